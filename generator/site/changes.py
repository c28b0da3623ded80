"""The table of changes: what a local copy of the data has to follow.

Events that were merged or got another name, corrections, and records that an editor withdrew. Of what is hidden without a word
nothing stands here: only a correction makes a hidden or deleted record known, and it shows no value of that record but its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Brief, Correction, Event
from generator.site.columns import DESK_WORDS, NEEDED, Column, Table, joined, made, one_of
from generator.site.evidence import TO_EVENT
from generator.site.index import Index

KINDS = ("merged", "renamed", "corrected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table."""

    kind: str
    day: str | None
    event: Event | None
    brief: str
    record: str
    reason: str
    former: str = ""
    """The id that leads to the event now."""
    told: Correction | None = None


def changes_table(index: Index) -> Table:
    """All changes by day, the undated ones first."""
    columns = (
        Column("change", "string", "merged: the event of former_id is a part of event_id; renamed: event_id was called former_id before a "
               "correction; corrected: a value was wrong; withdrawn: the record, or the brief with all its records, is no longer told", lambda c: c.kind, one_of(*KINDS, required=True)),
        Column("day", "date", "merged: day of the article whose record had the former id; otherwise day of the correction", lambda c: c.day),
        Column("desk", "string", "Desk of the event", lambda c: c.event.desk if c.event else None, DESK_WORDS),
        Column("former_id", "string", "Name of an event that leads to event_id now", lambda c: c.former or None),
        Column("event_id", "string", "The event; empty where the record is in none", lambda c: c.event.id if c.event else None),
        Column("brief", "string", "Brief of the record", lambda c: c.brief, NEEDED),
        Column("record", "string", "The record; empty where the change is of the brief as a whole", lambda c: c.record or None),
        Column("field", "string", "What was corrected", lambda c: c.told.field or None if c.told else None),
        Column("old", "string", "What had stood there", lambda c: c.told.old or None if c.told else None),
        Column("new", "string", "What stands there now", lambda c: c.told.new or None if c.told else None),
        Column("reason", "string", "Why: the words of the correction, or what the merged reports have in common", lambda c: c.reason or None),
    )
    found = [*(change for event in index.events for change in _former(event, index)), *_corrections(index)]
    rows = made(columns, sorted(found, key=lambda c: (c.day or "", KINDS.index(c.kind), c.brief, c.record, c.former)))
    return Table("changes", "Changes, one row what a copy of the data has to follow", "a merged or renamed event, a correction or a withdrawn record", columns, rows, links=(TO_EVENT,))


def _former(event: Event, index: Index) -> Iterator[Change]:
    """The former ids of an event: those of its first record come from corrections, all others from reports that were merged with it."""
    for name, (slug, record) in zip(event.former_ids, event.former_records, strict=False):
        brief = index.brief[slug]
        mine = [told for told in brief.corrections if told.record == record and told.field]
        if (slug, record) == event.records[0] and mine:
            last = max(mine, key=lambda told: told.day)
            yield Change("renamed", last.day, event, slug, record, last.reason, former=name)
        else:
            why = tuple(dict.fromkeys(reason for join in event.joins if (slug, record) in (join.left, join.right) for reason in join.reasons))
            yield Change("merged", brief.published if len(brief.published or "") == len("2025-07-21") else None, event, slug, record,
                         joined(why) or "", former=name)


def _corrections(index: Index) -> Iterator[Change]:
    """The corrections of all briefs that are published, and those by which hidden briefs or records of theirs were withdrawn."""
    for brief in (*index.briefs, *index.hidden):
        gone = _withdrawals(brief)
        for told in brief.corrections:
            withdrawn = gone.get(told.record) is told
            if withdrawn or (brief.slug in index.brief and not _withheld(brief, told)):
                event = index.event_of.get((brief.slug, told.record))
                yield Change("withdrawn" if withdrawn else "corrected", told.day, event, brief.slug, told.record, told.reason,
                             told=None if withdrawn else told)


def _withdrawals(brief: Brief) -> dict[str, Correction]:
    """Each record that is named by a correction but not shown -> the correction that says why: the latest, one of the whole record first.

    No name stands for a brief that is hidden as a whole, and said to be so.
    """
    shown = frozenset(record.id for record in brief.records if not record.hide and not brief.hide)
    found: dict[str, Correction] = {}
    for told in sorted(brief.corrections, key=lambda told: (not told.field, told.day)):
        if told.record not in shown and (told.record or (brief.hide and not told.field)):
            found[told.record] = told
    return found


def _withheld(brief: Brief, told: Correction) -> bool:
    """True for a correction of a record that is not shown: its values stay untold."""
    return bool(told.record) and told.record not in {record.id for record in brief.records if not record.hide}
