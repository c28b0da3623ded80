"""The pages that only a site of many briefs has: later pages of lists, lists by one value, months, addresses that have changed."""

import json

import pytest

from tests.browser.addresses import PAGES_OF_MANY
from tests.browser.axe import broken_at_all_widths
from tests.browser.reader import Reader
from tests.test_site_large import large

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("fresh")]
files_shown = large
MOVED, STAYING = b'http-equiv="refresh"', b'name="no-refresh"'


def moved():
    """The first address that leads on."""
    return next(path.removesuffix("index.html") for path, page in large().items() if path.endswith(".html") and MOVED in page)


@pytest.mark.parametrize("address", PAGES_OF_MANY)
def test_a_page_fits_320_pixels_and_asks_nobody_else(browser, address):
    browser.open(address, width=320)
    assert browser.value("document.documentElement.scrollWidth") <= 320
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES_OF_MANY)
def test_a_page_breaks_no_rule_of_accessibility(browser, address, scheme):
    assert broken_at_all_widths(browser, address, scheme) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_address_that_has_changed_is_a_page_like_others(browser, monkeypatch, scheme):
    address = moved()
    page = large()[f"{address}index.html"]
    monkeypatch.setattr(browser, "files", {**large(), f"{address}index.html": page.replace(MOVED, STAYING)})
    assert broken_at_all_widths(browser, address, scheme) == {}
    browser.open(address, width=320)
    assert browser.value("document.querySelector('h1').textContent") == "This event has another address now"
    assert browser.value("document.documentElement.scrollWidth") <= 320
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


def test_an_address_that_has_changed_leads_on(browser):
    reader = Reader(browser, "pointer", width=1280)
    reader.open(address := moved())
    reader.waits_for(f"!location.pathname.endsWith({json.dumps(address)}) && document.readyState === 'complete'")
    assert reader.sees("document.querySelector('h1').textContent") != "This event has another address now"
