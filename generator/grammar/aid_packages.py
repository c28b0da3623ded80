"""Packages: what they hold and what they are worth, in the sentence of their announcement, behind it or in a list.

Understood: "the package includes 10 boats", "Dutch support has included 24 jets", "a £500m boost in funding, including 60 boats", "including $30m towards
drones", "this package is worth 9 million euros", "the Pentagon's latest $1 billion package for Ukraine", "this package will help …" said by somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.aid_contents import THROUGH
from generator.grammar.aid_items import Item, items
from generator.grammar.aid_lists import line_items, of_war, told_items
from generator.grammar.aid_sums import is_coalition
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.function_words import LISTING, PERFECT, TOWARDS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has
from generator.model import Finding, Value

AGAIN = frozenset(("this", "that", "the"))
AGAIN_NEAR = 8
"""Sentences behind the last word of aid in which "this package" is the one told of."""

HIGHEST = 4
"""Verbs from "contain" up to the one with the package for its subject."""
SHARED = ("donor", "recipient", "status")
LONGEST_SHARE = 18
"""Words of what a part of a package pays for."""
WORTH_NEAR = 6
"""Tokens between "valued" and the sum."""
TAIL = re.compile(r"[\s,]*\baccording to\b.*$|\s*,\s(?:from|to|but|while|as|which|with|though)\b.*$|\s*,\s*[“\x22].*$|[\s,]*(?:\b(?:and|including|with)\b)?[\s,]*$")
"""What ends a share: who says so, what it is for, and the word that leads on to the next one."""


def opened_by(passage: Passage) -> Iterator[Finding]:
    """The package that a sentence about its contents names for the first time: by its sum, or by whose it is."""
    for _, subject in _including(passage):
        owned = subject.lemma_.lower() in passage.group("aid", "support_nouns") and givers(passage, subject)
        if subject.lemma_.lower() not in passage.group("aid", "packages") and not owned:
            continue
        item = next(iter(items(passage, subject)), None) if is_item(passage, subject) else None
        donors = givers(passage, subject)
        if not (donors or (item is not None and item.amount is not None)):
            continue
        fields: dict[str, Value] = {"donor": donors} if donors else {}
        ours = passage.story.attacked
        if any(m.country == ours for m in passage.mentions_in(subject, "country", "organisation")):
            fields["recipient"] = ours
        fields |= told_of(item) if item is not None and not owned else {}
        yield Finding("aid", fields, passage.start, passage.end, passage.index, passage.said_by(), "same", "aid.contents")


def givers(passage: Passage, subject: Token) -> tuple[str, ...]:
    """Whose package it is: "the new Polish package", "Germany's package"."""
    near = [m for c in subject.children if c.dep_ in ("amod", "poss", "compound", "nmod") for m in passage.mentions_in(c, "country", "organisation")]
    from_whom = [m for c in behind(subject, "from") if (m := passage.mention_at(c)) is not None]
    return tuple(dict.fromkeys(m.country for m in (*near, *from_whom) if m.country and m.country not in passage.story.at_war))


def _including(passage: Passage) -> Iterator[tuple[Token, Token]]:
    """The verbs of a sentence that tell what a package holds, each with its subject."""
    include = passage.group("aid", "include")
    if not include & passage.lemmas:
        return
    for verb in passage.tokens:
        if verb.lemma_.lower() not in include or verb.pos_ != "VERB" or has(verb, "neg"):
            continue
        above = [verb]
        while above[-1].dep_ in ("conj", "xcomp") and len(above) < HIGHEST and above[-1].head != above[-1]:
            above.append(above[-1].head)  # "is set to include", "is said to be worth €1 million and contain"
        subject = next((c for v in above for c in v.children if c.dep_ == "nsubj" or (c.dep_ == "nsubjpass" and v != verb)), None)
        if subject is None and verb.dep_ == "acl" and verb.head.lemma_.lower() in passage.group("aid", "packages"):
            subject = verb.head  # "a package composed of 50 vehicles"
        if subject is not None and subject.lemma_.lower() in passage.group("aid", "whole"):
            yield verb, subject


def included(passage: Passage, whole: Finding) -> Iterable[Finding]:
    """What "the package includes": each sum or number a record of its own that the announcement bears out."""
    worth = tuple(_valued_at(passage, whole))
    yield from worth
    for verb, subject in _including(passage):
        told = items(passage, subject) if is_item(passage, subject) else ()
        yield from (Finding("aid", told_of(i), passage.start, passage.end, passage.index, passage.said_by(), "same", "aid.package")
                    for i in told[:1] if i.amount is not None and whole.rule != "aid.contents")
        general = subject.lemma_.lower() in passage.group("aid", "support_nouns")
        counted = [t for t in told_items(passage, verb.i + 1) if (not general or of_war(passage, t[1], t[2])) and not _is_abstract(passage, t[0])]
        if verb.dep_ == "relcl" and _lies_ahead(passage, verb.head):
            whole = replace(whole, fields={**whole.fields, "status": "pledged"})
        if verb.tag_ == "VB" and any(c.lower_ in ("to", "will") for c in verb.children) and "status" not in whole.fields:
            whole = replace(whole, fields={**whole.fields, "status": "pledged"})  # "New US package to include four launchers"
        if any(c.lower_ in PERFECT for c in verb.children) and whole.fields.get("status") in ("pledged", None):
            whole = replace(whole, fields={**whole.fields, "status": "delivered"})  # "that support has included 120 vehicles"
        for text, start, end, quantity in counted:
            yield _shared(whole)
            yield Finding("aid", {"item": text, "quantity": quantity}, start, end, passage.index, passage.said_by(start, end), "new", "aid.listed")
        yield from _contents(passage, verb) if not (counted or general) else ()
        yield from _sums(passage, verb, whole) if not worth and not adds_up(passage.text, passage.story.words, past=True) else ()
    yield from _added(passage, whole)
    yield from _shares_of(passage, whole)


def _is_abstract(passage: Passage, words: str) -> bool:
    """True for "three tracks", "two phases": how a package is laid out, not what it holds."""
    return words.split()[-1].lower() in passage.group("aid", "layout")


def _lies_ahead(passage: Passage, noun: Token) -> bool:
    """True for "the plan for further deliveries, which includes"."""
    coming = passage.group("aid", "open") | passage.group("aid", "new")
    return any(c.lower_ in coming for c in noun.children) or noun.lemma_.lower() in passage.group("aid", "intents")


def _contents(passage: Passage, verb: Token) -> Iterator[Finding]:
    """What a package holds without numbers: "the package includes shells, Javelin missiles and mines"."""
    head = next((c for c in verb.children if c.dep_ == "dobj" and is_item(passage, c)), None)
    for item in items(passage, head) if head is not None else ():
        if item.amount is None and item.quantity is None:
            yield Finding("aid", {"item": item.text}, passage.start, passage.end, passage.index, passage.said_by(item.start, item.end), "same",
                          "aid.content")


def _shares_of(passage: Passage, whole: Finding) -> Iterable[Finding]:
    """"Including $30m towards drones, and $15m towards boots and generators": each sum a record of its own."""
    holding = passage.group("aid", "include")
    spent = passage.group("aid", "spent")
    spends = bool(spent & passage.lemmas) and bool(passage.group("aid", "packages") & passage.lemmas)  # "of this package, €3 million are allocated to shells"
    holds = spends or any(t.lower_ in LISTING or t.lemma_.lower() in holding for t in passage.tokens)
    if not holds or adds_up(passage.text, passage.story.words, past=False):
        return
    sums = [a for a in passage.amounts if a.quantity.unit and not a.converted and a.quantity != whole.fields.get("amount")]
    giver: tuple[str, ...] = ()
    for amount, following in zip(sums, [*sums[1:], *[None] * bool(sums)], strict=True):
        doc, stop, begin = passage.doc, following.i if following is not None else passage.sent.end, amount.j
        if begin + 1 < stop and doc[begin].lower_ == "from" and (named := next((m for m in passage.named("country") if m.i in (begin + 1, begin + 2)), None)):
            giver, begin = (named.country,), named.j  # "€200 million from the Netherlands for drones and €125 million for jets"
        while spends and begin < stop and (doc[begin].pos_ == "AUX" or doc[begin].lemma_.lower() in spent):
            begin += 1
        if begin >= stop or doc[begin].lower_ not in (*TOWARDS, *THROUGH, "for", "in", "on", "of", "to"):
            continue
        if begin + 1 < stop and doc[begin + 1].lemma_.lower() in passage.group("aid", "restocking"):
            continue  # "$23 billion to replenish its own stocks"
        end = next((t.i for t in doc[begin + 1:stop] if t.text in (";", ".", "–", "—") or (t.text == "-" and t.nbor(-1).whitespace_) or t.tag_ in ("VBD", "VBZ", "MD")), stop)
        words = doc[begin + 1:end]
        words = words[1:] if len(words) > 1 and words[0].dep_ == "det" else words
        text = TAIL.sub("", " ".join(words.text.split())) if len(words) else ""
        last = words[len(text.split()) - 1] if text and len(words) >= len(text.split()) else None
        if not text or last is None or len(text.split()) > LONGEST_SHARE:
            continue
        funds = passage.named("organisation", start=words[0].idx, end=words[0].idx + len(words.text))
        if not (any(is_item(passage, t) or is_coalition(passage, t) for t in words if t.pos_ in ("NOUN", "PROPN")) or any(
                m.name in passage.group("aid", "military_funds") for m in funds)):
            continue
        yield _shared(replace(whole, fields={**whole.fields, "donor": giver}) if giver else whole)
        yield Finding("aid", {"item": text, "amount": amount.quantity}, min(doc[amount.i].idx, amount.start), words[0].idx + len(words.text.rstrip(" ,")),
                      passage.index, passage.said_by(amount.start, amount.end) or (whole.said_by if whole.sentence == passage.index else None), "new", "aid.listed")


def _added(passage: Passage, whole: Finding) -> Iterable[Finding]:
    """"A £500m boost in military funding, including 60 boats and more than 400 vehicles": each number a record of its own."""
    named = "amount" in whole.fields or bool(passage.group("aid", "packages") & set(str(whole.fields.get("item", "")).casefold().split()))
    if whole.sentence != passage.index or not named:
        return
    for word in passage.tokens:
        if word.lower_ not in LISTING or not word.i > passage.sent.start or passage.doc[word.i - 1].text not in (",", "(", "–", "—"):
            continue
        for text, start, end, quantity in told_items(passage, word.i + 1):
            if not _is_abstract(passage, text):
                yield from (_shared(whole), Finding("aid", {"item": text, "quantity": quantity}, start, end, passage.index,
                                                    passage.said_by(start, end) or whole.said_by, "new", "aid.listed"))
        return


def reaches(passage: Passage) -> bool:
    """True where the words themselves say that they go on about a package: "the package includes", "the support … includes"."""
    return any(subject.pos_ in ("NOUN", "PROPN") for _, subject in _including(passage))


def takes_up_several(passage: Passage) -> bool:
    """True for "those include 22 radars": the things of a package, told of some sentences before."""
    return any(subject.lower_ in ("those", "these") for _, subject in _including(passage))


def _sums(passage: Passage, verb: Token, whole: Finding) -> Iterable[Finding]:
    """The parts of a package that have a sum of their own: "which includes a $1.22 billion package"."""
    held = [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children]
    for head in [c for c in (*verb.children, *held) if c.dep_ in ("dobj", "pobj") and is_item(passage, c)][:1]:
        for item in items(passage, head):
            if item.amount is not None and item.amount != whole.fields.get("amount"):
                own = givers(passage, item.head)  # "a €1 billion package from Norway"
                yield _shared(replace(whole, fields={**whole.fields, "donor": own}) if own else whole)
                yield Finding("aid", told_of(item), item.start, item.end, passage.index, passage.said_by(item.start, item.end), "new",
                              "aid.listed")


def _valued_at(passage: Passage, whole: Finding) -> Iterator[Finding]:
    """"This includes the authorisation of a drawdown … valued at up to $325 million": the sum of a package that had none."""
    if "amount" in whole.fields or whole.sentence == passage.index or not any(True for _ in _including(passage)):
        return
    paid = [a for a in passage.amounts if a.quantity.unit and not a.converted]
    near = [t.lemma_.lower() for a in paid[:1] for t in passage.doc[max(passage.sent.start, a.i - WORTH_NEAR):a.i]]
    if len(paid) == 1 and passage.group("aid", "worth") & set(near):
        yield Finding("aid", {"item": whole.fields.get("item", ""), "amount": paid[0].quantity}, passage.start, passage.end,
                      passage.index, passage.said_by(), "same", "aid.package")


def lines(passage: Passage, whole: Finding) -> Iterable[Finding]:
    """The things of one line of a list, given as the package is."""
    for text, start, end, quantity in line_items(passage):
        said = passage.said_by(start, end)
        if quantity is None:
            yield Finding("aid", {"item": text}, start, end, passage.index, said, "same", "aid.content")
            continue
        yield _shared(whole)
        yield Finding("aid", {"item": text, "quantity": quantity}, start, end, passage.index, said, "new", "aid.listed")


def _shared(whole: Finding) -> Finding:
    """The announcement again, for a record of a part: without its item and sum, which are the whole's."""
    shared = {k: v for k, v in whole.fields.items() if k in SHARED}
    return Finding("aid", shared, whole.start, whole.end, whole.sentence, whole.said_by, "new", "aid.list")


def told_of(item: Item) -> Mapping[str, Value]:
    told: dict[str, Value] = {"item": item.text}
    if item.quantity is not None:
        told["quantity"] = item.quantity
    if item.amount is not None:
        told["amount"] = item.amount
    return told


def told_again(passage: Passage, out: Sequence[Finding]) -> Iterator[Finding]:
    """The package that a sentence takes up by its general name; nothing where sums of a long time are added up."""
    packages = passage.group("aid", "packages")
    if not packages & passage.lemmas or not out or passage.index - out[-1].sentence > AGAIN_NEAR or adds_up(passage.text, passage.story.words, past=True):
        return
    held = passage.group("aid", "include") & passage.lemmas  # what it holds is told elsewhere
    if held or any(a.quantity.unit for a in passage.amounts) or passage.role != "story":
        return
    for token in passage.tokens:
        if token.lower_ not in packages or not any(c.lower_ in AGAIN for c in token.lefts):
            continue
        named = next((i.text for i in items(passage, token)), token.text) if is_item(passage, token) else token.text
        yield Finding("aid", {"item": named}, passage.start, passage.end, passage.index,
                      passage.voice_of(token), "same", "aid.package")
        return
