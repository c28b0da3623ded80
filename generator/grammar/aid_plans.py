"""What becomes of a plan, a bill or a proposal to give: "is considering a plan to send", "failed to back a motion to send"; and who is "the first country to give"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from generator.grammar.function_words import FUTURE
from generator.grammar.passages import Passage
from generator.grammar.relations import has, helping

FIRST = frozenset(("first", "last", "latest", "only"))


def fate_of_plan(passage: Passage, verb: Token, groups: Mapping[str, frozenset[str]]) -> str | None:
    """The step of an act that is only the matter of a plan; None where no plan is told, or one that stands."""
    plan = verb.head
    group = passage.group
    if verb.dep_ not in ("acl", "relcl") or "to" not in helping(verb) or plan.lemma_.lower() not in group("aid", "ideas", "drafts"):
        return None
    over = _over(plan)
    lemmas = {t.lemma_.lower() for t in over}
    if "vote" in lemmas:
        return None  # how it was voted is told elsewhere
    if lemmas & (groups["reject"] | group("aid", "failing")) or any(has(t, "neg") for t in over):
        return "rejected"
    if lemmas & groups["suspend"]:
        return "suspended"
    tentative = any(c.lower_ in group("talks", "possible") for c in plan.children)
    return "considered" if tentative or lemmas & (groups["consider"] | group("aid", "drafting")) else None


def _over(plan: Token) -> list[Token]:
    """The verbs that say what is done with the plan: "failed to support a proposal", "is working on a proposal"."""
    at = plan.head if plan.dep_ in ("dobj", "nsubjpass", "pobj") else None
    if at is not None and plan.dep_ == "pobj" and at.pos_ == "ADP":
        at = at.head
    out: list[Token] = []
    while at is not None and at.pos_ in ("VERB", "AUX"):
        out.append(at)
        at = at.head if at.dep_ == "xcomp" else None
    return out


def is_first_to(verb: Token) -> str | None:
    """"X is the first country to provide Y" tells that it does; "will be the first" that it will."""
    one = verb.head
    be = one.head
    if verb.dep_ not in ("acl", "relcl") or "to" not in helping(verb) or one.dep_ != "attr" or be.lemma_ != "be":
        return None
    if one.lower_ not in FIRST and not any(c.dep_ == "amod" and c.lower_ in FIRST for c in one.children):
        return None
    if helping(be) & FUTURE:
        return "pledged"
    return "delivered" if be.tag_ in ("VBZ", "VBP", "VBD") else None  # "has the chance to be the first to give"
