"""What the sources of one event say, field by field: the views behind every fact on the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import FIELDS, Account, Desk, Event, Reading, Side, Standing, Value, Voice
from generator.site.index import Index, event_path, names_in, once
from generator.site.labels import (
    AGREEMENT_NAMES,
    FIELD_NAMES,
    KEY_FIELDS,
    LEFT_OPEN,
    MISSED,
    NOT_STATED,
    SIDE_NAMES,
    STANCE_BEHIND,
    STANCE_NAMES,
    STANDING_NAMES,
)
from generator.site.language import figure, gettext, joined, message, ngettext, of_articles, series
from generator.site.sources import few, place_of, speaker
from generator.site.values import in_words, written

NAMES = 2
"""Speakers of one value that a list names; the event's page has them all."""

BY_EDITOR = message("stated by the editor")
BY_ALL = message("drawn from the reports as a whole")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Who gives a value, linked to the words in which they give it."""

    speaker: str
    side: str
    detail: str
    path: str
    hedge: str = ""
    """The article's word of caution."""


@dataclass(frozen=True, slots=True)
class SideView:
    """The speakers of one side."""

    name: str
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One value and all who give it, deny it or do not confirm it."""

    text: str
    label: str
    """How it stands to the best one: `earlier`, `Kyiv only`, `denied by`; empty for the best one itself."""
    credits: tuple[Credit, ...]
    stance: str = "states"
    tick: int | None = None
    """Where the number stands between the least and the greatest, in percent."""

    @property
    def unsaid(self) -> bool:
        """Whether the speakers deny or doubt it: they are named before it."""
        return self.stance != "states"


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an event, with every reading of it."""

    field: str
    label: str
    text: str
    agreement: str
    differs: bool
    apart: tuple[ReadingView, ...]
    """Where the sources differ: the best reading, those that differ from it, and who denies what."""
    current: tuple[Credit, ...]
    """Who gives the value that stands in `text`."""
    sides: tuple[SideView, ...]
    """The same, by side."""
    notes: tuple[ReadingView, ...]
    """What is said besides: for a part, in other words, before, denied or not confirmed."""
    range: str = ""
    ends: str = ""
    """`lowest 2, highest 4`, of what sources give for the same thing."""
    one_side: str = ""
    """`two speakers, one side`, where several speakers give it and all are of one of the warring sides."""
    scope: str = ""
    """`Kyiv only`, where the best reading itself is for a part."""
    origin: str = ""
    """Where a value comes from that no voice gives by itself."""


def ordered(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices in order of publication, as told within one brief."""
    return tuple(sorted(voices, key=lambda v: (v.published is None, v.published or "", v.brief)))


def pairs(desk: Desk, fields: Mapping[str, Value]) -> tuple[Pair, ...]:
    """Labels and values, in the order of the desk's fields."""
    return tuple(
        Pair(label=FIELD_NAMES[name], text=written(desk, name, fields[name])) for name in FIELDS[desk] if name in fields
    )


def facts_of(event: Event, index: Index) -> tuple[Fact, ...]:
    """Every field that any source fills, in the order of the desk's fields."""
    return once(index, "facts", event, lambda: _facts(event, index))


def _facts(event: Event, index: Index) -> tuple[Fact, ...]:
    return tuple(_fact(account, event, index) for account in event.accounts if account.field in FIELD_NAMES)


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
    return Fact(field="", label=label, text=gettext(NOT_STATED), agreement="", differs=False, apart=(), current=(), sides=(), notes=())


def _fact(account: Account, event: Event, index: Index) -> Fact:
    given = tuple((reading, _reading(reading, account, event, index)) for reading in account.readings)
    behind = _behind(account)
    current = {credit.speaker: credit for reading, view in given if reading in behind for credit in view.credits}
    return Fact(
        field=account.field,
        label=FIELD_NAMES[account.field],
        text=written(event.desk, account.field, account.best) if account.best != "" else gettext(LEFT_OPEN),
        agreement=AGREEMENT_NAMES[account.agreement],
        differs=account.agreement == "sources differ",
        apart=_apart(account, [view for reading, view in given]),
        current=tuple(current.values()),
        sides=_sides(current.values()),
        notes=tuple(
            view for reading, view in sorted(given, key=_in_order)
            if reading not in behind and view.credits and reading.standing != "differs"
        ),
        range=_range(account),
        ends=_ends(account),
        one_side=_one_side([voice for reading in behind for voice in reading.voices], index),
        scope=_scope(account, behind, event),
        origin="" if current or account.best == "" else gettext(BY_EDITOR if _by_editor(event, index) else BY_ALL),
    )


def _behind(account: Account) -> tuple[Reading, ...]:
    """The readings that make up the best one: of a list, those of its members."""
    affirmed = [reading for reading in account.readings if reading.stance == "states"]
    if isinstance(account.best, tuple):
        return tuple(r for r in affirmed if isinstance(r.value, tuple) and set(r.value) <= set(account.best))
    return tuple(r for r in affirmed if r.value == account.best and r.standing == "current")[:1]


def _apart(account: Account, views: Sequence[ReadingView]) -> tuple[ReadingView, ...]:
    """The readings of what is in dispute; of a list only the members that somebody denies."""
    if account.agreement != "sources differ":
        return ()
    behind = _behind(account)
    disputed = {reading.value for reading in account.readings if reading.standing == "differs"}
    # A reading that neither differs nor is the best one is only less exact: "July 2025" beside "23 July 2025".
    return tuple(
        replace(view, label=view.label if view.unsaid else scope_text(reading))
        for reading, view in zip(account.readings, views, strict=True)
        if reading.standing == "differs" or (reading in behind and (reading.value in disputed or not isinstance(account.best, tuple)))
    )


_NOTED: tuple[Standing, ...] = ("narrower", "current", "besides", "differs", "earlier")


def _in_order(given: tuple[Reading, ReadingView]) -> tuple[bool, int]:
    reading, _ = given
    return reading.stance != "states", _NOTED.index(reading.standing)


def _by_editor(event: Event, index: Index) -> bool:
    return any(r.by_editor for slug, id in event.records for r in index.brief[slug].records if r.id == id)


def _scope(account: Account, behind: Sequence[Reading], event: Event) -> str:
    """`Kyiv only` of a best reading that is for a part, `all places` of one beside which others are."""
    own = next((scope_text(reading) for reading in behind if reading.scope), "")
    places = names_in(event, "places")
    return own or (gettext("all places") if any(not set(reading.scope).isdisjoint(places) for reading in account.readings) else "")


def scope_text(reading: Reading) -> str:
    """`Kyiv only`."""
    return gettext("{part} only", part=series(map(of_articles, reading.scope))) if reading.scope else ""


def _reading(reading: Reading, account: Account, event: Event, index: Index) -> ReadingView:
    return ReadingView(
        text=written(event.desk, account.field, reading.value),
        label=STANCE_NAMES[reading.stance] or scope_text(reading) or ("" if account.best == "" else STANDING_NAMES[reading.standing]),
        credits=credits_of(reading.voices, event, index),
        stance=reading.stance,
        tick=_tick(reading, account) if reading.stance == "states" and reading.standing in ("current", "differs") else None,
    )


def credits_of(voices: Sequence[Voice], event: Event, index: Index) -> tuple[Credit, ...]:
    """Each speaker once, with a link to his words on the event's page."""
    anchors = once(index, "anchors", event, lambda: _anchors(event))
    found: dict[str, Credit] = {}
    for voice in ordered(voices):
        name = speaker(voice, index)
        found.setdefault(name, Credit(name, SIDE_NAMES[voice.side], place_of(voice, index), anchors[_key(voice)], of_articles(voice.claim.hedge)))
    return tuple(found.values())


def _anchors(event: Event) -> dict[tuple[str, str, str], str]:
    return {_key(voice): f"{event_path(event)}#says-{n}" for n, voice in enumerate(ordered(event.voices), start=1)}


def _key(voice: Voice) -> tuple[str, str, str]:
    return (voice.brief, voice.claim.quote, voice.speaker)


def _sides(credits: Iterable[Credit]) -> tuple[SideView, ...]:
    found: dict[str, list[Credit]] = {}
    for credit in credits:
        found.setdefault(credit.side, []).append(credit)
    return tuple(SideView(name, tuple(part)) for name, part in found.items())


def _one_side(voices: Sequence[Voice], index: Index) -> str:
    """What two officials of one side say is said by two voices and by one side."""
    sides = {voice.side for voice in voices}
    speakers = len({speaker(voice, index) for voice in voices})
    if speakers < 2 or len(sides) != 1 or not sides <= WARRING:
        return ""
    return ngettext("{number} speaker, one side", "{number} speakers, one side", speakers, number=in_words(speakers))


WARRING: frozenset[Side] = frozenset(("Ukraine", "Russia"))


def _range(account: Account) -> str:
    low, high = account.low, account.high
    return gettext("{low} to {high}", low=figure(low), high=figure(high)) if low is not None and high is not None and low < high else ""


def _ends(account: Account) -> str:
    apart = len({reading.value for reading in account.readings if reading.stance == "states" and reading.standing == "differs"}) > 0
    return gettext("lowest {low}, highest {high}", low=figure(account.low or 0), high=figure(account.high or 0)) if apart and _range(account) else ""


def _tick(reading: Reading, account: Account) -> int | None:
    number = getattr(reading.value, "low", None)
    if number is None or account.low is None or account.high is None or not _range(account):
        return None
    return round(100 * (number - account.low) / (account.high - account.low))


def difference(fact: Fact) -> str:
    """One line on who says what: `Killed: 2 (Volodymyr Zelensky); at least 1 (Ukrainian officials)`."""
    return gettext("{label}: {value}", label=fact.label, value=joined("; ", [_told(view, fact) for view in fact.apart]))


def _told(view: ReadingView, fact: Fact) -> str:
    names = few([credit.speaker for credit in view.credits], limit=NAMES)
    if view.unsaid:
        return joined(" ", (view.label, names) if view.text == fact.text else (view.text, STANCE_BEHIND[view.stance], names))
    return gettext("{value} ({names})", value=view.text, names=names) if names else view.text
