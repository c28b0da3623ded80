"""A strike that is told of more than once: which record a heading or a sentence supports, and with which of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import Finding, Value

HEADING = "attack.heading"
RULES = (HEADING, "attack.retold")
ENOUGH = 2
"""Values that a sentence and a record must share; a place counts twice, and a heading may name the side alone."""


def told_again(finding: Finding, records: Sequence[tuple[Sequence[Finding], Mapping[str, Value]]]) -> tuple[int, Finding] | None:
    """The number of the record that a sentence speaks of, and the finding with those of its values that the record holds too."""
    fits = []
    for n, (group, have) in enumerate(records):
        behind = [finding.sentence - f.sentence for f in group if f.sentence < finding.sentence]
        shared = _shared(finding.fields, have) if behind or finding.rule == HEADING else None
        if shared:
            fits.append((_weight(shared), -min(behind, default=0), -n, shared))
    if not fits:
        return None
    best = max(fits, key=lambda fit: fit[:3])
    if best[0] < ENOUGH and (len(fits) > 1 or finding.rule != HEADING) or set(best[3]) == {"date"} or sum(fit[0] == best[0] for fit in fits) > 1 and finding.rule == HEADING and "places" not in best[3]:
        return None
    return -best[2], replace(finding, fields=best[3])


def _shared(new: Mapping[str, Value], have: Mapping[str, Value]) -> dict[str, Value] | None:
    """What a sentence and a record agree in; None where they contradict each other."""
    out: dict[str, Value] = {}
    for name in ("date", "attacker"):
        if name in new and name in have and new[name] != have[name]:
            return None
        if name in new and name in have:
            out[name] = new[name]
    for name in ("places", "weapons"):
        mine = tuple(have.get(name, ()))  # type: ignore[arg-type]
        both = tuple(v for v in new.get(name, ()) if any(_same(name, str(v), str(m)) for m in mine))  # type: ignore[union-attr]
        if name in new and mine and not both:
            return None
        if both:
            out[name] = both
    return out


def _same(name: str, new: str, have: str) -> bool:
    """The same name; of weapons also the general word for a kind: "missile" for cruise missiles."""
    return new == have or name == "weapons" and have.endswith(f" {new}")


def _weight(shared: Mapping[str, Value]) -> int:
    return sum(ENOUGH if name == "places" else 1 for name in shared)
