"""Brief -> YAML that reads well for someone who has never used YAML; `read_brief` is its inverse.

Same brief, same bytes: the keys stand in the order of `keys`, empty ones are left out, nothing is wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.briefs import keys
from generator.briefs.values import CONTROL
from generator.model import DESKS, FIELDS, Brief, Claim, Correction, Desk, KeyPoint, Position, Quantity, Record, Value
from generator.wording import write_quantity

SCHEMA_REMARK = "# yaml-language-server: $schema="
"""Begins the first line of a brief: the only comment that is not the editor's."""
FLOW_WIDTH = 110
"""A list of names stands on one line up to this length; a longer one gets a line for each."""
_ALWAYS_BLOCK = frozenset({"agenda", "outcome", "damage"})
"""Lists of phrases: one on each line, so that an editor adds one without minding commas and brackets."""
WRITTEN_EMPTY = frozenset({*DESKS, "positions"})
"""Lists that are written though nothing is in them, so that the editor sees that nothing was found."""
_ALWAYS_WRITTEN = frozenset({"title", "published", "published_from", "publisher", "url", "article", "review", "said_by"})
"""Written as `null` where nothing is known, so that the editor sees what may be filled in."""

_DAYS = frozenset({"published", "date", "checked_on", "day"})

_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"})
"""Words that one YAML reader or another takes for something else than text."""
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][^\s]*|[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*", re.IGNORECASE)
_SPECIAL_START = tuple("-?:,[]{}#&*!|>'\"%@`=~")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}


def write_brief(brief: Brief, *, schema: str) -> str:
    """The text of the brief's file; `schema` is the address of the JSON schema, relative to the file or absolute.

    A control character in a text is a ValueError: no page could carry it.
    """
    head = {key: getattr(brief, key) for key in keys.BRIEF_KEYS if key not in ("key_points", "positions", "corrections", *DESKS)}
    lines = [f"{SCHEMA_REMARK}{schema}"]
    lines += [line for key, value in head.items() for line in entry(key, value)]
    lines += _section("key_points", [list(_key_point(point)) for point in brief.key_points])
    for desk in DESKS:
        lines += _section(desk, [list(_record(record)) for record in brief.records if record.desk == desk], apart=True)
    lines += _section("positions", [list(_position(position)) for position in brief.positions])
    lines += _section("corrections", [list(_correction(each)) for each in brief.corrections])
    return "\n".join(lines) + "\n"


# --- Parts of a brief -----------------------------------------------------------------------------------------------


def _section(key: str, items: Sequence[list[str]], *, apart: bool = False) -> Iterator[str]:
    """A list of mappings after a blank line; `apart` puts blank lines between the items too."""
    if not items:
        yield from ("", f"{key}: []") if key in WRITTEN_EMPTY else ()
        return
    yield from ("", f"{key}:")
    for number, item in enumerate(items):
        if apart and number:
            yield ""
        yield from _item(item, "  ")


def _item(lines: Sequence[str], indent: str) -> Iterator[str]:
    """One item of a list: a hyphen before its first line, the others indented as far."""
    for number, line in enumerate(lines):
        yield f"{indent}{'  ' if number else '- '}{line}" if line else ""


def item_lines(part: Record | Claim | KeyPoint | Position | Correction, *, desk: Desk | None = None) -> list[str]:
    """One item of a list, with its hyphen; `desk` is that of a claim's record."""
    match part:
        case Record():
            lines = _record(part)
        case Claim():
            lines = _claim(part, desk or "attacks")
        case KeyPoint():
            lines = _key_point(part)
        case Position():
            lines = _position(part)
        case Correction():
            lines = _correction(part)
    return list(_item(list(lines), ""))


def _record(record: Record) -> Iterator[str]:
    yield from entry("id", record.id)
    yield from _fields(record.desk, record.fields)
    yield from entry("by", keys.EDITOR if record.by_editor else None)
    yield from entry("hide", record.hide)
    yield from entry("note", record.note)
    if record.claims:
        yield "claims:"
    for claim in record.claims:
        yield from _item(list(_claim(claim, record.desk)), "  ")


def _claim(claim: Claim, desk: Desk) -> Iterator[str]:
    yield from entry("quote", claim.quote)
    yield from entry("said_by", claim.said_by)
    yield from entry("stance", claim.stance if claim.stance != "states" else None)
    yield from entry("hedge", claim.hedge)
    yield from _fields(desk, claim.fields)


def _key_point(point: KeyPoint) -> Iterator[str]:
    yield from entry("text", point.text)
    yield from entry("quote", point.quote)
    yield from entry("by", keys.EDITOR if point.by_editor else None)


def _position(position: Position) -> Iterator[str]:
    yield from entry("party", position.party)
    yield from entry("text", position.text)
    yield from entry("said_by", position.said_by)
    yield from entry("quote", position.quote)
    yield from entry("by", keys.EDITOR if position.by_editor else None)


def _correction(correction: Correction) -> Iterator[str]:
    for key in keys.CORRECTION_KEYS:
        yield from entry(key, getattr(correction, key))


def _fields(desk: Desk, fields: Mapping[str, Value]) -> Iterator[str]:
    for field in FIELDS[desk]:
        yield from entry(field, fields.get(field))


# --- YAML -----------------------------------------------------------------------------------------------------------


def entry(key: str, value: object) -> Iterator[str]:
    """The lines of one key of a brief or of a part of it, not indented; none where there is nothing to say."""
    if value is None or value == "" or value is False or value == ():
        if key in _ALWAYS_WRITTEN:
            yield f"{key}: null"
    elif value is True:
        yield f"{key}: true"
    elif isinstance(value, tuple):
        yield from _texts(key, value)
    elif key in _DAYS or isinstance(value, int | Quantity):
        # Written bare: `killed: 2`, `date: 2025-07-23`; the reader knows the kind.
        yield f"{key}: {write_quantity(value) if isinstance(value, Quantity) else value}"
    elif "\n" in str(value) and _fits_block(str(value)):
        yield f"{key}: |-"
        yield from (f"  {line}" if line else "" for line in str(value).split("\n"))
    else:
        yield f"{key}: {scalar(str(value))}"


def _texts(key: str, texts: Sequence[str]) -> Iterator[str]:
    flow = f"{key}: [{', '.join(scalar(text, flow=True) for text in texts)}]"
    if key not in _ALWAYS_BLOCK and len(flow) <= FLOW_WIDTH:
        yield flow
        return
    yield f"{key}:"
    yield from (f"  - {scalar(text)}" for text in texts)


def scalar(text: str, *, flow: bool = False) -> str:
    """The text as YAML on one line: bare where every YAML reader takes it for that text, else in quotes."""
    if CONTROL.search(text):
        raise ValueError(f"a control character in {text[:40]!r} cannot be written")
    if _bare(text, flow=flow):
        return text
    if '"' in text and not any(letter in text for letter in ("'", *_ESCAPES) if letter not in '"\\'):
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def _bare(text: str, *, flow: bool) -> bool:
    return not (
        not text
        or text != text.strip()
        or text.startswith(_SPECIAL_START)
        or text.casefold() in _WORDS_OF_YAML
        or _NUMBER_LIKE.fullmatch(text)
        or ": " in text
        or " #" in text
        or text.endswith(":")
        or any(letter in text for letter in "\n\t\u2028\u2029\ufeff")
        or (flow and any(letter in text for letter in ",[]{}:#\"?"))
    )


def _fits_block(text: str) -> bool:
    """True where a `|-` block gives back the same text: no outer spaces, no unusual white space, no indented start."""
    return not any(letter in text for letter in "\t\u2028\u2029\ufeff") and all(
        line == line.rstrip() and not line.startswith(" ") for line in text.split("\n")
    )
