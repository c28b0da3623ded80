"""The keys of a brief's file, in the order in which they are written; the fields of the desks stand in the model."""

from __future__ import annotations

from generator.model import DESKS, FIELDS, Desk

BRIEF_KEYS = (
    "title", "published", "published_from", "publisher", "url", "article", "review", "checked_by", "checked_on", "embargo", "hide", "note", "why_it_matters",
    "key_points", *DESKS, "positions", "corrections",
)
REVIEWS = ("draft", "checked")
STANCES = ("states", "claims", "confirms", "denies", "doubts")
KEY_POINT_KEYS = ("text", "quote", "by")
CORRECTION_KEYS = ("day", "record", "field", "old", "new", "reason")
POSITION_KEYS = ("party", "text", "said_by", "quote", "by")
EDITOR = "editor"
"""`by: editor` marks what stands without a quote."""

LONGEST = {
    "title": 400, "published_from": 300, "publisher": 200, "url": 2000, "article": 400, "note": 4000,
    "why_it_matters": 2000, "text": 1000, "quote": 4000, "said_by": 300, "hedge": 200, "party": 200, "id": 120,
    "checked_by": 200, "embargo": 40, "record": 120, "field": 40, "old": 1000, "new": 1000, "reason": 1000,
}
"""Characters; a longer text is a paragraph in the wrong place. Fields of records: LONGEST_FIELD."""
LONGEST_FIELD = 500


def record_keys(desk: Desk) -> tuple[str, ...]:
    """All keys of a record: its name, what it states, what the editor says of it, its claims."""
    return ("id", *FIELDS[desk], "by", "hide", "note", "claims")


def claim_keys(desk: Desk) -> tuple[str, ...]:
    """All keys of a claim: the quote, who says it and how, and what it states."""
    return ("quote", "said_by", "stance", "hedge", *FIELDS[desk])
