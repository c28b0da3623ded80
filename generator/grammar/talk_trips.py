"""Visits that are told by their noun: who went to another state, and whether it is over.

Understood: "Blinken's visit to Kyiv was meant to …", "said X during a visit to Kyiv last week", "X started a visit to Kyiv", "a visit by X to Moscow", "X is on
a visit to Ukraine", "an expected visit by X to Turkey". Left out: visits of which it is open whether they come about, those of people without an office, to a place
of one's own state, to the other side of the war, and where the sentence tells of a meeting by its own word.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage, once
from generator.grammar.persons import GENDER
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, first, has
from generator.grammar.talk_opinions import NOT_AN_EVENT
from generator.grammar.talk_status import ahead_of
from generator.grammar.talk_visits import OTHERS, goals, side_at, with_office
from generator.grammar.tense import is_past, lies_ahead

AT = ("during", "on", "in")
"""Prepositions before the visit at which something is told; "in" only before "course"."""
AFTER = ("after", "following", "since", "from")


@once
def trip(passage: Passage, noun: Token) -> tuple[Token, ...]:
    """Who goes, where a noun of visiting tells of officials of one state who go to another; empty where it does not."""
    group = passage.group
    if noun.pos_ != "NOUN" or noun.lemma_ not in group("talks", "visit_nouns") or not (there := goals(passage, noun)):
        return ()
    met = group("talks", *OTHERS) - group("talks", "call_verbs")
    if any(t.lemma_.lower() in met and t.pos_ in ("NOUN", "PROPN", "VERB") for t in _clause(passage, noun)):
        return ()
    who = visitors(passage, noun)
    own = {side for t in who if (side := side_at(passage, t))}
    if not own:
        return ()
    at_war = set(passage.story.at_war)
    gone = {m.country for m in there if m.country and m.name.lower() not in group("talks", "seats_of_many")}
    foes = own | gone <= at_war  # who goes to the other side of the war visits nobody there
    return who if gone and not own & gone and not foes and (own | gone) & at_war else ()


def visitors(passage: Passage, noun: Token) -> tuple[Token, ...]:
    """Whose visit it is: "X's visit", "a visit by X", "the visit of X", else who acts in its clause: "X said during a visit"."""
    thanks = _verb(noun) if _in(noun, ("for",)) else None
    if thanks is not None and thanks.lemma_ in passage.group("talks", "grateful") and (guest := first(thanks, "dobj", "dative")) is not None:
        return tuple(t for t in joined(guest) if with_office(passage, t))  # "thanked X for his visit"
    owners = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "nsubj") and c.ent_type_ not in ("DATE", "TIME") and c.lower_ not in ("its", "their")]
    told = [t for c in (*owners, *behind(noun, "by"), *behind(noun, "of")) for t in joined(c) if with_office(passage, t)]
    if told or any(c.dep_ == "poss" and c.lower_ not in GENDER for c in owners) or behind(noun, "by"):
        return tuple(told)
    verb = _verb(noun)
    if verb is None or not (_at(noun) or _in(noun, AFTER) or noun.dep_ == "dobj" and verb.lemma_ in passage.group("talks", "begin", "make_visit")):
        return ()
    subject = first(verb, *SUBJECTS)
    if subject is not None and subject.lower_ == "who" and verb.dep_ == "relcl":
        subject = verb.head  # "X, who is on a visit to Kyiv"
    return tuple(t for t in joined(subject) if with_office(passage, t)) if subject is not None else ()


def trip_status(passage: Passage, noun: Token, days: tuple[Day, ...]) -> str:
    """Held, scheduled or proposed; NOT_AN_EVENT where the words leave it open."""
    group, verb = passage.group, _verb(noun)
    near = {w for t in noun.lefts for w in (t.lemma_.lower(), t.lower_)}
    if verb is None or has(verb, "neg") or "no" in near:
        return NOT_AN_EVENT
    path = _nouns_above(noun, verb)
    if near & (group("talks", "possible") - {"future"}) or path & group("talks", "propose", "invite", "tentative"):
        return "proposed"
    if near & group("talks", "upcoming") or path & group("talks", "set_nouns", "plan") or ahead_of(noun):
        return "scheduled"
    if near & group("talks", "previous") or path & group("talks", "brought") or _over(passage, noun, days):
        return "held"
    if _at(noun) or _in(noun, AFTER):
        if lies_ahead(verb) or {verb.lemma_, verb.head.lemma_} & group("talks", "intend", "plan"):
            return "scheduled" if _at(noun) else NOT_AN_EVENT
        told = is_past(verb) or _is_there(noun, verb) or (verb.tag_ == "VBZ" and not _at(noun))  # "pledges arms after a visit"
        return "held" if told else NOT_AN_EVENT
    if noun.dep_ in SUBJECTS:
        return _of_subject(passage, noun, verb)
    if noun.dep_ == "dobj" and verb.lemma_ in group("talks", "begin", "make_visit"):
        return "held" if is_past(verb) else "scheduled" if lies_ahead(verb) else NOT_AN_EVENT
    thanked = verb.lemma_ in group("talks", "grateful") or path & group("talks", "grateful")
    return "held" if thanked and is_past(verb) else NOT_AN_EVENT


def is_recalled(passage: Passage, noun: Token, verb: Token) -> bool:
    """"They discussed the results of X's visit to Z", "Y's recent visit": another meeting than the one at which it is told."""
    group = passage.group
    told_of = verb.lemma_ in group("talks", "discuss", "grateful") and verb.lemma_ != "thank"
    return told_of or bool({t.lemma_.lower() for t in noun.lefts} & group("talks", "previous") or _nouns_above(noun, verb) & group("talks", "brought"))


def _of_subject(passage: Passage, noun: Token, verb: Token) -> str:
    """"The visit was meant to …", "came a day after …": it is over; "is set for Monday", "will be the first": it lies ahead."""
    group = passage.group
    if verb.lemma_ in group("talks", "cancel"):
        return "cancelled"
    if verb.lemma_ in group("talks", "postpone"):
        return "postponed"
    if verb.lemma_ in group("talks", "propose", "reject", "discuss", "tell_of", "regard") or any(c.tag_ == "MD" and c.lower_ not in ("will", "would", "’ll", "'ll") for c in verb.children):
        return NOT_AN_EVENT
    if verb.dep_ != "ccomp" and any(c.lower_ == "would" for c in verb.children):
        return NOT_AN_EVENT
    if lies_ahead(verb) or (noun.dep_ == "nsubjpass" and verb.lemma_ in group("talks", "plan")):
        return "scheduled"
    return "held" if is_past(verb) or verb.lemma_ in group("talks", "follow", "marks") and verb.tag_ == "VBZ" else NOT_AN_EVENT


def _verb(noun: Token) -> Token | None:
    return next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX") and t.dep_ != "prep"), None)


def _clause(passage: Passage, noun: Token) -> Iterable[Token]:
    """The words among which a meeting may be the visit itself: its clause with those above, but not what only comes before or after it."""
    verb = _verb(noun)
    apart = _in(noun, AFTER[:2]) or ahead_of(noun) or (verb is not None and noun.dep_ == "dobj" and verb.lemma_ in passage.group("talks", "follow"))
    if verb is None or apart:
        return noun.subtree
    while verb.dep_ in ("xcomp", "advcl", "conj", "relcl", "acl", "pcomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.subtree


def _nouns_above(noun: Token, verb: Token) -> set[str]:
    out: set[str] = set()
    for t in noun.ancestors:
        if t == verb:
            break
        out |= {t.lemma_.lower()} if t.pos_ in ("NOUN", "ADJ") else set()
    return out


def _at(noun: Token) -> bool:
    """"During a visit to Kyiv", "on a visit", "on the last day of a visit", "in the course of a visit"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.dep_ == "pobj":
        head = head.head.head
        return head.lower_ in AT
    return noun.dep_ == "pobj" and head.lower_ in AT[:2]


def _in(noun: Token, prepositions: tuple[str, ...]) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in prepositions


def _is_there(noun: Token, verb: Token) -> bool:
    """"X is on a visit to Ukraine"."""
    return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and noun.head.head == verb and noun.head.lower_ == "on"


def _over(passage: Passage, noun: Token, days: tuple[Day, ...]) -> bool:
    """"Biden's visit to Kyiv in February": its own phrase has a day that is over."""
    told = str(passage.story.published or "")
    own = [d for d in days if noun.left_edge.idx <= d.start <= noun.right_edge.idx]
    return bool(own) and all("last" in d.text.lower() or "ago" in d.text.lower() or (d.iso and told and str(d.iso) < told[:len(str(d.iso))]) for d in own)
