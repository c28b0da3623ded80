"""Pictures in Chromium: they fit a narrow phone, the land of the shared file is drawn in the colours of the page, no name covers another."""

import pytest

from generator.site.folder import for_a_folder
from tests.picture_material import site

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("fresh")]
files_shown = site

ATTACK = "attacks/2025-06-17-kyiv-attack-by-russia/"
PAGES = ("attacks/", ATTACK, "talks/", "talks/by-track/ukraine-and-russia-negotiations/", "aid/", "days/2025-06-16/", "places/kharkiv-region/")
LAND = "document.querySelector('use.land:not(.other)')"
NAMES = "[...document.querySelectorAll('.map text')].map(t => (b => [b.left, b.top, b.right, b.bottom])(t.getBoundingClientRect()))"
"""Boxes of names as they are drawn; letters fill less than the height of their line."""
SLACK = 4


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_with_pictures_fits_and_asks_nobody_else(browser, address, width):
    browser.open(address, width=width)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_land_is_drawn_in_the_colours_of_the_page(browser, scheme):
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open("attacks/")
    assert browser.value(f"{LAND}.getBBox().width") > 1000
    token = browser.value("getComputedStyle(document.documentElement).getPropertyValue('--land').trim()")
    shown = browser.value(f"getComputedStyle({LAND}).fill")
    assert shown == "rgb({}, {}, {})".format(*(int(token[at : at + 2], 16) for at in (1, 3, 5)))


@pytest.mark.parametrize("width", [320, 800, 1280])
@pytest.mark.parametrize("address", ["attacks/", ATTACK])
def test_no_name_covers_another_one_or_leaves_the_map(browser, address, width):
    browser.open(address, width=width)
    names = browser.value(NAMES)
    left, top, right, bottom = browser.value("(b => [b.left, b.top, b.right, b.bottom])(document.querySelector('.map svg').getBoundingClientRect())")
    assert names
    for at, (x1, y1, x2, y2) in enumerate(names):
        assert left - 1 <= x1 and x2 <= right + 1 and top - SLACK <= y1 and y2 <= bottom + SLACK
        for a1, b1, a2, b2 in names[:at]:
            assert x2 <= a1 + 1 or a2 <= x1 + 1 or y2 - SLACK <= b1 or b2 - SLACK <= y1, names


@pytest.mark.parametrize("width", [320, 1280])
def test_a_bar_is_as_long_as_its_figure(browser, width):
    browser.open("attacks/", width=width)
    lengths = browser.value("[...document.querySelectorAll('table.bars:not(.worded) .drawn')].map(d => "
                            "[Number(d.querySelector('strong').textContent), d.querySelector('rect').getBoundingClientRect().width])")
    unit = lengths[0][1] / lengths[0][0]
    assert len(lengths) > 5 and unit > 3
    assert all(length == pytest.approx(number * unit, abs=1) for number, length in lengths)


def test_a_range_is_drawn_at_its_own_length(browser):
    browser.open("attacks/")
    of_the_whole = "(b => b.querySelector('.further').getBoundingClientRect().width / b.getBoundingClientRect().width)(document.querySelector('.bar:has(.further)'))"
    assert browser.value(of_the_whole) == pytest.approx(30 / 170, abs=0.02)


def test_a_map_in_a_folder_needs_no_other_file(browser, monkeypatch):
    without = {name: body for name, body in for_a_folder(site(), style=b"").items() if not name.startswith(("assets/land", "assets/regions"))}
    monkeypatch.setattr(browser, "files", {**without, "404.html": b""})
    browser.open("attacks/")
    assert browser.value("document.querySelector('path.land:not(.other)').getBBox().width") > 1000
    assert browser.missing == []
