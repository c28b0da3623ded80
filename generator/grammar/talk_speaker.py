"""Who takes part because of who speaks: "I met X", "our meeting", "talks with Russia", "his talks", "Russia proposed talks with Ukraine"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.names import Mention
from generator.grammar.offices import country_of, side_of, state_of
from generator.grammar.passages import Passage
from generator.grammar.relations import first, has
from generator.grammar.talk_triggers import Trigger


def own_or_above(verb: Token) -> Iterable[Token]:
    """The children of a verb, and where it has no subject those of the verb it completes or is joined to."""
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.dep_ == "dobj" and has(verb.head.head, "nsubj"):
        return verb.head.head.children  # "announced plans to meet X"
    if has(verb, "nsubj", "nsubjpass") or verb.dep_ not in ("xcomp", "conj", "advcl", "pcomp"):
        return verb.children
    head = verb.head.head if verb.dep_ == "pcomp" or verb.head.pos_ == "ADJ" else verb.head
    return own_or_above(head) if head != verb and head.pos_ in ("VERB", "AUX") else verb.children


def with_speaker(passage: Passage, trigger: Trigger, states: list[str], people: dict[str, str]) -> tuple[list[str], list[str]]:
    """Adds the speaker of "I met X" and "our meeting", the other side of "talks with Russia", and the owner of "his talks"."""
    cast = passage.story.cast
    token, verb = trigger.token, trigger.verb
    proposer = _proposer(passage, trigger) if states or people else None
    if proposer is not None and state_of(proposer) and state_of(proposer) not in states:
        states = [state_of(proposer), *states]
        people = {proposer.name: "", **people} if proposer.kind == "person" and people else people
    words = {t.lower_ for t in (*own_or_above(verb), *token.children, *verb.head.children) if t.dep_ in ("nsubj", "poss")}
    said = passage.voice(token)
    host = next((m for m in cast.mentions if said is not None and m.kind == "person" and m.name == said.speaker), None)
    names = list(people)
    body = trigger.is_verb and any(m.kind == "organisation" and m.name in states for m in passage.mentions)  # "EU leaders will convene"
    if host is not None:
        side = side_of(passage, host)
        inside = words & {"i", "we", "our", "my"}
        ours = token.pos_ == "NOUN" and token.tag_ == "NN" and any(c.lower_ == "our" for c in token.children)
        first = inside and (states or names or ours)
        if side and side not in states and (first or (len(states) == 1 and not people and not body)):
            states = [side, *states]
        if first and (words & {"i", "my"} or ours) and host.name not in names:
            names = [host.name, *names]
    apart = any(c.lower_ == "between" for t in (token, *token.subtree) for c in t.children)  # "his view of the talks between A and B"
    apart = apart or token.dep_ == "conj"  # "A's talks with B and earlier negotiations with C"
    owner = next((c for t in ((token,) if apart else (token, *trigger.path)) for c in t.children if c.dep_ == "poss"), None)
    person = cast.person(owner) if owner is not None else None
    if person and (names or states) and person not in names:
        beside = _joined_before(passage, owner)  # "X and Y's talks with Z"
        names = [*(name for name in beside if name not in names), person, *names]
        side = country_of(passage, person)
        states = [side, *states] if side and side not in states else states
    return states, names


def _proposer(passage: Passage, trigger: Trigger) -> Mention | None:
    """"Russia proposed talks with Ukraine": who proposes, agrees or declines to meet takes part."""
    token, verb = trigger.token, trigger.verb
    if not any(c.lower_ == "with" for t in (token, *token.subtree) for c in t.children):
        return None
    above = verb.head if verb.dep_ == "xcomp" and verb.lemma_ in passage.group("talks", "take_part") else verb
    if above.lemma_ not in passage.group("talks", "propose", "agree", "postpone", "cancel"):
        return None
    subject = first(above, "nsubj")
    return passage.mention_at(subject) if subject is not None else None


def _joined_before(passage: Passage, owner: Token | None) -> tuple[str, ...]:
    """X in "X and Y's talks"."""
    own = passage.mention_at(owner) if owner is not None else None
    before = [m for m in passage.named("person") if own is not None and m.j == own.i - 1 and passage.doc[m.j].lower_ == "and"]
    return tuple(m.name for m in before)
