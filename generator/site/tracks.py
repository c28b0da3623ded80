"""The lines of talks: meetings of the same parties in the same format, in order, and what stands alone.

A single meeting makes a line of its own only between the two warring sides, or where a source gives its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from generator.model import Event, Side, Track
from generator.site.days import FULL_DAY, newest_first
from generator.site.index import Index, addresses, first_voice_day, last_voice_day
from generator.site.language import Words, gettext, message
from generator.site.naming import in_sentence
from generator.wording import join_words

FOLDER = "talks/by-track"
WARRING = get_args(Side)[:2]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of talks with all its meetings."""

    track: Track
    heading: str
    path: str
    events: tuple[Event, ...]
    """In order: by day, those without one by the day on which they were first reported."""

    @property
    def is_warring(self) -> bool:
        return set(WARRING) <= set(self.track.parties)


def lines_of(index: Index) -> tuple[tuple[Line, ...], tuple[Event, ...]]:
    """The lines, those of both warring sides first and then by the newest meeting; and the meetings of no line, newest first."""
    found: dict[Track, list[Event]] = {}
    for event in index.events:
        if event.desk == "talks" and event.track:
            found.setdefault(event.track, []).append(event)
    kept = [track for track, events in found.items() if _is_line(track, events)]
    paths = addresses(map(heading_of, kept), folder=FOLDER)
    lines = [Line(track, heading_of(track), paths[heading_of(track)], tuple(sorted(found[track], key=in_order))) for track in kept]
    lines.sort(key=lambda line: (not line.is_warring, newest_first(_newest(line.events)), line.heading))
    return tuple(lines), tuple(e for e in index.events if e.desk == "talks" and (e.track is None or e.track not in kept))


def _is_line(track: Track, events: Sequence[Event]) -> bool:
    return len(events) > 1 or set(WARRING) <= set(track.parties) or any("round" in event.fields for event in events)


def in_order(event: Event) -> tuple[object, ...]:
    """A sort key: earliest first; a month after its days, since it may be one of them."""
    day = event.date or first_voice_day(event.voices) or "9999"
    return (day.ljust(FULL_DAY, "~"), event.fields.get("round", 0), event.id)


def _newest(events: Sequence[Event]) -> str | None:
    return max((day for event in events if (day := event.date or last_voice_day(event.voices))), default=None)


def heading_of(track: Track) -> str:
    """`Ukraine and Russia: negotiations`, `Leaders of Russia and the United States`."""
    if track.name:
        return f"{track.name}: conferences"
    who = join_words([in_sentence(party) for party in track.parties])
    if track.format == "leaders":
        return f"Leaders of {who}" if track.parties else "Leaders of three states and more"
    return f"{who[:1].upper()}{who[1:]}: {_FORMATS[track.format]}"


_FORMATS = {
    "negotiation": "negotiations", "contacts": "meetings and calls", "exchange": "exchanges", "conference": "conferences",
}
_ABOUT = Words({
    "negotiation": "Rounds of negotiations between these parties, face to face or through the mediators named.",
    "leaders": "Meetings and calls in which heads of state or government of the parties take part.",
    "contacts": "Meetings and calls below the level of heads of state and government.",
    "exchange": "Exchanges of prisoners or of the fallen that were carried out or announced with a day or a number.",
    "conference": "Conferences in this format: those that name it, and numbered ones of just the states that lead it.",
})


def about(track: Track) -> str:
    """What makes a meeting one of this line."""
    return _ABOUT["conference"] if track.name else gettext(_ABOUT_PARTIES) if track.format == "conference" else _ABOUT[track.format]


_ABOUT_PARTIES = message("Numbered conferences of just these parties.")


# --- Where a line stands --------------------------------------------------------------------------------------------


def next_of(events: Sequence[Event], index: Index) -> Event | None:
    """The next meeting that is announced with a day, as of the latest article."""
    ahead = [e for e in events if e.fields.get("status") == "scheduled" and e.date and not _is_past(e.date, index)]
    return min(ahead, key=in_order, default=None)


def last_of(events: Sequence[Event]) -> Event | None:
    """The last meeting that was held, on a day that is known."""
    return max((e for e in events if e.fields.get("status") == "held" and e.date), key=in_order, default=None)


def _is_past(day: str, index: Index) -> bool:
    """A month that has begun may still bring the meeting."""
    return day < (index.latest or "")[: len(day)]


def maybe_same(event: Event, line: Line) -> Event | None:
    """The one meeting of the line, known to the day, that a meeting known to the month may well be."""
    if not event.date or len(event.date) == FULL_DAY:
        return None
    days = [other for other in line.events if other is not event and (other.date or "").startswith(event.date) and len(other.date or "") == FULL_DAY]
    return days[0] if len(days) == 1 else None
