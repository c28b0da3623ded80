"""Quotes with the words marked that carry a value: evidence a reader can see at a glance.

Marks what can be found by its form; a value that is worded otherwise ("the capital") stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup, escape

from generator.model import FIELDS, Desk, Quantity, Value
from generator.wording import SCALES, write_day

NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
RELATIVE_DAYS = ("today", "yesterday", "tomorrow", "tonight", "overnight")


def marked(quote: str, fields: Mapping[str, Value], *, desk: Desk) -> Markup:
    """The quote as HTML, its values inside `<mark>`."""
    spans = _merged(sorted(span for name, value in fields.items() for span in _spans(quote, desk, name, value)))
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [escape(quote[at:start]), "<mark>", escape(quote[start:end]), "</mark>"]
        at = end
    return Markup("".join([*parts, escape(quote[at:])]))  # safe: every part of the quote is escaped


def _spans(quote: str, desk: Desk, name: str, value: Value) -> Iterator[tuple[int, int]]:
    kind = FIELDS[desk].get(name)
    if kind in (None, "word"):
        return
    folded = quote.casefold()
    for item in value if isinstance(value, tuple) else (value,):
        for form in _forms(item, kind):
            if form.casefold() not in folded:
                continue
            hits = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?:s|es)?(?!\w)", quote, re.IGNORECASE)]
            if hits:
                yield from hits
                break


def _forms(value: str | int | Quantity, kind: str) -> Iterator[str]:
    """How the value may stand in a text, the likeliest form first."""
    if isinstance(value, Quantity):
        for number in (value.low, value.high):
            if number is not None:
                yield from _number_forms(number)
    elif isinstance(value, int):
        yield from _ordinal_forms(value)
    elif kind == "day":
        yield from _day_forms(value)
    else:
        yield value
        if kind in ("name", "names"):
            yield value.split()[-1]


def _number_forms(number: int) -> Iterator[str]:
    yield f"{number:,}"
    yield str(number)
    if number < len(NUMBER_WORDS):
        yield NUMBER_WORDS[number]
    for word, scale in SCALES.items():
        if number >= scale:
            yield f"{number / scale:g} {word}"
            yield f"{number / scale:g}{word[0]}"


def _ordinal_forms(number: int) -> Iterator[str]:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    yield f"{number}{ending}"
    yield from ("first", "second", "third", "fourth", "fifth", "sixth")[number - 1 : number]
    yield f"{number}"


def _day_forms(iso: str) -> Iterator[str]:
    written = write_day(iso)
    if len(iso) < len("2025-07-21"):
        yield from (written, written.split()[0])
        return
    number, month, year = written.split()
    yield from (written, f"{month} {number}, {year}", f"{number} {month}", f"{month} {number}")
    yield date.fromisoformat(iso).strftime("%A")
    yield from RELATIVE_DAYS


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
