"""Who says what a headline tells: "US official: missiles hit a village", "Missiles hit a village – governor"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from generator.grammar.attribution import Attribution
from generator.grammar.persons import Cast
from generator.model import HEADINGS, Article

BEFORE = re.compile(r"^\W*(?P<who>[^:–—\n]{2,45}?)(?::|\s[–—])\s+(?=\S)")
AFTER = re.compile(r"(?:\s[-–—]\s*|:\s+)(?P<who>[^-–—:\n]{2,60}?)\W*$")
SET_OFF = re.compile(r":\s|\s[-–—]\s")
"""What the parse may take into the speaker from before it."""
MOST_WORDS = 6


def headline_speakers(doc: Doc, article: Article, cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Speakers set before a colon or behind a dash in the headline, where it has no verb of saying."""
    out: list[Attribution] = []
    for paragraph in article.paragraphs:
        if paragraph.role not in HEADINGS or any(a.verb >= 0 and paragraph.start <= doc[a.verb].idx < paragraph.end for a in found):
            continue
        text = article.text[paragraph.start:paragraph.end]
        for match, at in ((BEFORE.match(text), None), (AFTER.search(text), 0)):
            if match is None:
                continue
            start, end = paragraph.start + match.start("who"), paragraph.start + match.end("who")
            cited = frozenset(a.speaker for a in found if a.verb >= 0 and doc[a.verb].idx > paragraph.end)
            speaker, token = _speaker(doc, start, end, cast, cited=cited, behind=at is not None and _is_told(doc, paragraph.start, paragraph.start + match.start()))
            if speaker is not None:
                said = (paragraph.start + match.end(), paragraph.end) if at is None else (paragraph.start, paragraph.start + match.start())
                out.append(Attribution(*said, speaker, token))
                break
    return out


def _is_told(doc: Doc, start: int, end: int) -> bool:
    """Whether a state may say what stands before its name: a whole clause."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return span is not None and any(t.pos_ in ("VERB", "AUX") for t in span)


def _speaker(doc: Doc, start: int, end: int, cast: Cast, *, cited: Collection[str], behind: bool) -> tuple[str | None, int]:
    """The person or body that stands alone there: a name at its end, or a noun that speaks. The publisher's own name does not; a medium that the text cites does."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or len(span) > MOST_WORDS or any(t.pos_ in ("VERB", "AUX") for t in span):
        return None, -1
    last = cast.by_token.get(span.end - 1)
    spoken = span.text.strip("-–— ")
    if len(span) == 1 and last is None and (spoken.isupper() or spoken != span.text):
        return _told_again(doc, spoken, span.end, cast), span.start
    if last is not None and last.kind == "person":
        known = last.entry is not None or last.j - last.i > 1  # "Explainer:" is nobody
        return (last.name if known else None), span.start
    medium = last is not None and getattr(last.entry, "kind", "") == "media"
    body = last is not None and last.kind == "organisation" and (not medium or last.name in cited)
    state = last is not None and last.kind == "country" and last.j - last.i == len(span) and (behind or last.form == "seat")
    named = body or state
    speaks = span.root.lemma_.lower() in cast.words.group("cues", "speaker_bodies", "titles") - cast.words.group("cues", "documents")
    if named or speaks:
        return SET_OFF.split(cast.speaker(span.root) or cast.wording(span.root))[-1], span.start
    return None, -1


def _told_again(doc: Doc, word: str, start: int, cast: Cast) -> str | None:
    """Who a single word of a headline is by the text below: "PGO" by "the Prosecutor General's Office (PGO)", "-governor" by "the governor"."""
    if word.isupper():
        named = next((t for t in doc[start:-2] if t.text == "(" and t.nbor().text == word and t.i > start and t.nbor(2).text == ")"), None)
        return cast.speaker(named.nbor(-1)) if named is not None else None
    if word.lower() not in cast.words.group("cues", "speaker_bodies", "titles"):
        return None
    again = next((t for t in doc[start:] if t.lower_ == word.lower()), None)
    return cast.person(again) or cast.speaker(again) if again is not None else word
