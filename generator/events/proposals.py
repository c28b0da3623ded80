"""Lines for the editor's content/events.yaml: reports that nearly were one event, and those that only just became one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.events.build import NO_HAND, matching
from generator.events.ground import Ground, ground_of
from generator.events.hand import HandEvents
from generator.events.likeness import ENOUGH, Key
from generator.model import DESKS, Brief, Desk, Lexicon

NEARLY = 0.4
"""Two reports below this have too little in common to be worth a look."""
JUST = 0.75
"""A join above this needs no second look."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line that an editor may paste, and why."""

    rule: Literal["join", "part"]
    records: tuple[Key, Key]
    score: float
    why: str

    @property
    def line(self) -> str:
        pair = ", ".join("/".join(key) for key in self.records)
        return f"  - [{pair}]  # {self.score:.2f}: {self.why}"


def proposals_of(briefs: Sequence[Brief], *, lexicon: Lexicon, hand: HandEvents = NO_HAND) -> tuple[Proposal, ...]:
    """The pairs of reports that are worth a look, those to be joined first, the likeliest first; one for each two events."""
    ground = ground_of(lexicon)
    found = [proposal for desk in DESKS for proposal in _of_desk(desk, briefs, ground, hand)]
    return tuple(sorted(found, key=lambda p: (p.rule, -p.score if p.rule == "join" else p.score, p.records)))


def _of_desk(desk: Desk, briefs: Sequence[Brief], ground: Ground, hand: HandEvents) -> Iterator[Proposal]:
    matcher, pairs, groups, joins = matching(desk, briefs, ground, hand, least=NEARLY)
    group_of = {key: number for number, group in enumerate(groups) for key in group}
    decided = {frozenset(rule.records) for rule in hand.parts}
    best: dict[tuple[int, int], Proposal] = {}
    for one, other in sorted(set(pairs)):
        likeness, between = matcher.likeness(one, other), tuple(sorted((group_of[one], group_of[other])))
        if between[0] == between[1] or likeness.conflict or likeness.score < NEARLY or frozenset((one, other)) in decided:
            continue
        doubt = "too little in common" if likeness.score < ENOUGH else "other reports of the two events contradict each other"
        proposal = Proposal("join", (one, other), likeness.score, f"{'; '.join(likeness.reasons) or 'alike'}; but {doubt}")
        if between not in best or proposal.score > best[between].score:
            best[between] = proposal
    yield from best.values()
    for join in joins:
        if join.score < JUST:
            yield Proposal("part", (join.left, join.right), join.score, f"joined by {'; '.join(join.reasons)}")
