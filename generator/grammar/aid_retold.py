"""Headings and sentences that speak once more of aid which the text tells of in full.

Understood: "US hits pause on arms for Ukraine" as a heading, "after the UK's donation of X missiles", "the delivery of the tanks", "the suspension of US aid",
"the drones transferred to Russia". Such a sentence makes no record. It tells which things, states and numbers stand in it; the records decide of which
gift that can be said, and keep of it only what they hold anyway (briefs/aid_retold.py). Left out: totals of a long time, what is the other side's, what is not given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_items import Item, items, words_of
from generator.grammar.aid_objects import of_enemy
from generator.grammar.aid_packages import told_of
from generator.grammar.aid_subjects import states
from generator.grammar.aid_things import thing_in
from generator.grammar.aid_totals import adds_up
from generator.grammar.function_words import SUBJECTS, THIS
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.texts import end_of
from generator.model import HEADINGS, Finding, Value

HEADING, SENTENCE = "aid.heading", "aid.retold"
DONORS = ("country", "organisation")
OWNS = ("poss", "amod", "compound", "nmod")


def retold(found: Sequence[Passage], told: Sequence[Finding]) -> Iterator[Finding]:
    """What the headings and sentences without an act of aid say of the gifts that others tell."""
    known = {f.sentence for f in told}
    for passage in found if told else ():
        if passage.index not in known and _speaks_of_arms(passage):
            yield from _heading(passage) if passage.role in HEADINGS else _sentence(passage)


def _speaks_of_arms(passage: Passage) -> bool:
    arms = passage.lemmas & passage.group("aid", "military_nouns", "general_nouns") or any(m.kind == "weapon" for m in passage.mentions)
    return bool(arms) and not adds_up(passage.text, passage.story.words, past=True)


def _heading(passage: Passage) -> Iterator[Finding]:
    """The first thing of a heading that names a giver and says nothing against the gift."""
    if not _givers(passage) or any(t.lower_ in ("no", "not") for t in passage.tokens) or passage.lemmas & passage.group("aid", "buy") or passage.names_a_document:
        return  # what a giver buys is for itself
    for token in passage.tokens:
        if _is_arms(passage, token) and token.dep_ not in ("compound", "amod") and not (token.dep_ == "pobj" and token.head.lower_ in ("against", "with")):
            yield from _found(passage, token, _givers(passage), HEADING)
            return


def _sentence(passage: Passage) -> Iterator[Finding]:
    """The things of an act noun, the aid of a state, and the arms of which a clause says that they are given."""
    if passage.text.rstrip(' ”"').endswith("?"):
        return
    for token in passage.tokens:
        if token.dep_ in ("compound", "amod", "nmod") or not _is_arms(passage, token):
            continue
        act = _act(passage, token)
        own = [c for t in (token, *((act,) if act is not None else ())) for c in t.children if c.dep_ in OWNS and c.pos_ != "VERB"]  # not "German-made"
        givers = [s for s in states(passage, own) if s != passage.story.attacked]
        if act is None and not (givers and _is_general(passage, token) or _is_given(passage, token)):
            continue
        if act is not None and not givers:
            givers = [s for s in states(passage, _behind(act, "by", "from")) if s != passage.story.attacked]
        yield from _found(passage, token, tuple(givers), SENTENCE, step=_step(passage, act, bool(givers)))
        return


def _step(passage: Passage, act: Token | None, given: bool) -> str:
    """What an act noun says by itself: a halt; with its giver, "X's delivery of", that it is given."""
    lemma = act.lemma_.lower() if act is not None else ""
    return "suspended" if lemma in passage.group("aid", "halts") else "delivered" if given and lemma in passage.group("aid", "giving_nouns", "coming_nouns") else ""


def _found(passage: Passage, token: Token, givers: tuple[str, ...], rule: str, *, step: str = "") -> Iterator[Finding]:
    if (of_enemy(passage, token) and not _to_the_foe(passage, token, givers)) or _is_used_up(passage, token):
        return
    first: Item | None = next(iter(items(passage, token)), None) or _in_general(passage, token)
    if first is None:
        return
    fields: dict[str, Value] = dict(told_of(first))
    if givers:
        fields["donor"] = givers
    named = tuple(dict.fromkeys(m.country for m in passage.named("country", "place") if m.country))
    if named:
        fields["recipient"] = named
    if step:
        fields["status"] = step
    yield Finding("aid", fields, passage.start, passage.end, passage.index, passage.said_by(first.start, first.end), "same", rule)


def _is_arms(passage: Passage, token: Token) -> bool:
    """A thing given, or aid in general, which needs no military word here, since a record must hold the gift anyway."""
    return token.pos_ in ("NOUN", "PROPN") and (_is_general(passage, token) or thing_in(passage, token) == token)


def _is_general(passage: Passage, token: Token) -> bool:
    words = passage.group("aid", "support_nouns", "packages")
    return token.lemma_.lower() in words and not {t.lower_ for t in token.subtree} & passage.group("aid", "civilian_words")


def _in_general(passage: Passage, token: Token) -> Item | None:
    """Aid that no word beside it makes military: "new aid"."""
    own = [t for t in token.lefts if t.dep_ in ("amod", "compound") and passage.mention_at(t) is None]
    start = own[0] if own else token
    text = words_of(passage, start.i, token.i)
    return Item(text, token, None, None, start.idx, end_of(token)) if text else None


def _act(passage: Passage, thing: Token) -> Token | None:
    """The act noun above a thing: "the donation of missiles", "a pause in arms"."""
    acts = passage.group("aid", "giving_nouns", "coming_nouns", "halts", "resuming", "providing")
    above = thing.head.head if thing.dep_ == "pobj" else None
    return above if above is not None and thing.head.lower_ in ("of", "in", "on") and above.lemma_.lower() in acts else None


def _is_given(passage: Passage, thing: Token) -> bool:
    """True for "the drones transferred to X", "the missiles being provided"."""
    given = passage.group("aid", "deliver", "supply_to", "donate")
    return thing.left_edge.lower_ in THIS and any(c.dep_ in ("acl", "relcl") and c.tag_ == "VBN" and c.lemma_ in given for c in thing.children)


def _givers(passage: Passage) -> tuple[str, ...]:
    """The states and bodies of a heading that may give: its subjects, and the owners of its arms; not the one of "in a US election year"."""
    named = {m.country if m.kind == "country" else m.name: None for m in passage.named(*DONORS) if _may_give(passage, passage.doc[m.j - 1])}
    return tuple(n for n in named if n and n != passage.story.attacked)


def _may_give(passage: Passage, token: Token) -> bool:
    noun = token
    while noun.dep_ in OWNS and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i:
        noun = noun.head
    return noun.dep_ != "pobj" or noun.head.lower_ in ("by", "from", "of") or _is_arms(passage, noun)


def _behind(noun: Token, *words: str) -> list[Token]:
    below = [t for t in noun.subtree if t.i > noun.i and t.lower_ in words and t.dep_ in ("prep", "agent")]
    return [c for t in below for c in t.children if c.dep_ == "pobj"]


def _to_the_foe(passage: Passage, thing: Token, givers: tuple[str, ...]) -> bool:
    """True for the shells of "A sends Russia shells", which the parse gives to Russia."""
    owner = next((c for c in thing.lefts if c.dep_ in OWNS and (m := passage.mention_at(c)) is not None and m.country in passage.story.attackers), None)
    sent = owner is not None and owner.i > passage.sent.start and owner.nbor(-1).lemma_ in passage.group("aid", "deliver", "supply_to")
    return sent and bool(set(givers) - set(passage.story.attackers))


def _is_used_up(passage: Passage, thing: Token) -> bool:
    """True for arms that a sentence fires, destroys or shoots down: what befalls them is no gift."""
    verb = thing.head
    return thing.dep_ in (*SUBJECTS, "dobj") and (verb.lemma_.lower() in passage.group("aid", "undone") or has(verb, "neg"))
