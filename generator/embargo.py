"""Briefs that wait for a time: until then nothing of them stands on the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from generator.model import Brief


def lifted_at(brief: Brief, zone: str) -> datetime | None:
    """When the brief may be published; None where it may be at any time. Without an offset the time is that of the site's zone."""
    if not brief.embargo:
        return None
    time = datetime.fromisoformat(brief.embargo)
    return time if time.tzinfo else time.replace(tzinfo=ZoneInfo(zone))


def waiting(briefs: Iterable[Brief], now: datetime, *, zone: str) -> dict[str, datetime]:
    """Slug -> when it may be published, of the briefs that may not be yet, soonest first."""
    times = {brief.slug: time for brief in briefs if (time := lifted_at(brief, zone)) is not None and time > now}
    return dict(sorted(times.items(), key=lambda item: (item[1], item[0])))
