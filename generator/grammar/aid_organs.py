"""Whose government it is that is told of without a name: "The Portuguese minister announced that the government would send", "Denmark has … The ministry
said that".

The state of whoever acts above it in the sentence, else of whoever acted in the sentences before. A body with another owner beside it means that one.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts

KINDS = ("country", "person", "organisation")
BACK = 3
"""Sentences before, in which the state may have acted."""


def is_unnamed(passage: Passage, token: Token) -> bool:
    """True for "the government", "parliament": with no owner, and one of them."""
    if token.tag_ not in ("NN", "NNP", "NNS") or (token.tag_ == "NNS" and token.lemma_.lower() != "lawmaker"):
        return False
    first = token.left_edge.lower_
    if any(c.dep_ == "det" and c.lower_ != "the" for c in token.children) or first in ("both", "other", "some", "many"):
        return False
    return not passage.mentions_in(token, "country", "place", "person", "organisation")


def told_before(passage: Passage, token: Token) -> list[str]:
    """The one state that acts above, or that acted last; nothing where several did, or one that is at war."""
    at = token
    while at.head != at:
        at = at.head
        if found := _acting(passage, [c for c in at.children if c.dep_ in SUBJECTS and c.i < token.left_edge.i]):
            return _one(passage, found)
    start = passage.sent.start
    for _ in range(BACK):
        if start <= 0:
            return []
        before = passage.doc[start - 1].sent
        start = before.start
        if found := _acting(passage, [c for c in before.root.children if c.dep_ in SUBJECTS]):
            return _one(passage, found)
    return []


def _acting(passage: Passage, subjects: Sequence[Token]) -> list[str]:
    """The states of subjects that are named: by name, by who leads them, by the adjective of an office."""
    cast, out = passage.story.cast, []
    for subject in (t for s in subjects for t in (s, *conjuncts(s))):
        m = passage.mention_at(subject)
        if m is not None:
            out.append(m.country if m.kind in KINDS and getattr(m.entry, "kind", "") not in ("media", "company") else "")
        elif person := cast.person(subject):
            out.append(cast.home(person))
        else:
            owners = [passage.mention_at(c) for c in subject.children if c.dep_ in ("amod", "poss", "compound", "nmod")]
            out += [o.country for o in owners if o is not None and o.kind == "country"]
    return list(dict.fromkeys(name for name in out if name))


def _one(passage: Passage, found: Sequence[str]) -> list[str]:
    return list(found) if len(found) == 1 and found[0] not in passage.story.at_war else []
