"""The calendar of talks: lines with their rounds in order, every day that a source gives, and what each side says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.events.build import events_of
from generator.model import Account, Reading, Track
from generator.site.index import index_of
from generator.site.rounds import days_text, round_of
from generator.site.talks_desk import LINES, LISTED, OTHERS, PER_PAGE, ROUNDS
from generator.site.tracks import heading_of, last_of, lines_of, maybe_same, next_of
from tests.events_material import LEXICON, brief, claim, gold_seeds, one, record
from tests.language import lexicon  # noqa: F401
from tests.site_material import BRIEFS, CONFIG, EVENTS, built

SEEDS = gold_seeds()


def indexed(*briefs):
    events, faults = events_of(briefs, lexicon=LEXICON)
    assert faults == ()
    return index_of(events, briefs, config=CONFIG, lexicon=LEXICON)


def lines(index):
    return {line.heading: line for line in lines_of(index)[0]}


def text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def meeting(slug: str, published: str = "2025-07-21", **fields):
    return one(slug, "talks", published=published, **{"kind": "negotiation", "parties": ["Ukraine", "Russia"], "status": "held", **fields})


# --- The seeds ------------------------------------------------------------------------------------------------------


def test_the_rounds_in_istanbul_stand_in_order_and_the_next_one_with_its_disputed_day():
    index = indexed(*SEEDS)
    line = lines(index)["Ukraine and Russia: negotiations"]
    rounds = [round_of(event, line, index) for event in line.events]
    assert [view.heading for view in rounds] == ["16 May 2025, Istanbul", "2 June 2025, Istanbul", "Round 3: 23 July 2025, Istanbul"]
    assert [view.status for view in rounds] == ["held", "held", "scheduled"]
    assert rounds[2].days == "23 July 2025 (Volodymyr Zelensky) · 24 July 2025 (TASS)"
    assert (next_of(line.events, index), last_of(line.events)) == (line.events[2], line.events[1])


def test_each_side_is_told_apart():
    index = indexed(*SEEDS)
    line = lines(index)["Ukraine and Russia: negotiations"]
    views = {view.side: {said.who.speaker: said.text for said in view.said} for view in round_of(line.events[2], line, index).sides}
    assert list(views) == ["Ukraine’s side", "Russia’s side", "Third party"]
    assert views["Russia’s side"] == {"TASS": "24 July 2025", "Kremlin": "round 3"}
    assert views["Ukraine’s side"]["Volodymyr Zelensky"].startswith("scheduled, 23 July 2025, Istanbul")
    assert round_of(line.events[0], line, index).silent == "Neither side is cited on it."


def test_the_pages_of_the_seeds_say_so():
    files, faults = built(events_of(SEEDS, lexicon=LEXICON)[0], SEEDS, lexicon=LEXICON)
    assert faults == ()
    desk = text(files["talks/index.html"])
    assert "Ukraine and Russia: negotiations 3 23 July 2025 (Volodymyr Zelensky) · 24 July 2025 (TASS)" in desk
    told = [desk.index(heading) for heading in ("16 May 2025, Istanbul held", "2 June 2025, Istanbul held", "Round 3: 23 July 2025, Istanbul scheduled")]
    assert told == sorted(told)
    line = text(files["talks/by-track/ukraine-and-russia-negotiations/index.html"])
    assert "Next date: 23 July 2025 (Volodymyr Zelensky) · 24 July 2025 (TASS) , Istanbul Last held: 2 June 2025 , Istanbul" in line
    assert "Leaders of Ukraine and Russia" in desk and "proposed" in text(files["talks/by-track/leaders-of-ukraine-and-russia/index.html"])
    others = desk.split("Other meetings")[1]
    assert "Friedrich Merz and Jonas Gahr Støre met in Berlin" in others and "Jean-Noël Barrot and Volodymyr Zelensky met in Kyiv" in others
    event = files["talks/2025-07-23-istanbul-negotiation/index.html"].decode()
    assert 'href="../../talks/by-track/ukraine-and-russia-negotiations/"' in event, "a meeting leads to its line"
    assert 'href="../talks/by-month/"' in files["talks/index.html"].decode()
    assert "July 2025" in text(files["talks/by-month/index.html"])


# --- Lines ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("track", "heading"), [
    (Track("negotiation", ("Ukraine", "Russia")), "Ukraine and Russia: negotiations"),
    (Track("contacts", ("Ukraine", "United States")), "Ukraine and the United States: meetings and calls"),
    (Track("contacts", ("United Kingdom", "United States")), "The United Kingdom and the United States: meetings and calls"),
    (Track("leaders", ("Russia", "United States")), "Leaders of Russia and the United States"),
    (Track("leaders"), "Leaders of three states and more"),
    (Track("exchange", ("Ukraine", "Russia")), "Ukraine and Russia: exchanges"),
    (Track("conference", name="G7"), "G7: conferences"),
])
def test_a_line_is_called_by_who_meets_in_which_format(track, heading):
    assert heading_of(track) == heading


def test_one_meeting_makes_no_line_but_two_do():
    germany = {"kind": "meeting", "parties": ["Ukraine", "Germany"]}
    alone = indexed(meeting("a", date="2025-07-01", **germany))
    assert (lines(alone), len(lines_of(alone)[1])) == ({}, 1)
    both = indexed(meeting("a", date="2025-07-01", **germany), meeting("b", date="2025-07-09", **germany))
    assert list(lines(both)) == ["Ukraine and Germany: meetings and calls"] and lines_of(both)[1] == ()


def test_one_meeting_of_the_warring_sides_or_with_a_number_is_a_line():
    index = indexed(meeting("a", date="2025-07-01"), meeting("b", kind="conference", parties=["France", "Germany"], round=4, date="2025-07-02"))
    assert list(lines(index)) == ["Ukraine and Russia: negotiations", "France and Germany: conferences"]


def test_a_number_is_never_made_up():
    index = indexed(*(meeting(f"m{n}", date=f"2025-0{n}-10") for n in (1, 2, 3)), meeting("r", date="2025-04-10", round=7))
    line = lines(index)["Ukraine and Russia: negotiations"]
    assert [round_of(event, line, index).heading for event in line.events] == [
        "10 January 2025", "10 February 2025", "10 March 2025", "Round 7: 10 April 2025",
    ]


def test_a_month_stands_after_its_days_and_names_the_one_that_it_may_be():
    index = indexed(meeting("a", date="2025-05-16", place="Istanbul"), meeting("b", date="2025-05", place="Geneva"), meeting("c", date="2025-06-02"))
    line = lines(index)["Ukraine and Russia: negotiations"]
    assert [event.date for event in line.events] == ["2025-05-16", "2025-05", "2025-06-02"]
    assert maybe_same(line.events[1], line) == line.events[0] and maybe_same(line.events[0], line) is None
    assert round_of(line.events[1], line, index).heading == "May 2025, day not stated, Geneva"


def test_of_two_days_in_a_month_none_is_guessed():
    index = indexed(meeting("a", date="2025-05-16", place="Istanbul"), meeting("b", date="2025-05", place="Geneva"), meeting("c", date="2025-05-20"))
    line = lines(index)["Ukraine and Russia: negotiations"]
    assert maybe_same(next(event for event in line.events if event.date == "2025-05"), line) is None


# --- What comes next ------------------------------------------------------------------------------------------------


def test_only_what_is_announced_and_not_yet_past_comes_next():
    index = indexed(
        meeting("past", date="2025-07-01", status="scheduled"), meeting("put-off", date="2025-07-25", status="postponed"),
        meeting("wished", date="2025-07-26", status="proposed"), meeting("later", date="2025-08", status="scheduled"),
        meeting("next", date="2025-07-29", status="scheduled"), meeting("off", date="2025-07-24", status="cancelled"),
    )
    line = lines(index)["Ukraine and Russia: negotiations"]
    assert next_of(line.events, index).date == "2025-07-29"
    assert next_of([event for event in line.events if event.date != "2025-07-29"], index).date == "2025-08"
    assert next_of([event for event in line.events if event.fields["status"] != "scheduled"], index) is None
    assert last_of(line.events) is None


def test_a_month_that_has_begun_may_still_bring_the_meeting():
    index = indexed(meeting("a", date="2025-07", status="scheduled"))
    assert next_of(index.events, index) is not None


# --- Disputed days --------------------------------------------------------------------------------------------------


def disputed(*claims):
    fields = {"kind": "negotiation", "parties": ["Ukraine", "Russia"], "status": "scheduled", "date": "2025-07-23"}
    index = indexed(brief("a", record("talks", fields, claims=claims)))
    return days_text(index.events[0], index)


def said(who: str, day: str, stance: str = "states"):
    return replace(claim("talks", f"{who} named {day}.", who, date=day), stance=stance)


def test_days_in_a_row_of_one_source_are_told_as_one_stretch():
    turkish = "Turkish source"
    zelensky = said("Volodymyr Zelensky", "2025-07-23")
    assert disputed(zelensky, said(turkish, "2025-07-24"), said(turkish, "2025-07-25")) == (
        "23 July 2025 (Volodymyr Zelensky) · 24–25 July 2025 (Turkish source)")
    assert disputed(zelensky, said(turkish, "2025-07-31"), said(turkish, "2025-08-01")).endswith("· 31 July – 1 August 2025 (Turkish source)")
    assert disputed(zelensky, said(turkish, "2025-07-24"), said(turkish, "2025-07-28")).endswith(
        "· 24 July 2025 or 28 July 2025 (Turkish source)")


def test_a_day_that_is_denied_or_not_confirmed_is_told_as_such():
    zelensky = said("Volodymyr Zelensky", "2025-07-23")
    assert disputed(zelensky, said("Kremlin", "2025-07-23", "denies")) == (
        "23 July 2025 (Volodymyr Zelensky) · 23 July 2025 (denied by Kremlin)")
    assert disputed(zelensky, said("Kremlin", "2025-07-23", "doubts"), said("TASS", "2025-07-24")) == (
        "23 July 2025 (Volodymyr Zelensky) · 23 July 2025 (not confirmed by Kremlin) · 24 July 2025 (TASS)")


def test_a_side_that_does_not_confirm_is_told_as_such():
    fields = {"kind": "negotiation", "parties": ["Ukraine", "Russia"], "status": "scheduled", "date": "2025-07-23"}
    doubt = replace(claim("talks", "Russia has not confirmed the talks.", "Kremlin", status="scheduled"), stance="doubts")
    index = indexed(brief("a", record("talks", fields, claims=(claim("talks", "Talks are set for the 23rd.", "TASS", **fields), doubt))))
    (line,) = lines(index).values()
    (russia,) = round_of(index.events[0], line, index).sides
    assert [said.text for said in russia.said] == ["scheduled, 23 July 2025", "not confirmed: scheduled"]


def test_a_day_on_which_all_agree_stands_alone():
    assert disputed(said("Volodymyr Zelensky", "2025-07-23"), said("Kremlin", "2025-07-23")) == "23 July 2025"


def test_two_articles_that_cite_one_speaker_for_two_days_are_not_one_stretch():
    talks = EVENTS[0]
    voices = [replace(talks.voices[1], brief=slug, claim=replace(talks.voices[1].claim, fields={"date": day}))
              for slug, day in (("fresh-talks", "2025-07-24"), ("hostile", "2025-07-25"))]
    readings = (Reading("2025-07-23", talks.voices[:1]), *(Reading(v.claim.fields["date"], (v,), "differs") for v in voices))
    event = replace(talks, voices=(talks.voices[0], *voices), accounts=(Account("date", "2025-07-23", readings, "sources differ"),))
    index = index_of((event,), BRIEFS, config=CONFIG, lexicon=LEXICON)
    assert days_text(event, index) == "23 July 2025 (Volodymyr Zelensky) · 24 July 2025 (TASS) · 25 July 2025 (TASS)"


# --- Many -----------------------------------------------------------------------------------------------------------


def test_long_lines_and_many_lines_go_on_in_further_pages():
    briefs = [meeting(f"n{n:02}", f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}", date=f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(PER_PAGE + 10)]
    for land in range(LISTED + 3):
        briefs += [meeting(f"l{land}-{n}", date=f"2025-05-{10 * n + 5:02}", kind="meeting", parties=["Ukraine", f"Land {chr(65 + land)}"]) for n in (0, 1)]
    briefs += [meeting(f"o{n}", date=f"2025-06-{n + 1:02}", kind="meeting", parties=["Ukraine", f"Alone {chr(65 + n)}"]) for n in range(OTHERS + 4)]
    files, _ = built(events_of(briefs, lexicon=LEXICON)[0], briefs, lexicon=LEXICON)
    desk = files["talks/index.html"].decode()
    assert desk.count('<article class="card">') == ROUNDS + 2 * (LINES - 1) + OTHERS
    assert "All 40 meetings: Ukraine and Russia: negotiations" in desk and "4 more, among all meetings by month" in desk
    assert "Further lines of talks" in desk and desk.count("Ukraine and Land") >= LISTED
    first, second = (files[f"talks/by-track/ukraine-and-russia-negotiations/{page}index.html"].decode() for page in ("", "page-2/"))
    assert [page.count('<article class="card">') for page in (first, second)] == [PER_PAGE, 10]
    days = [re.findall(r"<h3><a [^>]+>([^<]+)</a></h3>", page) for page in (first, second)]
    assert [(part[0], part[-1]) for part in days] == [("11 January 2025", "12 February 2025"), ("1 January 2025", "10 January 2025")]


def test_a_site_without_talks_says_so():
    files, _ = built(EVENTS[1:2], BRIEFS)
    assert "Nothing in the articles we read" in text(files["talks/index.html"]) and "talks/by-month/index.html" in files


def test_a_desk_that_is_not_shown_has_no_pages():
    files, _ = built(EVENTS[1:2], BRIEFS, config=replace(CONFIG, desks=("attacks",)))
    assert not [path for path in files if path.startswith(("talks/", "aid/")) and path.endswith(".html")]


def test_the_seeds_twenty_ninth_meeting_is_one_of_the_contact_group(lexicon):  # noqa: F811
    """By its number and the states that lead it, which the lexicon knows."""
    index = index_of(events_of(SEEDS, lexicon=lexicon)[0], SEEDS, config=CONFIG, lexicon=lexicon)
    (event,) = lines(index)["Ukraine Defense Contact Group: conferences"].events
    assert event.fields["round"] == 29
