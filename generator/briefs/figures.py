"""The numbers that a quote states, in digits or words, with the currency beside them.

Written apart from the grammar's reader of numbers on purpose: a gate that shared its code would share its mistakes.
It errs on the side of finding too many.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from generator.wording import CURRENCIES

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ONES = {"a": 1, "an": 1, "another": 1, "single": 1, "half": Fraction(1, 2), "pair": 2, "couple": 2, "both": 2}
_PERSONS = frozenset(
    "woman man child girl boy baby infant toddler teenager civilian resident pensioner soldier serviceman servicewoman policeman policewoman "
    "militiaman driver worker employee rescuer firefighter medic paramedic doctor nurse teacher journalist volunteer farmer mother father son daughter".split()
)
"""One of these stands for one where a headline has no article: "Drone attack kills woman"."""
PEOPLE = _PERSONS | {f"{word}s" for word in _PERSONS} | set("women men children people persons civilians others babies servicemen police policemen militiamen".split())
_ONES |= dict.fromkeys(sorted(_PERSONS), 1)
_NONE = frozenset({"no", "none", "nobody", "without"})
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_SIGNS = {
    "€": "EUR", "$": "$", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY", "₺": "TRY",
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "nt$": "TWD",
}  # fmt: skip
SHARED = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "TWD"}), "crown": frozenset({"NOK", "SEK", "DKK", "ISK", "CZK"}),
    "kroner": frozenset({"NOK", "DKK"}), "krona": frozenset({"SEK", "ISK"}),
}  # fmt: skip
"""Signs and names of several currencies, and which each may mean."""
_OWN = {
    "$": {"us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "taiwan": "TWD"},
    **dict.fromkeys(("crown", "kroner", "krona"),
                    {"norwegian": "NOK", "swedish": "SEK", "danish": "DKK", "icelandic": "ISK", "czech": "CZK"}),
}
"""Words before such a name that tell whose it is."""
_MONEY_WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "$", "dollars": "$", "pound": "GBP", "pounds": "GBP", "sterling": "GBP",
    "hryvnia": "UAH", "hryvnias": "UAH", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "yen": "JPY",
    "zloty": "PLN", "zlotys": "PLN", "francs": "CHF", "lira": "TRY", "won": "KRW", "koruna": "CZK",
    "crown": "crown", "crowns": "crown", "krone": "kroner", "kroner": "kroner", "krona": "krona", "kronor": "krona",
}  # fmt: skip
_DESIGNATION = rf"(?!(?:{'|'.join(sorted(CURRENCIES))})\d)[A-Za-z]+\d[\w-]*"
"""A letter and a number that name one thing: in "six M777" the M is no million."""
_TOKEN = re.compile(r"\b(?:US|CAN?|C|AU?|N[ZT])\$|" + _DESIGNATION + r"|[€$£₴₽¥₺]|\d{1,3}(?:[, \u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+")


BETWEEN = 4
"""Words from a number to the next of which it may be the sum, with their "and"."""

APART = frozenset("dead killed died dies injured wounded hurt missing launched downed intercepted".split())
"""Between two numbers these set them apart: "two dead and 15 injured"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a quote; `before` is what stands to its left, in small letters."""

    number: Fraction
    currency: str = ""
    before: str = ""


def figures(quote: str) -> tuple[Figure, ...]:
    """All numbers of the quote: "two", "1,200", "€5 billion", "a dozen", "no one" (0)."""
    text = unicodedata.normalize("NFKC", quote)
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].casefold() for token in tokens]
    found, spans, at = [], [], 0
    while at < len(words):
        number, after = _number(words, at)
        if number is None:
            at += 1
            continue
        before = " ".join(re.findall(r"[\w+>≥~]+", text[: tokens[at].start()].casefold())[-4:])
        found.append(Figure(number, _currency(words, [token[0] for token in tokens], at, after), before))
        spans.append((at, after))
        at = after
    return (*found, *_sums(found, spans, words))


def _sums(found: list[Figure], spans: list[tuple[int, int]], words: list[str]) -> list[Figure]:
    """What two groups of people are together: the three of "two women and a child"."""
    pairs = zip(found, found[1:], spans, spans[1:], strict=False)
    return [Figure(one.number + other.number, "", one.before) for one, other, (begin, end), (start, after) in pairs
            if start - end <= BETWEEN and words[start - 1] == "and" and not APART & set(words[end:start])
            and PEOPLE & set(words[begin:start]) and PEOPLE & set(words[start:after + BETWEEN])]


def ordinals(quote: str) -> frozenset[int]:
    """The ordinal numbers of the quote: "29th", "third"."""
    text = unicodedata.normalize("NFKC", quote).casefold()
    digits = {int(match) for match in re.findall(r"\b(\d{1,3})(?:st|nd|rd|th)\b", text)}
    return frozenset(digits | {_ORDINALS.index(word) for word in re.findall(r"[a-z]+", text) if word in _ORDINALS})


def _number(words: list[str], at: int) -> tuple[Fraction | None, int]:
    """The number that begins at a word, and where it ends; None where none does."""
    word = words[at]
    if word in _NONE:
        return Fraction(0), at + 1
    if not (word[0].isdecimal() or word in _UNITS or word in _ONES or word in ("dozen", "hundred")):
        return None, at
    total, part, seen = Fraction(0), Fraction(0), at
    while at < len(words):
        word = words[at]
        if word[0].isdecimal() and at == seen:
            part = Fraction(re.sub(r"[^\d.]", "", word))
        elif word in _UNITS and (at == seen or _joins(words, at)):
            part += _UNITS[word]
        elif word in _ONES and (at == seen or words[at - 1] == "half"):
            part = part or Fraction(_ONES[word])
        elif word in _SCALES and (at > seen or word in ("dozen", "hundred")):
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, Fraction(0)
        elif not (word == "and" and at > seen and words[at - 1] in _SCALES and at + 1 < len(words) and words[at + 1] in _UNITS):
            break
        at += 1
    return total + part, at


def _joins(words: list[str], at: int) -> bool:
    """True where a number word continues the one before: "twenty-five", "hundred and fifty", not "one two"."""
    last = words[at - 1]
    return last in _TENS and _UNITS[words[at]] < 10 or last in _SCALES or (last == "and" and words[at - 2] in _SCALES)


def _currency(words: list[str], written: list[str], at: int, after: int) -> str:
    """The currency whose sign or code stands before the number, or whose name stands after it; one of SHARED for that of no named state."""
    if len(written) > after + 1 and (owned := _OWN.get(_MONEY_WORDS.get(words[after + 1], ""), {}).get(words[after])):
        return owned
    if at and words[at - 1] in _SIGNS:
        return _SIGNS[words[at - 1]]
    if at and written[at - 1] in CURRENCIES:
        return written[at - 1]
    following = written[after : after + 2]
    if following and following[0] in CURRENCIES:
        return following[0]
    return next((_MONEY_WORDS[word.casefold()] for word in following if word.casefold() in _MONEY_WORDS), "") or next(
        (_SIGNS[word] for word in following[:1] if word in _SIGNS), ""
    )
