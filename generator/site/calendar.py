"""talks.ics: meetings with a known day as all-day entries (RFC 5545), the same bytes on every build.

Times of day are not recorded, so an entry never carries one; a month is no day, so a meeting of which no more is known is not in it. An
entry is named after the first report of its meeting: a new date or status changes its SEQUENCE, never its UID.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model import Event
from generator.site.accounts import difference, facts_of
from generator.site.corrections import in_event, sentences
from generator.site.days import is_full
from generator.site.index import Index, event_path, names_in, places_of
from generator.site.labels import DESK_NAMES
from generator.site.revisions import published, times_changed, updated, updates
from generator.site.sentences import told

STATUS = {"proposed": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED", "rejected": "CANCELLED"}
"""RFC 5545 has three words for a meeting; what was put off stays on its day until a report names another, and is said to be put off."""
RESCHEDULED = ("date", "status", "place")
"""A change of these grows SEQUENCE."""
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
    day = date.fromisoformat(str(event.date))
    status = str(event.fields.get("status") or "")
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(event, index)}"
    yield f"DTSTAMP:{_time(updated(event, index))}"
    yield f"CREATED:{_time(published(event, index))}"
    yield f"LAST-MODIFIED:{_time(updated(event, index))}"
    yield f"SEQUENCE:{times_changed(event, index, fields=RESCHEDULED)}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(' '.join(_description(event, index)))}"
    if places_of(event):
        yield f"LOCATION:{_escaped(', '.join(places_of(event)))}"
    yield f"STATUS:{STATUS.get(status, 'CONFIRMED')}"
    yield "CATEGORIES:" + ",".join(map(_escaped, _categories(event)))
    yield f"URL:{index.config.base_url}{event_path(event)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(event: Event, index: Index) -> str:
    host = index.config.base_url.split("/")[2]
    return f"{'.'.join(event.records[0])}@{host}"


def _time(day: str) -> str:
    return f"{day.replace('-', '')}T000000Z"


def _description(event: Event, index: Index) -> Iterator[str]:
    """What is told, what changed, and whether the sources differ on the day or on whether it is held."""
    yield told(event, index)
    if event.fields.get("status"):
        yield f"Status: {event.fields['status']}."
    for fact in facts_of(event, index):
        if fact.differs and fact.field in RESCHEDULED:
            yield f"Sources differ. {difference(fact)}."
    yield from updates(event, index)
    yield from sentences(in_event(event, index))


def _categories(event: Event) -> Iterator[str]:
    yield DESK_NAMES["talks"]
    yield from names_in(event, "kind")
    yield from names_in(event, "parties")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """The line with its end, broken before it exceeds 75 octets and never inside a character."""
    if len(line.encode()) <= MAX_OCTETS:
        return line + "\r\n"
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > MAX_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts) + "\r\n"
