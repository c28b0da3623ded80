"""Share images: what messengers and networks show beside a link, one for each of the newest events and days and one for the site.

Here they are made as SVG; whoever builds the site paints them as PNG, the only form that messengers take.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Desk, Event
from generator.site.cards import agreement, count
from generator.site.days import day_of, war_day_text
from generator.site.index import Index, event_path
from generator.site.labels import AGREEMENT_NAMES, DESK_NAMES
from generator.site.language import gettext
from generator.site.sentences import told

SITE = "share.png"
SIZES = ((72, 27, 3), (58, 34, 4), (46, 43, 5), (38, 52, 6))
"""Size of the letters in pixels, letters that fit a line, lines that fit the card; the first is taken in which the text fits."""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What one image says."""

    path: str
    """Of the image, below the site's root."""
    desk: Desk | None
    head: str
    """Above the text: the desk and the day."""
    size: int
    """Of the letters of the text, in pixels."""
    lines: tuple[str, ...]
    foot: str


def share_cards(index: Index) -> Iterator[ShareCard]:
    """The cards of the site, of its newest events and of its newest days."""
    yield _card(SITE, None, "", index.config.title, gettext("Who says what: every value beside its source"))
    for event in index.events[: index.config.share_images]:
        head = f"{DESK_NAMES[event.desk]} · {day_of(event.date).text}"
        yield _card(of_event(event), event.desk, head, told(event, index), f"{count(event.sources, 'source')}{_agreement(event)}")
    for day in index.days[: index.config.share_images]:
        yield _card(of_day(day), None, gettext("Day by day"), day_of(day).text, war_day_text(day))


def images(index: Index) -> dict[str, str]:
    """The address of a page -> that of its own image."""
    events = {event_path(event): of_event(event) for event in index.events[: index.config.share_images]}
    days = {f"days/{day}/": of_day(day) for day in index.days[: index.config.share_images]}
    return {**events, **days}


def of_event(event: Event) -> str:
    return f"{event_path(event)}share.png"


def of_day(day: str) -> str:
    return f"days/{day}/share.png"


def _agreement(event: Event) -> str:
    word = agreement(event)
    return "" if word == "one source" else f" · {AGREEMENT_NAMES[word]}"


def _card(path: str, desk: Desk | None, head: str, text: str, foot: str) -> ShareCard:
    size, lines = _set(text)
    return ShareCard(path, desk, head, size, lines, foot)


def _set(text: str) -> tuple[int, tuple[str, ...]]:
    """The letters' size and the lines: as large as the text allows, cut at its end where even the smallest letters do not hold it."""
    for size, width, most in SIZES:
        lines = textwrap.wrap(text, width, break_on_hyphens=False)
        if len(lines) <= most:
            return size, tuple(lines)
    return size, tuple(textwrap.wrap(text, width, max_lines=most, placeholder=" …", break_on_hyphens=False))
