"""An event as lists show it: one sentence with its source, the key facts, and where the sources differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Agreement, Brief, Event
from generator.site.accounts import Fact, difference, facts_of, key_facts
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path, event_path, first_voice_day, once
from generator.site.labels import AGREEMENT_NAMES, DESK_NAMES, REVIEW_SHORT
from generator.site.language import Counted, gettext, joined, message, of_articles
from generator.site.sentences import told
from generator.site.sources import headline, outlet, outlets

DIFFERENCES = 3
"""Differences that a list shows; the event's page has them all."""
SLIGHT = ("kind", "status")
"""Fields on which a difference is often one of words; they come last."""


@dataclass(frozen=True, slots=True)
class Card:
    """One event in a list."""

    path: str
    title: str
    sentence: str
    desk: str
    desk_name: str
    day: Day
    reported: str
    """When it was first reported, for an event without a day."""
    facts: tuple[Fact, ...]
    differences: tuple[str, ...]
    sources: str
    """`one source (dpa)`, `2 sources (dpa and TASS), sources differ`"""


@dataclass(frozen=True, slots=True)
class BriefCard:
    """One article in a list."""

    path: str
    title: str
    day: Day
    outlet: str
    review: str
    checked: bool
    counts: str


def card(event: Event, index: Index) -> Card:
    """The list entry of an event."""
    return once(index, "card", event, lambda: _card(event, index))


def _card(event: Event, index: Index) -> Card:
    facts = facts_of(event, index)
    differing = sorted((fact for fact in facts if fact.differs), key=lambda fact: fact.field in SLIGHT)
    differences = tuple(difference(fact) for fact in differing[:DIFFERENCES])
    return Card(
        path=event_path(event),
        title=event.title,
        sentence=told(event, index),
        desk=event.desk,
        desk_name=DESK_NAMES[event.desk],
        day=day_of(event.date),
        reported="" if event.date else day_of(first_voice_day(event.voices), absent="").text,
        facts=key_facts(event, facts),
        differences=differences,
        sources=_sources(event, index),
    )


def _sources(event: Event, index: Index) -> str:
    media = outlets(index.brief[voice.brief] for voice in event.voices)
    word = AGREEMENT_NAMES[agreement(event)]
    if agreement(event) == "one source":
        return gettext("{sources} ({outlets})", sources=word, outlets=media)
    return gettext("{sources} ({outlets}), {agreement}", sources=count(event.sources, "source"), outlets=media, agreement=word)


def cards(events: Iterable[Event], index: Index) -> tuple[Card, ...]:
    """The list entries of several events."""
    return tuple(card(event, index) for event in events)


def agreement(event: Event) -> Agreement:
    """The word of the closed list that holds for the event as a whole."""
    if any(account.agreement == "sources differ" for account in event.accounts):
        return "sources differ"
    agree = event.sources > 1 and any(account.agreement == "sources agree" for account in event.accounts)
    return "sources agree" if agree else "one source"


def brief_card(brief: Brief, index: Index) -> BriefCard:
    """The list entry of an article."""
    found = index.events_of.get(brief.slug, ())
    told_of = [(sum(event.desk == desk for event in found), name) for desk, name in _COUNTED]
    return BriefCard(
        path=brief_path(brief.slug),
        title=headline(brief),
        day=day_of(brief.published, absent=message("publication day not stated")),
        outlet=outlet(brief),
        review=_review(brief, index),
        checked=brief.review == "checked",
        counts=joined(", ", [count(n, name) for n, name in told_of if n]) or gettext("no event"),
    )


def _review(brief: Brief, index: Index) -> str:
    """`Draft`, `Checked by an editor`; in the preview also why a brief is not published."""
    if index.preview and brief.slug in index.preview.unpublished:
        return of_articles(f"not published: {index.preview.unpublished[brief.slug][1]}")
    return REVIEW_SHORT[brief.review]


_COUNTED = (("talks", "meeting"), ("attacks", "attack"), ("aid", "item of aid"))


def count(number: int, noun: str) -> str:
    """`1 source`, `2 sources`, `3 items of aid`."""
    return _THINGS[noun](number)


_THINGS = {
    "article": Counted("{n} article", "{n} articles"), "attack": Counted("{n} attack", "{n} attacks"),
    "event": Counted("{n} event", "{n} events"), "item": Counted("{n} item", "{n} items"),
    "item of aid": Counted("{n} item of aid", "{n} items of aid"),
    "item of military aid": Counted("{n} item of military aid", "{n} items of military aid"),
    "meeting": Counted("{n} meeting", "{n} meetings"), "name": Counted("{n} name", "{n} names"),
    "older event": Counted("{n} older event", "{n} older events"),
    "older statement": Counted("{n} older statement", "{n} older statements"), "row": Counted("{n} row", "{n} rows"),
    "source": Counted("{n} source", "{n} sources"),
}
