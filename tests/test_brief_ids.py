"""Ids of records: readable, unique, and kept for as long as the record lives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefs.ids import LONGEST_ID, suggested_id, with_ids
from generator.model import Claim, Record
from generator.wording import parse_quantity, slug


def talk(place, quote, **fields):
    return Record("", "talks", {"place": place, **fields}, (Claim(quote, None, {}),))


@pytest.mark.parametrize(
    ("desk", "fields", "name"),
    [
        ("talks", {"kind": "negotiation", "place": "Istanbul", "date": "2025-07-23"}, "istanbul-2025-07-23"),
        ("talks", {"kind": "call", "parties": ("Ukraine", "Russia")}, "ukraine-russia-call"),
        ("talks", {}, "talks"),
        ("attacks", {"places": ("Kyiv", "Kharkiv", "Lviv"), "attacker": "Russia", "date": "2025-07-21"}, "kyiv-kharkiv-2025-07-21"),
        ("attacks", {"attacker": "Russia", "date": "2025-07-21"}, "russia-2025-07-21"),
        ("aid", {"item": "Patriot missile defence systems", "donor": ("Germany",)}, "patriot-missile-defence-systems-germany"),
        ("aid", {"donor": ("Norway",), "amount": parse_quantity("1 billion EUR")}, "norway-1-billion-eur"),
    ],
)
def test_ids_name_what_the_record_is_about(desk, fields, name):
    assert suggested_id(desk, fields) == name


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Istanbul", "Kyiv", "x" * 90, "", "Їжа їжа"]), max_size=6))
def test_ids_are_unique_and_can_stand_in_an_address(places):
    names = [record.id for record in with_ids(talk(place, "q") for place in places)]
    assert len(set(names)) == len(names)
    assert all(name == slug(name) and 0 < len(name) <= LONGEST_ID + 3 for name in names)


def test_a_record_that_shares_a_quote_keeps_its_id_though_its_date_has_changed():
    old = with_ids([talk("Istanbul", "They meet on Wednesday.", date="2025-07-23")])
    new = with_ids([talk("Istanbul", "They meet on Wednesday.", date="2025-07-24")], previous=old)
    assert [record.id for record in new] == ["istanbul-2025-07-23"]


def test_two_records_of_one_sentence_keep_their_own_ids_in_any_order():
    may, june = (talk("Istanbul", "They met on May 16 and June 2.", date=date) for date in ("2025-05-16", "2025-06-02"))
    old = with_ids([may, june])
    assert [record.id for record in with_ids([june, may], previous=old)] == ["istanbul-2025-06-02", "istanbul-2025-05-16"]


def test_an_id_is_never_given_to_another_record():
    old = with_ids([talk("Istanbul", "The first meeting.", date="2025-07-23")])
    new = with_ids([talk("Istanbul", "Another meeting.", date="2025-07-23")], previous=old)
    assert [record.id for record in new] == ["istanbul-2025-07-23-2"]
