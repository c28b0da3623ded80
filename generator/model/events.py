"""Events: what several briefs tell of one thing, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as field_  # a correction has a `field` of its own
from typing import Literal

from generator.model.briefs import Claim
from generator.model.facts import Desk, Value

Format = Literal["negotiation", "leaders", "contacts", "exchange", "conference"]
"""How those who meet do so: between the warring sides, at the top, otherwise, to carry out an exchange, among many."""


@dataclass(frozen=True, slots=True)
class Track:
    """Who meets whom in which format: what the rounds of one line of talks have in common."""

    format: Format
    parties: tuple[str, ...] = ()
    """States and bodies, Ukraine and Russia first; empty where a name says who meets, or where leaders of many do."""
    name: str = ""
    """Of a format that goes by a name of its own."""


Side = Literal["Ukraine", "Russia", "third party", "outlet", "unknown"]
Agreement = Literal["one source", "sources agree", "sources differ"]
Standing = Literal["current", "differs", "earlier", "narrower", "besides"]
"""How a value stands to the best one. `current`: it is the same, or fits it; `differs`: another speaker disagrees; `earlier`: a later
one took its place; `narrower`: for a part of the places or weapons; `besides`: the same speaker gives both, and nothing says why."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim as an event sees it."""

    brief: str
    record: str
    claim: Claim
    speaker: str
    """`said_by`, or the outlet where the article says it in its own voice."""
    outlet: str
    published: str | None
    side: Side


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one field, with all who give it."""

    value: Value
    voices: tuple[Voice, ...]
    standing: Standing = "current"
    stance: Literal["states", "denies", "doubts"] = "states"
    """What these voices do with the value; `doubts`: they do not confirm it, or could not check it."""
    scope: tuple[str, ...] = ()
    """The places, or the weapons, for which alone a figure is given; empty for the whole event."""


@dataclass(frozen=True, slots=True)
class Account:
    """What all sources say about one field of an event."""

    field: str
    best: Value
    readings: tuple[Reading, ...]
    agreement: Agreement
    low: int | None = None
    high: int | None = None
    """Least and greatest number that any source of the same scope gives; None for other fields."""


@dataclass(frozen=True, slots=True)
class Join:
    """Why two records are held to tell of one event."""

    left: tuple[str, str]
    right: tuple[str, str]
    """(brief slug, record id)"""
    score: float
    """From 0 to 1; an editor's join is 1."""
    reasons: tuple[str, ...]
    by_editor: bool = False


@dataclass(frozen=True, slots=True)
class SameSource:
    """Why two articles count as one source."""

    left: str
    right: str
    """Slugs of briefs."""
    reason: Literal["same outlet", "same text", "same speaker", "quoted outlet"]
    """`same speaker`: all that either has is what he said; `quoted outlet`: all that the one has is what the other's outlet reported."""
    name: str = ""
    """The outlet or the speaker; empty for a copied text."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the articles of one day changed in what was known of an event."""

    day: str
    kind: Literal["new", "status", "value", "disputed"]
    """`new`: first reported; `status`: moved on; `value`: the best reading of a field is another one, or the first;
    `disputed`: somebody gives another value than the best one, denies a value or does not confirm it."""
    title: str
    """Of the event, as it was known at the end of that day."""
    voices: tuple[Voice, ...]
    """Those of the day who say so."""
    field: str = ""
    old: Value = ""
    """The best reading before, or the one that is disputed; empty where there is none."""
    new: Value = ""
    """The best reading now, or the value that `disputed` is about; of a list only the members that are new."""
    was: Standing = "earlier"
    """How the old reading stands to the new one."""
    stance: Literal["states", "denies", "doubts"] = "states"
    fields: Mapping[str, Value] = field_(default_factory=dict)
    """Of an event that is new: the best reading of each field at the end of the day."""


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting, attack or item of aid, as all briefs together tell it."""

    id: str
    """Stable; the last part of its address: /talks/<id>/."""
    desk: Desk
    title: str
    date: str | None
    fields: Mapping[str, Value]
    """The best reading of each field."""
    accounts: tuple[Account, ...]
    """In the order of FIELDS."""
    records: tuple[tuple[str, str], ...]
    voices: tuple[Voice, ...]
    sources: int
    """Independent sources: copies of one text count once."""
    joins: tuple[Join, ...] = ()
    unknown: tuple[str, ...] = ()
    """Fields that no source fills."""
    former_ids: tuple[str, ...] = ()
    """Ids that its records had, or would have, alone or before they were corrected: addresses that lead here."""
    former_records: tuple[tuple[str, str], ...] = ()
    """For each of `former_ids` the record that had it, or would have."""
    source_groups: tuple[tuple[str, ...], ...] = ()
    """The slugs of its briefs; each group is one independent source."""
    same_sources: tuple[SameSource, ...] = ()
    """Why the briefs of a group count as one source: each group's links hold it together."""
    changes: tuple[Change, ...] = ()
    """What each day of publication brought, oldest first; articles without a day bring none."""
    track: Track | None = None
    """The line of talks that it belongs to; None for other desks and for meetings that fit no line."""
    adds_up: bool = False
    """True for a total of what was given over a long time, which is no item of aid of its own."""
