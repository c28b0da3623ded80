"""Deals of the war told as done: who brokered them, between whom, and what they settled.

Understood: "X helped broker a deal to restart grain shipments", "the grain deal, brokered by X and Y in July", "a bargain reached with A, B and C on
resuming exports", "the Minsk agreements, negotiated under the auspices of X", "A and B signed an X-brokered deal on grain in Z". A deal that is only sought,
one of two states that are not at war with each other and that nobody brokered, and one of which nothing is told give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.function_words import RELATIVE
from generator.grammar.offices import state_of
from generator.grammar.passages import YEAR, Passage
from generator.grammar.phrases import conjuncts, joined, phrase
from generator.grammar.relations import behind, has
from generator.grammar.talk_points import to_do
from generator.grammar.talk_results import is_none
from generator.grammar.tense import is_past
from generator.model import Finding, Value

RULE = "talks.deal"
EVENT_DAYS = ("day", "month")
BESIDE = 2
"""Tokens between a deal and the "brokered" behind it: a comma."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal with the verb that tells how it came about, and those who did it for others or for themselves."""

    noun: Token
    verb: Token
    brokers: tuple[Token, ...]
    makers: tuple[Token, ...]


def deals(passage: Passage) -> tuple[Finding, ...]:
    """The first deal that a sentence tells of as done."""
    words = passage.group("talks", "deal_nouns")
    if passage.role != "story" or not words & passage.lemmas:
        return ()
    nouns = (t for t in passage.tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in words and not is_none(t)
             and not any(c.dep_ == "nummod" and not YEAR.fullmatch(c.text) for c in t.subtree if c.i < t.i))  # "four ceasefire deals"
    found = (f for noun in nouns if (deal := _made(passage, noun)) is not None for f in _finding(passage, deal))
    return tuple(found)[:1]


def _made(passage: Passage, noun: Token) -> Deal | None:
    """How a deal came about, if the sentence tells it in the past."""
    group = passage.group
    brokering = group("talks", "mediate") - {"host"}
    above = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and _is_done(passage, above):
        if above.lemma_ in brokering:
            return Deal(noun, above, tuple(_subjects(above) if noun.dep_ == "dobj" else _agents(above)), ())
        if above.lemma_ in group("talks", "sign", "reach"):
            makers = _subjects(above) if noun.dep_ == "dobj" else _agents(above)
            return Deal(noun, above, tuple(_before(noun, brokering)), (*makers, *_with(above)))
    for verb in _behind(noun):
        agents = tuple(_agents(verb))
        if verb.lemma_ in group("talks", "negotiation_verbs") and any((m := passage.mention_at(t)) is not None and m.country in passage.story.at_war for t in agents):
            return Deal(noun, verb, tuple(_auspices(passage, verb)), (*agents, *_with(verb)))  # "negotiated by the two and by others": all are parties
        if verb.lemma_ in brokering | group("talks", "negotiation_verbs"):
            return Deal(noun, verb, (*agents, *_auspices(passage, verb)), tuple(_with(verb)))
        if verb.lemma_ in group("talks", "sign", "reach", "agree"):
            return Deal(noun, verb, tuple(_before(noun, brokering)), (*agents, *_with(verb)))
    return None


def _is_done(passage: Passage, verb: Token) -> bool:
    """"Brokered", "helped broker"; not "tried to broker", "could sign", "did not reach"."""
    helped = verb.dep_ == "xcomp" and verb.head.lemma_ in passage.group("talks", "help")
    told = verb.head if helped else verb
    plain = not any(c.dep_ == "neg" or c.tag_ == "MD" for t in (verb, told) for c in t.children)
    return plain and is_past(told) and (helped or verb.dep_ not in ("xcomp", "advcl") or verb.tag_ != "VB")


def _behind(noun: Token) -> Iterable[Token]:
    """The participles behind a deal, also where the parse hangs them on the main verb: "the deal, brokered by X"."""
    yield from (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBN", "VBD") and not any(g.tag_ == "MD" for g in c.children))
    for token in noun.doc[noun.i + 1:min(noun.i + 1 + BESIDE, noun.sent.end)]:
        own = has(token, "nsubj", "aux", "auxpass")
        if token.tag_ in ("VBN", "VBD") and token.head != noun and not own and token.dep_ in ("advcl", "acl", "conj"):
            yield token


def _subjects(verb: Token) -> Iterable[Token]:
    """Who does it; of "X, whose government helped broker", X."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    for c in above.children:
        if c.dep_ == "nsubj":
            whose = above.dep_ == "relcl" and (c.lower_ in RELATIVE or any(g.lower_ == "whose" for g in c.children))
            yield from joined(above.head if whose else c)


def _agents(verb: Token) -> Iterable[Token]:
    yield from (t for c in verb.children if c.dep_ == "agent" for t in joined(c))


def _with(verb: Token) -> Iterable[Token]:
    heads = behind(verb, "with", "between")
    yield from (t for c in heads for t in joined(c))


def _before(noun: Token, brokering: frozenset[str]) -> Iterable[Token]:
    """"A UN-brokered deal": the name before the hyphen."""
    yield from (g for c in noun.lefts if c.lemma_.lower() in brokering for g in c.lefts)
    yield from (noun.doc[c.i - 2] for c in noun.lefts if c.lemma_.lower() in brokering and c.i > 1 and c.nbor(-1).text in "-–")


def _auspices(passage: Passage, verb: Token) -> Iterable[Token]:
    """"Under the auspices of X and Y"."""
    nouns = passage.group("talks", "auspices")
    held = (c for p in verb.children if p.lower_ in ("under", "with", "through") for c in p.children if {c.lemma_.lower(), c.lower_} & nouns)
    yield from (t for c in held for p in c.children if p.lower_ == "of" for g in p.children for t in joined(g))


def _finding(passage: Passage, deal: Deal) -> Iterable[Finding]:
    at_war = passage.story.at_war
    named = {m.country for m in passage.named("country", "place", "organisation") if m.country in at_war}
    brokers = tuple(s for s in _states(passage, deal.brokers) if s not in at_war)
    makers = _states(passage, deal.makers)
    third = len(makers) == 2 and any(s not in at_war and s not in brokers for s in makers)  # "A and a third state signed a deal against B"
    if named and set(makers) & set(at_war) and not third:
        makers = tuple(dict.fromkeys((*makers, *(s for s in at_war if s in named))))
    settled = _settled(passage, deal)
    if not (named and settled) or not (brokers or set(at_war) <= set(makers)):
        return
    day = next((d.iso for d in passage.days if d.kind in EVENT_DAYS and d.iso and _below(passage, d.start, deal)), None)
    place = next((m.name for m in passage.named("place") if _stands_in(passage.doc[m.i:m.j].root, deal)), None)
    slots: dict[str, Value | None] = {
        "kind": "negotiation", "status": "held", "date": day, "place": place,
        "parties": tuple(s for s in makers if s not in brokers) if len(makers) > 1 else (), "mediators": brokers, "outcome": (settled,),
    }
    said = passage.voice_of(deal.noun)
    yield Finding("talks", {k: v for k, v in slots.items() if v}, passage.start, passage.end, passage.index, said, "new", RULE)


def _states(passage: Passage, tokens: Iterable[Token]) -> tuple[str, ...]:
    own = (passage.mention_at(t) or next(iter(passage.mentions_in(t, "country", "person")), None) for t in tokens)
    return tuple(dict.fromkeys(s for m in own if m is not None and (s := state_of(m))))


def _settled(passage: Passage, deal: Deal) -> str:
    """What was settled: "deal to restart grain shipments", "grain deal", "resuming grain shipments"; nothing for a bare deal."""
    noun, verb = deal.noun, deal.verb
    upon = [c for t in (noun, verb) for p in t.children if p.dep_ == "prep" and p.lower_ == "on" and p.i > noun.i
            for c in p.children if c.dep_ in ("pobj", "pcomp") and c.ent_type_ not in ("DATE", "TIME")]
    plain = passage.group("talks", "plain")
    name = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() not in plain
            and c.tag_ not in ("VBN", "JJ", "HYPH") and c.ent_type_ != "DATE"]
    aims = [v for t in (noun, verb) for v in t.rights if v.dep_ in ("acl", "advcl", "xcomp") and v.tag_ == "VB" and v.i > noun.i
            and any(c.lower_ == "to" for c in v.children)]
    if upon:
        return phrase(upon[0])
    title = " ".join(noun.doc[min([c.left_edge.i for c in name]):noun.i + 1].text.split()) if name else noun.text
    if any(c.pos_ == "PROPN" and c.nbor().text not in "-–" for c in (noun, *name)) or not aims:
        return title if name else ""
    return f"{title} to {aim}" if (aim := to_do(passage, aims[0])) else ""


def _below(passage: Passage, at: int, deal: Deal) -> bool:
    """True for a day that hangs on the deal or on the verb of its making."""
    token = passage.doc.char_span(at, at + 1, alignment_mode="expand")[0]
    above = [token, *token.ancestors]
    return any(t in (deal.noun, deal.verb) for t in above) and not any(t.dep_ in ("relcl", "ccomp") and t.i > deal.verb.i for t in above)


def _stands_in(place: Token, deal: Deal) -> bool:
    """"Signed in Istanbul", "a deal in Istanbul", also where the parse hangs the city on what was settled and ends the clause with it."""
    near = (deal.verb, deal.noun, *(c for p in (*deal.noun.children, *deal.verb.children) if p.lower_ == "on" for c in p.children))
    inside = place.dep_ == "pobj" and place.head.lower_ in ("in", "at") and place.head.head in near
    return inside and place.ent_type_ in ("GPE", "FAC") and not conjuncts(place)
