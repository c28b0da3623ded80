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
from generator.briefs.writing import WRITTEN_EMPTY, entry, item_lines, scalar
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


def _numbers(path: Path) -> tuple[int, ...]:
    return tuple(part for part in path if isinstance(part, int))


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
        remark = next((f"  {c.text}" for c in places.comments if spot.value <= c.start < places.line_end(spot.value)), "")
        return text[: spot.start] + _indented([lines[0] + remark, *lines[1:]], places, spot.start) + text[spot.end :]
    short = lines[0].partition(": ")[2] if len(lines) == 1 and not _in_braces(places, path) else _short(value)
    gap = "" if text[spot.value - 1] == " " else " "
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
    if value is True:
        return "true"
    if isinstance(value, Quantity):
        return str(write_quantity(value))
    return scalar(value, flow=True) if isinstance(value, str) else str(value)


def _data(lines: Sequence[str]) -> Any:
    loaded, _ = strict_yaml.load("\n".join(lines), path="")
    assert loaded is not None  # these lines are the program's own
    return loaded.data


# --- Keys -----------------------------------------------------------------------------------------------------------


def _added(places: Places, path: Path, lines: Sequence[str]) -> str:
    """The text with a new key, after the one that stands nearest before it in the usual order."""
    text, holder = places.text, places.node(path[:-1])
    assert isinstance(holder, yaml.MappingNode)
    standing = [key.value for key, _ in holder.value]
    usual = _usual_order(path)
    before = next((key for key in reversed(usual[: usual.index(str(path[-1]))]) if key in standing), None)
    if holder.flow_style:
        written = f"{path[-1]}: {_short(_data(lines)[path[-1]])}"
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
    return _below(places, (*path[:-1], before), _indented(lines, places, first, whole=True))


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
        remark = next((c.start for c in places.comments if spot.end < c.start < starts[1]), None)
        if remark is not None:  # on the next key: the hyphen then stands alone
            return text[: spot.start].rstrip(" ") + "\n" + text[places.line_start(remark) :]
        return text[: spot.start] + text[starts[1] :]
    return _without_lines(places, places.line_start(spot.start), places.next_line(spot.end))


# --- Items ----------------------------------------------------------------------------------------------------------


def _without_item(places: Places, path: Path) -> str:
    """The text without one item of a list. What is left empty goes with its key, or stays as `[]` where the program writes that."""
    text, spot, holder = places.text, places.spot(path), places.node(path[:-1])
    assert spot is not None and isinstance(holder, yaml.SequenceNode)
    if len(holder.value) > 1 and holder.flow_style:
        return _out_of_brackets(text, [places.spot((*path[:-1], n)) for n in range(len(holder.value))], int(path[-1]))
    if len(holder.value) > 1:
        start, end = places.line_start(spot.start), places.next_line(spot.end)
        while path[-1] == 0 and not text[end : places.line_end(end)].strip():
            end = places.next_line(end)  # a blank line that parted the first item from the second
        return _without_lines(places, start, end)
    whole = places.spot(path[:-1])
    assert whole is not None
    if holder.flow_style:
        return text[: whole.value] + "[]" + text[whole.end :]
    if path[-2] not in WRITTEN_EMPTY and not places.holds_comment(path[:-1]):
        return _without_key(places, path[:-1])
    colon = places.after_colon(path[:-1])
    return f"{text[:colon]} []{_without_lines(places, places.line_start(spot.start), places.next_line(spot.end))[colon:]}"


def _with_item(places: Places, path: Path, part: Part) -> str:
    """The text with a new item before the one that stands at the path's number."""
    text, number = places.text, int(path[-1])
    lines = item_lines(part, desk=path[0])  # type: ignore[arg-type]
    holder = places.node(path[:-1])
    if isinstance(holder, yaml.SequenceNode) and holder.value and not holder.flow_style:
        return _in_block(places, path, lines, apart=isinstance(part, Record))
    if holder is not None and not (isinstance(holder, yaml.ScalarNode) or not holder.value):
        written = _short(_data(lines)[0])
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
    if number:
        return _below(places, (*path[:-1], min(number, len(holder.value)) - 1), ("\n" if apart else "") + written)
    start, _ = places.reach((*path[:-1], 0))
    return text[:start] + written + "\n" + ("\n" if apart else "") + text[start:]


def _first_item(places: Places, path: Path, lines: Sequence[str]) -> str:
    """The text with the first item of a list that is not written, or written as empty."""
    text, spot = places.text, places.spot(path)
    name = str(path[-1])
    if spot is None:
        block = [f"{name}:", *(" " * STEP + line if line else "" for line in lines)]
        return _added(places, path, ["", *block] if len(path) == 1 else block)
    if _in_braces(places, path):
        gap = "" if text[spot.value - 1] == " " else " "
        return text[: spot.value] + gap + _short(_data(lines)) + text[spot.end :]
    column = spot.start - places.line_start(spot.start) + STEP
    block = "\n".join(" " * column + line if line else "" for line in lines)
    colon, end = places.after_colon(path), places.line_end(spot.end)
    above, beside = text[colon : spot.value], text[spot.end : end]
    remarks = above.rstrip(" ") + beside.rstrip()
    return text[:colon] + remarks + ("" if remarks.endswith("\n") else "\n") + block + text[end:]


# --- Lines ----------------------------------------------------------------------------------------------------------


def _without_lines(places: Places, start: int, end: int) -> str:
    """The text without whole lines, and without a blank line before them that parted them from the lines above."""
    text = places.text
    while start > 0 and not text[places.line_start(start - 1) : start].strip() and not text[end : places.line_end(end)].strip():
        start = places.line_start(start - 1)
    return text[:start] + text[end:]


def _below(places: Places, path: Path, block: str) -> str:
    """The text with whole lines below what stands at a path, and below the comments that belong to it."""
    text, (_, end) = places.text, places.reach(path)
    last = text[places.line_start(end) : end]
    if last.lstrip().startswith("#") and _depth(last) == _depth(block) and not block.startswith("\n"):
        block = "\n" + block  # else the comment would be read as one on what is new
    return text[:end] + "\n" + block + text[end:]


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


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
