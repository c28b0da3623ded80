"""Meetings told by what was signed there: two who put a paper to paper in one place, or on one day.

Understood: "A and B signed a roadmap in Kyiv on Friday", "X will sign an agreement with Y in Paris", "an agreement between A and B will be signed in Istanbul". Left
out: signing by one alone, between states of which none is at war, and where neither a place is told nor, of people or of what lies ahead, a day.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.grammar.function_words import MODALS
from generator.grammar.names import Mention
from generator.grammar.offices import state_of
from generator.grammar.passages import Passage, once
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, by_whom, has
from generator.grammar.talk_visits import side_at
from generator.grammar.tense import lies_ahead

TOLD = ("VBD", "VBN", "VB", "VBZ")


@once
def signers(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Those of two states or more who sign something together; empty where they do not."""
    paper = _paper(passage, verb)
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    unreal = helpers & (MODALS if verb.dep_ == "ccomp" and "have" not in helpers else MODALS | {"would"})
    if paper is None or verb.tag_ not in TOLD or unreal or has(verb, "neg") or any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children):
        return ()
    heads = [*_acting(verb), *by_whom(verb), *behind(verb, "with", "between"), *behind(paper, "with", "between")]
    who = [t for head in heads for t in joined(head)]
    sides = {side for t in who if (side := _side(passage, t))}
    dated = any(d.kind in ("day", "range") for d in passage.days)
    people = [t for t in who if passage.story.cast.person(t)]
    told = dated and (len(people) > 1 or lies_ahead(verb)) or any(True for _ in _there(passage, verb, paper))
    of_war = {*sides, *(m.country for m in passage.mentions_in(paper, "country"))} & set(passage.story.at_war)
    return tuple(who) if told and len(sides) > 1 and of_war else ()


def signed_there(passage: Passage, verb: Token) -> tuple[str, ...]:
    """The paper of "will sign an agreement with X on the export of grain in Z", without those who sign it and the place."""
    paper = _paper(passage, verb)
    if paper is None or not signers(passage, verb):
        return ()
    first = next((t.left_edge for t in paper.lefts if t.dep_ not in ("det", "poss")), paper)
    ends = [c.left_edge.i for c in paper.rights if c.lower_ in ("with", "between", "in", "at") or c.dep_ in ("punct", "relcl")]
    words = [t.text_with_ws for t in paper.doc[first.i:min([*ends, paper.right_edge.i + 1])]]
    aim = next((c for c in verb.children if c.dep_ in ("advcl", "xcomp") and c.i > paper.i and c.tag_ == "VB" and c.left_edge.lower_ == "to"), None)
    if aim is not None:  # "a deal on Friday in Istanbul to reopen the ports"
        words += [" ", *(t.text_with_ws for t in paper.doc[aim.left_edge.i:aim.right_edge.i + 1])]
    return (" ".join("".join(words).split()),)


def _paper(passage: Passage, verb: Token) -> Token | None:
    if verb.lemma_ not in passage.group("talks", "sign_verbs"):
        return None
    papers = passage.group("talks", "papers")
    brokered = passage.group("talks", "mediate")  # whose deal a mediator's is, talk_deals tells
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in papers and not any(
        t.lemma_.lower() in brokered for t in c.lefts)), None)


def _acting(verb: Token) -> list[Token]:
    """Who signs: the subject, also of "plan to sign", "is set to sign"."""
    above = verb
    while not has(above, "nsubj", "nsubjpass") and above.dep_ in ("xcomp", "acomp", "conj") and above.head != above:
        above = above.head
    return [c for c in above.children if c.dep_ == "nsubj" or (c.dep_ == "nsubjpass" and above != verb)]


def _side(passage: Passage, token: Token) -> str:
    mention = passage.mention_at(token)
    if mention is not None and mention.kind in ("country", "organisation"):
        return state_of(mention)
    return side_at(passage, token)


def _there(passage: Passage, verb: Token, paper: Token) -> Iterator[Mention]:
    """The places of the signing."""
    for head in (verb, paper):
        for token in behind(head, "in", "at"):
            mention = passage.mention_at(token)
            if mention is not None and mention.kind in ("place", "country") and mention.form != "demonym":
                yield mention
