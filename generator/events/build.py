"""Briefs -> events: match the records of each desk, then put side by side what all sources say."""

from __future__ import annotations

from collections.abc import Sequence

from generator.events import aid, attacks, talks
from generator.events.accounts import accounts_of
from generator.events.addresses import addresses
from generator.events.clustering import Matcher, candidates, grouped
from generator.events.ground import Ground, ground_of
from generator.events.hand import HandEvents, hand_faults, joined_groups
from generator.events.likeness import Key
from generator.events.sayings import Telling
from generator.events.titles import title_of
from generator.events.voices import independent, outlet, voices_of
from generator.model import DESKS, FIELDS, Brief, Desk, Event, Fault, Join, Lexicon, Record

NO_HAND = HandEvents()
Told = dict[Key, tuple[Brief, Record]]


def events_of(
    briefs: Sequence[Brief],
    *,
    lexicon: Lexicon,
    hand: HandEvents = NO_HAND,
    unpublished: Sequence[Brief] = (),
) -> tuple[tuple[Event, ...], tuple[Fault, ...]]:
    """The events of all desks, by desk, day and id, and what is wrong with the editor's joins and parts.

    `unpublished`: briefs that make no events but that the editor's rules may name.
    """
    ground = ground_of(lexicon)
    told = records_of(briefs)
    desks = {(brief.slug, record.id): record.desk for brief in (*briefs, *unpublished) for record in brief.records}
    events = [event for desk in DESKS for event in _desk_events(desk, told, ground, hand)]
    return tuple(events), hand_faults(hand, desks)


def records_of(briefs: Sequence[Brief]) -> Told:
    """All records that are not hidden, with their briefs."""
    return {
        (brief.slug, record.id): (brief, record)
        for brief in briefs
        if not brief.hide
        for record in brief.records
        if not record.hide
    }


def _desk_events(desk: Desk, told: Told, ground: Ground, hand: HandEvents) -> list[Event]:
    records = {key: both for key, both in sorted(told.items()) if both[1].desk == desk}
    _, _, groups, joins = matching(desk, told, ground, hand)
    aged = [sorted(group, key=lambda key: _age(key, records)) for group in groups]
    ordered = sorted(aged, key=lambda group: _age(group[0], records))
    ids = addresses([[(key, records[key][1]) for key in group] for group in ordered])
    of_record = {key: number for number, group in enumerate(ordered) for key in group}
    by_event: dict[int, list[Join]] = {}
    for join in joins:
        by_event.setdefault(of_record[join.left], []).append(join)
    events = [
        _event(desk, [(key, *records[key]) for key in group], address, tuple(by_event.get(number, ())), ground)
        for number, (group, address) in enumerate(zip(ordered, ids, strict=True))
    ]
    return sorted(events, key=lambda event: (event.date or "", event.id))


def _age(key: Key, records: Told) -> tuple[str, Key]:
    """Order of publication; what has no day comes last."""
    return records[key][0].published or "9999", key


def matching(desk: Desk, told: Told, ground: Ground, hand: HandEvents) -> tuple[Matcher, list[tuple[Key, Key]], list[list[Key]], list[Join]]:
    """(the comparisons, the pairs that were compared, the groups that tell of one event each, what joined them) of one desk."""
    records = {key: both for key, both in sorted(told.items()) if both[1].desk == desk}
    slots_of, stays, compare = {
        "talks": (talks.meeting_of, talks.stays, talks.compare),
        "attacks": (attacks.attack_of, attacks.stays, attacks.compare),
        "aid": (aid.item_of, aid.stays, aid.compare),
    }[desk]
    slots = {key: slots_of(one, published=brief.published, ground=ground) for key, (brief, one) in records.items()}
    matcher = Matcher(slots, lambda one, other: compare(one, other, ground))
    pairs = list(candidates(matcher, lambda one: stays(one, ground)))
    parted = frozenset(frozenset(rule.records) for rule in hand.parts)
    return matcher, pairs, *grouped(matcher, pairs, joined=joined_groups(hand), parted=parted)


def _event(
    desk: Desk,
    members: Sequence[tuple[Key, Brief, Record]],
    address: tuple[str, tuple[str, ...]],
    joins: tuple[Join, ...],
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
        joins=joins,
        unknown=tuple(name for name in FIELDS[desk] if name not in known),
        former_ids=address[1],
        source_groups=sources,
    )
