"""Laws of the events: the order of the briefs is nothing, ids stay, and the editor's hand wins."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.build import events_of
from generator.events.hand import read_hand_events
from generator.model import Brief, Correction
from tests.events_material import LEXICON, brief, events, gold_seeds, groups, one, record

DAYS = st.sampled_from(["2025-07-20", "2025-07-21", "2025-07"])
CITIES = st.lists(
    st.sampled_from(["Kyiv", "Brovary", "Kharkiv", "Odesa", "Kharkiv region"]), min_size=1, max_size=2, unique=True
)
ATTACKS = st.fixed_dictionaries(
    {"places": CITIES, "weapons": st.sampled_from([["drone"], ["missile"]])},
    optional={"date": DAYS, "attacker": st.sampled_from(["Russia", "Ukraine"]), "killed": st.integers(1, 3)},
)
TALKS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["negotiation", "meeting"]), "parties": st.just(["Ukraine", "Russia"])},
    optional={"date": DAYS, "place": st.sampled_from(["Istanbul", "Turkey", "Geneva"]), "round": st.integers(2, 3)},
)
RECORDS = st.lists(
    st.one_of(ATTACKS.map(lambda f: ("attacks", f)), TALKS.map(lambda f: ("talks", f))), min_size=1, max_size=3
)
BRIEFS = st.lists(st.tuples(RECORDS, st.sampled_from(["2025-07-21", "2025-07-22", None])), min_size=1, max_size=6)


def made(drawn) -> list[Brief]:
    return [
        brief(
            f"brief-{number}",
            *(record(desk, fields, id=f"{desk}-{i}") for i, (desk, fields) in enumerate(records)),
            published=published,
        )
        for number, (records, published) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60)
@given(BRIEFS, st.randoms(use_true_random=False))
def test_shuffled_briefs_make_the_same_events(drawn, chance: random.Random):
    briefs = made(drawn)
    shuffled = chance.sample(briefs, len(briefs))
    assert events(*briefs) == events(*shuffled)


@settings(deadline=None, max_examples=60)
@given(BRIEFS)
def test_each_record_is_in_one_event_and_each_id_is_the_only_one(drawn):
    briefs = made(drawn)
    found = events(*briefs)
    told = sorted(key for event in found for key in event.records)
    assert told == sorted((one.slug, record.id) for one in briefs for record in one.records)
    names = [(event.desk, name) for event in found for name in (event.id, *event.former_ids)]
    assert len(names) == len(set(names))


@settings(deadline=None, max_examples=60)
@given(BRIEFS)
def test_no_event_holds_two_directions_or_two_exact_days(drawn):
    briefs = made(drawn)
    fields = {(one.slug, record.id): record.fields for one in briefs for record in one.records}
    for event in events(*briefs):
        for left, right in combinations((fields[key] for key in event.records), 2):
            assert left.get("attacker", right.get("attacker")) == right.get("attacker", left.get("attacker"))
            days = {day for day in (left.get("date"), right.get("date")) if day and len(day) == 10}
            assert len(days) < 2 or left.get("round") == right.get("round") is not None


def test_ids_stay_when_later_articles_are_added():
    seeds = gold_seeds()
    before = {event.id for event in events(*seeds)}
    later = brief(
        "later",
        record("attacks", {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "killed": 3}),
        record("attacks", {"date": "2025-07-24", "attacker": "Russia", "places": ["Kyiv"]}, id="attacks-2"),
        published="2025-07-25",
    )
    after = events(*seeds, later)
    assert before < {event.id for event in after}


def test_a_second_event_of_one_name_gets_a_mark_of_its_own():
    """Two packages of one donor on one day: the earlier article keeps the plain id, whatever comes between."""
    first = one("a", "aid", donor=["Germany"], recipient="Ukraine", item="drones", quantity=10)
    second = one("b", "aid", published="2027-01-01", donor=["Germany"], recipient="Ukraine", item="drones", quantity=10)
    ids = {event.records[0][0]: event.id for event in events(first, second)}
    assert ids["a"] == "germany-10-drones"
    assert ids["b"].startswith("germany-10-drones-")
    assert {event.id for event in events(first)} == {ids["a"]}


def test_a_merged_event_knows_the_id_that_its_later_record_had():
    kyiv = {"date": "2025-07-21", "attacker": "Russia", "weapons": ["drone"]}
    first, second = one("a", "attacks", **kyiv, places=["Kyiv"]), one("b", "attacks", **kyiv, places=["Odesa"])
    both = one("c", "attacks", **kyiv, places=["Odesa", "Kyiv"])
    apart = {event.id for event in events(first, second)}
    (event,) = events(first, second, both)
    assert apart == {event.id, *event.former_ids}
    assert dict(zip(event.former_ids, event.former_records, strict=True)) == {"2025-07-21-odesa-attack-by-russia": ("b", "attacks-1")}


def test_an_event_knows_the_ids_that_it_had_before_its_record_was_corrected():
    fields = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"]}
    corrections = (
        Correction("2025-07-23", "The article says Kyiv.", "attacks-1", "places", "Odesa, Brovary", "Kyiv"),
        Correction("2025-07-22", "It was Monday.", "attacks-1", "date", "2025-07-20", "2025-07-21"),
        Correction("2025-07-24", "The article says two.", "attacks-1", "killed", "no number", "2"),
        Correction("2025-07-24", "It is another record.", "attacks-2", "date", "2025-07-19", "2025-07-21"),
    )
    (event,) = events(replace(one("a", "attacks", **fields), corrections=corrections))
    assert event.id == "2025-07-21-kyiv-attack-by-russia"
    assert set(event.former_ids) == {"2025-07-21-odesa-attack-by-russia", "2025-07-20-odesa-attack-by-russia"}
    assert set(event.former_records) == {("a", "attacks-1")}


def test_an_id_that_another_event_has_is_no_former_one():
    moved = Correction("2025-07-23", "It was Monday.", "attacks-1", "date", "2025-07-20", "2025-07-21")
    corrected = replace(one("a", "attacks", date="2025-07-21", attacker="Russia", places=["Kyiv"]), corrections=(moved,))
    other = one("b", "attacks", date="2025-07-20", attacker="Russia", places=["Kyiv"])
    assert [event.former_ids for event in events(corrected, other)] == [(), ()]


# --- The editor's hand ----------------------------------------------------------------------------------------------

LEFT, RIGHT = (one(slug, "attacks", date="2025-07-21", attacker="Russia", places=["Kyiv"]) for slug in "ab")
FAR = one("c", "attacks", date="2025-07-22", attacker="Russia", places=["Odesa"])


def by_hand(text: str):
    hand, faults = read_hand_events(text, path="content/events.yaml")
    assert faults == ()
    return hand


def test_an_editor_joins_what_the_rules_keep_apart():
    found = events(LEFT, FAR, hand=by_hand("join:\n  - [a/attacks-1, c/attacks-1]\n"))
    assert groups(found) == {frozenset({"a/attacks-1", "c/attacks-1"})}
    assert found[0].joins[0].reasons == ("joined by the editor",) and found[0].joins[0].by_editor


def test_an_event_that_an_editor_joins_keeps_the_address_it_had_beside_its_namesake():
    parted = events(LEFT, RIGHT, hand=by_hand("part:\n  - [b/attacks-1, a/attacks-1]\n"))
    (joined,) = events(LEFT, RIGHT, hand=by_hand("join:\n  - [b/attacks-1, a/attacks-1]\n"))
    assert {event.id for event in parted} == {joined.id, *joined.former_ids}


def test_an_editor_parts_what_the_rules_join():
    assert len(events(LEFT, RIGHT)) == 1
    found = events(LEFT, RIGHT, hand=by_hand("part:\n  - [b/attacks-1, a/attacks-1]\n"))
    assert groups(found) == {frozenset({"a/attacks-1"}), frozenset({"b/attacks-1"})}


def faults_of(text: str) -> list[str]:
    hand, faults = read_hand_events(text, path="content/events.yaml")
    found = (*faults, *events_of((LEFT, RIGHT), lexicon=LEXICON, hand=hand)[1])
    return [f"{fault.file}:{fault.line}: {fault.what}; {fault.cure}" for fault in found]


def test_what_the_editor_names_must_exist():
    assert faults_of("join:\n  - [a/attacks-1, z/attacks-1]\n  - [a/attacks-9, b/attacks-1]\n") == [
        "content/events.yaml:2: there is no brief z with records; write a brief's file name without .yaml",
        "content/events.yaml:3: brief a has no record attacks-9; write one of attacks-1",
    ]


def test_a_rule_must_name_different_records():
    (fault,) = faults_of("part:\n  - [a/attacks-1]\n")
    assert fault.startswith("content/events.yaml:2: `part` needs two different records")


def test_joined_and_parted_at_once_is_told():
    text = "join:\n  - [a/attacks-1, b/attacks-1]\npart:\n  - [a/attacks-1, b/attacks-1]\n"
    (fault,) = faults_of(text)
    assert fault.startswith("content/events.yaml:4: a/attacks-1 and b/attacks-1 are both joined and parted")


def test_an_unknown_name_is_told():
    assert faults_of("merge: []\n") == ["content/events.yaml:1: unknown name `merge`; write `join` or `part`"]
