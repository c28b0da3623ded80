"""What a meeting brought, told by a noun: a paper that was signed, lists that were handed over, progress that was made.

Understood: "signed a security agreement", "exchanged lists of prisoners", "made progress on military issues", "a deal to swap prisoners" where the
parse hangs what the deal is about on the verb. A deal of which nothing is told is no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.function_words import TOWARDS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has

ON = (*TOWARDS, "on", "in")
OBJECTS = ("dobj", "nsubjpass")


def signed(passage: Passage, verb: Token) -> list[Token]:
    """The papers of "signed a memorandum on X", the lists of "exchanged lists of prisoners", the progress of "made progress on X"."""
    group = passage.group
    objects = [c for c in verb.children if c.dep_ in OBJECTS and not is_none(c)]
    if verb.lemma_ in group("talks", "sign"):
        named = [a for c in objects for a in c.children if a.dep_ == "appos"]  # "important documents were signed: a declaration by X"
        return [c for c in (*objects, *named) if c.lemma_.lower() in group("talks", "papers") and is_told(passage, c)]
    if verb.lemma_ == "make":
        return [c for c in objects if c.lemma_ in group("talks", "progress_nouns") and any(p.lower_ in ON for p in c.children)]
    return []


def promised(passage: Passage, verb: Token) -> list[Token]:
    """What is promised by a noun that says of what kind it is: "pledged 30 more tanks", "promised her unwavering support for X"; not "promised support"."""
    things = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    return [c for c in things if any(g.dep_ in ("amod", "nummod", "compound") for g in c.lefts) or any(p.dep_ == "prep" and p.lower_ in ("for", "to", "of") for p in c.rights)]


def handed_over(passage: Passage, verb: Token) -> Iterable[str]:
    """"Exchanged lists of prisoners", "handed over a list of children": the verb and what was handed over."""
    if verb.lemma_ in passage.group("talks", "exchange_nouns", "hand_over"):
        for c in verb.children:
            if c.dep_ == "dobj" and c.lemma_ in passage.group("talks", "handed"):
                yield " ".join(c.doc[verb.i:c.right_edge.i + 1].text.split())


def progress(passage: Passage, verb: Token) -> Iterable[str]:
    """"Some progress was made on military issues": the noun with what hangs on the verb."""
    if verb.lemma_ == "make" and not any(c.lower_ in ("whether", "if") for c in verb.children):
        for c in verb.children:
            if c.dep_ == "nsubjpass" and c.lemma_ in passage.group("talks", "progress_nouns") and not is_none(c):
                on = next((p for p in verb.children if p.dep_ == "prep" and p.lower_ in ON and p.i > verb.i), None)
                yield from () if on is None else (f"{c.text} {' '.join(c.doc[on.i:on.right_edge.i + 1].text.split())}",)


def left_open(passage: Passage, verb: Token) -> list[Token]:
    """What was on the table and was not settled: X in "failed to agree on X", "made no progress on X", "failed to bring any progress on X"."""
    group = passage.group
    failed = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in group("talks", "fail_to")
    if verb.lemma_ in group("talks", "agree"):
        return behind(verb, "on", "about") if failed else []
    none = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in group("talks", "progress_nouns", "agree_nouns") and (failed or is_none(c)))
    return [h for c in none for h in behind(c, "on", "in", "about")]


def is_none(noun: Token) -> bool:
    """True for "no agreement", "little progress"."""
    return any(c.lower_ in ("no", "little", "few", "any") for c in noun.children)


def is_told(passage: Passage, deal: Token) -> bool:
    """True where the phrase of a deal tells what it is about."""
    plain = passage.group("talks", "plain")
    by_name = [c for c in deal.lefts if c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() not in plain and not _is_state(passage, c)]
    rights = [c for c in deal.rights if c.dep_ == "prep" and c.lower_ in ("on", "of", "to", "for", "about", "by") or c.dep_ == "acl" and c.tag_ == "VB"]
    return bool(by_name or rights or aim_behind(deal))


def _is_state(passage: Passage, token: Token) -> bool:
    mention = passage.mention_at(token)
    return mention is not None and mention.kind in ("country", "organisation", "person")


def aim_behind(deal: Token) -> list[Token]:
    """The verb of "produced a deal to swap prisoners", which the parse hangs on "produced"."""
    end = deal.right_edge.i + 1
    if end >= len(deal.doc) or deal.doc[end].lower_ != "to" or deal.doc[end].dep_ != "aux":
        return []
    verb = deal.doc[end].head
    above = deal.head.head if deal.dep_ == "pobj" else deal.head
    return [verb] if verb.dep_ in ("advcl", "xcomp", "acl") and verb.head in (above, deal.head) and verb.tag_ == "VB" else []


def agreed_before(verb: Token) -> list[Token]:
    """The noun of "prisoner swaps agreed after talks in Turkey", "a truce agreed at the summit"."""
    if verb.dep_ not in ("acl", "advcl") or verb.i == 0 or has(verb, "nsubj", "nsubjpass", "ccomp", "xcomp", "aux", "mark"):
        return []
    before = verb.nbor(-1)
    return [before] if before.pos_ == "NOUN" and any(p.dep_ == "prep" and p.lower_ in ("after", "at", "during", "in") for p in verb.children) else []
