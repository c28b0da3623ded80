"""What is said of an act without telling that it was done: "is likely", "would be a mistake", "is necessary"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.words import Words


def complements(subject: Token, words: Words) -> frozenset[str]:
    """The lemmas of what "is" or "remains" says of a subject; none where it hangs on another verb."""
    verb = subject.head
    if subject.dep_ not in ("nsubj", "csubj") or verb.lemma_ not in words.group("cues", "linking_verbs"):
        return frozenset()
    return frozenset(c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") and c.i > verb.i)


def is_foreseen(noun: Token, words: Words) -> bool:
    """"An attack is likely", "is imminent", "is impossible": it may come, and has not."""
    return bool(complements(noun, words) & words.group("cues", "likely", "uncertain"))


def is_only_judged(act: Token, words: Words) -> bool:
    """"A delivery is necessary", "sending tanks would be a mistake": whether it is done is not said."""
    told = complements(act, words)
    return bool(told) and (act.dep_ == "csubj" or bool(told & words.group("cues", "likely", "uncertain", "judged")))
