"""Whether something is proposed, scheduled, held, postponed or cancelled: by verb, tense, modality and modifiers.

Proposed: "is ready to meet", "possible talks". Scheduled: "will meet", "ahead of the talks". Held: "met", "after the talks". No event: "no talks", "discussed
a meeting", "rejected talks". In the manner of ConText (Harkema et al. 2009): a cue has a direction and a scope, here the parse's own path from the
trigger to the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.function_words import MODALS, SUBJECTS
from generator.grammar.passages import Story
from generator.grammar.relations import first, has
from generator.grammar.tense import is_going_on, is_past, lies_ahead

NOT_AN_EVENT = "no event"
NUMBERED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "th")


def status_of(trigger: Token, verb: Token, path: Sequence[Token], story: Story, *, told: bool = False) -> str | None:
    """The status of a meeting; None where the words leave it open, NOT_AN_EVENT where they deny it or make it a topic.

    `told` is true for a meeting that was told of before ("the meeting"): its status stands already, and "should" adds nothing.
    """
    groups = {name: story.group("talks", name) for name in ("propose", "plan", "postpone", "cancel", "reject")}
    near = {w for t in trigger.children if t.dep_ in ("amod", "compound", "nmod", "det", "advmod") for w in (t.lemma_.lower(), t.lower_)}
    nouns = {t.lemma_.lower() for t in path} | _wished(trigger)
    none = any(c.dep_ in ("nsubj", "nsubjpass") and any(d.lower_ == "no" for d in c.children) for c in verb.children)
    if near & {"no"} or has(verb, "neg") or (none and not is_setting(trigger, story)):
        return NOT_AN_EVENT
    if nouns & story.group("talks", "interest") and any(t.tag_ == "JJ" and t.lemma_.endswith(NUMBERED) for t in trigger.lefts):
        return None
    if any(t.dep_ == "prep" and t.lower_ == "since" for t in trigger.ancestors if t.i > verb.i or verb == trigger):
        return "held"  # "the first summit since a meeting in Geneva"
    named = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "as" else trigger
    if named != trigger and named.lemma_ in story.group("verbs", "naming") and named.head.lower_ in ("after", "following"):
        return "held"  # "following what he described as productive talks"
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "by" and trigger.head.head.lemma_ == "follow":
        before = trigger.head.head.head  # "intends to meet X, followed by a meeting with Y"
        lemmas = {t.lemma_ for t in (before, *_above(before))}
        ahead = lies_ahead(before) or lemmas & (groups["plan"] | story.group("talks", "intend"))
        return "scheduled" if ahead else "held" if is_past(before) else None
    if ahead_of(trigger):
        return "scheduled"
    if near & story.group("talks", "possible") or nouns & groups["propose"] or _was_proposed(trigger, groups["propose"]):
        return "proposed"
    if nouns & groups["reject"]:
        return NOT_AN_EVENT
    if near & story.group("talks", "previous"):
        return "held"
    if nouns & story.group("talks", "set_nouns") and not is_topic(trigger, verb, story):
        return "scheduled"
    if trigger != verb and is_topic(trigger, verb, story):
        return NOT_AN_EVENT
    if verb.lemma_ in story.group("talks", "invite") and trigger.left_edge.lower_ == "the":
        return "scheduled"
    if trigger != verb and is_setting(trigger, story):
        return _in_setting(trigger, verb, groups)
    status = _by_verb(trigger, verb, groups, near, story)
    return None if told and status == "proposed" else status


def ahead_of(trigger: Token) -> bool:
    """"arrived in Paris ahead of a summit", "before the talks"."""
    if trigger.dep_ != "pobj" or trigger.pos_ == "VERB":
        return False
    shortly = trigger.head.lower_ == "before" and has(trigger.head, "npadvmod")  # "a day before the talks"
    before = shortly or trigger.head.lower_ == "of" and trigger.head.head.lower_ == "ahead" or trigger.head.lower_ == "to" and (
        trigger.head.head.lower_ == "prior")
    above = trigger.head.head.head if trigger.head.head.pos_ == "ADV" else trigger.head.head
    return (shortly or before and above.head.lemma_ != "last") and not any(c.lower_ in ("last", "previous") for c in trigger.children)


def _in_setting(trigger: Token, verb: Token, groups: dict[str, frozenset[str]]) -> str | None:
    """"agreed to go on in the third round" lies ahead; "agreed during the second round" has been."""
    above = _above(verb)
    if trigger.dep_ == "pobj" and trigger.head.lower_ != "in" and above and is_past(above[-1]):
        return "held"
    if verb.dep_ == "xcomp" and {t.lemma_ for t in above} & groups["plan"]:
        return "scheduled"
    if lies_ahead(verb):
        return "scheduled"
    return "held" if is_past(verb) else None


def _wished(trigger: Token) -> set[str]:
    """"interest in a round of talks": the noun, where the parse hangs the preposition on the verb beside it."""
    if trigger.dep_ != "pobj" or trigger.head.lower_ not in ("in", "for", "to"):
        return set()
    return {c.lemma_.lower() for c in trigger.head.head.children if c.dep_ == "dobj" and c.i == trigger.head.i - 1}


def _was_proposed(trigger: Token, propose: frozenset[str]) -> bool:
    """"talks proposed by Ukraine"."""
    inner = [trigger, *(c for p in trigger.children if p.lower_ == "of" for c in p.children)]
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in propose for t in inner for c in t.children)


def is_topic(trigger: Token, verb: Token, story: Story) -> bool:
    """True for a meeting that others talk about: "discussed another meeting", "briefed him on his conversation"."""
    subject = first(verb, *SUBJECTS)
    inside = subject is not None and subject.left_edge.i <= trigger.i <= subject.right_edge.i
    below = verb == trigger or any(t == verb for t in trigger.ancestors)
    talked = verb.lemma_ in story.group("talks", "discuss", "inform", "set_out")
    return talked and below and not inside and not is_setting(trigger, story)


def is_setting(trigger: Token, story: Story) -> bool:
    """True in "after the meeting", "at this meeting": the verb tells of something else."""
    head = trigger.head
    if trigger.dep_ == "pobj" and head.lower_ == "of" and head.head.dep_ == "pobj" and (
            head.head.lemma_.lower() in story.group("talks", "stages", "sidelines")):
        head = head.head.head  # "at the opening of a meeting"
    while head.dep_ == "conj" or head.dep_ == "pobj":
        head = head.head
    wished = _wished(trigger) & story.group("talks", "propose", "reject")
    return (trigger.dep_ in ("pobj", "conj") and head.lower_ in story.group("talks", "setting") and not wished) or (
        trigger.dep_ == "dobj" and head.lower_ == "following")


def _by_verb(trigger: Token, verb: Token, groups: dict[str, frozenset[str]], near: set[str], story: Story) -> str | None:
    above = _above(verb)
    due = {c.lemma_ for t in above for c in t.children if c.dep_ == "acomp"}  # "is due in Moscow on Monday to meet X"
    lemmas = {t.lemma_.lower() for t in (verb, *above)}
    own = trigger == verb
    acted = next((c.lemma_ for c in trigger.children if c.dep_ == "acl"), "")
    below = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    for name, status in (("postpone", "postponed"), ("cancel", "cancelled")):
        spread = any(" " in words and words.split()[0] == verb.lemma_ and set(words.split()[1:]) <= below for words in groups[name])
        turned = any(c.dep_ == "conj" and c.lemma_ in groups[name] and not has(c, "nsubj") for t in (verb, *above) for c in t.children)
        if lemmas & groups[name] or acted in groups[name] or spread or turned:
            return status
    if lemmas & groups["reject"]:
        return NOT_AN_EVENT
    wanting = {t.lemma_.lower() for t in above} if own else lemmas
    if (verb.dep_ in ("acl", "relcl") or (verb.dep_ == "advcl" and verb.head.pos_ == "NOUN")) and any(c.lower_ == "to" for c in verb.children):
        wanting = wanting | {verb.head.lemma_.lower()}  # "a chance for X to hold a meeting"
    if trigger.dep_ == "dobj" and verb.lemma_ == "follow":
        return "held"  # "it follows a call between X and Y"
    if (wanting | due) & groups["plan"]:
        return "scheduled"
    if any(t.lower_ == "might" for t in verb.children):
        return None
    if wanting & groups["propose"] or any(t.lower_ in MODALS and t.dep_ == "aux" for t in verb.children):
        return "proposed"
    if any(lies_ahead(t) for t in (verb, *above)) or near & story.group("talks", "upcoming"):
        return "scheduled"
    if not own and lemmas & story.group("verbs", "speech") and verb.lemma_ not in story.group("talks", "take_part"):
        return None
    if any(t.tag_ == "VBG" and is_going_on(t) and t.lemma_ in story.group("talks", "travel") for t in (verb, *above)):
        return "scheduled"  # "is travelling to Kyiv to meet X"
    if any(is_past(t) or is_going_on(t) for t in (verb, *above)) or any(c.tag_ == "VBD" for c in trigger.lefts):
        return "held"
    forward = any(t.lemma_ == "look" and any(c.lower_ == "forward" for c in t.children) for t in (verb, *above))
    return "scheduled" if forward else None


def _above(verb: Token) -> tuple[Token, ...]:
    """The verbs that a verb completes: "agreed to meet", "are in Kyiv to meet", "look forward to meeting"."""
    out, at = [], verb
    while (at.dep_ in ("xcomp", "advcl", "pcomp", "prep", "acl") or _shares_subject(at)) and at.head != at and len(out) < 5:
        if at.dep_ == "advcl" and at.tag_ in ("VBD", "VBZ", "VBP") and has(at, "mark"):
            break  # "urged them to end the war as the sides met"
        at = at.head
        if at.pos_ in ("VERB", "AUX", "ADJ"):
            out.append(at)
    return tuple(out)


def _shares_subject(verb: Token) -> bool:
    """True for the second verb of "agreed to hold talks and have an exchange": it hangs where the first one does."""
    return verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and not has(verb, "nsubj", "nsubjpass")


