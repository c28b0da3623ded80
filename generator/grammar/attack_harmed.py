"""Whom a verb of harm takes, by the parse, whatever stands between: "three crew members aboard the ship were injured", "killed one and wounded another"."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.attack_parts import Part
from generator.grammar.attack_reality import HEADLINES, is_heading
from generator.grammar.function_words import NOT_DONE, SUBJECTS
from generator.grammar.relations import behind, has, helping, is_passive
from generator.grammar.texts import word_of
from generator.model import Quantity


def by_parse(amount: Amount, part: Part) -> str | None:
    """`killed` or `injured` for counted people that are the subject or the object of a verb of harm."""
    if amount.article:
        return None
    noun = word_of(part.passage.doc, amount.noun_start, amount.noun_end) if amount.noun else part.passage.doc[amount.i]
    while amount.noun and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
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


def together(part: Part) -> list[Amount]:
    """The amounts of a passage, two groups of people under one verb as one: "two women and a child were killed", "a man and a woman"."""
    out: list[Amount] = []
    joined: Amount | None = None
    amounts = part.passage.amounts
    for amount, after in zip_longest(amounts, amounts[1:]):
        if amount is joined:
            continue
        joined = after if after is not None and _one_group(amount, after, part) else None
        if joined is None:
            out.append(amount)
            continue
        total = (amount.quantity.low or 0) + (joined.quantity.low or 0)
        out.append(replace(amount, quantity=Quantity(total, total), article=False, j=joined.j, noun=joined.noun, noun_start=joined.noun_start, noun_end=joined.noun_end))
    return out


def _one_group(one: Amount, other: Amount, part: Part) -> bool:
    people, anybody = part.group("people"), part.group("anybody")
    for amount in (one, other):
        exact = amount.quantity.low is not None and amount.quantity.low == amount.quantity.high and not amount.quantity.bound
        if not exact or amount.ordinal or amount.measure or amount.of is not None or not {amount.noun, amount.noun.removesuffix("s")} & people - anybody:
            return False
    doc = part.passage.doc
    nouns = [word_of(doc, a.noun_start, a.noun_end) for a in (one, other)]
    return nouns[1] in nouns[0].conjuncts and doc[nouns[0].i + 1].lower_ == "and" and other.i == nouns[0].i + 2


def of_headlines(part: Part) -> list[tuple[str, int]]:
    """One of whom a headline tells without an article: "Drone attack kills woman in Belgorod", "Ukrainian soldier killed in shelling"."""
    if part.passage.role not in HEADLINES and not is_heading(part.passage):
        return []
    out, persons = [], part.group("people") - part.group("anybody")
    for noun in part.passage.doc[part.i:part.j]:
        if noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() not in persons or has(noun, "det", "poss", "nummod", "cc", "conj") or behind(noun, "of"):
            continue
        told = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and _field(c.lemma_, part)), None)
        verb = noun.head if told is None else told
        if _in_a_list(noun, part):
            continue  # "kills mother, daughter"
        passive = is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and not has(verb, "dobj") and noun.i < verb.i)
        died = verb.lemma_ in part.group("die_verbs") and noun.dep_ == "nsubj"
        harmed = noun.dep_ in ("ROOT", *SUBJECTS) if told is not None else noun.dep_ in (SUBJECTS if passive else ("dobj",))
        field = "killed" if died else _field(verb.lemma_, part) if harmed else None
        out += [(field, noun.i)] if field and verb.i in part and not helping(verb) & NOT_DONE and not has(verb, "neg") else []
    return out


def _in_a_list(noun: Token, part: Part) -> bool:
    beside = [noun.doc[i:i + 2] for i in (noun.i + 1, noun.i - 2) if part.i <= i < part.j - 1]
    return any({t.text for t in two} & {",", "&", "and"} and any(t.lemma_.lower() in part.group("people") for t in two) for two in beside)


def relatives(part: Part) -> list[tuple[str, int]]:
    """One who is told by whose he is: "killing a man and wounding his wife", "their daughter was wounded"."""
    out, kin = [], part.group("kin")
    for noun in part.passage.doc[part.i:part.j] if kin & part.passage.lemmas else ():
        verb = noun.head
        if noun.tag_ == "NN" and noun.lemma_.lower() in kin and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children) and (
                verb.pos_ == "VERB" and not helping(verb) & NOT_DONE and not has(verb, "neg")) and noun.dep_ == ("nsubjpass" if is_passive(verb) else "dobj"):
            out += [(field, noun.i)] if (field := _field(verb.lemma_, part)) and not has(noun, "cc") else []
    return out


def _field(lemma: str, part: Part) -> str | None:
    return "killed" if lemma in part.group("kill_verbs") else "injured" if lemma in part.group("injure_verbs") else None
