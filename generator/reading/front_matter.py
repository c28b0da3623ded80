"""The block between two `---` lines at the top of a text or Markdown article.

    ---
    title: Talks resume in Istanbul
    date: 2025-07-21
    publisher: The outlet
    url: https://example.org/story
    ---
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from generator.model import Fault
from generator.reading.written_days import iso_day, whole_day
from generator.strict_yaml import Loaded, load

KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published",
    "publisher": "publisher", "source": "publisher", "url": "url", "link": "url", "source_url": "url",
    "author": "author", "authors": "author",
}
"""Key as an editor writes it -> field. Other keys are the editor's own and left alone."""
CLOSE_ENOUGH = 0.8
"""`publisehd` is a slip of `published`; `section` is nobody's slip."""

_FENCED = re.compile(r"\A\s*---[ ]*\n(?P<inner>.*?)^(?:---|\.\.\.)[ ]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the editor states about the article."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None


def split_front_matter(text: str) -> tuple[str, str]:
    """(YAML between the marks, the article below them); blank lines before the YAML keep the file's line numbers."""
    match = _FENCED.match(text)
    if not match or not re.search(r"^\s*[\w-]+\s*:", match["inner"], re.MULTILINE):
        return "", text
    return "\n" * text.count("\n", 0, match.start("inner")) + match["inner"], text[match.end():]


def read_front_matter(inner: str, *, path: str) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """The known keys; slips of the pen and undecided days are told, unknown keys are not."""
    if not inner.strip():
        return FrontMatter(), ()
    loaded, faults = load(inner, path=path)
    if loaded is None:
        return FrontMatter(), faults
    if not isinstance(loaded.data, dict):
        what = "has front matter that is not made of `key: value` lines"
        return FrontMatter(), (Fault(path, what, "write `date: 2025-07-21`", line=2),)
    found: dict[str, str] = {}
    told: list[Fault] = []
    for key, value in loaded.data.items():
        field = KEYS.get(key.strip().lower())
        if field is None:
            told.extend(_slips(key, loaded, path=path))
        elif field == "published" and value is not None:
            day, fault = _day(value, line=loaded.line(key), path=path)
            found |= {field: day} if day else {}
            told.extend(fault)
        elif value is not None:
            found.setdefault(field, _words(value))
    return FrontMatter(**found), tuple(told)


def _day(value: object, *, line: int, path: str) -> tuple[str | None, tuple[Fault, ...]]:
    words = str(value).strip()
    day = iso_day(words) or whole_day(words)[0]
    if day:
        return day, ()
    return None, (Fault(path, f"`{words}` is no day that can be read", "write it as `date: 2025-07-21`", line=line),)


def _slips(key: str, loaded: Loaded, *, path: str) -> tuple[Fault, ...]:
    near = difflib.get_close_matches(key.strip().lower(), KEYS, n=1, cutoff=CLOSE_ENOUGH)
    if not near:
        return ()
    what = f"does not know the key `{key}` in its front matter"
    return (Fault(path, what, f"write `{near[0]}`", line=loaded.line(key), level="warning"),)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).strip()
