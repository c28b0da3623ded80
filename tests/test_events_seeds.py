"""What the events must be where the two seeds' gold briefs are the input."""

from __future__ import annotations

import pytest

from generator.events.ground import ground_of
from generator.model import Account, Event, Quantity
from tests.events_material import LEXICON, events, gold_seeds

FOUND = {event.id: event for event in events(*gold_seeds())}


def account(event: Event, field: str) -> Account:
    return next(account for account in event.accounts if account.field == field)


def standings(event: Event, field: str) -> list[tuple[object, str, set[str]]]:
    return [
        (reading.value, reading.standing, {voice.speaker for voice in reading.voices})
        for reading in account(event, field).readings
    ]


def test_the_disputed_day_of_the_talks_stands_beside_the_best_one():
    talks = FOUND["2025-07-23-istanbul-negotiation"]
    assert (talks.sources, talks.date, len(talks.records)) == (2, "2025-07-23", 2)
    assert account(talks, "date").agreement == "sources differ"
    assert standings(talks, "date") == [
        ("2025-07-23", "current", {"Volodymyr Zelensky"}),
        ("2025-07-24", "differs", {"TASS"}),
    ]
    assert talks.title == "Ukraine and Russia: negotiation in Istanbul, 23 July 2025 (round 3, scheduled)"


def test_the_night_on_kyiv_is_one_event_with_the_scopes_of_its_toll_apart():
    attack = FOUND["2025-07-21-kyiv-attack-by-russia"]
    assert (attack.sources, len(attack.records)) == (2, 2)
    assert attack.fields["places"] == ("Kyiv", "Kharkiv", "Ivano-Frankivsk")
    assert standings(attack, "killed") == [
        (Quantity(2, 2), "current", {"Volodymyr Zelensky"}),
        (Quantity(1, None, "at least"), "narrower", {"Ukrainian officials"}),
    ]
    assert standings(attack, "injured") == [
        (Quantity(15, 15), "current", {"Volodymyr Zelensky"}),
        (Quantity(8, 8), "narrower", {"Ukrainian officials"}),
    ]
    assert (account(attack, "killed").low, account(attack, "killed").high) == (2, 2)
    assert attack.title == "Drone and missile attack by Russia on Kyiv, Kharkiv and Ivano-Frankivsk, 21 July 2025"


def test_the_reasons_of_a_join_are_told_in_words():
    (join,) = FOUND["2025-07-21-kyiv-attack-by-russia"].joins
    assert {"same day (21 July 2025)", "same attacker (Russia)", "Kyiv in both"} <= set(join.reasons)


def test_the_other_direction_of_the_same_night_is_another_event():
    attack = FOUND["2025-07-21-moscow-attack-by-ukraine"]
    assert (attack.fields["attacker"], attack.fields["intercepted"]) == ("Ukraine", Quantity(74, 74))
    assert attack.sources == 1


def test_germanys_two_patriots_are_pledged():
    aid = FOUND["germany-2-patriot-missile-defence-systems"]
    assert (aid.fields["status"], aid.fields["quantity"]) == ("pledged", Quantity(2, 2))
    assert aid.title == "Germany pledges 2 Patriot missile defence systems to Ukraine"


def test_what_ukraine_asks_for_is_not_counted_as_given():
    five_billion = [event for event in FOUND.values() if event.fields.get("amount")]
    assert [(event.fields["status"], event.fields.get("donor")) for event in five_billion] == [("requested", None)]
    assert five_billion[0].title.startswith("Ukraine asks for additional military aid")


def test_a_month_is_the_day_that_another_article_knows():
    may = FOUND["2025-05-istanbul-negotiation"]
    assert may.date == "2025-05-16"
    assert account(may, "date").agreement == "sources agree"


def test_a_proposed_meeting_of_leaders_is_not_the_round_of_their_envoys():
    leaders = next(event for event in FOUND.values() if event.fields.get("status") == "proposed")
    assert set(leaders.fields["participants"]) == {"Volodymyr Zelensky", "Vladimir Putin"}
    assert leaders.sources == 2


def test_what_no_source_says_is_listed():
    assert FOUND["2025-07-21-moscow-attack-by-ukraine"].unknown == ("launched", "killed", "injured", "damage")


def test_an_alliance_speaks_for_a_third_party():
    assert ground_of(LEXICON).names.side("EU officials") == "third party"
    assert ground_of(LEXICON).names.side("an eyewitness") == "unknown"


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("Ukrainian officials", "Ukraine"), ("Russian army", "Russia"), ("local authorities", "Ukraine"),
        ("Turkish government spokesperson", "third party"), ("Kremlin", "Russia"), ("TASS", "Russia"),
        ("Ukraine's air force", "Ukraine"), ("000_5df9630c0a955117", "outlet"),
    ],
)  # fmt: skip
def test_each_voice_has_its_side(speaker: str, side: str):
    assert {voice.side for event in FOUND.values() for voice in event.voices if voice.speaker == speaker} == {side}
