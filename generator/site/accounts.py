"""What the sources of one event say, field by field and voice by voice: the views behind every fact on the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import FIELDS, Account, Desk, Event, Reading, Value, Voice
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path, event_path, once
from generator.site.labels import (
    AGREEMENT_NAMES,
    FIELD_NAMES,
    KEY_FIELDS,
    MISSED,
    NO_OUTLET,
    NOT_STATED,
    SIDE_NAMES,
    STANCE_VERBS,
    STANDING_NAMES,
)
from generator.site.marking import marked
from generator.site.sources import few, headline, medium, place_of, speaker, web_address
from generator.site.values import sentence_case, written

NAMES = 2
"""Speakers of one value that a list names; the event's page has them all."""

BY_EDITOR = "stated by the editor"
BY_ALL = "drawn from the reports as a whole"


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Who gives a value, linked to the words in which they give it."""

    speaker: str
    detail: str
    path: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One value and all who give it."""

    text: str
    standing: str
    credits: tuple[Credit, ...]
    tick: int | None = None
    """Where the number stands between the least and the greatest, in percent."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an event, with every reading of it."""

    field: str
    label: str
    text: str
    agreement: str
    differs: bool
    readings: tuple[ReadingView, ...]
    current: tuple[Credit, ...]
    """Who gives the value that stands in `text`."""
    earlier: tuple[ReadingView, ...]
    narrower: tuple[ReadingView, ...]
    range: str = ""
    origin: str = ""
    """Where a value comes from that no voice gives by itself."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One source's words, with the values that they state."""

    anchor: str
    number: int
    speaker: str
    heading: str
    """`Volodymyr Zelensky said`"""
    side: str
    outlet: str
    day: Day
    quote: Markup
    hedge: str
    values: tuple[Pair, ...]
    title: str
    path: str
    link: str
    """The original article; empty where its address is not known."""


def sayings_of(event: Event, index: Index, *, by: str | None = None) -> tuple[Saying, ...]:
    """Every voice of the event in order of publication, undated last; or only those of one speaker."""
    return tuple(
        _saying(voice, number, event, index)
        for number, voice in enumerate(ordered(event.voices), start=1) if by in (None, voice.speaker)
    )


def ordered(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices in order of publication, as told within one brief."""
    return tuple(sorted(voices, key=lambda v: (v.published is None, v.published or "", v.brief)))


def _saying(voice: Voice, number: int, event: Event, index: Index) -> Saying:
    brief = index.brief[voice.brief]
    verb = STANCE_VERBS.get(voice.claim.stance, "said") if voice.claim.said_by else "reported"
    return Saying(
        anchor=f"says-{number}",
        number=number,
        speaker=speaker(voice, index),
        heading=sentence_case(f"{speaker(voice, index)} {verb}"),
        side=SIDE_NAMES[voice.side],
        outlet=medium(brief) or NO_OUTLET,
        day=day_of(voice.published),
        quote=marked(voice.claim.quote, voice.claim.fields, desk=event.desk),
        hedge=voice.claim.hedge,
        values=pairs(event.desk, voice.claim.fields),
        title=headline(brief),
        path=brief_path(voice.brief),
        link=web_address(brief),
    )


def pairs(desk: Desk, fields: Mapping[str, Value]) -> tuple[Pair, ...]:
    """Labels and values, in the order of the desk's fields."""
    return tuple(
        Pair(label=FIELD_NAMES[name], text=written(desk, name, fields[name])) for name in FIELDS[desk] if name in fields
    )


def facts_of(event: Event, index: Index) -> tuple[Fact, ...]:
    """Every field that any source fills, in the order of the desk's fields."""
    return once(index, "facts", event, lambda: _facts(event, index))


def _facts(event: Event, index: Index) -> tuple[Fact, ...]:
    anchors = {_key(voice): f"{event_path(event)}#says-{n}" for n, voice in enumerate(ordered(event.voices), start=1)}
    return tuple(_fact(account, event, index, anchors) for account in event.accounts if account.field in FIELD_NAMES)


def key_facts(event: Event, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The few facts a list shows, and those that a reader would look for and no source states."""
    known = {fact.field: fact for fact in facts}
    shown = [known[field] for field in KEY_FIELDS[event.desk] if field in known]
    # Talks that have not been held can have no outcome to be missed.
    missed = MISSED[event.desk] if event.desk != "talks" or event.fields.get("status") == "held" else {}
    absent = [unstated(label) for fields, label in missed.items() if not any(field in known for field in fields)]
    return (*shown, *absent)


def unstated(label: str) -> Fact:
    """A fact that no source gives."""
    return Fact(field="", label=label, text=NOT_STATED, agreement="", differs=False, readings=(), current=(), earlier=(),
                narrower=())


Anchors = Mapping[tuple[str, str, str], str]
"""Where on its event's page each voice stands."""


def _key(voice: Voice) -> tuple[str, str, str]:
    return (voice.brief, voice.claim.quote, voice.speaker)


def _fact(account: Account, event: Event, index: Index, anchors: Anchors) -> Fact:
    readings = tuple(_reading(reading, account, event, index, anchors) for reading in account.readings)
    given = tuple(zip(readings, account.readings, strict=True))
    best = next((view for view, reading in given if reading.value == account.best), None)
    # A list may be put together from several readings, none of which has all of it: then all stand behind it.
    behind = [best] if best else [view for view, reading in given if reading.standing in ("current", "differs")] or readings
    current = tuple({credit.speaker: credit for view in behind for credit in view.credits}.values())
    return Fact(
        field=account.field,
        label=FIELD_NAMES[account.field],
        text=written(event.desk, account.field, account.best),
        agreement=AGREEMENT_NAMES[account.agreement],
        differs=account.agreement == "sources differ",
        readings=readings,
        current=current,
        earlier=tuple(view for view, reading in given if reading.standing == "earlier"),
        narrower=tuple(view for view, reading in given if reading.standing == "narrower" and view is not best),
        range=_range(account),
        origin="" if current else BY_EDITOR if _by_editor(event, index) else BY_ALL,
    )


def _by_editor(event: Event, index: Index) -> bool:
    return any(r.by_editor for slug, id in event.records for r in index.brief[slug].records if r.id == id)


def _reading(reading: Reading, account: Account, event: Event, index: Index, anchors: Anchors) -> ReadingView:
    return ReadingView(
        text=written(event.desk, account.field, reading.value),
        standing=STANDING_NAMES[reading.standing],
        credits=_credits(reading.voices, index, anchors),
        tick=_tick(reading, account),
    )


def _credits(voices: Sequence[Voice], index: Index, anchors: Anchors) -> tuple[Credit, ...]:
    found: dict[str, Credit] = {}
    for voice in ordered(voices):
        name = speaker(voice, index)
        found.setdefault(name, Credit(speaker=name, detail=place_of(voice, index), path=anchors[_key(voice)]))
    return tuple(found.values())


def _range(account: Account) -> str:
    low, high = account.low, account.high
    return f"{low:,} to {high:,}" if low is not None and high is not None and low < high else ""


def _tick(reading: Reading, account: Account) -> int | None:
    number = getattr(reading.value, "low", None)
    if number is None or not _range(account):
        return None
    return round(100 * (number - account.low) / (account.high - account.low))


def difference(fact: Fact) -> str:
    """One line on who says what: `Killed: 2 (Volodymyr Zelensky); at least 1 (Ukrainian officials)`."""
    # A reading that neither differs nor is the best one is only less exact: "July 2025" beside "23 July 2025".
    apart = [r for r in fact.readings if r.credits and (r.text == fact.text or r.standing == STANDING_NAMES["differs"])]
    told = [f"{r.text} ({few([c.speaker for c in r.credits], limit=NAMES)})" for r in apart]
    return f"{fact.label}: " + "; ".join(told)
