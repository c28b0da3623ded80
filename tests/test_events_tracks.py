"""Which line of talks a meeting belongs to, from its slots alone."""

from dataclasses import replace

import pytest

from generator.events.ground import ground_of
from generator.events.tracks import track_of
from generator.model import Organisation, Track
from tests.events_material import LEXICON, events, one

GROUND = ground_of(replace(LEXICON, organisations=(
    *LEXICON.organisations,
    Organisation("Ukraine Defense Contact Group", "", "alliance", ("Ramstein format",), ("Germany", "United Kingdom")),
    Organisation("Coalition of the Willing", "", "alliance", (), ("France", "United Kingdom")),
)))
TOP = {"participants": ("Donald Trump", "Vladimir Putin")}


@pytest.mark.parametrize(("fields", "track"), [
    ({"kind": "negotiation", "parties": ("Russia", "Ukraine")}, Track("negotiation", ("Ukraine", "Russia"))),
    ({"kind": "negotiation", "parties": ("Kremlin", "Ukraine"), "mediators": ("Turkey",)}, Track("negotiation", ("Ukraine", "Russia"))),
    ({"kind": "negotiation", "parties": ("Ukraine", "Russia", "United States")}, Track("negotiation", ("Ukraine", "Russia", "United States"))),
    ({"kind": "meeting", "parties": ("Ukraine", "Russia")}, Track("negotiation", ("Ukraine", "Russia"))),
    ({"kind": "call", "parties": ("Ukraine", "Russia")}, Track("contacts", ("Ukraine", "Russia"))),
    ({"kind": "exchange", "parties": ("Ukraine", "Russia")}, Track("exchange", ("Ukraine", "Russia"))),
    ({"kind": "meeting", "parties": ("Ukraine", "Russia"), "participants": ("Volodymyr Zelensky", "Vladimir Putin")},
     Track("leaders", ("Ukraine", "Russia"))),
    ({"kind": "call", "parties": ("United States", "Russia"), **TOP}, Track("leaders", ("Russia", "United States"))),
    ({"kind": "meeting", **TOP}, Track("leaders", ("Russia", "United States"))),
    ({"kind": "meeting", "parties": ("United States", "Ukraine"), "participants": ("Donald Trump", "Volodymyr Zelensky", "Rustem Umerov")},
     Track("leaders", ("Ukraine", "United States"))),
    ({"kind": "meeting", "parties": ("Germany", "Ukraine", "United States"),
      "participants": ("Friedrich Merz", "Volodymyr Zelensky", "Donald Trump")}, Track("leaders")),
    ({"kind": "meeting", "parties": ("Ukraine", "France"), "participants": ("Volodymyr Zelensky", "Jean-Noël Barrot")},
     Track("contacts", ("Ukraine", "France"))),
    ({"kind": "conference", "parties": ("Ramstein format", "Ukraine")}, Track("conference", name="Ukraine Defense Contact Group")),
    ({"kind": "meeting", "parties": ("Coalition of the Willing",)}, Track("conference", name="Coalition of the Willing")),
    ({"kind": "conference", "parties": ("United Kingdom", "Germany"), "round": 29}, Track("conference", name="Ukraine Defense Contact Group")),
    ({"kind": "conference", "parties": ("France", "Germany"), "round": 2}, Track("conference", ("France", "Germany"))),
    ({"kind": "conference", "parties": ("European Union", "Ukraine")}, Track("conference", name="European Union")),
    ({"kind": "meeting", "parties": ("European Union", "Ukraine")}, Track("contacts", ("Ukraine", "European Union"))),
    ({"kind": "conference", "parties": ("United Kingdom", "Germany")}, None),
    ({"kind": "conference", "parties": ("Ramstein format", "Coalition of the Willing")}, None),
    ({"kind": "meeting", "parties": ("Ukraine", "Germany", "France")}, None),
    ({"kind": "meeting", "parties": ("Ukraine",)}, None),
    ({}, None),
])  # fmt: skip
def test_the_slots_tell_the_line(fields, track):
    assert track_of(fields, GROUND) == track


def test_words_do_not():
    """Agenda, outcome, place and status may say anything."""
    said = {"agenda": ("direct negotiations between Russia and Ukraine",), "place": "Istanbul", "status": "held", "outcome": ("round 3",)}
    assert track_of({"kind": "call", "parties": ("Ukraine", "Germany"), **said}, GROUND) == Track("contacts", ("Ukraine", "Germany"))


def test_an_event_of_talks_knows_its_line_and_no_other_event_has_one():
    found = events(one("a", "talks", kind="negotiation", parties=["Russia", "Ukraine"], date="2025-05-16"),
                   one("b", "attacks", attacker="Russia", places=["Kyiv"]))
    assert {event.desk: event.track for event in found} == {"talks": Track("negotiation", ("Ukraine", "Russia")), "attacks": None}
