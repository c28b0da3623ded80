"""Arms that a clause names only in passing, which are no gift that it tells of.

"One of the longer-range weapons the US has provided", "tanks that had been given to Ukraine were destroyed", "is reluctant to
send weapons", "lifted a ban on sending arms", "such weapons".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.aid_items import Item
from generator.grammar.aid_roles import thing_of
from generator.grammar.aid_things import including
from generator.grammar.passages import Passage

INSTEAD = frozenset("instead without against than".split())
"""Words behind which stands what is not done."""
GOING_ON = frozenset("be have continue keep begin start".split())
MAIN = frozenset("ROOT ccomp conj parataxis".split())
"""Where the verb of a clause stands that tells something of its own."""


def is_general(passage: Passage, item: Item) -> bool:
    """True for arms by nothing but their class: "weapons", "longer-range missiles"; with no number, sum or list."""
    if item.quantity is not None or item.amount is not None or including(item.head) is not None:
        return False
    if item.head.lemma_.lower() in passage.group("aid", "packages"):
        return False
    general = passage.group("aid", "general_arms")
    named = passage.named("weapon", start=item.start, end=item.end)
    if any(m.name not in general for m in named):
        return False
    stretch = passage.doc.char_span(item.start, item.end, alignment_mode="expand")
    words = [t for t in stretch if (m := passage.mention_at(t)) is None or m.kind not in ("country", "weapon")]
    return not any(t.shape_[:1] == "X" or t.like_num for t in words) and (bool(named) or len(words) < 2)


def is_unwilling(passage: Passage, verb: Token) -> bool:
    """True for what is named only as not done: below "reluctant", "a ban on", "instead of"."""
    words, at = passage.group("aid", "unwilling"), verb
    while at.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "acl", "acomp") and at.head != at:
        at = at.head
        before = at.nbor(-1) if at.dep_ == "prep" and at.i > passage.sent.start else None
        if at.lemma_.lower() in words or at.lower_ in INSTEAD or (before is not None and (before.lower_ in ("instead", "short") or before.lemma_.lower() in words)):
            return True  # "instead of sending jets, X …", "his opposition to sending", "stopped short of promising", wherever the parse hangs it
    return False


def is_passing(passage: Passage, verb: Token, heads: Sequence[Token], item: Item) -> bool:
    """True for a clause about general arms, and for one about arms that the sentence destroys or captures."""
    clause = thing_of(verb) is not None and any(h == thing_of(verb) for h in heads)
    if not clause:
        return False
    return is_general(passage, item) or _is_undone(passage, heads[0])


def _is_undone(passage: Passage, thing: Token) -> bool:
    """True for the object of "destroyed", "hit", "captured"."""
    at = thing
    while at.dep_ in ("pobj", "prep", "conj") and at.head != at:
        at = at.head
    undone = passage.group("aid", "undone")
    return at.dep_ in ("dobj", "nsubjpass") and at.head.lemma_.lower() in undone


def tells(verb: Token, groups: Sequence[frozenset[str]]) -> bool:
    """True for a verb that tells a gift of its own, in a main clause or below a verb of the ladder."""
    at = verb
    while at.head != at and (at.dep_ in ("xcomp", "ccomp", "conj", "parataxis") or (
            at.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in at.children))):  # "called for allies to provide arms"
        if at.dep_ == "xcomp" and at.head.lemma_.lower() not in frozenset().union(*groups) and at.head.lemma_ not in GOING_ON:
            return False
        at = at.head
    return at.dep_ in MAIN
