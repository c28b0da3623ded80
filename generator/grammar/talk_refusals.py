"""What comes of a meeting that one side turns down or calls off: rejected, cancelled.

Understood: "the Kremlin ruled out a meeting between X and Y", "X refused to meet Y", "X will not meet Y in Z", "rejected the proposal for talks between A and B",
"cancelled his visit to Z", "the cancellation of the summit in Z". Not: "did not rule out a meeting", "X will not attend", "refused to comment on the talks".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage, Story
from generator.grammar.relations import has
from generator.grammar.talk_opinions import NOT_AN_EVENT
from generator.grammar.tense import is_past, lies_ahead

REJECTED = "rejected"
PURPOSES = ("of", "on", "for", "to", "in")
"""Prepositions between what is turned down and the meeting: "the idea of a meeting"."""
TOLD = ("VBD", "VBN", "VBZ", "VBP")


def refused(trigger: Token, verb: Token, path: Sequence[Token], story: Story) -> str | None:
    """REJECTED where one side turns the meeting down; None where nobody does."""
    reject = story.group("talks", "turn_down")
    if trigger == verb and verb.lemma_ == "meet":
        above = verb.head
        if verb.dep_ == "xcomp" and above.lemma_ in reject and _is_told(above, story):
            return REJECTED  # "refused to meet X"
        will = verb.tag_ == "VB" and lies_ahead(verb) and verb.dep_ in ("ROOT", "ccomp", "conj")
        return REJECTED if will and has(verb, "neg") and not _again(verb) else None
    if trigger.pos_ != "VERB" and verb.dep_ == "acl" and verb.head.lemma_.lower() in story.group("talks", "reject"):
        return NOT_AN_EVENT  # "X's refusal to take part in the talks"
    if trigger.pos_ == "VERB" or verb.lemma_ not in reject or not _is_told(verb, story):
        return None
    if trigger.dep_ in ("dobj", "nsubjpass") and trigger.head == verb:
        return REJECTED
    propose = story.group("talks", "propose")
    offered = any(t.lemma_.lower() in propose for t in path)
    if not offered and trigger.dep_ == "pobj" and trigger.head.head == verb:  # "rejected all of their proposals for a meeting"
        return REJECTED if any(c.dep_ == "dobj" and c.right_edge.i == trigger.head.i - 1 and any(
            t.lemma_.lower() in propose for t in c.subtree) for c in verb.children) else None
    whole = next((t for t in (trigger, *trigger.ancestors) if t.head == verb), trigger)
    return REJECTED if offered and whole.dep_ in ("dobj", "nsubjpass") and trigger.dep_ == "pobj" and trigger.head.lower_ in PURPOSES else None


def given_up(verb: Token, story: Story) -> str | None:
    """"No longer plans to meet X", "dropped plans to meet X" call the meeting off; "did not agree to meet", "no plans to meet", "denied plans to meet" tell of none."""
    above, plans = verb.head, planned(verb, story)
    if verb.dep_ == "acl" and above.pos_ == "NOUN" and any(c.lower_ == "no" for c in above.children):
        return NOT_AN_EVENT
    if plans is not None and (has(plans.head, "neg") or plans.head.lemma_ in story.group("talks", "reject")):
        return NOT_AN_EVENT
    if plans is not None and plans.head.lemma_ in story.group("talks", "drop"):
        return "cancelled"
    longer = any(c.lower_ == "longer" for c in above.children)
    if verb.dep_ != "xcomp" or not (longer or has(above, "neg")):
        return None
    return "cancelled" if longer and above.lemma_ in story.group("talks", "plan") else NOT_AN_EVENT


def planned(verb: Token, story: Story) -> Token | None:
    """The noun of "announced plans to meet X"."""
    noun = verb.head
    return noun if verb.dep_ == "acl" and noun.dep_ == "dobj" and noun.lemma_ in story.group("talks", "plan") else None


def in_view(trigger: Token) -> bool:
    """"With another round in Geneva in view": it is neither held nor set."""
    other = {c.lower_ for c in trigger.lefts} & {"another", "further", "more", "possible"}
    return trigger.dep_ == "pobj" and trigger.head.lower_ == "with" and bool(other) and not any(c.dep_ == "acl" for c in trigger.children)


def _is_told(verb: Token, story: Story) -> bool:
    """True for what has been turned down, not for what may be or was not: "did not rule out", "could refuse"."""
    if verb.lemma_ == "rule" and not any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return False
    if verb.lemma_ == "turn" and not any(c.dep_ == "prt" and c.lower_ == "down" for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ == "aux" and c.tag_ in ("MD", "TO")]
    return verb.tag_ in TOLD and not helpers and not has(verb, "neg")


def _again(verb: Token) -> bool:
    """"Will not meet until X", "will not meet only to talk": it may well be."""
    return any(c.lower_ in ("until", "unless", "only", "just", "before") for c in verb.subtree)


def trip_called_off(passage: Passage, noun: Token) -> bool:
    """"Cancelled a visit to Z", "his trip to Z was called off"."""
    verb = noun.head
    off = passage.group("talks", "cancel", "postpone")
    if noun.lemma_ not in passage.group("talks", "visit_nouns") or noun.dep_ not in ("dobj", "nsubjpass") or has(verb, "neg"):
        return False
    spread = verb.lemma_ == "call" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and (verb.lemma_ in off or spread)


def traveller(noun: Token) -> Iterable[Token]:
    """Who was to go: the one who called it off, or whose visit it is."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PROPN"]
    yield from owners or (c for c in noun.head.children if c.dep_ == "nsubj")


def without_result(trigger: Token, verb: Token, story: Story) -> str | None:
    """"The talks did not produce a breakthrough": they were held."""
    if trigger.dep_ != "nsubj" or trigger.head != verb or not has(verb, "neg") or not is_past(verb):
        return None
    return "held" if verb.lemma_ in story.group("talks", "lead_to", "bring_nothing") and has(verb, "dobj", "prep") else None


def stays_away(trigger: Token, verb: Token, story: Story) -> str | None:
    """"The meeting will not take place": it is called off."""
    occurs = trigger.dep_ in SUBJECTS and trigger.head == verb and verb.lemma_ in story.group("talks", "carry_out")
    return "cancelled" if occurs and has(verb, "neg") and lies_ahead(verb) else None
