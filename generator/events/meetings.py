"""What a record of talks tells of its meeting, and what it knows of a meeting that was put off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.events.days import EVER, finest, fitting, span
from generator.events.ground import Ground
from generator.events.likeness import Slots
from generator.events.names import key
from generator.events.telling import texts, values
from generator.model import Record

OPEN_DAYS = 30
"""How far from its article an undated meeting may lie."""
ROUND_DAYS = 60
"""How long one numbered round may be put off and still be the same round."""

_FORMATS = ("conference", "meeting")
"""Kinds in which a standing format comes together."""


@dataclass(frozen=True, slots=True)
class Meeting(Slots):
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
    formats: frozenset[str]
    """Standing formats that the parties or the quotes name: their meetings are told apart by the month."""
    bilateral: frozenset[tuple[str, str]]
    """Two people with their countries, where just two of two countries are named."""

    @property
    def timeless(self) -> bool:
        """True if neither its day nor that of its article is known."""
        return not self.days and not self.published

    @property
    def moved(self) -> bool:
        """True if it knows that the meeting has another day now."""
        return self.status == "postponed"

    def bridges(self, one: Slots, other: Slots) -> bool:
        """A meeting that was put off is the one that was planned before and the one that is held later; two that were held are two."""
        if Slots.bridges(self, one, other):
            return True
        ends = [end for end in (one, other) if isinstance(end, Meeting) and (fitting(self.days, end.days) or put_off(self, end))]
        return self.moved and len(ends) == 2 and any(end.status != "held" for end in ends)


def meeting_of(record: Record, *, published: str | None, ground: Ground) -> Meeting:
    names = ground.names
    people = frozenset(names.canonical(name) for name in texts(record, "participants"))
    parties = {names.state(name) for field in ("parties", "mediators") for name in texts(record, field)}
    parties |= set(filter(None, map(names.country, people)))
    quotes = " / ".join(claim.quote for claim in record.claims) if record.fields.get("kind") in _FORMATS else ""
    formats = ground.formats_in(quotes) | ground.formats_in(" / ".join(parties))
    rounds = [value for value in values(record, "round") if isinstance(value, int)]
    return Meeting(
        kind=str(record.fields.get("kind", "")),
        status=str(record.fields.get("status", "")),
        day=str(record.fields.get("date", "")),
        days=finest(texts(record, "date")),
        published=published,
        places=tuple(sorted({ground.gazetteer.name(place) for place in texts(record, "place")})),
        parties=frozenset(parties - formats),
        people=people,
        leaders=len(people) > 1 and all(key(name) in names.leaders for name in people),
        round=rounds[0] if rounds else None,
        formats=formats,
        bilateral=_bilateral({name: names.country(name) for name in people}),
    )


def _bilateral(countries: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    states = frozenset(filter(None, countries.values()))
    return frozenset(countries.items()) if len(countries) == len(states) == 2 else frozenset()


def times(meeting: Meeting) -> tuple[int, int]:
    if meeting.days:
        return min(span(day)[0] for day in meeting.days), max(span(day)[1] for day in meeting.days)
    if meeting.published:
        first, last = span(meeting.published)
        return first - OPEN_DAYS, last + OPEN_DAYS
    return EVER


def put_off(one: Meeting, other: Meeting) -> bool:
    """True if one is told to be put off, and the other is planned or held on a later day, or was planned before that report."""
    return any(-ROUND_DAYS * planned <= days <= ROUND_DAYS for days, planned in _days_after(one, other))


def over(one: Meeting, other: Meeting) -> bool:
    """True if one is told to be put off after the other was held."""
    return "held" in (one.status, other.status) and any(days < 0 for days, _ in _days_after(one, other))


def _days_after(one: Meeting, other: Meeting) -> Iterator[tuple[int, bool]]:
    """How many days after the day that was put off, or else after the report of it, the other is to be or was; whether it was planned before the report."""
    for off, kept in ((one, other), (other, one)):
        since = min(off.days, default=off.published)
        if off.moved and kept.status != "proposed" and since and kept.days:
            planned = kept.status in ("scheduled", "postponed") and bool(off.published and kept.published and kept.published < off.published)
            yield span(max(kept.days))[1] - span(since)[0], planned
