"""Who tells of the strikes of a sentence, and by which word it says that it is not sure."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part
from generator.grammar.attack_tolls import Toll
from generator.grammar.attribution import Attribution
from generator.grammar.passages import Passage
from generator.grammar.relations import has


def said_in(part: Part, harm: tuple[Toll, ...]) -> Attribution | None:
    """Who tells of the strikes themselves, by the verbs of the sentence before its nouns: of most of them, else of the first.

    What a speaker is introduced with is not his: "after the shelling of the port, the president asked for help".
    """
    passage = part.passage
    verbs = [t for t in part.triggers if t.tag_ in ("VBD", "VBZ", "VBP") or has(t, "aux", "auxpass")]
    introduced = {t.i for t in part.triggers if _introduces(t, passage)}
    triggers = [t for t in verbs or part.triggers if t.i not in introduced] or verbs or part.triggers
    told = [passage.voice(t) for t in triggers or [passage.doc[toll.at] for toll in harm[:1]]]
    if not told:
        return passage.says()
    speakers = [a.speaker if a is not None else None for a in told]
    most = max(speakers, key=lambda who: (speakers.count(who), -speakers.index(who)))
    return told[speakers.index(most)]


def _introduces(trigger: Token, passage: Passage) -> bool:
    """True for a strike by which the speaker is told: "a resident who saw the strike said …"."""
    verbs = {a.verb for a in passage.story.attributions if passage.sent.start <= a.verb < passage.sent.end}
    node = trigger
    while node.head.i != node.i:
        if node.dep_ == "nsubj" and node.head.i in verbs and node.i != trigger.i:
            return True
        node = node.head
    return False


def hedge(passage: Passage) -> str:
    """The word by which the sentence says that it is not sure."""
    words = passage.group("cues", "hedge")
    return next((t.lower_ for t in passage.tokens if t.lower_ in words), "")
