"""Which figure of an event is the best one, how another figure stands to it, and for what it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from generator.events.days import precedes
from generator.events.ground import Ground
from generator.events.likeness import Key
from generator.events.numbers import agree, size
from generator.events.sayings import Scoped
from generator.events.voices import speaker
from generator.model import Quantity, Side, Standing, Value, Voice

TOLLS = ("killed", "injured")
"""Figures that rise as rescuers find more."""
WARRING = get_args(Side)[:2]
_UPDATED = re.compile(
    r"\b(?:rose|risen|rises|climbed|increased|updated|revised|later|"
    r"by (?:the )?(?:evening|morning|noon|midday|night))\b",
    re.IGNORECASE,
)
"""Words by which an article says that a figure has taken another one's place."""


@dataclass(frozen=True, slots=True)
class Best:
    """The figure that stands for the event, and what it covers."""

    value: Quantity
    places: frozenset[str] | None
    """None for the whole event."""
    weapons: frozenset[str]
    voices: tuple[Voice, ...]
    sources: frozenset[int]
    """Numbers of the independent sources that give it in their own voice."""
    days: tuple[str, ...]
    """On which this figure was published, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record's own figure, with the claims that bear it out."""

    saying: Scoped
    value: Quantity
    support: tuple[Scoped, ...]
    """The claims of the same record that give the same figure."""

    @property
    def whole(self) -> bool:
        return not self.support or any(not one.part for one in self.support)

    @property
    def scope(self) -> tuple[bool, bool]:
        """Whether it is for the whole of its record, and its record for the whole event."""
        return self.whole, self.whole and not self.saying.of_part

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(one.voice.side for one in self.support if one.voice)


def best_figure(name: str, sayings: Sequence[Scoped]) -> Best | None:
    """A record's figure for the whole; of several the latest, then the greatest. A toll is counted by those who were hit."""
    supported: dict[tuple[Key, Value], list[Scoped]] = {}
    for saying in sayings:
        if saying.voice and saying.stance == "states":
            supported.setdefault((saying.telling.key, saying.value), []).append(saying)
    found = [
        Candidate(saying, saying.value, tuple(supported.get((saying.telling.key, saying.value), ())))
        for saying in sayings if saying.stated and isinstance(saying.value, Quantity)
    ]
    if not found:
        return None
    best = max(found, key=lambda one: _rank(one, toll=name in TOLLS))
    if name in TOLLS and not best.sides & best.saying.lands:
        # A smaller number of somebody else, though later, takes nothing back.
        rivals = [one for one in found if one.sides & one.saying.lands and one.scope == best.scope and size(one.value) > size(best.value)]
        best = max(rivals, key=lambda one: _rank(one, toll=True), default=best)
    support = best.support
    return Best(
        value=best.value,
        places=None if best.whole else support[0].places,
        weapons=frozenset().union(*(one.weapons for one in support)),
        voices=tuple(one.voice for one in support if one.voice),
        sources=frozenset(one.source for one in support if one.voice and not one.voice.claim.said_by),
        days=tuple(sorted({one.published for one in sayings if one.value == best.value and one.stance == "states"} - {""})),
    )


def _rank(one: Candidate, *, toll: bool) -> tuple[object, ...]:
    lands = one.saying.lands
    # The side that strikes does not count the dead of the other one, however late it speaks.
    theirs = toll and bool(lands and one.sides) and one.sides <= set(WARRING) - lands
    hit = toll and bool(one.sides & lands)
    return *one.scope, not theirs, one.saying.published, hit, size(one.value), one.value.bound, one.value.unit


def figure_standing(name: str, saying: Scoped, best: Best, ground: Ground) -> Standing:
    """How a figure stands to the best one; sums in another currency are not compared."""
    value = saying.value
    if not isinstance(value, Quantity) or value.unit != best.value.unit:
        return "current"
    if saying.part and saying.places != best.places:
        return "narrower"
    less = size(value) < size(best.value)
    if agree(value, best.value):
        return "earlier" if less and name in TOLLS and _before(saying, best) else "current"
    if (less and saying.places is None and saying.of_part) or _other_weapons(saying, best):
        return "narrower"
    if _superseded(name, saying, best, ground, less=less):
        return "earlier"
    if name in TOLLS and _allows(value, best.value) and not _opposed(saying, best):
        return "current"
    return "besides" if _by_the_same(saying, best, ground) else "differs"


def figure_scope(saying: Scoped, best: Best, standing: Standing) -> tuple[str, ...]:
    """For what alone a figure is given: places, else weapons; nothing where it is for the whole."""
    if saying.part:
        return saying.named
    if standing != "narrower":
        return ()
    return saying.weapons if _other_weapons(saying, best) else saying.home


def _allows(bounded: Quantity, number: Quantity) -> bool:
    """True for "at least 1" beside 16 and for "up to 20" beside 12: of the dead nobody says the least as if it were the count."""
    if bounded.high is None:
        return size(bounded) <= size(number)
    return bounded.low is None and size(number) <= size(bounded)


def _other_weapons(saying: Scoped, best: Best) -> bool:
    """True for "40 missiles" beside "450 drones and missiles" or beside "410 drones"."""
    weapons = frozenset(saying.weapons)
    return bool(weapons and best.weapons) and (weapons < best.weapons or not weapons & best.weapons)


def _superseded(name: str, saying: Scoped, best: Best, ground: Ground, *, less: bool) -> bool:
    if _before(saying, best):
        return _by_the_same(saying, best, ground) or (less and name in TOLLS and not _opposed(saying, best))
    if not less or name not in TOLLS or _opposed(saying, best):
        return False
    return any(_UPDATED.search(voice.claim.quote) for voice in best.voices)


def _by_the_same(saying: Scoped, best: Best, ground: Ground) -> bool:
    """True if the same speaker gives both, or copies of one text do in their own voice: nobody disagrees with himself."""
    if saying.voice is None:
        return False
    own = not saying.voice.claim.said_by and saying.source in best.sources
    return own or speaker(saying.voice, ground) in {speaker(voice, ground) for voice in best.voices}


def _before(saying: Scoped, best: Best) -> bool:
    """True if the figure is known to have been published before the best one was, on whichever day of a month."""
    return bool(saying.published and best.days) and precedes(saying.published, best.days[0])


def _opposed(saying: Scoped, best: Best) -> bool:
    """True if the two warring sides give the figures: neither corrects the other."""
    sides = {voice.side for voice in best.voices if voice.side in WARRING}
    return saying.voice is not None and saying.voice.side in WARRING and bool(sides) and saying.voice.side not in sides
