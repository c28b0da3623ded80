"""The filters of the desks, as links: attacks by country, region and month, talks by line, status and month, aid by donor, step and month.

A filter has pages of its own where it leaves at least FEW events and not all of them; months and steps with fewer lead to their
part of the desk's list. So the number of pages grows with the events, and no page is nearly empty or the same as another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import CHOICES, Desk, Event
from generator.site.days import day_of, month_alone
from generator.site.donors import donors_of, newest_item
from generator.site.index import Index, addresses, once_a_desk, places_of
from generator.site.labels import CHOICE_NAMES, DESK_NAMES, STATUS_NAMES
from generator.site.language import capitalized, gettext, message, of_articles
from generator.site.names import by_name
from generator.site.naming import in_sentence
from generator.site.paging import (
    LISTS,
    UNDATED,
    Jump,
    listed,
    month_name,
    month_of,
    month_told,
    place_in_list,
    status_of,
)
from generator.site.precision import admin1, place_named
from generator.site.tracks import lines_of

YEAR = len("2025")
FEW = 5
"""Events that make a page."""
SHOWN = 8
"""Regions, lines and donors in a list of links: those with the most events."""
MONTHS = 12
"""Months on a page that has no room for all of them."""
AID_BY_MONTH = "aid/by-month/"
"""The list of aid by month; the other desks are listed so anyway."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one filter leaves of a desk."""

    text: str
    """`Russia`, in the list of links."""
    heading: str
    """`Attacks on Russia`"""
    path: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a list of filters."""

    text: str
    path: str
    count: int
    year: str = ""
    """Of a month: it stands before the first one of each year."""


@dataclass(frozen=True, slots=True)
class Facet:
    """The filters of one kind."""

    heading: str
    """One of the messages below."""
    choices: tuple[Choice, ...]
    more: Jump | None = None
    """Where all of them stand, if these are not all."""

    @property
    def shown(self) -> str:
        """The heading as pages show it."""
        return gettext(self.heading)


def parts_of(desk: Desk, index: Index) -> tuple[Part, ...]:
    """Every filter of a desk that has pages of its own."""
    return tuple(part for _, parts in _by_kind(desk, index) for part in parts)


def facets_of(desk: Desk, index: Index) -> tuple[Facet, ...]:
    """The lists of links of a desk."""
    facets = once_a_desk(index, "facets", desk, lambda: tuple(_FACETS[desk](index)))
    return tuple(facet for facet in facets if facet.choices)


def few_facets_of(desk: Desk, index: Index, *, but: str = "") -> tuple[Facet, ...]:
    """The same for a page that has no room for all months, and that shows one kind (`but`) itself."""
    return tuple(_newest(facet, desk) if facet.heading == MONTH else facet for facet in facets_of(desk, index) if facet.heading != but)


def _newest(facet: Facet, desk: Desk) -> Facet:
    if len(facet.choices) <= MONTHS:
        return facet
    return replace(facet, choices=facet.choices[:MONTHS], more=Jump(gettext("All months"), _by_months(desk), ""))


def _by_kind(desk: Desk, index: Index) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    return once_a_desk(index, "parts", desk, lambda: tuple((kind, tuple(parts)) for kind, parts in _PARTS[desk](index)))


# --- Parts with pages of their own ----------------------------------------------------------------------------------


def _attack_parts(index: Index) -> Iterator[tuple[str, Iterable[Part]]]:
    events = listed("attacks", index)
    yield ON, _named(events, lambda event: _countries(event, index), "attacks/on", message("Attacks on {name}"))
    yield REGION, _named(events, lambda event: _regions(event, index), "attacks/by-region", message("Attacks in {name}"))
    yield MONTH, _months(events, "attacks", month_of)


def _talk_parts(index: Index) -> Iterator[tuple[str, Iterable[Part]]]:
    events = listed("talks", index)
    found = by_name(events, lambda event: (str(event.fields.get("status", "")),))
    parts = (Part(capitalized(CHOICE_NAMES[status]), gettext("Talks: {status}", status=CHOICE_NAMES[status]), f"talks/by-status/{status}/", found.get(status, ())) for status in CHOICES["talks", "status"])
    yield STATUS, _worth(parts, events)
    yield MONTH, _months(events, "talks", month_of)


def _aid_parts(index: Index) -> Iterator[tuple[str, Iterable[Part]]]:
    yield MONTH, _months(sorted(listed("aid", index), key=newest_item), "aid", month_told)


ON, REGION, STATUS, MONTH, LINE, DONOR, STEP = (
    message("Country"), message("Region"), message("Status"), message("Month"), message("Line"), message("Donor"), message("Step"),
)
_PARTS = {"attacks": _attack_parts, "talks": _talk_parts, "aid": _aid_parts}


def _named(events: Sequence[Event], names: Callable[[Event], Iterable[str]], folder: str, heading: str) -> Iterator[Part]:
    """Those with the most events first."""
    found = by_name(events, names)
    paths = addresses(found, folder=folder)
    parts = (Part(of_articles(name), gettext(heading, name=of_articles(in_sentence(name))), paths[name].replace("/on/", "/on-"), found[name]) for name in paths)
    return _worth(sorted(parts, key=lambda part: -len(part.events)), events)


def _months(events: Sequence[Event], desk: Desk, month: Callable[[Event], str]) -> Iterator[Part]:
    parts = ((at, tuple(part)) for at, part in groupby(events, key=month) if at != UNDATED)
    return _worth((Part(month_name(at), gettext("{desk}, {month}", desk=DESK_NAMES[desk], month=day_of(at).text), f"{desk}/by-month/{at}/", part) for at, part in parts), events)


def _worth(parts: Iterable[Part], events: Sequence[Event]) -> Iterator[Part]:
    return (part for part in parts if FEW <= len(part.events) < len(events))


def _countries(event: Event, index: Index) -> Iterator[str]:
    """The countries in which the places of an attack lie; none where no source names a place."""
    yield from (place.country for name in places_of(event) if (place := place_named(name, index)) and place.country)


def _regions(event: Event, index: Index) -> Iterator[str]:
    yield from (region for name in places_of(event) if (region := admin1(place_named(name, index), index)))


# --- Links ----------------------------------------------------------------------------------------------------------


def _attack_facets(index: Index) -> Iterator[Facet]:
    parts = dict(_by_kind("attacks", index))
    yield Facet(ON, tuple(map(_choice, parts[ON])))
    # All regions that have a page: no other list leads to them.
    yield Facet(REGION, tuple(map(_choice, parts[REGION])), Jump(gettext("All places"), "places/", "") if parts[REGION] else None)
    yield _by_month("attacks", parts[MONTH], listed("attacks", index), month_of)


def _talk_facets(index: Index) -> Iterator[Facet]:
    parts = dict(_by_kind("talks", index))
    lines = [Choice(of_articles(line.heading), line.path, len(line.events)) for line in lines_of(index)[0]]
    yield _shown(LINE, sorted(lines, key=lambda choice: -choice.count), Jump(gettext("All lines of talks"), "talks/#tracks", ""))
    yield Facet(STATUS, tuple(map(_choice, parts[STATUS])))
    yield _by_month("talks", parts[MONTH], listed("talks", index), month_of)


def _aid_facets(index: Index) -> Iterator[Facet]:
    events = listed("aid", index)
    items = sorted((event for event in events if not event.adds_up), key=newest_item)
    donors = [Choice(donor.shown, donor.path, len(donor.own) + len(donor.shared)) for donor in donors_of(items) if not donor.is_group]
    yield _shown(DONOR, sorted(donors, key=lambda choice: -choice.count), Jump(gettext("All donors"), "aid/#ladders", ""))
    steps = [(step, next(at for at, event in enumerate(events) if status_of(event) == step)) for step in dict.fromkeys(map(status_of, events))]
    yield Facet(STEP, tuple(
        Choice(STATUS_NAMES[step], place_in_list(LISTS["aid"], step, at), sum(status_of(event) == step for event in events)) for step, at in steps
    ))
    yield _by_month("aid", dict(_by_kind("aid", index))[MONTH], sorted(events, key=newest_item), month_told)


_FACETS = {"attacks": _attack_facets, "talks": _talk_facets, "aid": _aid_facets}


def _choice(part: Part) -> Choice:
    return Choice(part.text, part.path, len(part.events))


def _shown(heading: str, choices: Sequence[Choice], more: Jump) -> Facet:
    return Facet(heading, tuple(choices[:SHOWN]), more if len(choices) > SHOWN else None)


def _by_month(desk: Desk, parts: Iterable[Part], events: Sequence[Event], month: Callable[[Event], str]) -> Facet:
    """Every month: its own page, or where it begins in the desk's list."""
    own = {part.path for part in parts}
    choices, at = [], 0
    for group, part in groupby(events, key=month):
        number = sum(1 for _ in part)
        path = f"{desk}/by-month/{group}/"
        text, year = (month_name(group), "") if group == UNDATED else (month_alone(group) if len(group) > YEAR else group, group[:YEAR])
        choices.append(Choice(text, path if path in own else place_in_list(_by_months(desk), group, at), number, year))
        at += number
    return Facet(MONTH, tuple(choices))


def _by_months(desk: Desk) -> str:
    return AID_BY_MONTH if desk == "aid" else LISTS[desk]
