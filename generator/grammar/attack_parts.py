"""Which words of a sentence tell of an attack that happened, and where one side's strikes end and the other's begin.

A trigger is a noun ("barrage") or verb ("struck", "shot down") of the lexicon that is told as done: no plan, threat,
wish, denial or habit, and no total of weeks or of the war.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.texts import span_text
from generator.model import Weapon

TABLE = "attacks"
BOUNDARIES = frozenset(
    ("while", "whereas", ";", "but", "after", "following", "meanwhile", "and", "as", "hours", "amid")
)
ADJUNCTS = frozenset(
    ("after", "during", "following", "in", "amid", "by", "from", "before", "despite", "as", "with", "over")
)
LIKE_PAST = frozenset(("hit", "set", "cut"))
"""Verbs whose past looks like their present: the model takes "when shells hit a convoy" for the present."""
NAMING = frozenset("call describe term label dub denounce".split())
TRADED = 4
"""Words between "exchange" and what is exchanged."""
BEHIND = frozenset(
    (
        "manage",
        "begin",
        "start",
        "use",
        "appear",
        "seem",
        "say",
        "report",
        "believe",
        "claim",
        "know",
        "confirm",
        "have",
    )
)
"""What follows them with "to" has happened: "managed to shoot down"."""


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence about the strikes of one side: the tokens from `i` to `j`, half open."""

    passage: Passage
    i: int
    j: int
    triggers: tuple[Token, ...]

    def __contains__(self, i: int) -> bool:
        return self.i <= i < self.j

    @property
    def text(self) -> str:
        return span_text(self.passage.doc[self.i : self.j])

    def group(self, *lists: str) -> frozenset[str]:
        return self.passage.story.group(TABLE, *lists)


def whole(passage: Passage) -> Part:
    """The sentence as one part, with all its triggers."""
    sent = passage.sent
    start, stop = _comparison(passage)
    found = tuple(t for t in triggers(passage) if not start <= t.i < stop)
    return Part(passage, sent.start, start if stop == sent.end else sent.end, found)


def _comparison(passage: Passage) -> tuple[int, int]:
    """What an attack is only compared with: "the worst since a strike in May"; an empty stretch where there is none."""
    sent = passage.sent
    since = next((t.i for t in sent if t.lower_ == "since"), sent.end)
    if since == sent.end or not cues_of(passage.story.group(TABLE, "records")).search(
        sent.doc[sent.start : since].text.lower()
    ):
        return sent.end, sent.end
    return since, next((t.i for t in sent.doc[since : sent.end] if t.text in (",", "–", "—")), sent.end)


def cut(part: Part, before: Token, after: Token) -> tuple[Part, Part] | None:
    """The two parts around the last word between two triggers that can begin a clause; None where there is none."""
    doc = part.passage.doc
    edge = next((i for i in range(after.i, before.i, -1) if doc[i].lower_ in BOUNDARIES), None)
    if edge is None:  # "while X downed 24 drones, Y said it had downed 47"
        edge = next((i for i in range(after.i, before.i, -1) if doc[i].text == "," and any(
            t.dep_ == "nsubj" for t in doc[i + 1 : after.i])), None)
    if edge is None:
        return None
    left = Part(part.passage, part.i, edge, tuple(t for t in part.triggers if t.i < edge))
    return left, Part(part.passage, edge, part.j, tuple(t for t in part.triggers if t.i >= edge))


def triggers(passage: Passage) -> tuple[Token, ...]:
    """The words of a sentence that tell of a strike, a launch or an interception as done, in order."""
    found = [t for t in passage.tokens if _is_trigger(t, passage) and is_told_as_done(t, passage)]
    armed = any(isinstance(m.entry, Weapon) and m.entry.strikes for m in passage.named("weapon"))
    if found or armed:
        traces = passage.story.group(TABLE, "debris_nouns", "explosion_nouns")
        found += [
            t for t in passage.tokens if t.pos_ == "NOUN" and t.lemma_.lower() in traces and is_told_as_done(t, passage)
        ]
    return tuple(sorted(found, key=lambda t: t.i))


def _is_trigger(token: Token, passage: Passage) -> bool:
    group = passage.story.group
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN") and lemma in group(TABLE, "strike_nouns"):
        return token.dep_ != "compound" and not _on_an_idea(token, passage)
    if token.pos_ not in ("VERB", "ADJ") and token.tag_ not in ("VBN", "VBD"):
        return False
    if lemma in group(TABLE, "strike_verbs"):
        return not _of_talk(token) and not any(c.dep_ == "dobj" and c.lemma_.lower() in group(TABLE, "marks") for c in token.children)
    if lemma in group(TABLE, "landing_verbs"):
        return any(c.dep_ == "nsubj" and _is_weapon(c, passage) and c.pos_ != "NUM" for c in token.children)
    if lemma in group(TABLE, "harm_verbs", "damage_verbs"):
        agents = [
            g for c in token.children if c.dep_ in ("agent", "prep") and c.lower_ in ("by", "with") for g in c.children
        ]
        if any(
            _is_weapon(c, passage) and c.pos_ != "NUM"
            for c in (*token.children, *agents)
            if c.dep_ in ("nsubj", "pobj")
        ):
            return True
        if lemma in ("destroy", "wreck") and _by_an_army(token, passage):
            return True
    if lemma in group(TABLE, "launch_verbs"):
        return any(_is_weapon(t, passage) for t in objects(token))
    return is_interception(token, passage)


def _by_an_army(verb: Token, passage: Passage) -> bool:
    """"The ministry claimed it had destroyed a fuel depot": an army, a state or its "it" harms a building or works."""
    hit = [c for c in verb.children if c.dep_ == "dobj"]
    if not any(c.lemma_.lower() in concrete(passage) for c in hit):
        return False
    sides = passage.story.words.get("sides", {})
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        spoken = subject.lower_ in ("it", "they") and verb.dep_ == "ccomp"
        near = (passage.mention_at(subject), *passage.mentions_in(subject, "country", "organisation"))
        if spoken or any(m is not None and m.country in sides and m.kind in ("country", "organisation") for m in near):
            return True
    return False


def is_interception(token: Token, passage: Passage) -> bool:
    """ "shot down", "downed", "destroyed 40 drones"; a plain "shot" is none."""
    group = passage.story.group
    lemma = token.lemma_.lower()
    if lemma in group(TABLE, "down_verbs") and _with_down(token):
        return lemma == "shoot" or any(_is_weapon(t, passage) for t in objects(token))
    if lemma == "shoot":
        return False
    if lemma == "down" and token.pos_ != "VERB":
        return token.dep_ in ("amod", "acl")
    struck = any(c.dep_ == "nsubj" and c.lemma_.lower() in group(TABLE, "strike_nouns") for c in token.children)
    return lemma in group(TABLE, "intercept_verbs") and not struck and any(_is_weapon(t, passage) for t in objects(token))


def _with_down(verb: Token) -> bool:
    return any(c.lower_ == "down" for c in verb.children) or verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "down"


def objects(verb: Token) -> list[Token]:
    """What is struck, launched or downed: objects, passive subjects, a participle's noun, "with" and "by" phrases."""
    out = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    out += [
        g
        for c in verb.children
        if c.lower_ in ("with", "by", "using", "of")
        for g in c.children
        if g.dep_ in ("pobj", "dobj")
    ]
    out += [verb.head] if verb.dep_ in ("acl", "amod", "relcl") else []
    return [t for o in out for t in (o, *o.conjuncts)] + [
        d for o in out for c in o.children if c.lower_ == "of" for d in c.children
    ]


def _is_weapon(token: Token, passage: Passage) -> bool:
    mention = passage.mention_at(token)
    entry = mention.entry if mention is not None else None
    if isinstance(entry, Weapon):
        return entry.strikes
    return token.lemma_.lower() in passage.story.group(TABLE, "strike_nouns") or token.pos_ == "NUM"


def _on_an_idea(noun: Token, passage: Passage) -> bool:
    """ "an attack on democracy": the object is no place, person or thing of the lexicon."""
    aims = [g for c in noun.children if c.lower_ in ("on", "against") for g in c.children if g.dep_ == "pobj"]
    things = concrete(passage) | passage.story.group(TABLE, "no_damage", "named_by_adjective", "people", "forces")
    return bool(aims) and all(
        a.pos_ == "NOUN" and a.tag_ == "NN" and a.lemma_.lower() not in things and passage.mention_at(a) is None
        for a in aims
    )


def concrete(passage: Passage) -> frozenset[str]:
    """The last words of the things that are hit in a war: "building", "depot", "refinery"."""
    return frozenset(thing.split()[-1] for thing in passage.story.group("cues", "damage_nouns"))


def _of_talk(verb: Token) -> bool:
    """ "hit out at", "strike a deal", "target inflation": a blow in words only."""
    nouns = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    return bool(
        nouns & {"deal", "agreement", "tone", "balance", "note", "record", "headline", "milestone", "bargain", "snag"}
    ) or any(c.dep_ == "prt" and c.lower_ in ("out", "back") for c in verb.children)


# --- Told as done ---------------------------------------------------------------------------------------------------


def is_told_as_done(token: Token, passage: Passage) -> bool:
    """False for plans, threats, wishes, denials, conditions and habits."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _real_noun(token, passage)
    return _real_verb(token, passage)


def _real_noun(noun: Token, passage: Passage) -> bool:
    group = passage.story.group
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "nmod", "neg")}
    if words & group(TABLE, "general_adjectives") or words & {"no", "any"}:
        return False
    if group(TABLE, "traded") & {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - TRADED):noun.i]}:
        return False  # "Kyiv and Moscow trade drone strikes" tells of neither side's
    node = named_so(noun)
    while node.head.i != node.i and (node.pos_ not in ("VERB", "AUX") or (node != noun and node == named_so(noun))):
        above = node.head
        if node.dep_ == "pobj" and (above.lower_ == "since" or (above.lower_ == "amid" and _on_a_country(noun, passage))):
            return False  # "amid Russia's attack on Ukraine" is the war
        if node.dep_ == "pobj" and above.lower_ in ADJUNCTS and above.head.pos_ in ("VERB", "AUX"):
            return _not_unreal(above.head, passage) or above.lower_ in (
                "after",
                "during",
                "following",
                "despite",
                "from",
            )
        if above.pos_ == "NOUN" and above.lemma_.lower() in group(TABLE, "general_nouns"):
            return False
        node = above
    if node.pos_ not in ("VERB", "AUX"):
        return True
    return node.lemma_ not in group(TABLE, "habits") and _real_verb(node, passage)


def _on_a_country(noun: Token, passage: Passage) -> bool:
    aims = [g for c in noun.children if c.lower_ in ("on", "against") for g in c.children if g.dep_ == "pobj"]
    return any((m := passage.mention_at(a)) is not None and m.kind == "country" for a in aims)


def named_so(noun: Token) -> Token:
    """The clause of "what X called a massive attack", in whose place the noun stands; else the noun itself."""
    verb = noun.head
    named = noun.dep_ in ("oprd", "dobj", "attr", "xcomp") and verb.lemma_ in NAMING
    return verb if named and any(c.lower_ == "what" for c in verb.subtree if c.i < noun.i) else noun


def _real_verb(verb: Token, passage: Passage) -> bool:
    if verb.dep_ in ("amod", "acl", "compound"):
        return True
    if not _not_unreal(verb, passage):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    head, group = verb.head, passage.story.group
    if verb.dep_ in ("ccomp", "xcomp", "pcomp", "dobj") and head.lemma_ in group("verbs", "deny") - group(
        "verbs", "confirm"
    ):
        return False
    if verb.dep_ in ("xcomp", "ccomp", "pcomp", "conj", "advcl") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "ADP"):
        nonfinite = "to" in helpers or (verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp"))
        if nonfinite and head.lemma_ in group(TABLE, "habits"):
            return False
        if "to" in helpers and (head.lemma_ not in BEHIND or (head.lemma_ == "use" and any(c.lower_ in ("has", "have") for c in head.children))):
            return False  # "HIMARS, which the army has used to target depots" is a habit
        if not helpers and verb.tag_ in ("VB", "VBG") and head != verb and head.pos_ in ("VERB", "AUX"):
            return _real_verb(head, passage) if verb.dep_ != "pcomp" else True
    elif "to" in helpers:
        return False
    present = verb.tag_ in ("VBZ", "VBP") and not helpers and verb.lower_ not in LIKE_PAST
    return not present or passage.role == "headline" or verb.pos_ == "AUX"


def _not_unreal(verb: Token, passage: Passage) -> bool:
    group = passage.story.group
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(h.lower_ in group(TABLE, "unreal") for h in helpers) or any(c.dep_ == "neg" for c in verb.children):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in group(TABLE, "conditions") for c in verb.children)


@lru_cache(maxsize=16)
def cues_of(cues: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words, as whole words."""
    ordered = sorted(cues, key=lambda cue: (-len(cue), cue))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])")
