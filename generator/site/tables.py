"""The columns of the downloads: what each is called, what it means, and how it is taken from an event.

Names follow the field's vocabulary: ACLED for attacks, UCDP's best, low and high for people harmed, Kiel for aid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.model import FIELDS, Config, Desk, Event, Place, Quantity, Value, Voice
from generator.site.accounts import ordered
from generator.site.cards import agreement
from generator.site.index import Index, event_path, names_in, places_of
from generator.site.values import written
from generator.wording import write_quantity

Cell = str | int | float | None
Type = Literal["string", "integer", "number"]

GEO_PRECISION = {"site": 1, "city": 1, "region": 3, "country": 3}
"""ACLED: 1 the town itself, 2 a part of a region, 3 a region or more."""
TIME_PRECISION = {len("2025-07-21"): 1, len("2025-07"): 3, len("2025"): 4}
"""ACLED: 1 the day, 2 a week, 3 a month; 4, a year, is our own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, with the cell it has for a row."""

    name: str
    type: Type
    about: str
    cell: Callable[..., Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One download: a row is what `row` says."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the table of claims: one value in one voice, or a voice that states no value."""

    event: Event
    voice: Voice
    field: str
    value: Value | None
    url: str


def table_names(config: Config) -> tuple[str, ...]:
    """The names of all tables of the site."""
    return (*(desk for desk in _DESKS if desk in config.desks), CLAIMS)


def table(index: Index, name: str) -> Table:
    """One table of the site."""
    if name == CLAIMS:
        return _table(CLAIMS, "Claims, one row a value in one voice", "a value in one voice", _claims(), _said(index))
    title, row, columns = _DESKS[name]
    return _table(name, f"{title}, one row {row}", row, columns(index), [e for e in index.events if e.desk == name])


def _table(name: str, title: str, row: str, columns: tuple[Column, ...], things: list) -> Table:
    rows = tuple(tuple(column.cell(thing) for column in columns) for thing in things)
    return Table(name=name, title=title, row=row, columns=columns, rows=rows)


# --- Columns of all desks -------------------------------------------------------------------------------------------


def _first(date_name: str) -> tuple[Column, ...]:
    return (
        Column("event_id", "string", "Stable name of the event; the last part of its address", lambda e: e.id),
        Column(date_name, "string", "Day, month or year as far as it is known; empty if not stated", lambda e: e.date),
        Column("time_precision", "integer", "1 day, 3 month, 4 year; empty if not stated",
               lambda e: TIME_PRECISION.get(len(e.date or ""))),
    )


def _last(index: Index) -> tuple[Column, ...]:
    return (
        Column("sources", "integer", "Independent sources; copies of one text count once", lambda e: e.sources),
        Column("agreement", "string", "one source, sources agree or sources differ", agreement),
        Column("title", "string", "The event in one sentence", lambda e: e.title),
        Column("url", "string", "Page of the event", lambda e: index.config.base_url + event_path(e)),
    )


def _text(name: str, about: str, *, field: str | None = None) -> Column:
    return Column(name, "string", about, lambda e: _joined(e.fields.get(field or name)))


def _joined(value: Value | None) -> str | None:
    return "; ".join(value) if isinstance(value, tuple) else str(value) if value not in (None, "") else None


def _place_columns(index: Index) -> tuple[Column, ...]:
    def known(event: Event) -> Place | None:
        return next((index.place[name] for name in places_of(event)[:1] if name in index.place), None)

    return (
        Column("country", "string", "Country of the place", lambda e: p.country if (p := known(e)) else None),
        Column("latitude", "number", "Degrees north, WGS 84", lambda e: p.latitude if (p := known(e)) else None),
        Column("longitude", "number", "Degrees east, WGS 84", lambda e: p.longitude if (p := known(e)) else None),
        Column("geo_precision", "integer", "1 the town itself, 3 a region or more",
               lambda e: GEO_PRECISION[p.kind] if (p := known(e)) else None),
    )


def _harm(field: str) -> tuple[Column, ...]:
    """UCDP's three numbers, and how exact the best one is."""
    def account(event: Event, end: str) -> int | None:
        return next((getattr(a, end) for a in event.accounts if a.field == field), None)

    return (
        Column(f"{field}_best", "integer", f"People {field}: the best reading", lambda e: _number(e.fields.get(field))),
        Column(f"{field}_low", "integer", "Least number that any source gives", lambda e: account(e, "low")),
        Column(f"{field}_high", "integer", "Greatest number that any source gives", lambda e: account(e, "high")),
        _bound(field),
    )


def _bound(field: str, *, name: str = "") -> Column:
    about = "Word before the number (at least, over, about), or a range such as 3-5; empty if it is exact"
    return Column(f"{name or field}_bound", "string", about, lambda e: _bound_of(e.fields.get(field)))


def _bound_of(value: Value | None) -> str | None:
    if not isinstance(value, Quantity):
        return None
    if value.bound or value.low == value.high:
        return value.bound or None
    return "at least" if value.high is None else "up to" if value.low is None else write_quantity(replace(value, unit=""))


def _count(field: str, about: str) -> tuple[Column, ...]:
    return (Column(field, "integer", about, lambda e: _number(e.fields.get(field))), _bound(field))


def _number(value: Value | None) -> int | None:
    if isinstance(value, Quantity):
        return value.low if value.low is not None else value.high
    return value if isinstance(value, int) else None


# --- The desks ------------------------------------------------------------------------------------------------------


def _talks(index: Index) -> tuple[Column, ...]:
    return (
        *_first("event_date"),
        _text("kind", "negotiation, meeting, call, conference or exchange"),
        _text("status", "proposed, scheduled, held, postponed, cancelled or rejected"),
        Column("round", "integer", "Number of the round", lambda e: _number(e.fields.get("round"))),
        _text("place", "City or country"),
        *_place_columns(index),
        _text("parties", "States and organisations"),
        _text("participants", "People named"),
        _text("mediators", "States and organisations that mediate"),
        _text("agenda", "What was to be discussed"),
        _text("outcome", "What came out, as reported"),
        *_last(index),
    )


def _attacks(index: Index) -> tuple[Column, ...]:
    def region(event: Event) -> str | None:
        return next((index.place[n].region or None for n in places_of(event)[:1] if n in index.place), None)

    return (
        *_first("event_date"),
        _text("actor1", "Attacker; empty if disputed or not stated", field="attacker"),
        Column("location", "string", "The first place named", lambda e: next(iter(places_of(e)), None)),
        Column("admin1", "string", "Region of that place", region),
        *_place_columns(index),
        Column("other_locations", "string", "All further places, separated by semicolons",
               lambda e: _joined(names_in(e, "places")[1:]) or None),
        _text("weapons", "As the sources name them"),
        *_count("launched", "Weapons launched"),
        *_count("intercepted", "Weapons shot down"),
        *_harm("killed"),
        *_harm("injured"),
        _text("damage", "What was reported hit or damaged"),
        *_last(index),
    )


def _aid(index: Index) -> tuple[Column, ...]:
    def currency(event: Event) -> str | None:
        amount = event.fields.get("amount")
        return amount.unit or None if isinstance(amount, Quantity) else None

    return (
        *_first("announcement_date"),
        _text("donor", "Who gives; empty for a request to nobody in particular"),
        _text("recipient", "Who receives"),
        _text("item", "What is given, close to the words of the sources"),
        *_count("quantity", "Number of items"),
        Column("source_reported_value", "integer", "Money in whole units", lambda e: _number(e.fields.get("amount"))),
        Column("reporting_currency", "string", "ISO 4217 code", currency),
        _bound("amount", name="source_reported"),
        _text("status", "requested, considered, pledged, delivered, suspended or rejected"),
        *_last(index),
    )


CLAIMS = "claims"
_DESKS = {
    "talks": ("Talks", "a meeting", _talks), "attacks": ("Attacks", "an attack", _attacks), "aid": ("Military aid", "an item of aid", _aid),
}
"""Desk -> title, what one row is, and the columns."""


# --- Claims ---------------------------------------------------------------------------------------------------------


def _said(index: Index) -> list[Said]:
    return [said for event in index.events for voice in ordered(event.voices) for said in _values(event, voice, index)]


def _values(event: Event, voice: Voice, index: Index) -> Iterator[Said]:
    url = index.brief[voice.brief].url or ""
    named = [name for name in FIELDS[event.desk] if name in voice.claim.fields]
    for name in named or [""]:
        yield Said(event=event, voice=voice, field=name, value=voice.claim.fields.get(name), url=url)


def _end(said: Said, end: str) -> int | None:
    return getattr(said.value, end, None)


def _words(desk: Desk, said: Said) -> str | None:
    return written(desk, said.field, said.value) if said.field else None


def _claims() -> tuple[Column, ...]:
    return (
        Column("event_id", "string", "The event, as in the other tables", lambda s: s.event.id),
        Column("desk", "string", "talks, attacks or aid", lambda s: s.event.desk),
        Column("field", "string", "Which value is stated; empty if the sentence states none", lambda s: s.field or None),
        Column("value", "string", "The value as stated", lambda s: _words(s.event.desk, s)),
        Column("low", "integer", "Its least number", lambda s: _end(s, "low")),
        Column("high", "integer", "Its greatest number", lambda s: _end(s, "high")),
        Column("unit", "string", "Currency of a sum of money", lambda s: getattr(s.value, "unit", None) or None),
        Column("said_by", "string", "Who is cited; empty where the article speaks in its own voice",
               lambda s: s.voice.claim.said_by),
        Column("side", "string", "Ukraine, Russia, third party, outlet or unknown", lambda s: s.voice.side),
        Column("stance", "string", "states, claims, confirms, denies or doubts", lambda s: s.voice.claim.stance),
        Column("hedge", "string", "Word of caution in the article: reportedly", lambda s: s.voice.claim.hedge or None),
        Column("quote", "string", "The sentence, letter by letter", lambda s: s.voice.claim.quote),
        Column("outlet", "string", "Publisher of the article", lambda s: s.voice.outlet or None),
        Column("published", "string", "Day of the article", lambda s: s.voice.published),
        Column("brief", "string", "The article’s brief; the last part of its address", lambda s: s.voice.brief),
        Column("record", "string", "The record in that brief", lambda s: s.voice.record),
        Column("article_url", "string", "Address of the article", lambda s: s.url or None),
    )
