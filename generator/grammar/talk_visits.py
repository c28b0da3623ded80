"""Visits that are meetings: who went to another state to speak with somebody there.

Understood: "X visited Kyiv to discuss Y with Z", "X flew to Moscow to press Putin", "X visited Kyiv, telling Z that …",
"X made a trip to Kyiv to discuss Y", "X visited Zelensky in Kyiv", "X promised Z weapons during a visit to Kyiv". A visit to a
place of one's own state, and one of which nothing but the going is told, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.function_words import FUTURE, PERFECT, PROGRESSIVE, SUBJECTS
from generator.grammar.names import Mention
from generator.grammar.offices import country_of, side_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import first, has
from generator.grammar.tense import ranked
from generator.grammar.words import MEETINGS

SPOKEN_TO = ("with", "to", "from")
"""Prepositions before the one who is spoken to: "discuss Y with Z", "propose Y to Z"."""
CLAUSES = ("advcl", "xcomp")
OTHERS = ("with_somebody", "meeting_verbs", "call_verbs", "negotiation_verbs", "negotiation_nouns", "meeting_nouns", "call_nouns", "conference_nouns")
"""Where a sentence has one of these words, the meeting is told by it."""
OFFICE = 8
"""Tokens of an office before a name."""
BEING = PROGRESSIVE | {"was", "were", "been"}
UNNAMED = "-"
"""The state of "the prime minister", whom the sentence does not name."""


def goes(passage: Passage, verb: Token) -> bool:
    """A verb of going somewhere, or "made a trip", "paid a visit"."""
    group = passage.group
    if verb.lemma_ in group("talks", "travel"):
        if verb.lemma_ in group("talks", "set_out_for"):
            return any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.children)
        return verb.lemma_ not in group("talks", "go_down") or any(c.dep_ == "prt" and c.lower_ == "down" for c in verb.children)
    return verb.lemma_ in group("talks", "make_visit") and any(c.dep_ == "dobj" and c.lemma_ in group("talks", "visit_nouns") for c in verb.children)


def goals(passage: Passage, verb: Token) -> tuple[Mention, ...]:
    """The places gone to: "visited Kyiv", "flew to Moscow", "made a trip to Ukraine"."""
    trips = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in passage.group("talks", "visit_nouns")]
    tokens = [t for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "visit" for t in joined(c)]
    to = ("for",) if verb.lemma_ in passage.group("talks", "set_out_for") else ("to", "in")
    tokens += [t for v in (verb, *trips) for p in v.children if p.dep_ == "prep" and p.lower_ in to
               for c in p.children if c.dep_ == "pobj" for t in (*joined(c), *(a for a in c.children if a.dep_ == "appos"))]
    cities = passage.group("cues", "city_nouns") | passage.group("talks", "towns")
    towns = [o for t in tokens if t.lemma_.lower() in cities for p in t.children if p.lower_ == "of" for o in p.children]  # "to the city of Antalya"
    towns += [c for t in tokens if passage.mention_at(t) is None and t.ent_type_ in ("DATE", "TIME", "GPE") for c in t.lefts if c.dep_ == "compound"]  # "to Kyiv Friday"
    tokens = [*(t for t in tokens if not towns or t.lemma_.lower() not in cities), *towns]
    named = (passage.mention_at(t) or _capital(passage, t) for t in tokens)
    return tuple(m for m in named if m is not None and m.kind in ("place", "country") and m.form != "demonym")


def _capital(passage: Passage, token: Token) -> Mention | None:
    """Kyiv in "flew to the Ukrainian capital"."""
    if token.lemma_.lower() != "capital":
        return None
    near = (m for c in token.children if c.dep_ in ("amod", "poss", "compound", "nmod") and (m := passage.mention_at(c)) is not None and m.kind == "country")
    whose = next(near, None)
    entry = next((c for c in passage.story.names.lexicon.countries if whose is not None and c.name == whose.country), None)
    return replace(whose, kind="place", name=entry.capital, form="name") if whose is not None and entry is not None and entry.capital else None


def visits(passage: Passage, verb: Token) -> bool:
    """True where a verb of going tells of a meeting."""
    return goes(passage, verb) and (bool(hosts(passage, verb)) or _aims(passage, verb) or bool(visited_states(passage, verb)))


def visited_states(passage: Passage, verb: Token) -> tuple[Mention, ...]:
    """The goals of an official who goes to another state for its own sake: "X arrived in Kyiv on Tuesday", "Y will visit Moscow", "Z visited Kyiv, promising help"."""
    own = {m.country for m in _travellers(passage, verb) if m.country}
    at_war, group = passage.story.at_war, passage.group
    if len(own) != 1 or _is_aside(passage, verb) or any(t.lemma_.lower() in group("talks", *OTHERS) and t.pos_ != "ADJ" and ranked(t) is None for t in verb.subtree):
        return ()
    if _is_undated(passage, verb) and not _tells_alone(passage, verb):
        return ()
    foes = at_war if own <= set(at_war) else ()  # who goes to the other side of the war visits nobody there
    there = tuple(m for m in goals(passage, verb) if m.country and m.country not in (*own, *foes) and m.name.lower() not in group("talks", "seats_of_many"))
    return there if own & set(at_war) or _of_the_war(passage, verb) else tuple(m for m in there if m.country in at_war)


def _is_undated(passage: Passage, verb: Token) -> bool:
    """A visit told as paid, without its day or month."""
    return verb.tag_ in ("VBD", "VBN", "VBG") and not any(d.kind in ("day", "month") and d.iso for d in passage.days)


def _tells_alone(passage: Passage, verb: Token) -> bool:
    """True where a visit without a day is one visit of somebody in office, to a place, and the sentence tells of no meeting by its own word."""
    sights = verb.lemma_ == "visit" and not any(passage.mention_at(t) for c in verb.children if c.dep_ == "dobj" for t in joined(c))
    often = any(c.lemma_ == "time" and c.tag_ == "NNS" for c in verb.children)
    met = passage.group("talks", *OTHERS) - passage.group("talks", "call_verbs")
    told = any(t.lemma_.lower() in met and t.pos_ in ("NOUN", "PROPN", "VERB") for t in passage.tokens)
    return not (sights or often or told) and any(with_office(passage, passage.doc[m.i:m.j].root) for m in _travellers(passage, verb))


def _of_the_war(passage: Passage, verb: Token) -> bool:
    """"Will visit Poland and Germany to discuss a solution of the conflict"."""
    aims = passage.group("talks", "visit_aims")
    return any(c.dep_ in CLAUSES and c.i > verb.i and any(t.lemma_ in aims for t in c.subtree) and {"war", "conflict", "settlement", "peace", "ceasefire"} & {
        t.lemma_ for t in c.subtree} for c in verb.children)


def _is_aside(passage: Passage, verb: Token) -> bool:
    """True for a visit that is told neither as paid nor as to come, or only as a condition: "if he visits the country"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "once") for c in verb.children) or has(verb, "neg") or helpers & {"could", "may", "might", "can"}:
        return True
    told = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")  # "said that X would visit Z"
    if "would" in helpers and not told:
        return True
    ahead = verb.tag_ == "VB" or helpers & FUTURE
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & PERFECT) or (verb.tag_ == "VBG" and verb.lemma_ == "visit" and helpers & BEING)
    return not (ahead or told or verb.tag_ in ("VBN", "VBZ") and any(d.kind in ("day", "month") and d.iso for d in passage.days))


def _travellers(passage: Passage, verb: Token) -> tuple[Mention, ...]:
    """The named officials who go."""
    at = verb
    while not has(at, "nsubj", "nsubjpass") and at.dep_ in ("xcomp", "acomp", "conj") and at.head != at:
        at = at.head
    subject = ranked(verb) or first(at, *SUBJECTS)
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in passage.group("talks", "invite", "propose") and (asked := first(verb.head, "dobj")) is not None:
        subject = asked  # "A invited B to visit Z": B goes
    subject = at.head if at.dep_ == "relcl" and subject is not None and subject.lower_ == "who" else subject
    named = [passage.mention_at(t) for t in joined(subject)] if subject is not None else []
    people = [m for m in named if m is not None and m.kind == "person"]
    name = passage.story.cast.person(subject) if subject is not None and not people else None
    known = next((m for m in passage.story.cast.mentions if m.kind == "person" and m.name == name), None) if name else None
    return tuple(people) or ((known,) if known is not None else ())


def hosts(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Those of the other state with whom the visitor speaks."""
    if not goes(passage, verb):
        return ()
    own = _home(passage, verb)
    if not own:
        return ()
    direct = [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "visit" and _side(passage, c) not in ("", *own)]
    if direct:
        return tuple(direct)
    there = {m.country for m in goals(passage, verb)} - own
    spoken_to = [t for clause in _clauses(passage, verb) for t in _spoken_to(clause)]
    return tuple(t for t in spoken_to if _side(passage, t)) if there & {_side(passage, t) for t in spoken_to} else ()


def _aims(passage: Passage, verb: Token) -> bool:
    """"visited Ukraine to discuss the exports of grain", "to help end the war": what two states speak about."""
    own, there = _home(passage, verb) - {UNNAMED}, {m.country for m in goals(passage, verb)}
    if not own or len(there) != 1 or there & own or "" in there:
        return False
    aims = passage.group("talks", "visit_aims")
    return any(t.lemma_ in aims and t.tag_ == "VB" and has(t, "dobj") and t.dep_ in ("advcl", "xcomp", "ccomp", "conj")
               for clause in _clauses(passage, verb) if clause.tag_ == "VB" for t in clause.subtree)


def _home(passage: Passage, verb: Token) -> set[str]:
    """The states of those who go."""
    at = verb
    while not has(at, "nsubj", "nsubjpass") and at.dep_ in ("xcomp", "acomp", "conj") and at.head != at:
        at = at.head
    subject = ranked(verb) or first(at, *SUBJECTS)
    if subject is None:
        return set()
    sides = {_side(passage, t) for t in joined(subject)}
    if subject.lemma_.lower() in passage.group("talks", "delegates"):
        sides |= {m.country for m in passage.mentions_in(subject, "country")} or {UNNAMED}
    return sides - {""}


def _clauses(passage: Passage, verb: Token) -> Iterator[Token]:
    """The infinitives and participles behind a verb of going, but where one tells of a meeting by its own word."""
    group = passage.group
    own = group("talks", "meeting_verbs", "call_verbs", *MEETINGS)
    for clause in verb.children:
        if clause.dep_ in CLAUSES and clause.i > verb.i and clause.tag_ in ("VB", "VBG") and not any(t.lemma_.lower() in own for t in clause.subtree):
            yield clause


def _spoken_to(clause: Token) -> Iterator[Token]:
    """Those to whom a clause is directed: "press Putin", "discuss Y with A and B", "proposing a ceasefire to Z"."""
    objects = [c for c in clause.children if c.dep_ in ("dobj", "dative")]
    yield from (t for c in objects for t in joined(c))
    for head in (clause, *objects):
        for preposition in head.children:
            if preposition.dep_ in ("prep", "dative") and preposition.lower_ in SPOKEN_TO:
                yield from (t for c in preposition.children if c.dep_ == "pobj" for t in joined(c))


def _side(passage: Passage, token: Token) -> str:
    """The state of the person at a token."""
    mention = passage.mention_at(token)
    if mention is not None and mention.kind == "person":
        return side_of(passage, mention)
    name = passage.story.cast.person(token) if token.pos_ in ("PROPN", "NOUN", "PRON") else None
    return country_of(passage, name) if name else ""


def side_at(passage: Passage, token: Token) -> str:
    """The state of the person at a token, or of one told by office alone: "the German chancellor's visit"."""
    if token.lower_ == "my" and (speaker := passage.voice_of(token)) is not None:
        return country_of(passage, speaker)
    if (side := _side(passage, token)) or not _delegates(passage, token):
        return side
    named = {m.country for m in passage.mentions_in(token, "country") if m.i < token.i or passage.doc[m.i].head.lower_ == "of"}
    return next(iter(named)) if len(named) == 1 else ""


def with_office(passage: Passage, token: Token) -> bool:
    """True for somebody of a known office, by name, by pronoun or by the office alone."""
    cast = passage.story.cast
    name = cast.person(token) if token.pos_ in ("PROPN", "NOUN", "PRON") or passage.mention_at(token) is not None else None
    name = passage.voice_of(token) if token.lower_ == "my" else name
    if name is None:
        return _delegates(passage, token) and bool(side_at(passage, token))
    told = [m for m in cast.mentions if m.kind == "person" and m.name == name]
    offices = passage.group("talks", "delegates")
    return any(m.entry is not None or offices & {t.lemma_.lower() for t in passage.doc[max(0, m.i - OFFICE):m.i]} for m in told)


def _delegates(passage: Passage, token: Token) -> bool:
    return token.lemma_.lower() in passage.group("talks", "delegates")


def discussed_with(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Those of another state in "X discussed the grain exports with Y"."""
    subject = first(verb, "nsubj")
    own = {_side(passage, t) for t in joined(subject)} - {""} if subject is not None else set()
    near = (verb, *(c for c in verb.children if c.dep_ == "dobj"))
    others = [t for head in near for p in head.children if p.dep_ == "prep" and p.lower_ == "with" and p.i > verb.i
              for c in p.children if c.dep_ == "pobj" for t in joined(c)]
    if not others:  # "discussed the situation at the front with X", where the parse hangs X on the front
        nested = [p for c in verb.children if c.dep_ in ("dobj", "prep") for p in c.subtree if p.dep_ == "prep" and p.lower_ == "with"]
        others = [t for p in nested[-1:] for c in p.children if c.dep_ == "pobj" and passage.story.cast.person(c) for t in joined(c)]
    foreign = [t for t in others if _side(passage, t) not in ("", *own)]
    return tuple(others) if own and foreign else ()


def during_visit(passage: Passage, noun: Token, verb: Token) -> bool:
    """"X promised Z weapons during a visit to Kyiv": two of two states, who are there."""
    if noun.lemma_ not in passage.group("talks", "visit_nouns") or noun.dep_ != "pobj" or noun.head.lower_ != "during":
        return False
    subject = first(verb, "nsubj")
    others = [t for c in verb.children if c.dep_ in ("dobj", "dative") for t in joined(c)]
    sides = {_side(passage, t) for t in others} - {""}
    if subject is None or verb.lemma_ not in passage.group("verbs", "speech"):
        return False
    own = _side(passage, subject) or (UNNAMED if subject.lemma_.lower() in passage.group("talks", "delegates") else "")
    return bool(own) and bool(sides - {own})
