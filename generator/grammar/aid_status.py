"""Which step of the ladder an act of aid stands on: requested, considered, pledged, delivered, suspended, rejected.

Asking beats all; a refusal, a halt or a thought above the act beats the act; else a verb of giving is a delivery in the
past and a pledge in the future, and a verb of intent is a pledge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from generator.grammar.aid_above import has_no_plan, has_to, step_above, verbs_above
from generator.grammar.aid_counts import money
from generator.grammar.aid_handed import handed_by
from generator.grammar.aid_moving import is_going
from generator.grammar.aid_plans import fate_of_plan, is_disputed, is_first_to, is_talked_about
from generator.grammar.aid_roles import Roles
from generator.grammar.function_words import (
    CONDITIONS,
    FUTURE,
    OUGHT,
    PERFECT,
    POSSIBLE,
    PROGRESSIVE,
    RELATIVE,
    SUBJECTS,
)
from generator.grammar.opinions import is_only_judged
from generator.grammar.passages import Passage
from generator.grammar.relations import has, helping
from generator.grammar.tense import is_past, lies_ahead

SKIPPED = "none"


def status_of(passage: Passage, verb: Token, roles: Roles | None, heads: Sequence[Token],
              groups: Mapping[str, frozenset[str]]) -> str | None:
    """The step; None where the words leave it open; SKIPPED where they deny the act or only suppose it."""
    if roles is None:
        return SKIPPED
    if verb.dep_ == "csubj" and is_only_judged(verb, passage.story.words):
        return SKIPPED  # "sending tanks would be a mistake"
    if is_disputed(passage, verb):
        return None
    above, lemma, group = verbs_above(passage, verb), verb.lemma_.lower(), passage.group
    denied = _denied(passage, verb, above, groups)
    if denied is not None:
        return denied
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and has(verb, "agent"):
        return "delivered" if lemma in group("aid", "handed") and handed_by(passage, verb, heads) and not helping(verb) else None  # "batteries donated by X" may still have to come
    if lemma == "expect" and has(verb, "nsubjpass"):
        return None  # "more jets are expected to arrive": nobody asks
    if lemma == "expect" and roles.asks and any(h.lemma_.lower() in group("aid", "coming_nouns") or any(
            c.lower_ in ("first", "next") for c in h.children) for h in (*heads, *verb.children)):
        return "pledged"  # "expects the first delivery of jets", "expects the next jets in summer"
    if lemma in groups["deliver"] and any(v.lemma_.lower() in group("aid", "ensuring") for v in above) and not any(map(is_past, above)):
        return None  # "to make sure that the missiles are delivered"
    of_plan = fate_of_plan(passage, verb, groups) or (is_first_to(verb) if lemma in groups["deliver"] else None)
    if of_plan is not None:
        return of_plan
    pleas = group("aid", "asking_nouns", "pressing_nouns")
    refused = any(v.lemma_.lower() in groups["reject"] for v in above)
    if any(v.lemma_.lower() in pleas for v in above) and any(
            v.lemma_.lower() in group("aid", "yielding", "granting") and v != verb for v in (*above, *(v.head for v in above))):
        return "pledged"  # "bowed to pressure to send", "approved a request to commit"
    if not refused and any(v.lemma_.lower() in pleas or any(c.dep_ in SUBJECTS and c.lemma_.lower() in pleas for c in v.children) for v in (*above, verb.head)):
        return "requested"  # "pressure is mounting on X to supply Y", "X is under pressure to supply"
    if _is_needed(passage, verb, above):
        return "requested"
    if _is_undecided(passage, verb, above):
        return "considered"
    if roles.asks and lemma in group("aid", "buy") and roles.recipient in passage.story.attackers:
        sought = verb.tag_ == "VBG" or any(t.lemma_.lower() in groups["request"] | group("aid", "intents") for t in above)
        return "considered" if sought else "delivered" if is_past(verb) else "pledged"  # "is in the process of buying", "seeks to buy"
    if roles.asks and lemma not in group("aid", "receive"):
        return "requested"
    if roles.asks and is_past(verb) and "to" not in helping(verb):
        return "delivered"
    if roles.asks:
        return None if helping(verb) & POSSIBLE else "pledged"
    if above and above[-1].lemma_ == "be" and any(t.lemma_.lower() in ("first", "last") for t in above):
        return "delivered" if is_past(above[-1]) else None
    return _by_surroundings(passage, verb, above, heads, groups) or _by_verb(passage, verb, above, groups)


def _is_needed(passage: Passage, verb: Token, above: Sequence[Token]) -> bool:
    """True for what somebody says must be: "it is vital that parliament passes", "it is time to send"."""
    needed = passage.group("aid", "needful")
    return any(c.dep_ in ("acomp", "attr") and c.lemma_.lower() in needed for v in (*above, verb.head) if v.lemma_ == "be" for c in v.children if c != verb)


def _is_undecided(passage: Passage, verb: Token, above: Sequence[Token]) -> bool:
    """True for what has "yet to be decided", what is "being agreed upon", and what one would do only on a condition: "is willing to give … when"."""
    decide = passage.group("aid", "decide")
    if any(c.lower_ == "yet" and "to" in helping(v) for v in (verb, *above) if v.lemma_.lower() in decide for c in (*v.children, *v.head.children)):
        return True
    if any(v.lemma_.lower() in decide and any(c.lower_ in passage.group("aid", "open") for c in v.children) for v in above):
        return True  # "a possible decision to send"
    if any(v.lemma_.lower() in decide and v.dep_ in ("nsubj", "nsubjpass") and _is_open(passage, v) for v in above):
        return True  # "a decision on sending jets is expected on Friday"
    if verb.lemma_.lower() in passage.group("aid", "readying") and ("being" in helping(verb) or (verb.tag_ == "VBG" and helping(verb) & PROGRESSIVE)):
        return True
    if any("would" in helping(v) for v in (verb, *above)) and any(m.lower_ in CONDITIONS for v in (verb, *above) for c in v.children
                                                                  if c.dep_ == "advcl" and c.i > v.i for m in c.children if m.dep_ == "mark"):
        return True  # "would only send them if …"
    if any(c.dep_ == "advcl" and c.i < verb.i and any(
            m.dep_ == "mark" and m.lower_ == "if" and not (m.i and m.nbor(-1).lower_ == "even") for m in c.children) for v in (verb, *above) if "will" in helping(v) for c in v.children):
        return True  # "if there is no settlement, I will send them missiles"
    willing = any(v.pos_ == "ADJ" and v.lemma_.lower() in passage.group("aid", "willing") for v in above)
    terms = (c for v in (verb, *above) for c in v.children if c.dep_ == "advcl" and c.i > verb.i)
    return willing and any(m.lower_ in CONDITIONS | {"when", "once", "unless"} for c in terms for m in c.children if m.dep_ in ("mark", "advmod"))


def _is_open(passage: Passage, decision: Token) -> bool:
    """True for a decision that is awaited, that has not been made, that lies ahead."""
    over = decision.head
    return over.lemma_.lower() in passage.group("aid", "held_up") or has(over, "neg") or lies_ahead(over) or "will" in helping(over)


def _denied(passage: Passage, verb: Token, above: Sequence[Token], groups: Mapping[str, frozenset[str]]) -> str | None:
    """What a condition or a denial makes of the act: SKIPPED, or a refusal, a thought, a halt; None where there is neither."""
    every = (verb, *above)
    if any(v.pos_ == "VERB" and v.lemma_.lower() in passage.group("aid", "decide") and has(v, "neg") and helping(v) & PERFECT for v in above):
        return "considered"  # "has not yet decided whether to send"
    marks = {c.lower_ for c in verb.head.children if c.dep_ == "mark"} if verb.dep_ == "conj" and not has(verb, "mark") else set()  # "if the front breaks and X asks for aid"
    marks |= {c.lower_ for v in every for c in v.children if c.dep_ == "mark"}
    if marks & (CONDITIONS | {"until"}) or ("whether" in marks and step_above(above, groups, passage.group("aid", "asking_nouns"), passage.group("aid", "telling")) != "considered"):
        return SKIPPED
    if any(v.pos_ == "ADJ" and v.head.lemma_ == "make" for v in above):
        return SKIPPED  # "makes it easier for X to provide"
    if "before" in marks and helping(verb) & POSSIBLE:
        return SKIPPED  # "it will take months before the jets can be delivered"
    if any(v.lemma_.lower() in groups["suspend"] and (groups["request"] | passage.group("aid", "causing")) & {a.lemma_.lower() for a in verbs_above(passage, v)} for v in every):
        return SKIPPED
    if has_no_plan(passage, above):
        return "rejected"
    if any(v.lemma_ in ("hesitate", "hesitation", "hesitant") for v in (*above, verb.head)):
        return SKIPPED
    denying = passage.group("verbs", "deny") - groups["reject"]
    over = (*above, verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VB" else above
    none = any(g.lower_ == "no" for v in over for c in v.children if c.dep_ in SUBJECTS for g in c.children)  # "no decision has been made to send"
    if none or any(v.lemma_.lower() in denying or any(c.lower_ == "no" for c in v.children) for v in above):
        return SKIPPED
    if any(v.lemma_ == "rule" and has(v, "neg") for v in above):
        return "considered"  # "did not rule out sending"
    if any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in verb.children):
        return "suspended"  # "is no longer sending"
    if not any(has(v, "neg") or any(c.lower_ == "neither" for c in v.children) for v in every):
        return None
    if "to" in helping(verb) and above and above[0].lemma_.lower() in passage.group("aid", "decide"):
        return "rejected"  # "its decision not to send jets"
    unwilling = any(t.lemma_.lower() in passage.group("aid", "willing") for t in above) and not _is_expected(verb, above)
    ahead = lies_ahead(verb) or unwilling  # "is not ready to send", "did not want to send"
    return "rejected" if ahead and verb.lemma_.lower() in groups["deliver"] else SKIPPED


def _is_expected(verb: Token, above: Sequence[Token]) -> bool:
    """True where the one who does not want it is not the one who would give: "does not want X to send"."""
    return any(c.dep_ == "nsubj" for c in verb.children) or any(c.dep_ in ("dobj", "nsubj") and c.i > above[0].i for c in above[0].children)


def _by_surroundings(passage: Passage, verb: Token, above: Sequence[Token], heads: Sequence[Token],
                     groups: Mapping[str, frozenset[str]]) -> str | None:
    """What talks, thanks, halts and verbs of going on make of the act; None where there are none."""
    group, delivers = passage.group, verb.lemma_.lower() in groups["deliver"]
    lemmas = {t.lemma_.lower() for t in above}
    if lemmas & group("aid", "talks_on") or is_talked_about(passage, verb):
        return "considered"
    helped = verb.dep_ == "xcomp" and verb.head.lemma_ == "help" and verb.head.dep_ == "pcomp"  # "for helping to train"
    if delivers and (verb.dep_ == "pcomp" or helped) and lemmas & (group("verbs", "thank") | group("attacks", "accuse")):
        return "delivered"  # one thanks "for providing" what has come; "for the decision to provide" is a promise
    if any(head.lemma_.lower() in group("aid", "halts") for head in heads):
        return "suspended"
    if verb.lemma_.lower() == "provide" and verb.dep_ != "relcl" and not has(verb, "dobj", "nsubjpass"):
        return "pledged"
    direct = above[:next((n for n, t in enumerate(above) if t.pos_ == "NOUN"), len(above))]  # "has begun X as part of its plan to send Y" begins no sending
    if delivers and (any(t.lemma_ in group("aid", "continue") for t in direct) or any(t.lemma_ == "process" for t in above)):
        promised = any(t.lemma_.lower() in groups["pledge"] and t.lemma_ not in group("aid", "continue") for t in above)
        return "pledged" if promised or any(map(lies_ahead, above)) else "delivered"
    if delivers and verb.tag_ == "VBG" and helping(verb) & PROGRESSIVE and any(money(passage, head) for head in heads):
        return "pledged"  # "is sending another $1 billion in aid": the sum is announced, no arms have come
    if verb.lemma_ in group("aid", "donate") and verb.tag_ == "VBG" and helping(verb) & PROGRESSIVE:
        return "pledged"  # "is donating missiles" announces them
    if delivers and verb.tag_ == "VBG" and helping(verb) & PROGRESSIVE and any(t.lower_ in passage.group("aid", "soon") for t in verb.subtree) and not any(
            c.lower_ == "already" for c in verb.children):
        return "pledged"  # "we are handing over four jets in the coming days"
    if verb.lemma_.lower() == "vote":
        return "pledged" if is_past(verb) and any(c.lower_ in ("for", "through") for c in verb.children) else "considered"
    if delivers and _of_paper(passage, verb):
        return "pledged"  # "the bill provides $61 billion in aid"
    if delivers and any(c.dep_ == "dobj" and c.lemma_.lower() in group("aid", "agreeing_nouns") for c in verb.children):
        return "pledged"  # "has given authorisation for a drawdown"
    if delivers and _is_sought(passage, verb):
        return "considered"
    if delivers and len(above) > 1 and above[0].lemma_ == "able" and is_past(above[1]):
        return "delivered"  # "was already able to transfer"
    if delivers and above and above[0].lemma_ == "help" and is_past(above[0]):
        return "delivered"  # "the parts that the US helped send"
    return None


def _is_sought(passage: Passage, verb: Token) -> bool:
    """True for "has the opportunity to be the first to provide", "found a way to get"."""
    at = verb
    while at.head != at and at.tag_ == "VB" and at.dep_ in ("acl", "relcl", "xcomp"):
        at = at.head
        if at.dep_ == "attr" and at.head.tag_ == "VB":
            at = at.head
        if at.lemma_.lower() in passage.group("aid", "endeavours"):
            return True
    return False


def _of_paper(passage: Passage, verb: Token) -> bool:
    """True where a bill, a plan or a package gives, which only says what will be given."""
    giver = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    giver = verb.head if giver is not None and giver.lower_ in RELATIVE and verb.dep_ == "relcl" else giver
    return giver is not None and giver.lemma_.lower() in passage.group("aid", "papers") and passage.mention_at(giver) is None


def _by_verb(passage: Passage, verb: Token, above: tuple[Token, ...], groups: Mapping[str, frozenset[str]]) -> str | None:
    """The step of the verbs above, else what a helper says, else the verb's own."""
    lemma, helpers, higher = verb.lemma_.lower(), _helpers(verb), step_above(above, groups, passage.group("aid", "asking_nouns"), passage.group("aid", "telling"))
    if higher == "pledged" and lemma in groups["suspend"]:
        return "suspended"  # "confirmed that shipments were halted"
    if higher in ("pledged", None) and any(t.lemma_.lower() in passage.group("aid", "inclined") for t in above):
        return "considered"
    told = lemma in groups["deliver"] or lemma in passage.group("aid", "going_on")
    if higher == "pledged" and told and verb.dep_ == "ccomp" and is_past(verb) and not helpers & FUTURE:
        return "delivered"  # "announced that it has delivered"
    if higher:
        return higher
    if helpers & OUGHT or has_to(verb):
        return "requested"
    if helpers & POSSIBLE and lemma not in passage.group("aid", "announcing"):
        return "considered"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not helpers and any(c.lower_ in POSSIBLE for c in verb.head.children):
        return "considered"  # "may change its approach, announcing large packages"
    return _own(passage, verb, lemma, helpers, groups)


def _helpers(verb: Token) -> set[str]:
    """The helping verbs of a verb, or of the one that it is joined to: "to refurbish and provide"."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VB" and not has(verb, "nsubj", "aux") and verb.head.pos_ in ("VERB", "AUX")
    return _helpers(verb.head) if joined else helping(verb)


def _own(passage: Passage, verb: Token, lemma: str, helpers: set[str], groups: Mapping[str, frozenset[str]]) -> str | None:
    if is_going(verb) and not is_past(verb):
        return "pledged"
    if lemma in groups["suspend"]:
        return "suspended"
    if lemma in groups["reject"]:
        return "rejected"
    if lemma == "coordinate" and any(c.lower_ == "on" for c in verb.children):
        return "considered"  # "is coordinating with X on the delivery of Y"
    if lemma in groups["deliver"] and passage.role == "headline" and verb.tag_ in ("VBZ", "VBP"):
        return None  # "US sends $1 billion in arms": a headline's present may be done or promised
    if lemma in groups["deliver"] and verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in passage.group("aid", "givers_in_general"):
        return SKIPPED if lemma in passage.group("aid", "help") else None  # "countries supporting X with tanks" are only named; "countries supplying tanks would change nothing" says nothing of when
    if lemma in groups["deliver"]:
        progressive = verb.tag_ == "VBG" and bool(helpers & {"is", "are", "’s", "'s", "been"})
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and lies_ahead(verb.head):
            return "pledged"  # "will re-sequence deliveries, providing X with Y"
        done = is_past(verb) and not helpers & {"would", "to"} and not lies_ahead(verb)
        return "delivered" if done or progressive or (verb.tag_ in ("VBP", "VBZ") and not lies_ahead(verb)) else "pledged"
    if lemma in groups["consider"]:
        return "considered"
    if lemma in passage.group("aid", "going_on") and is_past(verb) and not helpers & {"would", "will", "to"}:
        return "delivered"
    if lemma in groups["pledge"] or lemma in passage.group("aid", "spent"):
        return "pledged"
    return "requested" if lemma in groups["request"] else None
