"""attacks.geojson (RFC 7946): a point for every place of an attack whose position is known, with how exact it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import Event
from generator.site.cards import agreement
from generator.site.columns import bound, number
from generator.site.index import Index, event_path, places_of
from generator.site.precision import (
    admin1,
    date_prec,
    first_day,
    geo_precision,
    last_day,
    place_named,
    time_precision,
    where_prec,
)
from generator.wording import slug


def geojson(index: Index) -> bytes:
    """The attacks as points; what is known only to be in a country has none."""
    features = [feature for event in index.events if event.desk == "attacks" for feature in _points(event, index)]
    body = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return ('{"type": "FeatureCollection", "name": "attacks", "features": [\n' + body + "\n]}\n").encode()


def _points(event: Event, index: Index) -> Iterator[dict[str, Any]]:
    taken: set[str] = set()
    for name in places_of(event):
        place = place_named(name, index)
        if place is None or place.latitude is None or place.longitude is None or slug(name) in taken:
            continue
        taken.add(slug(name))
        yield {
            "type": "Feature",
            # Made of names, not of an order: the id stays when another place is named before this one.
            "id": f"{event.id}/{slug(name)}",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "event_id": event.id, "title": event.title, "event_date": event.date, "date_start": first_day(event.date),
                "date_end": last_day(event.date), "time_precision": time_precision(event.date), "date_prec": date_prec(event.date),
                "actor1": event.fields.get("attacker"), "location": name, "admin1": admin1(place, index), "country": place.country,
                "geo_precision": geo_precision(place), "where_prec": where_prec(place, index),
                "killed_best": number(event.fields.get("killed")), "killed_bound": bound(event.fields.get("killed")),
                "injured_best": number(event.fields.get("injured")), "injured_bound": bound(event.fields.get("injured")),
                "places": len(places_of(event)), "sources": event.sources, "agreement": agreement(event),
                "url": index.config.base_url + event_path(event),
            },
        }
