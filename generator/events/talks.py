"""Whether two records of talks tell of one meeting: by day, place, who meets, round and kind, never by wording."""

from __future__ import annotations

from collections.abc import Iterator

from generator.events.days import FULL, distance, fitting, shared, span
from generator.events.ground import Ground
from generator.events.likeness import DAY, Evidence, Likeness, Stay, weigh
from generator.events.meetings import ROUND_DAYS, Meeting, over, put_off, times

NEAR_DAYS = 3
"""So close two reports of what is not dated must lie to count as one piece of news."""
TIMELESS = -0.2
"""Leaders and groups meet again and again: where no day and no day of publication is known, the same people must have met at the same place, or in a numbered round."""
WEEK = 7
"""How far from a meeting an article may lie that tells only its month, so that it counts as more than the month."""


def stays(meeting: Meeting, ground: Ground) -> Iterator[Stay]:
    """Dated meetings wait at their days; undated ones at the people, the round or the place that they name, and some days for their parties."""
    first, last = times(meeting)
    until = last + (meeting.kind == "negotiation")  # talks go on for a second day
    for place in meeting.places or ():
        yield from (
            Stay(mark, first, until) for mark in ground.gazetteer.cells(place) if not mark.startswith("cell 0.5")
        )
    if meeting.days:
        yield from (Stay(f"party {party}", first, last) for party in meeting.parties)
    elif meeting.published:
        told = span(meeting.published)
        until = told[1] + (ROUND_DAYS if meeting.status == "postponed" else NEAR_DAYS)
        yield from (Stay(f"party {party}", told[0] - NEAR_DAYS, until) for party in meeting.parties)
    if len(meeting.people) > 1:
        yield from (Stay(f"person {person}", first, last) for person in meeting.people)
    wide = max(1, first - ROUND_DAYS), last + ROUND_DAYS
    yield from (Stay(f"format {name}", *(wide if meeting.moved else (first, last))) for name in meeting.formats)
    if meeting.round is not None:
        yield Stay(f"round {meeting.round}", *wide)


def compare(one: Meeting, other: Meeting, ground: Ground) -> Likeness:
    """A contradiction, or the weight of what both have in common."""
    conflict = contradiction(one, other, ground)
    return Likeness(conflict=conflict) if conflict else weigh(_evidence(one, other, ground))


# --- Contradictions -------------------------------------------------------------------------------------------------

_APART = (
    {"call", "negotiation"}, {"call", "conference"}, {"exchange", "negotiation"}, {"exchange", "meeting"},
    {"exchange", "call"}, {"exchange", "conference"}, {"negotiation", "conference"},
)  # fmt: skip
"""Kinds that no article takes for each other; "meeting" is also what is written where the kind is unclear."""


def contradiction(one: Meeting, other: Meeting, ground: Ground) -> str:
    """Why two records cannot tell of one meeting; empty where they can."""
    same_round = one.round is not None and one.round == other.round
    if {one.kind, other.kind} in _APART and not _body_calls(one, other, ground):
        return "different kinds"
    if one.kind != other.kind and {one.status, other.status} in ({"cancelled", "held"}, {"rejected", "held"}):
        return "called off and held"
    if None not in (one.round, other.round) and one.round != other.round:
        return "different rounds"
    if _strangers(one.parties, other.parties) and not same_round and not one.formats & other.formats:
        return "different parties"  # of a standing format one report names the chairs and one a guest
    if one.formats and other.formats and not one.formats & other.formats:
        return "different formats"
    if one.kind == other.kind and _another_partner(one, other):
        return "other people"
    if one.people and other.people and not one.people & other.people and one.leaders != other.leaders:
        return "leaders and others"
    if one.places and other.places and not same_round and _far(one, other, ground):
        return "different places"
    if over(one, other):
        return "held before the other was put off"
    if one.days and other.days:
        return "" if _same_time(one, other, same_round=same_round) else DAY
    return "" if same_round or _within_reach(one, other) else "reported too far apart in time"


def _within_reach(one: Meeting, other: Meeting) -> bool:
    """True unless what is not dated is reported months before or after the other."""
    (first, last), (since, until) = times(one), times(other)
    return max(first, since) - min(last, until) <= ROUND_DAYS


def _strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if two meetings have at most one party in common, although each names at least two."""
    both = len(one & other)
    return both < min(2, len(one), len(other))


def _body_calls(one: Meeting, other: Meeting, ground: Ground) -> bool:
    """True if a body like the G7 confers by video, which is a call to some and a conference to others."""
    return {one.kind, other.kind} == {"call", "conference"} and one.parties == other.parties and not all(
        map(ground.gazetteer.is_country, one.parties)
    )


def _another_partner(one: Meeting, other: Meeting) -> bool:
    """True if one person meets two people of one country: the president and her deputy are two meetings."""
    (a, b) = (one.bilateral - other.bilateral, other.bilateral - one.bilateral)
    return len(a) == len(b) == 1 and one.kind in ("meeting", "call") and {country for _, country in a} == {country for _, country in b}


def _far(one: Meeting, other: Meeting, ground: Ground) -> bool:
    return all(ground.gazetteer.relation(a, b) == "far" for a in one.places for b in other.places)


def _same_time(one: Meeting, other: Meeting, *, same_round: bool) -> bool:
    if fitting(one.days, other.days):
        return True
    if _one_session(one, other):
        return True
    if not (same_round or put_off(one, other)) or (one.status == other.status == "held"):
        return False
    (first1, last1), (first2, last2) = times(one), times(other)
    return max(first1, first2) - min(last1, last2) <= ROUND_DAYS


def _one_session(one: Meeting, other: Meeting) -> bool:
    """True if the same parties negotiate at the same place on two days running: one source names the first day of the talks, one the last."""
    if not one.kind == other.kind == "negotiation" or not set(one.places) & set(other.places):
        return False
    return distance(one.day, other.day) == 1 and one.parties == other.parties and "held" in {one.status, other.status} <= {"scheduled", "held"}


# --- Evidence -------------------------------------------------------------------------------------------------------


def _evidence(one: Meeting, other: Meeting, ground: Ground) -> Iterator[Evidence]:
    timeless = one.timeless or other.timeless
    yield (TIMELESS, "") if timeless else _day_evidence(one, other)
    yield _place_evidence(one, other, ground)
    yield from _people_evidence(one, other)
    if one.round is not None and one.round == other.round:
        yield 0.3, "round {} in both", f"{one.round}"
    if one.formats & other.formats and not timeless:
        yield 0.3, "{} in both", one.formats & other.formats
    if one.kind and other.kind:
        points = 0.1 if one.kind in _TELLING else 0.05
        yield (points, "{} in both", one.kind) if one.kind == other.kind else (-0.1, "")
    if {one.kind, other.kind} == {"conference", "meeting"} and bool(one.bilateral) != bool(other.bilateral):
        # Two who meet beside a conference.
        yield -0.2, ""
    if one.kind == other.kind and one.status == other.status == "held":
        yield 0.05, "held in both"
    if one.leaders != other.leaders and "proposed" in (one.status, other.status) and one.status != other.status:
        # A wished-for meeting of leaders is not the technical round that prepares it.
        yield -0.3, ""


_TELLING = ("negotiation", "conference", "exchange")
"""Kinds of which there are few; people meet and call each other every day."""


def _day_evidence(one: Meeting, other: Meeting) -> Evidence:
    day = shared(one.days, other.days)
    if day:
        same = one.day == other.day == day
        return (0.4, "same day ({})", day) if same else (0.35, "both have a source for {}", day)
    fit = fitting(one.days, other.days)
    if fit:
        coarse, fine = sorted(fit, key=len)
        points = 0.3 if _soon(one, other) else 0.2
        return (points, "{} in both", coarse) if coarse == fine else (points, "{} fits {}", coarse, fine)
    if put_off(one, other):
        return 0.2, "put off in one, on another day in the other"
    if _one_session(one, other):
        return 0.2, "{} and {} are two days running", one.days[0], other.days[0]
    if one.days and other.days:
        return 0.05, "{} and {} are within the time of one round", one.days[0], other.days[0]
    return _told_evidence(one, other)


def _soon(one: Meeting, other: Meeting) -> bool:
    """True if the one names a day, and the article of the other, which names the month, appeared within days of it."""
    return any(
        (apart := distance(day, told.published)) is not None and apart <= WEEK
        for dated, told in ((one, other), (other, one)) for day in dated.days
    )


def _told_evidence(one: Meeting, other: Meeting) -> Evidence:
    """Of what is not dated, by the days of the articles."""
    apart = distance(_told(one), _told(other))
    if apart is None or apart > NEAR_DAYS:
        return 0.0, ""
    return (0.2, "reported within a day") if apart <= 1 else (0.1, "reported within three days")


def _told(meeting: Meeting) -> str | None:
    return meeting.days[0] if len(meeting.days) == 1 and len(meeting.days[0]) == FULL else meeting.published


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
    elif both and (one.parties <= other.parties or other.parties <= one.parties):
        yield 0.05, "{} in both", both
    people = one.people & other.people
    if len(people) > 1 and 2 * len(people) >= len(one.people | other.people):
        # Two leaders, and the two with a third, may meet twice in two days: it takes the day or the place to make it one meeting.
        sure = one.people == other.people or one.kind in _TELLING or shared(one.days, other.days) or set(one.places) & set(other.places)
        yield 0.25 if sure else 0.1, "same participants ({})", people
    elif people:
        within = one.people <= other.people or other.people <= one.people
        yield 0.1 if within else 0.05, "{} in both", people
