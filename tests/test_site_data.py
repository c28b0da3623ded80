"""The downloads: feeds, tables, calendar and map are valid, complete, and never say more than the events."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Quantity
from generator.site.calendar import folded
from tests.site_material import EVENTS, HOSTILE, built, site

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site()[f"data/{name}.csv"].decode(), newline="")))


@pytest.mark.parametrize(("folder", "entries"), [("", 3), ("talks/", 1), ("attacks/", 1), ("aid/", 1)])
def test_both_feeds_hold_the_same_events(folder, entries):
    feed = ElementTree.fromstring(site()[f"{folder}feed.xml"])
    other = json.loads(site()[f"{folder}feed.json"])
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == entries and ids == [item["id"] for item in other["items"]]
    assert other["version"] == "https://jsonfeed.org/version/1.1"
    addresses = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert addresses == [item["url"] for item in other["items"]]
    assert all(f"{path}index.html" in site() for path in (address.removeprefix("https://desk.example/briefing/") for address in addresses))


def test_a_feed_takes_its_dates_from_the_articles():
    feed = ElementTree.fromstring(site()["talks/feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2025-07-21T00:00:00Z"


def test_hostile_titles_and_control_characters_do_not_break_a_feed():
    events = (*EVENTS[:2], replace(EVENTS[2], title="\x0b\uffff" + HOSTILE))
    feed = ElementTree.fromstring(built(events)[0]["aid/feed.xml"])
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_any_title_passes_through_feeds_tables_and_calendar(title):
    files, _ = built((replace(EVENTS[0], title=title),))
    ElementTree.fromstring(files["talks/feed.xml"])
    assert json.loads(files["talks/feed.json"])["items"][0]["title"] == title
    (row,) = csv.DictReader(io.StringIO(files["data/talks.csv"].decode(), newline=""))
    assert row["title"].removeprefix("'") == title.removeprefix("'")
    assert all(len(line) <= 75 for line in files["data/talks.ics"].split(b"\r\n"))


def test_attacks_have_the_columns_of_their_field():
    (row,) = rows("attacks")
    assert row["event_date"] == "2025-07-21" and row["time_precision"] == "1" and row["actor1"] == "Russia"
    assert (row["location"], row["admin1"], row["latitude"], row["geo_precision"]) == ("Kyiv", "Kyiv region", "50.4501", "1")
    assert (row["killed_best"], row["killed_low"], row["killed_high"], row["killed_bound"]) == ("2", "1", "2", "")
    assert row["injured_best"] == "", "what is not stated is no zero"


def test_claims_keep_every_value_in_every_voice():
    killed = [row for row in rows("claims") if row["field"] == "killed"]
    assert [(row["said_by"], row["value"], row["low"], row["high"]) for row in killed] == [
        ("Ukrainian officials", "at least 1", "1", ""), ("Volodymyr Zelensky", "2", "2", "2"),
    ]
    assert {row["event_id"] for row in rows("claims")} == {event.id for event in EVENTS}


@pytest.mark.parametrize(
    ("quantity", "number", "bound"),
    [(Quantity(5, 5), "5", ""), (Quantity(5, None, "over"), "5", "over"), (Quantity(None, 12), "12", "up to"),
     (Quantity(3, 5), "3", "3-5"), (Quantity(12, 12, "about"), "12", "about")],
)
def test_a_number_keeps_the_word_before_it(quantity, number, bound):
    event = replace(EVENTS[2], fields={"item": "radars", "quantity": quantity})
    (row,) = csv.DictReader(io.StringIO(built((event,))[0]["data/aid.csv"].decode(), newline=""))
    assert (row["quantity"], row["quantity_bound"]) == (number, bound)


TABLES = ("talks", "attacks", "aid", "events", "values", "claims", "reports", "joins", "history", "changes")
TYPES = {"integer": int, "number": (int, float), "string": str, "date": str, "boolean": bool}


def test_there_are_these_tables():
    named = {path.removeprefix("data/").removesuffix(".csv") for path in site() if path.endswith(".csv")}
    assert named == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_csv_json_and_description_agree(name):
    listed = json.loads(site()[f"data/{name}.json"])
    package = json.loads(site()["data/datapackage.json"])
    (resource,) = [r for r in package["resources"] if r["name"] == name]
    columns = [field["name"] for field in resource["schema"]["fields"]]
    assert [list(row) for row in listed] == [columns] * len(listed) and len(listed) == len(rows(name)) > 0
    assert list(rows(name)[0]) == columns and resource["bytes"] == len(site()[f"data/{name}.csv"])
    for field in resource["schema"]["fields"]:
        kind = TYPES[field["type"]]
        assert all(row[field["name"]] is None or isinstance(row[field["name"]], kind) for row in listed), field["name"]
        assert len(field["description"]) > 3
        assert f"<code>{field['name']}</code>".encode() in site()["data/index.html"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_csv_is_a_formula(start):
    events = (replace(EVENTS[0], title=f"{start}cmd|' /C calc'!A0"),)
    files, _ = built(events)
    (row,) = csv.DictReader(io.StringIO(files["data/talks.csv"].decode(), newline=""))
    assert row["title"].startswith("'" + start)
    assert json.loads(files["data/talks.json"])[0]["title"].startswith(start)


def test_the_map_has_longitude_first():
    features = json.loads(site()["data/attacks.geojson"])["features"]
    assert [feature["geometry"]["coordinates"] for feature in features] == [[30.5234, 50.4501]]
    assert features[0]["properties"]["event_id"] == "2025-07-21-kyiv"


def test_the_calendar_holds_talks_as_whole_days():
    lines = site()["data/talks.ics"].decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert {"UID:fresh-talks.talks-1@desk.example", "SEQUENCE:0", "LAST-MODIFIED:20250721T000000Z", "DTSTAMP:20250721T000000Z", "DTSTART;VALUE=DATE:20250723",
            "DTEND;VALUE=DATE:20250724", "STATUS:CONFIRMED", "LOCATION:Istanbul"} <= set(lines)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("proposed", "TENTATIVE"), ("postponed", "TENTATIVE"), ("cancelled", "CANCELLED"), ("held", "CONFIRMED")],
)
def test_the_calendar_tells_how_sure_a_meeting_is(status, expected):
    event = replace(EVENTS[0], fields={**EVENTS[0].fields, "status": status})
    assert f"STATUS:{expected}\r\n".encode() in built((event,))[0]["data/talks.ics"]


def test_the_calendar_escapes_what_has_a_meaning_there():
    event = replace(EVENTS[0], title="One; two, three\\four\nfive")
    assert b"SUMMARY:One\\; two\\, three\\\\four\\nfive\r\n" in built((event,))[0]["data/talks.ics"]


@pytest.mark.parametrize("text", ["x" * 75, "x" * 76, "é" * 80, "🕊" * 50, "a" * 74 + "é" + "b" * 200])
def test_long_lines_are_folded_between_characters(text):
    lines = folded(text).encode().split(b"\r\n")
    assert lines.pop() == b"" and all(len(line) <= 75 for line in lines)
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == text
    assert all(line.startswith(b" ") for line in lines[1:])


def test_the_site_map_lists_every_page_but_the_error_page_and_those_that_lead_on():
    listed = {found.text for found in ElementTree.fromstring(site()["sitemap.xml"]).findall("{*}url/{*}loc")}
    pages = {path for path in site() if path.endswith("index.html")} - {"talks/2025-07-24-istanbul/index.html"}
    assert listed == {"https://desk.example/briefing/" + path.removesuffix("index.html") for path in pages}
