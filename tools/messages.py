"""Brings the message files of templates/languages/ up to date with the program, and makes the file of a new language.

`.venv/bin/python tools/messages.py` renews all of them; with a code (`tools/messages.py pl`) it begins that language. Translations
are kept; a message that is new stands there untranslated, and one that the program asks for no more goes.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib
from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "templates" / "languages"
MARKS = {"gettext": 1, "message": 1, "ngettext": 2, "Counted": 2, "pgettext": 2}
"""Functions of generator/site/language.py -> how many of their arguments are the message."""
IN_TEMPLATES = ("_", "gettext", "ngettext", "pgettext", "forms")


class Message(NamedTuple):
    """One message that the program asks for."""

    context: str | None
    text: str
    plural: str


Found = dict[Message, list[tuple[str, int]]]
"""A message -> the files that have it, with the line."""


def asked_for() -> Found:
    """All messages of the program: of its pages' code and of its templates."""
    found: Found = {}
    for path in sorted((ROOT / "generator" / "site").rglob("*.py")):
        for message, line in in_code(path.read_text(encoding="utf-8")):
            found.setdefault(message, []).append((path.relative_to(ROOT).as_posix(), line))
    for path in sorted(path for ending in ("html", "svg") for path in (ROOT / "templates").rglob(f"*.{ending}")):
        for message, line in in_template(path.read_text(encoding="utf-8")):
            found.setdefault(message, []).append((path.relative_to(ROOT).as_posix(), line))
    return found


def in_code(source: str) -> Iterator[tuple[Message, int]]:
    """The messages of one module, each with its line."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        if name == "Words":
            context = next((key.value.value for key in node.keywords if key.arg == "context"), None)
            for text in _texts(node.args[0]):
                yield Message(context, text, ""), node.lineno
        elif name in MARKS:
            texts = [arg.value for arg in node.args[: MARKS[name]] if isinstance(arg, ast.Constant) and arg.value]
            if len(texts) == MARKS[name]:
                yield _message(name, texts), node.lineno


def _texts(words: ast.expr) -> Iterator[str]:
    """The texts of a table of words; that of the months is made of a list that stands elsewhere."""
    if isinstance(words, ast.Dict):
        yield from (value.value for value in words.values if value.value)
    else:
        from generator.wording import MONTHS

        assert "MONTHS" in ast.unparse(words)
        yield from MONTHS


def in_template(source: str) -> Iterator[tuple[Message, int]]:
    """The messages of one template, each with its line."""
    parsed = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    for line, name, texts in extract_from_ast(parsed, IN_TEMPLATES, babel_style=False):
        yield _message("ngettext" if name == "forms" else name, list(texts or ())), line


def _message(name: str, texts: list[Any]) -> Message:
    if name == "pgettext":
        return Message(texts[0], texts[1], "")
    return Message(None, texts[0], texts[1] if name in ("ngettext", "Counted") else "")


# --- Message files --------------------------------------------------------------------------------------------------


def renewed(path: Path, found: Found) -> polib.POFile:
    """The file with just the messages of the program, in the order in which they stand there."""
    old = polib.pofile(path.read_text(encoding="utf-8")) if path.is_file() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=120)
    new.header, new.metadata = old.header, old.metadata or _header(path.stem)
    forms = range(int(new.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0]))
    for message, places in found.items():
        before = known.get((message.context, message.text))
        entry = polib.POEntry(msgctxt=message.context, msgid=message.text, msgid_plural=message.plural, occurrences=[(file, "") for file in dict.fromkeys(p for p, _ in places)])
        if before is not None:
            entry.tcomment = before.tcomment
        if message.plural:
            entry.msgstr_plural = {form: (before.msgstr_plural if before is not None else {}).get(form, "") for form in forms}
        else:
            entry.msgstr = before.msgstr if before is not None else ""
        new.append(entry)
    return new


def _header(code: str) -> dict[str, str]:
    return {"Language": code, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=2; plural=(n != 1);"}


def main(codes: list[str]) -> None:
    found = asked_for()
    for path in [FOLDER / f"{code}.po" for code in codes] or sorted(FOLDER.glob("*.po")):
        made = renewed(path, found)
        path.write_text(str(made) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(made)} messages, {len(made.untranslated_entries())} not translated")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(sys.argv[1:])
