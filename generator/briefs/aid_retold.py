"""Aid that is told of more than once: which record a heading or a sentence supports, and with which of its values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.briefs.aid_likeness import HALTED, alike, equal, is_package, of_one_kind, of_one_make, telling_words
from generator.briefs.retelling import distance
from generator.model import Finding, Value

HEADING = "aid.heading"
RULES = (HEADING, "aid.retold")
NAME = re.compile(r"\b[A-Z][A-Za-z]*-?\d[\w-]*|\b[A-Z][a-z]{2,}\b|\b[A-Z]{4,}\b")
NUMBERS = ("quantity", "amount")
VAGUE, SAME = 1, 2
GIVEN = {"pledged", "delivered"}
"""Steps of which "X's donation of missiles" may be said."""
GENERAL = frozenset("arm armament weaponry hardware munition supply supplie delivery deliverie shipment help all fresh".split())
"""Words beside those of `aid_likeness` that name no thing."""


def told_again(finding: Finding, records: Sequence[tuple[Sequence[Finding], Mapping[str, Value]]]) -> tuple[int, Finding] | None:
    """The number of the record that a sentence speaks of, and the finding with those of its values that the record holds too."""
    fits = [(weight, -distance(finding, group), -n) for n, (group, have) in enumerate(records)
            if (weight := _fits(finding.fields, have)) and (finding.rule == HEADING or group[0].sentence < finding.sentence or weight == SAME and "donor" in finding.fields)]
    if not fits:
        return None
    best = max(fits)
    have = records[-best[2]][1]
    alone = sum(weight == VAGUE for weight, *_ in fits) == 1 and have.get("status") in HALTED
    if best[0] == VAGUE and finding.rule != HEADING and not alone:
        return None  # "US aid" is one gift only where it is the one that is held up
    return -best[2], replace(finding, fields=_shared(finding, have))


def _fits(new: Mapping[str, Value], have: Mapping[str, Value]) -> int:
    """How well a sentence fits a record; 0 where it tells of another giver, number or thing."""
    receiver = have.get("recipient")
    givers, known = set(new.get("donor", ())) - {receiver}, set(have.get("donor", ()))  # type: ignore[arg-type]
    if "item" not in have or (givers and not givers & known) or any(name in new and not equal(new[name], have.get(name)) for name in NUMBERS):
        return 0
    one, two = (str(f["item"]).replace("U.S.", "US") for f in (new, have))
    if alike(one, two) and telling_words(one) or of_one_kind(new, have) or of_one_make(new, have) or set(NAME.findall(one)) & set(NAME.findall(two)):
        return SAME
    if givers and telling_words(one) and telling_words(one) <= telling_words(two):
        return SAME  # "shells" of the same giver after "artillery shells"
    if telling_words(one) - GENERAL or not givers:
        return 0
    in_sum = is_package(have) or not telling_words(two) - GENERAL or "amount" in new
    return VAGUE if in_sum or not is_package(new) and receiver in new.get("recipient", ()) else 0  # type: ignore[operator]


def _shared(finding: Finding, have: Mapping[str, Value]) -> dict[str, Value]:
    new, receiver = finding.fields, have.get("recipient")
    out: dict[str, Value] = {"item": new["item"], **{name: new[name] for name in NUMBERS if name in new}}
    givers = tuple(d for d in new.get("donor", ()) if d in have.get("donor", ()))  # type: ignore[union-attr,operator]
    if givers:
        out["donor"] = givers
    if receiver in new.get("recipient", ()):  # type: ignore[operator]
        out["recipient"] = receiver  # type: ignore[assignment]
    given = {new.get("status"), have.get("status")} <= GIVEN
    if "status" in have and (finding.rule == HEADING or new.get("status") == have["status"] or given):
        out["status"] = have["status"]
    return out
