"""Views to bytes: the Jinja environment and the editor's Markdown, neither of which ever touches the disk."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.model import Fault
from generator.site.language import gettext, install
from generator.wording import slug

ASSETS = "assets/"
"""Files of templates/assets/ are copied as they are."""
STYLES = "styles/"
"""Files of templates/styles/ make one style sheet, in the order of their names; all others are Jinja templates."""
LANGUAGES = "languages/"
"""Files of templates/languages/ hold the messages of other languages."""
OF_PROGRAM = "of-program/"
"""Below them, the program's file of a language of which the site has one too."""
STYLE_SHEET = ASSETS + "style.css"


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered."""

    path: str
    """Below the site's root: `talks/` for `talks/index.html`, `404.html` for itself, empty for the home page."""
    title: str
    description: str
    template: str
    view: Any
    section: str = ""
    """The address of the navigation entry that the page belongs to."""
    listed: bool = True
    """False for what search engines are not to keep: error pages, and pages that only lead on."""
    linked: tuple[Mapping[str, Any], ...] = ()
    """What the page says in the vocabulary of schema.org."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An address of the site, and how its page is made: the preview makes only those that are looked at."""

    path: str
    make: Callable[[], Page]
    listed: bool = True
    """Whether the address stands in sitemap.xml."""

    @property
    def file(self) -> str:
        return file_of(self.path)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one language of the site, by its full address."""

    language: str
    """Or `x-default`: for readers of none of them."""
    address: str


def file_of(path: str) -> str:
    """The file of an address: `talks/index.html` for `talks/`, `404.html` for itself."""
    return path if path.endswith(".html") else f"{path}index.html"


def is_template(name: str) -> bool:
    """Whether a file of templates/ is one for Jinja."""
    return not name.startswith((ASSETS, STYLES, LANGUAGES))


def assets(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that pages load, by their address: those of templates/assets/, and the style sheet made of templates/styles/."""
    copied = {name: body for name, body in templates.items() if name.startswith(ASSETS)}
    return copied | {STYLE_SHEET: b"".join(body for name, body in sorted(templates.items()) if name.startswith(STYLES))}


def environment(templates: Mapping[str, bytes]) -> tuple[Environment, tuple[Fault, ...]]:
    """Jinja over the given templates: everything is escaped, and an unknown name is an error."""
    sources: dict[str, str] = {}
    faults: list[Fault] = []
    for name, body in templates.items():
        if not is_template(name):
            continue
        try:
            sources[name] = body.decode("utf-8")
        except UnicodeDecodeError as error:
            line = body[: error.start].count(b"\n") + 1
            faults.append(Fault(f"templates/{name}", "is not UTF-8 text", "save the file as UTF-8", line))
    loader = FunctionLoader(lambda name: (sources[name], name, lambda: True) if name in sources else None)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       auto_reload=False, extensions=["jinja2.ext.i18n"])
    install(made)
    return made, tuple(faults)


def template_fault(error: TemplateError, name: str) -> Fault:
    """Where a template is wrong, and why: a slip in its grammar, a name that no view has, a template that is missing."""
    if isinstance(error, TemplateNotFound):
        return Fault(f"templates/{error.name}", "is missing", "restore the file")
    if isinstance(error, TemplateSyntaxError):
        return Fault(f"templates/{error.name or name}", f"is no valid template: {error.message}", "correct the line", error.lineno)
    inner = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".html", ".svg"))]
    place, line = (inner[-1].filename, inner[-1].lineno) if inner else (name, None)
    return Fault(f"templates/{place}", f"asks for what no view has: {error.message}", "correct the name", line)


def root_of(path: str, *, base_path: str) -> str:
    """The way from a page to the site's root; from an error page, which has no place of its own, the full path."""
    if path.endswith(".html"):
        return base_path
    return "../" * path.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Prose:
    """An editor's page."""

    title: str
    html: Markup
    lead: str
    """The first paragraph as plain text."""
    links: tuple[str, ...]


def prose(markdown: str) -> Prose:
    """Markdown as HTML, with anchors at its headings; raw HTML in it stays text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    title, tokens = _title(tokens)
    _anchor(tokens)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return Prose(
        title=title,
        html=Markup(parser.renderer.render(tokens, parser.options, {})),  # safe: with html off the parser escapes
        lead=next((_plain(tokens[i + 1]) for i, t in enumerate(tokens) if t.type == "paragraph_open"), ""),
        links=tuple(
            str(part.attrGet("href")) for t in tokens for part in t.children or () if part.type == "link_open"
        ),
    )


def remark(markdown: str) -> Markup:
    """An editor's note as HTML: paragraphs, lists, emphasis and links; headings, pictures and raw HTML in it stay text."""
    return Markup(_REMARKS.render(markdown).strip()) if markdown else Markup()  # safe: with html off the parser escapes


_REMARKS = MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "hr", "fence", "code", "image", "reference"])


def _title(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The first top heading, and all other tokens."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return _plain(tokens[at + 1]), tokens[:at] + tokens[at + 3 :]
    return "", tokens


def _anchor(tokens: list[Token]) -> None:
    """Names for headings, so that they can be linked to, and scopes for the heads of tables."""
    taken: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "heading_open":
            name = slug(_plain(tokens[at + 1])) or "section"
            taken[name] = taken.get(name, 0) + 1
            token.attrSet("id", name if taken[name] == 1 else f"{name}-{taken[name]}")


def _table_open(renderer: Any, tokens: list[Token], at: int, options: Any, env: Any) -> str:
    """A wide table scrolls in a box of its own, named after the heading above it."""
    heading = next((i for i in range(at, -1, -1) if tokens[i].type == "heading_open"), None)
    name = _plain(tokens[heading + 1]) if heading is not None else gettext("Table")
    return (
        f'<div class="scroll" role="region" aria-labelledby="table-{at}" tabindex="0">\n'
        f'<table>\n<caption id="table-{at}">{escape(name)}</caption>\n'
    )


def _table_close(renderer: Any, tokens: list[Token], at: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"


def _plain(inline: Token) -> str:
    return "".join(part.content or (" " if part.type == "softbreak" else "") for part in inline.children or ())
