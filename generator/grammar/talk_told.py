"""What one of those who meet brings up there, where the sentence does not say that they discussed it.

Understood: "informed him about X", "updated on X", "raised the issue of X", "raised his concerns about X", "set out X", "stressed X", "welcomed X",
"asked for X", "urged him to do X", "urged a truce", "suggested doing X", "proposed that the other side do X". Thanks and courtesies are no matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import behind, first
from generator.grammar.talk_aims import infinitive, urged
from generator.grammar.talk_points import inside, of_preposition
from generator.grammar.words import MEETINGS
from generator.model import Finding

BRINGING_UP = ("raise", "stress", "put_forward", "request_verbs")
"""Lists of verbs that bring a matter up, whoever hears it; telling and asking need somebody who is told or asked."""


def brings_up(passage: Passage, verb: Token) -> bool:
    """True for a verb by which one side brings something up, also where nobody is named who hears it: "set out X", "updated on X"."""
    return verb.lemma_ in passage.group("talks", *BRINGING_UP, "set_out", "tell_all") or _sets_out(verb)


def _sets_out(verb: Token) -> bool:
    return verb.lemma_ == "set" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)


def hears(passage: Passage, verb: Token, home: Finding) -> bool:
    """True where a verb of telling names those who are told, and they are the other side of the meeting: "informed her", "briefed the French leader"."""
    group = passage.group
    if verb.lemma_ not in group("talks", "inform") or verb.lemma_ == "speak":
        return False
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    states = {m.country for c in told for m in passage.mentions_in(c, "person", "country") if m.country}
    there = set(home.fields.get("parties", ()))  # type: ignore[arg-type]
    several = len(home.fields.get("participants", ())) > 1  # type: ignore[arg-type]
    words = group("talks", "delegates", "paired", "colleagues")
    return any(c.pos_ == "PRON" and c.lower_ in ("him", "her", "them") or (
        states <= there and (bool(states) or several) and (c.lemma_.lower() in words or bool(states))) for c in told)


def told_by_one(passage: Passage, verb: Token) -> Iterable[Token]:
    """What a verb of one side is about: telling, raising, setting out, stressing, proposing, asking."""
    group, lemma = passage.group, verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ == "dobj" or (c.dep_ in ("xcomp", "oprd", "dative") and c.pos_ == "PROPN")]
    if lemma in group("talks", "inform", "tell"):
        if objects or lemma in group("talks", "tell_all") or (lemma == "speak" and verb.tag_ != "VBG"):
            yield from of_preposition(verb, ("about", "on") if lemma in ("ask", "speak") else ("about", "on", "of"))
        yield from (h for c in objects for h in of_preposition(c, ("about",)))
        if lemma in group("talks", "tell_all", "inform_of"):  # "informed the French leader of the strikes", which the parse hangs on the leader
            yield from (h for c in objects if not passage.mention_at(c) for h in of_preposition(c, ("of",))
                        if h.lemma_.lower() not in group("talks", "counted_states", "delegates") and not passage.mentions_in(h, "country", "organisation", "place"))
        if lemma == "ask":
            yield from of_preposition(verb, ("for",))
            yield from (c for c in verb.children if objects and c.dep_ in ("xcomp", "ccomp") and infinitive(c)
                        and c.lemma_ not in group("talks", "travel"))
    elif lemma in group("talks", *BRINGING_UP):
        yield from brought_up(passage, verb)
    elif lemma in group("talks", "set_out") or _sets_out(verb):
        yield from objects
    elif lemma == "call":
        yield from behind(verb, "for")
    else:
        yield from urged(passage, verb)


def brought_up(passage: Passage, verb: Token) -> Iterable[Token]:
    """The matter of "raised the issue of X", "raised X", "stressed X", "X was raised", "suggested doing X", "proposed that Y do X"."""
    group, lemma = passage.group, verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN")]
    issues, worries = group("talks", "issue_nouns"), group("talks", "worry_nouns")
    asks = lemma in group("talks", "put_forward", "request_verbs")
    none = group("talks", "courtesies") | (group("talks", *MEETINGS) if asks else frozenset())
    whole = asks or lemma in group("talks", "stress") or lemma == "raise"
    for c in objects:
        if c.lemma_ in issues | worries:
            yield from inside(passage, c, ("of", "about", "over", "at"))
        elif whole and not {t.lemma_.lower() for t in (c, *c.lefts)} & none and (asks or _is_told(c)):
            yield c
    if lemma in group("talks", "put_forward"):
        yield from (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG" and not any(
            g.dep_ == "dobj" and g.lemma_.lower() in none for g in c.children))  # "suggested holding the next meeting in Z"
        yield from (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB" and first(c, "nsubj") is not None and not infinitive(c))


def _is_told(noun: Token) -> bool:
    """True where a noun says by itself what it is of: "the role of the United States", "grain exports"; not "the need", "vital importance"."""
    return noun.right_edge.i > noun.i or any(c.dep_ in ("compound", "poss") and c.pos_ != "PRON" for c in noun.lefts)
