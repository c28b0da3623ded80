"""Figures with a bar for each: from nothing to the figure, with the ends of a range and an end that is left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Quantity
from generator.site.language import message
from generator.site.values import quantity

GAP = message("none in the articles we read")
"""Of a week, a month or a year; it is not the same as none."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure and its bar, in percent of the longest one."""

    text: str
    """`at least 12`"""
    kind: str = ""
    """`second` for the other one of a pair."""
    sure: str = "0"
    """How far the figure goes at least."""
    further: str = "0"
    """How much further it may go."""
    open: bool = False
    """True where no source says how far: the bar ends in an arrow."""


@dataclass(frozen=True, slots=True)
class Line:
    """One bar with its name and who gives the figure."""

    bar: Bar
    name: str = ""
    by: str = ""
    path: str = ""
    """Of the words in which they give it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What belongs together, or a gap."""

    label: str
    lines: tuple[Line, ...]
    path: str = ""
    gap: str = ""
    """Where there is nothing to draw: why."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of bars on one scale."""

    id: str
    heading: str
    caption: str
    columns: tuple[str, str]
    """The heads of the rows and of the figures."""
    worded: bool
    """True where figures are longer than a number, and stand above their bars."""
    rows: tuple[Row, ...]
    note: str


def exactly(number: int) -> Quantity:
    """A count of our own."""
    return Quantity(number, number)


def longest(figures: Iterable[Quantity]) -> int:
    """The greatest number of all, to which the others are drawn."""
    return max((end for figure in figures for end in (figure.low, figure.high) if end is not None), default=0) or 1


def bar(figure: Quantity, most: int, *, kind: str = "", text: str = "") -> Bar:
    """The bar of a figure; `text` says it in other words than it would be written."""
    low = figure.low or 0
    high = low if figure.high is None else figure.high
    return Bar(
        text or quantity(figure), kind, percent(low, most), percent(high - low, most), open=figure.high is None,
    )


def percent(part: float, whole: float) -> str:
    """`37.5`"""
    return f"{100 * part / whole:.1f}".removesuffix(".0")


def spread_of(figures: Sequence[Quantity]) -> Quantity:
    """From the least to the greatest of several figures; open where one of them is."""
    ends = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    low = None if all(figure.low is None for figure in figures) else min(ends)
    return Quantity(low, None if any(figure.high is None for figure in figures) else max(ends))
