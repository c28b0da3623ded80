"""Stable, readable ids of records: made from the content once, then kept for as long as the record lives."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model import Desk, Quantity, Record, Value
from generator.wording import plain, slug, write_quantity

LONGEST_ID = 60
"""Characters; an id is part of an address that people read and copy."""

_NAMED_BY: Mapping[Desk, tuple[str, ...]] = {
    "talks": ("place", "participants", "parties", "kind", "round", "date"),
    "attacks": ("places", "attacker", "date"),
    "aid": ("item", "donor", "quantity", "amount"),
}
"""The fields that tell one record from another, in the order of the words of the id."""
ALIKE = 3
"""Values that two records without a common sentence must share to be one: two attacks by drones on one day are not enough."""
_AT_MOST = 2
"""How many names of a list stand in an id."""


def with_ids(records: Iterable[Record], *, previous: Sequence[Record] = ()) -> tuple[Record, ...]:
    """The records with ids that are unique among them.

    A record keeps the id of the one in `previous` on the same desk with which it shares most quotes, else, where its sentences
    have changed, of one that states most of the same values; ids that `previous` used are not given to others, so that an
    address never comes to mean something else.
    """
    new = tuple(records)
    kept = _kept(new, previous)
    taken = {record.id for record in previous}
    named = []
    for number, record in enumerate(new):
        name = kept.get(number) or free(suggested_id(record.desk, record.fields), taken)
        taken.add(name)
        named.append(replace(record, id=name))
    return tuple(named)


def suggested_id(desk: Desk, fields: Mapping[str, Value]) -> str:
    """`istanbul-2025-07-23`, `patriot-missile-defence-systems-germany`."""
    words = [word for field in _naming(desk, fields) for word in _words(fields[field])]
    return _shortened(slug(" ".join(words))) or desk


def _naming(desk: Desk, fields: Mapping[str, Value]) -> list[str]:
    """Talks are named by their place, else by who meets; the kind of talks only where nothing else names them."""
    present = [field for field in _NAMED_BY[desk] if fields.get(field)]
    if desk == "talks":
        who = [field for field in present if field in ("place", "participants", "parties")][:1]
        rest = [field for field in present if field in ("round", "date")][-1:]
        return who + rest if who and rest else [*who, *(field for field in present if field == "kind"), *rest]
    if desk == "attacks" and "places" in present:
        return [field for field in present if field != "attacker"]
    return present[:3]


def _words(value: Value) -> Iterable[str]:
    if isinstance(value, Quantity):
        return (write_quantity(value),)
    return value[:_AT_MOST] if isinstance(value, tuple) else (str(value),)


def _shortened(name: str) -> str:
    """At most LONGEST_ID characters, cut between words."""
    return name if len(name) <= LONGEST_ID else name[: LONGEST_ID + 1].rpartition("-")[0] or name[:LONGEST_ID]


def free(name: str, taken: Container[str]) -> str:
    """`name`, or the first of `name-2`, `name-3`, … that is not taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _kept(new: Sequence[Record], previous: Sequence[Record]) -> dict[int, str]:
    """Number of a new record -> id of the previous one that it continues; each id once, most shared quotes first."""
    old = [(record, _quotes(record)) for record in previous]
    quoting, alike = [], []
    for number, record in enumerate(new):
        quotes = _quotes(record)
        for place, (candidate, known) in enumerate(old):
            if candidate.desk != record.desk:
                continue
            shared, likeness = len(quotes & known), _likeness(record, candidate)
            if shared:
                quoting.append((-shared, -likeness, number, place))
            elif likeness >= ALIKE and 2 * likeness >= max(len(record.fields), len(candidate.fields)):
                alike.append((0, -likeness, number, place))
    kept: dict[int, str] = {}
    for *_, number, place in (*sorted(quoting), *sorted(alike)):
        if number not in kept and previous[place].id not in kept.values():
            kept[number] = previous[place].id
    return kept


def _quotes(record: Record) -> frozenset[str]:
    return frozenset(plain(claim.quote) for claim in record.claims if claim.quote)


def _likeness(record: Record, other: Record) -> int:
    """Fields with the same value: tells apart records that share one quote, as two meetings in one sentence do."""
    return sum(other.fields.get(field) == value for field, value in record.fields.items())
