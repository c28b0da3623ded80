"""What kind of meeting it is, and by which rule it was found.

A negotiation of the two that are at war, a conference of many ("a peace summit", "some 40 countries", "Ukraine's allies"), a call, a plain meeting. The name
of the rule tells the records whether it is the meeting told of before ("the talks") or one beside it ("X also held talks", "they also met Y").
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.talk_sides import Sides
from generator.grammar.talk_triggers import Trigger
from generator.grammar.talk_trips import is_recalled, trip
from generator.grammar.talk_visits import goes

LATER = "talks.one"
"""The rule of "this meeting and a later one": two meetings, though their slots may be alike."""
EARLIER = "talks.earlier"
"""The rule of "the previous talks": others than the ones told of."""
DISCUSSED = "talks.discuss"
"""The rule of "A and B discussed X", who may have met or called."""
VISIT = "talks.visit"
"""The rule of a visit that tells of a meeting by the going alone."""
RECALLED = "talks.recalled"
"""The rule of "they discussed the results of X's visit to Z": nothing that follows is meant of it."""
ALSO = "talks.also"
"""The rule of "they also met X": a meeting beside the one just told of."""
SPOKE = "talks.spoke"
"""The rule of "A spoke with B": a call, unless the two are told to have met."""
ASIDE = ("at", "during", "ahead", "before", "after", "following", "prior", "amid", "as", "since")
"""Words before what a meeting is beside."""
APART = frozenset(("also", "previously", "earlier"))

MANY = 5
"""States from which talks are a conference."""
FEW = 3
"""States with which talks of the two that are at war are still their own."""
MANY_ROUNDS = 12
"""No negotiation of this war has come so far: a higher number counts the meetings of a format."""


def kind_of(passage: Passage, trigger: Trigger, sides: Sides, number: int | None) -> str | None:
    """The kind of a meeting, by its word, by who takes part and by how many they are."""
    if trigger.kind in ("call", "exchange", "conference"):
        return trigger.kind
    at_war = set(passage.story.at_war)
    apart = any(c.lower_ in passage.group("talks", "separate") for c in trigger.token.lefts)  # "separate talks with Russia and Ukraine"
    both = bool(at_war) and at_war <= set(sides.states) and not apart
    aside = {t.i for c in trigger.token.subtree if c.dep_ == "relcl" for t in c.subtree}  # "met Putin, who attended a forum"
    words = {t.lower_ for t in trigger.token.subtree if t.i not in aside}
    beside = words & passage.group("talks", "sidelines")  # "on the sidelines of the forum in Davos" is where two met
    words -= {t.lower_ for c in trigger.token.children if c.lower_ in ASIDE for t in c.subtree}  # "met at the conference in Munich", "ahead of the conference"
    words -= {trigger.token.lower_} if trigger.kind == "meeting" else set()  # "a joint news conference with X"
    words -= {t.lower_ for c in trigger.token.subtree if trigger.is_verb and c.dep_ == "prep" and c.lower_ == "at" for t in c.subtree}
    if words & passage.group("talks", "trilateral"):
        words -= {"group"}  # "the Trilateral Contact Group"
    if any(t.lower_ == "group" and t.pos_ == "NOUN" and t.nbor(-1).lower_ != "contact" for t in trigger.token.subtree if t.i > 0):
        words -= {"group"}  # "a group of senators"
    any_format = passage.group("talks", "any_format")
    for form in (t for t in trigger.token.subtree if t.lower_ == "format"):
        named = (passage.mention_at(c) for c in form.lefts)  # "in the Istanbul format"
        if form.left_edge.lower_ in any_format or any(m is not None and m.kind == "place" and m.name.lower() not in passage.group("talks", "format") for m in named):
            words -= {"format"}
    formats = passage.group("talks", "format") if not beside else frozenset()
    if sides.body or words & formats or (number or 0) > MANY_ROUNDS:
        return "conference"
    two = len(sides.people) == 2 == len(sides.states)  # "a peace summit between X and Y"
    if not two and of_many(passage, trigger):
        return "conference"
    one = trigger.verb.tag_ != "VB" and any(c.dep_ == "nsubj" and c != trigger.token and c.tag_ in ("NN", "NNP") and passage.mention_at(c) is None for c in trigger.verb.children)
    if sides.states and not sides.people and all(is_body(passage, name) for name in sides.states) and not (one and len(sides.states) < 2):
        return "conference"
    if both and trigger.kind != "negotiation" and any(t.tag_ == "NNS" and t.lemma_ in passage.group("talks", "leading") for t in trigger.token.subtree if t.i not in aside):
        return "meeting"  # "a meeting of the presidents of A and B"
    sent = trigger.kind == "negotiation" or not sides.people or bool(passage.lemmas & passage.group("talks", "negotiators"))
    if both and sent and set(sides.states) <= at_war | set(sides.mediators) and not _has_president(passage, sides.people):
        return "negotiation"
    of_envoys = trigger.kind == "negotiation" or (trigger.is_verb and bool(passage.lemmas & passage.group("talks", "negotiators")))
    if both and of_envoys and len(sides.states) <= FEW and not _has_president(passage, sides.people):
        return "negotiation"  # "talks between Russian, Ukrainian and US officials"
    further = trigger.token.lemma_ == "round" or any(c.lower_ in passage.group("talks", "peace_words") for c in trigger.token.lefts)
    if trigger.kind == "negotiation" and further and not sides.people and set(sides.states) <= at_war:
        return "negotiation"
    ours = any(c.dep_ == "poss" and c.lower_ in ("our", "my", "his", "her") for c in trigger.token.children)
    if trigger.kind == "negotiation" and not sides.people and not ours and (not sides.states or (number and set(sides.states) <= at_war)):
        return "negotiation"
    return "meeting"


def of_many(passage: Passage, trigger: Trigger) -> bool:
    """"A peace summit"; talks of "some 40 countries", "delegations from 12 states"."""
    token = trigger.token
    heads = [c for p in token.children if p.lower_ in ("of", "with") for c in p.children] if token.lemma_.lower() == "summit" else []
    heads += [c for w in token.children if token.lemma_.lower() == "summit" and w.dep_ == "relcl" for c in w.children if c.dep_.startswith("nsubj")]
    heads += [c for c in token.children if c.dep_ == "nsubj"] if token.lemma_ in passage.group("talks", "gather_verbs") else []
    if any(of_a_bloc(passage, t) for t in heads):
        return True
    if token.lemma_.lower() == "summit" and any(c.lower_ == "peace" for c in token.lefts) or of_backers(passage, trigger):
        return True
    counted = passage.group("talks", "counted_states")
    return any(a.noun in counted and (a.quantity.low or 0) >= MANY and trigger.verb.is_ancestor(passage.doc[a.i]) for a in passage.amounts)


def of_a_bloc(passage: Passage, token: Token) -> bool:
    """"European leaders", "African presidents": strangers, though no state is named."""
    blocs = passage.group("talks", "blocs")
    return token.lemma_ in passage.group("talks", "delegates") and any(c.lower_ in blocs for c in token.subtree if c.i < token.i)


def of_backers(passage: Passage, trigger: Trigger) -> bool:
    """"A meeting in Germany of Ukraine's allies", "Ukraine's partners are meeting"."""
    heads = [c for p in trigger.token.children if p.lower_ == "of" for c in p.children]
    heads += [c for c in trigger.token.children if c.dep_ == "nsubj"] if trigger.is_verb else []
    many = (t for t in heads if t.tag_ == "NNS" and t.lemma_ in passage.group("talks", "backers"))
    return any(m.country in passage.story.at_war for t in many for m in passage.mentions_in(t, "country"))


def _has_president(passage: Passage, people: tuple[str, ...]) -> bool:
    """Presidents meet; those whom they send negotiate."""
    entries = {m.name: m.entry for m in passage.story.cast.mentions if m.kind == "person"}
    return any("president" in getattr(entries.get(name), "roles", ()) for name in people)


def is_body(passage: Passage, name: str) -> bool:
    return any(m.kind == "organisation" and m.name == name for m in passage.mentions)


def rule_of(passage: Passage, trigger: Trigger, back: bool) -> str:
    """The rule of a trigger; `back` is true where it takes up a meeting that was told of."""
    words = {c.lower_ for c in trigger.verb.children}
    if trigger.is_verb and "also" in words and words & {"he", "she", "they"}:
        return ALSO
    if not trigger.is_verb and words & APART and trigger.token.dep_ == "dobj":
        return EARLIER  # "X also held talks in Miami in December"
    if trigger.is_verb and trigger.token.lemma_ == "exchange" and trigger.kind == "meeting":
        return DISCUSSED  # "A and B exchanged views on X"
    previous = passage.group("talks", "previous") - {"recent", "former"}
    if trigger.is_verb and goes(passage, trigger.verb):
        return VISIT
    if trip(passage, trigger.token):
        return RECALLED if is_recalled(passage, trigger.token, trigger.verb) else VISIT
    if trigger.is_verb and trigger.kind == "call" and not {t.lower_ for t in trigger.token.subtree} & passage.group("talks", "phones", "by_wire", "call_nouns"):
        return SPOKE
    if back and {t.lemma_.lower() for t in trigger.token.lefts} & previous:
        return EARLIER
    return f"talks.{trigger.token.lemma_.lower()}"
