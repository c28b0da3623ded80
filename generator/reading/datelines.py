"""The opening words of a wire story, with its place, its day and its agency.

Understands `KYIV, July 22 (Agency) - …`, `July 22 (Agency) - …`, `MOSCOW, July 22. /AGENCY/. …` and `KYIV, Ukraine (AGENCY) — …`.
"""

from __future__ import annotations

import re

from generator.reading.written_days import DAY, MONTH, WEEKDAY, YEAR, a_day, day_number, month_number

_PLACE = r"[A-Z][A-Z .'’/-]{2,40}(?:,\s*[A-Z][\w.' ’]{2,25}?)?"
_AGENCY = r"(?:\([A-Z][\w &./-]{1,30}\)|/[A-Z][\w &.-]{1,30}/)"
_DAY = re.compile(
    rf"^{_PLACE},\s+(?i:{WEEKDAY})(?:(?P<month>(?i:{MONTH}))\s+(?P<day>{DAY})|(?P<day_before>{DAY})\s+(?P<month_after>(?i:{MONTH})))"
    rf"(?:,?\s+(?P<year>{YEAR}))?[.,]?\s*(?:{_AGENCY}\.?\s*[–—-]*|[–—:-])(?:\s|$)"
)
_ROUND = r"\((?:[A-Z][\w &./-]{1,30}|[a-z]{3,12}(?:/[A-Za-z]{2,12})?)\)"
_DAY_BY = re.compile(
    r"^(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:\s*\[[A-Z][^\]]{2,30}\]|,\s*[A-Z][\w.'’ ]{2,30}?)?,\s+)?"
    rf"(?i:{WEEKDAY})(?:(?P<month>(?i:{MONTH}))\s+(?P<day>{DAY})|(?P<day_before>{DAY})\s+(?P<month_after>(?i:{MONTH})))"
    rf"(?:,?\s+(?P<year>{YEAR}))?[.,]?\s*{_ROUND}\s*[:–—-]+\s*"
)
"""With the agency the place may be in small letters, or be left out: "Kyiv, July 22, (agency) -", "July 22 (Agency) -"."""
_BY = re.compile(
    r"^[A-Z][A-Z .'’/-]{2,40}(?:,[^()/]{2,40}?)?[,.]?\s*"
    r"(?:\((?P<round>[A-Z][\w &.-]{1,30})\)\s*[–—-]|/(?P<slash>[A-Z][\w &.-]{1,30})/\.?\s)"
)

_WHEN = rf"(?:(?i:{MONTH})\.?\s+{DAY}|{DAY}\s+(?i:{MONTH}))(?:,?\s+{YEAR})?"
_OPENING = (
    _DAY,
    _DAY_BY,
    re.compile(r"^[A-Z][A-Z .'’/-]{2,40}(?:,[^()/:—–]{2,40}?)?[,.]?\s*(?:\([A-Z][\w &./-]{1,30}\)\s*[–—-]+|/[A-Z][\w &.-]{1,30}/\.?)\s*"),
    re.compile(rf"^[A-Z][\w.'’ -]{{2,30}}(?:\s*\[[A-Z][^\]]{{2,30}}\]|,\s*[A-Z][\w.'’ ]{{2,30}}?)?(?:,\s*{_WHEN})?\s*\([A-Z][\w &./-]{{1,30}}\)\s*[:–—-]+\s*"),
    re.compile(r"^\([A-Z][^()]{2,60}\)\s*[–—-]+\s*"),
    re.compile(r"^\([A-Z]{3,}[^()]{0,40}\)\s+"),
    re.compile(r"^[A-Z][A-Z .'’/-]{2,30}(?:,\s*[A-Z][\w.' ’]{2,25}?)?\s*(?::\s+|\s-\s+|[–—]\s*)"),
)
LEAST = 4
"""Words behind a dateline; with fewer it is a title of capitals."""


def dateline_end(paragraph: str) -> int:
    """Where the story begins behind the dateline; 0 where there is none."""
    ends = [match.end() for pattern in _OPENING if (match := pattern.match(paragraph))]
    end = max(ends, default=0)
    return end if len(paragraph[end:].split()) >= LEAST else 0


def dateline_day(paragraph: str, *, year: int | None) -> str | None:
    """The paragraph's day; a dateline without a year takes `year`, or has no day."""
    match = _DAY.match(paragraph) or _DAY_BY.match(paragraph)
    if not match:
        return None
    known = int(match["year"]) if match["year"] else year
    month, day = match["month"] or match["month_after"], match["day"] or match["day_before"]
    return a_day(known, month_number(month), day_number(day)) if known else None


def dateline_agency(paragraph: str) -> str | None:
    """The agency that the dateline names."""
    match = _BY.match(paragraph)
    return (match["round"] or match["slash"]) if match else None
