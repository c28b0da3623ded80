"""What each day of publication changed: new, moved on, another figure, disputed; and that nothing else says so."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Brief, Change, Claim, Event, Quantity, Value
from tests.events_material import LEXICON, brief, claim, events, gold_seeds, one, record

NIGHT = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
SCENE = {
    "a": "Drones struck the capital overnight.", "b": "Explosions were heard across Kyiv until dawn.",
    "c": "Another night of air raids in Ukraine.",
}


def article(slug: str, published: str | None, *claims: Claim, **fields) -> Brief:
    scene = claim("attacks", SCENE[slug], None, **NIGHT)
    return brief(slug, record("attacks", {**NIGHT, **fields}, claims=(scene, *claims)), published=published)


def says(speaker: str, **fields) -> Claim:
    return claim("attacks", f"{speaker}: {fields}", speaker, **fields)


def changes(found: Sequence[Event], day: str) -> list[tuple[Event, Change]]:
    """What changed from the end of the day before to the end of this day."""
    return [(event, change) for event in found for change in event.changes if change.day == day]


def on(day: str, *briefs: Brief) -> list[Change]:
    return [change for _, change in changes(events(*briefs), day)]


FIRST = article("a", "2025-07-21", says("Kyiv mayor", killed=2), killed=2)
SECOND = article("b", "2025-07-22", says("Ukrainian police", killed=4, injured=9), killed=4, injured=9)


def test_what_is_first_reported_on_a_day_is_new_with_all_that_is_then_known():
    (change,) = on("2025-07-21", FIRST, SECOND)
    assert (change.kind, change.title, change.old) == ("new", "Drone attack by Russia on Kyiv, 21 July 2025", "")
    assert change.fields["killed"] == Quantity(2, 2)
    assert {voice.speaker for voice in change.voices} == {"a", "Kyiv mayor"}


def test_another_figure_is_told_with_the_old_one_and_its_speaker():
    killed, injured = on("2025-07-22", FIRST, SECOND)
    assert (killed.kind, killed.field, killed.old, killed.new, killed.was) == ("value", "killed", Quantity(2, 2), Quantity(4, 4), "earlier")
    assert [voice.speaker for voice in killed.voices] == ["Ukrainian police"]
    assert (injured.field, injured.old, injured.new) == ("injured", "", Quantity(9, 9))


def test_a_day_on_which_nothing_is_published_changes_nothing():
    assert on("2025-07-23", FIRST, SECOND) == []


def test_a_report_that_says_the_same_changes_nothing():
    assert on("2025-07-22", FIRST, article("b", "2025-07-22", says("Ukrainian police", killed=2), killed=2)) == []


def test_an_article_without_a_day_changes_nothing():
    undated = [article("c", day, says("an eyewitness", killed=30), killed=30) for day in (None, "2025-07", "2025")]
    for each in undated:
        assert [*on("2025-07-21", FIRST, SECOND, each), *on("2025-07-22", FIRST, SECOND, each)] == [
            *on("2025-07-21", FIRST, SECOND), *on("2025-07-22", FIRST, SECOND)]
        assert all(change.day in ("2025-07-21", "2025-07-22") for event in events(FIRST, SECOND, each) for change in event.changes)


def test_the_other_side_s_figure_is_disputed_and_changes_no_best_reading():
    (change,) = on("2025-07-22", FIRST, article("b", "2025-07-22", says("Russian army", killed=1), killed=1))
    assert (change.kind, change.old, change.new, change.voices[0].side) == ("disputed", Quantity(2, 2), Quantity(1, 1), "Russia")


def test_a_denial_is_told_once():
    denial = Claim("The Kremlin denied it", "Kremlin", {"attacker": "Russia"}, stance="denies")
    (change,) = on("2025-07-22", FIRST, article("b", "2025-07-22", denial))
    assert (change.kind, change.stance, change.new, change.voices[0].speaker) == ("disputed", "denies", "Russia", "Kremlin")
    assert on("2025-07-23", FIRST, article("b", "2025-07-22", denial), article("c", "2025-07-23", denial)) == []


def test_a_status_that_moves_on_is_told_as_such():
    aid = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": 2}
    pledged = one("a", "aid", published="2025-07-21", **aid, status="pledged")
    delivered = one("b", "aid", published="2025-08-01", **aid, status="delivered")
    (change,) = on("2025-08-01", pledged, delivered)
    assert (change.kind, change.old, change.new) == ("status", "pledged", "delivered")
    assert change.title == "Germany delivers 2 Patriot systems to Ukraine"
    (new,) = on("2025-07-21", pledged, delivered)
    assert new.title == "Germany pledges 2 Patriot systems to Ukraine", "as it was known on that day"


def test_talks_that_are_put_off_move_on_and_have_another_day():
    talks = {"kind": "negotiation", "place": "Istanbul", "parties": ["Ukraine", "Russia"], "round": 3}
    planned = one("a", "talks", published="2025-07-21", **talks, status="scheduled", date="2025-07-23")
    put_off = one("b", "talks", published="2025-07-22", **talks, status="postponed", date="2025-07-25")
    found = {change.field: change for change in on("2025-07-22", planned, put_off)}
    assert (found["status"].kind, found["status"].old, found["status"].new) == ("status", "scheduled", "postponed")
    assert (found["date"].kind, found["date"].old, found["date"].new) == ("value", "2025-07-23", "2025-07-25")


def test_of_a_list_only_the_new_members_are_told():
    more = article("b", "2025-07-22", says("Kyiv mayor", damage=["nursery", "supermarket"]), damage=["nursery", "supermarket"])
    (change,) = on("2025-07-22", article("a", "2025-07-21", says("an eyewitness", damage=["nursery"]), damage=["nursery"]), more)
    assert (change.field, change.new) == ("damage", ("supermarket",))


def test_a_figure_for_more_places_does_not_take_the_place_of_one_for_fewer():
    country = {**NIGHT, "places": ["Kyiv", "Kharkiv"]}
    whole = brief("b", record("attacks", {**country, "killed": 5}, claims=(
        claim("attacks", "Both cities were hit.", None, **country), says("Volodymyr Zelensky", killed=5))), published="2025-07-22")
    found = {change.field: change for change in on("2025-07-22", FIRST, whole)}
    assert (found["killed"].old, found["killed"].new, found["killed"].was) == (Quantity(2, 2), Quantity(5, 5), "narrower")


def test_the_seeds_tell_what_the_second_day_brought():
    found = events(*gold_seeds())
    assert {change.kind for _, change in changes(found, "2025-07-21")} == {"new"}
    second = [(event.id, change.kind, change.field) for event, change in changes(found, "2025-07-22")]
    assert ("2025-07-21-kyiv-attack-by-russia", "value", "launched") in second
    assert ("2025-05-istanbul-negotiation", "value", "date") in second
    assert ("2025-07-23-istanbul-negotiation", "value", "agenda") in second
    assert not [line for line in second if line[2] in ("killed", "injured")], "the tolls of the day before stand"


# --- Laws -----------------------------------------------------------------------------------------------------------

# One night, one round, one package, so that most articles tell of the same event.
ATTACKS = st.fixed_dictionaries(
    {"date": st.just("2025-07-21"), "attacker": st.just("Russia"), "places": st.sampled_from([["Kyiv"], ["Kyiv", "Kharkiv"]])},
    optional={"killed": st.sampled_from([1, 2, "at least 1", "3-5"]), "injured": st.integers(1, 3),
              "damage": st.lists(st.sampled_from(["nursery", "supermarket", "metro station"]), min_size=1, max_size=2, unique=True)},
)
TALKS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["negotiation", "meeting"]), "parties": st.just(["Ukraine", "Russia"]), "place": st.just("Istanbul"),
     "date": st.sampled_from(["2025-07-23", "2025-07-24", "2025-07"]), "round": st.just(3)},
    optional={"status": st.sampled_from(["proposed", "scheduled", "held", "postponed"])},
)
AID = st.fixed_dictionaries(
    {"donor": st.just(["Germany"]), "recipient": st.just("Ukraine"), "item": st.just("Patriot systems"),
     "status": st.sampled_from(["requested", "pledged", "delivered", "suspended"]), "quantity": st.integers(1, 2)},
)
SPEAKERS = st.sampled_from([None, "Kyiv mayor", "Ukrainian police", "Russian army", "Volodymyr Zelensky"])
STANCES = st.sampled_from(["states", "states", "states", "denies", "doubts"])
RECORDS = st.lists(
    st.tuples(st.one_of(*(fields.map(lambda f, d=desk: (d, f)) for desk, fields in (("attacks", ATTACKS), ("talks", TALKS), ("aid", AID)))),
              SPEAKERS, STANCES),
    min_size=1, max_size=2,
)
DAYS = st.sampled_from(["2025-07-21", "2025-07-22", "2025-07-24"])
UNDATED = st.sampled_from([None, "2025-07", "2025"])


def made(drawn) -> list[Brief]:
    briefs = []
    for number, (records, published) in enumerate(drawn):
        told = [
            record(desk, fields, id=f"{desk}-{i}", claims=(
                Claim(f"{number} {i} {fields}", speaker, record(desk, fields).fields, stance=stance if speaker else "states"),))
            for i, ((desk, fields), speaker, stance) in enumerate(records)
        ]
        briefs.append(brief(f"brief-{number}", *told, published=published))
    return briefs


def replayed(event: Event) -> dict[str, Value]:
    """The best readings that the changes of all days add up to."""
    fields: dict[str, Value] = {}
    for change in event.changes:
        if change.kind == "new":
            fields |= change.fields
        elif change.kind in ("value", "status"):
            before = fields.get(change.field, ())
            fields[change.field] = (*before, *change.new) if isinstance(change.new, tuple) else change.new
    return fields


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(RECORDS, DAYS), min_size=1, max_size=6))
def test_the_changes_of_all_days_account_for_every_current_reading(drawn):
    for event in events(*made(drawn)):
        assert replayed(event) == event.fields
        assert [change.day for change in event.changes] == sorted(change.day for change in event.changes)
        assert [change.kind for change in event.changes].count("new") == 1 and event.changes[0].kind == "new"
        disputed = {(change.field, change.new, change.stance) for change in event.changes if change.kind == "disputed"}
        first = event.changes[0].day
        for account in event.accounts:
            denied = {reading.value for reading in account.readings if reading.stance == "denies"}
            for value in denied:
                days = {v.published for r in account.readings if (r.value, r.stance) == (value, "denies") for v in r.voices}
                assert first in days or (account.field, value, "denies") in disputed


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(RECORDS, DAYS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_shuffled_briefs_give_the_same_changes(drawn, chance: random.Random):
    briefs = made(drawn)
    found, shuffled = events(*briefs), events(*chance.sample(briefs, len(briefs)))
    for day in ("2025-07-21", "2025-07-22", "2025-07-23", "2025-07-24"):
        assert changes(found, day) == changes(shuffled, day)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(RECORDS, DAYS), min_size=1, max_size=4), st.lists(st.tuples(RECORDS, UNDATED), max_size=2))
def test_every_change_is_of_a_day_of_publication_and_speaks_with_its_voices(dated, undated):
    briefs = made([*dated, *undated])
    published = {each.published for each in briefs[: len(dated)]}
    for event in events(*briefs):
        for change in event.changes:
            assert change.day in published
            assert {voice.published for voice in change.voices} <= {change.day}


def test_the_lexicon_of_these_tests_knows_both_sides():
    assert {"Ukraine", "Russia"} <= {country.name for country in LEXICON.countries}
