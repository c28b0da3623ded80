"""What is only thought of a meeting: "is impossible", "would be premature", "should focus on X". Only an opinion of talks that were ("the talks were difficult") tells that they were held."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.function_words import THIS
from generator.grammar.opinions import complements
from generator.grammar.passages import Story
from generator.grammar.relations import behind, has
from generator.grammar.tense import is_past

NOT_AN_EVENT = "no event"
LEFT_OPEN = "left open"
"""Told of, but neither as held nor as to come."""
SOME = frozenset("some any all most many such".split())
NUMBERED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "th")


def judged(trigger: Token, verb: Token, story: Story) -> str | None:
    """What an opinion of a meeting makes of it: "a meeting is possible", "would be premature", "is a step towards peace"; None where it is none.

    Nobody says by it that the meeting was held. "The talks were difficult" speaks of talks that were; "the talks are difficult" leaves it open.
    """
    if trigger.head == verb and verb.lemma_ == "be" and any(t.lemma_ in story.group("cues", "uncertain") for t in behind(verb, "in")):
        return NOT_AN_EVENT  # "a meeting is in doubt"
    told = complements(trigger, story.words)
    if not told or told & story.group("talks", "plan", "going_on"):
        return None
    if told & story.group("talks", "possible") and not any(t.lower_ == "only" for t in verb.subtree):
        return "proposed"
    if told & story.group("cues", "likely"):
        return LEFT_OPEN
    known = trigger.left_edge.lower_ in THIS or trigger.left_edge.dep_ == "poss" or any(t.tag_ == "JJ" and t.lemma_.endswith(NUMBERED) for t in trigger.lefts)
    known = known or is_past(verb) and any(t.ent_type_ == "DATE" for t in trigger.subtree)  # "talks in Geneva on Tuesday were useful"
    if not known or told & story.group("cues", "uncertain", "judged"):
        return NOT_AN_EVENT
    return None if is_past(verb) else LEFT_OPEN


def is_advice(trigger: Token, verb: Token, story: Story) -> bool:
    """"The next meeting should focus on X": it is not proposed by that."""
    own = trigger.head == verb and trigger.dep_ in ("nsubj", "nsubjpass")
    return own and verb.lemma_ in story.group("talks", "discuss") and any(t.lower_ in ("should", "must") for t in verb.children)


def in_general(trigger: Token, verb: Token, story: Story) -> bool:
    """"In some meetings he is joined by X", "when X still attended summits": what happens now and then."""
    if trigger.tag_ not in ("NNS", "NNPS") or any(t.ent_type_ in ("DATE", "GPE", "CARDINAL", "ORDINAL") for t in trigger.subtree):
        return False
    if any(c.dep_ == "det" and c.lower_ in SOME for c in trigger.lefts):
        return True
    bare = trigger.dep_ == "dobj" and trigger.head == verb and verb.lemma_ == "attend" and not any(c.dep_ in ("det", "poss", "nummod") for c in trigger.lefts)
    return bare and not any(t.ent_type_ in ("DATE", "GPE") for c in verb.children if c.dep_ in ("prep", "npadvmod") for t in c.subtree)


def is_spoken_of(trigger: Token, verb: Token, story: Story) -> str | None:
    """What a word about a meeting tells: "described his call with X as excellent" has been, "confirmed a meeting with X" is to come."""
    judging = story.group("verbs", "naming") | story.group("talks", "judging")
    if trigger.dep_ != "dobj" or trigger.head != verb or not is_past(verb):
        return None
    if verb.lemma_ == "confirm" and trigger.left_edge.lower_ in ("a", "an"):
        return "scheduled"
    return "held" if verb.lemma_ in judging and not has(verb, "aux") else None


def is_numbered(trigger: Token) -> bool:
    """"Interest in a second round"."""
    return any(t.tag_ == "JJ" and t.lemma_.endswith(NUMBERED) for t in trigger.lefts)


def untold(verb: Token, story: Story) -> bool:
    """True for what is only asked, and for what a journalist does."""
    return _left_to_ask(verb, story) or _of_the_press(verb, story)


def _left_to_ask(verb: Token, story: Story) -> bool:
    """"Asked whether X would attend the talks", "the reporter suggested that X should go to Y": nobody who could tell says so."""
    at = verb
    while at.head != at and at.dep_ in ("acl", "advcl", "ccomp", "conj", "pcomp", "relcl", "xcomp"):
        if any(c.dep_ == "mark" and (c.lower_ == "whether" or c.lower_ == "if" and at.head.lemma_ == "ask") for c in at.children):
            return True
        asked = next((c for c in at.head.children if c.dep_ == "nsubj"), None)
        if at.dep_ == "ccomp" and asked is not None and asked.lemma_ in story.group("talks", "press") and at.head.lemma_ in story.group("talks", "propose"):
            return True
        at = at.head
    return any(c.dep_ == "mark" and c.lower_ == "whether" for c in at.children)


def _of_the_press(verb: Token, story: Story) -> bool:
    """"CNN's X spoke with Y": a journalist asks."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.lemma_ not in story.group("talks", "speak", "travel", "meeting_verbs") or subject is None:
        return False
    owners = (story.cast.by_token.get(c.i) for c in subject.children if c.dep_ in ("poss", "compound"))
    return any(m is not None and m.name in story.cast.media for m in owners)
