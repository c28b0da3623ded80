"""The tables of the three desks: what each column is called, what it means, and how it is taken from an event.

Names follow the field's vocabulary: ACLED for attacks, UCDP's best, low and high for people harmed, Kiel for aid. The tables
that hold the evidence behind them are in `evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Account, Config, Desk, Event, Place, Quantity
from generator.site import evidence
from generator.site.cards import agreement
from generator.site.changes import changes_table
from generator.site.columns import (
    AGREEMENTS,
    CHOSEN,
    COUNTED,
    DAY_PATTERN,
    NEEDED,
    ONE_EACH,
    Cell,
    Column,
    Table,
    bound,
    joined,
    made,
    number,
    one_of,
    unit,
)
from generator.site.history import history_table
from generator.site.index import Index, event_path, names_in, places_of
from generator.site.precision import (
    admin1,
    date_prec,
    first_day,
    geo_precision,
    last_day,
    place_named,
    time_precision,
    where_prec,
)
from generator.site.tracks import heading_of

EVIDENCE = {
    "events": evidence.events_table, "values": evidence.values_table, "claims": evidence.claims_table,
    "reports": evidence.reports_table, "joins": evidence.joins_table, "history": history_table, "changes": changes_table,
}


def table_names(config: Config) -> tuple[str, ...]:
    """The names of all tables of the site, in the order in which they are shown."""
    return (*(desk for desk in _DESKS if desk in config.desks), *EVIDENCE)


def table(index: Index, name: str) -> Table:
    """One table of the site."""
    if name in EVIDENCE:
        return EVIDENCE[name](index)
    title, row, columns = _DESKS[name]
    of_desk = columns(index)
    rows = made(of_desk, (event for event in index.events if event.desk == name))
    return Table(name, f"{title}, one row {row}", row, of_desk, rows, key=("event_id",))


# --- Columns of all desks -------------------------------------------------------------------------------------------


def _first(date_name: str, about: str) -> tuple[Column, ...]:
    return (
        Column("event_id", "string", "Name of the event; the last part of its address. Later reports do not change it",
               lambda e: e.id, ONE_EACH),
        Column(date_name, "string", f"{about}: a day, month or year as far as it is known; empty if not stated or disputed",
               lambda e: e.date, {"pattern": DAY_PATTERN}),
        Column("time_precision", "integer", "ACLED’s code: 1 the day, 3 a month; empty for a year, for which ACLED has no code",
               lambda e: time_precision(e.date), one_of(1, 3)),
        Column("date_prec", "integer", "UCDP’s code: 1 the day, 4 a month, 5 a year", lambda e: date_prec(e.date), one_of(1, 4, 5)),
        Column("date_start", "date", "First day that the date can mean", lambda e: first_day(e.date)),
        Column("date_end", "date", "Last day that the date can mean; the same where the day is known", lambda e: last_day(e.date)),
    )


def _last(index: Index) -> tuple[Column, ...]:
    return (
        Column("sources", "integer", "Independent sources; copies of one text count once", lambda e: e.sources, {"required": True, **COUNTED}),
        Column("source_groups", "string", "Its briefs; those joined by + are one source, semicolons part the sources",
               evidence.source_groups, NEEDED),
        Column("agreement", "string", "Whether the sources agree, field by field taken together; each field is in values",
               agreement, AGREEMENTS),
        Column("former_ids", "string", "Names that lead to this event now: of events that were merged with it, and its own before a correction",
               lambda e: joined(e.former_ids)),
        Column("title", "string", "The event in one sentence", lambda e: e.title, NEEDED),
        Column("url", "string", "Page of the event", lambda e: index.config.base_url + event_path(e), ONE_EACH),
    )


def _text(name: str, about: str, *, field: str | None = None, rules: Mapping[str, Any] | None = None) -> Column:
    return Column(name, "string", about, lambda e: joined(e.fields.get(field or name)), rules or {})


def _place_columns(index: Index) -> tuple[Column, ...]:
    def known(event: Event) -> Place | None:
        return place_named(next(iter(places_of(event)), None), index)

    return (
        Column("admin1", "string", "Region (oblast) in which that place lies, or which it is", lambda e: admin1(known(e), index)),
        Column("country", "string", "Country of that place", lambda e: p.country if (p := known(e)) else None),
        Column("latitude", "number", "Degrees north, WGS 84; of a region its middle", lambda e: p.latitude if (p := known(e)) else None,
               {"minimum": -90, "maximum": 90}),
        Column("longitude", "number", "Degrees east, WGS 84", lambda e: p.longitude if (p := known(e)) else None,
               {"minimum": -180, "maximum": 180}),
        Column("geo_precision", "integer", "ACLED’s code: 1 the town or site, 3 a region; empty without a point",
               lambda e: geo_precision(known(e)), one_of(1, 3)),
        Column("where_prec", "integer", "UCDP’s code: 1 the town or site, 4 a first-order region, 5 a wider or open area, 6 only the country",
               lambda e: where_prec(known(e), index), one_of(1, 4, 5, 6)),
    )


def _harm(field: str) -> tuple[Column, ...]:
    """UCDP's three numbers, and how exact the best one is."""
    def span(event: Event, at: int) -> int | None:
        return next((least_and_greatest(account)[at] for account in event.accounts if account.field == field), None)

    return (
        Column(f"{field}_best", "integer", f"People {field}: the best reading; with the word in {field}_bound", lambda e: number(e.fields.get(field)),
               COUNTED),
        Column(f"{field}_low", "integer", "Least number that any source gives for the whole event; empty where that is “up to” a number",
               lambda e: span(e, 0), COUNTED),
        Column(f"{field}_high", "integer", "Greatest number that any source gives; empty where that is “at least” a number",
               lambda e: span(e, 1), COUNTED),
        _bound(field),
    )


def least_and_greatest(account: Account) -> tuple[int | None, int | None]:
    """The ends of what sources give for the same thing; None for an end that is left open."""
    same = [one.value for one in account.readings if one.stance == "states" and one.standing in ("current", "differs", "besides")]
    told = [value for value in (account.best, *same) if isinstance(value, Quantity)]
    told = [value for value in told if value.unit == getattr(account.best, "unit", "")]
    if not told:
        return None, None
    least = min(told, key=lambda value: (number(value), value.low is not None))
    greatest = max(told, key=lambda value: (value.high if value.high is not None else value.low, value.high is not None))
    return least.low, greatest.high


def _bound(field: str, *, name: str = "") -> Column:
    about = "Word before the number (at least, over, about), or a range such as 3-5; empty if it is exact"
    return Column(f"{name or field}_bound", "string", about, lambda e: bound(e.fields.get(field)))


def _count(field: str, about: str) -> tuple[Column, ...]:
    return (Column(field, "integer", about, lambda e: number(e.fields.get(field)), COUNTED), _bound(field))


# --- The desks ------------------------------------------------------------------------------------------------------


def _talks(index: Index) -> tuple[Column, ...]:
    return (
        *_first("event_date", "When it is or was to be held"),
        _text("kind", "Form of the meeting", rules=CHOSEN["talks", "kind"]),
        _text("status", "Whether it was held, or what is known of it; the latest report decides", rules=CHOSEN["talks", "status"]),
        Column("round", "integer", "Number of the round", lambda e: number(e.fields.get("round")), {"minimum": 1}),
        _text("place", "City or country"),
        *_place_columns(index),
        _text("parties", "States and organisations"),
        _text("participants", "People named"),
        _text("mediators", "States and organisations that mediate"),
        _text("agenda", "What was to be discussed"),
        _text("outcome", "What came out, as reported"),
        Column("track", "string", "The line of talks that it belongs to: who meets in which format", lambda e: heading_of(e.track) if e.track else None),
        *_last(index),
    )


def _attacks(index: Index) -> tuple[Column, ...]:
    return (
        *_first("event_date", "When it happened"),
        _text("actor1", "Attacker; empty if disputed or not stated", field="attacker"),
        Column("location", "string", "The first place named; the next six columns are of this place alone", lambda e: next(iter(places_of(e)), None)),
        *_place_columns(index),
        Column("other_locations", "string", "All further places", lambda e: joined(names_in(e, "places")[1:]) or None),
        _text("weapons", "As the sources name them"),
        *_count("launched", "Weapons launched"),
        *_count("intercepted", "Weapons shot down"),
        *_harm("killed"),
        *_harm("injured"),
        _text("damage", "What was reported hit or damaged"),
        *_last(index),
    )


def _aid(index: Index) -> tuple[Column, ...]:
    def amount(event: Event) -> Cell:
        return number(event.fields.get("amount"))

    return (
        *_first("announcement_date", "When the step in status was announced or taken"),
        _text("donor", "Who gives; empty for a request to nobody in particular"),
        _text("recipient", "Who receives"),
        _text("item", "What is given, close to the words of the sources"),
        *_count("quantity", "Number of items"),
        Column("source_reported_value", "integer", "Money in whole units of reporting_currency, never converted", amount, COUNTED),
        Column("reporting_currency", "string", "ISO 4217 code", lambda e: unit(e.fields.get("amount")), {"pattern": "[A-Z]{3}"}),
        _bound("amount", name="source_reported"),
        _text("status", "How far it is; the latest report decides", rules=CHOSEN["aid", "status"]),
        Column("adds_up", "boolean", "true: a total of what was given over a long time; it holds other rows, do not add it to them",
               lambda e: e.adds_up, NEEDED),
        *_last(index),
    )


_DESKS: Mapping[Desk, Any] = {
    "talks": ("Talks", "a meeting", _talks), "attacks": ("Attacks", "an attack", _attacks), "aid": ("Military aid", "an item of aid", _aid),
}
"""Desk -> title, what one row is, and the columns."""

