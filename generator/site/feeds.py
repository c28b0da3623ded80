"""Atom and JSON feeds of the site and of each desk; their dates come from the articles, never from a clock.

An entry that later reports changed begins with what they changed and is marked as updated; one that we corrected ends with the
correction and is marked as corrected. Its id is the address of the event's first report, which no correction changes, as it does that of
the event: a feed reader shows an update, not a new entry.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from generator.model import DAY_ONE, Event
from generator.site.cards import card
from generator.site.corrections import in_event, sentences
from generator.site.index import Index, event_path, record_path
from generator.site.labels import DESK_NAMES
from generator.site.language import Words, capitalized
from generator.site.revisions import published, updated, updates

ENTRIES = 50
MARKS = Words({"updated": "Updated", "corrected": "Corrected"}, context="a report that is")


def feeds(index: Index) -> dict[str, Callable[[], bytes]]:
    """How both feeds of the site and of every desk are made, by address."""
    files: dict[str, Callable[[], bytes]] = {}
    for folder, title, chosen in _feeds(index):
        files[f"{folder}feed.xml"] = partial(atom, chosen, folder=folder, title=title, index=index)
        files[f"{folder}feed.json"] = partial(json_feed, chosen, folder=folder, title=title, index=index)
    return files


def _newest(events: Sequence[Event], index: Index) -> list[Event]:
    return sorted(events, key=lambda e: (updated(e, index), e.id), reverse=True)[:ENTRIES]


def _feeds(index: Index) -> Iterator[tuple[str, str, Sequence[Event]]]:
    yield "", index.config.title, index.events
    for desk in index.config.desks:
        yield f"{desk}/", f"{index.config.title}: {DESK_NAMES[desk]}", [e for e in index.events if e.desk == desk]


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _id(event: Event, index: Index) -> str:
    brief, record = event.records[0]
    return index.config.base_url + record_path(brief, event.desk, record)


def _text(event: Event, index: Index) -> str:
    shown = card(event, index)
    return " ".join([*updates(event, index), shown.sentence, *(f"{text}." for text in shown.differences), f"{capitalized(shown.sources)}.",
                     *sentences(in_event(event, index))])


def _marks(event: Event, index: Index) -> tuple[str, ...]:
    """`updated` where later reports changed it or added to it, `corrected` where we had made a mistake."""
    return (*(["updated"] if updates(event, index) else []), *(["corrected"] if in_event(event, index) else []))


def atom(events: Sequence[Event], *, folder: str, title: str, index: Index) -> bytes:
    """An Atom feed (RFC 4287) of the newest of these events."""
    config, events = index.config, _newest(events, index)
    site = config.base_url + folder
    newest = _time(max((updated(event, index) for event in events), default=DAY_ONE.isoformat()))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(config.language)}>',
        f"<id>{escape(site)}</id>", f"<title>{escape(title)}</title>", f"<updated>{newest}</updated>",
        f"<author><name>{escape(config.publisher or config.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(site + "feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site)}/>',
    ]
    for event in events:
        address = config.base_url + event_path(event)
        lines += [
            "<entry>", f"<id>{escape(_id(event, index))}</id>", f"<title>{escape(_printable(event.title))}</title>",
            f"<published>{_time(published(event, index))}</published>", f"<updated>{_time(updated(event, index))}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>',
            f"<category term={quoteattr(event.desk)} label={quoteattr(DESK_NAMES[event.desk])}/>",
            *(f"<category term={quoteattr(mark)} label={quoteattr(MARKS[mark])}/>" for mark in _marks(event, index)),
            f"<summary>{escape(_printable(_text(event, index)))}</summary>", "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _printable(text: str) -> str:
    """The text without the characters that XML forbids."""
    return "".join(letter for letter in text if (letter >= " " or letter in "\t\n") and letter not in "\ufffe\uffff")


def json_feed(events: Sequence[Event], *, folder: str, title: str, index: Index) -> bytes:
    """A JSON Feed 1.1 of the newest of these events."""
    config, events = index.config, _newest(events, index)
    site = config.base_url + folder
    items = [
        {
            "id": _id(event, index), "url": config.base_url + event_path(event), "title": event.title,
            "content_text": _text(event, index), "date_published": _time(published(event, index)),
            "date_modified": _time(updated(event, index)),
            "tags": [DESK_NAMES[event.desk], *(MARKS[mark] for mark in _marks(event, index))],
        }
        for event in events
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": site,
        "feed_url": site + "feed.json", "description": config.description, "language": config.language,
        "authors": [{"name": config.publisher or config.title}], "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()
