"""The editor's joins and parts of events: content/events.yaml -> HandEvents.

join:                                   # these records tell of one event
  - [brief-a/attacks-1, brief-b/attacks-1]
part:                                   # these two do not
  - [brief-a/talks-1, brief-c/talks-2]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.events.likeness import Key
from generator.model import Desk, Fault
from generator.strict_yaml import Loaded, load


@dataclass(frozen=True, slots=True)
class HandRule:
    """One line of the file: records that are one event, or two that are not."""

    records: tuple[Key, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class HandEvents:
    """All that the editor says about which records are one event."""

    joins: tuple[HandRule, ...] = ()
    parts: tuple[HandRule, ...] = ()
    path: str = "content/events.yaml"


def read_hand_events(text: str, *, path: str) -> tuple[HandEvents, tuple[Fault, ...]]:
    """The rules of one file and all that is wrong with its form; whether the records exist, `hand_faults` tells."""
    loaded, faults = load(text, path=path)
    if loaded is None or loaded.data is None:
        return HandEvents(path=path), faults
    if not isinstance(loaded.data, dict):
        return HandEvents(path=path), (Fault(path, "the file is no mapping", "write `join:` or `part:` first", 1),)
    found: list[Fault] = [
        Fault(path, f"unknown name `{name}`", "write `join` or `part`", *loaded.mark((name,)))
        for name in loaded.data
        if name not in ("join", "part")
    ]
    joins = _rules(loaded, "join", path, found)
    parts = _rules(loaded, "part", path, found)
    return HandEvents(joins, parts, path), tuple(found)


def _rules(loaded: Loaded, name: str, path: str, faults: list[Fault]) -> tuple[HandRule, ...]:
    written = loaded.data.get(name)
    if written is None:
        return ()
    if not isinstance(written, list):
        faults.append(Fault(path, f"`{name}` is no list", _FORM, *loaded.mark((name,))))
        return ()
    rules = []
    for number, item in enumerate(written):
        keys = tuple(map(_key, item)) if isinstance(item, list) else ()
        right = len(set(keys)) == len(keys) and (len(keys) == 2 if name == "part" else len(keys) > 1)
        if right and all(keys):
            rules.append(HandRule(tuple(filter(None, keys)), loaded.line(name, number)))
        else:
            what = f"`{name}` needs {'two' if name == 'part' else 'two or more'} different records in each item"
            faults.append(Fault(path, what, _FORM, *loaded.mark((name, number))))
    return tuple(rules)


_FORM = "write - [brief/record, other-brief/record]"


def _key(text: object) -> Key | None:
    brief, slash, record = text.rpartition("/") if isinstance(text, str) else ("", "", "")
    return (brief, record) if slash and brief and record else None


def hand_faults(hand: HandEvents, desks: Mapping[Key, Desk]) -> tuple[Fault, ...]:
    """Records named that do not exist, joins across desks, and joins that a part contradicts."""
    faults = []
    for rule in (*hand.joins, *hand.parts):
        for slug, record in rule.records:
            if (slug, record) not in desks:
                faults.append(Fault(hand.path, *_missing((slug, record), desks), rule.line))
    for rule in hand.joins:
        if len({desks[record] for record in rule.records if record in desks}) > 1:
            faults.append(
                Fault(hand.path, "records of different desks are joined", "join records of one desk", rule.line)
            )
    groups = joined_groups(hand)
    for rule in hand.parts:
        if any(set(rule.records) <= group for group in groups):
            what = f"{_written(rule.records[0])} and {_written(rule.records[1])} are both joined and parted"
            faults.append(Fault(hand.path, what, "keep one of the two", rule.line))
    return tuple(faults)


def _missing(record: Key, desks: Mapping[Key, Desk]) -> tuple[str, str]:
    known = sorted(key for slug, key in desks if slug == record[0])
    if not known:
        return f"there is no brief {record[0]} with records", "write a brief's file name without .yaml"
    return f"brief {record[0]} has no record {record[1]}", f"write one of {', '.join(known)}"


def _written(record: Key) -> str:
    return "/".join(record)


def joined_groups(hand: HandEvents) -> tuple[frozenset[Key], ...]:
    """The joins, those that share a record taken together."""
    groups: list[frozenset[Key]] = []
    for rule in hand.joins:
        whole = frozenset(rule.records).union(*(group for group in groups if not group.isdisjoint(rule.records)))
        groups = [*(group for group in groups if group.isdisjoint(whole)), whole]
    return tuple(sorted(groups, key=sorted))
