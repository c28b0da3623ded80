"""Who gives military aid, each with its items.

What several givers give together is one item: it stands under "Several donors together" and is never divided among them. What nobody
in particular is asked for stands under no giver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Event
from generator.site.days import newest_first
from generator.site.index import addresses, names_in, order
from generator.site.language import gettext, message, of_articles
from generator.site.paging import day_told

FOLDER = "aid/by-donor"
SEVERAL, NOBODY = message("Several donors together"), message("Without a named donor")


@dataclass(frozen=True, slots=True)
class Donor:
    """One giver, or one of the two groups that are none."""

    name: str
    """As articles have it, or the message of a group."""
    path: str
    own: tuple[Event, ...]
    """Newest first."""
    shared: tuple[Event, ...] = ()
    """What it gives together with others."""

    @property
    def is_group(self) -> bool:
        return self.name in (SEVERAL, NOBODY)

    @property
    def shown(self) -> str:
        """The name as pages show it."""
        return gettext(self.name) if self.is_group else of_articles(self.name)


def donors_of(items: Sequence[Event]) -> tuple[Donor, ...]:
    """The givers by their newest item, then what several give together, then what has no giver; `items` newest first."""
    own: dict[str, list[Event]] = {}
    shared: dict[str, list[Event]] = {}
    for event in items:
        names = names_in(event, "donor")
        own.setdefault(names[0] if len(names) == 1 else SEVERAL if names else NOBODY, []).append(event)
        for name in names if len(names) > 1 else ():
            shared.setdefault(name, []).append(event)
    named = [name for name in dict.fromkeys((*own, *shared)) if name not in (SEVERAL, NOBODY)]
    paths = addresses([*named, SEVERAL, NOBODY], folder=FOLDER)
    found = [Donor(name, paths[name], tuple(own.get(name, ())), tuple(shared.get(name, ()))) for name in named]
    found.sort(key=lambda donor: (newest_item((donor.own or donor.shared)[0]), donor.name))
    return (*found, *(Donor(name, paths[name], tuple(own[name])) for name in (SEVERAL, NOBODY) if name in own))


def newest_item(event: Event) -> tuple[object, ...]:
    """A sort key: the item that was announced, or else reported, last comes first."""
    return (newest_first(day_told(event)), order(event))
