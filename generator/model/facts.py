"""What a fact is made of: the desks and their fields, quantities, and what is wrong with content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Desk = Literal["talks", "attacks", "aid"]
DESKS: tuple[Desk, ...] = ("talks", "attacks", "aid")

Kind = Literal["word", "text", "texts", "name", "names", "place", "places", "day", "round", "quantity"]
"""How a field is written and compared. `word` is one of CHOICES; the plurals are lists."""

FIELDS: Mapping[Desk, Mapping[str, Kind]] = {
    "talks": {
        "kind": "word", "status": "word", "date": "day", "place": "place", "parties": "names", "participants": "names",
        "mediators": "names", "round": "round", "agenda": "texts", "outcome": "texts",
    },
    "attacks": {
        "date": "day", "attacker": "name", "places": "places", "weapons": "texts", "launched": "quantity",
        "intercepted": "quantity", "killed": "quantity", "injured": "quantity", "damage": "texts",
    },
    "aid": {
        "donor": "names", "recipient": "name", "item": "text", "quantity": "quantity", "amount": "quantity",
        "status": "word", "date": "day",
    },
}
"""The fields of a record and of its claims, in the order in which they are written."""

CHOICES: Mapping[tuple[Desk, str], tuple[str, ...]] = {
    ("talks", "kind"): ("negotiation", "meeting", "call", "conference", "exchange"),
    ("talks", "status"): ("proposed", "scheduled", "held", "postponed", "cancelled", "rejected"),
    ("aid", "status"): ("requested", "considered", "pledged", "delivered", "suspended", "rejected"),
}

DAY_ONE = date(2022, 2, 24)
"""The day on which the full-scale invasion began; it is day 1, as the press counts."""
FIRST_YEAR = "2014"
"""The year in which the war began: meetings before it belong to history."""

BOUNDS: Mapping[str, Literal["low", "high", "about"]] = {
    "at least": "low", "more than": "low", "over": "low", "up to": "high", "nearly": "high", "almost": "high",
    "about": "about", "around": "about", "some": "about",
}
"""The words that may stand before a number, and which end of it they leave open."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a person writes it: `74`, `at least 1`, `3-5`, `over 5 billion EUR`."""

    low: int | None
    """None means open-ended: "up to 12" is low=None, high=12."""
    high: int | None
    """None means open-ended: "at least 12" is low=12, high=None."""
    bound: str = ""
    """The word of BOUNDS that the source used, or empty; "about 12" is low=12, high=12, bound="about"."""
    unit: str = ""
    """The ISO 4217 code of a sum of money, in whole units; empty for a count."""


Value = str | int | Quantity | tuple[str, ...]
"""A field's value by its kind: `round` is int, `quantity` Quantity, the plurals tuples, all others str."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the content, and what to write instead."""

    file: str
    what: str
    cure: str = ""
    line: int | None = None
    column: int | None = None
    level: Literal["error", "warning"] = "error"
