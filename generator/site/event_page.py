"""The page of one event: where the sources differ, what each of them says, and why they are held to tell of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Event, Join
from generator.site import linked
from generator.site.accounts import Fact, facts_of
from generator.site.cards import agreement
from generator.site.changed import ChangeView, history
from generator.site.charts.bars import Chart
from generator.site.charts.tolls import tolls_of
from generator.site.corrections import CorrectionView, in_event
from generator.site.days import Day, day_of, war_day_text
from generator.site.independence import Independence, independence, sources_text
from generator.site.index import Index, brief_path, event_path
from generator.site.labels import AGREEMENT_NAMES, DESK_NAMES
from generator.site.ladder import Ladder, ladder_of
from generator.site.language import gettext, in_use, joined, message, of_articles
from generator.site.maps.drawing import MapView, map_of_attacks
from generator.site.naming import shortened
from generator.site.render import Page, Sheet
from generator.site.sayings import Saying, sayings_of
from generator.site.sentences import told
from generator.site.sources import few, headline
from generator.site.tracks import lines_of
from generator.site.unknown import unknowns

IN_TITLE = 45
"""Letters of an event's title in the title of its page, which names the day and the site too."""
GRID_SPEAKERS = 5
"""More columns than this cannot be read side by side; the blocks below hold them all."""

FIGURES = ("killed", "injured", "launched", "intercepted", "quantity", "amount")
"""Fields that hold a number, in the order in which the page shows them: harm first."""
SILENT = message("does not say")


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the grid, with the answer of each speaker."""

    label: str
    differs: bool
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The speakers side by side."""

    speakers: tuple[tuple[str, str], ...]
    """(name, side) of each."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class JoinView:
    """Why two reports are one event."""

    left: str
    left_path: str
    right: str
    right_path: str
    reasons: str
    sure: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its page."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class EventView:
    """All that the page of an event shows."""

    id: str
    title: str
    desk: str
    desk_name: str
    day: Day
    number: str
    sentence: str
    status: str
    """`sources agree`, `sources differ`; empty for one source, which `sources` says."""
    unsaid: tuple[str, ...]
    sources: str
    figures: tuple[Fact, ...]
    """The numbers, which the page shows first."""
    facts: tuple[Fact, ...]
    """All others."""
    differing: tuple[Fact, ...]
    history: tuple[ChangeView, ...]
    sayings: tuple[Saying, ...]
    grid: Grid | None
    independence: Independence
    joins: tuple[JoinView, ...]
    unknown: tuple[str, ...]
    names: tuple[Named, ...]
    corrections: tuple[CorrectionView, ...]
    earlier: Named | None
    later: Named | None
    ladder: Ladder | None
    """The steps of an item of aid."""
    line: Named | None
    """The line of talks that a meeting belongs to."""
    map: MapView | None
    """Where an attack is reported."""
    tolls: tuple[Chart, ...]
    """How the numbers of dead and injured changed."""


def events(index: Index) -> Iterator[Sheet]:
    """A page for every event."""
    lines = {event.id: Named(of_articles(line.heading), line.path) for line in lines_of(index)[0] for event in line.events}
    for desk in index.config.desks:
        of_desk = [event for event in index.events if event.desk == desk]
        for at, event in enumerate(of_desk):
            later = of_desk[at - 1] if at else None
            earlier = of_desk[at + 1] if at + 1 < len(of_desk) else None
            line = lines.get(event.id) if desk == "talks" else None
            yield Sheet(event_path(event), partial(_page, event, index, earlier=earlier, later=later, line=line))


def _page(event: Event, index: Index, *, earlier: Event | None, later: Event | None, line: Named | None) -> Page:
    view = view_of(event, index, earlier=earlier, later=later, line=line)
    return Page(
        path=event_path(event), title=_page_title(event, view.day), description=_description(view), template="event.html", view=view,
        linked=(linked.event(event, view.sentence, view.corrections, index),),
        section=f"{event.desk}/",
    )


def _description(view: EventView) -> str:
    """The sentence, which is in the language of the articles; in another language after the name of the desk, which tells the pages apart."""
    return view.sentence if in_use().is_of_articles else joined(": ", (view.desk_name, view.sentence))


def _page_title(event: Event, day: Day) -> str:
    title = shortened(of_articles(event.title), IN_TITLE)
    return title if day.text in title else gettext("{title}, {day}", title=title, day=day.text)


def view_of(event: Event, index: Index, *, earlier: Event | None = None, later: Event | None = None, line: Named | None = None) -> EventView:
    """What the page shows, with the events before and after it and the line of talks that it belongs to."""
    facts, sayings = facts_of(event, index), sayings_of(event, index)
    return EventView(
        id=event.id,
        title=of_articles(event.title),
        desk=event.desk,
        desk_name=DESK_NAMES[event.desk],
        day=day_of(event.date),
        number=war_day_text(event.date) if event.date else "",
        sentence=told(event, index),
        status="" if agreement(event) == "one source" else AGREEMENT_NAMES[agreement(event)],
        unsaid=_unsaid(facts),
        sources=sources_text(event),
        figures=tuple(sorted((fact for fact in facts if fact.field in FIGURES), key=lambda fact: FIGURES.index(fact.field))),
        facts=tuple(fact for fact in facts if fact.field not in FIGURES),
        differing=tuple(fact for fact in facts if fact.differs),
        history=history(event, index),
        sayings=sayings,
        grid=_grid(facts, sayings),
        independence=independence(event, index),
        joins=tuple(_join(join, index) for join in event.joins),
        unknown=unknowns(event, index),
        names=_names(event, index),
        corrections=in_event(event, index),
        earlier=_neighbour(earlier),
        later=_neighbour(later),
        ladder=ladder_of(event, index),
        line=line,
        map=map_of_attacks([event], index, heading=gettext("Where it is reported")) if event.desk == "attacks" else None,
        tolls=tolls_of(event, index),
    )


def _unsaid(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Who denies and who does not confirm something of it: `denied by Kremlin`."""
    found: dict[str, dict[str, None]] = {}
    for view in (view for fact in facts for view in (*fact.apart, *fact.notes) if view.unsaid):
        found.setdefault(view.label, {}).update(dict.fromkeys(credit.speaker for credit in view.credits))
    return tuple(joined(" ", (label, few(tuple(names)))) for label, names in sorted(found.items()))


def _grid(facts: Sequence[Fact], sayings: Sequence[Saying]) -> Grid | None:
    sides = {saying.speaker: saying.side for saying in sayings}
    speakers = tuple(sides)
    if len(speakers) > GRID_SPEAKERS:
        differing = {credit.speaker for fact in facts for view in fact.apart for credit in view.credits}
        speakers = tuple(speaker for speaker in speakers if speaker in differing)
    if not 1 < len(speakers) <= GRID_SPEAKERS:
        return None
    rows = tuple(_row(fact, speakers, sayings) for fact in facts)
    # A question that one speaker alone answers is no comparison; the blocks below tell it.
    shared = tuple(row for row in rows if row.differs or sum(cell != gettext(SILENT) for cell in row.cells) > 1)
    return Grid(speakers=tuple((speaker, sides[speaker]) for speaker in speakers), rows=shared) if shared else None


def _row(fact: Fact, speakers: Sequence[str], sayings: Sequence[Saying]) -> Row:
    return Row(label=fact.label, differs=fact.differs, cells=tuple(_cell(fact.label, speaker, sayings) for speaker in speakers))


def _cell(label: str, speaker: str, sayings: Sequence[Saying]) -> str:
    """What one speaker answers to one question, in his own words' values; a denial is marked as one."""
    told = (
        gettext("{label}: {value}", label=saying.values_label, value=pair.text) if saying.values_label else pair.text
        for saying in sayings if saying.speaker == speaker for pair in saying.values if pair.label == label
    )
    return joined("; ", dict.fromkeys(told)) or gettext(SILENT)


def _join(join: Join, index: Index) -> JoinView:
    return JoinView(
        left=_article(join.left[0], index),
        left_path=brief_path(join.left[0]),
        right=_article(join.right[0], index),
        right_path=brief_path(join.right[0]),
        reasons=of_articles("; ".join(join.reasons)),
        sure=gettext("{score} of 100", score=round(100 * join.score)),
    )


def _article(brief: str, index: Index) -> str:
    return headline(index.brief[brief])


def _names(event: Event, index: Index) -> tuple[Named, ...]:
    values = [item for value in event.fields.values() for item in (value if isinstance(value, tuple) else (value,))]
    known = {**index.places, **index.people}
    texts = dict.fromkeys(index.whole_names.get(v, v) for v in [*values, *(voice.speaker for voice in event.voices)] if isinstance(v, str))
    return tuple(Named(text=of_articles(text), path=known[text]) for text in texts if text in known)


def _neighbour(event: Event | None) -> Named | None:
    return Named(text=of_articles(event.title), path=event_path(event)) if event else None

