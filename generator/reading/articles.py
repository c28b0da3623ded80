"""Article file -> Article: its words in paragraphs with their roles, and what the file says about its publication."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.model import Article, Fault, Paragraph, Role
from generator.reading.datelines import dateline_agency, dateline_end
from generator.reading.encoding import decode
from generator.reading.formats import ENDINGS, Block, format_of, plain_blocks
from generator.reading.front_matter import FrontMatter, read_front_matter, split_front_matter
from generator.reading.masthead import Masthead, read_masthead, without_site
from generator.reading.publication import Found, publication_day
from generator.reading.roles import roles_of

DATE_CURE = "add a first line `date: 2025-07-21` with the day of publication"
SAYS_NOTHING = FrontMatter()
DATELINE_PARAGRAPHS = 2
"""A dateline opens the first story paragraph, or the second where a summary stands first."""
LAST_UPDATE = "line with the last update"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's blocks before their roles are known, and what is said about them elsewhere in it."""

    blocks: tuple[Block, ...]
    stated: FrontMatter = SAYS_NOTHING
    """By the editor, in front matter."""
    metadata: FrontMatter = SAYS_NOTHING
    """By the page, in its metadata."""


def read_article(
    path: str, data: bytes, *, words: Mapping[str, tuple[str, ...]]
) -> tuple[Article | None, tuple[Fault, ...]]:
    """The article in a file, or None and why there is none.

    `words` are the lexicon's cues; of these the lists `furniture` (how notices begin) and `caption` (how credits end)
    are used where they are given.
    """
    kind = format_of(path)
    if kind is None:
        return None, (Fault(path, "is no article format", f"use one of {', '.join(ENDINGS)}"),)
    source, faults = _page(path, data) if kind == "html" else _plain(path, data, markdown=kind == "markdown")
    if source is None:
        return None, faults
    masthead = read_masthead(source.blocks, words=words)
    roles = roles_of(masthead, words=words)
    if "story" not in roles:
        missing = Fault(path, "has no story text", "paste the article's text into it or delete the file")
        return None, (*faults, missing)
    article = _article(path, data, roles=roles, masthead=masthead, source=source)
    return article, faults + _day_faults(article, masthead)


def _plain(path: str, data: bytes, *, markdown: bool) -> tuple[Source | None, tuple[Fault, ...]]:
    text, faults = decode(path, data)
    if text is None:
        return None, faults
    inner, body = split_front_matter(text)
    stated, told = read_front_matter(inner, path=path)
    if any(fault.level == "error" for fault in told):
        return None, faults + told
    return Source(plain_blocks(body, kind="markdown" if markdown else "text"), stated=stated), faults + told


def _page(path: str, data: bytes) -> tuple[Source | None, tuple[Fault, ...]]:
    # Loaded here, so that plain texts never pay for the HTML reader.
    from generator.reading.html_pages import page_blocks
    from generator.reading.page_metadata import declared_charset, read_metadata

    text, faults = decode(path, data, declared=declared_charset(data))
    if text is None:
        return None, faults
    metadata = read_metadata(text)
    return Source(page_blocks(text, title=metadata.title), metadata=metadata), faults


def _article(path: str, data: bytes, *, roles: Sequence[Role], masthead: Masthead, source: Source) -> Article:
    texts = [block.text for block in masthead.blocks]
    starts = [0, *accumulate(len(text) + len("\n\n") for text in texts)]
    opening = [text for text, role in zip(texts, roles, strict=True) if role == "story"][:DATELINE_PARAGRAPHS]
    stated, metadata = source.stated, source.metadata
    headline = without_site(texts[masthead.headline]) if masthead.headline is not None else metadata.title
    agency = next(filter(None, map(dateline_agency, opening)), None)
    url = stated.url or metadata.url or masthead.url
    day, how = _day(path, masthead=masthead, source=source, opening=opening, url=url)
    return Article(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        text="\n\n".join(texts),
        paragraphs=tuple(p for parts in zip(texts, starts, roles, strict=False) for p in _cut(*parts)),
        headline=stated.title or headline,
        publisher=stated.publisher or metadata.publisher or masthead.publisher or agency,
        url=url,
        author=stated.author or metadata.author or masthead.author,
        published=day,
        published_from=how,
    )


def _cut(text: str, start: int, role: Role) -> tuple[Paragraph, ...]:
    """A paragraph, its dateline apart: the parser takes "KYIV (Agency) - Russia" for one name."""
    end = dateline_end(text) if role == "story" else 0
    whole = Paragraph(text[end:], start + end, role)
    return (Paragraph(text[:end].rstrip(), start, "furniture"), whole) if end else (whole,)


def _day(
    path: str, *, masthead: Masthead, source: Source, opening: Sequence[str], url: str | None
) -> Found | tuple[None, None]:
    found = publication_day(
        path=path, front_matter=source.stated.published, metadata=source.metadata.published, line=masthead.day,
        datelines=opening, url=url, year=int(masthead.updated[:4]) if masthead.updated else None, story="\n".join(block.text for block in masthead.blocks),
    )
    if found:
        return found
    return (masthead.updated, LAST_UPDATE) if masthead.updated else (None, None)


def _day_faults(article: Article, masthead: Masthead) -> tuple[Fault, ...]:
    """What an editor should know of the article's day: that there is none, or that it is only that of a change."""
    if article.published and article.published_from != LAST_UPDATE:
        return ()
    cure = DATE_CURE
    if article.published:
        what = f"says only when it was updated, {article.published}; that is taken as its day"
        cure = "if it was published earlier, add a first line `date: …` with that day"
    elif masthead.undecided:
        what = f"has a date that can be read in two ways: {masthead.undecided}"
    else:
        what = "does not say when it was published"
    return (Fault(article.path, what, cure, level="warning"),)
