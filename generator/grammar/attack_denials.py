"""Which side denies that it struck: then the attacker is disputed.

Understood: "Moscow denied involvement", "Kyiv rejected accusations that it had shelled the market", "the ministry denied reports of an attack", "Ukraine was
not behind it", "had nothing to do with". Left out: what denies only an aim ("denies targeting civilians deliberately") or the number of victims.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part
from generator.grammar.function_words import NOT_DONE
from generator.grammar.relations import first, has, helping


def denies(part: Part, side: str) -> bool:
    """Whether the sentence tells that a side denies its strike."""
    words = part.passage.group("verbs", "deny")
    if words & part.passage.lemmas:
        for verb in part.passage.doc[part.i:part.j]:
            if verb.pos_ == "VERB" and verb.lemma_ in words and not helping(verb) & NOT_DONE and _denied(verb, part) and side in _whose(verb, part):
                return True
    return any(_had_no_part(t, part) and side in _whose(t, part) for t in part.passage.doc[part.i:part.j] if t.lower_ in part.group("taking_part"))


def _denied(verb: Token, part: Part) -> bool:
    """Whether it is the strike itself that is denied."""
    for child in verb.children:
        below = {t.lemma_.lower() for t in child.subtree}
        if below & part.group("aims_only"):
            return False
        if child.dep_ == "dobj" and (child.lemma_.lower() in part.group("part_taken") or child.lemma_.lower() in part.group("told_against")
                                     and below & part.group("part_taken", "strike_nouns", "strike_verbs", "taking_part")):
            return True
        if child.dep_ in ("ccomp", "xcomp", "pcomp") and below & part.group("part_taken", "strike_nouns", "strike_verbs", "launch_verbs", "taking_part"):
            return True
    return False


def _had_no_part(word: Token, part: Part) -> bool:
    """ "Was not involved in", "is not responsible for", "was not behind", "had nothing to do with"."""
    if word.lower_ == "nothing":
        return [t.lower_ for t in part.passage.doc[word.i:word.i + 4]] == ["nothing", "to", "do", "with"]
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    return verb.lemma_ in ("be", word.lemma_) and has(verb, "neg")


def _whose(verb: Token, part: Part) -> set[str]:
    """The sides named in the subject of a denial, or of what stands above it."""
    node, passage = verb, part.passage
    for _ in range(4):
        subject = first(node, "nsubj", "nsubjpass")
        if subject is not None:
            named = {m.country for m in passage.mentions_in(subject, "country", "organisation", "person")} & set(passage.story.at_war)
            if named:
                return named
        node = node.head
    said = passage.voice(verb)
    if said is None:
        return set()
    named_so = (m for m in passage.story.cast.mentions if m.name in said.speaker or passage.doc[m.i:m.j].text in said.speaker)  # Putin, "the Kremlin"
    return {m.country for m in named_so if m.country in passage.story.at_war}
