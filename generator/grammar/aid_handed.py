"""Things told with the one who gave them: "batteries donated by the Netherlands", "the Gepard guns provided by Germany"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.aid_counts import money
from generator.grammar.aid_subjects import states
from generator.grammar.passages import Passage
from generator.grammar.relations import by_whom, has


def handed_by(passage: Passage, verb: Token, heads: Sequence[Token]) -> bool:
    """True for a participle with its giver, which tells a gift; a sum "already provided by X" is what it has given so far."""
    if verb.lemma_ in passage.group("aid", "donate") and has(verb, "agent"):
        return True
    given = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in passage.group("aid", "deliver")
    return given and bool(states(passage, by_whom(verb))) and not any(money(passage, h) for h in heads)


def makers(passage: Passage, heads: Sequence[Token]) -> list[str]:
    """Who made what is received, where no giver is named: "received shipments of Iranian-produced drones"."""
    made = [t for h in heads for t in h.subtree if t.tag_ == "VBN" and t.lemma_ in passage.group("aid", "made")]
    named = (passage.mention_at(c) for t in made for c in t.children if c.dep_ in ("npadvmod", "amod", "compound"))
    return [m.country for m in named if m is not None and m.country]
