"""The desk of talks: what comes next, the lines of talks with their rounds in order, and meetings that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Event
from generator.site.cards import Card, cards, count
from generator.site.charts.talks import Calendar, calendar_of
from generator.site.days import day_of
from generator.site.facets import LINE, Facet, few_facets_of
from generator.site.index import Index, event_path, places_of
from generator.site.labels import DESK_LEADS, DESK_NAMES
from generator.site.language import Counted, gettext, joined, message, of_articles
from generator.site.paging import Jump, numbered, page_jumps, page_of
from generator.site.positions import Stand, stands
from generator.site.render import Page, Sheet
from generator.site.rounds import Round, days_text, round_of
from generator.site.sentences import told
from generator.site.tracks import Line, about, last_of, lines_of, next_of

LINES = 6
"""Lines with their rounds on the page of the desk."""
LISTED = 12
"""Lines in the table above them; all others stand in one at the end."""
ROUNDS = 5
"""The newest rounds of a line on the page of the desk; the line's own page has them all."""
OTHERS = 10
PER_PAGE = 30
"""Rounds on one page of a line."""
STANDS = 10
NONE_AHEAD = message("none announced in the articles we read")
NONE_HELD = message("none with a known day")


@dataclass(frozen=True, slots=True)
class Now:
    """Where the talks stand: the last and the next meeting known."""

    label: str
    text: str
    path: str
    days: str = ""
    """Every day that a source gives, where they differ."""


@dataclass(frozen=True, slots=True)
class When:
    """A meeting by its day, linked; without a path there is none."""

    text: str
    path: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of talks."""

    anchor: str
    heading: str
    about: str
    path: str
    count: int
    total: str
    """`23 meetings`"""
    last: When
    next: When
    rounds: tuple[Round, ...]
    more: str
    """`All 23 meetings`, or empty."""
    stands: tuple[Stand, ...] = ()
    jumps: tuple[Jump, ...] = ()
    calendar: Calendar | None = None
    """The meetings by year; on the page of the desk of the first line alone."""


@dataclass(frozen=True, slots=True)
class TalksView:
    """The page of the desk."""

    heading: str
    lead: str
    total: str
    now: tuple[Now, ...]
    lines: tuple[LineView, ...]
    further: tuple[LineView, ...]
    shown: tuple[LineView, ...]
    """Those of which the page tells the rounds."""
    others: tuple[Card, ...]
    more: str
    stands: tuple[Stand, ...]
    facets: tuple[Facet, ...]


def talks_desk(index: Index) -> Iterator[Sheet]:
    """The page of the desk and of each line."""
    lines, others = lines_of(index)
    yield Sheet("talks/", partial(_page, lines, others, index))
    for line in lines:
        parts = _parts(line.events)
        for number, part in enumerate(parts, start=1):
            yield Sheet(numbered(line.path, number), partial(_line_page, line, part, index, number=number, pages=len(parts)))


def _parts(events: Sequence[Event]) -> list[Sequence[Event]]:
    """The pages of a line: the newest rounds first, on each page in order."""
    ends = range(len(events), 0, -PER_PAGE)
    return [events[max(0, end - PER_PAGE) : end] for end in ends]


def _page(lines: Sequence[Line], others: Sequence[Event], index: Index) -> Page:
    talks = [event for event in index.events if event.desk == "talks"]
    views = tuple(_view(line, line.events[-ROUNDS:], index, calendar=line is lines[0]) for line in lines)
    left = len(others) - OTHERS
    view = TalksView(
        heading=DESK_NAMES["talks"], lead=DESK_LEADS["talks"], total=count(len(talks), "meeting"), now=_now(talks, index),
        lines=views[:LISTED], further=views[LISTED:], shown=views[:LINES], others=cards(others[:OTHERS], index),
        more=MORE(left) if left > 0 else "", stands=stands(index.briefs, limit=STANDS),
        facets=few_facets_of("talks", index, but=LINE),
    )
    return Page(path="talks/", title=DESK_NAMES["talks"], description=DESK_LEADS["talks"], template="talks.html", view=view, section="talks/")


MORE = Counted("{n} more, among all meetings by month", "{n} more, among all meetings by month")
ALL = Counted("All {n} meetings", "All {n} meetings")


def _line_page(line: Line, part: Sequence[Event], index: Index, *, number: int, pages: int) -> Page:
    heading = page_of(of_articles(line.heading), number)
    return Page(
        path=numbered(line.path, number), title=heading, template="track.html", section="talks/",
        view=_view(line, part, index, number=number, pages=pages, calendar=number == 1),
        description=gettext("{heading}: {meetings} in order, with days, places, outcomes and what each side says.",
                            heading=heading, meetings=count(len(line.events), "meeting")),
    )


def _view(line: Line, part: Sequence[Event], index: Index, *, number: int = 0, pages: int = 1, calendar: bool = False) -> LineView:
    """A line with some of its rounds; with the number of a page what only the line's own pages show."""
    last, ahead = last_of(line.events), next_of(line.events, index)
    left = len(line.events) > len(part) and not number
    return LineView(
        anchor=line.path.rstrip("/").rsplit("/", 1)[-1],
        heading=page_of(of_articles(line.heading), number),
        about=about(line.track), path=line.path, count=len(line.events), total=count(len(line.events), "meeting"),
        last=_when(last, index, absent=NONE_HELD), next=_when(ahead, index, absent=message("none announced")),
        rounds=tuple(round_of(event, line, index) for event in part),
        more=gettext("{all}: {line}", all=ALL(len(line.events)), line=of_articles(line.heading)) if left else "",
        stands=_stands(line, index) if number == 1 else (), jumps=page_jumps(line.path, number, pages),
        calendar=calendar_of(line.events, line.heading, index) if calendar else None,
    )


def _when(event: Event | None, index: Index, *, absent: str) -> When:
    return When(days_text(event, index), event_path(event), joined(", ", map(of_articles, places_of(event)))) if event else When(gettext(absent), "")


def _stands(line: Line, index: Index) -> tuple[Stand, ...]:
    """The positions of the parties, from the articles that tell of the line."""
    telling = {brief for event in line.events for brief, _ in event.records}
    told = stands((brief for brief in index.briefs if brief.slug in telling), limit=len(index.briefs) * STANDS)
    return tuple(stand for stand in told if stand.party in line.track.parties)[:STANDS]


def _now(talks: Sequence[Event], index: Index) -> tuple[Now, ...]:
    """The last meeting held and the next one announced, as of the latest article."""
    return (_now_line(gettext("Last held"), last_of(talks), index, absent=NONE_HELD), _now_line(gettext("Next announced"), next_of(talks, index), index, absent=NONE_AHEAD))


def _now_line(label: str, event: Event | None, index: Index, *, absent: str) -> Now:
    if event is None:
        return Now(label, gettext(absent), "")
    days = days_text(event, index)
    return Now(label, told(event, index), event_path(event), days if days != day_of(event.date).text else "")
