"""How two places lie to each other: the same, one within the other, near, or far apart.

A name that the gazetteer does not hold is the same only as itself, and neither near to nor far from anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import asin, cos, floor, radians, sin, sqrt
from typing import Literal

from generator.events.names import key
from generator.model import Lexicon, Place
from generator.namesakes import by_name

Relation = Literal["same", "within", "near", "within country", "far", "unknown"]

NEAR_KM = 30.0
"""Farther than a city and its suburbs, nearer than the next city (50 km joined distinct attacks elsewhere)."""
_CELL = (1.0, 2.0)
"""Degrees of latitude and longitude; half a cell is wider than NEAR_KM as far north as 70 degrees."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by every name they have."""

    places: Mapping[str, Place]
    relations: dict[tuple[str, str], Relation] = field(default_factory=dict, repr=False, compare=False)
    """How two names lie to each other, as far as it was asked: the same few places are compared again and again."""

    def find(self, name: str) -> Place | None:
        return self.places.get(key(name))

    def name(self, name: str) -> str:
        """The spelling of the gazetteer, or the name as it stands."""
        place = self.find(name)
        return place.name if place else name

    def country(self, name: str) -> str:
        place = self.find(name)
        return (place.country or place.name) if place else ""

    def is_country(self, name: str) -> bool:
        place = self.find(name)
        return place is not None and place.kind == "country"

    def relation(self, one: str, other: str) -> Relation:
        """How `one` lies to `other`; it is the same the other way round."""
        if (one, other) not in self.relations:
            self.relations[one, other] = self._relation(one, other)
        return self.relations[one, other]

    def _relation(self, one: str, other: str) -> Relation:
        if key(self.name(one)) == key(self.name(other)):
            return "same"
        a, b = self.find(one), self.find(other)
        if not a or not b:
            return "unknown"
        if _within(a, b) or _within(b, a):
            return "within country" if "country" in (a.kind, b.kind) else "within"
        if any(p.kind in ("city", "site") and p.latitude is None for p in (a, b)) and (a.country == b.country or not (a.country and b.country)):
            return "unknown"  # one of several places of that name
        distance = _kilometres(a, b) if a.kind != "country" and b.kind != "country" else None
        if distance is not None and "region" not in (a.kind, b.kind):
            return "near" if distance < NEAR_KM else "far"
        return "far"

    def cells(self, name: str) -> tuple[str, ...]:
        """Marks such that two places which are the same, near or within a region share at least one."""
        place = self.find(name)
        if not place:
            return (f"name {key(name)}",)
        marks = [f"name {key(place.name)}"]
        if place.kind == "region" or place.region:
            marks.append(f"region {key(place.region or place.name)}")
        if place.kind != "region" and place.latitude is not None and place.longitude is not None:
            north, east = place.latitude / _CELL[0], place.longitude / _CELL[1]
            marks += [f"cell {a} {floor(north + a)} {b} {floor(east + b)}" for a in (0.0, 0.5) for b in (0.0, 0.5)]
        return tuple(marks)

    def nations(self, names: Iterable[str]) -> frozenset[str]:
        """The countries in which the places lie."""
        return frozenset(filter(None, map(self.country, names)))


def gazetteer_of(lexicon: Lexicon) -> Gazetteer:
    """The lexicon's places by name; of several with one name, the one that it means."""
    meant = by_name(lexicon.places)
    ranked = sorted(meant.values(), key=lambda place: (place.kind != "country", -place.population, place.name))
    places: dict[str, Place] = {}
    for place in ranked:
        places.setdefault(key(place.name), place)
    for country in lexicon.countries:
        land = Place(country.name, "country", country.name)
        for name in (country.name, *country.aliases):
            places.setdefault(key(name), land)
    for place in sorted(lexicon.places, key=lambda place: -place.population):
        for alias in place.aliases:
            places.setdefault(key(alias), meant[place.name])
    return Gazetteer(places)


def _within(inner: Place, outer: Place) -> bool:
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.name
    return outer.kind == "region" and key(inner.region) == key(outer.name) and inner.country == outer.country


def _kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance by the haversine formula; None where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north1, north2 = radians(a.latitude), radians(b.latitude)
    north, east = north2 - north1, radians(b.longitude - a.longitude)
    half = sin(north / 2) ** 2 + cos(north1) * cos(north2) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
