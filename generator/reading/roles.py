"""The role of each block of an article: headline, story, subheading, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Role
from generator.reading.blocks import SENTENCE_END, Block
from generator.reading.furniture import Words, heads_a_list, role_of
from generator.reading.masthead import Masthead

MAX_SUBHEADING_WORDS = 14
LONGEST_LIST = 40
"""Lines."""
GOES_ON = re.compile(r"(?:[;,]|\b(?:and|or))$")
"""What a line of a list ends with, and no heading."""
CLOSING_BLOCKS = 4
"""An author's note stands among the last blocks."""


def roles_of(masthead: Masthead, *, words: Words) -> tuple[Role, ...]:
    """One role a block, in order."""
    own = tuple(_own_role(masthead, number, words=words) for number in range(len(masthead.blocks)))
    return _lists_of_links(masthead.blocks, own)


def _own_role(masthead: Masthead, number: int, *, words: Words) -> Role:
    """What the block is by its place, its markup and its words."""
    blocks, block = masthead.blocks, masthead.blocks[number]
    if number == masthead.headline:
        return "headline"
    if number in masthead.furniture or block.kind == "furniture":
        return "furniture"
    role = role_of(block.text, words=words, closing=number >= len(blocks) - CLOSING_BLOCKS)
    if role == "furniture":
        return role
    if block.kind == "caption":
        return "caption"
    return "subheading" if role == "story" and _is_subheading(blocks, number) else role


def _is_subheading(blocks: Sequence[Block], number: int) -> bool:
    """A heading by markup, or a short line without a full stop that has text below it and is no item of a list."""
    block = blocks[number]
    if block.kind == "heading":
        return True
    below = blocks[number + 1] if number + 1 < len(blocks) else None
    title = _is_short(block) and block.kind == "text" and below is not None and below.kind != "item"
    return title and not GOES_ON.search(block.text) and not _in_list(blocks, number)


def _in_list(blocks: Sequence[Block], number: int) -> bool:
    """True for a line below "the package includes:", with nothing but short lines between."""
    for block in reversed(blocks[max(0, number - LONGEST_LIST):number]):
        if block.text.endswith(":"):
            return True
        if block.kind == "heading" or len(block.text.split()) > MAX_SUBHEADING_WORDS or block.text[-1] in ".!?":
            return False
    return False


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= MAX_SUBHEADING_WORDS and not SENTENCE_END.search(block.text)


def _lists_of_links(blocks: Sequence[Block], roles: Sequence[Role]) -> tuple[Role, ...]:
    """The short lines below `Related` or `Most read` are furniture too, down to the next sentence or heading."""
    told: list[Role] = []
    inside = False
    for block, role in zip(blocks, roles, strict=True):
        if role == "furniture":
            inside = inside or heads_a_list(block.text)
        elif block.kind == "heading" or role == "headline" or not _is_short(block):
            inside = False
        told.append("furniture" if inside else role)
    return tuple(told)
