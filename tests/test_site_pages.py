"""The pages as bytes: every link leads somewhere, text stays text, and nothing of the program shows through."""

import random
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site_material import BRIEFS, CONFIG, EVENTS, HOSTILE, built, html_pages, site, templates

VOID = {"meta", "link", "br", "hr", "img", "input", "line", "circle", "path", "rect"}


class Page(HTMLParser):
    """Links, anchors, headings, text and open elements of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links, self.ids, self.levels, self.words, self.open = [], [], [], [], []
        self.title, self.metas, self.elements = "", {}, Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements[tag] += 1
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        self.ids += [given["id"]] if "id" in given else []
        self.metas |= {given[key]: given.get("content") for key in ("name", "http-equiv", "property") if key in given}
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        if "title" in self.open:
            self.title += data
        else:
            self.words.append(data)


PAGES = {path: Page(html) for path, html in html_pages().items()}


def test_every_address_of_the_contract_is_there():
    assert {
        "index.html", "talks/index.html", "attacks/index.html", "aid/index.html", "talks/2025-07-23-istanbul/index.html",
        "briefs/index.html", "briefs/fresh-talks/index.html", "days/index.html", "days/2025-07-21/index.html",
        "timeline/index.html", "people/index.html", "people/volodymyr-zelensky/index.html", "places/kyiv/index.html",
        "search/index.html", "data/index.html", "about/index.html", "method/index.html", "corrections/index.html", "404.html",
        "sitemap.xml", "robots.txt", ".nojekyll", "assets/style.css", "assets/icon.svg", "feed.xml", "talks/feed.json",
    } <= set(site())


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page_and_an_anchor(path):
    here = CONFIG.base_url + path
    for link in PAGES[path].links:
        target = urlsplit(urljoin(here, link))
        if f"{target.scheme}://{target.netloc}/" != CONFIG.base_url.removesuffix("briefing/"):
            assert target.scheme == "https", link
            continue
        assert target.path.startswith(CONFIG.base_path), link
        file = target.path.removeprefix(CONFIG.base_path)
        file = f"{file}index.html" if file == "" or file.endswith("/") else file
        assert file in site(), f"{link} on {path}"
        if target.fragment:
            ids = PAGES[file].ids if file in PAGES else re.findall(r' id="([^"]*)"', site()[file].decode())
            assert target.fragment in ids, f"{link} on {path}"


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_made(path):
    page = PAGES[path]
    assert not page.open, "elements are left open"
    assert page.levels.count(1) == 1 and page.levels[0] == 1
    assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False)), page.levels
    assert len(page.ids) == len(set(page.ids))
    assert "default-src 'none'" in page.metas["Content-Security-Policy"]
    assert "unsafe" not in page.metas["Content-Security-Policy"]
    assert page.metas["color-scheme"] == "light dark" and page.metas["viewport"]
    assert page.elements["style"] == 0 and " style=" not in html_pages()[path] and not re.search(r" on\w+=", _tags(path))


def _tags(path: str) -> str:
    return " ".join(re.findall(r"<[a-z][^>]*>", html_pages()[path]))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_the_program_shows(path):
    text = " ".join(PAGES[path].words)
    assert not re.search(r"\bNone\b|\bundefined\b|Quantity\(|Markup|\{\{(?! 7 \* 7)|\{%|&amp;amp;|&lt;", text)


def test_titles_and_descriptions_are_unique():
    listed = [page for path, page in PAGES.items() if path != "404.html"]
    for values in ([p.title for p in listed], [p.metas["description"] for p in listed]):
        assert [value for value, times in Counter(values).items() if times > 1] == []
        assert all(values)


def test_hostile_text_stays_text():
    page = html_pages()["aid/radars/index.html"]
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert HOSTILE in " ".join(PAGES["briefs/hostile/index.html"].words)
    assert not any("javascript:" in link for found in PAGES.values() for link in found.links)
    assert "49" not in " ".join(PAGES["aid/radars/index.html"].words)


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_whatever_a_brief_says_stays_text(text):
    plain = _scripts("plain")
    for path, number in _scripts(text).items():
        assert number == plain.get(path, 0), path


def _scripts(text):
    """How many scripts each page has, of a site in which everything is `text`; no page has a style, or an element left open."""
    event = replace(EVENTS[2], title=text, fields={"item": text, "status": "requested"})
    brief = replace(BRIEFS[1], title=text, note=text, publisher=text, url=text)
    found = {}
    for path, body in built((event,), (brief,))[0].items():
        if path.endswith(".html"):
            page = Page(body.decode())
            assert not page.open and page.elements["style"] == 0, path
            found[path] = page.elements["script"]
    return found


@pytest.mark.parametrize(("body", "what", "line"), [
    (b"<p>\n{{ site.no_such_name }}", "asks for what no view has", 2),
    (b"<p>\n\n{% if %}", "is no valid template", 3),
    (b"{% extends 'absent.html' %}", "is missing", None),
    (b"<p>\n\xff", "is not UTF-8 text", 2),
])
def test_a_slip_in_a_template_is_told_with_its_line(body, what, line):
    _, faults = built(templates={**templates(), "404.html": body})
    told = [(f.file, f.line) for f in faults if what in f.what]
    assert told == [("templates/absent.html" if line is None else "templates/404.html", line)]


def test_the_editors_markdown_cannot_bring_html():
    files, _ = built(texts={"about.md": f"# Us\n\n{HOSTILE} [x](javascript:alert(1))", "method.md": "# M", "corrections.md": "# C"})
    page = files["about/index.html"].decode()
    assert "<h1>Us</h1>" in page and "&lt;script&gt;alert" in page and "<script>alert" not in page
    assert not any(link.startswith("javascript:") for link in Page(page).links)


def test_a_table_of_the_editor_scrolls_in_a_named_box():
    table = "# A\n\n## Words & more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    page = built(texts={"about.md": table, "method.md": "# M", "corrections.md": "# C"})[0]["about/index.html"].decode()
    assert 'role="region" aria-labelledby="table-' in page and ">Words &amp; more</caption>" in page


def test_a_missing_page_of_the_editor_is_told_and_still_there():
    files, faults = built(texts={})
    assert {fault.file for fault in faults} == {f"content/pages/{n}.md" for n in ("about", "method", "corrections")}
    assert "has not been written yet" in files["about/index.html"].decode()


def test_a_link_of_the_editor_that_leads_nowhere_is_told():
    about = "# A\n\n[talks](../talks/) [gone](../gone/) [far](https://far.example/) [here](#a) [data](../data/talks.csv)"
    _, faults = built(texts={"about.md": about, "method.md": "# M", "corrections.md": "# C"})
    assert [(fault.file, fault.what) for fault in faults] == [
        ("content/pages/about.md", "the link ../gone/ leads to no page of the site")
    ]


def test_an_editors_page_cannot_take_the_address_of_a_desk():
    files, faults = built(texts={"talks.md": "# Mine", "about.md": "# A", "method.md": "# M", "corrections.md": "# C"})
    assert [fault.file for fault in faults] == ["content/pages/talks.md"]
    assert "<h1>Talks</h1>" in files["talks/index.html"].decode()


def test_the_order_of_the_input_does_not_matter():
    shuffled = random.Random(3).sample(EVENTS, len(EVENTS))
    assert built(shuffled, BRIEFS[::-1])[0] == site()


def test_a_site_without_any_brief_is_built():
    files, _ = built((), ())
    assert "No briefing yet" in files["index.html"].decode()
    assert files["feed.xml"].count(b"<entry>") == 0


def test_addresses_follow_the_sub_path():
    assert 'href="/briefing/assets/style.css"' in html_pages()["404.html"]
    assert 'href="../../assets/style.css"' in html_pages()["talks/2025-07-23-istanbul/index.html"]
    assert '<link rel="canonical" href="https://desk.example/briefing/talks/">' in html_pages()["talks/index.html"]


def test_measured_accuracy_is_on_the_page_of_the_method():
    files, _ = built(scores={"accuracy": {"Talks": {"right": 0.912, "missed": 4}, "Aid": {"right": 0.5}}, "unseen": {"Talks": {"F1": 0.7}}})
    text = " ".join(" ".join(Page(files["method/index.html"].decode()).words).split())
    assert "Talks 91% 4 Aid 50% not measured" in text
    assert text.index("Talks 70%") < text.index("Talks 91%")


def test_titles_that_differ_by_a_kind_of_space_alone_are_told_apart():
    twins = [replace(BRIEFS[0], slug=slug, title=title) for slug, title in (("one", "Talks in Istanbul"), ("two", "Talks in\u00a0Istanbul"))]
    files, _ = built((), twins)
    titles = [re.search("<title>(.*?)</title>", files[f"briefs/{twin.slug}/index.html"].decode()).group(1) for twin in twins]
    assert "(one)" in titles[0] and "(two)" in titles[1]
