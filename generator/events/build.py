"""Briefs -> events: match the records of each desk, then put side by side what all sources say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.events import aid, attacks, meetings, talks
from generator.events.accounts import accounts_of, said_of
from generator.events.addresses import Former, addresses, bases, marked
from generator.events.changes import best_readings, changes_of
from generator.events.clustering import Compared, Matcher, candidates, grouped
from generator.events.cumulative import is_cumulative
from generator.events.ground import Ground, ground_of
from generator.events.hand import HandEvents, hand_faults, joined_groups
from generator.events.likeness import ENOUGH, Key
from generator.events.sayings import telling_of
from generator.events.titles import title_of
from generator.events.tracks import track_of
from generator.events.voices import independent, voices_of
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


def _desk_events(desk: Desk, briefs: Sequence[Brief], ground: Ground, hand: HandEvents, memory: Memory) -> list[Event]:
    compared = memory.of(_compared, desk, ground)
    records = {one.key: one for brief in briefs for one in memory.of(_of_brief, brief, desk, compared, ground)}
    _, _, groups, joins = memory.of(_matched, desk, Plain(_numbered(records.values())), compared, ground, hand, ENOUGH)
    aged = [sorted(group, key=lambda key: _age(records[key])) for group in groups]
    ordered = sorted(aged, key=lambda group: _age(records[group[0]]))
    by_hand = {key for rule in hand.joins for key in rule.records}
    ids = addresses([[(key, _wanted(records[key], joined=at > 0 and key in by_hand)) for at, key in enumerate(group)] for group in ordered])
    of_record = {key: number for number, group in enumerate(ordered) for key in group}
    by_event: dict[int, list[Join]] = {}
    for join in joins:
        by_event.setdefault(of_record[join.left], []).append(join)
    apart = [
        memory.of(_event, desk, [records[key] for key in group], address, ground)
        for group, address in zip(ordered, ids, strict=True)
    ]
    events = [replace(event, joins=tuple(by_event[number])) if number in by_event else event for number, event in enumerate(apart)]
    return sorted(events, key=lambda event: (event.date or "", event.id))


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One record of a desk, ready to be matched."""

    key: Key
    brief: Brief
    record: Record
    number: int
    """Of its slots."""
    wanted: tuple[str, ...]
    """The id that it would give to an event of its own, and those that it would have given before it was corrected."""


def _of_brief(brief: Brief, desk: Desk, compared: Compared, ground: Ground) -> list[Told]:
    """The records of one brief and desk that are not hidden."""
    slots_of, *_ = DESK_RULES[desk]
    return [
        Told((brief.slug, record.id), brief, record, compared.number(slots_of(record, published=brief.published, ground=ground)), bases(brief, record))
        for record in brief.records if record.desk == desk and not record.hide and not brief.hide
    ]


def _wanted(one: Told, *, joined: bool) -> tuple[str, ...]:
    """Its ids; what an editor joined may have stood beside the event of that name before, with a mark of its own."""
    return (*one.wanted, marked(one.wanted[0], one.key)) if joined else one.wanted


def _age(one: Told) -> tuple[str, Key]:
    """Order of publication; what has no day comes last."""
    return one.brief.published or "9999", one.key


Matched = tuple[Matcher, list[tuple[Key, Key]], list[list[Key]], list[Join]]
"""(the comparisons, the pairs that score enough, the groups that tell of one event each, what joined them) of one desk."""

DESK_RULES = {
    "talks": (meetings.meeting_of, talks.stays, talks.compare, talks.contradiction),
    "attacks": (attacks.attack_of, attacks.stays, attacks.compare, attacks.contradiction),
    "aid": (aid.item_of, aid.stays, aid.compare, aid.contradiction),
}
"""Desk -> what is compared of a record, where it waits for others, the comparison, and what of it parts two records."""


def matching(desk: Desk, briefs: Sequence[Brief], ground: Ground, hand: HandEvents, *, least: float = ENOUGH) -> Matched:
    """Which records of one desk tell of one event; the pairs are those that score `least`, which may be less than joins them."""
    compared = _compared(desk, ground)
    told = [one for brief in briefs for one in _of_brief(brief, desk, compared, ground)]
    return _matched(desk, _numbered(told), compared, ground, hand, least)


def _numbered(told: Iterable[Told]) -> list[tuple[Key, int]]:
    return sorted((one.key, one.number) for one in told)


def _compared(desk: Desk, ground: Ground) -> Compared:
    *_, compare, contradict = DESK_RULES[desk]
    return Compared(lambda one, other: compare(one, other, ground), lambda one, other: contradict(one, other, ground))


def _matched(desk: Desk, numbers: Sequence[tuple[Key, int]], compared: Compared, ground: Ground, hand: HandEvents, least: float) -> Matched:
    _, stays, *_ = DESK_RULES[desk]
    matcher = Matcher(dict(numbers), compared)
    pairs = list(candidates(matcher, lambda one: stays(one, ground), least=least))
    parted = frozenset(frozenset(rule.records) for rule in hand.parts)
    return matcher, pairs, *grouped(matcher, pairs, joined=joined_groups(hand), parted=parted)


def _event(desk: Desk, members: Sequence[Told], address: tuple[str, Former], ground: Ground) -> Event:
    """The event of these records, without what joined them."""
    keys = [one.key for one in members]
    voices = {one.key: voices_of(one.brief, one.record, ground) for one in members}
    sources, links = independent({one.brief.slug: one.brief for one in members}, voices, ground)
    source_of = {brief: number for number, group in enumerate(sources) for brief in group}
    tellings = [
        telling_of(one.brief, one.record, source=source_of[one.brief.slug], voices=voices[one.key], ground=ground) for one in members
    ]
    said = said_of(desk, tellings, ground)
    accounts = accounts_of(desk, said, ground)
    fields = best_readings(accounts)
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
        former_ids=tuple(name for name, _ in address[1]),
        former_records=tuple(key for _, key in address[1]),
        source_groups=sources,
        same_sources=links,
        changes=changes_of(desk, tellings, said, accounts, ground),
        track=track_of(fields, ground) if desk == "talks" else None,
        adds_up=desk == "aid" and all(is_cumulative(one.record) for one in members),
    )
