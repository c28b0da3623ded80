"""Items of aid by donor and step: one sign for every item, counted within one step; sums of money are no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.model import Event
from generator.site.index import Index
from generator.site.labels import STATUS_NAMES
from generator.site.language import gettext, message
from generator.site.steps import counted

DONORS = 12
"""Those with the most items; the tables beneath have them all."""
ENOUGH = 3
"""With fewer donors there is nothing to compare."""
IN_A_ROW, SIDE, PITCH = 10, 7, 9
"""Signs in a row, and their size in pixels."""
NOTE = message(
    "One square is one item; an item counts once in each step that a source tells of, so that the columns are never added to each other. "
    "Filled squares are delivered."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many items of one donor have taken one step."""

    number: int
    kind: str
    """The step, for the look of the signs."""
    signs: str
    """The path of as many squares; empty for none."""
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Signs:
    """Donors with a cell for each step."""

    id: str
    heading: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    """(donor, address of its page, cells)"""
    note: str


class Giver(Protocol):
    """A donor with its own items."""

    @property
    def name(self) -> str: ...
    @property
    def shown(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def own(self) -> Sequence[Event]: ...


def items_by_step(donors: Iterable[Giver], groups: Sequence[Giver], index: Index) -> Signs | None:
    """The donors with the most items, and the groups that are none, each item once a step; None where the donors are too few."""
    giving = sorted(donors, key=lambda donor: (-len(donor.own), donor.name))
    if len(giving) < ENOUGH:
        return None
    shown = [*giving[:DONORS], *groups]
    taken = {donor.name: [step for event in donor.own for step in counted(event, index)] for donor in shown}
    steps = [step for step in STATUS_NAMES if any(step in found for found in taken.values())]
    rows = tuple((donor.shown, donor.path, tuple(cell(taken[donor.name].count(step), step) for step in steps)) for donor in shown)
    left = len(giving) - DONORS
    return Signs(
        id="by-step", heading=gettext("Items by donor and step"),
        caption=gettext("Donors with the most items first; {n} more in the table beneath", n=left) if left > 0 else gettext("Donors with the most items first"),
        columns=tuple(STATUS_NAMES[step] for step in steps), rows=rows, note=gettext(NOTE),
    )


def cell(number: int, step: str) -> Cell:
    """The number with its squares, in rows."""
    corners = (((at % IN_A_ROW) * PITCH + 1, (at // IN_A_ROW) * PITCH + 1) for at in range(number))
    signs = "".join(f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z" for x, y in corners)
    return Cell(number, step, signs, min(number, IN_A_ROW) * PITCH + 1, -(-number // IN_A_ROW) * PITCH + 1)
