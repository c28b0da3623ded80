"""Addresses that events had before they were merged or corrected: a small page at each leads on."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial

from generator.model import Event
from generator.site.index import Index, event_path
from generator.site.language import gettext, of_articles
from generator.site.naming import shortened
from generator.site.render import Page, Sheet

IN_TITLE = 40
"""Letters of the event's title in the title of the page."""


@dataclass(frozen=True, slots=True)
class MovedView:
    """Where the event stands now."""

    title: str
    path: str


def redirects(index: Index, *, taken: Container[str]) -> Iterator[Sheet]:
    """A page for every former address of an event; `taken` are addresses that pages of the site have."""
    for event in index.events:
        for name in event.former_ids:
            path = f"{event.desk}/{name}/"
            if path not in taken:
                yield Sheet(path, partial(_page, path, event), listed=False)


def _page(path: str, event: Event) -> Page:
    return Page(
        path=path, title=gettext("Moved: {title}", title=shortened(event.title, IN_TITLE)), template="moved.html", listed=False, section=f"{event.desk}/",
        description=gettext("This event has another address now: {title}", title=event.title), view=MovedView(title=of_articles(event.title), path=event_path(event)),
    )
