"""Records of one desk -> groups that tell of one event each, whatever the order in which they come.

Pairs are taken best first. Two groups become one only if no record of the one contradicts any of the other, so that
a chain of likenesses never joins what a single comparison would part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from generator.events.days import FULL
from generator.events.likeness import DAY, ENOUGH, FAR, Key, Likeness, Slots, Stay
from generator.model import Join

T = TypeVar("T", bound=Slots)
"""Meeting, Attack or Item."""

ALIKE = 0.1
"""Two candidates whose scores differ by no more than this are equally good for a record that names no day."""


@dataclass(eq=False)
class Compared(Generic[T]):
    """All slots that were met, numbered, and their comparisons, each made once."""

    compare: Callable[[T, T], Likeness]
    contradict: Callable[[T, T], str]
    """The contradiction that a comparison finds, by itself: it costs a fraction of the whole, and is the same both ways."""
    slots: list[T] = field(default_factory=list)
    numbers: dict[T, int] = field(default_factory=dict)
    known: dict[tuple[int, int], Likeness] = field(default_factory=dict)
    contradictions: dict[tuple[int, int], str] = field(default_factory=dict)

    def number(self, slots: T) -> int:
        """The same for equal slots."""
        found = self.numbers.setdefault(slots, len(self.slots))
        if found == len(self.slots):
            self.slots.append(slots)
        return found

    def likeness(self, one: int, other: int) -> Likeness:
        """How well the slots of these numbers fit; a figure in its reasons is worded as the one has it."""
        pair = (one, other)
        known = self.known.get(pair)
        if known is None:
            known = self.known[pair] = self.compare(self.slots[one], self.slots[other])
        return known

    def contradiction(self, one: int, other: int) -> str:
        """Why the slots of these numbers cannot be of one event; empty where they can."""
        pair = (one, other) if one < other else (other, one)
        known = self.contradictions.get(pair)
        if known is None:
            known = self.contradictions[pair] = self.contradict(self.slots[one], self.slots[other])
        return known


@dataclass
class Matcher(Generic[T]):
    """The records of one desk by the numbers of their slots, and how well each two fit."""

    numbers: Mapping[Key, int]
    compared: Compared[T]

    def slots(self, key: Key) -> T:
        return self.compared.slots[self.numbers[key]]

    def likeness(self, one: Key, other: Key) -> Likeness:
        """The same both ways; records with equal slots share their comparisons."""
        if one > other:
            one, other = other, one
        return self.compared.likeness(self.numbers[one], self.numbers[other])

    def alike(self) -> list[list[Key]]:
        """The records by equal slots, in order."""
        found: dict[int, list[Key]] = defaultdict(list)
        for key in sorted(self.numbers):
            found[self.numbers[key]].append(key)
        return list(found.values())


def candidates(matcher: Matcher[T], stays: Callable[[T], Iterable[Stay]], *, least: float = ENOUGH) -> Iterator[tuple[Key, Key]]:
    """Pairs of records that wait at one mark at one time and score `least`, each once, in no order; records of one brief are never a pair.

    Records with equal slots stand for each other, so that a hundred reports of one event make a hundred pairs and
    not five thousand. Most that meet do not fit: only of the others are the records paired.
    """
    alike = matcher.alike()
    for records in alike:
        yield from _chain(records, records)
    for one, other in _meeting([list(stays(matcher.slots(records[0]))) for records in alike]):
        if _fit(alike[one], alike[other], matcher, least):
            yield from _chain(alike[one], alike[other])


def _fit(left: Sequence[Key], right: Sequence[Key], matcher: Matcher[T], least: float) -> bool:
    """Whether equal records of the one kind and of the other may score so much, compared as their keys are ordered."""
    if left[0] > right[0]:
        left, right = right, left
    one, other = matcher.numbers[left[0]], matcher.numbers[right[0]]
    both_ways = left[-1] > right[0]
    return matcher.compared.likeness(one, other).score >= least or (both_ways and matcher.compared.likeness(other, one).score >= least)


def _meeting(stays: Sequence[Iterable[Stay]]) -> set[tuple[int, int]]:
    """The numbers of those whose stays share a mark and overlap in time."""
    marks: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for number, places in enumerate(stays):
        for stay in places:
            marks[stay.mark].append((stay.first, stay.last, number, stay.kin))
    met: set[tuple[int, int]] = set()
    for guests in marks.values():
        waiting: dict[str, list[tuple[int, int]]] = {}
        for first, last, number, kin in sorted(guests):
            for name, crowd in waiting.items():
                if name != kin or not kin:
                    waiting[name] = crowd = [(until, other) for until, other in crowd if until >= first]
                    met.update([(number, other) if number < other else (other, number) for _, other in crowd])
            waiting.setdefault(kin, []).append((last, number))
    return {(one, other) for one, other in met if one != other}


def _chain(left: Sequence[Key], right: Sequence[Key]) -> set[tuple[Key, Key]]:
    """Each record of either side with the first one of the other side that is of another brief."""
    pairs = set()
    for side, across in ((left, right), (right, left)):
        first = across[0]
        second = next((one for one in across if one[0] != first[0]), None)
        for key in side:
            other = second if key[0] == first[0] else first
            if other:
                pairs.add((key, other) if key < other else (other, key))
    return pairs


@dataclass(eq=False, slots=True)
class Group:
    """Records that are held to tell of one event."""

    records: list[Key]
    briefs: set[str]
    slots: set[int]
    """The numbers of their slots: equal records are judged as one."""


def grouped(
    matcher: Matcher[T],
    pairs: Iterable[tuple[Key, Key]],
    *,
    joined: Iterable[frozenset[Key]] = (),
    parted: frozenset[frozenset[Key]] = frozenset(),
) -> tuple[list[list[Key]], list[Join]]:
    """The groups, and for each union the pair that made it; `joined` and `parted` are the editor's and win.

    The time goes with the number of pairs, and with that of the different slots in a group, squared.
    """
    group_of = {key: Group([key], {key[0]}, {matcher.numbers[key]}) for key in sorted(matcher.numbers)}
    place = {key: number for number, key in enumerate(group_of)}
    joins = [join for records in joined for join in _by_hand(records, group_of)]
    found = ((*pair, matcher.likeness(*pair)) for pair in pairs)
    good = _decided([pair for pair in found if pair[2].score >= ENOUGH], matcher)
    for one, other, likeness in sorted(good, key=lambda pair: (-round(pair[2].weight, 2), place[pair[0]], place[pair[1]])):
        a, b = group_of[one], group_of[other]
        if a is b or _apart(a, b, matcher.compared, parted):
            continue
        joins.append(Join(one, other, likeness.score, likeness.reasons))
        _unite(a, b, group_of)
    groups = {id(group): sorted(group.records) for group in group_of.values()}
    return sorted(groups.values()), joins


def _by_hand(records: frozenset[Key], group_of: dict[Key, Group]) -> Iterator[Join]:
    present = sorted(record for record in records if record in group_of)
    for one, other in pairwise(present):
        _unite(group_of[one], group_of[other], group_of)
        yield Join(one, other, 1.0, ("joined by the editor",), by_editor=True)


def _unite(a: Group, b: Group, group_of: dict[Key, Group]) -> None:
    larger, smaller = (a, b) if len(a.records) >= len(b.records) else (b, a)
    larger.records += smaller.records
    larger.briefs |= smaller.briefs
    larger.slots |= smaller.slots
    group_of |= dict.fromkeys(smaller.records, larger)


def _apart(a: Group, b: Group, compared: Compared[T], parted: frozenset[frozenset[Key]]) -> bool:
    """True if a record of the one group contradicts one of the other, shares its brief, or the editor parts them."""
    if not a.briefs.isdisjoint(b.briefs):
        return True
    if parted and any(pair.issubset((*a.records, *b.records)) for pair in parted):
        return True
    for one in a.slots:
        for other in b.slots:
            conflict = compared.contradiction(one, other)
            if conflict and not (conflict in (DAY, FAR) and _bridged(one, other, a.slots | b.slots, compared)):
                return True
    return False


def _bridged(one: int, other: int, members: Iterable[int], compared: Compared[T]) -> bool:
    """True if a third record knows the days of both, or that the event was moved: the day is disputed, or another now."""
    ends = (compared.slots[one], compared.slots[other])
    return any(compared.slots[member].bridges(*ends) for member in members)


Pair = tuple[Key, Key, Likeness]


def _decided(pairs: list[Pair], matcher: Matcher[T]) -> list[Pair]:
    """Without the pairs of a record that names no exact day and fits several different events equally well.

    What another record of its own brief fits better is no choice for it.
    """
    vague = {key for key in matcher.numbers if not any(len(day) == FULL for day in matcher.slots(key).days)}
    closest: dict[tuple[Key, str], float] = defaultdict(float)
    near: dict[Key, list[Pair]] = defaultdict(list)
    for one, other, likeness in pairs if vague else ():
        for key, brief in ((one, other[0]), (other, one[0])):
            closest[key, brief] = max(closest[key, brief], likeness.score)
    for pair in pairs if vague else ():
        for key, other in (pair[:2], pair[1::-1]):
            if key in vague and pair[2].score >= closest[other, key[0]]:
                near[key].append(pair)
    undecided = {key for key, around in near.items() if _torn(key, around, matcher)}
    return [pair for pair in pairs if undecided.isdisjoint(pair[:2])] if undecided else pairs


def _across(pair: Pair, key: Key) -> Key:
    return pair[1] if pair[0] == key else pair[0]


def _torn(key: Key, around: list[Pair], matcher: Matcher[T]) -> bool:
    first = min(around, key=lambda pair: (-pair[2].score, *pair[:2]))
    best, score = _across(first, key), first[2].score
    rivals = (_across(pair, key) for pair in around if pair is not first and round(score - pair[2].score, 2) <= ALIKE)
    same = ("", DAY) if matcher.slots(key).moved else ("",)
    return any(rival[0] == best[0] or matcher.compared.contradiction(matcher.numbers[best], matcher.numbers[rival]) not in same for rival in rivals)
