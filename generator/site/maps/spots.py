"""What a map of attacks shows: each place with its reported attacks, by whom they were directed against, and what cannot be drawn.

A town is a point and a region an area. A country alone, a place beyond the map and one without a known position are told in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from generator.model import Event, Place, Side
from generator.site.index import Index, places_of
from generator.site.language import message
from generator.site.maps.projection import Box, box, project
from generator.site.precision import place_named
from generator.wording import slug

ATTACKED, INVADER = get_args(Side)[:2]
"""The warring sides, the attacked one first."""
Target = Literal["first", "second", "elsewhere", ""]
"""Whom an attack is reported on: the attacked country, its attacker, another country; empty on a map that only says where a place lies."""

REACH = box(19.0, 40.2, 52.0, 61.3)
"""Beyond it a place would make the map so small that nothing else could be seen on it."""
ABROAD, BEYOND, NOWHERE, OWN = (
    message("the country alone"), message("beyond the map"), message("position not known"), message("in the country of the attacker"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map."""

    name: str
    area: str
    """The id of the region's shape; empty for a point."""
    target: Target
    count: int
    """Reported attacks; on a map of all places events of any desk."""
    x: float
    y: float
    """In the units of the land; of an area its middle."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A place that the map cannot show, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Spots:
    """All places of some attacks."""

    drawn: tuple[Spot, ...]
    """Those with the most attacks first."""
    undrawn: tuple[Undrawn, ...]


def spots_of(events: Iterable[Event], index: Index) -> Spots:
    """The places of attacks, each with their number."""
    counts: dict[tuple[str, Target], int] = {}
    undrawn: dict[str, Undrawn] = {}
    places: dict[str, Spot] = {}
    for event in events:
        for name, place in _places(event, index):
            target, found = target_of(event, place), spot_at(name, place, index)
            if isinstance(found, Undrawn) or not target:
                undrawn.setdefault(name, found if isinstance(found, Undrawn) else Undrawn(name, OWN))
                continue
            places[name] = found
            counts[name, target] = counts.get((name, target), 0) + 1
    drawn = [replace(places[name], target=target, count=number) for (name, target), number in counts.items()]
    return Spots(tuple(sorted(drawn, key=lambda spot: (-spot.count, slug(spot.name), spot.target))), tuple(undrawn.values()))


def _places(event: Event, index: Index) -> Iterator[tuple[str, Place | None]]:
    """Each place once; two spellings of one place are one."""
    seen: set[str] = set()
    for name in places_of(event):
        if slug(name) not in seen:
            seen.add(slug(name))
            yield name, place_named(name, index)


def spot_at(name: str, place: Place | None, index: Index) -> Spot | Undrawn:
    """Where a place lies on the map, not yet told from whom."""
    if place is not None and place.kind == "country":
        return Undrawn(name, ABROAD)
    if place is None or place.latitude is None or place.longitude is None:
        return Undrawn(name, NOWHERE)
    x, y = project(place.longitude, place.latitude)
    if not REACH.holds(x, y):
        return Undrawn(name, BEYOND)
    area = slug(place.name) if place.kind == "region" else ""
    if area and area not in index.shapes:
        return Undrawn(name, NOWHERE)
    return Spot(name, area, "", 0, x, y)


def target_of(event: Event, place: Place | None) -> Target:
    """Whom an attack on a place is reported on, by the attacker and by the country of the place.

    Empty where the two contradict each other. What the attacked country strikes on its own soil is held by its attacker.
    """
    attacker, country = event.fields.get("attacker"), place.country if place else ""
    if country == ATTACKED:
        return "second" if attacker == ATTACKED else "first"
    if country == INVADER:
        return "" if attacker == INVADER else "second"
    return "elsewhere"


UKRAINE = box(22.1, 44.3, 40.3, 52.4)
"""The whole of the attacked country is on every map."""
EDGE, WITHIN, OUTSIDE = 15.0, 40.0, 160.0
"""Units between the edge of a map and the country, a place in it, and a place around it: there its name needs room, and an area reaches far."""


def frame_of(spots: Sequence[Spot]) -> Box:
    """The part of the land that a map shows: the whole country, and as much around it as the places need."""
    frame = _wider(UKRAINE, EDGE)
    for spot in spots:
        frame = frame.around(_wider(Box(spot.x, spot.y, spot.x, spot.y), WITHIN if UKRAINE.holds(spot.x, spot.y) and not spot.area else OUTSIDE))
    return frame


def _wider(inner: Box, by: float) -> Box:
    return Box(inner.left - by, inner.top - by, inner.right + by, inner.bottom + by)
