"""How many people a stretch of text reports killed and injured.

    "killed at least 16 people and wounded 28 others", "two dead and 15 injured", "one person died, seven were wounded",
    "the death toll has risen to 12", "leaving 25 dead", "wounding a 62-year-old man"

Left out: parts of a figure ("including two children", "one of the injured"), "no casualties", words without a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.amounts import Amount
from generator.grammar.attack_harmed import another, by_parse, of_headlines, relatives, together
from generator.grammar.attack_parts import Part
from generator.grammar.attack_reality import HEADLINES, TABLE
from generator.grammar.function_words import NOT_DONE, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.texts import word_of
from generator.model import Quantity

SKIPPED_AFTER = frozenset(
    "was were is are been being have has had be reportedly also more others another already confirmed reported so "
    "left found known to there here as listed - – —".split()
)
SKIPPED_BEFORE = frozenset("a an the another further additional total of as many up to reportedly also and , :".split())
COUNTED = (("killed", "deaths"), ("injured", "injuries"))
"""Field -> the list of the nouns by which harm is counted itself."""
OF_THE_WAR = 1000
"""People from which a figure without a day is one of the whole war."""
WINDOW = 7
"""Tokens between a number and the word of harm that it belongs to."""


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure of harm to people."""

    field: str
    """`killed` or `injured`"""
    quantity: Quantity
    at: int
    """Token of the number."""
    total: bool = False
    """True for "the death toll rose to 12"."""


def tolls(part: Part) -> tuple[Toll, ...]:
    """The figures of a part in its order, totals alone where one is given for a field."""
    found = [t for a in together(part) if a.i in part and (t := _toll(a, part)) is not None]
    single = (*another(part), *relatives(part), *of_headlines(part))
    found += [Toll(field, Quantity(1, 1), at) for field, at in single if not any(t.field == field for t in found)]
    sums = {t.field for t in found if t.total}
    return tuple(t for t in found if t.total or t.field not in sums)


def _toll(amount: Amount, part: Part) -> Toll | None:
    passage = part.passage
    if amount.ordinal or amount.measure or amount.quantity.unit:
        return None
    if amount.of is not None:
        return _one_of(amount, part)
    doc, number = passage.doc, passage.doc[amount.i]
    if _is_part(number, amount, passage):
        return None
    total = _of_total(amount, passage)
    if total and (amount.quantity.low or 0) < OF_THE_WAR:
        return Toll(total, amount.quantity, amount.i, total=True)
    people = passage.group(TABLE, "people")
    if (taken := _lives(amount, passage)) is not None:
        return Toll(taken, amount.quantity, amount.i)
    if (counted := _counted(amount, passage)) is not None:
        return Toll(counted, amount.quantity, amount.i)
    noun = amount.noun.removesuffix("s") if amount.noun not in people else amount.noun
    if amount.noun and noun not in people:
        living = by_parse(amount, part) if noun not in passage.group(TABLE, "no_people") and passage.mention_at(word_of(passage.doc, amount.noun_start, amount.noun_end)) is None else None
        return Toll(living, amount.quantity, amount.i) if living and (amount.quantity.low or 0) < OF_THE_WAR else None
    if amount.article and (not amount.noun or not _lone(doc, amount, passage)):
        return None
    field = _after(amount, part) or _before(amount, part) or by_parse(amount, part)
    if field and (amount.quantity.low or 0) >= OF_THE_WAR and not any(d.dates_event for d in passage.days):
        return None  # "killed at least 1,933 citizens in the region": a total, whatever the words
    return Toll(field, amount.quantity, amount.i) if field else None


def _one_of(amount: Amount, part: Part) -> Toll | None:
    """All of those of whom one is told: "an official was one of two people killed"."""
    harmed = _after(amount, part) if amount.quantity.high == 1 and amount.of is not None and (amount.of.low or 0) > 1 else None
    people = amount.noun.removesuffix("s") in part.group("people") or amount.noun in part.group("people")
    return Toll(harmed, amount.of, amount.i) if harmed and people and amount.of is not None else None


def _lives(amount: Amount, passage: Passage) -> str | None:
    """"Claimed the lives of five people", "claimed five lives", "the bodies of three people were pulled from the rubble"."""
    head = word_of(passage.doc, amount.noun_start, amount.noun_end) if amount.noun else passage.doc[amount.i]
    while amount.noun and head.dep_ == "conj" and head.head.pos_ == "NOUN":
        head = head.head  # "the bodies of a woman and a child"
    noun = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    lemma, verb = noun.lemma_.lower(), noun.head
    if lemma == "death" and noun is not head:
        return "killed"  # "resulted in the deaths of seven people"
    bodies = lemma in passage.group(TABLE, "remains") and verb.lemma_ in passage.group(TABLE, "found_verbs")
    lives = lemma == "life" and verb.lemma_ in passage.group(TABLE, "claim_verbs")
    return "killed" if (bodies or lives) and noun.dep_ in ("dobj", "nsubjpass") and (bodies or not amount.article) else None


def _counted(amount: Amount, passage: Passage) -> str | None:
    """The field of deaths and injuries that are counted themselves and told of as known: "officials reported three injuries"."""
    strikes = passage.group(TABLE, "strike_nouns")
    if amount.article or not amount.noun or any(a.noun in strikes and (a.quantity.low or 0) > 1 for a in passage.amounts):
        return None  # "four injuries from 51 attacks": shelling told in general
    head = word_of(passage.doc, amount.noun_start, amount.noun_end)
    field = next((name for name, nouns in COUNTED if head.lemma_.lower() in passage.group(TABLE, nouns)), None)
    while head.dep_ in ("conj", "appos") and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("in", "to") else head.head
    told = verb.lemma_.lower() in passage.group(TABLE, "told_of") and head.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    return field if told and not any(c.dep_ in ("neg", "aux") and c.lower_ in NOT_DONE for c in verb.children) else None


def _words(passage: Passage) -> Mapping[str, str]:
    """Words of harm -> the field they fill, as forms and lemmas."""
    group = passage.group
    killed = group(TABLE, "kill_verbs", "die_verbs", "dead_words")
    injured = group(TABLE, "injure_verbs", "injured_words")
    return {**dict.fromkeys(sorted(injured), "injured"), **dict.fromkeys(sorted(killed), "killed")}


def _harm(token: Token, words: Mapping[str, str]) -> str | None:
    return words.get(token.lower_) or words.get(token.lemma_.lower())


def _is_part(number: Token, amount: Amount, passage: Passage) -> bool:
    """ "including two children", "among them a boy", "one of the injured", "one in a grave condition"."""
    doc, among = passage.doc, passage.group(TABLE, "among")
    own = number if number.dep_ in SUBJECTS else number.head
    if own.dep_ in SUBJECTS and own.head.i > amount.i and own.head.dep_ == "conj" and _harm(own.head, _words(passage)):
        return False  # "45 people were killed, including a child, and 79 were injured"
    for i in range(amount.i - 1, max(passage.sent.start, amount.i - WINDOW) - 1, -1):
        if doc[i].lower_ in among:
            return not (doc[i].lower_ == "among" and i == amount.i - 1 and _all_of_them(amount, passage))
        if doc[i].pos_ == "VERB" or doc[i].text in (";", "(", "—", "–"):
            break
    before = doc[max(amount.i - 1, passage.sent.start)]
    if before.pos_ == "VERB" and before.lemma_.lower() in passage.group(TABLE, "kill_verbs", "injure_verbs"):
        return False  # "killing 63 of them"
    rest = doc[amount.j : min(amount.j + 4, passage.sent.end)]
    words = [t.lower_ for t in rest]
    return (
        words[:1] == ["of"]
        and words[1:2] != []
        and words[1] in ("them", "whom", "the", "those", "these")
        or (words[:1] == ["in"] and bool(set(words) & passage.group(TABLE, "conditions_of_people")))
    )


def _all_of_them(amount: Amount, passage: Passage) -> bool:
    """ "Were among seven people killed": the number is that of all."""
    end = word_of(passage.doc, amount.noun_start, amount.noun_end).i + 1 if amount.noun_end > amount.end else amount.j
    return end < passage.sent.end and passage.doc[end].tag_ == "VBN" and _harm(passage.doc[end], _words(passage)) is not None


def _of_total(amount: Amount, passage: Passage) -> str | None:
    """The field where the number is the object of a toll: "the number of injured climbed to 27", "death toll: 5"."""
    doc, group = passage.doc, passage.group
    if amount.article or amount.i == passage.sent.start or doc[amount.i - 1].lower_ not in group(TABLE, "toll_at"):
        return None
    tolls = group(TABLE, "toll_nouns")
    for i in range(amount.i - 1, passage.sent.start - 1, -1):
        if doc[i].lemma_.lower() in tolls and doc[i].pos_ in ("NOUN", "PROPN"):
            near = {t.lower_ for t in doc[max(passage.sent.start, i - 2) : min(i + 5, amount.i)]}
            near |= {t.lemma_.lower() for t in doc[max(passage.sent.start, i - 2) : min(i + 5, amount.i)]}
            if near & group(TABLE, "harmed_words") and not near & {"dead", "death"}:
                return "injured"
            return "killed" if near & group(TABLE, "death_words") or doc[i].lemma_.lower() == "toll" else None
        if doc[i].text == ";":
            break
    return None


def _lone(doc, amount: Amount, passage: Passage) -> bool:
    """Whether "a man" is the one who was harmed: object of the verb, or its subject."""
    head = word_of(doc, amount.noun_start, amount.noun_end)
    if amount.noun in passage.group(TABLE, "no_lone_person"):
        return False
    return head.dep_ in ("dobj", "nsubj", "nsubjpass", "ROOT") and not has(head, "conj")


def _after(amount: Amount, part: Part) -> str | None:
    """The word of harm behind the counted people: "eight others injured", "seven were wounded", "17 wounded"."""
    doc, words = part.passage.doc, _words(part.passage)
    i = amount.j
    if amount.noun_end > amount.end:
        span = doc.char_span(amount.noun_start, amount.noun_end, alignment_mode="expand")
        inside = next((f for t in span if (f := _harm(t, words)) and t.lower_ in words), None)
        if inside:
            return inside
        root = span.root
        if root.dep_ == "nsubj" and root.head.lemma_ in part.group("die_verbs") and root.head.i < part.j:
            return "killed"  # "a child injured in another attack has died"
        i = max(i, root.i + 1)
        behind = root.right_edge.i + 1
        if i < behind < part.j and doc[i].lower_ == "of" and doc[behind].pos_ in ("AUX", "VERB"):
            i = behind
    end, skipped = min(i + WINDOW * 3, part.j), 0
    i = _past_insertion(doc, i, end, part.passage)
    while i < end and skipped < WINDOW:
        token = doc[i]
        field = _harm(token, words)
        if field == "injured" and part.group("fatally") & {doc[i - 1].lower_, doc[min(i + 1, len(doc) - 1)].lower_}:
            field = "killed"  # "a woman was fatally wounded"
        if field:
            active = (
                token.tag_ in ("VBD", "VBZ", "VBG")
                and has(token, "dobj")
                and token.lemma_ != "die"
            )
            return None if active and not _passive(doc, i) else field
        if token.lower_ == "with" or token.lemma_ in part.group("suffer_verbs"):
            return _suffered(doc, i, end, part)
        if token.lower_ not in SKIPPED_AFTER and token.pos_ not in ("AUX", "ADV"):
            return None
        i, skipped = i + 1, skipped + 1
    return None


def _passive(doc, i: int) -> bool:
    return has(doc[i], "auxpass") or (doc[i - 1].pos_ == "AUX" and doc[i - 1].lemma_ == "be")


def _past_insertion(doc, i: int, end: int, passage: Passage) -> int:
    """Behind ", including two children," and "in the city"."""
    among = passage.group(TABLE, "among")
    if i < end and doc[i].text in (",", "(", "–", "—", "-") and i + 1 < end and doc[i + 1].lower_ in among:
        close = next(
            (
                k
                for k in range(i + 2, end)
                if doc[k].text in (",", ")", "–", "—")
                and doc[k].head.i <= i + 12
                and k + 1 < end
                and doc[k + 1].pos_ in ("AUX", "VERB", "ADV")
            ),
            None,
        )
        return close + 1 if close is not None else end
    if i < end and doc[i].lower_ in ("including",):
        return end
    return i


def _suffered(doc, i: int, end: int, part: Part) -> str | None:
    nouns = part.group("injury_nouns")
    return "injured" if any(t.lemma_.lower() in nouns for t in doc[i : min(i + 5, end)]) else None


def _before(amount: Amount, part: Part) -> str | None:
    """The verb of harm before the number: "killing four", "wounded at least 28", "left two dead" is read behind it."""
    doc, passage = part.passage.doc, part.passage
    verbs = {
        **dict.fromkeys(sorted(passage.group(TABLE, "injure_verbs")), "injured"),
        **dict.fromkeys(sorted(passage.group(TABLE, "kill_verbs")), "killed"),
    }
    for i in range(amount.i - 1, max(part.i, amount.i - WINDOW) - 1, -1):
        token = doc[i]
        field = verbs.get(token.lemma_.lower())
        if not field and token.is_title and passage.role in HEADLINES and (field := verbs.get(token.lower_.removesuffix("s"))):
            return field  # "Drone Strike Kills 3"
        if field:
            return (
                field
                if token.pos_ in ("VERB", "NOUN", "ADJ") and not _passive(doc, i) or token.lower_.endswith("ing")
                else None
            )
        claims = token.lower_ in part.group("claimed")
        if claims or (token.lower_ not in SKIPPED_BEFORE and token.pos_ not in ("ADV", "DET")):
            return None
        if (
            token.lower_ in ("and", ",")
            and i + 1 != amount.i
            and doc[i + 1].lower_ not in ("at", "another", "as", "a", "an", "up")
        ):
            return None
        if token.lower_ in ("and", ","):
            return None
    return None
