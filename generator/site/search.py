"""Search: an index of months and names that works as it stands, and a JSON file for a filter in the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.model import Event, Person, Place
from generator.site.days import day_of
from generator.site.index import Index, brief_path, event_path, names_in, places_of
from generator.site.labels import DESK_NAMES
from generator.site.lists import Jump, month_jumps
from generator.site.names import Entry, Letter, letters
from generator.site.render import Page
from generator.site.sentences import told
from generator.site.sources import headline, medium

INDEX = "search/index.json"


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page without JavaScript."""

    index: str
    months: tuple[Jump, ...]
    letters: tuple[Letter, ...]


def search(index: Index) -> Page:
    """The search page."""
    people = [Entry(text=name, path=path, about="person", count="") for name, path in index.people.items()]
    places = [Entry(text=name, path=path, about="place", count="") for name, path in index.places.items()]
    view = SearchView(
        index=INDEX,
        months=month_jumps(index),
        letters=letters(people + places),
    )
    return Page(path="search/", title="Search", template="search.html", view=view, section="search/",
                description="Search events, articles, people and places, or go by month and by name.")


def search_index(index: Index) -> bytes:
    """One row a page: address, title, kind, day and the words to search, in few bytes."""
    rows = [_event_row(event, index) for event in index.events]
    rows += [
        [brief_path(brief.slug), headline(brief), "Article", day_of(brief.published).text,
         f"{medium(brief)} " + " ".join(point.text for point in brief.key_points)]
        for brief in index.briefs
    ]
    rows += [[path, name, "Person", "", _spellings(index.person.get(name))] for name, path in index.people.items()]
    rows += [[path, name, "Place", "", _spellings(index.place.get(name))] for name, path in index.places.items()]
    return (json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _spellings(known: Person | Place | None) -> str:
    return " ".join(known.aliases) if known else ""


def _event_row(event: Event, index: Index) -> list[str]:
    speakers = dict.fromkeys(voice.speaker for voice in event.voices)
    words = [told(event, index), *places_of(event), *names_in(event, "participants"), *names_in(event, "weapons"), *speakers]
    return [event_path(event), event.title, DESK_NAMES[event.desk], day_of(event.date).text, " ".join(words)]
