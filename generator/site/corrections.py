"""Mistakes of ours that were published: on the page of their article, of their event, in the log and in the feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Brief, Correction, Event
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path, event_path
from generator.site.labels import FIELD_NAMES
from generator.site.sources import headline


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction as a reader sees it."""

    day: Day
    what: str
    """What is right and what we had written; empty where the reason says it all."""
    reason: str
    title: str
    """Of the event, else of the article."""
    path: str
    field: str
    """What was corrected; empty for a record or a brief as a whole."""


def in_brief(brief: Brief, index: Index) -> tuple[CorrectionView, ...]:
    """The corrections of one brief, newest first."""
    return _newest(((each, brief) for each in brief.corrections), index)


def in_event(event: Event, index: Index) -> tuple[CorrectionView, ...]:
    """The corrections of all records of an event, newest first."""
    return _newest(_of_event(event, index), index)


def log(index: Index) -> tuple[CorrectionView, ...]:
    """Every correction of the site, newest first."""
    return _newest(((each, brief) for brief in index.briefs for each in brief.corrections), index)


def from_day(index: Index, day: str, *, later: bool = False) -> tuple[CorrectionView, ...]:
    """The corrections of a day, or of it and all later ones, newest first."""
    found = ((each, brief) for brief in index.briefs for each in brief.corrections)
    return _newest((pair for pair in found if pair[0].day == day or (later and pair[0].day > day)), index)


def last_day(event: Event, index: Index) -> str:
    """The day of the event's latest correction; empty where there is none."""
    return max((each.day for each, _ in _of_event(event, index)), default="")


def sentences(views: Sequence[CorrectionView]) -> Iterator[str]:
    """Each correction in plain text."""
    for view in views:
        yield " ".join(part for part in (f"Correction of {view.day.text}:", f"{view.what}." if view.what else "", view.reason) if part)


def _of_event(event: Event, index: Index) -> Iterator[tuple[Correction, Brief]]:
    for slug, record in event.records:
        brief = index.brief.get(slug)
        for each in brief.corrections if brief else ():
            if each.record == record:
                yield each, brief


def _newest(found: Iterable[tuple[Correction, Brief]], index: Index) -> tuple[CorrectionView, ...]:
    return tuple(_view(each, brief, index) for each, brief in sorted(found, key=lambda pair: pair[0].day, reverse=True))


def _view(correction: Correction, brief: Brief, index: Index) -> CorrectionView:
    event = index.event_of.get((brief.slug, correction.record))
    return CorrectionView(
        day=day_of(correction.day),
        what=_what(correction),
        reason=correction.reason,
        title=event.title if event else headline(brief),
        path=event_path(event) if event else brief_path(brief.slug),
        field=correction.field,
    )


def _what(correction: Correction) -> str:
    label = FIELD_NAMES.get(correction.field, correction.field.replace("_", " ").capitalize())
    name = f"{label}: " if label else ""
    if correction.old and correction.new:
        return f"{name}{correction.new}; we had written {correction.old}"
    if correction.old:
        return f"{name}we had written {correction.old}, which is left out now"
    return f"{name}{correction.new}, which we had left out" if correction.new else label
