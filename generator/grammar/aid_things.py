"""What counts as military aid: weapons, military nouns, general nouns with a military word, gear that armed forces receive.

Understood: "tanks", "security assistance", "$300 million in aid" in a text about arms, "systems to strengthen the air defence", "10 fuel trucks to the
Ukrainian military". Left out: humanitarian and financial aid, "a round of talks", what only holds arms ("a depot with ammunition").
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from generator.grammar.aid_counts import is_sum, money
from generator.grammar.passages import Passage, once
from generator.grammar.phrases import conjuncts
from generator.grammar.relations import behind, has
from generator.grammar.texts import end_of

ARMS_TOLD, OUTNUMBERED = 4, 3
"""Words of war from which a text is about arms, and how many times they outnumber those of other aid."""
CONTENTS = 40
"""Tokens from a package to the end of its contents."""
TALKED = ("negotiation_nouns", "meeting_nouns", "call_nouns", "with_somebody", "gathering_nouns")


@once
def thing_in(passage: Passage, token: Token) -> Token | None:
    """The thing itself: in "$800 million in security assistance" the assistance, in "two of its systems" the systems."""
    if token.lemma_.lower() in passage.group("aid", "no_things") and money(passage, token) is None:
        return None
    if token.lemma_.lower() in passage.group("aid", "act_nouns"):
        within = behind(token, "of", "for")
        deeper = next((t for c in within for one in (c, *conjuncts(c)) if (t := thing_in(passage, one)) is not None), None)
        if deeper is not None:
            return deeper
    if _is_thing(passage, token):
        return token
    for child in token.children:
        if child.lower_ in ("with", "to") and token.pos_ == "NUM" and not is_sum(passage, token):
            continue  # "needs at least seven, with missiles"
        if child.lower_ == "worth" and child.dep_ == "appos":  # "500 million euros ($578 million) worth of tanks"
            return next((t for c in behind(child, "of") if (t := thing_in(passage, c)) is not None), None)
        if child.dep_ == "prep" and (child.lower_ in ("in", "of", "for", "with", "to") or (
                child.lower_ == "on" and (is_sum(passage, token) or token.lemma_.lower() in passage.group("aid", "agreements")))):
            for inner in child.children:
                if inner.dep_ == "pobj" and (deeper := thing_in(passage, inner)) is not None:
                    return deeper
    return None


@once
def _is_thing(passage: Passage, token: Token) -> bool:
    """True for a weapon, a military noun, or a general noun with a military word, and no civilian word, beside it."""
    story = passage.story
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN") or lemma in story.group("aid", "containers", "initiatives") or lemma in story.group("attacks", "strike_nouns"):
        return False
    if any(c.lower_ == "nuclear" for c in token.lefts):
        return False
    if lemma == "round" and any(t.lemma_.lower() in story.group("talks", *TALKED) for t in behind(token, "of")):
        return False  # "a round of talks"
    weapon = any(m.kind == "weapon" and m.start <= end_of(token) and m.i <= token.i < m.j + 3
                 for m in passage.mentions_in(token, "weapon"))
    if weapon or lemma in story.group("aid", "military_nouns") or _for_troops(passage, token):
        return True
    if lemma in story.group("aid", "wares"):
        return any(c.lower_ in story.group("aid", "military_words") for c in token.lefts)  # "military goods"; goods alone are none
    if lemma in story.group("aid", "packages", "measures") and any(m.name in story.group("aid", "military_funds") for m in passage.named("organisation")) and (
            money(passage, token) is not None):
        return True
    if lemma not in story.group("aid", "general_nouns"):
        return False
    paying = {t.i for c in token.subtree if c.dep_ == "acl" and c.lemma_ in story.group("aid", "finance") for t in c.subtree}
    near = {t.lower_ for t in token.subtree if t.i not in paying}  # "financed through the budget" is no budget aid
    if near & story.group("aid", "civilian_words"):
        return False
    near |= {t.lower_ for t in purpose(passage, token)}
    if lemma in story.group("aid", "packages") and (_holds_arms(passage, token) or _of_the_same_kind(passage, token)):
        return True
    paid = money(passage, token) is not None
    if lemma in passage.group("aid", "funds") or (paid and (_is_military(passage) or _about_arms(passage, token))):
        return True
    if paid and lemma in story.group("aid", "lent") and _pays_for_arms(passage.doc, story.group("aid", "lent", "agreements")):
        return True
    listed = including(token)
    if listed is not None and any(_is_thing(passage, t) for t in listed.subtree if t.pos_ in ("NOUN", "PROPN")):
        return True
    return bool(near & story.group("aid", "military_words"))


def _about_arms(passage: Passage, token: Token) -> bool:
    """True for "$300 million in assistance for Ukraine" in a text about arms: its words of war outnumber those of other aid."""
    group = passage.group
    ours = passage.story.attacked
    if not any(m.country == ours for m in passage.mentions if m.kind in ("country", "place")):
        return False
    arms, other = _words_told(passage.doc, group("aid", "military_words"), group("aid", "civilian_words"))
    arms += sum(m.kind == "weapon" for m in passage.story.cast.mentions)
    return arms > ARMS_TOLD and arms > OUTNUMBERED * other


@lru_cache(maxsize=4)
def _pays_for_arms(doc: Doc, money_nouns: frozenset[str]) -> bool:
    """True where a text says of its loan that it is also for arms: "will meet the military and economic needs"."""
    return any(t.lower_ == "military" and money_nouns & {w.lemma_.lower() for w in t.sent} for t in doc)


@lru_cache(maxsize=4)
def _words_told(doc: Doc, *lists: frozenset[str]) -> tuple[int, ...]:
    """How often a text has a word of each list."""
    words = [t.lower_ for t in doc]
    return tuple(sum(w in group for w in words) for group in lists)


def _of_the_same_kind(passage: Passage, package: Token) -> bool:
    """True for "another aid package" with its sum, in a text that has told of military aid before."""
    first = package.left_edge.lower_
    if first not in ("another", "this", "that") or money(passage, package) is None:
        return False
    group = passage.group
    before = passage.doc[:package.left_edge.i]
    return any(t.lower_ in group("aid", "military_words") and t.head.lemma_.lower() in group("aid", "general_nouns") for t in before)


def _holds_arms(passage: Passage, package: Token) -> bool:
    """True for a package of support whose contents, told just behind it, are arms: "its 17th support package. It contains ten boats"."""
    doc, end = passage.doc, passage.sent.end
    behind = doc[package.i + 1:min(end + CONTENTS, len(doc))]
    told = next((t for t in behind if t.lemma_.lower() in passage.group("aid", "include")), None)
    if told is None:
        return False
    listed = doc[told.i:min(told.i + CONTENTS, told.sent.end)]
    nouns = passage.group("aid", "military_nouns")
    return any(t.lemma_.lower() in nouns or ((m := passage.mention_at(t)) is not None and m.kind == "weapon") for t in listed)


def _for_troops(passage: Passage, token: Token) -> bool:
    """True for counted things that armed forces receive: "delivered 10 fuel trucks to the Ukrainian military"."""
    verb = token.head
    if token.dep_ not in ("dobj", "nsubjpass") or not has(token, "nummod") or token.ent_type_ == "MONEY":
        return False
    if token.lower_ in ("million", "billion", "trillion") or token.lemma_.lower() not in passage.group("aid", "gear"):
        return False
    preps = [c for t in (verb, token) for c in t.children if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "for")]
    troops = passage.group("aid", "troops")
    return any(t.lower_ in troops for p in preps for t in p.subtree)


def purpose(passage: Passage, token: Token) -> tuple[Token, ...]:
    """What tools are given for: "systems to strengthen the air defence"; nothing for other things."""
    if token.dep_ != "dobj" or token.lemma_.lower() not in passage.group("aid", "tools"):
        return ()
    below = (c for c in token.head.children if c.dep_ in ("advcl", "xcomp") and c.left_edge.i == token.i + 1)
    clause = next((c for c in below if c.left_edge.lower_ == "to"), None)
    return tuple(clause.subtree) if clause is not None else ()


def _is_military(passage: Passage) -> bool:
    """True where the sentence has a weapon or a military word."""
    words = passage.group("aid", "military_words")
    return any(m.kind == "weapon" for m in passage.mentions) or any(t.lower_ in words for t in passage.tokens)


def including(token: Token) -> Token | None:
    """The "including" that lists what a thing is made of; it may hang on the verb."""
    near = [*token.children, *(c for c in token.head.children if c.i > token.i)]
    return next((c for c in near if c.lower_ in ("including", "such") and c.i > token.i), None)


def is_item(passage: Passage, token: Token) -> bool:
    """True where a phrase or what hangs on it is a thing given; a share of things ("98% of") is none."""
    return token.lemma_.lower() not in ("%", "percent") and thing_in(passage, token) is not None
