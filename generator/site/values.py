"""Values as a person reads them; what is not stated says so and is never a blank or a zero."""

from __future__ import annotations

from generator.model import FIELDS, Desk, Quantity, Value
from generator.site.labels import NOT_STATED
from generator.site.marking import NUMBER_WORDS
from generator.wording import join_words, write_day, write_quantity


def written(desk: Desk, field: str, value: Value | None) -> str:
    """The value of a field in words."""
    if value in (None, "", ()):
        return NOT_STATED
    if isinstance(value, Quantity):
        return write_quantity(value)
    if isinstance(value, tuple):
        return "; ".join(value) if FIELDS[desk].get(field) == "texts" else join_words(value)
    if FIELDS[desk].get(field) == "day":
        return write_day(str(value))
    return str(value)


def sentence_case(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def in_words(number: int) -> str:
    """`two`, `1,200`."""
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else f"{number:,}"
