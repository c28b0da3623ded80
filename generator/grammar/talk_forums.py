"""Gatherings with a name of their own, and who speaks there.

Understood: "said at the Munich Security Conference in February", "at the World Economic Forum in Davos, Ukraine urged …", "said at a summit in Kyiv". Left
out: what somebody says of a conference who is not there, and gatherings at home that have no name.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.passages import Passage, once
from generator.grammar.phrases import joined
from generator.grammar.relations import behind
from generator.grammar.talk_visits import side_at, with_office
from generator.grammar.tense import is_past
from generator.model import FIRST_YEAR

AT = ("at", "during", "in")


def is_named(passage: Passage, token: Token) -> bool:
    """"The Munich Security Conference", "the World Economic Forum": a proper name that ends in a noun of gathering."""
    nouns = passage.group("talks", "conference_nouns", "named_gatherings")
    written = token.text[:1].isupper() and token.lemma_.lower() in nouns and passage.role != "headline"
    return written and any(c.dep_ in ("compound", "nmod", "amod") and c.text[:1].isupper() for c in token.lefts)


@once
def speakers_at(passage: Passage, token: Token, verb: Token) -> tuple[Token, ...]:
    """Who speaks at a gathering: officials and states that act there, away from home where it has no name of its own."""
    named = is_named(passage, token)
    if token.lemma_ == "meeting" and behind(token, "with", "of", "between"):
        return ()  # who else is there is told
    if verb.lemma_ in passage.group("talks", "meeting_verbs", "receive_verbs", "discuss") or any(d.iso and d.iso[:len(FIRST_YEAR)] < FIRST_YEAR for d in passage.days):
        return ()
    if not (named or token.lemma_ in passage.group("talks", "gatherings_of_many")) or not _is_at(passage, token) or not is_past(verb):
        return ()
    there = {m.country for m in passage.mentions_in(token, "place", "country") if m.country}
    acting = [t for c in verb.children if c.dep_ == "nsubj" and c.lower_ != "they" for t in joined(c)]
    officials = [t for t in acting if with_office(passage, t) and (named or there and side_at(passage, t) not in there)]
    states = [t for t in acting if named and (m := passage.mention_at(t)) is not None and m.kind == "country" and m.form != "demonym"]
    return (*officials, *states)


def _is_at(passage: Passage, token: Token) -> bool:
    """"At the summit", "at the opening of the summit"."""
    near = token.head
    if token.dep_ == "pobj" and near.lower_ == "of" and near.head.lemma_.lower() in passage.group("talks", "stages"):
        return near.head.dep_ == "pobj" and near.head.head.lower_ in (*AT, "on")
    told = near.head.pos_ in ("VERB", "AUX") or near.head.lemma_ in passage.group("talks", "spoken") or (
        near.head.dep_ == "dobj" and near.head.lemma_ not in passage.group("talks", "attendance"))  # "promised help at the conference", not "confirmed his presence at it"
    return token.dep_ == "pobj" and near.lower_ in AT and told
