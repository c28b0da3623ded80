"""With what a strike was made.

Understood: "ballistic missiles Iskander-M", "a strike with drones", "debris of a missile". Left out: weapons that defend or are given, and those that
only name something else ("a drone plant", "fuel for missiles").
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, fought
from generator.grammar.attack_places import speaks
from generator.grammar.attack_reality import TABLE
from generator.grammar.names import Mention, head
from generator.model import Weapon

FIRED_BY = frozenset(("with", "using", "by"))
"""Before what a strike was made with: "struck the town with Grad systems"."""


def weapons(part: Part) -> tuple[str, ...]:
    """The kinds of weapon that struck, were launched or were downed."""
    found = [m for m in part.passage.named("weapon") if m.i in part and _strikes(m, part)]
    exact: list[Mention] = []
    for n, mention in enumerate(found):
        if n == 0 or not _same_phrase(found[n - 1], mention, part):
            exact.append(mention)
        elif _is_kind(found[n - 1]) and not _is_kind(mention):
            exact[-1] = mention  # "ballistic missiles Iskander-M"
    fires = part.passage.story.words.pairs(TABLE, "fired_by")
    return tuple(dict.fromkeys(fires.get(name, name) for m in exact for name in (*_joined_kind(m, part), m.name)))


def _joined_kind(mention: Mention, part: Part) -> tuple[str, ...]:
    """The kind that shares a noun with another: ballistic missiles in "ballistic and cruise missiles"."""
    doc, noun = part.passage.doc, mention.name.rsplit(" ", 1)[-1]
    if mention.i - 2 < part.i or not _is_kind(mention) or doc[mention.i - 1].lower_ not in ("and", "or"):
        return ()
    name = f"{doc[mention.i - 2].lower_} {noun}"
    return (name,) if name in part.group("air_kinds") and name != mention.name else ()


def _is_kind(mention: Mention) -> bool:
    """True for a general word, false for a model."""
    return isinstance(mention.entry, Weapon) and mention.entry.name == mention.entry.kind


def _same_phrase(before: Mention, after: Mention, part: Part) -> bool:
    """Whether a general word only closes a model's name: "Kh-22 supersonic cruise missiles"."""
    between = part.passage.doc[before.j : after.i]
    return len(between) < 6 and all(
        t.pos_ not in ("CCONJ", "ADP", "DET", "AUX") and t.text not in (",", ";", "(") for t in between
    )


def _strikes(mention: Mention, part: Part) -> bool:
    entry = mention.entry
    if (
        not isinstance(entry, Weapon)
        or not entry.strikes
        or entry.kind in part.group("no_raid_kinds")
    ):
        return False
    doc = part.passage.doc
    if doc[mention.i : mention.j].text.lower() in part.group("vague_weapons"):
        return False
    if mention.i >= 2 and doc[mention.i - 1].lower_ == "as" and doc[mention.i - 2].lower_ == "known":
        return False  # "Storm Shadow, also known as Scalp, missiles"
    if mention.j + 1 < part.j and doc[mention.j].text in ("-", "–") and doc[mention.j + 1].lower_ in part.group("dealing_with"):
        return False  # "a missile-producing plant", "a drone-hunting team"
    token = head(doc, mention)
    if (
        token.dep_ in ("compound", "nmod", "amod", "poss")
        and token.head.i >= mention.j
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        word = token.head
        if _launcher_lost(word, part):
            return False
        own = part.passage.mention_at(word)
        if own is not None and own.kind == "weapon":
            return isinstance(own.entry, Weapon) and own.entry.strikes and not _for_something_else(word, part)
        fired_from = word.lemma_.lower() in part.group("launching_things") and word.dep_ in ("pobj", "dobj") and word.head.lower_ in FIRED_BY
        return fired_from or word.lemma_.lower() in part.group("weapon_company")
    lost = token.dep_ in ("dobj", "nsubjpass", "conj") and fought(token, part.passage)
    return not lost and not speaks(token, part) and not _for_something_else(token, part)


def _launcher_lost(noun: Token, part: Part) -> bool:
    """True for the systems of "destroyed four Grad systems": the enemy's, and nothing that was fired."""
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    hit = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in part.group("intercept_verbs", "damage_verbs")
    return hit and noun.lemma_.lower() in part.group("launching_things")


def _for_something_else(token: Token, part: Part) -> bool:
    """ "fuel for missiles", "production of drones", "a firm that makes drones"."""
    triggers = {t.i for t in part.triggers}
    node = token
    while node.head.i != node.i and node.i not in triggers:
        if node.dep_ == "relcl" and node.i not in triggers:
            return node.head.i not in triggers and not any(node.is_ancestor(t) for t in part.triggers)
        if (
            node.dep_ == "prep"
            and node.lower_ in ("for", "of")
            and node.head.pos_ == "NOUN"
            and node.head.i not in triggers
        ):
            allowed = part.group("weapon_company", "strike_nouns", "forces", "air_targets", "counting_words")
            allowed |= part.group("parts_of") if node.lower_ == "of" else frozenset()  # "parts for missiles" are made
            return node.head.lemma_.lower() not in allowed
        node = node.head
    return False
