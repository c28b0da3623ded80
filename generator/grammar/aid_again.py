"""A package that is spoken of again, with nothing new of its own: "this package will help ensure …", said by somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.grammar.aid_items import items
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.passages import Passage
from generator.model import Finding

AGAIN = frozenset(("this", "that", "the"))
NEAR = 8
"""Sentences behind the last word of aid in which "this package" is the one told of."""


def told_again(passage: Passage, out: Sequence[Finding]) -> Iterator[Finding]:
    """The package that a sentence takes up by its general name; nothing where sums of a long time are added up."""
    packages = passage.group("aid", "packages")
    if not packages & passage.lemmas or not out or passage.index - out[-1].sentence > NEAR or adds_up(passage.text, passage.story.words, past=True):
        return
    held = passage.group("aid", "include") & passage.lemmas  # what it holds is told elsewhere
    if held or any(a.quantity.unit for a in passage.amounts) or passage.role != "story":
        return
    for token in passage.tokens:
        if token.lower_ not in packages or not any(c.lower_ in AGAIN for c in token.lefts):
            continue
        named = next((i.text for i in items(passage, token)), token.text) if is_item(passage, token) else token.text
        yield Finding("aid", {"item": named}, passage.start, passage.end, passage.index,
                      passage.voice_of(token), "same", "aid.package")
        return
