"""A saved page -> the blocks of its article: trafilatura says which, the page's own visible text says how they read.

Every block therefore stands letter by letter in `visible_text`. Where trafilatura is missing or finds nothing, the
paragraphs of `<article>`, `<main>` or the body are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from generator.reading.blocks import SENTENCE_END, Block
from generator.reading.day_lines import day_line
from generator.reading.page_text import HEADINGS, PageBlock, page_text

MIN_BODY = 150
"""Letters; a page whose body was found has more, unless it is shorter altogether."""
MIN_COVER = 0.5
"""A block is taken when at least this share of it was extracted."""
MIN_SENTENCE_WORDS = 5
MIN_LONG_WORD = 4
STORY_TAGS = frozenset({"p", "blockquote", "li", "dd", "q"})
CELLS = frozenset({"td", "th", "dt", "dd"})

_SITE_SUFFIX = re.compile(r"\s+(?:\||[–—-])\s+[^|–—]{1,40}$")


def page_blocks(markup: str, *, title: str | None) -> tuple[Block, ...]:
    """The article's blocks, its headline first. `title` is what the page's metadata call it."""
    blocks = page_text(markup).blocks
    chosen = _covered(blocks, _extracted(markup)) or _walked(blocks)
    if not chosen:
        return ()
    headline = _headline(blocks, title)
    first = min((number for number in chosen if _is_sentence(blocks[number].text)), default=min(chosen))
    last = max(chosen)
    kept = [
        number for number, block in enumerate(blocks[: last + 1])
        if number != headline and block.tag != "title"
        and (_is_above(block, number, headline) if number < first else number in chosen or _is_inside(block))
    ]
    named = [_block(blocks[headline], heading=True)] if headline is not None else _title_block(blocks, title)
    return (*named, *(_block(blocks[number]) for number in kept))


def _extracted(markup: str) -> tuple[str, ...]:
    """The lines that trafilatura takes for the story; none without it."""
    try:
        from trafilatura import extract
    except ImportError:
        return ()
    text = extract(
        markup, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False,
        # Its search for a date goes through the story's sentences and dates the page by one of them.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return tuple(part for line in (text or "").split("\n") for part in line.split("|"))


def _covered(blocks: Sequence[PageBlock], lines: Sequence[str]) -> frozenset[int]:
    """The blocks in which the extracted lines stand, compared by letters and digits alone."""
    letters = [_letters(block.text) if block.tag != "title" else "" for block in blocks]
    whole = "".join(letters)
    taken = _taken(whole, [_letters(line) for line in lines])
    if sum(taken) < min(MIN_BODY, len(whole) / 3):
        return frozenset()
    starts = accumulate(map(len, letters), initial=0)
    return frozenset(
        number for number, (start, own) in enumerate(zip(starts, letters, strict=False))
        if own and sum(taken[start:start + len(own)]) >= MIN_COVER * len(own)
        and (not blocks[number].beside or _is_sentence(blocks[number].text))
    )


def _taken(whole: str, lines: Sequence[str]) -> bytearray:
    """One byte a letter of the page: 1 where an extracted line stands. Lines are sought in order, then from the top."""
    taken = bytearray(len(whole))
    cursor = 0
    for line in filter(None, lines):
        at = whole.find(line, cursor)
        at = whole.find(line) if at < 0 else at
        if at >= 0:
            cursor = at + len(line)
            taken[at:cursor] = b"\x01" * len(line)
    return taken


def _walked(blocks: Sequence[PageBlock]) -> frozenset[int]:
    """The paragraphs of the article element, else of the main one, else of the page; menus left out."""
    for container in ("article", "main", ""):
        inside = [
            number for number, block in enumerate(blocks)
            if not block.beside and block.tag != "title" and (not container or container in block.within)
        ]
        found = frozenset(number for number in inside if blocks[number].tag in STORY_TAGS)
        found = found or frozenset(number for number in inside if _is_sentence(blocks[number].text))
        if sum(len(blocks[number].text) for number in found) >= MIN_BODY or (found and not container):
            return found
    return frozenset()


def _is_above(block: PageBlock, number: int, headline: int | None) -> bool:
    """True of what stands above the first sentence and belongs to the article: day line, byline, caption, summary."""
    if block.beside:
        return False
    if day_line(block.text) is not None:
        return True
    below = headline is not None and number > headline
    return below and (block.tag == "p" or "figcaption" in block.within or block.tag in HEADINGS)


def _is_inside(block: PageBlock) -> bool:
    """True of what extractors drop from the midst of a story: sub-headings, captions, short paragraphs."""
    if block.beside:
        return False
    if block.tag in STORY_TAGS:
        return _is_sentence(block.text)
    return block.tag in HEADINGS or "figcaption" in block.within


def _headline(blocks: Sequence[PageBlock], title: str | None) -> int | None:
    """The block that the page's title names, headings first; else its first large heading of some length."""
    names = {_letters(text) for text in (title or "", _SITE_SUFFIX.sub("", title or "")) if text}
    named = [number for number, block in enumerate(blocks) if block.tag != "title" and _letters(block.text) in names]
    heads = [number for number, block in enumerate(blocks) if block.tag in HEADINGS and not block.beside]
    ways = (
        [number for number in named if number in heads],
        [number for number in heads if blocks[number].tag == "h1" and _may_head(blocks[number].text, title)],
        [number for number in named if not blocks[number].beside],
    )
    return next((found[0] for found in ways if found), None)


def _may_head(text: str, title: str | None) -> bool:
    """True of a heading that is no outlet's name: it has some length, and a long word in common with the title."""
    if not title:
        return len(text.split()) > 2
    return bool(_long_words(text) & _long_words(title))


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= MIN_LONG_WORD}


def _title_block(blocks: Sequence[PageBlock], title: str | None) -> list[Block]:
    """The `<title>` without the outlet behind it: as far as the metadata repeat it, else up to its last bar."""
    whole = next((block.text for block in blocks if block.tag == "title"), "")
    headline = title if title and title in whole else whole.rsplit(" | ", 1)[0]
    return [Block(headline, "heading")] if headline else []


def _block(block: PageBlock, *, heading: bool = False) -> Block:
    if heading or block.tag in HEADINGS:
        return Block(block.text, "heading")
    if block.within & {"figcaption", "caption"}:
        return Block(block.text, "caption")
    is_item = "li" in block.within or (block.tag in CELLS and not _is_sentence(block.text))
    return Block(block.text, "item" if is_item else "text")


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MIN_SENTENCE_WORDS and bool(SENTENCE_END.search(text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
