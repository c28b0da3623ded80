"""Reckoning with days: the weekday, month or weekend nearest to an anchor in a direction. Knows no language."""

from __future__ import annotations

from datetime import date, timedelta

from generator.grammar.day_direction import Direction

NEAR_DAYS = 45
"""A year-less date this near on the other side of the anchor beats one almost a year away: that would have its year."""
FAR_DAYS = 270


def weekday_near(anchor: date, weekday: int, way: Direction) -> date:
    """The weekday (0 Monday) on the anchor or on the given side of it; `open` takes the nearest within three days."""
    ahead = (weekday - anchor.weekday()) % 7
    if way == "ahead":
        return anchor + timedelta(days=ahead)
    if way == "back":
        return anchor - timedelta(days=(7 - ahead) % 7)
    return anchor + timedelta(days=(ahead + 3) % 7 - 3)


def weekday_of_week(anchor: date, weekday: int, *, weeks: int) -> date:
    """The weekday of the anchor's calendar week (Monday first), or of one `weeks` later."""
    return anchor + timedelta(days=weekday - anchor.weekday() + 7 * weeks)


def weekend(anchor: date, way: Direction, *, weeks: int | None = None) -> tuple[date, date]:
    """Saturday and Sunday of the running weekend, or of the nearest in the direction; `open` looks back."""
    if weeks is not None:
        saturday = weekday_of_week(anchor, 5, weeks=weeks)
    elif anchor.weekday() >= 5:
        saturday = weekday_of_week(anchor, 5, weeks=0)
    else:
        saturday = weekday_near(anchor, 5, "ahead" if way == "ahead" else "back")
    return saturday, saturday + timedelta(days=1)


def valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yearless_day(anchor: date, month: int, day: int, way: Direction, *, loose: bool = False) -> date | None:
    """The day of that name nearest to the anchor in the direction; None where there is no such day.

    A near day on the other side wins over one almost a year away, but nothing that certainly happened is to come.
    """
    days = [found for year in (-1, 0, 1) if (found := valid(anchor.year + year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda found: (abs((found - anchor).days), found))
    if way == "open":
        return nearest
    onside = [found for found in days if (found <= anchor if way == "back" else found >= anchor)]
    if not onside:
        return nearest
    best = min(onside, key=lambda found: abs((found - anchor).days))
    if way == "back" and (nearest - anchor).days == 1:
        return nearest  # where the news is told, it is still the day before
    almost_a_year = abs((nearest - anchor).days) <= NEAR_DAYS and abs((best - anchor).days) >= FAR_DAYS
    return nearest if almost_a_year and (way == "ahead" or loose) else best


def yearless_month(anchor: date, month: int, way: Direction) -> str:
    """The month of that name nearest to the anchor's month in the direction; `open` takes the nearer one."""
    ahead = (month - anchor.month) % 12
    back = (anchor.month - month) % 12
    forward = way == "ahead" or (way == "open" and ahead < back)
    return month_later(anchor, ahead if forward else -back)


def month_later(anchor: date, months: int) -> str:
    index = anchor.year * 12 + anchor.month - 1 + months
    return f"{index // 12:04}-{index % 12 + 1:02}"


def month_of_week(anchor: date, *, weeks: int) -> str | None:
    """The month of the whole calendar week; None where the week lies in two months."""
    monday = weekday_of_week(anchor, 0, weeks=weeks)
    months = {(monday + timedelta(days=day)).isoformat()[:7] for day in (0, 6)}
    return months.pop() if len(months) == 1 else None
