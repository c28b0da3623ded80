"""Days as pages show them: text, machine-readable form, and the number of the day of the full-scale war."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.model import DAY_ONE
from generator.site.labels import NO_DATE
from generator.wording import write_day

FULL_DAY = len("2025-07-21")
MONTH = len("2025-07")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year, ready for a `<time>` element; `iso` is empty where it is not stated."""

    iso: str
    text: str
    path: str = ""
    """The page of the day; empty for months, years and days not stated."""


@cache
def day_of(iso: str | None, *, absent: str = NO_DATE) -> Day:
    """The view of a day of any precision."""
    if not iso:
        return Day(iso="", text=absent)
    return Day(iso=iso, text=write_day(iso), path=f"days/{iso}/" if is_full(iso) else "")


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
    return f"Day {number:,} of the full-scale war" if number else ""


def newest_first(iso: str | None) -> tuple[bool, int, str]:
    """A sort key: newest day first, undated last."""
    if not iso:
        return (True, 0, "")
    padded = (iso + "-00-00")[:FULL_DAY]
    return (False, -int(padded.replace("-", "")), iso)
