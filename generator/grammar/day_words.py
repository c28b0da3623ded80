"""The wordings of days, months, years and spans of time, found in plain text; nothing is reckoned here.

The patterns stand in order: a stretch that an earlier one took is closed to the later ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)

_WD = r"(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day))"
_MONTH = (
    r"(?:January|Jan\.?|February|Feb\.?|March|Mar\.|April|Apr\.|May|June|Jun\.|July|Jul\.|August|Aug\.|September|Sept?\.?"
    r"|October|Oct\.?|November|Nov\.?|December|Dec\.?)(?![a-z])"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-(?!\d))"
_DAYS = rf"(?P<d>{_DAY})(?:,\s+{_DAY})*,?\s+(?:and|or|&)\s+{_DAY}"
_YEAR = r"(?:19|20)\d\d(?![\d-])"
_PAST_YEAR = r"(?:1[789]|20)\d\d(?![\d-])"
"""Behind a month also one of earlier wars: "in January 1813" is no January of ours."""
_OF_YEAR = rf"(?:,?\s+(?P<y>{_PAST_YEAR}))?"
_DASH = r"(?:\s*[-–—]\s*|\s+(?:to|through|until|till)\s+)"
_UNIT = r"(?:seconds|minute|hour|day|night|week|weekend|month|year|decade|quarter)"
_COUNT = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|ninety|several|some|few|couple of|many|dozens of|hundreds of|half an?)"
)
_PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midnight|lunchtime)"
_FEW = r"(?:few\s+|couple of\s+|several\s+)?"

_BEFORE_MONTH = "|".join(
    rf"(?<=\b{word})" for word in (
        "in ", "since ", "by ", "until ", "till ", "from ", "of ", "for ", "to ", "during ", "early ", "late ", "mid-",
        "mid ", "the ", "a ", "between ", "before ", "after ", "throughout ",
    )
)
"""A month without a day is read only behind one of these, since May, March and April are other words and names too."""
_AFTER_MONTH = "|".join(rf"(?<=\b{name.title()}{link} )" for name in MONTHS for link in (",", " and", " or"))
_BEFORE_YEAR = _BEFORE_MONTH.replace(r"|(?<=\ba )", "")

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
    ("numeric", r"\b(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b"),
    ("span", rf"\b(?P<mo>{_MONTH})\s+(?P<d>{_DAY}){_DASH}(?P<mo2>{_MONTH})\s+(?P<d2>{_DAY}){_OF_YEAR}"),
    ("span", rf"\b(?P<d>{_DAY})\s+(?P<mo>{_MONTH}){_DASH}(?P<d2>{_DAY})\s+(?P<mo2>{_MONTH}){_OF_YEAR}"),
    ("span", rf"\b(?P<mo>{_MONTH})\s+(?P<d>{_DAY}){_DASH}(?P<d2>{_DAY}){_OF_YEAR}"),
    ("span", rf"\b(?P<d>{_DAY}){_DASH}(?P<d2>{_DAY})(?:\s+of)?\s+(?P<mo>{_MONTH}){_OF_YEAR}"),
    ("span", rf"(?<=\bbetween )(?P<d>{_DAY})\s+and\s+(?P<d2>{_DAY})\s+(?P<mo>{_MONTH}){_OF_YEAR}"),
    ("span", rf"(?<=\bbetween )(?P<mo>{_MONTH})\s+(?P<d>{_DAY})\s+and\s+(?P<d2>{_DAY}){_OF_YEAR}"),
    ("list", rf"\b(?P<ds>{_DAYS})\s+(?P<mo>{_MONTH}){_OF_YEAR}"),
    ("list", rf"\b(?P<mo>{_MONTH})\s+(?P<ds>{_DAYS})(?!\s+[a-z]+s\b){_OF_YEAR}"),
    ("date", rf"\b(?:(?P<wd>{_WD}),?\s+)?(?:the\s+)?(?P<d>{_DAY})(?:\s+(?:day\s+)?of)?\s+(?P<mo>{_MONTH}){_OF_YEAR}"),
    ("date", rf"\b(?:(?P<wd>{_WD}),?\s+\(?)?(?P<mo>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY}){_OF_YEAR}"),
    ("date", rf"\b(?P<mo>{_MONTH}),\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})"),
    ("month", rf"\b(?P<mo>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_PAST_YEAR})"),
    ("month", rf"\b(?P<which>(?i:last|next|this|this past|this coming))\s+(?P<mo>{_MONTH})"),
    ("month", rf"(?:(?i:{_BEFORE_MONTH})|{_AFTER_MONTH})(?P<mo>{_MONTH})(?:[’']s\b)?"),
    ("night_into", (
        rf"(?:\b{_WD}\s+)?(?i:\bovernight|\bnight|\bevening)\s+(?i:from\s+|of\s+|on\s+)?(?:{_WD}\s+)?(?i:night\s+|evening\s+)?"
        rf"(?i:and\s+)?(?i:in|on)?(?i:to)\s+(?P<wd>{_WD})"
    )),
    ("night_into", rf"(?<![\w-])(?:(?i:from)\s+)?{_WD}\s+(?i:into)\s+(?:(?i:early)\s+)?(?P<wd>{_WD})"),
    ("two_ends", rf"\b(?P<wd>{_WD})\s+(?i:night|evening)\s+(?i:and|to|until|through|-|–)\s+(?i:early\s+)?(?P<wd2>{_WD})(?:\s+{_PART})?"),
    ("two_ends", (
        rf"\b(?i:late\s+(?:on\s+)?)(?P<wd>{_WD})(?:\s+{_PART})?\s+(?i:and|to|into|until|through)\s+(?i:early\s+(?:on\s+)?)"
        rf"(?P<wd2>{_WD})(?:\s+{_PART})?"
    )),
    ("weekday_span", rf"(?i:(?<=\bbetween ))(?P<wd>{_WD})(?:\s+{_PART})?\s+and\s+(?P<wd2>{_WD})(?:\s+{_PART})?"),
    ("weekday_span", (
        rf"\b(?P<wd>{_WD})(?:\s+{_PART})?(?:\s*[-–—]\s*|\s+(?:to|through|until)\s+(?:{_PART}\s+(?:on|of)\s+)?)"
        rf"(?P<wd2>{_WD})(?:\s+{_PART})?"
    )),
    ("weekday", (
        r"\b(?:(?P<which>(?i:last|next|this past|this coming|this|the previous|the following|the coming))\s+)?"
        rf"(?P<wd>{_WD})(?:[’']s\b)?(?:\s+(?P<part>{_PART}))?(?!s)"
    )),
    ("ago", rf"(?i:\b(?P<n>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+ago)\b"),
    ("near", r"(?i:\bthe day (?P<near>before yesterday|after tomorrow))\b"),
    ("near", rf"(?i:\b(?P<near>today|yesterday|tomorrow|tonight)(?:[’']s\b)?(?:\s+{_PART})?)\b"),
    ("near", rf"(?i:\b(?P<near>this|last)\s+(?P<part>{_PART}))\b"),
    ("told_before", (
        r"(?i:\b(?:the|that)\s+(?:very\s+)?(?:next|following|previous|same|other|preceding)"
        r"\s+(?:day|night|morning|evening|week|month|year))\b"
    )),
    ("told_before", r"(?i:\b(?:the|an?) (?:day|night|evening|week|month|year) (?:before|earlier|later|after))\b"),
    ("vague", (
        r"(?i:\b(?:at|by|before|until|towards?) the end of (?:the|this|next)"
        r" (?:week|month|year|summer|winter|autumn|spring))\b"
    )),
    ("weekend", (
        r"(?i:(?P<which>\b(?:this|last|next|the previous|this coming|this past) |\bthe |\bat |\bon )"
        r"weekend(?:[’']s\b)?)"
    )),
    ("period", (
        r"(?i:(?<!\bthe )\b(?P<which>this past|this coming|this|last|next)"
        r"\s+(?P<unit>week|month|year)(?:[’']s\b)?(?!s))"
    )),
    ("soon", rf"(?i:\b(?:in|within|over|during)\s+the\s+(?:coming|next|following|nearest)\s+{_FEW}days)\b"),
    ("vague", (
        r"(?i:\b(?:in|within|over|during)\s+(?:the\s+)?(?:coming|next|recent|past|last|previous)"
        rf"\s+(?:{_FEW}|\w+\s+){_UNIT}s)\b"
    )),
    ("duration", r"(?i:\bthe (?:past|last) (?:week|month|year)\b(?! of))"),
    ("vague", r"(?i:\bthe (?:coming|next) (?:week|month|year)\b)"),
    ("vague", r"(?i:\b(?:this|last|next)\s+(?:spring|summer|autumn|fall|winter|quarter|decade|century))\b"),
    ("duration", (
        rf"(?i:\b{_COUNT}(?:\s+(?:more|full|long|consecutive|straight|whole|working))?[\s-]+{_UNIT}s?"
        r"(?:[-\s]long\b|-old\b)?)\b"
    )),
    ("duration", r"(?i:\b(?:for|after|over|in)\s+(?:many\s+)?(?:days|weeks|months|years|hours)(?!\s+ago))\b"),
    ("overnight", r"(?i:\bovernight)\b"),
    ("year", rf"(?i:{_BEFORE_YEAR})(?P<y>{_YEAR})(?![:,.]\d)"),
)
_TIMES = (
    "second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "quarter", "spring", "summer", "autumn", "fall",
    "winter", "morning", "evening", "noon", "lunch", "tomorrow",
)  # fmt: skip
_STEMS = tuple(name[:3].title() for name in MONTHS)
_DIGIT = re.compile(r"\d")


def _held(text: str) -> frozenset[str]:
    """What a text holds of that without which no pattern fits: most sentences have no month, no weekday and no word of time."""
    low = text.lower()
    digit = _DIGIT.search(text) is not None
    return frozenset(need for need, has in (
        ("month", any(stem in text for stem in _STEMS)), ("day", "day" in low), ("digit", digit), ("time", any(word in low for word in _TIMES)),
    ) if has)


def _need(name: str, pattern: str) -> str:
    if _MONTH in pattern:
        return "month"
    if name in ("iso", "numeric", "year"):
        return "digit"
    return "day" if _WD in pattern else "time"


_COMPILED = tuple((name, re.compile(pattern), _need(name, pattern)) for name, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a time: the name of its pattern, where it stands, and its parts."""

    name: str
    start: int
    end: int
    parts: dict[str, str]

    def which(self) -> str:
        """`last`, `this coming`, `the previous`: the word before a weekday, a month or a week; else empty."""
        return self.parts.get("which", "").strip().lower()


@lru_cache(maxsize=512)
def wordings(text: str) -> tuple[Wording, ...]:
    """All wordings of times in a text, in its order, none overlapping another."""
    found: list[Wording] = []
    held = _held(text)
    for name, pattern, need in _COMPILED:
        if need not in held:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            parts = {key: value for key, value in match.groupdict().items() if value}
            found.append(Wording(name, start, end, parts))
    return tuple(sorted(found, key=lambda wording: wording.start))


def month_number(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def weekday_number(word: str) -> int:
    """0 is Monday."""
    return next(number for number, name in enumerate(WEEKDAYS) if word.lower().startswith(name))


def day_number(word: str) -> int:
    return int("".join(letter for letter in word if letter.isdigit()))
