"""Every time that a record or a claim gives one field a value (or a list a member), with who, when and for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.events.ground import Ground
from generator.events.likeness import Key
from generator.events.names import key
from generator.model import CHOICES, Brief, Claim, Quantity, Record, Value, Voice
from generator.wording import slug

Stance = Literal["states", "denies", "doubts"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of an event, with all that is known of where it comes from."""

    key: Key
    record: Record
    published: str | None
    source: int
    """Number of the independent source that it belongs to."""
    voices: tuple[Voice, ...]
    fields: frozenset[str]
    """Of which the record or a claim says something."""
    home: frozenset[str]
    """The places of the record, in one spelling."""
    lands: frozenset[str]
    """The countries in which they lie."""


def telling_of(brief: Brief, record: Record, *, source: int, voices: tuple[Voice, ...], ground: Ground) -> Telling:
    places = _texts(record.fields, "places")
    home, lands = _spelled(places, ground), ground.gazetteer.nations(places)
    fields = frozenset(record.fields).union(*(voice.claim.fields for voice in voices))
    return Telling((brief.slug, record.id), record, brief.published, source, voices, fields, home, lands)


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of one field, as one claim or the record itself has it."""

    value: Value
    mark: object
    """The same for all spellings of one value."""
    telling: Telling
    voice: Voice | None = None
    """None where the record states it and no single claim does."""
    stated: bool = False
    """True for the record's own value, which is the best reading of its claims."""
    told: bool = False
    """True for a record's own value that its claims give too: it needs no reading of its own."""
    stance: Stance = "states"

    @property
    def published(self) -> str:
        """The day on which it was told; empty where that is unknown."""
        return self.telling.published or ""

    @property
    def source(self) -> int:
        return self.telling.source


@dataclass(frozen=True, slots=True)
class Scoped(Saying):
    """A figure, and for which part of the event its words give it."""

    places: frozenset[str] | None = None
    """None where it is for the whole, or the words do not say."""
    named: tuple[str, ...] = ()
    """These places as the claim has them."""
    of_part: bool = False
    """True if its record knows only some of the event's places."""
    weapons: tuple[str, ...] = ()

    @property
    def part(self) -> bool:
        return self.places is not None

    @property
    def home(self) -> tuple[str, ...]:
        """The places of its record."""
        return _texts(self.telling.record.fields, "places")

    @property
    def lands(self) -> frozenset[str]:
        """The countries in which they lie."""
        return self.telling.lands


def sayings_of(field: str, telling: Telling, mark: Callable[[Value], object]) -> Iterator[Saying]:
    """The claims' values in their order, then the record's own; each member of a list apart."""
    said = [voice for voice in telling.voices if field in voice.claim.fields]
    for voice in said:
        for value in _members(voice.claim.fields[field]):
            yield Saying(value, mark(value), telling, voice, stance=stance_of(voice.claim))
    if field not in telling.record.fields:
        return
    # Who denies or doubts a value is no support for it, though his words hold it.
    affirmed = [voice for voice in said if stance_of(voice.claim) == "states"]
    for value in _members(telling.record.fields[field]):
        told = any(value in _members(voice.claim.fields[field]) for voice in affirmed)
        support = None if told or (field, value) in _SORTED else _quoting(value, affirmed or telling.voices)
        yield Saying(value, mark(value), telling, support, stated=True, told=told)


def stance_of(claim: Claim) -> Stance:
    """What a claim does with its values; to confirm or to claim one is to state it."""
    return "denies" if claim.stance == "denies" else "doubts" if claim.stance == "doubts" else "states"


_SORTED = frozenset((field, word) for (_, field), words in CHOICES.items() for word in words)
"""Words by which the editor sorts; that a quote holds one of them proves nothing."""


def _members(value: Value) -> tuple[str | int | Quantity, ...]:
    return value if isinstance(value, tuple) else (value,)


def _quoting(value: str | int | Quantity, voices: Sequence[Voice]) -> Voice | None:
    """The first voice whose quote holds all words of the value: it says what no claim has apart."""
    if not isinstance(value, str) or not value:
        return None
    telling_so = (voice for voice in voices if stance_of(voice.claim) == "states")
    return next((voice for voice in telling_so if _words(value) <= _words(voice.claim.quote)), None)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(slug(text).split("-"))


# --- What a figure is for -------------------------------------------------------------------------------------------


def scoped(sayings: Sequence[Saying], ground: Ground) -> list[Scoped]:
    """The same, knowing all places of the event: a figure for some of them is for a part, one for a country is not."""
    homes = {saying.telling.key: saying.telling.home for saying in sayings}
    said = [_scope(saying.voice, saying.telling.voices) if saying.voice else () for saying in sayings]
    spelled = [_spelled(places, ground) for places in said]
    whole = frozenset().union(*homes.values(), *spelled)
    of_part = {key: _is_part(home, whole, ground) for key, home in homes.items()}
    return [
        Scoped(
            *(saying.value, saying.mark, saying.telling, saying.voice, saying.stated, saying.told, saying.stance),
            places=places if _is_part(places, whole, ground) else None,
            named=named,
            of_part=of_part[saying.telling.key],
            weapons=_texts(saying.voice.claim.fields, "weapons") if saying.voice else (),
        )
        for saying, places, named in zip(sayings, spelled, said, strict=True)
    ]


def _is_part(places: frozenset[str], whole: frozenset[str], ground: Ground) -> bool:
    """True if some place of the event is none of these and lies in no region of theirs."""
    if not places or places >= whole:
        return False
    regions = [place for place in places if (found := ground.gazetteer.find(place)) and found.kind == "region"]
    return any(all(ground.gazetteer.relation(other, region) != "within" for region in regions) for other in whole - places)


def _scope(voice: Voice, voices: Sequence[Voice]) -> tuple[str, ...]:
    """The places of a claim; of one sentence's several claims only the first carries them, for all."""
    sentence = (one for one in voices if one.claim.quote == voice.claim.quote)
    found = (_texts(one.claim.fields, "places") for one in (voice, *sentence) if "places" in one.claim.fields)
    return next(found, ())


def _spelled(names: Iterable[str], ground: Ground) -> frozenset[str]:
    """One spelling for each; nothing where one of them is a country."""
    names = tuple(names)
    if any(ground.gazetteer.is_country(name) for name in names):
        return frozenset()
    return frozenset(key(ground.gazetteer.name(name)) for name in names)


def _texts(fields: Mapping[str, Value], field: str) -> tuple[str, ...]:
    value = fields.get(field, ())
    return value if isinstance(value, tuple) else ()
