"""The machine's draft of a brief, kept beside it: what it last wrote, and of what, so that a hand edit is never lost.

The file is a head of a few lines, a line `---`, and the brief as the machine wrote it: the base of the merge. Where a hand
stands in the way of what the program reads now, that reading follows after another `---`. Nobody edits the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from generator import strict_yaml
from generator.briefs.reading import read_brief
from generator.briefs.writing import scalar, write_brief
from generator.model import Brief, Fault, Statement

NOTICE = "# Written by the program, as the base for merging later readings. Edit the brief, never this file."
THE_EDITOR = "the editor"
"""How the day of an article was found that its editor has written."""
_CUT = "\n---\n"
_DIGESTS = ("article_digest", "program_digest", "brief_digest")
_STATEMENT = ("speaker", "said_weekday", "said_on", "place", "event_weekday")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine last wrote for one article."""

    brief: Brief
    """The base of the merge: what of the machine's words stands in the editor's file, or stood there before a hand changed it."""
    article_digest: str
    program_digest: str
    brief_digest: str
    """`digest` of the brief's file as the machine wrote it: another one there now means that a hand has touched it."""
    statements: tuple[Statement, ...] = ()
    """What dates other articles, kept so that an unchanged article need not be read again."""
    reading: Brief | None = None
    """What the program last read, where that is not the base."""

    @property
    def latest(self) -> Brief:
        return self.reading or self.brief


Standing = Literal["read", "keep", "hand"]


def standing(draft: Draft | None, brief_text: str | None, *, article_digest: str, program_digest: str) -> Standing:
    """What to do with an article: `read` it anew, `keep` its brief, or leave the brief to the `hand` that wrote it.

    `hand`: no draft says how the machine wrote the brief, so nothing of it may be taken for the machine's.
    """
    if brief_text is None:
        return "read"
    if draft is None:
        return "hand"
    return "keep" if (draft.article_digest, draft.program_digest) == (article_digest, program_digest) else "read"


def digest(text: str) -> str:
    """SHA-256 of a text, whichever line ends and byte order mark an editor's program has put in."""
    return hashlib.sha256(text.removeprefix("\ufeff").replace("\r\n", "\n").encode()).hexdigest()


def write_draft(draft: Draft) -> str:
    """The text of the draft's file; `read_draft` is its inverse."""
    head = [NOTICE, *(f"{key}: {scalar(getattr(draft, key))}" for key in _DIGESTS)]
    head.append("statements:" if draft.statements else "statements: []")
    head += [line for statement in draft.statements for line in _statement_lines(statement)]
    briefs = [draft.brief, *([draft.reading] if draft.reading not in (None, draft.brief) else [])]
    return "\n".join(head) + _CUT + _CUT[1:].join(write_brief(brief, schema="../../schema/brief.schema.json") for brief in briefs)


def read_draft(path: str, text: str) -> tuple[Draft | None, tuple[Fault, ...]]:
    """The draft in `text`, or None and why not: it is then as good as missing."""
    head, cut, body = text.replace("\r\n", "\n").partition(_CUT)
    written, newer, last = body.partition(_CUT)
    loaded, faults = strict_yaml.load(head, path=path)
    brief, more = read_brief(path, written + "\n")
    reading, told = read_brief(path, last) if newer else (None, ())
    data = loaded.data if loaded and isinstance(loaded.data, dict) else {}
    missing = [key for key in _DIGESTS if not isinstance(data.get(key), str)]
    statements = _statements(data.get("statements"))
    if not cut or brief is None or missing or statements is None or (newer and reading is None):
        return None, (*faults, *more, *told, Fault(path, "this is no draft of the program", "restore it from an earlier version; without it the brief stays as it is, and no reading is merged with it"))
    return Draft(brief, *(data[key] for key in _DIGESTS), statements, reading), ()


def _statement_lines(statement: Statement) -> list[str]:
    values = [(key, getattr(statement, key)) for key in _STATEMENT]
    lines = [f"{key}: {'null' if value is None else value if key == 'said_on' else scalar(value)}" for key, value in values]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _statements(data: Any) -> tuple[Statement, ...] | None:
    """The statements; None where the file has lost its shape."""
    items = data or []
    if not isinstance(items, list) or not all(isinstance(item, dict) and set(item) == set(_STATEMENT) for item in items):
        return None
    return tuple(Statement(**{key: item[key] if key == "said_on" else item[key] or "" for key in _STATEMENT}) for item in items)
