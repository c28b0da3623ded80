"""What became of an event after it was first told: when it was first and last reported, which values later reports changed, how often.

A later report changes a value where a reading of it took the place of an earlier one; a correction is a mistake of ours and is told
apart, in `corrections`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from generator.model import DAY_ONE, Account, Brief, Event, Voice
from generator.site.corrections import in_event
from generator.site.corrections import last_day as last_corrected
from generator.site.days import day_of, is_full
from generator.site.index import Index, first_voice_day, last_voice_day
from generator.site.labels import FIELD_NAMES
from generator.site.sources import few, medium, speaker
from generator.site.values import written

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
    found = _changed(event, index, after=str(first))
    if last not in found:
        found[str(last)] = [f"also told in {_media([index.brief[voice.brief] for voice in event.voices if voice.published == last])}"]
    return tuple(f"Updated {day_of(day).text}: {'; '.join(found[day])}." for day in sorted(found, reverse=True))


def _changed(event: Event, index: Index, *, after: str) -> dict[str, list[str]]:
    """Day -> values that a report of that day put in the place of earlier ones."""
    found: dict[str, list[str]] = {}
    for account in event.accounts:
        best = [voice for one in account.readings if one.standing == "current" and one.stance == "states" and one.value == account.best
                for voice in one.voices]
        before = _last_before(account)
        day = first_voice_day(best)
        if before is None or day is None or day <= after or account.field not in FIELD_NAMES:
            continue
        told = [voice for voice in best if voice.published == day]
        now, was = (written(event.desk, account.field, value) for value in (account.best, before))
        found.setdefault(day, []).append(f"{FIELD_NAMES[account.field].lower()} now {now}, was {was} – {_names(told, index)}")
    return found


def _last_before(account: Account) -> object:
    """The value that stood before the best one: of those that were replaced the one that was reported last."""
    gone = [(last_voice_day(reading.voices) or "", at) for at, reading in enumerate(account.readings)
            if reading.standing == "earlier" and reading.value != account.best]
    return account.readings[max(gone)[1]].value if gone else None


def _names(voices: Sequence[Voice], index: Index) -> str:
    return few(tuple(dict.fromkeys(speaker(voice, index) for voice in voices)), limit=NAMES)


def _media(briefs: Sequence[Brief]) -> str:
    return few(tuple(dict.fromkeys(medium(brief) or "an article without a named publisher" for brief in briefs)), limit=NAMES)


def changes(event: Event, index: Index, *, fields: Collection[str]) -> int:
    """How often these fields changed, from one day of reports to the next or by a correction."""
    corrected = sum(view.field in fields for view in in_event(event, index))
    return corrected + sum(_turns(account) for account in event.accounts if account.field in fields)


def _turns(account: Account) -> int:
    told = sorted(_by_day(account))
    days: dict[str, set[object]] = {}
    for day, value in told:
        days.setdefault(day, set()).add(value)
    return sum(one != other for one, other in pairwise(days.values()))


def _by_day(account: Account) -> Iterator[tuple[str, str]]:
    """(day, value) of each report of what was or is the best reading; who disagrees changes nothing."""
    for reading in account.readings:
        if reading.standing in ("current", "earlier"):
            for voice in reading.voices:
                if voice.published:
                    yield voice.published, str(reading.value)
