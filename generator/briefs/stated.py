"""Does a quote state a value? "yes", "no", or "doubt" where a person must look.

Numbers are compared as numbers, days by the weekdays and months that the quote names, names by all that the lexicon
knows them by, phrases by the words they share. Words of choice (`kind`, `status`) are the editor's judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from generator.briefs.called import Called, folded_words
from generator.briefs.figures import SHARED, Figure, figures, ordinals
from generator.model import BOUNDS, Kind, Quantity, Value
from generator.wording import MONTHS

Verdict = Literal["yes", "doubt", "no"]
_WORST: dict[Verdict, int] = {"yes": 0, "doubt": 1, "no": 2}

STOP = frozenset(
    {"a", "an", "the", "of", "and", "or", "to", "for", "in", "on", "at", "by", "with", "its", "their", "his", "her", "more",
     "new", "from", "as", "that", "this", "is", "are", "was", "were", "be", "been", "s"}
)  # fmt: skip
"""Words that carry nothing of a phrase."""
_PEOPLE = frozenset(
    {"he", "she", "him", "her", "his", "i", "me", "my", "we", "us", "our", "they", "them", "their", "both", "two", "three",
     "leaders", "presidents", "ministers", "president", "minister", "counterpart", "counterparts", "heads"}
)  # fmt: skip
"""Words by which a sentence means people named before."""
ENEMY = frozenset({"enemy", "enemies", "occupiers", "occupier", "invaders", "invader", "aggressor", "aggressors", "hostile"})
"""Words by which one side means the other."""
_PARTIES = _PEOPLE | ENEMY | frozenset(
    {"side", "sides", "parties", "country", "countries", "nation", "nations",
     "partners", "allies", "teams", "delegations", "it", "bilateral", "trilateral", "government", "authorities"}
)  # fmt: skip
_PLACES = frozenset({"there", "here", "city", "town", "village", "region", "capital", "country", "it", "area", "where", "same"})
_RELATIVE = frozenset(
    {"today", "yesterday", "tomorrow", "tonight", "overnight", "night", "morning", "afternoon", "evening", "noon", "dawn", "day",
     "days", "week", "weeks", "weekend", "month", "months", "year", "years", "ago", "now", "earlier", "later", "recent", "recently",
     "soon", "currently", "just", "hours", "hour", "midnight"}
)  # fmt: skip
"""Words that place a happening in time without naming the day."""
_DELTA = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MORE = ("at least", "more than", "over", "exceed", "above", "minimum", "fewer than", "less than", "upwards", "plus", "+", ">", "≥")
_LESS = ("up to", "nearly", "almost", "as many as", "close to", "maximum", "under", "below", "fewer than", "less than", "just short")
_ABOUT = ("about", "around", "some", "approximately", "roughly", "estimated", "~", "equivalent", "circa", "or so", "nearly")


@lru_cache(maxsize=1024)
def quoted(text: str) -> Quote:
    """The quote of this text; a brief asks for each of its quotes many times."""
    return Quote(text)


@dataclass(frozen=True)
class Quote:
    """A quote and what is found in it, each looked for once."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return folded_words(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first four and the first five letters of its words."""
        return frozenset(word[:letters] for word in self.vocabulary for letters in (4, 5))

    @cached_property
    def padded(self) -> str:
        return f" {' '.join(self.words)} "

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)


def stated(kind: Kind, value: Value, quote: Quote, *, names: Called, published: str | None, people: bool = False) -> Verdict:
    """Whether the quote states the value; of a list, the verdict on its weakest member."""
    if isinstance(value, tuple):
        verdicts = [stated(kind, item, quote, names=names, published=published, people=people) for item in value]
        return max(verdicts, key=_WORST.__getitem__, default="yes")
    if isinstance(value, Quantity):
        return _quantity(value, quote)
    if kind == "round":
        return "yes" if value in ordinals(quote.text) or value in {figure.number for figure in quote.figures} else "no"
    if kind == "day":
        return _day(str(value), quote, published=published)
    if kind in ("name", "names", "place", "places"):
        referring = _PLACES if kind in ("place", "places") else _PEOPLE if people else _PARTIES
        return _name(str(value), quote, names=names, referring=referring)
    if kind not in ("text", "texts"):
        return "yes"
    verdict = _phrase(str(value), quote)
    return verdict if verdict == "yes" or not _byname(str(value), quote, names) else "yes"


# --- Numbers --------------------------------------------------------------------------------------------------------


def _quantity(value: Quantity, quote: Quote) -> Verdict:
    """Every number of the value stands in the quote, in no other currency; a bound without its word is a doubt."""
    verdicts: list[Verdict] = []
    for number in {value.low, value.high} - {None}:
        found = [figure for figure in quote.figures if figure.number == number]
        right = [figure for figure in found if _is_currency(figure.currency, value.unit)]
        wrong = [figure for figure in found if figure not in right]
        if not found or (not right and value.unit and all(figure.currency for figure in wrong)):
            return "no"
        verdicts.append("yes" if right and _bound_fits(value, right[0].before, quote) else "doubt")
    return max(verdicts, key=_WORST.__getitem__, default="no")


def _is_currency(written: str, unit: str) -> bool:
    """True for the same currency; a bare "$" may be the dollar of any state, a crown that of several."""
    return written == unit or unit in SHARED.get(written, ())


def _bound_fits(value: Quantity, before: str, quote: Quote) -> bool:
    side = BOUNDS.get(value.bound)
    text = quote.text.casefold()
    if side is None:
        bounded = re.search(rf"({'|'.join(BOUNDS)})( an?)?$", before) if value.low == value.high else None
        return not bounded or bounded[1] in ("some", "over")
    return any(word in text for word in {"low": _MORE, "high": _LESS, "about": _ABOUT}[side])


# --- Days -----------------------------------------------------------------------------------------------------------

_SHORT = "|".join([*(month[:3] for month in MONTHS), "Sept"])
_MONTH_NAMES = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|(?<=\d )(?:{_SHORT})\b|\b(?:{_SHORT})\b(?=\.?\s\d)")
"""Short forms count only beside a number: not every Mar is a March."""
_DATES = re.compile(
    rf"(?P<first>{_MONTH_NAMES.pattern})\.?\s+(?P<after>\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\s*[-–,]\s*|\s+and\s+|\s+to\s+)\d{{1,2}}(?!\d))*)"
    rf"|(?P<before>\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\s*[-–,]\s*|\s+and\s+|\s+to\s+|\s+of\s+)\d{{1,2}})*)(?:\s+of)?\s+(?P<month>{_MONTH_NAMES.pattern})"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def _day(value: str, quote: Quote, *, published: str | None) -> Verdict:
    """A day follows from what the quote names of it; "no" only where all it names points elsewhere."""
    year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    text = quote.text
    months = {_month(match[0]) for match in _MONTH_NAMES.finditer(text)}
    days = {pair for match in _DATES.finditer(text) for pair in _pairs(match)}
    weekdays = {number for number, name in enumerate(_WEEKDAYS) if name.casefold() in quote.words}
    if value in text or (month, day) in days or (day == 0 and month in months):
        return "yes"
    if day and date(year, month, day).weekday() in weekdays:
        return "yes"
    if month == 0 and str(year) in quote.words:
        return "yes"
    exact = _DELTA.keys() & quote.vocabulary
    if day and exact and published and len(published) == 10:
        told = {(date.fromisoformat(published) + timedelta(days=_DELTA[word])).isoformat() for word in exact}
        return "yes" if value in told else "doubt"
    if _RELATIVE & quote.vocabulary:
        return "doubt" if weekdays and day else "yes"
    elsewhere = months and (month not in months or days) or weekdays and day
    return "no" if elsewhere else "doubt"


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _pairs(match: re.Match[str]) -> Iterable[tuple[int, int]]:
    """(month, day) of "May 16 and 17" or "16-18 May", ranges by their ends."""
    name = match["month"] or match["first"]
    return ((_month(name), int(number)) for number in re.findall(r"\d{1,2}", match["after"] or match["before"]))


# --- Names and phrases ----------------------------------------------------------------------------------------------


def _name(value: str, quote: Quote, *, names: Called, referring: frozenset[str]) -> Verdict:
    own = folded_words(value)
    words = quote.vocabulary
    if f" {' '.join(own)} " in quote.padded or (own and own[-1] in words):
        return "yes"
    forms = names.forms(value)
    if forms and (
        not forms.words.isdisjoint(words)
        or any(phrase in quote.padded for word in words & forms.openings.keys() for phrase in forms.openings[word])
        or any(code in quote.text and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", quote.text) for code in forms.codes)
    ):
        return "yes"
    if any(len(word) >= 4 and word[:5] in quote.beginnings for word in own if word not in STOP):
        return "yes"
    # A name that the lexicon does not know may have a spelling that it does not know either.
    return "doubt" if words & referring or forms is None else "no"


def _byname(value: str, quote: Quote, names: Called) -> bool:
    """Whether the quote calls a weapon by another name: UAVs are drones, a KAB is a glide bomb."""
    forms = names.forms(value)
    if forms is None:
        return False
    words = {*forms.words, *(code.casefold() for code in forms.codes)}
    return any(stem(word) in quote.stems for word in words) or any(
        f"{phrase.rstrip()} " in quote.padded or f"{phrase.rstrip()}s " in quote.padded for phrase in forms.phrases)


def _phrase(value: str, quote: Quote) -> Verdict:
    """At least half of the phrase's words stand in the quote: yes; some of them: doubt."""
    own = {stem(word) for word in folded_words(value) if word not in STOP}
    shared = len(own & quote.stems)
    return "yes" if 2 * shared >= len(own) else "doubt" if shared else "no"


def stem(word: str) -> str:
    """A word without its common endings, so that `drone` meets "drones" and `striking` "strikes"."""
    for ends in ((("ies", "y"), ("s", "")), (("ing", ""), ("ed", ""))):  # the plural first: "buildings", "Shaheds"
        for end, new in ends:
            if word.endswith(end) and len(word) - len(end) >= 3 and not word.endswith("ss"):
                word = word[: -len(end)] + new
                break
    return word.rstrip("e") if len(word) > 3 else word
