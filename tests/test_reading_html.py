"""Saved pages: the story and nothing beside it, with or without the HTML reader, and the page's own day."""

import sys
from pathlib import Path

import pytest

from generator.reading.articles import read_article
from generator.reading.page_metadata import declared_charset, read_metadata
from generator.reading.page_text import page_text
from generator.reading.visible import visible_text

FOLDER = Path(__file__).parent / "data" / "articles"
HEADLINES = {
    "news_page.html": "Grain talks resume in Istanbul, ministry says",
    "tables_1999.html": "Ferry service resumes",
    "fragment.html": None,
    "short_brief.html": "Ferry service resumes on the estuary",
    "live_blog.html": "Live: ministers meet on air defence",
    "government_page.html": "The Minister discussed demining with the commissioner",
    "cookie_page.html": "Bridge closed for repairs",
}
FOUND_IN = {
    "tables_1999.html": "line under the headline", "government_page.html": "line under the headline", "fragment.html": None,
}  # fmt: skip
BESIDE_THE_STORY = (
    "5000 people", "Copy link", "cookies", "newsletter", "Weather", "Sport", "Ferry service resumes on the estuary", "visited a school",
    "Share on", "©", "Copyright", "Contact",
)  # fmt: skip


def read(name):
    article, faults = read_article(f"seeds/{name}", (FOLDER / name).read_bytes(), words={})
    assert article is not None, faults
    return article


def texts(article, role):
    return [paragraph.text for paragraph in article.paragraphs if paragraph.role == role]


@pytest.fixture(params=["with trafilatura", "without"])
def reader(request, monkeypatch):
    """Runs a test twice; the site's data may not depend on the extractor."""
    if request.param == "without":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    else:
        pytest.importorskip("trafilatura")


@pytest.mark.parametrize("name", HEADLINES)
def test_headline_and_day_of_each_page(reader, name):
    article = read(name)
    found_in = FOUND_IN.get(name, "page metadata")
    assert article.headline == HEADLINES[name]
    assert (article.published, article.published_from) == ("2025-07-22" if found_in else None, found_in)


@pytest.mark.parametrize("name", HEADLINES)
def test_the_story_is_free_of_what_stands_beside_it(reader, name):
    story = "\n".join(texts(read(name), "story"))
    assert not [words for words in BESIDE_THE_STORY if words in story]


@pytest.mark.parametrize(
    ("name", "sentences"),
    [("news_page.html", 5), ("tables_1999.html", 3), ("fragment.html", 3), ("short_brief.html", 2), ("live_blog.html", 4),
     ("government_page.html", 3), ("cookie_page.html", 4)],
)  # fmt: skip
def test_no_paragraph_is_lost(reader, name, sentences):
    story = texts(read(name), "story")
    assert len([text for text in story if text.endswith((".", '."'))]) == sentences


def test_the_roles_of_a_news_page(reader):
    article = read("news_page.html")
    assert texts(article, "caption") == ["Ships wait in a port, June 2, 2023. [Agency]"]
    assert texts(article, "subheading") == ["Open questions"]
    assert "Read more: Earlier report" in texts(article, "furniture")
    assert (article.publisher, article.author) == ("The Example Post", "News desk")
    assert article.url == "https://example.org/2025/07/22/grain"


def test_no_day_is_taken_from_the_story(reader):
    assert "February 2022" in read("fragment.html").text
    assert read("fragment.html").published is None


def test_the_local_day_is_taken_as_written():
    page = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-07-22T23:30:00-04:00"}</script>'
    assert read_metadata(page).published == "2025-07-22"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<meta property="article:published_time" content="2025-07-22T09:00:00+03:00">', "2025-07-22"),
        ('<meta property="article:modified_time" content="2025-07-22T09:00:00+03:00">', None),
        ('<meta itemprop="datePublished" content="July 22, 2025">', "2025-07-22"),
        ('<time pubdate datetime="2025-07-22T09:00">Tuesday</time>', "2025-07-22"),
        ('<time datetime="2025-07-22T09:00">Tuesday</time>', None),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"}, '
         '{"@type": ["ReportageNewsArticle"], "datePublished": "2025-07-22"}]}</script>', "2025-07-22"),
        ('<script type="application/ld+json">{"@type": "Organization", "datePublished": "2019-01-01"}</script>', None),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="03/04/2025">', None),
    ],
)  # fmt: skip
def test_the_day_in_metadata(page, day):
    assert read_metadata(page).published == day


@pytest.mark.parametrize(
    ("page", "charset"),
    [(b'<meta charset="Windows-1251">', "Windows-1251"), (b"<p>no charset</p>", None),
     (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "iso-8859-1"),
     (b'<?xml version="1.0" encoding="koi8-u"?>', "koi8-u")],
)  # fmt: skip
def test_the_charset_that_a_page_declares(page, charset):
    assert declared_charset(page) == charset


def test_a_lying_charset_does_no_harm(reader):
    page = '<meta charset="windows-1251"><p>The Norwegian minister Støre said: “It’s over €5 billion, and more will follow.”</p>'
    article, faults = read_article("a.html", page.encode(), words={})
    assert texts(article, "story") == ["The Norwegian minister Støre said: “It’s over €5 billion, and more will follow.”"]
    assert [fault.level for fault in faults] == ["warning"]


def test_visible_text_has_all_that_a_reader_sees_and_no_more():
    page = (
        b"<title>T</title><script>var x</script><style>p{}</style><!-- note --><template>t</template>"
        b"<nav>Menu</nav><p>One<b>two</b> &amp; three<br>four&shy;five&nbsp;six</p><td>cell<td>cell"
    )
    assert visible_text("a.html", page).split("\n\n") == ["T", "Menu", "Onetwo & three four" "five six", "cell", "cell"]


def test_a_line_break_parts_paragraphs_but_not_sentences():
    blocks = page_text("<td>July 22, 2025<BR>The ferry resumed.<BR>It runs<br>daily.</td>").blocks
    assert [block.text for block in blocks] == ["July 22, 2025", "The ferry resumed.", "It runs daily."]


@pytest.mark.parametrize("page", ["", "<html><body><nav>Home</nav></body></html>", "<p></p>", "<script>let a</script>"])
def test_a_page_without_a_story_is_a_fault(reader, page):
    article, faults = read_article("a.html", page.encode(), words={})
    assert article is None
    assert faults


@pytest.mark.parametrize("piece", ["<!--", "<p ", '<a href="'])
def test_a_page_that_never_ends_its_tags_is_read_at_once(piece):
    page = "<p>The ferry resumed on Tuesday, the mayor said.</p>" + piece * 20_000
    assert page_text(page).blocks[0].text == "The ferry resumed on Tuesday, the mayor said."
