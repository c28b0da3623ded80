"""How the long lists of the desks are ordered and cut into pages, and where each page stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Desk, Event
from generator.site.days import MONTH, day_of, newest_first
from generator.site.index import Index, last_voice_day, order
from generator.site.labels import STATUS_NAMES
from generator.site.language import capitalized, gettext
from generator.wording import slug

PER_PAGE = 50
UNDATED = "undated"
LISTS: Mapping[Desk, str] = {"talks": "talks/by-month/", "attacks": "attacks/", "aid": "aid/by-step/"}
"""Where the list of a desk stands; the desks of talks and of aid have a first page of their own."""
NOUNS: Mapping[Desk, str] = {"talks": "meeting", "attacks": "attack", "aid": "item of military aid"}


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a part of a list."""

    text: str
    path: str
    count: str
    here: bool = False
    short: str = ""
    """Of a month: its name beside its year, which stands before the first one of each year."""
    year: str = ""


def numbered(folder: str, number: int) -> str:
    """The address of a further page of a list."""
    return folder if number == 1 else f"{folder}page-{number}/"


def page_jumps(folder: str, number: int, pages: int) -> tuple[Jump, ...]:
    """Links to all pages of a list, if there are several."""
    jumps = (Jump(text=gettext("Page {n}", n=n), path=numbered(folder, n), count="", here=n == number) for n in range(1, pages + 1))
    return tuple(jumps) if pages > 1 else ()


def page_of(heading: str, number: int) -> str:
    """The heading of a page of a list: from the second on with its number."""
    return gettext("{heading}, page {n}", heading=heading, n=number) if number > 1 else heading


def cut(events: Sequence[Event]) -> list[Sequence[Event]]:
    """The pages of a list, at least one."""
    return [events[at : at + PER_PAGE] for at in range(0, len(events), PER_PAGE)] or [()]


def listed(desk: Desk, index: Index) -> list[Event]:
    """All events of a desk in the order of its list."""
    return sorted((event for event in index.events if event.desk == desk), key=_by_status if desk == "aid" else order)


def _by_status(event: Event) -> tuple[Any, ...]:
    return (list(STATUS_NAMES).index(status_of(event)), newest_first(day_told(event)), order(event))


def status_of(event: Event) -> str:
    """The step of an item of aid; empty where it is none of the known ones."""
    status = str(event.fields.get("status") or "")
    return status if status in STATUS_NAMES else ""


def day_told(event: Event) -> str | None:
    """Its day, or that of its latest report."""
    return event.date or last_voice_day(event.voices)


def month_of(event: Event) -> str:
    """The month in which it happened."""
    return event.date[:MONTH] if event.date else UNDATED


def month_told(event: Event) -> str:
    """The month of an item of aid: of its announcement, or else of its latest report, since few have a day."""
    day = day_told(event)
    return day[:MONTH] if day else UNDATED


def anchor_of(group: str) -> str:
    """The mark of a month, or of a step of aid, in a list."""
    return f"m-{slug(group) or UNDATED}"


def place_in_list(folder: str, group: str, at: int) -> str:
    """Where a group begins whose first event is number `at` of the list, counted from 0."""
    return f"{numbered(folder, at // PER_PAGE + 1)}#{anchor_of(group)}"


def month_name(month: str) -> str:
    """`July 2025`."""
    return capitalized(day_of(None if month == UNDATED else month).text)
