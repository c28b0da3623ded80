"""One meeting in its line of talks: its days as each source gives them, and what each side says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import Event, Reading, Side, Voice
from generator.site.accounts import Credit, Fact, Pair, difference, facts_of, key_facts, ordered
from generator.site.cards import agreement, count
from generator.site.days import Day, day_of, day_words, is_full, without_year
from generator.site.index import Index, event_path, first_voice_day, names_in, once, places_of
from generator.site.labels import AGREEMENT_NAMES, CHOICE_NAMES, FIELD_NAMES, NO_DATE, SIDE_NAMES, STANCE_NAMES
from generator.site.language import Counted, Words, capitalized, gettext, joined, of_articles, pgettext, series
from generator.site.sources import few, place_of, speaker
from generator.site.tracks import WARRING, Line, maybe_same
from generator.site.values import written

SIDES: tuple[Side, ...] = (*WARRING, "third party", "unknown")
SPEAKERS = 3
"""Speakers of one side that a round names; the page of the event has them all."""
DIFFERENCES = 3
SAID = ("status", "round", "date", "place", "agenda", "outcome")
"""What a side says of a round, in this order."""
UNSURE = Words({"denies": "denied", "doubts": "not confirmed"}, context="before what is not so")
MORE = Counted("and {n} more", "and {n} more")
BARE = ("status", "round", "date", "place")
"""Values that tell by themselves what they are."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says of a round."""

    who: Credit
    text: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What one side says of a round."""

    side: str
    said: tuple[Said, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Round:
    """One meeting in its line."""

    path: str
    heading: str
    """`Round 3: 23 July 2025, Istanbul`"""
    status: str
    day: Day
    days: str
    """`23 July 2025 (Volodymyr Zelensky) · 24 July 2025 (TASS)` where the sources differ; else empty."""
    who: tuple[Pair, ...]
    """Parties, people, mediators."""
    facts: tuple[Fact, ...]
    differences: tuple[str, ...]
    sides: tuple[SideView, ...]
    silent: str
    """Which of the warring sides nobody cites."""
    maybe: Credit | None
    """The meeting known to the day that this one may be."""
    sources: str


def round_of(event: Event, line: Line, index: Index) -> Round:
    """The view of one meeting of a line."""
    return once(index, "round", event, lambda: _round(event, line, index))


def _round(event: Event, line: Line, index: Index) -> Round:
    facts = facts_of(event, index)
    differing = [fact for fact in facts if fact.differs and fact.field != "date"]
    sides = tuple(_sides(event, index))
    same = maybe_same(event, line)
    return Round(
        path=event_path(event), heading=heading_of(event, index), status=CHOICE_NAMES.get(str(event.fields.get("status"))) or gettext("status not stated"),
        day=day_of(event.date), days=days_text(event, index) if _is_disputed(event) else "",
        who=tuple(_who(event, line)), facts=key_facts(event, facts), differences=tuple(map(difference, differing[:DIFFERENCES])),
        sides=sides, silent=_silent(sides, line), maybe=Credit(days_text(same, index), "", "", event_path(same)) if same else None,
        sources=_sources(event),
    )


def _sources(event: Event) -> str:
    word = AGREEMENT_NAMES[agreement(event)]
    return f"{count(event.sources, 'source')}, {word}" if event.sources > 1 else word


def heading_of(event: Event, index: Index) -> str:
    """The number where a source gives one, the day and the place; for a meeting without a day when it was first reported."""
    reported = day_of(first_voice_day(event.voices), absent="").text
    when = day_of(event.date).text
    if event.date and not is_full(event.date):
        when = gettext("{month}, day not stated", month=when)
    elif not event.date and reported:
        when = gettext("{undated}, reported {day}", undated=gettext(NO_DATE), day=reported)
    told = joined(", ", (when, *map(of_articles, places_of(event))))
    return capitalized(gettext("Round {number}: {when}", number=event.fields["round"], when=told) if "round" in event.fields else told)


def _who(event: Event, line: Line) -> Iterator[Pair]:
    """The parties where the line does not tell them, the people and the mediators."""
    for field in ("parties", "participants", "mediators"):
        names = names_in(event, field)
        if names and (field != "parties" or set(names) != set(line.track.parties)):
            yield Pair(FIELD_NAMES[field], series(map(of_articles, names)))


# --- Days -----------------------------------------------------------------------------------------------------------


def days_text(event: Event, index: Index) -> str:
    """The day, or every day that a source gives, each with who gives it: `23 July 2025 (A) · 24–25 July 2025 (B)`."""
    if not _is_disputed(event):
        return day_of(event.date).text
    account = next(account for account in event.accounts if account.field == "date")
    said: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for reading in account.readings:
        if reading.voices and (reading.value == account.best or reading.standing == "differs"):
            said.setdefault(_given_by(reading, index), []).append(str(reading.value))
    return joined(" · ", [gettext("{value} ({names})", value=_days(days), names=names) for (names, _), days in said.items()])


def _is_disputed(event: Event) -> bool:
    return any(account.field == "date" and account.agreement == "sources differ" for account in event.accounts)


def _given_by(reading: Reading, index: Index) -> tuple[str, tuple[str, ...]]:
    """The speakers, what they do with the day, and the articles: two days in one mouth belong together only within one article."""
    names = few(tuple(dict.fromkeys(speaker(voice, index) for voice in ordered(reading.voices))), limit=2)
    return joined(" ", filter(None, (STANCE_NAMES[reading.stance], names))), tuple(sorted({voice.brief for voice in reading.voices}))


def _days(days: Sequence[str]) -> str:
    """`24–25 July 2025` for days in a row, else each in full."""
    first, last = min(days), max(days)
    if len(days) < 2 or not all(map(is_full, days)) or date.fromisoformat(last) - date.fromisoformat(first) != timedelta(len(set(days)) - 1):
        return gettext(" or ").join(map(day_words, days))
    if first[: len("2025-07")] == last[: len("2025-07")]:
        return pgettext("days", "{first}–{last}", first=int(first[-2:]), last=day_words(last))
    return pgettext("days", "{first} – {last}", first=without_year(first) if first[:4] == last[:4] else day_words(first), last=day_words(last))


# --- Sides ----------------------------------------------------------------------------------------------------------


def _sides(event: Event, index: Index) -> Iterator[SideView]:
    """Each side that is cited, with what its speakers say of the round."""
    fields = [field for field in SAID if field in BARE or _is_told_by_several(field, event)]
    found: dict[Side, dict[str, list[tuple[int, Voice]]]] = {}
    for number, voice in enumerate(ordered(event.voices), start=1):
        if any(field in voice.claim.fields for field in fields):
            found.setdefault(voice.side, {}).setdefault(speaker(voice, index), []).append((number, voice))
    for side in SIDES:
        speakers = list(found.get(side, {}).values())
        if speakers:
            left = len(speakers) - SPEAKERS
            said = tuple(_said(voices, fields, event, index) for voices in speakers[:SPEAKERS])
            yield SideView(capitalized(SIDE_NAMES[side]), said, MORE(left) if left > 0 else "")


def _is_told_by_several(field: str, event: Event) -> bool:
    """What one side alone says stands with its speakers among the facts."""
    return len({voice.side for voice in event.voices if field in voice.claim.fields}) > 1


def _said(voices: Sequence[tuple[int, Voice]], fields: Sequence[str], event: Event, index: Index) -> Said:
    """All that one speaker says in these fields, each value once, what he denies or does not confirm marked as such."""
    number, first = voices[0]
    told = [(field, voice) for field in fields for _, voice in voices if field in voice.claim.fields]
    bare = dict.fromkeys(_value(field, voice) for field, voice in told if field in BARE)
    long = dict.fromkeys(
        gettext("{label}: {value}", label=FIELD_NAMES[field].lower(), value=_value(field, voice)) for field, voice in told if field not in BARE
    )
    text = joined("; ", [*([joined(", ", bare)] if bare else []), *long])
    return Said(Credit(speaker(first, index), SIDE_NAMES[first.side], place_of(first, index), f"{event_path(event)}#says-{number}"), text)


def _value(field: str, voice: Voice) -> str:
    text = written("talks", field, voice.claim.fields[field])
    text = gettext("round {number}", number=text) if field == "round" else text
    return gettext("{label}: {value}", label=UNSURE[voice.claim.stance], value=text) if voice.claim.stance in UNSURE else text


def _silent(sides: Sequence[SideView], line: Line) -> str:
    if not line.is_warring:
        return ""
    cited = {view.side for view in sides}
    silent = [side for side in (capitalized(SIDE_NAMES[side]) for side in WARRING) if side not in cited]
    if len(silent) > 1:
        return gettext("Neither side is cited on it.")
    return gettext("{side} is not cited on it.", side=silent[0]) if silent else ""
