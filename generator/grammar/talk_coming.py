"""What a meeting that is still to come will be about, where the sentences behind it tell it.

Understood: "They will discuss X and Y", "They plan to discuss X", "X will also be discussed", "The agenda includes X"; so also of one that is going
on. What a sentence with a meeting of its own tells is left to that meeting.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import first, has
from generator.grammar.talk_aims import infinitive, topics
from generator.grammar.talk_matter import agenda_of
from generator.grammar.tense import lies_ahead
from generator.model import Finding

CLOSE = 3
"""Sentences behind the meeting to come in which it may still be spoken of."""
PLURAL = ("they", "both", "who")
RULE = "talks.agenda.ahead"


def planned(passage: Passage, before: Sequence[Finding], own: Sequence[Finding]) -> list[Finding]:
    """The agenda of the meeting to come that was told of last, where the sentence tells of no meeting of its `own`."""
    near = [f for f in before if f.rule != RULE and 0 < passage.index - f.sentence <= CLOSE and (f.link == "new" or _known(f))]
    if own or passage.role != "story" or not near:
        return []
    home, fields = near[-1], near[-1].fields
    known = _known(home)
    today = fields.get("date", str(passage.story.published)) == str(passage.story.published)
    going_on = fields.get("status") == "held" and today and "outcome" not in fields  # "has begun a meeting with X. The talks will focus on Y"
    if not (fields.get("status") == "scheduled" or going_on) or fields.get("kind") == "exchange" or not known:
        return []
    for verb in (t for t in passage.tokens if t.pos_ in ("VERB", "AUX")):
        items = agenda_of(passage, verb) if _of_the_meeting(passage, verb, home) else ()
        if items:
            slots = {"agenda": items} if going_on else {"status": "scheduled", "agenda": items}
            return [Finding("talks", slots, passage.start, passage.end, passage.index, passage.voice_of(verb), "same", RULE)]
    return []


def _known(finding: Finding) -> bool:
    """True where a finding tells who meets, where, or in which round."""
    f = finding.fields
    return len(f.get("parties", ())) > 1 or len(f.get("participants", ())) > 0 or bool({"place", "round"} & set(f))  # type: ignore[arg-type]


def _of_the_meeting(passage: Passage, verb: Token, home: Finding) -> bool:
    """A verb that tells what those who are to meet will discuss, or what is on their agenda."""
    group = passage.group
    if has(verb, "neg"):
        return False
    meant = group("talks", "plan", "intend") - group("talks", "tell_of")
    aimed = verb.dep_ == "xcomp" and infinitive(verb) and verb.head.lemma_ in meant and not has(verb.head, "neg")
    if group("talks", "upcoming") & {t.lower_ for t in verb.subtree if t.i < verb.i}:
        return False  # "the next meeting will focus on X"
    subject = first(verb.head if aimed and not has(verb, "nsubj", "nsubjpass") else verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if verb.lemma_ in group("talks", "hold_matter") or verb.lemma_ == "be":
        return any(True for _ in topics(passage, verb))
    if not (aimed or lies_ahead(verb)) or verb.lemma_ not in group("talks", "discuss"):
        return False
    if subject.dep_ == "nsubjpass" and subject.head == verb:
        return True  # "X will also be discussed"
    person = passage.story.cast.person(subject)
    if person is not None:
        return person in home.fields.get("participants", ())  # type: ignore[operator]
    several = subject.tag_ in ("NNS", "NNPS") and subject.lemma_.lower() in group("talks", "delegates", "paired")
    unnamed = not passage.mentions_in(subject, "country", "organisation", "person")
    return subject.lower_ in PLURAL or (several and unnamed) or subject.lemma_.lower() in group("talks", "agenda_nouns")
