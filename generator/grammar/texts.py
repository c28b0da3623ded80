"""The text of a document, put together once: spaCy joins all tokens anew each time it is asked."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc


@lru_cache(maxsize=4)
def text_of(doc: Doc) -> str:
    """`doc.text`, kept for the few documents that are worked on."""
    return doc.text
