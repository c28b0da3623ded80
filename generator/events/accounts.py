"""What all sources say about each field of an event: the best reading, and how the others stand to it (see `Standing`).

A list has one reading for each member. Who denies or doubts a value has a reading of its own: a denial is a disagreement,
a doubt is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from generator.events.days import precedes
from generator.events.figures import best_figure, figure_scope, figure_standing
from generator.events.ground import Ground
from generator.events.names import key
from generator.events.numbers import agree
from generator.events.sayings import Saying, Stance, Telling, sayings_of, scoped
from generator.events.voices import speaker
from generator.model import CHOICES, FIELDS, Account, Agreement, Desk, Kind, Quantity, Reading, Standing, Value
from generator.wording import slug

_ORDER: tuple[Standing, ...] = get_args(Standing)
_STANCES: tuple[Stance, ...] = get_args(Stance)
_DONE = ("held", "delivered")
"""Steps that an article which knows only the ones before does not take back."""


Said = Mapping[str, Sequence[Saying]]
"""Field -> all that is said of it."""


def said_of(desk: Desk, tellings: Sequence[Telling], ground: Ground) -> Said:
    """What an event's records and claims say of each field, in the order of FIELDS; `tellings` in order of publication."""
    marks = {name: _same(name, kind, ground) for name, kind in FIELDS[desk].items()}
    found: dict[str, list[Saying]] = {name: [] for name in marks}
    for telling in tellings:
        for name in telling.fields & marks.keys():
            found[name] += sayings_of(name, telling, marks[name])
    return found


def accounts_of(desk: Desk, said: Said, ground: Ground) -> tuple[Account, ...]:
    """The accounts of an event in the order of FIELDS."""
    accounts = (account_of(desk, name, sayings, ground) for name, sayings in said.items())
    return tuple(account for account in accounts if account)


def account_of(desk: Desk, name: str, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    """The account of one field, which depends on nothing but what is said of it; None where that is nothing."""
    if not sayings:
        return None
    kind = FIELDS[desk][name]
    if kind in ("texts", "names", "places"):
        return _list_account(name, sayings, ground)
    if kind == "quantity":
        return _figure_account(name, sayings, ground)
    return _single_account(desk, name, kind, sayings, ground)


# --- Lists ----------------------------------------------------------------------------------------------------------


def _same(name: str, kind: Kind, ground: Ground) -> Callable[[Value], object]:
    """When two values, or two members of a list, are one."""
    if kind in ("word", "day", "round", "quantity"):
        return _plainly
    if name in ("parties", "mediators", "donor", "recipient", "attacker"):
        return lambda text: key(ground.names.state(str(text)))
    if name in ("places", "place"):
        return lambda text: key(ground.gazetteer.name(str(text)))
    if name == "participants":
        return lambda text: key(ground.names.canonical(str(text)))
    return lambda text: slug(str(text))


def _plainly(value: Value) -> object:
    return value


def _list_account(name: str, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    """All members that some record states, in their order, each with those who name it; then those that are left open, being denied."""
    members: dict[object, str] = {}
    by_mark: dict[object, list[Saying]] = {}
    for saying in sayings:
        by_mark.setdefault(saying.mark, []).append(saying)
        if saying.stated:
            members.setdefault(saying.mark, str(saying.value))
    open_ = {mark: str(said[0].value) for mark, said in by_mark.items() if mark not in members and _is_denied(said)}
    if not members and not open_:
        return None
    readings: list[Reading] = []
    agreements: set[Agreement] = set()
    for mark, member in (members | open_).items():
        found = _readings(by_mark[mark], _current if mark in members else _differs, shown=(member,))
        readings += found
        agreements.add(_agreement(by_mark[mark], found, ground))
    agreement = next(word for word in _WEIGHTIEST if word in agreements)
    return Account(name, tuple(members.values()) or "", tuple(readings), agreement)


def _is_denied(sayings: Sequence[Saying]) -> bool:
    return any(saying.stance == "denies" for saying in sayings)


def _current(_: Saying) -> Standing:
    return "current"


def _differs(_: Saying) -> Standing:
    return "differs"


_WEIGHTIEST: tuple[Agreement, ...] = ("sources differ", "sources agree", "one source")
"""A list is as its most telling member: two sources need not name the same members to agree on one."""


# --- Figures --------------------------------------------------------------------------------------------------------


def _figure_account(name: str, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    figures = scoped(sayings, ground)
    best = best_figure(name, figures)
    if best is None:
        return None
    standings = {id(saying): figure_standing(name, saying, best, ground) for saying in figures}
    scopes = {id(saying): figure_scope(saying, best, standings[id(saying)]) for saying in figures}
    readings = _readings(
        figures, lambda saying: standings[id(saying)], best=best.value, scope=lambda saying: scopes[id(saying)]
    )
    same_scope = [one.value for one in readings if one.stance == "states" and one.standing in ("current", "differs", "besides")]
    ends = [end for value in (best.value, *same_scope) for end in _ends(value, unit=best.value.unit)]
    agreement = _agreement(sayings, readings, ground)
    return Account(name, best.value, tuple(readings), agreement, min(ends, default=None), max(ends, default=None))


def _ends(value: Value, *, unit: str) -> list[int]:
    if not isinstance(value, Quantity) or value.unit != unit:
        return []
    return [end for end in (value.low, value.high) if end is not None]


# --- Single values --------------------------------------------------------------------------------------------------


def _single_account(desk: Desk, name: str, kind: Kind, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    stated = [saying for saying in sayings if saying.stated]
    if not stated:
        # Only claims have it, and the records leave it open: no reading is the best.
        disputed = _is_denied(sayings) or len({saying.mark for saying in sayings}) > 1
        readings = _readings(sayings, _differs if disputed else _current)
        return Account(name, "", tuple(readings), _agreement(sayings, readings, ground))
    best = max(stated, key=_ranking(desk, name, kind, stated))
    readings = _readings(sayings, lambda saying: _standing(desk, name, kind, saying, best, sayings, ground), best=best.mark)
    return Account(name, best.value, tuple(readings), _agreement(sayings, readings, ground))


def _ranking(desk: Desk, name: str, kind: Kind, stated: Sequence[Saying]) -> Callable[[Saying], tuple[object, ...]]:
    """What makes one value better than another: for a status the latest and farthest, else what most records say."""
    told = Counter(saying.mark for saying in stated)
    place = {id(saying): -number for number, saying in enumerate(stated)}
    if name == "status":
        steps = CHOICES[desk, name]
        done = max((steps.index(step) for step in _DONE if step in steps and step in told), default=-1)
        return lambda saying: (
            _step(saying.value, steps) >= done, saying.published, _step(saying.value, steps), place[id(saying)],
        )  # fmt: skip
    if kind == "day":
        moved = any(saying.telling.record.fields.get("status") == "postponed" for saying in stated)
        weight = {"held": 2, "postponed": 1}
        return lambda saying: (
            len(str(saying.value)), weight.get(str(saying.telling.record.fields.get("status")), 0),
            saying.published if moved else "",
            told[saying.mark], place[id(saying)],
        )  # fmt: skip
    return lambda saying: (told[saying.mark], place[id(saying)])


def _step(status: object, steps: Sequence[str]) -> int:
    return steps.index(str(status)) if status in steps else -1


def _standing(
    desk: Desk, name: str, kind: Kind, saying: Saying, best: Saying, sayings: Sequence[Saying], ground: Ground
) -> Standing:
    if kind == "day" and (
        str(best.value).startswith(str(saying.value)) or str(saying.value).startswith(str(best.value))
    ):
        return "current"
    if kind == "place" and ground.gazetteer.relation(str(saying.value), str(best.value)) in (
        "same", "within", "within country",
    ):  # fmt: skip
        return "current"
    if kind == "text" or (kind != "day" and saying.value == best.value):
        return "current"
    if kind == "name" and key(ground.names.state(str(saying.value))) == key(ground.names.state(str(best.value))):
        return "current"
    if name == "status" and best.value in _DONE and _step(saying.value, CHOICES[desk, name]) < _step(best.value, CHOICES[desk, name]):
        return "earlier"
    telling = [one for one in sayings if one.value == best.value and one.stance == "states"]
    days = sorted({one.published for one in telling} - {""})
    if name in ("status", "date") and saying.published and days and precedes(saying.published, days[0]):
        return "earlier"
    speakers = {speaker(one.voice, ground) for one in telling if one.voice}
    return "besides" if saying.voice and speaker(saying.voice, ground) in speakers else "differs"


# --- Readings -------------------------------------------------------------------------------------------------------


def _readings(
    sayings: Iterable[Saying],
    standing: Callable[[Saying], Standing],
    *,
    best: object = "",
    shown: Value | None = None,
    scope: Callable[[Saying], tuple[str, ...]] = lambda _: (),
) -> list[Reading]:
    """One reading for each value, standing, stance and scope; `best` is the mark of the best value."""
    found: dict[tuple[Standing, object, Stance, tuple[str, ...]], list[Saying]] = {}
    for saying in sayings:
        place: Standing = "differs" if saying.stance == "denies" else standing(saying)
        found.setdefault((place, saying.mark, saying.stance, scope(saying)), []).append(saying)
    # The record's own reading first: it is the best one.
    ranked = sorted(found.items(), key=lambda item: (_ORDER.index(item[0][0]), _STANCES.index(item[0][2]), item[0][1] != best))
    return [
        Reading(shown or group[0].value, tuple(saying.voice for saying in group if saying.voice), place, stance, part)
        for (place, _, stance, part), group in ranked
        if any(saying.voice or not saying.told for saying in group)
    ]


def _agreement(sayings: Sequence[Saying], readings: Sequence[Reading], ground: Ground) -> Agreement:
    # What no voice says apart, as the form of a meeting, nobody disagrees about.
    if any(one.voices for one in readings) and any(one.standing == "differs" and one.stance != "doubts" for one in readings):
        return "sources differ"
    return "sources agree" if len(_sources(sayings, readings, ground)) > 1 else "one source"


def _sources(sayings: Sequence[Saying], readings: Sequence[Reading], ground: Ground) -> frozenset[object]:
    """Named speakers, and the articles that say it in their own voice and name nobody for it.

    An outlet that another one cites is the source of the article that it printed.
    """
    current = [one for one in readings if one.standing == "current" and one.stance == "states"]
    same = [one for one in current if _alike(one.value, current[0].value)]
    values = {reading.value for reading in same}
    voices = {id(voice) for one in same for voice in one.voices}
    telling = [(saying.voice, saying.source) for saying in sayings if saying.voice and id(saying.voice) in voices]
    cited = [(voice, source) for voice, source in telling if voice.claim.said_by]
    silent = (saying for saying in sayings if not saying.voice and not saying.told)
    editors = {saying.source for saying in silent if saying.value in values or (saying.value,) in values}
    own: set[object] = {source for _, source in telling} | editors
    if not cited:
        return frozenset(own)
    printed = {key(ground.names.canonical(voice.outlet)): source for voice, source in telling}
    names = {speaker(voice, ground) for voice, _ in cited}
    return frozenset({printed.get(name, name) for name in names} | (own - {source for _, source in cited}))


def _alike(value: Value, best: Value) -> bool:
    """False for "at least 1" beside 16: nobody contradicts the other, and neither bears the other out."""
    return agree(value, best) if isinstance(value, Quantity) and isinstance(best, Quantity) else True
