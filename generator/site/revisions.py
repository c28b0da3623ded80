"""What became of an event after it was first told, for readers that follow it: feeds and the calendar.

What a day of reports changed is in the event's `changes`; a correction is a mistake of ours and is told apart, in `corrections`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model import DAY_ONE, Brief, Change, Event
from generator.site.changed import short
from generator.site.corrections import in_event
from generator.site.corrections import last_day as last_corrected
from generator.site.days import day_of, is_full
from generator.site.index import Index, first_voice_day, last_voice_day
from generator.site.labels import FIELD_NAMES, STANCE_BEHIND
from generator.site.language import gettext, joined
from generator.site.sources import few, medium, speaker

NAMES = 2
"""Speakers of a new value, or publishers of new reports, that are named."""


def updated(event: Event, index: Index) -> str:
    """The day of the latest report or correction; where no article has a day, the event's own, and the war's first at worst."""
    days = (last_voice_day(event.voices), event.date)
    newest = next((str(day) for day in days if is_full(day)), DAY_ONE.isoformat())
    return max(newest, last_corrected(event, index))


def published(event: Event, index: Index) -> str:
    """The day of the first report, as far as it is known."""
    first = first_voice_day(event.voices)
    return str(first) if is_full(first) else updated(event, index)


def updates(event: Event, index: Index) -> tuple[str, ...]:
    """What later reports changed, newest first: `Updated 23 July 2025: killed now 3, was 2 – the mayor.`"""
    first, last = first_voice_day(event.voices), last_voice_day(event.voices)
    if not is_full(first) or not is_full(last) or first == last:
        return ()
    found: dict[str, list[str]] = {}
    for change in event.changes:
        if change.kind != "new" and change.field in FIELD_NAMES:
            found.setdefault(change.day, []).append(_told(change, event, index))
    if last not in found:
        found[str(last)] = [gettext("also told in {outlets}", outlets=_media([index.brief[voice.brief] for voice in event.voices if voice.published == last]))]
    return tuple(gettext("Updated {day}: {changes}.", day=day_of(day).text, changes=joined("; ", found[day])) for day in sorted(found, reverse=True))


def _told(change: Change, event: Event, index: Index) -> str:
    """`killed now 3, was 2 – the mayor`, `killed 9 – the ministry, against 2`, `attacker Ukraine denied by the mayor`."""
    label = FIELD_NAMES[change.field].lower()
    new, old = (short(event, change.field, value) for value in (change.new, change.old))
    names = few(tuple(dict.fromkeys(speaker(voice, index) for voice in change.voices)), limit=NAMES)
    if change.stance != "states":
        return f"{label} {new} {STANCE_BEHIND[change.stance]} {names}"
    who = gettext(" – {names}", names=names) if names else ""
    if change.kind == "disputed":
        against = gettext(", against {value}", value=old) if change.old != "" else ""
        return gettext("{label} {value}", label=label, value=new) + who + against
    if change.old == "":
        return gettext("{label} now {value}, not stated before", label=label, value=new) + who
    if isinstance(change.new, tuple):
        return gettext("{label} also {value}", label=label, value=new) + who
    return gettext("{label} now {value}, was {old}", label=label, value=new, old=old) + who


def _media(briefs: Sequence[Brief]) -> str:
    return few(tuple(dict.fromkeys(medium(brief) or gettext("an article without a named publisher") for brief in briefs)), limit=NAMES)


def times_changed(event: Event, index: Index, *, fields: Collection[str]) -> int:
    """How often these fields changed, from one day of reports to the next or by a correction; who disagrees changes nothing."""
    corrected = sum(view.field in fields for view in in_event(event, index))
    return corrected + sum(change.kind in ("status", "value") and change.field in fields for change in event.changes)
