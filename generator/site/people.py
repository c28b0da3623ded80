"""People: who is said to have taken part or spoken, in which office, and what they said day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.model import Brief, Event, Person, Voice
from generator.site.accounts import ordered
from generator.site.cards import Card, cards, count
from generator.site.days import Day, day_of, newest_first
from generator.site.index import Index, brief_path, event_path, names_in
from generator.site.labels import NOT_STATED
from generator.site.language import Counted, Words, gettext, joined, message, of_articles, series
from generator.site.marking import marked
from generator.site.names import SHOWN, Entry, by_name, list_page
from generator.site.offices import Office, briefs_with, offices, spellings
from generator.site.positions import Stand, stand
from generator.site.render import Page, Sheet
from generator.site.sources import headline, outlet

LEAD = message("Everybody who is named as taking part in talks or who is cited.")
SAID_ON = Words({"states": "Said on", "claims": "Said on", "confirms": "Confirmed on", "denies": "Denied on", "doubts": "Did not confirm on"})
"""Behind a sentence, before the events that it is about."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its page."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence in which a person is cited."""

    verb: str
    """`Said on`, `Denied on`"""
    quote: Markup
    about: tuple[Named, ...]
    """The events that it tells of."""
    brief: Brief


@dataclass(frozen=True, slots=True)
class ArticleOfStatements:
    """What a person is cited with in one article."""

    title: str
    outlet: str
    path: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DayOfStatements:
    """What a person is cited with in the articles of one day."""

    day: Day
    articles: tuple[ArticleOfStatements, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """The page of one person."""

    name: str
    summary: str
    country: str
    offices: tuple[Office, ...]
    spellings: str
    days: tuple[DayOfStatements, ...]
    positions: tuple[Stand, ...]
    cards: tuple[Card, ...]
    more: str
    """`120 older statements and events`, or empty."""


def people(index: Index) -> Iterator[Sheet]:
    """A page for every person named, and their list."""
    whole = index.whole_names
    taking_part = by_name(index.events, lambda event: (whole.get(name, name) for name in names_in(event, "participants")))
    speaking = by_name(index.events, lambda event: (whole.get(voice.speaker, voice.speaker) for voice in event.voices))
    stands = _positions(index)
    entries = []
    for name, path in index.people.items():
        person, part, spoke = index.person.get(name), taking_part.get(name, ()), speaking.get(name, ())
        entries.append(Entry(text=of_articles(name), path=path, about=of_articles(person.country) if person else "", count=_summary(part, spoke)))
        yield Sheet(path, partial(_page, entries[-1], part, spoke, stands.get(name, ()), index))
    yield Sheet("people/", partial(list_page, "people/", message("People"), LEAD, entries))


def _summary(part: Sequence[Event], spoke: Sequence[Event]) -> str:
    """`cited on 5 events, takes part in 2`; what is none is not told."""
    told = [CITED(len(spoke))] if spoke else []
    told += [NAMED(len(part))] if part else []
    return joined(", ", told) or gettext("named in positions")


CITED = Counted("cited on {n} event", "cited on {n} events")
NAMED = Counted("named as taking part in {n} event", "named as taking part in {n} events")


def _page(entry: Entry, part: Sequence[Event], spoke: Sequence[Event], stands: Sequence[Stand], index: Index) -> Page:
    name = entry.text
    person = index.person.get(name) or Person(name, "")
    near = briefs_with((slug for event in (*spoke, *part) for slug, _ in event.records), index)
    said = _statements(name, spoke, index)
    view = PersonView(
        name=of_articles(name), summary=entry.count, country=of_articles(person.country) or gettext(NOT_STATED), offices=offices(person, near),
        spellings=series(map(of_articles, spellings(name, person.aliases, near))), days=_days(said[:SHOWN]), positions=tuple(stands[:SHOWN]),
        cards=cards(part[:SHOWN], index), more=_more(len(said), len(part)),
    )
    return Page(path=entry.path, title=name, description=gettext("{name}: {counts}, with the sentences they stand in.", name=name, counts=entry.count),
                template="person.html", view=view, section="people/")


def _more(said: int, part: int) -> str:
    left = ((said - SHOWN, "older statement"), (part - SHOWN, "older event"))
    return series(count(number, noun) for number, noun in left if number > 0)


def _statements(name: str, events: Sequence[Event], index: Index) -> list[Statement]:
    """Each sentence once, by article, the newest first and the undated last; one sentence may tell of several events."""
    told: dict[tuple[str, str], list[tuple[Event, Voice]]] = {}
    for event in events:
        for voice in ordered(event.voices):
            if index.whole_names.get(voice.speaker, voice.speaker) == name:
                told.setdefault((voice.brief, voice.claim.quote), []).append((event, voice))
    said = [_statement(each, index) for each in told.values()]
    return sorted(said, key=lambda one: (newest_first(one.brief.published), one.brief.slug))


def _statement(told: Sequence[tuple[Event, Voice]], index: Index) -> Statement:
    event, voice = told[0]
    about = {event_path(event): event.title for event, _ in told}
    return Statement(
        verb=SAID_ON.get(voice.claim.stance, SAID_ON["states"]), quote=marked(voice.claim.quote, voice.claim.fields, desk=event.desk),
        about=tuple(Named(of_articles(title), path) for path, title in about.items()), brief=index.brief[voice.brief],
    )


def _days(said: Sequence[Statement]) -> tuple[DayOfStatements, ...]:
    days = groupby(said, key=lambda one: one.brief.published)
    return tuple(DayOfStatements(day_of(day, absent=message("Day not stated")), _articles(part)) for day, part in days)


def _articles(said: Iterable[Statement]) -> tuple[ArticleOfStatements, ...]:
    parts = (tuple(part) for _, part in groupby(said, key=lambda one: one.brief.slug))
    told = ((part[0].brief, part) for part in parts)
    return tuple(ArticleOfStatements(headline(brief), outlet(brief), brief_path(brief.slug), part) for brief, part in told)


def _positions(index: Index) -> dict[str, list[Stand]]:
    found: dict[str, list[Stand]] = {}
    for brief in index.briefs:
        for position in brief.positions:
            speaker = position.said_by or ""
            found.setdefault(index.whole_names.get(speaker, speaker), []).append(stand(position, brief))
    return found
