"""The id of each event: made of what identifies its earliest record, so that later articles do not change it.

Where two events would have one id, the one whose record is earlier keeps it and the other gets a mark of its own
record. Ids that an event had before others were joined to it stay known as its former ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from generator.events.likeness import Key
from generator.model import Quantity, Record, Value
from generator.wording import slug, write_quantity

WORDS = 6
"""Words of an item's or place's name in an id."""


def addresses(groups: Sequence[Sequence[tuple[Key, str]]]) -> list[tuple[str, tuple[str, ...]]]:
    """For each group its id and its former ids; records of a group, by key and `base`, and groups, in order of publication."""
    taken: dict[str, Key] = {}
    ids = [_free(first, key, taken) for (key, first), *_ in groups]
    return [(name, _former(name, group, taken)) for name, group in zip(ids, groups, strict=True)]


def _former(name: str, group: Sequence[tuple[Key, str]], taken: dict[str, Key]) -> tuple[str, ...]:
    """The ids that the group's other records would have had alone and that no other event has."""
    first = group[0][0]
    others = {other for _, other in group[1:]} - {name}
    return tuple(other for other in sorted(others) if taken.setdefault(other, first) == first)


def _free(wanted: str, key: Key, taken: dict[str, Key]) -> str:
    """The id itself, or with as much of its record's own mark as it takes to be the only one."""
    mark = sha256("/".join(key).encode()).hexdigest()
    for length in (0, 4, 8, 64):
        name = f"{wanted}-{mark[:length]}" if length else wanted
        if taken.setdefault(name, key) == key:
            return name
    raise AssertionError(f"two records share the key {key}")


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
