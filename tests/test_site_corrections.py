"""Corrections: on the page of their article and of their event, in the log, and in the feeds, which then count as updated."""

import json
from dataclasses import replace

from generator.model import Correction
from tests.site_material import BRIEFS, EVENTS, built

TOLL = Correction("2025-07-24", "The article says two.", record="attack-1", field="killed", old="3", new="2")
TITLE = Correction("2025-07-25", "The talks are in Istanbul.", field="title", old="Fresh talks in Ankara")
MISSING = Correction("2025-07-22", "It stands in the last paragraph.", record="talks-1", field="place", new="Istanbul")
CORRECTED = (replace(BRIEFS[0], corrections=(TOLL, TITLE, MISSING)), BRIEFS[1])
SITE = built(briefs=CORRECTED)[0]


def page(path):
    return " ".join(SITE[f"{path}index.html"].decode().split())


def test_the_page_of_the_article_has_all_of_its_corrections_newest_first():
    text = page("briefs/fresh-talks/")
    places = [text.index(words) for words in (
        "we had written Fresh talks in Ankara, which is left out now.</strong> The talks are in Istanbul.",
        "<strong>Killed: 2; we had written 3.</strong> The article says two.",
        "<strong>Place: Istanbul, which we had left out.</strong> It stands in the last paragraph.")]
    assert places == sorted(places)


def test_the_page_of_an_event_has_those_of_its_records():
    assert "Killed: 2; we had written 3." in page("attacks/2025-07-21-kyiv/")
    assert "which we had left out" not in page("attacks/2025-07-21-kyiv/")
    assert "Place: Istanbul, which we had left out." in page("talks/2025-07-23-istanbul/")
    assert "Corrections</h2>" not in page("aid/radars/")


def test_the_log_has_all_of_them_with_their_pages():
    log = page("corrections/")
    places = [log.index(words) for words in ("Fresh talks in Ankara", "we had written 3", "which we had left out")]
    assert places == sorted(places)
    assert '<a href="../attacks/2025-07-21-kyiv/">Attack by Russia on Kyiv</a>' in log
    assert '<a href="../briefs/fresh-talks/">Fresh talks in Istanbul</a>' in log


def test_a_site_without_corrections_says_so():
    assert "No correction has been recorded so far." in built()[0]["corrections/index.html"].decode()


def test_a_feed_tells_the_correction_and_counts_it_as_an_update():
    items = {item["title"]: item for item in json.loads(SITE["attacks/feed.json"])["items"]}
    attack = items["Attack by Russia on Kyiv"]
    assert attack["date_modified"] == "2025-07-24T00:00:00Z"
    assert attack["date_published"] == "2025-07-21T00:00:00Z"
    assert attack["content_text"].endswith("Correction of 24 July 2025: Killed: 2; we had written 3. The article says two.")
    before = {item["title"]: item for item in json.loads(built()[0]["attacks/feed.json"])["items"]}
    assert before["Attack by Russia on Kyiv"]["date_modified"] == "2025-07-21T00:00:00Z"


def test_who_has_checked_a_brief_and_when():
    checked = replace(BRIEFS[0], review="checked", checked_by="the desk", checked_on="2025-07-22")
    text = " ".join(built(EVENTS, (checked, BRIEFS[1]))[0]["briefs/fresh-talks/index.html"].decode().split())
    assert "by an editor: the desk, 22 July 2025." in text
