"""What becomes of a plan, a bill or a proposal to give: "is considering a plan to send", "failed to back a motion to send"; who is "the first country to give";
and acts that are only talked about or only said to be told: "talks are under way on sending", "denied reports that X will send"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from generator.grammar.function_words import FUTURE, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import has, helping

FIRST = frozenset(("first", "last", "latest", "only"))
GOING_ON = frozenset("be continue go proceed begin start take hold".split())
UNDER_WAY = frozenset("underway way ongoing progress".split())
BETWEEN = frozenset("pcomp prep acomp advcl xcomp".split())
"""From an act up to the verb that tells that it is talked about."""


def fate_of_plan(passage: Passage, verb: Token, groups: Mapping[str, frozenset[str]]) -> str | None:
    """The step of an act that is only the matter of a plan; None where no plan is told, or one that stands."""
    group = passage.group
    leave = verb.dep_ in ("xcomp", "ccomp") and verb.head.dep_ == "relcl" and verb.head.lemma_.lower() in group("aid", "moving")
    plan = verb.head.head if leave else verb.head  # "is not considering a deal that would allow X to obtain Y"
    told = leave or (verb.dep_ in ("acl", "relcl") and "to" in helping(verb))
    if not told or plan.lemma_.lower() not in group("aid", "ideas", "drafts") | (group("aid", "agreements") if leave else frozenset()):
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


def is_disputed(passage: Passage, verb: Token) -> bool:
    """True for "denied reports that X will send", "refuted claims about X supplying": nobody says that it is so."""
    at = verb.head if verb.dep_ == "pcomp" else verb
    report = at.head
    against = passage.group("verbs", "deny") | passage.group("aid", "reject")
    return at.dep_ in ("acl", "relcl", "prep") and report.dep_ in ("dobj", "nsubjpass") and report.lemma_.lower() in passage.group(
        "attacks", "told_against") and report.head.lemma_.lower() in against


def is_talked_about(passage: Passage, verb: Token) -> bool:
    """True for "negotiations are under way to provide", "talks were held on supplying", "work is ongoing to deliver", "is working on sending"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "on" and verb.head.head.lemma_ == "work":
        return True
    at = verb
    while at.dep_ in BETWEEN and at.head != at:
        at = at.head
    if at == verb or at.lemma_ not in GOING_ON:
        return False
    about = {c.lemma_.lower() for c in at.children if c.dep_ in SUBJECTS and c.i < at.i}
    worked = "work" in about and any(t.lower_ in UNDER_WAY for t in passage.doc[at.i:verb.i])
    return worked or bool(about & passage.group("aid", "talks_on"))
