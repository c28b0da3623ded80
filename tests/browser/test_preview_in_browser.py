"""The preview in Chromium: a save shows by itself, a fault lies over the last good page and leads to its line."""

import json
import time

import pytest

from generator.preview.server import Preview
from tests.browser.devtools import PATIENCE, Browser
from tests.projects import DATED_SLUG, by_hand, change

pytestmark = pytest.mark.browser
PAGE = f"briefs/{DATED_SLUG}/"


@pytest.fixture
def open_page(browser_path, tmp_path):
    """(the project's folder, its preview, Chromium with the page of its brief)"""
    root = by_hand(tmp_path / "project")
    preview = Preview(root, port=0)
    preview.update()
    preview.start()
    browser = Browser(browser_path, tmp_path / "profile", {}, preview.address)
    browser.call("Fetch.disable")
    browser.open(PAGE)
    until(browser, "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('overlay.css'))")
    yield root, preview, browser
    browser.close()
    preview.close()


def until(browser, expression):
    """Waits until the page says so; while it is being left it says nothing."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if browser.value(expression):
                return
        except AssertionError:
            pass
        time.sleep(0.02)
    pytest.fail(f"never true: {expression}")


def save(root, preview, old, new):
    change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", old, new)
    assert preview.update()


def test_a_save_shows_by_itself(open_page):
    root, preview, browser = open_page
    save(root, preview, "title: Drones hit", "title: Drones over")
    until(browser, "document.querySelector('h1').textContent === 'Drones over Kharkiv'")
    assert browser.complaints == []


def test_a_fault_lies_over_the_page_until_it_is_mended(open_page):
    root, preview, browser = open_page
    save(root, preview, "killed: 2", "killed: at lest 2")
    until(browser, "document.querySelector('.preview-faults a') !== null")
    box = "document.querySelector('.preview-faults')"
    assert browser.value(f"{box}.getAttribute('role')") == "alert"
    assert '"at lest 2" is not a quantity' in browser.value(f"{box}.innerText")
    assert browser.value(f"{box}.querySelector('a').href").endswith(f"/content/briefs/{DATED_SLUG}.yaml:9")
    assert browser.value("document.querySelector('h1').textContent") == "Drones hit Kharkiv"
    save(root, preview, "killed: at lest 2", "killed: 2")
    until(browser, f"{box} === null")
    assert browser.complaints == []


def test_a_page_whose_brief_was_not_saved_stays_where_it_is(open_page):
    root, preview, browser = open_page
    browser.open("about/")
    until(browser, "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('overlay.css'))")
    browser.value("window.unmoved = true")
    save(root, preview, "title: Drones hit", "title: Drones over")
    told = json.dumps(f"/.preview/events?page={preview.shown.base_path}{PAGE}")
    # By the time that a page of the changed brief has been told, this one has been told as well.
    browser.value(f"new Promise(done => {{ new EventSource({told}).onmessage = done; }})")
    assert browser.value("window.unmoved") is True
