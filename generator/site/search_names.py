"""Names for the search: every page of a person or place, and which other spelling of a name is the same word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from generator.site.index import Index

ALIKE = 0.6
"""How alike a lone other name must be to one word of the name to be a spelling of it (`Zelenskiy`) and not a name for the whole."""


def names(index: Index) -> Iterator[list[str]]:
    """Address, name, `person` or `place`, and the words of its other spellings."""
    for name, path in index.people.items():
        known = index.person.get(name)
        yield [path, name, "person", _other_words(name, known.aliases if known else ())]
    for name, path in index.places.items():
        place = index.place.get(name)
        yield [path, name, "place", _other_words(name, place.aliases if place else ())]


def _other_words(name: str, aliases: Sequence[str]) -> str:
    words = dict.fromkeys(chain.from_iterable(alias.split() for alias in aliases))
    return " ".join(word for word in words if word not in name.split())


def same(index: Index) -> dict[str, str]:
    """A word of another spelling, in small letters -> the word or words of the name, so that who looks for the one finds the other.

    A spelling that two names share leads to both.
    """
    found: dict[str, dict[str, None]] = {}
    for name, aliases in _called(index):
        for alias in aliases:
            for word, meant in _pairs(alias, name):
                if word.lower() != meant.lower():
                    found.setdefault(word.lower(), {})[meant.lower()] = None
    return {word: "|".join(meant) for word, meant in sorted(found.items())}


def _called(index: Index) -> Iterator[tuple[str, Sequence[str]]]:
    yield from ((name, known.aliases) for name in index.people if (known := index.person.get(name)))
    yield from ((name, known.aliases) for name in index.places if (known := index.place.get(name)))
    yield from index.countries.items()


def _pairs(alias: str, name: str) -> Iterator[tuple[str, str]]:
    """`Kiev` is Kyiv; of `Krivoy Rog` each word is one of Kryvyi Rih; `Zelenskiy` is the like word of the name; `US` is all of it."""
    words, own = alias.split(), name.split()
    if len(words) == len(own):
        yield from zip(words, own, strict=True)
    elif len(words) == 1:
        near = max(own, key=lambda word: SequenceMatcher(None, alias.lower(), word.lower()).ratio())
        alike = SequenceMatcher(None, alias.lower(), near.lower()).ratio() >= ALIKE
        yield alias, near if alike else name
