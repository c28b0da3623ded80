"""Days with their precision: whether two accounts can mean one day, and how long a time a day text covers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

FULL = len("2025-01-01")
"""Characters of a day that is known to the day."""
EVER = (1, date.max.toordinal())
"""The span of what is not dated at all."""


@cache
def span(day: str) -> tuple[int, int]:
    """First and last ordinal of an ISO day, month or year."""
    year, month, number = (int(part) for part in (day + "-0-0").split("-")[:3])
    first = date(year, month or 1, number or 1)
    if number:
        return first.toordinal(), first.toordinal()
    following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return first.toordinal(), following.toordinal() - 1


def finest(days: Iterable[str | None]) -> tuple[str, ...]:
    """The different days in order, without those that only say less precisely what another one says."""
    known = sorted({day for day in days if day})
    return tuple(day for day in known if not any(other != day and other.startswith(day) for other in known))


def shared(one: Collection[str], other: Collection[str]) -> str:
    """The first day of full precision that both name, or nothing."""
    both = one if one == other else [day for day in one if day in other]
    return min([day for day in both if len(day) == FULL], default="")


def fitting(one: Iterable[str], other: Iterable[str]) -> tuple[str, str] | None:
    """Two days of which one says the other less precisely (or the same month), or nothing."""
    others = sorted(other)
    for a in sorted(one):
        for b in others:
            if a.startswith(b) or b.startswith(a):
                return a, b
    return None


def distance(one: str | None, other: str | None) -> int | None:
    """Days between two publication days; None where one is not known to the day."""
    if not one or not other or len(one) < 10 or len(other) < 10:
        return None
    return abs(span(one)[0] - span(other)[0])


def precedes(one: str, other: str) -> bool:
    """True if the one is over before the other begins: a month does not come before its own days."""
    return span(one)[1] < span(other)[0]


def is_day(day: str | None) -> bool:
    """True if it is known to the day."""
    return day is not None and len(day) == len("2025-01-01")
