"""Who brings two sides together: "mediated by X", "US-brokered", "with the help of X as mediator", "thanked X for its mediation"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.offices import state_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.talk_slots import others
from generator.grammar.talk_triggers import Trigger


def mediators_of(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """"mediated by X", "US-brokered", "through the mediation of X", "X acted as mediator", "X hosted talks between …"."""
    story, token, verb = passage.story, trigger.token, trigger.verb
    does, nouns = story.group("talks", "mediate"), story.group("talks", "mediation_nouns")
    at_war = story.at_war
    if not set(at_war) <= {m.country for m in passage.mentions}:
        does -= {"host"}  # a host of others is no mediator
    out: dict[str, None] = {}
    elsewhere = others(token)
    for word in passage.tokens if verb.sent.start == passage.sent.start else verb.sent:
        lemma = word.lemma_.lower()
        if lemma not in does and lemma not in nouns or word.i in elsewhere:
            continue
        if lemma in does and word.pos_ in ("VERB", "ADJ", "ADV"):
            tokens = [t for c in word.children if c.dep_ == "agent" for t in joined(c)]
            if word == verb and token.dep_ == "dobj" and lemma != "host":
                tokens += [t for c in word.children if c.dep_ == "nsubj" for t in joined(c)]
            if word.tag_ == "VBG" and lemma != "host":  # "with Turkey mediating"
                tokens += [t for c in word.children if c.dep_ == "nsubj" for t in joined(c)]
            tokens += [c for c in word.lefts if c.dep_ in ("npadvmod", "compound", "nmod", "amod") and c.i < word.i]
        elif lemma in nouns:
            acted = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "as" else None
            acting = acted.children if acted is not None else ()
            tokens = [t for t in word.subtree if t != word] + _thanked(passage, word) + _owner(word) + _by(word) + ([word.head.nbor(-1)] if acted is not None and word.head.i > passage.sent.start else []) + [t for c in acting if c.dep_ == "nsubj" for t in joined(c)]
        else:
            continue
        out.update({state_of(m): None for t in tokens for m in (passage.mention_at(t),) if m is not None and state_of(m)})
    return tuple(name for name in out if name not in at_war)


def _thanked(passage: Passage, mediation: Token) -> list[Token]:
    """"Thanking the United Arab Emirates for its mediation": the one who is thanked."""
    verb = mediation.head.head if mediation.dep_ == "pobj" and mediation.head.lower_ == "for" else mediation
    owned = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in mediation.children)
    return [t for c in verb.children if c.dep_ == "dobj" for t in joined(c)] if owned and verb.lemma_ in passage.story.group("verbs", "thank") else []


def _by(mediation: Token) -> list[Token]:
    """"Following mediation by Saudi Arabia", which the parse hangs on the verb."""
    after = mediation.nbor() if mediation.i + 1 < len(mediation.doc) else mediation
    return [t for c in after.children if after.lower_ == "by" and c.dep_ == "pobj" for t in joined(c)]


def _owner(mediation: Token) -> list[Token]:
    """"The United Arab Emirates announced that its mediation had succeeded": the one who speaks of it as its own."""
    if not any(c.dep_ == "poss" and c.lower_ == "its" for c in mediation.children):
        return []
    above = next((t for t in mediation.ancestors if t.dep_ == "ccomp"), None)
    return [t for c in above.head.children if c.dep_ == "nsubj" for t in joined(c)] if above is not None else []
