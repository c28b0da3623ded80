"""The lexicon, prepared once for all comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.events.gazetteer import Gazetteer, gazetteer_of
from generator.events.names import Names, key, names_of
from generator.model import Lexicon, Organisation

_AGAINST = ("anti", "counter")
"""What bears the name of a weapon behind these is meant for it: an anti-tank mine is no tank."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Names, places and weapons, ready to be looked up."""

    names: Names
    gazetteer: Gazetteer
    weapons: Mapping[str, tuple[str, str]]
    """key of a weapon's name or alias -> (name, kind)"""
    formats: Mapping[str, Organisation]
    """key of the name or an alias of an alliance -> the alliance"""
    standing: Mapping[str, str]
    """key of a name or alias -> a standing format of talks, like a group that meets every month"""

    def weapon_kinds(self, weapons: Iterable[str]) -> frozenset[str]:
        """The general words for weapons; one that no table holds goes by its last word."""
        return frozenset(self.weapons.get(key(one), ("", one))[1].split(" ")[-1] for one in weapons)

    def weapons_in(self, text: str) -> frozenset[str]:
        """The weapons of the table that a phrase names by a name of their own."""
        return frozenset(name for name, _ in self._named(text))

    def kinds_in(self, text: str) -> frozenset[str]:
        """The kinds of these weapons."""
        return frozenset(kind for _, kind in self._named(text))

    def _named(self, text: str) -> Iterator[tuple[str, str]]:
        words = _singular(key(text)).split("-")
        starts = (i for i in range(len(words)) if i == 0 or words[i - 1] not in _AGAINST)
        runs = ("-".join(words[i:j]) for i in starts for j in range(i + 1, min(len(words), i + 4) + 1))
        found = (self.weapons[run] for run in runs if run in self.weapons)
        return ((name, kind) for name, kind in found if name != kind)

    def formats_in(self, text: str) -> frozenset[str]:
        """The standing formats that a text names."""
        words = f"-{key(text)}-"
        return frozenset(name for form, name in self.standing.items() if f"-{form}-" in words)


def ground_of(lexicon: Lexicon) -> Ground:
    weapons = {
        form: (weapon.name, weapon.kind)
        for weapon in lexicon.weapons
        for name in (weapon.name, *weapon.aliases)
        for form in (key(name), _singular(key(name)))
    }
    formats = {
        key(name): body for body in lexicon.organisations if body.kind == "alliance" for name in (body.name, *body.aliases)
    }
    return Ground(names_of(lexicon), gazetteer_of(lexicon), weapons, formats, _standing(lexicon))


def _standing(lexicon: Lexicon) -> dict[str, str]:
    """By name, by alias, and by the word that stands for the format before any noun of meeting."""
    words = lexicon.words.get("talks", {})
    nouns = (*words.get("meeting_nouns", ()), *words.get("conference_nouns", ()))
    found = {}
    for body in lexicon.organisations:
        if body.chairs:
            short = {first for first in (alias.split()[0] for alias in body.aliases) if first.lower() in words.get("format", ())}
            forms = (body.name, *body.aliases, *(f"{first} {noun}" for first in short for noun in nouns))
            found |= dict.fromkeys(map(key, forms), body.name)
    return found


def _singular(words: str) -> str:
    return re.sub(r"(?<=[a-z]{3})(?<!s)s(?=-|$)", "", words)
