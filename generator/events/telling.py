"""The values that a record and its claims give for one field."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Record, Value


def values(record: Record, field: str) -> Iterator[Value]:
    """The record's own value first, then its claims'; what a claim denies is not among them."""
    told = (claim.fields for claim in record.claims if claim.stance != "denies")
    for fields in (record.fields, *told):
        if field in fields:
            yield fields[field]


def texts(record: Record, field: str) -> tuple[str, ...]:
    """The different texts among the values, those of lists taken apart, in their order."""
    found: dict[str, None] = {}
    for value in values(record, field):
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text:
                found.setdefault(text)
    return tuple(found)
