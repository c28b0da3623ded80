"""The sentences that tell the story: they cover the facts found, stand early, and do not repeat each other.

Greedy cover in the manner of Filatova and Hatzivassiloglou (2004): each step takes the sentence whose slots are most
worth telling and not told yet; position is a prior, as the lead of a news story carries most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.grammar.function_words import FIRST_PERSON
from generator.grammar.passages import Passage
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
LEANING = frozenset("he she it they this these those such of but and or so also then there his her their its including however".split())
STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")


def key_points(found: Sequence[Passage], facts: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Start and end of three to six sentences in the order of the text; fewer where the article has fewer."""
    told = [p for p in found if p.role == "story" and SHORTEST <= len(text_of(p.doc)[p.start:p.end].split()) <= LONGEST
            and not _leans(p) and _is_whole(p)]
    slots = {p.index: _slots(p, facts) for p in told}
    # The first words of an address greet; those of a report tell the news, also where no desk reads them.
    chosen = [p for p in told[:1] if facts and (slots[p.index] or (p.mentions and p.story.cast.author is None))]
    seen = {slot for p in chosen for slot in slots[p.index]}
    while len(chosen) < MOST:
        rest = [p for p in told if p not in chosen and not _repeats(p, chosen)]
        best = max(rest, key=lambda p: _worth(p, slots[p.index], seen, told, chosen=[slots[c.index] for c in chosen]), default=None)
        if best is None or (len(chosen) >= FEWEST and not set(slots[best.index]) - seen):
            break
        chosen.append(best)
        seen |= set(slots[best.index])
    return tuple((p.start, p.end) for p in sorted(chosen, key=lambda p: p.index))


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


def _is_whole(passage: Passage) -> bool:
    """True for a sentence with a verb, its subject and a stop; the item of a list and the lines under a headline lack one."""
    subjects = any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.pos_ in ("VERB", "AUX") for t in passage.tokens)
    return subjects and bool(STOPPED.search(passage.text.rstrip()))


def _leans(passage: Passage) -> bool:
    """True for a sentence that cannot stand alone: it begins with a pronoun or inside a quotation."""
    first = next((t for t in passage.tokens if t.is_alpha), None)
    text = text_of(passage.doc)
    opened = text.count("“", max(0, passage.start - 600), passage.start) > text.count("”", max(0, passage.start - 600), passage.start)
    own = FIRST_PERSON - {"us"} if passage.story.cast.author is None else frozenset[str]()  # "US" opens many a report
    links = tuple(passage.group("cues", "links"))
    pronoun = first is None or first.lower_ in LEANING | own or text[first.idx:passage.end].lower().startswith(links)
    return pronoun or (opened and text[passage.start - 1:passage.start] != "“")


def _repeats(passage: Passage, chosen: Sequence[Passage]) -> bool:
    own = passage.content
    for other in chosen:
        words = other.content
        if len(own & words) > 0.6 * min(len(own), len(words)):
            return True
    return False
