"""Who says what in an event, and how many independent sources there are.

Articles count once together where one outlet printed them, where their quotes are nearly the same text, where all that
either has comes from one and the same speaker, or where all that the one has is what the other's outlet reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from urllib.parse import urlsplit

from generator.events.ground import Ground
from generator.events.likeness import Key
from generator.events.names import key
from generator.events.telling import texts
from generator.model import Brief, Record, SameSource, Voice
from generator.wording import slug

SHINGLE = 4
"""Words in a row that are compared; shorter runs are common to all reports of one event."""
COPIED = 0.5
"""Share of the shorter text's runs that stand in the other one too, from which it counts as a copy."""
AT_LEAST = 4
"""Runs that a copy has in common with its original: seven words in a row, or two shorter stretches. Four words are chance."""


def outlet(brief: Brief) -> str:
    """The medium: its name, else its host, else the brief's own name."""
    return brief.publisher or _host(brief) or brief.slug


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


@dataclass(frozen=True, slots=True)
class Witness:
    """One article as a source of an event."""

    brief: Brief
    host: str
    names: frozenset[str]
    """The keys of its outlet's names: as the publisher has it, else as the address has it (`www.paper.example` -> `paper`)."""
    runs: frozenset[tuple[str, ...]]
    """Of words, in its quotes."""
    rests_on: Voice | None
    """The one speaker from whom all that it has comes; None where it cites several or adds something of its own."""
    speaker: str
    """The one spelling of that speaker."""


def independent(
    briefs: Mapping[str, Brief], voices: Mapping[Key, tuple[Voice, ...]], ground: Ground
) -> tuple[tuple[tuple[str, ...], ...], tuple[SameSource, ...]]:
    """The slugs of an event's briefs in groups, each of which is one independent source, and why those of a group are one.

    The links of a group hold it together with as few as there must be, those of the plainest reasons. So what is one source already
    is not compared any more: many copies of one text cost little more than their number.
    """
    said: dict[str, tuple[Voice, ...]] = {brief: () for brief in sorted(briefs)}
    for brief, record in sorted(voices):
        said[brief] += voices[brief, record]
    witnesses = [_witness(briefs[brief], told, ground) for brief, told in said.items()]
    group_of = {brief: [brief] for brief in said}
    links = []
    for reason, marks in REASONS:
        for a, b in _sharing(witnesses, marks):
            one, other = group_of[a.brief.slug], group_of[b.brief.slug]
            if one is not other and (link := reason(a, b)):
                links.append(link)
                one += other
                group_of |= dict.fromkeys(other, one)
    groups = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return tuple(sorted(groups.values())), tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _witness(brief: Brief, voices: tuple[Voice, ...], ground: Ground) -> Witness:
    host = _host(brief)
    labels = (brief.publisher,) if brief.publisher else host.split(".")[:-1]
    names = frozenset(key(name) for label in labels for name in (label, ground.names.canonical(label)))
    rests_on = _rests_on(voices, ground)
    return Witness(brief, host, names, _shingles(_quotes(voices)), rests_on, speaker(rests_on, ground) if rests_on else "")


def _host(brief: Brief) -> str:
    return (urlsplit(brief.url or "").hostname or "").removeprefix("www.")


def _same_outlet(a: Witness, b: Witness) -> SameSource | None:
    if not _one_outlet(a, b):
        return None
    return SameSource(a.brief.slug, b.brief.slug, "same outlet", a.brief.publisher or b.brief.publisher or outlet(a.brief))


def _same_text(a: Witness, b: Witness) -> SameSource | None:
    return SameSource(a.brief.slug, b.brief.slug, "same text") if _copied(a.runs, b.runs) else None


def _quoted_outlet(a: Witness, b: Witness) -> SameSource | None:
    if a.speaker not in b.names and b.speaker not in a.names:
        return None
    return SameSource(a.brief.slug, b.brief.slug, "quoted outlet", outlet(b.brief if a.speaker in b.names else a.brief))


def _same_speaker(a: Witness, b: Witness) -> SameSource | None:
    if not a.rests_on or a.speaker != b.speaker:
        return None
    return SameSource(a.brief.slug, b.brief.slug, "same speaker", a.rests_on.speaker)


def _outlet_marks(witness: Witness) -> Iterable[object]:
    return (witness.host, *(name.replace("-", "") for name in witness.names))


def _text_marks(witness: Witness) -> Iterable[object]:
    return witness.runs


def _quoted_marks(witness: Witness) -> Iterable[object]:
    return (witness.speaker, *witness.names)


def _speaker_marks(witness: Witness) -> Iterable[object]:
    return (witness.speaker,) if witness.rests_on else ()


REASONS = ((_same_outlet, _outlet_marks), (_same_text, _text_marks), (_quoted_outlet, _quoted_marks), (_same_speaker, _speaker_marks))
"""Why two articles are one source, the plainest first; each with marks of which two such articles share at least one."""


def _sharing(witnesses: Sequence[Witness], marks: Callable[[Witness], Iterable[object]]) -> list[tuple[Witness, Witness]]:
    """The pairs that share a mark, in the order of all pairs: few of a hundred reports of one event need a closer look."""
    bearing: dict[object, list[int]] = {}
    for number, witness in enumerate(witnesses):
        for mark in filter(None, set(marks(witness))):
            bearing.setdefault(mark, []).append(number)
    found = {pair for numbers in bearing.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}
    return [(witnesses[one], witnesses[other]) for one, other in sorted(found)]


def _one_outlet(a: Witness, b: Witness) -> bool:
    """By name; by address where neither has a name; by the name in the address where one has none."""
    named, other = (a, b) if a.brief.publisher else (b, a)
    if not named.brief.publisher:
        return a.host == b.host != ""
    if other.brief.publisher:
        return not a.names.isdisjoint(b.names)
    labels = {label.replace("-", "") for label in other.names}
    return any(name.replace("-", "") in labels for name in named.names)


def _copied(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    common = len(a & b)
    return common >= AT_LEAST and common >= COPIED * min(len(a), len(b))


def _rests_on(voices: tuple[Voice, ...], ground: Ground) -> Voice | None:
    """What an article says in its own voice adds nothing where its one speaker is cited for the same."""
    cited = [voice for voice in voices if voice.claim.said_by]
    if len({speaker(voice, ground) for voice in cited}) != 1:
        return None
    said = _said(cited)
    own = _said(voice for voice in voices if not voice.claim.said_by)
    return cited[0] if all(values <= said.get(field, set()) for field, values in own.items()) else None


def speaker(voice: Voice, ground: Ground) -> str:
    """One spelling for one speaker."""
    return key(ground.names.canonical(voice.speaker))


def _said(voices: Iterable[Voice]) -> dict[str, set[object]]:
    """Field -> its values, the members of lists apart."""
    fields: dict[str, set[object]] = {}
    for voice in voices:
        for field, value in voice.claim.fields.items():
            fields.setdefault(field, set()).update(value if isinstance(value, tuple) else (value,))
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
