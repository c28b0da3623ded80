"""The page of one article: each fact beside the sentence it stands in, and what an editor has checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.model import Brief
from generator.site import linked
from generator.site.cards import BriefCard, brief_card, count
from generator.site.corrections import CorrectionView, in_brief
from generator.site.days import Day, day_of
from generator.site.event_page import IN_TITLE
from generator.site.index import Index, Pending, brief_path, day_of_brief
from generator.site.labels import REVIEW_NAMES
from generator.site.language import gettext, message, of_articles
from generator.site.naming import shortened
from generator.site.paging import PER_PAGE, Jump, numbered, page_jumps, page_of
from generator.site.record_view import EditLink, RecordView, edit_here, record_view, who_said
from generator.site.render import Page, Sheet, remark
from generator.site.sources import headline, outlet, web_address


@dataclass(frozen=True, slots=True)
class PointView:
    """A key point with the sentence it stands in, where the two differ."""

    text: str
    quote: str
    by_editor: bool


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one side wants, refuses or offers."""

    party: str
    text: str
    quote: str
    who: str
    by_editor: bool


@dataclass(frozen=True, slots=True)
class PendingView:
    """One thing that the program reads otherwise than the editor."""

    text: str
    edit_here: EditLink | None


@dataclass(frozen=True, slots=True)
class BriefView:
    """All that the page of an article shows."""

    title: str
    day: Day
    day_from: str
    outlet: str
    link: str
    review: str
    checked: bool
    why: str
    note: Markup
    points: tuple[PointView, ...]
    records: tuple[RecordView, ...]
    positions: tuple[PositionView, ...]
    edit: str
    article: str
    corrections: tuple[CorrectionView, ...]
    unpublished: str
    """Why the brief is not published; empty where it is. This and the next are for the preview alone."""
    pending: tuple[PendingView, ...]
    """What the program reads otherwise than the editor."""
    edit_here: EditLink | None
    """Opens the file in the local editor."""


@dataclass(frozen=True, slots=True)
class BriefPages:
    """One page of the list of articles."""

    heading: str
    groups: tuple[BriefList, ...]
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class BriefList:
    """One publication day in the list of articles."""

    day: Day
    cards: tuple[BriefCard, ...]


def briefs(index: Index) -> Iterator[Sheet]:
    """A page for every article, and their list."""
    for brief in _shown(index):
        yield Sheet(brief_path(brief.slug), partial(_page, brief, index))
    yield from _list_pages(index)


def _page(brief: Brief, index: Index) -> Page:
    view = _view(brief, index)
    description = gettext("{events} told by “{title}” ({outlet}, {day}), each beside its sentence.", events=count(len(view.records), "event"),
                          title=shortened(view.title), outlet=view.outlet, day=view.day.text)
    return Page(
        path=brief_path(brief.slug), title=gettext("{title}, {day}", title=shortened(view.title, IN_TITLE), day=view.day.text), template="brief.html",
        description=description, view=view, section="briefs/", linked=(linked.article(brief, description, index),),
    )


def _shown(index: Index) -> tuple[Brief, ...]:
    """The published briefs, and in the preview the others before them."""
    return (*(brief for brief, _ in index.preview.unpublished.values()), *index.briefs) if index.preview else index.briefs


def _list_pages(index: Index) -> Iterator[Sheet]:
    all_ = _shown(index)
    parts = [all_[at : at + PER_PAGE] for at in range(0, len(all_), PER_PAGE)] or [()]
    for number, part in enumerate(parts, start=1):
        yield Sheet(numbered("briefs/", number), partial(_list_page, part, index, number=number, pages=len(parts)))


def _list_page(part: Sequence[Brief], index: Index, *, number: int, pages: int) -> Page:
    heading = page_of(gettext("Articles we read"), number)
    view = BriefPages(heading=heading, groups=_groups(part, index), jumps=page_jumps("briefs/", number, pages))
    return Page(
        path=numbered("briefs/", number), title=heading, template="briefs.html", view=view, section="briefs/",
        description=gettext("{heading}: every article behind this site, newest first, with the facts taken from it.", heading=heading),
    )


def _groups(part: Sequence[Brief], index: Index) -> tuple[BriefList, ...]:
    return tuple(
        BriefList(
            day=day_of(day, absent=message("Publication day not stated")), cards=tuple(brief_card(brief, index) for brief in of_day)
        )
        for day, of_day in groupby(part, key=lambda brief: brief.published)
    )


def _view(brief: Brief, index: Index) -> BriefView:
    config = index.config
    return BriefView(
        title=headline(brief),
        day=day_of_brief(brief, index, absent=message("publication day not stated")),
        day_from=of_articles(brief.published_from or ""),
        outlet=outlet(brief),
        link=web_address(brief),
        review=_review(brief),
        checked=brief.review == "checked",
        why=of_articles(brief.why_it_matters),
        note=remark(brief.note),
        corrections=in_brief(brief, index),
        unpublished=index.preview.unpublished.get(brief.slug, (brief, ""))[1] if index.preview else "",
        pending=tuple(_pending(each, brief, index) for each in index.preview.pending.get(brief.slug, ())) if index.preview else (),
        edit_here=edit_here(brief, 1, index),
        points=tuple(
            PointView(text=of_articles(p.text), quote="" if p.quote.strip() == p.text.strip() else p.quote, by_editor=p.by_editor)
            for p in brief.key_points
        ),
        records=tuple(record_view(record, brief, index) for record in brief.records if index.preview or not record.hide),
        positions=tuple(
            PositionView(party=of_articles(p.party), text=of_articles(p.text), quote=p.quote, by_editor=p.by_editor,
                         who=who_said(p.said_by, "states", brief))
            for p in brief.positions
        ),
        edit=f"{config.repository}/edit/main/content/briefs/{brief.slug}.yaml" if config.repository else "",
        article=brief.article or "",
    )


def _pending(pending: Pending, brief: Brief, index: Index) -> PendingView:
    return PendingView(text=pending.text, edit_here=edit_here(brief, pending.line, index))


def _review(brief: Brief) -> str:
    """`Checked by an editor: Olena Koval, 22 July 2025.`"""
    if brief.review != "checked":
        return REVIEW_NAMES[brief.review]
    day = day_of(brief.checked_on).text if brief.checked_on else ""
    details = ", ".join(part for part in (brief.checked_by, day) if part)
    return gettext("Checked by an editor: {details}.", details=details) if details else REVIEW_NAMES[brief.review]
