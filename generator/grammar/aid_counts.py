"""What counts or pays for a thing: its number, and the sum of money that belongs to it.

Understood: "two of its nine Patriot systems", "a Patriot battery" (one), "14 refurbished Leopard 2 tanks", "$800 million in assistance", "€5 billion to
buy arms", "a package worth about €200 million". Left out: "the first of 31 tanks", "$2 million each", the sum of the next thing in a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.function_words import FINITE, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import has

LONGEST_RUN = 7
"""Tokens between a number and its thing."""
LONGEST_TOTAL = 16
"""Tokens from "bringing" to the sum of all gifts."""
WORTH_BEHIND = 14
"""Tokens between a thing and the sum that it is worth."""


def number(passage: Passage, token: Token) -> Amount | None:
    """The count that stands before a thing, or the token itself in "two of its nine systems"; none in "the first of 31"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in passage.group("aid", "shares"):
        return None
    for amount in passage.amounts:
        if amount.ordinal or amount.quantity.unit or amount.measure:
            continue
        if amount.article and token.lemma_.lower() not in passage.group("aid", "counted_by_a"):
            continue
        inside = token.left_edge.i <= amount.i < token.i
        on = amount.i <= token.i < amount.j
        thing = amount.i < token.i and _runs_on(passage, amount, token)
        if on or thing or (inside and (passage.doc[amount.j - 1].head.i == token.i or passage.doc[amount.i].head.i == token.i
                              or passage.doc[amount.j - 1].head.head.i == token.i)):
            return amount
    return None


def _runs_on(passage: Passage, amount: Amount, token: Token) -> bool:
    """True where only modifiers stand between a number and a thing: "14 refurbished Leopard 2 tanks", however it is parsed."""
    between = passage.doc[amount.j:token.i]
    return 0 < len(between) < LONGEST_RUN and token.pos_ in ("NOUN", "PROPN") and all(
        t.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or t.dep_ == "amod" or t.text == "-" for t in between)


def money(passage: Passage, token: Token) -> Amount | None:
    """The sum that belongs to a thing: in its phrase, above it ("$800 million in assistance", "€5 billion to buy arms"), or
    behind it ("a package, worth about €200 million")."""
    sums = [a for a in passage.amounts if a.quantity.unit and not a.converted and not is_each(passage, a) and not _is_whole(passage, a)]
    if not sums:
        return None
    told = {t.i for clause in token.subtree if clause.dep_ == "relcl" for t in clause.subtree}
    told |= {t.i for other in token.rights if other.dep_ == "conj" for t in other.subtree}  # the next thing of a list has its own sum
    inside = next((a for a in sums if token.left_edge.i <= a.i <= token.right_edge.i and a.i not in told), None)
    if inside is not None:
        return inside
    for above in _above(passage, token):
        for a in sums:
            if a.i <= above.i < a.j or (above.pos_ in ("NOUN", "PROPN") and above.left_edge.i <= a.i < above.i):
                return a
    if token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.i > passage.sent.start and token.head.nbor(-1).lower_ in ("more", "extra"):
        return next((a for a in sums if a.j == token.head.i - 1), None)  # "$1.1 billion more in military aid"
    return next((a for a in sums if a.i > token.i and (_worth(passage, token, a) or _is_price(passage, token, a))), None)


def _is_price(passage: Passage, token: Token, amount: Amount) -> bool:
    """True for "will purchase rifles for 280 million kroner"."""
    verb, prep = token.head, passage.doc[amount.i - 1] if amount.i > passage.sent.start else token
    return token.dep_ == "dobj" and verb.lemma_.lower() in passage.group("aid", "buy") and prep.lower_ == "for" and prep.head in (verb, token)


def _is_whole(passage: Passage, amount: Amount) -> bool:
    """True for the sum that a gift adds up to with all before it: "bringing the aid to a total of over $7 billion"."""
    before = passage.doc[max(passage.sent.start, amount.i - LONGEST_TOTAL):amount.i]
    summed = any(t.lemma_.lower() in passage.group("aid", "summed") for t in before)
    return summed and any(t.tag_ in ("VBG", "VBZ", "VBD", "VB") and t.lemma_ in ("bring", "raise", "take", "increase") for t in before)


def priced(passage: Passage, token: Token) -> bool:
    """True for a thing with a sum of its own before it: "a $1.22 billion package"."""
    return any(a.quantity.unit and token.left_edge.i <= a.i < token.i for a in passage.amounts)


def _above(passage: Passage, token: Token) -> Iterator[Token]:
    """The nouns that a thing hangs on, and the objects of the verbs it hangs on."""
    at = token
    for _ in range(5):
        meant = at.dep_ == "relcl" and any(c.lower_ == "to" for c in at.children)  # "€10 million to buy shells"
        if (at.dep_ not in ("pobj", "prep", "dative", "dobj", "xcomp", "advcl", "acl", "pcomp") and at.lower_ != "worth" and not meant) or at.head == at:
            return
        came, at = at, at.head
        if came.dep_ == "advcl" and has(came, "mark"):
            return  # "will send $1 billion, as allies provide longer-range weapons"
        if at.pos_ in ("VERB", "AUX"):
            for child in at.children:
                spent = child.dep_ in SUBJECTS and at.lemma_.lower() in passage.group("aid", "spent")  # "the £500m will be used to deliver drones"
                if (child.dep_ == "dobj" or spent) and child != came and came.dep_ in ("prep", "dative", "xcomp", "advcl"):
                    yield child
                    yield from (c for prep in child.children if prep.lower_ == "of" for c in prep.children)
        elif at.pos_ != "ADP":
            yield at


def _worth(passage: Passage, token: Token, amount: Amount) -> bool:
    between = passage.doc[token.i + 1:amount.i]
    told = any(t.lemma_.lower() in passage.group("aid", "worth") for t in between)
    counts = any(token.i < a.i < amount.i and not (a.quantity.unit or a.article or a.ordinal) for a in passage.amounts)
    near = any(t.lemma_.lower() in passage.group("aid", "worth") for t in between[-3:])  # "X and Y with a total value of €5 million"
    return told and len(between) < (2 if near else 1) * WORTH_BEHIND and not any(
        t.lower_ == ";" or (t.tag_ in ("VB", *FINITE) and t.lemma_ not in ("be", *passage.group("aid", "worth"))) or (t.lower_ == "and" and (counts or not near)) or (t.dep_ in SUBJECTS and t.lower_ != "which") for t in between)


def is_each(passage: Passage, amount: Amount) -> bool:
    before = passage.doc[max(passage.sent.start, amount.i - 3):amount.i]
    behind_it = amount.j < len(passage.doc) and passage.doc[amount.j].lower_ in ("each", "apiece", "per")
    behind_it = behind_it or passage.doc[amount.j:amount.j + 2].text.lower() == "a piece"
    return behind_it or any(t.lower_ == "each" for t in before)  # "drones, each worth €1 million"


def is_sum(passage: Passage, token: Token) -> bool:
    return any(a.quantity.unit and token.left_edge.i <= a.i <= token.i < a.j for a in passage.amounts)
