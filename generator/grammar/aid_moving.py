"""Arms that move by themselves: "$1 billion in artillery would soon be heading to the front", "the first jets have arrived",
"another batch is on its way", "deliveries resumed"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.passages import Passage

ARRIVING = frozenset("arrive reach head flow".split())
GOING_ON = frozenset("resume restart".split())
TOLD_BY = frozenset("announce say confirm state report".split())


def moves(verb: Token) -> bool:
    """True for a verb whose subject is the thing that is given."""
    if verb.lemma_.lower() in GOING_ON:
        return not any(c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_.lower() in ARRIVING or is_under_way(verb)


def is_under_way(verb: Token) -> bool:
    """True for "is on its way", "would be on the way"."""
    return verb.lemma_ == "be" and any(
        w.lemma_ == "way" and any(c.lower_ in ("its", "their", "the") for c in w.children)
        for p in verb.children if p.lower_ == "on" for w in p.children)


def announcers(passage: Passage, verb: Token) -> list[Token]:
    """The ministry or government that announces what moves; a person or an alliance may speak of the arms of others."""
    if not moves(verb) or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in TOLD_BY:
        return []
    found = [c for c in verb.head.children if c.dep_ == "nsubj" and (m := passage.mention_at(c)) is not None and m.country
             and m.kind in ("organisation", "country")]
    return found
