"""Sums of money that are given themselves: "will give £10 million to the fund", "€200 million to aid the Ukrainian military"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.aid_counts import is_sum
from generator.grammar.aid_items import Item, items
from generator.grammar.aid_things import is_item
from generator.grammar.amounts import Amount
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind
from generator.grammar.texts import end_of

THROUGH = frozenset("of to for towards toward through via into under".split())
LONGEST_PURPOSE = 12
"""Words."""


def sum_given(passage: Passage, verb: Token) -> Item | None:
    """The sum that a verb gives and what it is for: a military fund, or the forces that it is to help; None for any other sum."""
    given = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    given += behind(verb, "with")
    head = next((t for t in given if is_sum(passage, t)), None) or next((t for t in given if t.lemma_.lower() in passage.group("aid", "sums", "gifts")), None)
    paid = _paid(passage, head) if head is not None else None
    if head is None or paid is None:
        return None
    start, end = _use(passage, verb, head) or (0, -1)
    if start > end:
        return None
    text = " ".join(passage.doc[start:end + 1].text.split()).strip(" ,;.")
    return Item(text, passage.doc[end], None, paid.quantity, passage.doc[paid.i].idx, end_of(passage.doc[end]))


def _paid(passage: Passage, head: Token) -> Amount | None:
    """The sum itself, or that of "a $76 million contribution", "a contribution of €5 million"."""
    of = {t.i for t in behind(head, "of")}
    return next((a for a in passage.amounts if a.quantity.unit and not a.converted and (
        a.i <= head.i < a.j or head.left_edge.i <= a.i < head.i or a.j - 1 in of)), None)


def enlarged(passage: Passage, verb: Token) -> Item | None:
    """The aid that grows by a sum: "will increase its military support to Ukraine by 5 billion crowns"."""
    if verb.lemma_.lower() not in passage.group("aid", "enlarge"):
        return None
    grown = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and is_item(passage, c)), None)
    below = [p for p in (*verb.children, *(grown.children if grown is not None else ())) if p.lower_ in ("by", "to")]
    yearly = {t.lemma_.lower() for t in verb.subtree} & {"year", "annual", "budget"}  # else it may be the sum of all that was ever given
    ways = [p for p in below if p.lower_ == "by"] or [p for p in below if p.head == verb and yearly]
    by = [t for p in ways for t in p.subtree]  # "by €2 billion", "to €8 billion next year"
    paid = next((a for a in passage.amounts for t in by if a.i <= t.i < a.j and a.quantity.unit and not a.converted), None)
    item = next(iter(items(passage, grown)), None) if grown is not None and paid is not None else None
    return replace(item, amount=paid.quantity) if item is not None and paid is not None else None


def _use(passage: Passage, verb: Token, head: Token) -> tuple[int, int] | None:
    """The tokens of the fund or the purpose that a sum goes to."""
    buying, helping = passage.group("aid", "buy", "finance"), passage.group("aid", "help", "strengthen")
    below = sorted([*head.children, *verb.children], key=lambda t: t.i)
    # What is bought comes before the programme that the sum goes through: "under the initiative to buy US weapons".
    for child in sorted(below, key=lambda t: t.lemma_ not in buying):
        if child.i < head.i:
            continue
        if child.dep_ in ("prep", "dative") and child.lower_ in THROUGH:
            fund = next((c for c in child.children if c.dep_ == "pobj" and _is_military(passage, c)), None)
            if fund is not None:
                return _phrase(_bought(passage, fund) or fund)
        if child.lower_ == "as":  # "would be given as further military aid"
            kind = next((c for c in child.children if c.dep_ == "pobj" and is_item(passage, c)), None)
            if kind is not None:
                return _phrase(kind)
        if child.dep_ in ("advcl", "xcomp", "acl") and child.lemma_ in buying and any(c.lower_ == "to" for c in child.children):
            bought = next((c for c in child.children if c.dep_ == "dobj" and is_item(passage, c)), None)
            if bought is not None:
                return _phrase(bought)
        if child.dep_ in ("advcl", "xcomp", "acl") and child.lemma_ in helping and any(c.lower_ == "to" for c in child.children):
            helped = next((c for c in child.children if c.dep_ == "dobj" and _is_military(passage, c)), None)
            if helped is not None and child.right_edge.i - child.i < LONGEST_PURPOSE:
                return child.i, _phrase(helped)[1]
    return None


def _bought(passage: Passage, fund: Token) -> Token | None:
    """What the sum buys: shells in "towards the purchase of shells", "for X's initiative to buy shells"."""
    inside = behind(fund, "of") if fund.lemma_.lower() in passage.group("aid", "act_nouns") else []
    if fund.lemma_.lower() in passage.group("aid", "initiatives"):
        inside = [c for a in fund.children if a.dep_ in ("acl", "relcl") and a.lemma_.lower() in passage.group("aid", "buy", "finance")
                  for c in a.children if c.dep_ == "dobj"]
    return next((t for t in inside if is_item(passage, t)), None)


def _phrase(noun: Token) -> tuple[int, int]:
    """A noun with what stands before it and its "of": without its article."""
    start = noun.left_edge.i + (noun.left_edge.dep_ == "det")
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    return start, max((c.i for c in of.children if c.dep_ == "pobj"), default=noun.i) if of is not None else noun.i


def _is_military(passage: Passage, noun: Token) -> bool:
    """True for armed forces and for a fund or programme that arms them."""
    words = {t.lower_ for t in noun.subtree}
    if any(is_coalition(passage, t) for t in noun.subtree):
        return True
    named = {m.country for m in passage.mentions_in(noun, "country")}
    if words & passage.group("aid", "civilian_words") or named & set(passage.story.attackers) and passage.story.attacked not in named:
        return False  # also a reward "to the first Russian soldier who …"
    return bool(words & (passage.group("aid", "troops") | passage.group("aid", "military_words"))
                or passage.mentions_in(noun, "weapon")
                or any(m.name in passage.group("aid", "military_funds") for m in passage.mentions_in(noun, "organisation")))


def to_war_fund(passage: Passage, verb: Token) -> bool:
    """True for a sum that goes to a fund or a coalition that arms the attacked country, which need not be named: "to the drone coalition"."""
    if any(m.name in passage.group("aid", "military_funds") for m in passage.mentions_in(verb, "organisation")):
        return True
    return any(is_coalition(passage, t) for t in verb.subtree)


def is_gift(passage: Passage, verb: Token) -> bool:
    """True for a sum told of as a gift: "announced a contribution of €40 million to purchase radars"."""
    given = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in passage.group("aid", "gifts")]
    return any(a.quantity.unit and c.left_edge.i <= a.i <= c.right_edge.i for c in given for a in passage.amounts)


def is_fund(passage: Passage, token: Token) -> bool:
    """True for a fund that arms the attacked country, by its name."""
    m = passage.mention_at(token)
    return m is not None and m.name in passage.group("aid", "military_funds")


def is_coalition(passage: Passage, token: Token) -> bool:
    """True for "the drone coalition", "the Demining Coalition Fund"."""
    if token.lemma_.lower() != "coalition" or token.i <= passage.sent.start:
        return False
    arms = passage.group("aid", "military_words", "military_nouns", "coalitions")
    return bool({t.lower_ for t in (*token.lefts, token.nbor(-1))} & arms)


def is_spent(passage: Passage, verb: Token) -> bool:
    """True for a verb whose subject is a sum that is put to a use."""
    spent = verb.lemma_.lower() in passage.group("aid", "spent")
    return spent and any(c.dep_ in SUBJECTS and is_sum(passage, c) for c in verb.children)
