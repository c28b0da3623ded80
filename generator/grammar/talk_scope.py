"""The stretch of a sentence in which the roles of a meeting are sought.

A role is taken from the phrase of the trigger ("talks with Russia in Istanbul") and from the clause of the verb that governs it ("Kyiv and Moscow held talks
in May"), never from the clause of the person who speaks about it, nor from another meeting: "the second round after talks in Z", "with another round
following in Z", "a day before the talks".
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.talk_status import taking_place
from generator.grammar.talk_triggers import host_and_guest
from generator.grammar.talk_visits import goes
from generator.grammar.texts import end_of
from generator.grammar.words import MEETINGS

CLAUSE_BREAKS = frozenset(("ccomp", "advcl", "relcl", "parataxis"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The stretch of a sentence in which the roles of one trigger are sought (characters, half open)."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


def clause(passage: Passage, verb: Token, trigger: Token) -> Scope:
    """The clause of a verb without the clauses that contain or follow it, cut to the words of its speaker."""
    whole = verb.head if host_and_guest(passage, verb) else verb
    start, end = whole.left_edge.idx, end_of(whole.right_edge)
    for child in verb.children:
        inside = child.left_edge.i <= trigger.i <= child.right_edge.i
        clause_of_own = child.dep_ == "conj" and child.pos_ == "VERB" and has(child, "nsubj", "nsubjpass")
        if (child.dep_ in CLAUSE_BREAKS or clause_of_own) and not inside and child != taking_place(trigger, passage.story):
            if child.i > trigger.i:
                end = min(end, child.left_edge.idx)
            else:
                start = max(start, end_of(child.right_edge))
    above = verb
    if verb.dep_ == "advcl" and verb.i > verb.head.i and (goes(passage, verb.head) or verb.head.lemma_ == "be") and (
            verb.tag_ == "VBG" or any(c.lower_ == "to" for c in verb.children)):
        start = min(start, verb.head.left_edge.idx)  # "arrived in Kyiv on May 10 to meet X"
    if verb.dep_ == "conj" and trigger == verb and not has(verb, "nsubj", "nsubjpass") and verb.head.pos_ == "VERB":
        start = min([start, *(c.left_edge.idx for c in verb.head.children if c.dep_ == "nsubj")])  # "X travelled to Kyiv and met Y"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and trigger == verb:
        start = min(start, verb.head.left_edge.idx)  # "the ministers, meeting in Munich"
    while above.dep_ in ("xcomp", "acomp") and above.head.pos_ in ("VERB", "AUX", "ADJ"):
        above = above.head
        start = min([start, *(c.left_edge.idx for c in above.children if c.dep_ in ("nsubj", "nsubjpass"))])  # "X was to meet Y"
    said = passage.voice(trigger)
    if said is not None and said.verb >= 0 and not said.quoted and said.verb != verb.i:
        start, end = max(start, said.start), min(end, said.end)
    if trigger == verb:  # its own clause, without those that hang on it
        return Scope(min(start, trigger.idx), max(end, end_of(trigger)))
    return Scope(min(start, trigger.left_edge.idx), max(end, end_of(trigger.right_edge)))


def phrase_of(trigger: Token) -> Scope:
    """The phrase of a trigger alone."""
    return Scope(trigger.left_edge.idx, end_of(trigger.right_edge))


def compared(passage: Passage, trigger: Token) -> frozenset[int]:
    """The tokens of what a meeting follows: "the first summit since a meeting in Geneva in 2021", "the second round after talks in Z"."""
    later = passage.tokens[trigger.i - passage.sent.start + 1:]
    since = next((t for t in later if t.lower_ == "since"), None)
    nouns = passage.group("talks", *MEETINGS)
    after = [t for t in later if t.lower_ in ("after", "following") and any(
        c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in nouns for c in t.children)]
    after += [t.head for t in later if set_apart(t) and (t.lower_ == "one" or t.lemma_.lower() in nouns)]
    rest = frozenset(w.i for t in after for w in t.subtree)
    if since is None:
        return rest
    end = next((t.i for t in passage.doc[since.i:passage.sent.end] if t.text in (",", ";")), passage.sent.end)
    return rest | frozenset(range(since.i, end))


def set_apart(token: Token) -> bool:
    """"Held three rounds, with the most recent one taking place in Geneva": the last one has a place of its own."""
    return token.dep_ == "pobj" and token.head.lower_ == "with" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in token.children)


def led_by(passage: Passage, verb: Token) -> bool:
    """True for "led" in "met the delegation led by X in Miami", on which the parse hangs the place and the day of the meeting."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in passage.group("talks", "lead") and has(verb, "agent")


def follows_on(trigger: Token) -> int | None:
    """How many days a meeting is from what its sentence tells: -1 in "a day before the talks", 1 in "a day after talks"."""
    near = trigger.head
    if trigger.dep_ != "pobj" or near.lower_ not in ("before", "after"):
        return None
    spans = [c for c in (*near.children, near.head) if c.dep_ in ("npadvmod", "appos") and c.lemma_ == "day" and c.left_edge.lower_ in ("a", "one")]
    return (-1 if near.lower_ == "before" else 1) if spans else None


def others(trigger: Token) -> frozenset[int]:
    """The tokens of what is joined to the trigger, or days apart: "a later one in June", "a day before the talks in Istanbul"."""
    told = [q for p in trigger.children if p.dep_ in ("prep", "dative") for q in p.conjuncts if q.i > p.i] if trigger.pos_ == "VERB" else []
    joined = [*told, *trigger.conjuncts, *(trigger.head.conjuncts if trigger.head.dep_ == "prep" else ())]
    joined = [c for c in joined if c.i > trigger.i and c.pos_ not in ("VERB", "AUX")]
    joined += [t for t in trigger.subtree if t.i > trigger.i and follows_on(t) is not None] if trigger.pos_ == "VERB" else []
    return frozenset(t.i for c in joined for t in c.subtree)


