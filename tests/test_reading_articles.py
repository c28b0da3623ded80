"""Article files of many hands: headline, day, roles and words of each, and the laws that hold for all."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.articles import read_article
from generator.reading.visible import visible_text

FILES = sorted((Path(__file__).parent / "data" / "articles").iterdir())


def read(name):
    path = next(path for path in FILES if path.name == name)
    article, faults = read_article(f"seeds/{name}", path.read_bytes(), words={})
    assert article is not None, faults
    return article, faults


def collapsed(text):
    return " ".join(text.split())


def texts(article, role):
    return [paragraph.text for paragraph in article.paragraphs if paragraph.role == role]


FERRY = "Ferry service resumes on the estuary"


@pytest.mark.parametrize(
    ("name", "headline", "published", "published_from"),
    [
        ("seed_000.txt", None, "2025-07-22", "first line"),
        ("seed_003.txt", "Fresh Ukraine-Russia talks in Istanbul on Wednesday, says Zelensky", None, None),
        ("white_house_d05.txt", "Statement from Secretary Rubio and NSC Waltz on Call with Zelenskyy", "2025-03-19", "first line"),
        ("white_house_d07.txt", "Fact Sheet on U.S. Security Assistance for Ukraine", None, None),
        ("wire_updated.txt", "Mayor says port reopens after overnight inspection", "2025-07-22", "line above the story"),
        ("wire_yearless.txt", "Mayor says port reopens after overnight inspection", None, None),
        ("state_agency.txt", "Ministry confirms new round of consultations", None, None),
        ("agency_dotted.txt", "Regional administration reports on power supply", "2025-07-22", "line under the headline"),
        ("desk_news.txt", "Ukraine, partners agree on training programme, ministry says", "2025-07-22", "line above the story"),
        ("broadcaster.txt", "Talks planned for next week, officials say", "2025-07-22", "line above the story"),
        ("daily_paper.txt", "Ministers discuss air defence at online meeting", "2025-07-22", "line above the story"),
        ("government.txt", "Joint Statement on Support for Demining", "2025-07-22", "line above the story"),
        (
            "hard_wrapped.txt", "Defence ministers of four countries sign a declaration on joint procurement of shells",
            "2025-07-22", "line under the headline",
        ),
        ("hard_wrapped_tight.txt", None, "2025-07-22", "first line"),
        ("one_line.txt", None, None, None),
        ("ambiguous.txt", FERRY, None, None),
        ("2025-07-22-ferry-service.txt", FERRY, "2025-07-22", "file name"),
        ("source_line.txt", FERRY, "2025-07-22", "page address"),
        ("front_matter.txt", "Ferry service resumes", "2025-07-22", "front matter"),
        ("markdown.md", "Ferry service resumes", "2025-07-22", "front matter"),
        ("pasted.md", FERRY, "2025-07-22", "first line"),
    ],
)  # fmt: skip
def test_headline_and_day(name, headline, published, published_from):
    article, faults = read(name)
    assert (article.headline, article.published, article.published_from) == (headline, published, published_from)
    assert [fault.level for fault in faults] == ([] if published else ["warning"])


def test_the_caption_of_an_old_photograph_does_not_date_the_story():
    article, _ = read("seed_000.txt")
    assert texts(article, "furniture") == ["date 2025-07-22", "KYIV:"]
    assert [caption[-28:] for caption in texts(article, "caption")] == ["September 30, 2022. — Reuters"[-28:]]
    assert texts(article, "story")[0].startswith("Ukrainian President")
    assert texts(article, "subheading") == ["Record drone attacks"]


def test_short_lines_between_paragraphs_are_subheadings():
    article, _ = read("seed_003.txt")
    assert texts(article, "subheading") == [
        "Focus on prisoners and Putin meeting", "Moscow confirms interest in negotiations with Kiev", "Call for more arms",
        "Support from Berlin and Oslo", "Fresh wave of attacks from both sides",
    ]  # fmt: skip
    assert len(texts(article, "story")) == 28


def test_items_of_a_list_are_story_without_their_marks():
    article, _ = read("white_house_d07.txt")
    assert "800 Stinger anti-aircraft systems;" in texts(article, "story")
    assert texts(article, "subheading") == []


def test_furniture_is_kept_apart_from_story():
    article, _ = read("wire_updated.txt")
    assert texts(article, "story")[1:] == ['"The berths are in order," the mayor told reporters.']
    assert texts(article, "furniture")[-3:] == [
        "Advertisement · Scroll to continue", "Reporting by Newsroom Staff; Editing by the desk",
        "Our Standards: The Trust Principles.",
    ]  # fmt: skip
    article, _ = read("broadcaster.txt")
    assert texts(article, "furniture")[-3:] == ["Related topics", "Diplomacy", "More on this story"]


def test_publisher_address_and_author():
    assert read("wire_updated.txt")[0].publisher == "Reuters"
    assert read("wire_updated.txt")[0].author == "Newsroom Staff"
    assert read("state_agency.txt")[0].publisher == "TASS"
    assert read("seed_000.txt")[0].publisher is None
    source = read("source_line.txt")[0]
    assert (source.publisher, source.url) == ("The regional paper", "https://example.org/news/2025/07/22/ferry")
    stated = read("front_matter.txt")[0]
    assert (stated.publisher, stated.url) == ("The regional paper", "https://example.org/2025/07/23/ferry")


@pytest.mark.parametrize("name", ["hard_wrapped.txt", "hard_wrapped_tight.txt"])
def test_wrapped_lines_are_joined_to_paragraphs(name):
    story = texts(read(name)[0], "story")
    assert [paragraph[:31] for paragraph in story[:2]] == ["The defence ministers of four c", '"We have moved from words to co']
    assert all(paragraph.endswith(".") for paragraph in story)


def test_markdown_is_reduced_to_its_visible_words():
    article, _ = read("markdown.md")
    assert texts(article, "caption") == ["The pier on the estuary in spring."]
    assert texts(article, "subheading") == ["Timetable"]
    assert texts(article, "furniture") == ["Read also: Bridge closed"]
    assert texts(article, "story") == [
        "The ferry service across the estuary resumed on Tuesday, the regional administration said.",
        "The ferry makes:", "four trips a day;", "one trip at night.", '"The pier is repaired," the mayor said.',
    ]  # fmt: skip


def test_a_slip_in_the_front_matter_is_told_with_its_line():
    _, faults = read("front_matter_slip.txt")
    assert [(fault.line, fault.cure) for fault in faults][0] == (3, "write `published`")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("---\ndate: soon\n---\nThe mayor spoke.\n", 2, "`soon` is no day that can be read"),
        ("---\ndate: 03/04/2025\n---\nThe mayor spoke.\n", 2, "`03/04/2025` is no day that can be read"),
        ("---\ntitle: a\ntitle: b\n---\nThe mayor spoke.\n", 3, "`title` is written twice; the first stands in line 2"),
        ("---\ntitle: Talks\n---\n", None, "has no story text"),
    ],
)
def test_broken_front_matter_is_an_error(text, line, what):
    article, faults = read_article("seeds/a.txt", text.encode(), words={})
    assert article is None
    errors = [fault for fault in faults if fault.level == "error"]
    assert [(fault.line, fault.what) for fault in errors] == [(line, what)]


def test_a_rule_between_paragraphs_is_no_front_matter():
    article, _ = read_article("seeds/a.txt", b"---\nThe mayor spoke on Monday.\n---\nThe talks go on.\n", words={})
    assert texts(article, "story") == ["The mayor spoke on Monday.", "The talks go on."]


def test_an_undated_article_is_told_how_to_add_its_day():
    _, faults = read("seed_003.txt")
    assert faults[0].cure == "add a first line `date: 2025-07-21` with the day of publication"
    _, faults = read("ambiguous.txt")
    assert "03/04/2025" in faults[0].what


def test_a_day_of_change_is_taken_with_a_warning():
    text = b"Ferry service resumes on the estuary\nUpdated 23 July 2025\n\nThe ferry service resumed, the mayor said.\n"
    article, faults = read_article("seeds/a.txt", text, words={})
    assert (article.published, article.published_from) == ("2025-07-23", "line with the last update")
    assert [fault.level for fault in faults] == ["warning"]


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("Tuesday, 29 July 2025", "22 July 2025", "2025-07-22"), ("Agency News July 22, 2025, 7:57 AM", "Share", "2025-07-22"),
        ("22 July 2025", "Share", "2025-07-22"), ("Published 22 July 2025", "23 July 2025", "2025-07-22"),
    ],
)
def test_a_day_below_the_headline_counts_before_one_above_it(above, below, published):
    text = f"{above}\nFerry service resumes on the estuary\n{below}\n\nThe ferry resumed on Tuesday, the mayor said.\n"
    assert read_article("seeds/a.txt", text.encode(), words={})[0].published == published


def test_two_days_above_the_story_are_none():
    text = b"Ferry service resumes on the estuary\n22 July 2025\n23 July 2025\n\nThe ferry resumed on Tuesday, the mayor said.\n"
    article, faults = read_article("seeds/a.txt", text, words={})
    assert article.published is None
    assert "2025-07-22 and 2025-07-23" in faults[0].what


def test_the_day_headings_of_a_chronology_do_not_date_it():
    text = (
        b"Chronology of the ferry service on the estuary\n\n"
        b"The ferry service across the estuary was closed and opened several times within three years, the paper found.\n\n"
        b"24 February 2022\n\nThe service was closed, the administration said.\n\n"
        b"22 July 2025\n\nThe service was opened, the administration said.\n"
    )
    article, _ = read_article("seeds/a.txt", text, words={})
    assert article.published is None
    assert texts(article, "subheading") == ["24 February 2022", "22 July 2025"]


SUMMARY = "Ferry service resumes on the estuary\n\nThe ferry service across the estuary was resumed after the repair of a pier took three weeks.\n\n"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("22 July 2025", "2025-07-22"), ("By Jane Doe 22 July 2025", "2025-07-22"), ("Jane Doe\n\n22 July 2025, 7:40am", "2025-07-22"),
        ("22 July 2025\n\n24 July 2025", None), ("Photo: The ministry (@ministry) July 21, 2025\n\n22 July 2025", "2025-07-22"),
    ],
)
def test_the_line_of_the_day_may_stand_under_a_summary(lines, published):
    text = f"{SUMMARY}{lines}\n\nThe first boat left at six in the morning, the mayor said.\n"
    assert read_article("seeds/a.txt", text.encode(), words={})[0].published == published


@pytest.mark.parametrize(
    ("title", "opening", "published"),
    [
        ("The war: list of events, day 945", "Here is the situation on Friday, September 27, 2024.", "2024-09-27"),
        ("The war: list of events, day 945", "Here is where things stand on Friday, September 27:", "2024-09-27"),
        ("The war: list of events, day 945", "Here is how things went on Friday:", "2024-09-25"),
        ("The war: list of events", "Here is where things stand on Friday, September 27:", None),
    ],
)
def test_a_review_names_its_day_in_its_opening(title, opening, published):
    text = f"{title}\n\nAs the war goes on, these are the main developments of the last day.\n\n{opening}\n\nThe fights went on in the east.\n"
    assert read_article("seeds/a.txt", text.encode(), words={})[0].published == published


def test_the_stamps_of_comments_do_not_date_an_article():
    told = "The first boat left at six in the morning with forty passengers, the mayor of the town said.\n\n" * 3
    text = f"{SUMMARY}{told}A reader\n\nJuly 24, 2025 at 4:11 am\n\nGood news!\n"
    assert read_article("seeds/a.txt", text.encode(), words={})[0].published is None


def test_a_file_that_is_no_article_is_refused():
    article, faults = read_article("seeds/a.pdf", b"%PDF", words={})
    assert article is None
    assert ".txt" in faults[0].cure


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_offsets_and_visible_words_hold_for_every_file(path):
    data = path.read_bytes()
    article, _ = read_article(f"seeds/{path.name}", data, words={})
    visible = collapsed(visible_text(path.name, data))
    assert article.digest == hashlib.sha256(data).hexdigest()
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start:paragraph.end] == paragraph.text
        assert collapsed(paragraph.text) in visible
    if path.suffix != ".html":
        assert collapsed(article.text) == visible


PIECES = (
    "<p>", "</p>", "<div class='share'>", "<h1>", "<br>", "<![CDATA[", "<!--", "-->", "<table><td>", "</nav>", "<nav>",
    "<script>", "</script>", "---\n", "title: x\n", "date 2025-07-22 ", "\n", "\n\n", "- item", "# h\n", "Related\n",
    "Published: 22 July 2025\n", "The mayor said on Tuesday that the port is open again after the work. ", "A short line",
    ". — Agency", "\u00ad", "\u00a0", "KYIV, July 22 (Agency) - ", "“q”", "![a](b)", "&nbsp;", "<!", "<?x", "e\u0301",
)  # fmt: skip


@given(
    st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), max_size=20).map(lambda parts: "".join(parts).encode())),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
)
def test_any_bytes_give_an_article_or_a_fault(data, path):
    article, faults = read_article(path, data, words={})
    if article is None:
        assert [fault for fault in faults if fault.level == "error"]
        return
    visible = collapsed(visible_text(path, data))
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start:paragraph.end] == paragraph.text
        assert collapsed(paragraph.text) in visible


def test_a_line_of_a_list_without_bullets_is_no_subheading():
    text = ("Arms for Ukraine\n\nThe ministry announced a package on Monday in a statement to the press in the capital.\n\n"
            "Included in this package are:\n\nTwo launchers;\n\nUp to 150 rounds of artillery ammunition; and\n\nFour radars\n\n"
            "What comes next\n\nThe ministry will announce more in the coming weeks, it said in the same statement on Monday.\n")
    found, _ = read_article("seeds/list.txt", text.encode(), words={})
    assert found is not None
    roles = {found.text[p.start:p.end]: p.role for p in found.paragraphs}
    assert roles["Up to 150 rounds of artillery ammunition; and"] == roles["Two launchers;"] == "story"


@pytest.mark.parametrize(("paragraph", "story"), [
    ("KYIV, Ukraine (AP) — Russian forces attacked the city overnight.", "Russian forces"),
    ("STOCKHOLM, Feb 3 (Reuters) -Sweden and Denmark will buy the systems.", "Sweden and Denmark"),
    ("Kyiv [Ukraine], November 8 (ANI): The president confirmed the strike.", "The president"),
    ("(LONDON and KYIV, Ukraine) — The top aide confirmed the visit.", "The top aide"),
    ("MOSCOW, July 22. /TASS/. The ministry said it had downed drones.", "The ministry"),
    ("Kyiv, Feb 3, (dpa/Agency) - The envoy held talks with officials.", "The envoy"),
    ("Feb 3 (Agency) - The president told the speaker of the vote.", "The president"),
    ("The attack on Kyiv (pictured) — the largest so far — killed two.", "The attack"),
    ("F-16 - the jets that Ukraine asked for - have arrived.", "F-16"),
])
def test_the_dateline_stands_apart_from_the_story(paragraph, story):
    from generator.reading.datelines import dateline_end

    assert paragraph[dateline_end(paragraph):].startswith(story)
