"""Which rule found a meeting: the name tells the records whether it is the meeting told of before or one beside it."""

from __future__ import annotations

from generator.grammar.passages import Passage
from generator.grammar.talk_triggers import Trigger

LATER = "talks.one"
"""The rule of "this meeting and a later one": two meetings, though their slots may be alike."""
EARLIER = "talks.earlier"
"""The rule of "the previous talks": others than the ones told of."""
ALSO = "talks.also"
"""The rule of "they also met X": a meeting beside the one just told of."""


APART = frozenset(("also", "previously", "earlier"))


def rule_of(passage: Passage, trigger: Trigger, back: bool) -> str:
    """The rule of a trigger; `back` is true where it takes up a meeting that was told of."""
    words = {c.lower_ for c in trigger.verb.children}
    if trigger.is_verb and "also" in words and words & {"he", "she", "they"}:
        return ALSO
    if not trigger.is_verb and words & APART and trigger.token.dep_ == "dobj":
        return EARLIER  # "X also held talks in Miami in December"
    previous = passage.group("talks", "previous") - {"recent", "former"}
    if back and {t.lemma_.lower() for t in trigger.token.lefts} & previous:
        return EARLIER
    return f"talks.{trigger.token.lemma_.lower()}"
