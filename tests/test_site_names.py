"""People and places: offices as articles name them, statements by the day of their article, attacks at their places."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from generator.model import Brief, KeyPoint, Lexicon, Person, Place
from generator.site.offices import offices, spellings
from tests.events_material import LEXICON, brief, claim, events, gold_seeds, record
from tests.site_material import built

SHMYHAL = Person("Denys Shmyhal", "Ukraine", ("Denis Shmyhal", "Shmyhal", "Shmygal"), ("prime minister", "defence minister"))


def quoting(*quotes: str, slug: str = "a", published: str | None = "2025-07-21") -> Brief:
    return Brief(slug, f"Report {slug}", None, published, key_points=tuple(KeyPoint(quote, quote) for quote in quotes))


@pytest.mark.parametrize(("quote", "expected"), [
    ("Ukraine’s Defence Minister Denys Shmyhal asked for funds.", ["defence minister"]),
    ("Ukrainian Defense Minister Shmyhal asked for funds.", ["defence minister"]),
    ("Denys Shmyhal, the Ukrainian prime minister, asked for funds.", ["prime minister"]),
    ("Shmygal, Ukraine's defence minister, spoke.", ["defence minister"]),
    ("Former Prime Minister Denys Shmyhal asked for funds.", []),
    ("ex-defence minister Shmyhal asked for funds.", []),
    ("Denys Shmyhal, a former prime minister, asked for funds.", []),
    ("Former Ukrainian Prime Minister Denys Shmyhal asked for funds.", []),
    ("First Deputy Prime Minister Shmyhal spoke.", []),
    ("Deputy Prime Minister Shmyhal spoke.", []),
    ("Shmyhal met Prime Minister Jonas Gahr Støre.", []),
    ("Shmyhal, Norwegian Prime Minister Jonas Gahr Støre and others met.", []),
    ("The prime minister asked for funds.", []),
])
def test_an_office_is_one_that_the_article_gives_to_the_name(quote, expected):
    assert [office.text for office in offices(SHMYHAL, [quoting(quote)])] == expected


def test_an_office_is_as_of_the_latest_article_that_names_it():
    newest_first = [quoting("Prime Minister Shmyhal spoke.", slug="c", published="2025-07-23"),
                    quoting("Defence Minister Shmyhal spoke.", slug="b", published="2025-07-22"),
                    quoting("Prime Minister Shmyhal spoke.", slug="a")]
    found = [(office.text, office.day.text, office.path) for office in offices(SHMYHAL, newest_first)]
    assert found == [("prime minister", "23 July 2025", "briefs/c/"), ("defence minister", "22 July 2025", "briefs/b/")]


def test_only_spellings_of_the_articles_are_told():
    assert spellings("Kyiv", ("Kiev", "Kyyiv"), [quoting("Kiev was hit, and Kievan Rus was not.")]) == ("Kiev",)
    assert spellings("Denys Shmyhal", SHMYHAL.aliases, [quoting("Shmyhal and Shmygalski spoke.")]) == ()


# --- Pages ----------------------------------------------------------------------------------------------------------


def pages(*briefs: Brief, lexicon: Lexicon = LEXICON) -> dict[str, str]:
    files, faults = built(events(*briefs), briefs, lexicon=lexicon)
    assert not faults
    return {path: text_of(body) for path, body in files.items() if path.endswith(".html")}


def text_of(body: bytes) -> str:
    main = body.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r" ([,;:)])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", "<main" + main)).split()))


def test_a_person_s_statements_stand_by_the_day_of_their_article_each_once():
    page = pages(*gold_seeds())["people/volodymyr-zelensky/index.html"]
    assert "Cited on 5 events, named as taking part in 2 events." in page
    said = page.partition("Statements, by the day of the article")[2]
    assert said.index("22 July 2025") < said.index("Two people were killed in the latest wave") < said.index("21 July 2025")
    assert said.index("21 July 2025") < said.index("a total of two dead and 15 injured")
    assert said.count("Two people were killed in the latest wave of attacks, Zelensky said") == 1
    assert "president (as of 22 July 2025, named in" in page


def test_one_sentence_on_two_events_is_told_once_with_both():
    quote = "Putin said he would meet in Istanbul and call Merz."
    talks = [record("talks", fields, id=f"talks-{n}", claims=(claim("talks", quote, "Vladimir Putin", **fields),)) for n, fields in enumerate((
        {"kind": "negotiation", "status": "scheduled", "place": "Istanbul", "parties": ["Ukraine", "Russia"]},
        {"kind": "call", "status": "scheduled", "parties": ["Russia", "Germany"], "participants": ["Vladimir Putin", "Friedrich Merz"]}))]
    page = pages(brief("a", *talks))["people/vladimir-putin/index.html"]
    assert page.count("Putin said he would meet") == 1
    assert "Said on Ukraine and Russia: negotiation in Istanbul (scheduled); Russia and Germany: call of Vladimir Putin and Friedrich Merz" in page
    assert "Office named in none of the sentences we quote" in page


def test_who_is_named_by_surname_or_in_another_spelling_has_one_page():
    told = {"kind": "meeting", "status": "held", "date": "2025-07-21", "participants": ["Shmygal", "Vladimir Putin"]}
    said = claim("talks", "They met in Minsk, Denis Shmyhal said.", "Denis Shmyhal", place="Minsk")
    lexicon = replace(LEXICON, people=(*(p for p in LEXICON.people if p.name != SHMYHAL.name), SHMYHAL))
    found = pages(brief("a", record("talks", told, claims=(claim("talks", "Shmygal met Putin.", None, **told), said))), lexicon=lexicon)
    assert [path for path in found if path.startswith("people/") and "hm" in path] == ["people/denys-shmyhal/index.html"]
    page = found["people/denys-shmyhal/index.html"]
    assert "Cited on 1 event, named as taking part in 1 event." in page and "They met in Minsk" in page
    assert "Denys Shmyhal" in found["people/index.html"]


def test_a_denial_of_a_person_is_told_as_one():
    denial = replace(claim("attacks", "Putin denied it.", "Vladimir Putin", attacker="Russia"), stance="denies")
    night = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"]}
    page = pages(brief("a", record("attacks", night, claims=(claim("attacks", "Kyiv was hit.", None, **night), denial))))["people/vladimir-putin/index.html"]
    assert "Putin denied it. Denied on Attack by Russia on Kyiv" in page


def test_a_place_has_its_attacks_its_meetings_and_its_region_s_other_places():
    night = record("attacks", {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "killed": 2})
    other = record("attacks", {"date": "2025-06-01", "attacker": "Russia", "places": ["Brovary"]})
    talks = record("talks", {"kind": "meeting", "place": "Kyiv", "status": "held", "participants": ["Vladimir Putin", "Friedrich Merz"]})
    found = pages(brief("a", night, talks), brief("b", other))
    page = found["places/kyiv/index.html"]
    assert "1 attack and 1 meeting reported here." in page
    assert page.index("Attacks") < page.index("Russia attacked Kyiv") < page.index("Talks") < page.index("met in Kyiv")
    assert "Other places in Kyiv region Brovary 1 attack" in page
    assert "Other places" not in pages(brief("a", night))["places/kyiv/index.html"]


def test_a_name_with_very_many_events_has_a_page_that_can_be_read():
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 6)]
    attacks = [{"date": day, "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]} for day in days]
    page = pages(*(brief(f"b{n:03}", record("attacks", fields)) for n, fields in enumerate(attacks)))["places/kyiv/index.html"]
    assert "60 attacks reported here." in page and page.count("Russia attacked Kyiv") == 40 and "20 older: see the timeline" in page


def test_a_place_that_the_tables_do_not_know_says_so():
    page = pages(brief("a", record("attacks", {"date": "2025-07-21", "attacker": "Russia", "places": ["Nowhere"]})))["places/nowhere/index.html"]
    assert "not in our list of places" in page


def test_lists_say_how_often_and_leave_out_what_is_none():
    found = pages(*gold_seeds(), lexicon=replace(LEXICON, places=(*LEXICON.places, Place("Berlin", "city", "Germany", "Berlin", 52.52, 13.4))))
    assert "Friedrich Merz Germany · named as taking part in 1 event" in found["people/index.html"]
    assert "Berlin Berlin, Germany · 1 meeting" in found["places/index.html"]
