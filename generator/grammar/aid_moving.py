"""Arms that move by themselves: "$1 billion in artillery would soon be heading to the front", "the first jets have arrived",
"another batch is on its way", "deliveries resumed"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.aid_things import is_item
from generator.grammar.passages import Passage
from generator.grammar.relations import has, is_passive
from generator.grammar.tense import lies_ahead


def moves(passage: Passage, verb: Token) -> bool:
    """True for a verb whose subject is the thing that is given."""
    if verb.lemma_.lower() in passage.group("aid", "going_on"):
        return not has(verb, "dobj")
    if verb.lemma_ == "take":
        return any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)  # "the transfer of the jets will take place in spring"
    if verb.lemma_ == "follow":
        return not has(verb, "dobj") and lies_ahead(verb)  # "50,000 rounds will follow"
    return verb.lemma_.lower() in passage.group("aid", "arriving") or is_under_way(verb)


def is_going(verb: Token) -> bool:
    """True for what is not there yet: "is heading", "will follow", "is on its way"."""
    return verb.lemma_ in ("head", "follow") or is_under_way(verb)


def is_under_way(verb: Token) -> bool:
    """True for "is on its way", "would be on the way"."""
    return verb.lemma_ == "be" and any(
        w.lemma_ == "way" and any(c.lower_ in ("its", "their", "the") for c in w.children)
        for p in verb.children if p.lower_ == "on" for w in p.children)


def announcers(passage: Passage, verb: Token) -> list[Token]:
    """The ministry or government that announces what moves; a person or an alliance may speak of the arms of others."""
    if not moves(passage, verb) or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in passage.group("aid", "told_by"):
        return []
    return _governments(passage, verb.head)


def confirmed_by(passage: Passage, verb: Token) -> list[Token]:
    """The government that confirms what it gives or halts: "London confirmed that Ukraine will be given missiles"."""
    passive = is_passive(verb) and not has(verb, "agent")
    if not passive or verb.dep_ != "ccomp" or verb.head.lemma_ not in passage.group("aid", "confirmed_by"):
        return []
    return _governments(passage, verb.head)


def _governments(passage: Passage, saying: Token) -> list[Token]:
    told = [c for c in saying.children if c.dep_ == "nsubj"]
    return [c for c in told if c.lemma_.lower() in passage.group("aid", "governments") or (
        (m := passage.mention_at(c)) is not None and m.country and m.kind in ("organisation", "country"))]


def what_moves(passage: Passage, verb: Token, subject: Token) -> Token | None:
    """The thing that moves: the subject, or the sum before a list that the parse cut in two ("$1 billion in artillery and other hardware")."""
    if is_item(passage, subject):
        return subject
    first = next((c.i for c in verb.children if c.dep_ == "mark"), passage.sent.start)
    paid = next((a for a in passage.amounts if a.quantity.unit and first <= a.i < subject.i), None)
    if paid is None or subject.lemma_.lower() not in passage.group("aid", "rest"):
        return None
    head = passage.doc[paid.j - 1]
    return head if is_item(passage, head) else None


def _in_person(verb: Token, passage: Passage, promising: frozenset[str]) -> str | None:
    """Who pledges in person: "the minister pledged ten tanks"; one alone, for what a state pledges is told as its deed."""
    if verb.lemma_ not in promising or verb.dep_ == "ccomp":
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    teller = next((c for c in verb.head.children if c.dep_ == "nsubj"), None) if own is None and verb.dep_ == "conj" else own
    if teller is None or any(c.dep_ == "conj" for c in teller.children):
        return None
    speaker = passage.story.cast.speaker(teller)
    return speaker if speaker in passage.story.cast.people else None


def announced_by(passage: Passage, verb: Token) -> str | None:
    """The person or body that announces an act: "the Pentagon announced that the US has sent X", "X announced a deal to supply"; a state speaks for nobody."""
    at, telling, in_person = verb, passage.group("aid", "told_by"), passage.group("aid", "in_person")
    asked = verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.children)  # "pressed Korea to provide arms"
    if (promising := _in_person(verb.head if asked else verb, passage, in_person)) is not None:
        return promising
    while at.dep_ in ("ccomp", "xcomp", "acl", "dobj") and at.head != at:
        told, at = at, at.head
        if (promising := _in_person(at, passage, in_person)) is not None:
            return promising
        if at.lemma_.lower() in telling:
            teller = next((c for c in at.children if c.dep_ == "nsubj"), None)
            m = passage.mention_at(teller) if teller is not None else None
            fits = m is not None and (m.kind == "person" or (m.kind == "organisation" and told.dep_ == "ccomp"))
            speaker = passage.story.cast.speaker(teller) if teller is not None else None
            return speaker if fits or speaker in passage.story.cast.people else None
    return None
