"""All that the grammar finds in one article: the desks in order, then what needs them all."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from generator.grammar import aid_retold, attack_retold
from generator.grammar.aid import aid
from generator.grammar.attacks import attacks
from generator.grammar.attribution import Attribution
from generator.grammar.names import Names
from generator.grammar.passages import Passage, passages, said_day
from generator.grammar.positions import positions
from generator.grammar.salience import key_points
from generator.grammar.talks import talks
from generator.model import Article, Findings, Statement

AGAIN = (aid_retold.HEADING, aid_retold.SENTENCE, attack_retold.HEADING, attack_retold.SENTENCE)
"""Rules of what only speaks again of a record: no sentence tells the story by it."""


def find(doc: Doc, article: Article, names: Names) -> Findings:
    """What an article states on the three desks, who demands what, and which sentences tell it."""
    found = passages(doc, article, names)
    facts = (*talks(found), *attacks(found), *aid(found))
    return Findings(
        facts=facts,
        positions=positions(found),
        key_points=key_points(found, [f for f in facts if f.rule not in AGAIN]),
        statements=statements(found),
        unresolved_days=unresolved(found),
        receiver=receiver(found),
    )


def receiver(found: Sequence[Passage]) -> str:
    """The attacked country, where any sentence names it, its capital or its people."""
    ours = found[0].story.attacked if found else ""
    return ours if any(m.country == ours for p in found for m in p.mentions if m.kind in ("country", "place", "person")) else ""


def unresolved(found: Sequence[Passage]) -> tuple[str, ...]:
    """The relative days that had no anchor, as worded, each once."""
    return tuple(dict.fromkeys(d.text for p in found for d in p.days if d.relative and d.iso is None and d.kind != "duration"))


def statements(found: Sequence[Passage]) -> tuple[Statement, ...]:
    """Who said on which weekday that something happens at a place on which weekday; what dates an undated article."""
    said: dict[tuple[str, str], tuple[str, str | None]] = {}
    where: dict[tuple[str, str], str] = {}
    for passage in found:
        for attribution in passage.story.attributions:
            if attribution.verb < 0 or not passage.sent.start_char <= attribution.start < passage.sent.end_char:
                continue
            for weekday in _weekdays(passage, attribution):
                key = attribution.speaker, weekday
                day = said_day(passage.story, attribution)
                if day is not None and day.weekday and day.weekday != weekday:
                    said.setdefault(key, (day.weekday, day.iso))
                place = next((m.name for m in passage.named("place", start=attribution.start, end=attribution.end)), None)
                if place:
                    where.setdefault(key, place)
    return tuple(Statement(speaker, *said[speaker, weekday], where[speaker, weekday], weekday)
                 for speaker, weekday in said if (speaker, weekday) in where)


def _weekdays(passage: Passage, attribution: Attribution) -> list[str]:
    """The weekdays inside what is said."""
    return [d.weekday for d in passage.days if d.weekday and attribution.start <= d.start < attribution.end]
