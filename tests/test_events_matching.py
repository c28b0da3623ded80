"""Which records tell of one event: pairs that must stand together, and pairs that only look alike."""

from __future__ import annotations

import pytest

from generator.model import Brief
from tests.events_material import brief, claim, events, groups, one, record

KYIV = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
ISTANBUL = {
    "kind": "negotiation", "status": "scheduled", "date": "2025-07-23", "place": "Istanbul",
    "parties": ["Ukraine", "Russia"],
}  # fmt: skip
PATRIOTS = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": 2, "status": "pledged"}
PACKAGE = {
    "donor": ["United States"],
    "recipient": "Ukraine",
    "item": "security assistance",
    "amount": "800 million USD",
}
TANKS = {"recipient": "Ukraine", "item": "T-72 tanks", "status": "pledged"}
LEADERS = {"kind": "meeting", "status": "proposed", "participants": ["Volodymyr Zelensky", "Vladimir Putin"]}


def pair(desk, left, changes, *, published="2025-07-21", gone=()) -> int:
    """How many events two articles make, the second one told like the first with some changes."""
    right = {name: value for name, value in {**left, **changes}.items() if name not in gone}
    return len(events(one("a", desk, **left), one("b", desk, published=published, **right)))


@pytest.mark.parametrize(
    ("left", "changes"),
    [
        (KYIV, {}),
        (KYIV, {"places": ["Kyiv region"]}),
        (KYIV, {"places": ["Brovary"]}),
        (KYIV, {"places": ["Kyiv", "Kharkiv"]}),
        (KYIV, {"places": ["Ukraine"], "weapons": ["missile", "drone"]}),
        ({**KYIV, "killed": 2}, {"killed": 5}),
    ],
    ids=["same", "its region", "its suburb", "one city of two", "the whole country", "tolls that differ"],
)
def test_one_wave(left, changes):
    assert pair("attacks", left, changes) == 1


@pytest.mark.parametrize(
    ("left", "changes"),
    [
        (KYIV, {"date": "2025-07-22"}),
        (KYIV, {"attacker": "Ukraine"}),
        (KYIV, {"attacker": "Ukraine", "places": ["Moscow"]}),
        ({**KYIV, "killed": 2}, {"places": ["Odesa"]}),
        (KYIV, {"places": ["Bila Tserkva"]}),
        (KYIV, {"places": ["Ukraine"], "weapons": ["artillery"]}),
        (KYIV, {"date": "2025-07"}),
    ],
    ids=[
        "next day",
        "other attacker",
        "opposite direction",
        "another city",
        "80 km away",
        "other weapons",
        "only a month",
    ],
)
def test_two_attacks(left, changes):
    assert pair("attacks", left, changes) == 2


def test_two_cities_of_one_night_are_one_wave_where_a_third_report_names_both():
    kyiv, odesa = one("a", "attacks", **KYIV), one("b", "attacks", **{**KYIV, "places": ["Odesa"]})
    both = one("c", "attacks", **{**KYIV, "places": ["Kyiv", "Odesa"]})
    assert len(events(kyiv, odesa)) == 2
    assert len(events(kyiv, odesa, both)) == 1


def test_a_chain_of_likenesses_does_not_join_what_contradicts():
    """A report with no attacker fits either side's attack on the border town, but the two sides stay apart."""
    left, right = one("a", "attacks", **KYIV), one("b", "attacks", **{**KYIV, "attacker": "Ukraine"})
    between = one("c", "attacks", **{name: value for name, value in KYIV.items() if name != "attacker"})
    assert not any({"a/attacks-1", "b/attacks-1"} <= group for group in groups(events(left, right, between)))


@pytest.mark.parametrize(
    "words",
    ["since the start of the invasion", "over the past week", "so far this year", "since February 2022"],
)
def test_a_running_total_joins_no_attack(words):
    quote = f"Russia has launched 450 drones at Kyiv {words}."
    fields = {**KYIV, "launched": 450}
    total = brief("b", record("attacks", fields, claims=(claim("attacks", quote, "Volodymyr Zelensky", **fields),)))
    assert len(events(one("a", "attacks", **fields), total)) == 2


@pytest.mark.parametrize(
    ("left", "changes", "gone"),
    [
        (ISTANBUL, {"date": "2025-07"}, ()),
        (ISTANBUL, {"place": "Turkey"}, ()),
        (ISTANBUL, {}, ("place",)),
        (ISTANBUL, {"status": "held"}, ()),
        (ISTANBUL, {"parties": ["Ukraine", "Russia", "United States"]}, ()),
        ({**ISTANBUL, "round": 3}, {"date": "2025-07-30", "status": "postponed"}, ()),
        ({**LEADERS, "parties": ["Ukraine", "Russia"]}, {}, ()),
    ],
    ids=["a month", "its country", "no place", "then held", "trilateral", "postponed round", "undated leaders"],
)
def test_one_meeting(left, changes, gone):
    assert pair("talks", left, changes, gone=gone) == 1


@pytest.mark.parametrize(
    ("left", "changes"),
    [
        (ISTANBUL, {"date": "2025-06-02", "status": "held"}),
        (ISTANBUL, {"place": "Geneva"}),
        ({**ISTANBUL, "round": 3}, {"round": 2}),
        (ISTANBUL, {"kind": "exchange"}),
        (ISTANBUL, {"kind": "meeting", "parties": ["Ukraine", "France"]}),
        ({**ISTANBUL, "round": 3, "status": "held"}, {"date": "2025-07-30"}),
    ],
    ids=["held in June", "elsewhere", "another round", "an exchange", "other parties", "both held"],
)
def test_two_meetings(left, changes):
    assert pair("talks", left, changes) == 2


def test_a_proposed_summit_is_not_the_round_that_prepares_it():
    summit = {**LEADERS, "parties": ["Ukraine", "Russia"], "date": "2025-07", "place": "Istanbul"}
    assert len(events(one("a", "talks", **ISTANBUL), one("b", "talks", **summit))) == 2


def test_a_record_that_knows_both_days_joins_the_two_that_dispute_them():
    wednesday = {**ISTANBUL, "date": "2025-07-23"}
    thursday = one("c", "talks", **{**ISTANBUL, "date": "2025-07-24"})
    claims = (
        claim("talks", "on Wednesday", "Volodymyr Zelensky", date="2025-07-23"),
        claim("talks", "on Thursday", "TASS", date="2025-07-24"),
    )
    both = brief("b", record("talks", wednesday, claims=claims))
    assert len(events(one("a", "talks", **wednesday), thursday)) == 2
    assert len(events(one("a", "talks", **wednesday), thursday, both)) == 1


def test_a_report_that_fits_two_meetings_equally_joins_neither():
    """Two rounds in one month, and an article that knows only the month."""
    early, late = ({**ISTANBUL, "date": day, "status": "held"} for day in ("2025-07-02", "2025-07-23"))
    vague = {**ISTANBUL, "date": "2025-07", "status": "held"}
    found = events(one("a", "talks", **early), one("b", "talks", **late), one("c", "talks", **vague))
    assert frozenset({"c/talks-1"}) in groups(found)


@pytest.mark.parametrize(
    ("left", "changes", "published"),
    [
        (PATRIOTS, {"item": "Patriot missile defence systems"}, "2025-07-22"),
        (PATRIOTS, {"status": "delivered"}, "2025-12-01"),
        (PACKAGE, {"item": "new weapons package"}, "2025-07-22"),
        ({**PACKAGE, "amount": "nearly 2.5 billion USD"}, {"amount": "2.5 billion USD"}, "2025-07-22"),
        (PATRIOTS, {"donor": ["Berlin"]}, "2025-07-22"),
        ({**PACKAGE, "status": "pledged"}, {"item": "howitzers and ammunition", "status": "delivered"}, "2025-09-01"),
        ({**TANKS, "donor": ["United States", "Denmark", "Netherlands"]}, {"donor": ["Denmark", "Netherlands"]}, "2025-07-22"),
        ({**PATRIOTS, "donor": ["Germany", "Norway"]}, {"donor": ["Germany"]}, "2025-07-22"),
    ],
    ids=[
        "longer name", "up the ladder", "same sum", "nearly the sum", "the donor's seat", "a sum that is delivered",
        "two of three givers", "one of two givers, the same number",
    ],
)
def test_one_item(left, changes, published):
    assert pair("aid", left, changes, published=published) == 1


@pytest.mark.parametrize(
    ("left", "changes", "published"),
    [
        (PACKAGE, {"amount": "500 million USD"}, "2025-07-21"),
        (PATRIOTS, {"item": "Patriot missiles"}, "2025-07-21"),
        (PATRIOTS, {"item": "Leopard tanks"}, "2025-07-21"),
        (PATRIOTS, {"donor": ["United States"]}, "2025-07-21"),
        (PATRIOTS, {"quantity": 1}, "2025-07-21"),
        (PATRIOTS, {}, "2027-07-21"),
        ({**PACKAGE, "status": "pledged"}, {}, "2025-08-11"),
        ({**PATRIOTS, "status": "delivered"}, {"status": "pledged"}, "2025-08-01"),
        (
            {**PACKAGE, "amount": "up to 325 million USD"},
            {"item": "security assistance", "amount": "up to 300 million USD"},
            "2025-07-21",
        ),
        ({**TANKS, "donor": ["Denmark", "Germany"]}, {"donor": ["Denmark", "Netherlands"]}, "2025-07-21"),
    ],
    ids=[
        "two packages", "missiles for them", "another weapon", "another donor", "another number", "years later",
        "the same round sum three weeks later", "given before it was pledged", "another ceiling", "one common giver",
    ],
)
def test_two_items(left, changes, published):
    assert pair("aid", left, changes, published=published) == 2


def test_a_request_to_nobody_is_not_what_a_donor_pledges():
    request = {"recipient": "Ukraine", "item": "Patriot systems", "quantity": 2, "status": "requested"}
    assert len(events(one("a", "aid", **PATRIOTS), one("b", "aid", **request))) == 2


def test_records_of_one_brief_stay_apart():
    twice = brief("a", record("attacks", KYIV, id="attacks-1"), record("attacks", KYIV, id="attacks-2"))
    assert len(events(twice)) == 2


def test_what_is_hidden_is_left_out():
    shown = one("a", "attacks", **KYIV)
    hidden = Brief("b", "b", None, records=shown.records, hide=True)
    (event,) = events(shown, hidden)
    assert event.records == (("a", "attacks-1"),)


def test_a_sum_of_all_that_was_given_is_no_package():
    said = {"donor": ["United States"], "recipient": "Ukraine", "amount": "2 billion USD"}
    quote = "This brings the total of our assistance to $2 billion."
    total = [brief(name, record("aid", said, claims=(claim("aid", quote, "Joe Biden", **said),))) for name in "ab"]
    assert len(events(*total)) == 2


def test_what_one_giver_gives_alone_is_not_what_he_gives_with_another():
    together = {"donor": ["Germany", "Norway"], "recipient": "Ukraine", "item": "air defence systems", "status": "pledged"}
    alone = {**together, "donor": ["Norway"], "quantity": 5, "amount": "300 million EUR"}
    assert len(events(one("a", "aid", **together), one("b", "aid", **alone))) == 2
    assert len(events(one("a", "aid", **together), one("b", "aid", **{**together, "quantity": 5}))) == 1
