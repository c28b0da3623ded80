"""Which records tell of one event where neither the event nor the article is dated: givers give, leaders meet and cities are hit again and again."""

import pytest

from tests.events_material import events, groups, one

RYAZAN = {"attacker": "Ukraine", "places": ["Ryazan"], "weapons": ["drone"]}
KYIV = {"attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone", "missile"]}
LEADERS = {"kind": "meeting", "status": "held", "parties": ["Ukraine", "United States"], "participants": ["Volodymyr Zelensky", "Donald Trump"]}
ROUND = {"kind": "negotiation", "status": "held", "parties": ["Russia", "Ukraine"], "place": "Istanbul"}
PATRIOTS = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "status": "pledged"}
ASSISTANCE = {"donor": ["United States"], "recipient": "Ukraine", "item": "security assistance", "status": "pledged"}


def joined(desk, left, right, *, published="2025-01-24"):
    return len(events(one("a", desk, published=published, **left), one("b", desk, published=None, **right))) == 1


@pytest.mark.parametrize(
    ("desk", "left", "right"),
    [
        ("attacks", {**RYAZAN, "date": "2025-01-24", "damage": ["oil refinery"], "killed": 1}, {**RYAZAN, "damage": ["oil refinery"], "killed": 1}),
        ("attacks", {**RYAZAN, "date": "2025-01-24", "damage": ["Ryazan oil refinery"]}, {**RYAZAN, "damage": ["Ryazan refinery"]}),
        ("attacks", {**KYIV, "date": "2025-01-24", "killed": 3}, {**KYIV, "killed": 3}),
        ("attacks", {**KYIV, "killed": 3}, {**KYIV, "killed": 3}),
        ("talks", {**LEADERS, "date": "2025-01-24"}, LEADERS),
        ("talks", {**ROUND, "date": "2025-01-24"}, ROUND),
        ("aid", PATRIOTS, PATRIOTS),
        ("aid", {**ASSISTANCE, "amount": "500 million USD"}, {**ASSISTANCE, "amount": "500 million USD"}),
    ],
    ids=["a refinery", "a refinery named by its town", "a city and three dead", "two of no day", "leaders", "a round without a number", "a weapon", "a round sum"],
)
def test_what_happens_again_and_again_is_not_taken_for_one_event(desk, left, right):
    assert not joined(desk, left, right)


@pytest.mark.parametrize(
    ("desk", "left", "right"),
    [
        ("attacks", {**RYAZAN, "date": "2025-01-24", "intercepted": 121}, {**RYAZAN, "intercepted": 121}),
        ("attacks", {**KYIV, "date": "2025-01-24", "killed": 13, "injured": 44}, {**KYIV, "killed": 13, "injured": 44}),
        ("talks", {**LEADERS, "date": "2025-12-28", "place": "Mar-a-Lago"}, {**LEADERS, "place": "Mar-a-Lago"}),
        ("talks", {**ROUND, "date": "2025-01-24", "round": 3}, {**ROUND, "round": 3}),
        ("aid", {**PATRIOTS, "quantity": 2}, {**PATRIOTS, "quantity": 2}),
    ],
    ids=["a figure that nobody rounds", "two figures", "leaders at a place", "a numbered round", "a weapon and its number"],
)
def test_what_is_told_of_hardly_two_events_is_one(desk, left, right):
    assert joined(desk, left, right)


@pytest.mark.parametrize(("desk", "told"), [("attacks", {**KYIV, "killed": 13, "injured": 44}), ("talks", {**LEADERS, "place": "Kyiv"})])
def test_what_is_not_dated_brings_nothing_together_that_was_reported_months_apart(desk, told):
    found = groups(events(*(one(name, desk, published=day, **told) for name, day in (("a", "2024-05-01"), ("b", "2025-01-24"), ("c", None)))))
    assert not any({f"a/{desk}-1", f"b/{desk}-1"} <= group for group in found)
