"""Who says what, stretch by stretch: tests/specimens/speakers.txt."""

from __future__ import annotations

import pytest

from tests.language import lexicon, passages_of, specimens  # noqa: F401

pytestmark = pytest.mark.needs_spacy


@pytest.mark.parametrize(("paragraphs", "words", "speaker"), specimens("speakers.txt"))
def test_speaker(passages_of, paragraphs, words, speaker):  # noqa: F811
    text = paragraphs.replace(" / ", "\n\n")
    start = text.index(words)
    passage = next(p for p in passages_of(text, "2025-07-22") if p.sent.start_char <= start < p.sent.end_char)
    assert (passage.said_by(start, start + len(words)) or "-") == speaker
