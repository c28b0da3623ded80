"""Who says what in an event, and how many independent sources there are.

Articles count once together where their quotes are nearly the same text, where one outlet printed them, or where all
they have is the same statement of the same speaker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from generator.events.ground import Ground
from generator.events.likeness import Key
from generator.events.names import key
from generator.events.telling import texts
from generator.model import Brief, Record, Voice
from generator.wording import slug

SHINGLE = 4
"""Words in a row that are compared; shorter runs are common to all reports of one event."""
COPIED = 0.5
"""Share of the shorter text's runs that stand in the other one too, from which it counts as a copy."""


def outlet(brief: Brief) -> str:
    """The medium: its name, else its host, else the brief's own name."""
    host = urlsplit(brief.url or "").hostname or ""
    return brief.publisher or host.removeprefix("www.") or brief.slug


def voices_of(brief: Brief, record: Record, ground: Ground) -> tuple[Voice, ...]:
    """One voice for each claim, in the order of the record."""
    hit = ground.gazetteer.nations(texts(record, "places"))
    medium = outlet(brief)
    return tuple(
        Voice(
            brief=brief.slug,
            record=record.id,
            claim=claim,
            speaker=claim.said_by or medium,
            outlet=medium,
            published=brief.published,
            side=ground.names.side(claim.said_by, hit=hit) if claim.said_by else "outlet",
        )
        for claim in record.claims
    )


def independent(
    members: Sequence[Key], voices: Mapping[Key, tuple[Voice, ...]], outlets: Mapping[str, str], ground: Ground
) -> tuple[tuple[str, ...], ...]:
    """The briefs of an event in groups, each of which is one independent source."""
    groups: list[list[Key]] = []
    for member in members:
        same = [
            group for group in groups if any(_one_source(member, other, voices, outlets, ground) for other in group)
        ]
        groups = [group for group in groups if group not in same] + [
            [member, *(one for group in same for one in group)]
        ]
    return tuple(sorted(tuple(sorted({brief for brief, _ in group})) for group in groups))


def _one_source(
    one: Key, other: Key, voices: Mapping[Key, tuple[Voice, ...]], outlets: Mapping[str, str], ground: Ground
) -> bool:
    if one[0] == other[0] or key(outlets[one[0]]) == key(outlets[other[0]]):
        return True
    mine, theirs = voices[one], voices[other]
    return bool(mine and theirs) and (_copied(mine, theirs) or _one_statement(mine, theirs, ground))


def _copied(mine: tuple[Voice, ...], theirs: tuple[Voice, ...]) -> bool:
    a, b = _shingles(_quotes(mine)), _shingles(_quotes(theirs))
    return bool(a and b) and len(a & b) >= COPIED * min(len(a), len(b))


def _one_statement(mine: tuple[Voice, ...], theirs: tuple[Voice, ...], ground: Ground) -> bool:
    """True if one and the same speaker is all that either has, and what he says is the same."""
    speakers = {speaker(voice, ground) for voice in (*mine, *theirs)}
    if len(speakers) != 1 or any(voice.claim.said_by is None for voice in (*mine, *theirs)):
        return False
    said, heard = _said(mine), _said(theirs)
    return bool(said.keys() & heard.keys()) and all(said[field] == heard[field] for field in said.keys() & heard.keys())


def speaker(voice: Voice, ground: Ground) -> str:
    """One spelling for one speaker."""
    return key(ground.names.canonical(voice.speaker))


def _said(voices: tuple[Voice, ...]) -> dict[str, set[object]]:
    fields: dict[str, set[object]] = {}
    for voice in voices:
        for field, value in voice.claim.fields.items():
            fields.setdefault(field, set()).add(value)
    return fields


def _quotes(voices: tuple[Voice, ...]) -> tuple[str, ...]:
    return tuple(sorted({voice.claim.quote for voice in voices}))


@cache
def _shingles(quotes: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for quote in quotes:
        words = slug(quote).split("-")
        runs.update(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(runs)
