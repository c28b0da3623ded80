"""Briefs -> events: match the records of each desk, then put side by side what all sources say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.events import aid, attacks, talks
from generator.events.accounts import accounts_of
from generator.events.addresses import addresses, base
from generator.events.clustering import Compared, Matcher, candidates, grouped
from generator.events.ground import Ground, ground_of
from generator.events.hand import HandEvents, hand_faults, joined_groups
from generator.events.likeness import Key
from generator.events.sayings import Telling
from generator.events.titles import title_of
from generator.events.voices import independent, outlet, voices_of
from generator.memory import Memory, Plain
from generator.model import DESKS, FIELDS, Brief, Desk, Event, Fault, Join, Lexicon, Record

NO_HAND = HandEvents()


def events_of(
    briefs: Sequence[Brief],
    *,
    lexicon: Lexicon,
    hand: HandEvents = NO_HAND,
    unpublished: Sequence[Brief] = (),
    memory: Memory | None = None,
) -> tuple[tuple[Event, ...], tuple[Fault, ...]]:
    """The events of all desks, by desk, day and id, and what is wrong with the editor's joins and parts.

    `unpublished`: briefs that make no events but that the editor's rules may name. With a `memory` only what differs from the
    last run is matched anew.
    """
    memory = memory or Memory()
    ground = memory.of(ground_of, lexicon)
    desks = {(brief.slug, record.id): record.desk for brief in (*briefs, *unpublished) for record in brief.records}
    events = [event for desk in DESKS for event in _desk_events(desk, briefs, ground, hand, memory)]
    return tuple(events), hand_faults(hand, desks)


def _shown(brief: Brief) -> Sequence[Record]:
    """All records that are not hidden."""
    return () if brief.hide else [record for record in brief.records if not record.hide]


def _desk_events(desk: Desk, briefs: Sequence[Brief], ground: Ground, hand: HandEvents, memory: Memory) -> list[Event]:
    records = {
        (brief.slug, record.id): (brief, record, wanted) for brief in briefs for record, wanted in memory.of(_wanted_ids, brief, desk)
    }
    _, _, groups, joins = matching(desk, briefs, ground, hand, memory)
    aged = [sorted(group, key=lambda key: _age(key, records)) for group in groups]
    ordered = sorted(aged, key=lambda group: _age(group[0], records))
    ids = addresses([[(key, records[key][2]) for key in group] for group in ordered])
    of_record = {key: number for number, group in enumerate(ordered) for key in group}
    by_event: dict[int, list[Join]] = {}
    for join in joins:
        by_event.setdefault(of_record[join.left], []).append(join)
    apart = [
        memory.of(_event, desk, [(key, *records[key][:2]) for key in group], address, ground)
        for group, address in zip(ordered, ids, strict=True)
    ]
    events = [replace(event, joins=tuple(by_event[number])) if number in by_event else event for number, event in enumerate(apart)]
    return sorted(events, key=lambda event: (event.date or "", event.id))


def _wanted_ids(brief: Brief, desk: Desk) -> list[tuple[Record, str]]:
    """Each record of the desk, with the id that it would give to an event of its own."""
    return [(record, base(record)) for record in _shown(brief) if record.desk == desk]


def _age(key: Key, records: Mapping[Key, tuple[Brief, Record, str]]) -> tuple[str, Key]:
    """Order of publication; what has no day comes last."""
    return records[key][0].published or "9999", key


Matched = tuple[Matcher, list[tuple[Key, Key]], list[list[Key]], list[Join]]
"""(the comparisons, the pairs that were compared, the groups that tell of one event each, what joined them) of one desk."""

DESK_RULES = {
    "talks": (talks.meeting_of, talks.stays, talks.compare),
    "attacks": (attacks.attack_of, attacks.stays, attacks.compare),
    "aid": (aid.item_of, aid.stays, aid.compare),
}
"""Desk -> what is compared of a record, where it waits for others, and the comparison."""


def matching(desk: Desk, briefs: Sequence[Brief], ground: Ground, hand: HandEvents, memory: Memory | None = None) -> Matched:
    """Which records of one desk tell of one event."""
    memory = memory or Memory()
    compared = memory.of(_compared, desk, ground)
    numbers = (each for brief in briefs for each in memory.of(_numbered, brief, desk, compared, ground))
    return memory.of(_matched, desk, Plain(sorted(numbers)), compared, ground, hand)


def _numbered(brief: Brief, desk: Desk, compared: Compared, ground: Ground) -> list[tuple[Key, int]]:
    """The records of one brief with the numbers of their slots."""
    slots_of, _, _ = DESK_RULES[desk]
    return [
        ((brief.slug, record.id), compared.number(slots_of(record, published=brief.published, ground=ground)))
        for record in _shown(brief) if record.desk == desk
    ]


def _compared(desk: Desk, ground: Ground) -> Compared:
    compare = DESK_RULES[desk][2]
    return Compared(lambda one, other: compare(one, other, ground))


def _matched(desk: Desk, numbers: Sequence[tuple[Key, int]], compared: Compared, ground: Ground, hand: HandEvents) -> Matched:
    _, stays, _ = DESK_RULES[desk]
    matcher = Matcher(dict(numbers), compared)
    pairs = list(candidates(matcher, lambda one: stays(one, ground)))
    parted = frozenset(frozenset(rule.records) for rule in hand.parts)
    return matcher, pairs, *grouped(matcher, pairs, joined=joined_groups(hand), parted=parted)


def _event(
    desk: Desk,
    members: Sequence[tuple[Key, Brief, Record]],
    address: tuple[str, tuple[str, ...]],
    ground: Ground,
) -> Event:
    keys = [key for key, _, _ in members]
    voices = {key: voices_of(brief, record, ground) for key, brief, record in members}
    sources = independent(keys, voices, {brief.slug: outlet(brief) for _, brief, _ in members}, ground)
    source_of = {brief: number for number, group in enumerate(sources) for brief in group}
    accounts = accounts_of(
        desk,
        [Telling(key, record, brief.published, source_of[key[0]], voices[key]) for key, brief, record in members],
        ground,
    )
    fields = {account.field: account.best for account in accounts if account.best != ""}
    date = fields.get("date")
    known = {account.field for account in accounts}
    return Event(
        id=address[0],
        desk=desk,
        title=title_of(desk, fields),
        date=date if isinstance(date, str) else None,
        fields=fields,
        accounts=accounts,
        records=tuple(keys),
        voices=tuple(voice for key in keys for voice in voices[key]),
        sources=len(sources),
        joins=(),
        unknown=tuple(name for name in FIELDS[desk] if name not in known),
        former_ids=address[1],
        source_groups=sources,
    )
