"""A draft without what the evidence gate would refuse: the program drops what it cannot prove, and says nothing of it.

For drafts only. A hand's brief is never cut: there the gate tells its editor what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.briefs.called import Called, folded_words
from generator.briefs.evidence import carried, context_of, judged
from generator.briefs.stated import ENEMY, quoted, stated
from generator.model import Brief, Claim, Record, Value
from generator.wording import plain

BY_NAME = ("parties", "recipient")
"""Fields whose states a claim has only where its quote names the states themselves, not merely people of theirs."""

STEM = 5
"""Letters of a family name that its spellings share."""


def borne_out(brief: Brief, *, article_text: str, names: Called) -> Brief:
    """The brief with only those quotes that stand in the article, and those values that quotes state."""
    article = plain(article_text)
    brief = replace(
        brief,
        key_points=tuple(point for point in brief.key_points if plain(point.quote) in article),
        positions=tuple(position for position in brief.positions if plain(position.quote) in article),
        records=tuple(_proven(record, article, names=names, published=brief.published) for record in brief.records),
    )
    before = None
    while brief != before:
        # A record that falls takes its quotes along, on which another may have leant.
        before = brief
        brief = replace(brief, records=_leaning(brief, names=names))
    return brief


def _proven(record: Record, article: str, *, names: Called, published: str | None) -> Record:
    """The record with those claims whose quotes stand in the article and state something."""
    standing = [claim for claim in record.claims if plain(claim.quote) in article]
    claims = [replace(claim, fields=_stated(claim, record, names=names, published=published)) for claim in standing]
    return replace(record, claims=tuple(claim for claim in claims if claim.fields))


def _stated(claim: Claim, record: Record, *, names: Called, published: str | None) -> Mapping[str, Value]:
    """The values that the claim's own quote states: of a meeting of two people, who they are, but not their states."""
    fields: dict[str, Value] = {}
    quote = quoted(claim.quote)
    for field, item, verdict in judged(claim, record.desk, names=names, published=published):
        if verdict == "no" or (verdict == "doubt" and _only_understood(field)) or _speaks(field, item, claim):
            continue
        if verdict == "doubt" and field == "attacker" and not quote.vocabulary & ENEMY:
            continue  # "three drones were shot down over the region" does not say whose they were
        if field in BY_NAME and names.own is not None and stated("names", item, quote, names=names.own, published=None) != "yes":
            continue
        fields[field] = (*fields.get(field, ()), item) if isinstance(claim.fields[field], tuple) else item
    return fields


def _only_understood(field: str) -> bool:
    """True of a state that the quote does not name: the record has it, the claim does not."""
    return field in ("parties", "donor", "recipient")


def _speaks(field: str, item: Value, claim: Claim) -> bool:
    """True of a speaker who only says "I": "the president" beside it may be somebody else."""
    name = folded_words(str(item))[-1:]
    return field == "participants" and item == claim.said_by and not any(
        word[:STEM] == name[0][:STEM] for word in quoted(claim.quote).vocabulary for _ in name)


def _leaning(brief: Brief, *, names: Called) -> tuple[Record, ...]:
    """The records that have claims, with the values that these or the other quotes of the brief carry."""
    records = [record for record in brief.records if record.claims]
    context = context_of(replace(brief, records=tuple(records)))
    kept = (
        replace(
            record,
            fields={
                field: value
                for field, value, _ in carried(record, context, names=names, published=brief.published)
                if value not in ("", ())
            },
        )
        for record in records
    )
    return tuple(record for record in kept if record.fields)
