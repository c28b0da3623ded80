"""How much processor time events take, and how it grows: python benchmarks/events.py [BRIEFS ...]

Each made-up brief has six records: two attacks, two talks, two items of aid. The briefs are spread over a year
("wide") or crowded into a month ("dense"): so many of them tell of one event that the events hardly become more. The growth is the
power of the number of briefs with which the time went up since the size before: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import gc
import sys
from datetime import date, timedelta
from math import log
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.events.build import events_of
from generator.memory import keep_what_is_made
from generator.model import Brief, Record
from tests.events_material import LEXICON, brief, record

CITIES = [place.name for place in LEXICON.places if place.kind == "city" and place.country == "Ukraine"]
DONORS = [country.name for country in LEXICON.countries]
ITEMS = ("drones", "Patriot systems", "Leopard tanks", "artillery shells", "military aid", "air defence systems")


def made(number: int, *, days: int, chance: Random) -> Brief:
    """One brief about two days somewhere in the span."""
    day = (date(2025, 1, 1) + timedelta(days=chance.randrange(days))).isoformat()
    return brief(f"b{number:05}", *_attacks(day, chance), *_talks(day, chance), *_aid(day, chance), published=day)


def _attacks(day: str, chance: Random) -> list[Record]:
    toll = f"at least {chance.randrange(1, 9)}"
    hit = {"date": day, "attacker": "Russia", "places": chance.sample(CITIES, 2), "weapons": ["drone"], "killed": toll}
    back = {"date": day, "attacker": "Ukraine", "places": ["Moscow"], "weapons": ["drone"]}
    return [record("attacks", hit, id="attacks-1"), record("attacks", back, id="attacks-2")]


def _talks(day: str, chance: Random) -> list[Record]:
    both = [["Ukraine", chance.choice(DONORS[2:])] for _ in range(2)]
    meetings = (
        {"kind": kind, "status": "held", "date": day, "parties": pair}
        for kind, pair in zip(("meeting", "call"), both, strict=True)
    )
    return [record("talks", meeting, id=f"talks-{number}") for number, meeting in enumerate(meetings)]


def _aid(day: str, chance: Random) -> list[Record]:
    items = (
        {"donor": [chance.choice(DONORS)], "recipient": "Ukraine", "item": item, "quantity": chance.randrange(1, 50)}
        for item in chance.sample(ITEMS, 2)
    )
    return [record("aid", item, id=f"aid-{number}") for number, item in enumerate(items)]


def measured(size: int, days: int) -> tuple[int, float]:
    """The number of events of so many briefs, and the seconds they take."""
    chance = Random(size)
    briefs = [made(number, days=days, chance=chance) for number in range(size)]
    gc.collect()
    start = process_time()
    events, _ = events_of(briefs, lexicon=LEXICON)
    return len(events), process_time() - start


def main(sizes: list[int]) -> None:
    keep_what_is_made()  # as the commands do
    for spread, days in (("wide", 365), ("dense", 30)):
        before: tuple[int, float] | None = None
        for size in sizes:
            events, seconds = measured(size, days)
            growth = f"  growth {log(seconds / before[1], size / before[0]):.2f}" if before else ""
            sys.stdout.write(
                f"{spread:5} {size:6} briefs {events:6} events {seconds:7.2f} s {1e3 * seconds / size:6.2f} ms each{growth}\n"
            )
            before = size, seconds


if __name__ == "__main__":
    main(sorted({int(size) for size in sys.argv[1:]}) or [1250, 2500, 5000, 10000])
