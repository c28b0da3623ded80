"""The parts of a barrage by place: "73 drones, including 17 over the Belgorod region, seven over the Kursk region".

A part is a number without a word for anything but weapons, with a preposition of place and the name of a place behind it,
in a sentence that has told the whole before.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.grammar.amounts import Amount
from generator.grammar.attack_barrages import Count, weapons_of
from generator.grammar.attack_parts import Part, is_interception
from generator.grammar.attack_place_names import place_names
from generator.grammar.names import Mention
from generator.grammar.relations import is_passive
from generator.grammar.texts import word_of
from generator.model import Quantity, Weapon

OVER = frozenset("over in above across near".split())
OF_THE_WAR = 1000
"""Weapons from which a figure without a day is one of the whole war."""
REACH = 9
"""Tokens from a number to its place."""


@dataclass(frozen=True, slots=True)
class Portion:
    """One number of weapons at one place."""

    quantity: Quantity
    places: tuple[str, ...]
    mentions: tuple[Mention, ...]


def portions(part: Part) -> tuple[Portion, ...]:
    """The parts of the figure that opens a sentence; nothing where no "including" or "of which" sets them apart."""
    passage, out = part.passage, []
    numbers = [a for a in passage.amounts if a.i in part and not (a.ordinal or a.measure or a.article or a.quantity.unit)]
    for n, amount in enumerate(numbers):
        if not (_opens(amount, part) or out) or not _of_weapons(amount, part):
            continue
        stop = numbers[n + 1].i if n + 1 < len(numbers) else part.j
        found = _place(amount, part, stop)
        if found:
            out.append(Portion(amount.quantity, place_names(found, passage), found))
    return tuple(out)


def that_hit(part: Part) -> tuple[Count, ...]:
    """The weapons that are told to have hit, where nothing tells how many were launched or shot down: "three missiles hit the centre"."""
    passage, out = part.passage, []
    if any(is_interception(t, passage) for t in part.triggers):
        return ()
    for amount in passage.amounts:
        if amount.i not in part or amount.of is not None or not amount.noun or amount.ordinal or amount.measure or amount.article or amount.quantity.unit:
            continue
        noun = word_of(passage.doc, amount.noun_start, amount.noun_end)
        if (amount.quantity.low or 0) >= OF_THE_WAR and not any(d.dates_event for d in passage.days):
            continue  # "2,154 missiles have hit our cities"
        kinds = weapons_of(amount, passage)
        if kinds and amount.noun not in part.group("strike_nouns", "salvoes") and noun.dep_ == "nsubj" and noun.head in part.triggers and not is_passive(noun.head):
            out.append(Count("launched", amount.quantity, kinds, amount.i))
    return tuple(out)


def _opens(amount: Amount, part: Part) -> bool:
    """ "including 17", "included 17", "three of which were over"."""
    doc = part.passage.doc
    before = [t.lower_ for t in doc[max(part.i, amount.i - 2):amount.i]]
    behind = [t.lower_ for t in doc[amount.j:amount.j + 2]]
    return bool(part.group("among") & set(before)) or behind == ["of", "which"]


def _of_weapons(amount: Amount, part: Part) -> bool:
    if not amount.noun or amount.noun in ("other", "others") or amount.noun in part.group("air_targets"):
        return True
    named = part.passage.named("weapon", start=min(amount.end, amount.noun_start), end=amount.noun_end)
    return any(isinstance(m.entry, Weapon) and m.entry.strikes for m in named)


def _place(amount: Amount, part: Part, stop: int) -> tuple[Mention, ...]:
    """The first place behind the number and its preposition, before the next number."""
    doc = part.passage.doc
    over = next((i for i in range(amount.j, min(amount.j + REACH, stop)) if doc[i].lower_ in OVER), None)
    if over is None or any(doc[i].text in (",", ";") or doc[i].pos_ == "VERB" for i in range(amount.j, over)):
        return ()
    named = [m for m in part.passage.named("place") if over < m.i < min(over + REACH, stop)]
    return tuple(named[:1])
