"""Charts: the words beside a bar are what it shows, a gap stays a gap, a range a range, and too little data is no chart."""

import csv
import io
import re

import pytest

from generator.model import Quantity
from generator.site.charts.aid import items_by_step
from generator.site.charts.attacks import by_period, launched_and_intercepted
from generator.site.charts.bars import GAP, bar, exactly, longest, spread_of
from generator.site.charts.talks import calendar_of
from generator.site.charts.tolls import tolls_of
from tests.events_material import brief, claim, one, record
from tests.picture_material import AID, LATER, LEXICON, TALKS, TOLL, attack, attacks, events, index, site
from tests.site_material import HOSTILE, built

# --- Bars -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("figure", "sure", "further", "open", "text"), [
    (Quantity(30, 30), "50", "0", False, "30"), (Quantity(30, None, "at least"), "50", "0", True, "at least 30"),
    (Quantity(None, 30, "up to"), "0", "50", False, "up to 30"), (Quantity(15, 30), "25", "25", False, "15-30"),
    (Quantity(30, 30, "about"), "50", "0", False, "about 30"),
])  # fmt: skip
def test_a_bar_is_as_long_as_its_figure_and_as_open(figure, sure, further, open, text):
    made = bar(figure, 60)
    assert (made.sure, made.further, made.open, made.text) == (sure, further, open, text)


def test_the_longest_bar_is_the_greatest_figure():
    assert longest([exactly(3), Quantity(None, 9, "up to"), Quantity(7, None, "at least")]) == 9
    assert longest([]) == 1


def test_figures_that_differ_make_a_range_that_is_open_where_one_of_them_is():
    assert spread_of([exactly(3), exactly(5)]) == Quantity(3, 5)
    assert spread_of([exactly(3), Quantity(5, None, "at least")]) == Quantity(3, None)
    assert spread_of([Quantity(None, 5, "up to"), Quantity(None, 9, "up to")]) == Quantity(None, 9)


# --- Attacks by period ----------------------------------------------------------------------------------------------


def period(*days):
    return by_period(attacks(*(attack(f"a{at}", day, place) for at, (day, place) in enumerate(zip(days, ("Kyiv", "Odesa", "Kharkiv", "Moscow") * 9, strict=False))))[0])


def told(chart):
    return [(row.label, row.lines[0].bar.text if row.lines else row.gap) for row in chart.rows]


def test_attacks_are_counted_by_week_and_a_week_without_any_is_a_gap():
    chart = period("2025-06-16", "2025-06-17", "2025-06-09", "2025-05-26")
    assert chart.heading == "Reported attacks by week"
    assert told(chart) == [("16 June 2025", "2"), ("9 June 2025", "1"), ("2 June 2025", GAP), ("26 May 2025", "1"), ("31 March 2025 to 19 May 2025", GAP)]
    assert [row.lines[0].bar.sure for row in chart.rows if row.lines] == ["100", "50", "50"]
    assert "Reported, not verified" in chart.note


def test_over_a_year_attacks_are_counted_by_month():
    chart = period("2025-06-16", "2025-03-01", "2025-03", "2025-01-05")
    assert chart.heading == "Reported attacks by month"
    assert told(chart) == [("June 2025", "1"), ("April 2025 to May 2025", GAP), ("March 2025", "2"), ("February 2025", GAP), ("January 2025", "1"),
                           ("July 2024 to December 2024", GAP)]


def test_what_has_no_day_is_told_and_not_counted():
    assert "1 attack without a known day not counted" in period("2025-06-16", "2025-06-09", "2025-06-02", None).note
    assert "not counted" not in period("2025-06-16", "2025-06-09", "2025-06-02").note


@pytest.mark.parametrize("days", [(), (None,), ("2025-06-16", "2025-06-17"), ("2025-06-16", "2025-06-09"), ("2025", "2024", "2023"), ("2025-06-16", "2023-01-01", "2022-03-01")])
def test_too_few_weeks_and_months_are_no_chart(days):
    assert period(*days) is None


# --- Launched and intercepted ---------------------------------------------------------------------------------------

THREE = (attack("a", "2025-06-01", "Kyiv", launched="100", intercepted="80"), attack("b", "2025-06-05", "Odesa", launched="up to 50", intercepted="at least 20"),
         attack("c", "2025-06-09", "Kharkiv", launched="40", intercepted="40"), attack("d", "2025-06-12", "Kyiv", launched="500"))


def test_an_attack_is_drawn_only_with_both_figures_on_one_scale():
    chart = launched_and_intercepted(*attacks(*THREE))
    assert [(row.label, [(line.name, line.bar.text, line.bar.sure) for line in row.lines]) for row in chart.rows] == [
        ("9 June 2025", [("Launched", "40", "40"), ("Intercepted", "40", "40")]),
        ("5 June 2025", [("Launched", "up to 50", "0"), ("Intercepted", "at least 20", "20")]),
        ("1 June 2025", [("Launched", "100", "100"), ("Intercepted", "80", "80")]),
    ]
    assert [[line.bar.open for line in row.lines] for row in chart.rows] == [[False, False], [False, True], [False, False]]


def test_two_pairs_are_no_chart():
    assert launched_and_intercepted(*attacks(*THREE[1:])) is None


def test_figures_that_differ_are_drawn_as_a_range_and_said_to_differ():
    day = {"date": "2025-06-01", "attacker": "Russia", "places": ["Kyiv"]}
    other = brief("other", record("attacks", {**day, "launched": "120"}, claims=(claim("attacks", "120 were launched, Moscow said.", "Vladimir Putin", **day, launched="120"),)),
                  published="2025-06-02")
    own = brief("own", record("attacks", {**day, "launched": "100", "intercepted": "80"}, claims=(
        claim("attacks", "100 were launched and 80 shot down.", "Volodymyr Zelensky", **day, launched="100", intercepted="80"),)), published="2025-06-02")
    chart = launched_and_intercepted(*attacks(own, other, *THREE[1:3]))
    [launched, _] = chart.rows[-1].lines
    assert (launched.bar.sure, launched.bar.further) == ("83.3", "16.7") and "sources differ: 100 to 120" in launched.bar.text


# --- Tolls ----------------------------------------------------------------------------------------------------------


def toll(*briefs):
    [event], here = attacks(*briefs)
    return tolls_of(event, here)


def test_a_toll_that_rose_is_told_report_by_report_with_its_speakers():
    [chart] = toll(TOLL, LATER)
    assert [(row.label, row.lines[0].bar.text, row.lines[0].by) for row in chart.rows] == [
        ("17 June 2025", "at least 14", "the governor"), ("19 June 2025", "28", "the mayor")]
    assert [row.lines[0].bar.open for row in chart.rows] == [True, False]
    assert all(re.fullmatch(r"attacks/[^/]+/#says-\d", row.lines[0].path) for row in chart.rows)


def test_one_report_and_reports_of_one_day_are_no_history():
    assert toll(LATER) == ()
    day = {"date": "2025-06-17", "attacker": "Russia", "places": ["Kyiv"]}
    same = brief("same", record("attacks", {**day, "killed": "15"}, claims=(claim("attacks", "15 were killed, the mayor said.", "the mayor", **day, killed="15"),)),
                 published="2025-06-17")
    assert toll(TOLL, same) == ()


# --- Aid ------------------------------------------------------------------------------------------------------------


def cells(path="aid/index.html"):
    [table] = re.findall(r'<table class="signs">.*?</table>', site()[path].decode(), re.DOTALL)
    heads = re.findall(r'<th scope="col">([^<]*)</th>', table)[1:]
    for row in re.findall(r"<tr><th scope=\"row\"><a[^>]*>([^<]*)</a></th>(.*)</tr>", table):
        for head, cell in zip(heads, re.findall(r"<td>(.*?)</td>", row[1]), strict=True):
            yield row[0], head, int(re.match(r"\d+|", cell)[0] or 0), len(re.findall(r"M\d+ \d+h", cell))


def test_there_is_one_square_for_each_item_and_the_number_says_so():
    found = list(cells())
    assert all(number == squares for _, _, number, squares in found)
    assert {(donor, step): number for donor, step, number, _ in found if number} == {
        ("Germany", "Delivered"): 1, ("Germany", "Pledged"): 1, ("Germany", "Requested"): 1, ("France", "Pledged"): 1, ("Norway", "Delivered"): 1,
        ("Denmark", "Pledged"): 1}


def test_the_squares_are_the_items_that_the_sums_beneath_count():
    page = site()["aid/index.html"].decode()
    sums = dict(re.findall(r'<tr><th scope="row">(\w+)</th><td class="number">.*?</td><td class="number">(\d+)</td>', page))
    totals = {}
    for _, step, number, _ in cells():
        totals[step] = totals.get(step, 0) + number
    assert totals == {step: int(number) for step, number in sums.items()}


def test_two_donors_are_no_chart():
    assert items_by_step([], [], index(*AID)) is None
    page = built(events(*AID[:4]), AID[:4], lexicon=LEXICON)[0]["aid/index.html"].decode()
    assert 'class="signs"' not in page


# --- Talks ----------------------------------------------------------------------------------------------------------


def test_the_rounds_of_the_main_line_stand_on_the_calendar_by_status():
    here = index(*TALKS)
    calendar = calendar_of([e for e in here.events if e.desk == "talks"], "Ukraine and Russia: negotiations", here)
    [year] = calendar.years
    assert [(meeting.status, meeting.text) for meeting in year.meetings] == [
        ("held", "Round 1: 16 May 2025, Istanbul: held"), ("held", "Round 2: 2 June 2025, Istanbul: held"),
        ("scheduled", "Round 3: July 2025, day not stated, Istanbul: scheduled")]
    assert year.counts == "2 held, 1 scheduled"
    first, second, third = year.meetings
    assert float(first.at) == pytest.approx(100 * (31 + 28 + 31 + 30 + 15.5) / 365, abs=0.1) and float(first.at) < float(second.at) < float(third.at)
    assert (first.length, second.length) == ("0", "0") and float(third.length) == pytest.approx(100 * 30 / 365, abs=0.1)
    assert {sign.status for sign in calendar.key} == {"held", "scheduled"}


def test_signs_that_would_cover_each_other_stand_one_below_the_other():
    days = ("2025-05", "2025-05-16", "2025-05-20", "2025-09-01", "2025-09-02")
    briefs = tuple(one(f"t{at}", "talks", published="2025-10-01", kind="negotiation", status="held", date=day, round=at, place="Istanbul", parties=["Ukraine", "Russia"])
                   for at, day in enumerate(days, start=1))
    here = index(*briefs)
    [year] = calendar_of(here.events, "A line", here).years
    assert [meeting.y for meeting in year.meetings] == [10, 30, 50, 10, 30] and year.height == 60


def test_a_year_without_a_meeting_is_a_gap():
    briefs = tuple(one(f"t{at}", "talks", published=day, kind="negotiation", status="held", date=day, round=at, place="Istanbul", parties=["Ukraine", "Russia"])
                   for at, day in enumerate(("2022-03-29", "2022-04-20", "2025-05-16"), start=1))
    here = index(*briefs)
    calendar = calendar_of(here.events, "A line", here)
    assert [(year.name, len(year.meetings), year.counts) for year in calendar.years] == [
        ("2022", 2, "2 held"), ("2023", 0, GAP), ("2024", 0, GAP), ("2025", 1, "1 held")]
    assert calendar.note == ""


def test_two_meetings_are_no_calendar():
    here = index(*TALKS[:2])
    assert calendar_of(here.events, "A line", here) is None


# --- On the pages ---------------------------------------------------------------------------------------------------


def test_the_bars_of_the_desk_count_what_its_table_of_data_holds():
    page, data = site()["attacks/index.html"].decode(), site()["data/attacks.csv"].decode("utf-8-sig")
    dated = [row for row in csv.DictReader(io.StringIO(data)) if len(row["event_date"]) == len("2025-06-01")]
    [table] = [table for table in re.findall(r'<table class="bars">.*?</table>', page, re.DOTALL) if "by-period" in table]
    assert sum(map(int, re.findall(r"<strong>(\d+)</strong>", table))) == len(dated) > 10


def test_every_bar_is_for_the_eye_alone_and_has_its_figure_in_words():
    for path in ("attacks/index.html", "attacks/2025-06-17-kyiv-attack-by-russia/index.html"):
        page = site()[path].decode()
        drawn = re.findall(r'<div class="drawn">.*?</div>', page, re.DOTALL)
        assert len(drawn) > 1 and all("<strong>" in line and 'aria-hidden="true"' in line for line in drawn)
        assert page.count('<svg class="bar') == len(drawn)
        assert " style=" not in page and HOSTILE not in page


def test_the_talks_have_their_calendar_and_each_of_its_meetings_in_words():
    for path in ("talks/index.html", "talks/by-track/ukraine-and-russia-negotiations/index.html"):
        [figure] = re.findall(r'<figure class="calendar".*?</figure>', site()[path].decode(), re.DOTALL)
        assert figure.count('overflow="visible"') == figure.count("<li>") == 3
        assert figure.count("<rect") == 1, "the meeting of which only the month is known"
