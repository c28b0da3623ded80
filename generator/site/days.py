"""Days as pages show them: text, machine-readable form, and the number of the day of the full-scale war."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import DAY_ONE
from generator.site.labels import NO_DATE
from generator.site.language import Words, capitalized, figure, gettext, in_use, pgettext
from generator.wording import MONTHS, write_day

FULL_DAY = len("2025-07-21")
MONTH = len("2025-07")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year, ready for a `<time>` element; `iso` is empty where it is not stated."""

    iso: str
    text: str
    path: str = ""
    """The page of the day; empty for months, years and days not stated."""


def day_of(iso: str | None, *, absent: str = NO_DATE) -> Day:
    """The view of a day of any precision; `absent` is the message for none."""
    known = in_use().days
    day = known.get((iso, absent))
    if day is None:
        day = known[iso, absent] = _day(iso, absent)
    return day


def _day(iso: str | None, absent: str) -> Day:
    if not iso:
        return Day(iso="", text=gettext(absent))
    return Day(iso=iso, text=day_words(iso), path=f"days/{iso}/" if is_full(iso) else "")


_OF_DAY = Words(dict(enumerate(MONTHS, start=1)), context="month of a day")
_ALONE = Words(dict(enumerate(MONTHS, start=1)), context="month alone")
"""Many languages decline the name of a month behind a day."""


def day_words(iso: str) -> str:
    """`2025-07-23` -> `23 July 2025`, `2025-05` -> `May 2025`, `2025` -> `2025`."""
    if in_use().is_of_articles:
        return write_day(iso)
    year, *rest = (int(part) for part in iso.split("-"))
    if not rest:
        return pgettext("a year", "{year}", year=year)
    if len(rest) == 1:
        return pgettext("a month", "{month} {year}", month=_ALONE[rest[0]], year=year)
    return pgettext("a day", "{day} {month} {year}", day=rest[1], month=_OF_DAY[rest[0]], year=year)


def month_alone(iso: str) -> str:
    """`July`, where the year stands elsewhere."""
    return capitalized(_ALONE[int(iso[5:7])])


def patterns() -> dict[str, object]:
    """How a script writes days: the months in both forms, and the order of the parts of a day and of a month."""
    return {
        "ofDay": [_OF_DAY[number] for number in _OF_DAY], "alone": [_ALONE[number] for number in _ALONE],
        "day": pgettext("a day", "{day} {month} {year}"), "month": pgettext("a month", "{month} {year}"),
    }


def without_year(iso: str) -> str:
    """`23 July`, where the year follows."""
    return pgettext("a day", "{day} {month}", day=int(iso[8:]), month=_OF_DAY[int(iso[5:7])])


def is_full(iso: str | None) -> bool:
    """Whether the day is known to the day."""
    return iso is not None and len(iso) == FULL_DAY


def war_day(iso: str) -> int | None:
    """The number of the day of the full-scale war, counted from 1; None before it and for months."""
    if not is_full(iso):
        return None
    number = (date.fromisoformat(iso) - DAY_ONE).days + 1
    return number if number > 0 else None


def war_day_text(iso: str) -> str:
    """`Day 1,244 of the full-scale war`, or empty."""
    number = war_day(iso)
    return gettext("Day {n} of the full-scale war", n=figure(number)) if number else ""


def newest_first(iso: str | None) -> tuple[bool, int, str]:
    """A sort key: newest day first, undated last."""
    if not iso:
        return (True, 0, "")
    padded = (iso + "-00-00")[:FULL_DAY]
    return (False, -int(padded.replace("-", "")), iso)
