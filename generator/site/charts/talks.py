"""The meetings of one line of talks on the calendar: a strip for each year, a sign for each meeting by its status.

A day that is not known to the day, or on which sources differ, is as long as what is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import Event
from generator.site.cards import count
from generator.site.charts.bars import GAP, percent
from generator.site.days import MONTH, month_alone
from generator.site.index import Index, event_path
from generator.site.labels import CHOICE_NAMES
from generator.site.language import gettext, message, of_articles
from generator.site.precision import YEAR, first_day, last_day
from generator.site.rounds import heading_of

ENOUGH = 3
"""Fewer meetings with a known month are told faster than drawn."""
NAMED = 8
"""Meetings of one year that are listed beneath its strip; of more there are the numbers."""
R = 5
_RING = f"M-{R} 0a{R} {R} 0 1 0 {2 * R} 0a{R} {R} 0 1 0 -{2 * R} 0z"
SIGNS = {
    "held": _RING, "scheduled": _RING, "proposed": f"M0 -{R}l{R} {R} -{R} {R} -{R} -{R}z", "postponed": f"M-{R} -{R}l{2 * R} {R} -{2 * R} {R}z",
    "cancelled": f"M-{R} -{R}l{2 * R} {2 * R}M{R} -{R}l-{2 * R} {2 * R}", "rejected": f"M-{R} 0h{2 * R}",
    "": f"M-{R - 1} -{R - 1}h{2 * R - 2}v{2 * R - 2}h-{2 * R - 2}z",
}
"""The sign of each status; held is filled, all others are outlines."""
UNSAID = message("status not stated")
UNSURE = message("A bar behind a sign: the days are not known exactly, or sources differ on them.")
LANE, ROOM = 20, 0.024
"""The height of a lane in pixels, and half of what a sign takes of the year on a phone."""
Span = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting on the strip of its year."""

    status: str
    sign: str
    at: str
    """In percent of the year."""
    start: str
    length: str
    """Of the days that it may have been; `0` for one day."""
    y: int
    """The middle of its lane: signs that would cover each other stand one below the other."""
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Year:
    """One strip."""

    name: str
    meetings: tuple[Meeting, ...]
    counts: str
    """`3 held, 1 scheduled`; of a year without a meeting that there is none."""
    named: bool
    """Whether the meetings are listed."""
    height: int


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign means."""

    status: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """All strips of a line."""

    id: str
    heading: str
    caption: str
    months: tuple[tuple[str, str], ...]
    """(first letter, where it begins in percent)"""
    years: tuple[Year, ...]
    key: tuple[Sign, ...]
    note: str


def calendar_of(events: Sequence[Event], name: str, index: Index) -> Calendar | None:
    """The strips of a line's meetings, in order; None where too few have a known month."""
    dated = [event for event in events if event.date and len(event.date) >= MONTH]
    if len(dated) < ENOUGH:
        return None
    years = tuple(_years(dated, index))
    used = {meeting.status for year in years for meeting in year.meetings}
    left = len(events) - len(dated)
    return Calendar(
        id="calendar", heading=gettext("The meetings on the calendar"), caption=gettext("{line}, year by year", line=of_articles(name)),
        months=tuple((month_alone(f"2000-{at + 1:02}")[:1], percent(at, 12)) for at in range(12)), years=years,
        key=tuple(Sign(status, sign, CHOICE_NAMES.get(status) or gettext(UNSAID)) for status, sign in SIGNS.items() if status in used),
        note=" ".join(filter(None, (
            gettext(UNSURE) if any(meeting.length != "0" for year in years for meeting in year.meetings) else "",
            gettext("{meetings} without a known month not drawn.", meetings=count(left, "meeting")) if left else "",
        ))),
    )


def _years(dated: Sequence[Event], index: Index) -> Iterator[Year]:
    """Every year from the first to the last; one without a meeting has no strip."""
    by_year: dict[int, list[Event]] = {}
    for event in sorted(dated, key=lambda event: str(event.date)):
        by_year.setdefault(int(str(event.date)[:YEAR]), []).append(event)
    for year in range(min(by_year), max(by_year) + 1):
        yield _year(str(year), by_year[year], index) if year in by_year else Year(str(year), (), gettext(GAP), named=False, height=0)


def _year(year: str, events: Sequence[Event], index: Index) -> Year:
    counts = Counter(CHOICE_NAMES.get(_status(event)) or gettext(UNSAID) for event in events)
    spans = [_span(event, year) for event in events]
    lanes = _lanes(spans)
    meetings = tuple(_meeting(event, span, lane, index) for event, span, lane in zip(events, spans, lanes, strict=True))
    text = ", ".join(gettext("{n} {status}", n=number, status=status) for status, number in counts.items())
    return Year(year, meetings, text, len(events) <= NAMED, LANE * (max(lanes) + 1))


def _lanes(spans: Sequence[Span]) -> list[int]:
    """For each meeting the first lane in which it covers no other one."""
    ends: list[float] = []
    chosen = []
    for first, at, last in spans:
        start = min(first, at - ROOM)
        lane = next((lane for lane, end in enumerate(ends) if end <= start), len(ends))
        ends[lane : lane + 1] = [max(last, at + ROOM)]
        chosen.append(lane)
    return chosen


def _span(event: Event, year: str) -> Span:
    """The first day on which a meeting may have been, the one at which its sign stands, and the last one, as shares of the year."""
    days = [max(f"{year}-01-01", min(f"{year}-12-31", day)) for day in _days(event)]
    first, last = (_share(day) for day in (min(days), max(days)))
    full = len(str(event.date)) > MONTH
    return first, _share(str(event.date)) if full else (first + last) / 2, last


def _meeting(event: Event, span: Span, lane: int, index: Index) -> Meeting:
    first, at, last = span
    status = _status(event)
    return Meeting(
        status, SIGNS[status], percent(at, 1), percent(first, 1), percent(last - first, 1), LANE * lane + LANE // 2,
        gettext("{heading}: {status}", heading=heading_of(event, index), status=CHOICE_NAMES.get(status) or gettext(UNSAID)), event_path(event),
    )


def _status(event: Event) -> str:
    status = str(event.fields.get("status") or "")
    return status if status in SIGNS else ""


def _days(event: Event) -> Iterator[str]:
    """The first and the last day of every reading of the date that stands."""
    readings = [str(reading.value) for account in event.accounts if account.field == "date" for reading in account.readings
                if reading.stance == "states" and reading.standing == "differs"]
    for day in (str(event.date), *readings):
        if len(day) >= MONTH:
            yield from (str(first_day(day)), str(last_day(day)))


def _share(day: str) -> float:
    """How much of its year is over in the middle of a day."""
    at = date.fromisoformat(day)
    return (at.timetuple().tm_yday - 0.5) / date(at.year, 12, 31).timetuple().tm_yday
