"""Packages that a sentence only names, with their sum: "the Pentagon's latest $1 billion package for Ukraine", "Biden's signing of a $61 billion package",
"increased the resources of the Peace Facility with a third tranche worth €500 million".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from generator.grammar.aid_items import items
from generator.grammar.aid_packages import givers, told_of
from generator.grammar.aid_subjects import states
from generator.grammar.aid_things import is_item
from generator.grammar.aid_totals import adds_up
from generator.grammar.passages import Passage
from generator.grammar.relations import behind
from generator.model import Finding, Value

AFTER = 6
"""Tokens behind a package in which its receiver stands."""


def named_alone(passage: Passage, told: Iterable[Finding]) -> Iterator[Finding]:
    """The packages that a sentence only names, with sum and receiver: "the Pentagon's latest $1 billion package for Ukraine".

    Nothing for a sum that the sentence tells of otherwise, and nothing for what adds up a long time.
    """
    told = list(told)
    known = [f.fields.get("amount") for f in told]
    ours = passage.story.attacked
    nouns = passage.group("aid", "packages", "support_nouns")
    if not nouns & passage.lemmas or not any(a.quantity.unit for a in passage.amounts):
        return
    for token in passage.tokens:
        if token.lemma_.lower() not in nouns or token.pos_ != "NOUN" or token.dep_ == "compound" or not is_item(passage, token):
            continue
        item = next(iter(items(passage, token)), None)
        owned = token.lemma_.lower() in passage.group("aid", "gifts") and any(c.dep_ == "poss" for c in token.children) and bool(givers(passage, token))
        near = passage.doc[token.left_edge.i:token.right_edge.i + 1] if owned else passage.doc[token.left_edge.i:min(token.right_edge.i + 1, token.i + AFTER)]
        ones = [m for m in passage.named("country", "place") if (near.start <= m.i < near.end or _is_announced(passage, token)) and m.country == ours]
        funds = _funds(passage) if token.lemma_.lower() in passage.group("aid", "packages") else ()
        if item is None or item.amount is None or item.amount in known or not (ones or funds):
            continue
        fresh = any(t.lower_ in passage.group("aid", "fresh_packages") for t in passage.doc[token.left_edge.i:token.i]) or _is_numbered(passage, token)
        if not (fresh or owned) and not _is_announced(passage, token):
            continue
        known.append(item.amount)
        donors = givers(passage, token) or _announcers(passage, token) or funds or _one_giver(told)
        fields: dict[str, Value] = {"donor": donors} if donors else {}
        fields |= {"recipient": ours} if ones else {}
        yield Finding("aid", {**fields, **told_of(item), "status": "pledged"}, passage.start, passage.end, passage.index,
                      passage.voice_of(token), "new", "aid.named")


def _is_numbered(passage: Passage, token: Token) -> bool:
    """True for "a third tranche"."""
    return any(a.ordinal and token.left_edge.i <= a.i < token.i for a in passage.amounts)


def _funds(passage: Passage) -> tuple[str, ...]:
    """Whose fund for arms a sentence names: "increased the resources of the Peace Facility with a third tranche worth €500 million"."""
    bodies, military = passage.story.words.pairs("aid", "bodies_of"), passage.group("aid", "military_funds")
    return tuple(dict.fromkeys(bodies[m.name] for m in passage.named("organisation") if m.name in military and m.name in bodies))[:1]


def _one_giver(told: Iterable[Finding]) -> tuple[str, ...]:
    """The giver of all that a sentence tells otherwise: "as part of a new $725 million package, the US will send X"."""
    named = {f.fields["donor"] for f in told if "donor" in f.fields}
    return next(iter(named)) if len(named) == 1 else ()  # type: ignore[return-value, arg-type]


def _is_announced(passage: Passage, token: Token) -> bool:
    """True for "the $6 billion package announced in April": not one of many years."""
    pledge = passage.group("aid", "pledge")
    told = any(c.dep_ in ("acl", "relcl") and c.tag_ in ("VBN", "VBD") and c.lemma_.lower() in pledge for c in token.children)
    return told and not adds_up(passage.text, passage.story.words, past=True)


def _announcers(passage: Passage, token: Token) -> tuple[str, ...]:
    """Who announces it where a noun says so: "a declaration from the United States about a new package"."""
    at, telling = token, passage.group("aid", "agreeing_nouns")
    while at.dep_ in ("pobj", "prep", "dobj") and at.head != at:
        at = at.head
        if at.lemma_.lower() in telling:
            telling_ones = [*behind(at, "by", "from"), *(c for c in at.children if c.dep_ == "poss")]  # "Biden's signing of a package"
            return tuple(n for n in states(passage, telling_ones) if n not in passage.story.at_war)
    return ()
