"""HTML -> the text a reader sees, in blocks: standard library only, any page however broken.

Left out: scripts, styles, templates, comments, attributes, the targets of links. Menus and notices are kept and marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.reading.blocks import SENTENCE_END, squeeze
from generator.reading.encoding import clean

UNSEEN = frozenset(("script", "style", "template", "svg", "iframe", "object", "select", "textarea", "noframes", "math"))
VOID = frozenset(
    ("br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "param", "track")
)
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var",
))
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BESIDE = frozenset({"nav", "aside", "footer", "form", "menu", "dialog", "button"})
"""Tags whose text stands beside the story."""

_BESIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|share|sharing|social|related|newsletter|promo|cookies?|consent|gdpr|advert(?:isement)?|ads?|breadcrumbs?|"
    r"subscribe|subscription|paywall|recommend(?:ed|ations)?|sidebar|footer|menu|navigation|popup|modal|toolbar|readmore|most-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
MAX_DEPTH = 300
"""Tags inside tags; a page that nests deeper is broken, and each block looks at all tags around it."""
_SHORT_LINE = 10
"""Words; a line break after fewer, or after a full stop, ends a block: a longer line was broken for its looks."""
_BESIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert"})
_NEVER_BESIDE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One block of a page."""

    text: str
    tag: str
    """The innermost block-level tag around it: `p`, `h2`, `figcaption`, `title`, …"""
    within: frozenset[str]
    """All tags around it."""
    beside: bool
    """True in menus, share boxes, comments and the like."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as a reader sees it."""

    blocks: tuple[PageBlock, ...]

    @property
    def text(self) -> str:
        """All blocks, apart by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


def page_text(markup: str) -> PageText:
    """The visible text of a page; a page broken beyond the parser's patience is stripped of its tags."""
    reader = _Reader()
    try:
        reader.feed(finished(markup))
        reader.close()
    except AssertionError:
        reader.rest(re.sub(r"<[^>]*>", " ", reader.rawdata))
    reader.flush()
    return PageText(tuple(reader.blocks))


@dataclass(slots=True)
class _Open:
    tag: str
    beside: bool


def finished(markup: str) -> str:
    """The page without a comment or tag that never ends: over such a tail the parser takes quadratic time."""
    opened = markup.find("<!--", markup.rfind("-->") + 1)
    markup = markup if opened < 0 else markup[:opened]
    end = markup.rfind(">") + 1
    return markup[:end] + markup[end:].replace("<", "&lt;")


class _Reader(HTMLParser):
    """Collects words until a block-level tag begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[PageBlock] = []
        self.stack: list[_Open] = []
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.words.append("\n")
        if tag in VOID:
            return
        if tag not in INLINE:
            self.flush()
        if tag == "p":
            self._close("p")
        if len(self.stack) >= MAX_DEPTH:
            return
        self.unseen += tag in UNSEEN
        in_story = any(opened.tag in ("article", "main") for opened in self.stack)
        self.stack.append(_Open(tag, _is_beside(tag, dict(attrs)) or (tag == "header" and not in_story)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.words.append("\n")
        elif tag not in INLINE and tag not in VOID:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.flush()
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(re.sub(r"\s+", " ", clean(data)))

    def unknown_decl(self, data: str) -> None:
        """Ignores `<![CDATA[` and its kin."""

    def rest(self, text: str) -> None:
        """Takes what the parser could not read."""
        self.flush()
        self.handle_data(text)

    def flush(self) -> None:
        """Ends the current block; line breaks that stand between paragraphs part it as well."""
        text, self.words = "".join(self.words), []
        for part in _broken(text):
            self.blocks.append(self._block(part))

    def _block(self, text: str) -> PageBlock:
        tag = next((opened.tag for opened in reversed(self.stack) if opened.tag not in INLINE), "")
        within = frozenset(opened.tag for opened in self.stack)
        return PageBlock(text, tag, within, any(opened.beside for opened in self.stack))

    def _close(self, tag: str) -> None:
        """Closes the innermost open `tag` and what was left open inside it."""
        stack = self.stack
        if not any(opened.tag == tag for opened in stack):
            return
        while stack:
            last = stack.pop()
            self.unseen -= last.tag in UNSEEN
            if last.tag == tag:
                return


def _broken(text: str) -> Iterator[str]:
    """The paragraphs of a block by its line breaks; a break inside a sentence is a space."""
    current = ""
    for line in (*map(squeeze, text.split("\n")), ""):
        goes_on = line and current and not SENTENCE_END.search(current)
        if goes_on and (line[0].islower() or len(current.split()) > _SHORT_LINE):
            current = f"{current} {line}"
            continue
        if current:
            yield current
        current = line


def _is_beside(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in BESIDE or (attributes.get("role") or "") in _BESIDE_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag not in _NEVER_BESIDE and tag not in INLINE and bool(_BESIDE_NAMES.search(names))
