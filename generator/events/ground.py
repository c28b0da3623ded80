"""The lexicon, prepared once for all comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.events.gazetteer import Gazetteer, gazetteer_of
from generator.events.names import Names, key, names_of
from generator.model import Lexicon, Organisation


@dataclass(frozen=True, slots=True)
class Ground:
    """Names, places and weapons, ready to be looked up."""

    names: Names
    gazetteer: Gazetteer
    weapons: Mapping[str, tuple[str, str]]
    """key of a weapon's name or alias -> (name, kind)"""
    formats: Mapping[str, Organisation]
    """key of the name or an alias of an alliance -> the alliance"""

    def weapon_kinds(self, weapons: Iterable[str]) -> frozenset[str]:
        """The general words for weapons; one that no table holds goes by its last word."""
        return frozenset(self.weapons.get(key(one), ("", one))[1].split(" ")[-1] for one in weapons)

    def weapons_in(self, text: str) -> frozenset[str]:
        """The weapons of the table that a phrase names by a name of their own."""
        words = _singular(key(text)).split("-")
        runs = ("-".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(len(words), i + 4) + 1))
        found = (self.weapons[run] for run in runs if run in self.weapons)
        return frozenset(name for name, kind in found if name != kind)


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
    return Ground(names_of(lexicon), gazetteer_of(lexicon), weapons, formats)


def _singular(words: str) -> str:
    return re.sub(r"(?<=[a-z]{3})(?<!s)s(?=-|$)", "", words)
