"""What the search of the browser is given: rows that lead to pages, names with their other spellings, files that stay small."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from generator.model import Brief, KeyPoint, Person, Place
from generator.site import search
from tests.events_material import LEXICON, events, one
from tests.site_material import BRIEFS, EVENTS, built, site

ROOT = Path(__file__).parents[1]
MINISEARCH = "templates/assets/minisearch.js"


def given(files, name=search.INDEX):
    return json.loads(files[name])


def test_every_row_and_every_name_leads_to_a_page():
    index = given(site())
    assert all(f"{row[0]}index.html" in site() for row in (*index["rows"], *index["names"]))
    assert {row[2] for row in index["rows"]} == {"talks", "attacks", "aid", "article"}


def test_rows_are_titles_with_what_the_title_does_not_say():
    rows = {row[0]: row[1:] for row in given(site())["rows"]}
    title, desk, day, names = rows["talks/2025-07-23-istanbul/"]
    assert (title, desk, day) == ("Talks in Istanbul", "talks", "2025-07-23")
    assert "Volodymyr Zelensky" in names and "Istanbul" not in names
    assert rows["briefs/fresh-talks/"][3:] == ["dpa", "Talks go on in Istanbul."]


def test_a_name_brings_its_other_spellings_and_each_is_the_same_word():
    index = given(site())
    kyiv, = [row for row in index["names"] if row[1] == "Kyiv"]
    assert kyiv[2:] == ["place", "Kiev"]
    assert index["same"]["kiev"] == "kyiv"


@pytest.mark.parametrize(("word", "meant"), [
    ("zelenskiy", "zelensky"), ("vladimir", "volodymyr"), ("krivoy", "kryvyi"), ("rog", "rih"), ("dnipropetrovsk", "dnipro"),
    ("us", "united states"), ("american", "united states"), ("second-largest", None), ("kryvyi", None), ("madyar", "robert brovdi"),
])  # fmt: skip
def test_other_spellings_are_paired_word_by_word(word, meant):
    lexicon = replace(
        LEXICON,
        people=(Person("Volodymyr Zelensky", "Ukraine", ("Zelenskiy", "Vladimir Zelensky")), Person("Robert Brovdi", "Ukraine", ("Madyar",))),
        places=(Place("Kryvyi Rih", "city", "Ukraine", aliases=("Krivoy Rog", "the steel city")),
                Place("Dnipro", "city", "Ukraine", aliases=("Dnipropetrovsk", "Ukraine's second-largest city"))),
    )
    met = one("a", "talks", kind="meeting", status="held", participants=["Volodymyr Zelensky", "Robert Brovdi"], parties=["Ukraine", "France"])
    hit = one("b", "attacks", date="2025-07-21", attacker="Russia", places=["Kryvyi Rih", "Dnipro"])
    index = given(built(events(met, hit), (met, hit), lexicon=lexicon)[0])
    assert index["same"].get(word) == meant


def test_older_rows_stand_in_files_of_their_own_that_do_not_change_when_new_ones_come(monkeypatch):
    monkeypatch.setattr(search, "CHUNK", 4)
    briefs = tuple(Brief(f"b{n:02}", f"Report {n}", None, f"20{10 + n}-01-01") for n in range(14))
    before, after = built((), briefs[:13])[0], built((), briefs)[0]
    older = {name for name in before if name.startswith("search/older-")}
    assert older == {"search/older-1.json", "search/older-2.json"}
    assert all(before[name] == after[name] for name in older)
    index = given(before)
    assert [row[0] for row in index["rows"]] == [f"briefs/b{n:02}/" for n in (12, 11, 10, 9, 8)], "the newest first, at least a full file"
    assert index["older"] == [["search/older-2.json", "2017", "2016", "2015", "2014"], ["search/older-1.json", "2013", "2012", "2011", "2010"]]
    rows = [*index["rows"], *given(before, "search/older-2.json"), *given(before, "search/older-1.json")]
    assert len(rows) == len({row[0] for row in rows}) == 13


def test_what_has_no_day_is_oldest():
    briefs = (Brief("a", "Undated", None), Brief("b", "Dated", None, "2025-07-21"))
    assert [row[1] for row in given(built((), briefs)[0])["rows"]] == ["Dated", "Undated"]


def test_a_row_holds_few_words_however_long_an_article_is():
    long = Brief("a", "Report", None, key_points=tuple(KeyPoint("word " * 60 + f"end{n}", "") for n in range(9)))
    row, = given(built((), (long,))[0])["rows"]
    assert "end0" in row[5] and len(row[5]) <= search.TEXT
    alone = Brief("a", "Report", None, key_points=(KeyPoint("word " * 900, ""),))
    assert len(given(built((), (alone,))[0])["rows"][0][5]) > search.TEXT, "half a sentence is none"


def test_the_years_of_the_page_are_those_of_the_rows():
    page = site()["search/index.html"].decode()
    found = re.findall(r'name="year" value="(\d+)"', page)
    assert found == sorted({row[3][:4] for row in given(site())["rows"] if len(row) > 3 and row[3]}, reverse=True) == ["2025"]


def test_the_order_of_the_input_does_not_matter_to_the_index():
    assert built(EVENTS[::-1], BRIEFS[::-1])[0][search.INDEX] == site()[search.INDEX]


def test_the_library_is_the_file_that_the_credits_name():
    body = (ROOT / MINISEARCH).read_bytes()
    credits = (ROOT / "CREDITS.md").read_text(encoding="utf-8")
    assert sha256(body).hexdigest() in credits, "docs/search.md says how to renew it"
    version = re.search(rb"MiniSearch (\d+\.\d+\.\d+)", body)[1].decode()
    assert f"MiniSearch {version}" in credits
    assert "Luca Ongaro" in (ROOT / "templates/assets/minisearch.LICENSE.txt").read_text(encoding="utf-8")
