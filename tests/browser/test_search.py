"""The search in Chromium: what readers type, how it is typed and misspelt, what comes first, and what is loaded when."""

from dataclasses import replace
from functools import cache
from urllib.parse import quote

import pytest

from generator.model import Brief, KeyPoint, Person, Place
from generator.site import search
from tests.events_material import LEXICON, brief, events, record
from tests.site_material import CONFIG, HOSTILE, built

pytestmark = pytest.mark.browser

SPELT = replace(
    LEXICON,
    people=(Person("Volodymyr Zelensky", "Ukraine", ("Zelensky", "Zelenskiy", "Zelenskyi")), Person("Sergei Lavrov", "Russia", ("Lavrov",)),
            Person("Donald Trump", "United States", ("Trump",))),
    places=tuple(Place(name, "city", "Ukraine", region, 50.0, 30.0, 1_000_000, aliases) for name, region, aliases in (
        ("Kyiv", "Kyiv region", ("Kiev",)), ("Kharkiv", "Kharkiv region", ("Kharkov",)), ("Odesa", "Odesa region", ("Odessa",)),
        ("Dnipro", "Dnipropetrovsk region", ("Dnepr",)), ("Kryvyi Rih", "Dnipropetrovsk region", ("Krivoy Rog",)))),
)


def _night(day, *places, **fields):
    return record("attacks", {"date": day, "attacker": "Russia", "places": places, **fields}, id=f"night-{day}")


BRIEFS = (
    brief("july", _night("2025-07-21", "Kyiv", "Kharkiv", weapons=["drone"], damage=["a school"]), published="2025-07-21", publisher="dpa"),
    brief("may", _night("2024-05-23", "Kharkiv"), published="2024-05-23"),
    brief("odesa", _night("2023-07-23", "Odesa", "Dnipro", "Kryvyi Rih"), published="2023-07-23"),
    brief("call", record("talks", {"kind": "call", "status": "held", "date": "2025-07-03", "parties": ["Ukraine", "Russia", "United States"],
                                   "participants": ["Volodymyr Zelensky", "Sergei Lavrov", "Donald Trump"]}), published="2025-07-04"),
    Brief("echo", "Kharkiv mourns", None, "2024-05-24", key_points=(KeyPoint("People came to the trampled square in Kyiv.", ""),)),
    Brief("hostile", HOSTILE, None, "2024-01-01"),
)
JULY = "attacks/2025-07-21-kyiv-attack-by-russia/"
MAY = "attacks/2024-05-23-kharkiv-attack-by-russia/"


@cache
def files_shown():
    return built(events(*BRIEFS), BRIEFS, lexicon=SPELT)[0]


@pytest.fixture(autouse=True)
def quiet(browser, fresh):
    """No search asks anybody else, misses a file or complains."""
    yield
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


def until(browser, expression):
    """Waits for something to hold on the page."""
    browser.value(f"new Promise(done => {{ const look = () => {expression} ? done() : setTimeout(look, 10); look(); }})")


def settle(browser):
    """Until the page tells a count."""
    until(browser, "document.getElementById('count').textContent")


def found(browser, query, **options):
    """The addresses of the results, in order."""
    browser.open(f"search/?q={quote(query)}", **options)
    settle(browser)
    return [link.removeprefix(CONFIG.base_url) for link in browser.value("[...document.querySelectorAll('#results a')].map(a => a.href)")]


def text(browser, id):
    return browser.value(f"document.getElementById('{id}').innerText")


@pytest.mark.parametrize(("query", "first"), [
    ("Kiev", "places/kyiv/"), ("Odessa", "places/odesa/"), ("Dnepr", "places/dnipro/"), ("Krivoy Rog", "places/kryvyi-rih/"),
    ("Karkiv", "places/kharkiv/"), ("Kharkvi", "places/kharkiv/"), ("KHARKIV", "places/kharkiv/"),
    ("Zelenskiy", "people/volodymyr-zelensky/"), ("zelen", "people/volodymyr-zelensky/"), ("Zelenskj", "people/volodymyr-zelensky/"),
    ("Lavrow", "people/sergei-lavrov/"), ("Sergej Lavrov", "people/sergei-lavrov/"),
    ("Київ", "places/kyiv/"), ("Киев", "places/kyiv/"), ("Харків", "places/kharkiv/"), ("Харьков", "places/kharkiv/"),
    ("Одеса", "places/odesa/"), ("Одесса", "places/odesa/"), ("Дніпро", "places/dnipro/"), ("Днепр", "places/dnipro/"),
    ("Зеленський", "people/volodymyr-zelensky/"), ("Зеленский", "people/volodymyr-zelensky/"), ("Лавров", "people/sergei-lavrov/"),
    ("Трамп", "people/donald-trump/"), ("schools in Kyiv", JULY), ("drones 2025", JULY), ("Russian attack on Kharkiv", JULY),
    ("U.S.", "talks/2025-07-03-ukraine-russia-united-states-call/"),
])  # fmt: skip
def test_what_readers_type_is_found(browser, query, first):
    assert found(browser, query)[0] == first


def test_titles_come_before_texts_and_of_equals_the_newest(browser):
    addresses = found(browser, "Kharkiv")
    assert addresses == ["places/kharkiv/", JULY, "briefs/echo/", MAY]
    assert found(browser, "Kyiv") == ["places/kyiv/", JULY, "briefs/echo/"], "in a text last"


def test_a_near_spelling_is_told(browser):
    found(browser, "Karkiv")
    assert text(browser, "count") == "“Karkiv” stands nowhere; shown: “Kharkiv”. 4 pages."
    found(browser, "Kharkiv")
    assert text(browser, "count") == "4 pages."


def test_what_was_found_is_marked_with_its_desk_and_day(browser):
    found(browser, "kharkiv school")
    assert text(browser, "results").split("\n")[1:] == ["Attacks · 21 July 2025", "", "a school"]
    assert browser.value("[...document.querySelectorAll('#results mark')].map(m => m.textContent)") == ["Kharkiv", "school"]
    found(browser, "Kiev")
    assert "Also written Kiev" in text(browser, "results")


def test_hostile_titles_stay_text(browser):
    assert found(browser, "script")[0] == "briefs/hostile/"
    assert "<script>" in text(browser, "results")
    assert browser.value("document.querySelectorAll('#results script, #results img').length") == 0


def test_nothing_found_offers_each_word_and_leaves_the_lists(browser):
    assert found(browser, "Odesa school") == []
    assert text(browser, "count") == "No page found. The lists by month and by name are below."
    offered = browser.value("[...document.querySelectorAll('#near a')].map(a => a.search)")
    assert offered == ["?q=Odesa", "?q=school"]
    assert browser.value("document.querySelectorAll('[aria-labelledby=months] li').length") > 0
    assert found(browser, "qqqqqq") == []
    assert text(browser, "near") == ""


def test_the_count_is_announced_politely(browser):
    found(browser, "Kyiv")
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    status, = [node for node in tree if node.get("role", {}).get("value") == "status"]
    assert {one["name"]: one["value"]["value"] for one in status["properties"]}["live"] == "polite"


def type_in(browser, words):
    browser.value("document.getElementById('q').focus()")
    browser.call("Input.insertText", text=words)


def test_typing_shows_results_and_keeps_the_address(browser):
    browser.open("search/")
    type_in(browser, "Khar")
    settle(browser)
    assert browser.value("document.querySelector('#results a').href") == f"{CONFIG.base_url}places/kharkiv/"
    assert browser.value("location.search") == "?q=Khar"
    browser.value("document.getElementById('q').select()")
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Delete", code="Delete", windowsVirtualKeyCode=46)
    until(browser, "!document.getElementById('count').textContent")
    assert text(browser, "results") == ""
    assert browser.value("location.search") == ""


@pytest.mark.parametrize(("ticked", "left"), [
    ("&desk=attacks", [JULY, MAY]), ("&year=2024", ["briefs/echo/", MAY]), ("&desk=attacks&year=2024", [MAY]),
    ("&desk=attacks&desk=article", [JULY, "briefs/echo/", MAY]), ("&desk=name", ["places/kharkiv/"]), ("&desk=aid", []),
])  # fmt: skip
def test_an_address_holds_the_filters(browser, ticked, left):
    browser.open(f"search/?q=Kharkiv{ticked}", width=360)
    settle(browser)
    assert [a.removeprefix(CONFIG.base_url) for a in browser.value("[...document.querySelectorAll('#results a')].map(a => a.href)")] == left
    assert browser.value("document.getElementById('filters').open")


def test_a_box_tells_what_it_would_leave_and_filters_at_once(browser):
    found(browser, "Kharkiv")
    assert text(browser, "filters").split() == ["Desk", "Talks", "0", "Attacks", "2", "Military", "aid", "0", "Articles", "1", "People", "and", "places", "1",
                                               "Year", "2025", "1", "2024", "2", "2023", "0"]
    browser.value("document.querySelector('[value=attacks]').click()")
    until(browser, "document.getElementById('count').textContent === '2 pages.'")
    assert browser.value("location.search") == "?q=Kharkiv&desk=attacks"


def test_filters_are_open_beside_the_list_on_wide_screens_and_folded_on_phones(browser):
    found(browser, "Kharkiv", width=1280)
    box = "document.querySelector('#filters input').getBoundingClientRect()"
    assert browser.value(f"{box}.left > document.getElementById('results').getBoundingClientRect().right")
    assert not browser.value("document.querySelector('#filters summary').checkVisibility()")
    found(browser, "Kharkiv", width=360)
    assert not browser.value("document.querySelector('#filters input').checkVisibility({contentVisibilityAuto: true})")
    assert browser.value("document.querySelector('#filters summary').checkVisibility()")


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("query", ["Kharkiv", "Karkiv", "Odesa school", "Kharkiv&desk=attacks"])
def test_results_fit(browser, query, width):
    browser.open(f"search/?q={query.replace(' ', '+')}", width=width)
    settle(browser)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_the_form_of_another_page_leads_to_the_results(browser):
    browser.open("no/such/page/")
    assert browser.missing.pop().endswith("no/such/page/")
    browser.complaints.clear()
    type_in(browser, "Kiev")
    browser._events.clear()
    for kind in ("keyDown", "char", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r" if kind != "keyUp" else "", windowsVirtualKeyCode=13)
    while not browser._events:
        browser._next()
    settle(browser)
    assert browser.value("location.href") == f"{CONFIG.base_url}search/?q=Kiev"
    assert browser.value("document.querySelector('#results a').href") == f"{CONFIG.base_url}places/kyiv/"


# --- Files of rows --------------------------------------------------------------------------------------------------


@pytest.fixture
def chunked(browser, monkeypatch):
    """A site with so few rows a file that most are older ones; notes which files are asked for."""
    monkeypatch.setattr(search, "CHUNK", 3)
    briefs = tuple(Brief(f"b{n:02}", f"Report {'alpha' if n == 1 else 'beta'} of the year", None, f"20{10 + n}-01-01") for n in range(12))
    files = Asked(built((), briefs)[0])
    monkeypatch.setattr(browser, "files", files)
    return files.asked


class Asked(dict):
    def __init__(self, files):
        super().__init__(files)
        self.asked = []

    def get(self, name, *rest):
        self.asked += [name] if name.endswith(".json") else []
        return super().get(name, *rest)


def test_older_rows_are_loaded_when_nothing_newer_fits(browser, chunked):
    assert found(browser, "beta")[0] == "briefs/b11/"
    assert chunked == ["search/index.json"]
    assert text(browser, "count") == "3 pages. Pages of 2010 to 2018 are not searched yet."
    chunked.clear()
    found(browser, "alpha")
    until(browser, "document.querySelector('#results a')")
    assert chunked == ["search/index.json", "search/older-3.json", "search/older-2.json", "search/older-1.json"]
    assert text(browser, "count") == "1 page."


def test_older_rows_are_loaded_by_their_year(browser, chunked):
    browser.open("search/?q=beta&year=2013")
    settle(browser)
    until(browser, "document.querySelector('#results a')")
    assert chunked == ["search/index.json", "search/older-2.json"]
    assert browser.value("document.querySelector('#results a').href") == f"{CONFIG.base_url}briefs/b03/"


def test_older_rows_are_loaded_on_demand(browser, chunked):
    found(browser, "beta")
    browser.value("document.querySelector('#further button').click()")
    until(browser, "document.getElementById('count').textContent === '11 pages.'")
    assert len(chunked) == 4
    assert text(browser, "further") == ""


def test_an_index_that_cannot_be_loaded_is_told(browser, monkeypatch):
    monkeypatch.setattr(browser, "files", {name: body for name, body in files_shown().items() if not name.endswith(".json")})
    found(browser, "Kyiv")
    assert text(browser, "count") == "The index could not be loaded. The lists by month and by name are below."
    browser.missing.clear()
    browser.complaints.clear()


def test_nothing_is_loaded_before_the_field_is_used(browser, chunked):
    browser.open("search/")
    assert chunked == []
    browser.value("document.getElementById('q').focus()")
    until(browser, "performance.getEntriesByType('resource').some(one => one.name.endsWith('.json'))")
    assert chunked == ["search/index.json"]
