"""In which time a verb speaks: of what is past ("has met"), of what is going on ("is meeting"), of what lies ahead ("will meet", "is to meet")."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.function_words import FUTURE, PERFECT, POSSIBLE, PROGRESSIVE
from generator.grammar.relations import first, has, helping

RANKS = frozenset(("first", "second", "third", "latest", "last", "only"))
TO_COME = FUTURE | {"to", "be"}
DONE = PERFECT | {"was", "were", "did"}
"""Helping verbs of the past."""


def is_past(verb: Token) -> bool:
    """Past or perfect tense; a participle counts with its helper."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in DONE or c.tag_ == "VBD" for c in helpers):
        return True
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not any(c.lower_ in TO_COME or c.tag_ in ("VBZ", "VBP") for c in helpers)) or (
        verb.dep_ in ("advcl", "xcomp", "conj") and verb.head != verb and verb.tag_ in ("VBG", "VB") and is_past(verb.head))


def is_going_on(verb: Token) -> bool:
    """Present progressive, or a present "be" that the verb hangs on: "I am meeting", "I am in Kyiv to meet"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return (verb.tag_ == "VBG" and bool(helpers & PROGRESSIVE)) or (
        verb.lemma_ == "be" and verb.tag_ in ("VBP", "VBZ"))


def lies_ahead(verb: Token) -> bool:
    """"will", "is to", "is going to": the verb speaks of what is to come."""
    helpers = helping(verb)
    to_be = verb.dep_ == "xcomp" and verb.head.lemma_ in ("be", "go") and "to" in helpers and not _was_first(verb.head)
    joined = verb.dep_ == "conj" and verb.tag_ == "VB" and not helpers and not has(verb, "nsubj")
    if joined and verb.head.pos_ in ("VERB", "AUX"):
        return lies_ahead(verb.head)  # "will travel to Kyiv and meet X"
    return bool(helpers & FUTURE) or to_be


def _was_first(verb: Token) -> bool:
    """"Was among the first to congratulate X": it has been done."""
    return is_past(verb) and any(t.lower_ in ("first", "last", "only") for c in verb.children for t in (c, *c.children))


def ranked(verb: Token) -> Token | None:
    """X in "X is the first official to visit Z", "X went there, becoming the most senior official to meet Y": the infinitive tells what X has done."""
    while verb.dep_ in ("advcl", "xcomp", "conj") and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        verb = verb.head
    noun = verb.head
    top = any(t.tag_ in ("JJS", "RBS") or t.lower_ in RANKS for c in noun.lefts for t in (c, *c.children))
    if verb.tag_ != "VB" or verb.dep_ not in ("relcl", "acl") or noun.dep_ not in ("attr", "dobj") or noun.head.lemma_ not in ("be", "become") or not top:
        return None
    above = noun.head
    if helping(above) & (FUTURE | POSSIBLE | {"to"}) or has(above, "neg"):
        return None
    while not has(above, "nsubj") and above.dep_ in ("advcl", "conj") and above.head.pos_ in ("VERB", "AUX"):
        above = above.head
    return first(above, "nsubj")
