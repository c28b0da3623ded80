"""Where arms by nothing but their class are news of their own: "demanded more weapons from the West", "voted to send military aid".

Elsewhere "weapons" and "military aid" only name what is told of with number, sum or kind; here the act itself says something: it is asked
for, it is decided, one state gives it to another in a main clause, or a word says that it is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from generator.grammar.aid_above import verbs_above
from generator.grammar.aid_passing import tells
from generator.grammar.aid_roles import Roles
from generator.grammar.passages import Passage
from generator.grammar.tense import is_past


def may_be_general(passage: Passage, verb: Token, heads: Sequence[Token], roles: Roles, status: str | None,
                   groups: Mapping[str, frozenset[str]]) -> bool:
    """True for an act that is told also where its thing has no number, no sum and no kind."""
    group, lemma = passage.group, verb.lemma_.lower()
    sides = bool(roles.donors and roles.recipient)
    ours = roles.recipient == passage.story.attacked
    if lemma in group("aid", "going_on"):
        return True
    if status == "requested" and ours and (roles.asks or roles.donors) and _is_plea(passage, verb, groups):
        return any(_is_arms(passage, h) or _is_military_aid(passage, h) for h in heads)
    if status == "pledged" and sides and ours and _is_decided(passage, verb) and any(_is_arms(passage, h) or _is_military_aid(passage, h) for h in heads):
        return True
    if (sides or (ours and status == "requested")) and any(_is_arms(passage, h) for h in heads) and tells(verb, tuple(groups.values())):
        return True
    giving = sides or lemma in group("aid", "news_of") or bool(roles.donors and lemma in groups["deliver"])
    return giving and any(c.lower_ in group("aid", "new") for h in heads for c in h.children)  # "additional security assistance" is announced


def _is_arms(passage: Passage, head: Token) -> bool:
    """True for "weapons", "ammunition", "military equipment"."""
    lemma = head.lemma_.lower()
    military = lemma in passage.group("aid", "rest") and any(c.lower_ in passage.group("aid", "military_words") for c in head.lefts)
    return lemma in passage.group("aid", "arms") or military


def _is_military_aid(passage: Passage, head: Token) -> bool:
    """True for "military aid"; not for "support", nor for "an increase in military aid"."""
    return head.lemma_.lower() not in passage.group("aid", "act_nouns") and any(m.name == "military aid" for m in passage.mentions_in(head, "weapon"))


def _is_plea(passage: Passage, verb: Token, groups: Mapping[str, frozenset[str]]) -> bool:
    """True for a verb that asks somebody, or an act below one: "called for more military aid", "asked X to supply weapons"."""
    pleas = passage.group("aid", "pleas")
    return verb.lemma_.lower() in pleas or any(t.lemma_.lower() in pleas for t in verbs_above(passage, verb)) or (
        verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_.lower() in pleas)


def _is_decided(passage: Passage, verb: Token) -> bool:
    """True for what is decided: "voted in favour of sending", "agreed to send", "the decision to send"."""
    decided = passage.group("aid", "decided")
    return any(t.lemma_.lower() in decided and (t.pos_ == "NOUN" or is_past(t)) for t in verbs_above(passage, verb))
