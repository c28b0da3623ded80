"""What a name in a sentence stands for: tests/specimens/names.txt."""

from __future__ import annotations

import pytest

from tests.language import lexicon, passages_of, specimens  # noqa: F401

pytestmark = pytest.mark.needs_spacy


@pytest.mark.parametrize(("sentence", "written", "stands_for"), specimens("names.txt"))
def test_name(passages_of, sentence, written, stands_for):  # noqa: F811
    start = sentence.index(written)
    found = [m for p in passages_of(sentence, "2025-07-22") for m in p.mentions if m.start <= start < m.end]
    assert [f"{m.kind}: {m.name} ({m.country})" for m in found] == [stands_for]


@pytest.mark.parametrize(("sentence", "written", "region"), [
    ("Drones were downed over Poltava, Rivne and Odesa.", "Rivne", "Rivne region"),
    ("The village of Rivne in the Odesa region was shelled.", "Rivne", "Odesa region"),
    ("Shells fell on Oleksandrivka, Odesa region.", "Oleksandrivka", "Odesa region"),
])
def test_a_city_gives_way_to_a_village_only_beside_its_region(passages_of, sentence, written, region):  # noqa: F811
    found = [m for p in passages_of(sentence, "2025-07-22") for m in p.mentions if m.name == written]
    assert [m.entry.region for m in found] == [region]


@pytest.mark.parametrize(("headline", "person"), [
    ("Working meeting with Head of Buryatia Alexei Tsydenov", "Alexei Tsydenov"),
    ("Working meeting with Head of Buryatia and his deputy", None),
])
def test_a_name_that_no_list_has_belongs_to_the_office_before_it(passages_of, headline, person):  # noqa: F811
    told = passages_of(f"{headline}\n\nThe meeting was short.", "2025-07-22", headline=True)[0]
    office = next(t for t in told.tokens if t.text == "Head")
    assert told.story.cast.person(office) == person
