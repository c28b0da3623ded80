"""Briefs: one article, summarized; drafted by the machine, owned by the editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import field as field_  # a correction has a `field` of its own
from typing import Literal

from generator.model.facts import Desk, Value


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says, in its words, with the values that these words state."""

    quote: str
    said_by: str | None
    fields: Mapping[str, Value]
    stance: str = "states"
    hedge: str = ""
    line: int | None = field(default=None, compare=False)
    """Where it stands in the brief's file, from 1."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its keys stands."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the editor states: one meeting, one attack, one item of aid."""

    id: str
    desk: Desk
    fields: Mapping[str, Value]
    claims: tuple[Claim, ...] = ()
    by_editor: bool = False
    """True lets values stand without a quote; the site marks them as the editor's."""
    hide: bool = False
    note: str = ""
    line: int | None = field(default=None, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeyPoint:
    text: str
    quote: str
    by_editor: bool = False
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Position:
    party: str
    text: str
    quote: str
    said_by: str | None = None
    by_editor: bool = False
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake of ours that was published, and what stands there now."""

    day: str
    """On which it was put right."""
    reason: str
    record: str = ""
    """The id of the record; empty for the title, a key point or anything else of the brief."""
    field: str = ""
    old: str = ""
    new: str = ""
    """As it is written in the brief; empty where the value was taken out."""
    line: int | None = field_(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Brief:
    """One article, summarized: drafted by the machine, owned by the editor."""

    slug: str
    """Its address below /briefs/ and its file name in content/briefs/, without the ending."""
    title: str
    article: str | None
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    url: str | None = None
    review: Literal["draft", "checked"] = "draft"
    checked_by: str = ""
    checked_on: str | None = None
    embargo: str = ""
    """When it may be published at the earliest: `2025-07-22T18:00`, with an offset or in the site's time zone."""
    key_points: tuple[KeyPoint, ...] = ()
    records: tuple[Record, ...] = ()
    """Of all desks, in the order of DESKS and of the file."""
    positions: tuple[Position, ...] = ()
    why_it_matters: str = ""
    note: str = ""
    hide: bool = False
    corrections: tuple[Correction, ...] = ()
    line: int | None = field(default=None, compare=False)
