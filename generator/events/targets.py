"""What an attack hit, so far as it tells one attack from another: "children's hospital" does, "residential buildings" do not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from generator.events.days import shared
from generator.events.likeness import Evidence
from generator.wording import slug


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that was hit."""

    words: frozenset[str]
    """The telling ones, in small letters and the singular."""
    names: frozenset[str]
    """Those of them that are written as a name: "the British Council"."""


CERTAIN = 0.4
"""From these points on hardly two such things are hit in one month."""
_POINTS = (0.2, CERTAIN, 0.45)
"""By the number of words that two targets have in common; a name counts for them all."""
_GENERAL = frozenset(
    "a an the of in for and at to s key several many some civilian military critical energy power residential private public "
    "apartment high rise multi storey story tall large largest big building block house home flat infrastructure facility "
    "object area district city town village site premise structure property car vehicle people other target".split()
)
"""What is hit in every attack."""
_ENDINGS = (("ies", "y"), ("buses", "bus"), ("tres", "ter"), ("tre", "ter"), ("s", ""))
"""Plurals, and the British spelling of "center"."""


@cache
def target_of(damage: str, places: frozenset[str] = frozenset()) -> Target | None:
    """Nothing where no telling word is left. The `places` of the attack are no names of its own: "the Ryazan refinery" is hit every month."""
    words = _telling(damage)
    names = _telling(" ".join(re.findall(r"\b[A-Z]\S*", damage))) - _telling(" ".join(places))
    return Target(words, names) if words else None


def _telling(phrase: str) -> frozenset[str]:
    words = (_singular(word) for word in slug(phrase).split("-"))
    return frozenset(word for word in words if word and word not in _GENERAL)


def same_target(one: Iterable[Target], other: Iterable[Target], *, days: tuple[Collection[str], Collection[str]] = ((), ())) -> Evidence:
    """The two that have most words in common; on one day a single word is as much as several are else."""
    others = list(other)
    pairs = [(a.words & b.words, a.names & b.names) for a in one for b in others]
    both, names = max(pairs, key=lambda pair: (len(pair[1]), len(pair[0]), sorted(pair[0])), default=(frozenset(), frozenset()))
    if not both:
        return 0.0, ""
    points = _POINTS[-1] if names else _POINTS[min(len(both), len(_POINTS)) - 1]
    return max(points, CERTAIN) if shared(*days) else points, "{} hit in both", both


def same_name(one: Iterable[Target], other: Iterable[Target]) -> bool:
    """True if both hit a thing that bears a name."""
    others = list(other)
    return any(a.names & b.names for a in one for b in others)


def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) > 3:
            return word.removesuffix(ending) + instead
    return word
