"""What pages say in the vocabulary of schema.org, and the lines to copy."""

import json
import re
from dataclasses import replace

import pytest

from tests.site_material import BRIEFS, CONFIG, EVENTS, built, html_pages

TALKS, ATTACK, _ = EVENTS

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def linked(html):
    """The statements of a page."""
    found = BLOCK.findall(html)
    assert len(found) == 1
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def test_the_home_page_is_the_site_and_the_briefing_of_its_day():
    site, report = linked(html_pages()["index.html"])
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", CONFIG.title, CONFIG.base_url)
    assert report["@type"] == "NewsArticle" and report["datePublished"] == "2025-07-21"
    assert report["author"]["name"] == CONFIG.title


def test_an_event_is_a_report_on_something_with_a_day_and_places():
    (report,) = linked(html_pages()["attacks/2025-07-21-kyiv/index.html"])
    about = report["about"]
    assert (about["@type"], about["startDate"]) == ("Event", "2025-07-21")
    assert [place["name"] for place in about["location"]] == ["Kyiv"]
    assert "eventStatus" not in about, "an attack has no status"


@pytest.mark.parametrize(("status", "word"), [("scheduled", "EventScheduled"), ("postponed", "EventPostponed"), ("cancelled", "EventCancelled")])
def test_talks_say_whether_they_take_place(status, word):
    event = replace(TALKS, fields={**TALKS.fields, "status": status})
    (report,) = linked(built((event,))[0]["talks/2025-07-23-istanbul/index.html"].decode())
    assert report["about"]["eventStatus"] == f"https://schema.org/{word}"


def test_an_event_without_a_day_or_a_place_is_no_event_for_machines():
    for fields in ({"date": "2025-07"}, {"places": ()}):
        event = replace(ATTACK, date=fields.get("date", ATTACK.date), fields={**ATTACK.fields, **fields})
        (report,) = linked(built((event,))[0]["attacks/2025-07-21-kyiv/index.html"].decode())
        assert report["@type"] == "NewsArticle" and "about" not in report


def test_a_report_whose_articles_have_no_day_gives_none():
    voices = tuple(replace(voice, published=None) for voice in ATTACK.voices)
    (page,) = linked(built((replace(ATTACK, voices=voices),))[0]["attacks/2025-07-21-kyiv/index.html"].decode())
    assert page["@type"] == "WebPage" and "datePublished" not in page


def test_the_page_of_an_article_leads_to_the_article_and_is_not_it():
    brief = replace(BRIEFS[0], url="https://example.org/talks")
    (page,) = linked(built(briefs=(brief, *BRIEFS[1:]))[0]["briefs/fresh-talks/index.html"].decode())
    assert page["@type"] == "WebPage" and page["isBasedOn"]["url"] == "https://example.org/talks"


def test_data_without_terms_are_told_of_in_a_catalogue():
    (catalogue,) = linked(html_pages()["data/index.html"])
    assert catalogue["@type"] == "DataCatalog" and "license" not in catalogue["dataset"]


def test_the_data_are_a_dataset_with_every_table():
    files, _ = built(config=replace(CONFIG, licence="CC BY 4.0"))
    (data,) = linked(files["data/index.html"].decode())
    assert (data["@type"], data["license"]) == ("Dataset", "CC BY 4.0")
    addresses = {file["contentUrl"].removeprefix(CONFIG.base_url) for file in data["distribution"]}
    assert {name for name in files if name.startswith("data/") and name.endswith((".csv", ".ics", ".geojson"))} <= addresses
    assert addresses <= set(files)


def test_every_statement_is_dated_by_days_and_has_nothing_empty():
    for html in html_pages().values():
        for block in BLOCK.findall(html):
            for thing in _things(json.loads(block)):
                assert all(value not in ("", None, [], {}) for value in thing.values())
                assert all(DAY.fullmatch(value) for key, value in thing.items() if key.startswith("date"))


def _things(data):
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _things(value)
    elif isinstance(data, list):
        for value in data:
            yield from _things(value)


def test_hostile_titles_cannot_end_the_block():
    html = html_pages()["briefs/hostile/index.html"]
    (page,) = linked(html)
    assert "<script>" in page["name"] and "<script>" not in BLOCK.findall(html)[0]


def test_the_lines_to_copy_hold_the_sentence_and_the_address():
    html = html_pages()["attacks/2025-07-21-kyiv/index.html"]
    share, cite = (re.search(rf'<p class="line" id="{name}">(.*?)</p>', html).group(1) for name in ("share-text", "share-citation"))
    address = f"{CONFIG.base_url}attacks/2025-07-21-kyiv/"
    assert share.endswith(address) and "said" in share
    assert cite.endswith(address) and CONFIG.title in cite and "21 July 2025" in cite
