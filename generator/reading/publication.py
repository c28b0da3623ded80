"""An article's day: which of the file's own words to trust, and what another article can lend to an undated one.

A day is never taken from a sentence of the story, and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.model import Statement
from generator.reading.datelines import dateline_day
from generator.reading.written_days import SURE_YEARS, address_day, address_year, days_by_weekday, file_name_day

NEAR_DAYS = 45
"""Days between a dateline and the dates that tell its year."""
Found = tuple[str, str]
"""(day, how it was found)"""


def publication_day(
    *,
    path: str,
    front_matter: str | None,
    metadata: str | None,
    line: Found | None,
    datelines: Sequence[str],
    url: str | None,
    year: int | None,
    story: str = "",
) -> Found | None:
    """The first that is known: front matter, page metadata, a line of its own, dateline, file name, the page's address.

    A dateline without a year (`KYIV, July 22 (Agency) -`) takes `year`, or that of the address; if they differ, none. Where neither is known, a date
    with its weekday in the `story` fixes the year, if it lies near the dateline: "on Monday (July 21)".
    """
    years = {known for known in (year, address_year(url or "")) if known}
    only_year = years.pop() if len(years) == 1 else None
    dateline = next(filter(None, (dateline_day(paragraph, year=only_year) for paragraph in datelines)), None)
    if not (front_matter or metadata or line or dateline or years) and year is None:
        dateline = _day_by_weekday(datelines, story)
    ways: tuple[tuple[str | None, str], ...] = (
        (front_matter, "front matter"),
        (metadata, "page metadata"),
        line or (None, ""),
        (dateline, "dateline"),
        (file_name_day(path), "file name"),
        (address_day(url or ""), "page address"),
    )
    return next(((day, how) for day, how in ways if day), None)


def _day_by_weekday(datelines: Sequence[str], story: str) -> str | None:
    """The day of a dateline without a year, in the one year in which a date with its weekday that stands near it can be."""
    ways = [day for year in SURE_YEARS if (day := next(filter(None, (dateline_day(paragraph, year=year) for paragraph in datelines)), None))]
    named = days_by_weekday(story) if ways else ()
    near = (day for day in ways if all(abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= NEAR_DAYS for other in named))
    return next(near, None) if named else None


def inferred_days(
    undated: Mapping[str, tuple[Statement, ...]], dated: Mapping[str, tuple[Statement, ...]]
) -> dict[str, tuple[str, str]]:
    """Path -> (day, `same statement in x.txt`) for undated articles that report what a dated article reports too.

    The same speaker, weekday of speaking, place and weekday of the event make it the same statement; the article then
    has the day of that statement. An article whose statements point to different days stays undated.
    """
    said = [(_key(statement), statement.said_on, path) for path in sorted(dated) for statement in dated[path]]
    inferred: dict[str, tuple[str, str]] = {}
    for path in sorted(undated):
        keys = {_key(statement) for statement in undated[path]} - {None}
        matches = [(day, other) for key, day, other in said if key in keys and day]
        if len({day for day, _ in matches}) == 1:
            day, other = matches[0]
            inferred[path] = (day, f"same statement in {other.rsplit('/', 1)[-1]}")
    return inferred


def _key(statement: Statement) -> tuple[str, str, str, str] | None:
    """What two reports of one statement share; None where the article leaves a part of it open."""
    parts = (statement.speaker, statement.said_weekday, statement.place, statement.event_weekday)
    key = tuple(part.strip().casefold() for part in parts)
    return key if all(key) else None  # type: ignore[return-value]
