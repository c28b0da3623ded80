"""What each remark of a file stands beside, above or within: for tests that none comes to speak of something else."""

from collections.abc import Iterator, Sequence

import yaml

from generator.briefs.merging import Change
from generator.briefs.yaml_places import Path, Places


def moved(before: str, after: str, changes: Sequence[Change]) -> dict[str, tuple]:
    """Remark -> where it stood and where it stands, for each that the changes have brought to another value or item."""
    was, now = _anchors(before), _anchors(after)
    kept = {remark: (how, _after(path, changes)) for remark, (how, path) in was.items()}
    return {remark: (was[remark], now.get(remark)) for remark in was if kept[remark] != now.get(remark)}


def _anchors(text: str) -> dict[str, tuple[str, Path]]:
    """Remark -> what it belongs to: the entry on its line, the one right below it, or the one in which it stands."""
    places = Places(text)
    entries = sorted(_entries(places, places.root, ()), key=lambda entry: (entry[0], len(entry[1])))
    found = {}
    for comment in places.comments:
        depth = comment.start - places.line_start(comment.start)
        before = [entry for entry in entries if entry[0] < comment.start]
        below = next((entry for entry in entries if entry[0] > comment.start), None)
        inner = before[-1][1] if before else ()
        if text[comment.start - depth : comment.start].strip():
            found[comment.text] = ("beside", inner)
        elif below and _is_right_above(places, comment.start, below[0]) and below[0] - places.line_start(below[0]) >= depth:
            found[comment.text] = ("above", below[1])
        else:
            around = [path for at, path in before if at - places.line_start(at) < depth and inner[: len(path)] == path]
            found[comment.text] = ("within", around[-1] if around else ())
    return found


def _entries(places: Places, node: yaml.Node, path: Path) -> Iterator[tuple[int, Path]]:
    """Where each key and each item begins that is not in brackets."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from () if node.flow_style else ((key.start_mark.index, (*path, key.value)),)
            yield from _entries(places, value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from () if node.flow_style else ((places.hyphen(node, number), (*path, number)),)
            yield from _entries(places, item, (*path, number))


def _is_right_above(places: Places, comment: int, entry: int) -> bool:
    between = places.text[places.next_line(comment) : places.line_start(entry)].splitlines()
    return all(line.strip().startswith("#") for line in between)


def _after(path: Path, changes: Sequence[Change]) -> Path | None:
    """The path of the same thing after the changes; None where it is gone."""
    now: Path = ()
    for depth, part in enumerate(path):
        here = [change for change in changes if change.path[:-1] == path[:depth]]
        if any(change.what == "remove" and change.path[-1] == part for change in here):
            return None
        if isinstance(part, int):
            part += sum(change.what == "insert" and change.path[-1] <= part for change in here)
            part -= sum(change.what == "remove" and change.path[-1] < path[depth] for change in here)
        now = (*now, part)
    return now
