"""What the pages look up: briefs, events, people and places by address, built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import quote

from generator.model import Brief, Change, Config, Desk, Event, Lexicon, Person, Place, Voice
from generator.namesakes import by_name
from generator.site.days import Day, day_of, is_full, newest_first
from generator.wording import slug

Made = TypeVar("Made")
Thing = TypeVar("Thing", Event, Brief)


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that the program reads otherwise than the editor."""

    line: int | None
    """In the brief's file."""
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What the preview shows on top of the site: for the desk, never published."""

    pending: Mapping[str, tuple[Pending, ...]]
    """Brief slug -> what the program reads otherwise than its editor."""
    unpublished: Mapping[str, tuple[Brief, str]]
    """Brief slug -> a brief that is not published, and why."""
    edit_pattern: str = ""
    """The address that opens a file in the local editor, with {file} and {line} in it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that a page may look up. Events and briefs stand newest first."""

    config: Config
    events: tuple[Event, ...]
    briefs: tuple[Brief, ...]
    brief: Mapping[str, Brief]
    events_of: Mapping[str, tuple[Event, ...]]
    """Brief slug -> events that it tells of."""
    event_of: Mapping[tuple[str, str], Event]
    """(brief slug, record id) -> event."""
    people: Mapping[str, str]
    """Name -> address below the site's root."""
    places: Mapping[str, str]
    person: Mapping[str, Person]
    """Name -> what the lexicon knows."""
    whole_names: Mapping[str, str]
    """Other spellings and parts of the name of one person of the lexicon -> that name."""
    place: Mapping[str, Place]
    countries: Mapping[str, tuple[str, ...]]
    """Names of the countries that the lexicon knows -> their other names and those of their people."""
    regions: frozenset[str]
    """Names of the regions in which places of the lexicon lie."""
    events_on: Mapping[str, tuple[Event, ...]]
    """Day -> events that happened on it."""
    briefs_on: Mapping[str, tuple[Brief, ...]]
    """Day -> briefs of articles published on it."""
    changes_on: Mapping[str, tuple[tuple[Event, Change], ...]]
    """Day -> what the articles published on it changed, event by event."""
    days: tuple[str, ...]
    """Every day that has a page, newest first: one of an event, of an article or of a correction."""
    latest: str | None
    """The latest day on which a brief's article was published."""
    data_address: str = ""
    """Of the folder with the downloads, in full: one for all languages of the site."""
    hidden: tuple[Brief, ...] = ()
    """Briefs that are hidden as a whole: nothing of them is shown but the days and reasons of their corrections."""
    preview: Preview | None = None
    memo: dict[tuple[str, str, str], Any] = field(default_factory=dict, compare=False)
    """Views that many pages share, made once; see `once`."""
    shapes: frozenset[str] = frozenset()
    """The slugs of the regions whose shapes the maps can draw."""


def index_of(
    events: Sequence[Event], briefs: Sequence[Brief], *, config: Config, lexicon: Lexicon,
    hidden: Sequence[Brief] = (), preview: Preview | None = None, shapes: frozenset[str] = frozenset(),
) -> Index:
    """The look-up of one site."""
    ordered = tuple(sorted((event for event in events if event.desk in config.desks), key=order))
    filed = tuple(sorted(briefs, key=lambda b: (newest_first(b.published), b.slug)))
    known = {person.name: person for person in lexicon.people}
    whole = _whole_names(lexicon.people)
    published = [b.published for b in filed if b.published and is_full(b.published)]
    return Index(
        config=config,
        events=ordered,
        briefs=filed,
        brief={b.slug: b for b in filed},
        events_of=_events_of(ordered),
        event_of={key: event for event in ordered for key in event.records},
        people=addresses(people_in(ordered, filed, known=known, whole=whole), folder="people"),
        places=addresses((name for event in ordered for name in places_of(event)), folder="places"),
        person=known,
        whole_names=whole,
        place=by_name(lexicon.places),
        countries={country.name: (*country.aliases, *country.demonyms) for country in lexicon.countries},
        regions=frozenset(place.region for place in lexicon.places if place.region),
        events_on=_by_day(ordered, day=lambda e: e.date),
        briefs_on=_by_day(filed, day=lambda b: b.published),
        changes_on=_changes_on(ordered),
        days=_days(ordered, (*published, *(told.day for brief in (*filed, *hidden) for told in brief.corrections))),
        latest=published[0] if published else None,
        data_address=f"{config.base_url}data/",
        hidden=tuple(sorted(hidden, key=lambda b: b.slug)),
        preview=preview,
        shapes=shapes,
    )


def in_language(index: Index, code: str) -> Index:
    """The look-up of the pages in one language; what was made for another one is not used again."""
    return replace(index, config=index.config.in_language(code), memo={})


def order(event: Event) -> tuple[Any, ...]:
    """A sort key: newest first; undated events last, those first that were reported last."""
    return (newest_first(event.date), newest_first(last_voice_day(event.voices)), -event.sources, event.desk, event.id)


def once(index: Index, kind: str, event: Event, make: Callable[[], Made]) -> Made:
    """What `make` gives for this event, made at most once a site; `make` may depend on nothing but the event and the index."""
    key = (kind, event.desk, event.id)
    if key not in index.memo:
        index.memo[key] = make()
    return index.memo[key]


def once_a_desk(index: Index, kind: str, desk: str, make: Callable[[], Made]) -> Made:
    """The same for a whole desk; an empty name stands for all of them."""
    key = (kind, desk, "")
    if key not in index.memo:
        index.memo[key] = make()
    return index.memo[key]


def _by_day(things: Sequence[Thing], *, day: Callable[[Thing], str | None]) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = {}
    for thing in things:
        if is_full(day(thing)):
            found.setdefault(str(day(thing)), []).append(thing)
    return {at: tuple(part) for at, part in found.items()}


def _events_of(events: Sequence[Event]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, dict[str, Event]] = {}
    for event in events:
        for brief, _ in event.records:
            found.setdefault(brief, {})[event.id] = event
    return {brief: tuple(told.values()) for brief, told in found.items()}


def _changes_on(events: Sequence[Event]) -> dict[str, tuple[tuple[Event, Change], ...]]:
    found: dict[str, list[tuple[Event, Change]]] = {}
    for event in events:
        for change in event.changes:
            found.setdefault(change.day, []).append((event, change))
    return {day: tuple(told) for day, told in found.items()}


def _days(events: Sequence[Event], others: Sequence[str]) -> tuple[str, ...]:
    days = {event.date for event in events if event.date} | set(others)
    return tuple(sorted((day for day in days if is_full(day)), reverse=True))


def addresses(names: Iterable[str], *, folder: str) -> dict[str, str]:
    """One address a name, in the alphabet's order; equal slugs get a number."""
    taken: dict[str, int] = {}
    result = {}
    for name in sorted(set(names), key=lambda n: (slug(n), n)):
        part = slug(name) or "unnamed"
        taken[part] = taken.get(part, 0) + 1
        result[name] = f"{folder}/{part}/" if taken[part] == 1 else f"{folder}/{part}-{taken[part]}/"
    return result


def event_path(event: Event) -> str:
    """The address of an event's page below the site's root."""
    return f"{event.desk}/{event.id}/"


def record_path(brief: str, desk: Desk, record: str) -> str:
    """The address of what one article tells of one event."""
    return f"{brief_path(brief)}#{record_anchor(desk, record)}"


def record_anchor(desk: Desk, record: str) -> str:
    """Its mark on the page of the brief."""
    return f"{desk}-{record}"


def day_of_brief(brief: Brief, index: Index, *, absent: str) -> Day:
    """The day of publication; of what only the preview shows, it leads to the page of the day only where the site has one."""
    day = day_of(brief.published, absent=absent)
    return day if brief.slug in index.brief or day.iso in index.days else replace(day, path="")


def brief_path(brief: str) -> str:
    """The address of a brief's page below the site's root."""
    return f"briefs/{brief}/"


def edit_in_preview(index: Index, slug: str, line: int | None) -> str:
    """The link that opens a brief at a line in the local editor; empty outside the preview."""
    if index.preview is None or not index.preview.edit_pattern:
        return ""
    return index.preview.edit_pattern.replace("{file}", quote(f"content/briefs/{slug}.yaml")).replace("{line}", str(line or 1))


def places_of(event: Event) -> tuple[str, ...]:
    """The places of an event's best reading."""
    return names_in(event, "place") + names_in(event, "places")


def names_in(event: Event, field: str) -> tuple[str, ...]:
    """The names in one field of an event's best reading, none if it is not stated."""
    value = event.fields.get(field)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def people_in(events: Sequence[Event], briefs: Sequence[Brief], *, known: Mapping[str, Person], whole: Mapping[str, str]) -> Iterator[str]:
    """Everybody who is named as taking part, and every speaker whom the lexicon knows as a person, under one name each."""
    for event in events:
        yield from (whole.get(name, name) for name in names_in(event, "participants"))
    said = (*(voice.speaker for event in events for voice in event.voices), *(p.said_by for brief in briefs for p in brief.positions if p.said_by))
    yield from (name for speaker in said if (name := whole.get(speaker, speaker)) in known)


def _whole_names(people: Sequence[Person]) -> dict[str, str]:
    called: dict[str, set[str]] = {}
    for person in people:
        for name in person.aliases:
            called.setdefault(name, set()).add(person.name)
    own = {person.name for person in people}
    return {name: next(iter(names)) for name, names in called.items() if len(names) == 1 and name not in own}


def first_voice_day(voices: Sequence[Voice]) -> str | None:
    """The earliest known day on which any of the voices was published."""
    return min((voice.published for voice in voices if voice.published), default=None)


def last_voice_day(voices: Sequence[Voice]) -> str | None:
    """The latest known day on which any of the voices was published."""
    return max((voice.published for voice in voices if voice.published), default=None)
