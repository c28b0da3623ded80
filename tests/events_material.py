"""Material for the tests of events: a small lexicon, the seeds' gold briefs, and briefs made of a few words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.events.build import events_of
from generator.model import (
    DESKS,
    FIELDS,
    Brief,
    Claim,
    Country,
    Desk,
    Event,
    Lexicon,
    Organisation,
    Person,
    Place,
    Record,
    Value,
    Weapon,
)
from generator.strict_yaml import load
from generator.wording import parse_quantity

GOLD = Path(__file__).parent / "data" / "gold_seeds"


def _place(name: str, country: str, region: str, north: float, east: float, population: int = 100_000) -> Place:
    return Place(name, "city", country, region, north, east, population)


LEXICON = Lexicon(
    people=(
        Person("Volodymyr Zelensky", "Ukraine", ("Volodymyr Zelenskyy",), ("president",)),
        Person("Vladimir Putin", "Russia", (), ("president",)),
        Person("Rustem Umerov", "Ukraine", ("Rustem Umyerov",), ("defence minister",)),
        Person("Vladimir Medinsky", "Russia", (), ("presidential aide",)),
        Person("Denys Shmyhal", "Ukraine", (), ("defence minister",)),
        Person("Donald Trump", "United States", (), ("president",)),
        Person("Friedrich Merz", "Germany", (), ("chancellor",)),
        Person("Jonas Gahr Støre", "Norway", (), ("prime minister",)),
        Person("Jean-Noël Barrot", "France", (), ("foreign minister",)),
    ),
    organisations=(
        Organisation("TASS", "Russia", "media"),
        Organisation("Russian Ministry of Defence", "Russia", "ministry"),
        Organisation("Rosaviatsiya", "Russia", "body"),
        Organisation("European Union", "", "alliance", ("EU",)),
    ),
    countries=(
        Country("Ukraine", (), ("Ukrainian", "Ukrainians"), (), "Kyiv"),
        Country("Russia", (), ("Russian", "Russians"), ("Kremlin",), "Moscow"),
        Country("Germany", (), ("German",), (), "Berlin"),
        Country("Turkey", (), ("Turkish",), (), "Ankara"),
        Country("United States", ("US",), ("American",), ("White House",), "Washington"),
        Country("France", (), ("French",), (), "Paris"),
        Country("Saudi Arabia", (), ("Saudi",), (), "Riyadh"),
    ),
    places=(
        _place("Kyiv", "Ukraine", "Kyiv region", 50.45, 30.52, 2_900_000),
        _place("Brovary", "Ukraine", "Kyiv region", 50.51, 30.79),
        _place("Bila Tserkva", "Ukraine", "Kyiv region", 49.80, 30.12),
        _place("Kharkiv", "Ukraine", "Kharkiv region", 49.99, 36.23, 1_400_000),
        _place("Chuhuiv", "Ukraine", "Kharkiv region", 49.84, 36.69),
        _place("Odesa", "Ukraine", "Odesa region", 46.48, 30.73, 1_000_000),
        _place("Ivano-Frankivsk", "Ukraine", "Ivano-Frankivsk region", 48.92, 24.71),
        _place("Moscow", "Russia", "Moscow", 55.75, 37.62, 12_000_000),
        _place("Nizhny Novgorod", "Russia", "Nizhny Novgorod region", 56.33, 44.0, 1_200_000),
        _place("Istanbul", "Turkey", "Istanbul", 41.01, 28.95, 15_000_000),
        _place("Riyadh", "Saudi Arabia", "Riyadh", 24.69, 46.72, 7_000_000),
        _place("Geneva", "Switzerland", "Geneva", 46.2, 6.15),
        Place("Kharkiv region", "region", "Ukraine"),
        Place("Kyiv region", "region", "Ukraine"),
    ),
    weapons=(
        Weapon("drone", "drone", ("UAV",)),
        Weapon("Shahed drone", "drone", ("Shahed",)),
        Weapon("missile", "missile"),
        Weapon("hypersonic missile", "ballistic missile"),
        Weapon("artillery", "artillery"),
        Weapon("Patriot", "air defence", ("Patriot system", "Patriot missile defence system"), strikes=False),
        Weapon("Leopard tank", "armour", ("Leopard", "Leopard 2"), strikes=False),
    ),
    words={},
)


def record(desk: Desk, fields: Mapping[str, Any], *, id: str = "", claims: tuple[Claim, ...] = ()) -> Record:
    """A record with its values read as a brief's are; without claims it gets one that states all of them."""
    values = {name: _value(desk, name, value) for name, value in fields.items()}
    quoted = claims or (Claim(", ".join(f"{name} {value}" for name, value in fields.items()), None, values),)
    return Record(id or f"{desk}-1", desk, values, quoted)


def claim(desk: Desk, quote: str, said_by: str | None = None, /, **fields: Any) -> Claim:
    return Claim(quote, said_by, {name: _value(desk, name, value) for name, value in fields.items()})


def brief(slug: str, *records: Record, published: str | None = "2025-07-21", publisher: str | None = None) -> Brief:
    return Brief(slug, slug, f"seeds/{slug}.txt", published, publisher=publisher, records=records)


def one(slug: str, desk: Desk, /, published: str | None = "2025-07-21", **fields: Any) -> Brief:
    """A brief with a single record."""
    return brief(slug, record(desk, fields), published=published)


def gold_seeds() -> tuple[Brief, ...]:
    return tuple(_gold(path) for path in sorted(GOLD.glob("*.yaml")))


def events(*briefs: Brief, **options: Any) -> tuple[Event, ...]:
    """The events of these briefs; there must be no fault."""
    found, faults = events_of(briefs, lexicon=LEXICON, **options)
    assert faults == ()
    return found


def groups(found: tuple[Event, ...]) -> set[frozenset[str]]:
    """Which records stand together, as "brief/record"."""
    return {frozenset("/".join(key) for key in event.records) for event in found}


def _gold(path: Path) -> Brief:
    loaded, faults = load(path.read_text(encoding="utf-8"), path=path.name)
    assert loaded is not None, faults
    data = loaded.data
    records = [
        record(
            desk,
            _known(desk, item),
            id=f"{desk}-{number}",
            claims=tuple(_gold_claim(desk, one) for one in item["claims"]),
        )
        for desk in DESKS
        for number, item in enumerate(data.get(desk) or [], start=1)
    ]
    return Brief(path.stem, data["title"] or path.stem, data["article"], data["published"], records=tuple(records))


def _gold_claim(desk: Desk, item: dict[str, Any]) -> Claim:
    return claim(desk, item["quote"], item["said_by"], **_known(desk, item))


def _known(desk: Desk, item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name in FIELDS[desk]}


def _value(desk: Desk, name: str, value: Any) -> Value:
    if FIELDS[desk][name] == "quantity":
        return parse_quantity(value)
    return tuple(value) if isinstance(value, list | tuple) else value
