"""The pages that list events: the three desks and the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby

from generator.model import Desk, Event
from generator.site.cards import Card, cards, count
from generator.site.charts.attacks import charts_of
from generator.site.charts.bars import Chart
from generator.site.days import MONTH, Day, day_of, month_alone
from generator.site.facets import Facet, facets_of
from generator.site.index import Index
from generator.site.labels import DESK_LEADS, DESK_NAMES, STATUS_NAMES
from generator.site.language import Words, capitalized, gettext, message
from generator.site.maps.drawing import MapView
from generator.site.maps.recent import recent_map
from generator.site.paging import (
    LISTS,
    NOUNS,
    UNDATED,
    Jump,
    anchor_of,
    cut,
    listed,
    month_name,
    month_of,
    numbered,
    page_jumps,
    page_of,
    status_of,
)
from generator.site.render import Page, Sheet

FIRST_PAGE = 80
"""Events on the first page of the timeline; months that do not fit have pages of their own."""
TIMELINE_LEAD = message(
    "Talks, attacks and military aid by the day on which they happened or are to happen. A day that is not here has no event "
    "in the articles we read; that is not the same as a day on which nothing happened."
)


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading."""

    anchor: str
    heading: str
    day: Day
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of events with its way around."""

    heading: str
    lead: str
    desk: str
    up: str
    """The name of the desk, where its own page is another one."""
    total: str
    groups: tuple[Group, ...]
    jumps: tuple[Jump, ...]
    facets: tuple[Facet, ...] = ()
    map: MapView | None = None
    """Of attacks: where the newest ones are reported."""
    charts: tuple[Chart, ...] = ()
    """Of attacks: how many there are, and what was launched."""


def desks(index: Index) -> Iterator[Sheet]:
    """The list of each desk's events; long ones go on in further pages."""
    for desk in index.config.desks:
        chosen = listed(desk, index)
        pages = cut(chosen)
        for number, part in enumerate(pages, start=1):
            make = partial(_desk_page, desk, part, chosen if desk == "attacks" and number == 1 else [], index, number=number, pages=len(pages), total=len(chosen))
            yield Sheet(numbered(LISTS[desk], number), make)


_HEADINGS: Mapping[Desk, str] = Words({"talks": "Talks by month", "attacks": "Attacks", "aid": "Military aid by step"})


def _desk_page(desk: Desk, part: Sequence[Event], pictured: Sequence[Event], index: Index, *, number: int, pages: int, total: int) -> Page:
    about = "" if desk == "attacks" else f"{_HEADINGS[desk]}. "
    view = ListView(
        heading=page_of(_HEADINGS[desk], number), lead=DESK_LEADS[desk], desk=desk, up=DESK_NAMES[desk] if about else "", total=count(total, NOUNS[desk]),
        jumps=page_jumps(LISTS[desk], number, pages), groups=groups_of(part, index, key=status_of if desk == "aid" else month_of),
        facets=facets_of(desk, index),
        map=recent_map(pictured, index), charts=charts_of(pictured, index),
    )
    return Page(
        path=numbered(LISTS[desk], number), title=view.heading, description=page_of(f"{about}{DESK_LEADS[desk]}", number), template="desk.html",
        view=view, section=f"{desk}/",
    )


def timeline(index: Index) -> Iterator[Sheet]:
    """All events by day, newest first; what does not fit on the first page stands month by month on its own."""
    months = _months(index)
    first = _first_months(months)
    shown = [event for month, part in months if month in first for event in part]
    yield Sheet("timeline/", partial(_timeline_page, "timeline/", gettext("Timeline"), shown, "", index))
    for month, part in months:
        if month not in first:
            path, title = f"timeline/{month}/", gettext("Timeline: {month}", month=month_name(month))
            yield Sheet(path, partial(_timeline_page, path, title, part, month, index))


def _months(index: Index) -> list[tuple[str, tuple[Event, ...]]]:
    return [(month, tuple(part)) for month, part in groupby(index.events, key=month_of)]


def _first_months(months: Sequence[tuple[str, Sequence[Event]]]) -> frozenset[str]:
    """The newest months that together fit on one page, at least one."""
    sizes = list(accumulate(len(part) for _, part in months))
    return frozenset(month for (month, _), size in zip(months, sizes, strict=True) if size <= FIRST_PAGE or size == sizes[0])


def month_jumps(index: Index, *, here: str = "") -> tuple[Jump, ...]:
    """Where each month of the timeline stands."""
    months = _months(index)
    first = _first_months(months)
    return tuple(
        Jump(
            text=month_name(month), path=f"timeline/#m-{month}" if month in first else f"timeline/{month}/",
            count=count(len(part), "event"), here=month == here,
            **({"short": month_alone(month), "year": month[: len("2025")]} if len(month) == MONTH and month != UNDATED else {}),
        )
        for month, part in months
    )


def _timeline_page(path: str, title: str, events: Sequence[Event], month: str, index: Index) -> Page:
    view = ListView(
        heading=title, lead=gettext(TIMELINE_LEAD), desk="", up="", total=count(len(events), "event"), groups=_by_day(events, index),
        jumps=month_jumps(index, here=month),
    )
    return Page(
        path=path, title=title, template="timeline.html", view=view, section="timeline/",
        description=gettext("{heading}: {events} day by day, newest first, each with its sources.", heading=title, events=view.total),
    )


def groups_of(events: Sequence[Event], index: Index, *, key: Callable[[Event], str]) -> tuple[Group, ...]:
    """The events under a heading for each month, or for each step of aid."""
    name = STATUS_NAMES.__getitem__ if key is status_of else month_name
    return tuple(
        Group(anchor=anchor_of(at), heading=name(at), day=day_of(None), cards=cards(part, index)) for at, part in groupby(events, key=key)
    )


def _by_day(events: Sequence[Event], index: Index) -> tuple[Group, ...]:
    groups, months = [], set()
    for day, part in groupby(events, key=lambda event: event.date):
        month = day[:MONTH] if day else UNDATED
        # The first day of a month carries the month's anchor, to which the list of months jumps.
        anchor = f"d-{day}" if month in months else f"m-{month}"
        months.add(month)
        heading = gettext("{month}, day not stated", month=day_of(day).text) if day and len(day) < len("2025-07-21") else day_of(day).text
        groups.append(Group(anchor=anchor, heading=capitalized(heading), day=day_of(day), cards=cards(part, index)))
    return tuple(groups)
