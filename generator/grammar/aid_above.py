"""What stands above an act of aid and says how far it has come: "wants to send", "is weighing whether to send", "has not ruled out sending"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from generator.grammar.aid_subjects import step_towards
from generator.grammar.function_words import OUGHT, POSSIBLE
from generator.grammar.passages import Passage
from generator.grammar.relations import first, helping
from generator.grammar.tense import is_past

ABOVE = frozenset("xcomp ccomp pcomp acl prep pobj acomp".split())
PARTICLE = 2
"""Tokens from "ruled" to "sending"."""


def verbs_above(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """The verbs that govern a verb of giving: "wants to", "has agreed to", "is weighing whether to"."""
    out, at = [], verb
    ideas = passage.group("aid", "ideas")
    if at.dep_ == "conj" and at.tag_ == "VBG" and at.head.tag_ == "VBG" and at.head.dep_ == "pcomp":
        at = at.head  # "should respond by tightening sanctions and sending missiles"
    if (step := step_towards(passage, at)) is not None:
        at = step
        out.append(at)
    while at.head != at and len(out) < 6 and (at.dep_ not in ("pobj", "acomp") or at != verb):
        for_it = at.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in at.children)
        refused = at.lemma_.lower() in passage.group("aid", "asking_nouns") and at.head.lemma_.lower() in passage.group("aid", "reject")
        weighed = at.dep_ in ("dobj", "nsubjpass") and (at.lemma_ in ideas or refused or _is_pondered(passage, at))  # "considering the possibility of sending", "rejected the request to send"
        if not (at.dep_ in ABOVE or for_it or weighed or _is_object(passage, at)):
            break
        at = at.head
        out.append(at)
    return tuple(out)


def _is_pondered(passage: Passage, noun: Token) -> bool:
    """True for the "decision" of "needs more time to consider the decision to supply"."""
    return noun.lemma_.lower() in passage.group("aid", "decide") and noun.head.lemma_.lower() in passage.group("aid", "consider")


def _is_object(passage: Passage, verb: Token) -> bool:
    """True for the "sending" of "has not ruled out sending", which the parse takes for a clause of its own."""
    over = passage.group("aid", "reject", "consider", "suspend")
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in over and verb.left_edge.i - verb.head.i <= PARTICLE


def step_above(above: Sequence[Token], groups: Mapping[str, frozenset[str]], asking: frozenset[str], told: frozenset[str]) -> str | None:
    """The step that the verbs above an act tell of it, the nearest first; None where they tell of none."""
    if len({"reject", "request"} & {step for t in above for step in ("reject", "request") if t.lemma_.lower() in groups[step]}) == 2:
        return "rejected"  # "rejected X's request to send"
    for token in above:
        lemma = token.lemma_.lower()
        if lemma in told and token.dep_ != "dobj" or lemma == "order" and token.dep_ == "pobj":  # "in order to send"
            continue  # "citing diplomats that the EU has agreed", "stressed that X will send"
        if lemma == "call" and not any(c.lower_ in ("for", "on", "upon") for c in token.children):
            continue  # "called the decision to send jets historic"
        if lemma == "vote":
            against = any(c.lower_ == "against" for c in token.children)
            return "rejected" if against else "pledged" if is_past(token) else "considered"
        if lemma == "make" and (made := first(token, "dobj")) is not None and made.lemma_.lower() not in asking:
            continue  # "made a deal for X to send Y"
        for step, status in (("reject", "rejected"), ("suspend", "suspended"), ("pledge", "pledged"), ("consider", "considered"),
                             ("request", "requested")):
            if lemma in groups[step]:
                return status
        if any(c.lower_ in POSSIBLE for c in token.children):
            return "considered"
        if any(c.lower_ in OUGHT for c in token.children) or has_to(token):
            return "requested"  # "allies should respond by sending", "decisions have to be taken to send"
    return None


def has_no_plan(passage: Passage, above: Sequence[Token]) -> bool:
    """True for "has no plans to send", "has no intention of sending", "is not planning to send"."""
    intended = [v for v in above if v.lemma_.lower() in passage.group("aid", "intents")]
    return any(c.lower_ == "no" or c.dep_ == "neg" for v in intended for c in v.children)


def has_to(verb: Token) -> bool:
    """True for "has to send", "will have to be sent"; not for "had to"."""
    return verb.dep_ == "xcomp" and verb.tag_ in ("VB", "VBN") and verb.head.lemma_ == "have" and verb.head.tag_ != "VBD" and "to" in helping(verb)
