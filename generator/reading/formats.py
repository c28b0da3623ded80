"""Which kind of file an article is, and the blocks of the two plain kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.reading.blocks import Block, squeeze, text_blocks

Format = Literal["text", "markdown", "html"]
ENDINGS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
}


def format_of(path: str) -> Format | None:
    """The format by the file's ending; None for a file that is no article."""
    lowered = path.lower()
    return next((kind for ending, kind in ENDINGS.items() if lowered.endswith(ending)), None)


def plain_blocks(text: str, *, kind: Format) -> tuple[Block, ...]:
    """The blocks of a text or Markdown body, without front matter."""
    return markdown_blocks(text) if kind == "markdown" else text_blocks(text)


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The visible words of a Markdown text: no emphasis, no link targets; an image is its caption."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    blocks: list[Block] = []
    kinds: list[str] = []
    for token in parser.parse(text):
        if token.type == "inline":
            blocks.extend(_inline_blocks(token.children or [], kind=kinds[-1] if kinds else ""))
        elif token.type in ("fence", "code_block"):
            blocks.extend(text_blocks(token.content))
        elif token.nesting == 1 and token.type in ("heading_open", "list_item_open"):
            kinds.append(token.type)
        elif token.nesting == -1 and token.type in ("heading_close", "list_item_close"):
            kinds.pop()
    return tuple(block for block in blocks if block.text)


def _inline_blocks(children: Sequence, *, kind: str) -> list[Block]:
    """One block for the words, one for each image before it; lines are kept apart where each is a paragraph."""
    words: list[str] = []
    captions: list[Block] = []
    for child in children:
        if child.type == "image":
            captions.append(Block(squeeze(child.content), "caption"))
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        else:
            words.append(child.content)
    if kind == "heading_open":
        return [*captions, Block(squeeze("".join(words)), "heading")]
    if kind == "list_item_open":
        return [*captions, Block(squeeze("".join(words)), "item")]
    return [*captions, *_lines("".join(words))]


def _lines(text: str) -> tuple[Block, ...]:
    """A paragraph; several where its lines are longer than anybody wraps, as in a pasted plain text."""
    lines = text.split("\n")
    if max(map(len, lines)) > 100 and len(lines) > 1:
        return text_blocks(text)
    return (Block(squeeze(text)),)
