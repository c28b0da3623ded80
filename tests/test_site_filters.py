"""The filters of the desks: links with counts, pages only where they are worth one, and no two pages alike."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest

from generator.site.facets import FEW, MONTHS
from generator.site.paging import PER_PAGE
from tests.events_material import LEXICON, events, one
from tests.site_material import CONFIG, built
from tests.test_site_pages import Page

NIGHTS = (*(f"2025-07-{day:02}" for day in range(1, 7)), "2025-06-30", "2025-05-11")
ITEMS = {"radars": "pledged", "helmets": "pledged", "boats": "pledged", "tents": "pledged", "mortars": "pledged", "howitzers": "pledged",
         "ambulances": "delivered", "generators": "requested"}


def _briefs():
    yield from (one(f"kharkiv-{day}", "attacks", published=day, date=day, attacker="Russia", places=["Kharkiv"]) for day in NIGHTS[:5])
    yield one("kyiv", "attacks", published=NIGHTS[5], date=NIGHTS[5], attacker="Russia", places=["Kyiv", "Chuhuiv"])
    yield one("moscow", "attacks", published=NIGHTS[6], date=NIGHTS[6], attacker="Ukraine", places=["Moscow"])
    yield one("nowhere", "attacks", published=NIGHTS[7], date=NIGHTS[7], attacker="Russia", killed="2")
    for n, (item, step) in enumerate(ITEMS.items()):
        yield one(f"aid-{n}", "aid", published=f"2025-0{1 + n % 3}-10", item=item, donor=["Germany"] if n else ["France"], status=step)
    for n in range(6):
        day = f"2025-03-{10 + n}"
        yield one(f"call-{n}", "talks", published=day, date=day, kind="call", status="held" if n else "scheduled",
                  parties=["Ukraine", "United States"], participants=["Volodymyr Zelensky", "Donald Trump"])


def made_of(*briefs):
    return {name: body.decode() for name, body in built(events(*briefs), briefs, lexicon=LEXICON)[0].items() if name.endswith(".html")}


@cache
def files():
    return made_of(*_briefs())


def filters(path):
    """Heading of each list of links -> what is shown of it: text and number."""
    block = re.search(r'<details class="filters">(.*?)</details>', files()[f"{path}index.html"], re.DOTALL)[1]
    parts = re.split(r'<p class="legend">(.*?)</p>', block)[1:]
    return {name: re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a> <span class="meta">(\d+)</span>', body) for name, body in zip(parts[::2], parts[1::2], strict=True)}


def texts(path, heading):
    return [(re.sub(r'<span class="hidden">(.*?)</span>', r"\1", text), int(number)) for _, text, number in filters(path)[heading]]


def pages_below(folder):
    return {name.removesuffix("index.html") for name in files() if name.startswith(folder)}


def test_attacks_are_filtered_by_where_they_hit_not_by_who_is_said_to_attack():
    assert pages_below("attacks/on-") == {"attacks/on-ukraine/"}
    page = files()["attacks/on-ukraine/index.html"]
    assert "<h1>Attacks on Ukraine</h1>" in page and "6 of 8 attacks" in page
    assert page.count('<article class="card">') == 6
    assert "Moscow" not in page and "11 May 2025" not in page, "without a place it is nowhere"
    assert texts("attacks/", "Country") == [("Ukraine", 6)]


def test_a_region_has_the_attacks_on_all_its_places():
    assert pages_below("attacks/by-region/") == {"attacks/by-region/kharkiv-region/"}
    page = files()["attacks/by-region/kharkiv-region/index.html"]
    assert "<h1>Attacks in the Kharkiv region</h1>" in page and page.count('<article class="card">') == 6


def test_a_month_with_few_events_leads_to_its_part_of_the_list():
    links = {re.sub("<.*?>", "", text): path for path, text, _ in filters("attacks/")["Month"]}
    assert links == {"July 2025": "../attacks/by-month/2025-07/", "June 2025": "../attacks/#m-2025-06", "May 2025": "../attacks/#m-2025-05"}
    assert pages_below("attacks/by-month/") == {"attacks/by-month/2025-07/"}
    assert 'id="m-2025-06"' in files()["attacks/index.html"]


def test_talks_are_filtered_by_line_status_and_month():
    assert pages_below("talks/by-status/") == {"talks/by-status/held/"}
    assert texts("talks/by-month/", "Status") == [("Held", 5)]
    assert texts("talks/by-month/", "Line") == [("Leaders of Ukraine and the United States", 6)]
    assert "Line" not in filters("talks/"), "that page lists them itself"
    assert pages_below("talks/by-month/") == {"talks/by-month/"}, "a month that has all of them is the list itself"


def test_aid_is_filtered_by_donor_step_and_the_month_of_its_report():
    assert texts("aid/", "Donor") == [("Germany", 7), ("France", 1)]
    assert texts("aid/", "Step") == [("Delivered", 1), ("Pledged", 6), ("Requested", 1)]
    assert texts("aid/", "Month") == [("March 2025", 2), ("February 2025", 3), ("January 2025", 3)]
    assert filters("aid/")["Month"][0][0] == "../aid/by-month/#m-2025-03"
    assert re.findall("<h2 id=\"m-[^>]*>(.*?)</h2>", files()["aid/by-month/index.html"]) == ["March 2025", "February 2025", "January 2025"]


@pytest.mark.parametrize("path", ["attacks/", "attacks/on-ukraine/", "talks/", "talks/by-month/", "aid/", "aid/by-month/", "aid/by-step/"])
def test_every_link_of_a_filter_leads_to_a_page_and_its_part(path):
    found = {name: Page(html) for name, html in files().items()}
    for link in (link for links in filters(path).values() for link, _, _ in links):
        target = urlsplit(urljoin(CONFIG.base_url + path, link))
        file = f"{target.path.removeprefix(CONFIG.base_path)}index.html"
        assert file in found and (not target.fragment or target.fragment in found[file].ids), link


def test_the_filter_in_force_is_told():
    page = files()["attacks/on-ukraine/index.html"]
    assert re.findall(r'aria-current="page">(.*?)</a>', page) == ["Ukraine"]


def test_no_two_pages_have_one_title_description_or_address():
    pages = [Page(html) for name, html in files().items() if name != "404.html"]
    for values in ([page.title for page in pages], [page.metas["description"] for page in pages]):
        assert [value for value, times in Counter(values).items() if times > 1] == []
    canonical = re.search(r'rel="canonical" href="([^"]*)"', files()["attacks/on-ukraine/index.html"])[1]
    assert canonical == f"{CONFIG.base_url}attacks/on-ukraine/"


def test_long_filters_go_on_in_further_pages_and_the_number_of_pages_stays_bounded():
    days = [f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(1, 13) for day in range(1, 4)]
    briefs = [one(f"a{day}", "attacks", published=day, date=day, attacker="Russia", places=["Kharkiv" if n % 6 else "Moscow"]) for n, day in enumerate(days)]
    made = made_of(*briefs)
    own = [name for name in made if re.match("attacks/(on-|by-)", name)]
    assert own == [f"attacks/{part}/{more}index.html" for part in ("on-ukraine", "on-russia", "by-region/kharkiv-region", "by-region/moscow")
                   for more in ("", "page-2/") if part in ("on-ukraine", "by-region/kharkiv-region") or not more]  # fmt: skip
    assert "Attacks on Ukraine, page 2" in made["attacks/on-ukraine/page-2/index.html"]
    assert len(days) * 5 / 6 > PER_PAGE and FEW > 3, "no month of three has a page"
    month = re.search(r'href="\.\./attacks/([^"]*)">January<span class="hidden"> 2023', made["attacks/index.html"])[1]
    assert month == "page-2/#m-2023-01" and 'id="m-2023-01"' in made["attacks/page-2/index.html"]


def test_the_first_page_of_a_desk_has_the_newest_months_alone():
    months = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
    briefs = [one(f"a{month}", "aid", published=f"{month}-10", item=f"radar of type {n}", donor=["Germany"], status="pledged") for n, month in enumerate(months)]
    made = made_of(*briefs)
    assert made["aid/index.html"].count('<span class="hidden"> 20') == MONTHS and "../aid/by-month/\">All months" in made["aid/index.html"]
    assert made["aid/by-month/index.html"].count('<span class="hidden"> 20') == len(months)


def test_a_site_without_events_has_no_filters():
    assert not any('<nav aria-label="Filters">' in page for page in made_of().values())
