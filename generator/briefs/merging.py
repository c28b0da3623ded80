"""The three-way merge of a brief, field by field: what the machine wrote before, what the editor made of it, what it reads now.

    the machine changed it, the editor did not -> the new value
    the editor changed it                      -> the editor's value, for good
    both did                                   -> the editor's value, and the other one is a suggestion

The unit is one key of one record, claim, key point or position; a list of names or phrases is one value. Records are known by
their id, claims and key points by their quote, in whatever order they stand. What the editor deleted stays deleted, what the
editor added stays. Comments are the editor's too: nothing that holds one is removed.

For the next merge the base moves on only where the editor's file follows the machine. Where the two differ it keeps what the
editor departed from, so that no agreement by chance makes a hand's value the machine's to overwrite.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.briefs.alignment import aligned, likely_same
from generator.briefs.ids import free
from generator.briefs.parts import Leaf, Part, leaves, lists, made_of
from generator.briefs.yaml_places import Path
from generator.model import Brief, Record

Commented = Callable[[Path], bool]
"""Whether a comment belongs to what is written at a path of the editor's file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step from the editor's file to the merged one."""

    what: Literal["set", "remove", "insert"]
    path: Path
    """Of the key that is set or removed, of the item that is removed, of the item before which another is inserted."""
    value: Leaf | Part | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the program reads where a hand has written something else; the editor decides."""

    what: Literal["value", "gone", "new"]
    """Another value for a key (None: no value), an item that is no longer found, a new item that may be one of the editor's own."""
    path: Path
    """Of the key or the item in the editor's file; of the list into which the new item would go."""
    value: Leaf | Part | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of an editor's brief."""

    brief: Brief
    base: Brief
    """What the next merge compares with."""
    reading: Brief
    """What the program reads now; a new record has another id than any of the editor's own."""
    changes: tuple[Change, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def merge(
    base: Brief,
    mine: Brief,
    new: Brief,
    *,
    commented: Commented = lambda path: False,
    held: frozenset[str] = frozenset(),
    settle: bool = False,
) -> Merged:
    """The editor's brief `mine` with all of the reading `new` that no hand has touched since `base`.

    `held` are ids of records that stay as the editor has them, and are only suggested where the editor has none. With `settle`,
    the editor has looked at all suggestions and keeps what stands: the next base remembers what was suggested, so that only a
    newer reading is suggested again.
    """
    work = _Merge(commented, held, settle, frozenset(correction.record for correction in mine.corrections))
    reading = _renamed(new, base, mine)
    brief, kept = work.part(base, mine, reading, ())
    return Merged(brief, kept, reading, tuple(work.changes), tuple(work.suggestions))


def _renamed(new: Brief, base: Brief, mine: Brief) -> Brief:
    """The reading with other ids for its new records where the editor has given theirs to records of the editor's own."""
    known = {record.id for record in base.records}
    taken = known | {record.id for record in mine.records} | {record.id for record in new.records}
    own = {record.id for record in mine.records} - known
    records = []
    for record in new.records:
        if record.id in own:
            record = replace(record, id=free(record.id, taken))
        records.append(record)
    return replace(new, records=tuple(records))


@dataclass(slots=True)
class _Merge:
    """One merge under way."""

    commented: Commented
    held: frozenset[str]
    settle: bool
    corrected: frozenset[str]
    """Ids of the records that the editor's corrections name."""
    changes: list[Change] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)

    def part(self, base: Any, mine: Any, new: Any, path: Path, *, held: bool = False) -> tuple[Any, Any]:
        """The merged part, and its next base, of one that all three have."""
        held = held or self._is_held(mine)
        own = "by" in leaves(mine)  # `by: editor`: no reading is put into the editor's mouth
        said, kept = self.leaves(leaves(base), leaves(mine), leaves(new), path, held=held or own)
        parts: dict[str, Any] = {}
        bases: dict[str, Any] = {}
        for name, own in lists(mine).items():
            parts[name], bases[name] = self.list(lists(base)[name], own, lists(new)[name], (*path, name), held=held)
        return made_of(mine, said, parts), made_of(base, kept, bases)

    def leaves(
        self, base: Mapping[str, Leaf], mine: Mapping[str, Leaf], new: Mapping[str, Leaf], path: Path, *, held: bool
    ) -> tuple[dict[str, Leaf], dict[str, Leaf]]:
        """The merged values of one part, and their next base."""
        merged, kept = dict(mine), dict(base)
        for name in dict.fromkeys((*base, *mine, *new)):
            b, m, n, here = base.get(name), mine.get(name), new.get(name), (*path, name)
            if n == b:
                continue
            if m == b and not held and not self._costs_a_comment(here, m, n):
                self.changes.append(Change("remove" if n is None else "set", here, n))
                _put(merged, name, n)
                _put(kept, name, n)
            elif n != m:
                self.suggestions.append(Suggestion("value", here, n))
                if self.settle:
                    _put(kept, name, n)
        return merged, kept

    def list(self, base: Sequence[Any], mine: Sequence[Any], new: Sequence[Any], path: Path, *, held: bool) -> tuple[Any, Any]:
        """The merged list, in the editor's order, and its next base."""
        b, m, n = aligned(base, mine, new)
        merged: dict[str, Part] = {}
        kept = {key: n.get(key, part) for key, part in b.items() if key not in m}  # deleted by hand: remembered, in its present words
        for number, (key, part) in enumerate(m.items()):
            here = (*path, number)
            if key not in b:
                merged[key] = part
            elif key in n:
                merged[key], kept[key] = self.part(b[key], part, n[key], here, held=held)
            elif part == b[key] and not (held or self.commented(here) or (isinstance(part, Record) and part.id in self.corrected)):
                self.changes.append(Change("remove", here))
            else:
                merged[key] = part
                self.suggestions.append(Suggestion("gone", here))
                if not self.settle:
                    kept[key] = b[key]
        own = [part for key, part in m.items() if key not in b]
        for key, part in n.items():
            if key in b or key in m:
                continue
            if held or self._is_held(part) or any(likely_same(part, other) for other in own):
                self.suggestions.append(Suggestion("new", path, part))
                if self.settle:
                    kept[key] = part
                continue
            kept[key] = part
            before = _last_of(n, key, merged)
            self.changes.append(Change("insert", (*path, _index_after(before, merged, m)), part))
            merged = _inserted(merged, key, part, after=before)
        return tuple(merged.values()), tuple(kept[key] for key in (*(k for k in n if k in kept), *(k for k in kept if k not in n)))

    def _is_held(self, part: Part) -> bool:
        return isinstance(part, Record) and part.id in self.held

    def _costs_a_comment(self, path: Path, old: Leaf | None, new: Leaf | None) -> bool:
        """A value is replaced beside its comment; a list would take those in it along, and one that goes leaves its own behind."""
        return old is not None and (new is None or isinstance(old, tuple)) and self.commented(path)


def _put(values: dict[str, Leaf], name: str, value: Leaf | None) -> None:
    if value is None:
        del values[name]
    else:
        values[name] = value


def _last_of(new: Mapping[str, Part], key: str, merged: Mapping[str, Part]) -> str | None:
    """The nearest item before `key` in the reading that stands in the merged list; None for the start of the list."""
    before = list(new)[: list(new).index(key)]
    return next((k for k in reversed(before) if k in merged), None)


def _index_after(before: str | None, merged: Mapping[str, Part], mine: Mapping[str, Part]) -> int:
    """The number, in the editor's list, of the item before which something that comes after `before` is inserted."""
    standing = list(merged)[: list(merged).index(before) + 1] if before is not None else []
    last = next((k for k in reversed(standing) if k in mine), None)
    return list(mine).index(last) + 1 if last is not None else 0


def _inserted(merged: Mapping[str, Part], key: str, part: Part, *, after: str | None) -> dict[str, Part]:
    items = list(merged.items())
    at = list(merged).index(after) + 1 if after is not None else 0
    return dict([*items[:at], (key, part), *items[at:]])
