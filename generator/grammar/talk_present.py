"""Who was there, where it is told beside the meeting, and who brings others together.

Understood: "talks attended by A and B", "A also took part in the talks", "met officials, including A and B", "A was joined at the meeting by B", "received a
call from A", "X, speaking after talks with A, said", "after meeting with A, B said", "arrived ahead of talks with her counterpart", "A and B spoke of
their talks", "the A–B call", "offered to host A and B for talks".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, by_whom, first, has
from generator.grammar.talk_forums import speakers_at
from generator.grammar.talk_refusals import traveller, trip_called_off
from generator.grammar.talk_signings import signers
from generator.grammar.talk_status import ahead_of, is_setting
from generator.grammar.talk_triggers import Trigger
from generator.grammar.talk_trips import trip
from generator.grammar.talk_visits import goes
from generator.grammar.tense import ranked
from generator.grammar.words import MEETINGS
from generator.wording import fold

AFTERWARDS = ("after", "following", "before")
DASHES = ("-", "–", "—", "/")
OFFICES = 40
"""Tokens of the offices of two who meet."""


def told_beside(passage: Passage, trigger: Trigger) -> Iterator[Token]:
    """The heads of the phrases that name who was there, beside the roles of the meeting's own verb."""
    token, verb, group = trigger.token, trigger.verb, passage.group
    if trigger.is_verb:
        yield from signers(passage, verb)
        yield from joined(who) if (who := ranked(verb)) is not None else ()
        yield from _main_subject(trigger)
        yield from _who_was_there(verb)
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            yield verb.head  # "the ministers, meeting in Munich"
        return
    yield from _two_behind(passage, token)
    yield from speakers_at(passage, token, verb)
    there = group("talks", "be_there")
    for clause in token.children:
        if clause.dep_ == "acl" and (clause.lemma_ in there or clause.lemma_ == "join"):
            yield from (t for a in by_whom(clause) for t in joined(a))
        if clause.dep_ == "relcl" and clause.lemma_ in there and any(c.dep_ == "dobj" for c in clause.children):
            yield from (t for t in _subjects(clause) if t.lower_ not in ("which", "that"))  # "the meeting, which X is attending"
    if taken_part_in(token, verb):
        yield from _subjects(verb)
    yield from (t for c in behind(verb, "with") if c.doc[c.right_edge.i + 1:c.right_edge.i + 3].text.lower() == "in attendance" for t in joined(c))
    if verb.lemma_ in group("talks", "accompany") and token.dep_ == "pobj" and has(verb, "agent"):
        yield from (t for c in verb.children if c.dep_ == "nsubjpass" for t in joined(c))
        yield from (t for a in by_whom(verb) for t in joined(a))
    if token.dep_ == "nsubj" and verb.lemma_ in group("talks", "unite") and (verb.lemma_ != "bring" or any(c.lower_ == "together" for c in verb.children)):
        nouns = group("talks", *MEETINGS)  # "the meeting included a call with X" is of another
        yield from (t for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() not in nouns for t in joined(c))
    yield from (t for v in drew_guests(passage, trigger) for c in v.subtree if c.i > v.i for t in included(c))  # "drew guests from 50 countries, including A and B"
    if token.dep_ in ("nsubj", "nsubjpass"):  # "took place in Miami, where A and B discussed …"
        there_too = [c for c in verb.subtree if c.dep_ == "relcl" and any(w.lower_ == "where" for w in c.children)]
        two = [t for c in there_too for t in _subjects(c)]
        yield from two if len([t for t in two if passage.story.cast.person(t)]) > 1 else ()
    yield from _set_off(passage, token, verb)
    yield from trip(passage, token) or (traveller(token) if trip_called_off(passage, token) else ())
    if due_for(token, verb):
        yield from (t for c in verb.children if c.dep_ in SUBJECTS for t in joined(c))
    if token.dep_ == "dobj" and verb.lemma_ in group("talks", "get") and (callers := behind(token, "from")):
        yield from (t for c in callers for t in joined(c))
        yield from _subjects(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and is_setting(token, passage.story) and behind(token, "with"):
        yield verb.head  # "X, speaking after talks with Y, said"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_setting(token, passage.story) and behind(token, "with") and not has(verb, "nsubj"):
        yield from _subjects(verb.head)  # "speaking after talks with Y, X said"
    if ahead_of(token) and behind(token, "with") and not has(token, "poss") and (goes(passage, verb) or _with_counterpart(token)):
        yield from _subjects(verb)
    if token.dep_ == "pobj" and token.head.lower_ == "for" and verb.lemma_ in group("talks", "invite"):  # "invited X to Moscow for talks"
        yield from (t for c in verb.children if c.dep_ in ("nsubj", "dobj") for t in joined(c))
    if behind(token, "with") and any(t.lemma_.lower() in group("talks", "ready") and t.dep_ == "acomp" for t in trigger.path):
        yield from _subjects(verb)
    if token.dep_ == "dobj" and verb.lemma_ in group("talks", "propose") and (asked := [
            *behind(verb, "to"), *(c for c in verb.children if c.dep_ == "dative" and c.pos_ == "PROPN")]):
        yield from (t for c in asked for t in joined(c))  # "X has proposed to Y a new round of talks"
        yield from _subjects(verb)
    yield from _spoke_there(passage, trigger)
    yield from _owners(passage, trigger)
    yield from _pair(passage, token)


def drew_guests(passage: Passage, trigger: Trigger) -> list[Token]:
    """The verb of "the meeting, hosted by A, drew guests from 50 countries"."""
    verbs = (trigger.verb, *trigger.verb.conjuncts) if trigger.token.dep_ in SUBJECTS else ()
    return [v for v in verbs if v.lemma_ in passage.group("talks", "unite")]


def taken_part_in(token: Token, verb: Token) -> bool:
    """"50 countries took part in the conference"."""
    in_it = token.dep_ == "pobj" and token.head.lower_ == "in"
    return in_it and verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "part" for c in verb.children)


def due_for(token: Token, verb: Token) -> bool:
    """"Is expected in Kyiv on Monday for talks", "is in Kyiv for talks"."""
    there = verb.lemma_ in ("be", "expect") and bool(behind(verb, "in") or any(behind(c, "in") for c in verb.children if c.dep_ == "acomp"))
    return there and token.dep_ == "pobj" and token.head.lower_ == "for" and not any(c.lower_ in ("between", "among") for c in token.children)


def included(head: Token) -> Iterator[Token]:
    """Those of "officials, including A and B"."""
    yield from (t for p in head.children if p.lower_ == "including" for c in p.children if c.dep_ in ("pobj", "dobj") for t in joined(c))


def without_guests(matter: str, people: tuple[str, ...]) -> str:
    """"The situation at the front" of "discussed the situation at the front with X"."""
    before, _, guest = matter.rpartition(" with ")
    last = fold(guest.split()[-1]) if guest else ""
    return before if before and any(fold(name.split()[-1]) == last for name in people) else matter


def _spoke_there(passage: Passage, trigger: Trigger) -> Iterator[Token]:
    """X of "at the NATO summit in Z, President X said", and of "X vowed that A would stand by B in a phone call with Y"."""
    token, verb, speech = trigger.token, trigger.verb, passage.group("verbs", "speech")
    if token.dep_ != "pobj" or token.head.lower_ not in ("at", "during", "in"):
        return
    above = verb.head if verb.dep_ == "ccomp" else verb
    if above.lemma_ not in speech or above.tag_ != "VBD":
        return
    state = any(c.dep_ == "nsubj" and (m := passage.mention_at(c)) is not None and m.is_state for c in verb.children)
    in_a_call = trigger.kind == "call" and above != verb and state and bool(behind(token, "with"))
    at_a_summit = trigger.kind in ("conference", "meeting") and above == verb and token.head.head == verb and token.head.i < verb.i and (
        token.lemma_ == "summit" or trigger.kind == "conference")
    if in_a_call or at_a_summit:
        yield from (t for t in _subjects(above) if passage.story.cast.person(t))


def _subjects(verb: Token) -> Iterator[Token]:
    yield from (t for c in verb.children if c.dep_ == "nsubj" for t in joined(c))


def _set_off(passage: Passage, token: Token, verb: Token) -> Iterator[Token]:
    """Y of "held a meeting with the President of Z, Y, on Monday", which the parse hangs on the verb."""
    for guest in behind(token, "with"):
        after = guest.right_edge.i + 1
        if guest.lemma_.lower() in passage.group("talks", "delegates") and after < passage.sent.end and passage.doc[after].text == ",":
            yield from (c for c in verb.children if c.dep_ == "npadvmod" and c.left_edge.i == after + 1 and c.pos_ == "PROPN" and passage.story.cast.person(c))


def _with_counterpart(token: Token) -> bool:
    """"Talks with his Ukrainian counterpart": the one who has it is there too."""
    return any(t.lemma_ == "counterpart" and any(c.dep_ == "poss" and c.lower_ in ("his", "her") for c in t.children) for t in behind(token, "with"))


def _who_was_there(verb: Token) -> Iterator[Token]:
    """X in "X, who was in Washington to meet Y"."""
    above = verb
    while above.dep_ in ("advcl", "xcomp") and not has(above, *SUBJECTS) and above.head != above:
        above = above.head
    if above != verb and above.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ == "who" for c in above.children):
        yield above.head


def _two_behind(passage: Passage, token: Token) -> Iterator[Token]:
    """Both of "talks between the envoy for …, A and the envoy for …, B", whose long offices the parse takes apart."""
    between = next((c for c in token.children if c.lower_ == "between"), None)
    if between is None or len(passage.mentions_in(between, "person")) > 1:
        return
    two = [m for m in passage.named("person") if m.i > between.i][:2]
    if len(two) < 2 or two[0].country == two[1].country or two[1].i - between.i > OFFICES:
        return
    inside = passage.doc[between.i:two[1].i]
    if not any(t.pos_ in ("VERB", "AUX") for t in inside) and any(t.lower_ == "and" for t in passage.doc[two[0].j:two[1].i]):
        yield from (passage.doc[m.i:m.j].root for m in two)


def _owners(passage: Passage, trigger: Trigger) -> Iterator[Token]:
    """"A and B discussed the agreements reached during their talks in London": the two of the clause above."""
    if not any(c.dep_ == "poss" and c.lower_ == "their" for c in trigger.token.children):
        return
    for above in trigger.token.ancestors:
        if above.pos_ not in ("VERB", "AUX") or not has(above, "nsubj"):
            continue
        two = tuple(_subjects(above))
        if len(two) > 1 and all(passage.story.cast.person(t) for t in two):
            yield from two
        return


def _pair(passage: Passage, token: Token) -> Iterator[Token]:
    """"The A–B phone call"."""
    people = [m for m in passage.named("person") if token.left_edge.i <= m.i < token.i]
    for one, other in pairwise(people):
        if other.i == one.j + 1 and passage.doc[one.j].text in DASHES:
            yield from (passage.doc[m.i:m.j].root for m in (one, other))


def _main_subject(trigger: Trigger) -> Iterator[Token]:
    """"In a press conference after meeting with X, Y said"."""
    verb = trigger.verb
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or verb.head.lower_ not in AFTERWARDS or has(verb, *SUBJECTS):
        return
    above = next((t for t in verb.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if above is not None:
        yield from _subjects(above)


def brought_together(passage: Passage, trigger: Trigger) -> tuple[Mention, Mention | None] | None:
    """The host of "X offered to host A and B for talks", who meets neither, and whom "him" means; None where the host is one of two."""
    verb = trigger.verb
    if not trigger.is_verb or verb.lemma_ not in passage.group("talks", "receive_verbs"):
        return None
    nouns = passage.group("talks", *MEETINGS)
    objects = [t for c in verb.children if c.dep_ == "dobj" for t in joined(c)]
    teams = any(t.lemma_.lower() in passage.group("talks", "negotiators") and t.tag_ == "NNS" for t in objects)  # "hosted the delegations of A and B"
    both = set(passage.story.at_war) <= {m.country for g in objects for m in passage.mentions_in(g, "country")} and any(g.tag_ == "NNS" for g in objects)
    for_talks = any(c.lemma_.lower() in nouns for t in verb.subtree if t.lower_ == "for" for c in t.children)
    if not (teams or for_talks or (both and passage.story.at_war)):
        return None  # "ready to receive the presidents of A and B"
    above = verb
    while not has(above, "nsubj") and above.dep_ in ("xcomp", "acomp", "advcl", "conj", "acl", "dobj") and above.head != above:
        above = above.head
    subject = first(above, "nsubj")
    host = passage.mention_at(subject) if subject is not None else None
    if host is None or not host.country:
        return None
    pronoun = next((g for g in objects if g.lower_ in ("him", "her")), None)
    before = [m for m in passage.named("person", "country") if pronoun is not None and m.i < pronoun.i and m.country not in ("", host.country)]
    him = before[-1] if before else None  # "his Russian counterpart" without a name stands for his state
    sides = {m.country for g in objects for m in passage.mentions_in(g, "person", "country")} | ({him.country} if him is not None else set())
    return (host, him) if len(sides - {"", host.country}) > 1 else None
