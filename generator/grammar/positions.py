"""Where the sides stand: who demands, rejects, offers or insists on what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.phrases import phrase
from generator.model import PositionFinding

LONGEST = 30
"""Words of a position; a longer clause is no position but a story."""


def positions(found: Sequence[Passage]) -> tuple[PositionFinding, ...]:
    """The positions of states that are parties to the war or speak about its end, in the order of the text."""
    out = [p for passage in found if passage.role == "story" for p in _of(passage)]
    return tuple(out)


def _of(passage: Passage) -> Iterable[PositionFinding]:
    story = passage.story
    stands = story.group("positions", "demand", "reject", "offer", "accept")
    about = story.group("positions", "issues")
    for verb in passage.sent:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in stands:
            continue
        if verb.dep_ not in ("ROOT", "conj", "ccomp") or not about & {t.lemma_.lower() for t in verb.subtree}:
            continue
        subject = next((c for c in (verb.head if verb.dep_ == "conj" else verb).children if c.dep_ == "nsubj"), None)
        party = _party(passage, subject) if subject is not None else None
        text = _text(verb)
        if party and text:
            said = passage.said_by(verb.idx, verb.idx + len(verb))
            own = story.cast.speaker(subject) if subject is not None else None
            yield PositionFinding(party, text, passage.start, passage.end, said or (own if own != party else None))


def _party(passage: Passage, subject: Token) -> str | None:
    m = passage.mention_at(subject)
    if m is not None:
        return m.country or (m.name if m.kind == "organisation" else None)
    name = passage.story.cast.person(subject)
    return next((x.country for x in passage.story.cast.mentions if x.name == name), None) if name else None


def _text(verb: Token) -> str:
    """The verb with its complement, without joined and parenthetical clauses: "demanded that Ukraine give up four regions"."""
    start = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("neg", "aux") and c.i < verb.i)])
    end = verb.i
    for child in verb.rights:
        if child.dep_ in ("conj", "cc", "advcl", "parataxis") or (child.dep_ == "punct" and child.text in ",;–—-"):
            break
        end = child.right_edge.i
    words = verb.doc[start:end + 1]
    if not 2 < len(words) <= LONGEST:
        return ""
    return phrase(verb, alone=True) if start > end else " ".join(words.text.split()).strip(" ,;–—“”\"")
