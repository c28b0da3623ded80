"""Who receives aid: by its name behind "to" and "for", as the one who is helped, or because nobody else is meant.

Understood: "gave Ukraine X", "X for the Ukrainian army", "strengthen Ukraine's air defence", "X was given to Ukraine for its fight against Russia", "our
skies" in the words of its own people. A state outside the war that is named behind "to" is told apart, so that it is no gift to the attacked one.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.function_words import TOWARDS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has


def recipient_of(passage: Passage, verb: Token, heads: Sequence[Token], subjects: Sequence[str]) -> tuple[str | None, bool]:
    """Who receives, after "to" or "for", as the indirect object, or as the owner of what is strengthened; and whether a
    state outside the war is named as the receiver."""
    at_war, stranger = passage.story.at_war, False
    for token in (verb, *heads, *(c for h in heads for c in h.subtree if c.pos_ in ("NOUN", "PROPN", "NUM"))):
        for child in token.children:
            name = _received(passage, verb, heads, token, child)
            if name in at_war and name not in subjects:
                return name, False
            stranger = stranger or _arms_another(passage, verb, child) or bool(
                name and name not in at_war and child.dep_ in ("prep", "dative") and child.lower_ in ("to", "in")) or (
                token == verb and _is_other(passage, verb, heads, child))
    return None, stranger


def _arms_another(passage: Passage, verb: Token, child: Token) -> bool:
    """True for "arming members of the EU": those who get arms are named, and not at war."""
    if child.dep_ != "dobj" or child.head != verb or verb.lemma_ not in ("arm", "equip"):
        return False
    named = {m.country or m.name for m in passage.mentions_in(child, "country", "organisation")}
    return bool(named) and not named & set(passage.story.at_war)


def _received(passage: Passage, verb: Token, heads: Sequence[Token], token: Token, child: Token) -> str | None:
    if child.dep_ in ("prep", "dative") and child.lower_ in (*TOWARDS, "to", "for", "in", "into"):
        arms = passage.group("aid", "military_nouns")
        name = _first_state(passage, [c for c in child.children if c.dep_ == "pobj" and not (child.lower_ == "to" and _is_arms(passage, c, arms))])
        if name not in passage.story.at_war and any(_is_shared(passage, c) for c in child.children):
            return None  # "a contribution to Germany's initiative" is no gift to Germany
        return name if child.lower_ != "in" or verb.lemma_ in ("arrive", "reach") else None
    if child.dep_ in ("dative", "dobj") and token == verb and child not in heads:
        helped = verb.lemma_ in passage.group("aid", "help", "supply_to") | {"reach"}
        return _first_state(passage, [child]) if helped or child.dep_ == "dative" else None
    inner = token.dep_ == "pobj" and token.head.lower_ in ("of", "in", "with") and token.head.head in heads
    m = passage.mention_at(child)
    if child.dep_ in ("poss", "amod") and (token in heads or inner):
        return m.country if m is not None and m.kind == "country" else None
    if child.dep_ in ("nmod", "compound") and token in heads and (
            child.i == verb.i + 1 or (child.i == token.left_edge.i and token.head.lower_ == "to")) and m is not None and m.kind in ("country", "place") and m.form != "demonym":
        return m.country  # "send Kyiv missiles", which the parse takes for missiles of that name
    return None


def _is_other(passage: Passage, verb: Token, heads: Sequence[Token], child: Token) -> bool:
    """True for a state outside the war that receives without "to": "send Israel bombs"; the parse may take it for bombs of that name."""
    at = child.left_edge if child in heads and verb.lemma_ in passage.group("aid", "handed") else child
    fits = at.dep_ == "dative" and at.lower_ != "to" if at == child else at.i == verb.i + 1 and at.dep_ in ("compound", "nmod")
    m = passage.mention_at(at) if fits else None
    return m is not None and m.kind == "country" and m.form == "name" and m.country not in passage.story.at_war


def _is_shared(passage: Passage, token: Token) -> bool:
    """True for what several states give to: "the Czech ammunition initiative", "the UK-led fund"."""
    return token.dep_ == "pobj" and token.lemma_.lower() in passage.group("aid", "initiatives", "funds", "packages")


def _is_arms(passage: Passage, token: Token, nouns: frozenset[str]) -> bool:
    """True for the end of "from German tanks to US missiles", which receives nothing."""
    m = passage.mention_at(token)
    return token.lemma_.lower() in nouns or (m is not None and m.kind == "weapon") or bool(passage.mentions_in(token, "weapon"))


def _first_state(passage: Passage, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        m = passage.mention_at(token)
        if m is not None and m.kind in ("country", "place", "person"):
            return m.country or None
        if m is not None and m.country in passage.story.at_war:
            return m.country  # "to Russian troops"
        for near in passage.mentions_in(token, "country"):
            return near.country
        if token.lower_ == "country" and token.head.lower_ == "to" and has(token, "det") and not any(
                n.country not in passage.story.at_war for n in passage.named("country")):
            return passage.story.attacked  # "will be sent to the country", with no other one named
    return None


def fallback(passage: Passage, verb: Token, donors: Sequence[str]) -> str | None:
    """The attacked country, where the sentence names it or its own people speak of "our" things."""
    ours = passage.story.attacked
    if not ours or ours in donors:
        return None
    if any(m.country == ours for m in passage.mentions if m.kind != "weapon"):
        return ours
    said = passage.voice(verb)
    speaker = passage.story.cast.author or (said.speaker if said is not None else None)
    if speaker is None or not any(t.lower_ in ("our", "us") for t in verb.subtree):
        return None
    return ours if passage.story.cast.home(speaker) == ours else None


def given_to(passage: Passage, state: str) -> bool:
    """True where a sentence has "to" or "for" before the name of a state."""
    return any(m.i > passage.sent.start and passage.doc[m.i - 1].lower_ in ("to", "for") for m in passage.named("country", "place")
               if m.country == state)


def meant_for(passage: Passage, verb: Token) -> bool:
    """True where a state at war stands behind "for" or "to" below a verb, however the parse hangs it."""
    below = {t.i for c in verb.subtree if c.dep_ in ("advcl", "pcomp", "relcl", "conj") and c.pos_ == "VERB" and not _hands_on(c) for t in c.subtree}
    behind = (c for t in verb.subtree if t.lower_ in ("for", "to") and t.i not in below for c in t.children if c.dep_ == "pobj")
    counted = any(c.dep_ == "dobj" and has(c, "nummod") for c in verb.children)
    helped = (c for t in verb.subtree if counted and t.lemma_.lower() in passage.group("aid", "help") and t.tag_ == "VB" for c in t.children if c.dep_ == "dobj")
    return any(_first_state(passage, [c]) == passage.story.attacked for c in (*behind, *helped))  # "has ordered vehicles to support X"


def _hands_on(verb: Token) -> bool:
    """True for "and transfer them to X" behind what is bought."""
    return verb.dep_ == "conj" and any(c.dep_ == "dobj" and c.lower_ in ("them", "it", "these", "those") for c in verb.children)


def is_supplied(passage: Passage, verb: Token, child: Token) -> bool:
    """True for those who get things: "provide Ukrainian fighters with equipment"."""
    ours = any(m.country == passage.story.attacked and m.i < child.i for m in passage.mentions_in(child, "country"))
    return ours and any(c.i > child.i for c in behind(verb, "with"))
