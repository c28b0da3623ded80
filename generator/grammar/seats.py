"""Whether the name of a capital means its government ("Kyiv says") or the city ("in Kyiv")."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.words import Words

CITY_PREPOSITIONS = frozenset("in at near over around outside across on into through towards toward above within of via".split())
STATE_PREPOSITIONS = frozenset("with between by against for".split())


def is_government(token: Token, words: Words) -> bool:
    """True where the name acts as a state; undecided uses count as the city only after a preposition of place.

    "To" and "from" name a state after words of giving and asking: "aid to Kyiv", "support from Berlin".
    """
    if closes_headline(token):
        return True
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    if token.dep_ in ("nsubj", "csubj"):
        return token.head.lemma_ not in words.group("verbs", "suffering")
    if token.dep_ == "nsubjpass":
        return token.head.lemma_ in _giving(words)
    if token.dep_ == "agent" or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return True
    if token.dep_ in ("poss", "compound", "nmod", "amod"):
        owned = token.dep_ == "poss" and token.head.lower_ not in words.group("cues", "city_nouns")
        return owned or token.head.lemma_.lower() in words.group("cues", "state_nouns")
    if token.dep_ == "appos":
        return False
    if token.dep_ == "pobj":
        return _after_preposition(token, _giving(words))
    if token.dep_ in ("dobj", "dative"):
        return token.head.lemma_ in _giving(words) | words.group("attacks", "accuse") | words.group("verbs", "addressing")
    return token.dep_ not in ("npadvmod",)


def closes_headline(token: Token) -> bool:
    """"Missiles hit a port: Kyiv": alone behind a colon or a dash at the end of a line that tells something."""
    doc, mark = token.doc, token.i - 1
    ends = token.i + 1 == len(doc) or "\n" in doc[token.i + 1].text
    if not ends or mark <= token.sent.start or doc[mark].text not in (":", "-", "–", "—"):
        return False
    return bool(doc[mark].whitespace_) and any(t.pos_ == "VERB" for t in doc[token.sent.start:mark])


def _giving(words: Words) -> frozenset[str]:
    return words.group("verbs", "speech", "giving")


def _after_preposition(token: Token, giving: frozenset[str]) -> bool:
    preposition = token.head.lower_
    if preposition in CITY_PREPOSITIONS:
        return False
    if preposition in STATE_PREPOSITIONS:
        return True
    governor = token.head.head
    if preposition in ("to", "from"):
        return governor.lemma_ in giving or any(c.lemma_ in giving for c in governor.children)
    return False
