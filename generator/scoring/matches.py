"""Labelled pairs and the groups that the program made -> precision and recall of the pairs, for each desk and each kind of likeness.

Every pair that the program joins and the labels do not is wrong, also where nobody thought that the two look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model import DESKS, Desk
from generator.scoring.labels import Key, Labels, Pair
from generator.scoring.table import Count


@dataclass(frozen=True, slots=True)
class Matches:
    """How well the pairs agree; sets of pairs of several folders add up."""

    counts: Mapping[Desk, Count]
    kinds: Mapping[str, tuple[int, int]]
    """Kind of likeness -> (how many pairs of it, how many of them were joined)."""
    wrong: tuple[tuple[Desk, Pair], ...]
    """Joined, and two events."""
    missed: tuple[tuple[Desk, Pair], ...]
    """One event, and not joined."""

    @property
    def whole(self) -> Count:
        return sum(self.counts.values(), Count())

    def __add__(self, other: Matches) -> Matches:
        kinds = {kind: tuple(map(sum, zip(self.kinds.get(kind, (0, 0)), other.kinds.get(kind, (0, 0)), strict=True)))
                 for kind in (*self.kinds, *other.kinds)}
        counts = {desk: self.counts.get(desk, Count()) + other.counts.get(desk, Count()) for desk in DESKS}
        return Matches(counts, kinds, self.wrong + other.wrong, self.missed + other.missed)  # type: ignore[arg-type]


NOTHING = Matches({}, {}, (), ())


def matched(labels: Labels, groups: Mapping[Desk, Iterable[Sequence[Key]]]) -> Matches:
    """`groups`: for each desk the records that the program holds to tell of one event."""
    joined = {desk: frozenset(pair for group in groups[desk] for pair in combinations(sorted(group), 2)) for desk in DESKS}
    everything = frozenset().union(*joined.values())
    return Matches(
        counts={desk: Count(len(labels.same[desk]), len(joined[desk]), len(joined[desk] & labels.same[desk])) for desk in DESKS},
        kinds={kind: (len(pairs), len(pairs & everything)) for kind, pairs in labels.alike.items()},
        wrong=tuple((desk, pair) for desk in DESKS for pair in sorted(joined[desk] - labels.same[desk])),
        missed=tuple((desk, pair) for desk in DESKS for pair in sorted(labels.same[desk] - joined[desk])),
    )


def match_lines(matches: Matches) -> Iterator[str]:
    """The figures as text, one line a desk and one a kind of likeness."""
    yield f"{'pairs of':<34} {'same':>5} {'joined':>7} {'right':>6} {'P':>6} {'R':>6}"
    for name, count in (*matches.counts.items(), ("ALL", matches.whole)):
        yield f"{name:<34} {count.gold:>5} {count.found:>7} {count.hit:>6} {count.precision:6.3f} {count.recall:6.3f}"
    yield f"{'look alike and are two events':<34} {'pairs':>5} {'joined':>7}"
    for kind, (pairs, wrong) in sorted(matches.kinds.items()):
        yield f"{kind:<34} {pairs:>5} {wrong:>7}"
