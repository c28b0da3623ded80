"""Which item of one version of a list is which of another: records by id, claims, positions and key points by their quote.

A quote may differ a little, as when the article mends a sentence or an editor shortens it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.briefs.parts import Part, leaves
from generator.model import Claim, KeyPoint, Position, Record
from generator.wording import plain

SIMILAR = 0.8
"""Share of two quotes that must be the same for one to be the other, mended or shortened."""


def aligned(base: Sequence[Part], *others: Sequence[Part]) -> tuple[dict[str, Part], ...]:
    """Each version of a list as key -> item, in its own order; the same key means the same item.

    Several claims may quote one sentence: of these, those are the same that share most values, and of equals the first is the
    first. What has no fellow in `base` has a key that no other version has.
    """
    out = [{f"0.{n}": item for n, item in enumerate(base)}]
    for version, items in enumerate(others, 1):
        fellows = _fellows(out[0], items)
        out.append({fellows.get(n) or f"{version}.{n}": item for n, item in enumerate(items)})
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
    return ""  # corrections are the editor's alone


def _fellows(base: dict[str, Part], items: Sequence[Part]) -> dict[int, str]:
    """Number of an item -> key of its fellow in the base: those of one name, most in common first; then those of a similar one."""
    names = [_name(item) for item in items]
    known = {key: _name(part) for key, part in base.items()}
    named: dict[str, list[str]] = defaultdict(list)
    for key, name in known.items():
        named[name].append(key)
    nth: Counter[str] = Counter()
    pairs: list[tuple[float, int, int, str]] = []
    for number, name in enumerate(names):
        pairs += [(-_shared(items[number], base[key]), abs(nth[name] - n), number, key) for n, key in enumerate(named[name])]
        nth[name] += 1
    found = _paired(pairs, {})
    pairs = [
        (-likeness, place, number, key)
        for number, name in enumerate(names)
        if number not in found and not isinstance(items[number], Record)
        for place, (key, other) in enumerate(known.items())
        if key not in found.values() and (likeness := _likeness(name, other)) >= SIMILAR
    ]
    return _paired(pairs, found)


def _paired(pairs: Sequence[tuple[float, int, int, str]], found: dict[int, str]) -> dict[int, str]:
    """Each number with one key and each key once, the likest first."""
    found = dict(found)
    for _, _, number, key in sorted(pairs):
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
