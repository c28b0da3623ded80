"""The map of the desk of attacks: the newest month, or as much before it as it takes to show something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from generator.model import Event
from generator.site.days import day_words, is_full
from generator.site.index import Index
from generator.site.language import gettext
from generator.site.maps.drawing import MapView, map_of_attacks

SPANS = (30, 91, 365)
"""Days that a map may reach back."""
ENOUGH = 5
"""Attacks that make a map worth a look; what lies further back shows no state of things."""


def recent_map(attacks: Sequence[Event], index: Index) -> MapView | None:
    """Where the newest attacks are reported; `attacks` newest first, those without a known day are left out."""
    dated = [event for event in attacks if is_full(event.date)]
    if not dated:
        return None
    for span in SPANS:
        first = (date.fromisoformat(str(dated[0].date)) - timedelta(days=span - 1)).isoformat()
        chosen = [event for event in dated if str(event.date) >= first]
        if len(chosen) >= ENOUGH:
            break
    days = dict.fromkeys(day_words(str(event.date)) for event in (chosen[-1], chosen[0]))
    return map_of_attacks(chosen, index, heading=gettext("Where attacks are reported, {days}", days=gettext(" to ").join(days)), wide=True)
