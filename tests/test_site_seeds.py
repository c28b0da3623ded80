"""The two articles of this repository, as their committed briefs stand: what nobody may get wrong of them is on the page and in the data."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from functools import cache

import icalendar

from generator.workflow import made
from tests.projects import REPOSITORY

TALKS, KYIV = "2025-07-23-istanbul-negotiation", "2025-07-21-kyiv-attack-by-russia"
PATRIOTS, ASKED = "germany-2-patriot-missile-defence-systems", "for-ukraine-over-5-billion-eur-additional-military-aid"
GIVEN = ("pledged", "delivered")


@cache
def site():
    """Every file as `build` writes it; no article is read."""
    files, outcome = made(REPOSITORY, now=datetime(2025, 7, 23, tzinfo=UTC), reads=False, skips=True)
    assert files is not None, outcome.faults
    return files


def page(path):
    return " ".join(re.sub("<[^>]+>", " ", site()[f"{path}index.html"].decode()).split())


def rows(name, **wanted):
    """The rows of a table whose cells are these, read as CSV; the JSON says the same."""
    found = list(csv.DictReader(io.StringIO(site()[f"data/{name}.csv"].decode(), newline="")))
    assert len(found) == len(json.loads(site()[f"data/{name}.json"]))
    return [row for row in found if all(row[key] == value for key, value in wanted.items())]


def row(name, **wanted):
    (found,) = rows(name, **wanted)
    return found


def said(event, field):
    """(value, standing, scope, said_by, side) of all claims of a field."""
    return sorted((c["value"], c["standing"], c["scope"], c["said_by"], c["side"]) for c in rows("claims", event_id=event, field=field))


def test_the_day_of_the_talks_is_disputed_and_both_days_have_their_speaker():
    assert "23 July 2025 – Volodymyr Zelensky" in page(f"talks/{TALKS}/") and "24 July 2025 – TASS" in page(f"talks/{TALKS}/")
    assert row("talks", event_id=TALKS)["event_date"] == "2025-07-23" and row("talks", event_id=TALKS)["agreement"] == "sources differ"
    value = row("values", event_id=TALKS, field="date")
    assert (value["value"], value["agreement"], value["claims_differs"]) == ("2025-07-23", "sources differ", "1")
    days = said(TALKS, "date")
    assert ("2025-07-24", "differs", "", "TASS", "Russia") in days and ("2025-07-23", "current", "", "Volodymyr Zelensky", "Ukraine") in days
    assert {day for day, standing, *_ in days if standing == "current"} == {"2025-07-23"}
    entry, = (e for e in icalendar.Calendar.from_ical(site()["data/talks.ics"]).walk("VEVENT") if str(e["URL"]).endswith(f"{TALKS}/"))
    assert "23 July 2025 (Volodymyr Zelensky); 24 July 2025 (TASS)" in entry["DESCRIPTION"]


def test_the_toll_of_the_city_and_of_the_country_stand_apart():
    text = page(f"attacks/{KYIV}/")
    assert "Killed (all places) 2 Volodymyr Zelensky" in text and "Kyiv only: at least 1 – Ukrainian officials" in text
    assert "Injured (all places) 15 Volodymyr Zelensky" in text and "Kyiv only: 8 – Ukrainian officials" in text
    killed, injured = said(KYIV, "killed"), said(KYIV, "injured")
    assert ("at least 1", "narrower", "Kyiv", "Ukrainian officials", "Ukraine") in killed and ("8", "narrower", "Kyiv", "Ukrainian officials", "Ukraine") in injured
    assert {(value, scope) for value, standing, scope, *_ in (*killed, *injured) if standing != "narrower"} == {("2", ""), ("15", "")}
    attack = row("attacks", event_id=KYIV)
    assert [attack[f"{field}_{end}"] for field in ("killed", "injured") for end in ("best", "low", "high", "bound")] == ["2", "2", "2", "", "15", "15", "15", ""]
    assert {row("values", event_id=KYIV, field=field)["agreement"] for field in ("killed", "injured")} == {"one source"}, "a part is no disagreement"


def test_both_directions_of_the_night_are_told():
    attacks = {attack["actor1"]: attack for attack in rows("attacks", event_date="2025-07-21")}
    assert attacks.keys() == {"Russia", "Ukraine"}
    assert (attacks["Russia"]["country"], attacks["Russia"]["launched"]) == ("Ukraine", "450")
    assert (attacks["Ukraine"]["country"], attacks["Ukraine"]["intercepted"]) == ("Russia", "74")
    places = {(f["properties"]["actor1"], f["properties"]["location"]) for f in json.loads(site()["data/attacks.geojson"])["features"]}
    assert places == {("Russia", "Kyiv"), ("Russia", "Kharkiv"), ("Russia", "Ivano-Frankivsk"), ("Ukraine", "Moscow"), ("Ukraine", "Nizhny Novgorod")}
    day = page("days/2025-07-21/")
    assert "Russia attacked Kyiv, Kharkiv and Ivano-Frankivsk on 21 July 2025" in day and "Ukraine attacked Moscow and Nizhny Novgorod on 21 July 2025" in day


def test_germanys_two_patriots_are_pledged():
    item = row("aid", event_id=PATRIOTS)
    assert (item["donor"], item["recipient"], item["quantity"], item["status"]) == ("Germany", "Ukraine", "2", "pledged")
    assert {c["value"] for c in rows("claims", event_id=PATRIOTS, field="status")} == {"pledged"}
    assert "Germany pledges 2 Patriot missile defence systems to Ukraine" in page(f"aid/{PATRIOTS}/")
    assert "Delivered not stated" in page(f"aid/{PATRIOTS}/")


def test_the_five_billion_that_ukraine_asks_for_are_nobodys_gift():
    item = row("aid", event_id=ASKED)
    assert (item["donor"], item["status"], item["adds_up"]) == ("", "requested", "false")
    assert (item["source_reported_value"], item["source_reported_bound"], item["reporting_currency"]) == ("5000000000", "over", "EUR")
    assert [each["event_id"] for each in rows("aid") if each["status"] in GIVEN and each["source_reported_value"]] == []
    assert "Requested over 5 billion EUR" in page("aid/") and "Pledged none named" in page("aid/")


def test_no_event_stands_without_its_reports_and_no_row_without_its_event():
    events = {(e["desk"], e["event_id"]) for e in rows("events")}
    for name in ("values", "claims", "reports", "joins", "history"):
        assert {(each["desk"], each["event_id"]) for each in rows(name)} <= events, name
    assert {(each["desk"], each["event_id"]) for each in rows("reports")} == events
    briefs = {each["brief"] for each in rows("reports")}
    assert {name for each in rows("history") for name in each["briefs"].split("; ")} == briefs == {each["brief"] for each in rows("claims")}
