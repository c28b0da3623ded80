"""Who brings two sides together: "mediated by X", "US-brokered", "with the help of X as mediator", "thanked X for its mediation"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.grammar.offices import state_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import has
from generator.grammar.talk_scope import others
from generator.grammar.talk_triggers import Trigger


def mediators_of(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """The states and bodies that mediate in a meeting; never those at war, nor the host of others."""
    at_war, verb = passage.story.at_war, trigger.verb
    does, nouns = passage.group("talks", "mediate"), passage.group("talks", "mediation_nouns")
    if not set(at_war) <= {m.country for m in passage.mentions}:
        does -= {"host"}
    elsewhere = others(trigger.token)
    out: dict[str, None] = {}
    for word in passage.tokens if verb.sent.start == passage.sent.start else verb.sent:
        lemma = word.lemma_.lower()
        if word.i in elsewhere:
            continue
        led = lemma in passage.group("talks", "lead") and word.dep_ == "amod" and word.head == trigger.token and trigger.kind == "negotiation"  # "US-led peace talks"
        if (lemma in does or led) and word.pos_ in ("VERB", "ADJ", "ADV"):
            named = _of_verb(word, trigger)
        else:
            named = _of_noun(passage, word) if lemma in nouns else ()
        out.update({state_of(m): None for t in named for m in (passage.mention_at(t),) if m is not None and state_of(m)})
    return tuple(name for name in out if name not in at_war)


def brokered(passage: Passage) -> tuple[str, ...]:
    """Those of "under a deal mediated by X", "X mediated the exchange", in a sentence that goes on about one."""
    does, nouns, named = passage.group("talks", "mediate") - {"host"}, passage.group("talks", "mediation_nouns"), []
    for word in passage.tokens if passage.lemmas & (does | nouns) else ():
        lemma = word.lemma_.lower()
        if lemma in does and word.tag_ in ("VBN", "VBD", "JJ") and not has(word, "neg"):
            named += [t for c in word.children if c.dep_ == "agent" or (word.tag_ == "VBD" and c.dep_ == "nsubj" and has(word, "dobj")) for t in joined(c)]
            named += [c for c in word.lefts if c.dep_ in ("npadvmod", "compound", "nmod", "amod")]
        elif lemma in nouns:
            named += list(_of_noun(passage, word))
    states = dict.fromkeys(state_of(m) for t in named if (m := passage.mention_at(t)) is not None and state_of(m))
    others_named = {m.country for m in passage.named("country")} - {*states, *passage.story.at_war}
    return () if others_named else tuple(s for s in states if s not in passage.story.at_war)  # the truce of another war


def _of_verb(word: Token, trigger: Trigger) -> Iterator[Token]:
    """"Mediated by X", "X brokered the talks", "with X mediating", "X-brokered"."""
    yield from (t for c in word.children if c.dep_ == "agent" for t in joined(c))
    acts = word.tag_ == "VBG" or (word == trigger.verb and trigger.token.dep_ == "dobj")
    helped = word.head if word.dep_ in ("xcomp", "ccomp") and word.tag_ == "VB" and word.head.lemma_ == "help" else word  # "X helped mediate it"
    if acts and word.lemma_.lower() != "host":
        yield from (t for c in (*word.children, *helped.children) if c.dep_ == "nsubj" for t in joined(c))
    yield from (c for c in word.lefts if c.dep_ in ("npadvmod", "compound", "nmod", "amod"))


def _of_noun(passage: Passage, word: Token) -> Iterator[Token]:
    """"Through the mediation of X", "thanked X for its mediation", "X's mediation", "mediation by X", "X acted as mediator"."""
    yield from (t for t in word.subtree if t != word)
    yield from (*_thanked(passage, word), *_owner(word), *_by(word))
    if word.dep_ == "pobj" and word.head.lower_ == "as":
        before = word.head
        yield from (before.nbor(-1),) if before.i > passage.sent.start else ()  # "with the help of X as mediator"
        yield from (t for c in before.head.children if c.dep_ == "nsubj" for t in joined(c))


def _thanked(passage: Passage, mediation: Token) -> list[Token]:
    """"Thanking the United Arab Emirates for its mediation": the one who is thanked."""
    verb = mediation.head.head if mediation.dep_ == "pobj" and mediation.head.lower_ == "for" else mediation
    owned = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in mediation.children)
    return [t for c in verb.children if c.dep_ == "dobj" for t in joined(c)] if owned and verb.lemma_ in passage.group("verbs", "thank") else []


def _by(mediation: Token) -> list[Token]:
    """"Following mediation by Saudi Arabia", which the parse hangs on the verb."""
    after = mediation.nbor() if mediation.i + 1 < len(mediation.doc) else mediation
    return [t for c in after.children if after.lower_ == "by" and c.dep_ == "pobj" for t in joined(c)]


def _owner(mediation: Token) -> list[Token]:
    """"The United Arab Emirates announced that its mediation had succeeded": the one who speaks of it as its own."""
    efforts = mediation.head if mediation.dep_ == "compound" else mediation
    told = next((t for t in efforts.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if told is not None and told.lemma_ in ("announce", "succeed") and not any(c.dep_ == "poss" and c.lower_ != "its" for c in efforts.children) and any(
            t.lemma_.lower() in ("success", "succeed") for t in (told, *efforts.ancestors)):
        own = [c for c in efforts.children if c.dep_ in ("compound", "nmod") and c != mediation]  # "UAE mediation efforts succeed"
        return own or [t for c in told.children if c.dep_ == "nsubj" for t in joined(c)]  # "X announced the success of mediation efforts"
    if not any(c.dep_ == "poss" and c.lower_ == "its" for c in mediation.children):
        return []
    above = next((t for t in mediation.ancestors if t.dep_ == "ccomp"), None)
    return [t for c in above.head.children if c.dep_ == "nsubj" for t in joined(c)] if above is not None else []
