"""What people type that is no YAML: the parser's complaint in plain words, with the slip behind it where it shows.

A slip is looked for on the line that the parser complains of and on the one above, where it often lies. Knows no keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

Slip = tuple[str, str, int]
"""What is wrong, what to write, and the column of it, from 0."""

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML; they come from word processors and web pages."""
_NONE = "it looks like a space and is none"
_TAB = re.compile(r"^ *\t[ \t]*(?=[^\s])", re.MULTILINE)
_SPACE = re.compile(rf"^ *[{_SPACES}][ {_SPACES}]*(?=(?:- |\w+:(?:\s|$)))", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_SIGN = re.compile(r"^ *(?:- +)?\w+: +>=? *\d[\d.,]* *$", re.MULTILINE)
"""A folded text of so many spaces, to YAML: its value would be what stands below, or nothing."""
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_START = r"^( *(?:- +)?)"


def hidden(text: str) -> Iterator[tuple[int, str, str]]:
    """(place, what is wrong, what to do) of what would be misread or break the lines, before anything is read."""
    for tab in _TAB.finditer(text):
        yield tab.start(), "a tab stands in the indentation", "write spaces instead of the tab"
    for space in _SPACE.finditer(text):
        yield space.start(), f"a non-breaking space stands in the indentation: {_NONE}", "delete it, and type plain spaces"
    for separator in _SEPARATOR.finditer(text):
        yield separator.start(), f"an invisible line break (U+{ord(separator[0]):04X}) stands here", "write a space instead"
    for sign in _SIGN.finditer(text):
        yield sign.start() + sign[0].index(">"), "a sign stands before the number", "write `more than` or `at least`"
    left = list(_CONFLICT.finditer(text))
    for mark in [m for m in left if m[0][0] == "<"] or left[:1]:
        yield mark.start(), f"`{mark[0]}` shows that two versions wait to be joined here", "keep the right lines, and delete <<<<<<<, ======= and >>>>>>>"


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str, int, int]:
    """What is wrong, what to write, and line and column, from 1."""
    said, mark = f"{error.problem} {error.context}", error.problem_mark or error.context_mark
    lines = _BREAK.split(text)
    what, cure = next(((what, cure) for part, what, cure in _REASONS if part in said), ("", ""))
    if error.context_mark and ("opened here" in what or _NO_COLON in what):
        mark = error.context_mark
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column]
    if slip := _slip(line, lines, mark.line, said):
        (what, cure, column), number = slip
        return what, cure, number + 1, column + 1
    if "mapping values are not" in said and not re.search(r":\s", before):
        what, cure = _TOO_DEEP
    elif not what:
        what, cure = _after(line) if before.strip(" -") else _MISPLACED
    return what.replace(_LETTER, line[mark.column : mark.column + 1] or "this character"), cure, mark.line + 1, mark.column + 1


def _slip(line: str, lines: list[str], number: int, said: str) -> tuple[Slip, int] | None:
    """The slip behind a complaint, and the number of its line."""
    if found := _on(line):
        return found, number
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is not None and ("mapping values are not" in said or "expected <block end>" in said) and (found := _on(lines[above])):
        return found, above
    return None


def _on(line: str) -> Slip | None:
    """The slip that shows on a line."""
    for pattern, what, cure in _SLIPS:
        if found := re.search(pattern, line):
            groups = [group or "" for group in found.groups()]
            column = len(groups[0])
            return what.format(*groups), cure.format(*(group.strip() for group in groups)), column
    return None


_SLIPS = (
    (r"^( *)```", "a line with ``` is no part of a brief", "delete it"),
    (r"^( *)([–—−‐‑•·*]) ?(?=[^\s*])", "`{1}` stands where the hyphen of a list belongs", "write `- `"),
    (r"^( *)-(\w+):(?=\s|$)", "a space is missing after the hyphen", "write `- {1}: …`"),
    (rf"^( *)-[{_SPACES}]", f"a non-breaking space stands after the hyphen: {_NONE}", "delete it, and type a plain space"),
    (rf"{_START}\w+:[{_SPACES}]", f"a non-breaking space stands after the colon: {_NONE}", "delete it, and type a plain space"),
    (rf"{_START}([A-Za-z_]\w*):([^\s:/].*)$", "a space is missing after the colon", "write `{1}: {2}`"),
    (rf"{_START}([A-Za-z_]\w*) *= *(\S.*)$", "an equals sign stands where the colon belongs", "write `{1}: {2}`"),
    (rf"{_START}(\w+: +)[“„‟«‘‚](?=.*:\s)", "curly quotation marks hold no text together", 'write straight ones around the whole text: "…"'),
    (r"^( *|.*?)(\t)(?=\s*$)", "a tab stands on this line", "delete it"),
    (r"^( *- *)\t", "a tab stands after the hyphen", "write a space instead of the tab"),
)
"""How a line looks (the first group is what stands before the slip), what is wrong, what to write; the first that fits."""

_QUOTE = 'put the whole text in "quotes"'
_CLOSE = "close it at the end of the text"
_LETTER = "(letter)"
"""Stands for the one that the parser stops at."""
_NO_COLON = "this line has no colon after its name"
_REASONS = (
    ("',' or", "a list in [ ] or a mapping in { } is not closed, or lacks a comma", "close it, or add the comma"),
    ("mapping values are not", "a colon and a space stand inside unquoted text", _QUOTE),
    ("unexpected end of stream", "a quotation mark is opened here and never closed", _CLOSE),
    ("unexpected document indicator", "a quotation mark is opened here and never closed", _CLOSE),
    ("unknown escape character", 'a backslash in "double quotes" begins a code that does not exist', "write two backslashes"),
    ("cannot start any token", f"unquoted text may not begin with {_LETTER}", _QUOTE),
    ("alphabetic or numeric character", "unquoted text may not begin with * or &", _QUOTE),
    ("undefined tag handle", "unquoted text may not begin with !", _QUOTE),
    ("block scalar", "unquoted text may not begin with > or |", _QUOTE),
    ("sequence entries are not", "a list begins on the line of its name", "begin it on the next line"),
    ("document start", "something stands after the end of the data", "delete it"),
    ("':'", f"{_NO_COLON}, or goes on with an unquoted text above", 'write `name: value`, or put the whole text in "quotes"'),
)  # fmt: skip
"""What the parser says (a part of it) -> what we say and what to write; the first that fits."""

_MISPLACED = ("this line does not line up with its neighbours", "indent it as far as the lines it belongs with")
_TOO_DEEP = (
    "this line is indented too far, or goes on with an unquoted text above",
    'indent it as far as the lines it belongs with, or put the whole text in "quotes"',
)


def _after(line: str) -> tuple[str, str]:
    """What to do where something stands after a closing quotation mark; it depends on which one opens the text."""
    what = "something stands after a closing quotation mark"
    opened = re.match(rf"{_START}(?:[\w\"']+: +)?([\"'])", line)
    if opened and opened[2] == '"':
        return what, "put the whole text in 'single quotes', or write \\\" for each mark inside"
    if opened:
        return what, 'put the whole text in "double quotes", or write \'\' for each apostrophe inside'
    return f"{what}, or a quotation mark above is not closed", "close each quotation mark, and write those inside the text as \\\""
