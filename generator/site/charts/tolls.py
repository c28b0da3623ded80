"""The dead and the injured of one attack, report by report: how the number changed, and who gave it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Account, Event, Quantity, Reading
from generator.site.accounts import credits_of, ordered
from generator.site.charts.bars import Chart, Line, Row, bar, longest
from generator.site.days import day_of
from generator.site.index import Index
from generator.site.labels import FIELD_NAMES
from generator.site.language import gettext, message

FIELDS = ("killed", "injured")
NOTE = message("Each bar is one report; nothing is known between two of them. What somebody denies, and figures for a part of the places, are left out.")


def tolls_of(event: Event, index: Index) -> tuple[Chart, ...]:
    """A chart for each toll that at least two days of publication give differently."""
    accounts = [account for account in event.accounts if account.field in FIELDS] if event.desk == "attacks" else []
    charts = (_toll(account, event, index) for account in accounts)
    return tuple(chart for chart in charts if chart is not None)


def _toll(account: Account, event: Event, index: Index) -> Chart | None:
    readings = [reading for reading in account.readings if _counts(reading)]
    if len({reading.value for reading in readings}) < 2:
        return None
    given = sorted(_reports(readings, event, index), key=lambda row: row[0])
    if len({day for day, _, _ in given}) < 2:
        return None
    most = longest(value for _, value, _ in given)
    name = FIELD_NAMES[account.field]
    return Chart(
        id=f"toll-{account.field}", heading=gettext("{label}: how the reported number changed", label=name), caption=gettext("By the day of the report, earliest first"),
        columns=(gettext("Reported"), gettext("{label}, and who says so", label=name)), worded=True,
        rows=tuple(Row(day_of(day).text, (Line(bar(value, most), by=speaker, path=path),)) for day, value, (speaker, path) in given), note=gettext(NOTE),
    )


def _counts(reading: Reading) -> bool:
    return reading.stance == "states" and not reading.scope and isinstance(reading.value, Quantity)


def _reports(readings: list[Reading], event: Event, index: Index) -> Iterator[tuple[str, Quantity, tuple[str, str]]]:
    """Each speaker once a day and value; reports without a day have no place in an order of days."""
    for reading in readings:
        seen = set()
        for voice in ordered(reading.voices):
            credit = credits_of([voice], event, index)[0]
            if voice.published and (voice.published, credit.speaker) not in seen and isinstance(reading.value, Quantity):
                seen.add((voice.published, credit.speaker))
                yield voice.published, reading.value, (credit.speaker, credit.path)
