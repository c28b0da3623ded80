"""Where the sides stand: who demands, rejects, offers or accepts what.

Understood: a state, a government by its seat, an alliance or a person who speaks for one, as the subject of a verb of
the table, with an issue of the war in what follows. Left out: questions ("whether Russia wants a ceasefire"), denials of
doubt, and what was agreed, which the talks desk tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import is_passive
from generator.model import PositionFinding

LONGEST = 24
"""Words of a position; a longer clause is no position but a story."""
TENSES = frozenset("has have had is are was were be been ’s 's".split())
DOUBTS = ("whether", "if")


def positions(found: Sequence[Passage]) -> tuple[PositionFinding, ...]:
    """The positions of states that are parties to the war or speak about its end, in the order of the text."""
    out: dict[tuple[str, str], PositionFinding] = {}
    for position in (p for passage in found if passage.role == "story" for p in _of(passage)):
        out.setdefault((position.party, position.text), position)
    return tuple(out.values())


def _of(passage: Passage) -> Iterable[PositionFinding]:
    story = passage.story
    stands = story.group("positions", "demand", "reject", "offer", "accept")
    issues = story.group("positions", "issues")
    for verb in passage.tokens:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in stands or not _is_stated(verb):
            continue
        words = _words(verb)
        if not issues & {t.lemma_.lower() for t in words if t.i > verb.i} or not 2 < len(words) <= LONGEST:
            continue
        subject = next((c for c in (verb.head if verb.dep_ == "conj" else verb).children if c.dep_ == "nsubj"), None)
        party = _party(passage, subject) if subject is not None else None
        if subject is not None and party:
            text = " ".join(verb.doc[words[0].i:words[-1].i + 1].text.split()).strip(" ,;–—“”\"")
            said = passage.voice_of(verb)
            own = story.cast.speaker(subject)
            yield PositionFinding(party, text, passage.start, passage.end, said or (own if own != party else None))


def _is_stated(verb: Token) -> bool:
    """A main clause, or one that is reported and not asked about."""
    if verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return False
    asked = any(c.dep_ == "mark" and c.lower_ in DOUBTS for c in verb.children)
    return not asked and not is_passive(verb)


def _party(passage: Passage, subject: Token) -> str | None:
    m = passage.mention_at(subject)
    if m is not None:
        alliance = m.kind == "organisation" and getattr(m.entry, "kind", "") in ("alliance", "body")
        return m.country or (m.name if alliance else None)
    name = passage.story.cast.person(subject)
    return passage.story.cast.home(name) or None


def _words(verb: Token) -> list[Token]:
    """The verb with what completes it, up to where another clause, an aside or a further verb begins."""
    helpers = [c.i for c in verb.children if c.dep_ in ("neg", "aux") and c.i < verb.i and c.lower_ not in TENSES]
    joined = {c.i for c in verb.children if c.dep_ == "cc" and c.i > verb.i}
    out = [verb.doc[i] for i in range(min([verb.i, *helpers]), verb.i + 1)]
    for token in verb.doc[verb.i + 1:verb.right_edge.i + 1]:
        if token.i in joined or _ends(token):
            break
        out.append(token)
    return out


def _ends(token: Token) -> bool:
    """True at a full stop, a dash, and a comma that opens anything but the next item of a list."""
    if token.text in (";", "–", "—", "-", ":", ".", "”", "\"") or token.is_space:
        return token.text != "-" or bool(token.whitespace_)
    if token.text != "," or token.i + 1 >= len(token.doc):
        return token.tag_ in ("WDT", "WP") or (token.dep_ == "mark" and token.lower_ in ("as", "while", "after", "because", "since"))
    after = token.nbor()
    return after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and after.dep_ != "conj" or after.lower_ == "which"
