"""Currencies, by sign, code and name: what stands before or after a number and makes it a sum of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.grammar.texts import any_of
from generator.grammar.words import Words


@dataclass(frozen=True, slots=True)
class Currencies:
    """The shapes of sums, with the currencies of money.yaml in them."""

    signs: Mapping[str, str]
    names: Mapping[str, str]
    large: Mapping[str, str]
    closing: re.Pattern[str]
    opening: re.Pattern[str]
    several: re.Pattern[str]

    def before(self, text: str) -> tuple[str, int]:
        """The ISO code of the sign or code at the end of a text, and where it begins; ("", length) where there is none."""
        match = self.closing.search(text)
        if not match:
            return "", len(text)
        return match.group("code") or self.signs[match.group("sign")], match.start()

    def after(self, text: str, *, large: bool) -> tuple[str, int]:
        """The ISO code of the currency that a text begins with, and its length; "?" for a name of several currencies.

        `large` tells that the number has a scale word: then "pounds" are money, not a weight.
        """
        match = self.opening.match(text)
        if match:
            name = " ".join((match.group("name") or "").lower().split())
            iso = self.names.get(name) or self.names.get(name.removesuffix("s"), "")
            return iso or match.group("code") or self.signs[match.group("sign")], match.end()
        match = self.several.match(text)
        if match and large and (iso := self.large.get(match.group("name").lower().removesuffix("s"), "")):
            return iso, match.end()
        return ("?", match.end()) if match else ("", 0)


@lru_cache(maxsize=2)
def currencies(words: Words) -> Currencies:
    """What money.yaml holds, ready to be found."""
    signs, names = words.pairs("money", "signs"), words.pairs("money", "names")
    codes, short = any_of(words.group("money", "codes")), any_of(sign for sign in signs if len(sign) == 1 and sign != "$")
    return Currencies(
        signs, names, words.pairs("money", "large"),
        re.compile(rf"(?:(?<![A-Za-z])(?P<code>{codes})|(?P<sign>{any_of(signs)}))[\s\u00a0]?$"),
        re.compile(rf"[\s\u00a0-]?(?:(?P<sign>{short})|(?P<code>{codes})\b|(?P<name>(?i:{_named(names)}))\b)"),
        re.compile(rf"[\s-](?P<name>(?i:{_named(words.group('money', 'several'))}))\b"),
    )


def _named(names: Iterable[str]) -> str:
    """The names as alternatives of a pattern, with any space between their words and a plain plural."""
    return rf"(?:{any_of(names)})s?".replace(r"\ ", r"\s+")


@lru_cache(maxsize=8)
def currency_of(text: str, words: Words) -> str:
    """The ISO code of the one currency of many states that a text names in full: "2.6 billion Swedish crowns", then "500 million crowns"."""
    crowns = {name: iso for name, iso in currencies(words).names.items() if "crown" in name}
    named = {iso for name, iso in crowns.items() if re.search(rf"(?i:\b{_named((name,))}\b)", text)}
    named = named or {iso for state, iso in words.pairs("money", "crowns").items() if re.search(rf"\b{state}\b", text)}
    return next(iter(named)) if len(named) == 1 else ""


@lru_cache(maxsize=2)
def marked_dollars(words: Words) -> re.Pattern[str]:
    """Dollars of which a text says whose they are: "A$100 million", "US dollars", "100 million CAD"."""
    signs, names = words.pairs("money", "signs"), words.pairs("money", "names")
    codes = {iso for sign, iso in signs.items() if sign.endswith("$")}
    prefixes = codes | {sign.removesuffix("$") for sign in signs if sign.endswith("$") and sign != "$"}
    owners = {name.removesuffix(" dollar") for name in names if name.endswith(" dollar")}
    return re.compile(rf"\b(?:{any_of(prefixes)})\s?\$|\b(?:{any_of(codes)})\b|\b(?i:{any_of(owners)}) dollars?\b")
