"""A labelled set of pairs: which records tell of one event, and which events look alike and are not one.

events:
  attacks:
    kyiv-july-21: [brief-a/attacks-1, brief-b/attacks-1]
    kyiv-july-22: [brief-c/attacks-1]
look_alikes:
  one city on two days:
    - [kyiv-july-21, kyiv-july-22]

Each record of the briefs belongs to one event. Two records of one brief are no pair: their author has set them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from generator.model import DESKS, Brief, Desk, Fault
from generator.strict_yaml import Loaded, load

Key = tuple[str, str]
"""(brief slug, record id)"""
Pair = tuple[Key, Key]
"""In order, so that a pair is told once."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one folder."""

    same: Mapping[Desk, frozenset[Pair]]
    """The pairs that tell of one event."""
    alike: Mapping[str, frozenset[Pair]]
    """Kind of likeness -> the pairs that look alike and tell of two events."""

    @property
    def pairs(self) -> int:
        """How many pairs are labelled."""
        return sum(map(len, self.same.values())) + len(frozenset().union(*self.alike.values()))


def read_labels(text: str, *, path: str, briefs: Sequence[Brief]) -> tuple[Labels, tuple[Fault, ...]]:
    """The labels in `text`, and all that is wrong with them: what has another form, records that stand nowhere or twice, or in no event."""
    loaded, faults = load(text, path=path)
    if loaded is None or not isinstance(loaded.data, dict):
        return Labels({}, {}), faults or (Fault(path, "the file holds no labels", "begin with `events:`"),)
    found = list(faults)
    events = _events(loaded, path, found)
    _complete(events, briefs, path, found)
    kinds = _kinds(loaded, {name for of_desk in events.values() for name in of_desk}, path, found)
    members = {name: records for of_desk in events.values() for name, records in of_desk.items()}
    return Labels(
        {desk: frozenset(pair for records in events[desk].values() for pair in _within(records)) for desk in DESKS},
        {kind: frozenset(pair for a, b in pairs for pair in _across(members[a], members[b])) for kind, pairs in kinds.items()},
    ), tuple(found)


def _events(loaded: Loaded, path: str, faults: list[Fault]) -> dict[Desk, dict[str, tuple[Key, ...]]]:
    written = loaded.data.get("events") or {}
    events: dict[Desk, dict[str, tuple[Key, ...]]] = {desk: {} for desk in DESKS}
    for desk in DESKS:
        for name, records in (written.get(desk) or {}).items():
            keys = tuple(map(_key, records)) if isinstance(records, list) else ()
            if keys and all(keys):
                events[desk][name] = tuple(filter(None, keys))
            else:
                faults.append(Fault(path, f"`{name}` is no list of records", "write [brief/record, other-brief/record]", loaded.line("events", desk, name)))
    return events


def _key(text: Any) -> Key | None:
    brief, _, record = text.rpartition("/") if isinstance(text, str) else ("", "", "")
    return (brief, record) if brief and record else None


def _complete(events: Mapping[Desk, Mapping[str, tuple[Key, ...]]], briefs: Sequence[Brief], path: str, faults: list[Fault]) -> None:
    desks = {(brief.slug, record.id): record.desk for brief in briefs for record in brief.records}
    told: dict[Key, str] = {}
    for desk, of_desk in events.items():
        for name, records in of_desk.items():
            for key in records:
                if desks.get(key) != desk:
                    faults.append(Fault(path, f"`{name}`: there is no {desk} record {'/'.join(key)}", "name a record of the briefs beside it"))
                elif key in told:
                    faults.append(Fault(path, f"{'/'.join(key)} stands in `{told[key]}` and in `{name}`", "keep one of the two"))
                told.setdefault(key, name)
    faults += [Fault(path, f"{'/'.join(key)} belongs to no event", "give it an event of its own") for key in sorted(desks) if key not in told]


def _kinds(loaded: Loaded, names: set[str], path: str, faults: list[Fault]) -> dict[str, list[tuple[str, str]]]:
    kinds: dict[str, list[tuple[str, str]]] = {}
    for kind, items in (loaded.data.get("look_alikes") or {}).items():
        for number, item in enumerate(items if isinstance(items, list) else [None]):
            if isinstance(item, list) and len(item) == 2 and names.issuperset(item):
                kinds.setdefault(kind, []).append((item[0], item[1]))
            else:
                faults.append(Fault(path, f"`{kind}` names no two events", "write - [event, other-event]", loaded.line("look_alikes", kind, number)))
    return kinds


def _within(records: Sequence[Key]) -> Iterator[Pair]:
    return (_ordered(a, b) for a, b in combinations(records, 2) if a[0] != b[0])


def _across(records: Sequence[Key], others: Sequence[Key]) -> Iterator[Pair]:
    return (_ordered(a, b) for a, b in product(records, others) if a[0] != b[0])


def _ordered(a: Key, b: Key) -> Pair:
    return (a, b) if a < b else (b, a)
