"""What a verb of giving or asking has as its thing: its object, its passive subject, what stands behind its preposition.

Understood: "send tanks", "provide X with tanks", "ask for tanks", "buy around 3,000 drones", "announced a package valued at $6 billion", "the package
remains stalled", "the missiles that X provided". Left out: who is helped, and what flies and strikes.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.aid_counts import number
from generator.grammar.aid_moving import moves, what_moves
from generator.grammar.aid_receivers import is_supplied
from generator.grammar.aid_roles import thing_of
from generator.grammar.aid_sums import is_fund, is_spent
from generator.grammar.aid_things import is_item
from generator.grammar.function_words import TOWARDS
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts
from generator.grammar.relations import behind, first, has
from generator.model import Weapon

OBJECT_PREPOSITIONS = ("with", "for", "of", "on", "in", "out")
ROUGHLY = frozenset(("around", "about", "over", "under", "some", "nearly"))
"""What stands before a rough number, which the parse takes for a preposition."""


def objects(passage: Passage, verb: Token) -> list[Token]:
    """The thing that a verb gives or asks for: its object, its passive subject, the object of its preposition."""
    heads: list[Token] = []
    helped = verb.lemma_.lower() in passage.group("aid", "help")
    for child in verb.children:
        if child.dep_ == "dobj" and verb.lemma_.lower() in passage.group("aid", "supply_to", "help") and is_supplied(passage, verb, child):
            continue
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and not helped and is_item(passage, child):
            heads.append(child)
        elif child.dep_ == "dobj" and (has(verb, "dative") or _is_counted(passage, verb, child)) and not passage.group("aid", "civilian_words") & {t.lower_ for t in child.subtree}:
            heads += [c for c in conjuncts(child) if is_item(passage, c)][:1]  # "give X demining machines, shells and bridges"
        elif child.dep_ == "ccomp" and any(c.lower_ == "what" for c in child.children):
            heads += [t for t in child.subtree if t.dep_ in ("pobj", "oprd", "dobj") and is_item(passage, t)][:1]  # "what was called the largest package"
        elif child.dep_ == "nsubj" and moves(passage, verb):
            moved = what_moves(passage, verb, child)
            heads += [moved] if moved is not None and not _hits(passage, verb, moved) else []
        elif child.dep_ in ("prep", "dative") and verb.lemma_ != "take" and _leads(verb, child) and (not helped or child.lower_ == "with"):
            asked = verb.lemma_.lower() in passage.group("aid", "pleas")  # "asked for a no-fly zone, jets and missiles"
            heads += [t for c in child.children if c.dep_ == "pobj" for t in (c, *(conjuncts(c) if asked else ())) if is_item(passage, t)][:1]
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to" and not helped and _is_shifted(passage, child):
            heads += [c for c in child.children if c.dep_ == "pobj" and is_item(passage, c)]  # "diverted to X 39 vehicles"
        elif child.dep_ == "prep" and child.lower_ in ROUGHLY and not helped:
            heads += [c for c in child.children if c.dep_ == "pobj" and is_item(passage, c) and number(passage, c) is not None]
    if not heads and is_spent(passage, verb):
        heads += [t for t in behind(verb, "for", "to", "on", *TOWARDS) if is_item(passage, t) or is_fund(passage, t)]  # "€60 billion will go to weapons"
    if not heads and verb.dep_ == "acomp" and verb.lemma_.lower() in passage.group("aid", "suspend"):
        heads += [c for c in verb.head.children if c.dep_ == "nsubj" and is_item(passage, c)]  # "the package remains stalled"
    if not heads and verb.dep_ == "xcomp" and has(verb, "auxpass"):
        over = verb.head.head if verb.head.dep_ == "acomp" else verb.head  # "the jets are set to be sent", "are due to be sent"
        heads += [c for c in over.children if c.dep_ in ("nsubj", "nsubjpass") and is_item(passage, c)]
    if not heads and verb.dep_ == "xcomp" and (got := first(verb, "dative")) is not None:  # "agreed to send X 14 tanks", whose tanks the parse hangs higher
        heads += [c for c in verb.head.children if c.dep_ == "npadvmod" and c.left_edge.i == got.right_edge.i + 1 and is_item(passage, c)]
    thing = thing_of(verb) if not heads else None
    if thing is not None and is_item(passage, thing) and (thing.dep_ != "pobj" or is_item(passage, thing.head.head)):
        heads.append(thing)
    return heads[:1]


def _is_counted(passage: Passage, verb: Token, thing: Token) -> bool:
    """True for counted things that a state at war gets: "donated 1,000 metal detectors and 100 kits to X"."""
    got = [m for t in (verb, thing, *conjuncts(thing)) for c in behind(t, "to", "for") for m in passage.mentions_in(c, "country", "place")]
    return has(thing, "nummod", "quantmod") and any(m.country == passage.story.attacked for m in got)


def _is_shifted(passage: Passage, to: Token) -> bool:
    """True for "to" with the receiver and then the thing, which the parse takes for one phrase: "handed over to X 20 tanks"."""
    m = passage.mention_at(passage.doc[to.i + 1]) if to.i + 1 < passage.sent.end else None
    if m is None or m.country not in passage.story.at_war:
        return False
    named = m.kind in ("country", "place") and m.form != "demonym" and not has(to.head, "dobj", "nsubjpass")  # "transfer to X military equipment"
    return named or any(a.i == m.j and not a.quantity.unit for a in passage.amounts)


def of_enemy(passage: Passage, thing: Token) -> bool:
    """True for weapons of the state that attacked, and for the handing over of such."""
    foes = passage.story.attackers
    if thing.lemma_.lower() in passage.group("aid", "act_nouns"):
        return any(of_enemy(passage, t) for t in behind(thing, "of"))
    armed = passage.mention_at(thing)
    owners = (passage.mention_at(c) for c in thing.children if c.dep_ in ("amod", "poss", "compound"))
    given = {passage.mention_at(c) for c in thing.children if c.i == thing.head.i + 1 and thing.head.pos_ == "VERB"}  # "sends Russia shells"
    return isinstance(getattr(armed, "entry", None), Weapon) and any(m is not None and m.country in foes and not (
        m in given and m.form != "demonym") for m in owners)


def _hits(passage: Passage, verb: Token, thing: Token) -> bool:
    """True for what flies and strikes: "not a single drone reached its target"."""
    goal = first(verb, "dobj")
    weapon = passage.mention_at(thing)
    return verb.lemma_ == "reach" and isinstance(getattr(weapon, "entry", None), Weapon) and (
        goal is None or (named := passage.mention_at(goal)) is None or named.kind not in ("country", "place"))


def _leads(verb: Token, preposition: Token) -> bool:
    """True where the thing stands behind this preposition: "ask for", "contribute to a package"."""
    return preposition.lower_ in OBJECT_PREPOSITIONS or (preposition.lower_ == "to" and verb.lemma_ == "contribute") or (
        preposition.lower_ == "through" and verb.lemma_ == "vote")
