"""Who chairs or hosts a format of many states: its parties are its hosts and chairs.

Understood: "under joint German-British leadership", "co-chaired by X and Y", "which I chair", "Switzerland will host a peace summit", "Saudi-hosted talks".
"""

from __future__ import annotations

from generator.grammar.offices import country_of, side_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, joined
from generator.grammar.talk_triggers import Trigger


def chairs_of(passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states and people who chair a format: "under joint German-British leadership", "co-chaired by X and Y", "which I chair"."""
    story, states, people = passage.story, dict[str, None](), dict[str, None]()
    for token in passage.tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in story.group("talks", "leadership"):
            states.update(dict.fromkeys(m.country for m in passage.mentions_in(token, "country")))
        if token.pos_ == "VERB" and lemma in story.group("talks", "chair"):
            aimed = token.head if token.dep_ in ("advcl", "xcomp") and token.tag_ == "VB" else token  # "will travel to Z to chair a meeting"
            acting = [t for v in dict.fromkeys((token, aimed)) for c in v.children if c.dep_ in ("nsubj", "agent") for t in joined(c)]
            for m in (m for t in acting for m in passage.mentions_in(t, "person", "country")):
                states[side_of(passage, m) if m.kind == "person" else m.country] = None
                people.update({m.name: None} if m.kind == "person" else {})
            said = passage.voice(token) if any(t.lower_ == "i" for t in acting) else None
            if said is not None and (own := country_of(passage, said.speaker)):
                states, people = {own: None, **states}, {said.speaker: None, **people}
    return tuple(s for s in states if s), tuple(people)


def hosts_of(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """The states that host a gathering of many: "Switzerland will host a peace summit", "the Saudi-hosted talks"."""
    hosting, token, verb = passage.group("talks", "receive_verbs", "organise"), trigger.token, trigger.verb
    hosts = [t for c in verb.children if c.dep_ == "nsubj" for t in (c, *conjuncts(c))] if verb.lemma_ in hosting and token.dep_ == "dobj" else []
    for word in (c for t in (token, verb) for c in t.subtree if c.lemma_.lower() in hosting and c != verb):
        hosts += [g for c in word.children if c.dep_ in ("agent", "npadvmod", "compound", "amod", "nmod") for g in (c, *c.children, *joined(c))]
    named = (passage.mention_at(t) for t in hosts)
    return tuple(dict.fromkeys(m.country for m in named if m is not None and m.country and m.kind in ("country", "place", "person")))
