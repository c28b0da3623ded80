"""What a title says beside the headline: its site, its day; and marks of the day below it, however the lines are broken."""

import pytest

from generator.reading.articles import read_article

STORY = "\n\nRussia attacked Kharkiv with drones overnight, killing two people and injuring five others, the mayor of the city said.\n"


def article(text):
    return read_article("seeds/a.txt", text.encode(), words={})[0]


@pytest.mark.parametrize(("title", "day", "how"), [
    ("Russian campaign assessment, February 7, 2026 | The institute", "2026-02-07", "headline"),
    ("Morning briefing: 22 July 2025", "2025-07-22", "headline"),
    ("The war in Ukraine this morning – July 22, 2025", "2025-07-22", "headline"),
    ("Russia-Ukraine war: what we know on day 34 of the Russian invasion", "2022-03-29", "day 34 of the war, in the headline"),
    ("What happened on day 1 of Russia’s full-scale invasion", "2022-02-24", "day 1 of the war, in the headline"),
    ("Russia-Ukraine war: List of key events, day 1,000", "2024-11-19", "day 1000 of the war, in the headline"),
    ("A comment by the spokesman of the ministry (March 20, 2025)", "2025-03-20", "headline"),
    ("A comment by the spokesman (the talks of March)", None, None),
    ("What happened on February 24, 2022", None, None),
    ("Kyiv hit on day 3 of talks on the war", None, None),
    ("Ukraine marks 1,000 days of war", None, None),
    ("Talks end without a deal: 22 July, a day to remember", None, None),
])
def test_the_day_that_a_title_gives(title, day, how):
    read = article(title + STORY)
    assert (read.published, read.published_from) == (day, how)


def test_a_day_line_counts_before_the_title():
    assert article("Morning briefing: 22 July 2025\ndate 2025-07-23" + STORY).published == "2025-07-23"


@pytest.mark.parametrize(("lines", "day"), [
    ("A long title that has no full stop at its end and fills most of a line | News | The outlet\ndate 2026-02-07", "2026-02-07"),
    ("Drones hit Kharkiv again\nBy the desk\nReporting from Kyiv, Ukraine\ndate: 2025-07-21T18:36:36.507Z", "2025-07-21"),
    ("Drones hit Kharkiv again\nTHE DESK\nUpdated\nFeb 18, 2026\n1\n1\nThe war\nMore\nShare\nSave\nPrint\nListen\nPhotos\nAll topics", "2026-02-18"),
])
def test_a_mark_of_the_day_stands_alone_wherever_it_is(lines, day):
    assert article(lines + STORY).published == day


@pytest.mark.parametrize(("lines", "day"), [
    ("March 17, 2022 19:11", "2022-03-17"),
    ("March 17, 2022", "2022-03-17"),
    ("March 17, 2022 19:11\n\nMarch 18, 2022 08:30", "2022-03-17"),
    ("March 17, 2022\n\nMarch 18, 2022", None),
])
def test_a_day_of_its_own_or_with_its_clock_dates_the_page_also_below_a_summary(lines, day):
    summary = "\n\nThe presidents of the two states spoke by phone on Thursday about the war and about the talks of their ministers.\n\n"
    assert article("Two presidents speak by phone" + summary + lines + STORY).published == day


@pytest.mark.parametrize(("title", "headline"), [
    ("Talks end without a deal | War news | The outlet", "Talks end without a deal"),
    ("Ukraine | Talks end without a deal", "Ukraine | Talks end without a deal"),
    ("Talks end without a deal", "Talks end without a deal"),
])
def test_a_headline_is_without_its_site(title, headline):
    assert article(title + STORY).headline == headline
