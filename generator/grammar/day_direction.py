"""Which way from its anchor a happening lies: behind it or ahead, read from tense, mood and a few words of the parse.

    "met on Monday" -> back                         "will meet on Monday", "is to meet", "agreed to meet" -> ahead
    "Wednesday's meeting should focus" -> ahead     "set for Monday", "talks begin on Monday" -> ahead
    "named Thursday as the date" -> ahead           "confirmed talks on Monday", "could meet on Monday" -> open
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from generator.grammar.function_words import FUTURE, UNREAL
from generator.grammar.words import Words

Direction = Literal["back", "ahead", "open"]
"""`open`: the words allow both."""

CERTAIN = FUTURE - {"would"}
AHEAD = UNREAL - {"could"}
"""Behind "could" a day may lie either way."""
TO_ITS_NOUN = 4
"""Tokens from "Monday's" to the noun that it belongs to."""
AFTERWARDS = frozenset({"ahead", "prior", "before", "pending"})
"""What follows these comes later than the verb, which may still be past: "attacked hours before Monday's meeting"."""


def direction(token: Token, words: Words) -> Direction:
    """Climbs from a day's token to the nearest verb or noun that settles the matter; `open` when none does."""
    node = token
    if _planned_for(token, words):
        return "ahead"
    if _of_a_strike(token, words):
        return "back"
    while True:
        verdict = _verdict(node, words, came_from=token)
        if verdict is not None:
            return verdict
        if node.head.i == node.i:
            return "open"
        if node.dep_ == "dobj" and node.i != token.i and node.head.lemma_ in words.group("times", "mentioning"):
            tense = _tense(node.head, words)
            return "open" if tense == "back" else tense or "open"
        node = node.head


def is_present(verb: Token) -> bool:
    """ "is to leave", "will leave": reckoned from now, even beside a verb of the past."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = [verb, *helpers]
    return any(word.tag_ in ("VBZ", "VBP") or word.lower_ in CERTAIN for word in words)


def is_loose(token: Token) -> bool:
    """Whether the day hangs on a verb's object, which may lie elsewhere than the verb: "set a deadline of August 8"."""
    for node in (token, *token.ancestors):
        if node.pos_ in ("VERB", "AUX"):
            return False
        if node.dep_ in ("dobj", "attr"):
            return True
    return False


def shifts(token: Token, words: Words) -> bool:
    """Whether the day's verb moves something in time: "postponed from Monday to Friday"."""
    return any(ancestor.lemma_ in words.group("times", "shifting") for ancestor in token.ancestors)


def _planned_for(token: Token, words: Words) -> bool:
    """ "set for Monday", "named Thursday as the date", "postponed to Friday"."""
    head = token.head
    if head.dep_ in ("prep", "dative") and token.dep_ == "pobj":
        if head.lower_ == "for":
            return True
        return head.lower_ in ("to", "until") and head.head.lemma_ in words.group("times", "shifting")
    return any(
        child.lower_ == "as" and any(grandchild.lemma_ in ("date", "day") for grandchild in child.children)
        for child in head.children
    )


def _of_a_strike(token: Token, words: Words) -> bool:
    """ "Monday night's drone attack", however the rest is parsed: nobody tells the day of an attack to come."""
    doc, at = token.doc, token.i + 1
    case = next((i for i in range(at, min(at + 2, token.sent.end)) if doc[i].tag_ == "POS"), None)
    if case is None:
        return False
    behind = [t.lemma_.lower() for t in doc[case + 1:min(case + 1 + TO_ITS_NOUN, token.sent.end)]]
    return bool(words.group("attacks", "strike_nouns") & set(behind)) and not words.group("times", "coming") & set(behind)


def _verdict(node: Token, words: Words, *, came_from: Token) -> Direction | None:
    """What one word on the way up says; None to climb on."""
    if node.i != came_from.i and node.lower_ in AFTERWARDS:
        return "open"
    if node.lemma_ in words.group("times", "shifting") and node.tag_ in ("VBD", "VBN") and came_from.head.lower_ != "on":
        return "open"
    if (node.lower_ == "due" and node.dep_ != "prep") or (node.lemma_ in words.group("times", "planning") and node.tag_ in ("VBD", "VBN", "JJ")):
        return "ahead"
    if node.pos_ in ("NOUN", "PROPN") and node.i != came_from.i:
        return _by_surroundings(node, words)
    if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("amod", "compound", "aux", "auxpass"):
        return _tense(node, words)
    return None


def _by_surroundings(noun: Token, words: Words) -> Direction | None:
    """ "the next round on Monday", "preparing for talks on Monday"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in words.group("times", "awaited_for"):
        return "ahead"
    near = {child.lower_ for child in noun.children if child.dep_ == "amod"}
    if near & (words.group("times", "coming") | words.group("talks", "upcoming")):
        return "ahead"
    return "back" if near & words.group("talks", "previous", "latest") else None


def _tense(verb: Token, words: Words) -> Direction | None:
    """None where the governor decides: bare participles, purposes, shared auxiliaries."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    near = {helper.lower_ for helper in helpers}
    perfect = any(helper.lemma_ in ("have", "'ve", "’ve") and helper.tag_ != "TO" for helper in helpers)
    if near & AHEAD:
        return "back" if perfect and not near & CERTAIN else "ahead"
    if "could" in near:
        return "back" if perfect else "open"
    if verb.tag_ == "VBG" and not helpers and verb.head.lemma_ in words.group("times", "mentioning"):
        return "open"
    if any(helper.tag_ == "TO" for helper in helpers):
        return _infinitive(verb, words, perfect=perfect)
    if perfect:
        return "back"
    return _finite(verb, words, helpers)


def _infinitive(verb: Token, words: Words, *, perfect: bool) -> Direction | None:
    if perfect:
        return "back"
    if verb.head.lemma_ == "be":
        return "open" if verb.head.tag_ == "VBD" else "ahead"
    if verb.dep_ in ("advcl", "conj") or verb.head.lemma_ in words.group("verbs", "happened", "own_time"):
        return None
    return "ahead"


def _finite(verb: Token, words: Words, helpers: list[Token]) -> Direction | None:
    past = any(helper.tag_ == "VBD" for helper in helpers)
    present = any(helper.tag_ in ("VBZ", "VBP") for helper in helpers)
    if verb.tag_ == "VBG":
        return "back" if past else "ahead" if present else None
    if verb.tag_ == "VBN":
        return "open" if present and not past else "back"
    if verb.tag_ == "VBD" or past:
        return "back"
    if verb.tag_ not in ("VBZ", "VBP"):
        return None
    return "ahead" if verb.lemma_ in words.group("times", "beginnings") else "open"
