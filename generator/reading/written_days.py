"""A text that is nothing but a date -> its ISO day: `July 22, 2025 14:05`, `Tue 22 Jul 2025`, `22.07.2025`.

Dates without a day are left out, and years of two digits but for `7/22/25` and `14:05, 22.07.25`; `03/04/2025` stays undecided unless a zone tells whose order it is.
"""

from __future__ import annotations

import re
from datetime import date

SURE_YEARS = range(2022, 2028)
"""Years of the war in which no date falls on one weekday twice."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d{2}"
_CLOCK = r"(?:\d{4}(?=\s*(?:GMT|UTC|HKT)\b)|(?:at\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|(?:at\s+)?\d{1,2}\s*[ap]\.?m\.?)"
_ZONE = r"(?:\s*\(?(?:[A-Z]{2,5}|local time|[A-Z][a-z]+ time)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)"

_TIME = re.compile(rf"{_CLOCK}{_ZONE}", re.IGNORECASE)
_ANY_CLOCK = re.compile(r"\b\d{1,2}:\d{2}")
_TIME_BEFORE = re.compile(rf"^{_CLOCK}{_ZONE},?\s+(?:on\s+)?", re.IGNORECASE)
_COUNTER = re.compile(r"\d{1,3}")
"""How many have commented, behind the day."""
_DIGIT = re.compile(r"\d")
_ONLY_ZONE = re.compile(_ZONE)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>{YEAR})(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?:t\d{{2}}:?\d{{2}}\S*)?(?!\d)",
        rf"{WEEKDAY}(?P<day>{DAY})(?:\s+of)?[\s/-]+(?P<month>{MONTH}),?[\s/-]+(?P<year>{YEAR})(?!\d)",
        rf"{WEEKDAY}(?P<month>{MONTH})\s+(?P<day>{DAY})(?:,\s*|\s+)(?P<year>{YEAR})(?!\d)",
        rf"{WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{YEAR})(?!\d)",
        rf"{WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>/)(?P<second>\d{{1,2}})/(?P<short>\d{{2}})(?![\d/])",
        r"(?P<first>\d{2})(?P<mark>\.)(?P<second>\d{2})\.(?P<short>\d{2})(?![\d.])",
    )
)
_MONTH_FIRST = re.compile(r"\b(?:[ECMP][DS]T|[ECP]T)\b")
_DAY_FIRST = re.compile(
    r"\b(?:BST|CES?T|EES?T|WES?T|MSK|IST|SAST|[EW]AT|PKT|AE[DS]T|NZ[DS]T|(?:GMT|UTC)\+[0-4])\b|"
    r"(?<![\d:])(?:0\d:\d{2}(?!\s*[ap]\.?m)|(?:1[3-9]|2[0-3]):\d{2})", re.IGNORECASE,
)
"""Zones of papers that write the month first; zones, and the clock of 24 hours, of those that write the day first."""
_TWICE = re.compile(r"(?P<once>.{8,60}?)[\s,|]*(?P=once)")
_ISO = re.compile(r"((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_NAMED = r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s+(?:morning|afternoon|evening|night))?(?:,?\s+|\s*\(|,\s+on\s+)"
_WITH_WEEKDAY = tuple(re.compile(_NAMED + form) for form in (
    rf"(?P<month>(?i:{MONTH}))\s+(?P<day>{DAY})\b(?!,?\s+{YEAR})", rf"(?P<day>{DAY})\s+(?P<month>(?i:{MONTH}))(?!,?\s+{YEAR})(?!\w)",
))
_COMPACT = r"((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})"
_NAME_STARTS, _NAME_ENDS = re.compile(rf"{_COMPACT}(?!\d)"), re.compile(rf"(?<!\d){_COMPACT}$")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_ADDRESS_YEAR = re.compile(r"/((?:19|20)\d{2})/")


def whole_day(text: str) -> tuple[str | None, str | None]:
    """(day, words that can be read in two ways) of a text that is a date and perhaps a time; else (None, None)."""
    text = _once(text.strip())
    bare = _TIME_BEFORE.sub("", text)
    for form in _FORMS:
        match = form.match(bare)
        if match and _nothing_else(bare[match.end():]):
            return _resolved(match, line=text)
    return None, None


def ending_day(text: str) -> tuple[str | None, str | None]:
    """The same for a text that ends with a date and perhaps a time."""
    for form in _FORMS:
        match = form.search(text)
        if match and _nothing_else(text[match.end():]):
            return _resolved(match, line=text)
    return None, None


def day_inside(text: str) -> tuple[str | None, str | None, str, str] | None:
    """(day, words that can be read in two ways, what stands before the first date of a text, what behind it); None without a date."""
    forms = _FORMS if _DIGIT.search(text) else ()
    found = min((match for form in forms if (match := form.search(text))), key=lambda match: match.start(), default=None)
    if found is None:
        return None
    before, behind = text[:found.start()], text[found.end():]
    again = found[0].strip()
    return *_resolved(found, line=text), before, behind.strip().removeprefix(again)


def by_its_paper(numbers: str, line: str) -> str | None:
    """The day of a date in numbers that can be read in two ways, where zone or clock of its line tell whose order it is."""
    american, other = _MONTH_FIRST.search(line), _DAY_FIRST.search(line)
    if bool(american) == bool(other):
        return None
    first, second, year = (int(part) for part in re.findall(r"\d+", numbers))
    return a_day(year if year > 99 else 2000 + year, *((first, second) if american else (second, first)))


def without_times(text: str) -> str:
    """The text without its times of day and their zones."""
    return _TIME.sub(" ", text)


def is_time(text: str) -> bool:
    """True of a text that is a time of day and nothing else."""
    return bool(_TIME.fullmatch(text))


def iso_day(text: str) -> str | None:
    """`2025-07-22` of a text that begins with a day so written, if there is such a day."""
    match = _ISO.match(text.strip())
    return a_day(int(match[1]), int(match[2]), int(match[3])) if match else None


def file_name_day(path: str) -> str | None:
    """The day that a file's name begins or ends with: `2025-07-22-title.txt`, `20250722.txt`, `a-2025-07-22.txt`."""
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    match = _NAME_STARTS.match(name) or _NAME_ENDS.search(name)
    return a_day(int(match[1]), int(match[3]), int(match[4])) if match else None


def address_day(url: str) -> str | None:
    """The day in the path of a page's own address: `/2025/07/22/title`."""
    match = _ADDRESS_DAY.search(url)
    return a_day(int(match[1]), int(match[2]), int(match[3])) if match else None


def address_year(url: str) -> int | None:
    """The year in the path of a page's own address."""
    match = _ADDRESS_YEAR.search(url)
    return int(match[1]) if match else None


def days_by_weekday(text: str) -> tuple[str, ...]:
    """The days of a text's dates without a year that stand beside their weekday: 2025-05-16 of "on Friday, May 16"; none where one fits no year."""
    found: list[str] = []
    for match in (match for form in _WITH_WEEKDAY for match in form.finditer(text)):
        month, day, weekday = month_number(match["month"]), day_number(match["day"]), _WEEKDAYS.index(match["weekday"][:3].lower())
        days = [iso for year in SURE_YEARS if (iso := a_day(year, month, day)) and date.fromisoformat(iso).weekday() == weekday]
        if not days:
            return ()
        found += days
    return tuple(found)


def month_number(word: str) -> int:
    """7 for `July` and `Jul.`"""
    return _MONTHS.index(word[:3].lower()) + 1


def day_number(word: str) -> int:
    """22 for `22` and `22nd`."""
    return int(word.rstrip("stndrhSTNDRH"))


def a_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _once(text: str) -> str:
    """`22 Jul 2025` of `22 Jul 202522 Jul 2025`, as pages with a second date for screen readers are copied."""
    twice = _TWICE.fullmatch(text)
    return twice["once"] if twice else text


def _nothing_else(rest: str) -> bool:
    rest = rest.strip(" ,:|-–—")
    return not rest or _COUNTER.fullmatch(rest) is not None or is_time(rest) or bool(_ONLY_ZONE.fullmatch(rest))


def _resolved(match: re.Match[str], *, line: str) -> tuple[str | None, str | None]:
    """(day, words that can be read in two ways) of a date; the zone of its `line` may tell the order of day and month."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else 2000 + int(groups["short"])
    if groups.get("month"):
        return a_day(year, month_number(groups["month"]), day_number(groups["day"])), None
    if groups.get("number"):
        return a_day(year, int(groups["number"]), int(groups["day"])), None
    first, second = int(groups["first"]), int(groups["second"])
    if groups["mark"] == "." and groups.get("short") and not _ANY_CLOCK.search(line):  # A number of a version, or a year first.
        return None, None
    day_first, month_first = a_day(year, second, first), a_day(year, first, second)
    if groups["mark"] == "." and day_first:  # Dots are European; there the day always comes first.
        return day_first, None
    if day_first and month_first and day_first != month_first:
        decided = by_its_paper(match[0], line)
        return decided, None if decided else match[0]
    return day_first or month_first, None
