"""A site that is opened from a folder, without a server: every link leads to a file."""

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generator.site.folder import STYLE, for_a_folder
from tests.site_material import BRIEFS, EVENTS, built


def links(page):
    return [re.split("[?#]", link)[0] for link in re.findall(r'(?:href|src|action)="([^"]*)"', page) if not re.match(r"[a-z]+:|#", link)]


def followed(site):
    """(page, file) for every link of the site, read as from a folder."""
    files = for_a_folder(site, style=b".pending {}")
    pages = {name: body.decode() for name, body in files.items() if name.endswith(".html")}
    return [(name, normpath(join(dirname(name), unquote(link)))) for name, page in pages.items() for link in links(page)]


def dead_links(site):
    """Those that lead to no file."""
    return [(name, target) for name, target in followed(site) if target not in {*site, STYLE}]


def test_every_link_leads_to_a_file():
    site = built(EVENTS, BRIEFS)[0]
    assert len(followed(site)) > 100
    assert dead_links(site) == []


def test_nothing_else_is_changed():
    before = built(EVENTS, BRIEFS)[0]
    after = for_a_folder(before, style=b".pending {}")
    assert after.keys() == before.keys() - {"404.html"} | {STYLE}
    assert {name for name in after if name in before and after[name] != before[name]} == {n for n in after if n.endswith(".html")}
    page = after["search/index.html"].decode()
    assert 'data-root="../"' in page and f'<link rel="stylesheet" href="../{STYLE}">\n</head>' in page


def test_addresses_elsewhere_and_text_that_looks_like_a_link_stay():
    page = b'<head></head><a href="https://example.org/talks/">a</a><a href="#x">b</a><a href="mailto:a@b">c</a><p>href=&quot;talks/&quot;</p>'
    made = for_a_folder({"index.html": page, "talks/index.html": page}, style=b"")["index.html"].decode()
    assert made.partition("</head>")[2] == page.decode().partition("</head>")[2]


def test_a_folder_keeps_its_query_and_its_mark():
    page = b'<head></head><a href="talks/#says-1">a</a><a href="./">b</a><form action="talks/?q=1"></form><a href="talks">c</a>'
    made = for_a_folder({"index.html": page, "talks/index.html": page}, style=b"")["index.html"].decode()
    assert re.findall('"([^"]*)"', made.partition("</head>")[2]) == [
        "talks/index.html#says-1", "./index.html", "talks/index.html?q=1", "talks/index.html"]
