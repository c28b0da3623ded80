"""Headlines, sub-headings and captions that tell once more of a meeting which the text tells in full.

Understood: "Second round of talks between A and B begins in Z", "X and Y meet in Z", "A and B discuss C by phone". Such a line, most often in the
present and without articles, makes no record. It tells which names, places, days and rounds stand beside a word of meeting; the records decide of
which meeting that can be said, and keep of it only what they hold anyway (briefs/talk_retold.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.offices import state_of
from generator.grammar.passages import Passage
from generator.model import Finding, Value

RULE = "talks.retold"
ROLES = ("headline", "subheading", "caption")
NOUNS = ("negotiation_nouns", "meeting_nouns", "call_nouns", "conference_nouns", "with_somebody")
CALLS = ("call_nouns", "phones", "by_wire")


def retold(found: Sequence[Passage]) -> list[Finding]:
    """What such lines say of a meeting."""
    return [f for p in found if p.role in ROLES for f in _of_line(p)]


def _of_line(passage: Passage) -> Iterable[Finding]:
    word = next(_words(passage), None)
    if word is None or passage.lemmas & (passage.group("talks", "propose", "reject") - passage.group("talks", "call_nouns")):
        return  # "Moscow confirms interest in talks" tells of none
    slots: dict[str, Value] = {
        "kind": _kind(passage),
        "date": tuple(d.iso for d in passage.days if d.dates_event and d.iso),
        "place": tuple(m.name for m in passage.named("place")),
        "parties": tuple(dict.fromkeys(s for m in passage.mentions if m.kind != "weapon" and (s := state_of(m)))),
        "participants": tuple(dict.fromkeys(m.name for m in passage.named("person"))),
        "round": tuple(a.quantity.low for a in passage.amounts if a.ordinal and a.quantity.low),
    }
    yield Finding("talks", {k: v for k, v in slots.items() if v}, passage.start, passage.end, passage.index, passage.voice_of(word), "same", RULE)


def _words(passage: Passage) -> Iterable[Token]:
    """The words of meeting; in a line with capitals everywhere a verb may look like a name."""
    words = passage.group("talks", *NOUNS, "headline_verbs", "exchange_nouns")
    return (t for t in passage.tokens if {t.lower_, t.lemma_.lower(), t.lower_.removesuffix("s")} & words)


def _kind(passage: Passage) -> str:
    words = {w for t in passage.tokens for w in (t.lower_, t.lemma_.lower())}
    if words & passage.group("talks", "exchange_nouns") and words & passage.group("talks", "exchanged"):
        return "exchange"
    return "call" if words & passage.group("talks", *CALLS) else "meeting"
