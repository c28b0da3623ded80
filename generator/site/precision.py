"""How exactly a day and a place are known, in the codes of ACLED and UCDP.

Where neither scale has a code for what we know the cell is empty: nothing is made more exact than its source.
"""

from __future__ import annotations

import calendar

from generator.model import Place
from generator.site.days import FULL_DAY, MONTH
from generator.site.index import Index

YEAR = len("2025")
TIME_PRECISION = {FULL_DAY: 1, MONTH: 3}
"""ACLED codebook: 1 the day, 2 the week, 3 the month. It has no code for a year, and we never know a week."""
DATE_PREC = {FULL_DAY: 1, MONTH: 4, YEAR: 5}
"""UCDP GED codebook: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year."""

TOWN, PART, REGION = 1, 2, 3
"""ACLED codebook, geo_precision: 1 a named town, 2 a part of a region, 3 a region or more."""
EXACT, FIRST_ORDER, WIDER, COUNTRY = 1, 4, 5, 6
"""UCDP GED codebook, where_prec: 1 a named point, 4 a first-order division, 5 a wider or open area, 6 only the country."""


def time_precision(iso: str | None) -> int | None:
    """ACLED's code of a day."""
    return TIME_PRECISION.get(len(iso or ""))


def date_prec(iso: str | None) -> int | None:
    """UCDP's code of a day."""
    return DATE_PREC.get(len(iso or ""))


def first_day(iso: str | None) -> str | None:
    """The first day that `iso` may mean."""
    return (iso + "-01-01"[len(iso) - YEAR :])[:FULL_DAY] if iso else None


def last_day(iso: str | None) -> str | None:
    """The last day that `iso` may mean."""
    if not iso or len(iso) == FULL_DAY:
        return iso or None
    month = iso if len(iso) == MONTH else f"{iso}-12"
    return f"{month}-{calendar.monthrange(int(month[:YEAR]), int(month[YEAR + 1 :]))[1]:02}"


def place_named(name: str | None, index: Index) -> Place | None:
    """What the gazetteer knows of a name; a country is a place of its own, without a point."""
    if name in index.countries:
        return Place(str(name), "country", str(name))
    return index.place.get(name or "")


def geo_precision(place: Place | None) -> int | None:
    """ACLED's code of a place's point; None where it has none."""
    if place is None or place.latitude is None:
        return None
    return REGION if place.kind in ("region", "country") else TOWN


def where_prec(place: Place | None, index: Index) -> int | None:
    """UCDP's code of a place."""
    if place is None:
        return None
    if place.kind == "country":
        return COUNTRY
    if place.kind != "region":
        return EXACT
    return FIRST_ORDER if place.name in index.regions or place.name.endswith(" region") else WIDER


def admin1(place: Place | None, index: Index) -> str | None:
    """The first-order division in which a place lies, or which it is."""
    if place is None:
        return None
    return place.name if where_prec(place, index) == FIRST_ORDER else place.region or None
