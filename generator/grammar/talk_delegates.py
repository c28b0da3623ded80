"""Who sat at the table, told beside the meeting: heads of delegations who speak of it, and those who accompany the ones who meet.

Understood: "X, head of the Russian delegation, said", "Russia's chief negotiator X", "X, the aide leading the Ukrainian team", "X was joined by Y and Z",
"accompanying the leaders were A, B and C". Not: "the former head of the delegation".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, by_whom
from generator.grammar.talk_lists import run_on

HEAD_OF_TEAM = 6
"""Tokens before the name in "the head of the A negotiating team X"."""


def leading(passage: Passage) -> Iterator[Mention]:
    """The heads of delegations that a sentence names by their office."""
    if not passage.lemmas & passage.group("talks", "negotiators"):
        return
    for mention in passage.named("person"):
        root = passage.doc[mention.i:mention.j].root
        beside = [c for c in (root, *root.children) if c.dep_ == "appos" or c == root]
        beside += [root.head, *(c for c in root.head.children if c.dep_ == "appos")] if root.dep_ in ("appos", "compound", "nmod") else []
        beside += [c for c in root.children if c.dep_ in ("compound", "nmod", "amod")]
        if _run_together(passage, mention) or any(_leads(passage, token) for token in beside if token.pos_ in ("NOUN", "PROPN", "VERB")):
            yield mention


def _run_together(passage: Passage, person: Mention) -> bool:
    """"The head of the A delegation X", as one phrase, whatever the parse makes of it."""
    before = passage.doc[max(passage.sent.start, person.i - HEAD_OF_TEAM):person.i]
    if not before or before[-1].lemma_.lower() not in passage.group("talks", "negotiators"):
        return False
    return any(t.lower_ == "of" and t.i > passage.sent.start and t.nbor(-1).lemma_.lower() in passage.group("talks", "heads") for t in before)


def _leads(passage: Passage, token: Token) -> bool:
    """"Head of the Russian delegation", "chief negotiator", "the aide leading the team"."""
    group = passage.group
    teams, lemma = group("talks", "negotiators"), token.lemma_.lower()
    if group("cues", "past_offices") & {c.lower_ for c in token.children}:
        return False
    if lemma in group("talks", "heads") and any(t.lemma_.lower() in teams for t in behind(token, "of")):
        return True
    if lemma == "negotiator" and {c.lower_ for c in token.children} & group("talks", "leading_words"):
        return True
    clauses = [token] if token.dep_ == "acl" else [c for c in token.children if c.dep_ in ("acl", "relcl")]
    leads = group("talks", "lead") - group("talks", "receive_verbs", "organise")
    return any(c.lemma_ in leads and any(t.dep_ == "dobj" and t.lemma_.lower() in teams for t in c.children) for c in clauses)


def accompanied(passage: Passage) -> tuple[Mention, ...]:
    """Who was there with whom: "X was joined by Y and Z", "accompanying the leaders were A, B and C"; the first one is joined by the others."""
    joins = passage.group("talks", "accompany")
    for verb in (t for t in passage.tokens if t.lemma_ in joins):
        whom = by_whom(verb) or [c for t in verb.subtree if t.lower_ == "by" and t.i > verb.i for c in t.children if c.dep_ == "pobj"]
        beside = [m for t in whom for c in joined(t) for m in run_on(passage, _named(passage, c), verb)]
        hosts = [m for c in verb.children if c.dep_ in SUBJECTS for m in passage.mentions_in(c, "person")]
        hosts += _named(passage, verb.head) if verb.dep_ in ("acl", "relcl") else []
        if hosts and beside:
            return (hosts[0], *beside)
        opens = verb.i == passage.sent.start and verb.tag_ == "VBG" and passage.sent.root.lemma_ == "be"
        if opens and (people := passage.named("person")):
            return tuple(people)
    return ()


def _named(passage: Passage, token: Token) -> list[Mention]:
    own = passage.mention_at(token)
    return [own] if own is not None and own.kind == "person" else list(passage.mentions_in(token, "person")[:1])
