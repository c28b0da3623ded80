"""The tables behind the desks: which events there are, how the sources stand on each value, who says it, and what was joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from generator.model import FIELDS, Account, Brief, Event, Join, Reading, Standing, Value, Voice
from generator.site.accounts import BY_ALL, BY_EDITOR, facts_of, ordered
from generator.site.cards import agreement
from generator.site.columns import (
    AGREEMENTS,
    COUNTED,
    DAY_PATTERN,
    DESK_WORDS,
    FIELD_WORDS,
    NEEDED,
    ONE_EACH,
    SIDES,
    Column,
    Link,
    Table,
    bound,
    end,
    joined,
    made,
    one_of,
    unit,
)
from generator.site.corrections import last_day as last_corrected
from generator.site.index import Index, brief_path, event_path, first_voice_day, last_voice_day
from generator.site.sources import headline, medium

EVENT = ("desk", "event_id")
RECORD = ("brief", "record")
DAY = {"pattern": DAY_PATTERN}
STANDINGS: tuple[str, ...] = get_args(Standing)
"""How a claim stands to the best reading."""
TO_EVENT = Link(EVENT, "events", EVENT)
TO_REPORT = Link(RECORD, "reports", RECORD)


def source_groups(event: Event) -> str | None:
    """`a + b; c`: a and b are one source, c is another."""
    return "; ".join(" + ".join(group) for group in event.source_groups) or None


def event_columns() -> tuple[Column, ...]:
    """What points to an event; things that have one as `event`."""
    return (
        Column("desk", "string", "Desk of the event", lambda t: t.event.desk, {**DESK_WORDS, **NEEDED}),
        Column("event_id", "string", "The event, as in the table of its desk", lambda t: t.event.id, NEEDED),
    )


# --- Events ---------------------------------------------------------------------------------------------------------


def events_table(index: Index) -> Table:
    """All events of all desks: what a local copy is compared with."""
    base = index.config.base_url
    columns = (
        Column("desk", "string", "talks, attacks or aid: the table with its fields", lambda e: e.desk, {**DESK_WORDS, **NEEDED}),
        Column("event_id", "string", "Name of the event, the only one of its desk", lambda e: e.id, NEEDED),
        Column("date", "string", "Its day, month or year; empty if not stated or disputed", lambda e: e.date, DAY),
        Column("title", "string", "The event in one sentence", lambda e: e.title, NEEDED),
        Column("reports", "integer", "Records of it, in all briefs", lambda e: len(e.records), {"minimum": 1, **NEEDED}),
        Column("sources", "integer", "Independent sources among them", lambda e: e.sources, {**COUNTED, **NEEDED}),
        Column("source_groups", "string", "Its briefs; those joined by + are one source, semicolons part the sources", source_groups),
        Column("agreement", "string", "Whether its sources agree, all fields taken together", agreement, AGREEMENTS),
        Column("former_ids", "string", "Names that lead here now; changes says why", lambda e: joined(e.former_ids)),
        Column("first_published", "string", "Day of its first article", lambda e: first_voice_day(e.voices), DAY),
        Column("last_published", "string", "Day of its latest article", lambda e: last_voice_day(e.voices), DAY),
        Column("last_corrected", "date", "Day of its latest correction", lambda e: last_corrected(e, index) or None),
        Column("url", "string", "Page of the event", lambda e: base + event_path(e), ONE_EACH),
    )
    return Table("events", "Events of all desks, one row an event", "an event", columns, made(columns, index.events), key=EVENT)


# --- Values ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stated:
    """One row of the table of values."""

    event: Event
    account: Account
    origin: str
    counts: Mapping[str, int]


ORIGINS = {"": "claims", BY_EDITOR: "editor", BY_ALL: "several claims"}


def values_table(index: Index) -> Table:
    """The best reading of every field, and how the sources stand to it."""
    columns = (
        *event_columns(),
        Column("field", "string", "Which value", lambda s: s.account.field, {**FIELD_WORDS, **NEEDED}),
        Column("value", "string", "The best reading; empty where it is disputed and no source is better", lambda s: joined(s.account.best)),
        Column("low", "integer", "Its least number; empty where it is left open", lambda s: end(s.account.best, "low"), COUNTED),
        Column("high", "integer", "Its greatest number; empty where it is left open", lambda s: end(s.account.best, "high"), COUNTED),
        Column("bound", "string", "Word before the number, or the range", lambda s: bound(s.account.best)),
        Column("unit", "string", "Currency of a sum of money, ISO 4217", lambda s: unit(s.account.best), {"pattern": "[A-Z]{3}"}),
        Column("agreement", "string", "How the speakers stand on this field; two whom one article cites may agree", lambda s: s.account.agreement, AGREEMENTS),
        *(Column(f"claims_{word}", "integer", about, lambda s, word=word: s.counts[word], {**COUNTED, **NEEDED})
          for word, about in COUNTS.items()),
        Column("origin", "string", "claims: a claim gives just this; several claims: put together from them; editor: no quote bears it",
               lambda s: s.origin, one_of(*ORIGINS.values(), required=True)),
    )
    rows = made(columns, (stated for event in index.events for stated in _stated(event, index)))
    return Table("values", "Values, one row a field of an event", "a field of an event, with how the sources stand on it", columns, rows, key=(*EVENT, "field"), links=(TO_EVENT,))


COUNTS = {
    "current": "Claims that give it, or a less exact form of it", "differs": "Claims of other values for the same thing",
    "earlier": "Claims of values that a later one replaced", "narrower": "Claims for a part of the places or weapons",
    "besides": "Claims of another value by the same speaker, of which nothing says which is later",
    "doubts": "Claims that do not confirm a value, or could not check it",
}
"""What the table of values counts: claims by their standing, those that doubt apart."""


def _stated(event: Event, index: Index) -> Iterator[Stated]:
    origins = {fact.field: fact.origin for fact in facts_of(event, index)}
    for account in event.accounts:
        found = {id(voice): "doubts" if one.stance == "doubts" else one.standing for one in account.readings for voice in one.voices}
        counts = {word: sum(standing == word for standing in found.values()) for word in COUNTS}
        yield Stated(event, account, ORIGINS[origins.get(account.field, "")], counts)


# --- Claims ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the table of claims: one value in one voice, or a voice that states no value."""

    event: Event
    voice: Voice
    number: int
    """Of the claim in its record, from 1."""
    field: str
    value: Value | None
    reading: Reading | None
    """The one of the event that it gives; None for a value that the event does not state."""
    brief: Brief


def claims_table(index: Index) -> Table:
    """Every value in every voice."""
    columns = (
        Column("claim_id", "string", "brief/record/claim/field: the only one of its name", _claim_id, ONE_EACH),
        *event_columns(),
        Column("brief", "string", "The article’s brief; the last part of its address", lambda s: s.voice.brief, NEEDED),
        Column("record", "string", "The record in that brief; it keeps its name", lambda s: s.voice.record, NEEDED),
        Column("claim", "integer", "Number of the claim in the record; the values of one sentence share it", lambda s: s.number, {"minimum": 1, **NEEDED}),
        Column("field", "string", "Which value is stated; empty if the sentence states none", lambda s: s.field or None, FIELD_WORDS),
        Column("value", "string", "The value as stated", lambda s: joined(s.value)),
        Column("low", "integer", "Its least number; empty where it is left open (“up to 12”)", lambda s: end(s.value, "low"), COUNTED),
        Column("high", "integer", "Its greatest number; empty where it is left open (“at least 12”)", lambda s: end(s.value, "high"), COUNTED),
        Column("bound", "string", "Word before the number, or the range", lambda s: bound(s.value)),
        Column("unit", "string", "Currency of a sum of money, ISO 4217", lambda s: unit(s.value), {"pattern": "[A-Z]{3}"}),
        Column("standing", "string", "current: gives the event’s value; differs: another one; earlier: replaced by a later one; narrower: "
               "for a part of the places or weapons; besides: the same speaker gives both; empty: not among the event’s values",
               lambda s: s.reading.standing if s.reading else None, one_of(*STANDINGS)),
        Column("scope", "string", "The places, or the weapons, for which alone a figure is; empty for the whole event",
               lambda s: joined(s.reading.scope) if s.reading else None),
        Column("said_by", "string", "Who is cited; empty where the article speaks in its own voice", lambda s: s.voice.claim.said_by),
        Column("side", "string", "On whose behalf the speaker speaks", lambda s: s.voice.side, SIDES),
        Column("stance", "string", "How the speaker stands to it", lambda s: s.voice.claim.stance,
               one_of("states", "claims", "confirms", "denies", "doubts", required=True)),
        Column("hedge", "string", "Word of caution in the article: reportedly", lambda s: s.voice.claim.hedge or None),
        Column("quote", "string", "The sentence, letter by letter", lambda s: s.voice.claim.quote, NEEDED),
        Column("outlet", "string", "Publisher of the article, else its host; empty if not known", lambda s: medium(s.brief) or None),
        Column("published", "string", "Day of the article", lambda s: s.voice.published, DAY),
        Column("article_url", "string", "Address of the article", lambda s: s.brief.url),
    )
    rows = made(columns, (said for event in index.events for said in _said(event, index)))
    return Table("claims", "Claims, one row a value in one voice", "a value in one voice", columns, rows, key=("claim_id",),
                 links=(TO_EVENT, TO_REPORT))


def _claim_id(said: Said) -> str:
    return "/".join(filter(None, (said.voice.brief, said.voice.record, str(said.number), said.field)))


def _said(event: Event, index: Index) -> Iterator[Said]:
    readings = {account.field: {id(voice): one for one in account.readings for voice in one.voices} for account in event.accounts}
    numbers: dict[tuple[str, str], int] = {}
    for voice in ordered(event.voices):
        key = (voice.brief, voice.record)
        numbers[key] = numbers.get(key, 0) + 1
        named = [name for name in FIELDS[event.desk] if name in voice.claim.fields]
        for name in named or [""]:
            reading = readings.get(name, {}).get(id(voice))
            yield Said(event, voice, numbers[key], name, voice.claim.fields.get(name), reading, index.brief[voice.brief])


# --- Reports --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One row of the table of reports: what one article tells of one event."""

    event: Event
    brief: Brief
    record: str
    claims: int
    by_editor: bool


def reports_table(index: Index) -> Table:
    """Which article tells of which event, and which of them are one source."""
    base = index.config.base_url
    columns = (
        *event_columns(),
        Column("brief", "string", "The article’s brief; the last part of its address", lambda r: r.brief.slug, NEEDED),
        Column("record", "string", "The record in that brief; it keeps its name when the event gets another one", lambda r: r.record, NEEDED),
        Column("source", "integer", "Number of the source within the event: articles with the same number are one source", _source, {"minimum": 1}),
        Column("same_source", "string", "Why it is one source with others of the event, and with which", lambda r: _same_source(r) or None),
        Column("claims", "integer", "Sentences that it rests on", lambda r: r.claims, {**COUNTED, **NEEDED}),
        Column("by_editor", "boolean", "true: an editor states values that no quote bears", lambda r: r.by_editor, NEEDED),
        Column("review", "string", "checked: an editor has compared the brief with the article", lambda r: r.brief.review,
               one_of("draft", "checked", required=True)),
        Column("headline", "string", "Title of the article", lambda r: headline(r.brief), NEEDED),
        Column("outlet", "string", "Publisher of the article, else its host; empty if not known", lambda r: medium(r.brief) or None),
        Column("published", "string", "Day of the article", lambda r: r.brief.published, DAY),
        Column("article_url", "string", "Address of the article", lambda r: r.brief.url),
        Column("url", "string", "Page of the brief", lambda r: base + brief_path(r.brief.slug), NEEDED),
    )
    rows = made(columns, (report for event in index.events for report in _reports(event, index)))
    return Table("reports", "Reports, one row what one article tells of one event", "what one article tells of one event", columns, rows,
                 key=RECORD, links=(TO_EVENT,))


def _source(report: Report) -> int | None:
    groups: Sequence[Sequence[str]] = report.event.source_groups
    return next((number for number, group in enumerate(groups, start=1) if report.brief.slug in group), None)


def _same_source(report: Report) -> str:
    """`same text: b; same outlet (dpa): c`"""
    mine = [link for link in report.event.same_sources if report.brief.slug in (link.left, link.right)]
    return "; ".join(f"{link.reason}{f' ({link.name})' if link.name else ''}: {link.right if link.left == report.brief.slug else link.left}" for link in mine)


def _reports(event: Event, index: Index) -> Iterator[Report]:
    for slug, record in event.records:
        brief = index.brief[slug]
        by_editor = any(one.by_editor for one in brief.records if one.id == record)
        yield Report(event, brief, record, sum((voice.brief, voice.record) == (slug, record) for voice in event.voices), by_editor)


# --- Joins ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Joined:
    """One row of the table of joins."""

    event: Event
    join: Join


SIDES_OF_JOIN = ("left", "right")


def joins_table(index: Index) -> Table:
    """Why reports are held to tell of one event."""
    columns = (
        *event_columns(),
        *(Column(f"{side}_{part}", "string", f"{part.capitalize()} of one of the two reports",
                 lambda j, side=side, at=at: getattr(j.join, side)[at], NEEDED)
          for side in SIDES_OF_JOIN for at, part in enumerate(RECORD)),
        Column("score", "number", "How well they fit, from 0 to 1; the rules join from 0.6, an editor’s join is 1", lambda j: j.join.score,
               {"minimum": 0, "maximum": 1, **NEEDED}),
        Column("reasons", "string", "What they have in common", lambda j: joined(j.join.reasons)),
        Column("joined_by", "string", "Whether the rules or an editor joined them", lambda j: "editor" if j.join.by_editor else "rule",
               one_of("rule", "editor", required=True)),
    )
    rows = made(columns, (Joined(event, join) for event in index.events for join in event.joins))
    names = [tuple(f"{side}_{part}" for part in RECORD) for side in SIDES_OF_JOIN]
    links = (TO_EVENT, *(Link(pair, "reports", RECORD) for pair in names))
    return Table("joins", "Joins, one row two reports that were held to tell of one event", "two reports that were joined", columns, rows,
                 key=(*names[0], *names[1]), links=links)
