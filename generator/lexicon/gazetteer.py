"""The gazetteer's tables -> places. One place a line, tabs between its columns; `#` begins a line of comment."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern

from generator.model import Fault, Place

COLUMNS = ("name", "kind", "country", "region", "latitude", "longitude", "population", "aliases")
KINDS = ("city", "region", "country", "site")


def read_places(texts: Mapping[str, str], faults: list[Fault]) -> tuple[Place, ...]:
    """All places, in the order of file names and lines; a line that is wrong is told in `faults` and left out.

    A later file replaces nothing: the same name in the same region twice is a fault.
    """
    places: list[Place] = []
    seen: set[tuple[str, str, str, str]] = set()
    for file, text in sorted(texts.items()):
        for number, line in enumerate(text.split("\n"), start=1):
            if not line or line[0] == "#":
                continue
            place = _place(file, number, line.split("\t"), faults)
            if place is None:
                continue
            mark = (place.name, place.kind, place.country, place.region)
            if mark in seen:
                faults.append(Fault(file, f"`{place.name}` stands twice for the same region", "keep one line", number))
            seen.add(mark)
            places.append(place)
    return tuple(places)


def _place(file: str, line: int, cells: list[str], faults: list[Fault]) -> Place | None:
    if len(cells) != len(COLUMNS):
        what = f"{len(cells)} columns instead of {len(COLUMNS)}"
        faults.append(Fault(file, what, f"write {', '.join(COLUMNS)} with tabs between them", line))
        return None
    name, kind, country, region, north, east, people, aliases = cells
    if not name or not country or kind not in KINDS:
        faults.append(Fault(file, "no name, no country, or a kind that is none", f"kinds are {', '.join(KINDS)}", line))
        return None
    try:
        latitude, longitude, population = float(north), float(east), int(people or 0)
    except ValueError:
        faults.append(Fault(file, "coordinates or population are no numbers", "write 48.46 and 12000", line))
        return None
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        faults.append(Fault(file, "coordinates off the globe", "latitude comes first", line))
        return None
    # Interned, because a few countries and regions stand on thousands of lines.
    return Place(name, kind, intern(country), intern(region), latitude, longitude, population,  # type: ignore[arg-type]
                 tuple(aliases.split("|")) if aliases else ())
