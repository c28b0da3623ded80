"""The sentences that tell the story: they cover the facts found, stand early, and do not repeat each other.

Greedy cover in the manner of Filatova and Hatzivassiloglou (2004): each step takes the sentence whose slots are most
worth telling and not told yet; position is a prior, as the lead of a news story carries most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.grammar.passages import Passage
from generator.grammar.salience_alone import end_of, speaks_itself, stands_alone, start_of
from generator.grammar.texts import text_of
from generator.model import Finding

FEWEST, MOST = 3, 6
WEIGHT: Mapping[str, float] = {
    "killed": 3, "injured": 2, "launched": 2, "intercepted": 1.5, "amount": 2, "quantity": 2, "date": 1.5, "place": 1.5, "places": 1.5,
    "outcome": 2, "status": 1, "item": 1.5, "donor": 1.5, "parties": 1, "participants": 1.5, "round": 1, "agenda": 1, "attacker": 1,
    "weapons": 1, "damage": 1,
}
SHORTEST, LONGEST = 6, 60
"""Words: shorter is no sentence that stands alone, longer is no point."""
SAME_DESK = 0.8
"""A further sentence of a desk counts less, so that the points cover the article."""


def key_points(found: Sequence[Passage], facts: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Start and end of three to six sentences in the order of the text; fewer where the article is short or has fewer that stand alone."""
    story = [p for p in found if p.role == "story" and SHORTEST <= len(text_of(p.doc)[p.start:p.end].split()) <= LONGEST]
    slots = {p.index: _slots(p, facts) for p in story}
    spoken = bool(story) and speaks_itself(story[0])
    told = [p for p in story if (slots[p.index] or _names(p)) and stands_alone(p, told=bool(slots[p.index]), spoken=spoken)]
    # The first words of an address greet; those of a report tell the news, also where no desk reads them.
    chosen = [p for p in told[:1] if facts and (slots[p.index] or p.story.cast.author is None)]
    seen = {slot for p in chosen for slot in slots[p.index]}
    fewest = min(FEWEST, (len(story) + 1) // 2)
    while len(chosen) < MOST:
        rest = [p for p in told if p not in chosen and not _repeats(p, chosen)]
        best = max(rest, key=lambda p: _worth(p, slots[p.index], seen, told, chosen=[slots[c.index] for c in chosen]), default=None)
        if best is None or (len(chosen) >= fewest and not set(slots[best.index]) - seen):
            break
        chosen.append(best)
        seen |= set(slots[best.index])
    return tuple((start_of(p), end_of(p)) for p in sorted(chosen, key=lambda p: p.index))


def _names(passage: Passage) -> bool:
    """True where a sentence names anybody or anything: "Today is the day that decides it all" tells nobody what."""
    return bool(passage.mentions) or any(t.ent_type_ and t.pos_ == "PROPN" for t in passage.tokens)


def _slots(passage: Passage, facts: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(name, f"{finding.desk}:{value}") for finding in facts if finding.sentence == passage.index
            for name, value in finding.fields.items()]


def _worth(
    passage: Passage, slots: Sequence[tuple[str, str]], seen: set[tuple[str, str]], told: Sequence[Passage],
    *, chosen: Sequence[Sequence[tuple[str, str]]]
) -> float:
    new = sum(WEIGHT.get(name, 0.5) for name, value in set(slots) if (name, value) not in seen)
    desks = _desks(slots)
    alike = min((sum(desk in _desks(other) for other in chosen) for desk in desks), default=0)
    order = next(n for n, p in enumerate(told) if p.index == passage.index)
    return new * SAME_DESK**alike + 1.0 / (1 + order)


def _desks(slots: Sequence[tuple[str, str]]) -> set[str]:
    return {value.split(":", 1)[0] for _, value in slots}


def _repeats(passage: Passage, chosen: Sequence[Passage]) -> bool:
    own = passage.content
    for other in chosen:
        words = other.content
        if len(own & words) > 0.6 * min(len(own), len(words)):
            return True
    return False
