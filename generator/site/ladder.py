"""The ladder of one item of aid: which step was taken when, and who says so; a step that no source tells of is not stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Event, Quantity
from generator.site.accounts import BY_EDITOR, Credit
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path, event_path, once
from generator.site.labels import SIDE_NAMES, STATUS_NAMES
from generator.site.language import Counted, gettext, message, of_articles
from generator.site.sources import medium, place_of, speaker
from generator.site.steps import HALTED, STEPS, Report, reports_of
from generator.site.values import money, quantity

SPEAKERS = 5
"""Speakers of one step that the ladder names; the page's last part has them all."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One speaker who tells of a step."""

    day: Day
    how: str
    """`reported` where the source does not say on which day the step was taken."""
    who: Credit
    short: str
    """The speaker where there is little room."""
    what: tuple[str, ...]
    """The number and the sum that he names: `2`, `800 million USD`; empty where he names none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder."""

    name: str
    rungs: tuple[Rung, ...]
    """Earliest first; empty where no source tells of the step."""
    more: str
    """`and 3 other speakers`, or empty."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """All steps of one item, in their order; those off the ladder only where a source tells of them."""

    steps: tuple[Step, ...]
    is_total: bool


def ladder_of(event: Event, index: Index) -> Ladder | None:
    """The ladder of an item of aid; None for other desks."""
    return once(index, "ladder", event, lambda: _ladder(event, index)) if event.desk == "aid" else None


def _ladder(event: Event, index: Index) -> Ladder:
    reports = reports_of(event, index)
    told = {report.step for report in reports}
    shown = [step for step in (*STEPS, "") if step in told or (step in STEPS and step not in HALTED)]
    return Ladder(tuple(_step(step, [r for r in reports if r.step == step], event, index) for step in shown), event.adds_up)


def _step(step: str, reports: Sequence[Report], event: Event, index: Index) -> Step:
    by_speaker: dict[str, list[Report]] = {}
    for report in reports:
        by_speaker.setdefault(_speaker(report, index), []).append(report)
    rungs = tuple(_rung(name, said, event, index) for name, said in list(by_speaker.items())[:SPEAKERS])
    left = len(by_speaker) - len(rungs)
    return Step(STATUS_NAMES[step], rungs, _OTHERS(left) if left else "")


_OTHERS = Counted("and {n} other speaker", "and {n} other speakers")


def _speaker(report: Report, index: Index) -> str:
    return speaker(report.voice, index) if report.voice else ""


def _rung(name: str, said: Sequence[Report], event: Event, index: Index) -> Rung:
    """The first report of a speaker, with all numbers and sums that he names for the step."""
    first = said[0]
    named = dict.fromkeys(text for report in said for text in _named(report))
    credit = (
        Credit(name, SIDE_NAMES[first.voice.side], place_of(first.voice, index), f"{event_path(event)}#says-{first.anchor}") if first.voice
        else Credit(gettext(BY_EDITOR), "", "", brief_path(first.brief))
    )
    return Rung(
        day_of(first.day, absent=message("day not stated")), gettext("reported") if first.day and not first.dated else "", credit, _short(first, index),
        tuple(named),
    )


def _short(report: Report, index: Index) -> str:
    if not report.voice:
        return gettext("the editor")
    return of_articles(report.voice.claim.said_by or "") or medium(index.brief[report.brief]) or gettext("an article")


def _named(report: Report) -> list[str]:
    number, amount = report.fields.get("quantity"), report.fields.get("amount")
    texts = [quantity(number)] if isinstance(number, Quantity) else []
    return texts + ([money(amount)] if isinstance(amount, Quantity) else [])

