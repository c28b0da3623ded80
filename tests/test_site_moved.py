"""Addresses that events had before: a small page leads on, without JavaScript, below the sub-path, and unknown to search engines."""

import re
from dataclasses import replace

from generator.site.folder import for_a_folder
from tests.site_material import BRIEFS, CONFIG, EVENTS, HOSTILE, built, site

FORMER, NOW = "talks/2025-07-24-istanbul/", "talks/2025-07-23-istanbul/"


def page(path=FORMER):
    return site()[f"{path}index.html"].decode()


def test_a_former_address_leads_on_in_four_ways():
    assert f'<meta http-equiv="refresh" content="0; url=../../{NOW}">' in page()
    assert f'<link rel="canonical" href="{CONFIG.base_url}{NOW}">' in page()
    assert f'<a href="../../{NOW}">Talks in Istanbul</a>' in page()
    assert page().count('rel="canonical"') == 1 and f"{NOW}index.html" in site()


def test_it_leads_on_from_a_folder_too():
    text = for_a_folder(site(), style=b"")[f"{FORMER}index.html"].decode()
    assert f'content="0; url=../../{NOW}index.html"' in text and f'<a href="../../{NOW}index.html">' in text


def test_it_is_no_page_for_search_engines():
    assert '<meta name="robots" content="noindex">' in page()
    assert f"{CONFIG.base_url}{FORMER}" not in site()["sitemap.xml"].decode()
    assert FORMER not in site()["search/index.json"].decode()


def test_it_has_the_policy_of_all_pages_and_no_script():
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
    assert policy.search(page())[0] == policy.search(page(NOW))[0] and "<script" not in page()


def test_nothing_on_the_site_links_to_it():
    links = {path for path, body in site().items() if path.endswith(".html") and b"2025-07-24-istanbul" in body}
    assert links == set()


def test_an_address_that_a_page_has_is_never_a_redirect():
    taken = replace(EVENTS[1], former_ids=(EVENTS[1].id, "page-2"), former_records=(("fresh-talks", "attack-1"),) * 2)
    files = built((EVENTS[0], taken, EVENTS[2]))[0]
    assert b"http-equiv=\"refresh\"" not in files["attacks/2025-07-21-kyiv/index.html"]
    assert b"http-equiv=\"refresh\"" in files["attacks/page-2/index.html"]
    many = tuple(replace(EVENTS[1], id=f"kyiv-{number}") for number in range(60))
    files = built((EVENTS[0], *many, replace(taken, former_ids=("page-2",)), EVENTS[2]))[0]
    assert b"http-equiv=\"refresh\"" not in files["attacks/page-2/index.html"], "the second page of the desk stands there"


def test_a_hostile_title_stays_text_and_two_former_addresses_have_two_titles():
    event = replace(EVENTS[0], title=HOSTILE, former_ids=("one", "two"), former_records=(("fresh-talks", "talks-1"),) * 2)
    files = built((event, *EVENTS[1:]))[0]
    pages = [files[f"talks/{name}/index.html"].decode() for name in event.former_ids]
    assert all("<script" not in text for text in pages)
    assert len({re.search("<title>(.*)</title>", text)[1] for text in pages}) == 2


def test_a_desk_that_is_not_shown_has_none_of_it():
    files = built(EVENTS, BRIEFS, config=replace(CONFIG, desks=("attacks", "aid")))[0]
    assert f"{FORMER}index.html" not in files and "data/talks.csv" not in files
    for name in ("data/events.csv", "data/claims.csv", "data/changes.csv", "feed.xml", "sitemap.xml", "timeline/index.html"):
        assert b"istanbul" not in files[name].lower(), name
