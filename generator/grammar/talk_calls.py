"""Calls told by a verb: "discussed X by phone", "A and B spoke for an hour", "spoke to the President of Z, X"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has
from generator.grammar.talk_lists import named_behind


def by_phone(passage: Passage, verb: Token) -> str | None:
    """"discussed X by phone"."""
    phone = any(c.lower_ in ("by", "on", "over") and any(n.lower_ in passage.group("talks", "phones") for n in c.children) for c in verb.children)
    calls = passage.group("talks", "call_nouns")
    if verb.lemma_ == "discuss" and any(t.lemma_.lower() in calls for t in behind(verb, "during", "in", "on", "over")):
        return "call"  # "A and B discussed X during a call"
    if phone and verb.lemma_ in passage.group("talks", "tell_by_phone"):
        return "call" if any(passage.story.cast.person(c) for c in verb.children if c.dep_ in ("dobj", "dative")) else None
    return "call" if phone and verb.lemma_ in passage.group("talks", "discuss") else None


def spoke_alone(passage: Passage, verb: Token, subject: Token) -> bool:
    """"A and B spoke for an hour on Monday": two of two states, with each other, for no place or public is told."""
    sides = {m.country for m in passage.mentions_in(subject, "person") if m.country}
    paired = subject.lemma_.lower() in passage.group("talks", "paired") and {c.lower_ for c in subject.lefts} & {"two", "both"}
    beside = {c.lower_ for c in verb.children if c.dep_ in ("prep", "dative", "mark", "dobj", "ccomp")}
    there = [m for c in behind(verb, "in", "at") for m in passage.mentions_in(c, "place")]
    beside -= {"in", "at"} if there else set()  # "spoke in Paris on Monday"
    if paired and passage.days:  # "the two presidents last spoke in July"
        sides, beside = {"one", "other"}, beside - {"in"}
    return len(sides) > 1 and verb.tag_ in ("VBD", "VBN") and not has(verb, "neg") and beside <= {"for", "on", "about", "over", "by"}


def to_person(passage: Passage, verb: Token) -> bool:
    """"spoke to President X", "to the President of Z, X", "to Russia", not "spoke to reporters"."""
    heads = behind(verb, "to")
    if any(c.tag_ in ("NN", "NNP") and named_behind(passage, c) is not None for c in heads):
        return True
    return any((m := passage.mention_at(c)) is not None and (m.kind == "person" or (m.is_state and m.form != "demonym")) for c in heads)


def by_wire(passage: Passage, word: Token) -> bool:
    """"Called X", "spoke by phone": no place makes it a meeting."""
    words = {t.lower_ for t in word.subtree}
    return word.lemma_ not in passage.group("talks", "speak", "with_somebody") or bool(words & passage.group("talks", "phones", "by_wire", "call_nouns"))


def beside(passage: Passage, word: Token) -> bool:
    """"On the sidelines of the summit": those who spoke there met."""
    return any(t.lemma_.lower() in passage.group("talks", "sidelines") for t in behind(word, "on", "at"))
