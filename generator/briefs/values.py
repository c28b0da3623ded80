"""One value of a brief: plain YAML data -> the model's value, or a `WordingError` that says what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from generator.briefs.figures import ordinals
from generator.model import Kind, Value
from generator.wording import WordingError, parse_day, parse_quantity, slug

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_CODE = re.compile(r"[A-Z]{2}")
_CURLY = re.compile("[“”„‟‘’‚«»](.+)[“”„‟‘’‚«»]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page, feed or table can carry."""


def read_value(kind: Kind, data: Any, *, choices: Sequence[str] = (), longest: int) -> Value | None:
    """The value of a field by its kind; None where nothing is written: null, "" or []."""
    if kind == "quantity":
        return None if data is None or data == "" else parse_quantity(_simple(data, "a quantity"))
    if kind == "round":
        return None if data is None else _round(data)
    if kind == "day":
        return None if data is None or data == "" else parse_day(str(_simple(data, "a day")))
    if kind in ("names", "places", "texts"):
        return _list(data, one=kind[:-1], longest=longest) or None
    text = read_text(data, one=kind, longest=longest)
    if kind == "word" and text:
        return nearest_choice(text, choices)
    return text or None


def read_text(data: Any, *, one: str = "text", longest: int) -> str:
    """A text without its outer spaces; empty where nothing is written."""
    if data is None:
        return ""
    if isinstance(data, bool):
        word = "true" if data else "false"
        raise WordingError(
            f"`{word}` stands where a {one} is expected", f'write the {one} in full, or "{word}" in quotes'
        )
    if isinstance(data, int | float):
        raise WordingError(
            f"the number {data} stands where a {one} is expected",
            f'write "{data}" in quotes' if one == "text" else f"write the {one} in words",
        )
    if isinstance(data, list):
        if len(data) == 1 and isinstance(data[0], str):
            raise WordingError(f"a list stands where one {one} is expected", f"write {data[0]} without [ ] and -")
        raise WordingError(f"a list stands where one {one} is expected", "keep one of its items, without [ ] and -")
    if isinstance(data, dict):
        if len(data) > 1 and not any(data.values()):
            raise WordingError("a list stands in { }", f"write [{', '.join(data)}]")
        raise WordingError(f"`{next(iter(data), '')}:` stands where a {one} is expected", 'put the text in "quotes"')
    if one != "text":
        _check_name(data, one)
    return _clean(data, longest=longest)


def _check_name(text: str, one: str) -> None:
    """A name that is typed with curly quotation marks, or pasted with something invisible in it, would be another name."""
    if curly := _CURLY.fullmatch(text.strip()):
        raise WordingError(f"{text.strip()} stands in curly quotation marks", f"write {curly[1]}")
    if found := _INVISIBLE.search(text):
        raise WordingError(f"an invisible character (U+{ord(found[0]):04X}) stands in the {one}", f"type {_INVISIBLE.sub('', text).strip()} anew")


def read_time(data: Any) -> str:
    """A day and a time, with or without an offset, as `2025-07-22T18:00`; empty where nothing is written."""
    text = read_text(data, longest=40)
    try:
        time = datetime.fromisoformat(text if not text or _TIME.fullmatch(text) else "no time") if text else None
    except ValueError:
        raise WordingError(f'"{text}" is not a day with a time', "write 2025-07-22 18:00, or 2025-07-22T18:00+03:00") from None
    return time.isoformat(timespec="minutes" if not time.second else "seconds") if time else ""


def nearest_choice(text: str, choices: Sequence[str]) -> str:
    """The text, if it is one of the choices."""
    if text in choices:
        return text
    nearest = difflib.get_close_matches(text.casefold(), choices, n=1, cutoff=0.6)
    raise WordingError(
        f'"{text}" is not one of the choices', f"write {nearest[0]}" if nearest else "write " + either(choices)
    )


def read_id(data: Any, *, longest: int) -> str:
    """An id: words of small letters and digits joined by hyphens, as they stand in an address."""
    text = read_text(str(data) if isinstance(data, int) and not isinstance(data, bool) else data, longest=longest)
    if text != slug(text):
        nearest = slug(text)
        raise WordingError(
            f'"{text}" cannot be an id', f"write {nearest}" if nearest else "write small letters and hyphens"
        )
    return text


def is_code(name: str) -> bool:
    """True of `NO` and `US`: a reader of the page would take it for a word or not know it."""
    return bool(_CODE.fullmatch(name))


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _list(data: Any, *, one: str, longest: int) -> tuple[str, ...]:
    """Texts; a single text counts as a list of one, and what stands twice counts once."""
    items = data if isinstance(data, list) else [data]
    texts = (read_text(item, one=one, longest=longest) for item in items)
    return tuple(dict.fromkeys(text for text in texts if text))


def _simple(data: Any, what: str) -> Any:
    if isinstance(data, list | dict):
        raise WordingError(
            f"a {'list' if isinstance(data, list) else 'mapping'} stands where {what} is expected", "write one"
        )
    return data


def _round(data: Any) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and 1 <= data <= 999:
        return data
    meant = re.findall(r"\d+", str(data)) or sorted(ordinals(str(data)))
    raise WordingError(
        f'"{data}" is not the number of a round', f"write {meant[0]}" if meant else "write its number, such as 3"
    )


def _clean(text: str, *, longest: int) -> str:
    stripped = text.strip()
    if len(stripped) > longest:
        raise WordingError(
            f"the text is {len(stripped):,} characters long; at most {longest:,} are read", "shorten it, or use `note`"
        )
    control = CONTROL.search(stripped)
    if control:
        raise WordingError(f"an invisible control character (U+{ord(control[0]):04X}) stands in the text", "delete it")
    return stripped


def withdrawn(corrections: object) -> frozenset[str]:
    """Ids of the records that corrections, as they were loaded, speak of as a whole: such a record may be gone from the brief."""
    items = [item for item in corrections if isinstance(item, dict)] if isinstance(corrections, list) else []
    whole = (item.get("record") for item in items if not any(item.get(key) for key in ("field", "old", "new")))
    return frozenset(record for record in whole if isinstance(record, str))
