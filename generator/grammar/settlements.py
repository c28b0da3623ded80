"""Places that no table names: "the village of Ustinka", "Sapronovo village", "the Rakityansky and Borisovsky districts".

A settlement lies in the region that is named behind it. Left out: the districts of a city.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from generator.grammar.texts import tokens_of
from generator.grammar.words import Words

WITHIN = 8
"""Tokens between a settlement and the region that it lies in."""
LONGEST = 3
"""Words of a name."""


def unnamed(doc: Doc, taken: Container[int], words: Words) -> Iterator[tuple[int, int, str]]:
    """First and last token (half open) and name of each; `taken` are the tokens that other names have."""
    kinds, districts = words.group("cues", "settlements"), words.group("cues", "districts")
    for token in tokens_of(doc):
        if token.lower_ in kinds and not (token.is_title and token.i and token.nbor(-1).pos_ == "PROPN"):  # not "Crocus City Hall"
            yield from _settlement(doc, token, taken, districts)
        elif token.ent_type_ == "GPE" and _harmed_there(token, taken, words):
            yield token.i, token.i + 1, token.text
        elif token.lower_ in districts and not _of_city(doc, token):
            yield from _districts(doc, token, taken, words)


def _settlement(doc: Doc, kind: Token, taken: Container[int], districts: Container[str]) -> Iterator[tuple[int, int, str]]:
    """The name behind "the village of", or before "village"."""
    start = kind.i + 1
    if start + 1 < len(doc) and doc[start].lower_ == "of":
        start += 1
    end = start
    while end < len(doc) and end - start < LONGEST and _is_name(doc[end], taken):
        end += 1
    if end > start and not (end < len(doc) and doc[end].lower_ in districts):
        yield start, end, doc[start:end].text
        return
    end = start = kind.i
    while start > 0 and end - start < LONGEST and _is_name(doc[start - 1], taken):
        start -= 1
    if end > start:
        yield start, end, doc[start:end].text


def _harmed_there(token: Token, taken: Container[int], words: Words) -> bool:
    """A name that the model takes for a place, in which people were harmed or something was hit: "was killed in Ustinka"."""
    told = words.group("attacks", "kill_verbs", "die_verbs", "injure_verbs", "strike_verbs", "strike_nouns")
    inside = token.dep_ == "pobj" and token.head.lower_ in ("in", "on", "at")
    alone = not any(t.pos_ == "PROPN" for t in (*token.lefts, token.nbor() if token.i + 1 < len(token.doc) else token) if t != token)
    return inside and alone and _is_name(token, taken) and token.head.head.lemma_.lower() in told


def _districts(doc: Doc, word: Token, taken: Container[int], words: Words) -> Iterator[tuple[int, int, str]]:
    """The unknown names of a list before "districts"; a name that stands alone as a place is read as its district elsewhere."""
    at, found = word.i - 1, []
    while at >= word.sent.start and (_is_name(doc[at], taken) or doc[at].text in (",", "and") or at in taken):
        if _is_name(doc[at], taken):
            found.append((at, at + 1, f"{doc[at].text} district"))
        at -= 1
    # One unknown name alone is as often a part of a city, unless the sentence speaks of a region.
    if len(found) > 1 or any(t.lower_ in words.group("cues", "regional") for t in word.sent):
        yield from found


def _of_city(doc: Doc, word: Token) -> bool:
    """"The Shevchenkivskyi district of Kharkiv", "Kyiv's Darnytskyi district", "two districts of the city"."""
    behind = [t.lower_ for t in doc[word.i + 1:word.i + 4]]
    if behind[:1] == ["of"] or behind[:2] in (["in", "the"],) and "city" in behind:
        return True
    return any(t.tag_ == "POS" for t in doc[max(word.sent.start, word.i - 4):word.i])


def _is_name(token: Token, taken: Container[int]) -> bool:
    return token.i not in taken and token.is_title and token.is_alpha and token.pos_ in ("PROPN", "ADJ", "NOUN") and not token.is_sent_start and token.ent_type_ != "DATE"
