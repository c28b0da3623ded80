"""Training told of those who are trained: "Ukrainian pilots have begun training on F-16 jets in Denmark", "soldiers are being trained
in Germany", "the training of Ukrainian marines has begun in Britain". The state in which it takes place gives it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from generator.grammar.aid_counts import number
from generator.grammar.aid_items import Item, is_dull, words_of
from generator.grammar.aid_things import is_item
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, first, has
from generator.grammar.tense import is_going_on, is_past, lies_ahead
from generator.grammar.texts import end_of
from generator.model import Finding, Value


def trained_abroad(passage: Passage) -> Iterator[Finding]:
    """The training of the attacked country's people in another state."""
    if not {"train", "training"} & passage.lemmas:
        return
    ours, at_war = passage.story.attacked, passage.story.at_war
    for token in passage.tokens:
        if token.lemma_.lower() not in ("train", "training"):
            continue
        verb = _verb(passage, token)
        trained = _trained(passage, token, verb) if verb is not None else None
        if verb is None or trained is None:
            continue
        hosts = _teachers(passage, at_war) or [m.country for m in passage.named("country", "place") if m.country not in at_war and _is_in(passage, m.i)
                                               and (m.i > token.i or m.i < verb.i)]
        if len(set(hosts)) != 1:
            continue
        words = passage.doc[trained.left_edge.i:trained.i + 1]
        start = next((t.i for t in words if (m := passage.mention_at(t)) is not None and (m.country == ours or m.name == "training")), trained.i)
        passive = any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP", "VBG") for c in verb.children)  # "are trained", "are being trained"
        done = is_past(verb) or is_going_on(verb) or passive or (verb.tag_ in ("VBP", "VBZ") and not lies_ahead(verb))
        count = number(passage, trained)
        told: dict[str, Value] = {"quantity": count.quantity} if count is not None else {}
        yield Finding("aid", {"donor": (hosts[0],), "recipient": ours, "item": "training of " + passage.doc[start:trained.i + 1].text, **told,
                              "status": "delivered" if done else "pledged"}, passage.start, passage.end, passage.index, passage.said_by(),
                      "new", "aid.trained")


def _teachers(passage: Passage, at_war: Container[str]) -> list[str]:
    """Whose people train them: "under the guidance of Danish instructors", "with instructors from Australia"."""
    teachers = [t for t in passage.tokens if t.lemma_.lower() in passage.group("aid", "teachers") and t.pos_ == "NOUN"]
    near = [c for t in teachers for c in (*(k for k in t.children if k.dep_ in ("amod", "compound", "nmod", "poss")), *behind(t, "from", "of"))]
    return [m.country for c in near if (m := passage.mention_at(c)) is not None and m.kind == "country" and m.country not in at_war]


def _verb(passage: Passage, token: Token) -> Token | None:
    """The verb whose subject is trained: "are trained", "have begun training", "arrived for training"."""
    if token.pos_ == "VERB" and has(token, "nsubjpass"):
        return token
    at = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    course = _course(token)
    if course.dep_ in SUBJECTS:
        way = {t.lower_ for t in course.head.subtree} & {"way", "underway", "place"} if course.head.lemma_ in ("be", "get", "take") else set()
        going_on = course.head.lemma_ in passage.group("aid", "training_verbs") or way  # "is under way", "takes place"
        return course.head if going_on else None
    return at if at.lemma_ in passage.group("aid", "training_verbs") and token.dep_ in ("dobj", "xcomp", "pobj") else None


def _course(token: Token) -> Token:
    """The course of "a training course", else the training itself."""
    return token.head if token.dep_ == "compound" and token.head.pos_ == "NOUN" else token


def _trained(passage: Passage, token: Token, verb: Token) -> Token | None:
    """The attacked country's people who are trained: "Ukrainian pilots have begun training", "the training of Ukrainian pilots has begun"."""
    course = _course(token)
    near = behind(course, "of", "for") if course.dep_ in SUBJECTS else [t for t in (first(verb, *SUBJECTS),) if t is not None]
    return next((t for t in near if t.lemma_.lower() in passage.group("aid", "trained") and _is_ours(passage, t)), None)


def _is_ours(passage: Passage, trained: Token) -> bool:
    """True for the attacked country's people, also where "training of its forces" is one name of the lexicon."""
    m = passage.mention_at(trained)
    return (m is not None and m.name == "training") or any(
        m.country == passage.story.attacked for m in passage.mentions_in(trained, "country", "organisation"))


def _is_in(passage: Passage, at: int) -> bool:
    return any(t.lower_ in ("in", "at") for t in passage.doc[max(passage.sent.start, at - 2):at])


def training(passage: Passage, verb: Token) -> Item | None:
    """"train 10,000 Ukrainian soldiers on the systems": the training of them."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_]  # "training and equipping 4,000 soldiers"
    trained = next((c for v in (verb, *joined) for c in v.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN")), None)
    if trained is not None and trained.lemma_.lower() in passage.group("aid", "containers"):
        trained = next(iter(behind(trained, "of")), trained)  # "the number of soldiers to be trained"
    ours = passage.story.attacked
    sides = {m.country for m in passage.mentions_in(trained, "country", "organisation")} if trained is not None else set()
    if trained is None or not (ours in sides or (sides & set(passage.story.attackers) and not has(verb, "nsubjpass"))):
        return None
    if verb.tag_ == "VB" and (passage.mention_at(verb.head) is not None or (verb.head.pos_ == "NOUN" and is_item(passage, verb.head))):
        return None  # "handed over two jets to train pilots": what they are for
    on = next((c for c in verb.children if c.lower_ == "on" and c.i == trained.i + 1), None)
    return _training_of(passage, trained, on)


def training_given(passage: Passage, verb: Token) -> Item | None:
    """"provide training for 10,000 Ukrainian soldiers", "finance the training of 200 pilots": the training of them."""
    course = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "training"), None)
    trained = next((t for t in behind(course, "of", "for", "to") if t.lemma_.lower() in passage.group("aid", "trained")), None) if course is not None else None
    helped = any(m.country == passage.story.attacked for m in passage.mentions)
    return _training_of(passage, trained, None) if trained is not None and helped else None


def _training_of(passage: Passage, trained: Token, on: Token | None) -> Item:
    count, start, end = number(passage, trained), trained.left_edge.i, trained.i
    for amount in passage.amounts:
        if start <= amount.i < trained.i and not amount.article:
            start = amount.j
    if on is not None and not any(on.idx < d.start <= on.right_edge.idx for d in passage.days):
        end = on.right_edge.i
    while start < trained.i and (is_dull(passage, passage.doc[start].lower_) or passage.doc[start].tag_ == "JJR"):
        start += 1
    text = "training of " + words_of(passage, start, end)
    return Item(text, trained, count.quantity if count else None, None, passage.doc[start].idx, end_of(trained))
