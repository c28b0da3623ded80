"""Who meets: states and bodies, people by name, and those who mediate between them.

Understood: "X met Y", "talks between A and B", "X hosted Y", "I met Y", "Russia proposed talks with Ukraine", "the meeting of the European Council", "A, who
also met B", trilateral talks. Left out: those who only speak of it, and who sent whom ("Trump's envoy").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from generator.grammar.names import Mention
from generator.grammar.offices import BODIES, country_of, side_of, state_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, has
from generator.grammar.talk_chairs import chairs_of
from generator.grammar.talk_lists import (
    along_with,
    attributive,
    closing,
    goes_for,
    heads_of_delegations,
    list_before,
    named_behind,
    office_state,
    run_before,
    run_on,
    sent_by,
    two_who_speak,
)
from generator.grammar.talk_mediators import mediators_of
from generator.grammar.talk_places import visited
from generator.grammar.talk_present import brought_together, included, told_beside
from generator.grammar.talk_recalled import him_again, offered, the_two, they, two_before
from generator.grammar.talk_scope import Scope
from generator.grammar.talk_speaker import own_or_above, with_speaker
from generator.grammar.talk_status import ahead_of, is_setting
from generator.grammar.talk_triggers import Trigger, chance_of, host_and_guest, of_two
from generator.grammar.talk_visits import discussed_with, goals, goes, hosts
from generator.grammar.words import MEETINGS
from generator.model import Organisation


@dataclass(frozen=True, slots=True)
class Sides:
    """Who takes part in one meeting."""

    states: tuple[str, ...]
    people: tuple[str, ...]
    mediators: tuple[str, ...]
    body: str | None
    """Whose meeting it is: "the meeting of the European Council", "the G7 summit"."""


def sides_of(passage: Passage, trigger: Trigger, scope: Scope) -> Sides:
    """All that take part in a meeting, as one sentence tells it."""
    body = _host_body(passage, trigger.token)
    states, people = _named(passage, trigger, scope, body is not None)
    mediators = mediators_of(passage, trigger)
    if (together := brought_together(passage, trigger)) is not None:
        host, guest = together
        named = {guest.name: guest.country} if guest is not None and guest.kind == "person" else {}
        people = {**named, **{name: side for name, side in people.items() if side != host.country}}
        states = [s for s in dict.fromkeys((*((guest.country,) if guest is not None else ()), *states)) if s != host.country]
        return Sides(tuple(states), tuple(people), tuple(dict.fromkeys((*mediators, host.country))), None)
    threefold = {t.lemma_.lower() for t in trigger.token.subtree} & passage.group("talks", "trilateral")
    at_war = set(passage.story.at_war)
    if threefold and (told := at_war & {m.country for m in passage.mentions}) and (not states and told == at_war or len(set(states) - at_war) == 1 and not at_war <= set(states)):
        states = [*passage.story.at_war, *(s for s in states if s not in at_war)]  # "three-way talks to settle the conflict between A and B", "with C"
    if threefold and at_war < set(states):
        mediators = tuple(dict.fromkeys((*mediators, *(s for s in states if s not in at_war))))
    states = states if threefold else [s for s in states if s not in mediators]
    if body is not None and body in passage.group("talks", "chaired"):
        hosts, chairs = chairs_of(passage)
        named = () if body in passage.group("talks", "only_chaired") else (body,)
        return Sides(hosts or named, tuple(dict.fromkeys((*chairs, *people))), mediators, body)
    if body is not None:
        return Sides((body,), tuple(people), mediators, body)
    states, people = with_speaker(passage, trigger, states, people)
    if len(states) < 2 and (the_two(passage, trigger) or not (states or people) and offered(passage, trigger, mediated=bool(mediators))):
        states = list(passage.story.at_war)
    return Sides(tuple(states), tuple(people), mediators, None)


def _named(passage: Passage, trigger: Trigger, scope: Scope, of_body: bool) -> tuple[list[str], dict[str, str]]:
    people: dict[str, str] = {}
    states: dict[str, None] = {}
    for token in (*_participants(passage, trigger, of_body), *told_beside(passage, trigger)):
        for m in run_on(passage, _below(passage, token, scope), trigger.verb):
            if m.kind == "person":
                people[m.name] = side_of(passage, m) or office_state(passage, token, m)
                states.update({people[m.name]: None} if people[m.name] else {})
            elif state_of(m):
                states[state_of(m)] = None
        for m in heads_of_delegations(passage, token):
            people.setdefault(m.name, side_of(passage, m))
            states.update({people[m.name]: None} if people[m.name] else {})
        inside = scope.holds(token.idx) or scope.holds(trigger.verb.idx) or bool(behind(trigger.token, "with", "between"))  # "held a call following a meeting in Z": it tells not whose
        person = passage.story.cast.person(token) if inside and token.pos_ in ("PRON", "NOUN", "PROPN") and not has(token, "case") else None
        if person and person not in people:
            people[person] = country_of(passage, person)
            states.update({people[person]: None} if people[person] else {})
    if trigger.kind == "exchange" and trigger.verb.lemma_ in passage.group("talks", "carry_out"):
        subjects = [t for c in trigger.verb.children if c.dep_ == "nsubj" for t in joined(c)]
        states.update({m.country: None for t in subjects if (m := passage.mention_at(t)) is not None and m.kind == "country"})
    if len(states) > 1 and (last := closing(passage, tuple(states))) is not None:
        states[last.country] = None
    nouns = passage.group("talks", *MEETINGS)
    for noun in (trigger.token, *(t for t in behind(trigger.token, "of") if t.lemma_.lower() in nouns or run_before(passage, t))):  # "a round of A-B talks"
        states.update({state_of(m): None for m in attributive(passage, noun)})
    for pronoun in (c for c in own_or_above(trigger.verb) if _acts(c, trigger.verb) and c.lower_ in ("he", "she", "they") and passage.story.cast.person(c) is None):
        offices = [t for t in passage.doc[passage.sent.start:pronoun.i] if t.dep_ == "nsubj" and _delegates(passage, t)]
        states.update({m.country: None for t in offices for m in passage.mentions_in(t, "country")})  # "the president visited Oslo, where he met X"
    before = list_before(passage.mentions, passage.sent, trigger.verb) if trigger.is_verb else ()
    for m in (*before, *they(passage, trigger)):
        people.setdefault(m.name, side_of(passage, m))
        states.update({people[m.name]: None} if people[m.name] else {})
    if goes_for(passage, trigger.token, trigger.verb) and not behind(trigger.token, "with"):  # "arrived in Moscow for talks"
        states.update({m.country: None for m in goals(passage, trigger.verb) if states and m.country in passage.story.at_war})
    visit = trigger.token.lemma_ in passage.group("talks", "visit_nouns")
    if visit or (trigger.is_verb and goes(passage, trigger.verb)):
        states.update({m.country: None for m in goals(passage, trigger.token) if m.country})
    host = visited(passage, trigger.verb)
    if host is not None and len(states) < 2 and any(_delegates(passage, t) for t in _participants(passage, trigger, of_body)):
        states[host.country] = None  # "visited Sweden, where he held talks with the Prime Minister"
    return list(states), people


def _participants(passage: Passage, trigger: Trigger, of_body: bool) -> Iterable[Token]:
    """The heads of the phrases that name who takes part."""
    token, verb, story = trigger.token, trigger.verb, passage.story
    yield from chance_of(passage, verb)
    if trigger.is_verb and (two := host_and_guest(passage, verb)):
        yield from two
    elif trigger.is_verb:
        yield from (t for c in own_or_above(verb) if _acts(c, verb) for t in joined(c))
        yield from (verb.head for c in verb.children if verb.dep_ == "relcl" and c.dep_ == "nsubj" and c.lower_ in ("who", "that"))
        yield from (t for c in verb.children if c.dep_ in ("dobj", "oprd") for t in joined(c))
        yield from him_again(passage, verb)
        yield from (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "PROPN" and not has(c, "nsubj") and verb.lemma_ in story.group("talks", "meeting_verbs"))
        yield from (t for c in (verb, *(o for c in verb.children for o in (c, *c.children) if o.dep_ in ("dobj", "pobj"))) for t in included(c))
        if trigger.kind == "call" and verb.lemma_ in story.group("talks", "tell_by_phone"):
            yield from (t for c in verb.children if c.dep_ == "dative" for t in joined(c))
        if verb.lemma_ in story.group("talks", "receive_verbs", "greet") and has(verb, "agent"):
            yield from (t for c in verb.children if c.dep_ in ("nsubjpass", "agent") for t in joined(c))
        yield from _after(verb, ("with", "between", "to", *(("alongside",) if trigger.kind == "meeting" else ())))
        yield from (c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i and passage.story.cast.person(c))  # behind a long office
        yield from (t for c in along_with(verb) for t in joined(c))
        # "spoke by phone with X": the parse may hang X on the phone.
        yield from (t for p in verb.children if p.lower_ == "by" for c in p.children for t in _after(c, ("with",)))
        if verb.dep_ == "xcomp" and verb.head.lemma_ in story.group("talks", "propose"):  # "A challenged B to meet him"
            yield from (t for c in verb.head.children if c.dep_ == "dobj" for t in joined(c))
        yield from hosts(passage, verb)
        yield from discussed_with(passage, verb) if verb.lemma_ == "discuss" else ()
    if trigger.is_verb:
        return
    for head in (token, *(c for c in token.children if c.dep_ == "acl" and c.lemma_ in story.group("talks", "take_part"))):
        yield from _after(head, ("with", "between", "among", *(("alongside",) if token.lemma_ == "conference" else ())))  # "a meeting held in Abu Dhabi between X and Y"
    if token.dep_ == "nsubjpass" and verb.lemma_ in story.group("talks", "take_part") or (token.dep_ == "nsubj" and verb.lemma_ in ("take", "occur", "happen")):  # "a call was held between X and Y", "took place between"
        yield from _after(verb, ("with", "between"))
        yield from (t for c in behind(verb, "with") if c.lemma_ == "participation" for o in behind(c, "of") for t in joined(o))
    yield from (t for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "join" for t in joined(c))  # "joined X in Z for talks"
    if _only_people_between(token):  # "between the A delegation, led by X, and B's": the parse joins B to the talks
        yield from (t for t in token.conjuncts if t.i > token.i and _delegates(passage, t))
    for child in token.children:
        if child.lower_ == "of":
            for inner in child.children:
                yield from (t for head in (inner, *inner.children) for t in _after(head, ("with", "between", "among")))
                m = passage.mention_at(inner)
                two = m is not None and m.kind == "person" and len(joined(inner)) > 1  # "the meeting of A and B"
                if two or (m is not None and m.kind in ("organisation", "country")) or _delegates(passage, inner):
                    yield from joined(inner)
        if (child.lemma_ == "involve" and child.dep_ == "relcl") or (child.lower_ == "involving" and child.dep_ in ("prep", "acl")):
            yield from (t for c in child.children if c.dep_ in ("dobj", "pobj") for t in joined(c))
    if (is_setting(token, story) or verb.lemma_ in story.group("verbs", "thank")) and any(c.lower_ == "their" for c in token.children):
        yield from (t for c in verb.children if c.dep_ in ("nsubj", "dobj") and passage.story.cast.person(c) for t in joined(c))
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.lemma_ == "follow":
        yield from (t for c in own_or_above(token.head.head.head) if _acts(c, token.head.head.head) for t in joined(c))
    above = verb.head if verb.dep_ == "xcomp" and not has(verb, "nsubj") else verb  # "A asked B to visit Z during phone talks"
    if is_setting(token, story) and above.lemma_ in story.group("verbs", "speech") and not _only_people_between(token):
        yield from two_who_speak(passage, above)
    formats = () if any(c.lower_ in ("with", "between") for c in token.children) else verb.subtree
    for chair in (t for t in formats if t.dep_ == "acl" and t.lemma_ in story.group("talks", "lead")):
        yield from (t for c in chair.children if c.dep_ == "agent" for t in joined(c))
    own = goes_for(passage, token, verb) or (not of_body and trigger.kind != "conference")
    if (own and _subject_meets(passage, trigger)) or verb.lemma_ in story.group("talks", "be_there"):
        yield from (t for c in own_or_above(verb) if c.dep_ == "agent" or _acts(c, verb) for t in joined(c))
        nouns = story.group("talks", *MEETINGS)  # "for talks, with a possible call between A and B to follow"
        yield from (t for t in _after(verb, ("with", "between")) if t.lemma_.lower() not in nouns)
        yield from (t for c in along_with(verb) for t in joined(c))


def _acts(child: Token, verb: Token) -> bool:
    """The subject, also of "X is scheduled to meet Y"."""
    return child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and child.head != verb)


def _delegates(passage: Passage, token: Token) -> bool:
    return token.lemma_.lower() in passage.group("talks", "delegates")


def _subject_meets(passage: Passage, trigger: Trigger) -> bool:
    """True where the subject of the verb takes part: "held talks", "following a meeting with X, Y declared", "A and B vowed, at a meeting in Z, to …"."""
    token, verb, story = trigger.token, trigger.verb, passage.story
    speaks = verb.lemma_ in story.group("verbs", "speech")
    takes = token.dep_ in ("dobj", "pobj") and not ahead_of(token) and verb.lemma_ in story.group("talks", "take_part")
    acting = [c for c in own_or_above(verb) if _acts(c, verb) and has(c, "conj") and not has(c, "relcl")] if is_setting(token, story) else []
    takes = takes or (len({m.country for c in acting for m in passage.mentions_in(c, "person") if m.country}) > 1 and not _only_people_between(token))
    takes = takes or token.dep_ == "pobj" and token.head.head == verb and (verb.lemma_, token.head.lower_) in (("prepare", "for"), ("agree", "on"), ("agree", "to"))
    other = any(c.lower_ == "with" or (c.lower_ == "alongside" and token.lemma_ == "conference") for c in token.children)
    owners = (passage.mention_at(c) for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN")
    if any(m is not None and m.kind == "person" for m in owners):
        return takes  # "following Witkoff's talks with Putin, Peskov said": Peskov is a third
    return takes or goes_for(passage, token, verb) or (is_setting(token, story) and (other or not speaks) and not _only_people_between(token))


def _only_people_between(token: Token) -> bool:
    """"after talks between A and B, C said": C is a third."""
    return any(c.lower_ in ("between", "among") for c in token.children)


def _after(head: Token, prepositions: tuple[str, ...]) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for inner in child.children:
                beyond = [t.lower_ for t in inner.doc[inner.right_edge.i + 1:inner.right_edge.i + 3]]
                if inner.dep_ == "pobj" and beyond != ["in", "attendance"]:
                    yield from joined(inner)


def _below(passage: Passage, token: Token, scope: Scope) -> Iterable[Mention]:
    """The name at a head, with any title or odd parse around it, or the side of an unnamed delegate."""
    own = passage.mention_at(token)
    sent = sent_by(passage, own) if own is not None else None
    if sent is not None:  # "the president's envoy, X"
        yield from sent
        return
    if own is not None and own.kind != "place" and scope.holds(own.start):
        yield own
    named = named_behind(passage, token) if own is None or own.kind == "organisation" else None
    if named is not None and scope.holds(named.start):
        yield named
        return
    outside = {t.i for c in token.subtree if c.dep_ in ("relcl", "acl", "advcl", "appos") and c.i > token.i for t in c.subtree}
    outside |= {t.i for c in token.children if c.lower_ in ("in", "at", "on", "about") for t in c.subtree}  # "the presidents in Hungary"
    later = {t.i for c in token.conjuncts if c.i > token.i for t in c.subtree}
    below = [m for m in passage.mentions_in(token, "person", "country", "organisation")
             if m.i not in outside | later and m != own and scope.holds(m.start) and not _owns(passage, m, token)]
    people = [m for m in below if m.kind == "person"]
    if people:
        yield from people
    elif own is None and (two := two_before(passage, token)):
        yield from two
    elif own is None and (token.lemma_ in passage.group("talks", "belonging") or of_two(passage, token)):
        two = of_two(passage, token)  # else a body alone: "NATO allies", "the countries of NATO"
        yield from (m for m in below if (m.i < token.i or not two) and (two and m.kind == "country" or getattr(m.entry, "kind", "") in BODIES and not m.country))
    elif (own is None or own.kind == "organisation") and (_delegates(passage, token) or token.lemma_ in passage.group("talks", "lawmakers")):
        yield from _of_capitals(passage, token)
        told = [c for c in token.children if c.dep_ == "appos" and token.tag_ == "NNS" and _delegates(passage, c)]
        yield from (m for c in told for m in passage.mentions_in(c, "country"))  # "the leaders – the presidents of A and B – met"
        yield from (m for m in below if m.kind == "country" or getattr(m.entry, "kind", "") in BODIES)
        of_state = (m for m in below if m.kind == "organisation" and m.country and token.tag_ in ("NNS", "NNPS"))
        yield from (replace(m, kind="country", name=m.country) for m in of_state)  # "U.S. military leaders"
        owners = (m for c in token.children if c.dep_ == "poss" for m in passage.mentions_in(c, "person"))
        yield from (replace(m, kind="country", name=m.country) for m in owners if m.country)  # "Trump's envoys"


def _of_capitals(passage: Passage, delegates: Token) -> Iterable[Mention]:
    """"Representatives of Moscow and Kyiv": their governments."""
    named = [m for c in behind(delegates, "of", "from") for t in joined(c) if (m := passage.mention_at(t)) is not None and m.kind == "place"]
    capitals = {c.capital for c in passage.story.names.lexicon.countries if c.capital} if named else ()
    yield from (replace(m, kind="country", name=m.country) for m in named if m.name in capitals)


def _owns(passage: Passage, person: Mention, office: Token) -> bool:
    """ "Trump's envoy Witkoff", "senior Trump officials": who sent them does not meet."""
    if person.kind != "person" or person.j >= len(passage.doc):
        return False
    root = passage.doc[person.i:person.j].root
    beside = root.head == office and root.dep_ in ("compound", "nmod", "amod") and root.i < office.i and office.tag_ == "NNS"
    return passage.doc[person.j].tag_ == "POS" or beside


def _host_body(passage: Passage, token: Token) -> str | None:
    """The body whose gathering it is; none where it meets a state: "the EU-A summit"."""
    if run_before(passage, token):
        return None
    of = [c for p in token.children if p.lower_ == "of" for c in p.children]
    near = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod", "poss", "nummod")]
    offices = [c for t in (*of, *near) if _delegates(passage, t) for c in t.lefts if c.dep_ in ("nmod", "compound", "amod", "poss")]
    for child, m in ((t, passage.mention_at(t)) for t in (*of, *near, *offices)):
        if m is not None and isinstance(m.entry, Organisation) and m.entry.kind in BODIES and not m.entry.country:
            return m.name
        if m is not None and m.kind == "place" and child in near and child.lower_ in passage.group("talks", "format"):
            formats = (o for o in passage.story.names.lexicon.organisations if any(a.lower().startswith(child.lower_) for a in o.aliases))
            return next((o.name for o in formats), None)  # "the Ramstein meeting" is that of the format
    return None
