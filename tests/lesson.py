"""The lesson of docs/editing.md: its edits, and a brief after each of them, so that they can be tried as they are written."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "editing.md"
SLUG = "003-846623eb4312df23"
_MARK = re.compile(r" +# (new|changed)$")


def edits() -> list[str]:
    """The blocks of the lesson that show a stretch of the brief with lines that are new or changed."""
    return re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def edited(text: str, block: str) -> str:
    """The brief after the edit of one block: its unmarked lines stand in the brief together, once, and the marked ones come where it shows them.

    A changed line takes the place of the one with its name.
    """
    lines = [(_MARK.sub("", line), (_MARK.search(line) or ["", ""])[1]) for line in block.splitlines()]
    assert any(mark for _, mark in lines), f"no line of it is new or changed:\n{block}"
    before = "".join(f"{_replaced(line, text) if mark == 'changed' else line}\n" for line, mark in lines if mark != "new")
    assert text.count(before) == 1, f"stands {text.count(before)} times in the brief:\n{before}"
    return text.replace(before, "".join(f"{line}\n" for line, _ in lines))


def _replaced(line: str, text: str) -> str:
    """The line that a changed one takes the place of."""
    name = line.partition(":")[0]
    found = re.findall(rf"^{re.escape(name)}:.*$", text, re.MULTILINE)
    assert len(found) == 1, f"{name} stands {len(found)} times in the brief"
    return found[0]
