"""The briefing of a day: the home page, the pages of the days, and the list of the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Brief, Desk, Event
from generator.site import linked
from generator.site.cards import BriefCard, Card, brief_card, card, cards, count
from generator.site.changed import Changes, changes_on
from generator.site.days import Day, day_of, is_full, war_day_text
from generator.site.index import Index, brief_path, order
from generator.site.labels import DESK_NAMES
from generator.site.language import Counted, Words, gettext, message, ngettext, of_articles, series
from generator.site.maps.drawing import MapView, map_of_attacks
from generator.site.naming import shortened
from generator.site.positions import Stand, stands
from generator.site.render import Page, Sheet
from generator.site.sources import headline, medium, outlets

PER_DESK = 3
"""Items a desk on the home page: a briefing that can be finished in three minutes."""
KEY_POINTS = 6
STANDS = 6
PER_KIND = 6
"""Events of one kind of change on the home page; the page of the day has all."""


@dataclass(frozen=True, slots=True)
class DeskOfDay:
    """One desk in the briefing of a day."""

    desk: Desk
    name: str
    cards: tuple[Card, ...]
    more: str
    """`2 more items on the page of the day`, or empty."""
    empty: str
    latest: Card | None
    """Where the day has nothing: the newest event of the desk before it."""


@dataclass(frozen=True, slots=True)
class Points:
    """The key points of one article."""

    source: str
    path: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """All that is known of one day."""

    day: Day
    heading: str
    number: str
    summary: str
    desks: tuple[DeskOfDay, ...]
    also: tuple[Card, ...]
    """Events of other days that the day's articles tell of."""
    changes: Changes
    stands: tuple[Stand, ...]
    points: tuple[Points, ...]
    briefs: tuple[BriefCard, ...]
    earlier: Day | None
    later: Day | None
    outlets: str
    map: MapView | None
    """Where the attacks of the day are reported."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One day in the list of days."""

    day: Day
    number: str
    text: str


def home(index: Index) -> Page:
    """The briefing of the latest day."""
    name = index.config.title
    if index.latest is None:
        return Page(path="", title=name, description=index.config.description, template="empty.html", view=None)
    day = index.latest
    view = day_view(day, index)
    title = gettext("{day}: briefing of the day", day=view.day.text)
    description = gettext("Briefing of {day}. {summary}", day=view.day.text, summary=view.summary)
    return Page(
        path="", title=title, template="home.html", view=view, description=description,
        linked=(linked.website(index), linked.briefing(day, "", title, description, index)),
    )


def day_view(day: str, index: Index) -> DayView:
    """The briefing of a day: what the articles published on it tell of."""
    return _view(index, index.days.index(day), shown=reported_on(index, day), rest=(), limit=PER_DESK)


def days(index: Index) -> Iterator[Sheet]:
    """A page for every day with a report or an event, and their list."""
    for at, day in enumerate(index.days):
        yield Sheet(f"days/{day}/", partial(_day_page, index, at))
    yield Sheet("days/", partial(_list_page, index))


def _day_page(index: Index, at: int) -> Page:
    day = index.days[at]
    happened = index.events_on.get(day, ())
    rest = tuple(event for event in reported_on(index, day) if event.date != day)
    view = _view(index, at, shown=happened, rest=rest, limit=None)
    path, title = f"days/{day}/", gettext("{day}, day by day", day=view.day.text)
    description = gettext("What is reported for {day}. {summary}", day=view.day.text, summary=view.summary)
    return Page(
        path=path, title=title, template="day.html", view=view, section="timeline/", description=description,
        linked=(linked.briefing(day, path, title, description, index),),
    )


def _list_page(index: Index) -> Page:
    return Page(
        path="days/", title=gettext("All days"), template="days.html", view=tuple(_entry(index, day) for day in index.days), section="timeline/",
        description=gettext("Every day on which articles were published or events happened, newest first."),
    )


def reported_on(index: Index, day: str) -> tuple[Event, ...]:
    """The events that articles published on the day tell of, newest first."""
    told = {
        (e.desk, e.id): e for brief in index.briefs_on.get(day, ()) for e in index.events_of.get(brief.slug, ())
    }
    return tuple(sorted(told.values(), key=order))


def _view(index: Index, at: int, *, shown: Sequence[Event], rest: Sequence[Event], limit: int | None) -> DayView:
    day = index.days[at]
    briefs = index.briefs_on.get(day, ())
    summary = _summary(shown, briefs) if limit else _summary_of_day(shown, rest, briefs)
    return DayView(
        day=day_of(day),
        heading=day_of(day).text,
        number=war_day_text(day),
        summary=" ".join(summary.split()),
        desks=tuple(_desk(desk, [e for e in shown if e.desk == desk], index, day=day, limit=limit) for desk in index.config.desks),
        also=cards(rest, index),
        changes=changes_on(day, index, limit=PER_KIND, later=True) if limit else changes_on(day, index),
        stands=stands(briefs, limit=STANDS),
        points=_points(briefs),
        briefs=tuple(brief_card(brief, index) for brief in briefs),
        earlier=day_of(index.days[at + 1]) if at + 1 < len(index.days) else None,
        later=day_of(index.days[at - 1]) if at else None,
        outlets=outlets(briefs, alone=gettext("articles that do not name their publisher")),
        map=map_of_attacks((e for e in shown if e.desk == "attacks"), index, heading=gettext(IN_ARTICLES if limit else OF_DAY, day=day_of(day).text)),
    )


def _points(briefs: Sequence[Brief]) -> tuple[Points, ...]:
    """The first key points of each article, so many that the day's page can be finished."""
    telling = [brief for brief in briefs if brief.key_points]
    each = max(1, KEY_POINTS // max(1, len(telling)))
    return tuple(
        Points(source=medium(brief) or of_articles(shortened(headline(brief))), path=brief_path(brief.slug),
               texts=tuple(of_articles(point.text) for point in brief.key_points[:each]))
        for brief in telling[:KEY_POINTS]
    )


def _desk(desk: Desk, events: Sequence[Event], index: Index, *, day: str, limit: int | None) -> DeskOfDay:
    left = len(events) - (limit or len(events))
    return DeskOfDay(
        desk=desk,
        name=DESK_NAMES[desk],
        cards=cards(events[:limit], index),
        more=MORE(left) if left > 0 else "",
        empty=EMPTY[desk],
        latest=None if events else _before(desk, day, index),
    )


def _before(desk: Desk, day: str, index: Index) -> Card | None:
    """The newest event of a desk before a day."""
    return next((card(e, index) for e in index.events if e.desk == desk and e.date and is_full(e.date) and e.date < day), None)


MORE = Counted("{n} more from this day’s articles", "{n} more from this day’s articles")
IN_ARTICLES, OF_DAY = message("Attacks in the articles of {day}"), message("Attacks of {day}")
EMPTY = Words({
    "talks": "No talks in the articles we read. That is not the same as no talks.",
    "attacks": "No attack in the articles we read. That is not the same as no attack.",
    "aid": "No military aid in the articles we read. That is not the same as no aid.",
})


def _summary(shown: Sequence[Event], briefs: Sequence[Brief]) -> str:
    """What the articles of the latest day tell of."""
    told = ngettext("{n} article published on this day tells of {events}.", "{n} articles published on this day tell of {events}.", len(briefs), events=_counts(shown))
    return f"{told} {_differing(shown)}"


def _summary_of_day(shown: Sequence[Event], rest: Sequence[Event], briefs: Sequence[Brief]) -> str:
    """What is reported for a day, whenever the reports came out, and what else its articles tell of."""
    articles = gettext("Articles of the day: {n}.", n=len(briefs) or gettext("none read"))
    told = f"{gettext('Reported for this day: {events}.', events=_counts(shown))} {_differing(shown)} {articles}"
    if not rest:
        return told
    return told + " " + ngettext("It also tells of {events} on other or unknown days.", "They also tell of {events} on other or unknown days.",
                                 len(briefs), events=_counts(rest))


def _counts(events: Sequence[Event]) -> str:
    counts = [count(n, noun) for desk, noun in NOUNS if (n := sum(event.desk == desk for event in events))]
    return series(counts) or gettext("no event")


def _differing(events: Sequence[Event]) -> str:
    differing = sum(any(a.agreement == "sources differ" for a in event.accounts) for event in events)
    if differing:
        if len(events) == 1:
            return gettext("Sources differ on it.")
        return ngettext("Sources differ on {n} of them.", "Sources differ on {n} of them.", differing)
    return gettext("No source contradicts another.") if events else ""


NOUNS = (("talks", "meeting"), ("attacks", "attack"), ("aid", "item of military aid"))


def _entry(index: Index, day: str) -> DayEntry:
    happened, published = len(index.events_on.get(day, ())), len(index.briefs_on.get(day, ()))
    parts = [count(happened, "event")] if happened else []
    parts += [count(published, "article")] if published else []
    return DayEntry(day=day_of(day), number=war_day_text(day), text=", ".join(parts))


