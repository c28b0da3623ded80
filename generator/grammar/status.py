"""Whether something is proposed, scheduled, held, postponed or cancelled: by verb, tense, modality and modifiers.

In the manner of ConText (Harkema et al. 2009): a cue has a direction and a scope, here the parse's own path from the
trigger to the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.passages import Story

NOT_AN_EVENT = "no event"
MODALS = frozenset("can could may might should must".split())
FUTURE = frozenset("will would shall 'll ’ll".split())


def status_of(trigger: Token, verb: Token, path: Sequence[Token], story: Story) -> str | None:
    """The status of a meeting; None where the words leave it open, NOT_AN_EVENT where they deny it."""
    groups = {name: story.group("talks", name) for name in ("propose", "plan", "postpone", "cancel", "reject")}
    near = {t.lemma_.lower() for t in trigger.children if t.dep_ in ("amod", "compound", "nmod", "det", "advmod")}
    nouns = {t.lemma_.lower() for t in path}
    if near & {"no"} or _negated(verb):
        return NOT_AN_EVENT
    if near & story.group("talks", "possible") or nouns & groups["propose"]:
        return "proposed"
    if nouns & groups["reject"]:
        return NOT_AN_EVENT
    if near & story.group("talks", "previous"):
        return "held"
    return _by_verb(trigger, verb, groups, near, story)


def _by_verb(trigger: Token, verb: Token, groups: dict[str, frozenset[str]], near: set[str], story: Story) -> str | None:
    chain = [verb, *(t for t in (verb.head,) if verb.dep_ == "xcomp")]
    lemmas = {t.lemma_.lower() for t in chain}
    acted = next((c.lemma_ for c in trigger.children if c.dep_ == "acl"), "")
    for name, status in (("postpone", "postponed"), ("cancel", "cancelled")):
        if lemmas & groups[name] or acted in groups[name]:
            return status
    if lemmas & groups["reject"]:
        return NOT_AN_EVENT
    if lemmas & groups["plan"] and trigger.i != verb.i:
        return "scheduled"
    if (lemmas & groups["propose"] and trigger.i != verb.i) or any(t.lower_ in MODALS for t in verb.children):
        return "proposed"
    if lies_ahead(verb) or near & story.group("talks", "upcoming"):
        return "scheduled"
    if trigger.i != verb.i and lemmas & story.group("verbs", "speech"):
        return None
    return "held" if is_past(verb) else None


def lies_ahead(verb: Token) -> bool:
    """"will", "is to", "is going to": the verb speaks of what is to come."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    to_be = verb.dep_ == "xcomp" and verb.head.lemma_ in ("be", "go") and "to" in helpers
    return bool(helpers & FUTURE) or to_be


def is_past(verb: Token) -> bool:
    """Past or perfect tense; a participle counts with its helper."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in ("has", "have", "had", "was", "were", "did") for c in helpers):
        return True
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not helpers) or (
        verb.dep_ in ("advcl", "xcomp", "conj") and verb.head != verb and verb.tag_ in ("VBG", "VB") and is_past(verb.head))


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
