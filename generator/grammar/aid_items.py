"""What is given: the noun phrase of an item, with its number or its sum of money."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.passages import Passage
from generator.grammar.phrases import LEADING, conjuncts
from generator.model import Quantity

BEFORE = frozenset("more another further also up some at least over about nearly around almost other several hundreds dozens "
                   "thousands tens scores of worth equivalent additional,".split()) | LEADING
COUNTED_BY_A = frozenset("battery system launcher squadron ship boat submarine brigade radar helicopter plane aircraft jet tank".split())
"""Nouns that "a" counts as one: "a Patriot battery"."""
CONTAINERS = frozenset("number set batch package equivalent worth series range amount quantity lot hundreds thousands dozens tens".split())


@dataclass(frozen=True, slots=True)
class Item:
    """One thing given or asked for."""

    text: str
    head: Token
    quantity: Quantity | None = None
    amount: Quantity | None = None
    start: int = 0
    end: int = 0


def items(passage: Passage, head: Token, *, split: bool = True) -> tuple[Item, ...]:
    """The items at the head of an object; a list with numbers of its own gives one for each, any other list is one item."""
    heads = [head, *conjuncts(head)]
    counted = [h for h in heads if _number(passage, h) is not None]
    if split and len(counted) > 1 or (len(counted) == 1 and len(heads) > 1 and split):
        groups = _runs(heads, counted)
    else:
        groups = [heads]
    found = [_item(passage, group) for group in groups]
    return tuple(i for i in found if i is not None)


def _runs(heads: list[Token], counted: list[Token]) -> list[list[Token]]:
    """A new item begins at each number; what follows without one belongs to it."""
    out: list[list[Token]] = []
    for head in heads:
        if head in counted or not out:
            out.append([head])
        else:
            out[-1].append(head)
    return out


def _item(passage: Passage, group: list[Token]) -> Item | None:
    money = _money(passage, group[0])
    inner = [_thing(passage, token) for token in group]
    if not any(inner):
        return None
    first, last = next(t for t in inner if t), next(t for t in reversed(inner) if t)
    start, end = _edges(passage, first, last, group)
    number = _number(passage, first) or _number(passage, group[0])
    text = _text(passage, start, end)
    if not text:
        return None
    lead = min(start, number.i if number else start)
    return Item(text, first, number.quantity if number else None, money.quantity if money else None,
                passage.doc[lead].idx, passage.doc[end].idx + len(passage.doc[end]))


def _thing(passage: Passage, token: Token) -> Token | None:
    """The thing itself: in "$800 million in security assistance" the assistance, in "two of its systems" the systems."""
    if token.lemma_.lower() in passage.story.group("aid", "act_nouns"):
        within = (c for prep in token.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj")
        deeper = next((t for c in within if (t := _thing(passage, c)) is not None), None)
        if deeper is not None:
            return deeper
    if _is_thing(passage, token):
        return token
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "for", "with", "to"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp") and _is_thing(passage, inner):
                    return inner
                if inner.dep_ == "pobj" and inner.pos_ in ("NUM", "NOUN") and (deeper := _thing(passage, inner)) is not None:
                    return deeper
    return None


def _is_thing(passage: Passage, token: Token) -> bool:
    """True for a weapon, a military noun, or a general noun with a military word, and no civilian word, beside it."""
    story = passage.story
    lemma, near = token.lemma_.lower(), {t.lower_ for t in token.subtree}
    if token.pos_ not in ("NOUN", "PROPN") or lemma in CONTAINERS:
        return False
    weapon = any(m.kind == "weapon" and m.start <= token.idx + len(token) and m.i <= token.i < m.j + 3
                 for m in passage.mentions_in(token, "weapon"))
    if weapon or lemma in story.group("aid", "military_nouns"):
        return True
    if lemma not in story.group("aid", "general_nouns") or near & story.group("aid", "civilian_words"):
        return False
    if _money(passage, token) is not None or lemma in ("package", "fund", "funds", "training"):
        return True
    listed = _including(token)
    if listed is not None and any(_is_thing(passage, t) for t in listed.subtree if t.pos_ in ("NOUN", "PROPN")):
        return True
    return bool(near & story.group("aid", "military_words"))


def _including(token: Token) -> Token | None:
    """The "including" that lists what a thing is made of; it may hang on the verb."""
    near = [*token.children, *(c for c in token.head.children if c.i > token.i)]
    return next((c for c in near if c.lower_ in ("including", "such") and c.i > token.i), None)


def specific(passage: Passage, item: Item) -> bool:
    """False for aid in general: "military support", with no number, sum or named thing."""
    if item.quantity is not None or item.amount is not None or _including(item.head) is not None:
        return True
    words = {w.strip(".,").casefold().rstrip("s") for w in item.text.split()}
    vague = {w.rstrip("s") for w in passage.story.group("aid", "vague_words")}
    return bool(words - vague)


def is_item(passage: Passage, token: Token) -> bool:
    """True where a phrase or what hangs on it is a thing given."""
    return _thing(passage, token) is not None


def _number(passage: Passage, token: Token) -> Amount | None:
    """The count that stands before a thing, or the token itself in "two of its nine systems"."""
    for amount in passage.amounts:
        if amount.ordinal or amount.quantity.unit or amount.measure or (amount.article and token.lemma_.lower() not in COUNTED_BY_A):
            continue
        inside = token.left_edge.i <= amount.i < token.i
        on = amount.i <= token.i < amount.j
        if on or (inside and (passage.doc[amount.j - 1].head.i == token.i or passage.doc[amount.i].head.i == token.i
                              or passage.doc[amount.j - 1].head.head.i == token.i)):
            return amount
    return None


def _money(passage: Passage, token: Token) -> Amount | None:
    """The sum that belongs to a thing: in its phrase, or as its head ("$800 million in assistance")."""
    sums = [a for a in passage.amounts if a.quantity.unit and not a.converted]
    for a in sums:
        if token.left_edge.i <= a.i <= token.right_edge.i:
            return a
    head = token.head.head if token.dep_ == "pobj" else token
    return next((a for a in sums if a.i <= head.i < a.j or (head.left_edge.i <= a.i <= head.i)), None) if token.dep_ == "pobj" else None


def _edges(passage: Passage, first: Token, last: Token, group: list[Token]) -> tuple[int, int]:
    start, end = first.left_edge.i, last.i
    for child in last.rights:
        owned = child.lower_ != "of" and any(m.kind in ("country", "place") for m in passage.mentions_in(child, "country", "place"))
        if child.dep_ != "prep" or child.lower_ not in ("of", "for", "to", "on") or owned or child.i != end + 1:
            break
        if child.right_edge.i - end < 9:
            end = child.right_edge.i
    listed = _including(last)
    if listed is not None and listed.right_edge.i - end < 24:
        end = listed.right_edge.i if listed.right_edge.i > end else end
        while passage.doc[end].is_punct:
            end -= 1
    number = _number(passage, first)
    if number is not None and number.i >= start:
        start = max(start, number.j)
    money = _money(passage, first)
    if money is not None and start <= money.i <= first.i:
        start = money.j
    doc = passage.doc
    while start < first.i and (doc[start].lower_ in BEFORE or doc[start].pos_ in ("PUNCT", "SPACE", "ADV", "SYM", "PART")
                               or doc[start].lower_ in ("’s", "'s") or _owner(passage, doc[start])):
        start += 1
    return start, end


def _owner(passage: Passage, token: Token) -> bool:
    """The donor or recipient before a thing: "its", "US-made", "Ukraine's"."""
    m = passage.mention_at(token)
    return m is not None and m.kind == "country" and token.dep_ in ("poss", "amod", "compound", "nmod")


def _text(passage: Passage, start: int, end: int) -> str:
    text = passage.doc[start:end + 1].text
    return " ".join(text.split()).strip(" ,;:.–—-“”\"'")
