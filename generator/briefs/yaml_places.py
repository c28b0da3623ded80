"""Where everything of a YAML text stands: the entry of each key, the item of each list, and which of them hold a comment.

Offsets are characters of the text, half open. Keeps no data: what a text means, `strict_yaml` tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.strict_yaml import PARSER, Path


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
        if isinstance(holder, yaml.SequenceNode) and isinstance(path[-1], int) and path[-1] < len(holder.value):
            item = holder.value[path[-1]]
            start = item.start_mark.index
            return Spot(start if holder.flow_style else self.hyphen(holder, path[-1]), start, self._end(item), item)
        return None

    def hyphen(self, holder: yaml.SequenceNode, number: int) -> int:
        """Where the hyphen of an item stands: the last one in the list's column before the item."""
        start = self._end(holder.value[number - 1]) if number else holder.start_mark.index
        at = holder.value[number].start_mark.index
        column = holder.start_mark.column
        found = [i for i in range(start, at) if self.text[i] == "-" and i - self.line_start(i) == column]
        return found[-1] if found else at

    def holds_comment(self, path: Path) -> bool:
        """Whether a comment stands between the first letter of what is written at a path and the end of its last line."""
        spot = self.spot(path)
        return spot is not None and any(True for _ in self.comments(spot.start, self.line_end(spot.end)))

    def comments(self, start: int = 0, end: int | None = None) -> Iterator[str]:
        """The comments that begin within a stretch, in their order."""
        end = len(self.text) if end is None else end
        at = start
        for first, last in [*((a, b) for a, b in self.scalars if b > start and a < end), (end, end)]:
            while at < first and (found := self.text.find("#", at, first)) >= 0:
                stop = self.line_end(found)
                if found == 0 or self.text[found - 1] in " \t\r\n\ufeff":
                    yield self.text[found:stop].rstrip()
                    at = stop
                else:
                    at = found + 1
            at = max(at, last)

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Where the line ends, before its break."""
        ends = [i for i in (self.text.find("\n", at), self.text.find("\r", at)) if i >= 0]
        return min(ends, default=len(self.text))

    def next_line(self, at: int) -> int:
        """Where the next line begins."""
        end = self.line_end(at)
        return end + 2 if self.text[end : end + 2] == "\r\n" else min(end + 1, len(self.text))

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
