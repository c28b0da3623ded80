"""A brief's YAML -> Brief, strictly: every fault is told at once, with its line and what to write instead.

Grammar of the file: see docs/editing.md and schema/brief.schema.json. Whether quotes stand in the article is not
asked here, but in `evidence`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from generator import strict_yaml
from generator.briefs import keys
from generator.briefs.ids import suggested_id
from generator.briefs.slips import cut_off, unknown_key
from generator.briefs.values import is_code, nearest_choice, read_id, read_text, read_time, read_value, withdrawn
from generator.model import (
    CHOICES,
    DESKS,
    FIELDS,
    Brief,
    Claim,
    Correction,
    Desk,
    Fault,
    KeyPoint,
    Position,
    Record,
    Value,
)
from generator.wording import WordingError

Path = tuple[str | int, ...]
T = TypeVar("T")

_NOTHING: tuple[Any, ...] = (None, "", [])


def read_brief(path: str, text: str) -> tuple[Brief | None, tuple[Fault, ...]]:
    """The brief in `text`, and all that is wrong with it; None where anything is an error.

    `path` names the file in faults, and its last part without the ending is the brief's slug.
    """
    loaded, faults = strict_yaml.load(text, path=path)
    if loaded is None:
        return None, faults
    reader = _Reader(path, loaded)
    brief = reader.brief()
    for where, what, cure in cut_off(text, loaded):
        reader.fault(where, what, cure, level="warning")
    broken = any(fault.level == "error" for fault in reader.faults)
    told = tuple(sorted(reader.faults, key=lambda fault: (fault.line or 0, fault.column or 0)))
    return (None if broken else brief), told


class _Reader:
    """Walks the loaded data once and notes every fault on the way."""

    def __init__(self, path: str, loaded: strict_yaml.Loaded) -> None:
        self.path = path
        self.loaded = loaded
        self.faults: list[Fault] = []
        self.ids: dict[str, int] = {}
        """Each id and its line."""

    # --- The parts of the file

    def brief(self) -> Brief:
        data = self.loaded.data
        if not isinstance(data, dict):
            self.fault((), "the file holds no brief", "begin with a line such as `title: …`")
            data = {"title": "-"}
        self.known(data, (), keys.BRIEF_KEYS)
        name = re.sub(r"\.ya?ml$", "", self.path.rsplit("/", 1)[-1])
        text = self.texts(data, (), ("title", "published_from", "publisher", "url", "article", "note", "why_it_matters", "checked_by"))
        if data.get("title") in _NOTHING:
            self.fault(("title",), "the brief has no title", "write `title: …`")
        records = tuple(record for desk in DESKS for record in self.records(data.get(desk), desk))
        gone = withdrawn(data.get("corrections"))
        return Brief(
            slug=name,
            title=text["title"],
            article=text["article"] or None,
            published=self.day(data.get("published"), ("published",)),
            published_from=text["published_from"] or None,
            publisher=text["publisher"] or None,
            url=self.url(text["url"]),
            review=self.choice(data.get("review"), ("review",), keys.REVIEWS, otherwise="draft"),
            checked_by=text["checked_by"],
            checked_on=self.day(data.get("checked_on"), ("checked_on",)),
            embargo=self.read(lambda: read_time(data.get("embargo")), ("embargo",), otherwise=""),
            key_points=self.each(data.get("key_points"), ("key_points",), self.key_point),
            records=records,
            positions=self.each(data.get("positions"), ("positions",), self.position),
            why_it_matters=text["why_it_matters"],
            note=text["note"],
            hide=self.flag(data, ()),
            corrections=self.each(data.get("corrections"), ("corrections",), lambda item, path: self.correction(item, path, records, gone)),
            line=1,
        )

    def records(self, data: Any, desk: Desk) -> tuple[Record, ...]:
        return self.each(data, (desk,), lambda item, path: self.record(item, path, desk))

    def record(self, data: Any, path: Path, desk: Desk) -> Record:
        self.known(data, path, keys.record_keys(desk), desk=desk)
        fields = self.fields(data, path, desk)
        name = self.read(lambda: read_id(data.get("id"), longest=keys.LONGEST["id"]), (*path, "id"), otherwise="-")
        if not name:
            self.fault(path, "the record has no id", f"write `id: {suggested_id(desk, fields)}`")
        self.unique(name, (*path, "id"))
        return Record(
            id=name,
            desk=desk,
            fields=fields,
            claims=self.each(data.get("claims"), (*path, "claims"), lambda item, at: self.claim(item, at, desk)),
            by_editor=self.by_editor(data, path),
            hide=self.flag(data, path),
            note=self.text(data.get("note"), (*path, "note")),
            line=self.loaded.line(*path),
            lines=self.lines(data, path),
        )

    def claim(self, data: Any, path: Path, desk: Desk) -> Claim:
        self.known(data, path, keys.claim_keys(desk), desk=desk)
        text = self.texts(data, path, ("quote", "said_by", "hedge"))
        if data.get("quote") in _NOTHING:
            self.fault(path, "the claim has no quote", "copy the sentence of the article that says it: `quote: …`")
        return Claim(
            quote=text["quote"],
            said_by=text["said_by"] or None,
            fields=self.fields(data, path, desk),
            stance=self.choice(data.get("stance"), (*path, "stance"), keys.STANCES, otherwise="states"),
            hedge=text["hedge"],
            line=self.loaded.line(*path),
            lines=self.lines(data, path),
        )

    def key_point(self, data: Any, path: Path) -> KeyPoint:
        if isinstance(data, str):
            data = {"text": data, "by": keys.EDITOR}
        self.known(data, path, keys.KEY_POINT_KEYS)
        text = self.texts(data, path, ("text", "quote"))
        by_editor = self.by_editor(data, path)
        self.wanted(data, path, text, ("text",) if by_editor else ("text", "quote"))
        return KeyPoint(text["text"], text["quote"], by_editor=by_editor, line=self.loaded.line(*path))

    def position(self, data: Any, path: Path) -> Position:
        self.known(data, path, keys.POSITION_KEYS)
        text = self.texts(data, path, ("party", "text", "said_by", "quote"))
        by_editor = self.by_editor(data, path)
        self.wanted(data, path, text, ("party", "text") if by_editor else ("party", "text", "quote"))
        self.codes((text["party"],), (*path, "party"))
        return Position(
            text["party"], text["text"], text["quote"], text["said_by"] or None, by_editor=by_editor,
            line=self.loaded.line(*path),
        )

    def correction(self, data: Any, path: Path, records: Sequence[Record], gone: Collection[str]) -> Correction:
        self.known(data, path, keys.CORRECTION_KEYS)
        said = {key: str(data[key]) if type(data.get(key)) is int else data.get(key) for key in ("old", "new")}
        text = self.texts(said, path, ("old", "new")) | self.texts(data, path, ("record", "field", "reason"))
        day = self.day(data.get("day"), (*path, "day"))
        if data.get("day") in _NOTHING or (day and len(day) < len("2025-07-23")):
            self.fault((*path, "day"), "the correction has no day", "write `day: 2025-07-23`")
        self.wanted(data, path, text, ("reason",))
        record = next((r for r in records if r.id == text["record"]), None)
        if text["record"] and record is None:
            near = difflib.get_close_matches(text["record"], [r.id for r in records], n=1)
            told, level = (": it is told as withdrawn", "warning") if text["record"] in gone else ("", "error")
            cure = f"write {near[0]}" if near else "" if told else "leave `record` out"
            self.fault((*path, "record"), f'no record has the id "{text["record"]}"{told}', cure, level=level)
        names = tuple(FIELDS[record.desk]) if record else keys.BRIEF_KEYS
        if text["field"] and text["field"] not in names and (record or not text["record"]):
            near = difflib.get_close_matches(text["field"], names, n=1)
            self.fault((*path, "field"), f'`{text["field"]}` is not a field of it', f"write {near[0]}" if near else "use one of " + ", ".join(names))
        return Correction(day or "", text["reason"], text["record"], text["field"], text["old"], text["new"], line=self.loaded.line(*path))

    # --- The values

    def fields(self, data: Mapping[str, Any], path: Path, desk: Desk) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for field, kind in FIELDS[desk].items():
            if data.get(field) in _NOTHING:
                continue
            choices = CHOICES.get((desk, field), ())
            value = self.read(
                lambda: read_value(kind, data[field], choices=choices, longest=keys.LONGEST_FIELD),  # noqa: B023
                (*path, field),
                otherwise=None,
            )
            if value is None:
                continue
            found[field] = value
            if kind in ("name", "names", "place", "places"):
                self.codes((value,) if isinstance(value, str) else value, (*path, field))
            if kind in ("names", "places") and isinstance(data[field], str) and ", " in data[field]:
                several = data[field].strip("() ")
                self.fault((*path, field), f'{field}: "{data[field]}" is read as one name', f"write [{several}] if they are several", level="warning")
        return found

    def texts(self, data: Mapping[str, Any], path: Path, wanted: Sequence[str]) -> dict[str, str]:
        """The texts under these keys, empty where they are not written."""
        return {key: self.text(data.get(key), (*path, key)) for key in wanted}

    def text(self, data: Any, path: Path) -> str:
        key = str(path[-1])
        one = "name" if key in ("party", "said_by", "publisher") else "text"
        return self.read(lambda: read_text(data, one=one, longest=keys.LONGEST[key]), path, otherwise="")

    def day(self, data: Any, path: Path) -> str | None:
        return self.read(lambda: read_value("day", data, longest=10), path, otherwise=None)

    def url(self, text: str) -> str | None:
        if text and not re.fullmatch(r"https?://[^\s<>\"]+", text):
            self.fault(("url",), f'"{text}" is not a web address', "write the whole address, from https:// on")
        return text or None

    def choice(self, data: Any, path: Path, choices: Sequence[str], *, otherwise: str) -> Any:
        def chosen() -> str:
            return nearest_choice(read_text(data, one="word", longest=100) or otherwise, choices)

        return self.read(chosen, path, otherwise=otherwise)

    def by_editor(self, data: Mapping[str, Any], path: Path) -> bool:
        if data.get("by") in (*_NOTHING, keys.EDITOR):
            return data.get("by") == keys.EDITOR
        self.fault((*path, "by"), f'`by` may only be "{keys.EDITOR}"', "write `by: editor`, or delete the line")
        return True

    def flag(self, data: Mapping[str, Any], path: Path) -> bool:
        if data.get("hide") in (None, True, False):
            return bool(data.get("hide"))
        self.fault((*path, "hide"), f'`hide: {data["hide"]}` is neither yes nor no', "write `hide: true`, or delete the line")
        return False

    # --- Faults

    def fault(self, path: Path, what: str, cure: str, *, level: str = "error") -> None:
        line, column = self.loaded.mark(path)
        self.faults.append(Fault(self.path, what, cure, line, column, level))

    def read(self, value: Callable[[], T], path: Path, *, otherwise: T) -> T:
        """The value, or `otherwise` and a fault that names the key."""
        try:
            return value()
        except WordingError as error:
            key = next(part for part in reversed(path) if isinstance(part, str))
            self.fault(path, f"{key}: {error.what}", error.cure)
            return otherwise

    def known(self, data: Any, path: Path, allowed: Sequence[str], *, desk: Desk | None = None) -> None:
        for key in data:
            if key not in allowed:
                self.fault((*path, key), *unknown_key(key, allowed, desk=desk))

    def each(self, data: Any, path: Path, one: Callable[[Any, Path], T]) -> tuple[T, ...]:
        """What `one` reads of each item of a list of mappings."""
        if data in _NOTHING:
            return ()
        if not isinstance(data, list):
            self.fault(path, f"`{path[-1]}` holds no list", "begin each item with a hyphen and a space: `- `")
            return ()
        found = []
        for number, item in enumerate(data):
            if isinstance(item, dict) or (isinstance(item, str) and path == ("key_points",)):
                found.append(one(item, (*path, number)))
            else:
                self.fault((*path, number), f"this item of `{path[-1]}` has no keys", "write `name: value` lines after the hyphen")
        return tuple(found)

    def wanted(self, data: Mapping[str, Any], path: Path, text: Mapping[str, str], needed: Sequence[str]) -> None:
        what = str(path[0]).rstrip("s").replace("_", " ")
        for key in needed:
            if not text[key] and not data.get(key):
                cure = "copy the sentence of the article, or add `by: editor`" if key == "quote" else f"write `{key}: …`"
                self.fault(path, f"the {what} has no {key}", cure)

    def unique(self, name: str, path: Path) -> None:
        if name in ("", "-"):
            return
        if name in self.ids:
            what = f'the id "{name}" is written twice; the first stands in line {self.ids[name]}'
            self.fault(path, what, f"delete one of them, or write another id, such as {name}-2")
        self.ids.setdefault(name, self.loaded.line(*path))

    def codes(self, names: Sequence[str], path: Path) -> None:
        """Warns of `NO`: it stays a name, but a reader of the page may not know it."""
        for name in filter(is_code, names):
            what = f'{path[-1]}: "{name}" is read as a name, letter by letter'
            self.fault(path, what, f'write "{name}" in full: the name of the country', level="warning")

    def lines(self, data: Mapping[str, Any], path: Path) -> dict[str, int]:
        return {key: self.loaded.line(*path, key) for key in data}
