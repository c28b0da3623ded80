"""Which item of one version of a list is which of another: records by id, claims, positions and key points by their quote.

A quote may differ a little, as when the article mends a sentence or an editor shortens it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.briefs.parts import Part, leaves
from generator.model import Claim, Correction, KeyPoint, Position, Record
from generator.wording import plain

SIMILAR = 0.8
"""Share of two quotes that must be the same for one to be the other, mended or shortened."""


def aligned(base: Sequence[Part], *others: Sequence[Part]) -> tuple[dict[str, Part], ...]:
    """Each version of a list as key -> item, in its own order; the same key means the same item.

    Several claims may quote one sentence: of these, those are the same that share most values. What has no fellow in `base`
    has a key that no other version has.
    """
    out = [_numbered(base)]
    for version, items in enumerate(others, 1):
        fellows = _fellows(out[0], items)
        out.append({fellows.get(n) or f"{_name(item)}\0{version}\0{n}": item for n, item in enumerate(items)})
    return tuple(out)


def likely_same(new: Part, own: Part) -> bool:
    """Whether what the program reads may be what the editor has written already: both quote the same words."""
    if isinstance(new, Record) and isinstance(own, Record):
        return bool(_quotes(new) & _quotes(own))
    return _name(new) == _name(own)


def _name(part: Part) -> str:
    match part:
        case Record():
            return part.id
        case Position():
            return f"{plain(part.party)}: {plain(part.quote or part.text)}"
        case KeyPoint():
            return plain(part.quote or part.text)
        case Claim():
            return plain(part.quote)
        case Correction():
            return f"{part.day} {part.record} {part.field}"
    return ""


def _numbered(items: Sequence[Part]) -> dict[str, Part]:
    return {f"{_name(item)}\0{n}": item for n, item in enumerate(items)}


def _fellows(base: dict[str, Part], items: Sequence[Part]) -> dict[int, str]:
    """Number of an item -> key of its fellow in the base: those of one name, most in common first; then those of a similar one."""
    named: dict[str, list[str]] = defaultdict(list)
    for key, part in base.items():
        named[_name(part)].append(key)
    pairs: list[tuple[float, int, int, str]] = []
    for number, item in enumerate(items):
        for place, key in enumerate(named[_name(item)]):
            pairs.append((-_shared(item, base[key]), number, place, key))
    found = _paired(pairs, {})
    pairs = [
        (-likeness, number, place, key)
        for number, item in enumerate(items)
        if number not in found and not isinstance(item, Record | Correction)
        for place, (key, part) in enumerate(base.items())
        if key not in found.values() and (likeness := _likeness(_name(item), _name(part))) >= SIMILAR
    ]
    return _paired(pairs, found)


def _paired(pairs: Sequence[tuple[float, int, int, str]], found: dict[int, str]) -> dict[int, str]:
    """Each number with one key and each key once, in the order of the pairs."""
    found = dict(found)
    for _, number, _, key in sorted(pairs):
        if number not in found and key not in found.values():
            found[number] = key
    return found


def _likeness(one: str, other: str) -> float:
    """Share of two texts that is the same, from 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0


def _shared(one: Part, other: Part) -> int:
    """How many keys have the same value in both."""
    said = leaves(other)
    return sum(said.get(key) == value for key, value in leaves(one).items())


def _quotes(record: Record) -> frozenset[str]:
    return frozenset(plain(claim.quote) for claim in record.claims if claim.quote)
