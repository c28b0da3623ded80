"""The table of history: what the articles of each day changed in what was known of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from generator.model import Change, Event, Standing
from generator.site.columns import FIELD_WORDS, NEEDED, Column, Table, joined, made, one_of
from generator.site.evidence import TO_EVENT, event_columns
from generator.site.index import Index
from generator.site.sources import speaker

KINDS = ("new", "status", "value", "disputed")


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table."""

    event: Event
    change: Change
    speakers: tuple[str, ...]


def history_table(index: Index) -> Table:
    """All changes of all events, those of an event by day; articles without a day bring none."""
    columns = (
        *event_columns(),
        Column("day", "date", "Day of the articles", lambda s: s.change.day, NEEDED),
        Column("change", "string", "new: first reported; status: moved on; value: the best reading is another one, or the first, or has more "
               "members; disputed: somebody gives another value, denies one or does not confirm it", lambda s: s.change.kind,
               one_of(*KINDS, required=True)),
        Column("field", "string", "Which value; empty for new", lambda s: s.change.field or None, FIELD_WORDS),
        Column("old", "string", "The best reading before, or the one that is disputed; empty if there was none", lambda s: joined(s.change.old)),
        Column("new", "string", "The best reading now, or the value that is disputed; of a list only the members that are new",
               lambda s: joined(s.change.new)),
        Column("old_standing", "string", "How old stands to new, as in claims; empty if there was none",
               lambda s: s.change.was if s.change.old != "" else None, one_of(*get_args(Standing))),
        Column("stance", "string", "What the speakers do with new", lambda s: s.change.stance, one_of("states", "denies", "doubts", required=True)),
        Column("said_by", "string", "Who says so on that day", lambda s: joined(s.speakers)),
        Column("briefs", "string", "The briefs of that day’s articles that say so", lambda s: joined(tuple(dict.fromkeys(v.brief for v in s.change.voices)))),
    )
    rows = made(columns, (step for event in index.events for step in _steps(event, index)))
    return Table("history", "History, one row what a day’s articles changed in an event", "what a day’s articles changed in an event", columns, rows,
                 links=(TO_EVENT,))


def _steps(event: Event, index: Index) -> Iterator[Step]:
    for change in event.changes:
        yield Step(event, change, tuple(dict.fromkeys(speaker(voice, index) for voice in change.voices)))
