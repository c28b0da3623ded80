"""Whether two written values count as the same: names by their words, texts by half of them, figures with bound and currency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model import BOUNDS, Kind

STOP = frozenset("a an the of and to for in on at by with its their more new".split())
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 3
SAME_TEXT = 0.5
"""Share of common words (Dice) from which two texts count as the same: their wording is free."""

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(thousand|million|billion|trillion|bn|mn|m)?\b")
_FIGURES = tuple[tuple[float, ...], str, str]


@dataclass(frozen=True, slots=True)
class Spellings:
    """What counts as one word, and as one country; all in small letters."""

    words: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)


def alike(kind: Kind, gold: str, found: str, *, spellings: Spellings) -> bool:
    """True where two values of a field count as the same; a plural kind compares one member with one member."""
    if kind in ("word", "day", "round"):
        return gold.casefold() == found.casefold()
    if kind == "quantity":
        figures = read_figures(gold)
        return figures == read_figures(found) if figures[0] else fold(gold, spellings) == fold(found, spellings)
    left, right = (_words(text, spellings, countries=kind in ("name", "names")) for text in (gold, found))
    if kind in ("place", "places"):
        return left == right
    if not left or not right:
        return False
    if kind in ("name", "names"):
        return left <= right or right <= left
    return 2 * len(left & right) / (len(left) + len(right)) >= SAME_TEXT


def read_figures(text: str) -> _FIGURES:
    """`over 5 billion EUR` -> ((5e9,), "low", "EUR"); no numbers where the text has none."""
    text = text.replace(",", "").strip()
    said = next((bound for bound in BOUNDS if text.casefold().startswith(bound + " ")), "")
    code = re.search(r"\b([A-Z]{3})\b", text)
    currency = code[1] if code else next((c for sign, c in SIGNS.items() if sign in text), "")
    numbers = tuple(float(number) * SCALES.get(scale, 1) for number, scale in _NUMBER.findall(text.casefold()))
    return numbers, BOUNDS[said] if said else "", currency


def fold(text: str, spellings: Spellings, *, countries: bool = False) -> str:
    """The text without accents, capitals and marks, in the spellings that count as one."""
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"[^\w.$ -]", " ", text).strip()
    if countries:
        text = spellings.countries.get(text, text)
    return " ".join(spellings.words.get(word, word) for word in text.split())


def plain(text: str) -> str:
    """The text with straight quotation marks, short dashes and single spaces, in small letters: how quotes are looked up."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("“”„‘’‚–—", "\"\"\"'''--"))
    return " ".join(text.split()).casefold()


def _words(text: str, spellings: Spellings, *, countries: bool) -> frozenset[str]:
    return frozenset(_stem(w) for w in re.findall(r"\w+", fold(text, spellings, countries=countries)) if w not in STOP)


def _stem(word: str) -> str:
    for end, new in ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM and not word.endswith("ss"):
            return (word[: -len(end)] + new).rstrip("e")
    return word.rstrip("e") if len(word) > SHORTEST_STEM else word
