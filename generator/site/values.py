"""Values as a person reads them; what is not stated says so and is never a blank or a zero."""

from __future__ import annotations

import re

from generator.model import BOUNDS, FIELDS, Desk, Quantity, Value
from generator.site.days import day_words
from generator.site.labels import CHOICE_NAMES, NOT_STATED
from generator.site.language import Words, figure, gettext, in_use, joined, of_articles, pgettext, series
from generator.site.marking import NUMBER_WORDS
from generator.wording import SCALES, write_quantity


def written(desk: Desk, field: str, value: Value | None) -> str:
    """The value of a field in words."""
    if value in (None, "", ()):
        return gettext(NOT_STATED)
    if isinstance(value, Quantity):
        return quantity(value)
    kind = FIELDS[desk].get(field)
    if isinstance(value, tuple):
        return joined("; ", map(of_articles, value)) if kind == "texts" else series(map(of_articles, value))
    if kind == "day":
        return day_words(str(value))
    if kind == "word":
        return CHOICE_NAMES.get(str(value), str(value))
    return str(value) if kind == "round" else of_articles(str(value))


def quantity(value: Quantity) -> str:
    """A number or a sum as the language in use writes it."""
    text = write_quantity(value)
    return text if in_use().is_of_articles else _PARTS.sub(_part, text)


def money(amount: Quantity) -> str:
    """A sum as a person reads it, long numbers in groups of three digits."""
    if not in_use().is_of_articles:
        return quantity(amount)
    return re.sub(r"\d{5,}", lambda digits: f"{int(digits[0]):,}", write_quantity(amount))


_BOUNDS = Words({
    "at least": "at least", "more than": "more than", "over": "over", "up to": "up to", "nearly": "nearly", "almost": "almost",
    "about": "about", "around": "around", "some": "some",
}, context="before a number")
_SCALES = Words({"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion"}, context="behind a number")
_PARTS = re.compile(rf"(?P<bound>{'|'.join(BOUNDS)})|(?P<scale>{'|'.join(SCALES)})|(?P<to> to |(?<=[0-9])-(?=[0-9]))|(?P<number>[0-9.]+)")


def _part(found: re.Match[str]) -> str:
    """One part of a written quantity in the language in use."""
    text = found[0]
    if found["bound"]:
        return _BOUNDS[text]
    if found["scale"]:
        return _SCALES[text]
    if found["to"]:
        return "–" if text == "-" else " – "
    whole, point, decimals = text.partition(".")
    return (figure(int(whole)) if len(whole) > SHORT else whole) + (pgettext("before decimals", ".") if point else "") + decimals


SHORT = 4
"""Digits of a number that are not put into groups."""


def in_words(number: int) -> str:
    """`two`, `1,200`; in a language whose numerals bend with their noun `2`."""
    return NUMBER_WORDS[number] if in_use().is_of_articles and number < len(NUMBER_WORDS) else figure(number)
