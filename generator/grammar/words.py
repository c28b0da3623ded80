"""The word lists of the lexicon as sets, each made once for a run, and the two sides of the war. Knows no grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

STRIKES = ("strike_nouns", "more_blows")
MEETINGS = ("negotiation_nouns", "meeting_nouns", "call_nouns", "conference_nouns", "more_meetings")
"""Lists of attacks.yaml and of talks.yaml that are asked for together: all nouns of what happens on a day."""


@dataclass(frozen=True, eq=False)
class Words:
    """Table -> list name -> words, as `Lexicon.words` has them."""

    tables: Mapping[str, Mapping[str, tuple[str, ...]]]

    @cached_property
    def group(self) -> Callable[..., frozenset[str]]:
        """`group("talks", "agree", "reach")`: the words of some lists of a table; a list that is missing is empty.

        Each is put together once: it is asked for at every word.
        """
        return cache(self._group)

    def _group(self, table: str, *lists: str) -> frozenset[str]:
        rows = self.tables.get(table, {})
        return frozenset(word for name in lists for word in rows.get(name, ()))

    def pairs(self, table: str, name: str) -> Mapping[str, str]:
        """A list of entries "written=meant"."""
        return dict(entry.rsplit("=", 1) for entry in self.tables.get(table, {}).get(name, ()))

    @cached_property
    def at_war(self) -> tuple[str, ...]:
        """The states that are at war with each other, the attacked one first, as sides.yaml has them."""
        return tuple(self.tables.get("sides", {}))

    @property
    def attacked(self) -> str:
        """The state that was attacked, for which aid is given; empty where the table names none."""
        return next(iter(self.at_war), "")

    @property
    def attackers(self) -> tuple[str, ...]:
        """The states that attacked it."""
        return self.at_war[1:]

    @cached_property
    def hostile(self) -> Mapping[str, str]:
        """What only its opponents call a side's forces -> that side: "the occupiers"."""
        return {word: side for side, words in self.tables.get("sides", {}).items() for word in words}

    def opponent(self, country: str) -> str | None:
        """The other of the two sides; None for a third country."""
        both = self.at_war
        return next((side for side in both if side != country), None) if country in both and len(both) == 2 else None
