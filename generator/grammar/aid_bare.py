"""Packages that a line tells of without a verb: "22nd presidential drawdown amounting to $625 million", "€20 million in shells, approved on 3 June".

Only in the story, only with a sum, and only where the line opens with it; what it is part of, and who gives it, may stand elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.grammar.aid_counts import money
from generator.grammar.aid_items import Item, items
from generator.grammar.aid_lists import of_war, told_items
from generator.grammar.aid_packages import givers, told_of
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.function_words import FINITE, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.model import Finding, Value

ENOUGH = 2
"""Counted arms by which a text without a verb is a list of what is given."""
OPENING = 9
"""Tokens of a line in which its sum or its package stands."""


def bare(passage: Passage, told: Sequence[Finding], *, opens: bool) -> Iterator[Finding]:
    """The package of a line without a verb; and the arms that a text opens with the list of."""
    if any("item" in f.fields for f in told) or passage.role != "story" or passage.sent.root.tag_ in FINITE or _has_verb(passage):
        return
    if not passage.amounts or adds_up(passage.text, passage.story.words, past=False):
        return
    told_of_all = list(_list(passage)) if opens else []
    if len(told_of_all) > 1 or not any(a.quantity.unit for a in passage.amounts):
        yield from told_of_all  # the sum of a list is no sum of its first thing
        return
    item = _item(passage)
    if item is None or item.amount is None:
        return
    ours = passage.story.attacked
    donors = givers(passage, item.head) or _programme(passage)
    fields: dict[str, Value] = {"donor": donors} if donors else {}
    if any(m.country == ours for m in passage.named("country", "place", "organisation")):
        fields["recipient"] = ours
    yield Finding("aid", {**fields, **told_of(item), "status": "pledged"}, passage.start, passage.end, passage.index, passage.said_by(), "new", "aid.bare")


def _list(passage: Passage) -> Iterator[Finding]:
    """The counted arms of a text that is a list from its first words: "15 units of M113 carriers, five howitzers and radios"."""
    listed = told_items(passage, passage.sent.start)
    handed = passage.group("aid", "coming_nouns", "giving_nouns", "act_nouns") & {t.lemma_.lower() for t in passage.doc[passage.sent.start:passage.sent.start + 3]}
    if sum(of_war(passage, start, end) for _, start, end, _ in listed) < (1 if handed else ENOUGH):
        return
    for text, start, end, quantity in listed:
        if of_war(passage, start, end):
            yield Finding("aid", {"item": text, "quantity": quantity}, start, end, passage.index, passage.said_by(start, end), "new", "aid.bare")


def _programme(passage: Passage) -> tuple[str, ...]:
    """Whose programme a line names: "the 22nd presidential drawdown"."""
    text = " ".join(passage.text.lower().split())
    return next(((state,) for name, state in passage.story.words.pairs("aid", "programmes").items() if re.search(rf"\b{re.escape(name)}\b", text)), ())


def _has_verb(passage: Passage) -> bool:
    """True for a sentence: a verb with a tense that does not stand in a clause about a noun."""
    about = {t.i for c in passage.tokens if c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ == "VBN") for t in c.subtree}
    return any(t.pos_ in ("VERB", "AUX") and t.tag_ in (*FINITE, "MD") and t.i not in about and (
        has(t, *SUBJECTS, "expl") or has(t.head, *SUBJECTS, "expl")) for t in passage.tokens)


def _item(passage: Passage) -> Item | None:
    """The package or the gift that the line opens with, or the things of the sum that it opens with."""
    start = next((t.i for t in passage.tokens if t.is_alpha or t.is_currency or t.like_num), passage.sent.start)
    named = passage.group("aid", "packages", "gifts", "support_nouns")
    for token in passage.doc[start:min(start + OPENING, passage.sent.end)]:
        if token.lemma_.lower() in named and token.pos_ in ("NOUN", "PROPN") and is_item(passage, token) and token.dep_ not in ("compound", "pobj"):
            found = next(iter(items(passage, token)), None)
            return found if found is None or found.amount is not None else _with_sum(passage, token, found)
    paid = next((a for a in passage.amounts if a.quantity.unit and start <= a.i <= start + 2), None)
    head = passage.doc[paid.j - 1] if paid is not None else _arms(passage)
    return next(iter(items(passage, head)), None) if head is not None and is_item(passage, head) else None


def _arms(passage: Passage) -> Token | None:
    """The arms that the line opens with and whose worth it tells: "Dozens more aerial systems worth £20 million"."""
    root, words = passage.sent.root, passage.group("aid", "military_words")
    armed = root.lemma_.lower() in passage.group("aid", "military_nouns") or any(c.lower_ in words for c in root.lefts)
    return root if armed and passage.group("aid", "worth") & passage.lemmas else None


def _with_sum(passage: Passage, token: Token, item: Item) -> Item:
    """The package with the sum that the line says it comes to, however the parse hangs it."""
    paid = money(passage, token) or next((a for a in passage.amounts if a.quantity.unit and not a.converted and token.i < a.i < token.i + OPENING), None)
    return Item(item.text, item.head, item.quantity, paid.quantity if paid is not None else None, item.start, item.end)
