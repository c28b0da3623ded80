"""Those who met, where words take them up from before.

Understood: "They also met E" and "In a meeting with F, they reviewed …", which take up the visitors told of before; "the two men", "their teams"; "both
sides", and the two that are at war where somebody is ready to host peace talks.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, first
from generator.grammar.talk_lists import list_before
from generator.grammar.talk_places import hosting
from generator.grammar.talk_status import is_setting
from generator.grammar.talk_triggers import Trigger

REACH = 400
"""Characters over which "the two men" looks back."""

BACK = 3
"""Sentences over which "they" looks back to those who met somebody."""


def they(passage: Passage, trigger: Trigger) -> tuple[Mention, ...]:
    """Whom "they" takes up in "They also met X" and "In a meeting with X, they reviewed …": those who met somebody before."""
    verb = trigger.verb
    words = {c.lower_ for c in verb.children}
    pronoun = any(c.dep_ == "nsubj" and c.lower_ == "they" for c in verb.children)
    also = trigger.is_verb and words & {"also", "later", "then"}
    with_others = is_setting(trigger.token, passage.story) and any(c.lower_ == "with" for c in trigger.token.children)
    if not pronoun or not (also or with_others):
        return ()
    start = passage.sent.start
    for _ in range(BACK):
        if not start:
            break
        before = passage.doc[start - 1].sent
        start = before.start
        if visitors := _met_there(passage, before):
            return visitors
    return ()


def _met_there(passage: Passage, sent: Span) -> tuple[Mention, ...]:
    """The people who met somebody in a sentence, as its subject."""
    for verb in (t for t in sent if t.pos_ == "VERB" and t.lemma_ in passage.group("talks", "meeting_verbs")):
        subject = first(verb, "nsubj")
        near = {t.i for t in joined(subject)} if subject is not None else set()
        acting = tuple(m for m in passage.story.cast.mentions if m.kind == "person" and any(m.i <= i < m.j for i in near))
        listed = list_before(passage.story.cast.mentions, sent, verb)
        if acting or listed:
            return listed if len(listed) > len(acting) else acting
    return ()


def offered(passage: Passage, trigger: Trigger) -> bool:
    """"X is ready to host peace talks", "to provide a venue for peaceful negotiations": those of the two that are at war."""
    peace = any(c.lower_ in passage.group("talks", "peace_words") for c in trigger.token.lefts)
    return peace and trigger.kind == "negotiation" and hosting(passage, trigger.verb) is not None


def the_two(passage: Passage, trigger: Trigger) -> bool:
    """"Both sides", "the rival sides": the two that are at war; "the delegation" is one that was told of."""
    subjects = [c for c in trigger.verb.children if c.dep_ == "nsubj"]
    subjects += behind(trigger.token, "between")
    rivals, words = passage.group("talks", "rivals"), passage.group("talks", "rival_words")
    return any(c.tag_ == "NNS" and c.lemma_ in rivals and any(g.lower_ in words for g in c.children) for c in subjects)


def two_before(passage: Passage, group: Token) -> tuple[Mention, ...]:
    """Whom "the two men", "both leaders" or "their teams" take up: the two named last, where they stand for two states."""
    two = group.lemma_.lower() in passage.group("talks", "paired") and any(c.lower_ in ("two", "both") for c in group.children)
    theirs = group.lemma_.lower() in passage.group("talks", "negotiators") and any(c.lower_ == "their" for c in group.children)
    if not (two or theirs):
        return ()
    leading = group.lemma_.lower() in passage.group("talks", "leading")
    heads = passage.group("talks", "heads_of_state")
    near = [m for m in passage.story.cast.mentions if m.kind == "person" and m.country and 0 < group.idx - m.start < REACH
            and (not leading or heads & set(getattr(m.entry, "roles", ())))]
    last = list({m.name: m for m in near}.values())[-2:]
    if theirs:  # those whom they send
        last = [replace(m, kind="country", name=m.country) for m in last]
    return tuple(last) if len({m.country for m in last}) == 2 else ()
