"""The roles of a meeting: when, where, who, on what, with what result.

A role is taken from the phrase of the trigger ("talks with Russia in Istanbul") and from the clause of the verb that
governs it ("Kyiv and Moscow held talks in May"), never from the clause of the person who speaks about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, phrase, phrases
from generator.grammar.status import is_setting

EVENT_DAYS = ("day", "range", "month")
DELEGATES = frozenset(
    "side delegation team negotiator representative official diplomat counterpart leader group expert president minister "
    "envoy adviser advisor delegate official chief government chancellor secretary king prince head ambassador sides".split())
CLAUSE_BREAKS = frozenset(("ccomp", "advcl", "relcl", "parataxis"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The stretch of a sentence in which the roles of one trigger are sought (characters, half open)."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


def governor(token: Token) -> tuple[Token, tuple[Token, ...]]:
    """The verb that a trigger hangs on, and the nouns on the way ("insistence on a meeting")."""
    path: list[Token] = []
    at = token
    while at.head != at and (at.pos_ not in ("VERB", "AUX") or at == token):
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            break
        if at.pos_ in ("NOUN", "PROPN", "ADJ"):
            path.append(at)
    return at, tuple(path)


def clause(passage: Passage, verb: Token, trigger: Token) -> Scope:
    """The clause of a verb without the clauses that contain or follow it, cut to the words of its speaker."""
    start, end = verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge)
    for child in verb.children:
        inside = child.left_edge.i <= trigger.i <= child.right_edge.i
        if child.dep_ in CLAUSE_BREAKS and not inside:
            if child.i > trigger.i:
                end = min(end, child.left_edge.idx)
            else:
                start = max(start, child.right_edge.idx + len(child.right_edge))
    said = passage.says(trigger.idx, trigger.idx + len(trigger))
    if said is not None and said.verb >= 0 and not said.quoted and said.verb != verb.i:
        start, end = max(start, said.start), min(end, said.end)
    return Scope(min(start, trigger.left_edge.idx), max(end, trigger.right_edge.idx + len(trigger.right_edge)))


def held_on(passage: Passage, trigger: Token, verb: Token, scope: Scope) -> tuple[Day, ...]:
    """The days of a meeting: in its own phrase first, else in the clause of its verb."""
    days = [d for d in passage.days if d.kind in EVENT_DAYS and scope.holds(d.start)]
    joined = {t.i for c in trigger.conjuncts if c.i > trigger.i for t in c.subtree}
    days = [d for d in days if _token(passage, d).i not in joined]
    own = [d for d in days if trigger.left_edge.idx <= d.start <= trigger.right_edge.idx and trigger != verb]
    if own:
        return tuple(own)
    return tuple(d for d in days if _hangs(passage, d, verb, trigger))


def _token(passage: Passage, day: Day) -> Token:
    return passage.doc.char_span(day.start, day.end, alignment_mode="expand").root


def _hangs(passage: Passage, day: Day, verb: Token, trigger: Token) -> bool:
    """True where nothing but prepositions and nouns of time stands between the day and the verb."""
    token = _token(passage, day)
    while token.head != token:
        head = token.head
        if head.i in (verb.i, trigger.i):
            return True
        if head.pos_ in ("VERB", "AUX"):
            return head.dep_ == "conj" and head.head == verb
        timely = head.ent_type_ in ("DATE", "TIME") or head.lower_ in ("overnight", "morning", "evening", "night", "day")
        if head.pos_ in ("NOUN", "PROPN") and not timely:
            return False
        token = head
    return False


def held_at(passage: Passage, trigger: Token, scope: Scope) -> str | None:
    """The city, else the country, after "in" or "at" or before the trigger ("the Istanbul talks")."""
    found: list[tuple[int, str]] = []
    for m in passage.mentions:
        if not scope.holds(m.start) or m.kind not in ("place", "country") or m.form == "demonym":
            continue
        token = passage.doc[m.i:m.j].root
        if any(c.left_edge.i <= token.i <= c.right_edge.i for c in trigger.conjuncts if c.i > trigger.i):
            continue
        attributive = token.dep_ in ("compound", "nmod") and token.head.i == trigger.i and m.kind == "place"
        located = token.dep_ == "pobj" and token.head.lower_ in ("in", "at") and _of_meeting(token.head, trigger)
        joined = token.dep_ == "conj" and token.head.dep_ == "pobj" and token.head.head.lower_ in ("in", "at")
        if attributive or located or (joined and m.kind == "place"):
            found.append((0 if m.kind == "place" else 1, m.name))
    return min(found, key=lambda row: row[0])[1] if found else None


def _of_meeting(preposition: Token, trigger: Token) -> bool:
    """True where a preposition of place belongs to the meeting and not to some noun in it ("children in Ukraine")."""
    head = preposition.head
    if head.i == trigger.i or head.pos_ in ("VERB", "AUX"):
        return True
    names = head.ent_type_ in ("PERSON", "GPE", "ORG") or head.pos_ == "PROPN"
    return names or head.lemma_ in ("place", "round", "one", "talk", "negotiation", "meeting", "visit", "call")


def parties(passage: Passage, trigger: Token, verb: Token, scope: Scope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(states and organisations, people by name) that take part."""
    people: dict[str, str] = {}
    states: dict[str, None] = {}
    for token in _participants(passage, trigger, verb):
        for m in _named_below(passage, token, scope):
            if m.kind == "person":
                people[m.name] = m.country
                states.update({m.country: None} if m.country else {})
            else:
                states[m.country if m.kind == "country" else m.name] = None
        person = passage.story.cast.person(token) if token.pos_ in ("PRON", "NOUN") else None
        if person and person not in people:
            people[person] = _country(passage, person)
            states.update({people[person]: None} if people[person] else {})
    for child in (*trigger.lefts, *(c for t in trigger.children if t.dep_ == "amod" for c in t.conjuncts)):
        m = passage.mention_at(child)
        if m is not None and m.kind == "country" and m.form in ("name", "demonym") and child.dep_ in ("compound", "amod", "nmod", "conj", "poss"):
            states[m.country] = None
    return tuple(states), tuple(people)


def _participants(passage: Passage, trigger: Token, verb: Token) -> Iterable[Token]:
    """The heads of the phrases that name who takes part."""
    story = passage.story
    if trigger == verb:
        yield from (t for c in _own_or_above(verb) if c.dep_ == "nsubj" for t in _joined(c))
        yield from (t for c in verb.children if c.dep_ == "dobj" for t in _joined(c))
        yield from _after(verb, ("with", "between", "to"))
        return
    yield from _after(trigger, ("with", "between", "among"))
    for child in trigger.children:
        if child.lower_ == "of":
            for inner in child.children:
                yield from _after(inner, ("with", "between", "among"))
                if (m := passage.mention_at(inner)) is not None and m.kind == "organisation":
                    yield inner
        if child.dep_ == "acl" and child.lemma_ in story.group("talks", "lead"):
            yield from (t for c in child.children if c.dep_ == "agent" for t in _joined(c))
    for chair in (t for t in verb.subtree if t.dep_ == "acl" and t.lemma_ in story.group("talks", "lead")):
        yield from (t for c in chair.children if c.dep_ == "agent" for t in _joined(c))
    if _takes(trigger, verb) or is_setting(trigger, story):
        yield from (t for c in _own_or_above(verb) if c.dep_ in ("nsubj", "agent") for t in _joined(c))
        yield from _after(verb, ("with", "between"))


def _takes(trigger: Token, verb: Token) -> bool:
    """True where the subject of the verb takes part: "X and Y held talks", not "X proposed talks"."""
    return trigger.dep_ in ("dobj", "pobj") and verb.lemma_ in (
        "hold", "have", "conduct", "attend", "begin", "start", "conclude", "finish", "resume", "continue", "join", "lead", "open")


def _own_or_above(verb: Token) -> Iterable[Token]:
    """The children of a verb, and where it has no subject those of the verb it completes or is joined to."""
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or verb.dep_ not in ("xcomp", "conj", "advcl", "pcomp"):
        return verb.children
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return _own_or_above(head) if head != verb and head.pos_ in ("VERB", "AUX") else verb.children


def _after(head: Token, prepositions: tuple[str, ...]) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _joined(inner)


def _joined(token: Token) -> tuple[Token, ...]:
    if token.dep_ == "agent":
        return tuple(t for c in token.children if c.dep_ == "pobj" for t in _joined(c))
    return (token, *conjuncts(token))


def _named_below(passage: Passage, token: Token, scope: Scope) -> Iterable[Mention]:
    """The name at a head, with any title or odd parse around it, or the side of an unnamed delegate: "the Russian side"."""
    own = passage.mention_at(token)
    if own is not None and own.kind != "place" and scope.holds(own.start):
        yield own
    outside = {t.i for c in token.subtree if c.dep_ in ("relcl", "acl", "advcl", "appos") and c != token for t in c.subtree}
    later = {t.i for c in token.conjuncts if c.i > token.i for t in c.subtree}
    below = [m for m in passage.mentions_in(token, "person", "country", "organisation")
             if m.i not in outside | later and m != own and scope.holds(m.start)]
    people = [m for m in below if m.kind == "person"]
    if people:
        yield from people
    elif own is None and token.lemma_.lower() in DELEGATES | {"side"}:
        yield from (m for m in below if m.kind in ("country", "organisation"))


def _country(passage: Passage, person: str) -> str:
    return next((m.country for m in passage.story.cast.mentions if m.kind == "person" and m.name == person), "")


def topics(passage: Passage, verb: Token, *, prepositions: tuple[str, ...] = ("on", "about", "of", "around")) -> tuple[str, ...]:
    """What a verb of discussing or agreeing is about: its objects, those of its preposition, or what is agreed to be done."""
    heads: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and not _is_name(passage, child):
            deal = child.lemma_ in passage.story.group("talks", "agree_nouns", "discuss_nouns")
            heads += list(_after_noun(child, prepositions)) if deal else [child]
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            heads += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    done = [phrase(c, alone=False) for c in verb.children if c.dep_ == "xcomp" and verb.lemma_ in passage.story.group("talks", "agree")]
    told = [text for head in heads if not _is_name(passage, head) for text in phrases(head)]
    return tuple(dict.fromkeys(text for text in (*told, *(t.removeprefix("to ") for t in done)) if len(text) > 3))


def _after_noun(noun: Token, prepositions: tuple[str, ...]) -> Iterable[Token]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    deeper = [c for c in inner.children if c.dep_ == "prep" and c.lower_ in ("on", "about")]
                    yield from (t for p in deeper for t in p.children if t.dep_ == "pobj") if deeper and child.lower_ == "of" else (inner,)


def _is_name(passage: Passage, token: Token) -> bool:
    m = passage.mention_at(token)
    return token.pos_ == "PRON" or (m is not None and m.kind in ("person", "country", "organisation"))
