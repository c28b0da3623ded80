"""What changed since the day before: new events, other values, steps that were taken, what is disputed, what we corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Change, Event, Value
from generator.site.accounts import Credit, credits_of
from generator.site.corrections import CorrectionView, from_day
from generator.site.days import Day, day_of
from generator.site.index import Index, event_path
from generator.site.labels import FIELD_NAMES, STANCE_BEHIND
from generator.site.language import Counted, Words, capitalized, gettext, message, of_articles, series
from generator.site.sources import few
from generator.site.values import written

WORDED = ("kind", "item")
"""Fields in which another word is no news."""
MEMBERS = 4
"""Members of a list that are named; the event's page has all."""
NOTHING = message("Nothing changed: no article of this day reports a new event, or changes what was known of an earlier one.")
UNREAD = message("Nothing changed: no article of this day was read.")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that changed: a field, its new value, who says so, and what was known before."""

    label: str
    value: str
    credits: tuple[Credit, ...]
    also: bool = False
    """True where the value is more of a list that was known."""
    unsaid: str = ""
    """`denied by`, `not confirmed by`; empty where the speakers say that it is so."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What one day changed in one event."""

    title: str
    path: str
    parts: tuple[Part, ...]
    day: Day
    """When; the pages of the days say it above."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind."""

    anchor: str
    heading: str
    items: tuple[ChangeView, ...]
    more: str
    """`2 more`, which the page of the day has; or empty."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from the end of the day before to the end of a day."""

    kinds: tuple[Kind, ...]
    corrections: tuple[CorrectionView, ...]
    empty: str
    summary: str
    """`Since the day before 3 events are new and 1 is updated.`"""


HEADINGS = Words({"new": "New", "status": "Moved on", "value": "Updated", "disputed": "Disputed or not confirmed"}, context="events that are")
COUNTED = {
    "new": Counted("{n} event is new", "{n} events are new"), "status": Counted("{n} event has moved on", "{n} events have moved on"),
    "value": Counted("{n} event is updated", "{n} events are updated"),
    "disputed": Counted("{n} event is disputed or not confirmed", "{n} events are disputed or not confirmed"),
}
FURTHER = {
    "new": Counted("{n} is new", "{n} are new"), "status": Counted("{n} has moved on", "{n} have moved on"),
    "value": Counted("{n} is updated", "{n} are updated"),
    "disputed": Counted("{n} is disputed or not confirmed", "{n} are disputed or not confirmed"),
}
"""Behind the first number, which has named the thing."""
CORRECTED = Counted("{n} mistake of ours is corrected", "{n} mistakes of ours are corrected")
MORE = Counted("{n} more", "{n} more")


def changes_on(day: str, index: Index, *, limit: int | None = None, later: bool = False) -> Changes:
    """What changed on a day, of each kind at most `limit` events; where it is the last one, with the corrections made since."""
    found = index.changes_on.get(day, ())
    corrections = from_day(index, day, later=later)
    kinds = tuple(kind for name in HEADINGS if (kind := _kind(name, found, index, limit=limit)).items)
    told = {name: len({(event.desk, event.id) for event, change in found if change.kind == name and _is_told(change)}) for name in HEADINGS}
    empty = "" if kinds or corrections else gettext(NOTHING if index.briefs_on.get(day) else UNREAD)
    return Changes(kinds, corrections, empty, _summary(told, len(corrections)))


def history(event: Event, index: Index) -> tuple[ChangeView, ...]:
    """What each day of publication changed in an event, newest first; empty where all is of one day."""
    days = sorted({change.day for change in event.changes}, reverse=True)
    told = (_view(event, [change for change in event.changes if change.day == day], index) for day in days)
    views = tuple(view for view in told if view.parts)
    return views if len(views) > 1 else ()


def _kind(name: str, found: Sequence[tuple[Event, Change]], index: Index, *, limit: int | None) -> Kind:
    of_event: dict[tuple[str, str], tuple[Event, list[Change]]] = {}
    for event, change in found:
        if change.kind == name and _is_told(change):
            of_event.setdefault((event.desk, event.id), (event, []))[1].append(change)
    views = [_view(event, changes, index) for event, changes in of_event.values()]
    left = len(views) - (limit or len(views))
    return Kind(f"changed-{name}", HEADINGS[name], tuple(views[:limit]), MORE(left) if left > 0 else "")


def _is_told(change: Change) -> bool:
    return change.kind == "new" or (change.field in FIELD_NAMES and change.field not in WORDED)


def _view(event: Event, changes: Sequence[Change], index: Index) -> ChangeView:
    parts = [_part(change, event, index) for change in changes if _is_told(change) and change.stance == "states"]
    parts += _unsaid([change for change in changes if _is_told(change) and change.stance != "states"], event, index)
    return ChangeView(of_articles(changes[-1].title), event_path(event), tuple(parts), day_of(changes[-1].day))


def _part(change: Change, event: Event, index: Index) -> Part:
    credits = credits_of(change.voices, event, index)
    if change.kind == "new":
        return Part(gettext("First reported"), "", credits)
    old, new = (short(event, change.field, value) for value in (change.old, change.new))
    if change.kind == "disputed":
        return Part(FIELD_NAMES[change.field], new, credits, after=gettext("against {value}", value=old) if change.old != "" else "")
    if change.old == "":
        return Part(FIELD_NAMES[change.field], new, credits, after=gettext("not stated before"))
    if isinstance(change.new, tuple):
        return Part(FIELD_NAMES[change.field], new, credits, also=True)
    return Part(FIELD_NAMES[change.field], new, credits, after=gettext(BEFORE[change.was], value=old))


BEFORE = {
    "earlier": message("before: {value}"), "besides": message("before: {value}"),
    "differs": message("before: {value}, from which it differs"), "narrower": message("before: {value} for a part"),
    "current": message("before, less exactly: {value}"),
}
"""How the old value is told, by how it stands to the new one."""


def short(event: Event, field: str, value: Value) -> str:
    """The value in words; of a long list its first members."""
    return few(tuple(map(of_articles, value)), limit=MEMBERS) if isinstance(value, tuple) else written(event.desk, field, value)


def _unsaid(changes: Sequence[Change], event: Event, index: Index) -> Iterator[Part]:
    """Denials and doubts: all that one sentence denies in one breath."""
    by_voices: dict[tuple[str, tuple[int, ...]], list[Change]] = {}
    for change in changes:
        by_voices.setdefault((change.stance, tuple(map(id, change.voices))), []).append(change)
    for (stance, _), told in by_voices.items():
        what = series(
            gettext("{label} ({value})", label=FIELD_NAMES[one.field].lower(), value=short(event, one.field, one.new)) for one in told
        )
        yield Part("", capitalized(what), credits_of(told[0].voices, event, index), unsaid=STANCE_BEHIND[stance])


def _summary(counts: Mapping[str, int], corrected: int) -> str:
    """The noun stands with the first number alone: "1 event is new and 2 are updated"."""
    said: list[str] = []
    for name, number in counts.items():
        if number:
            said.append((FURTHER if said else COUNTED)[name](number))
    if corrected:
        said.append(CORRECTED(corrected))
    return gettext("Since the day before, {changes}.", changes=series(said)) if said else gettext("Nothing changed since the day before.")
