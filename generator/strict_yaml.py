"""Strict YAML for files that people edit: text -> plain data and the place of every value, or faults in plain words.

Read by YAML 1.2's core rules, narrowed so that no word is taken for something else: `NO`, `on`, `14:30`, `2025-07-21`, `007` and
`4e12` stay text. Only true/false, null/~/nothing, whole numbers and decimal fractions are not text; keys are always text.
Refused: anchors and aliases, tags, keys written twice, tabs and odd spaces in the indentation, a second document. Takes text; decoding is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.model import Fault
from generator.yaml_slips import explained, hidden

Path = tuple[str | int, ...]
"""`("attacks", 0, "killed")`; the whole file is `()`."""

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: ten times as fast, the same events."""

MAX_SIZE = 1_000_000
"""Characters; a hundred times the longest brief."""
MAX_DEPTH = 40
"""Ten times the deepest file we have; spares the readers' recursion."""

_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")
"""No exponents, no leading zeros: an id such as 4e12 or 007 must not lose its spelling."""
_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's data, and where each part of it stands."""

    data: Any
    """dict with text keys, list, str, int, float, bool or None."""
    marks: Mapping[Path, tuple[int, int]]
    """Line and column, from 1: of the key for an entry of a mapping, of the first character for an item of a list."""

    def mark(self, path: Path) -> tuple[int, int]:
        """Where `path` stands, or the nearest thing around it that is written."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def line(self, *path: str | int) -> int:
        """The line of `path`, or of the nearest thing around it that is written."""
        return self.mark(path)[0]


def load(text: str, *, path: str) -> tuple[Loaded | None, tuple[Fault, ...]]:
    """The data of one YAML text, or None and all that is wrong with it; `path` names the file in the faults."""
    text = text.removeprefix("\ufeff")
    faults = _refused(text, path)
    if faults:
        return None, faults
    reader = _Reader(path, yaml.parse(text, Loader=PARSER))
    try:
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        what, cure, line, column = explained(error, text)
        reader.faults.append(Fault(path, what, cure, line, column))
    except _TooDeep:
        pass
    return (None, tuple(reader.faults)) if reader.faults else (Loaded(data, reader.marks), ())


def _refused(text: str, path: str) -> tuple[Fault, ...]:
    """What is wrong with the text before any of it is read."""
    if len(text) > MAX_SIZE:
        what = f"the file is {len(text):,} characters long; at most {MAX_SIZE:,} are read"
        return (Fault(path, what, "split it into several files"),)
    control = _CONTROL.search(text)
    if control:
        what = f"an invisible control character (U+{ord(control[0]):04X}) stands here"
        return (Fault(path, what, "delete it", *_position(text, control.start())),)
    return tuple(Fault(path, what, cure, *_position(text, at)) for at, what, cure in sorted(hidden(text)))


class _TooDeep(Exception):
    """Ends the reading of a file that is nested beyond MAX_DEPTH."""


class _Reader:
    """Builds the data from the parser's events in one pass, noting places and faults on the way."""

    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self.path = path
        self.events = events
        self.marks: dict[Path, tuple[int, int]] = {}
        self.faults: list[Fault] = []

    def document(self) -> Any:
        """The data of the only document; None where the file is empty."""
        data, documents = None, 0
        for event in self.events:
            if type(event) is not DocumentStartEvent:
                continue
            documents += 1
            if documents == 1:
                data = self._value(next(self.events), ())
            else:
                self._fault(event, "a second document begins here (`---`)", "delete this line: a file holds one document")
                break
        return data

    def _value(self, event: yaml.Event, where: Path) -> Any:
        if type(event) is AliasEvent:
            what = f"`*{event.anchor}` at the start of a value is read as a reference to another place"
            self._fault(event, what, 'put the text in "quotes", or write the value out')
            return None
        if event.anchor or event.tag:
            self._label(event)
        if type(event) is ScalarEvent:
            return _plain(event.value) if event.implicit[0] else event.value
        if len(where) >= MAX_DEPTH:
            self._fault(event, f"things are nested more than {MAX_DEPTH} deep", "indent less")
            raise _TooDeep
        return self._mapping(where) if type(event) is MappingStartEvent else self._list(where)

    def _mapping(self, where: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self.events:
            if type(event) is MappingEndEvent:
                break
            key = self._key(event, where, data)
            here = (*where, key)
            self.marks.setdefault(here, (event.start_mark.line + 1, event.start_mark.column + 1))
            data[key] = self._value(next(self.events), here)
        return data

    def _key(self, event: yaml.Event, where: Path, known: dict[str, Any]) -> str:
        if type(event) is not ScalarEvent:
            self._fault(event, "a list or a mapping stands where a name is expected", 'put the name in "quotes"')
            self._value(event, where)
            return ""
        if event.anchor or event.tag:
            self._label(event)
        if not event.value:
            self._fault(event, "a colon stands here with no name before it", "write `name: value`")
        elif event.value in known:
            what = f"`{event.value}` is written twice; the first stands in line {self.marks[*where, event.value][0]}"
            self._fault(event, what, "keep one of them")
        return event.value

    def _list(self, where: Path) -> list[Any]:
        data: list[Any] = []
        for event in self.events:
            if type(event) is SequenceEndEvent:
                break
            here = (*where, len(data))
            self.marks[here] = (event.start_mark.line + 1, event.start_mark.column + 1)
            data.append(self._value(event, here))
        return data

    def _label(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        sign = f"&{event.anchor}" if event.anchor else f"!{event.tag.removeprefix('!')}"
        what = f"`{sign}` at the start of a value is read as a label for programs"
        self._fault(event, what, 'put the text in "quotes", or delete the label')

    def _fault(self, event: yaml.Event, what: str, cure: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(self.path, what, cure, mark.line + 1, mark.column + 1))


def _plain(text: str) -> Any:
    """The meaning of an unquoted word."""
    if text in _WORDS:
        return _WORDS[text]
    if (text[0].isdigit() or text[0] in "+-") and (number := _NUMBER.fullmatch(text)):
        return float(text) if number[1] else int(text)
    return text



def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
