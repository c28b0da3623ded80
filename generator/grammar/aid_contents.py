"""What a package holds and is for, told by a verb of giving: it belongs to the package and is no gift of its own.

Understood: "a package that will provide shells and radars", "a package to provide radars", "the package was focused on supplying shells".
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.aid_counts import is_sum
from generator.grammar.aid_items import Item
from generator.grammar.aid_things import is_item
from generator.grammar.function_words import RELATIVE, SUBJECTS, THIS
from generator.grammar.passages import Passage
from generator.grammar.relations import has

THROUGH = frozenset(("through", "under", "via"))
"""What stands before the programme that money comes through."""


def is_content(passage: Passage, verb: Token, item: Item) -> bool:
    """True for what a package holds, without a number of its own: "a package that will provide shells and radars"."""
    of_package = verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ in RELATIVE for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VB")
    counted = item.quantity is not None or item.amount is not None
    return of_package and not counted and _is_held(passage, verb.head)


def _is_held(passage: Passage, noun: Token) -> bool:
    """True for a package, and for the programme that its money comes through: "assistance through the initiative, which will provide"."""
    nouns = passage.group("aid", "packages", "support_nouns")
    if noun.lemma_.lower() in nouns:
        return is_item(passage, noun)
    through = noun.dep_ == "pobj" and noun.head.lower_ in THROUGH and noun.head.head.pos_ == "VERB"
    return through and any(c.dep_ == "dobj" and is_sum(passage, c) for c in noun.head.head.children)


def of_package(passage: Passage, verb: Token) -> bool:
    """True for what a package told of before is for: "the package was focused on supplying shells"."""
    at = verb
    while at.dep_ in ("pcomp", "prep", "xcomp", "advcl") and at.head != at and not has(at, *SUBJECTS):
        at = at.head
    giver = next((c for c in at.children if c.dep_ in SUBJECTS), None)
    return (giver is not None and giver.lemma_.lower() in passage.group("aid", "packages") and giver.left_edge.lower_ in THIS
            and not any(a.quantity.unit for a in passage.amounts))
