"""Sentences that speak again of a record: what the three desks share in placing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.model import Finding, Value

Told = tuple[Sequence[Finding], Mapping[str, Value]]
"""The findings of a record, and its fields."""
Fields = Callable[[Sequence[Finding]], dict[str, Value]]
Again = Callable[[Finding, Sequence[Told]], tuple[int, Finding] | None]


def with_retold(records: Sequence[Sequence[Finding]], findings: Iterable[Finding], fields: Fields, again: Again) -> tuple[tuple[Finding, ...], ...]:
    """The records, each with the findings that speak of it again; `again` judges by what the records held before any of them came."""
    told = [(tuple(r), fields(r)) for r in records]
    out = [list(r) for r in records]
    for place in (again(f, told) for f in findings):
        if place is not None:
            out[place[0]].append(place[1])
    return tuple(tuple(r) for r in out)


def distance(finding: Finding, group: Iterable[Finding]) -> int:
    """Sentences from a finding to the nearest of a record."""
    return min(abs(f.sentence - finding.sentence) for f in group)
