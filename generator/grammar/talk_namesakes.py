"""Nouns of meeting that tell of none of the desk: "180,000 rounds of ammunition", "a conversation with reporters", "a news conference", "told a conference
call", "the Conference on Disarmament (CD)", which is the name of a body."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import behind

BRIEFINGS = frozenset(("news", "press"))
LONGEST_NAME = 8
"""Tokens from "Conference" to its letters in brackets."""


def no_meeting(passage: Passage, noun: Token) -> bool:
    """True for a noun of meeting that means something else, or a meeting with the press."""
    return _of_ammunition(passage, noun) or _with_press(passage, noun) or _names_a_body(noun)


def _of_ammunition(passage: Passage, noun: Token) -> bool:
    """"180,000 rounds of ammunition", "rounds of 155 mm shells"."""
    return noun.lemma_ == "round" and any(
        c.lemma_.lower() in passage.group("aid", "military_nouns") or passage.mentions_in(c, "weapon") for c in behind(noun, "of", "for"))


def shown_together(passage: Passage, noun: Token) -> bool:
    """"A joint news conference with President X": the two have met."""
    beside = behind(noun, "with", "alongside")
    return any(c.lower_ in BRIEFINGS for c in noun.lefts) and any((m := passage.mention_at(c)) is not None and m.kind == "person" and m.country for c in beside)


def _with_press(passage: Passage, noun: Token) -> bool:
    """"A conversation with reporters", "told a conference call", "gave a news conference"; not one given with another statesman."""
    press = passage.group("talks", "press") | BRIEFINGS
    if shown_together(passage, noun):
        return False
    told = noun.dep_ == "dobj" and noun.head.lemma_ == "tell"
    return told or any(c.lemma_.lower() in press for c in (*noun.lefts, *behind(noun, "with", "to")))


def _names_a_body(noun: Token) -> bool:
    """"The Conference on Disarmament (CD)"."""
    end = noun.sent.end
    if not noun.text.istitle() or noun.i + 1 >= end or noun.nbor().lower_ not in ("on", "for"):
        return False
    bracket = next((t for t in noun.doc[noun.i + 1:min(noun.i + LONGEST_NAME, end - 1)] if t.text == "("), None)
    return bracket is not None and bracket.nbor().text.isupper()
