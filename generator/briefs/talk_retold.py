"""What is told of a meeting more than once: which record a headline or caption supports, and with which of its values; points told in two wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.briefs.called import folded_words
from generator.briefs.retelling import distance
from generator.briefs.stated import STOP, stem
from generator.model import Finding, Value

RULE = "talks.retold"
VISIT = "talks.visit"
"""The rule of a visit that tells of a meeting by the going alone."""
ENOUGH = 2
"""Values that a sentence and a record must share."""

SAME = 0.65
"""Share of their words that two wordings of one point have in common."""


@lru_cache(maxsize=1024)
def each_once(points: tuple[str, ...]) -> tuple[str, ...]:
    """The points without those that an earlier one tells in other words: "a peace plan for Ukraine", "the peace plan for the war in Ukraine"."""
    kept: dict[str, frozenset[str]] = {}
    for point in points:
        words = frozenset(stem(w) for w in folded_words(point) if w not in STOP)
        if not any(_alike(words, other) for other in kept.values()):
            kept[point] = words
    return tuple(kept)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    figures = {w for w in one ^ other if any(c.isdigit() for c in w)}
    return bool(one and other) and not figures and 2 * len(one & other) >= SAME * (len(one) + len(other))


def told_again(finding: Finding, records: Sequence[tuple[Sequence[Finding], dict[str, Value]]]) -> tuple[int, Finding] | None:
    """The number of the record that a sentence tells of again, and the finding with those of its values that the record holds too."""
    call = int(finding.fields.get("kind") == "call")
    fits = [(_weight(shared), -distance(finding, group), n, shared) for n, (group, have) in enumerate(records)
            if (shared := _shared(finding, have)) and _weight(shared) + call >= ENOUGH]
    if not fits:
        return None
    _, _, n, shared = max(fits, key=lambda fit: fit[:3])
    have = records[n][1]
    if "status" in have:
        shared["status"] = have["status"]
    return n, replace(finding, fields=shared)


def _shared(finding: Finding, have: dict[str, Value]) -> dict[str, Value]:
    out: dict[str, Value] = {}
    for name, value in finding.fields.items():
        mine = have.get(name)
        if name == "kind" or mine is None:
            continue
        both = tuple(v for v in value if v in (mine if isinstance(mine, tuple) else (mine,)))  # type: ignore[union-attr]
        if both:
            out[name] = both if isinstance(mine, tuple) else both[0]
    another_day = "date" in finding.fields and "date" not in out  # an old picture shows another meeting
    return out if not another_day and _may_be(str(finding.fields.get("kind")), str(have.get("kind"))) else {}


def _may_be(told: str, kind: str) -> bool:
    """A call is no meeting in a room, an exchange of prisoners none at all; "talks" may be any but the last."""
    return told == kind or (told == "meeting" and kind != "exchange")


def _weight(shared: dict[str, Value]) -> int:
    """How many values agree; the states of people who are named beside them are no more than these people."""
    return sum(len(v) if isinstance(v, tuple) else 1 for name, v in shared.items() if name != "parties" or "participants" not in shared)


def others_met(have: Mapping[str, Value], new: Mapping[str, Value]) -> bool:
    """True where the same visitor met somebody else: "X met A" and "X met B" are two meetings, "X, A and B met" is one with both."""
    a, b = set(have["participants"]), set(new["participants"])  # type: ignore[call-overload]
    return {have.get("kind"), new.get("kind")} <= {"meeting", "call"} and bool(a - b) and bool(b - a)


def wider(have: Mapping[str, Value], new: Mapping[str, Value]) -> bool:
    """True where one place is the state of a party: "visited China" and "met in Beijing" may be one."""
    parties = set(have.get("parties", ())) & set(new.get("parties", ()))  # type: ignore[arg-type]
    return (have["place"] in parties) != (new["place"] in parties)


def of_one_gathering(have: Mapping[str, Value], new: Mapping[str, Value]) -> bool:
    """True for "there was a large meeting in Helsinki on Thursday" beside the conference of that day in that town."""
    kinds = {have.get("kind"), new.get("kind")}
    same = all(have.get(name) is not None and have.get(name) == new.get(name) for name in ("date", "place"))
    return kinds == {"meeting", "conference"} and same and any("parties" not in f and "participants" not in f for f in (have, new))


def with_visits(records: Sequence[list[Finding]], fields: Sequence[Mapping[str, Value]]) -> list[list[Finding]]:
    """The records, each visit told by its going alone joined to the meeting there of which a later sentence told more."""
    out = [list(record) for record in records]
    for n, visit in enumerate(fields):
        if any(f.rule != VISIT for f in records[n]) or "participants" not in visit or "place" not in visit:
            continue
        homes = [m for m, have in enumerate(fields) if m != n and _paid_at(visit, have)]
        if len(homes) == 1 and out[homes[0]]:
            out[homes[0]] += out[n]
            out[n] = []
    return [record for record in out if record]


def _paid_at(visit: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where a visit is told with nothing that the meeting has not: its people and states, its place and no other day."""
    within = all(set(visit.get(name, ())) <= set(have.get(name, ())) for name in ("participants", "parties"))  # type: ignore[arg-type]
    same = all(visit.get(name) == have.get(name) for name in ("status", "place"))
    return within and same and have.get("kind") == "meeting" and visit.get("date") in (None, have.get("date"))
