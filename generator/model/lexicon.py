"""The tables of names: people, bodies, countries, places, weapons, and lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    """The usual English spelling, as records write it."""
    country: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Offices as articles word them: `president`, `defence minister`, `Kremlin spokesman`."""
    gender: Literal["m", "f", ""] = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    country: str
    """Empty for alliances and media of many countries."""
    kind: str
    """`government`, `ministry`, `army`, `agency`, `alliance`, `media`, `emergency service`, `company`, `body`"""
    aliases: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    """The states that lead its meetings, where it exists only as meetings."""


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Adjectives and peoples: `Ukrainian`, `Ukrainians`."""
    seats: tuple[str, ...] = ()
    """Names by which its government goes: `Moscow`, `the Kremlin`."""
    capital: str = ""
    """The city in the spelling of the gazetteer."""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    kind: Literal["city", "region", "country", "site"]
    country: str
    region: str = ""
    """The oblast or first-order division, as `Kharkiv region`; empty for regions and countries."""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weapon:
    name: str
    """As records write it, singular: `drone`, `Iskander missile`."""
    kind: str
    """The general word: `drone`, `missile`, `ballistic missile`, `glide bomb`, `air defence`, `armour`, …"""
    aliases: tuple[str, ...] = ()
    strikes: bool = True
    """False for what only defends or is only given: Patriot, Leopard."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    weapons: tuple[Weapon, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Table -> list name -> words: `words["verbs"]["speech"]`, `words["cues"]["hedge"]`."""
