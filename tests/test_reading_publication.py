"""Order of trust between the ways to find a day, and what a dated article lends to an undated one."""

from dataclasses import replace

from generator.model import Statement
from generator.reading.publication import inferred_days, publication_day

NOTHING = {"path": "a.txt", "front_matter": None, "metadata": None, "line": None, "datelines": (), "url": None, "year": None}
UNDATED = Statement("Volodymyr Zelensky", "monday", None, "Istanbul", "wednesday")
DATED = replace(UNDATED, said_on="2025-07-21")


def test_the_surest_way_counts():
    ways = {
        "front_matter": "2025-07-01", "metadata": "2025-07-02", "line": ("2025-07-03", "first line"),
        "datelines": ("KYIV, July 4, 2025 (Agency) - Talks",), "path": "2025-07-05.txt",
        "url": "https://example.org/2025/07/06/talks",
    }  # fmt: skip
    expected = ["front matter", "page metadata", "first line", "dateline", "file name", "page address"]
    found = []
    for way in list(ways):
        found.append(publication_day(**{**NOTHING, **ways}))
        ways.pop(way)
    assert [how for _, how in found] == expected
    assert [day for day, _ in found] == [f"2025-07-0{number}" for number in range(1, 7)]
    assert publication_day(**NOTHING) is None


def test_a_dateline_takes_its_year_only_where_the_file_knows_one():
    dateline = {**NOTHING, "datelines": ("KYIV, July 22 (Agency) - Talks",)}
    assert publication_day(**dateline) is None
    assert publication_day(**{**dateline, "year": 2025}) == ("2025-07-22", "dateline")
    assert publication_day(**{**dateline, "url": "https://example.org/2025/talks"}) == ("2025-07-22", "dateline")
    assert publication_day(**{**dateline, "year": 2024, "url": "https://example.org/2025/talks"}) is None


def test_a_date_with_its_weekday_fixes_the_year_of_a_dateline():
    dateline = {**NOTHING, "datelines": ("KYIV, July 22 (Agency) - Talks",)}
    assert publication_day(**dateline, story="They met on Monday (July 21).") == ("2025-07-22", "dateline")
    assert publication_day(**dateline, story="They met on Monday, 21 July, and on Sunday, July 20.") == ("2025-07-22", "dateline")
    for story in ("They met on Monday.", "They met on Friday, July 21, and on Monday (July 21).", "They met on Monday, July 21, 2003.",
                  "They met on Sunday, May 16.", "They met on Friday, January 3."):
        assert publication_day(**dateline, story=story) is None
    assert publication_day(**{**dateline, "year": 2024}, story="They met on Monday (July 21).") == ("2024-07-22", "dateline")
    assert publication_day(**{**NOTHING, "datelines": ("KYIV (Agency) - Talks",)}, story="They met on Monday (July 21).") is None


def test_the_same_statement_dates_an_undated_article():
    found = inferred_days({"seeds/b.txt": (UNDATED,)}, {"seeds/a.txt": (DATED,)})
    assert found == {"seeds/b.txt": ("2025-07-21", "same statement in a.txt")}


def test_case_is_no_difference():
    assert inferred_days({"b.txt": (replace(UNDATED, place="ISTANBUL"),)}, {"a.txt": (DATED,)})


def test_any_other_speaker_day_or_place_is_another_statement():
    for change in ({"speaker": "Rustem Umerov"}, {"said_weekday": "tuesday"}, {"place": "Ankara"}, {"event_weekday": "friday"}):
        assert inferred_days({"b.txt": (replace(UNDATED, **change),)}, {"a.txt": (DATED,)}) == {}


def test_a_statement_with_a_gap_matches_nothing():
    gap = replace(DATED, place="")
    assert inferred_days({"b.txt": (replace(UNDATED, place=""),)}, {"a.txt": (gap,)}) == {}
    assert inferred_days({"b.txt": (UNDATED,)}, {"a.txt": (replace(DATED, said_on=None),)}) == {}


def test_two_days_are_none_and_twice_the_same_day_is_one():
    later = replace(DATED, said_on="2025-07-28")
    assert inferred_days({"b.txt": (UNDATED,)}, {"a.txt": (DATED,), "c.txt": (later,)}) == {}
    agreed = inferred_days({"b.txt": (UNDATED,)}, {"c.txt": (DATED,), "a.txt": (DATED,)})
    assert agreed == {"b.txt": ("2025-07-21", "same statement in a.txt")}
