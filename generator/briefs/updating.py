"""An editor's file after a new reading of its article: the merge carried out on its text, or the file as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.briefs.called import Called
from generator.briefs.evidence import carried, context_of, judged
from generator.briefs.merging import Change, Merged, Suggestion, merge
from generator.briefs.patching import patched
from generator.briefs.reading import read_brief
from generator.briefs.stated import Quote
from generator.briefs.writing import SCHEMA_REMARK
from generator.briefs.yaml_places import Places
from generator.model import Brief


@dataclass(frozen=True, slots=True)
class Remarked:
    """A new value that now stands beside, or below, a comment of the editor's: it was written for another one."""

    change: Change
    comment: str
    line: int
    """Of the comment."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of an editor's file."""

    text: str
    brief: Brief
    base: Brief
    """What the next merge compares with."""
    reading: Brief
    """What the program reads; a new record has another id than any of the editor's own."""
    suggestions: tuple[Suggestion, ...] = ()
    refused: str = ""
    """Why the changes could not be written without touching anything else: then nothing has changed."""
    remarked: tuple[Remarked, ...] = ()


def updated(text: str, mine: Brief, *, path: str, base: Brief, new: Brief, names: Called, settle: bool = False) -> Updated:
    """The file `text`, which reads as `mine`, with all of the reading `new` that no hand has touched since `base`.

    A record that the changes would leave with a value which none of its quotes says, or a claim with one that its own does
    not, stays as the editor has it.
    """
    places = Places(text)
    done, held = merge(base, mine, new, commented=places.holds_comment, settle=settle), frozenset[str]()
    while stuck := _stuck(mine, done.brief, names) - held:  # what stays may have borne out something else
        held |= stuck
        done = merge(base, mine, new, commented=places.holds_comment, settle=settle, held=held)
    try:
        after = patched(text, done.changes)
        refused = _wrong(done, text, after, path)
    except yaml.YAMLError:
        refused = "the lines between would be no sound YAML"
    if refused:
        return Updated(text, mine, base, done.reading, done.suggestions, refused)
    return Updated(after, done.brief, done.base, done.reading, done.suggestions, remarked=tuple(_remarked(done, places, after)))


def _remarked(done: Merged, before: Places, after: str) -> Iterator[Remarked]:
    """The values that were set where a comment stands; comments keep their order, so each is found again by its number."""
    for change in (change for change in done.changes if change.what == "set"):
        for comment in before.comments_of(change.path):
            if not comment.text.startswith(SCHEMA_REMARK):
                now = Places(after).comments[before.comments.index(comment)]
                yield Remarked(change, comment.text, after.count("\n", 0, now.start) + 1)


def _stuck(mine: Brief, merged: Brief, names: Called) -> frozenset[str]:
    """Ids of the records of which the merged brief says something that no quote bears out, and the editor's does not.

    Both are asked with the quotes and the day of the merged one, so that the next build asks the same and changes nothing.
    """
    context = context_of(merged)
    more = _unsaid(merged, context, names, published=merged.published) - _unsaid(mine, context, names, published=merged.published)
    return frozenset(record for record, *_ in more)


def _unsaid(brief: Brief, context: Sequence[Quote], names: Called, *, published: str | None) -> set[tuple[str, ...]]:
    """(record, field) of all values that no quote bears out, and (record, field, value) of those that their claim's own does not."""
    records = [record for record in brief.records if not record.hide]
    return {
        (record.id, field)
        for record in records
        if not record.by_editor
        for field, _, missing in carried(record, context, names=names, published=published)
        if missing or not record.claims
    } | {
        (record.id, field, str(value))
        for record in records
        for claim in record.claims
        for field, value, verdict in judged(claim, record.desk, names=names, published=published)
        if verdict == "no"
    }


def _wrong(done: Merged, before: str, after: str, path: str) -> str:
    """What is wrong with the written text; empty where it says what was merged and holds every comment that stood before."""
    read, faults = read_brief(path, after)
    if read == done.brief:
        lost = Counter(c.text for c in Places(before).comments) - Counter(c.text for c in Places(after).comments)
        return f"the comment {next(iter(lost))!r} would be lost" if lost else ""
    return next((f"line {fault.line}: {fault.what}" for fault in faults if fault.level == "error"), "it would say something else")
