"""How findings of aid become records: what joins, what stands alone, and what belongs to a package or to nothing."""

from __future__ import annotations

import pytest

from generator.briefs.aid_records import aid_fields, aid_records, understood
from generator.model import Finding, Quantity

TWO = Quantity(2, 2)
MILLIONS = Quantity(800_000_000, 800_000_000, "", "USD")


def _found(sentence: int, rule: str = "aid.send", link: str = "new", **fields) -> Finding:
    return Finding("aid", fields, sentence * 100, sentence * 100 + 50, sentence, None, link, rule)


def _patriot(sentence: int, **fields) -> Finding:
    base = {"donor": ("Germany",), "recipient": "Ukraine", "item": "Patriot missile defence systems", "quantity": TWO, "status": "pledged"}
    return _found(sentence, **(base | fields))


def test_two_wordings_of_one_item_are_one_record():
    records = aid_records([_patriot(1), _patriot(3, item="Patriot systems")])
    assert [len(r) for r in records] == [2]
    assert aid_fields(records[0])["item"] == "Patriot missile defence systems"


@pytest.mark.parametrize("other", [
    {"donor": ("Norway",)}, {"quantity": Quantity(3, 3)}, {"status": "requested", "donor": ()}, {"item": "Leopard tanks"},
])
def test_another_donor_number_step_or_thing_is_another_record(other):
    assert len(aid_records([_patriot(1), _patriot(2, **other)])) == 2


def test_what_is_suspended_and_asked_back_is_one_record():
    first = _found(1, donor=("United States",), item="Patriot interceptors", status="suspended")
    again = _found(2, item="Patriot interceptors", status="requested")
    assert len(aid_records([first, again])) == 1


def test_a_part_takes_donor_and_step_from_the_announcement():
    whole = _found(1, donor=("United States",), recipient="Ukraine", item="security assistance", amount=MILLIONS, status="pledged")
    shared = _found(1, "aid.list", donor=("United States",), recipient="Ukraine", status="pledged")
    parts = [_found(2, "aid.listed", item="rifles", quantity=Quantity(5000, 5000)), _found(3, "aid.listed", item="helmets", quantity=TWO)]
    records = aid_records([whole, shared, parts[0], shared, parts[1]])
    assert [aid_fields(r)["item"] for r in records] == ["security assistance", "rifles", "helmets"]
    assert all(aid_fields(r)["donor"] == ("United States",) for r in records)
    assert all("amount" not in aid_fields(r) for r in records[1:])


def test_a_line_without_a_number_belongs_to_the_package():
    whole = _found(1, donor=("United States",), recipient="Ukraine", item="security assistance", amount=MILLIONS, status="pledged")
    line = _found(2, "aid.content", "same", item="HIMARS ammunition")
    assert [len(r) for r in aid_records([whole, line])] == [2]


def test_funds_join_the_package_of_their_name_and_no_other():
    whole = _found(1, donor=("United States",), recipient="Ukraine", item="security assistance (USAI) package", amount=MILLIONS, status="pledged")
    funds = _found(2, "aid.part", donor=("United States",), item="USAI funds", status="pledged")
    assert [len(r) for r in aid_records([whole, funds])] == [2]
    assert aid_records([funds]) == ()
    assert [len(r) for r in aid_records([_patriot(1), funds])] == [1]


def test_one_giver_and_one_receiver_are_understood_and_two_are_not():
    from generator.briefs.aid_records import understood

    first = {"donor": ("Germany",), "recipient": "Ukraine", "item": "tanks", "status": "pledged"}
    bare = {"item": "shells", "status": "pledged"}
    assert understood([first, bare])[1] == {**bare, "donor": ("Germany",), "recipient": "Ukraine"}
    assert "donor" not in understood([first, bare, {**first, "donor": ("Norway",)}])[1]
    assert "donor" not in understood([first, {**bare, "status": "requested"}])[1]


def test_what_partners_without_a_name_give_is_not_given_by_the_one_state_that_is_named():
    named, unnamed = _patriot(1), _found(2, rule="aid.others", item="tanks", recipient="Ukraine", status="pledged", quantity=TWO)
    silent = _found(3, item="drones", recipient="Ukraine", status="pledged", quantity=TWO)
    told = understood([aid_fields(r) for r in aid_records([named, unnamed, silent])])
    assert [r.get("donor") for r in told] == [("Germany",), None, ("Germany",)]
    assert "donor" not in told[1]


def _suspended(sentence: int, item: str, **fields) -> Finding:
    return _found(sentence, donor=("United States",), recipient="Ukraine", item=item, status="suspended", **fields)


@pytest.mark.parametrize(("again", "records"), [("interceptors for air defence", 1), ("weapons", 1), ("artillery shells", 2)])
def test_what_one_giver_halts_is_one_thing_unless_two_are_named(again, records):
    halted = [_suspended(1, "Patriot interceptors", date="2025-07-01"), _suspended(6, again)]
    assert [len(r) for r in aid_records(halted)] == ([2] if records == 1 else [1, 1])


def test_support_in_general_joins_what_its_giver_gives():
    support = _found(1, donor=("Germany",), recipient="Ukraine", item="military support", status="pledged")
    assert [aid_fields(r)["item"] for r in aid_records([support, _patriot(4)])] == ["Patriot missile defence systems"]
    assert len(aid_records([support, _patriot(4, donor=("Norway",))])) == 2
    assert len(aid_records([support, _patriot(14)])) == 2
    unsaid = _found(1, donor=("Germany",), item="military support", status="pledged")
    taurus = _found(2, donor=("Germany",), recipient="Ukraine", item="Taurus missiles", status="pledged")
    assert [len(r) for r in aid_records([unsaid, taurus])] == [2]


def test_the_same_thing_is_taken_up_by_its_words_at_whatever_step():
    shells = _found(1, donor=("Germany",), recipient="Ukraine", item="artillery shells", quantity=Quantity(900, 900), status="pledged")
    again = {"link": "same", "recipient": "Ukraine", "status": "delivered"}
    assert [len(r) for r in aid_records([shells, _found(2, item="shells", **again)])] == [2]
    assert [len(r) for r in aid_records([shells, _found(2, item="tanks", **again)])] == [1, 1]
    assert [len(r) for r in aid_records([shells, _found(2, item="shells", donor=("Norway",), **again)])] == [1, 1]


@pytest.mark.parametrize(("sentence", "item", "sizes"), [(6, "weapons", [2]), (6, "tanks", [1, 1]), (10, "weapons", [1, 1])])
def test_these_weapons_are_those_told_of_a_few_sentences_before(sentence, item, sizes):
    assert [len(r) for r in aid_records([_patriot(1), _found(sentence, link="same", item=item, status="pledged")])] == sizes


@pytest.mark.parametrize(("sentence", "item", "sizes"), [(1, "military aid", [2]), (3, "military aid", [1, 1]), (1, "Patriot missiles", [1, 1])])
def test_the_lead_gives_the_sum_of_the_package_of_the_headline(sentence, item, sizes):
    base = {"donor": ("United States",), "recipient": "Ukraine", "status": "pledged"}
    records = aid_records([_found(0, item="military aid package", **base), _found(sentence, item=item, amount=MILLIONS, **base)])
    assert [len(r) for r in records] == sizes
