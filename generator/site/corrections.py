"""Mistakes of ours that were published: on the page of their article, of their event, in the log and in the feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Brief, Correction, Event
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path, event_path
from generator.site.labels import FIELD_NAMES
from generator.site.language import gettext, message, of_articles
from generator.site.sources import headline

NO_LONGER_SHOWN = message("an article that is no longer shown")


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
    """Empty for an article that is no longer shown."""
    field: str
    """What was corrected; empty for a record or a brief as a whole."""


def in_brief(brief: Brief, index: Index) -> tuple[CorrectionView, ...]:
    """The corrections of one brief, newest first."""
    return _newest(((each, brief) for each in brief.corrections), lambda told, of: _view(told, of, index))


def in_event(event: Event, index: Index) -> tuple[CorrectionView, ...]:
    """The corrections of all records of an event, newest first."""
    return _newest(_of_event(event, index), lambda told, of: _view(told, of, index))


def log(index: Index) -> tuple[CorrectionView, ...]:
    """Every correction of the site, newest first."""
    return _newest(_published(index), lambda told, of: _public(told, of, index))


def from_day(index: Index, day: str, *, later: bool = False) -> tuple[CorrectionView, ...]:
    """The corrections of a day, or of it and all later ones, newest first."""
    found = (pair for pair in _published(index) if pair[0].day == day or (later and pair[0].day > day))
    return _newest(found, lambda told, of: _public(told, of, index))


def last_day(event: Event, index: Index) -> str:
    """The day of the event's latest correction; empty where there is none."""
    return max((each.day for each, _ in _of_event(event, index)), default="")


def sentences(views: Sequence[CorrectionView]) -> Iterator[str]:
    """Each correction in plain text."""
    for view in views:
        head = gettext("Correction of {day}:", day=view.day.text)
        yield " ".join(part for part in (head, f"{view.what}." if view.what else "", view.reason) if part)


def _published(index: Index) -> Iterator[tuple[Correction, Brief]]:
    """All corrections, also those of briefs that were hidden since: what was published is not taken back in silence."""
    return ((each, brief) for brief in (*index.briefs, *index.hidden) for each in brief.corrections)


def _of_event(event: Event, index: Index) -> Iterator[tuple[Correction, Brief]]:
    for slug, record in event.records:
        brief = index.brief.get(slug)
        for each in brief.corrections if brief else ():
            if each.record == record:
                yield each, brief


def _newest(found: Iterable[tuple[Correction, Brief]], view: Callable[[Correction, Brief], CorrectionView]) -> tuple[CorrectionView, ...]:
    return tuple(view(each, brief) for each, brief in sorted(found, key=lambda pair: pair[0].day, reverse=True))


def _public(correction: Correction, brief: Brief, index: Index) -> CorrectionView:
    """As the log has it: of a brief that is hidden no title, no value and no link, but the day and the reason."""
    if not brief.hide:
        return _view(correction, brief, index)
    what = _label(correction) or gettext("Withdrawn")
    return CorrectionView(day_of(correction.day), what, of_articles(correction.reason), title=gettext(NO_LONGER_SHOWN), path="", field=correction.field)


def _view(correction: Correction, brief: Brief, index: Index) -> CorrectionView:
    event = index.event_of.get((brief.slug, correction.record))
    return CorrectionView(
        day=day_of(correction.day),
        what=_what(correction),
        reason=of_articles(correction.reason),
        title=of_articles(event.title) if event else headline(brief),
        path=event_path(event) if event else brief_path(brief.slug),
        field=correction.field,
    )


def _what(correction: Correction) -> str:
    label, old, new = _label(correction), of_articles(correction.old), of_articles(correction.new)
    if not old and not new:
        return label
    if old and new:
        said = gettext("{new}; we had written {old}", new=new, old=old)
    elif old:
        said = gettext("we had written {old}, which is left out now", old=old)
    else:
        said = gettext("{new}, which we had left out", new=new)
    return gettext("{label}: {value}", label=label, value=said) if label else said


def _label(correction: Correction) -> str:
    return FIELD_NAMES.get(correction.field) or of_articles(correction.field.replace("_", " ").capitalize())
