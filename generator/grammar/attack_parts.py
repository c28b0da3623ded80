"""Which words of a sentence tell of an attack that happened.

A trigger is a noun ("barrage") or verb ("struck", "shot down") of the lexicon that is told as done: no plan, threat,
wish, denial or habit, and no total of weeks or of the war.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Token

from generator.grammar.attack_reality import TABLE, is_told_as_done
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has
from generator.grammar.texts import any_of, span_text
from generator.model import Weapon


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence about the strikes of one side: the tokens from `i` to `j`, half open."""

    passage: Passage
    i: int
    j: int
    triggers: tuple[Token, ...]
    earlier: bool = False
    """Whether the words before it tell that it came before the strike of the sentence."""

    def __contains__(self, i: int) -> bool:
        return self.i <= i < self.j

    @cached_property
    def text(self) -> str:
        return span_text(self.passage.doc[self.i : self.j])

    def group(self, *lists: str) -> frozenset[str]:
        return self.passage.group(TABLE, *lists)


def whole(passage: Passage) -> Part:
    """The sentence as one part, with all its triggers."""
    sent = passage.sent
    start, stop = _comparison(passage)
    found = tuple(t for t in triggers(passage) if not start <= t.i < stop)
    return Part(passage, sent.start, start if stop == sent.end else sent.end, found)


def _comparison(passage: Passage) -> tuple[int, int]:
    """What an attack is only compared with: "the worst since a strike in May"; an empty stretch where there is none.

    Also all behind "comparing it to the attack in which 90 drones were launched".
    """
    sent, likening = passage.sent, passage.group(TABLE, "comparing_verbs")
    likened = next((t.i for t in sent if t.lemma_ in likening and any(c.lower_ in ("to", "with") for c in t.children)),
                   None) if likening & passage.lemmas else None
    if likened is not None:
        return likened, sent.end
    since = next((t.i for t in sent if t.lower_ == "since"), sent.end) if "since" in passage.lemmas else sent.end
    if since == sent.end or not cues_of(passage.group(TABLE, "records")).search(
        sent.doc[sent.start : since].text.lower()
    ):
        return sent.end, sent.end
    return since, next((t.i for t in sent.doc[since : sent.end] if t.text in (",", "–", "—")), sent.end)


TELLING = ("strike_nouns", "strike_verbs", "landing_verbs", "harm_verbs", "damage_verbs", "launch_verbs", "intercept_verbs", "down_verbs",
           "kill_verbs", "injure_verbs", "kindling_verbs", "explosion_nouns", "fire_nouns", "downing_nouns")
"""The lists in which every word that tells of a strike stands: most words are passed over at once."""


def triggers(passage: Passage) -> tuple[Token, ...]:
    """The words of a sentence that tell of a strike, a launch or an interception as done, in order."""
    words = passage.group(TABLE, *TELLING)
    found = [t for t in passage.tokens if (t.lemma_.lower() in words or t.lower_ == "down") and _is_trigger(t, passage)
             and is_told_as_done(t, passage)] if "down" in passage.lemmas or not words.isdisjoint(passage.lemmas) else []
    armed = any(isinstance(m.entry, Weapon) and m.entry.strikes for m in passage.named("weapon"))
    if found or armed:
        traces = passage.group(TABLE, "debris_nouns", "explosion_nouns")
        found += [t for t in passage.tokens if t.pos_ == "NOUN" and t.lemma_.lower() in traces and is_told_as_done(t, passage)]
    return tuple(sorted(found, key=lambda t: t.i))


def _is_trigger(token: Token, passage: Passage) -> bool:
    group = passage.group
    lemma = token.lemma_.lower()
    if lemma == "fire" and token.pos_ == "NOUN":
        shot = any(c.dep_ == "compound" and _is_weapon(c, passage) for c in token.children)  # "Russian artillery fire"
        opened = token.dep_ == "dobj" and token.head.lemma_ == "open" and (_at_somebody(token.head, passage) or _at_somebody(token, passage))
        return shot or opened or (token.head.lower_ == "under" and token.head.head.lemma_ == "come")
    if token.pos_ in ("NOUN", "PROPN") and lemma in group(TABLE, "explosion_nouns"):
        return _heard(token, passage)
    if token.pos_ == "NOUN" and lemma in group(TABLE, "downing_nouns"):
        return any(_is_weapon(t, passage) for t in behind(token, "of"))
    if token.pos_ in ("NOUN", "PROPN") and lemma in group(TABLE, "strike_nouns"):
        ill = any(c.dep_ in ("compound", "amod", "nmod") and c.lower_ in group(TABLE, "ailments") for c in token.children)
        return token.dep_ != "compound" and not ill and not _on_an_idea(token, passage)
    if token.pos_ not in ("VERB", "ADJ") and token.tag_ not in ("VBN", "VBD"):
        return False
    if lemma in group(TABLE, "strike_verbs"):
        armed = any(c.dep_ == "nsubj" and (_is_weapon(c, passage) or _fights(c, passage)) for c in token.children)  # "a missile hit a market"
        return not _of_talk(token, passage) and not any(
            c.dep_ == "dobj" and c.lemma_.lower() in group(TABLE, "marks") and not (armed and c.lemma_.lower() in concrete(passage)) for c in token.children)
    if lemma in group(TABLE, "landing_verbs"):
        return any(c.dep_ == "nsubj" and _is_weapon(c, passage) and c.pos_ != "NUM" for c in token.children)
    if lemma in group(TABLE, "kindling_verbs"):
        fires = any(c.dep_ == "dobj" and c.lemma_.lower() in group(TABLE, "fire_nouns") for c in token.children)
        return fires and any(c.dep_ == "nsubj" and _is_weapon(c, passage) and c.pos_ != "NUM" for c in token.children)
    if lemma in group(TABLE, "harm_verbs", "damage_verbs"):
        agents = [g for c in token.children if c.dep_ in ("agent", "prep") and c.lower_ in ("by", "with") for g in c.children]
        if any(_is_weapon(c, passage) and c.pos_ != "NUM" for c in (*token.children, *agents) if c.dep_ in ("nsubj", "pobj")):
            return True
        if lemma in group(TABLE, "wreck") and _by_an_army(token, passage):
            return True
    if lemma in group(TABLE, "kill_verbs", "injure_verbs") and token.tag_ in ("VBD", "VBN") and _of_a_side(token, passage):
        return True
    if lemma in group(TABLE, "launch_verbs"):
        if lemma == "use" and token.tag_ == "VBG" and any(c.lower_ == "been" for c in token.children):
            return False  # "launchers that they have been using"
        if lemma == "use" and not any(d.dates_event for d in passage.days) and not any(t.pos_ == "NUM" for o in objects(token) for t in o.children):
            return False  # "a system that the army has used to hit depots" tells of no strike
        if lemma in group(TABLE, "sent_out") and _handed_to_a_state(token, passage):
            return False
        return any(_is_weapon(t, passage) or _flies(t, passage) for t in objects(token)) or (lemma in group(TABLE, "firing") and _at_somebody(token, passage))
    return is_interception(token, passage)


def _handed_to_a_state(verb: Token, passage: Passage) -> bool:
    """"Sending 30 missiles to Ukraine" by nobody who is at war is a gift."""
    aims = [m for c in behind(verb, "to") if (m := passage.mention_at(c)) is not None and m.kind == "country"]
    doers = (passage.mention_at(c) for c in verb.children if c.dep_ == "nsubj")
    return bool(aims) and not any(m is not None and m.country in passage.story.at_war for m in doers)


def _fights(subject: Token, passage: Passage) -> bool:
    """True for a side of the war and for its forces."""
    mention = passage.mention_at(subject)
    return mention is not None and mention.kind in ("country", "organisation") and mention.country in passage.story.at_war or (
        subject.lemma_.lower() in passage.group(TABLE, "forces"))


def _heard(noun: Token, passage: Passage) -> bool:
    """"Explosions were heard in Kyiv", "a blast rocked the port"."""
    verb = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass", "attr") and verb.lemma_ in passage.group(TABLE, "heard") and noun.tag_ in ("NNS", "NN") and (
        any(m.kind == "place" and m.country in passage.story.at_war for m in passage.mentions))


def _at_somebody(verb: Token, passage: Passage) -> bool:
    """"Fired on people who fled": at people, forces, works or a place, not "on Friday"."""
    aims = behind(verb, "on", "at", "upon", "towards", "toward") + [a for t in behind(verb, "in") if t.lower_ == "direction" for a in behind(t, "of")]
    known = passage.group(TABLE, "people", "forces") | passage.group("cues", "settlements") | concrete(passage)
    return any(a.lemma_.lower() in known or ((m := passage.mention_at(a)) is not None and m.kind == "place") for a in aims)


def _of_a_side(verb: Token, passage: Passage) -> bool:
    """"The Russian army wounded seven residents": counted people, harmed by those who fight for a side."""
    harmed = [t for c in verb.children if c.dep_ == "dobj" for t in c.children if t.dep_ == "nummod" or t.lower_ in ("a", "an")]
    if not harmed:
        return False
    enemies = passage.story.words.hostile.keys() | passage.group(TABLE, "enemy")
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        named = any(m.country in passage.story.at_war for m in passage.mentions_in(subject, "country", "organisation"))
        if named or subject.lemma_.lower() in enemies:
            return True
    return False


def _by_an_army(verb: Token, passage: Passage) -> bool:
    """"The ministry claimed it had destroyed a fuel depot": an army, a state or its "it" harms a building or works."""
    hit = [c for c in verb.children if c.dep_ == "dobj"]
    if not any(c.lemma_.lower() in concrete(passage) and passage.mention_at(c) is None for c in hit):
        return False
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        own = subject.lemma_.lower() in passage.group(TABLE, "forces") and any(c.lower_ in ("its", "their", "our") for c in subject.children)
        spoken = (own or subject.lower_ in ("it", "they")) and verb.dep_ == "ccomp"
        near = (passage.mention_at(subject), *passage.mentions_in(subject, "country", "organisation"))
        if spoken or any(m is not None and m.country in passage.story.at_war and m.kind in ("country", "organisation") for m in near):
            return True
    return False


def is_interception(token: Token, passage: Passage) -> bool:
    """ "shot down", "downed", "destroyed 40 drones"; a plain "shot" is none."""
    group = passage.group
    lemma = token.lemma_.lower()
    if lemma in group(TABLE, "down_verbs") and _with_down(token):
        aims = objects(token)
        return any(_is_weapon(t, passage) for t in aims) or (lemma == "shoot" and not any(_is_aircraft(t, passage) for t in aims))
    if lemma == "shoot":
        return False
    if lemma == "down" and token.pos_ != "VERB":
        return token.dep_ in ("amod", "acl")
    struck = any(c.dep_ == "nsubj" and c.lemma_.lower() in group(TABLE, "strike_nouns") for c in token.children)
    aims = [t for t in objects(token) if _is_weapon(t, passage) and not fought(t, passage) and t.head.lower_ not in ("with", "by", "using")]
    return lemma in group(TABLE, "intercept_verbs") and not struck and bool(aims)


def _is_aircraft(token: Token, passage: Passage) -> bool:
    """True for the planes of an army: who shoots them down wards off no strike."""
    mention = passage.mention_at(token)
    kind = mention.entry.kind if mention is not None and isinstance(mention.entry, Weapon) else ""
    return kind == "aircraft" or token.lemma_.lower() in passage.group(TABLE, "planes")


def fought(token: Token, passage: Passage) -> bool:
    """True for a weapon that is destroyed where it stands: "two tanks", "a HIMARS launcher"; not for "six HIMARS rockets"."""
    mention = passage.mention_at(token)
    if mention is None or not isinstance(mention.entry, Weapon):
        return False
    verb = token.head
    while verb.dep_ == "conj" and verb.pos_ != "VERB":
        verb = verb.head
    if verb.lemma_.lower() not in passage.group(TABLE, "intercept_verbs", "damage_verbs"):
        return False  # "used artillery to shell the town"
    words = passage.doc[mention.i:max(mention.j, token.i + 1)].text.lower()
    launches = mention.entry.kind in passage.group(TABLE, "launcher_kinds") and verb.lemma_ == "destroy"
    launcher = launches and not any(word in words for word in passage.group(TABLE, "fired"))
    return mention.entry.kind in passage.group(TABLE, "ground_kinds") or launcher


def _with_down(verb: Token) -> bool:
    return any(c.lower_ == "down" for c in verb.children) or verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "down"


def objects(verb: Token) -> list[Token]:
    """What is struck, launched or downed: objects, passive subjects, a participle's noun, "with" and "by" phrases."""
    out = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    if not out and verb.dep_ == "conj" and verb.tag_ == "VBN" and not has(verb, "nsubj"):
        out = [c for c in verb.head.children if c.dep_ == "nsubjpass"]  # "drones were detected and destroyed"
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
    if token.pos_ == "NUM":  # "70 of them"; not "2,000 of these fighters"
        of = [g for c in token.children if c.lower_ == "of" for g in c.children if g.pos_ in ("NOUN", "PROPN")]
        return not of or any(_is_weapon(g, passage) for g in of)
    return token.lemma_.lower() in passage.group(TABLE, "strike_nouns")


def _flies(token: Token, passage: Passage) -> bool:
    """ "367 aerial attack weapons", "120 air targets": all kinds together."""
    return token.lemma_.lower() in passage.group(TABLE, "air_targets") and any(t.lower_ in ("air", "aerial") for t in token.subtree)


def _on_an_idea(noun: Token, passage: Passage) -> bool:
    """ "an attack on democracy": the object is no place, person or thing of the lexicon."""
    aims = [a for a in behind(noun, "on", "against") if a.ent_type_ not in ("DATE", "TIME")]  # "the attack on Tuesday night"
    things = concrete(passage) | passage.group(TABLE, "no_damage", "named_by_adjective", "people", "forces")
    ideas = passage.group(TABLE, "ideas")
    return bool(aims) and all(
        a.pos_ == "NOUN" and passage.mention_at(a) is None and (a.lemma_.lower() in ideas or (
            a.tag_ == "NN" and a.lemma_.lower() not in things and not has(a, "det", "poss", "nummod", "compound")))
        for a in aims
    )


def concrete(passage: Passage) -> frozenset[str]:
    """The last words of the things that are hit in a war: "building", "depot", "refinery"."""
    return _last_words(passage.group(TABLE, "things_hit"))


@lru_cache(maxsize=2)
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _of_talk(verb: Token, passage: Passage) -> bool:
    """ "hit out at", "strike a deal": a blow in words only."""
    nouns = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    apart = any(c.dep_ == "prt" and c.lower_ in ("out", "back") for c in verb.children)
    return apart or bool(nouns & passage.group(TABLE, "struck_in_words"))


@lru_cache(maxsize=16)
def cues_of(cues: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words, as whole words."""
    return re.compile(rf"(?<![\w-])(?:{any_of(cues)})(?![\w-])")
