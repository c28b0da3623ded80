"""What one wording of a time means, given the anchor day and the way in which its happening lies.

A sense without an ISO day is no failure: the anchor is unknown, or the words do not tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Literal

from generator.grammar.amount_words import UNITS
from generator.grammar.day_direction import Direction
from generator.grammar.day_reckoning import (
    month_later,
    month_of_week,
    valid,
    weekday_near,
    weekday_of_week,
    weekend,
    yearless_day,
    yearless_month,
)
from generator.grammar.day_words import WEEKDAYS, Wording, day_number, month_number, weekday_number

Kind = Literal["day", "range", "month", "year", "duration", "vague"]
Basis = Literal["text", "tense", "nearest"]
Limit = Literal["", "since", "by", "as of", "moved from"]

NEAR = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
MAX_AGO = 100
"""More days, weeks, months or years ago than this are no way to tell a day."""
GONE = ("last", "this past", "the previous")
COMING = ("next", "this coming", "the coming")


@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of a wording; the fields are those of `days.Day`."""

    iso: str | None
    kind: Kind = "day"
    until: str | None = None
    relative: bool = True
    weekday: str | None = None
    basis: Basis = "text"
    limit: Limit = ""


def senses(
    wording: Wording, anchor: date | None, way: Direction, *, moved: bool = False, loose: bool = False
) -> tuple[Sense, ...]:
    """One sense of a wording, or several where it names several days.

    `moved`: the verb shifts something from one day to another, so that "from Monday to Friday" is no range.
    `loose`: the way is that of a verb whose object alone has the day, so that it may be wrong.
    """
    match wording.name:
        case "iso" | "numeric" | "date" | "list" | "span":
            return _calendar(wording, anchor, way, loose=loose)
        case "month":
            return (_month(wording, anchor, way),)
        case "year":
            return (Sense(wording.parts["y"], "year", relative=False),)
        case "weekday" | "night_into":
            return (_weekday(wording, anchor, way),)
        case "weekday_span":
            return _moved(wording, anchor) if moved else (_weekday_span(wording, anchor, way),)
        case "two_ends":
            return (_two_ends(wording, anchor, way),)
        case "weekend":
            return (_weekend(wording, anchor, way),)
        case "near":
            return (_near(wording, anchor),)
        case "overnight":
            return (Sense(_iso(anchor)),)
        case "ago":
            return (_ago(wording, anchor),)
        case "period":
            return (_period(wording, anchor),)
        case "soon":
            return (Sense(_iso(anchor, month=True), "month"),)
        case "duration":
            return (Sense(None, "duration", relative=False),)
        case _:
            return (Sense(None, "vague"),)


def _iso(day: date | None, *, month: bool = False) -> str | None:
    return day.isoformat()[: 7 if month else 10] if day else None


def _basis(way: Direction) -> Basis:
    return "nearest" if way == "open" else "tense"


# --- Dates of the calendar ---


def _calendar(wording: Wording, anchor: date | None, way: Direction, *, loose: bool) -> tuple[Sense, ...]:
    parts = wording.parts
    if wording.name == "iso":
        return (Sense(_iso(valid(int(parts["y"]), int(parts["m"]), int(parts["d"]))), relative=False),)
    if wording.name == "numeric":
        return (Sense(_iso(_numeric(parts)), relative=False),)
    yearless = "y" not in parts
    day_of = partial(_calendar_day, parts.get("y"), anchor, way, loose)
    more = {"relative": yearless, "basis": _basis(way) if yearless else "text"}
    if wording.name == "list":
        named = [day_of(parts["mo"], day) for day in re.findall(r"\d+", parts["ds"])]
        return tuple(Sense(_iso(day), **more) for day in named)
    first = day_of(parts["mo"], parts["d"])
    if wording.name == "date":
        named = WEEKDAYS[weekday_number(parts["wd"])] if "wd" in parts else None
        return (Sense(_iso(first), weekday=named, **more),)
    last = day_of(parts.get("mo2", parts["mo"]), parts["d2"])
    if first and last and last < first:
        first, last = _across_new_year(first, last, ahead=yearless and way == "ahead")
    return (Sense(_iso(first), "range", until=_iso(last), **more),)


def _across_new_year(first: date, last: date, *, ahead: bool) -> tuple[date | None, date | None]:
    """ "December 30 to January 2": the year belongs to the last day, unless the span is still to come."""
    if ahead:
        return first, valid(last.year + 1, last.month, last.day)
    return valid(first.year - 1, first.month, first.day), last


def _numeric(parts: dict[str, str]) -> date | None:
    """ "03.03.2022"; with slashes only where the order of day and month is certain."""
    day, month = int(parts["d"]), int(parts["m"])
    if parts["sep"] == "/" and day <= 12 and month <= 12 and day != month:
        return None
    return valid(int(parts["y"]), month, day) if month <= 12 else valid(int(parts["y"]), day, month)


def _calendar_day(year: str | None, anchor: date | None, way: Direction, loose: bool, month: str, day: str) -> date | None:
    if year:
        return valid(int(year), month_number(month), day_number(day))
    return yearless_day(anchor, month_number(month), day_number(day), way, loose=loose) if anchor else None


def _month(wording: Wording, anchor: date | None, way: Direction) -> Sense:
    month, which = month_number(wording.parts["mo"]), wording.which()
    if "y" in wording.parts:
        return Sense(f"{wording.parts['y']}-{month:02}", "month", relative=False)
    if which:
        way = "back" if which in GONE else "ahead" if which in COMING else way
    iso = yearless_month(anchor, month, way) if anchor else None
    if iso and which in ("last", "next") and iso == _iso(anchor, month=True):
        iso = month_later(anchor, -12 if which == "last" else 12)
    return Sense(iso, "month", basis="text" if which else _basis(way))


# --- Weekdays ---


def _weekday(wording: Wording, anchor: date | None, way: Direction) -> Sense:
    number, which = weekday_number(wording.parts["wd"]), wording.which()
    told_before = which in ("the previous", "the following")
    iso = _iso(_which_weekday(number, which, anchor, way)) if anchor and not told_before else None
    return Sense(iso, weekday=WEEKDAYS[number], basis="text" if which else _basis(way))


def _which_weekday(number: int, which: str, anchor: date, way: Direction) -> date:
    """ "last Friday" is the latest one before the anchor, "next Friday" that of the coming calendar week."""
    if which == "last":
        return weekday_near(anchor - timedelta(days=1), number, "back")
    if which in ("next", "this"):
        return weekday_of_week(anchor, number, weeks=1 if which == "next" else 0)
    return weekday_near(anchor, number, "back" if which in GONE else "ahead" if which in COMING else way)


def _moved(wording: Wording, anchor: date | None) -> tuple[Sense, ...]:
    numbers = [weekday_number(wording.parts[part]) for part in ("wd", "wd2")]
    old = _iso(weekday_near(anchor, numbers[0], "open") if anchor else None)
    new = _iso(weekday_near(anchor, numbers[1], "ahead") if anchor else None)
    return (
        Sense(old, weekday=WEEKDAYS[numbers[0]], basis="nearest", limit="moved from"),
        Sense(new, weekday=WEEKDAYS[numbers[1]], basis="tense"),
    )


def _weekday_span(wording: Wording, anchor: date | None, way: Direction) -> Sense:
    """A span that is over ends before the anchor; one to come begins after it."""
    first, last = (weekday_number(wording.parts[part]) for part in ("wd", "wd2"))
    length = timedelta(days=(last - first) % 7)
    if not anchor:
        return Sense(None, "range", weekday=WEEKDAYS[first], basis=_basis(way))
    end = weekday_near(anchor, last, way) if way == "back" else weekday_near(anchor, first, way) + length
    return Sense(_iso(end - length), "range", until=_iso(end), weekday=WEEKDAYS[first], basis=_basis(way))


def _two_ends(wording: Wording, anchor: date | None, way: Direction) -> Sense:
    """From one evening to the next day is the night to that day; else the days between them."""
    first, last = (weekday_number(wording.parts[part]) for part in ("wd", "wd2"))
    if (last - first) % 7 != 1:
        return _weekday_span(wording, anchor, way)
    iso = _iso(weekday_near(anchor, last, way)) if anchor else None
    return Sense(iso, weekday=WEEKDAYS[last], basis=_basis(way))


def _weekend(wording: Wording, anchor: date | None, way: Direction) -> Sense:
    if not anchor:
        return Sense(None, "range")
    which, weeks = wording.which(), None
    running = anchor.weekday() >= 5
    if which in GONE:
        way, weeks = "back", -1 if running else None
    elif which == "next":
        weeks = 1
    elif which in ("this", "this coming") and way != "back":
        way = "ahead"
    first, last = weekend(anchor, way, weeks=weeks)
    return Sense(_iso(first), "range", until=_iso(last), basis="text" if weeks else _basis(way))


# --- Days near the anchor, and spans of time ---


def _near(wording: Wording, anchor: date | None) -> Sense:
    """ "last night" is the night to the anchor day, as "overnight" is; "last evening" the day before."""
    word, part = wording.parts["near"].lower(), wording.parts.get("part", "").lower()
    shift = -1 if word == "last" and not part.endswith("night") else NEAR.get(word, 0)
    return Sense(_iso(anchor + timedelta(days=shift) if anchor else None))


def _ago(wording: Wording, anchor: date | None) -> Sense:
    """Days to the day, weeks to the month where three days of slack do not leave it, months and years as said."""
    word, unit = wording.parts["n"].lower(), wording.parts["unit"].lower()
    count = int(word) if word.isdigit() else 1 if word in ("a", "an") else UNITS.get(word)
    if count is None or count > MAX_AGO:
        return Sense(None, "vague")
    if not anchor:
        return Sense(None, "day" if unit == "day" else "vague")
    if unit == "day":
        return Sense(_iso(anchor - timedelta(days=count)))
    if unit == "week":
        day = anchor - timedelta(weeks=count)
        months = {_iso(day + timedelta(days=slack), month=True) for slack in (-3, 3)}
        return Sense(months.pop(), "month") if len(months) == 1 else Sense(None, "vague")
    if unit == "month":
        return Sense(month_later(anchor, -count), "month")
    return Sense(str(anchor.year - count), "year")


def _period(wording: Wording, anchor: date | None) -> Sense:
    """ "this week" is the month of the anchor; another week only where it lies in one month."""
    which, unit = wording.which(), wording.parts["unit"].lower()
    kind: Kind = "year" if unit == "year" else "month"
    step = -1 if which in GONE else 1 if which in COMING else 0
    if not anchor:
        return Sense(None, kind)
    if unit == "year":
        return Sense(str(anchor.year + step), kind)
    if unit == "month" or not step:
        return Sense(month_later(anchor, step), kind)
    iso = month_of_week(anchor, weeks=step)
    return Sense(iso, kind if iso else "vague")
