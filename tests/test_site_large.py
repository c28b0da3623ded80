"""A made-up site of 200 briefs with odd signs: what independent readers of feeds, calendar, map and tables make of its downloads."""

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random
from urllib.parse import urljoin

import feedparser
import geojson
import icalendar
import pytest

from benchmarks.events import made
from generator.model import Correction
from tests.events_material import LEXICON, events
from tests.site_material import HOSTILE, built
from tests.table_rules import broken_rules, package, rows

BRIEFS = 200
PUBLISHERS = ("dpa", '=Ev;il, "Press"', "Köln – Ünïcode", None)
CORRECTIONS = (
    Correction("2025-03-02", '+Wrong, "so"; read again.', "attacks-1", "killed", "9", "2"), Correction("2025-03-03", "It was no meeting.", "gone"),
    Correction("2025-03-05", "The title.", field="title"),
)


def odd(number, chance):
    """A brief whose texts hold what has a meaning in one of the formats, and whose day is sometimes not known."""
    plain = made(number, days=40, chance=chance)
    spoken = tuple(replace(each, claims=tuple(replace(one, quote=f"={one.quote}; \"so\",\nhe said – {HOSTILE}", said_by=chance.choice(["the mayor", "TASS", None]),
                                                      stance=chance.choice(["states", "denies", "doubts"])) for one in each.claims)) for each in plain.records)
    another_night = Correction("2025-03-04", "Another night.", "attacks-2", "date", f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "2025-01-01")
    return replace(plain, records=spoken, title=f"-Title {number}\u2028{HOSTILE}", publisher=chance.choice(PUBLISHERS), url="https://n.example/a?b=1&c=2",
                   published=chance.choice([plain.published, plain.published, plain.published[:7], None]), corrections=(*CORRECTIONS, another_night) if number % 9 == 0 else ())


@cache
def large():
    chance = Random(20250721)
    briefs = tuple(odd(number, chance) for number in range(BRIEFS))
    files, faults = built(events(*briefs), briefs, lexicon=LEXICON)
    assert faults == ()
    return files


def test_the_tables_keep_their_rules_and_csv_and_json_have_the_same_rows():
    assert broken_rules(large()) == []
    for resource in package(large())["resources"]:
        if "schema" in resource:
            found = json.loads(large()[f"data/{resource['name']}.json"])
            assert len(found) == len(rows(large(), resource["name"])) > 0, resource["name"]
            assert all(list(row) == [field["name"] for field in resource["schema"]["fields"]] for row in found)
    assert len(rows(large(), "reports")) == 6 * BRIEFS
    assert Counter(row["change"] for row in rows(large(), "changes")).keys() == {"merged", "renamed", "corrected", "withdrawn"}


@pytest.mark.parametrize("folder", ["", "talks/", "attacks/", "aid/"])
def test_the_feeds_are_well_formed_newest_first_and_name_each_entry_once(folder):
    read = feedparser.parse(large()[f"{folder}feed.xml"])
    assert not read.bozo, read.get("bozo_exception")
    items = json.loads(large()[f"{folder}feed.json"])["items"]
    assert len({entry.id for entry in read.entries}) == 50 and [entry.id for entry in read.entries] == [item["id"] for item in items]
    updated = [entry.updated for entry in read.entries]
    assert updated == sorted(updated, reverse=True) and all(entry.published <= entry.updated for entry in read.entries)
    assert read.feed.updated == updated[0]


def test_the_calendar_has_every_meeting_of_a_known_day_once():
    body = large()["data/talks.ics"]
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [event.errors for event in found if event.errors] == [] and len({str(event["UID"]) for event in found}) == len(found)
    assert len(found) == sum(row["date_prec"] == "1" for row in rows(large(), "talks"))
    assert max(map(len, body.split(b"\r\n"))) <= 75 and b"\n" not in body.replace(b"\r\n", b"")


def test_the_map_is_valid_and_has_each_place_of_an_attack_once():
    read = geojson.loads(large()["data/attacks.geojson"].decode())
    assert read.is_valid and len({feature["id"] for feature in read["features"]}) == len(read["features"])
    assert {feature["properties"]["event_id"] for feature in read["features"]} == {row["event_id"] for row in rows(large(), "attacks")}


def test_every_page_is_reached_by_links_from_the_front_page():
    """But for addresses that have changed: they are kept for those who have them."""
    pages = {path.removesuffix("index.html"): body.decode() for path, body in large().items() if path.endswith("index.html")}
    seen, ahead = set(), [""]
    while ahead:
        address = ahead.pop()
        if address not in seen and address in pages:
            seen.add(address)
            links = re.findall(r'<a [^>]*href="([^"#?]*)', pages[address])
            ahead += [urljoin(f"https://site.example/{address}", link).removeprefix("https://site.example/") for link in links]
    assert {address for address, body in pages.items() if address not in seen and 'http-equiv="refresh"' not in body} == set()
