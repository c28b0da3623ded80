"""The words of an article file as a reader sees them: what quotes are checked against.

Standard library and markdown-it-py only, so that a site renders where neither spaCy nor the HTML reader is installed.
"""

from __future__ import annotations

from generator.reading.encoding import decode
from generator.reading.formats import format_of, plain_blocks
from generator.reading.front_matter import split_front_matter


def visible_text(path: str, data: bytes) -> str:
    """All words of the file in reading order, paragraphs apart by blank lines; empty if the file cannot be read.

    Of a page also the menus and captions; nowhere front matter, scripts, or the targets of links.
    """
    kind = format_of(path)
    if kind == "html":
        from generator.reading.page_metadata import declared_charset
        from generator.reading.page_text import page_text

        text, _ = decode(path, data, declared=declared_charset(data))
        return page_text(text).text if text else ""
    text, _ = decode(path, data)
    if not text or kind is None:
        return ""
    _, body = split_front_matter(text)
    return "\n\n".join(block.text for block in plain_blocks(body, kind=kind))
