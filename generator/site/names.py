"""People and places: who is said to have taken part or spoken, and where things are said to have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.model import Event, Person, Place
from generator.site.accounts import Pair, Saying, sayings_of
from generator.site.cards import Card, cards, count
from generator.site.index import Index, names_in, places_of
from generator.site.labels import NOT_STATED
from generator.site.positions import Stand, stand
from generator.site.render import Page, Sheet
from generator.wording import join_words, slug

SHOWN = 40
"""Events on the page of one name; a president is named in thousands."""

PEOPLE_LEAD = "Everybody who is named as taking part in talks or who is cited."
PLACES_LEAD = "Every place where talks or attacks are reported. Lines of control are not shown."

PRECISION = {
    "city": "the town or city", "site": "the site", "region": "the region only", "country": "the country only",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a list."""

    text: str
    path: str
    about: str
    count: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The names under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names from A to Z."""

    heading: str
    lead: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What one person said about one event."""

    title: str
    path: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """The page of one person or place."""

    name: str
    kind: str
    facts: tuple[Pair, ...]
    statements: tuple[Statements, ...]
    positions: tuple[Stand, ...]
    cards: tuple[Card, ...]
    more: str
    """`120 older events are in the data`, or empty."""
    back: str
    back_text: str


def people(index: Index) -> Iterator[Sheet]:
    """A page for every person named, and their list."""
    taking_part = _by_name(index.events, lambda event: names_in(event, "participants"))
    speaking = _by_name(index.events, lambda event: dict.fromkeys(v.speaker for v in event.voices))
    stands = _positions(index)
    entries = []
    for name, path in index.people.items():
        person, part, spoke = index.person.get(name), taking_part.get(name, ()), speaking.get(name, ())
        told = f"{count(len(part), 'event')}, statements on {count(len(spoke), 'event')}"
        entries.append(Entry(text=name, path=path, about=person.country if person else "", count=told))
        yield Sheet(path, partial(_person_page, entries[-1], part, spoke, stands.get(name, ()), index))
    yield Sheet("people/", partial(_list_page, "people/", "People", PEOPLE_LEAD, entries))


def _person_page(entry: Entry, part: Sequence[Event], spoke: Sequence[Event], stands: Sequence[Stand], index: Index) -> Page:
    name = entry.text
    view = NameView(
        name=name, kind="person", facts=_about_person(index.person.get(name)), cards=cards(part[:SHOWN], index),
        statements=_statements(name, spoke[:SHOWN], index), positions=tuple(stands[:SHOWN]), more=_more(part, spoke),
        back="people/", back_text="All people",
    )
    return Page(path=entry.path, title=name, description=f"{name}: {entry.count}, with the sentences they stand in.",
                template="name.html", view=view, section="people/")


def places(index: Index) -> Iterator[Sheet]:
    """A page for every place named, and their list."""
    events = _by_name(index.events, places_of)
    entries = []
    for name, path in index.places.items():
        here = events.get(name, ())
        entries.append(Entry(text=name, path=path, about=_where(index.place.get(name)), count=count(len(here), "event")))
        yield Sheet(path, partial(_place_page, entries[-1], here, index))
    yield Sheet("places/", partial(_list_page, "places/", "Places", PLACES_LEAD, entries))


def _place_page(entry: Entry, here: Sequence[Event], index: Index) -> Page:
    name = entry.text
    view = NameView(
        name=name, kind="place", facts=_about_place(index.place.get(name)), cards=cards(here[:SHOWN], index), statements=(), positions=(),
        more=_more(here), back="places/", back_text="All places",
    )
    return Page(path=entry.path, title=name, description=f"{name}: {entry.count} reported there, with their sources.",
                template="name.html", view=view, section="places/")


def _more(*lists: Sequence[Event]) -> str:
    older = len({(e.desk, e.id) for events in lists for e in events[SHOWN:]})
    return f"{count(older, 'older event')} with this name" if older else ""


def _by_name(events: Sequence[Event], names: Callable[[Event], Iterable[str]]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in dict.fromkeys(names(event)):
            found.setdefault(name, []).append(event)
    return {name: tuple(part) for name, part in found.items()}


def _about_person(person: Person | None) -> tuple[Pair, ...]:
    if person is None:
        return (Pair(label="Country", text=NOT_STATED),)
    facts = [Pair(label="Country", text=person.country or NOT_STATED)]
    if person.roles:
        facts.append(Pair(label="Offices named in articles", text=join_words(person.roles)))
    if person.aliases:
        facts.append(Pair(label="Other spellings", text=", ".join(person.aliases)))
    return tuple(facts)


def _about_place(place: Place | None) -> tuple[Pair, ...]:
    if place is None:
        return (Pair(label="Where", text="not in our list of places"),)
    facts = [Pair(label="Country", text=place.country or NOT_STATED)]
    if place.region:
        facts.append(Pair(label="Region", text=place.region))
    facts.append(Pair(label="Known to", text=PRECISION[place.kind]))
    if place.latitude is not None and place.longitude is not None:
        facts.append(Pair(label="Latitude, longitude", text=f"{place.latitude:.4f}, {place.longitude:.4f}"))
    if place.aliases:
        facts.append(Pair(label="Other spellings", text=", ".join(place.aliases)))
    return tuple(facts)


def _where(place: Place | None) -> str:
    return ", ".join(part for part in (place.region, place.country) if part) if place else ""


def _statements(name: str, events: Sequence[Event], index: Index) -> tuple[Statements, ...]:
    return tuple(
        Statements(title=event.title, path=f"{event.desk}/{event.id}/",
                   sayings=sayings_of(event, index, by=name))
        for event in events
    )


def _positions(index: Index) -> dict[str, list[Stand]]:
    found: dict[str, list[Stand]] = {}
    for brief in index.briefs:
        for position in brief.positions:
            found.setdefault(position.said_by or "", []).append(stand(position, brief))
    return found


def _list_page(path: str, heading: str, lead: str, entries: Sequence[Entry]) -> Page:
    view = NameList(heading=heading, lead=lead, letters=letters(entries))
    return Page(path=path, title=heading, description=f"{lead} {count(len(entries), 'name')}.", template="names.html",
                view=view, section=path)


def letters(entries: Sequence[Entry]) -> tuple[Letter, ...]:
    """The entries by the first letter of their address, so that Ü stands with U."""
    ordered = sorted(entries, key=lambda e: (slug(e.text), e.text))
    return tuple(
        Letter(letter=letter, entries=tuple(part))
        for letter, part in groupby(ordered, key=lambda e: (slug(e.text)[:1] or "#").upper())
    )
