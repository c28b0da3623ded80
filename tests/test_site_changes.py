"""The table of changes: what a copy of the data has to follow, and that nothing hidden or held back is told in it or anywhere else."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generator.events.hand import HandEvents, HandRule
from generator.model import Correction
from generator.site.index import Preview
from generator.workflow import made
from tests.events_material import LEXICON, brief, events, one, record
from tests.projects import BRIEF, DATED, change, project
from tests.site_material import built
from tests.test_site_folder import dead_links

KYIV = {"date": "2025-07-21", "attacker": "Russia", "weapons": ["drone"]}
FIRST = one("a", "attacks", **KYIV, places=["Kyiv"])
SECOND = one("b", "attacks", **KYIV, places=["Odesa"])
BOTH = one("c", "attacks", published="2025-07-22", **KYIV, places=["Odesa", "Kyiv"])
SECRET = brief("s", record("aid", {"item": "nebelwerfer", "donor": ["Germany"]}, id="aid-secret"))
TOLD = Correction("2025-07-24", "The article tells of an older gift.", record="aid-secret")


def files_of(*briefs, hidden=(), hand=None):
    made_of = events(*briefs, **({"hand": hand} if hand else {}))
    return built(made_of, briefs, lexicon=LEXICON, hidden=hidden)[0]


def rows(files, name="changes"):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))


def hide(one_brief):
    return replace(one_brief, records=tuple(replace(each, hide=True) for each in one_brief.records))


def test_a_merged_event_is_told_with_the_day_and_the_reasons():
    files = files_of(FIRST, SECOND, BOTH)
    (row,) = rows(files)
    assert (row["change"], row["day"], row["desk"], row["brief"], row["record"]) == ("merged", "2025-07-21", "attacks", "b", "attacks-1")
    assert (row["former_id"], row["event_id"]) == ("2025-07-21-odesa-attack-by-russia", "2025-07-21-kyiv-attack-by-russia")
    assert "same attacker (Russia)" in row["reason"]
    assert files[f"attacks/{row['former_id']}/index.html"] and rows(files, "events")[0]["former_ids"] == row["former_id"]


def test_a_corrected_day_is_a_correction_and_a_new_name():
    moved = Correction("2025-07-23", "It was Monday.", "attacks-1", "date", "2025-07-20", "2025-07-21")
    corrected, renamed = sorted(rows(files_of(replace(FIRST, corrections=(moved,)))), key=lambda row: row["change"])
    assert (renamed["change"], renamed["former_id"]) == ("renamed", "2025-07-20-kyiv-attack-by-russia")
    assert (corrected["change"], corrected["field"], corrected["old"], corrected["new"]) == ("corrected", "date", "2025-07-20", "2025-07-21")
    for row in (renamed, corrected):
        assert (row["day"], row["event_id"], row["reason"]) == ("2025-07-23", "2025-07-21-kyiv-attack-by-russia", "It was Monday.")


@pytest.mark.parametrize("gone", [hide, lambda b: replace(b, records=())], ids=["hidden", "deleted"])
def test_a_record_that_a_correction_withdraws_is_told_without_its_values(gone):
    files = files_of(FIRST, gone(replace(SECRET, corrections=(TOLD,))))
    (row,) = rows(files)
    assert {name: cell for name, cell in row.items() if cell} == {
        "change": "withdrawn", "day": "2025-07-24", "brief": "s", "record": "aid-secret", "reason": "The article tells of an older gift.",
    }
    assert not any(b"nebelwerfer" in body for body in files.values())


def test_what_else_was_corrected_of_a_withdrawn_record_is_not_in_the_data():
    earlier = Correction("2025-07-23", "Two nebelwerfers.", "aid-secret", "item", "nebelwerfer", "two nebelwerfers")
    files = files_of(FIRST, hide(replace(SECRET, corrections=(earlier, TOLD))))
    assert [(row["change"], row["reason"]) for row in rows(files)] == [("withdrawn", TOLD.reason)]
    assert not any(b"nebelwerfer" in body for name, body in files.items() if name.startswith("data/"))


def test_a_hidden_brief_tells_its_corrections_of_records_and_nothing_else():
    of_all = Correction("2025-07-25", "The title was wrong.", field="title", old="Nebelwerfer")
    hidden = replace(SECRET, hide=True, corrections=(TOLD, of_all))
    files = files_of(FIRST, hidden=(hidden,))
    assert [(row["change"], row["brief"], row["record"]) for row in rows(files)] == [("withdrawn", "s", "aid-secret")]
    assert not any(b"ebelwerfer" in body for body in files.values())
    assert json.loads(files["data/datapackage.json"])["created"] == "2025-07-25T00:00:00Z"


WHOLE = Correction("2025-07-26", "The article was a forgery.")
GONE = "an article that is no longer shown"


def text(files, path):
    return " ".join(files[f"{path}index.html"].decode().split())


def test_a_brief_that_is_withdrawn_as_a_whole_is_told_in_the_log_on_its_day_and_in_the_data():
    toll = Correction("2025-07-24", "The article says two.", "aid-secret", "item", "three nebelwerfers", "two nebelwerfers")
    files = files_of(FIRST, hidden=(replace(SECRET, hide=True, title="Nebelwerfers for all", corrections=(toll, WHOLE)),))
    log = text(files, "corrections/")
    places = [log.index(words) for words in (
        f"{GONE}: <strong>Withdrawn.</strong> The article was a forgery.", f"{GONE}: <strong>Item.</strong> The article says two.")]
    assert places == sorted(places)
    assert "forgery" in text(files, "days/2025-07-26/") and "says two" in text(files, "days/2025-07-24/")
    assert "forgery" in text(files, ""), "until the next briefing"
    assert [(row["change"], row["day"], row["brief"], row["record"], row["reason"]) for row in rows(files)] == [
        ("withdrawn", "2025-07-24", "s", "aid-secret", "The article says two."), ("withdrawn", "2025-07-26", "s", "", "The article was a forgery.")]
    assert not any(b"ebelwerfer" in body for body in files.values())
    assert dead_links(files) == []


def test_a_brief_that_is_hidden_without_a_word_is_nowhere():
    files = files_of(FIRST, hidden=(replace(SECRET, hide=True),))
    assert files == files_of(FIRST)


def test_the_preview_has_the_same_log_and_all_corrections_on_the_page_of_the_brief():
    hidden = replace(SECRET, hide=True, corrections=(replace(TOLD, field="item", old="two nebelwerfers"), WHOLE))
    preview = Preview({}, {"s": (hidden, "it is hidden (hide: true)")})
    files = built(events(FIRST), (FIRST,), lexicon=LEXICON, hidden=(hidden,), preview=preview)[0]
    assert files["corrections/index.html"] == files_of(FIRST, hidden=(hidden,))["corrections/index.html"]
    assert "we had written two nebelwerfers" in text(files, "briefs/s/") and dead_links(files) == []


@pytest.mark.parametrize("corrections", [(), (Correction("2025-07-24", "The title was wrong.", field="title"),)], ids=["none", "of the title"])
def test_a_record_that_is_hidden_without_a_word_of_it_is_nowhere(corrections):
    files = files_of(FIRST, hide(replace(SECRET, corrections=corrections)))
    assert not any(word in body for body in files.values() for word in (b"aid-secret", b"nebelwerfer"))
    assert len(rows(files)) == len(corrections)


def test_an_editors_join_is_marked_as_one():
    hand = HandEvents(joins=(HandRule((("a", "attacks-1"), ("c", "attacks-1"))),))
    joins = {(row["left_brief"], row["right_brief"]): row for row in rows(files_of(FIRST, BOTH, hand=hand), "joins")}
    assert (joins["a", "c"]["joined_by"], joins["a", "c"]["score"], joins["a", "c"]["reasons"]) == ("editor", "1.0", "joined by the editor")
    by_rule = rows(files_of(FIRST, BOTH), "joins")[0]
    assert by_rule["joined_by"] == "rule" and 0.6 <= float(by_rule["score"]) <= 1 and by_rule["reasons"]


# --- Through the whole program --------------------------------------------------------------------------------------

NOW = datetime(2025, 7, 25, tzinfo=UTC)
CORRECTED = "corrections:\n  - day: 2025-07-24\n    record: kharkiv\n    reason: It was another town.\n"


def built_with(folder, head):
    """The site of one brief, with these lines at its head and a correction at its end."""
    root = project(folder, articles={"drones.txt": DATED}, briefs={"drones": f"{head}{BRIEF}{CORRECTED}"})
    change(root / "site.yaml", "publish: all", "publish: checked" if "review" in head else "publish: all")
    site, outcome = made(root, now=NOW, reads=False)
    assert site is not None, outcome.faults
    return site


def test_a_withdrawn_brief_is_told_by_its_correction(tmp_path):
    site = built_with(tmp_path / "p", "hide: true\n")
    assert [(row["change"], row["brief"], row["record"], row["reason"]) for row in rows(site)] == [
        ("withdrawn", "drones", "kharkiv", "It was another town.")]
    assert f"{GONE}: <strong>Withdrawn.</strong> It was another town." in text(site, "corrections/")
    assert not any(b"the mayor" in body for body in site.values())


@pytest.mark.parametrize("head", ["embargo: 2025-07-26 18:00\n", "hide: true\nembargo: 2025-07-26 18:00\n", "review: draft\n",
                                  "hide: true\nreview: draft\n"])
def test_what_is_held_back_is_nowhere_whatever_its_corrections_say(tmp_path, head):
    site = built_with(tmp_path / "p", head)
    assert rows(site) == [] and rows(site, "events") == []
    own = [body for name, body in site.items() if not name.startswith("assets/")]  # the outlines of the regions have names
    assert not any(word in body for body in own for word in (b"another town", b"the mayor", b"kharkiv"))
