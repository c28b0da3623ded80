"""Whether two records of attacks tell of one wave: by day, place, direction, weapons and figures, never by wording.

A running total ("since February", "over the past month") is no wave and joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as field_

from generator.events.days import EVER, distance, finest, fitting, is_day, shared, span
from generator.events.ground import Ground
from generator.events.likeness import DAY, Evidence, Likeness, Slots, Stay, weigh
from generator.events.names import key
from generator.events.numbers import agree, size
from generator.events.targets import CERTAIN, Target, same_name, same_target, target_of
from generator.events.telling import texts, values
from generator.events.totals import is_total
from generator.model import Quantity, Record

FIGURES = ("launched", "intercepted", "killed", "injured")
_TELLING = (*FIGURES, "places", "attacker")
"""What a quote must carry to tell of the attack itself; in a story of several nights all such quotes are totals."""
WIDE = 3
"""So many places make a wave that other reports tell of the country."""
OPEN_DAYS = 3
"""How far from its article an undated attack may lie."""
LATE_DAYS = 10
"""So many days after it no article reports an attack without saying when it was."""
TIMELESS = -0.3
"""Cities are hit night after night: where no day and no day of publication is known, place and weapons say little, and figures that agree must say the rest."""
UNNAMED = 0.1
"""What a thing without a name, like a refinery, then counts at most."""


@dataclass(frozen=True, slots=True)
class Attack(Slots):
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
    targets: frozenset[Target]
    """What was hit, as far as not every attack hits it."""
    speakers: frozenset[str]
    total: bool
    by_field: Mapping[str, tuple[Quantity, ...]] = field_(default_factory=dict, compare=False, repr=False)
    """The same figures, to be looked up: most pairs of attacks are compared and not joined."""

    @property
    def timeless(self) -> bool:
        """True if neither its day nor that of its article is known."""
        return not self.days and not is_day(self.published)

    def bridges(self, one: Slots, other: Slots) -> bool:
        """A night belongs to its morning: what is dated by the evening goes with all that is told of the morning, as soon as one of
        them is known to be the same night."""
        if Slots.bridges(self, one, other):
            return True
        evening, morning = sorted((one, other), key=lambda end: min(end.days))
        return isinstance(evening, Attack) and fitting(self.days, morning.days) is not None and _one_night(evening, self)


def attack_of(record: Record, *, published: str | None, ground: Ground) -> Attack:
    gazetteer = ground.gazetteer
    named = sorted({gazetteer.name(place) for place in texts(record, "places")})
    places = tuple(place for place in named if not gazetteer.is_country(place))
    given = _given(record)
    figures = tuple((field, _quantities(record, field)) for field in FIGURES if field in given)
    return Attack(
        days=finest(texts(record, "date")),
        published=published,
        attackers=frozenset(ground.names.state(name) for name in texts(record, "attacker")),
        places=places,
        national=not places,
        lands=gazetteer.nations(named),
        weapons=ground.weapon_kinds(texts(record, "weapons")),
        figures=figures,
        targets=frozenset(filter(None, (target_of(damage, frozenset(named)) for damage in texts(record, "damage")))),
        speakers=frozenset(key(claim.said_by or "") for claim in record.claims),
        total=is_total(record, _TELLING),
        by_field=dict(figures),
    )


def stays(attack: Attack, ground: Ground) -> Iterator[Stay]:
    """At each place on its days, and at what was hit; a wave of no named place waits for every attack by the same side or,
    where that is not named either, in the same country."""
    if attack.total:
        return
    first, last = _times(attack)
    for mark in sorted({mark for place in attack.places for mark in ground.gazetteer.cells(place)}):
        yield Stay(mark, first, last)
    for word in sorted({word for target in attack.targets for word in target.words}):
        yield Stay(f"hit {word}", first, last, kin="known" if attack.places else "")
    for name in sorted({name for target in attack.targets for name in target.names}):
        yield Stay(f"named {name}", first, last + 1)
    for field, number in sorted(_exact(attack)):
        yield Stay(f"{field} {number}", first, last + 1)
    for attacker in sorted(attack.attackers):
        yield Stay(f"by {attacker}", first, last, kin="" if attack.national else "of a place")
    for land in sorted(attack.lands):
        yield Stay(f"in {land}", first, last, kin="" if attack.national and not attack.attackers else "known")


def compare(one: Attack, other: Attack, ground: Ground) -> Likeness:
    """A contradiction, or the weight of what both have in common."""
    conflict = contradiction(one, other, ground)
    return Likeness(conflict=conflict) if conflict else weigh(_evidence(one, other, ground))


def contradiction(one: Attack, other: Attack, ground: Ground) -> str:
    """Why two records cannot tell of one attack; empty where they can."""
    if one.total or other.total:
        return "a running total"
    if one.attackers and other.attackers and not one.attackers & other.attackers:
        return "different attackers"
    if one.lands and other.lands and not one.lands & other.lands:
        return "different countries hit"
    if one.days and other.days and not fitting(one.days, other.days) and not _one_night(one, other):
        return DAY
    return "reported too far apart in time" if _out_of_time(one, other) else ""


def _out_of_time(one: Attack, other: Attack) -> bool:
    """True if one is not dated, and its article lies too far from the other's day or article."""
    if one.days and other.days:
        return False
    (first, last), (since, until) = _times(one), _times(other)
    return max(first, since) - min(last, until) > LATE_DAYS


def _one_night(one: Attack, other: Attack) -> bool:
    """True if the days are those of the evening and the morning of one night, and what is told of both is hardly told of two attacks: a
    thing that bears a name was hit, or a figure that nobody rounds is given for one place."""
    if distance(min(one.days, default=None), min(other.days, default=None)) != 1:
        return False
    elsewhere = one.places and other.places and not set(one.places) & set(other.places)
    return same_name(one.targets, other.targets) or bool(not elsewhere and _exact(one) & _exact(other))


def _exact(attack: Attack) -> frozenset[tuple[str, int]]:
    """The figures that hardly two attacks have in common."""
    return frozenset((field, size(figure)) for field, figures in attack.figures for figure in figures if _weight(figure) == _EXACT)


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


# --- Evidence -------------------------------------------------------------------------------------------------------


def _evidence(one: Attack, other: Attack, ground: Ground) -> Iterator[Evidence]:
    place = _place_evidence(one, other, ground)
    elsewhere = bool(one.places and other.places and not place[0])
    day = shared(one.days, other.days)
    targets: Evidence = (0.0, "") if elsewhere or not one.targets or not other.targets else same_target(one.targets, other.targets, days=(one.days, other.days))
    if one.timeless or other.timeless:
        if not same_name(one.targets, other.targets):
            targets = (min(targets[0], UNNAMED), *targets[1:])
        yield TIMELESS, ""
    else:
        yield (0.35, "same day ({})", day) if day else _time_evidence(one, other, known=targets[0] >= CERTAIN)
    attackers = one.attackers & other.attackers
    if attackers:
        yield 0.2, "same attacker ({})", attackers
    elif _nobody_else(one, other):
        yield 0.15, "by {} in one, nobody named in the other", one.attackers | other.attackers
    # Two cities of one night are one wave only where a report names both.
    yield (-0.2, "") if elsewhere else place
    if one.weapons and other.weapons:
        weapons = one.weapons & other.weapons
        yield (0.1, "{} in both", weapons) if weapons else (-0.2, "")
    yield targets
    yield from _figure_evidence(one, other, thin=not (day and (place[0] or targets[0])))


def _nobody_else(one: Attack, other: Attack) -> bool:
    """True if only one names the attacker, who hits the country in which the other's places lie: there is hardly another who would."""
    return bool(one.attackers) != bool(other.attackers) and bool(one.lands & other.lands - one.attackers - other.attackers)


def _time_evidence(one: Attack, other: Attack, *, known: bool) -> Evidence:
    """Cities are hit night after night: without a common day, little speaks for one wave; a month does where a `known` thing was hit."""
    fit = fitting(one.days, other.days)
    if fit:
        return (0.15, "{} fits {}", *sorted(fit, key=len)) if known else (-0.05, "")
    for dated, undated in ((one, other), (other, one)):
        if dated.days and not undated.days:
            later = min(_after(day, undated.published) for day in dated.days)
            return (0.2, "reported within a day of it") if later <= 1 else (0.0 if later <= OPEN_DAYS else -0.05, "")
    if not one.days and not other.days and distance(one.published, other.published) == 0:
        return 0.1, "reported on one day"
    return -0.05, ""


def _after(day: str, published: str | None) -> int:
    """How many days after an attack an article appeared; very many where it appeared before or one of them is not known to the day."""
    apart = distance(day, published)
    return apart if apart is not None and published and published >= day else EVER[1]


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
    if one.national and other.national:
        return 0.2, "the whole country in both"
    if min(len(one.places), len(other.places)) == 0 and max(len(one.places), len(other.places)) >= WIDE:
        return 0.15, "many cities in one, the whole country in the other"
    return near


_WEIGHTS = (0.1, 0.15, 0.05, 0.0)
"""One or two dead are told of many attacks: a single equal figure is weak, two are not."""
_LARGE, _EXACT = 0.2, 0.4
"""A single equal figure of ten or more, and one that nobody rounds: "728"."""


def _figure_evidence(one: Attack, other: Attack, *, thin: bool) -> Iterator[Evidence]:
    if not one.figures or not other.figures:
        return
    # Different speakers may differ about one attack; a doubt only where little else speaks for it.
    same, doubt, may_doubt = 0, False, thin or bool(one.speakers & other.speakers)
    for field, quantities in one.figures:
        others = other.by_field.get(field)
        if others is None:
            continue
        pairs = [(a, b) for a in quantities for b in others]
        equal = next((a for a, b in pairs if agree(a, b)), None)
        if equal and size(equal) > 0:
            yield _WEIGHTS[same] if same else _weight(equal), "{}: {} in both", field, equal
            same += 1
        elif may_doubt and pairs and not equal:
            doubt = doubt or not any(_rose(field, a, b) for a, b in pairs)
    if doubt:
        yield -0.15, ""


def _weight(figure: Quantity) -> float:
    if figure.low == figure.high and not figure.bound and size(figure) >= 100 and size(figure) % 10:
        return _EXACT
    return _LARGE if size(figure) >= 10 else _WEIGHTS[0]


def _rose(field: str, one: Quantity, other: Quantity) -> bool:
    """True if the one toll may be what the other grew to."""
    low, high = sorted((size(one), size(other)))
    return field in ("killed", "injured") and high <= 2 * low
