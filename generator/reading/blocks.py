"""Plain text -> blocks: one per paragraph, however its lines are broken.

Understands blank lines between paragraphs, one paragraph a line, lines wrapped at a column, and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.reading.day_lines import day_line

WRAP_COLUMNS = range(40, 101)
"""Widths at which mail programs and editors wrap; longer lines are paragraphs of their own."""
UNFINISHED_SHARE = 0.5
"""In wrapped text at least this share of the lines stops in mid-sentence."""

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = re.compile(r"^(?:[-*•▪●‣◦·–—]|\d{1,2}[.)]|\([a-z\d]\))\s+(?=\S)")
_RULE = re.compile(r"^[-_=*~•·\s]{3,}$")
_BULLET = re.compile(r"^[-*•▪●‣◦·–—]\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a file before its role is known."""

    text: str
    kind: Literal["text", "heading", "item", "caption", "furniture"] = "text"
    """What the file's own markup says; `text` where it says nothing."""


def text_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text, in order; bullets and ruled lines are left out."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = wrap_width(lines)
    return tuple(block for group in _groups(lines) for block in _paragraphs(group, width=width))


def squeeze(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def wrap_width(lines: Sequence[str]) -> int | None:
    """The column at which the text is wrapped, or None. The first line may be a headline of any length."""
    body = [line.strip() for line in lines[1:] if line.strip() and "://" not in line]
    longest = max((len(line) for line in body), default=0)
    if len(body) < 3 or longest not in WRAP_COLUMNS:
        return None
    inner = [first.strip() for first, then in zip(lines[1:], lines[2:], strict=False) if first.strip() and then.strip()]
    unfinished = [line for line in inner if not SENTENCE_END.search(line)]
    return longest if inner and len(unfinished) >= UNFINISHED_SHARE * len(inner) else None


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in lines:
        if line.strip() and not _RULE.match(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _paragraphs(group: Sequence[str], *, width: int | None) -> Iterator[Block]:
    current = group[0].strip()
    for last, line in zip(group, group[1:], strict=False):
        if _continues(last, line, width=width):
            current += " " + line.strip()
        else:
            yield _block(current)
            current = line.strip()
    yield _block(current)


def _continues(last: str, line: str, *, width: int | None) -> bool:
    """True if `line` goes on with the sentence of `last`: it is lower case, or its first word had no room above."""
    if _ITEM.match(line.strip()) or _dates_the_page(line.strip()):
        return False
    if line.strip()[0].islower() and not SENTENCE_END.search(last):
        return True
    if width is None:
        return False
    first_word = line.split()[0]
    indented = line[0].isspace() and not last[0].isspace() and not _ITEM.match(last.strip())
    return not indented and len(last) <= width and len(last) + 1 + len(first_word) > width


def _dates_the_page(line: str) -> bool:
    """True of a line such as `date: 2025-07-22` or `updated 22 July 2025`, though it begins in lower case."""
    read = day_line(line) if line[0].islower() else None
    return read is not None and read.labelled and read.day is not None


def _block(text: str) -> Block:
    is_item = bool(_ITEM.match(text))
    return Block(squeeze(_BULLET.sub("", text)), "item" if is_item else "text")
