"""The editor's own pages: about, method, corrections, and any other Markdown file of content/pages/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Config, Fault
from generator.site.render import Page, prose

NEEDED = ("about.md", "method.md", "corrections.md")
"""Pages that every other page links to."""
ENDING = ".md"
MAX_DESCRIPTION = 160


@dataclass(frozen=True, slots=True)
class Score:
    """One row of the measured accuracy."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A page written by the editor."""

    heading: str
    html: Markup
    score_columns: tuple[str, ...]
    scores: tuple[Score, ...]
    contact: str
    repository: str


def texts_pages(
    texts: Mapping[str, str], *, config: Config, scores: Mapping[str, Mapping[str, float]] | None, taken: frozenset[str]
) -> tuple[tuple[Page, ...], tuple[Fault, ...]]:
    """A page for each file, and what is wrong with them; `taken` are the addresses of the site's own pages."""
    faults = [
        Fault(file=f"content/pages/{name}", what="the page is missing", cure="write it in Markdown", level="warning")
        for name in NEEDED if name not in texts
    ]
    pages = []
    for name in sorted({*texts, *NEEDED}):
        path = f"{name.removesuffix(ENDING)}/"
        if path in taken:
            faults.append(Fault(file=f"content/pages/{name}", what=f"/{path} is a page of the site itself",
                                cure="rename the file"))
            continue
        pages.append(_page(path, texts.get(name, ""), config, scores if path == "method/" else None))
    return tuple(pages), tuple(faults)


def _page(path: str, markdown: str, config: Config, scores: Mapping[str, Mapping[str, float]] | None) -> Page:
    read = prose(markdown or "This page has not been written yet.")
    heading = read.title or path.strip("/").replace("-", " ").capitalize()
    columns = tuple(dict.fromkeys(name for row in (scores or {}).values() for name in row))
    view = TextView(
        heading=heading, html=read.html, score_columns=columns, contact=config.contact, repository=config.repository,
        scores=tuple(Score(name=name, cells=_cells(row, columns)) for name, row in (scores or {}).items()),
    )
    return Page(path=path, title=heading, description=f"{heading}: {_cut(read.lead)}", template="text.html", view=view,
                section=path)


def _cells(row: Mapping[str, float], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(_figure(row[name]) if name in row else "not measured" for name in columns)


def _figure(number: float) -> str:
    return f"{number:.0%}" if isinstance(number, float) and 0 <= number <= 1 else f"{number:g}"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_DESCRIPTION else text[:MAX_DESCRIPTION].rsplit(" ", 1)[0] + " …"
