"""What the tables say: no day, place or number is more exact than its source; keys, links and rules hold; the package fits its files."""

import json
import re
from dataclasses import replace
from hashlib import sha256

import geojson
import pytest

from generator.model import Account, Claim, Correction, Country, Place, Quantity, Reading
from generator.site.precision import first_day, last_day
from generator.site.tables import least_and_greatest
from tests.events_material import LEXICON, brief, claim, events, gold_seeds, one, record
from tests.site_material import BRIEFS, CONFIG, built, site
from tests.table_rules import broken_rules, package, rows, wrong

WIDE = replace(LEXICON, countries=(*LEXICON.countries, Country("Moldova")), places=(
    *(replace(place, latitude=49.6, longitude=36.4) if place.name == "Kharkiv region" else place for place in LEXICON.places),
    Place("Wide Sea", "region", "Ukraine", latitude=43.5, longitude=34.5), Place("Power plant", "site", "Ukraine", "Kyiv region", 51.0, 30.0),
))  # fmt: skip
KYIV = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}


def files_of(*briefs):
    return built(events(*briefs), briefs, lexicon=WIDE)[0]


# --- Days and places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("date", "acled", "ucdp", "first", "last"), [
    ("2025-07-21", "1", "1", "2025-07-21", "2025-07-21"),
    ("2025-02", "3", "4", "2025-02-01", "2025-02-28"),
    ("2024-02", "3", "4", "2024-02-01", "2024-02-29"),
    ("2025-12", "3", "4", "2025-12-01", "2025-12-31"),
    ("2025", "", "5", "2025-01-01", "2025-12-31"),
    (None, "", "", "", ""),
])
def test_a_day_is_as_exact_as_its_source(date, acled, ucdp, first, last):
    (row,) = rows(files_of(one("a", "attacks", **{**KYIV, "date": date} if date else {"places": ["Kyiv"]})), "attacks")
    assert [row[name] for name in ("event_date", "time_precision", "date_prec", "date_start", "date_end")] == [date or "", acled, ucdp, first, last]


def test_every_month_has_its_last_day():
    months = [f"2025-{month:02}" for month in range(1, 13)]
    assert [int(str(last_day(month))[8:]) for month in months] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [first_day(month) for month in months] == [f"{month}-01" for month in months]


@pytest.mark.parametrize(("place", "admin1", "country", "acled", "ucdp"), [
    ("Kyiv", "Kyiv region", "Ukraine", "1", "1"),
    ("Power plant", "Kyiv region", "Ukraine", "1", "1"),
    ("Kharkiv region", "Kharkiv region", "Ukraine", "3", "4"),
    ("Wide Sea", "", "Ukraine", "3", "5"),
    ("Moldova", "", "Moldova", "", "6"),
    ("Nowhere known", "", "", "", ""),
])
def test_a_place_is_as_exact_as_its_source(place, admin1, country, acled, ucdp):
    files = files_of(one("a", "attacks", **{**KYIV, "places": [place]}))
    (row,) = rows(files, "attacks")
    assert [row[name] for name in ("location", "admin1", "country", "geo_precision", "where_prec")] == [place, admin1, country, acled, ucdp]
    features = json.loads(files["data/attacks.geojson"])["features"]
    assert bool(features) == bool(row["latitude"]) == bool(acled), "a country is no point"
    for feature in features:
        assert (feature["properties"]["geo_precision"], feature["properties"]["where_prec"]) == (int(acled), int(ucdp))


def test_a_toll_on_the_map_keeps_its_word():
    (point,) = json.loads(files_of(one("a", "attacks", **KYIV, killed="at least 3", injured=8))["data/attacks.geojson"])["features"]
    assert [point["properties"][f"{name}_{end}"] for name in ("killed", "injured") for end in ("best", "bound")] == [3, "at least", 8, None]


def test_the_map_is_valid_and_its_ids_do_not_depend_on_an_order():
    first, second = (files_of(one("a", "attacks", **{**KYIV, "places": names})) for names in (["Kyiv", "Brovary"], ["Kyiv", "Odesa", "Brovary"]))
    maps = [geojson.loads(files["data/attacks.geojson"].decode()) for files in (first, second)]
    assert all(one_map.is_valid for one_map in maps)
    ids = [{feature["properties"]["location"]: feature["id"] for feature in one_map["features"]} for one_map in maps]
    assert ids[0].items() <= ids[1].items() and len(set(ids[1].values())) == 3


# --- Numbers --------------------------------------------------------------------------------------------------------


def number(low, high, bound=""):
    return Quantity(low, high, bound)


@pytest.mark.parametrize(("best", "others", "least", "greatest"), [
    (number(2, 2), [], 2, 2),
    (number(1, None, "at least"), [], 1, None),
    (number(None, 12), [], None, 12),
    (number(3, 5), [], 3, 5),
    (number(2, 2), [number(1, None, "at least")], 1, 2),
    (number(2, 2), [number(5, None, "over")], 2, None),
    (number(2, 2), [number(5, 5), number(5, None, "at least")], 2, 5),
    (number(5, 5), [number(None, 3, "up to")], None, 5),
])
def test_an_end_that_the_sources_leave_open_stays_open(best, others, least, greatest):
    readings = tuple(Reading(value, (), "differs") for value in others)
    aside = (Reading(number(0, 0), (), "earlier"), Reading(number(90, 90), (), "narrower"))
    account = Account("killed", best, (Reading(best, ()), *readings, *aside), "one source")
    assert least_and_greatest(account) == (least, greatest)


# --- How the sources stand ------------------------------------------------------------------------------------------


def told(slug, published, killed, said_by, **more):
    said = claim("attacks", f"{killed} dead, says {said_by} in {slug}", said_by, killed=killed, **KYIV)
    return brief(slug, record("attacks", {**KYIV, "killed": killed}, claims=(said, *more.get("claims", ()))), published=published)


def test_each_claim_says_how_it_stands_to_the_value():
    part = claim("attacks", "One was killed in Brovary", "the mayor", killed=1, places=["Brovary"])
    files = files_of(told("a", "2025-07-21", 2, "the mayor"), told("b", "2025-07-22", 4, "the mayor", claims=(part,)),
                     told("c", "2025-07-22", 9, "Russian Ministry of Defence"))
    standing = {row["claim_id"]: row["standing"] for row in rows(files, "claims") if row["field"] == "killed"}
    assert standing == {"a/attacks-1/1/killed": "earlier", "b/attacks-1/1/killed": "current", "b/attacks-1/2/killed": "narrower",
                        "c/attacks-1/1/killed": "differs"}
    (killed,) = [row for row in rows(files, "values") if row["field"] == "killed"]
    assert [killed[f"claims_{word}"] for word in ("current", "differs", "earlier", "narrower", "besides", "doubts")] == [*"111100"]
    assert (killed["value"], killed["agreement"], killed["origin"]) == ("4", "sources differ", "claims")
    assert [row["sources"] for row in rows(files, "attacks")] == [str(len({row["source"] for row in rows(files, "reports")}))]


def test_who_doubts_a_value_is_not_counted_with_those_who_give_it():
    doubt = Claim("We could not confirm that two were killed.", None, {"killed": number(2, 2)}, stance="doubts")
    files = files_of(told("a", "2025-07-21", 2, "the mayor", claims=(doubt,)))
    (killed,) = [row for row in rows(files, "values") if row["field"] == "killed"]
    assert (killed["claims_current"], killed["claims_doubts"]) == ("1", "1")


def test_articles_of_one_source_share_a_number():
    copied = told("a", "2025-07-21", 2, "the mayor"), told("b", "2025-07-21", 2, "the mayor")
    files = files_of(*copied, one("c", "attacks", **KYIV))
    assert {row["brief"]: row["source"] for row in rows(files, "reports")} == {"a": "1", "b": "1", "c": "2"}
    assert rows(files, "attacks")[0]["source_groups"] == rows(files, "events")[0]["source_groups"] == "a + b; c"


def test_articles_of_one_source_say_why():
    files = files_of(replace(told("a", "2025-07-21", 2, "the mayor"), publisher="Agency"), replace(one("b", "attacks", **KYIV), publisher="Agency"))
    assert {row["brief"]: row["same_source"] for row in rows(files, "reports")} == {"a": "same outlet (Agency): b", "b": "same outlet (Agency): a"}


def test_history_has_what_each_day_brought():
    files = files_of(told("a", "2025-07-21", 2, "the mayor"), told("b", "2025-07-22", 4, "the mayor"), told("c", "2025-07-22", 9, "Russian Ministry of Defence"))
    steps = [[row[name] for name in ("day", "change", "field", "old", "new", "old_standing", "said_by")] for row in rows(files, "history")]
    assert steps == [
        ["2025-07-21", "new", "", "", "", "", "the mayor"],
        ["2025-07-22", "value", "killed", "2", "4", "earlier", "the mayor"],
        ["2025-07-22", "disputed", "killed", "4", "9", "differs", "Russian Ministry of Defence"],
    ]


def test_a_total_is_marked_and_talks_have_their_line():
    gift = replace(events(one("a", "aid", donor=["Germany"], recipient="Ukraine", item="drones"))[0], adds_up=True)
    meeting = events(one("b", "talks", kind="negotiation", date="2025-07-23", parties=["Ukraine", "Russia"], round=3))[0]
    briefs = (one("a", "aid"), one("b", "talks"))
    files = built((gift, meeting), briefs, lexicon=WIDE)[0]
    assert rows(files, "aid")[0]["adds_up"] == "true" and rows(files, "talks")[0]["track"] == "Ukraine and Russia: negotiations"
    assert rows(files_of(one("a", "aid", donor=["Germany"], item="drones")), "aid")[0]["adds_up"] == "false"


def test_what_no_quote_bears_is_the_editors():
    bare = replace(record("attacks", {**KYIV, "injured": 5}, claims=(Claim("Kyiv was hit.", None, {"places": ("Kyiv",)}),)), by_editor=True)
    files = files_of(brief("a", bare))
    assert {row["field"]: row["origin"] for row in rows(files, "values")}["injured"] == "editor"
    assert rows(files, "reports")[0]["by_editor"] == "true" and json.loads(files["data/reports.json"])[0]["by_editor"] is True


# --- Keys, links, rules ---------------------------------------------------------------------------------------------

MANY = (
    *gold_seeds(), told("a", "2025-07-21", 2, "the mayor"), told("b", "2025-07-22", 4, "the mayor"), one("c", "talks", date="2025-08", round=3),
    replace(told("d", "2025-07-23", 5, "the mayor"), corrections=(Correction("2025-07-24", "It was Kyiv.", "attacks-1", "places", "Odesa", "Kyiv"),
                                                                 Correction("2025-07-25", "It was no report.", "gone"))),
)  # fmt: skip


def test_keys_links_and_rules_hold():
    files = files_of(*MANY)
    assert all(rows(files, resource["name"]) for resource in package(files)["resources"] if "schema" in resource)
    assert broken_rules(files) == []


def test_the_rules_see_what_is_wrong():
    assert wrong(["", "x"], {"required": True}) == [""] and wrong(["x"], {"enum": ["y"]}) == ["x"] and wrong(["x"], {"pattern": "y"}) == ["x"]
    assert wrong(["-1"], {"minimum": 0}) == ["-1"] and wrong(["x", "x"], {"unique": True}) == ["x", "x"]


# --- The package ----------------------------------------------------------------------------------------------------


def test_the_package_fits_every_file_and_lists_them_all():
    files = site()
    listed = {f"data/{resource['path']}": resource for resource in package(files)["resources"]}
    assert set(listed) == {name for name in files if name.startswith("data/")} - {"data/index.html", "data/datapackage.json"}
    for name, resource in listed.items():
        assert (resource["bytes"], resource["hash"]) == (len(files[name]), f"sha256:{sha256(files[name]).hexdigest()}")
    assert len({resource["name"] for resource in listed.values()}) == len(listed)


def test_version_and_day_come_from_the_content():
    before, same = package(site()), package(built()[0])
    assert before == same and before["created"] == "2025-07-21T00:00:00Z" and re.fullmatch(r"2025\.7\.21\+[0-9a-f]{8}", before["version"])
    told_later = Correction("2025-07-24", "The article says two.", record="attack-1", field="killed", old="3", new="2")
    after = package(built(briefs=(replace(BRIEFS[0], corrections=(told_later,)), BRIEFS[1]))[0])
    assert after["created"] == "2025-07-24T00:00:00Z" and after["version"] != before["version"]
    assert before["version"] in site()["data/index.html"].decode()


@pytest.mark.parametrize(("written", "expected"), [
    ("", None),
    ("CC BY 4.0", {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": f"{CONFIG.base_url}data/#cite"}),
    ("https://terms.example/", {"title": "https://terms.example/", "path": "https://terms.example/"}),
    ("You may reuse what we wrote if you name us.", {"title": "You may reuse what we wrote if you name us.", "path": f"{CONFIG.base_url}data/#cite"}),
])
def test_the_licence_is_given_where_there_is_one(written, expected):
    found = package(built(config=replace(CONFIG, licence=written))[0])
    assert found.get("licenses") == ([expected] if expected else None)


def test_the_sources_are_the_publishers_and_the_gazetteer():
    titles = [source["title"] for source in package(site())["sources"]]
    assert titles == ["dpa", "Articles that name no publisher: 1", "GeoNames: coordinates of places (CC BY 4.0)"]
