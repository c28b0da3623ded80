"""An editor's file after a new reading of its article: the merge carried out on its text, or the file as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.briefs.called import Called
from generator.briefs.evidence import carried, context_of
from generator.briefs.merging import Merged, Suggestion, merge
from generator.briefs.patching import patched
from generator.briefs.reading import read_brief
from generator.briefs.yaml_places import Places
from generator.model import Brief


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


def updated(text: str, mine: Brief, *, path: str, base: Brief, new: Brief, names: Called, settle: bool = False) -> Updated:
    """The file `text`, which reads as `mine`, with all of the reading `new` that no hand has touched since `base`.

    A record that the changes would leave with a value which none of its quotes says stays as the editor has it.
    """
    places = Places(text)
    done = merge(base, mine, new, commented=places.holds_comment, settle=settle)
    stuck = frozenset(_unsaid(done.brief, names)) - frozenset(_unsaid(mine, names))
    if stuck:
        held = frozenset(record for record, _ in stuck)
        done = merge(base, mine, new, commented=places.holds_comment, settle=settle, held=held)
    after = patched(text, done.changes) if done.changes else text
    if refused := _wrong(done, text, after, path):
        return Updated(text, mine, base, done.reading, done.suggestions, refused)
    return Updated(after, done.brief, done.base, done.reading, done.suggestions)


def _unsaid(brief: Brief, names: Called) -> set[tuple[str, str]]:
    """(record, field) of all values that no quote bears out."""
    context = context_of(brief)
    return {
        (record.id, field)
        for record in brief.records
        if not record.by_editor and not record.hide
        for field, _, missing in carried(record, context, names=names, published=brief.published)
        if missing or not record.claims
    }


def _wrong(done: Merged, before: str, after: str, path: str) -> str:
    """What is wrong with the written text; empty where it says what was merged and holds every comment that stood before."""
    read, faults = read_brief(path, after)
    if read == done.brief:
        lost = Counter(Places(before).comments()) - Counter(Places(after).comments())
        return f"the comment {next(iter(lost))!r} would be lost" if lost else ""
    return next((f"line {fault.line}: {fault.what}" for fault in faults if fault.level == "error"), "it would say something else")
