"""What pure steps gave for the same things, so that a command that lives long does again only what an edit has changed.

A step is a function that depends on its arguments alone. Texts and numbers are the same where they are equal; everything else only
where it is the same object, since to compare two briefs costs more than most steps. So a thing that a memory gave before is known
to all later steps, and one that was made anew is new to all of them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Plain(tuple[Any, ...]):
    """A long tuple of texts, numbers and tuples of them, which are all compared by what they are."""


_AS_IT_STANDS = frozenset({str, bytes, Plain})
_NUMBERS = frozenset({int, float, bool, type(None)})
"""Told apart from the numbers of objects, and from each other: 1 is not True."""


class Memory:
    """The results of earlier steps. `turn` forgets those that were not asked for since the turn before."""

    def __init__(self) -> None:
        self._now: dict[Any, tuple[Any, Any]] = {}
        self._before: dict[Any, tuple[Any, Any]] = {}

    def of(self, step: Callable[..., Made], *things: Any, **named: Any) -> Made:
        """What the step gives for these things; a list or tuple is the same where all its members are."""
        key = (step, *map(_same, things), *((name, _same(thing)) for name, thing in named.items()))
        held = self._now.get(key)
        if held is None:
            held = self._before.get(key)
            if held is None:
                held = ((things, named), step(*things, **named))  # the things are kept: a new one must not get the number of one that is gone
            self._now[key] = held
        return held[1]

    def turn(self) -> None:
        """Ends one run, before the next one begins."""
        self._before, self._now = self._now, {}


def keep_what_is_made() -> None:
    """Has Python look for unused cycles of objects a hundred times less often: what a command makes lives until its end, and to go
    through all of it again and again took a quarter of the time in which events are made."""
    gc.set_threshold(100_000, 20, 20)


def _same(thing: Any) -> Any:
    kind = type(thing)
    if kind in _AS_IT_STANDS:
        return thing
    if kind is tuple or kind is list:
        return tuple(map(_same, thing))
    return (kind, thing) if kind in _NUMBERS else id(thing)
