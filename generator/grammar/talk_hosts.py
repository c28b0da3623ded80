"""Those who met somebody, where the parse or the sentence before has them.

Understood: a list in front of its verb, which long offices take apart ("Under Secretary A, General B and Ambassador C met
with D"); "They also met E" and "In a meeting with F, they reviewed …", which take up the visitors told of before; those
that are at war, where "both sides" met or somebody is ready to host peace talks.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, first
from generator.grammar.status import is_setting
from generator.grammar.talk_lists import hosting
from generator.grammar.talk_triggers import Trigger

OFFICE = 7
"""Tokens of an office between two names of a list."""
BACK = 3
"""Sentences over which "they" looks back to those who met somebody."""
TITLE = ("PROPN", "NOUN", "ADJ", "DET", "PART")


def list_before(doc_mentions: Sequence[Mention], sent: Span, verb: Token) -> tuple[Mention, ...]:
    """The people of "Secretary A, General B and Ambassador C met"; empty where no "and" closes the list, or no clause begins with it.

    "A spoke to B, and C met D" has no such list: what stands before B is no beginning.
    """
    people = {m.j: m for m in doc_mentions if m.kind == "person" and sent.start <= m.i < verb.i}
    at = people.get(verb.i)
    found: list[Mention] = []
    start = verb.i
    while at is not None:
        found.insert(0, at)
        start = _office_start(sent, at)
        end, joint = start, []
        while end > sent.start and sent.doc[end - 1].lower_ in (",", "and"):
            end -= 1
            joint.append(sent.doc[end].lower_)
        if not joint or (len(found) == 1 and "and" not in joint):
            break
        at = people.get(end)
        start = end if at is not None else start
    opens = start == sent.start or sent.doc[start - 1].text in (",", "“", '"') or sent.doc[start - 1].lower_ == "that"
    return tuple(found) if len(found) > 1 and opens else ()


def _office_start(sent: Span, person: Mention) -> int:
    """Where the office before a name begins: "Under Secretary of State A"."""
    doc, i = sent.doc, person.i
    while i > sent.start and person.i - i < OFFICE and (doc[i - 1].pos_ in TITLE or doc[i - 1].lower_ in ("of", "for", "under")):
        i -= 1
    return i


def they(passage: Passage, trigger: Trigger) -> tuple[Mention, ...]:
    """Whom "they" takes up in "They also met X" and "In a meeting with X, they reviewed …": those who met somebody before."""
    verb = trigger.verb
    words = {c.lower_ for c in verb.children}
    pronoun = any(c.dep_ == "nsubj" and c.lower_ == "they" for c in verb.children)
    also = trigger.is_verb and words & {"also", "later", "then"}
    with_others = is_setting(trigger.token, passage.story) and any(c.lower_ == "with" for c in trigger.token.children)
    if not pronoun or not (also or with_others):
        return ()
    start = passage.sent.start
    for _ in range(BACK):
        if not start:
            break
        before = passage.doc[start - 1].sent
        start = before.start
        if visitors := _met_there(passage, before):
            return visitors
    return ()


def _met_there(passage: Passage, sent: Span) -> tuple[Mention, ...]:
    """The people who met somebody in a sentence, as its subject."""
    for verb in (t for t in sent if t.pos_ == "VERB" and t.lemma_ in passage.group("talks", "meeting_verbs")):
        subject = first(verb, "nsubj")
        near = {t.i for t in joined(subject)} if subject is not None else set()
        acting = tuple(m for m in passage.story.cast.mentions if m.kind == "person" and any(m.i <= i < m.j for i in near))
        listed = list_before(passage.story.cast.mentions, sent, verb)
        if acting or listed:
            return listed if len(listed) > len(acting) else acting
    return ()


def offered(passage: Passage, trigger: Trigger) -> bool:
    """"X is ready to host peace talks", "to provide a venue for peaceful negotiations": those of the two that are at war."""
    peace = any(c.lower_ in passage.group("talks", "peace_words") for c in trigger.token.lefts)
    return peace and trigger.kind == "negotiation" and hosting(passage, trigger.verb) is not None


def the_two(passage: Passage, trigger: Trigger) -> bool:
    """"Both sides", "the rival sides": the two that are at war; "the delegation" is one that was told of."""
    subjects = [c for c in trigger.verb.children if c.dep_ == "nsubj"]
    subjects += behind(trigger.token, "between")
    rivals, words = passage.group("talks", "rivals"), passage.group("talks", "rival_words")
    return any(c.tag_ == "NNS" and c.lemma_ in rivals and any(g.lower_ in words for g in c.children) for c in subjects)
