"""Which lines date a page, and which only look as if they did."""

import pytest

from generator.reading.datelines import dateline_agency, dateline_day
from generator.reading.day_lines import day_line, split_mark
from generator.reading.written_days import address_day, file_name_day, whole_day

DAY = "2025-07-22"


@pytest.mark.parametrize(
    "line",
    [
        "date 2025-07-22", "date: 2025-07-22", "Date: 22.07.2025 18:40", "Published: July 22, 2025 14:05",
        "July 22, 2025", "July 22, 2025 16:20", "Tuesday, 22 July 2025, 14:05", "22 July 2025 - 22:31", "22.07.2025",
        "07/22/2025", "22-Jul-2025", "22nd July 2025", "2025-07-22T14:05:00+03:00", "Tue 22 Jul 2025 14.05 BST",
        "First published on Tue 22 Jul 2025 06.00 BST", "Published 5:13 PM EDT, July 22, 2025",
        "22 July 2025 at 14:05 (Kyiv time)", "Published On 22 Jul 202522 Jul 2025", "Brussels, 22 July 2025",
        "By the newsroom | The Agency | Jul 22, 2025", "By the newsroom July 22, 2025 5:13 AM",
        "July 22, 2025 10:15 am · 3 min read", "July 22, 2025 7:14 PM GMT+3 Updated 2 hours ago",
        "Published: 22 July 2025, Updated: 23 July 2025 10:00 GMT+3", "Updated 23 July 2025 | Published 22 July 2025",
        "July 22, 20257:14 PM GMT+3Updated 2 hours ago", "PublishedJul 22, 2025, 02:05 PM", "22 July 2025Updated 15:05, 23 July 2025",
        "by Jane Doe July 22, 2025July 22, 2025", "22 Jul, 2025 22 Jul, 2025", "By Jane Doe • 7/22/25 12:21pm", "14:05, 22.07.25 2 min. read 1234",
        "July 22, 2025 by Jane Doe", "Jane Doe July 22, 2025 13 comments", "22.07.2025 - Update : 23.07.2025", "July 22, 2025 14:05 The Kremlin, Moscow",
        "Posted by Jane Doe on July 22, 2025, 6:21 AM EST", "By Jane Doe on Tue, Jul 22, 2025 at 4:00 am", "Source: Agency Editor: doe 2025-07-22 14:05:15",
        "12:20 GMT 22.07.2025 (Updated: 13:01 GMT 23.07.2025)", "Desk · News · Posted: Jul 22, 2025 4:00 AM EDT | Last Updated: July 23",
        "Published 22 July 2025 · Tagged with Ukraine, drones", "Wednesday 22 July 2025 14:05, UK", "22 Jul 2025 02:05PM (Updated: 23 Jul 2025 03:05PM)",
    ],
)  # fmt: skip
def test_a_line_that_is_a_date_dates_its_page(line):
    found = day_line(line)
    assert found is not None
    assert (found.day, found.kind) == (DAY, "published")


@pytest.mark.parametrize(
    "line",
    [
        "The sides agreed on July 22, 2025", "In Istanbul on 2 June 2025", "Talks on 22 July 2025 - what we know",
        "The war briefing for our readers – 22 July 2025", "The talks failed - the adviser to the office",
        "Date of the talks", "31.02.2025", "Press Statement", "Published: 22 July 2025 by the desk",
        "At the conference in Riyadh, Saudi Arabia March 23-25, 2025", "— The ministry (@ministry) July 22, 2025", "Talks in Istanbul on July 22, 2025",
        "Zelensky and Macron in Paris, July 22, 2025", "President Volodymyr Zelensky, Prime Minister Keir Starmer, London, July 22, 2025",
        "The Road To The Summit Of July 22, 2025", "Read the statement of July 22, 2025",
    ],
)  # fmt: skip
def test_a_date_inside_a_sentence_dates_nothing(line):
    assert day_line(line) is None


def test_a_line_of_change_is_told_from_one_of_publication():
    assert day_line("Updated July 23, 2025").kind == "updated"
    assert day_line("Last modified on Tue 22 Jul 2025 19.30 BST").kind == "updated"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("10/11/2022 08:00 AM EDT", "2022-10-11"), ("10/11/2022 08:00 AM IST", "2022-11-10"), ("Published on 10/11/2022 - 10:55 GMT+1", "2022-11-10"),
        ("10/11/2022 - 14:05", "2022-11-10"), ("03/05/2023March 5, 2023", "2023-03-05"),
        ("10/11/2022 08:00 AM", None), ("10/11/2022", None), ("By Jane Doe 10/11/22", None), ("Version 10.11.22", None),
    ],
)  # fmt: skip
def test_the_zone_or_the_clock_of_a_paper_tells_its_order_of_day_and_month(line, day):
    found = day_line(line)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(("text", "day"), [("03/04/2025", None), ("03.04.2025", "2025-04-03"), ("04/04/2025", "2025-04-04")])
def test_day_and_month_are_never_guessed(text, day):
    assert whole_day(text) == (day, None if day else text)


def test_a_mark_is_set_apart_from_the_caption_behind_it():
    assert split_mark("date 2025-07-22 A crane stands.") == ("date 2025-07-22", "A crane stands.")
    assert split_mark("Date 2025-02-30 was a slip.") is None


@pytest.mark.parametrize(
    ("paragraph", "day", "agency"),
    [
        ("KYIV, July 22 (Reuters) - The port", DAY, "Reuters"),
        ("KYIV, Ukraine, 22 July 2025 (AFP) - The port", DAY, "AFP"),
        ("MOSCOW, July 22. /TASS/. The ministry", DAY, "TASS"),
        ("KYIV, Ukraine, July 22, 2025 (BSS/AFP) - A strike", DAY, None),
        ("WASHINGTON, July 22, 2025 — The department", DAY, None),
        ("July 22 (Agency) - The port", DAY, None),
        ("Kyiv, July 22, (dpa/Agency) - The port", DAY, None),
        ("Kyiv [Ukraine], July 22 (ANI): The port", DAY, None),
        ("July 22 (a Tuesday) - the port", None, None),
        ("KYIV, Ukraine (AP) — The port", None, "AP"),
        ("KYIV: The president", None, None),
        ("The port of Odesa, July 22 (which was a Tuesday) - opened", None, None),
    ],
)
def test_a_dateline_gives_day_and_agency(paragraph, day, agency):
    assert dateline_day(paragraph, year=2025) == day
    assert dateline_agency(paragraph) == agency


def test_a_dateline_without_a_year_has_no_day_of_its_own():
    assert dateline_day("KYIV, July 22 (Reuters) - The port", year=None) is None
    assert dateline_day("KYIV, July 22, 2025 (Reuters) - The port", year=None) == DAY


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("seeds/2025-07-22-ferry.txt", DAY), ("seeds/20250722.txt", DAY), ("ferry-2025-07-22.html", DAY),
        ("000_5df9630c0a955117.txt", None), ("2025-07-22/ferry.txt", None), ("20251345-ferry.txt", None),
        ("1202507221.txt", None),
    ],
)  # fmt: skip
def test_a_file_name_may_begin_or_end_with_the_day(path, day):
    assert file_name_day(path) == day


def test_an_address_may_hold_the_day():
    assert address_day("https://example.org/world/2025/07/22/ferry") == DAY
    assert address_day("https://example.org/world/2025/ferry-12-07") is None
