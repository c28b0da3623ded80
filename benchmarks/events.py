"""How much processor time events take: python benchmarks/events.py [BRIEFS ...]

Each made-up brief has six records: two attacks, two talks, two items of aid. The briefs are spread over a year
("wide") or crowded into a month ("dense"), about four to each event.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.events.build import events_of
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


def main(sizes: list[int]) -> None:
    for spread, days in (("wide", 365), ("dense", 30)):
        for size in sizes:
            chance = Random(size)
            briefs = [made(number, days=days, chance=chance) for number in range(size)]
            start = process_time()
            events, _ = events_of(briefs, lexicon=LEXICON)
            seconds = process_time() - start
            sys.stdout.write(
                f"{spread:5} {size:6} briefs {len(events):6} events {seconds:7.2f} s {1e3 * seconds / size:6.2f} ms each\n"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1250, 2500, 5000])
