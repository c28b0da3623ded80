"""The style page: every component is on it, it is in the preview alone, and it opens in the browser without a complaint."""

import re
from collections import Counter
from functools import cache

import pytest

from generator.site.index import Preview
from tests.browser.devtools import Browser
from tests.events_material import LEXICON, events
from tests.site_material import CONFIG, ROOT, built
from tests.test_site_reconciled import BRIEFS

COMPONENTS = {path.stem for path in (ROOT / "templates" / "components").iterdir()}
IN_OTHERS = {"days", "jumps", "languages"}
"""A day and a row of links: parts of nearly every other component; the languages stand at the head of every page of a site that has several."""


@cache
def site():
    return built(events(*BRIEFS), BRIEFS, lexicon=LEXICON, preview=Preview({}, {}))[0]


def page():
    return site()["style/index.html"].decode()


def test_every_component_is_shown():
    assert set(re.findall(r"<code>templates/components/([a-z-]+)\.html</code>", page())) == COMPONENTS - IN_OTHERS


def test_the_page_is_made_of_what_the_site_holds():
    assert "Ukrainian police" in page() and "Where the sources differ" in page()


def test_a_site_without_articles_says_so_component_by_component():
    empty = built((), (), preview=Preview({}, {}))[0]["style/index.html"].decode()
    assert empty.count("Nothing on this site shows it.") == empty.count('class="specimen"') - 1, "the lines to copy are always there"


def test_no_published_site_has_it():
    assert "style/index.html" not in built()[0]
    assert "style/" not in built()[0]["sitemap.xml"].decode()


def test_no_two_elements_have_one_name():
    assert max(Counter(re.findall(r'\bid="([^"]+)"', page())).values()) == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_it_opens_and_fits(browser_path, tmp_path, width):
    browser = Browser(browser_path, tmp_path, site(), CONFIG.base_url)
    browser.open("style/", width=width)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert browser.value("document.querySelectorAll('.specimen').length") >= len(COMPONENTS - IN_OTHERS)
    complaints = (browser.foreign, browser.missing, browser.complaints)
    browser.close()
    assert complaints == ([], [], [])
