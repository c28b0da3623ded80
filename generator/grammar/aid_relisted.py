"""The list that a verb gives, read from the words where the parse gave less: "20 vehicles, 30 upgraded tanks, 18 howitzers"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.aid_items import JOINS, Item, item_of
from generator.grammar.aid_lists import told_items
from generator.grammar.aid_things import thing_in
from generator.grammar.passages import Passage


def relisted(passage: Passage, verb: Token, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a verb's object, read from the words where these count more things of war than the parse gave."""
    told = [(text, start, end, quantity) for text, start, end, quantity in told_items(passage, verb.i + 1) if of_war(passage, start, end)]
    have = [i.quantity for i in found if i.quantity is not None]
    if len(told) < 2 or len(have) >= len(told) or any(i.amount is not None for i in found):
        return found
    out = []
    for text, start, end, quantity in told:
        head = passage.doc.char_span(start, end, alignment_mode="expand")[-1]
        out.append(Item(text, head, quantity, None, start, end))
    return (*out, *_sums_joined(passage, verb))


def _sums_joined(passage: Passage, verb: Token) -> tuple[Item, ...]:
    """The sums that a list of numbers ends with: "60 boats, as well as an additional £500m in military funding"."""
    out = []
    for amount in passage.amounts:
        token, before = passage.doc[amount.j - 1], amount.i - 1
        while before > verb.i and passage.doc[before].pos_ in ("DET", "ADJ", "ADV"):
            before -= 1
        joined = before > verb.i and passage.doc[before].lower_ in (*JOINS, "as", "with")
        if amount.quantity.unit and not amount.converted and joined and thing_in(passage, token) is not None:
            out += [i for i in (item_of(passage, [token], shared=True),) if i is not None and i.amount == amount.quantity]
    return tuple(out)


def of_war(passage: Passage, start: int, end: int) -> bool:
    """True for words that name a weapon or end in a military noun."""
    last = passage.doc.char_span(start, end, alignment_mode="expand")[-1]
    return bool(passage.named("weapon", start=start, end=end)) or last.lemma_.lower() in passage.group("aid", "military_nouns")
