"""One event that is told under several days, months apart, or under a wider name, and what must stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.events.build import events_of
from generator.events.ground import ground_of
from generator.model import Organisation, Weapon
from tests.events_material import LEXICON, events, groups, one

# --- Attacks: evening and morning -----------------------------------------------------------------------------------

NIGHT = {"date": "2025-07-04", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"], "launched": 539}
EVENING = {**NIGHT, "date": "2025-07-03"}


@pytest.mark.parametrize(
    ("changes", "number"),
    [({}, 1), ({"places": ["Ukraine"]}, 1), ({"launched": 540}, 2), ({"places": ["Odesa"]}, 2), ({"date": "2025-07-05"}, 2), ({"attacker": "Ukraine"}, 2)],
    ids=["the same figure", "the country in one", "a round figure", "another city", "two days apart", "the other side"],
)
def test_a_figure_that_nobody_rounds_makes_one_night_of_its_evening_and_its_morning(changes, number):
    left = {**EVENING, "launched": changes.get("launched", 539)}
    assert len(events(one("a", "attacks", **left), one("b", "attacks", **{**NIGHT, **changes}))) == number


def test_what_is_told_of_the_morning_goes_with_its_evening():
    no_figure = {name: value for name, value in NIGHT.items() if name != "launched"} | {"killed": 1}
    found = events(one("a", "attacks", **EVENING), one("b", "attacks", **NIGHT), one("c", "attacks", **no_figure))
    assert len(found) == 1


def test_an_attack_on_the_day_before_is_not_drawn_into_the_night():
    day_before = {"date": "2025-07-03", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["missile"], "killed": 4}
    found = groups(events(one("a", "attacks", **EVENING), one("b", "attacks", **NIGHT), one("c", "attacks", **day_before)))
    assert not any({"b/attacks-1", "c/attacks-1"} <= group for group in found)


# --- Talks of two days ----------------------------------------------------------------------------------------------

TALKS = {"kind": "negotiation", "status": "held", "date": "2026-02-17", "place": "Geneva", "parties": ["Ukraine", "Russia", "United States"]}


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({}, 1),
        ({"date": "2026-02-19"}, 2),
        ({"place": "Riyadh"}, 2),
        ({"parties": ["Ukraine", "United States"]}, 2),
        ({"kind": "exchange"}, 2),
        ({"status": "proposed"}, 2),
        ({"round": 4}, 2),
    ],
    ids=["the next day", "two days later", "another city", "other parties", "another kind", "only proposed", "another round"],
)
def test_negotiations_go_on_for_a_second_day(changes, number):
    left = {**TALKS, "round": 3} if "round" in changes else TALKS
    right = {**TALKS, "date": "2026-02-18", **changes}
    assert len(events(one("a", "talks", **left), one("b", "talks", **right))) == number


def test_two_exchanges_on_two_days_are_two():
    swap = {**TALKS, "kind": "exchange"}
    assert len(events(one("a", "talks", **swap), one("b", "talks", **{**swap, "date": "2026-02-18"}))) == 2


GROUP = (Organisation("Contact Group", "", "alliance", ("Contact Group meeting",), chairs=("Germany", "France")),)
SUMMIT = {"kind": "conference", "status": "held", "date": "2025-03-27", "place": "Istanbul"}


def test_of_a_standing_format_one_report_names_the_chairs_and_one_a_guest():
    chairs = one("a", "talks", **SUMMIT, parties=["Contact Group", "Germany", "France"])
    guest = one("b", "talks", **SUMMIT, parties=["Contact Group", "Ukraine", "Turkey"])
    other = one("c", "talks", **SUMMIT, parties=["Saudi Arabia", "Ukraine", "Turkey"])
    lexicon = replace(LEXICON, organisations=(*LEXICON.organisations, *GROUP))
    assert [len(events_of([chairs, one_more], lexicon=lexicon)[0]) for one_more in (guest, other)] == [1, 2]


LEADERS = {"kind": "meeting", "status": "held", "parties": ["France", "Ukraine"], "participants": ["Jean-Noël Barrot", "Volodymyr Zelensky"]}


@pytest.mark.parametrize(
    ("changes", "number"),
    [({}, 2), ({"date": "2025-07-20"}, 1), ({"participants": LEADERS["participants"]}, 1)],
    ids=["a third leader", "a third leader on the same day", "the same two"],
)
def test_two_who_meet_are_not_the_two_with_a_third_unless_of_one_day(changes, number):
    left = one("a", "talks", **LEADERS, date="2025-07-20")
    three = {**LEADERS, "parties": ["France", "Ukraine", "Germany"], "participants": [*LEADERS["participants"], "Friedrich Merz"], **changes}
    assert len(events(left, one("b", "talks", **three))) == number


# --- Aid ------------------------------------------------------------------------------------------------------------

SUM = {"donor": ["United States"], "recipient": "Ukraine", "item": "military aid package", "amount": "725 million USD", "status": "pledged"}


@pytest.mark.parametrize(("day", "number"), [("2024-12", 1), ("2024-10", 2), (None, 2)], ids=["its month", "another month", "no day"])
def test_a_sum_is_the_one_of_the_month_that_the_report_names(day, number):
    left = one("a", "aid", "2024-12-03", **SUM, date="2024-12-02")
    right = one("b", "aid", "2024-12-19", **SUM, **({"date": day} if day else {}))
    assert len(events(left, right)) == number


def test_of_two_equal_sums_in_one_month_a_report_that_names_only_the_month_chooses_neither():
    first, last = (one(name, "aid", f"2024-12-{day}", **SUM, date=f"2024-12-{day}") for name, day in (("a", "02"), ("b", "28")))
    assert len(events(first, last, one("c", "aid", "2024-12-30", **SUM, date="2024-12"))) == 3


def test_what_was_promised_in_one_month_is_told_again_in_another():
    """Two articles of one day: of the one the day is that of the promise, of the other that of the announcement."""
    left = one("a", "aid", "2025-08-24", **SUM, date="2025-06")
    assert len(events(left, one("b", "aid", "2025-08-24", **SUM, date="2025-08-24"))) == 1
    assert len(events(left, one("b", "aid", "2025-09-24", **SUM, date="2025-09-24"))) == 2


@pytest.mark.parametrize(("donor", "number"), [("Commission", 1), ("Red Cross", 2)])
def test_an_organ_gives_for_its_alliance(donor, number):
    organs = (Organisation("Commission", "", "body", ("Commission of the European Union",)), Organisation("Red Cross", "", "body", ("Cross of Europe",)))
    found, _ = events_of(
        [one("a", "aid", **{**SUM, "donor": ["EU"]}), one("b", "aid", **{**SUM, "donor": [donor]})],
        lexicon=replace(LEXICON, organisations=(*LEXICON.organisations, *organs)),
    )
    assert len(found) == number


THIRD = {"donor": ["Germany"], "recipient": "Ukraine", "item": "third Patriot system", "status": "pledged"}


@pytest.mark.parametrize(
    ("item", "number"), [("third Patriot system", 1), ("fourth Patriot system", 2), ("Patriot system", 2), ("third package", 2)]
)
def test_one_of_a_row_is_the_same_when_it_arrives(item, number):
    arrived = one("b", "aid", "2024-07-05", **{**THIRD, "item": item, "status": "delivered"})
    assert len(events(one("a", "aid", "2024-04-13", **THIRD), arrived)) == number


def test_what_was_pledged_without_its_number_arrives_with_it():
    plain = one("a", "aid", "2024-04-13", **{**THIRD, "item": "another Patriot system", "quantity": 1})
    arrived = one("c", "aid", "2024-07-05", **{**THIRD, "status": "delivered"})
    assert len(events(plain, arrived)) == 2
    assert len(events(plain, one("b", "aid", "2024-04-13", **THIRD), arrived)) == 1


@pytest.mark.parametrize(("number", "events_"), [("over 5000", 1), (650, 2), (None, 2)])
def test_missiles_of_a_kind_are_those_of_a_model_where_there_are_as_many(number, events_):
    weapons = (Weapon("air defence missile", "air defence", strikes=False), Weapon("Martlet", "air defence", strikes=False))
    left = {"donor": ["Germany"], "recipient": "Ukraine", "item": "air defence missiles", "quantity": 5000, "status": "pledged"}
    right = {**left, "item": "Martlet missiles", "quantity": number}
    found, _ = events_of(
        [one("a", "aid", **left), one("b", "aid", **{name: value for name, value in right.items() if value})],
        lexicon=replace(LEXICON, weapons=(*LEXICON.weapons, *weapons)),
    )
    assert len(found) == events_


def test_what_is_meant_for_a_weapon_is_none():
    ground = ground_of(LEXICON)
    assert ground.weapons_in("Shahed drones") == {"Shahed drone"}
    assert ground.weapons_in("anti-Shahed and counter-Leopard mines") == frozenset()
