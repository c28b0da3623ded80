"""What later articles change: feeds say so, apart from corrections, and the calendar counts it; read by independent readers."""

import json
from dataclasses import replace

import feedparser
import icalendar
import pytest

from generator.model import Correction
from tests.events_material import LEXICON, brief, claim, events, one, record
from tests.site_material import built

KYIV = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
MEETING = {"kind": "negotiation", "parties": ["Ukraine", "Russia"], "round": 3}


def attack(slug, published, killed, said_by="the mayor"):
    told = claim("attacks", f"{killed} were killed, {said_by} said on the day of {slug}", said_by, killed=killed, **KYIV)
    return brief(slug, record("attacks", {**KYIV, "killed": killed}, claims=(told,)), published=published, publisher=slug.upper())


def talks(slug, published, **fields):
    told = claim("talks", f"{slug} tells of the round: {fields}", f"a spokesman in {slug}", **MEETING, **fields)
    return brief(slug, record("talks", {**MEETING, **fields}, claims=(told,)), published=published, publisher=slug.upper())


def files_of(*briefs):
    return built(events(*briefs), briefs, lexicon=LEXICON)[0]


def entry(*briefs):
    """The one entry of both feeds: what feedparser reads of Atom, and the item of the JSON Feed."""
    files = files_of(*briefs)
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    (read,), (item,) = feed.entries, json.loads(files["feed.json"])["items"]
    assert (read.id, read.title, read.summary) == (item["id"], item["title"], item["content_text"])
    assert (read.published, read.updated) == (item["date_published"], item["date_modified"])
    assert [tag.label for tag in read.tags] == item["tags"]
    return read


def test_a_new_report_has_no_mark():
    read = entry(attack("a", "2025-07-21", 2))
    assert read.published == read.updated == "2025-07-21T00:00:00Z"
    assert [tag.term for tag in read.tags] == ["attacks"] and "Updated" not in read.summary


def test_a_later_figure_is_an_update_with_what_it_was_and_who_says_so():
    read = entry(attack("a", "2025-07-21", 2), attack("b", "2025-07-22", 3))
    assert read.summary.startswith("Updated 22 July 2025: killed now 3, was 2 – the mayor. ")
    assert (read.published, read.updated) == ("2025-07-21T00:00:00Z", "2025-07-22T00:00:00Z")
    assert [tag.term for tag in read.tags] == ["attacks", "updated"]


def test_a_figure_that_rose_twice_names_the_one_before():
    read = entry(attack("a", "2025-07-21", 2), attack("b", "2025-07-22", 3), attack("c", "2025-07-23", 5, "the governor"))
    assert read.summary.startswith("Updated 23 July 2025: killed now 5, was 3 – the governor. ")


@pytest.mark.parametrize(("publisher", "named"), [("Agency", "Agency"), (None, "an article without a named publisher")])
def test_a_later_report_that_changes_nothing_is_named(publisher, named):
    read = entry(attack("a", "2025-07-21", 2), replace(attack("b", "2025-07-22", 2, "the governor"), publisher=publisher))
    assert read.summary.startswith(f"Updated 22 July 2025: also told in {named}. ")


def test_two_articles_of_one_day_are_no_update():
    assert "Updated" not in entry(attack("a", "2025-07-21", 2), attack("b", "2025-07-21", 3)).summary


def test_what_rose_within_the_first_article_is_no_update_of_the_second():
    claims = tuple(claim("attacks", quote, "the mayor", killed=killed, **KYIV) for quote, killed in (
        ("Two were killed, he said.", 2), ("By evening the toll rose to 3, he said.", 3)))
    risen = brief("a", record("attacks", {**KYIV, "killed": 3}, claims=claims), published="2025-07-21", publisher="A")
    again = brief("b", record("attacks", {**KYIV, "killed": 3}, claims=claims[1:]), published="2025-07-22", publisher="B")
    (event,) = events(risen, again)
    assert [r.standing for a in event.accounts if a.field == "killed" for r in a.readings] == ["current", "earlier"]
    read = entry(risen, again)
    assert read.summary.startswith("Updated 22 July 2025: also told in B. ") and "now 3" not in read.summary


def test_a_correction_is_no_update():
    told = Correction("2025-07-24", "The article says two.", "attacks-1", "killed", "3", "2")
    read = entry(replace(attack("a", "2025-07-21", 2), corrections=(told,)))
    assert [tag.term for tag in read.tags] == ["attacks", "corrected"]
    assert "Updated" not in read.summary and read.summary.endswith("Correction of 24 July 2025: Killed: 2; we had written 3. The article says two.")
    assert (read.published, read.updated) == ("2025-07-21T00:00:00Z", "2025-07-24T00:00:00Z")


def on(day, one_brief, *, corrected=False):
    """The same attack, with its day written anew in record and claim."""
    changed = tuple(replace(each, fields={**each.fields, "date": day}, claims=tuple(replace(c, fields={**c.fields, "date": day}) for c in each.claims))
                    for each in one_brief.records)
    told = Correction("2025-07-24", "It was that night.", "attacks-1", "date", "2025-07-21", day)
    return replace(one_brief, records=changed, corrections=(told,) if corrected else ())


FIRST, AGAIN, THIRD = attack("a", "2025-07-21", 2), attack("b", "2025-07-22", 3), attack("c", "2025-07-23", 5, "the governor")
ODESA = one("b", "attacks", published="2025-07-22", **{**KYIV, "places": ["Odesa"]})
BOTH = one("c", "attacks", published="2025-07-23", **{**KYIV, "places": ["Odesa", "Kyiv"]})


@pytest.mark.parametrize("life", [
    pytest.param(((FIRST,), (on("2025-07-20", FIRST, corrected=True),)), id="its day is corrected"),
    pytest.param(((FIRST,), (on("2025-07-20", FIRST),)), id="its day is edited"),
    pytest.param(((FIRST, AGAIN), (on("2025-07-20", FIRST, corrected=True), on("2025-07-20", AGAIN))), id="the day of both reports is corrected"),
    pytest.param(((FIRST,), (FIRST, AGAIN), (FIRST, AGAIN, THIRD)), id="later reports join it"),
    pytest.param(((FIRST,), (FIRST, ODESA, BOTH)), id="another event is merged with it"),
])
def test_an_entry_keeps_its_id_for_the_life_of_its_event(life):
    read = [entry(*briefs) for briefs in life]
    assert len({each.id for each in read}) == 1
    if life[-1][0].corrections:
        assert read[-1].updated == "2025-07-24T00:00:00Z"


def test_a_corrected_day_moves_the_address_and_leaves_the_id():
    before, after = files_of(FIRST), files_of(on("2025-07-20", FIRST, corrected=True))
    old, new = (json.loads(files["attacks/feed.json"])["items"][0] for files in (before, after))
    assert old["id"] == new["id"] and old["url"] != new["url"]
    assert old["url"].removeprefix("https://desk.example/briefing/") + "index.html" in after, "the former address leads on"


def test_an_id_is_the_address_of_the_first_report_and_no_two_events_share_one():
    two = brief("a", *FIRST.records, replace(ODESA.records[0], id="attacks-2"), published="2025-07-21", publisher="A")
    files = files_of(two, AGAIN)
    ids = [item["id"] for item in json.loads(files["feed.json"])["items"]]
    assert sorted(ids) == [f"https://desk.example/briefing/briefs/a/#attacks-attacks-{number}" for number in (1, 2)]
    assert all(f'id="{name.partition("#")[2]}"' in files["briefs/a/index.html"].decode() for name in ids)


# --- The calendar ---------------------------------------------------------------------------------------------------


def entries(*briefs):
    read = icalendar.Calendar.from_ical(files_of(*briefs)["data/talks.ics"])
    found = read.walk("VEVENT")
    assert not any(one_entry.errors for one_entry in found)
    return found


ANNOUNCED = talks("a", "2025-07-20", status="scheduled", date="2025-07-23")
PUT_OFF = talks("c", "2025-07-22", status="postponed")
HELD = talks("d", "2025-07-26", status="held", date="2025-07-25")


def test_each_change_of_day_or_status_grows_the_sequence_under_one_name():
    steps = [entries(*briefs) for briefs in ((ANNOUNCED,), (ANNOUNCED, PUT_OFF), (ANNOUNCED, PUT_OFF, HELD))]
    assert all(len(step) == 1 for step in steps)
    assert {str(step[0]["UID"]) for step in steps} == {"a.talks-1@desk.example"}
    sequence = [step[0]["SEQUENCE"] for step in steps]
    assert sequence[0] == 0 and sequence == sorted(set(sequence))
    assert [step[0]["LAST-MODIFIED"].dt.date().isoformat() for step in steps] == ["2025-07-20", "2025-07-22", "2025-07-26"]
    assert {step[0]["CREATED"].dt.date().isoformat() for step in steps} == {"2025-07-20"}
    assert all(step[0]["DTSTAMP"].dt == step[0]["LAST-MODIFIED"].dt for step in steps)


def test_a_report_that_changes_neither_leaves_the_sequence():
    again = talks("b", "2025-07-21", status="scheduled", date="2025-07-23")
    assert [e["SEQUENCE"] for e in entries(ANNOUNCED, again)] == [0]


def test_who_disagrees_later_moves_nothing():
    said = (claim("talks", "It is on Wednesday, he said", "a Ukrainian official", **MEETING, status="scheduled", date="2025-07-23"),
            claim("talks", "It is on Thursday, they said", "a Russian official", date="2025-07-24"))
    again = brief("b", record("talks", {**MEETING, "status": "scheduled", "date": "2025-07-23"}, claims=said), published="2025-07-21")
    (read,) = entries(ANNOUNCED, again)
    assert read["SEQUENCE"] == 0 and "24 July 2025 (a Russian official)" in read["DESCRIPTION"]


def test_a_corrected_day_grows_the_sequence_and_keeps_the_name():
    told = Correction("2025-07-24", "It was Wednesday.", "talks-1", "date", "2025-07-22", "2025-07-23")
    (read,) = entries(replace(ANNOUNCED, corrections=(told,)))
    assert (read["UID"], read["SEQUENCE"]) == ("a.talks-1@desk.example", 1)
    assert "Correction of 24 July 2025" in read["DESCRIPTION"]


@pytest.mark.parametrize(("status", "word"), [("scheduled", "CONFIRMED"), ("proposed", "TENTATIVE"), ("postponed", "TENTATIVE"),
                                              ("cancelled", "CANCELLED"), ("rejected", "CANCELLED"), ("held", "CONFIRMED")])
def test_the_status_stands_in_the_word_of_the_standard_and_in_ours(status, word):
    (read,) = entries(talks("a", "2025-07-20", status=status, date="2025-07-23"))
    assert read["STATUS"] == word and f"Status: {status}." in read["DESCRIPTION"]
    assert status == "held" or status in read["SUMMARY"]


def test_a_month_is_no_day():
    assert entries(talks("a", "2025-07-20", status="scheduled", date="2025-08")) == []
    assert [e["DTSTART"].dt.isoformat() for e in entries(ANNOUNCED)] == ["2025-07-23"]


def test_a_disputed_day_is_said_to_be_one():
    own = {**MEETING, "status": "scheduled", "date": "2025-07-23"}
    said = (claim("talks", "It is on Wednesday, he said", "a Ukrainian official", **own),
            claim("talks", "It is on Thursday, they said", "a Russian official", date="2025-07-24"))
    (read,) = entries(brief("a", record("talks", own, claims=said), published="2025-07-20"))
    assert "Sources differ. Date: 23 July 2025 (a Ukrainian official); 24 July 2025 (a Russian official)." in read["DESCRIPTION"]
    assert read["SEQUENCE"] == 0, "who disagrees has moved nothing"


def test_an_entry_has_its_address_its_form_and_its_parties():
    (read,) = entries(ANNOUNCED)
    assert read["URL"] == "https://desk.example/briefing/talks/2025-07-23-ukraine-russia-negotiation/"
    assert [str(word) for word in read["CATEGORIES"].cats] == ["Talks", "negotiation", "Ukraine", "Russia"]
