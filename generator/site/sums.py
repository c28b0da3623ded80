"""Sums of money over several items: within one step and one currency alone, with every hedge kept.

An open end stays open ("at least"), a range stays a range, and what goes only "up to" a sum is told apart from what is at least one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import BOUNDS, Event, Quantity
from generator.site.cards import count
from generator.site.index import Index
from generator.site.labels import STATUS_NAMES
from generator.site.language import Counted, gettext
from generator.site.steps import counted
from generator.site.values import money

WITHOUT_SUM = Counted("{n} without a sum", "{n} without a sum")


@dataclass(frozen=True, slots=True)
class StepSum:
    """What the items of one step add up to."""

    step: str
    name: str
    """`Pledged`"""
    items: int
    without: int
    """Items for which no source names a sum."""
    sums: tuple[str, ...]
    """For each currency, in the order of their codes: `at least 1.3 billion EUR`, and apart from it `and up to 20 million EUR`."""

    @property
    def lines(self) -> tuple[str, ...]:
        """`5 items`, the sums, `2 without a sum`."""
        items = count(self.items, "item")
        if not self.sums:
            return (items, gettext("no sum named"))
        return (items, *self.sums, *([WITHOUT_SUM(self.without)] if self.without else []))


def sums_of(events: Iterable[Event], index: Index) -> tuple[StepSum, ...]:
    """The sums of each step that some item has reached, in the order of the desk."""
    found: dict[str, list[Quantity | None]] = {}
    for event in events:
        for step, amount in counted(event, index).items():
            found.setdefault(step, []).append(amount)
    return tuple(_step_sum(step, name, found[step]) for step, name in STATUS_NAMES.items() if step in found)


def _step_sum(step: str, name: str, amounts: Sequence[Quantity | None]) -> StepSum:
    named = [amount for amount in amounts if amount is not None]
    units = sorted({amount.unit for amount in named})
    sums = tuple(line for unit in units for line in total([amount for amount in named if amount.unit == unit]))
    return StepSum(step, name, len(amounts), len(amounts) - len(named), sums)


def total(amounts: Sequence[Quantity]) -> tuple[str, ...]:
    """The sum of amounts of one currency, in words; what is only capped is a sum of its own."""
    capped = [amount for amount in amounts if amount.low is None]
    others = [amount for amount in amounts if amount.low is not None]
    sums = [money(_added(part)) for part in (others, capped) if part]
    return (*sums[:1], *(gettext("and {sum}", sum=text) for text in sums[1:]))


def _added(amounts: Sequence[Quantity]) -> Quantity:
    """A sum that stays as open as its parts; a single amount keeps its own word."""
    if len(amounts) == 1:
        return amounts[0]
    low = None if amounts[0].low is None else sum(amount.low or 0 for amount in amounts)
    high = None if any(amount.high is None for amount in amounts) else sum(amount.high or 0 for amount in amounts)
    words = ("at least" if high is None else "up to" if low is None else "", "about" if any(map(_rough, amounts)) else "")
    return Quantity(low, high, " ".join(filter(None, words)), amounts[0].unit)


def _rough(amount: Quantity) -> bool:
    return BOUNDS.get(amount.bound) == "about"
