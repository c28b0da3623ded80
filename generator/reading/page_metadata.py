"""What a page says about itself: JSON-LD, then meta elements, then a `<time>` marked as its day of publication.

The day is the local date as written; times and zones are left out. Days of change (`dateModified`) are never taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from generator.reading.blocks import squeeze
from generator.reading.front_matter import FrontMatter
from generator.reading.page_text import finished
from generator.reading.written_days import iso_day, whole_day

DAY_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publication_date",
    "publish-date", "publishdate", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "parsely-pub-date", "sailthru.date", "date",
)
"""Names of meta elements that give the day of publication, the surest first."""
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")
PUBLISHER_NAMES = ("og:site_name", "publisher", "dc.publisher", "application-name")
AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author")
URL_NAMES = ("canonical", "og:url")

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease)$")
_WRAPPING = re.compile(r"\A\s*(?:<!--|(?:/[/*])?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?:/[/*])?\s*\]\]>(?:\s*\*/)?)\s*\Z")
"""Marks that hide a script from old browsers."""


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names near its top; it may lie."""
    match = _CHARSET.search(data[:4096]) or _XML.search(data[:200])
    return match[1].decode("ascii", "ignore") if match else None


def read_metadata(markup: str) -> FrontMatter:
    """The page's title, day, publisher, author and address, each from the first place that gives it."""
    reader = _Head()
    try:
        reader.feed(finished(markup))
        reader.close()
    except AssertionError:
        pass  # What stands above the broken mark has been read.
    linked = [item for text in reader.scripts for item in _items(_json(text))]
    linked.sort(key=lambda item: not _is_article(item))
    return FrontMatter(
        title=_first(linked, "headline") or _named(reader.named, TITLE_NAMES) or squeeze(reader.title) or None,
        published=_linked_day(linked) or _meta_day(reader.named) or _day(reader.time),
        publisher=_first(linked, "publisher") or _named(reader.named, PUBLISHER_NAMES),
        url=_named(reader.named, URL_NAMES) or _first(linked, "url"),
        author=_first(linked, "author") or _plain_author(_named(reader.named, AUTHOR_NAMES)),
    )


class _Head(HTMLParser):
    """Collects meta elements, JSON-LD and the marked `<time>` of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.named: dict[str, str] = {}
        self.scripts: list[str] = []
        self.title = ""
        self.time = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        prop = given.get("itemprop", "").lower()
        if tag == "meta":
            name = (given.get("property") or given.get("name") or prop).strip().lower()
            self._keep(name, given.get("content", ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self._keep("canonical", given.get("href", ""))
        elif prop == "datepublished" or (tag == "time" and "pubdate" in given):
            self.time = self.time or given.get("datetime") or given.get("content", "")
        elif tag == "script" and "ld+json" in given.get("type", "").lower():
            self.scripts.append("")
            self.inside = "json"
        elif tag == "title" and not self.title:
            self.inside = "title"

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "json":
            self.scripts[-1] += data
        elif self.inside == "title":
            self.title += data

    def unknown_decl(self, data: str) -> None:
        """Ignores `<![CDATA[` and its kin."""

    def _keep(self, name: str, value: str) -> None:
        if name and value.strip():
            self.named.setdefault(name, squeeze(value))


def _json(text: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, *, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """All objects of a JSON-LD script, the outer first."""
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _items(value.get(key), depth=depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _items(item, depth=depth + 1)


def _is_article(item: Mapping[str, Any]) -> bool:
    types = item.get("@type")
    kinds = types if isinstance(types, list) else [types]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _first(items: list[Mapping[str, Any]], key: str) -> str | None:
    """The first item's words for a key, if that item is the article."""
    return next((words for item in items if _is_article(item) and (words := _words(item.get(key)))), None)


def _words(value: Any) -> str | None:
    if isinstance(value, str):
        return squeeze(value) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    return None


def _linked_day(items: list[Mapping[str, Any]]) -> str | None:
    stated = (_words(item.get("datePublished")) for item in items if _is_article(item))
    return next((day for text in stated if text and (day := _day(text))), None)


def _meta_day(named: Mapping[str, str]) -> str | None:
    return next((day for name in DAY_NAMES if (day := _day(named.get(name, "")))), None)


def _day(text: str) -> str | None:
    return iso_day(text) or whole_day(text)[0]


def _named(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _plain_author(author: str | None) -> str | None:
    return None if author and author.startswith("http") else author
