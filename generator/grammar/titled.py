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


def titled(doc: Doc, taken: Container[int], words: Words, places: Container[int]) -> Iterator[Span]:
    """The names that stand beside an office and are no name of anything known; `taken` are the tokens of other names, `places` those of places."""
    titles = words.group("cues", "titles")
    other = titles | words.group("cues", "speaker_bodies", "any_offices", "other_offices", "regional")
    for found in doc.ents:
        entity = found
        while len(entity) > SHORTEST and entity.start in taken:
            entity = entity[1:]  # "mayor of Zaporizhzhia X Y"
        if found.label_ not in OTHER or not SHORTEST <= len(entity) <= LONGEST or any(t.i in taken or t.lower_ in other for t in entity):
            continue
        if entity.end < len(doc) and doc[entity.end].pos_ in ("NOUN", "PROPN"):
            continue  # "Deputy National Security Advisor"
        if all(t.tag_ == "NNP" and t.is_title and t.is_alpha for t in entity) and (_before(entity, titles, places) or _behind(entity, titles)):
            yield entity


def is_unknown(part: Span, known: Container[int]) -> bool:
    """Two or three words beside an office that can be nothing but a name, though nobody knows it: "the official, X Y, posted"."""
    return 1 < len(part) < 4 and all(t.pos_ == "PROPN" and t.is_title and t.i not in known for t in part)


def _before(name: Span, titles: frozenset[str], places: Container[int]) -> bool:
    """"Governor X Y", "acting mayor of Kherson X Y", "the mayor of the city, X Y, said", "announced by the mayor, X Y."."""
    doc, at, sent = name.doc, name.start - 1, name.sent
    apposed = at > sent.start and doc[at].text == "," and name.end < sent.end and doc[name.end].text in (",", ".")
    at -= apposed
    direct = at >= sent.start and doc[at].lower_ in titles and doc[at].tag_ in ("NN", "NNP")
    first = max(sent.start, at - OPENS)
    of = next((i for i in range(at, first, -1) if doc[i].lower_ in ("of", "in") and doc[i - 1].lower_ in titles), -1)
    its = doc[of + 1:at + 1] if of >= 0 else ()
    placed = any(t.i in places or apposed for t in its) and all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART") for t in its)
    return direct or placed


def _behind(name: Span, titles: frozenset[str]) -> bool:
    """"X Y, the governor of the region, told …": the office stands between two commas."""
    rest = name.doc[name.end:min(name.end + OFFICE, name.sent.end)]
    if len(rest) < OPENS or rest[0].text != ",":
        return False
    closes = next((n for n, t in enumerate(rest[1:], 1) if t.text == "," or t.pos_ in ("VERB", "AUX")), None)
    return closes is not None and rest[closes].text == "," and any(t.lower_ in titles and t.tag_ in ("NN", "NNP") for t in rest[1:min(closes, OPENS + 1)])
