"""What a comparison of two records gives: a contradiction, or a score with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from generator.events.days import fitting
from generator.model import Quantity
from generator.wording import join_words, write_day, write_quantity

Key = tuple[str, str]
"""(brief slug, record id)"""

ENOUGH = 0.6
"""Two records that score this are held to tell of one event."""

NAMED = 4
"""So many names a reason gives at most."""

DAY, FAR = "different days", "too far apart in time"
"""The contradictions that a third record can lift: one that knows both days."""


Evidence = tuple[object, ...]
"""(points, words, what stands in their braces …); without words it counts and is not told."""


class Slots:
    """What is compared of a record."""

    __slots__ = ()
    days: tuple[str, ...]
    moved = False
    """True if it knows that the event has another day now."""

    def bridges(self, one: Slots, other: Slots) -> bool:
        """True if it knows enough for two others to tell of one event although they name different days."""
        days = (one.days, other.days)
        return len(self.days) > 1 and all(fitting(self.days, told) for told in days)


class Likeness(NamedTuple):
    """How well two records fit each other; a plain tuple, since hundreds of thousands are made of which few are kept."""

    score: float = 0.0
    """From 0 to 1; 0 where they contradict each other."""
    evidence: tuple[Evidence, ...] = ()
    conflict: str = ""
    """Why they cannot tell of one event; empty where they can."""
    weight: float = 0.0
    """The sum of all points, however high: what is told apart where two scores are full."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it, in words; made only when asked for, since most comparisons lead nowhere."""
        return tuple(str(words).format(*map(_told, things)) for points, words, *things in self.evidence if words)


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a record waits to be compared: with those that share the mark at a time that overlaps."""

    mark: str
    first: int
    last: int
    kin: str = ""
    """Two of one kin are not compared here: they have a more telling mark to meet at."""


def weigh(evidence: Iterable[Evidence]) -> Likeness:
    """The sum of all points, kept within 0 and 1."""
    evidence = tuple(evidence)
    weight: float = sum([item[0] for item in evidence])  # type: ignore[misc]
    return Likeness(round(min(1.0, max(0.0, weight)), 2), evidence, weight=weight)


_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _told(thing: object) -> str:
    """A day, a quantity, several names or a word, as a person writes it."""
    if isinstance(thing, Quantity):
        return write_quantity(thing)
    if isinstance(thing, frozenset | list | tuple):
        return join_words(sorted(thing)[:NAMED])
    return write_day(str(thing)) if _DAY.fullmatch(str(thing)) else str(thing)
