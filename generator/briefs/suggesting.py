"""A suggestion in plain words: what the program reads, what stands there, and what to do."""

from __future__ import annotations

from typing import Any

from generator.briefs.merging import Suggestion
from generator.briefs.parts import leaves, lists
from generator.briefs.updating import Remarked
from generator.model import Brief, Claim, KeyPoint, Position, Quantity, Record
from generator.wording import write_quantity

LONGEST = 80
"""Characters of a value that are shown."""


def told(suggestion: Suggestion, brief: Brief, *, slug: str) -> tuple[str, str]:
    """(what the program reads, what the editor may do)."""
    keep = f"or keep yours: python3 run.py dismiss {slug}"
    if suggestion.what == "gone":
        return f"the program no longer finds this {named(part_at(brief, suggestion.path))} in the article", f"delete it, {keep}"
    if suggestion.what == "new":
        part: Any = suggestion.value
        return f"the program reads a {named(part)} that may be one of yours: {gist(part)}", f"compare them, {keep}"
    key = suggestion.path[-1]
    mine = leaves(part_at(brief, suggestion.path[:-1])).get(str(key))
    stands = f"where {written(mine)} stands" if mine is not None else "where nothing is written"
    if suggestion.value is None:
        return f"{key}: the program no longer reads a value here, {stands}", f"delete the line, {keep}"
    return f"{key}: the program now reads {written(suggestion.value)}, {stands}", f"write it, {keep}"


def beside(remarked: Remarked) -> tuple[str, str]:
    """(what has been written where a comment stands, what the editor may do)."""
    key = remarked.change.path[-1]
    return f'{key}: the program has written {written(remarked.change.value)} beside "{_short(remarked.comment)}"', "see that the comment still holds"


def part_at(brief: Brief, path: tuple[str | int, ...]) -> Any:
    """The brief, or the record, claim, key point or position that stands at a path."""
    part: Any = brief
    for name, number in zip(path[::2], path[1::2], strict=True):
        part = lists(part)[str(name)][int(number)]
    return part


def named(part: Any) -> str:
    """What kind of part it is, as the documentation calls it."""
    return {Record: "record", Claim: "claim", KeyPoint: "key point", Position: "position"}[type(part)]


def gist(part: Any) -> str:
    """What a part says, on one line."""
    said = {key: value for key, value in leaves(part).items() if key not in ("id", "quote")}
    return _short(", ".join(f"{key} {_plain(value)}" for key, value in said.items()) or "nothing")


def written(value: Any) -> str:
    return f'"{_short(_plain(value))}"'


def _plain(value: Any) -> str:
    if isinstance(value, Quantity):
        return str(write_quantity(value))
    if isinstance(value, tuple):
        return ", ".join(value)
    return "true" if value is True else " ".join(str(value).split())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
