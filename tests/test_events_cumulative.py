"""A total of what was given over a long time is no item of aid, and the item that stands beside it in one sentence is."""

import pytest

from generator.events.cumulative import is_cumulative
from tests.events_material import claim, events, one, record

TOTALS = [
    ("The United States has committed more than $65.9 billion in military assistance since 2022.", "65.9 billion USD"),
    ("Norway has given 3 billion kroner in arms since the start of the full-scale invasion.", "3 billion NOK"),
    ("It announced a $500 million package, bringing the total to $65.9 billion since Russia's invasion in 2022.", "65.9 billion USD"),
    ("Since February 2022, Germany has provided 28 billion euros in military aid.", "28 billion EUR"),
    ("Denmark has so far pledged arms for 7.5 billion euros.", "7.5 billion EUR"),
    ("Germany's military aid totals 28 billion euros.", "28 billion EUR"),
]
ITEMS = [
    ("It announced a $500 million package, bringing the total to $65.9 billion since Russia's invasion in 2022.", "500 million USD"),
    ("Germany will give 1 billion euros, its largest package since the beginning of the war.", "1 billion EUR"),
    ("Sweden pledged a total of 300 million euros for shells.", "300 million EUR"),
    ("Since the invasion Kyiv has asked for more; on Monday Berlin pledged 150 million euros.", "150 million EUR"),
    ("In 2025 Norway will spend 8 billion euros on arms for Ukraine.", "8 billion EUR"),
]


def told(quote: str, amount: str):
    fields = {"donor": ["Germany"], "recipient": "Ukraine", "item": "military aid", "amount": amount, "status": "pledged"}
    return record("aid", fields, claims=(claim("aid", quote, None, **fields),))


@pytest.mark.parametrize(("quote", "amount"), TOTALS)
def test_what_adds_up_over_the_war_is_a_total(quote, amount):
    assert is_cumulative(told(quote, amount))


@pytest.mark.parametrize(("quote", "amount"), ITEMS)
def test_one_gift_is_none(quote, amount):
    assert not is_cumulative(told(quote, amount))


def test_a_total_by_hand_is_known_by_its_item():
    fields = {"donor": ["Germany"], "item": "military aid since 2022", "amount": "28 billion EUR"}
    assert is_cumulative(record("aid", fields, claims=(claim("aid", "Germany helps.", None, donor=["Germany"]),)))
    assert not is_cumulative(record("aid", {**fields, "item": "shells"}, claims=(claim("aid", "Germany helps."),)))


def test_an_event_says_whether_it_is_one():
    (event,) = events(one("a", "aid", donor=["Germany"], item="drones", quantity=10))
    assert not event.adds_up
