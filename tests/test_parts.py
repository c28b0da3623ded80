"""A brief taken apart into leaves and lists, and put together again."""

import pytest

from generator.briefs.parts import leaves, lists, made_of, order
from generator.model import Brief, Claim, Correction, KeyPoint, Position, Quantity, Record

TWO = Quantity(2, 2)
CLAIM = Claim("Two died.", "the mayor", {"killed": TWO}, "claims", "reportedly")
TALKS = Record("istanbul", "talks", {"place": "Istanbul"})
RECORD = Record("kyiv", "attacks", {"killed": TWO, "places": ("Kyiv",)}, (CLAIM,), by_editor=True, hide=True, note="A note.")
POINT, POSITION = KeyPoint("A point.", "A quote.", by_editor=True), Position("Russia", "wants it", "A quote.", "Dmitry Peskov", by_editor=True)
CORRECTION = Correction("2025-07-23", "We erred.", "kyiv", "killed", "3", "2")
BRIEF = Brief(
    "b", "A title", "seeds/b.txt", "2025-07-22", "first line", "A paper", "https://a.example", "checked", key_points=(POINT,), records=(TALKS, RECORD),
    positions=(POSITION,), why_it_matters="It does.", note="A note.", hide=True, corrections=(CORRECTION,), embargo="2025-07-23T18:00",
    checked_by="the desk", checked_on="2025-07-23",
)  # fmt: skip
SAID = [
    (BRIEF, {"title": "A title", "published": "2025-07-22", "published_from": "first line", "publisher": "A paper", "url": "https://a.example",
             "article": "seeds/b.txt", "review": "checked", "checked_by": "the desk", "checked_on": "2025-07-23", "embargo": "2025-07-23T18:00",
             "hide": True, "note": "A note.", "why_it_matters": "It does."}),
    (RECORD, {"id": "kyiv", "killed": TWO, "places": ("Kyiv",), "by": "editor", "hide": True, "note": "A note."}),
    (CLAIM, {"quote": "Two died.", "said_by": "the mayor", "stance": "claims", "hedge": "reportedly", "killed": TWO}),
    (POINT, {"text": "A point.", "quote": "A quote.", "by": "editor"}),
    (POSITION, {"party": "Russia", "text": "wants it", "said_by": "Dmitry Peskov", "quote": "A quote.", "by": "editor"}),
    (CORRECTION, {"day": "2025-07-23", "record": "kyiv", "field": "killed", "old": "3", "new": "2", "reason": "We erred."}),
]  # fmt: skip
EMPTY = [
    Brief("b", "", None), Record("", "attacks", {}), Claim("", None, {}), KeyPoint("", ""), Position("", "", ""), Correction("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("part", "said"), SAID)
def test_every_leaf_has_its_key(part, said):
    assert leaves(part) == said
    assert made_of(part, said, lists(part)) == part


@pytest.mark.parametrize(("full", "empty"), [(part, empty) for (part, _), empty in zip(SAID, EMPTY, strict=True)])
def test_what_says_nothing_has_no_leaf(full, empty):
    assert leaves(empty) == {}
    assert made_of(full, {}, lists(empty)) == empty


def test_a_brief_and_a_record_hold_lists():
    assert lists(BRIEF) == {"key_points": (POINT,), "talks": (TALKS,), "attacks": (RECORD,), "aid": (), "positions": (POSITION,), "corrections": (CORRECTION,)}
    assert lists(RECORD) == {"claims": (CLAIM,)}
    assert lists(CLAIM) == lists(POINT) == lists(POSITION) == {}


@pytest.mark.parametrize(
    ("section", "desk", "first", "holds"),
    [("", None, "title", "aid"), ("aid", None, "id", "donor"), ("claims", "aid", "quote", "donor"), ("key_points", None, "text", "quote"), ("positions", None, "party", "said_by")],
)  # fmt: skip
def test_the_usual_order_of_keys(section, desk, first, holds):
    assert order(section, desk)[0] == first
    assert holds in order(section, desk)
