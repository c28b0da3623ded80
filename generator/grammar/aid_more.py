"""Numbers that go on about what was told before: "A total of 32 have already been delivered, and 68 will follow"; and sums
that states pay towards it: "Denmark is contributing about $90 million", "with Sweden giving $275 million and Norway $146 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_items import items
from generator.grammar.aid_packages import SHARED
from generator.grammar.aid_subjects import BETWEEN_STATES, states, subjects
from generator.grammar.aid_totals import adds_up
from generator.grammar.amounts import Amount
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.tense import is_past, lies_ahead
from generator.model import Finding

WITH_ITS_VERB = 3
"""Tokens from a number to its verb, in the sentence that has told of the thing: "32 tanks, and another 15 will follow"."""
PAID = ("aid.purpose", "aid.paid")
"""The rules of what sums are paid for, and of each sum."""
COUNTED = ("nsubj", "nsubjpass", "dobj")
PAID_NEAR = 12
"""Sentences over which sums are paid towards what an article has told of."""
PLEDGED_NEAR = 3
"""Tokens from "pledge" to its sum."""
WITH_ITS_SHARE = 6
"""Tokens from a state's name to its sum, in a list whose verb stands only once."""


def more_of_them(passage: Passage, told: Sequence[Finding]) -> Iterator[Finding]:
    """The numbers of a sentence that counts on the thing of the sentence before; the quote begins there."""
    last = next((f for f in reversed(told) if "quantity" in f.fields), None)
    same = last is not None and last.sentence == passage.index
    if last is None or passage.index - last.sentence > 1 or (passage.named("weapon") and not same):
        return
    coming = passage.group("aid", "coming")
    for amount in passage.amounts:
        comes = any(t.lemma_ in coming for t in passage.doc[amount.j:amount.j + WITH_ITS_VERB])
        if same and (amount.quantity == last.fields["quantity"] or not comes):
            continue
        verb = _verb(passage, amount)
        status = _status(passage, verb) if verb is not None else None
        if status is None:
            continue
        shared = {k: v for k, v in last.fields.items() if k in SHARED and k != "status"}
        yield Finding("aid", {**shared, "item": last.fields["item"], "quantity": amount.quantity, "status": status}, last.start, passage.end,
                      passage.index, passage.said_by(), "new", "aid.more")


def _verb(passage: Passage, amount: Amount) -> Token | None:
    """The verb of a number that stands alone: "68 will follow", "a total of 32 have been delivered"."""
    if amount.noun or amount.quantity.unit or amount.ordinal or amount.article or amount.measure:
        return None
    token = passage.doc[amount.j - 1]
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in ("total", "another"):
        token = token.head.head
    return token.head if token.dep_ in COUNTED and token.head.pos_ == "VERB" else None


def _status(passage: Passage, verb: Token) -> str | None:
    if has(verb, "neg"):
        return None
    lemma = verb.lemma_.lower()
    if lemma in passage.group("aid", "coming", "deliver"):
        return "pledged" if lies_ahead(verb) else "delivered" if is_past(verb) else None
    return "pledged" if lemma in passage.group("aid", "promised") and is_past(verb) else None


def sums_paid(passage: Passage, told: Sequence[Finding], before: Sequence[Passage]) -> Iterator[Finding]:
    """The sums that states pay, in a text that has told of arms before: each with the sentence that tells what for, quoted first.

    Nothing where the sentence names a purpose of its own, which may be another one.
    """
    paying, handing = passage.group("aid", "paying"), passage.group("aid", "handing")
    pledges, paid = passage.group("aid", "pledge_nouns"), passage.group("aid", "paid_verbs")
    if not (paying | pledges | paid) & passage.lemmas or adds_up(passage.text, passage.story.words, past=False):
        return
    near = [f for f in told if "item" in f.fields and f.rule not in ("aid.listed", *PAID) and "status" in f.fields
            and passage.index - f.sentence <= PAID_NEAR]
    for word in passage.tokens:
        lemma, shares = word.lemma_.lower(), []
        if word.pos_ == "VERB" and lemma in paying and not has(word, "neg"):
            shares = list(_shares(passage, word))
        elif word.pos_ == "VERB" and lemma in paid and has(word, "nsubjpass"):
            shares = list(_paid_by(passage, word))
        elif word.pos_ == "NOUN" and lemma in pledges:
            shares = list(_owned(passage, word))
        status = "delivered" if lemma in handing and is_past(word) and not lies_ahead(word) else "pledged"
        for donors, amount in shares:
            own = [f for f in near if set(donors) & set(f.fields.get("donor", ()))]  # type: ignore[arg-type]
            purpose = next(iter((*reversed(own), *near)), None) or next((f for p in reversed(before[-PAID_NEAR:]) if (f := _arms_told(p))), None)
            if purpose is None:
                return
            yield Finding("aid", {"item": purpose.fields["item"]}, purpose.start, purpose.end, purpose.sentence, purpose.said_by, "new", PAID[0])
            fields = {"donor": donors, "amount": amount.quantity, "status": status}
            yield Finding("aid", fields, passage.start, passage.end, passage.index, passage.voice_of(word), "new", PAID[1])


def _arms_told(passage: Passage) -> Finding | None:
    """The arms for the attacked country that a sentence names without a giver: "to pay for weapons that can be sent to Ukraine"."""
    ours = passage.story.attacked
    if passage.role not in ("headline", "story") or not any(
            m.country == ours and m.i > passage.sent.start and passage.doc[m.i - 1].lower_ in ("to", "for") for m in passage.mentions):
        return None
    nouns = passage.group("aid", "military_nouns")
    for token in passage.tokens:
        if token.pos_ == "NOUN" and token.tag_ == "NNS" and token.lemma_.lower() in nouns and token.dep_ in ("dobj", "pobj"):
            item = next(iter(items(passage, token)), None)
            if item is not None:
                return Finding("aid", {"item": item.text}, passage.start, passage.end, passage.index, passage.said_by(), "new", PAID[0])
    return None


def _shares(passage: Passage, verb: Token) -> Iterator[tuple[tuple[str, ...], Amount]]:
    """Who pays how much at one verb: its subject and its object, and the further pairs of a list."""
    sums = [a for a in passage.amounts if a.quantity.unit and not a.converted]
    first = next((a for a in sums for c in verb.children if c.dep_ in ("dobj", "attr") and a.i <= c.i < a.j), None)
    total = next((a for a in sums for c in verb.children if c.dep_ == "dobj" and c.lemma_ in passage.group("aid", "sums")
                  and c.i < a.i <= c.right_edge.i), None)
    paid = first or total or _totalling(passage, verb)
    actors = tuple(states(passage, subjects(passage, verb)))
    given = [passage.mention_at(c) for c in verb.children if c.dep_ == "dative"]
    if any(m is not None and m.country in actors for m in given):
        return  # a parliament gives its own government money
    if paid is None or not actors or _has_purpose(passage, verb, paid) or set(actors) & set(passage.story.at_war):
        return
    yield actors, paid
    for amount in sums:
        name = next((m for m in reversed(passage.named("country")) if m.j <= amount.i), None)
        listed = amount.i > paid.j and name is not None and name.i >= paid.j and amount.i - name.j < WITH_ITS_SHARE
        if listed and name is not None and not any(t.pos_ == "VERB" for t in passage.doc[name.j:amount.i]):
            yield (name.country,), amount


def _totalling(passage: Passage, verb: Token) -> Amount | None:
    """The sum of "announced new pledges totalling €800 million"."""
    for clause in verb.children:
        said_of = [c for c in clause.children if c.dep_ == "nsubj" and c.lemma_ in passage.group("aid", "sums")]
        if clause.dep_ == "ccomp" and clause.tag_ == "VBG" and clause.lemma_ in passage.group("aid", "worth") and said_of:
            return next((a for a in passage.amounts if a.quantity.unit and not a.converted and clause.i < a.i <= clause.right_edge.i), None)
    return None


def _owned(passage: Passage, noun: Token) -> Iterator[tuple[tuple[str, ...], Amount]]:
    """"X's pledge of €11 billion until 2029", "the Y £4.5bn commitment for this year"."""
    owners = tuple(n for n in states(passage, [c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod")])
                   if n not in passage.story.at_war)
    paid = next((a for a in passage.amounts if a.quantity.unit and not a.converted and noun.left_edge.i <= a.i <= noun.i + PLEDGED_NEAR), None)
    if owners and paid is not None and (paid.i < noun.i or passage.doc[noun.i + 1].lower_ == "of") and not _has_purpose(passage, noun, paid):
        yield owners, paid


def _paid_by(passage: Passage, verb: Token) -> Iterator[tuple[tuple[str, ...], Amount]]:
    """"The first package was financed by X for $578 million, the second by Y and Z for $495 million": each sum with those who pay it."""
    doc = passage.doc
    for amount in passage.amounts:
        at = amount.i - 2
        if not amount.quantity.unit or amount.converted or at <= verb.i or doc[amount.i - 1].lower_ not in ("for", "with"):
            continue
        named: list[str] = []
        while at > verb.i and ((m := passage.mention_at(doc[at])) is not None or doc[at].lower_ in BETWEEN_STATES):
            named += [m.country] if m is not None and m.kind == "country" and m.country not in named else []
            at -= 1
        if doc[at].lower_ == "by" and named and not set(named) & set(passage.story.at_war):
            yield tuple(reversed(named)), amount


def _has_purpose(passage: Passage, verb: Token, paid: Amount) -> bool:
    """True where the sentence says what the money is for."""
    for child in (*verb.children, *passage.doc[paid.j - 1].children):
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "in", "towards", "toward") and child.i > paid.i:
            inside = [c for c in child.children if c.dep_ == "pobj"]
            if any((m := passage.mention_at(c)) is None or m.kind not in ("country", "place") for c in inside) and not any(
                    child.idx <= d.start <= child.right_edge.idx for d in passage.days):
                return True
        if child.dep_ in ("advcl", "xcomp", "acl", "relcl") and any(c.lower_ == "to" for c in child.children) and child.i > paid.i:
            return True
    return False
