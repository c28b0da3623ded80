"""Headings and sentences that speak once more of a strike which the text tells in full.

Understood: "Russia stages major airstrike on Ukraine" and "Ukraine and Russia trade drone attacks" as headings; "the Russian strikes", "today's missile attack on Y will
not go unanswered", "the attack targeted Z". Such a sentence makes no record. It tells which side, weapons, places and day stand beside its word of striking; the records
decide of which strike that can be said, and keep of it only what they hold anyway (briefs/attack_retold.py). Left out: strikes to come, strikes in general, denials.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.attack_days import day_of
from generator.grammar.attack_means import weapons
from generator.grammar.attack_parts import Part
from generator.grammar.attack_place_names import place_names
from generator.grammar.attack_places import places
from generator.grammar.attack_reality import TABLE
from generator.grammar.attack_sides import attacker_of
from generator.grammar.attack_totals import is_total
from generator.grammar.function_words import THIS
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.model import HEADINGS, Finding, Value

HEADING, SENTENCE = "attack.heading", "attack.retold"
WIDE = 5
"""Tokens from two sides to what they trade, and from there to the strikes."""


def retold(found: Sequence[Passage], told: Sequence[Finding]) -> Iterator[Finding]:
    """What the headings and sentences without a finding say of the strikes that others tell."""
    known = {f.sentence for f in told}
    for passage in found if told else ():
        nouns = passage.group(TABLE, "strike_nouns")
        if passage.index in known or nouns.isdisjoint(passage.lemmas) or passage.text.rstrip(' ”"').endswith("?"):
            continue
        for noun in (t for t in passage.tokens if t.lemma_.lower() in nouns and t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"):
            part = Part(passage, passage.sent.start, passage.sent.end, (noun,))
            heading = passage.role in HEADINGS or bool(_both(noun, passage))  # a lead of two sides opens the text as a heading does
            if ((heading and not passage.names_a_document) or _is_the_one(noun, passage)) and not _is_open(noun, passage) and not is_total(part):
                yield from _of_noun(noun, part, HEADING if heading else SENTENCE)
                break


def _of_noun(noun: Token, part: Part, rule: str) -> Iterator[Finding]:
    passage = part.passage
    side = attacker_of(noun, part) or _carries_out(noun, passage)
    slots: dict[str, Value | None] = {
        "date": day_of(part), "attacker": side, "places": place_names(places(part), passage), "weapons": weapons(part)}
    said = passage.voice_of(noun)
    for one in _both(noun, passage) or (side,):
        fields = {k: v for k, v in {**slots, "attacker": one}.items() if v}
        if fields:
            yield Finding("attacks", fields, passage.start, passage.end, passage.index, said, "same", rule)


def _both(noun: Token, passage: Passage) -> tuple[str, ...]:
    """The two sides of "A and B trade drone attacks", by the order of the words: the parse takes "trade" for a noun."""
    verb = _verb_before(noun, passage, "trading")
    named = {m.country for m in passage.named("country") if verb is not None and verb.i - WIDE <= m.i < verb.i}
    both = passage.story.at_war
    return both if named == set(both) else ()


def _carries_out(noun: Token, passage: Passage) -> str | None:
    """The side of "Russia stages major airstrike", which the parse takes for a row of nouns."""
    verb = _verb_before(noun, passage, "carry_verbs", "launch_verbs")
    return next((m.country for m in passage.named("country") if verb is not None and m.j == verb.i and m.country in passage.story.at_war), None)


def _verb_before(noun: Token, passage: Passage, *lists: str) -> Token | None:
    words = passage.group(TABLE, *lists)
    return next((t for t in reversed(passage.doc[max(passage.sent.start, noun.i - WIDE):noun.i]) if {t.lemma_.lower(), t.lower_.removesuffix("s")} & words), None)


def _is_the_one(noun: Token, passage: Passage) -> bool:
    """True for "the attack", "this strike", "today's attack", "Russia's latest attacks": one that has been told of."""
    first = noun.left_edge
    owned = [c for c in noun.children if c.dep_ == "poss"]
    dated = any(d.start <= c.idx < d.end for c in owned for d in passage.days)
    latest = any(c.lower_ in passage.group(TABLE, "newest") for c in noun.lefts)
    return first.lower_ in ("the", *THIS) and first in (*noun.lefts, noun) or dated or latest and bool(owned)


def _is_open(noun: Token, passage: Passage) -> bool:
    """True for strikes that are to come, that go on, or that somebody denies: "further attacks", "no strike", "to stop the attacks"."""
    beside = {c.lower_ for c in noun.lefts}
    verb = noun.head if noun.head.pos_ in ("VERB", "AUX") else noun.head.head
    return bool(beside & passage.group(TABLE, "not_one")) or has(verb, "neg") or verb.tag_ == "VB" and noun.dep_ == "dobj" or (
        verb.lemma_ in passage.group("verbs", "deny"))
