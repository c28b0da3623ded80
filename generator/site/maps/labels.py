"""Names on a map: each beside its mark where there is room, and left out where it would cover something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.site.maps.projection import Box

Anchor = Literal["start", "middle", "end"]

SIZE = 14.0
"""The height of letters, in pixels of the picture; a wider screen shows them smaller beside the map, never larger."""
LETTER = 0.58
"""The mean width of a letter, as a share of their height: wide enough for every system font."""
ASCENT, DESCENT = 0.78, 0.22
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that is to stand beside a mark."""

    text: str
    x: float
    y: float
    radius: float
    """Of the mark; 0 for an area, whose name stands in its middle."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its place; `y` is the line on which its letters stand."""

    text: str
    x: float
    y: float
    anchor: Anchor

    @property
    def box(self) -> Box:
        """The room that it takes."""
        width = len(self.text) * SIZE * LETTER
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - SIZE * ASCENT, left + width, self.y + SIZE * DESCENT)


def placed(wanted: Iterable[Wanted], marks: Sequence[Box], within: Box) -> tuple[Label, ...]:
    """The names that find room, the first ones first: no name covers another one or a mark, and none leaves the picture."""
    labels: list[Label] = []
    for name in wanted:
        taken = [*marks, *(label.box for label in labels)]
        free = (label for label in _positions(name) if _is_inside(label.box, within) and not any(map(label.box.meets, taken)))
        label = next(free, None)
        if label is not None:
            labels.append(label)
    return tuple(labels)


_ASLANT: tuple[Anchor, ...] = ("start", "end")


def _positions(name: Wanted) -> Iterator[Label]:
    """Where a name may stand, the best place first: right, left, above, below, and aslant of the mark."""
    middle = name.y + SIZE * (ASCENT - DESCENT) / 2
    away = name.radius + GAP
    if not name.radius:
        yield Label(name.text, name.x, middle, "middle")
    yield Label(name.text, name.x + away, middle, "start")
    yield Label(name.text, name.x - away, middle, "end")
    yield Label(name.text, name.x, name.y - away - SIZE * DESCENT, "middle")
    yield Label(name.text, name.x, name.y + away + SIZE * ASCENT, "middle")
    for anchor in _ASLANT:
        yield Label(name.text, name.x, name.y + away + SIZE * ASCENT, anchor)
        yield Label(name.text, name.x, name.y - away - SIZE * DESCENT, anchor)


def _is_inside(inner: Box, outer: Box) -> bool:
    return outer.left <= inner.left and inner.right <= outer.right and outer.top <= inner.top and inner.bottom <= outer.bottom
