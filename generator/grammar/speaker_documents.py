"""Statements, posts and reports that speak for whoever made them: "a statement by X", "X issued a statement saying …"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.relations import first
from generator.grammar.words import Words

MADE_BY = frozenset(("by", "from"))


def documents(words: Words) -> frozenset[str]:
    """What speaks for its maker: statements, posts."""
    return words.group("cues", "documents")


def paper_of(document: Token) -> Token | None:
    """Where a report stands: "a report in X"."""
    return next((c for p in document.children if p.dep_ == "prep" and p.lower_ in ("in", "on") for c in p.children if c.dep_ == "pobj"), None)


def maker(document: Token, words: Words) -> Token | None:
    """Who made a statement: "by X", "from X", its owner; also whose channel or account it is."""
    if document.lemma_.lower() in words.group("cues", "channels"):
        return next((c for c in document.children if c.dep_ == "poss"), None)
    named = (c for p in document.children if p.dep_ == "prep" and (p.lower_ in MADE_BY or p.lower_ == "of") for c in p.children if c.dep_ == "pobj" and (
        p.lower_ in MADE_BY or _speaks(c, words)))
    given_out = (v for v in document.children if v.dep_ == "acl" and v.lemma_ in words.group("verbs", "give_out"))
    agent = (c for v in given_out for p in v.children if p.dep_ == "agent" for c in p.children if c.dep_ == "pobj")
    owner = [c for c in document.children if c.dep_ == "poss"]
    body = [c for c in document.children if c.dep_ == "compound" and owner][-1:]  # "the region's air force data"
    return next((t for group in (named, agent, body, owner) for t in group), None)


def _speaks(noun: Token, words: Words) -> bool:
    """"A report of the General Staff"; not "reports of explosions"."""
    return noun.lemma_.lower() in words.group("cues", "speaker_bodies", "titles") or noun.ent_type_ in ("ORG", "PERSON") or noun.pos_ == "PROPN" and not noun.ent_type_


def document_of(verb: Token, words: Words) -> Token | None:
    """The statement that says so, or its maker: "reads the statement by X", "X released a statement saying …"."""
    made = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and made.lemma_ in documents(words):
        doing = first(made.head, "nsubj") if made.dep_ == "dobj" else None
        return made if maker(made, words) is not None or doing is None else doing
    if verb.tag_ in ("VBZ", "VBD") and not any(c.dep_ == "nsubj" and c.i < verb.i and c.lemma_ not in documents(words) for c in verb.children):
        return next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i and c.lemma_ in documents(words)), None)
    return None


def shows(verb: Token, words: Words) -> bool:
    """True for "data from X showed that …": verbs by which only documents speak."""
    subject = first(verb, "nsubj")
    return subject is not None and verb.lemma_ in words.group("verbs", "shown") and subject.lemma_ in documents(words)
