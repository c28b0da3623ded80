"""Those who met, where words take them up from before.

Understood: "They also met E" and "In a meeting with F, they reviewed …", which take up the visitors told of before; "the two men", "their teams"; "both
sides", and the two that are at war where somebody is ready to host peace talks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, first
from generator.grammar.talk_lists import list_before
from generator.grammar.talk_places import hosting
from generator.grammar.talk_speaker import own_or_above
from generator.grammar.talk_status import is_setting
from generator.grammar.talk_triggers import Trigger
from generator.model import Finding

REACH = 400
"""Characters over which "the two men" looks back."""

AGAIN, EARLIER = "talks.meet", "talks.earlier"
OTHERS = frozenset("first last previous earlier".split())
BACK = 3
"""Sentences over which "they" looks back to those who met somebody."""


def they(passage: Passage, trigger: Trigger) -> tuple[Mention, ...]:
    """Whom "they" takes up in "They also met X" and "In a meeting with X, they reviewed …": those who met somebody before."""
    verb = trigger.verb
    words = {c.lower_ for c in verb.children}
    if trigger.is_verb and {"they", "when"} <= words and verb.dep_ == "advcl" and verb.tag_ == "VBD":
        two = {m.name: m for m in passage.named("person") if m.i < verb.i and m.country}
        return tuple(two.values()) if len({m.country for m in two.values()}) == 2 == len(two) else ()  # "X told Y when they met in Z"
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


def offered(passage: Passage, trigger: Trigger, *, mediated: bool) -> bool:
    """"X is ready to host peace talks", "to provide a venue for peaceful negotiations", "US-led peace talks": those of the two that are at war."""
    peace = any(t.lower_ in passage.group("talks", "peace_words") and t.head.pos_ == "NOUN" for t in trigger.token.subtree)
    at_war = set(passage.story.at_war)
    named = bool(at_war) and at_war <= {m.country for m in passage.mentions}  # "Russia will agree with Ukraine on a date for a round of peace talks"
    return peace and trigger.kind == "negotiation" and (mediated or named or hosting(passage, trigger.verb) is not None)


def the_two(passage: Passage, trigger: Trigger) -> bool:
    """"Both sides", "the rival sides": the two that are at war; "the delegation" is one that was told of."""
    subjects = [c for c in trigger.verb.children if c.dep_ == "nsubj"]
    subjects += behind(trigger.token, "between")
    rivals, words = passage.group("talks", "rivals"), passage.group("talks", "rival_words")
    return any(c.tag_ == "NNS" and c.lemma_ in rivals and any(g.lower_ in words for g in c.children) for c in subjects)


def him_again(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """The one whom "him" means in "X met Y and was to meet him again": of two named before in the sentence, the one who does not act."""
    him = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in ("him", "her")), None)
    if him is None:
        return ()
    acting = {m.name for c in own_or_above(verb) if c.dep_ in SUBJECTS for m in passage.mentions_in(c, "person")}
    before = {m.name: m for m in passage.named("person") if m.i < him.i}
    known = passage.story.cast.person(him)
    if len(before) != 2 or len(acting & set(before)) != 1 or known not in (None, *acting):
        return ()
    return tuple(passage.doc[m.i:m.j].root for name, m in before.items() if name not in acting)


def of_those_told(passage: Passage, finding: Finding, told: Sequence[Finding]) -> Finding:
    """A finding without the two that are at war, where "the parties" are those of a meeting just told of: "at the meeting, the parties discussed X"."""
    if finding.rule == AGAIN and told and told[-1].fields.get("status") == "held" and not {"parties", "participants"} & set(finding.fields) and {
            "they", "again"} <= {t.lower_ for t in passage.tokens}:
        there = {name: told[-1].fields[name] for name in ("kind", "parties", "participants") if name in told[-1].fields}
        return replace(finding, fields={**finding.fields, **there})  # "three days later they met again in Z"
    at_war = set(passage.story.at_war)
    parties = set(finding.fields.get("parties", ()))  # type: ignore[arg-type]
    theirs = next((t.head for t in passage.tokens if t.lower_ == "their" and t.dep_ == "poss" and t.head.lemma_.lower() in passage.group("talks", "meeting_nouns", "negotiation_nouns")), None)
    several = [f for f in reversed(told) if len(f.fields.get("parties", ())) > 1]  # type: ignore[arg-type]
    here = {m.name for m in passage.named("person")}
    known = next((f for f in several if here & set(f.fields.get("participants", ()))), next(iter(several), None))  # type: ignore[arg-type]
    if theirs is not None and known is not None and (theirs.dep_ != "nsubj" or theirs.head.lemma_ in passage.group("talks", "carry_out")) and not {"parties", "participants"} & set(finding.fields):
        there = {name: known.fields[name] for name in ("parties", "participants") if name in known.fields}
        kind = {"kind": "meeting"} if finding.fields.get("kind") == "negotiation" else {}
        rule = EARLIER if {c.lower_ for c in theirs.lefts} & OTHERS else finding.rule
        return replace(finding, rule=rule, fields={**finding.fields, **kind, **there})  # "their last meeting, in Z", "their first meeting took place in Z"
    own = {"date", "place", "round"} & set(finding.fields) or at_war & {m.country for m in passage.mentions}
    if finding.link != "same" or not at_war or parties != at_war or own:
        return finding
    last = told[-1] if told and told[-1].fields.get("status") == finding.fields.get("status") else None
    if last is None or len(last.fields.get("parties", ())) < 2 or at_war <= set(last.fields["parties"]):  # type: ignore[arg-type]
        return finding
    fields = {name: value for name, value in finding.fields.items() if name not in ("parties", "kind")}
    return replace(finding, fields={"kind": last.fields["kind"], **fields} if "kind" in last.fields else fields)


def two_before(passage: Passage, group: Token) -> tuple[Mention, ...]:
    """Whom "the two men", "both leaders" or "their teams" take up: the two named last, where they stand for two states."""
    two = group.lemma_.lower() in passage.group("talks", "paired") and any(c.lower_ in ("two", "both") for c in group.children)
    theirs = group.lemma_.lower() in passage.group("talks", "negotiators") and any(c.lower_ == "their" for c in group.children)
    if not (two or theirs):
        return ()
    leading = group.lemma_.lower() in passage.group("talks", "leading")
    heads = passage.group("talks", "heads_of_state")
    near = [m for m in passage.story.cast.mentions if m.kind == "person" and m.country and 0 < group.idx - m.start < REACH
            and (not leading or heads & set(getattr(m.entry, "roles", ())))]
    last = list({m.name: m for m in near}.values())[-2:]
    if theirs:  # those whom they send
        last = [replace(m, kind="country", name=m.country) for m in last]
    return tuple(last) if len({m.country for m in last}) == 2 else ()
