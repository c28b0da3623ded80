"""Whom a verb of harm takes, by the parse, whatever stands between: "three crew members aboard the ship were injured", "killed one and wounded another"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.attack_parts import Part
from generator.grammar.function_words import NOT_DONE, SUBJECTS
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
    return _field(verb.lemma_, part) if noun.dep_ == ("nsubjpass" if is_passive(verb) else "dobj") else None


def another(part: Part) -> list[tuple[str, int]]:
    """Field and token of one more of whom no noun is told: "killed one person and wounded another"."""
    if "another" not in part.passage.lemmas:
        return []
    found = [t for t in part.passage.doc[part.i:part.j] if t.lower_ == "another" and t.dep_ == "dobj" and t.head.dep_ in ("conj", "advcl", "xcomp")]
    return [(field, t.i) for t in found if (field := _field(t.head.lemma_, part)) and not helping(t.head) & NOT_DONE]


def a_pair(amount: Amount, part: Part) -> tuple[str, int] | None:
    """The field of those who are told one by one, and how many they are: "a man and a woman were killed", "a man and two women"."""
    first, people = word_of(part.passage.doc, amount.noun_start, amount.noun_end) if amount.noun else None, part.group("people")
    if first is None or first.dep_ not in (*SUBJECTS, "dobj") or first.lemma_.lower() not in people:
        return None
    others = [t for t in first.conjuncts if t.i > first.i]
    if len(others) != 1 or others[0].lemma_.lower() not in people or (more := _how_many(others[0], part)) is None:
        return None
    verb = first.head
    if first.dep_ == "nsubj" and verb.lemma_ in part.group("die_verbs"):
        return "killed", 1 + more
    field = _field(verb.lemma_, part) if first.dep_ == ("nsubjpass" if is_passive(verb) else "dobj") else None
    return (field, 1 + more) if field else None


def is_of_a_pair(amount: Amount, part: Part) -> bool:
    """True for the two women of "a man and two women", who are counted with him."""
    noun = word_of(part.passage.doc, amount.noun_start, amount.noun_end) if amount.noun else None
    if noun is None or noun.dep_ != "conj":
        return False
    return any(a.article and a.noun_start <= noun.head.idx < a.noun_end and a_pair(a, part) is not None for a in part.passage.amounts)


def _how_many(noun: Token, part: Part) -> int | None:
    """One for "a woman", two for "two women"; None for "several women" and for "at least two"."""
    if noun.tag_ == "NN":
        return 1 if any(c.lower_ in ("a", "an") for c in noun.children) else None
    counted = next((a.quantity for a in part.passage.amounts if not a.article and a.noun_start <= noun.idx < a.noun_end), None)
    return counted.low if counted is not None and not counted.bound and counted.low == counted.high else None


def relatives(part: Part) -> list[tuple[str, int]]:
    """One who is told by whose he is: "killing a man and wounding his wife", "their daughter was wounded"."""
    out = []
    for noun in part.passage.doc[part.i:part.j]:
        verb = noun.head
        if noun.tag_ == "NN" and noun.lemma_.lower() in part.group("kin") and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children) and (
                verb.pos_ == "VERB" and not helping(verb) & NOT_DONE and not has(verb, "neg")) and noun.dep_ == ("nsubjpass" if is_passive(verb) else "dobj"):
            out += [(field, noun.i)] if (field := _field(verb.lemma_, part)) and not has(noun, "cc") else []
    return out


def _field(lemma: str, part: Part) -> str | None:
    return "killed" if lemma in part.group("kill_verbs") else "injured" if lemma in part.group("injure_verbs") else None
