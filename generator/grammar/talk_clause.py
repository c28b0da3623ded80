"""What the clause of a meeting tells of its matter: agenda and outcome by its verb and by the verbs near it.

Understood: "X and Y met and agreed on Z", "at their meeting X raised the issue of Y", "met, with the sides agreeing on a truce", "a call between X and Y, who
pushed for more weapons". The shapes of agenda and outcome stand in talk_matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.talk_aims import infinitive
from generator.grammar.talk_matter import about, agenda_of, aims_of, outcome_of, result_of
from generator.grammar.talk_signings import signed_there
from generator.grammar.talk_status import is_topic
from generator.grammar.talk_told import BRINGING_UP
from generator.grammar.talk_triggers import Trigger
from generator.grammar.tense import is_past
from generator.model import Value

WHERE = ("where", "when")


def matter_of(passage: Passage, trigger: Trigger) -> dict[str, Value]:
    """Agenda and outcome that the same clause tells."""
    story = passage.story
    agenda: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    beside = {v.i for v in _beside(trigger)}
    for verb in _near(trigger):
        if has(verb, "neg"):
            continue
        if trigger.token == verb or not is_topic(trigger.token, verb, story):
            agenda = agenda or agenda_of(passage, verb, one_sided=_while(trigger) or verb.i in beside or _goes_on(passage, trigger, verb))
        if verb.lemma_ == "decide" and trigger.token.dep_ == "pobj" and trigger.token.head.lower_ in ("after", "before", "following"):
            continue  # what one of them does later
        went_on = verb.tag_ == "VBG" and is_past(trigger.verb)
        settled = outcome_of(passage, verb, one_sided=_while(trigger) or _goes_on(passage, trigger, verb)) if is_past(verb) or went_on else ()
        if not settled and trigger.token.dep_ == "nsubj" and trigger.token.head == verb and is_past(verb):
            settled = result_of(passage, verb)
        outcome = outcome or settled
    agenda = agenda or about(passage, trigger.token) or aims_of(passage, trigger.token, trigger.verb) or _pushed_for(passage, trigger)
    if trigger.is_verb and (paper := signed_there(passage, trigger.verb)):
        return {"agenda": (), "outcome": paper} if is_past(trigger.verb) else {"agenda": paper, "outcome": ()}
    return {"agenda": agenda, "outcome": outcome}


def _pushed_for(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """"A call between X and Y, who pushed for more weapons"."""
    urge = passage.group("talks", "urge")
    told = (t for t in trigger.token.subtree if t.dep_ == "relcl" and t.lemma_ in urge and any(c.lower_ == "who" for c in t.children))
    return tuple(text for verb in told for text in agenda_of(passage, verb, one_sided=True))


def _goes_on(passage: Passage, trigger: Trigger, verb: Token) -> bool:
    """"Met X and suggested a truce", "spoke to X to update him on Y": it is said to those who are met."""
    joined = verb.dep_ == "conj" and verb.head == trigger.verb and verb.lemma_ in passage.group("talks", *BRINGING_UP, "urge", "promise")
    meant = verb.dep_ in ("advcl", "xcomp") and infinitive(verb) and verb.lemma_ in passage.group("talks", "inform")
    return trigger.is_verb and (joined or meant)


def _while(trigger: Trigger) -> bool:
    """True in "at their meeting X raised the issue of Y": what is told happened there."""
    return trigger.token.dep_ == "pobj" and trigger.token.head.lower_ in ("during", "at", "in") and trigger.token.head.head == trigger.verb


def _near(trigger: Trigger) -> Iterable[Token]:
    """The verb of a meeting and the verbs joined to it or hung on it."""
    yield trigger.verb
    if trigger.verb.dep_ == "xcomp" and trigger.verb.head.pos_ == "VERB":
        yield trigger.verb.head
    for token in (*trigger.verb.children, *trigger.token.children):
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "xcomp", "conj", "acl", "relcl"):
            yield token
            yield from (c for c in token.conjuncts if c.i > token.i and infinitive(c))
    for token in trigger.token.subtree:  # "a meeting at which they plan to discuss X"
        if token.dep_ == "relcl" and any(p.dep_ == "prep" and any(c.lower_ == "which" for c in p.children) for t in (token, *token.children) for p in t.children):
            yield from (c for c in (token, *token.children) if c.pos_ == "VERB" and c.dep_ in ("relcl", "xcomp"))
    yield from _beside(trigger)
    yield from _where(trigger)


def _where(trigger: Trigger) -> Iterable[Token]:
    """The verb of "a summit was held in Paris, where the representatives discussed X", "… on Monday, when the two agreed to do X"."""
    for token in trigger.verb.subtree if any(t.lower_ in WHERE for t in trigger.verb.subtree) else ():
        if token.dep_ in ("relcl", "advcl") and token.i > trigger.token.i and any(c.lower_ in WHERE for c in token.children):
            yield token


def _beside(trigger: Trigger) -> Iterable[Token]:
    """The verb of "with the sides agreeing on a truce", "with the president urging a ceasefire"."""
    for token in (*trigger.verb.children, *trigger.token.children):
        if token.dep_ == "prep" and token.lower_ == "with":
            yield from (v for c in token.children for v in (c, *c.children) if v.tag_ == "VBG" and v.dep_ in ("pcomp", "acl"))
