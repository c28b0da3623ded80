"""Currencies, by sign, code and name: what stands before or after a number and makes it a sum of money."""

from __future__ import annotations

import re
from functools import lru_cache

SIGNS = {
    "US$": "USD", "CAN$": "CAD", "CA$": "CAD", "CAD$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD",
    "$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "zł": "PLN", "₺": "TRY", "₩": "KRW", "¥": "JPY",
}
CODES = (
    "USD", "EUR", "GBP", "NOK", "SEK", "DKK", "ISK", "UAH", "RUB", "CHF", "PLN", "CZK", "HUF", "RON", "BGN", "JPY",
    "CAD", "AUD", "NZD", "CNY", "KRW", "TRY", "INR",
)
NAMES = {
    r"euros?": "EUR", r"(?:us|u\.s\.|american)\s+dollars?": "USD", r"canadian\s+dollars?": "CAD",
    r"australian\s+dollars?": "AUD", r"new zealand\s+dollars?": "NZD", r"dollars?": "USD",
    r"(?:british\s+)?pounds?\s+sterling": "GBP", r"british\s+pounds?": "GBP", r"(?:swedish\s+)?kron(?:or|a)": "SEK",
    r"swedish\s+crowns?": "SEK", r"norwegian\s+(?:kroner?|crowns?)": "NOK", r"danish\s+(?:kroner?|crowns?)": "DKK",
    r"(?:czech\s+)?korunas?": "CZK", r"czech\s+crowns?": "CZK", r"hryvni?as?": "UAH",
    r"(?:russian\s+)?rou?bles?": "RUB",
    r"(?:japanese\s+)?yen": "JPY", r"(?:polish\s+)?z[lł]ot(?:ys?|ies)": "PLN", r"swiss\s+francs?": "CHF",
    r"(?:chinese\s+)?yuan": "CNY", r"(?:south\s+)?korean\s+won": "KRW", r"turkish\s+liras?": "TRY",
    r"(?:hungarian\s+)?forints?": "HUF", r"(?:romanian\s+)?lei": "RON",
}
CROWNS = {
    r"Norway|Norwegian|Oslo": "NOK", r"Sweden|Swedish|Stockholm": "SEK", r"Denmark|Danish|Copenhagen": "DKK",
    r"Czech|Czechs|Prague": "CZK", r"Iceland|Icelandic": "ISK",
}
"""States that pay in crowns: where a text names one of them alone, its crowns are meant."""
UNCERTAIN = r"kroner?|crowns?|francs?|pounds?|liras?|rupees?|cents|kopecks?"
"""Names of more than one currency, or of a weight: money perhaps, but of which state is not said."""

_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<code>{'|'.join(CODES)})|(?P<sign>{'|'.join(map(re.escape, SIGNS))}))[\s\u00a0]?$"
)
_AFTER = re.compile(
    rf"[\s\u00a0-]?(?:(?P<sign>[€₴₽£])|(?P<code>{'|'.join(CODES)})\b|(?P<name>(?i:{'|'.join(NAMES)}))\b)"
)
_AFTER_UNCERTAIN = re.compile(rf"[\s-](?i:{UNCERTAIN})\b")


def currency_before(text: str) -> tuple[str, int]:
    """The ISO code of the sign or code at the end of a text, and where it begins; ("", length) where there is none."""
    match = _BEFORE.search(text)
    if not match:
        return "", len(text)
    return match.group("code") or SIGNS[match.group("sign")], match.start()


def currency_after(text: str, *, large: bool) -> tuple[str, int]:
    """The ISO code of the currency that a text begins with, and its length; "?" for a name of several currencies.

    `large` tells that the number has a scale word: then "pounds" are money, not a weight.
    """
    match = _AFTER.match(text)
    if match:
        name = match.group("name")
        iso = next(iso for pattern, iso in NAMES.items() if re.fullmatch(pattern, name, re.IGNORECASE)) if name else ""
        return iso or match.group("code") or SIGNS[match.group("sign")], match.end()
    match = _AFTER_UNCERTAIN.match(text)
    if match and large and "pound" in match.group().lower():
        return "GBP", match.end()
    return ("?", match.end()) if match else ("", 0)


@lru_cache(maxsize=8)
def currency_of(text: str) -> str:
    """The ISO code of the one currency of many states that a text names in full: "2.6 billion Swedish crowns", then "500 million crowns"."""
    named = {iso for pattern, iso in NAMES.items() if "crown" in pattern and re.search(rf"(?i:\b{pattern}\b)", text)}
    named = named or {iso for pattern, iso in CROWNS.items() if re.search(rf"\b(?:{pattern})\b", text)}
    return next(iter(named)) if len(named) == 1 else ""
