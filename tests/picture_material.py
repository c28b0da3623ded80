"""Material for the tests of pictures: a quarter of attacks, donors with items, a line of talks; and a reader of the files of land."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.events.build import events_of
from generator.model import Brief, Config, Country, Event, Place
from generator.site.index import Index, index_of
from generator.site.maps.land import shapes_in
from tests.events_material import LEXICON as SMALL
from tests.events_material import brief, claim, one, record
from tests.site_material import CONFIG, HOSTILE, built, templates

LEXICON = replace(
    SMALL,
    countries=(*SMALL.countries, Country("Poland"), Country("Norway"), Country("Denmark")),
    places=(
        *(place for place in SMALL.places if place.kind == "city"),
        Place("Sevastopol", "city", "Ukraine", "Crimea", 44.59, 33.52, 416_000),
        Place("Przewodów", "city", "Poland", "", 50.47, 23.93, 500),
        Place("Saint Petersburg", "city", "Russia", "Leningrad region", 59.94, 30.31, 5_300_000),
        Place("Vladivostok", "city", "Russia", "", 43.1, 131.9, 600_000),
        Place("Kharkiv region", "region", "Ukraine", "", 49.6, 36.4),
        Place("Belgorod region", "region", "Russia", "", 50.8, 37.4),
        Place("Donbas", "region", "Ukraine", "", 48.2, 38.2),
        Place(HOSTILE, "city", "Ukraine", "", 49.0, 32.0, 10),
    ),
)


def attack(slug: str, day: str | None, *places: str, attacker: str | None = "Russia", **fields: object) -> Brief:
    """A brief of one attack."""
    given = {"date": day, "attacker": attacker, "places": list(places), **fields}
    return one(slug, "attacks", published=day or "2025-06-30", **{name: value for name, value in given.items() if value})


def events(*briefs: Brief) -> tuple[Event, ...]:
    found, faults = events_of(briefs, lexicon=LEXICON)
    assert faults == ()
    return found


def index(*briefs: Brief, config: Config = CONFIG) -> Index:
    """What the pages of these briefs look up."""
    return index_of(events(*briefs), briefs, config=config, lexicon=LEXICON, shapes=shapes_in(templates()))


def attacks(*briefs: Brief) -> tuple[tuple[Event, ...], Index]:
    """The attacks, newest first, and the index."""
    found = index(*briefs)
    return tuple(event for event in found.events if event.desk == "attacks"), found


TOLL = brief(
    "toll", record("attacks", {"date": "2025-06-17", "attacker": "Russia", "places": ["Kyiv"], "killed": "28", "launched": "440"}, claims=(
        claim("attacks", "At least 14 people were killed in Kyiv, the governor said.", "the governor", date="2025-06-17", attacker="Russia", places=["Kyiv"], killed="at least 14"),)),
    published="2025-06-17",
)
LATER = brief(
    "later", record("attacks", {"date": "2025-06-17", "attacker": "Russia", "places": ["Kyiv"], "killed": "28"}, claims=(
        claim("attacks", "The number of dead in Kyiv rose to 28, the mayor said.", "the mayor", date="2025-06-17", attacker="Russia", places=["Kyiv"], killed="28"),)),
    published="2025-06-19",
)
QUARTER = (
    attack("a1", "2025-04-14", "Kharkiv", launched="62", intercepted="40"),
    attack("a2", "2025-04-24", "Odesa"),
    attack("a3", "2025-05-02", "Odesa", launched="170", intercepted="74"),
    attack("a4", "2025-05-06", "Moscow", attacker="Ukraine", intercepted="at least 19", launched="up to 30"),
    attack("a5", "2025-05-24", "Kharkiv", "Kharkiv region"),
    attack("a6", "2025-05-29", "Belgorod region", attacker="Ukraine"),
    attack("a7", "2025-06-01", "Kharkiv"), attack("a8", "2025-06-05", "Kharkiv"), attack("a9", "2025-06-11", "Kharkiv"),
    attack("b1", "2025-06-12", "Sevastopol", attacker="Ukraine"),
    attack("b2", "2025-06-13", "Saint Petersburg", attacker="Ukraine"),
    attack("b3", "2025-06-14", "Vladivostok", attacker="Ukraine"),
    attack("b4", "2025-06-15", HOSTILE, "Ivano-Frankivsk", "Brovary"),
    attack("b5", "2025-06-16", "Przewodów"),
    attack("b6", None, "Donbas"),
    TOLL, LATER,
)
AID = tuple(
    one(f"aid-{number}", "aid", published=f"2025-06-{number + 1:02}", donor=[donor], item=item, status=status, recipient="Ukraine")
    for number, (donor, item, status) in enumerate((
        ("Germany", "Leopard tank", "pledged"), ("Germany", "Patriot", "delivered"), ("Germany", "artillery", "requested"),
        ("France", "missile", "pledged"), ("Norway", "drone", "delivered"), ("Denmark", "drone", "pledged"),
    ))
)
TALKS = tuple(
    one(f"talks-{number}", "talks", published=day if len(day) > 7 else "2025-06-20", kind="negotiation", status=status, date=day, round=number,
        place="Istanbul", parties=["Ukraine", "Russia"])
    for number, (day, status) in enumerate((("2025-05-16", "held"), ("2025-06-02", "held"), ("2025-07", "scheduled")), start=1)
)
BRIEFS = (*QUARTER, *AID, *TALKS)


@cache
def site() -> dict[str, bytes]:
    """A whole site with every picture."""
    return built(events(*BRIEFS), BRIEFS, lexicon=LEXICON)[0]


def rings(file: str, id: str) -> list[list[tuple[int, int]]]:
    """The outlines of one shape of a file of land, read from its path."""
    text = templates()[f"assets/{file}"].decode()
    [path] = re.findall(rf'<path id="{id}"[^>]* d="([^"]*)"', text)
    found = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^zM]*)", path):
        at = tuple(map(int, start.split()))
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        ring = [at]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        found.append(ring)
    return found


def is_within(point: tuple[float, float], outlines: list[list[tuple[int, int]]]) -> bool:
    """Whether a point lies in an area (even-odd rule)."""
    x, y = point
    edges = [edge for ring in outlines for edge in pairwise([*ring, ring[0]])]
    return sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in edges) % 2 == 1
