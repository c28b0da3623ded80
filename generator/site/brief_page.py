"""The page of one article: each fact beside the sentence it stands in, and what an editor has checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.model import FIELDS, Brief, Claim, Desk, Record
from generator.site import linked
from generator.site.accounts import Pair, pairs
from generator.site.cards import BriefCard, brief_card, count
from generator.site.corrections import CorrectionView, in_brief
from generator.site.days import Day, day_of
from generator.site.event_page import IN_TITLE
from generator.site.index import Index, Pending, brief_path, day_of_brief, edit_in_preview, event_path, record_anchor
from generator.site.labels import (
    DESK_NAMES,
    FIELD_NAMES,
    NO_OUTLET,
    REVIEW_NAMES,
    STANCE_VERBS,
)
from generator.site.marking import marked
from generator.site.naming import shortened
from generator.site.paging import PER_PAGE, Jump, numbered
from generator.site.render import Page, Sheet, remark
from generator.site.sources import headline, medium, web_address
from generator.site.values import written
from generator.wording import join_words


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of the article with the values that it states."""

    who: str
    quote: Markup
    hedge: str
    values: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class EditLink:
    """Where something stands in a brief's file, and the link that opens it there; for the preview alone."""

    place: str
    link: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """One meeting, attack or item of aid as this article tells it."""

    anchor: str
    heading: str
    path: str
    desk: Desk
    desk_name: str
    facts: tuple[Pair, ...]
    evidence: tuple[Evidence, ...]
    unknown: str
    by_editor: bool
    note: Markup
    hidden: bool
    """Only the preview shows what is hidden."""
    edit_here: EditLink | None


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
    description = f"{count(len(view.records), 'event')} told by “{shortened(view.title)}” ({view.outlet}, {view.day.text}), each beside its sentence."
    return Page(
        path=brief_path(brief.slug), title=f"{shortened(view.title, IN_TITLE)}, {view.day.text}", template="brief.html",
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
    heading = f"Articles we read, page {number}" if number > 1 else "Articles we read"
    jumps = tuple(Jump(f"Page {n}", numbered("briefs/", n), "", n == number) for n in range(1, pages + 1))
    view = BriefPages(heading=heading, groups=_groups(part, index), jumps=jumps if pages > 1 else ())
    return Page(
        path=numbered("briefs/", number), title=heading, template="briefs.html", view=view, section="briefs/",
        description=f"{heading}: every article behind this site, newest first, with the facts taken from it.",
    )


def _groups(part: Sequence[Brief], index: Index) -> tuple[BriefList, ...]:
    return tuple(
        BriefList(
            day=day_of(day, absent="Publication day not stated"), cards=tuple(brief_card(brief, index) for brief in of_day)
        )
        for day, of_day in groupby(part, key=lambda brief: brief.published)
    )


def _view(brief: Brief, index: Index) -> BriefView:
    config = index.config
    return BriefView(
        title=headline(brief),
        day=day_of_brief(brief, index, absent="publication day not stated"),
        day_from=brief.published_from or "",
        outlet=medium(brief) or NO_OUTLET,
        link=web_address(brief),
        review=_review(brief),
        checked=brief.review == "checked",
        why=brief.why_it_matters,
        note=remark(brief.note),
        corrections=in_brief(brief, index),
        unpublished=index.preview.unpublished.get(brief.slug, (brief, ""))[1] if index.preview else "",
        pending=tuple(_pending(each, brief, index) for each in index.preview.pending.get(brief.slug, ())) if index.preview else (),
        edit_here=_edit_here(brief, 1, index),
        points=tuple(
            PointView(text=p.text, quote="" if p.quote.strip() == p.text.strip() else p.quote, by_editor=p.by_editor)
            for p in brief.key_points
        ),
        records=tuple(_record(record, brief, index) for record in brief.records if index.preview or not record.hide),
        positions=tuple(
            PositionView(party=p.party, text=p.text, quote=p.quote, by_editor=p.by_editor,
                         who=who_said(p.said_by, "states", brief))
            for p in brief.positions
        ),
        edit=f"{config.repository}/edit/main/content/briefs/{brief.slug}.yaml" if config.repository else "",
        article=brief.article or "",
    )


def _edit_here(brief: Brief, line: int | None, index: Index) -> EditLink | None:
    link = edit_in_preview(index, brief.slug, line)
    return EditLink(place=f"content/briefs/{brief.slug}.yaml:{line or 1}", link=link) if link else None


def _pending(pending: Pending, brief: Brief, index: Index) -> PendingView:
    return PendingView(text=pending.text, edit_here=_edit_here(brief, pending.line, index))


def _review(brief: Brief) -> str:
    """`Checked by an editor: Olena Koval, 22 July 2025.`"""
    if brief.review != "checked":
        return REVIEW_NAMES[brief.review]
    day = day_of(brief.checked_on).text if brief.checked_on else ""
    details = ", ".join(part for part in (brief.checked_by, day) if part)
    return f"{REVIEW_NAMES[brief.review].rstrip('.')}: {details}." if details else REVIEW_NAMES[brief.review]


def _record(record: Record, brief: Brief, index: Index) -> RecordView:
    event = index.event_of.get((brief.slug, record.id))
    told = _told_fields(record)
    unknown = [FIELD_NAMES[name].lower() for name in FIELDS[record.desk] if name not in told]
    return RecordView(
        anchor=record_anchor(record.desk, record.id),
        # What is not published belongs to no event; whoever edits it knows it by its id.
        heading=event.title if event else record.id if index.preview else DESK_NAMES[record.desk],
        path=event_path(event) if event else "",
        desk=record.desk,
        desk_name=DESK_NAMES[record.desk],
        facts=tuple(Pair(label=FIELD_NAMES[n], text=written(record.desk, n, told[n])) for n in told),
        evidence=tuple(_evidence(claim, record.desk, brief) for claim in record.claims),
        unknown=join_words(tuple(unknown)),
        by_editor=record.by_editor,
        note=remark(record.note),
        hidden=record.hide,
        edit_here=_edit_here(brief, record.line, index),
    )


def _told_fields(record: Record) -> dict:
    return {name: record.fields[name] for name in FIELDS[record.desk] if record.fields.get(name) not in (None, "", ())}


def _evidence(claim: Claim, desk: Desk, brief: Brief) -> Evidence:
    return Evidence(
        who=who_said(claim.said_by, claim.stance, brief),
        quote=marked(claim.quote, claim.fields, desk=desk),
        hedge=claim.hedge,
        values=pairs(desk, claim.fields),
    )


def who_said(said_by: str | None, stance: str, brief: Brief) -> str:
    """`Volodymyr Zelensky said`, or `the article reported` where it speaks in its own voice."""
    if said_by:
        return f"{said_by} {STANCE_VERBS.get(stance, 'said')}"
    return f"{medium(brief)} reported" if medium(brief) else "The article, in its own voice"

