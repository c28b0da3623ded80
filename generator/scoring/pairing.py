"""Which found record answers which gold record, and which slots of the two agree; each is used once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import FIELDS, Desk
from generator.scoring.likeness import Spellings, alike
from generator.scoring.slots import Entry, Saying, Slot

KEYS: Mapping[Desk, frozenset[str]] = {
    "talks": frozenset({"date", "place", "participants", "round", "agenda", "outcome", "parties"}),
    "attacks": frozenset({"date", "places", "launched", "intercepted", "killed", "injured", "damage"}),
    "aid": frozenset({"item", "quantity", "amount"}),
}
"""What identifies a record: a pair must agree on one of these."""
SAME_QUOTE = 0.5
"""Share of the shorter quote's words that the other must hold too: quotes may be cut differently."""

Row = tuple[str, str, str, str]
"""One value under one quote: speaker, quote, field, value."""


def pairs(desk: Desk, gold: Sequence[Entry], found: Sequence[Entry], *, spellings: Spellings,
          ) -> list[tuple[Entry | None, Entry | None]]:
    """Records one to one, those that share the most slots first; None stands for the missing half."""
    likeness = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            shared = agreeing(desk, wanted.slots, given.slots, spellings=spellings)
            if any(slot[0] in KEYS[desk] for slot, _ in shared):
                likeness.append((len(shared), -i, -j))
    left, right = dict(enumerate(gold)), dict(enumerate(found))
    paired: list[tuple[Entry | None, Entry | None]] = []
    for _, i, j in sorted(likeness, reverse=True):
        if -i in left and -j in right:
            paired.append((left.pop(-i), right.pop(-j)))
    return [*paired, *((entry, None) for entry in left.values()), *((None, entry) for entry in right.values())]


def agreeing(desk: Desk, gold: Sequence[Slot], found: Sequence[Slot], *, spellings: Spellings) -> list[tuple[Slot, Slot]]:
    """Pairs of slots that agree."""
    rest, matched = list(found), []
    for slot in gold:
        hit = next((s for s in rest if s[0] == slot[0] and alike(FIELDS[desk][s[0]], slot[1], s[1], spellings=spellings)), None)
        if hit:
            rest.remove(hit)
            matched.append((slot, hit))
    return matched


def rows(sayings: Sequence[Saying]) -> list[Row]:
    """The values of all claims; what one speaker states twice counts once, under its first quote."""
    found: dict[tuple[str, str, str], Row] = {}
    for saying in sayings:
        for name, value in saying.slots:
            found.setdefault((saying.said_by, name, value), (saying.said_by, saying.quote, name, value))
    return list(found.values())


def claim_hits(desk: Desk, gold: Sequence[Row], found: Sequence[Row], *, spellings: Spellings) -> tuple[int, int]:
    """How many values agree in field, value and quote; and how many of these in the speaker too."""
    rest, hits, with_speaker = list(found), 0, 0
    for who, quote, name, value in gold:
        fits = [row for row in rest if row[2] == name and alike(FIELDS[desk][name], value, row[3], spellings=spellings)
                and quotes_meet(quote, row[1])]
        same_voice = [row for row in fits if _same_speaker(who, row[0], spellings)]
        if fits:
            rest.remove((same_voice or fits)[0])
            hits += 1
            with_speaker += bool(same_voice)
    return hits, with_speaker


def quotes_meet(gold: str, found: str) -> bool:
    """True where two quotes overlap; a gold quote that could not be found meets any."""
    left, right = gold.split(), found.split()
    if len(right) < 2:
        return False
    if not left or found in gold or gold in found:
        return True
    return len({*left} & {*right}) >= SAME_QUOTE * min(len({*left}), len({*right}))


def _same_speaker(gold: str, found: str, spellings: Spellings) -> bool:
    if not gold or not found:
        return not gold and not found
    return alike("names", gold, found, spellings=spellings)
