"""The spellings that a line of a table stands for, so that nobody needs to write them all."""

from __future__ import annotations

from collections.abc import Iterable


def names_of_person(name: str, *, given: Iterable[str], family: Iterable[str], alone: bool) -> tuple[str, ...]:
    """Every first name with every family name, and the family names alone where they tell who is meant.

    The first word of the name counts as a first name; without family names there is nothing to combine.
    """
    families = tuple(family)
    firsts = dict.fromkeys((name.split()[0], *given))
    full = [f"{first} {last}" for first in firsts for last in families]
    return (*full, *families) if alone else tuple(full)


def names_of_weapon(names: Iterable[str]) -> tuple[str, ...]:
    """The spellings and their plain plurals: `drone`, `drones`, `missile battery`, `missile batteries`.

    Articles write weapons in small letters or large, so spellings that differ only in that are one: the first.
    """
    found: dict[str, str] = {}
    for name in names:
        for spelling in (name, _plural(name)):
            found.setdefault(spelling.casefold(), spelling)
    return tuple(found.values())


def _plural(name: str) -> str:
    if name.endswith("s"):
        return name
    if name.endswith("y") and name[-2:-1] not in "aeiou" and name.islower():
        return name[:-1] + "ies"
    return name + "s"
