"""A map as the template draws it: the frame, areas and marks with their names, the key, and all of it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Event
from generator.site.index import Index
from generator.site.language import Counted, gettext, joined, message, of_articles
from generator.site.maps.labels import Label, Wanted, placed
from generator.site.maps.projection import Box
from generator.site.maps.spots import Spot, Target, Undrawn, frame_of, spot_at, spots_of
from generator.site.naming import in_sentence

INSET, WIDE = 256.0, 320.0
"""The width of a picture in its own pixels: of one in the margin, and of one in the text."""
RADII = ((5, 7.0), (2, 5.0), (1, 3.5))
"""From how many events on a mark has which size."""
MANY, SMALLER = 40, 0.6
"""From so many places on the marks are smaller by this much."""
SIZES = message("small, one reported attack; middle, two to four; large, five and more")
SIZES_OF_EVENTS = message("small, one event; middle, two to four; large, five and more")
TARGETS: tuple[tuple[Target, str], ...] = (
    ("first", message("On Ukraine")), ("second", message("On Russia or its forces")), ("elsewhere", message("In another country")),
)
AREA = message("An outlined area: only the region is named.")
ONLY_LISTED = Counted(
    "{n} place is only in the list: it is a country or a region, lies beyond the map, or its position is not known.",
    "{n} places are only in the list: they are countries or regions, lie beyond the map, or their position is not known.",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape on the map."""

    kind: str
    shape: str
    """The path of its outline."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region that is outlined."""

    kind: str
    shape: str
    """Its id in regions.svg."""


@dataclass(frozen=True, slots=True)
class Told:
    """One place in words."""

    text: str
    path: str
    count: str
    """`3`, or empty where every place has one."""


@dataclass(frozen=True, slots=True)
class Key:
    """A sign, what it means, and the places that have it."""

    kind: str
    """`mark second`"""
    shape: str
    text: str
    places: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """A map with its words."""

    id: str
    heading: str
    wide: bool
    width: str
    height: str
    place: str
    """How the land is moved and scaled into the picture."""
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    keys: tuple[Key, ...]
    notes: tuple[str, ...]
    """What the signs mean besides, and what the map leaves out."""


def map_of_attacks(events: Iterable[Event], index: Index, *, heading: str, wide: bool = False) -> MapView | None:
    """The map of some attacks; None where none of their places can be drawn."""
    found = spots_of(events, index)
    if not found.drawn:
        return None
    notes = [_undrawn(found.undrawn)] if found.undrawn else []
    if any(spot.count > 1 for spot in found.drawn if not spot.area):
        notes.append(gettext("Size of a mark: {sizes}.", sizes=gettext(SIZES)))
    keys = tuple(_key(target, gettext(text), found.drawn, index) for target, text in TARGETS if any(spot.target == target for spot in found.drawn))
    return _map(found.drawn, keys, tuple(notes), heading=heading, wide=wide)


def map_of_place(name: str, index: Index) -> MapView | None:
    """Where one place lies; None for a country, a place beyond the map and one whose position is not known."""
    spot = spot_at(name, index.place.get(name), index)
    if isinstance(spot, Undrawn):
        return None
    return _map((spot,), (), (), heading=gettext("Where {name} lies", name=of_articles(in_sentence(name))), wide=False)


def map_of_places(events: Mapping[str, Sequence[Event]], index: Index) -> MapView | None:
    """Where all towns with events lie; they stand in words in the list that the map belongs to. None where none can be drawn."""
    spots: list[Spot] = []
    for name, here in events.items():
        spot = spot_at(name, index.place.get(name), index)
        if isinstance(spot, Spot) and not spot.area:  # so many areas would hide the towns in them
            spots.append(replace(spot, count=len(here)))
    if not spots:
        return None
    left = len(events) - len(spots)
    notes = (gettext("Size of a mark: {sizes}.", sizes=gettext(SIZES_OF_EVENTS)), *([ONLY_LISTED(left)] if left else []))
    spots.sort(key=lambda spot: (-spot.count, spot.name))
    return _map(spots, (), notes, heading=gettext("Where the places lie"), wide=False)


def _map(spots: Sequence[Spot], keys: Sequence[Key], notes: Sequence[str], *, heading: str, wide: bool) -> MapView:
    frame, width = frame_of(spots), WIDE if wide else INSET
    scale = width / frame.width
    picture = Box(0, 0, width, round(frame.height * scale, 1))
    # Large marks are drawn first, so that small ones lie on them; two kinds of one place stand side by side.
    points = [_at(spot, frame, scale, spots) for spot in spots]
    size = SMALLER if len(spots) >= MANY else 1.0
    circles = [(spot, x, y, _radius(spot) * size) for spot, x, y in points if not spot.area]
    # As plain text: an element of HTML, such as the mark of a language, has no place in a picture.
    wanted = [Wanted(str(spot.name), x, y, 0 if spot.area else _radius(spot)) for spot, x, y in _once_named(points)]
    return MapView(
        id="map", heading=heading, wide=wide, width=_number(width), height=_number(picture.bottom),
        place=f"scale({scale:.4f}) translate({_number(-frame.left)} {_number(-frame.top)})",
        areas=tuple(Area(spot.target or "here", spot.area) for spot in spots if spot.area),
        marks=tuple(Mark(spot.target or "here", outline(spot.target, x, y, r)) for spot, x, y, r in circles),
        labels=placed(wanted, [Box(x - r, y - r, x + r, y + r) for _, x, y, r in circles], picture),
        keys=tuple(keys), notes=(*notes, *([gettext(AREA)] if any(spot.area for spot in spots) else [])),
    )


def _at(spot: Spot, frame: Box, scale: float, spots: Sequence[Spot]) -> tuple[Spot, float, float]:
    """Where a spot stands in the picture; of two kinds at one place the second stands to the right."""
    same = [other for other in spots if other.name == spot.name and not spot.area]
    aside = 2 * max(_radius(other) for other in same) * same.index(spot) if len(same) > 1 else 0.0
    return spot, (spot.x - frame.left) * scale + aside, (spot.y - frame.top) * scale


def _once_named(points: Sequence[tuple[Spot, float, float]]) -> list[tuple[Spot, float, float]]:
    """The last mark of each place: its name stands to the right of all of them. Towns come before areas."""
    last = {spot.name: (spot, x, y) for spot, x, y in points}
    return sorted(last.values(), key=lambda point: bool(point[0].area))


def _radius(spot: Spot) -> float:
    return next(radius for least, radius in RADII if spot.count >= least or least == 1)


def outline(target: Target, x: float, y: float, radius: float) -> str:
    """The outline of a mark around a point: a circle, a diamond, a triangle; a ring where nothing is told apart."""
    r, long = radius, radius * 1.25
    if target == "second":
        return f"M{_number(x - long)} {_number(y)}l{_number(long)} {_number(-long)} {_number(long)} {_number(long)} {_number(-long)} {_number(long)}z"
    if target == "elsewhere":
        return f"M{_number(x - long)} {_number(y + r)}h{_number(2 * long)}L{_number(x)} {_number(y - long)}z"
    return f"M{_number(x - r)} {_number(y)}a{_number(r)} {_number(r)} 0 1 0 {_number(2 * r)} 0a{_number(r)} {_number(r)} 0 1 0 {_number(-2 * r)} 0z"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


# --- Words ----------------------------------------------------------------------------------------------------------


def _key(target: Target, text: str, spots: Sequence[Spot], index: Index) -> Key:
    of_kind = [spot for spot in spots if spot.target == target]
    told = tuple(Told(of_articles(spot.name), index.places.get(spot.name, ""), str(spot.count) if spot.count > 1 else "") for spot in of_kind)
    if all(spot.area for spot in of_kind):
        return Key(f"area {target}", "M2 3h12v10h-12z", text, told)
    return Key(f"mark {target}", outline(target, 8, 8, 5), text, told)


def _undrawn(places: Sequence[Undrawn]) -> str:
    told = joined("; ", [gettext("{place} ({why})", place=of_articles(place.name), why=gettext(place.why)) for place in places])
    return gettext("Named, not drawn: {places}.", places=told)
