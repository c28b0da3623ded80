"""How many drones, missiles and other weapons a stretch of text reports launched, and how many intercepted.

    "launched 539 drones and 11 missiles", "attacked with 103 UAVs", "57 of 89 drones were shot down", "91 were downed"

Left out: weapons that were lost or jammed, that hit, or that were on their way; parts ("including 300 Shaheds").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.attack_parts import Part, fought, is_interception, objects
from generator.grammar.attack_reality import TABLE
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import first, has, is_passive
from generator.grammar.texts import text_of, word_of
from generator.model import Quantity, Weapon

LINKS = frozenset(
    "a an the all both of and , total as many up to some another with using by or least at more than over about "
    "nearly almost around its their plus including along together".split()
)
COUNTED_AGAIN = frozenset("all which some another others them these those".split())
REACH = 14
"""Tokens between a number and its verb."""
ACTIVE_LAUNCH = ("with", "using", "involving", "of", "by")


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of weapons."""

    field: str
    """`launched` or `intercepted`"""
    quantity: Quantity
    weapons: tuple[str, ...]
    at: int
    """Token of the number."""


def counts(part: Part) -> tuple[Count, ...]:
    """The figures of a part in its order; "57 of 89" gives two."""
    out: list[Count] = []
    loose: Count | None = None
    for amount in (a for a in part.passage.amounts if a.i in part and not (a.ordinal or a.measure or a.article or a.quantity.unit)):
        told = _counts(amount, part, out, bool(loose))
        if told and told[0].field == "intercepted" and not amount.noun and loose:
            out.append(loose)
        out += told
        weapons = weapons_of(amount, part.passage)
        # "31 drones, 23 of which were shot down": what has no verb of its own is the whole barrage.
        loose = (
            Count("launched", amount.quantity, weapons, amount.i)
            if weapons and not told and not _is_part(amount, part)
            else None
        )
    return (*out, *_all_of_them(out, part))


def _all_of_them(told: list[Count], part: Part) -> list[Count]:
    """"Launched 89 drones, all of which were shot down": the figure again as intercepted."""
    if len(told) != 1 or told[0].field != "launched" or not told[0].weapons:
        return []
    for word in part.passage.doc[told[0].at + 1:part.j]:
        if word.lower_ == "all" and word.dep_ in SUBJECTS and is_passive(word.head) and is_interception(word.head, part.passage):
            return [replace(told[0], field="intercepted")]
    return []


def _counts(amount: Amount, part: Part, told: list[Count], whole: bool) -> list[Count]:
    passage = part.passage
    weapons = weapons_of(amount, passage)
    alone = not amount.noun or amount.noun in ("other", "others")
    if not weapons and not (alone and (told or whole)) and not _air_targets(amount, passage) and not _of_them(amount, passage):
        return []
    if _is_part(amount, part) or amount.noun in part.group("strike_nouns", "salvoes") or _of_strikes(amount, part):
        return []
    if _out_of(amount, part):
        return [Count("launched", amount.quantity, told[-1].weapons if told else (), amount.i)]
    field = "launched" if weapons and _whole(amount, part) else _field(amount, part, told)
    fired = amount.of if field == "launched" and amount.of is not None and _behind(amount, part) == "launched" else None
    out = [Count(field, fired or amount.quantity, weapons, amount.i)] if field else []  # "one of the two missiles fired hit a house"
    whole_lot = amount.i > part.i and passage.doc[amount.i - 1].lower_ == "all"
    if whole_lot and field == "intercepted" and weapons and amount.of is None:  # "shot down all 29 drones"
        out.append(Count("launched", amount.quantity, weapons, amount.i))
    if amount.of is not None and field == "intercepted" and weapons:
        out.append(Count("launched", amount.of, weapons, amount.i))
    return out


def weapons_of(amount: Amount, passage: Passage) -> tuple[str, ...]:
    """The weapons among the counted things."""
    if not amount.noun or amount.noun in passage.group(TABLE, "launching_things"):
        return ()
    near = passage.named("weapon", start=min(amount.end, amount.noun_start), end=amount.noun_end)
    return tuple(dict.fromkeys(m.name for m in near if isinstance(m.entry, Weapon) and m.entry.strikes and m.entry.kind not in passage.group(TABLE, "firing_kinds")))


def _of_them(amount: Amount, passage: Passage) -> bool:
    """"All ten of them": those of the sentence before."""
    behind = passage.doc[amount.j:amount.j + 3]
    named = len(behind) > 2 and behind[2].pos_ in ("NOUN", "PROPN", "ADJ")  # "2,000 of these foreign fighters"
    return [t.lower_ for t in behind[:2]] in (["of", "them"], ["of", "these"], ["of", "those"]) and not named


def _out_of(amount: Amount, part: Part) -> bool:
    """"six drones (out of a total of 12)": the number is the whole barrage."""
    doc, i = part.passage.doc, amount.i - 1
    while i > part.i and doc[i].lower_ in ("a", "total", "of", "the"):
        i -= 1
    return i >= part.i and doc[i].lower_ == "out" and i < amount.i - 1


def _air_targets(amount: Amount, passage: Passage) -> bool:
    """ "35 aerial targets", "620 weapons of air attack"."""
    words = set(text_of(passage.doc)[amount.noun_start : amount.noun_end].lower().split())
    return amount.noun in passage.group(TABLE, "air_targets") and bool(words & passage.group(TABLE, "of_the_air"))


def _whole(amount: Amount, part: Part) -> bool:
    """ "Of the 90 drones, 70 were shot down": the number before is the whole barrage."""
    doc, i = part.passage.doc, amount.i - 1
    if i > part.i and doc[i].lower_ in ("the", "these", "those"):
        i -= 1
    return i >= part.i and doc[i].lower_ == "of" and (i == part.i or doc[i - 1].pos_ in ("PUNCT", "SCONJ"))


def _of_strikes(amount: Amount, part: Part) -> bool:
    """ "three drone and missile attacks": many, of what is told in the singular."""
    noun, after = part.passage.doc[amount.i].head, part.passage.doc[amount.j:amount.j + 1].text
    return noun.tag_ == "NN" and noun.lower_ in part.group("air_kinds") and noun.i >= amount.j and after != "-" and amount.quantity.low != 1


def _is_part(amount: Amount, part: Part) -> bool:
    doc, among = part.passage.doc, part.group("among")
    for i in range(amount.i - 1, max(part.i, amount.i - REACH) - 1, -1):
        if doc[i].lower_ in among:
            return not _of_a_strike(doc[i], part)
        if doc[i].pos_ == "VERB" or doc[i].text in (";", ":"):
            return False
    return False


def _of_a_strike(verb: Token, part: Part) -> bool:
    """"The attack included 120 missiles": those are no part of others."""
    subject = first(verb, "nsubj")
    return verb.pos_ == "VERB" and subject is not None and subject.lemma_.lower() in part.group("strike_nouns")


def _field(amount: Amount, part: Part, told: list[Count]) -> str | None:
    if amount.of is not None and (ahead := _ahead(amount, part, told)) == "intercepted":
        return ahead
    behind = _behind(amount, part)
    if behind == "launched" and _launched_by(amount, part) and "intercepted" in (_ahead(amount, part, told), _of_the_subject(amount, part)):
        return "intercepted"  # "neutralised 24 drones fired by Moscow", "71 drones launched by Russia were shot down"
    if behind:
        return behind if behind != "none" else None
    return _ahead(amount, part, told) or _of_the_subject(amount, part)


def _of_the_subject(amount: Amount, part: Part) -> str | None:
    """The passive that the counted weapons are the subject of, whatever stands between: "450 drones heading for the capital had been shot down"."""
    noun = word_of(part.passage.doc, amount.noun_start, amount.noun_end) if amount.noun else part.passage.doc[amount.i]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ != "nsubjpass" or verb.i not in part:
        return None
    field = _by_verb(verb, part.passage, passive=True)
    return field if field != "none" else None


def _launched_by(amount: Amount, part: Part) -> bool:
    """True where a participle behind the weapons only says whose they were."""
    verb = next((t for t in part.passage.doc[amount.j:min(amount.j + REACH, part.j)] if t.tag_ == "VBN" and t.pos_ == "VERB"), None)
    return verb is not None and verb.dep_ == "acl" and has(verb, "agent")


def _behind(amount: Amount, part: Part) -> str | None:
    """The passive or participle after the counted weapons: "were shot down", "launched by Russia", "were lost"."""
    doc, passage = part.passage.doc, part.passage
    start = amount.j
    if amount.noun_end > amount.end:
        start = word_of(doc, amount.noun_start, amount.noun_end).i + 1
    closing = next((i for i in range(start, min(start + REACH, part.j)) if doc[i].text == ")"), -1)
    for i in range(start, min(start + REACH, part.j)):
        token = doc[i]
        if start <= i <= closing and doc[start].text == "(":
            continue
        if token.lower_ in ("which", "whom") and ((doc[i - 1].lower_ == "of" and i > start + 1) or doc[i - 1].lower_ in ("with", "by")):
            return None  # "21 drones with which Russia attacked": the verb before them counts
        if token.pos_ == "NUM" and doc[i - 1].text == "," and any(a.i == i and not a.noun for a in passage.amounts):
            return None
        if token.tag_ == "VBG":
            return None
        if (token.pos_ == "VERB" or token.tag_ == "VBN") and token.lemma_ != "be" and passage.mention_at(token) is None:
            if any(c.dep_ in SUBJECTS and c.left_edge.i > amount.j and has(c, "nummod") for c in token.children):  # "with 12 missiles, nine missiles were downed"
                return None
            own = any(c.dep_ == "nsubj" and c.left_edge.i <= amount.i <= c.i for c in token.children)
            return _by_verb(token, passage, passive=True, held=i - start) or ("none" if own else None)  # "128 veered off course"
        if token.text in (";", ".", ":") or token.lower_ in ("while", "but", "that", "when", "after"):
            return None
        if (
            token.pos_ not in ("AUX", "ADV", "NUM", "NOUN", "PROPN", "CCONJ", "DET", "ADJ", "PRON", "PUNCT")
            and token.lower_ not in LINKS
        ):
            return None
        if token.pos_ in ("DET", "PRON") and token.lower_ not in COUNTED_AGAIN:
            break
    return None


def _by_verb(verb: Token, passage: Passage, *, passive: bool, held: int = 0) -> str | None:
    group, lemma = passage.group, verb.lemma_.lower()
    form = verb.tag_ == "VBN" or has(verb, "auxpass")
    if lemma in group(TABLE, "downing", "neutralise") or is_interception(verb, passage):
        return "intercepted" if form or not passive else None
    if lemma in group(TABLE, "intercept_verbs") and form:
        return "intercepted"
    if lemma in group(TABLE, "launch_verbs") and form and passive and lemma not in group(TABLE, "sent_out"):
        return "launched"
    if lemma in group(TABLE, "lost_verbs", "landing_verbs", "strike_verbs", "under_way"):
        return "none" if held < 6 else None
    return None


def _ahead(amount: Amount, part: Part, told: list[Count]) -> str | None:
    """The active verb or the noun before the number: "launched 4 missiles and 58 drones", "a barrage of 9 drones"."""
    doc, passage = part.passage.doc, part.passage
    head = doc[amount.i].head
    if head.i == amount.i or head.dep_ != "pobj":
        head = word_of(doc, amount.noun_start, amount.noun_end) if amount.noun else head  # "on Sunday with at least 25 drones"
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("with", "using")
        and head.head.head.lemma_ in part.group("strike_verbs")
    ):
        return "launched"
    inherited = {c.at: c.field for c in reversed(told)}
    link = None
    for i in range(amount.i - 1, max(part.i, amount.i - REACH) - 1, -1):
        token = doc[i]
        if token.text == ":" and i == amount.i - 1:  # "launched a massive attack: 93 missiles and almost 200 drones"
            strikes = [t for t in part.triggers if t.i < i]
            return "launched" if strikes and not any(is_interception(t, passage) for t in strikes) else None
        if i in inherited:
            return inherited[i]
        verdict = _governing(token, link, passage)
        if verdict:
            return verdict if verdict != "none" else None
        if (
            token.lower_ in LINKS
            or token.pos_ in ("NUM", "ADJ", "ADV", "DET", "PUNCT", "PROPN")
            or passage.mention_at(token)
        ):
            link = token.lower_ if token.lower_ in ACTIVE_LAUNCH else link
            continue
        if token.lower_ == "down" or token.pos_ in ("NOUN", "PART"):
            continue
        return None
    return None


def _governing(token: Token, link: str | None, passage: Passage) -> str | None:
    group, lemma = passage.group, token.lemma_.lower()
    if token.pos_ == "VERB" and passage.mention_at(token) is None:
        joined = token.head if token.dep_ == "conj" else None
        if joined is not None and joined.lemma_ in group(TABLE, "downing", "neutralise", "wreck") and lemma in group(TABLE, "lost_verbs"):
            return "intercepted"  # "shot down or jammed 45 drones"
        if is_interception(token, passage) or lemma in group(TABLE, "downing"):
            return "intercepted"
        subject = first(token, "nsubj")
        if lemma in group(TABLE, "intercept_verbs"):
            struck = subject is not None and subject.lemma_.lower() in group(TABLE, "strike_nouns")
            lost = any(fought(t, passage) for t in objects(token))  # "destroyed two launchers with missiles"
            return "none" if struck or lost else "intercepted"  # "the strike destroyed four missiles"
        if lemma in group(TABLE, "launch_verbs"):
            return "launched"
        if lemma in group(TABLE, "involve_verbs") and subject is not None and subject.lemma_.lower() in group(TABLE, "strike_nouns"):
            return "launched"
        if lemma in group(TABLE, "strike_verbs") and link in ("with", "using", "by"):
            return "launched"
        return "none"
    if token.pos_ == "NOUN" and lemma in group(TABLE, "downing_nouns"):
        return "intercepted" if link == "of" else None
    if token.pos_ == "NOUN" and lemma in group(TABLE, "strike_nouns") and link in ACTIVE_LAUNCH:
        verb = _verb_above(token)
        return "intercepted" if verb is not None and verb.lemma_.lower() in group(TABLE, "warded_off") else "launched"
    return None


def _verb_above(token: Token) -> Token | None:
    node = token
    while node.head.i != node.i and node.pos_ != "VERB":
        node = node.head
    return node if node.pos_ == "VERB" else None
