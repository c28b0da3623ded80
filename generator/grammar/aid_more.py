"""Numbers that go on about the things told before: "A total of 32 have already been delivered, and 68 will follow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_packages import SHARED
from generator.grammar.amounts import Amount
from generator.grammar.passages import Passage
from generator.grammar.status import is_past, lies_ahead
from generator.model import Finding

COMING = frozenset("follow come arrive".split())
COUNTED = ("nsubj", "nsubjpass", "dobj")


def more_of_them(passage: Passage, told: Sequence[Finding]) -> Iterator[Finding]:
    """The numbers of a sentence that counts on the thing of the sentence before; the quote begins there."""
    last = next((f for f in reversed(told) if "quantity" in f.fields), None)
    if last is None or passage.index - last.sentence != 1 or passage.named("weapon"):
        return
    for amount in passage.amounts:
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
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    lemma = verb.lemma_.lower()
    if lemma in COMING or lemma in passage.story.group("aid", "deliver"):
        return "pledged" if lies_ahead(verb) else "delivered" if is_past(verb) else None
    return "pledged" if lemma in ("promise", "pledge") and is_past(verb) else None
