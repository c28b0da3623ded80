"""Search: a page that works as a plain list, and the rows that a script in the browser searches.

The newest rows and all names stand in one file, older rows in files of CHUNK rows that are filled from the oldest on: what is
loaded at first stays of one size however long the site lives, and a file that is full changes only with its events.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import Brief, Event
from generator.site.days import newest_first
from generator.site.index import Index, brief_path, event_path, last_voice_day, names_in, once_a_desk, order
from generator.site.language import Words, gettext, of_articles
from generator.site.lists import month_jumps
from generator.site.names import Entry, Letter, letters
from generator.site.paging import Jump
from generator.site.render import Page
from generator.site.search_names import names, same
from generator.site.search_script import script_words
from generator.site.sources import headline, medium

INDEX = "search/index.json"
CHUNK = 400
"""Rows of one file; the first one holds at least as many and fewer than twice as many. 400 rows are some 50 KB as a server sends them."""
TEXT = 600
"""Letters of an article's key points that can be searched: some 90 words."""
ARTICLE, NAME = "article", "name"
"""Kinds of rows beside the desks."""
KIND_NAMES = Words({"talks": "Talks", "attacks": "Attacks", "aid": "Military aid", ARTICLE: "Articles", NAME: "People and places"})
WORDS = ("places", "place", "participants", "parties", "mediators", "donor", "recipient", "weapons")
TEXTS = ("agenda", "outcome", "damage", "item")

Row = list[str]
"""Address, title, kind, day, names, text; a row ends with its last part that is not empty."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One box to tick."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: its lists, and what the script needs to know."""

    index: str
    words: Mapping[str, Any]
    """What the script says, and how it writes days."""
    kinds: tuple[Filter, ...]
    years: tuple[Filter, ...]
    months: tuple[Jump, ...]
    letters: tuple[Letter, ...]


def search(index: Index) -> Page:
    """The search page."""
    people = [Entry(text=of_articles(name), path=path, about=gettext("person"), count="") for name, path in index.people.items()]
    places = [Entry(text=of_articles(name), path=path, about=gettext("place"), count="") for name, path in index.places.items()]
    view = SearchView(
        index=INDEX, words=script_words(),
        kinds=tuple(Filter(kind, KIND_NAMES[kind]) for kind in (*index.config.desks, ARTICLE, NAME)),
        years=tuple(Filter(year, year) for year in _years([_day(thing) for thing in _dated(index)])),
        months=month_jumps(index),
        letters=letters(people + places),
    )
    return Page(path="search/", title=gettext("Search"), template="search.html", view=view, section="search/",
                description=gettext("Search events, articles, people and places, or go by month and by name."))


def search_files(index: Index) -> dict[str, Callable[[], bytes]]:
    """The files of rows by their address."""
    older = {_older(number): partial(_older_file, index, number) for number in range(1, _full(index) + 1)}
    return {INDEX: partial(_first_file, index), **older}


def _full(index: Index) -> int:
    """How many files of older rows there are."""
    return max(0, (len(index.events) + len(index.briefs)) // CHUNK - 1)


def _older(number: int) -> str:
    return f"search/older-{number}.json"


def _first_file(index: Index) -> bytes:
    """The newest rows, all names, their other spellings, and where older rows stand, the newest of them first."""
    things, full = _dated(index), _full(index)
    parts = {number: things[(number - 1) * CHUNK : number * CHUNK] for number in range(full, 0, -1)}
    return _json({
        "rows": [_row(thing) for thing in reversed(things[full * CHUNK :])],
        "names": list(names(index)),
        "same": same(index),
        "older": [[_older(number), *_years([_day(thing) for thing in part])] for number, part in parts.items()],
    })


def _older_file(index: Index, number: int) -> bytes:
    return _json([_row(thing) for thing in reversed(_dated(index)[(number - 1) * CHUNK : number * CHUNK])])


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _dated(index: Index) -> list[Event | Brief]:
    """Everything with a row of its own, oldest first; what has no day stands before all others."""
    return once_a_desk(index, "search", "", lambda: sorted((*index.events, *index.briefs), key=_age, reverse=True))


def _age(thing: Event | Brief) -> tuple[object, ...]:
    return (newest_first(_day(thing)), 0, order(thing)) if isinstance(thing, Event) else (newest_first(_day(thing)), 1, (thing.slug,))


def _day(thing: Event | Brief) -> str:
    """The day by which a row is sorted and filtered; of an event without one that of its latest report."""
    return (thing.date or last_voice_day(thing.voices) if isinstance(thing, Event) else thing.published) or ""


def _years(days: list[str]) -> list[str]:
    return sorted({day[: len("2025")] for day in days if day}, reverse=True)


# --- Rows -----------------------------------------------------------------------------------------------------------


def _row(thing: Event | Brief) -> Row:
    row = _event_row(thing) if isinstance(thing, Event) else _brief_row(thing)
    while not row[-1]:
        row.pop()
    return row


def _event_row(event: Event) -> Row:
    """What the title says is not said again."""
    told = [*(name for field in WORDS for name in names_in(event, field)), *(voice.claim.said_by for voice in event.voices)]
    named = [name for name in dict.fromkeys(told) if name and name not in event.title]
    texts = [text for field in TEXTS for text in names_in(event, field) if text not in event.title]
    return [event_path(event), event.title, event.desk, _day(event), ", ".join(named), "\n".join(texts)]


def _brief_row(brief: Brief) -> Row:
    return [brief_path(brief.slug), headline(brief), ARTICLE, _day(brief), medium(brief), "\n".join(_points(brief))]


def _points(brief: Brief) -> Iterator[str]:
    """The key points from the first on, as far as there is room for whole ones, and always the first."""
    length = 0
    for point in brief.key_points:
        length += len(point.text)
        if length > TEXT and length > len(point.text):
            return
        yield point.text
