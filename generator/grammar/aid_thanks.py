"""What the attacked country thanks a giver for: "thanked Denmark for 19 jets", "for the supply of American weapons", "for its Gepard guns".

Thanks for "support" or "assistance" alone tell of no gift.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_items import Item, items
from generator.grammar.aid_packages import told_of
from generator.grammar.aid_passing import is_general
from generator.grammar.aid_subjects import states
from generator.grammar.aid_things import is_item
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts
from generator.model import Finding

MONEY = frozenset(("funding", "financing", "money"))
FOREMOST = 3
"""Things of one row of thanks that are looked at: "for his support and for the supply of weapons"."""


def thanked(passage: Passage, told: Sequence[Finding]) -> Iterator[Finding]:
    """The gifts behind the "for" of thanks; the words do not say whether they have come."""
    thanks = passage.group("verbs", "thank")
    if told or not thanks & passage.lemmas:
        return
    ours, at_war = passage.story.attacked, passage.story.at_war
    for word in passage.tokens:
        if word.lemma_.lower() not in thanks:
            continue
        near = [t for t in (word, word.head) for t in t.children if t.i > word.i]
        givers = states(passage, [c for c in near if c.dep_ == "dobj" and c != word] + [
            c for p in near if p.lower_ == "to" for c in p.children if c.dep_ == "pobj"])
        if not givers or set(givers) & set(at_war):
            continue
        for thing in _things(word, near)[:FOREMOST]:
            found = [i for i in items(passage, thing) if _is_gift(passage, thing, i)] if is_item(passage, thing) else []
            for item in found:
                yield Finding("aid", {"donor": tuple(givers), "recipient": ours, **told_of(item)}, passage.start, passage.end, passage.index,
                              passage.said_by(), "new", "aid.thanks")
            if found:
                break
        return


def _things(word: Token, near: Sequence[Token]) -> list[Token]:
    """What stands behind "for", in a row too."""
    below = dict.fromkeys((*near, *(g for n in near for g in n.children)))
    preps = [p for p in below if p.lower_ == "for" and p.i > word.i]
    preps += [c for p in preps for c in p.children if c.dep_ == "conj" and c.lower_ == "for"]
    return [t for p in sorted(dict.fromkeys(preps), key=lambda t: t.i) for c in p.children if c.dep_ == "pobj" for t in (c, *conjuncts(c))]


def _is_gift(passage: Passage, thing: Token, item: Item) -> bool:
    """True for arms with a number, a sum or a kind, for a package, and for arms that somebody supplies; false for "military support"."""
    if item.quantity is not None or item.amount is not None or any(ch.isdigit() for ch in item.text):
        return True
    if item.head.lemma_.lower() in passage.group("aid", "funds", "lent") | MONEY:
        return False
    if item.head.lemma_.lower() in passage.group("aid", "vague_words") and item.head.lemma_.lower() not in passage.group("aid", "arms"):
        return item.head.lemma_.lower() in passage.group("aid", "packages")
    acts = passage.group("aid", "act_nouns") - passage.group("aid", "asking_nouns")
    handed = thing.lemma_.lower() in acts | passage.group("aid", "packages") and item.head != thing
    return handed or not is_general(passage, item)
