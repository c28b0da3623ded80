"""The style page: every component as this site's own content fills it, for those who work on its look; only the preview has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Event
from generator.site.accounts import Fact
from generator.site.aid_desk import signs_of
from generator.site.briefing import DayView, day_view
from generator.site.cards import BriefCard, Card, brief_card, card
from generator.site.changed import ChangeView
from generator.site.charts.aid import Signs
from generator.site.charts.attacks import charts_of
from generator.site.charts.bars import Chart
from generator.site.charts.talks import Calendar, calendar_of
from generator.site.corrections import CorrectionView, log
from generator.site.donors import donors_of
from generator.site.event_page import EventView, Grid, view_of
from generator.site.facets import Facet, facets_of
from generator.site.index import Index
from generator.site.ladder import Ladder
from generator.site.language import of_articles
from generator.site.maps.drawing import MapView
from generator.site.positions import Stand, stands
from generator.site.render import Page, Sheet
from generator.site.rounds import Round, round_of
from generator.site.tracks import lines_of

PATH = "style/"
SHOWN = 3
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class StyleView:
    """A specimen of each component; None or empty where nothing on the site shows it."""

    cards: tuple[Card, ...]
    """One of each desk."""
    brief: BriefCard | None
    figures: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    differing: tuple[Fact, ...]
    grid: Grid | None
    event: EventView | None
    """For its sayings, its sources, and what is not known of it."""
    history: tuple[ChangeView, ...]
    ladder: Ladder | None
    round: Round | None
    stands: tuple[Stand, ...]
    corrections: tuple[CorrectionView, ...]
    day: DayView | None
    facets: tuple[Facet, ...]
    map: MapView | None
    bars: Chart | None
    signs: Signs | None
    calendar: Calendar | None


def style(index: Index) -> Iterator[Sheet]:
    """The page, in the preview."""
    if index.preview is not None:
        yield Sheet(PATH, lambda: _page(index), listed=False)


def _page(index: Index) -> Page:
    return Page(path=PATH, title=of_articles("The style of this site"), template="style.html", view=_view(index), listed=False,
                description=of_articles("Every component of the site, as its own content fills it."))


def _view(index: Index) -> StyleView:
    by_desk = [next((event for event in index.events if event.desk == desk), None) for desk in index.config.desks]
    views = [view_of(event, index) for event in _telling(index.events)]
    line = next((line for line in lines_of(index)[0]), None)
    return StyleView(
        cards=tuple(card(event, index) for event in by_desk if event),
        brief=brief_card(index.briefs[0], index) if index.briefs else None,
        figures=_most(views, lambda view: view.figures),
        facts=_most(views, lambda view: view.facts),
        differing=_most(views, lambda view: view.differing),
        grid=next((view.grid for view in views if view.grid), None),
        event=max(views, key=lambda view: len(view.sayings), default=None),
        history=_most(views, lambda view: view.history),
        ladder=next((view.ladder for view in views if view.ladder), None),
        round=round_of(line.events[-1], line, index) if line else None,
        stands=stands(index.briefs, limit=SHOWN),
        corrections=log(index)[:SHOWN],
        day=day_view(index.latest, index) if index.latest else None,
        facets=next((found for desk in index.config.desks if (found := facets_of(desk, index))), ()),
        map=next((view.map for view in views if view.map), None),
        bars=next(iter((*charts_of([e for e in index.events if e.desk == "attacks"], index), *(chart for view in views for chart in view.tolls))), None),
        signs=signs_of(donors_of([e for e in index.events if e.desk == "aid" and not e.adds_up]), index),
        calendar=next((made for line in lines_of(index)[0] if (made := calendar_of(line.events, line.heading, index))), None),
    )


def _telling(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events of most voices of each desk."""
    ordered = sorted(events, key=lambda event: (-len(event.voices), event.id))
    return tuple(event for desk in dict.fromkeys(event.desk for event in ordered) for event in [e for e in ordered if e.desk == desk][:SHOWN])


def _most(views: Iterable[EventView], part: Callable[[EventView], tuple[Part, ...]]) -> tuple[Part, ...]:
    return max(map(part, views), key=len, default=())
