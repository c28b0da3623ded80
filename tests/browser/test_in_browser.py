"""The sample site in Chromium: it fits a narrow phone, needs no JavaScript and no other host, and complains about nothing."""

import re
import time
from functools import cache

import pytest

from tests.browser.addresses import PAGES
from tests.events_material import LEXICON, events
from tests.site_material import CONFIG, built, site
from tests.test_site_reconciled import BRIEFS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("fresh")]
files_shown = site

AGE = "The newest article in this briefing is n days old. Later reports may differ."
LONGEST_LINE = 680
"""Pixels: some 72 letters of 19 pixels."""
SETTLED = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_320_pixels_and_asks_nobody_else(browser, address):
    browser.open(address, width=320)
    assert browser.value("document.documentElement.scrollWidth") <= 320
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


@pytest.mark.parametrize("width", [320, 360, 640])
@pytest.mark.parametrize("address", ["aid/", "aid/by-donor/without-a-named-donor/"])
def test_on_a_phone_each_item_of_aid_shows_its_step_and_who_says_so_without_scrolling(browser, address, width):
    browser.open(address, width=width)
    steps = browser.value("""[...document.querySelectorAll('.ladder tbody tr:not(.total)')].map(row =>
        [...row.querySelectorAll('td:has(.in-words):has(a)')].filter(one => one.checkVisibility()).map(one =>
            [one.innerText, one.querySelector('a').getBoundingClientRect().right]))""")
    assert steps and all(steps)
    assert all(text.startswith(('Requested:', 'Pledged:', 'Delivered:')) and right <= width for row in steps for text, right in row)
    absent = browser.value("[...document.querySelectorAll('.ladder tbody th .in-words')].map(one => one.innerText)")
    assert absent and all(text.startswith("Not stated: ") for text in absent)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("address", ["", "attacks/2025-07-21-kyiv-attack-by-russia/", "days/2025-07-23/", "people/donald-trump/", "places/kyiv/"])
def test_what_is_denied_and_disputed_fits_too(browser, monkeypatch, address, width):
    monkeypatch.setattr(browser, "files", _disputed())
    browser.open(address, width=width)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


@cache
def _disputed():
    return built(events(*BRIEFS), BRIEFS, lexicon=LEXICON)[0]


def test_a_request_to_another_host_would_be_noticed(browser):
    browser.open("")
    browser.value("fetch('https://elsewhere.example/').catch(() => 0)")
    assert browser.foreign or browser.complaints, "the policy of the page forbids it, and says so"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_the_same_without_javascript(browser, address):
    browser.open(address)
    browser.value("document.querySelectorAll('#search, #filters').forEach(part => part.remove())")
    with_script = re.sub(r"\b[\d,]+ days old", "n days old", browser.value("document.querySelector('main').innerText"))
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    without = browser.value("document.querySelector('main').innerText")
    assert len(without) > 40
    assert set(without.split()) >= set(with_script.split()) - set(AGE.split())


def test_an_old_briefing_says_how_old_it_is_above_its_headline(browser):
    browser.open("")
    note = browser.value("document.getElementById('age').innerText")
    assert re.fullmatch(AGE.replace("n days", r"[\d,]+ days"), note)
    assert browser.value("document.getElementById('age').getBoundingClientRect().bottom "
                         "<= document.querySelector('h1').getBoundingClientRect().top")


def test_a_fresh_briefing_does_not(browser):
    source = "Date.now = () => Date.parse('2025-07-22T12:00:00Z')"
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
    browser.open("")
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    assert browser.value("document.getElementById('age').hidden")


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_follows_the_readers_light(browser, scheme, is_dark):
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open("")
    red = browser.value("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 64) == is_dark


def test_text_is_large_enough(browser):
    for width, least in ((360, 18), (1280, 19)):
        browser.open("", width=width)
        assert browser.value("parseFloat(getComputedStyle(document.body).fontSize)") >= least


@pytest.mark.parametrize("address", PAGES)
def test_lines_are_not_too_long(browser, address):
    browser.open(address, width=1600)
    widths = browser.value("[...document.querySelectorAll('p, dd, blockquote, main li')].map(e => e.clientWidth)")
    assert max(widths) <= LONGEST_LINE


def test_the_first_stop_of_the_keyboard_is_the_skip_link_and_it_shows(browser):
    browser.open("")
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    browser.value(SETTLED)
    assert browser.value("document.activeElement.className") == "skip"
    assert browser.value("document.activeElement.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_while_a_page_loads(browser, address):
    browser.open(address, width=360, height=740)
    moved = browser.value("""new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value; }).observe({type: 'layout-shift', buffered: true});
        requestAnimationFrame(() => setTimeout(() => done(sum), 60));
    })""")
    assert moved < 0.005


def test_the_first_item_stands_on_the_first_screen_of_a_phone(browser):
    browser.open("", width=360, height=740)
    assert browser.value("document.querySelector('.card h3').getBoundingClientRect().bottom") <= 740


def test_the_error_page_works_at_any_depth(browser):
    browser.open("no/such/page/")
    assert browser.value("document.querySelector('h1').innerText") == "This page does not exist"
    assert browser.value("document.styleSheets.length") == 1
    assert browser.missing == [f"{CONFIG.base_url}no/such/page/"]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_leads_to_the_event(browser, scripts):
    browser.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    browser.open("talks/2025-07-24-istanbul/", width=320)
    for _ in range(500):
        if _arrived(browser, f"{CONFIG.base_url}talks/2025-07-23-istanbul/"):
            break
        time.sleep(0.01)
    assert browser.value("location.href") == f"{CONFIG.base_url}talks/2025-07-23-istanbul/"
    assert browser.value("document.querySelector('h1').innerText") == "Talks in Istanbul"
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


def _arrived(browser, address):
    """Whether the page has the address and is whole; a page that is just being left cannot say."""
    try:
        return browser.value(f"location.href === '{address}' && document.readyState === 'complete'")
    except AssertionError:
        return False
