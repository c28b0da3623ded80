"""Names in any spelling -> the one spelling, and the country or side that a speaker speaks for.

Knows only what the lexicon's tables hold; a name that stands in none of them is itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from generator.model import Country, Lexicon, Organisation, Person, Side
from generator.wording import slug

_LOCAL = frozenset({
    "authorities", "authority", "mayor", "governor", "officials", "emergency", "rescuers", "prosecutors",
    "prosecutor", "police", "hospital", "firefighters", "administration", "residents", "witnesses",
})
"""Words for a speaker who belongs to the place that was hit, where nothing else says whose he is."""
_ORGANS = frozenset({"government", "ministry", "army"})
"""Kinds of organisation whose deeds are their country's."""
_LONGEST = 6
"""Words in the longest name that is looked up."""


@cache
def key(name: str) -> str:
    """The form in which names are compared: `Ukraine’s Air Force` -> `ukraine-air-force`."""
    if name.isascii() and name.isalpha():
        return name.lower()  # most of the tables' 30,000 spellings are one plain word
    return slug(re.sub(r"[’']s\b", "", name)).removeprefix("the-")


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicon's names, ready to be looked up."""

    spellings: Mapping[str, str]
    """key of a name or alias -> the name as records write it"""
    countries: Mapping[str, str]
    """key of a person, organisation, country, people, seat or place -> country"""
    speakers: Mapping[str, str]
    """the same, with the alliances and media of many countries as themselves"""
    states: Mapping[str, str]
    """key of a seat, ministry or army -> the country that acts through it; of an organ of an alliance -> the alliance"""
    leaders: frozenset[str]
    """keys of people who head a state or its government"""

    def canonical(self, name: str) -> str:
        return self.spellings.get(key(name), name)

    def state(self, name: str) -> str:
        """The name as a party, attacker or donor: a government's seat, ministry or army is its country."""
        return self.states.get(key(name)) or self.canonical(name)

    def country(self, name: str) -> str:
        """The country that a name belongs to; empty where the tables do not say."""
        return self.countries.get(key(self.canonical(name)), "")

    def speaks_for(self, said_by: str) -> str:
        """The country of the first known name in `said_by`, or the alliance; empty where there is none."""
        return next((self.speakers[run] for run in _runs(key(said_by)) if run in self.speakers), "")

    def side(self, said_by: str, *, hit: frozenset[str] = frozenset()) -> Side:
        """Whose voice it is; `hit`: the countries of the places attacked, for "local authorities"."""
        country = self.speaks_for(said_by)
        if len({land for part in said_by.split(" and ") if (land := self.speaks_for(part))}) > 1:
            return "unknown"  # "Russian and U.S. readouts" are of no one side
        if not country and len(hit) == 1 and _LOCAL.intersection(key(said_by).split("-")):
            (country,) = hit
        if not country:
            return "unknown"
        return next((side for side in get_args(Side) if side == country), "third party")


def names_of(lexicon: Lexicon) -> Names:
    """The names of a lexicon; where two share an alias, people and countries come before places."""
    spellings: dict[str, str] = {}
    countries: dict[str, str] = {}
    for name, country, aliases in _entries(lexicon):
        for alias in (name, *aliases):
            if key(alias):
                spellings.setdefault(key(alias), name)
                countries.setdefault(key(alias), country)
    for land in lexicon.countries:
        countries |= {key(word): land.name for word in (*land.demonyms, *_seats(land))}
    leaders = frozenset(key(person.name) for person in lexicon.people if _leads(person))
    known = {name: country for name, country in countries.items() if country}
    many = {key(name): body.name for body in lexicon.organisations for name in (body.name, *body.aliases)}
    return Names(spellings, known, many | known, _states(lexicon), leaders)


def _seats(country: Country) -> tuple[str, ...]:
    return (*country.seats, *([country.capital] if country.capital else []))


def _states(lexicon: Lexicon) -> dict[str, str]:
    acting = [(body.country, (body.name, *body.aliases)) for body in lexicon.organisations if body.kind in _ORGANS]
    alliances = [body.name for body in lexicon.organisations if body.kind == "alliance"]
    acting += [(whole, (body.name, *body.aliases)) for body in lexicon.organisations for whole in alliances if _organ_of(body, whole)]
    seats = [(country.name, (*_seats(country), *country.demonyms)) for country in lexicon.countries]
    return {key(name): country for country, names in (*acting, *seats) for name in names if country}


def _organ_of(body: Organisation, alliance: str) -> bool:
    """True if one of its names says whose it is: "Commission of the European Union"."""
    return body.kind == "body" and any(name.endswith((f" of {alliance}", f" of the {alliance}")) for name in (body.name, *body.aliases))


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    surnames = Counter(key(person.name).split("-")[-1] for person in lexicon.people)
    for person in lexicon.people:
        last = person.name.split()[-1]
        yield person.name, person.country, (*person.aliases, *([last] if surnames[key(last)] == 1 else []))
    for body in lexicon.organisations:
        yield body.name, body.country, body.aliases
    for country in lexicon.countries:
        yield country.name, country.name, country.aliases
    for place in sorted(lexicon.places, key=lambda place: -place.population):
        yield place.name, place.country, place.aliases


_HEADS = ("president", "prime minister", "chancellor", "king", "secretary-general", "secretary general")


def _leads(person: Person) -> bool:
    return any(role.casefold().startswith(_HEADS) for role in person.roles)


def _runs(words: str) -> Iterator[str]:
    """Runs of words from the left, longest first."""
    parts = words.split("-")
    for start in range(len(parts)):
        for end in range(min(len(parts), start + _LONGEST), start, -1):
            yield "-".join(parts[start:end])
