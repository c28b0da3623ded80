"""The editor's own pages: about, method, corrections, and any other Markdown file of content/pages/."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from generator.model import Config, Fault
from generator.site.corrections import CorrectionView
from generator.site.render import Page, prose

NEEDED = ("about.md", "method.md", "corrections.md")
"""Pages that every other page links to."""
ENDING = ".md"
METHOD, CORRECTIONS = "method/", "corrections/"
UNMEASURED = "For this edition the accuracy of the reading has not been measured."

CAPTIONS = {
    "unseen": "On articles that nobody had looked at when the rules were written, against briefs made by hand.",
    "accuracy": "On the articles of the repository, with which the rules were written, against briefs made by hand.",
}
"""What was measured, by the name of its file in evaluation/; in the order of the page."""

Scores = Mapping[str, Mapping[str, Mapping[str, float]]]
"""The measured accuracy: name of the set -> row -> column -> number; from 0 to 1 it is shown as a share."""


@dataclass(frozen=True, slots=True)
class Score:
    """One row of the measured accuracy."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measurement:
    """The accuracy on one set of articles, as a table."""

    anchor: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A page written by the editor."""

    heading: str
    html: Markup
    links: tuple[str, ...]
    measurements: tuple[Measurement, ...]
    unmeasured: str
    """What the page of the method says where no accuracy is known; empty on all others."""
    contact: str
    repository: str
    corrections: tuple[CorrectionView, ...] | None
    """The log, on its own page alone."""


def texts_pages(
    texts: Mapping[str, str], *, config: Config, scores: Scores | None, taken: frozenset[str],
    log: tuple[CorrectionView, ...] = (),
) -> tuple[tuple[Page, ...], tuple[Fault, ...]]:
    """A page for each file, and what is wrong with them; `taken` are the addresses of the site's own pages, `log` all corrections."""
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
        pages.append(_page(path, texts.get(name, ""), config, scores, log))
    return tuple(pages), tuple(faults)


def dead_links(pages: Sequence[Page], files: Container[str]) -> tuple[Fault, ...]:
    """Links of the editor's pages that lead nowhere on this site; those to other sites are not followed."""
    return tuple(
        Fault(file=f"content/pages/{page.path.strip('/')}{ENDING}", what=f"the link {link} leads to no page of the site",
              cure="write it as ../talks/ or with https:// in front")
        for page in pages for link in page.view.links if _file(page.path, link) not in files and _is_own(link)
    )


def _is_own(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and bool(parts.path)


def _file(path: str, link: str) -> str:
    """The file that a link on a page asks for."""
    target = urlsplit(urljoin(f"https://site/{path}", link)).path.lstrip("/")
    return f"{target}index.html" if target == "" or target.endswith("/") else target


def _page(path: str, markdown: str, config: Config, scores: Scores | None, log: tuple[CorrectionView, ...]) -> Page:
    read = prose(markdown or "This page has not been written yet.")
    heading = read.title or path.strip("/").replace("-", " ").capitalize()
    shown = _measurements(scores or {}) if path == METHOD else ()
    view = TextView(
        heading=heading, html=read.html, links=read.links, measurements=shown, contact=config.contact,
        repository=config.repository, unmeasured=UNMEASURED if path == METHOD and not shown else "",
        corrections=log if path == CORRECTIONS else None,
    )
    return Page(path=path, title=heading, description=f"{heading}: {read.lead}", template="text.html", view=view,
                section=path)


def _measurements(scores: Scores) -> tuple[Measurement, ...]:
    out = []
    for name, caption in CAPTIONS.items():
        rows = scores.get(name, {})
        columns = tuple(dict.fromkeys(column for row in rows.values() for column in row))
        if rows:
            out.append(Measurement(f"scores-{name}", caption, columns, tuple(Score(each, _cells(row, columns)) for each, row in rows.items())))
    return tuple(out)


def _cells(row: Mapping[str, float], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(_figure(row[name]) if name in row else "not measured" for name in columns)


def _figure(number: float) -> str:
    return f"{number:.0%}" if isinstance(number, float) and 0 <= number <= 1 else f"{number:g}"
