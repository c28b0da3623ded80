"""The id of each event: made of what identifies its earliest record, so that later articles do not change it.

Where two events would have one id, the one whose record is earlier keeps it and the other gets a mark of its own
record. Ids that an event had before others were joined to it stay known as its former ones, and so do those that its records had before
they were corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from generator.events.likeness import Key
from generator.model import FIELDS, Brief, Kind, Quantity, Record, Value
from generator.wording import WordingError, parse_day, parse_quantity, slug, write_quantity

WORDS = 6
"""Words of an item's or place's name in an id."""
SHORT = 4
"""Letters of a record's own mark, where one is needed."""


Former = tuple[tuple[str, Key], ...]
"""Ids that an event had, or its records would have had alone, each with its record."""


def addresses(groups: Sequence[Sequence[tuple[Key, Sequence[str]]]]) -> list[tuple[str, Former]]:
    """For each group its id and its former ids; records of a group, by key and `bases`, and groups, in order of publication."""
    taken: dict[str, Key] = {}
    ids = [_free(wanted, key, taken) for (key, (wanted, *_)), *_ in groups]
    return [(name, _former(name, group, taken)) for name, group in zip(ids, groups, strict=True)]


def _former(name: str, group: Sequence[tuple[Key, Sequence[str]]], taken: dict[str, Key]) -> Former:
    """The ids that the group's records had, or would have had alone, and that no other event has."""
    first, (_, *corrected) = group[0]
    others = {other: key for key, wanted in reversed(group[1:]) for other in wanted} | dict.fromkeys(corrected, first)
    others.pop(name, None)
    return tuple((other, others[other]) for other in sorted(others) if taken.setdefault(other, first) == first)


def _free(wanted: str, key: Key, taken: dict[str, Key]) -> str:
    """The id itself, or with as much of its record's own mark as it takes to be the only one."""
    for length in (0, SHORT, 2 * SHORT, 64):
        name = marked(wanted, key, length)
        if taken.setdefault(name, key) == key:
            return name
    raise AssertionError(f"two records share the key {key}")


def marked(wanted: str, key: Key, length: int = SHORT) -> str:
    """The id with so many letters of its record's own mark."""
    return f"{wanted}-{sha256('/'.join(key).encode()).hexdigest()[:length]}" if length else wanted


def bases(brief: Brief, record: Record) -> tuple[str, ...]:
    """The id that the event of this record alone has if no other wants it, and those that it had before it was corrected, latest first."""
    return tuple(dict.fromkeys(map(base, (record, *_before(brief, record)))))


def _before(brief: Brief, record: Record) -> Iterator[Record]:
    """The record as it stood before its last correction, before the one ahead of that, and so on."""
    for told in sorted(brief.corrections, key=lambda each: each.day, reverse=True):
        kind = FIELDS[record.desk].get(told.field)
        if told.record == record.id and kind and (told.old or told.new):
            rest = {name: value for name, value in record.fields.items() if name != told.field}
            value = _read(told.old, kind)
            record = replace(record, fields=rest if value is None else {**rest, told.field: value})
            yield record


def _read(text: str, kind: Kind) -> Value | None:
    """A value as a correction words it; None where it is empty or cannot be read."""
    try:
        match kind:
            case "quantity":
                return parse_quantity(text)
            case "day":
                return parse_day(text)
            case "round":
                return int(text)
            case "names" | "places" | "texts":
                return tuple(filter(None, (part.strip() for part in text.strip("[]").split(",")))) or None
            case _:
                return text or None
    except (WordingError, ValueError):
        return None


def base(record: Record) -> str:
    """The id that the event of this record alone would have if no other wanted it."""
    make = {"talks": _talks, "attacks": _attack, "aid": _aid}[record.desk]
    return "-".join(filter(None, map(slug, make(record.fields)))) or record.desk


def _talks(fields: Mapping[str, Value]) -> list[str]:
    day, place, kind = (str(fields.get(name, "")) for name in ("date", "place", "kind"))
    who = [] if place else _words(fields, "parties")
    people = [] if day or place else [name.split()[-1] for name in _words(fields, "participants")]
    turn = [f"round {fields['round']}"] if "round" in fields and not day else []
    return [day, place, *who, kind or "talks", *people, *turn]


def _attack(fields: Mapping[str, Value]) -> list[str]:
    attacker = str(fields.get("attacker", ""))
    places = _words(fields, "places")[:1]
    return [str(fields.get("date", "")), *places, "attack", f"by {attacker}" if attacker else ""]


def _aid(fields: Mapping[str, Value]) -> list[str]:
    item = " ".join(slug(str(fields.get("item", ""))).split("-")[:WORDS])
    given = (fields.get(name) for name in ("quantity", "amount"))
    numbers = [write_quantity(value) for value in given if isinstance(value, Quantity)]
    donors = _words(fields, "donor") or [f"for {fields.get('recipient', '')}"]
    return [str(fields.get("date", "")), *donors, *numbers, item]


def _words(fields: Mapping[str, Value], name: str) -> list[str]:
    value = fields.get(name, ())
    return list(value)[:WORDS] if isinstance(value, tuple) else []
