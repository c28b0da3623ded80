"""Where everything of a YAML text stands: the entry of each key, the item of each list, and which of them hold a comment.

Offsets are characters of the text, half open. Keeps no data: what a text means, `strict_yaml` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from generator.strict_yaml import PARSER, Path

_BREAK = re.compile("\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of the editor's."""

    start: int
    text: str
    """From `#` to the end of the line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One entry of a mapping or one item of a list."""

    start: int
    """Of the key, or of the item's hyphen (in a list in brackets: of the item itself)."""
    value: int
    """Where the value starts; at the end of the colon where there is none."""
    end: int
    """Where the value's last letter or bracket ends."""
    node: yaml.Node


class Places:
    """The places of one text, which must be sound YAML with a mapping at its root."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = yaml.compose(text, Loader=PARSER)
        self.scalars = tuple(self._letters(node) for node in _nodes(self.root) if isinstance(node, yaml.ScalarNode))

    def node(self, path: Path) -> yaml.Node | None:
        """The value at a path; None where nothing is written there."""
        if not path:
            return self.root
        spot = self.spot(path)
        return spot.node if spot else None

    def spot(self, path: Path) -> Spot | None:
        holder = self.node(path[:-1])
        if isinstance(holder, yaml.MappingNode):
            pair = next(((k, v) for k, v in holder.value if k.value == path[-1]), None)
            return Spot(pair[0].start_mark.index, pair[1].start_mark.index, max(self._end(pair[1]), self._after_colon(pair[0])), pair[1]) if pair else None
        if isinstance(holder, yaml.SequenceNode):
            item = holder.value[int(path[-1])]
            start = item.start_mark.index
            return Spot(start if holder.flow_style else self.hyphen(holder, int(path[-1])), start, self._end(item), item)
        return None

    def after_colon(self, path: Path) -> int:
        """The end of the colon behind a key that stands."""
        holder = self.node(path[:-1])
        assert isinstance(holder, yaml.MappingNode)
        return self._after_colon(next(key for key, _ in holder.value if key.value == path[-1]))

    def hyphen(self, holder: yaml.SequenceNode, number: int) -> int:
        """Where the hyphen of an item stands: the last one in the list's column before the item."""
        at = holder.value[number].start_mark.index
        while self.text[at : at + 1] != "-" or at - self.line_start(at) != holder.start_mark.column:
            at = self.text.rindex("-", 0, at)
        return at

    def comments_of(self, path: Path) -> tuple[Comment, ...]:
        """The comments that stand in what is written at a path, beside it, or belong to it from above or below."""
        start, end = self.reach(path) if self.spot(path) else (0, 0)
        return tuple(comment for comment in self.comments if start <= comment.start < end)

    def holds_comment(self, path: Path) -> bool:
        return bool(self.comments_of(path))

    def reach(self, path: Path) -> tuple[int, int]:
        """From where to where something stands with the comments that belong to it; what is in braces has its own lines alone.

        Above it, those on the lines right before it. Below it, deeper ones, and those that a blank line, or the end of what
        holds it, parts from what follows.
        """
        spot, holder = self.spot(path), self.node(path[:-1])
        assert spot is not None and isinstance(holder, yaml.CollectionNode)
        start, end = spot.start, self.line_end(spot.end)
        return (start, end) if holder.flow_style else (self._above(start), self._below(spot))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """All comments in their order."""
        return tuple(self._found())

    def line_start(self, at: int) -> int:
        return self._starts[self._line(at)]

    def line_end(self, at: int) -> int:
        """Where the line ends, before its break."""
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Where the next line begins."""
        found = _BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    # --- Comments

    def _found(self) -> Iterator[Comment]:
        """Whatever stands between the texts has no other use for the sign, be there a space before it or not."""
        at, size = 0, len(self.text)
        for first, last in (*self.scalars, (size, size)):
            while (found := self.text.find("#", at, first)) >= 0:
                at = self.line_end(found)
                yield Comment(found, self.text[found:at].rstrip())
            at = max(at, last)

    def _above(self, at: int) -> int:
        """Where the comments begin that stand right above the line which begins with what stands at `at`."""
        number = self._line(at)
        column = at - self._starts[number]
        if self.text[self._starts[number] : at].strip():
            return at  # behind a hyphen: what stands above belongs to the whole item
        while number and (depth := self._alone.get(number - 1)) is not None and depth <= column:
            number -= 1
        return self._starts[number]

    def _below(self, spot: Spot) -> int:
        """The end of the last line of something, or of the last comment below that belongs to it."""
        column, last = spot.start - self.line_start(spot.start), self._line(spot.end)
        touching, waiting = True, False
        for number in range(last + 1, len(self._starts)):
            line = self._text(number)
            depth = len(line) - len(line.lstrip())
            if line.strip() and (number not in self._alone or depth < column or (depth == column and not touching)):
                last = number - 1 if waiting and depth < column else last
                break
            if not line.strip():
                last = number - 1 if waiting else last
                touching = waiting = False
            else:
                last, waiting = (number, False) if depth > column else (last, True)
        else:
            last = len(self._starts) - 1 if waiting else last
        return self.line_end(self._starts[last])

    # --- Lines

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    @cached_property
    def _alone(self) -> dict[int, int]:
        """Number of a line that holds a comment alone -> how deep it stands."""
        starts = ((self._line(c.start), c.start) for c in self.comments)
        return {number: at - self._starts[number] for number, at in starts if not self.text[self._starts[number] : at].strip()}

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _text(self, number: int) -> str:
        return self.text[self._starts[number] : self.line_end(self._starts[number])]

    # --- Nodes

    def _letters(self, node: yaml.ScalarNode) -> tuple[int, int]:
        """Where a text stands; the line with the bar of a block may end in a comment, and is none of it."""
        start = node.start_mark.index
        return (self.line_end(start) if node.style in ("|", ">") else start), self._end(node)

    def _after_colon(self, key: yaml.Node) -> int:
        return self.text.find(":", key.end_mark.index) + 1

    def _end(self, node: yaml.Node) -> int:
        """The end of a value's last letter or bracket: a block's own mark lies beyond the blank lines and comments after it."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style or not node.value:
            return node.end_mark.index
        last = node.value[-1]
        if isinstance(node, yaml.SequenceNode):
            return max(self._end(last), last.start_mark.index)
        return max(self._end(last[1]), self._after_colon(last[0]))


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if node is None:
        return
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)
