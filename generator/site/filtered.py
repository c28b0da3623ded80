"""The pages of the filters: what one of them leaves of a desk, and the list of aid by month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.model import Desk, Event
from generator.site.cards import count
from generator.site.donors import newest_item
from generator.site.facets import AID_BY_MONTH, Part, facets_of, parts_of
from generator.site.index import Index
from generator.site.labels import DESK_LEADS, DESK_NAMES
from generator.site.language import gettext, message
from generator.site.lists import ListView, groups_of
from generator.site.paging import NOUNS, cut, listed, month_of, month_told, numbered, page_jumps, page_of
from generator.site.render import Page, Sheet


def filtered(index: Index) -> Iterator[Sheet]:
    """The pages of every filter of every desk."""
    for desk in index.config.desks:
        everything = listed(desk, index)
        for part in parts_of(desk, index):
            yield from _sheets(desk, part, gettext("{n} of {all}", n=len(part.events), all=count(len(everything), NOUNS[desk])), index)
    if "aid" in index.config.desks:
        items = sorted(listed("aid", index), key=newest_item)
        whole = Part("", gettext("Military aid by month"), AID_BY_MONTH, tuple(items))
        yield from _sheets("aid", whole, count(len(items), NOUNS["aid"]), index)


def _sheets(desk: Desk, part: Part, total: str, index: Index) -> Iterator[Sheet]:
    pages = cut(part.events)
    for number, events in enumerate(pages, start=1):
        yield Sheet(numbered(part.path, number), partial(_page, desk, part, events, total, index, number=number, pages=len(pages)))


def _page(desk: Desk, part: Part, events: Sequence[Event], total: str, index: Index, *, number: int, pages: int) -> Page:
    heading = page_of(part.heading, number)
    month: Callable[[Event], str] = month_told if desk == "aid" else month_of
    view = ListView(
        heading=heading, lead=gettext(BY_REPORT) if desk == "aid" else DESK_LEADS[desk], desk=desk, up=DESK_NAMES[desk], total=total,
        groups=groups_of(events, index, key=month), jumps=page_jumps(part.path, number, pages), facets=facets_of(desk, index),
    )
    return Page(path=numbered(part.path, number), title=heading, template="desk.html", view=view, section=f"{desk}/",
                description=gettext("{heading}: {total} in the articles we read, with who says what and where sources differ.", heading=heading, total=total))


BY_REPORT = message("Each item stands in the month in which it was announced, or else in that of its latest report.")
