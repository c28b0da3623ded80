"""The lines by which pages date themselves: `Published: July 22, 2025 14:05`, `By … | Agency | Jul 22, 2025`.

Reads a day only where a whole line, or a part of it between bars, is a date: a date in a sentence never dates its page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.reading.written_days import ending_day, is_time, iso_day, whole_day

MAX_LINE = 200
"""Characters; whatever is longer is a paragraph."""
MAX_PART_WORDS = 9
"""Names beside a date in a byline are short; a longer part is a sentence."""
MAX_LONE_NAME_WORDS = 3
"""Without a bar or `By`, words before a dash and a date are a headline unless they are as short as an outlet's name."""

LineKind = Literal["published", "updated", "byline"]

_LEADING_MARK = re.compile(r"^date:?\s+(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})\s+(?=\S)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>date|(?:first\s+|originally\s+)?(?:published|posted|issued)|(?:publication|release)\s+date|"
    r"(?:last\s+|most\s+recently\s+)?(?:updated|modified|edited))(?:\s+on|\s+in\s+[A-Z][\w ]{1,30}(?=,))?(?:\s*[:,–—-]|(?=\s|$))\s*",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|edited", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*[|•·/]\s+|\s+[–—-]\s+|;\s+|"
    r"(?:,\s*|(?<=[\d).])\s+|(?<=(?-i:[A-Z]))\s+)(?=(?:last\s+)?(?:updated|modified|published)\b)",
    re.IGNORECASE,
)
_PICTURE = re.compile("^[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\\s]+")
"""A little picture before the day, as some archives set it."""
_AGENCY = re.compile(r"^\([A-Z][\w &.-]{1,30}\)\s+(?=\d)")
"""The agency before the time and the day: "(Agency) 11:13, July 22, 2022"."""
_BAR = re.compile(r"[|•·]")
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]+ ?){1,2}, ")
_BYLINE = re.compile(r"^(?:by|from|written by|text by)\s+\S", re.IGNORECASE)
_DURATION = re.compile(
    r"^(?:\d+\s*(?:min(?:ute)?s?|mins)(?:\s+read)?|(?:\d+|an?)\s*(?:second|minute|min|hour|hr|day|week|month)s?\s+ago)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayLine:
    """What one line says about the day of its page."""

    day: str | None
    """None for a line that has only a clock, a byline or an undecided date."""
    kind: LineKind
    labelled: bool = False
    undecided: str | None = None
    """The words of a date that can be read in two ways."""


def split_mark(line: str) -> tuple[str, str] | None:
    """(`date 2025-07-22`, the rest) of a line that begins with such a mark and goes on."""
    match = _LEADING_MARK.match(line)
    return (match[0].strip(), line[match.end():]) if match and iso_day(match["iso"]) else None


def day_line(line: str) -> DayLine | None:
    """The line's dates if the whole line is a date, a byline or both; else None."""
    if len(line) > MAX_LINE:
        return None
    line = _AGENCY.sub("", _PICTURE.sub("", line))
    words = MAX_PART_WORDS if _BAR.search(line) or _BYLINE.match(line) else MAX_LONE_NAME_WORDS
    label = ""
    found: list[DayLine] = []
    for part in (part.strip() for part in _SEPARATOR.split(line)):
        if labelled := _LABEL.match(part):
            label, part = labelled["label"], part[labelled.end():]
        read = _part(part, label=label, words=words) if part or labelled else None
        if part and read is None:
            return None
        found += [read] if read else []
    dated = sorted((read for read in found if read.day or read.undecided), key=lambda read: read.kind == "updated")
    if dated:
        return dated[0]
    if label or _BYLINE.match(line):
        return DayLine(None, _kind(label) if label else "byline", labelled=bool(label))
    return None


def _part(part: str, *, label: str, words: int) -> DayLine | None:
    """A part between two bars: a date, a time, or a name of at most `words` words."""
    if not part or is_time(part) or _DURATION.match(part):
        return DayLine(None, _kind(label), labelled=bool(label))
    place = _PLACE.match(part)
    for text in (part, part[place.end():] if place else ""):
        day, undecided = whole_day(text)
        if day or undecided:
            return DayLine(day, _kind(label), labelled=bool(label), undecided=undecided)
    if label or len(part.split()) > words or part[-1] in ".!?":
        return None
    day, undecided = ending_day(part) if _BYLINE.match(part) else (None, None)
    return DayLine(day, "published" if day or undecided else "byline", undecided=undecided)


def _kind(label: str) -> LineKind:
    return "updated" if _CHANGED.search(label) else "published"
