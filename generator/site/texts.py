"""The editor's own pages: about, method, corrections, and any other Markdown file of content/pages/."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from generator.model import Config, Fault
from generator.site.corrections import CorrectionView
from generator.site.language import Words, gettext, in_use, message, of_articles
from generator.site.render import Page, prose

NEEDED = ("about.md", "method.md", "corrections.md")
"""Pages that every other page links to."""
ENDING = ".md"
METHOD, CORRECTIONS = "method/", "corrections/"
UNMEASURED = message("For this edition the accuracy of the reading has not been measured.")

CAPTIONS = Words({
    "unseen": "On articles that nobody had looked at when the rules were written, against briefs made by hand.",
    "accuracy": "On the articles of the repository, with which the rules were written, against briefs made by hand.",
})
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

    file: str
    """Below content/pages/."""
    is_translated: bool
    """False for a page in the language of the articles among those of another one."""
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
    texts: Mapping[str, str], *, config: Config, scores: Scores | None, taken: frozenset[str], languages: Sequence[str] = (),
    log: tuple[CorrectionView, ...] = (),
) -> tuple[tuple[Page, ...], tuple[Fault, ...]]:
    """A page for each name in the language in use, and what is wrong with them.

    `about.uk.md` is the page `about` in Ukrainian; where there is none, `about.md` stands for it. `taken` are the addresses of the
    site's own pages, `languages` those of the site, `log` all corrections.
    """
    chosen = _in_language(texts, config.language, languages)
    faults = [
        Fault(file=f"content/pages/{name}", what="the page is missing", cure="write it in Markdown", level="warning")
        for name in NEEDED if name not in chosen
    ]
    pages = []
    for name in sorted({*chosen, *NEEDED}):
        path = f"{name.removesuffix(ENDING)}/"
        file, is_translated = chosen.get(name, (name, True))
        if path in taken:
            faults.append(Fault(file=f"content/pages/{file}", what=f"/{path} is a page of the site itself",
                                cure="rename the file"))
            continue
        pages.append(_page(path, file, texts.get(file, ""), config, scores, log, is_translated=is_translated))
    return tuple(pages), tuple(faults)


def _in_language(texts: Mapping[str, str], code: str, languages: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """Name of the page -> its file for a language, and whether that is in the language; a name without a language is in that of the articles."""
    found: dict[str, tuple[str, bool]] = {}
    for file in sorted(texts):
        stem, dot, of = file.removesuffix(ENDING).rpartition(".")
        if dot and stem and (of in languages or re.fullmatch("[a-z]{2}", of)):
            if of == code:
                found[stem + ENDING] = (file, True)
        else:
            found.setdefault(file, (file, in_use().is_of_articles))
    return found


def dead_links(pages: Sequence[Page], files: Container[str], *, folder: str = "") -> tuple[Fault, ...]:
    """Links of the editor's pages that lead nowhere on this site; those to other sites are not followed."""
    return tuple(
        Fault(file=f"content/pages/{page.view.file}", what=f"the link {link} leads to no page of the site",
              cure="write it as ../talks/ or with https:// in front")
        for page in pages for link in page.view.links if _file(folder + page.path, link) not in files and _is_own(link)
    )


def _is_own(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and bool(parts.path)


def _file(path: str, link: str) -> str:
    """The file that a link on a page asks for."""
    target = urlsplit(urljoin(f"https://site/{path}", link)).path.lstrip("/")
    return f"{target}index.html" if target == "" or target.endswith("/") else target


def _page(path: str, file: str, markdown: str, config: Config, scores: Scores | None, log: tuple[CorrectionView, ...], *,
          is_translated: bool) -> Page:
    read = prose(markdown or gettext("This page has not been written yet."))
    heading = read.title or path.strip("/").replace("-", " ").capitalize()
    shown = _measurements(scores or {}) if path == METHOD else ()
    view = TextView(
        file=file, is_translated=is_translated, heading=heading if is_translated else of_articles(heading), html=read.html, links=read.links, measurements=shown, contact=config.contact,
        repository=config.repository, unmeasured=gettext(UNMEASURED) if path == METHOD and not shown else "",
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
            out.append(Measurement(f"scores-{name}", caption, tuple(_MEASURED.get(column, column) for column in columns), tuple(Score(_MEASURED.get(each, each), _cells(row, columns)) for each, row in rows.items())))
    return tuple(out)


_MEASURED = Words({
    "Talks": "Talks", "Attacks": "Attacks", "Aid": "Aid", "All desks": "All desks", "Claims with their speaker": "Claims with their speaker",
    "values": "values", "precision": "precision", "recall": "recall", "F1": "F1",
})
"""The words of the files in evaluation/."""


def _cells(row: Mapping[str, float], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(_figure(row[name]) if name in row else gettext("not measured") for name in columns)


def _figure(number: float) -> str:
    return f"{number:.0%}" if isinstance(number, float) and 0 <= number <= 1 else f"{number:g}"
