"""From longitude and latitude to the units of `assets/land.svg`, in which all shapes of land are drawn.

Equirectangular, with degrees of longitude as short as they are in the middle of Ukraine: at this size no shape looks distorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

UNITS = 100
"""A degree of latitude; one unit is some 1.1 kilometres, and less than a pixel on every page."""
MIDDLE = 48.4
"""The latitude on which distances are true in both directions."""
WEST, NORTH = 16.5, 63.0
"""The corner of the land that lies at 0, 0."""
EAST, SOUTH = 54.5, 38.5
_SHORTENED = cos(radians(MIDDLE))


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in the units of the land; y runs southwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.left, other.left), min(self.top, other.top), max(self.right, other.right), max(self.bottom, other.bottom))

    def meets(self, other: Box) -> bool:
        """Whether the two have any area in common."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point of the globe lies in the units of the land."""
    return (longitude - WEST) * UNITS * _SHORTENED, (NORTH - latitude) * UNITS


def box(west: float, south: float, east: float, north: float) -> Box:
    """The box between two meridians and two circles of latitude."""
    (left, top), (right, bottom) = project(west, north), project(east, south)
    return Box(left, top, right, bottom)


WHOLE = box(WEST, SOUTH, EAST, NORTH)
"""All land that is drawn."""
