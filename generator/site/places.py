"""Places: where attacks are reported and talks are held, and which other places of the region are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Desk, Event, Place
from generator.site.accounts import Pair
from generator.site.cards import Card, cards, count
from generator.site.index import Index, places_of
from generator.site.labels import DESK_NAMES, NOT_STATED
from generator.site.language import Counted, Words, gettext, message, of_articles, series
from generator.site.maps.drawing import MapView, map_of_place, map_of_places
from generator.site.names import SHOWN, Entry, by_name, list_page
from generator.site.offices import briefs_with, spellings
from generator.site.render import Page, Sheet

LEAD = message("Every place where talks or attacks are reported. Lines of control are not shown.")
PRECISION = Words({
    "city": "the town or city", "site": "the site", "region": "the region only", "country": "the country only",
})
NOUNS: tuple[tuple[Desk, str], ...] = (("attacks", "attack"), ("talks", "meeting"), ("aid", "item of aid"))
"""The desks in the order of a place's page, and what one event of each is."""


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one desk at a place."""

    desk: Desk
    heading: str
    cards: tuple[Card, ...]
    more: str
    """`120 older ones`, or empty."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The page of one place."""

    name: str
    summary: str
    facts: tuple[Pair, ...]
    parts: tuple[Part, ...]
    region: str
    near: tuple[Entry, ...]
    """Other places of its region; of a region its places."""
    map: MapView | None


def places(index: Index) -> Iterator[Sheet]:
    """A page for every place named, and their list."""
    events = by_name(index.events, places_of)
    entries = {
        name: Entry(text=of_articles(name), path=path, about=_where(index.place.get(name)), count=_summary(events.get(name, ())))
        for name, path in index.places.items()
    }
    regions: dict[str, list[Entry]] = {}
    for name, entry in entries.items():
        regions.setdefault(_region(name, index), []).append(entry)
    for name, entry in entries.items():
        yield Sheet(entry.path, partial(_page, entry, events.get(name, ()), regions[_region(name, index)], index))
    yield Sheet("places/", partial(list_page, "places/", message("Places"), LEAD, list(entries.values()), drawn=partial(map_of_places, events, index)))


def _summary(here: Sequence[Event]) -> str:
    counts = ((sum(event.desk == desk for event in here), noun) for desk, noun in NOUNS)
    return series(count(number, noun) for number, noun in counts if number)


def _page(entry: Entry, here: Sequence[Event], region: Sequence[Entry], index: Index) -> Page:
    name = entry.text
    place = index.place.get(name)
    near = tuple(other for other in region if other.text != name) if _region(name, index) else ()
    briefs = briefs_with((slug for event in here for slug, _ in event.records), index)
    view = PlaceView(
        name=name, summary=entry.count, facts=_facts(place, spellings(name, place.aliases, briefs) if place else ()),
        parts=tuple(part for desk, _ in NOUNS if (part := _part(desk, [e for e in here if e.desk == desk], index)).cards),
        region=of_articles(_region(name, index)), near=near[:SHOWN], map=map_of_place(name, index),
    )
    return Page(path=entry.path, title=name, description=gettext("{name}: {events} reported there, with their sources.", name=name, events=entry.count),
                template="place.html", view=view, section="places/")


def _part(desk: Desk, events: Sequence[Event], index: Index) -> Part:
    left = len(events) - SHOWN
    return Part(desk, DESK_NAMES[desk], cards(events[:SHOWN], index), OLDER(left) if left > 0 else "")


OLDER = Counted("{n} older", "{n} older")


def _region(name: str, index: Index) -> str:
    """The region in which a place lies, or which it is; empty where that is not known."""
    place = index.place.get(name)
    return "" if place is None else place.name if place.kind == "region" else place.region


def _where(place: Place | None) -> str:
    return of_articles(", ".join(part for part in (place.region, place.country) if part)) if place else ""


def _facts(place: Place | None, others: Sequence[str]) -> tuple[Pair, ...]:
    if place is None:
        return (Pair(label=gettext("Where"), text=gettext("not in our list of places")),)
    facts = [Pair(label=gettext("Country"), text=of_articles(place.country) or gettext(NOT_STATED))]
    if place.region:
        facts.append(Pair(label=gettext("Region"), text=of_articles(place.region)))
    facts.append(Pair(label=gettext("Known to"), text=PRECISION[place.kind]))
    if place.latitude is not None and place.longitude is not None:
        facts.append(Pair(label=gettext("Latitude, longitude"), text=f"{place.latitude:.4f}, {place.longitude:.4f}"))
    if others:
        facts.append(Pair(label=gettext("In articles also"), text=series(map(of_articles, others))))
    return tuple(facts)
