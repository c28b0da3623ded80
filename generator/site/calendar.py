"""talks.ics: meetings with a known day as all-day entries (RFC 5545), the same bytes on every build.

Times of day are not recorded, so an entry never carries one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model import Event
from generator.site.days import is_full
from generator.site.index import Index, event_path, last_voice_day, names_in, places_of
from generator.site.sentences import told

STATUS = {"proposed": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED", "rejected": "CANCELLED"}
MAX_OCTETS = 75
"""The longest line that RFC 5545 allows, without its end."""


def calendar(index: Index) -> bytes:
    """The calendar of all talks with a known day."""
    config = index.config
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(config.title)}//talks//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(config.title)}: talks",
    ]
    for event in index.events:
        if event.desk == "talks" and is_full(event.date):
            lines += _entry(event, index)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _entry(event: Event, index: Index) -> Iterator[str]:
    day = date.fromisoformat(event.date)
    host = index.config.base_url.split("/")[2]
    place = ", ".join(places_of(event))
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{host}"
    yield f"DTSTAMP:{(last_voice_day(event.voices) or event.date).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(told(event, index))}"
    if place:
        yield f"LOCATION:{_escaped(place)}"
    yield f"STATUS:{STATUS.get(str(event.fields.get('status')), 'CONFIRMED')}"
    if names_in(event, "parties"):
        yield "CATEGORIES:" + ",".join(_escaped(party) for party in names_in(event, "parties"))
    yield f"URL:{index.config.base_url}{event_path(event)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """The line with its end, broken before it exceeds 75 octets and never inside a character."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > MAX_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts) + "\r\n"
