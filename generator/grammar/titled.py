"""People whom only their office tells: "Governor X Y said", "X Y, the governor of the region, told …", where the model takes X Y for a body or a place."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Span

from generator.grammar.words import Words

OTHER = frozenset(("ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART"))
"""What the model takes an unknown person for."""
SHORTEST, LONGEST = 2, 3
"""Words of a name: a single one may be a place."""
OPENS = 4
"""Tokens behind the comma among which the office stands."""
OFFICE = 14
"""Tokens of an office behind a name."""


def titled(doc: Doc, taken: Container[int], words: Words) -> Iterator[Span]:
    """The names that stand beside an office and are no name of anything known."""
    titles = words.group("cues", "titles")
    other = titles | words.group("cues", "speaker_bodies", "any_offices", "other_offices", "regional")
    for entity in doc.ents:
        if entity.label_ not in OTHER or not SHORTEST <= len(entity) <= LONGEST or any(t.i in taken or t.lower_ in other for t in entity):
            continue
        if all(t.tag_ == "NNP" and t.is_title and t.is_alpha for t in entity) and (_before(entity, titles) or _behind(entity, titles)):
            yield entity


def _before(name: Span, titles: frozenset[str]) -> bool:
    """"Governor X Y"."""
    title = name.doc[name.start - 1] if name.start else None
    return title is not None and title.lower_ in titles and title.tag_ in ("NN", "NNP") and title.sent.start == name.sent.start


def _behind(name: Span, titles: frozenset[str]) -> bool:
    """"X Y, the governor of the region, told …": the office stands between two commas."""
    rest = name.doc[name.end:min(name.end + OFFICE, name.sent.end)]
    if len(rest) < OPENS or rest[0].text != ",":
        return False
    closes = next((n for n, t in enumerate(rest[1:], 1) if t.text == "," or t.pos_ in ("VERB", "AUX")), None)
    return closes is not None and rest[closes].text == "," and any(t.lower_ in titles and t.tag_ in ("NN", "NNP") for t in rest[1:min(closes, OPENS + 1)])
