"""Days: every row of specimens/days.txt reads as it says, and the anchors hold."""

from __future__ import annotations

import pytest

from generator.grammar.days import Day, days
from tests.language import nlp, specimens, words  # noqa: F401 (a fixture)

pytestmark = pytest.mark.needs_spacy
SPECIMENS = specimens("days.txt")


def written(day: Day) -> str:
    if day.kind == "duration" or (day.kind == "vague" and day.iso is None and not day.limit):
        return f"{day.text} = {day.kind}"
    iso = (day.iso or "?") + (f"..{day.until}" if day.until else "")
    return f"{day.text} = {day.limit} {iso}" if day.limit else f"{day.text} = {iso}"


def reading(doc, published: str) -> str:
    known = None if published == "-" else published
    found = [day for sent in doc.sents for day in days(sent, words(), published=known)]
    return "; ".join(map(written, found)) or "none"


@pytest.mark.parametrize(("sentence", "published", "expected"), SPECIMENS)
def test_specimen(nlp, sentence, published, expected):  # noqa: F811
    assert reading(nlp(sentence), published) == expected


def found_in(doc, **anchors) -> list[tuple[str, str | None]]:
    return [(day.text, day.iso) for sent in doc.sents for day in days(sent, words(), **anchors)]


def test_words_inside_a_quotation_are_reckoned_from_the_day_of_speaking(nlp):  # noqa: F811
    doc = nlp("“Today we discussed it. We meet tomorrow,” he said on Monday.")
    found = found_in(doc, published="2025-07-22", spoken="2025-07-21")
    assert found == [("Today", "2025-07-21"), ("tomorrow", "2025-07-22"), ("Monday", "2025-07-21")]


def test_without_a_quotation_the_day_of_speaking_counts_for_nothing(nlp):  # noqa: F811
    assert found_in(nlp("They met today."), published="2025-07-22", spoken="2025-07-21") == [("today", "2025-07-22")]


def test_a_full_date_elsewhere_gives_its_year(nlp):  # noqa: F811
    doc = nlp("The groups met March 23-25 in Riyadh.")
    assert found_in(doc, published=None) == [("March 23-25", None)]
    assert found_in(doc, published=None, dated=["2025-03-23"]) == [("March 23-25", "2025-03-23")]
    assert found_in(doc, published=None, dated=["2025-03-23", "2024-03-23"]) == [("March 23-25", None)]


@pytest.mark.parametrize("published", [None, "2025", "2025-07"])
def test_without_a_full_day_of_publication_only_the_weekday_is_known(nlp, published):  # noqa: F811
    (day,) = days(nlp("They met on Monday.")[:], words(), published=published)
    assert (day.iso, day.weekday, day.relative, day.dates_event) == (None, "monday", True, False)


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("They met on Monday.", True), ("They will meet in September.", True), ("They met over the weekend.", True),
        ("It has gone on since February 2022.", False), ("It must end by Friday.", False), ("It began in 2014.", False),
        ("It lasted three years.", False),
    ],
)
def test_edges_years_and_spans_date_no_event(nlp, sentence, dates):  # noqa: F811
    (day,) = days(nlp(sentence)[:], words(), published="2025-07-22")
    assert day.dates_event is dates


def test_a_day_stands_at_its_place_and_hangs_on_its_verb(nlp):  # noqa: F811
    doc = nlp("It rained. The rival sides met in Istanbul on May 16 and June 2.")
    found = [day for sent in doc.sents for day in days(sent, words(), published="2025-07-22")]
    assert [doc.text[day.start : day.end] for day in found] == ["May 16", "June 2"]
    assert {doc[day.head].text for day in found} == {"met"}
