"""Who does what a sentence behind a meeting tells: both who met, one of them, or a side.

Understood: "they", "the two leaders", "both sides", "U.S. and Russian negotiators", "the president and Prime Minister X", "Moscow" behind the negotiations of
the two. Somebody else is no one of them.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, first
from generator.grammar.words import MEETINGS
from generator.model import Finding

PLURAL = ("they", "we", "both")
NUMBERS = ("two", "three", "four", "pair", "duo")


def subject_of(verb: Token) -> Token | None:
    """Its own subject, or that of the verb to which it is joined."""
    own = first(verb, *SUBJECTS)
    if own is None and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    return own


def together(passage: Passage, subject: Token) -> bool:
    """"they", "the two leaders", "both sides"."""
    plural = "Plur" in subject.morph.get("Number") and subject.lemma_.lower() in passage.group("talks", "delegates", "paired")
    at_war = passage.story.at_war
    named = {m.country for t in subject.subtree if (m := passage.mention_at(t)) is not None}
    if subject.lemma_ in passage.group("talks", "agenda_nouns") and subject.left_edge.lower_ in ("the", "their", "these"):
        return True  # "the discussions focused on X"
    if any(t.lower_ == "both" for t in subject.subtree):
        return not named or named == set(at_war)
    the_two = subject.lower_ in NUMBERS and any(c.lower_ == "the" for c in subject.children)
    return subject.lower_ in PLURAL or the_two or (plural and (not named or named == set(at_war)))


def there(passage: Passage, verb: Token) -> bool:
    """"During the talks, …": what is told happened there."""
    nouns = passage.group("talks", *MEETINGS)
    return any(t.lemma_.lower() in nouns and t.left_edge.lower_ in ("the", "this", "their") for t in behind(verb, "during", "at"))


def of_a_side(passage: Passage, subject: Token, home: Finding) -> bool:
    """"Moscow", "the Russian side", "Ukraine's delegation" behind the negotiations of these two."""
    if home.fields.get("kind") != "negotiation":
        return False
    own = passage.mention_at(subject)
    named = {m.country for m in passage.mentions_in(subject, "country") if m.country}
    side = own is not None and own.is_state or subject.lemma_.lower() in passage.group("talks", "rivals", "negotiators", "delegates")
    return side and len(named) == 1 and named <= set(home.fields.get("parties", ()))  # type: ignore[arg-type]


def one_party(passage: Passage, subject: Token, home: Finding) -> bool:
    """"Ukraine", behind a meeting of Ukraine and another state."""
    own = passage.mention_at(subject)
    return own is not None and own.is_state and own.country in home.fields.get("parties", ()) and not any(subject.conjuncts)  # type: ignore[operator]


def both_named(passage: Passage, subject: Token, home: Finding) -> bool:
    """"U.S. and Russian negotiators", "Kyiv and Moscow" after a meeting of these states."""
    named = {m.country for m in passage.mentions_in(subject, "country") if m.country}
    there = {*home.fields.get("parties", ()), *home.fields.get("mediators", ())}  # type: ignore[misc]
    return len(named) > 1 and named <= there


def pair_named(passage: Passage, subject: Token, home: Finding, *, alone: bool) -> bool:
    """"The Vice President and Prime Minister X", "President X and the head of the Commission": one who met, and the office of the other; two offices `alone`
    where the text tells of one meeting."""
    heads = [subject, *subject.conjuncts]
    known = home.fields.get("participants", ())
    people = [passage.story.cast.person(t) for t in heads]
    named = [p for p in people if p is not None and p in known]  # type: ignore[operator]
    others = [t for t, p in zip(heads, people, strict=True) if p is None or p not in known]  # type: ignore[operator]
    offices = all(t.lemma_.lower() in passage.group("talks", "delegates") and t.tag_ in ("NN", "NNP") for t in others)
    return len(heads) == 2 and offices and (bool(named) or alone)  # noqa: PLR2004
