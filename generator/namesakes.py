"""Which of the places of one name a name alone means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from generator.model import Place

LARGER = 2.5
"""A place is meant rather than its namesakes when its population is this many times theirs; Barcelona is that of Catalonia."""


def by_name(places: Iterable[Place]) -> dict[str, Place]:
    """Every name -> the place that it means. Of several like it only what they have in common, without a position: a wrong point is worse than none."""
    ranked = sorted(places, key=lambda p: (p.name, p.kind != "country", -p.population, p.kind, p.region))
    return {name: _meant(list(group)) for name, group in groupby(ranked, key=lambda p: p.name)}


def _meant(namesakes: list[Place]) -> Place:
    best, rest = namesakes[0], namesakes[1:]
    rivals = [p for p in rest if p.population * LARGER > best.population or best.population == 0]
    if best.kind == "country" or not rivals:
        return best
    countries, regions = ({getattr(p, part) for p in (best, *rivals)} for part in ("country", "region"))
    kinds = {p.kind for p in (best, *rivals)}
    return replace(best, kind=best.kind if len(kinds) == 1 else "city", country=best.country if len(countries) == 1 else "",
                   region=best.region if len(countries | regions) == 2 else "", latitude=None, longitude=None, population=0)
