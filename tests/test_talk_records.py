"""Which findings of the talks desk tell of one meeting."""

from __future__ import annotations

from dataclasses import replace

from generator.briefs.talk_records import likeness, merged, talk_records
from generator.model import Finding

ISTANBUL = {"kind": "negotiation", "status": "scheduled", "date": "2025-07-23", "place": "Istanbul", "parties": ("Ukraine", "Russia")}
CALL = {"kind": "call", "status": "held", "date": "2025-07-21", "participants": ("Joe Biden", "Olaf Scholz"),
        "parties": ("United States", "Germany")}


def finding(sentence: int, link: str = "new", **fields) -> Finding:
    return Finding("talks", fields, sentence * 10, sentence * 10 + 9, sentence, link=link)


def test_the_same_day_makes_one_record():
    records = talk_records([finding(1, **ISTANBUL), finding(2, status="scheduled", date="2025-07-23")])
    assert [len(r) for r in records] == [2]


def test_another_day_makes_another_record():
    held = {**ISTANBUL, "status": "held"}
    records = talk_records([finding(1, **{**held, "date": "2025-05-16"}), finding(2, **{**held, "date": "2025-06-02"})])
    assert [merged(r)["date"] for r in records] == ["2025-05-16", "2025-06-02"]


def test_what_was_agreed_belongs_to_all_that_were_told_together():
    held = {**ISTANBUL, "status": "held"}
    found = [finding(1, **{**held, "date": "2025-05-16"}), finding(1, **{**held, "date": "2025-06-02"}),
             finding(2, link="same", outcome=("prisoner exchanges",))]
    assert [merged(r)["outcome"] for r in talk_records(found)] == [("prisoner exchanges",)] * 2


def test_what_was_discussed_never_belongs_to_a_meeting_to_come():
    found = [finding(1, **CALL), finding(2, **ISTANBUL), finding(3, link="same", agenda=("sanctions",))]
    call, istanbul = (merged(r) for r in talk_records(found))
    assert call["agenda"] == ("sanctions",)
    assert "agenda" not in istanbul


def test_a_round_without_a_status_numbers_the_meeting_that_is_scheduled():
    wished = finding(1, kind="meeting", status="proposed", participants=("Volodymyr Zelensky", "Vladimir Putin"))
    records = talk_records([wished, finding(2, **ISTANBUL), finding(3, kind="negotiation", round=3)])
    assert [merged(r).get("round") for r in records] == [None, 3]


def test_another_day_for_what_lies_ahead_is_a_claim_of_it():
    records = talk_records([finding(1, **ISTANBUL), finding(2, link="same", kind="negotiation", date="2025-07-24")])
    assert len(records) == 1
    assert merged(records[0])["date"] == "2025-07-23"


def test_too_little_is_no_record():
    assert talk_records([finding(1, kind="meeting", status="held", parties=("Ukraine", "Russia"))]) == ()
    assert talk_records([finding(1, kind="meeting", date="2025-07-23", place="Istanbul")]) == ()


def test_a_call_is_no_meeting():
    assert likeness(finding(2, kind="meeting", participants=("Joe Biden", "Olaf Scholz")), [finding(1, **CALL)]) is None


def test_the_same_visitor_with_somebody_else_is_another_meeting():
    met = {"kind": "meeting", "status": "held", "parties": ("United States", "Ukraine")}
    found = [finding(1, **met, participants=("Antony Blinken", "Volodymyr Zelensky")),
             finding(2, **met, participants=("Antony Blinken", "Dmytro Kuleba"))]
    assert len(talk_records(found)) == 2


def test_a_visit_to_a_state_and_a_meeting_in_its_city_may_be_one():
    met = {"kind": "meeting", "status": "held", "parties": ("Hungary", "China"), "participants": ("Viktor Orbán", "Xi Jinping")}
    records = talk_records([finding(1, **met, place="China"), finding(2, **met, place="Beijing")])
    assert [merged(r)["place"] for r in records] == ["Beijing"]


def test_earlier_meetings_were_those_of_the_same_two():
    third = {**ISTANBUL, "status": "held", "round": 3}
    records = talk_records([finding(1, **third), finding(1, kind="meeting", status="held", place="Abu Dhabi")])
    assert [(merged(r)["place"], merged(r)["parties"]) for r in records] == [
        ("Istanbul", ("Ukraine", "Russia")), ("Abu Dhabi", ("Ukraine", "Russia"))]


def test_a_place_fits_none_of_several_rounds():
    held = {**ISTANBUL, "status": "held"}
    rounds = [{**{k: v for k, v in held.items() if k != "place"}, "date": day} for day in ("2025-05-16", "2025-06-02")]
    records = talk_records([*(finding(1, **r) for r in rounds), finding(1, link="same", kind="negotiation", status="held", place="Geneva")])
    assert [merged(r).get("place") for r in records] == [None, None]


def test_what_the_two_of_a_call_discussed_is_the_call():
    found = [finding(1, **CALL), replace(finding(2, kind="meeting", status="held", participants=CALL["participants"]), rule="talks.discuss")]
    assert len(talk_records(found)) == 1
    assert merged(talk_records(found)[0])["kind"] == "call"


def test_a_meeting_with_a_place_beside_a_call_is_another():
    met = finding(2, kind="meeting", status="held", place="Berlin", participants=CALL["participants"])
    assert len(talk_records([finding(1, **CALL), replace(met, rule="talks.discuss")])) == 2


def test_what_one_side_proposes_and_the_other_turns_down_is_one_meeting_that_is_rejected():
    two = {"kind": "meeting", "participants": ("Volodymyr Zelensky", "Vladimir Putin"), "parties": ("Ukraine", "Russia")}
    wished = finding(1, status="proposed", place="Istanbul", **two)
    records = talk_records([wished, finding(2, status="rejected", place="Istanbul", **two)])
    assert [merged(r)["status"] for r in records] == ["rejected"]
    assert likeness(finding(2, status="rejected", **two), [finding(1, status="scheduled", **two)]) is None
    assert likeness(finding(2, status="rejected", **two), [finding(1, status="held", **two)]) is None


def test_a_meeting_to_come_at_the_place_of_those_who_met_there_is_that_meeting():
    met = finding(1, kind="negotiation", status="held", place="Istanbul", date="2025-07-23", parties=("Ukraine", "Russia"))
    to_come = finding(2, kind="meeting", status="scheduled", place="Istanbul", parties=("Ukraine", "Russia"))
    assert [merged(r)["status"] for r in talk_records([met, to_come])] == ["held"]
    assert likeness(finding(2, **{**to_come.fields, "place": "Geneva"}), [met]) is None
    assert likeness(finding(2, **{**to_come.fields, "parties": ("Ukraine", "United States")}), [met]) is None
    assert likeness(finding(2, **{**to_come.fields, "date": "2025-07-24"}), [met]) is None
