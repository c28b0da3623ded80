"""What all sources say about each field of an event: the best reading, and how the others stand to it.

`differs`: another speaker gives another value for the same thing. `earlier`: a later figure or status has taken its
place. `narrower`: the value is for a part of the places or of the weapons. A list has one reading for each member.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from generator.events.figures import best_figure, figure_standing
from generator.events.ground import Ground
from generator.events.names import key
from generator.events.sayings import Saying, Telling, sayings_of, scoped
from generator.events.voices import speaker
from generator.model import CHOICES, FIELDS, Account, Agreement, Desk, Kind, Quantity, Reading, Value
from generator.wording import slug

Standing = Literal["current", "differs", "earlier", "narrower"]
_ORDER: tuple[Standing, ...] = ("current", "differs", "earlier", "narrower")


def accounts_of(desk: Desk, tellings: Sequence[Telling], ground: Ground) -> tuple[Account, ...]:
    """The accounts of an event in the order of FIELDS; `tellings` in order of publication."""
    accounts = (_account(desk, name, kind, tellings, ground) for name, kind in FIELDS[desk].items())
    return tuple(account for account in accounts if account)


def _account(desk: Desk, name: str, kind: Kind, tellings: Sequence[Telling], ground: Ground) -> Account | None:
    sayings = [saying for telling in tellings for saying in sayings_of(name, telling)]
    if not sayings:
        return None
    if kind in ("texts", "names", "places"):
        return _list_account(name, sayings, ground)
    if kind == "quantity":
        return _figure_account(name, sayings, ground)
    return _single_account(desk, name, kind, sayings, ground)


# --- Lists ----------------------------------------------------------------------------------------------------------


def _same(name: str, ground: Ground) -> Callable[[object], str]:
    """When two members of a list are one."""
    if name in ("parties", "mediators", "donor", "recipient", "attacker"):
        return lambda text: key(ground.names.state(str(text)))
    if name in ("places", "place"):
        return lambda text: key(ground.gazetteer.name(str(text)))
    if name == "participants":
        return lambda text: key(ground.names.canonical(str(text)))
    return lambda text: slug(str(text))


def _list_account(name: str, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    """All members that some record states, in their order, each with those who name it."""
    same = _same(name, ground)
    members: dict[str, str] = {}
    by_mark: dict[str, list[Saying]] = {}
    for saying in sayings:
        by_mark.setdefault(same(saying.value), []).append(saying)
        if saying.stated:
            members.setdefault(same(saying.value), str(saying.value))
    if not members:
        return None
    readings: list[Reading] = []
    agreements: set[Agreement] = set()
    for mark, member in members.items():
        found = _readings(by_mark[mark], _current, _one, shown=(member,))
        readings += found
        agreements.add(_agreement(by_mark[mark], found, ground))
    agreement = next(word for word in _WEIGHTIEST if word in agreements)
    return Account(name, tuple(members.values()), tuple(readings), agreement)


def _current(_: Saying) -> Standing:
    return "current"


def _one(_: Value) -> object:
    """All spellings of one member make one reading."""
    return ""


_WEIGHTIEST: tuple[Agreement, ...] = ("sources differ", "sources agree", "one source")
"""A list is as its most telling member: two sources need not name the same members to agree on one."""


# --- Figures --------------------------------------------------------------------------------------------------------


def _figure_account(name: str, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    figures = {id(saying): saying for saying in scoped(sayings, ground)}
    best = best_figure(name, tuple(figures.values()), ground)
    if best is None:
        return None

    def standing(saying: Saying) -> Standing:
        return figure_standing(name, figures[id(saying)], best, ground)

    readings = _readings(figures.values(), standing, _plainly, best=best.value)
    same_scope = [reading.value for reading in readings if reading.standing in ("current", "differs")]
    ends = [end for value in (best.value, *same_scope) for end in _ends(value, unit=best.value.unit)]
    agreement = _agreement(sayings, readings, ground)
    return Account(name, best.value, tuple(readings), agreement, min(ends, default=None), max(ends, default=None))


def _ends(value: Value, *, unit: str) -> list[int]:
    if not isinstance(value, Quantity) or value.unit != unit:
        return []
    return [end for end in (value.low, value.high) if end is not None]


# --- Single values --------------------------------------------------------------------------------------------------


def _single_account(desk: Desk, name: str, kind: Kind, sayings: Sequence[Saying], ground: Ground) -> Account | None:
    same: Callable[[object], object] = _same(name, ground) if kind in ("name", "place", "text") else _plainly
    stated = [saying for saying in sayings if saying.stated]
    if not stated:
        # Only claims have it, and the records leave it open: it is disputed, and no reading is the best.
        readings = _readings(sayings, lambda _: "differs", same)
        return Account(name, "", tuple(readings), _agreement(sayings, readings, ground))
    best = max(stated, key=_ranking(desk, name, kind, stated, same))
    readings = _readings(
        sayings, lambda saying: _standing(name, kind, saying, best, sayings, ground), same, best=best.value
    )
    return Account(name, best.value, tuple(readings), _agreement(sayings, readings, ground))


def _plainly(value: object) -> object:
    return value


def _ranking(
    desk: Desk, name: str, kind: Kind, stated: Sequence[Saying], same: Callable[[object], object]
) -> Callable[[Saying], tuple[object, ...]]:
    """What makes one value better than another: for a status the latest and farthest, else what most records say."""
    told = [same(saying.value) for saying in stated]
    place = {id(saying): -number for number, saying in enumerate(stated)}
    if name == "status":
        steps = CHOICES[desk, name]
        return lambda saying: (
            saying.published, steps.index(str(saying.value)) if saying.value in steps else -1, place[id(saying)],
        )  # fmt: skip
    if kind == "day":
        moved = any(saying.telling.record.fields.get("status") == "postponed" for saying in stated)
        weight = {"held": 2, "postponed": 1}
        return lambda saying: (
            len(str(saying.value)), weight.get(str(saying.telling.record.fields.get("status")), 0),
            saying.published if moved else "",
            told.count(same(saying.value)), place[id(saying)],
        )  # fmt: skip
    return lambda saying: (told.count(same(saying.value)), place[id(saying)])


def _standing(
    name: str, kind: Kind, saying: Saying, best: Saying, sayings: Sequence[Saying], ground: Ground
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
    first = min((one.published or "9999" for one in sayings if one.value == best.value), default="9999")
    return "earlier" if name in ("status", "date") and saying.published and saying.published < first else "differs"


# --- Readings -------------------------------------------------------------------------------------------------------


def _readings(
    sayings: Iterable[Saying],
    standing: Callable[[Saying], Standing],
    same: Callable[[Value], object],
    *,
    best: Value = "",
    shown: Value | None = None,
) -> list[Reading]:
    """One reading for each value and standing; who denies a value stands apart from those who state it."""
    found: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings:
        place: Standing = "differs" if saying.denies else standing(saying)
        found.setdefault((_ORDER.index(place), same(saying.value), saying.denies), []).append(saying)
    # The record's own reading first: it is the best one.
    ranked = sorted(found.items(), key=lambda item: (item[0][0], item[0][1] != same(best)))
    return [
        Reading(shown or group[0].value, tuple(saying.voice for saying in group if saying.voice), _ORDER[_index(mark)])
        for mark, group in ranked
        if any(saying.voice or not saying.told for saying in group)
    ]


def _index(mark: tuple[object, ...]) -> int:
    return mark[0] if isinstance(mark[0], int) else 0


def _agreement(sayings: Sequence[Saying], readings: Sequence[Reading], ground: Ground) -> Agreement:
    if any(reading.standing == "differs" for reading in readings):
        return "sources differ"
    return "sources agree" if len(_sources(sayings, readings, ground)) > 1 else "one source"


def _sources(sayings: Sequence[Saying], readings: Sequence[Reading], ground: Ground) -> frozenset[object]:
    """Named speakers, and the articles that say it in their own voice and name nobody for it."""
    values = {reading.value for reading in readings if reading.standing == "current"}
    voices = {id(voice): voice for one in readings if one.standing == "current" for voice in one.voices}
    speakers = {speaker(voice, ground) for voice in voices.values() if voice.claim.said_by}
    telling = [saying for saying in sayings if saying.voice and id(saying.voice) in voices]
    named = {saying.source for saying in telling if saying.voice and saying.voice.claim.said_by}
    silent = (saying for saying in sayings if not saying.voice and not saying.told)
    editors = {saying.source for saying in silent if saying.value in values or (saying.value,) in values}
    return frozenset((*speakers, *(({saying.source for saying in telling} | editors) - named)))
