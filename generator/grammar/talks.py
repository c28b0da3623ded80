"""The talks desk: meetings, calls, rounds, conferences and exchanges that a sentence tells of.

Understood: a noun of meeting with its phrase ("the next round of negotiations between X and Y will take place in Z on
Wednesday"), a verb of meeting ("the sides met in Z on May 16 and June 2", "X spoke by phone with Y"), and sentences that
carry on about the meeting told before: what it discusses ("They reviewed …"), what it agreed, another day for it.
A general mention ("negotiations with our partners") and a refusal of talks give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.passages import Passage, Story
from generator.grammar.phrases import phrases
from generator.grammar.status import NOT_AN_EVENT, is_topic, status_of
from generator.grammar.talk_slots import Scope, clause, governor, held_at, held_on, parties, topics
from generator.model import Finding, Value

BACK = frozenset("the this that these those previous last earlier latest both".split())
PAIR = frozenset("side party delegation team".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a meeting, with the verb that governs it."""

    token: Token
    kind: str | None
    """None where the words leave it open ("it", "the talks")."""
    verb: Token
    path: tuple[Token, ...]


def talks(found: Sequence[Passage]) -> tuple[Finding, ...]:
    """The findings of the talks desk in the order of the text."""
    out: list[Finding] = []
    for passage in found:
        told = [f for t in _triggers(passage) for f in _findings(passage, t, bool(out))]
        if not told and out:
            told = list(_carried_on(passage, out[-1]))
        out += _distinct(told)
    return tuple(out)


def _distinct(told: Iterable[Finding]) -> list[Finding]:
    """One finding for one set of slots in a sentence; a finding that another one contains is dropped."""
    out: list[Finding] = []
    for finding in told:
        fields = dict(finding.fields)
        if any(all(other.fields.get(k) == v for k, v in fields.items() if k != "kind") for other in out):
            continue
        out.append(finding)
    return out


def _triggers(passage: Passage) -> list[Trigger]:
    nouns = {kind: passage.story.group("talks", f"{kind}_nouns") for kind in ("negotiation", "meeting", "call", "conference", "exchange")}
    verbs = {kind: passage.story.group("talks", f"{kind}_verbs") for kind in ("meeting", "call", "negotiation")}
    out: list[Trigger] = []
    for token in passage.sent:
        kind = None
        if token.pos_ in ("NOUN", "PROPN"):
            kind = next((k for k, group in nouns.items() if token.lemma_.lower() in group or token.lower_ in group), None)
            kind = _exchange(passage, token) if kind == "exchange" else kind
            if kind and (token.dep_ == "compound" or _inner(token, nouns)):
                kind = None
        elif token.lower_ == "one" and token.dep_ == "conj" and out and out[-1].token == token.head:
            kind = out[-1].kind
        elif token.pos_ == "VERB":
            kind = next((k for k, group in verbs.items() if token.lemma_ in group and _reciprocal(token, k)), None)
        if kind:
            verb, path = (token, ()) if token.pos_ == "VERB" else governor(token)
            out.append(Trigger(token, kind, verb, path))
    return out


def _exchange(passage: Passage, token: Token) -> str | None:
    """An exchange of prisoners or bodies that is carried out or has its day; not one of views, and not one as a topic."""
    near = {t.lemma_.lower() for t in token.subtree}
    verb, _ = governor(token)
    done = verb.lemma_ in passage.story.group("talks", "carry_out") and token.dep_ in ("dobj", "nsubj", "nsubjpass")
    people = near & passage.story.group("talks", "exchanged")
    return "exchange" if done and (people or near & {"successful"}) else None


def _inner(token: Token, nouns: dict) -> bool:
    """True for the second noun of "round of negotiations": the first one is the trigger."""
    head = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head if token.dep_ == "compound" else None
    return head is not None and head.pos_ == "NOUN" and (head.lemma_ in ("series",) or any(head.lemma_ in g for g in nouns.values()))


def _reciprocal(verb: Token, kind: str) -> bool:
    """A verb of meeting needs people: "met with X", "the sides met", "spoke by phone", not "met the target"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj",)), None)
    prepositions = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    if subject is None and verb.dep_ not in ("conj", "xcomp"):
        return False
    if kind == "call":
        words = {t.lower_ for t in verb.subtree}
        other = any(c.ent_type_ == "PERSON" or c.pos_ == "PROPN" for c in verb.children if c.dep_ == "dobj")
        return other or bool({"phone", "telephone"} & words) or ("with" in prepositions and verb.lemma_ == "speak")
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    plural = subject is not None and ("Plur" in subject.morph.get("Number") or bool(list(subject.conjuncts)))
    return "with" in prepositions or (thing is not None and (thing.ent_type_ == "PERSON" or thing.pos_ == "PROPN")) or (
        thing is None and plural)


def _findings(passage: Passage, trigger: Trigger, told: bool) -> Iterable[Finding]:
    token, verb = trigger.token, trigger.verb
    back = _refers_back(token) and told
    status = status_of(token, verb, trigger.path, passage.story, told=back)
    if status == NOT_AN_EVENT:
        return
    scope = clause(passage, verb, token)
    states, people = _everyone(passage, trigger, scope)
    days = held_on(passage, token, verb, scope)
    place, number = held_at(passage, token, scope), _round(passage, token)
    fields: dict[str, Value] = {}
    kind = _kind(trigger, states, people, passage)
    if kind:
        fields["kind"] = kind
    if status:
        fields["status"] = status
    if place:
        fields["place"] = place
    if states and (len(states) > 1 or people or place or number or kind == "conference"):
        fields["parties"] = states
    if people:
        fields["participants"] = people
    if number:
        fields["round"] = number
    fields |= _matter(passage, trigger)
    if not _tells(fields, bool(days), back):
        return
    yield from _dated(passage, trigger, fields, days, back)


def _tells(fields: dict[str, Value], dated: bool, back: bool) -> bool:
    """Enough to be worth a finding: something that identifies the meeting."""
    who = len(fields.get("parties", ())) > 1 or "participants" in fields  # type: ignore[arg-type]
    firm = fields.get("status") in ("held", "scheduled", "postponed", "cancelled") or "participants" in fields or "round" in fields
    known = dated or "place" in fields or "round" in fields or "agenda" in fields or "outcome" in fields
    return (known or (who and "participants" in fields)) and (firm or back)


def _dated(passage: Passage, trigger: Trigger, fields: dict[str, Value], days: tuple, back: bool) -> Iterable[Finding]:
    """One finding for each day: "met on May 16 and June 2" are two meetings."""
    for day in days or (None,):
        slots = dict(fields)
        if day is not None and day.iso:
            slots["date"] = day.iso
        elif day is not None and len(slots) < 2 and not back:
            continue
        start, end = passage.start, passage.end
        yield Finding("talks", slots, start, end, passage.index, _speaker(passage, trigger.token),
                      "same" if back else "new", f"talks.{trigger.token.lemma_.lower()}")


def _speaker(passage: Passage, token: Token) -> str | None:
    return passage.said_by(token.idx, token.idx + len(token))


def _everyone(passage: Passage, trigger: Trigger, scope: Scope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who takes part; the speaker of "I met X" and the other side of "talks with Russia" are added."""
    states, people = parties(passage, trigger.token, trigger.verb, scope)
    cast = passage.story.cast
    words = {t.lower_ for v in (trigger.verb, trigger.verb.head) for t in (*v.children, *trigger.token.children) if t.dep_ in ("nsubj", "poss")}
    said = passage.says(trigger.token.idx, trigger.token.idx + len(trigger.token))
    host = next((m for m in cast.mentions if said is not None and m.kind == "person" and m.name == said.speaker), None)
    if host is not None and host.country and states and host.country not in states:
        if words & {"i", "we", "our", "my"} or (len(states) == 1 and not people):
            states = (host.country, *states)
            people = (host.name, *people) if words & {"i", "my"} else people
    owner = next((c for t in (trigger.token, *trigger.path) for c in t.children if c.dep_ == "poss"), None)
    person = cast.person(owner) if owner is not None else None
    if person and people and person not in people:
        people = (person, *people)
        country = next((m.country for m in cast.mentions if m.name == person), "")
        states = (country, *states) if country and country not in states else states
    if len(states) < 2 and _pair(trigger):
        states = passage.story.words["talks"].get("belligerents", states)
    return states, people


def _pair(trigger: Trigger) -> bool:
    """"Both sides", "the rival sides": the two that are at war."""
    subject = next((c for c in trigger.verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_ in PAIR and any(
        c.lower_ in ("both", "two", "rival", "warring", "the") for c in subject.children)


def _kind(trigger: Trigger, states: Sequence[str], people: Sequence[str], passage: Passage) -> str | None:
    belligerents = set(passage.story.words["talks"].get("belligerents", ()))
    both = bool(belligerents) and belligerents <= set(states)
    words = {t.lower_ for t in trigger.token.subtree}
    if trigger.kind in ("call", "exchange", "conference"):
        return trigger.kind
    bodies = {m.name for m in passage.mentions if m.kind == "organisation" and getattr(m.entry, "kind", "") in ("alliance", "body")}
    if words & passage.story.group("talks", "format") or (bodies & set(states) and not people) or (_round(passage, trigger.token) or 0) > 12:
        return "conference"
    if both and not people:
        return "negotiation"
    if trigger.kind == "negotiation" and both and len(people) < 2:
        return "negotiation"
    if trigger.kind == "negotiation" and not states and not people:
        return "negotiation"
    return "meeting"


def _round(passage: Passage, token: Token) -> int | None:
    """The number of "a third round", "the 29th meeting"."""
    for amount in passage.amounts:
        if amount.ordinal and token.left_edge.i <= amount.i < token.i and amount.quantity.low:
            held = passage.doc[amount.i].head
            if held.i == token.i or held.head.i == token.i:
                return amount.quantity.low
    return None


def _refers_back(token: Token) -> bool:
    """"the meeting", "this round", "previous talks": a meeting that was told of before."""
    if token.pos_ == "VERB":
        return False
    first = token.left_edge.lower_
    return first in BACK or any(t.lower_ in BACK for t in token.lefts) or any(c.ent_type_ == "DATE" for c in token.lefts)


def _matter(passage: Passage, trigger: Trigger) -> dict[str, Value]:
    """Agenda and outcome that the same clause tells."""
    story, out = passage.story, {}
    discuss, agree = story.group("talks", "discuss"), story.group("talks", "agree")
    for token in _near(trigger):
        if token.lemma_ in discuss and not is_topic(trigger.token, token, story) and (items := topics(passage, token)):
            out["agenda"] = items
        elif _agrees(token, agree, story) and not _negated(token) and (items := topics(passage, token, prepositions=("on", "to", "upon"))):
            out["outcome"] = items
    on = [c for c in trigger.token.children if c.lower_ in ("on", "about") and c.dep_ == "prep"]
    heads = [c for prep in on for c in prep.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME")]
    if heads and "agenda" not in out:
        out["agenda"] = tuple(text for head in heads for text in phrases(head))
    return {k: v for k, v in out.items() if v}


def _agrees(verb: Token, agree: frozenset[str], story: Story) -> bool:
    """"agreed on", "reached an agreement on"."""
    return verb.lemma_ in agree or any(
        c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in story.group("talks", "agree_nouns") for c in verb.children)


def _near(trigger: Trigger) -> Iterable[Token]:
    """The verb of a meeting and the verbs joined to it or hung on it."""
    yield trigger.verb
    for token in (*trigger.verb.children, *trigger.token.children):
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "xcomp", "conj", "acl", "relcl"):
            yield token


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _carried_on(passage: Passage, last: Finding) -> Iterable[Finding]:
    """What those who met discussed or agreed, told in a sentence that names no meeting."""
    story = passage.story
    discuss, agree = story.group("talks", "discuss"), story.group("talks", "agree")
    if last.sentence < passage.index - 6:
        return
    for verb in passage.sent:
        agrees = verb.pos_ == "VERB" and _agrees(verb, agree, story)
        if verb.pos_ != "VERB" or not (agrees or _discusses(verb, discuss, story)) or _negated(verb) or _will(verb):
            continue
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or not _takes_part(passage, subject, last):
            continue
        name = "outcome" if agrees else "agenda"
        items = topics(passage, verb, prepositions=("on", "about", "of") if name == "agenda" else ("on", "to", "upon"))
        if subject.dep_ == "nsubjpass":
            items = phrases(subject)
        if items:
            finding = Finding("talks", {name: items}, passage.start, passage.end, passage.index,
                              passage.said_by(verb.idx, verb.idx + len(verb)), "same", f"talks.{name}")
            yield finding


def _discusses(verb: Token, discuss: frozenset[str], story: Story) -> bool:
    """"discussed", "exchanged views on", "continued their discussion of"."""
    return verb.lemma_ in discuss or any(
        c.dep_ == "dobj" and c.lemma_ in story.group("talks", "discuss_nouns") for c in verb.children)


def _will(verb: Token) -> bool:
    return any(c.lower_ in ("can", "could", "may", "might", "should", "must") for c in verb.children if c.dep_ == "aux")


def _takes_part(passage: Passage, subject: Token, last: Finding) -> bool:
    people = last.fields.get("participants", ())
    person = passage.story.cast.person(subject)
    plural = subject.lower_ in ("they", "we", "both") or subject.lemma_.lower() in (
        "leader", "side", "party", "president", "minister", "delegation", "negotiator", "participant", "team", "head")
    return plural or subject.dep_ == "nsubjpass" or (person is not None and person in people)  # type: ignore[operator]
