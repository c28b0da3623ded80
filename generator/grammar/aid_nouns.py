"""Acts of aid told by a noun: "the signing of a $61 billion package by the president", "Kyiv's request for Tomahawk missiles",
"the arrival of F-16 jets from Denmark".

Only for arms by name, number or sum, for one giver or asker who is named, and not where a verb of the sentence has told of the same
thing; nothing for what is delayed, wanted or condemned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_items import Item, items, specific
from generator.grammar.aid_packages import told_of
from generator.grammar.aid_passing import INSTEAD, is_general
from generator.grammar.aid_subjects import states
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.function_words import SUBJECTS, UNREAL
from generator.grammar.opinions import is_only_judged
from generator.grammar.passages import Passage
from generator.grammar.relations import has, helping
from generator.grammar.tense import is_past
from generator.model import Finding, Value

NEAR = 6
"""Tokens behind a thing in which its receiver stands."""
STATUS = (("asking_nouns", "requested"), ("agreeing_nouns", "pledged"), ("coming_nouns", "delivered"))


def by_noun(passage: Passage, told: Sequence[Finding]) -> Iterator[Finding]:
    """The acts that a sentence tells by nouns alone."""
    group = passage.group
    wanted = {noun: status for name, status in STATUS for noun in group("aid", name)}
    if not wanted.keys() & passage.lemmas or adds_up(passage.text, passage.story.words, past=False) or _of_foe(passage):
        return
    known = [str(f.fields.get("item", "")).casefold() for f in told]
    for noun in passage.tokens:
        status = wanted.get(noun.lemma_.lower())
        if status is None or noun.pos_ not in ("NOUN", "PROPN", "VERB") or _is_held_up(passage, noun) or is_only_judged(noun, passage.story.words):
            continue
        for item in _things(passage, noun):
            fields = _sides(passage, noun, status) or (_paid_for(passage, noun, item) if status == "pledged" and item.amount is not None else None)
            if fields is None or any(item.text.casefold() in k or k in item.text.casefold() for k in known):
                continue
            known.append(item.text.casefold())
            yield Finding("aid", {**fields, **told_of(item), "status": status}, passage.start, passage.end, passage.index,
                          passage.voice_of(noun), "new", "aid.noun")


def _things(passage: Passage, noun: Token) -> tuple[Item, ...]:
    """What the noun is about: behind its "of", or the "for" of a request."""
    asked = noun.lemma_.lower() in passage.group("aid", "asking_nouns")
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == ("for" if asked else "of")]
    for prep in preps:
        for thing in prep.children:
            if thing.dep_ == "pobj" and is_item(passage, thing):
                return tuple(i for i in items(passage, thing) if specific(passage, i) and not is_general(passage, i) and not _is_bare(i))
    return ()


def _is_bare(item: Item) -> bool:
    """True for "the request for the aircraft", which says nothing of what was told elsewhere."""
    return " " not in item.text and item.text.islower() and item.quantity is None and item.amount is None


def _paid_for(passage: Passage, noun: Token, item: Item) -> dict[str, Value] | None:
    """The sides of a sum that nobody beside it gives: "the pledge of another £1bn in arms for X"; who gives it is the one other state that the sentence names."""
    ours, at_war = passage.story.attacked, passage.story.at_war
    if states(passage, [c for c in noun.children if c.dep_ in ("poss", "amod", "compound")]):
        return None
    others = {m.country for m in passage.named("country", "person", "organisation") if m.country} - set(at_war)
    near = passage.doc[noun.i:min(item.head.i + NEAR, passage.sent.end)]
    told = any(m.country == ours and near.start <= m.i < near.end for m in passage.named("country", "place"))
    whole = item.head.lemma_.lower() in passage.group("aid", "packages")
    helped = any(m.country == ours for m in passage.named("country", "place"))
    if not (told or (len(others) == 1 and helped and not whole)):
        return None
    return {**({"donor": tuple(others)} if len(others) == 1 else {}), "recipient": ours}


def _sides(passage: Passage, noun: Token, status: str) -> dict[str, Value] | None:
    """Giver and receiver of the act; None where they do not make an act of aid."""
    ours, at_war = passage.story.attacked, passage.story.at_war
    owners = states(passage, [c for c in noun.children if c.dep_ in ("poss", "amod", "compound")])
    if status == "requested":
        if owners != [ours]:
            return None
        asked = [n for n in states(passage, _behind(noun, "to", "from")) if n not in at_war]
        return {**({"donor": tuple(asked)} if asked else {}), "recipient": ours}
    givers = [n for n in dict.fromkeys((*states(passage, _behind(noun, "by", "from")), *owners)) if n != ours]
    helped = any(m.country == ours for m in passage.mentions if m.kind in ("country", "place", "person"))
    if not givers or set(givers) & set(at_war) or not helped:
        return None
    return {"donor": tuple(givers), "recipient": ours}


def _behind(noun: Token, *words: str) -> list[Token]:
    """Who stands behind "by", "from" or "to" below a noun, however the parse hangs it."""
    below = [t for t in noun.subtree if t.i > noun.i and t.lower_ in words and t.dep_ in ("prep", "agent", "dative")]
    return [c for t in below for c in t.children if c.dep_ == "pobj"]


def _of_foe(passage: Passage) -> bool:
    """True for a sentence whose subject or speaker is the attacker: it condemns more than it tells."""
    foes = passage.story.attackers
    said = passage.says()
    home = passage.story.cast.home(said.speaker) if said is not None else ""
    return home in foes or any(n in foes for n in states(passage, [c for c in passage.sent.root.children if c.dep_ == "nsubj"]))


def _is_held_up(passage: Passage, noun: Token) -> bool:
    """True for an act that is only possible, that is not done, or that lies ahead of a delivery."""
    group = passage.group
    if any(c.lower_ in group("aid", "open") or c.lower_ == "no" for c in noun.children):
        return True
    if noun.lemma_.lower() in group("aid", "asking_nouns"):
        return False
    at, coming = noun, noun.lemma_.lower() in group("aid", "coming_nouns")
    halting = group("aid", "suspend") | group("aid", "reject") | group("aid", "unwilling") | group("aid", "held_up", "talks_on") | group("verbs", "deny")
    while at.head != at:
        at = at.head
        helpers = helping(at)
        if at.lemma_.lower() in halting or at.lower_ in INSTEAD or has(at, "neg"):
            return True
        if any(c.dep_ in SUBJECTS and c.lemma_.lower() in group("aid", "talks_on") for c in at.children):
            return True  # "talks are under way on the delivery of X"
        if at.pos_ in ("VERB", "AUX"):
            return coming and (bool(helpers & (UNREAL | {"to"})) or not (is_past(at) or at.tag_ in ("VBZ", "VBP")))
    return False
