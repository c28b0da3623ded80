"""The text of a document, put together once (spaCy joins all tokens anew each time it is asked), and stretches of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Span, Token


@lru_cache(maxsize=4)
def text_of(doc: Doc) -> str:
    """`doc.text`, kept for the few documents that are worked on."""
    return "".join([t.text_with_ws for t in tokens_of(doc)])


@lru_cache(maxsize=4)
def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """The words of a document, kept: spaCy makes a word anew each time it is looked up."""
    return tuple(doc)


def span_text(span: Span) -> str:
    """`span.text`, cut out of the text that is kept."""
    return text_of(span.doc)[span.start_char:span.end_char]


def any_of(words: Iterable[str]) -> str:
    """A pattern's alternatives for these words, the longer ones first; one that fits nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def end_of(token: Token) -> int:
    """The character behind a token."""
    return token.idx + len(token.text)


def word_of(doc: Doc, start: int, end: int) -> Token:
    """The word by which a stretch of the document's characters hangs in the parse."""
    return doc.char_span(start, end, alignment_mode="expand").root


def overlapping(span: Span, start: int, end: int) -> list[Token]:
    """The words of a span that stand, with a letter at least, in a stretch of the document's characters."""
    found = span.doc.char_span(start, end, alignment_mode="expand")
    return [t for t in found if t.idx < end and end_of(t) > start] if found is not None else []
