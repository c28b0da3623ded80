"""Charts of the desk of attacks: how many are reported by week or month, and how much was launched and intercepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from generator.model import Account, Event, Quantity
from generator.site.accounts import Fact, facts_of
from generator.site.cards import count
from generator.site.charts.bars import GAP, Bar, Chart, Line, Row, bar, exactly, longest, spread_of
from generator.site.days import MONTH, day_of, day_words, is_full
from generator.site.index import Index, event_path
from generator.site.labels import FIELD_NAMES
from generator.site.language import Words, gettext, joined, message

PERIODS = 12
"""Weeks or months that one chart shows: as many rows as a phone has room for."""
ENOUGH = 3
"""Fewer weeks or months, or fewer pairs, show nothing that the list does not."""
PAIR = ("launched", "intercepted")
PAIRS = 12
NOT_VERIFIED = message("Reported, not verified: the number of attacks in the articles we read, not of all attacks.")
HEADINGS = Words({"week": "Reported attacks by week", "month": "Reported attacks by month"})
CAPTIONS = Words({"week": "{n} weeks up to the newest dated attack, newest first", "month": "{n} months up to the newest dated attack, newest first"})
COLUMNS = Words({"week": "Week from", "month": "Month"})
UNDATED = Words({"week": "{attacks} without a known day not counted.", "month": "{attacks} without a known month not counted."})


def charts_of(attacks: Sequence[Event], index: Index) -> tuple[Chart, ...]:
    """The charts for which there is enough to draw; `attacks` newest first."""
    return tuple(chart for chart in (by_period(attacks), launched_and_intercepted(attacks, index)) if chart is not None)


def by_period(attacks: Sequence[Event]) -> Chart | None:
    """Reported attacks by week up to the newest one, or by month where too few weeks have any; None where too few months have."""
    dated = [event.date for event in attacks if event.date and len(event.date) >= MONTH]
    days = [day for day in dated if is_full(day)]
    if not days:
        return None
    weeks, months = Counter(map(_week, days)), Counter(day[:MONTH] for day in dated)
    for name, counts, periods in (("week", weeks, _weeks(max(days))), ("month", months, _months(max(dated)))):
        shown = [(period, counts[period]) for period in periods]
        if sum(number > 0 for _, number in shown) >= ENOUGH:
            return _periods_chart(name, shown, len(attacks) - sum(counts.values()))
    return None


def _week(day: str) -> str:
    """The Monday of the week."""
    at = date.fromisoformat(day)
    return (at - timedelta(at.weekday())).isoformat()


def _weeks(last: str) -> list[str]:
    """The newest weeks, newest first."""
    monday = date.fromisoformat(_week(last))
    return [(monday - timedelta(weeks=back)).isoformat() for back in range(PERIODS)]


def _months(last: str) -> list[str]:
    """The newest months, newest first."""
    number = int(last[:4]) * 12 + int(last[5:MONTH]) - 1
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(number, number - PERIODS, -1)]


def _periods_chart(name: str, shown: Sequence[tuple[str, int]], left: int) -> Chart:
    most = max(number for _, number in shown)
    undated = f" {UNDATED[name].format(attacks=count(left, 'attack'))}" if left else ""
    return Chart(
        id="by-period", heading=HEADINGS[name], caption=CAPTIONS[name].format(n=PERIODS),
        columns=(COLUMNS[name], gettext("Reported attacks")), worded=False,
        rows=tuple(_period_rows(shown, most)), note=gettext(NOT_VERIFIED) + undated,
    )


def _period_rows(shown: Sequence[tuple[str, int]], most: int) -> Iterator[Row]:
    """A row for every period with attacks; those without any in one row of their own, which has no bar."""
    for empty, part in groupby(shown, key=lambda period: not period[1]):
        periods = list(part)
        if empty:
            names = [day_words(period) for period, _ in (periods[-1], periods[0])]
            yield Row(gettext(" to ").join(dict.fromkeys(names)), (), gap=gettext(GAP))
        else:
            yield from (Row(day_words(period), (Line(bar(exactly(number), most)),)) for period, number in periods)


# --- Launched and intercepted ---------------------------------------------------------------------------------------


def launched_and_intercepted(attacks: Sequence[Event], index: Index) -> Chart | None:
    """Both figures of every attack that has both and a day, newest first; None where they are too few."""
    both = [event for event in attacks if is_full(event.date) and all(isinstance(event.fields.get(field), Quantity) for field in PAIR)]
    if len(both) < ENOUGH:
        return None
    shown = both[:PAIRS]
    figures = {(event.id, field): figure_of(event, field) for event in shown for field in PAIR}
    most = longest(figures.values())
    return Chart(
        id="pairs", heading=gettext("Launched and intercepted, attack by attack"),
        caption=gettext("Attacks for which sources give both figures, newest first"),
        columns=(gettext("Attack"), gettext("Launched and intercepted")), worded=True,
        rows=tuple(
            Row(day_of(event.date).text, tuple(_pair_line(event, field, figures[event.id, field], most, index) for field in PAIR), event_path(event))
            for event in shown
        ),
        note=gettext("Reported, not verified: as the best reading of each attack has them; who says so stands on its page. Days between are not drawn."),
    )


def _pair_line(event: Event, field: str, figure: Quantity, most: int, index: Index) -> Line:
    fact = next(fact for fact in facts_of(event, index) if fact.field == field)
    return Line(_told(figure, fact, most, kind="" if field == PAIR[0] else "second"), FIELD_NAMES[field])


def figure_of(event: Event, field: str) -> Quantity:
    """The best reading; where sources differ the range from the least to the greatest."""
    account = next(account for account in event.accounts if account.field == field)
    assert isinstance(account.best, Quantity)
    return spread_of([account.best, *_others(account)]) if account.agreement == "sources differ" else account.best


def _others(account: Account) -> Iterator[Quantity]:
    for reading in account.readings:
        if reading.standing == "differs" and reading.stance == "states" and isinstance(reading.value, Quantity):
            yield reading.value


def _told(figure: Quantity, fact: Fact, most: int, *, kind: str) -> Bar:
    told = joined("; ", filter(None, (fact.text, fact.scope, gettext("sources differ: {range}", range=fact.range) if fact.differs and fact.range else "")))
    return bar(figure, most, kind=kind, text=told)
