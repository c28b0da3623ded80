"""What a package is worth, told of it by a verb: "This package is worth 9 million euros", "the total value of the support is EUR 120 million".

A value that names its package for the first time, by its giver or receiver, tells of the package too: "the value of the new Lithuanian package for Ukraine
will reach 41 million euros".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.aid_counts import is_each
from generator.grammar.aid_items import items
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.amounts import Amount
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind
from generator.model import Finding, Value

THE_ONE = ("the", "this")


NEAR = 2
"""Sentences behind a gift in which "this donation" is that gift."""


def valued(passage: Passage, out: Sequence[Finding]) -> Iterator[Finding]:
    """The sum of a package or of the one gift that was told of before, or that its value names."""
    if not passage.group("aid", "worth", "worth_nouns") & passage.lemmas:
        return
    if not any(a.quantity.unit for a in passage.amounts) or adds_up(passage.text, passage.story.words, past=True):
        return
    whole = passage.group("aid", "whole", "packages")
    for subject in passage.tokens:
        if subject.dep_ not in SUBJECTS or not _is_worth(passage, subject):
            continue
        package = subject
        if subject.lemma_.lower() in passage.group("aid", "worth_nouns"):
            package = next((t for t in (*behind(subject, "of"), *(c for c in subject.children if c.dep_ == "poss")) if t.lemma_.lower() in whole), subject)
        paid = _paid(passage, subject)
        unsaid = package == subject and subject.lemma_.lower() in passage.group("aid", "worth_nouns")  # "The total value is put at €4 million"
        if (package.lemma_.lower() not in whole and not unsaid) or paid is None:
            continue
        if package == subject and package.left_edge.lower_ not in THE_ONE:
            continue
        if unsaid and (last := _package(passage, out)) is not None:
            yield Finding("aid", {"item": last.fields["item"], "amount": paid.quantity}, passage.start, passage.end, passage.index, passage.said_by(),
                          "same", "aid.package")
        if unsaid:
            continue
        gift = _gift(passage, package, out)
        told = _told(passage, package, paid)
        yield replace(told, fields={**told.fields, "item": gift.fields["item"]}) if gift is not None else told


def _package(passage: Passage, out: Sequence[Finding]) -> Finding | None:
    """The package without a sum that the sentences before have told of."""
    last = next((f for f in reversed(out) if "item" in f.fields), None)
    near = last is not None and passage.index - last.sentence <= NEAR and "amount" not in last.fields
    return last if near and last is not None and passage.group("aid", "packages") & set(str(last.fields["item"]).casefold().split()) else None


def _gift(passage: Passage, package: Token, out: Sequence[Finding]) -> Finding | None:
    """The gift that "this donation" takes up: the only one of the sentence that told of it."""
    if package.lemma_.lower() not in passage.group("aid", "gifts", "giving_nouns"):
        return None
    last = next((f for f in reversed(out) if "item" in f.fields), None)
    if last is None or passage.index - last.sentence > NEAR or "amount" in last.fields:
        return None
    return last if sum(f.sentence == last.sentence and "item" in f.fields for f in out) == 1 else None


def _told(passage: Passage, package: Token, paid: Amount) -> Finding:
    ours = passage.story.attacked
    near = passage.mentions_in(package, "country", "organisation")
    donors = tuple(dict.fromkeys(m.country for m in near if m.country and m.country not in passage.story.at_war))
    named = next((i.text for i in items(passage, package)), package.text) if is_item(passage, package) else package.text
    fields: dict[str, Value] = {"item": named, "amount": paid.quantity}
    if not donors or not is_item(passage, package):
        return Finding("aid", fields, passage.start, passage.end, passage.index, passage.said_by(), "same", "aid.package")
    if any(m.country == ours for m in near):
        fields = {"recipient": ours, **fields}
    return Finding("aid", {"donor": donors, **fields, "status": "pledged"}, passage.start, passage.end, passage.index, passage.said_by(), "new", "aid.worth")


def _paid(passage: Passage, subject: Token) -> Amount | None:
    edge = subject.head.right_edge.i
    return next((a for a in passage.amounts if a.quantity.unit and not (a.converted or is_each(passage, a)) and subject.right_edge.i < a.i <= edge), None)


def _is_worth(passage: Passage, subject: Token) -> bool:
    """True for a subject that a verb says to be worth, or whose value a verb says to be, so much."""
    verb, worth = subject.head, passage.group("aid", "worth")
    verb = next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be"), verb)  # "is said to be worth"
    if verb.lemma_ in worth or (verb.lemma_ == "be" and any(c.lemma_ in worth for c in verb.children)):
        return True
    return subject.lemma_.lower() in passage.group("aid", "worth_nouns") and verb.lemma_.lower() in passage.group("aid", "comes_to")
