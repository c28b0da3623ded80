"""Which figure of an event is the best one, and how another figure stands to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.events.ground import Ground
from generator.events.numbers import agree, size
from generator.events.sayings import Scoped
from generator.events.voices import speaker
from generator.model import Quantity, Side, Voice

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
    first: str
    """The day on which this figure was first published; after all days where that is unknown."""


def best_figure(name: str, sayings: Sequence[Scoped], ground: Ground) -> Best | None:
    """A record's figure for the whole; of several the latest, a toll by those who were hit, then the greatest."""
    found = [
        (_rank(name, saying, value, support, ground), value, support)
        for saying in sayings
        if saying.stated and isinstance(value := saying.value, Quantity)
        for support in [_support(saying, sayings)]
    ]
    if not found:
        return None
    _, value, support = max(found, key=lambda item: item[0])
    whole = not support or any(not one.part for one in support)
    return Best(
        value=value,
        places=None if whole else support[0].places,
        weapons=frozenset().union(*(one.weapons for one in support)),
        voices=tuple(one.voice for one in support if one.voice),
        first=min((one.published or "9999" for one in sayings if one.value == value), default="9999"),
    )


def _rank(name: str, saying: Scoped, value: Quantity, support: Sequence[Scoped], ground: Ground) -> tuple[object, ...]:
    whole = not support or any(not one.part for one in support)
    complete = whole and not saying.of_part
    hit = name in TOLLS and any(one.voice and one.voice.side in saying.lands for one in support)
    return whole, complete, saying.published or "", hit, size(value), value.bound, value.unit


def _support(saying: Scoped, sayings: Sequence[Scoped]) -> list[Scoped]:
    """The claims of the same record that give the same figure."""
    return [one for one in sayings if one.voice and one.telling.key == saying.telling.key and one.value == saying.value]


def figure_standing(
    name: str, saying: Scoped, best: Best, ground: Ground
) -> Literal["current", "differs", "earlier", "narrower"]:
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
    return "earlier" if _superseded(name, saying, best, ground, less=less) else "differs"


def _other_weapons(saying: Scoped, best: Best) -> bool:
    """True for "40 missiles" beside "450 drones and missiles" or beside "410 drones"."""
    both = saying.weapons & best.weapons
    return bool(saying.weapons and best.weapons) and (saying.weapons < best.weapons or not both)


def _superseded(name: str, saying: Scoped, best: Best, ground: Ground, *, less: bool) -> bool:
    speakers = {speaker(voice, ground) for voice in best.voices}
    same_speaker = saying.voice is not None and speaker(saying.voice, ground) in speakers
    if _before(saying, best):
        return same_speaker or (less and name in TOLLS and not _opposed(saying, best))
    if not less or name not in TOLLS or _opposed(saying, best):
        return False
    return any(_UPDATED.search(voice.claim.quote) for voice in best.voices)


def _before(saying: Scoped, best: Best) -> bool:
    return bool(saying.published) and saying.published < best.first < "9999"


def _opposed(saying: Scoped, best: Best) -> bool:
    """True if the two warring sides give the figures: neither corrects the other."""
    sides = {voice.side for voice in best.voices if voice.side in WARRING}
    return saying.voice is not None and saying.voice.side in WARRING and bool(sides) and saying.voice.side not in sides
