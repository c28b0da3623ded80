"""What the grammar finds in an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.facts import Desk, Value


@dataclass(frozen=True, slots=True)
class Finding:
    """What one stretch of an article states about one happening: the customs border, free of spaCy."""

    desk: Desk
    fields: Mapping[str, Value]
    start: int
    end: int
    """The quote is article.text[start:end]."""
    sentence: int
    """Number of the sentence in the article, from 0."""
    said_by: str | None = None
    link: Literal["new", "same", "apart"] = "new"
    """`same`: the words refer back ("the meeting", "of these, 15"), so the finding belongs to what was told before.
    `apart`: the words set it off from what was told before ("a day earlier"), without a day of its own."""
    rule: str = ""
    """Name of the grammar rule, for the draft and for finding faults."""
    hedge: str = ""
    """`reportedly`, `unverified`, … as the article words it."""
    stance: Literal["states", "claims", "confirms", "denies", "doubts"] = "states"
    territory: str = ""
    """The country in which all places of an attack lie; tells two waves apart where no attacker is named."""
    regions: tuple[tuple[str, str], ...] = ()
    """Places of an attack with the region in which each lies, where it is known."""
    item: int = -1
    """The paragraph of a list of the news whose strike is told for itself."""
    moment: str = ""
    """Month and day ("11-22") or weekday of an attack, where no year can be reckoned: no value, but it tells two waves apart."""


@dataclass(frozen=True, slots=True)
class PositionFinding:
    """A demand, refusal or offer of one side."""

    party: str
    text: str
    start: int
    end: int
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said on which weekday that something happens on which weekday: what dates an undated article."""

    speaker: str
    said_weekday: str
    """`monday`, as the article words it."""
    said_on: str | None
    """The day, where the article's own day is known."""
    place: str
    event_weekday: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the grammar found in one article."""

    facts: tuple[Finding, ...] = ()
    positions: tuple[PositionFinding, ...] = ()
    key_points: tuple[tuple[int, int], ...] = ()
    """The sentences (start, end) that tell the story, in the article's order."""
    statements: tuple[Statement, ...] = ()
    unresolved_days: tuple[str, ...] = ()
    """Relative days that had no anchor, as worded."""
    receiver: str = ""
    """The attacked country, where the article names it: who receives military aid of which nothing else is said."""
    notes: tuple[str, ...] = ()
