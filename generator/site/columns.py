"""What a table of the downloads is made of: columns with their types and rules, keys, and the links between tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from generator.model import CHOICES, DESKS, FIELDS, Agreement, Quantity, Side, Value
from generator.wording import write_quantity

Cell = str | int | float | bool | None
Type = Literal["string", "integer", "number", "date", "boolean"]

DAY_PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""A day, a month or a year."""
SEPARATOR = "; "
"""Between several values in one cell."""

NEEDED: Mapping[str, Any] = {"required": True}
ONE_EACH: Mapping[str, Any] = {"required": True, "unique": True}
COUNTED: Mapping[str, Any] = {"minimum": 0}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, with the cell it has for a row."""

    name: str
    type: Type
    about: str
    cell: Callable[..., Cell]
    rules: Mapping[str, Any] = field(default_factory=dict)
    """Constraints of a Table Schema (Frictionless): `required`, `enum`, `pattern`, …"""


@dataclass(frozen=True, slots=True)
class Link:
    """The columns that point to a row of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One download: a row is what `row` says."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    """The columns that no two rows share; empty where a row has no name of its own."""
    links: tuple[Link, ...] = ()


def made(columns: tuple[Column, ...], things: Iterable[Any]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each thing."""
    cells = [column.cell for column in columns]
    return tuple(tuple(cell(thing) for cell in cells) for thing in things)


def one_of(*words: str | int, **rules: Any) -> dict[str, Any]:
    """The rule that a cell is one of these words, or empty."""
    return {"enum": list(words), **rules}


AGREEMENTS = one_of(*get_args(Agreement), required=True)
SIDES = one_of(*get_args(Side), required=True)
DESK_WORDS = one_of(*DESKS)
FIELD_WORDS = one_of(*dict.fromkeys(name for desk in DESKS for name in FIELDS[desk]))
CHOSEN = {key: one_of(*words) for key, words in CHOICES.items()}


# --- Cells ----------------------------------------------------------------------------------------------------------


def joined(value: Value | None) -> str | None:
    """A value as one text: days as they are, several values with semicolons between them, quantities as they are written."""
    if isinstance(value, Quantity):
        return write_quantity(value)
    return SEPARATOR.join(value) if isinstance(value, tuple) else str(value) if value not in (None, "") else None


def number(value: Value | None) -> int | None:
    """The number that a value names: its least one, or its greatest where only that is known."""
    if isinstance(value, Quantity):
        return value.low if value.low is not None else value.high
    return value if isinstance(value, int) else None


def end(value: Value | None, side: Literal["low", "high"]) -> int | None:
    """One end of a quantity; None where it is left open."""
    return getattr(value, side, None)


def bound(value: Value | None) -> str | None:
    """The word before a number, or the range that it stands for; None where it is exact."""
    if not isinstance(value, Quantity):
        return None
    if value.bound or value.low == value.high:
        return value.bound or None
    return "at least" if value.high is None else "up to" if value.low is None else write_quantity(replace(value, unit=""))


def unit(value: Value | None) -> str | None:
    """The currency of a sum of money."""
    return getattr(value, "unit", None) or None
