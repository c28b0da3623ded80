"""Slips of an editor that are sound YAML and mean something else: a key in the wrong place, a text cut off at a sign."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from generator.briefs import keys
from generator.model import DESKS, FIELDS, Desk
from generator.strict_yaml import Loaded, Path

_CUT = re.compile(r"^ *(?:- +)?\w+: +(?P<kept>[^\"'|>\[{#\s].*?) (?P<cut>#[^\s#].*)$", re.MULTILINE)


def unknown_key(key: str, allowed: Sequence[str], *, desk: Desk | None) -> tuple[str, str]:
    """(what is wrong, what to write) of a key that may not stand where it does."""
    nearest = difflib.get_close_matches(key.casefold(), allowed, n=1, cutoff=0.6)
    if nearest and not key.isascii():
        return f"an invisible or foreign letter stands in `{key}`", f"type `{nearest[0]}` anew"
    other = next((name for name in DESKS if key in FIELDS[name]), None) if desk else None
    if other and key not in FIELDS[desk or other]:
        return f"`{key}` is a field of {other}, not of {desk}", f"move it to a record of {other}"
    if nearest:
        return f"`{key}` is not a known key", f"write `{nearest[0]}`"
    if key in keys.record_keys("talks")[-4:] or any(key in FIELDS[name] for name in DESKS):
        return f"`{key}` belongs in a record", "indent it as far as the `id` of its record"
    if key in keys.claim_keys("talks")[:4]:
        return f"`{key}` belongs in a claim", "indent it as far as the others of its claim"
    if key in keys.BRIEF_KEYS:
        return f"`{key}` belongs at the top of the brief", "write it without spaces before it"
    return f"`{key}` is not a known key", "delete it, or use one of " + ", ".join(allowed)


def cut_off(text: str, loaded: Loaded) -> Iterator[tuple[Path, str, str]]:
    """(path, what is odd, what to do) of each text that a `#` without a space after it cuts off: it may belong to the text."""
    if not (found := list(_CUT.finditer(text))):
        return
    at = {line: path for path, (line, _) in loaded.marks.items() if path and isinstance(path[-1], str)}
    for cut in found:
        path = at.get(text.count("\n", 0, cut.start()) + 1)
        if path and _value(loaded.data, path) == cut["kept"].strip():
            yield path, f'"{cut["cut"]}" is read as a remark', 'put the whole text in "quotes" if it belongs to it, else write a space after #'


def _value(data: object, path: Path) -> object:
    for part in path:
        data = data[part]  # type: ignore[index]
    return data
