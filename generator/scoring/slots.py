"""What is compared: a record or a claim as slots, one for each value or member of a list, written as a person writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import DESKS, FIELDS, Brief, Claim, Desk, Fault, Quantity, Record, Value
from generator.scoring.likeness import plain
from generator.wording import write_quantity

MEASURED: Mapping[Desk, tuple[str, ...]] = {
    desk: tuple(name for name in FIELDS[desk] if (desk, name) != ("aid", "date")) for desk in DESKS
}
"""The fields that gold briefs record; the day of an item of aid is not among them."""
Slot = tuple[str, str]
"""(field, value)"""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim: whose words they are, the words themselves, and what they state."""

    said_by: str
    quote: str
    """As `likeness.plain` gives it."""
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with its claims."""

    slots: tuple[Slot, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One brief, found or gold, as it is compared."""

    published: str | None = None
    entries: Mapping[Desk, tuple[Entry, ...]] | None = None

    def of(self, desk: Desk) -> tuple[Entry, ...]:
        return (self.entries or {}).get(desk, ())


def sheet_of(brief: Brief) -> Sheet:
    """A brief as it is compared."""
    return Sheet(brief.published, {
        desk: tuple(_entry(record) for record in brief.records if record.desk == desk) for desk in DESKS
    })  # fmt: skip


def read_gold(data: Any, *, path: str, article: str | None) -> tuple[Sheet, tuple[Fault, ...]]:
    """Gold data as it is compared, and which parts of it have the wrong shape; keys that are not compared are left out.

    `article` is the article's text: where the gold keeps only the ends of a quote, what lies between them is taken from it.
    """
    faults: list[Fault] = []
    entries: dict[Desk, tuple[Entry, ...]] = {}
    for desk in DESKS:
        records = [] if data.get(desk) is None else data[desk]
        if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
            faults.append(Fault(path, f"`{desk}` is no list of records", "begin each record with `- `"))
            continue
        entries[desk] = tuple(_gold_entry(desk, record, article) for record in records)
    published = data.get("published")
    return Sheet(None if published is None else str(published), entries), tuple(faults)


def _entry(record: Record) -> Entry:
    return Entry(_of_values(record.desk, record.fields), tuple(_saying(record.desk, claim) for claim in record.claims))


def _saying(desk: Desk, claim: Claim) -> Saying:
    return Saying(claim.said_by or "", plain(claim.quote), _of_values(desk, claim.fields))


def _of_values(desk: Desk, fields: Mapping[str, Value]) -> tuple[Slot, ...]:
    written = {name: write_quantity(value) if isinstance(value, Quantity) else value for name, value in fields.items()}
    return _slots(desk, written)


def _slots(desk: Desk, fields: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Each value once, in the order of the desk's fields."""
    found: dict[Slot, None] = {}
    for name in MEASURED[desk]:
        value = fields.get(name)
        for item in value if isinstance(value, list | tuple) else [value]:
            if item is not None and item != "" and item != []:
                found[name, str(item)] = None
    return tuple(found)


def _gold_entry(desk: Desk, record: Mapping[str, Any], article: str | None) -> Entry:
    claims: Sequence[Any] = record.get("claims") or ()
    return Entry(_slots(desk, record), tuple(
        Saying(str(claim.get("said_by") or ""), _gold_quote(claim, article), _slots(desk, claim))
        for claim in claims if isinstance(claim, dict)
    ))  # fmt: skip


def _gold_quote(claim: Mapping[str, Any], article: str | None) -> str:
    """The claim's quote; where the gold keeps only its first and last words, the stretch between them, or nothing."""
    if claim.get("quote"):
        return plain(str(claim["quote"]))
    start, end = (plain(str(claim.get(key) or "")) for key in ("quote_start", "quote_end"))
    if not article or not start:
        return ""
    text = plain(article)
    begin = text.find(start)
    stop = text.find(end, begin)
    return text[begin : stop + len(end)] if begin >= 0 and stop >= 0 else ""
