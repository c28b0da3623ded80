"""Whether something is proposed, scheduled, held, postponed or cancelled: by verb, tense, modality and modifiers.

Proposed: "is ready to meet", "possible talks". Scheduled: "will meet", "ahead of the talks". Held: "met", "after the talks". No event: "no talks", "discussed
a meeting". As in ConText (Harkema et al. 2009) a cue has a direction and a scope: the parse's path from the trigger to the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.function_words import MODALS, SUBJECTS
from generator.grammar.passages import Story
from generator.grammar.relations import completed_by, first, has, helping
from generator.grammar.talk_opinions import (
    LEFT_OPEN,
    NOT_AN_EVENT,
    in_general,
    is_advice,
    is_numbered,
    is_spoken_of,
    judged,
    untold,
)
from generator.grammar.talk_refusals import given_up, in_view, planned, refused, stays_away, without_result
from generator.grammar.tense import is_going_on, is_past, lies_ahead, ranked

AFTER = ("after", "following")


def status_of(trigger: Token, verb: Token, path: Sequence[Token], story: Story, *, told: bool = False) -> str | None:
    """The status of a meeting; None where the words leave it open, NOT_AN_EVENT where they deny it or make it a topic.

    `told` is true for a meeting that was told of before ("the meeting"): its status stands already, and "should" adds nothing.
    """
    groups = {name: story.group("talks", name) for name in ("propose", "plan", "postpone", "cancel", "reject")}
    near = {w for t in trigger.children if t.dep_ in ("amod", "compound", "nmod", "det", "advmod") for w in (t.lemma_.lower(), t.lower_)}
    nouns = (set() if trigger.dep_ == "pobj" and trigger.head.lower_ in AFTER else {t.lemma_.lower() for t in path}) | _wished(trigger)  # not "announced its readiness following talks"
    if untold(verb, story):
        return NOT_AN_EVENT  # "asked whether X would meet Y", "CNN's X spoke with Y"
    if in_view(trigger):
        return None
    if trigger == verb and ranked(verb) is not None:
        return "held"  # "is the first official to visit Z"
    if turned_down := refused(trigger, verb, path, story):
        return turned_down
    if off := next((status for name, status in (("cancel_nouns", "cancelled"), ("postpone_nouns", "postponed")) if nouns & story.group("talks", name)), None):
        return off
    none = any(c.dep_ in (*SUBJECTS, "attr") and c != trigger and any(d.lower_ in ("no", "neither") for d in c.children) for c in verb.children)
    if ended := without_result(trigger, verb, story) or stays_away(trigger, verb, story):
        return ended
    founded = story.group("talks", "regard", "set_up") if verb.lemma_ != "launch" else ()
    if trigger.head == verb and trigger.dep_ == "nsubjpass" and verb.lemma_ in founded:
        return NOT_AN_EVENT  # "the meeting had been viewed as a test", "the talks were established in 2014"
    if is_advice(trigger, verb, story):
        return None
    unset = trigger.dep_ == "pobj" and trigger.head.lower_ in ("for", "on", "of", "about") and any(c.lower_ == "no" for t in path for c in t.children)  # "there is no date for a meeting"
    if unset or near & {"no"} or in_general(trigger, verb, story) or has(verb, "neg") or (none and not is_setting(trigger, story)):
        return NOT_AN_EVENT
    if (ended := given_up(verb, story)) or (plans := planned(verb, story)) is not None and (ended := _called_off(plans, plans.head, groups, story)):
        return ended  # "called off plans to meet X"
    opened = trigger.head == verb and trigger.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") and not has(verb, "aux") and verb.lemma_ in story.group("talks", "take_part")
    if opened or (trigger == verb and verb.lemma_ in story.group("talks", "greet")):
        return "held"  # "the talks opened", which is not "is open to talks"; "greeted X" in a caption
    if nouns & story.group("talks", "interest") and is_numbered(trigger):
        return None
    if any(t.dep_ == "prep" and t.lower_ == "since" for t in trigger.ancestors if t.i > verb.i or verb == trigger):
        return "held"  # "the first summit since a meeting in Geneva"
    named = trigger.head.head
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "as" and named.lemma_ in story.group("verbs", "naming") and named.head.lower_ in ("after", "following"):
        return "held"  # "following what he described as productive talks"
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "by" and trigger.head.head.lemma_ == "follow":
        outer = trigger.head.head.head  # "intends to meet X, followed by a meeting with Y", "said he would meet X, followed by …"
        before = next((c for c in outer.children if c.dep_ == "ccomp" and c.i < trigger.head.head.i), outer)
        lemmas = {t.lemma_ for t in (before, *completed_by(before))}
        ahead = lies_ahead(before) or "would" in helping(before) or lemmas & (groups["plan"] | story.group("talks", "intend"))
        return "scheduled" if ahead else "held" if is_past(before) else None
    if ahead_of(trigger):
        return "scheduled"
    if near & story.group("talks", "possible") and trigger.dep_ == "nsubjpass" and trigger.head == verb and verb.lemma_ in story.group("talks", "agree") and is_past(verb):
        return "scheduled"  # "a possible meeting has been agreed to take place in Z"
    if near & story.group("talks", "possible") or nouns & groups["propose"] or _was_proposed(trigger, groups["propose"]):
        return _called_off(trigger, verb, groups, story) or "proposed"  # "a proposed summit has been cancelled"
    if nouns & groups["reject"]:
        return NOT_AN_EVENT
    if nouns & story.group("talks", "attendance") and verb.lemma_ in story.group("talks", "cancel", "tell_of"):
        return "scheduled" if verb.lemma_ in ("confirm", "announce") else NOT_AN_EVENT  # "confirmed their participation in the summit", "cancelled it"
    if near & story.group("talks", "previous"):
        return "held"
    if nouns & story.group("talks", "set_nouns") and (not is_topic(trigger, verb, story) or any(
            t.ent_type_ in ("GPE", "DATE") for t in trigger.subtree if t.i > trigger.i)):
        return "scheduled"
    if trigger != verb and is_topic(trigger, verb, story):
        return _in_its_clause(trigger, story) or NOT_AN_EVENT
    if verb.lemma_ in story.group("talks", "invite") and trigger.left_edge.lower_ == "the":
        return "scheduled"
    if trigger != verb and is_setting(trigger, story) and near & story.group("talks", "upcoming"):
        return "scheduled"  # "after his upcoming meeting with X"
    if trigger != verb and is_setting(trigger, story):
        return _in_setting(trigger, verb, {**groups, "speech": story.group("verbs", "speech")})
    if told and verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and trigger.dep_ == "nsubj" and has(verb, "prep"):
        return None  # "the meeting is in Rome"
    status = _by_verb(trigger, verb, groups, near, story)
    return None if told and status == "proposed" else status


def ahead_of(trigger: Token) -> bool:
    """"arrived in Paris ahead of a summit", "before the talks"."""
    if trigger.dep_ != "pobj" or trigger.pos_ == "VERB":
        return False
    days = trigger.head.head.dep_ == "appos" and trigger.head.head.lemma_ in ("day", "week")  # "on Monday, a day before the talks"
    theirs = trigger.head.head.pos_ == "VERB" and any(c.tag_ == "PRP$" for c in trigger.lefts)  # "spoke before his talks with X"
    shortly = trigger.head.lower_ == "before" and (has(trigger.head, "npadvmod") or days or theirs) or any(
        c.dep_ == "poss" and c.left_edge.lower_ == "next" for c in trigger.lefts)  # "a day before the talks", "before next week's talks"
    before = shortly or trigger.head.lower_ == "of" and trigger.head.head.lower_ in ("ahead", "eve") or trigger.head.lower_ == "to" and (
        trigger.head.head.lower_ == "prior" or trigger.head.head.lower_ == "up" and trigger.head.head.nbor(-2).lower_ in ("run", "lead", "build"))
    above = trigger.head.head.head if trigger.head.head.pos_ == "ADV" else trigger.head.head
    return (shortly or before and above.head.lemma_ != "last") and not any(c.lower_ in ("last", "previous") for c in trigger.children)


def _in_setting(trigger: Token, verb: Token, groups: dict[str, frozenset[str]]) -> str | None:
    """"agreed to go on in the third round" lies ahead; "agreed during the second round" has been."""
    above = completed_by(verb)
    if trigger.dep_ == "pobj" and trigger.head.lower_ != "in" and above and is_past(above[-1]):
        return "held"
    before = trigger.head.nbor(-1) if trigger.dep_ == "pobj" and trigger.head.i > trigger.sent.start else trigger
    quoting = next((t for t in verb.ancestors if t.pos_ == "VERB" and any(c.dep_ == "ccomp" for c in t.children)), None) if before.is_punct else None
    if quoting is not None and is_past(quoting) and trigger.head.lower_ in ("in", "during", "at", *AFTER):
        return "held"  # "A vowed that it would stand by B, in a call with C"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and any(t.lower_ in AFTER for t in trigger.ancestors if t.i > verb.i):
        return "held"  # "X, speaking after talks with Y"
    if verb.dep_ == "xcomp" and {t.lemma_ for t in above} & groups["plan"]:
        return "scheduled"
    if lies_ahead(verb) or (verb.lemma_ in groups["plan"] and verb.tag_ in ("VBZ", "VBP") and trigger.head.lower_ not in AFTER):
        return "scheduled"
    now = verb.tag_ in ("VBZ", "VBP") and (trigger.head.lower_ in AFTER or verb.lemma_ in groups["speech"]) and not has(verb, "mark")
    return "held" if is_past(verb) or now else None  # "after the summit, that is harder to say", "X says at the summit"


def _wished(trigger: Token) -> set[str]:
    """"interest in a round of talks": the noun, where the parse hangs the preposition on the verb beside it."""
    return set() if trigger.dep_ != "pobj" or trigger.head.lower_ not in ("in", "for", "to") else {c.lemma_.lower() for c in trigger.head.head.children if c.dep_ == "dobj" and c.i == trigger.head.i - 1}


def _was_proposed(trigger: Token, propose: frozenset[str]) -> bool:
    """"talks proposed by Ukraine"."""
    inner = [trigger, *(c for p in trigger.children if p.lower_ == "of" for c in p.children)]
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in propose for t in inner for c in t.children)


def is_topic(trigger: Token, verb: Token, story: Story) -> bool:
    """True for a meeting that others talk about: "discussed another meeting", "briefed him on his conversation"."""
    subject = first(verb, *SUBJECTS)
    inside = subject is not None and subject.left_edge.i <= trigger.i <= subject.right_edge.i
    below = verb == trigger or any(t == verb for t in trigger.ancestors)
    if verb.lemma_ in story.group("talks", "speak_at") and trigger.dep_ == "dobj" and trigger.lemma_.lower() in story.group(
            "talks", "meeting_nouns", "conference_nouns"):
        return False  # "addressed the summit"
    talked = verb.lemma_ in story.group("talks", "discuss", "inform", "set_out") and not any(c.lower_ == "down" for c in verb.children)
    return talked and below and not inside and not is_setting(trigger, story)


def is_setting(trigger: Token, story: Story) -> bool:
    """True in "after the meeting", "at this meeting": the verb tells of something else."""
    head = trigger.head
    if trigger.dep_ == "pobj" and head.lower_ == "of" and head.head.dep_ == "pobj" and (
            head.head.lemma_.lower() in story.group("talks", "stages", "sidelines")):
        head = head.head.head  # "at the opening of a meeting"
    while head.dep_ == "conj" or head.dep_ == "pobj":
        head = head.head
    beside = head.lower_ == "on" and any(c.pos_ == "PROPN" for c in trigger.lefts) and trigger.head.head.lemma_.lower() in story.group("talks", "sidelines")  # "on the margins of the G7 summit"
    set_in = trigger.dep_ in ("pobj", "conj") and (head.lower_ in story.group("talks", "setting") or beside)
    return set_in and not _wished(trigger) & story.group("talks", "propose", "reject") or trigger.dep_ == "dobj" and head.lower_ == "following"


def _by_verb(trigger: Token, verb: Token, groups: dict[str, frozenset[str]], near: set[str], story: Story) -> str | None:
    above = completed_by(verb)
    due = {c.lemma_ for t in (verb, *above) for c in t.children if c.dep_ == "acomp"}  # "is due in Moscow on Monday to meet X"
    lemmas = {t.lemma_.lower() for t in (verb, *above)}
    own = trigger == verb
    if (off := _called_off(trigger, verb, groups, story)):
        return off
    if (opinion := NOT_AN_EVENT if lemmas & groups["reject"] else judged(trigger, verb, story)):
        return None if opinion == LEFT_OPEN else opinion
    wanting = {t.lemma_.lower() for t in above} if own else lemmas
    if (verb.dep_ in ("acl", "relcl") or (verb.dep_ == "advcl" and verb.head.pos_ == "NOUN")) and any(c.lower_ == "to" for c in verb.children):
        wanting = wanting | {verb.head.lemma_.lower()}  # "a chance for X to hold a meeting"
    if trigger.dep_ == "dobj" and verb.lemma_ == "follow":
        return "held"  # "it follows a call between X and Y"
    if verb.lemma_ == "be" and any(p.lower_ == "in" and any(o.lemma_ in story.group("talks", "set_nouns") for o in p.children) for p in verb.children):
        return "scheduled"  # "a meeting is in preparation"
    if trigger.dep_ in SUBJECTS and any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in story.group("talks", "carry_out") for c in trigger.children):
        return "held"  # "the talks, held in Rome, were prepared by X"
    if (wanting | due) & groups["plan"]:
        if verb.dep_ == "acl" and {c.lower_ for c in verb.head.children} & story.group("talks", "tentative"):
            return "proposed"  # "a tentative plan to hold talks"
        tried = verb.lemma_ in groups["plan"] and {t.lemma_ for t in above} & story.group("talks", "try")
        return "proposed" if tried else "scheduled"  # "was trying to arrange a meeting"
    if (own or trigger.dep_ == "dobj" and verb.lemma_ in story.group("talks", "take_part")) and verb.dep_ == "acl" and verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children) and is_past(verb.head.head):
        return "held"  # "the ministers, meeting in Munich, condemned …", "X, opening the meeting, said …"
    if own and any(t.dep_ == "pcomp" and t.head.lower_ == "before" for t in above):
        return "scheduled"  # "before leaving to meet X", not "before meeting X"
    if own and verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in AFTER:
        return "held"  # "after meeting with X"
    helpers = {t.lower_ for t in verb.children}
    if "might" in helpers or (own and "could" in helpers and any(t.lower_ == "only" for t in verb.subtree)):
        return None  # "they could meet only after a truce"
    wanting = wanting - {"open"} if verb.lemma_ == "open" and trigger.dep_ == "dobj" else wanting  # "opened the meeting" is no openness
    if own and verb.dep_ == "xcomp" and (due | {verb.head.lower_}) & story.group("talks", "pleased"):
        return "held"  # "I am pleased to welcome X"
    if trigger.dep_ in SUBJECTS and _reported(verb, helpers) and verb.lemma_ in story.group("talks", "carry_out"):
        return "scheduled"  # "the talks would be held in Geneva, a source said"
    if own and verb.dep_ == "advcl" and verb.tag_ == "VBG" and not has(verb, "aux", "mark") and verb.i < verb.head.i and is_past(verb.head):
        return "held"  # "speaking to X in Y, Z called for …"
    if wanting & groups["propose"] or any(t.lower_ in MODALS and t.dep_ == "aux" for t in verb.children):
        return "proposed"
    to = taking_place(trigger, story)
    if any(map(lies_ahead, (verb, *above))) or near & story.group("talks", "upcoming") or to and (lies_ahead(to) or to == _to_be_held(trigger, story)):
        return "scheduled"  # also "praised the talks, to be held in Z"
    if spoken := is_spoken_of(trigger, verb, story):
        return spoken
    if not own and lemmas & story.group("verbs", "speech") and verb.lemma_ not in story.group("talks", "take_part"):
        return None
    if any(t.tag_ == "VBG" and is_going_on(t) and t.lemma_ in story.group("talks", "travel") and t.lemma_ != "visit" for t in (verb, *above)):
        return "scheduled"  # "is travelling to Kyiv to meet X"
    attended = trigger.dep_ == "nsubjpass" and verb.lemma_ in story.group("talks", "be_there")
    if attended and any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children):
        return "held"  # "the meeting is attended by X"
    if verb.lemma_ in story.group("talks", "travel") and verb.tag_ in ("VBZ", "VBP") and trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
        return "scheduled"  # "arrives in Kyiv for talks"
    if any(is_past(t) or is_going_on(t) for t in (verb, *above)) or any(c.tag_ == "VBD" for c in trigger.lefts):
        return "held"
    return "scheduled" if any(t.lemma_ == "look" and any(c.lower_ == "forward" for c in t.children) for t in (verb, *above)) else None


def _reported(verb: Token, helpers: set[str]) -> bool:
    """"Would" of what somebody said would be."""
    return "would" in helpers and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def taking_place(trigger: Token, story: Story) -> Token | None:
    """The verb of "the meeting, which will take place in Rome"."""
    occurs = story.group("talks", "carry_out", "plan", "move")
    near = (*trigger.children, *(c for p in trigger.children if p.lower_ in ("with", "between") for o in p.children for c in o.children))
    if (due := _to_be_held(trigger, story)) is not None:
        return due
    return next((c for c in near if c.dep_ == "relcl" and c.lemma_ in occurs and any(
        s.dep_ in ("nsubj", "nsubjpass") and s.lower_ in ("which", "that") for s in c.children)), None)


def _to_be_held(trigger: Token, story: Story) -> Token | None:
    """The verb of "announced talks between X and Y, to be held in Rome", which the parse may hang on "announced"."""
    verb = next((t for t in trigger.ancestors if t.pos_ == "VERB"), None) if trigger.pos_ != "VERB" else None
    return next((c for c in (*trigger.children, *verb.children) if c.dep_ in ("advcl", "relcl") and c.i > trigger.i and c.tag_ == "VBN" and c.lemma_ in story.group(
        "talks", "carry_out") and has(c, "auxpass") and has(c, "aux") and not has(c, *SUBJECTS, "mark")), None) if verb is not None else None


def _in_its_clause(trigger: Token, story: Story) -> str | None:
    """Whether a meeting that is talked about is to come or has been, as its own clause tells: "which will take place in Rome"."""
    verb = taking_place(trigger, story)
    if verb is None or has(verb, "neg"):
        return None
    if lies_ahead(verb) or verb.lemma_ in story.group("talks", "plan") - story.group("talks", "tell_of", "organise"):
        return "scheduled"
    return "held" if is_past(verb) else None


def _called_off(trigger: Token, verb: Token, groups: dict[str, frozenset[str]], story: Story) -> str | None:
    """"Was postponed", "put it on hold", "have been moved to Wednesday", "was cancelled"."""
    above = completed_by(verb)
    lemmas = {t.lemma_.lower() for t in (verb, *above)}
    acted = next((c.lemma_ for c in trigger.children if c.dep_ == "acl"), "")
    below = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    moved = trigger.dep_ == "nsubjpass" and verb.lemma_ in story.group("talks", "move") and any(c.lower_ in ("to", "back") for c in verb.children)
    if moved or any(t.lemma_ == "be" and any(p.lower_ == "on" and any(o.lower_ == "hold" for o in p.children) for p in t.children) for t in (verb, *above)):
        return "postponed"  # "plans are on hold for X to meet Y"
    for name, status in (("postpone", "postponed"), ("cancel", "cancelled")):
        spread = any(" " in words and words.split()[0] == verb.lemma_ and set(words.split()[1:]) <= below for words in groups[name])
        turned = any(c.dep_ == "conj" and c.lemma_ in groups[name] and not has(c, "nsubj") for t in (verb, *above) for c in t.children)
        if lemmas & groups[name] or acted in groups[name] or spread or turned:
            return status
    return None
