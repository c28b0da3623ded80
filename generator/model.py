"""Every type that crosses a wall between rooms: frozen, with no behaviour beyond invariants.

Days are ISO texts whose length is their precision: `2025-07-23` a day, `2025-05` a month, `2025` a year.
Offsets are characters of `Article.text`, half open. A country is written by its common English name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from dataclasses import field as field_  # a correction has a `field` of its own
from datetime import date
from typing import Literal

Desk = Literal["talks", "attacks", "aid"]
DESKS: tuple[Desk, ...] = ("talks", "attacks", "aid")

Kind = Literal["word", "text", "texts", "name", "names", "place", "places", "day", "round", "quantity"]
"""How a field is written and compared. `word` is one of CHOICES; the plurals are lists."""

FIELDS: Mapping[Desk, Mapping[str, Kind]] = {
    "talks": {
        "kind": "word", "status": "word", "date": "day", "place": "place", "parties": "names", "participants": "names",
        "mediators": "names", "round": "round", "agenda": "texts", "outcome": "texts",
    },
    "attacks": {
        "date": "day", "attacker": "name", "places": "places", "weapons": "texts", "launched": "quantity",
        "intercepted": "quantity", "killed": "quantity", "injured": "quantity", "damage": "texts",
    },
    "aid": {
        "donor": "names", "recipient": "name", "item": "text", "quantity": "quantity", "amount": "quantity",
        "status": "word", "date": "day",
    },
}
"""The fields of a record and of its claims, in the order in which they are written."""

CHOICES: Mapping[tuple[Desk, str], tuple[str, ...]] = {
    ("talks", "kind"): ("negotiation", "meeting", "call", "conference", "exchange"),
    ("talks", "status"): ("proposed", "scheduled", "held", "postponed", "cancelled", "rejected"),
    ("aid", "status"): ("requested", "considered", "pledged", "delivered", "suspended", "rejected"),
}

DAY_ONE = date(2022, 2, 24)
"""The day on which the full-scale invasion began; it is day 1, as the press counts."""

BOUNDS: Mapping[str, Literal["low", "high", "about"]] = {
    "at least": "low", "more than": "low", "over": "low", "up to": "high", "nearly": "high", "almost": "high",
    "about": "about", "around": "about", "some": "about",
}
"""The words that may stand before a number, and which end of it they leave open."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a person writes it: `74`, `at least 1`, `3-5`, `over 5 billion EUR`."""

    low: int | None
    """None means open-ended: "up to 12" is low=None, high=12."""
    high: int | None
    """None means open-ended: "at least 12" is low=12, high=None."""
    bound: str = ""
    """The word of BOUNDS that the source used, or empty; "about 12" is low=12, high=12, bound="about"."""
    unit: str = ""
    """The ISO 4217 code of a sum of money, in whole units; empty for a count."""


Value = str | int | Quantity | tuple[str, ...]
"""A field's value by its kind: `round` is int, `quantity` Quantity, the plurals tuples, all others str."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the content, and what to write instead."""

    file: str
    what: str
    cure: str = ""
    line: int | None = None
    column: int | None = None
    level: Literal["error", "warning"] = "error"


# --- Articles -------------------------------------------------------------------------------------------------------

Role = Literal["headline", "story", "subheading", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; `text == article.text[start:end]`."""

    text: str
    start: int
    role: Role

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read: its words, and what is known about its publication."""

    path: str
    """As a brief names it: `seeds/a.txt`, with forward slashes."""
    digest: str
    """SHA-256 of the file's bytes."""
    text: str
    """All paragraphs, joined by blank lines; quotes are letter by letter from here."""
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    """How the day was found: `front matter`, `first line`, `page metadata`, `dateline`, `file name`, …"""


# --- What the grammar finds -----------------------------------------------------------------------------------------


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


# --- Briefs ---------------------------------------------------------------------------------------------------------


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


# --- Events ---------------------------------------------------------------------------------------------------------

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


# --- Lexicon --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    """The usual English spelling, as records write it."""
    country: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Offices as articles word them: `president`, `defence minister`, `Kremlin spokesman`."""
    gender: Literal["m", "f", ""] = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    country: str
    """Empty for alliances and media of many countries."""
    kind: str
    """`government`, `ministry`, `army`, `agency`, `alliance`, `media`, `emergency service`, `company`, `body`"""
    aliases: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    """The states that lead its meetings, where it exists only as meetings."""


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Adjectives and peoples: `Ukrainian`, `Ukrainians`."""
    seats: tuple[str, ...] = ()
    """Names by which its government goes: `Moscow`, `the Kremlin`."""
    capital: str = ""
    """The city in the spelling of the gazetteer."""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    kind: Literal["city", "region", "country", "site"]
    country: str
    region: str = ""
    """The oblast or first-order division, as `Kharkiv region`; empty for regions and countries."""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weapon:
    name: str
    """As records write it, singular: `drone`, `Iskander missile`."""
    kind: str
    """The general word: `drone`, `missile`, `ballistic missile`, `glide bomb`, `air defence`, `armour`, …"""
    aliases: tuple[str, ...] = ()
    strikes: bool = True
    """False for what only defends or is only given: Patriot, Leopard."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    weapons: tuple[Weapon, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Table -> list name -> words: `words["verbs"]["speech"]`, `words["cues"]["hedge"]`."""


# --- Configuration --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Config:
    """site.yaml, checked."""

    title: str
    description: str
    base_url: str
    """With scheme and sub-path and a closing slash: `https://user.github.io/repo/`."""
    language: str = "en"
    """Of the pages at the root."""
    time_zone: str = "Europe/Kyiv"
    publish: Literal["all", "checked"] = "all"
    repository: str = ""
    """Address of the repository, for edit links; empty leaves them out."""
    desks: tuple[Desk, ...] = DESKS
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    share_images: int = 150
    """How many of the newest events, and of the newest days, have a share image of their own; with 0 there is none at all."""
    languages: tuple[str, ...] = ()
    """All languages that the site is published in, the one at the root first; empty where it is the only one."""
    named: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language -> what title and description are in it, as far as site.yaml says."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The languages of the site, the one at the root first."""
        return self.languages or (self.language,)

    def in_language(self, code: str) -> Config:
        """The settings of the pages in one language: those of a further one stand in a folder of its name."""
        own = {key: text for key, text in self.named.get(code, {}).items() if text}
        return replace(self, language=code, base_url=self.base_url + folder_of(code, self), **own)

    @property
    def base_path(self) -> str:
        """`/repo/`, the path below which every page stands."""
        return "/" + "/".join(self.base_url.split("/")[3:]).lstrip("/")


def folder_of(code: str, config: Config) -> str:
    """Where the pages of a language stand below the root: empty for the first one, `uk/` for a further one."""
    return "" if code == config.editions[0] else f"{code}/"
