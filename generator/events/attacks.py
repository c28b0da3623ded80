"""Whether two records of attacks tell of one wave: by day, place, direction, weapons and figures, never by wording.

A running total ("since February", "over the past month") is no wave and joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.events.days import EVER, finest, fitting, shared, span
from generator.events.ground import Ground
from generator.events.likeness import DAY, Evidence, Likeness, Stay, weigh
from generator.events.names import key
from generator.events.numbers import agree, size
from generator.events.telling import texts, values
from generator.model import Quantity, Record

FIGURES = ("launched", "intercepted", "killed", "injured")
OPEN_DAYS = 3
"""How far from its article an undated attack may lie."""
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|invasion)|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|20\d\d))|\b(?:over|in|during) the (?:past|last|previous) (?:\w+ )?"
    r"(?:week|month|year)s?\b|\bso far this (?:week|month|year)\b|\bin total since\b|"
    r"\bthis (?:week|month|year) alone\b",
    re.IGNORECASE,
)
"""Words that make a number a running total."""


@dataclass(frozen=True, slots=True)
class Attack:
    """What identifies an attack in one record."""

    days: tuple[str, ...]
    published: str | None
    attackers: frozenset[str]
    places: tuple[str, ...]
    """Without whole countries: what lies in a country need not be one wave."""
    national: bool
    """True if no place smaller than a country is named: the wave as a whole."""
    lands: frozenset[str]
    weapons: frozenset[str]
    """By their general words."""
    figures: tuple[tuple[str, tuple[Quantity, ...]], ...]
    speakers: frozenset[str]
    total: bool


def attack_of(record: Record, *, published: str | None, ground: Ground) -> Attack:
    gazetteer = ground.gazetteer
    named = sorted({gazetteer.name(place) for place in texts(record, "places")})
    places = tuple(place for place in named if not gazetteer.is_country(place))
    return Attack(
        days=finest(texts(record, "date")),
        published=published,
        attackers=frozenset(ground.names.state(name) for name in texts(record, "attacker")),
        places=places,
        national=not places,
        lands=gazetteer.nations(named),
        weapons=ground.weapon_kinds(texts(record, "weapons")),
        figures=tuple((field, _quantities(record, field)) for field in FIGURES if field in _given(record)),
        speakers=frozenset(key(claim.said_by or "") for claim in record.claims),
        total=_is_total(record),
    )


def stays(attack: Attack, ground: Ground) -> Iterator[Stay]:
    """At each place on its days; a wave of no named place waits for every attack by the same side."""
    if attack.total:
        return
    first, last = _times(attack)
    for mark in sorted({mark for place in attack.places for mark in ground.gazetteer.cells(place)}):
        yield Stay(mark, first, last)
    for attacker in sorted(attack.attackers):
        yield Stay(f"by {attacker}", first, last, kin="" if attack.national else "of a place")


def compare(one: Attack, other: Attack, ground: Ground) -> Likeness:
    """A contradiction, or the weight of what both have in common."""
    if one.total or other.total:
        return Likeness(conflict="a running total")
    if one.attackers and other.attackers and not one.attackers & other.attackers:
        return Likeness(conflict="different attackers")
    if one.lands and other.lands and not one.lands & other.lands:
        return Likeness(conflict="different countries hit")
    if one.days and other.days and not fitting(one.days, other.days):
        return Likeness(conflict=DAY)
    return weigh(_evidence(one, other, ground))


def _times(attack: Attack) -> tuple[int, int]:
    if attack.days:
        return min(span(day)[0] for day in attack.days), max(span(day)[1] for day in attack.days)
    if attack.published:
        first, last = span(attack.published)
        return first - OPEN_DAYS, last
    return EVER


def _given(record: Record) -> frozenset[str]:
    return frozenset(
        field for fields in (record.fields, *(claim.fields for claim in record.claims)) for field in fields
    )


def _quantities(record: Record, field: str) -> tuple[Quantity, ...]:
    return tuple(dict.fromkeys(value for value in values(record, field) if isinstance(value, Quantity)))


def _is_total(record: Record) -> bool:
    """True if every quote that carries a figure carries it as a running total."""
    quotes = [claim.quote for claim in record.claims if any(field in claim.fields for field in FIGURES)]
    return bool(quotes) and all(_TOTAL.search(quote) for quote in quotes)


# --- Evidence -------------------------------------------------------------------------------------------------------


def _evidence(one: Attack, other: Attack, ground: Ground) -> Iterator[Evidence]:
    day = shared(one.days, other.days)
    # Cities are hit night after night: without a common day, only equal figures can make two records one.
    yield (0.35, "same day ({})", day) if day else (-0.05, "")
    attackers = one.attackers & other.attackers
    if attackers:
        yield 0.2, "same attacker ({})", attackers
    place = _place_evidence(one, other, ground)
    # Two cities of one night are one wave only where a report names both.
    yield (-0.2, "") if one.places and other.places and not place[0] else place
    if one.weapons and other.weapons:
        weapons = one.weapons & other.weapons
        yield (0.1, "{} in both", weapons) if weapons else (-0.2, "")
    yield from _figure_evidence(one, other, thin=not (day and place[0]))


def _place_evidence(one: Attack, other: Attack, ground: Ground) -> Evidence:
    both = frozenset(one.places).intersection(other.places)
    if both:
        return 0.3, "{} in both", both
    near: Evidence = (0.0, "")
    for a in one.places:
        for b in other.places:
            relation = ground.gazetteer.relation(a, b)
            if relation == "within":
                return 0.2, "{} and {}: one lies in the other", *sorted((a, b))
            if relation == "near":
                near = (0.2, "{} and {} are near each other", *sorted((a, b)))
    return near


_WEIGHTS = (0.1, 0.15, 0.05, 0.0)
"""One or two dead are told of many attacks: a single equal figure is weak, two are not."""


def _figure_evidence(one: Attack, other: Attack, *, thin: bool) -> Iterator[Evidence]:
    figures, same = dict(other.figures), 0
    for field, quantities in one.figures:
        pairs = [(a, b) for a in quantities for b in figures.get(field, ())]
        equal = next((a for a, b in pairs if agree(a, b) and size(a) > 0), None)
        if equal:
            yield _WEIGHTS[same], "{}: {} in both", field, equal
            same += 1
        elif pairs and (thin or one.speakers & other.speakers) and not any(agree(a, b) for a, b in pairs):
            # Different speakers may differ about one attack; a doubt only where little else speaks for it.
            yield -0.15, ""
