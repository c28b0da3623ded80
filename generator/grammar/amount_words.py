"""Numbers in digits and words, found in plain text: "1,000", "2.5 million", "one hundred and fifty", "half a million".

"hundreds", "dozens", "several" alone are no figures and are not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "mn": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12, "m": 10**6, "k": 10**3,
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100,
}

_ONE = "|".join(_SMALL[1:10])
_UNDER = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_ONE}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_BIG = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_REST = rf"(?:\s+(?:and\s+)?{_UNDER}\b(?!-[a-z]))?"
_WORDS = rf"(?:{_UNDER}(?:[\s-]{_BIG}\b{_REST})*|an?\s+{_BIG}{_REST}(?:\s{_BIG})*)"
_DIGITS = (
    r"\d+,\d{1,2}(?=\s(?:million|billion|trillion))"
    r"|\d{1,3}\.000(?=\s[a-z])"
    r"|\d{1,3}(?: \d{3})* 000(?![,.]?\d)"
    r"|\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?!,\d)(?! \d{3}(?![\dm]))"
)
"""The first form has a decimal comma: "2,5 million"; the second is "20 000". What a day of a month may stand in ("21 150") is left out."""
_SCALED = rf"(?:{_DIGITS})(?:[\s-]?(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})(?![a-z]|-\d))?"
_HALF = rf"(?:half\s+an?\s+{_BIG}|an?\s+half[\s-]{_BIG}|(?<!and )half[\s-](?:million|billion)(?=\s))"
NUMBER = re.compile(rf"(?i:(?:(?<![\w.,])|(?<=(?-i:\b[A-Z]{{3}}))(?=\d))(?<!\d )(?:(?P<half>{_HALF})|(?P<digits>{_SCALED})|(?P<words>{_WORDS}))(?![a-z\d]))")
"""Also straight behind three capitals, which may be a currency: "EUR161 million"."""
ORDINAL = re.compile(
    rf"(?i:(?<![\w-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)"
    rf"|(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>{'|'.join(_ORDINALS)}))(?![\w-]))"
)


LATE_SCALE = re.compile(r"(?i:[\s\u00a0](thousand|million|billion|trillion|mln|bln|mn|bn))\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, exact."""

    start: int
    end: int
    value: Fraction
    scale: str = ""
    """The last scale word, as written in lower case: `million`, `bn`."""

    @property
    def factor(self) -> int:
        return SCALES.get(self.scale, 1)


def numbers(text: str) -> tuple[Number, ...]:
    """The cardinal numbers of a text, in its order, whatever they count or name."""
    return tuple(_number(match) for match in NUMBER.finditer(text))


def scale_after(text: str) -> tuple[int, int]:
    """The factor of the scale word that a text begins with, and its length: "92 CAD million"; (1, 0) where there is none."""
    match = LATE_SCALE.match(text)
    return (SCALES[match.group(1).lower()], match.end()) if match else (1, 0)


def ordinals(text: str) -> tuple[Number, ...]:
    """The ordinal numbers of a text: "29th", "third", "twenty-first"."""
    found = []
    for match in ORDINAL.finditer(text):
        digits, tens, word = match.group("digits", "tens", "word")
        value = int(digits.replace(",", "")) if digits else _ORDINALS[word.lower()] + UNITS.get((tens or "").lower(), 0)
        found.append(Number(*match.span(), Fraction(value)))
    return tuple(found)


def _number(match: re.Match[str]) -> Number:
    words = re.split(r"[\s-]+", match.group().lower())
    start, end = match.span()
    if match.group("half"):
        return Number(start, end, Fraction(SCALES[words[-1]], 2), words[-1])
    if match.group("words"):
        return Number(start, end, Fraction(_value(words)), words[-1] if words[-1] in SCALES else "")
    if re.fullmatch(r"\d{1,3}\.000", match.group()):
        return Number(start, end, Fraction(match.group().replace(".", "")))  # "100.000 rounds", as much of Europe writes
    digits = re.match(r"(?:\d{1,3}(?: \d{3})* 000(?!\d)|[\d.,\u00a0\u2009\u202f]+)", match.group()).group()
    scale = match.group()[len(digits) :].strip(" \u00a0-").lower()
    decimal_comma = scale and re.fullmatch(r"\d+,\d{1,2}", digits)
    plain = Fraction(digits.replace(",", ".") if decimal_comma else re.sub(r"[, \u00a0\u2009\u202f]", "", digits))
    return Number(start, end, plain * SCALES.get(scale, 1), scale)


def _value(words: list[str]) -> int:
    """The value of number words: units add up, scales multiply what stands before them."""
    total = part = 0
    for word in words:
        if word in ("a", "an"):
            part = 1
        elif word in UNITS:
            part += UNITS[word]
        elif word in ("dozen", "hundred"):
            part = (part or 1) * SCALES[word]
        elif word in SCALES:
            total += (part or 1) * SCALES[word]
            part = 0
    return total + part
