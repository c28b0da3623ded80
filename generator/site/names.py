"""What the pages of people and of places share: the events of each name, and the lists from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Event
from generator.site.cards import count
from generator.site.language import gettext
from generator.site.maps.drawing import MapView
from generator.site.render import Page
from generator.wording import slug

SHOWN = 40
"""Events or statements on the page of one name; a president is named in thousands."""


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
    map: MapView | None


def by_name(events: Sequence[Event], names: Callable[[Event], Iterable[str]]) -> dict[str, tuple[Event, ...]]:
    """Name -> the events that have it, in their order."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in dict.fromkeys(names(event)):
            found.setdefault(name, []).append(event)
    return {name: tuple(part) for name, part in found.items()}


def list_page(path: str, heading: str, lead: str, entries: Sequence[Entry], *, drawn: Callable[[], MapView | None] = lambda: None) -> Page:
    """The list of all names of one sort, with a map of them if there is one; heading and lead are messages."""
    heading, lead = gettext(heading), gettext(lead)
    view = NameList(heading=heading, lead=lead, letters=letters(entries), map=drawn())
    return Page(path=path, title=heading, description=gettext("{lead} {names}.", lead=lead, names=count(len(entries), "name")), template="names.html",
                view=view, section=path)


def letters(entries: Sequence[Entry]) -> tuple[Letter, ...]:
    """The entries by the first letter of their address, so that Ü stands with U."""
    ordered = sorted(entries, key=lambda e: (slug(e.text), e.text))
    return tuple(
        Letter(letter=letter, entries=tuple(part))
        for letter, part in groupby(ordered, key=lambda e: (slug(e.text)[:1] or "#").upper())
    )
