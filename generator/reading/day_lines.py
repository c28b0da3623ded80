"""The lines by which pages date themselves: `Published: July 22, 2025 14:05`, `By … | Agency | Jul 22, 2025`, `Jane Doe July 22, 2025 3 comments`.

Reads a day only where a whole line, or a part of it between bars, is a date, or where nothing but names, a clock and words of the page
stand beside it: a date in a sentence never dates its page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from generator.reading.written_days import (
    by_its_paper,
    day_inside,
    ending_day,
    is_time,
    iso_day,
    whole_day,
    without_times,
)

MAX_LINE = 200
"""Characters; whatever is longer is a paragraph."""
MAX_PART_WORDS = 9
"""Names beside a date in a byline are short; a longer part is a sentence."""
MAX_LONE_NAME_WORDS = 3
"""Without a bar or `By`, words before a dash and a date are a headline unless they are as short as an outlet's name."""

LineKind = Literal["published", "updated", "byline"]

_LEADING_MARK = re.compile(r"^date:?\s+(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})\s+(?=\S)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>date|(?:first\s+|originally\s+)?(?:published|posted|issued|created)|(?:publication|release)\s+date|"
    r"(?:last\s+|most\s+recently\s+)?(?:updated|modified|edited))(?:\s+(?:on|at)|\s+in\s+[A-Z][\w ]{1,30}(?=,))?(?:\s*[:,–—-]|(?=\s|$))\s*",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|edited", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*[|•]\s*|\s*[·/]\s+|\s+[–—-]\s+|;\s+|"
    r"(?:,\s*|\s*\(|(?<=[\d).m])\s+|(?<=(?-i:[A-Z]))\s+)(?=(?:last\s+|originally\s+)?(?:updated|modified|published|posted|created)\b)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=\d)(?=[A-Z][a-z]{2})|(?<=\b20\d\d)(?=\d{1,2}:\d\d)|(?<=[a-z]{3}ed)(?=[A-Z][a-z]{2}|\d)|(?<=\w)(?=(?:Updated|Published|Posted)\b)|(?<=\bby)(?=[A-Z])"
)
"""Where two lines stand as one: "July 22, 20257:14 PM GMT+3Updated 2 hours ago", "PublishedJul 22"."""
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


MOST_NAMES, FEW_NAMES = 8, 5
"""Words with a capital beside a date that is no part of its own, with an author or a clock and without."""
_PAGE_WORDS = frozenset(
    "by at on from posted published updated last first min mins minute minutes hour hours day days week weeks month months "
    "year years more than ago read reading time comment comments reply replies page view views share shares via photo local am pm a.m. p.m. words "
    "edition get short url link copy print save email editor staff admin add report news".split()
)
"""Small words beside the date of a page."""
_JOINING = frozenset("and of the for in with to".split())
"""Small words that stand in captions and titles as well: they need a clock or an author beside the day."""
_BEFORE_EVENTS = re.compile(r"\b(?:in|on|of|from|since|until|till|for|to|and|between|before|after|through|by|the|ending|dated)\s*$", re.IGNORECASE)
"""What stands before the date of an event, and a day that is a part of its name."""
_SIGNED_ON = re.compile(r"^(?:posted\s+|written\s+|published\s+)?by\b.*\bon\s*$", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:[\w ]{1,20}\s)?(?:first\s+|last\s+)?(?P<label>published|posted|issued|updated|modified|edited|created)(?:\s+(?:on|at))?\s*[:–—-]?(?P<rest>.*)$",
    re.IGNORECASE,
)
_AUTHOR_OR_COUNT = re.compile(r"\bby\b|\b(?:comments?|read|views?|shares?)\b", re.IGNORECASE)
_POSTED = re.compile(r"^—|\(@")
"""What opens the signature of a post that an article shows: "— The ministry (@ministry) July 22, 2025"."""
_COUNTERS = re.compile(r"^(?:\d+|\d{1,3}(?:,\d{3})*[kK]?|p(?:age)?\.?\d{1,3}|@\S+)$")
_NAMED_AFTER = re.compile(r"\b[A-Z]\w+:\s*\w+")
"""A word behind a heading: "Editor: huaxia"."""
_EDGES = " ,;:|•·/()[]&–—-"


@dataclass(frozen=True, slots=True)
class DayLine:
    """What one line says about the day of its page."""

    day: str | None
    """None for a line that has only a clock, a byline or an undecided date."""
    kind: LineKind
    labelled: bool = False
    undecided: str | None = None
    """The words of a date that can be read in two ways."""
    among_names: bool = False
    """The day stands between names, as that of a caption or of a title may; any other line counts before it."""


def split_mark(line: str) -> tuple[str, str] | None:
    """(`date 2025-07-22`, the rest) of a line that begins with such a mark and goes on."""
    match = _LEADING_MARK.match(line)
    return (match[0].strip(), line[match.end():]) if match and iso_day(match["iso"]) else None


def day_line(line: str) -> DayLine | None:
    """The line's dates if the whole line is a date, a byline or both; else None."""
    if len(line) > MAX_LINE:
        return None
    line = _GLUED.sub(" ", _AGENCY.sub("", _PICTURE.sub("", line)))
    found = _parts(line)
    if found is None:
        return _among_names(line)
    dated = sorted((read for read in found if read.day or read.undecided), key=lambda read: read.kind == "updated")
    if dated:
        best = dated[0]
        return replace(best, day=by_its_paper(best.undecided, line)) if best.undecided else best
    labelled = next((read for read in found if read.labelled), None)
    if beside := _among_names(line):
        return beside
    if labelled or _BYLINE.match(line):
        return labelled or DayLine(None, "byline")
    return None


def _parts(line: str) -> list[DayLine] | None:
    """What the parts of a line between bars say; None where one of them is a sentence."""
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
        if read and read.day:
            label = ""
    return found


def _among_names(line: str) -> DayLine | None:
    """The day of a line in which nothing else stands but names, a clock and words of the page: "Jane Doe July 22, 2025 3 comments"."""
    inside = day_inside(line)
    if inside is None or line[-1] in "!?" or _POSTED.search(line):
        return None
    day, undecided, before, behind = inside
    while again := day_inside(behind):  # The same day in another form: "03/05/2023 March 5, 2023".
        other, _, between, behind = again
        if _CHANGED.search(between):
            continue
        if other is None or (day and other != day) or (undecided and not _may_be(undecided, other)):
            return None
        day, undecided, behind = other, None, f"{between} {behind}"
    labelled = _LABELLED.match(before)
    if not (day or undecided) or (not labelled and _BEFORE_EVENTS.search(before) and not _SIGNED_ON.match(before)):
        return None
    beside = f"{labelled['rest'] if labelled else before} {behind}"
    rest = without_times(beside)
    sure = labelled or rest != beside or _AUTHOR_OR_COUNT.search(line)
    small = _PAGE_WORDS | _JOINING if sure else _PAGE_WORDS
    words = [word.strip(_EDGES) for word in _NAMED_AFTER.sub("", rest).split()]
    names = [word for word in words if word and word.lower().rstrip(".") not in small and not _COUNTERS.match(word)]
    if len(names) > (MOST_NAMES if sure else FEW_NAMES) or any(not word[0].isupper() for word in names):
        return None
    kind = _kind(labelled["label"]) if labelled else "published"
    return DayLine(day, kind, labelled=bool(labelled), undecided=undecided, among_names=not labelled)


def _may_be(numbers: str, day: str) -> bool:
    """True if a date in numbers can be this day."""
    return sorted(map(int, re.findall(r"\d+", numbers))) == sorted(map(int, day.split("-")))


def _part(part: str, *, label: str, words: int) -> DayLine | None:
    """A part between two bars: a date, a time, or a name of at most `words` words."""
    if not part or is_time(part) or _DURATION.match(part):
        return DayLine(None, _kind(label), labelled=bool(label))
    place = _PLACE.match(part)
    for text in (part, part[place.end():] if place else ""):
        day, undecided = whole_day(text)
        if day or undecided:
            return DayLine(day, _kind(label), labelled=bool(label), undecided=undecided)
    if label and len(part.split()) <= MAX_LONE_NAME_WORDS and any(map(str.isdigit, part)):  # "Last updated: August 8"
        return DayLine(None, _kind(label), labelled=True)
    if label or len(part.split()) > words or part[-1] in ".!?":
        return None
    day, undecided = ending_day(part) if _BYLINE.match(part) else (None, None)
    return DayLine(day, "published" if day or undecided else "byline", undecided=undecided)


def _kind(label: str) -> LineKind:
    return "updated" if _CHANGED.search(label) else "published"
