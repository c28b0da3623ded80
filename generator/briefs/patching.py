"""Changes -> the editor's YAML text with just these changes in it: comments, order, quoting and blank lines stay as they are.

A key or an item is written in the style of its neighbours: in a block on lines of its own, in braces or brackets within them.
One change at a time, each on the places of the text as the last one left it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator import strict_yaml
from generator.briefs.merging import Change
from generator.briefs.parts import Part, order
from generator.briefs.writing import entry, item_lines, scalar
from generator.briefs.yaml_places import Path, Places
from generator.model import DESKS, Quantity, Record
from generator.wording import write_quantity

STEP = 2
"""Spaces by which a list stands in from its key where no neighbour shows how the editor does it."""


def patched(text: str, changes: Sequence[Change]) -> str:
    """The text with all changes; their paths count the items of the text as it is now."""
    windows = "\r\n" in text and text.count("\r\n") == text.count("\n")
    if windows:
        return patched(text.replace("\r\n", "\n"), changes).replace("\n", "\r\n")
    for change in _safely_ordered(changes):
        places = Places(text)
        match change.what:
            case "set" if places.spot(change.path):
                text = _replaced(places, change.path, change.value)
            case "set":
                text = _added(places, change.path, _entry_lines(change.path, change.value))
            case "remove":
                text = _without_key(places, change.path) if isinstance(change.path[-1], str) else _without_item(places, change.path)
            case "insert":
                text = _with_item(places, change.path, change.value)
    return text


def _safely_ordered(changes: Sequence[Change]) -> list[Change]:
    """Values first, which move no item; then items, inner before outer and last before first, so that every path stays true."""
    values = [c for c in changes if isinstance(c.path[-1], str)]
    items = [c for c in changes if not isinstance(c.path[-1], str)]
    # Of several inserted at one place, the last is put in first and the others before it; what stands there is removed first.
    late = sorted(enumerate(items), key=lambda pair: (len(pair[1].path), _numbers(pair[1].path), pair[1].what == "remove", pair[0]))
    return [*values, *(change for _, change in reversed(late))]


def _numbers(path: Path) -> tuple[Any, ...]:
    return tuple((part if isinstance(part, int) else -1, str(part)) for part in path)


# --- Values ---------------------------------------------------------------------------------------------------------


def _entry_lines(path: Path, value: Any) -> list[str]:
    """The lines of one key and its value, not yet indented."""
    return list(entry(str(path[-1]), value))


def _replaced(places: Places, path: Path, value: Any) -> str:
    """The text with another value under a key that stands."""
    spot, text = places.spot(path), places.text
    assert spot is not None
    lines = _entry_lines(path, value)
    end = places.line_end(spot.end)
    alone = not text[spot.end:end].strip() and not _in_braces(places, path)
    if alone and (len(lines) > 1 or _is_block(spot.node)):
        return text[: spot.start] + _indented(lines, places, spot.start) + text[spot.end :]
    short = lines[0].partition(": ")[2] if len(lines) == 1 and not _in_braces(places, path) else _short(value)
    gap = "" if text[spot.value - 1 : spot.value] in (" ", "\n") and spot.value < spot.end else " "
    return text[: spot.value] + gap + short + text[spot.end :]


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") or (isinstance(node, yaml.CollectionNode) and not node.flow_style)


def _short(value: Any) -> str:
    """A value on one line, safe also within braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_short(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_short(part) for part in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Quantity):
        return str(write_quantity(value))
    return scalar(value, flow=True) if isinstance(value, str) else str(value)


# --- Keys -----------------------------------------------------------------------------------------------------------


def _added(places: Places, path: Path, lines: Sequence[str]) -> str:
    """The text with a new key, after the one that stands nearest before it in the usual order."""
    text, holder = places.text, places.node(path[:-1])
    assert isinstance(holder, yaml.MappingNode)
    standing = [key.value for key, _ in holder.value]
    usual = _usual_order(path)
    place = usual.index(str(path[-1])) if path[-1] in usual else len(usual)
    before = next((key for key in reversed(usual[:place]) if key in standing), None)
    if holder.flow_style:
        data, _ = strict_yaml.load("\n".join(lines), path="")
        written = f"{path[-1]}: {_short(data.data[path[-1]])}" if data else ""
        if before is None:
            at = holder.start_mark.index + 1
            return text[:at] + written + (", " if standing else "") + text[at:]
        at = places.spot((*path[:-1], before)).end  # type: ignore[union-attr]
        return f"{text[:at]}, {written}{text[at:]}"
    first = holder.value[0][0].start_mark.index
    if before is None:
        at = first
        column = at - places.line_start(at)
        return text[:at] + _indented(lines, places, first) + "\n" + " " * column + text[at:]
    return _below(places, places.spot((*path[:-1], before)).end, _indented(lines, places, first, whole=True))  # type: ignore[union-attr]


def _usual_order(path: Path) -> tuple[str, ...]:
    names = [part for part in path[:-1] if isinstance(part, str)]
    desk = next((name for name in names if name in DESKS), None)
    return order(names[-1] if names else "", desk)  # type: ignore[arg-type]


def _without_key(places: Places, path: Path) -> str:
    """The text without a key and its value."""
    text, spot, holder = places.text, places.spot(path), places.node(path[:-1])
    assert spot is not None and isinstance(holder, yaml.MappingNode)
    starts = [key.start_mark.index for key, _ in holder.value]
    number = starts.index(spot.start)
    if holder.flow_style:
        return _out_of_brackets(text, [places.spot((*path[:-1], key.value)) for key, _ in holder.value], number)
    if number == 0 and text[places.line_start(spot.start) : spot.start].strip():  # behind a hyphen
        if len(starts) == 1:
            return text[: spot.start] + "{}" + text[spot.end :]
        return text[: spot.start] + text[starts[1] :]
    return _without_lines(places, places.line_start(spot.start), places.next_line(spot.end))


# --- Items ----------------------------------------------------------------------------------------------------------


def _without_item(places: Places, path: Path) -> str:
    """The text without one item of a list; a list that is left empty goes with its key."""
    text, spot, holder = places.text, places.spot(path), places.node(path[:-1])
    assert spot is not None and isinstance(holder, yaml.SequenceNode)
    if len(holder.value) == 1:
        whole = places.spot(path[:-1])
        if whole is not None and not places.holds_comment(path[:-1]) and not _in_braces(places, path[:-1]):
            return _without_key(places, path[:-1])
        start, end = (whole.value, whole.end) if whole else (spot.start, spot.end)
        return text[:start] + "[]" + text[end:] if holder.flow_style else text[: spot.start] + "[]" + text[spot.end :]
    if holder.flow_style:
        return _out_of_brackets(text, [places.spot((*path[:-1], n)) for n in range(len(holder.value))], int(path[-1]))
    return _without_lines(places, places.line_start(spot.start), places.next_line(spot.end))


def _with_item(places: Places, path: Path, part: Part) -> str:
    """The text with a new item before the one that stands at the path's number."""
    text, number = places.text, int(path[-1])
    lines = item_lines(part, desk=path[0] if path[0] in DESKS else None)  # type: ignore[arg-type]
    holder = places.node(path[:-1])
    if isinstance(holder, yaml.SequenceNode) and holder.value and not holder.flow_style:
        return _in_block(places, path, lines, apart=isinstance(part, Record))
    if holder is not None and not (isinstance(holder, yaml.ScalarNode) or not holder.value):
        data, _ = strict_yaml.load("\n".join(lines), path="")
        written = _short(data.data[0]) if data else ""
        spots = [places.spot((*path[:-1], n)) for n in range(len(holder.value))]
        if number < len(spots):
            at = spots[number].start  # type: ignore[union-attr]
            return f"{text[:at]}{written}, {text[at:]}"
        at = spots[-1].end  # type: ignore[union-attr]
        return f"{text[:at]}, {written}{text[at:]}"
    return _first_item(places, path[:-1], lines)


def _in_block(places: Places, path: Path, lines: Sequence[str], *, apart: bool) -> str:
    text, number = places.text, int(path[-1])
    holder = places.node(path[:-1])
    assert isinstance(holder, yaml.SequenceNode)
    column = holder.start_mark.column
    written = "\n".join(" " * column + line if line else "" for line in lines)
    if number >= len(holder.value):
        last = places.spot((*path[:-1], len(holder.value) - 1))
        return _below(places, last.end, ("\n" if apart else "") + written)  # type: ignore[union-attr]
    if number:
        return _below(places, places.spot((*path[:-1], number - 1)).end, ("\n" if apart else "") + written)  # type: ignore[union-attr]
    start = places.line_start(places.hyphen(holder, number))
    return text[:start] + written + "\n" + ("\n" if apart else "") + text[start:]


def _first_item(places: Places, path: Path, lines: Sequence[str]) -> str:
    """The text with the first item of a list that is not written, or written as empty."""
    text, spot = places.text, places.spot(path)
    name = str(path[-1])
    if spot is None:
        block = [f"{name}:", *(" " * STEP + line if line else "" for line in lines)]
        return _added(places, path, ["", *block] if len(path) == 1 else block)
    if _in_braces(places, path) or text[spot.end : places.line_end(spot.end)].strip():
        data, _ = strict_yaml.load("\n".join(lines), path="")
        gap = "" if text[spot.value - 1] == " " else " "
        return text[: spot.value] + gap + _short(data.data if data else []) + text[spot.end :]
    column = spot.start - places.line_start(spot.start) + STEP
    block = "\n".join(" " * column + line if line else "" for line in lines)
    colon = text.index(":", spot.start) + 1
    above = text[colon : spot.value]
    return text[:colon] + (above.rstrip(" ") if "#" in above else "\n") + block + text[spot.end :]


# --- Lines ----------------------------------------------------------------------------------------------------------


def _without_lines(places: Places, start: int, end: int) -> str:
    """The text without whole lines, and without a blank line before them that parted them from the lines above."""
    text = places.text
    while start > 0 and end < len(text) and not text[places.line_start(start - 1) : start].strip() and not text[end : places.line_end(end)].strip():
        start = places.line_start(start - 1)
    return text[:start] + text[end:]


def _below(places: Places, at: int, block: str) -> str:
    """The text with whole lines below the one that holds `at`."""
    end = places.line_end(at)
    return places.text[:end] + "\n" + block + places.text[end:]


def _indented(lines: Sequence[str], places: Places, at: int, *, whole: bool = False) -> str:
    """Lines as deep as what stands at `at`; the first one only where whole lines are wanted."""
    margin = " " * (at - places.line_start(at))
    return "\n".join(margin + line if line and (number or whole) else line for number, line in enumerate(lines))


def _in_braces(places: Places, path: Path) -> bool:
    """Whether a path stands within braces or brackets."""
    holders = (places.node(path[:n]) for n in range(len(path)))
    return any(isinstance(node, yaml.CollectionNode) and node.flow_style for node in holders)


def _out_of_brackets(text: str, spots: Sequence[Any], number: int) -> str:
    """The text without one of several entries in braces or brackets, and without its comma."""
    if number + 1 < len(spots):
        return text[: spots[number].start] + text[spots[number + 1].start :]
    if number:
        return text[: spots[number - 1].end] + text[spots[number].end :]
    return text[: spots[0].start] + text[spots[0].end :]
