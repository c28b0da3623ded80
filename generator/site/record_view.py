"""A record as the page of its article shows it: each value beside the sentences that state it, each sentence beside its values.

Values and sentences have numbers and marks, so that each leads to the other, and the style sheet lights up both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import FIELDS, Brief, Claim, Desk, Record, Value
from generator.site.index import Index, edit_in_preview, event_path, record_anchor
from generator.site.labels import DESK_NAMES, FIELD_NAMES
from generator.site.language import gettext, of_articles, series
from generator.site.marking import marked
from generator.site.render import remark
from generator.site.sources import medium, said
from generator.site.values import written


@dataclass(frozen=True, slots=True)
class Fact:
    """A recorded value."""

    anchor: str
    label: str
    text: str
    sentences: tuple[Sentence, ...]
    """Those that state it; none where an editor does."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its number in the record, counted from 1."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as one sentence states it."""

    label: str
    text: str
    fact: str
    """The mark of the recorded value; empty where the record leaves it open."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of the article with the values that it states."""

    number: int
    anchor: str
    who: str
    quote: Markup
    hedge: str
    values: tuple[Stated, ...]


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
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    unknown: str
    by_editor: bool
    note: Markup
    hidden: bool
    """Only the preview shows what is hidden."""
    edit_here: EditLink | None


def edit_here(brief: Brief, line: int | None, index: Index) -> EditLink | None:
    """The link to a line of the brief; None outside the preview."""
    link = edit_in_preview(index, brief.slug, line)
    return EditLink(place=f"content/briefs/{brief.slug}.yaml:{line or 1}", link=link) if link else None


def record_view(record: Record, brief: Brief, index: Index) -> RecordView:
    """All that the page shows of a record."""
    event = index.event_of.get((brief.slug, record.id))
    told = _told_fields(record)
    unknown = [FIELD_NAMES[name].lower() for name in FIELDS[record.desk] if name not in told]
    anchor = record_anchor(record.desk, record.id)
    return RecordView(
        anchor=anchor,
        # What is not published belongs to no event; whoever edits it knows it by its id.
        heading=of_articles(event.title) if event else record.id if index.preview else DESK_NAMES[record.desk],
        path=event_path(event) if event else "",
        desk=record.desk,
        desk_name=DESK_NAMES[record.desk],
        facts=tuple(_fact(name, told[name], record, anchor) for name in told),
        evidence=tuple(_evidence(number, claim, record, told, anchor, brief) for number, claim in enumerate(record.claims, start=1)),
        unknown=series(unknown),
        by_editor=record.by_editor,
        note=remark(record.note),
        hidden=record.hide,
        edit_here=edit_here(brief, record.line, index),
    )


def _told_fields(record: Record) -> dict:
    return {name: record.fields[name] for name in FIELDS[record.desk] if record.fields.get(name) not in (None, "", ())}


# A full stop stands in no id of a record, so these marks are those of no other record.


def _of_fact(anchor: str, name: str) -> str:
    return f"{anchor}.{name}"


def _of_sentence(anchor: str, number: int) -> str:
    return f"{anchor}.says-{number}"


def _fact(name: str, value: Value, record: Record, anchor: str) -> Fact:
    return Fact(
        anchor=_of_fact(anchor, name), label=FIELD_NAMES[name], text=written(record.desk, name, value),
        sentences=tuple(Sentence(number, _of_sentence(anchor, number)) for number in _stating(name, value, record.claims)),
    )


def _stating(name: str, value: Value, claims: Sequence[Claim]) -> list[int]:
    """The numbers of the sentences that state a value; where none states just this one, of those that tell of it otherwise."""
    telling = [(number, claim) for number, claim in enumerate(claims, start=1) if name in claim.fields]
    exact = [number for number, claim in telling if claim.stance not in UNSURE and _agrees(claim.fields[name], value)]
    return exact or [number for number, _ in telling]


UNSURE = ("denies", "doubts")


def _agrees(said: Value, value: Value) -> bool:
    """Whether a sentence gives the value, or some of a list."""
    return said == value or (isinstance(said, tuple) and isinstance(value, tuple) and not set(said).isdisjoint(value))


def _evidence(number: int, claim: Claim, record: Record, told: Mapping[str, Value], anchor: str, brief: Brief) -> Evidence:
    return Evidence(
        number=number,
        anchor=_of_sentence(anchor, number),
        who=who_said(claim.said_by, claim.stance, brief),
        quote=marked(claim.quote, claim.fields, desk=record.desk),
        hedge=of_articles(claim.hedge),
        values=tuple(_stated(claim, record.desk, told, anchor)),
    )


def _stated(claim: Claim, desk: Desk, told: Mapping[str, Value], anchor: str) -> Iterator[Stated]:
    for name in FIELDS[desk]:
        if name in claim.fields:
            yield Stated(FIELD_NAMES[name], written(desk, name, claim.fields[name]), _of_fact(anchor, name) if name in told else "")


def who_said(said_by: str | None, stance: str, brief: Brief) -> str:
    """`Volodymyr Zelensky said`, or `the article reported` where it speaks in its own voice."""
    if said_by:
        return said(stance, of_articles(said_by))
    return said("reports", medium(brief)) if medium(brief) else gettext("The article, in its own voice")

