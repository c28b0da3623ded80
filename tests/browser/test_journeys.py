"""What readers come for, from the front page to the answer: with the pointer and with the keyboard alone, on a phone and on a wide screen, with
JavaScript and without."""

from functools import cache

import pytest

from tests.browser.reader import TARGET_SHOWS, Reader
from tests.events_material import LEXICON, events, one
from tests.site_material import CONFIG, built
from tests.test_site_reconciled import BRIEFS as NIGHT

pytestmark = pytest.mark.browser

OTHERS = (
    *(one(f"older-{day}", "attacks", published=f"2025-06-{day}", date=f"2025-06-{day}", attacker="Russia", places=["Kharkiv"]) for day in (10, 12, 14, 16)),
    one("moscow-night", "attacks", published="2025-07-01", date="2025-07-01", attacker="Ukraine", places=["Moscow"]),
    one("tanks", "aid", published="2025-07-20", item="tanks", donor=["Germany"], status="pledged"),
    one("radars", "aid", published="2025-07-19", item="radars", donor=["Germany"], status="delivered"),
    one("boats", "aid", published="2025-07-18", item="boats", donor=["France"], status="pledged"),
)
KYIV = "attacks/2025-07-21-kyiv-attack-by-russia/"


@cache
def files_shown():
    briefs = (*NIGHT, *OTHERS)
    return built(events(*briefs), briefs, lexicon=LEXICON)[0]


@pytest.fixture(params=[(means, width, scripts) for means in ("pointer", "keyboard") for width in (360, 1280) for scripts in (True, False)],
                ids=lambda p: f"{p[0]}-{p[1]}-{'scripts' if p[2] else 'no-scripts'}")
def reader(request, browser, fresh):
    means, width, scripts = request.param
    browser.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    browser.call("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    looking = Reader(browser, means, width=width)
    looking.scripts = scripts
    yield looking
    assert (browser.foreign, browser.missing, browser.complaints) == ([], [], [])


def heading(reader):
    return reader.sees("document.querySelector('h1').innerText")


def address(reader):
    return str(reader.sees("location.href")).removeprefix(CONFIG.base_url)


def unfold(reader):
    """Opens the filters where they are folded."""
    if reader.sees("document.querySelector('.filters > summary').checkVisibility()"):
        reader.uses(".filters > summary")
        if reader.means == "keyboard":
            reader.presses("Enter")
        reader.waits_for("document.querySelector('.filters').open")


def test_the_latest_attack_on_kyiv_and_who_gives_which_toll(reader):
    reader.open("")
    reader.follows(".masthead nav a", "Attacks")
    first = reader.sees("[...document.querySelectorAll('.card a')].find(link => /Kyiv/.test(link.innerText)).innerText.trim()")
    reader.follows(".card a", first)
    assert address(reader) == KYIV
    told = reader.sees("[...document.querySelectorAll('.figures > div')].find(one => one.querySelector('dt').innerText.startsWith('Killed')).innerText")
    for toll in ("1 to 4", "sources differ", "4 – Ukrainian police", "Kharkiv only: 1 – Ukrainian police", "2 – Kyiv mayor", "Not confirmed by Donald Trump"):
        assert toll in str(told), told
    reader.follows(".figures a.state.differs")
    reader.waits_for("(box => box.top >= 0 && box.top < innerHeight)(document.querySelector(':target').getBoundingClientRect())")
    assert "Russian army" in str(reader.sees("document.querySelector(':target').parentElement.innerText"))


def test_a_figure_leads_to_its_sentence_and_the_article_s_value_to_its_own(reader):
    reader.open(KYIV)
    reader.follows(".figures .by a", "Ukrainian police")
    reader.waits_for(TARGET_SHOWS)
    assert "The toll rose to four, police said." in str(reader.sees("document.querySelector(':target').innerText"))
    reader.follows(".saying:target a", "Report later")
    assert address(reader) == "briefs/later/"
    reader.follows(".fact .cite", "Killed, sentence 2")
    reader.waits_for(TARGET_SHOWS)
    assert "The toll rose to four, police said." in str(reader.sees("document.querySelector(':target').innerText"))
    lit = "[...document.querySelectorAll('.record .fact')].filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)').map(one => one.id)"
    assert [one.rpartition(".")[2] for one in reader.sees(lit)] == ["killed"], "the value lights up with its sentence"
    reader.follows(".evidence:target .values a", "Killed: 4")
    reader.waits_for(TARGET_SHOWS)
    assert str(reader.sees("location.hash")).endswith(".killed")
    lit = "[...document.querySelectorAll('.evidence')].filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)').map(one => one.className)"
    assert reader.sees(lit) == ["evidence says-2"]


def test_attacks_on_one_country(reader):
    reader.open("")
    reader.follows(".masthead nav a", "Attacks")
    unfold(reader)
    reader.follows(".filters a", "Ukraine")
    assert heading(reader) == "Attacks on Ukraine"
    assert "Moscow" not in str(reader.sees("document.querySelector('main').innerText"))


def test_military_aid_of_one_donor(reader):
    reader.open("")
    reader.follows(".masthead nav a", "Military aid")
    unfold(reader)
    reader.follows(".filters a", "Germany")
    assert heading(reader) == "Military aid: Germany"
    items = reader.sees("[...document.querySelectorAll('.ladder tbody th a')].map(one => one.innerText)")
    assert items == ["Tanks", "Radars"]


def test_a_misspelt_name(reader):
    reader.open("")
    reader.follows(".masthead nav a", "Search")
    if reader.scripts:
        reader.uses("#q")
        reader.types("Kharkvi")
        reader.presses("Enter")
        reader.waits_for("document.querySelector('#results a')")
        assert "“Kharkvi” stands nowhere; shown: “Kharkiv”." in str(reader.sees("document.getElementById('count').innerText"))
        reader.follows("#results a", "Kharkiv")
    else:
        assert "The search field needs JavaScript. The lists below hold the same pages." in str(reader.sees("document.querySelector('main').innerText"))
        assert not reader.sees("document.getElementById('search').checkVisibility() || document.getElementById('filters').checkVisibility()")
        reader.follows("[aria-labelledby=names] a", "Kharkiv")
    assert (address(reader), heading(reader)) == ("places/kharkiv/", "Kharkiv")


def test_a_search_of_another_page_without_scripts_ends_at_the_lists(browser):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open("search/?q=Kyiv")
    assert browser.value("document.querySelectorAll('[aria-labelledby=names] li').length") > 0
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("address", ["attacks/", "attacks/on-ukraine/", "aid/", "aid/by-month/", "talks/", "briefs/later/"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_pages_with_filters_and_numbers_fit(browser, address, width):
    browser.open(address, width=width)
    browser.value("document.querySelectorAll('.filters').forEach(one => { one.open = true; })")
    assert browser.value("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("state", ["hover", "focus"])
def test_a_value_and_its_sentences_light_up_together(browser, state):
    browser.open("briefs/later/", width=1280)
    lit = "[...document.querySelectorAll('.evidence, .record .fact')].filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)').map(one => one.className)"
    assert browser.value(lit) == []
    cite = "document.querySelector('.evidence.says-2 .values a')"
    if state == "focus":
        browser.value(f"{cite}.focus()")
    else:
        browser.value(f"{cite}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        x, y = browser.value(f"(box => [box.left + 5, box.top + 5])({cite}.getBoundingClientRect())")
        browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    assert browser.value(lit) == ["fact by-2"]
