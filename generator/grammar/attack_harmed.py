"""Whom a verb of harm takes, by the parse, whatever stands between: "three crew members aboard the ship were injured", "killed one and wounded another"."""

from __future__ import annotations

from generator.grammar.amounts import Amount
from generator.grammar.attack_parts import Part
from generator.grammar.function_words import NOT_DONE
from generator.grammar.relations import has, helping, is_passive
from generator.grammar.texts import word_of


def by_parse(amount: Amount, part: Part) -> str | None:
    """`killed` or `injured` for counted people that are the subject or the object of a verb of harm."""
    if amount.article:
        return None
    noun = word_of(part.passage.doc, amount.noun_start, amount.noun_end) if amount.noun else part.passage.doc[amount.i]
    verb = noun.head
    if verb.pos_ != "VERB" or verb.i not in part or has(verb, "neg") or helping(verb) & NOT_DONE:
        return None
    if noun.dep_ == "nsubj" and verb.lemma_ in part.group("die_verbs"):
        return "killed"
    return _field(verb.lemma_, part) if noun.dep_ == ("nsubjpass" if is_passive(verb) else "dobj") else None


def another(part: Part) -> list[tuple[str, int]]:
    """Field and token of one more of whom no noun is told: "killed one person and wounded another"."""
    if "another" not in part.passage.lemmas:
        return []
    found = [t for t in part.passage.doc[part.i:part.j] if t.lower_ == "another" and t.dep_ == "dobj" and t.head.dep_ in ("conj", "advcl", "xcomp")]
    return [(field, t.i) for t in found if (field := _field(t.head.lemma_, part)) and not helping(t.head) & NOT_DONE]


def _field(lemma: str, part: Part) -> str | None:
    return "killed" if lemma in part.group("kill_verbs") else "injured" if lemma in part.group("injure_verbs") else None
