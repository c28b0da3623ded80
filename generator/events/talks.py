"""Whether two records of talks tell of one meeting: by day, place, who meets, round and kind, never by wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.events.days import EVER, distance, finest, fitting, shared, span
from generator.events.ground import Ground
from generator.events.likeness import DAY, Evidence, Likeness, Stay, weigh
from generator.events.names import key
from generator.events.telling import texts, values
from generator.model import Record

OPEN_DAYS = 30
"""How far from its article an undated meeting may lie."""
ROUND_DAYS = 60
"""How long one numbered round may be put off and still be the same round."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What identifies a meeting in one record."""

    kind: str
    status: str
    day: str
    days: tuple[str, ...]
    """The record's day and those that its claims name."""
    published: str | None
    places: tuple[str, ...]
    parties: frozenset[str]
    """States and bodies, mediators and the countries of the participants with them."""
    people: frozenset[str]
    leaders: bool
    """True if at least two people are named and all of them head a state or government."""
    round: int | None


def meeting_of(record: Record, *, published: str | None, ground: Ground) -> Meeting:
    names = ground.names
    people = frozenset(names.canonical(name) for name in texts(record, "participants"))
    parties = {names.state(name) for field in ("parties", "mediators") for name in texts(record, field)}
    parties |= set(filter(None, map(names.country, people)))
    rounds = [value for value in values(record, "round") if isinstance(value, int)]
    return Meeting(
        kind=str(record.fields.get("kind", "")),
        status=str(record.fields.get("status", "")),
        day=str(record.fields.get("date", "")),
        days=finest(texts(record, "date")),
        published=published,
        places=tuple(sorted({ground.gazetteer.name(place) for place in texts(record, "place")})),
        parties=frozenset(parties),
        people=people,
        leaders=len(people) > 1 and all(key(name) in names.leaders for name in people),
        round=rounds[0] if rounds else None,
    )


def stays(meeting: Meeting, ground: Ground) -> Iterator[Stay]:
    """Dated meetings wait at their days; undated ones at the people, the round or the place that they name."""
    first, last = _times(meeting)
    for place in meeting.places or ():
        yield from (
            Stay(mark, first, last) for mark in ground.gazetteer.cells(place) if not mark.startswith("cell 0.5")
        )
    if meeting.days:
        yield from (Stay(f"party {party}", first, last) for party in meeting.parties)
    if len(meeting.people) > 1:
        yield from (Stay(f"person {person}", first, last) for person in meeting.people)
    if meeting.round is not None:
        yield Stay(f"round {meeting.round}", max(1, first - ROUND_DAYS), last + ROUND_DAYS)


def compare(one: Meeting, other: Meeting, ground: Ground) -> Likeness:
    """A contradiction, or the weight of what both have in common."""
    conflict = _conflict(one, other, ground)
    return Likeness(conflict=conflict) if conflict else weigh(_evidence(one, other, ground))


def _times(meeting: Meeting) -> tuple[int, int]:
    if meeting.days:
        return min(span(day)[0] for day in meeting.days), max(span(day)[1] for day in meeting.days)
    if meeting.published:
        first, last = span(meeting.published)
        return first - OPEN_DAYS, last + OPEN_DAYS
    return EVER


# --- Contradictions -------------------------------------------------------------------------------------------------

_APART = (
    {"call", "negotiation"}, {"call", "conference"}, {"exchange", "negotiation"}, {"exchange", "meeting"},
    {"exchange", "call"}, {"exchange", "conference"}, {"negotiation", "conference"},
)  # fmt: skip
"""Kinds that no article takes for each other; "meeting" is also what is written where the kind is unclear."""


def _conflict(one: Meeting, other: Meeting, ground: Ground) -> str:
    same_round = one.round is not None and one.round == other.round
    if {one.kind, other.kind} in _APART:
        return "different kinds"
    if None not in (one.round, other.round) and one.round != other.round:
        return "different rounds"
    if _strangers(one.parties, other.parties) and not same_round:
        return "different parties"
    if one.people and other.people and not one.people & other.people and one.leaders != other.leaders:
        return "leaders and others"
    if one.places and other.places and not same_round and _far(one, other, ground):
        return "different places"
    if one.days and other.days and not _same_time(one, other, same_round=same_round):
        return DAY
    return ""


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if two meetings have at most one party in common, although each names at least two."""
    both = len(one & other)
    return both < min(2, len(one), len(other))


def _far(one: Meeting, other: Meeting, ground: Ground) -> bool:
    return all(ground.gazetteer.relation(a, b) == "far" for a in one.places for b in other.places)


def _same_time(one: Meeting, other: Meeting, *, same_round: bool) -> bool:
    if fitting(one.days, other.days):
        return True
    if not same_round or (one.status == other.status == "held"):
        return False
    (first1, last1), (first2, last2) = _times(one), _times(other)
    return max(first1, first2) - min(last1, last2) <= ROUND_DAYS


# --- Evidence -------------------------------------------------------------------------------------------------------


def _evidence(one: Meeting, other: Meeting, ground: Ground) -> Iterator[Evidence]:
    yield _day_evidence(one, other)
    yield _place_evidence(one, other, ground)
    yield from _people_evidence(one, other)
    if one.round is not None and one.round == other.round:
        yield 0.3, "round {} in both", f"{one.round}"
    if one.kind and other.kind:
        yield (0.05, "{} in both", one.kind) if one.kind == other.kind else (-0.1, "")
    if one.leaders != other.leaders and "proposed" in (one.status, other.status) and one.status != other.status:
        # A wished-for meeting of leaders is not the technical round that prepares it.
        yield -0.3, ""


def _day_evidence(one: Meeting, other: Meeting) -> Evidence:
    day = shared(one.days, other.days)
    if day:
        same = one.day == other.day == day
        return (0.4, "same day ({})", day) if same else (0.35, "both have a source for {}", day)
    fit = fitting(one.days, other.days)
    if fit:
        coarse, fine = sorted(fit, key=len)
        return (0.2, "{} in both", coarse) if coarse == fine else (0.2, "{} fits {}", coarse, fine)
    if one.days and other.days:
        return 0.05, "{} and {} are within the time of one round", one.days[0], other.days[0]
    apart = distance(one.published, other.published)
    return (0.1, "reported within three days") if apart is not None and apart <= 3 else (0.0, "")


def _place_evidence(one: Meeting, other: Meeting, ground: Ground) -> Evidence:
    found = {ground.gazetteer.relation(a, b): (a, b) for a in one.places for b in other.places}
    for relation, points, words in _RELATIONS:
        if relation in found:
            return points, words, *sorted(found[relation])
    return 0.0, ""


_RELATIONS = (
    ("same", 0.25, "{} in both"),
    ("near", 0.15, "{} and {} are near each other"),
    ("within", 0.15, "{} and {}: one lies in the other"),
    ("within country", 0.15, "{} and {}: one lies in the other"),
)


def _people_evidence(one: Meeting, other: Meeting) -> Iterator[Evidence]:
    both = one.parties & other.parties
    if both and one.parties == other.parties:
        yield 0.2, "same parties ({})", both
    elif len(both) > 1:
        yield 0.15, "{} in both", both
    people = one.people & other.people
    if len(people) > 1 and 2 * len(people) >= len(one.people | other.people):
        yield 0.25, "same participants ({})", people
    elif people:
        yield 0.05, "{} in both", people
