"""Articles as they were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["headline", "story", "subheading", "caption", "furniture"]
HEADINGS = ("headline", "subheading")
"""The roles whose words tell the news once more, in short."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; `text == article.text[start:end]`."""

    text: str
    start: int
    role: Role

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read: its words, and what is known about its publication."""

    path: str
    """As a brief names it: `seeds/a.txt`, with forward slashes."""
    digest: str
    """SHA-256 of the file's bytes."""
    text: str
    """All paragraphs, joined by blank lines; quotes are letter by letter from here."""
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    """How the day was found: `front matter`, `first line`, `page metadata`, `dateline`, `file name`, …"""
