"""Which records tell of one event where one of them knows little, or where the event was moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.events.build import events_of
from generator.model import Organisation
from tests.events_material import LEXICON, brief, claim, events, groups, one, record

KYIV = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
HOSPITAL = {"date": "2024-07", "attacker": "Russia", "damage": ["Okhmatdyt children's hospital"]}


@pytest.mark.parametrize(
    ("left", "right", "published"),
    [
        (KYIV, {"attacker": "Russia", "places": ["Kyiv"]}, "2025-07-21"),
        (KYIV, {"attacker": "Russia", "places": ["Kyiv"]}, "2025-07-22"),
        (HOSPITAL, {"date": "2024-07-08", "places": ["Kyiv"], "attacker": "Russia", "damage": HOSPITAL["damage"]}, "2024-07-08"),
        ({**KYIV, "places": ["Ukraine"]}, {"date": "2025-07-21", "attacker": "Russia"}, "2025-07-21"),
        ({**KYIV, "places": ["Kyiv", "Lviv", "Dnipro"]}, {"attacker": "Russia", "places": ["Ukraine"], "weapons": ["drone"]}, "2025-07-22"),
    ],
    ids=["undated, of the day", "undated, of the next day", "a named hospital in its month", "the whole country", "many cities"],
)
def test_one_wave_that_one_report_knows_less_of(left, right, published):
    assert len(events(one("a", "attacks", **left), one("b", "attacks", published=published, **right))) == 1


@pytest.mark.parametrize(
    ("left", "right", "published"),
    [
        (KYIV, {"attacker": "Russia", "places": ["Ukraine"], "weapons": ["drone"]}, "2025-07-22"),
        (KYIV, {"attacker": "Russia", "places": ["Odesa"], "weapons": ["drone"]}, "2025-07-21"),
        (KYIV, {"attacker": "Russia", "places": ["Kyiv"]}, "2025-07-20"),
        ({**KYIV, "damage": ["residential buildings"]}, {"date": "2025-07", "places": ["Kyiv"], "damage": ["residential buildings"]}, "2025-07-30"),
        (
            {**KYIV, "places": ["Kharkiv"], "damage": ["children's hospital"]},
            {"date": "2025-07", "places": ["Odesa"], "damage": ["children's hospital"]},
            "2025-07-30",
        ),
    ],
    ids=["one city and the country", "another city", "reported before it", "what every attack hits", "a hospital elsewhere"],
)
def test_two_attacks_of_which_one_report_knows_little(left, right, published):
    assert len(events(one("a", "attacks", **left), one("b", "attacks", published=published, **right))) == 2


def test_an_undated_report_between_two_nights_joins_neither():
    nights = [one(day, "attacks", **{**KYIV, "date": day}) for day in ("2025-07-20", "2025-07-21")]
    undated = one("c", "attacks", published="2025-07-21", attacker="Russia", places=["Kyiv"], weapons=["drone"])
    assert frozenset({"c/attacks-1"}) in groups(events(*nights, undated))


def test_a_toll_that_rises_is_no_doubt_and_one_that_cannot_have_risen_is():
    thin = {"date": "2025-07-21", "attacker": "Russia", "places": ["Ukraine"], "weapons": ["drone"], "killed": 20}
    early, other = {**thin, "places": ["Kyiv"], "killed": 12}, {**thin, "places": ["Kyiv"], "killed": 2}
    assert len(events(one("a", "attacks", **thin), one("b", "attacks", **early))) == 1
    assert len(events(one("a", "attacks", **thin), one("b", "attacks", **other))) == 2


COUNCIL = {"places": ["Kyiv"], "attacker": "Russia", "damage": ["offices of the British Council"]}


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"date": "2025-08-28"}, 1),
        ({"date": "2025-08-29"}, 2),
        ({"date": "2025-08-28", "damage": ["oil refinery"]}, 2),
        ({"date": "2025-08-28", "places": ["Odesa"]}, 2),
    ],
    ids=["evening and morning of one night", "two nights", "another thing", "another city"],
)
def test_a_thing_with_a_name_is_hit_in_one_night_by_the_days_of_its_evening_and_its_morning(changes, number):
    left = {**COUNCIL, "date": "2025-08-27", "killed": "at least 23"}
    right = {**left, "damage": ["British Council building"], **changes}
    assert len(events(one("a", "attacks", **left), one("b", "attacks", **right))) == number


def test_an_equal_figure_says_more_the_less_it_can_be_chance():
    thin = {"date": "2025-07-09"}
    for launched, number in ((728, 1), (700, 2), (5, 2)):
        left = one("a", "attacks", **thin, launched=launched, places=["Kharkiv"])
        assert len(events(left, one("b", "attacks", **thin, launched=launched, places=["Ukraine"]))) == number, launched


def test_where_nobody_is_named_it_is_the_attacker_of_that_country():
    left = {"date": "2025-07-21", "places": ["Ukraine"], "weapons": ["missile"]}
    by_russia, by_ukraine = ({**left, "attacker": name, "places": ["Kyiv"]} for name in ("Russia", "Ukraine"))
    assert len(events(one("a", "attacks", **left), one("b", "attacks", **by_russia))) == 1
    assert len(events(one("a", "attacks", **left), one("b", "attacks", **by_ukraine))) == 2


VISIT = {"kind": "meeting", "parties": ["Germany", "United States"], "place": "Germany", "participants": ["Donald Trump", "Friedrich Merz"]}


def test_a_meeting_that_was_put_off_is_the_one_that_is_held_later():
    off = one("a", "talks", published="2024-10-11", **{**VISIT, "status": "postponed", "participants": ["Donald Trump"]})
    held = {**VISIT, "status": "held"}
    assert len(events(off, one("b", "talks", published="2024-10-18", **held, date="2024-10-18"))) == 1
    assert len(events(off, one("b", "talks", published="2024-10-18", **held, date="2024-10-09"))) == 2
    assert len(events(off, one("b", "talks", published="2025-02-18", **held, date="2025-02-18"))) == 2


def test_a_month_says_more_in_an_article_of_those_days():
    ministers = {"kind": "conference", "status": "held", "parties": ["United States"], "participants": ["Lloyd Austin"]}
    dated = one("a", "talks", published="2022-06-15", **ministers, date="2022-06-15")
    assert len(events(dated, one("b", "talks", published="2022-06-20", **ministers, date="2022-06"))) == 1
    assert len(events(dated, one("b", "talks", published="2022-08-20", **{**ministers, "participants": []}, date="2022-06"))) == 2


def test_a_meeting_with_the_president_is_not_one_with_his_deputy():
    guest = {"kind": "meeting", "status": "held", "date": "2024-09-26", "parties": ["Ukraine", "Germany"]}
    pair = [{**guest, "participants": ["Volodymyr Zelensky", name]} for name in ("Friedrich Merz", "Olaf Scholz")]
    lexicon = replace(LEXICON, people=(*LEXICON.people, replace(LEXICON.people[6], name="Olaf Scholz", aliases=())))
    found, _ = events_of([one(name, "talks", **fields) for name, fields in zip("ab", pair, strict=True)], lexicon=lexicon)
    assert len(found) == 2


def test_two_who_meet_beside_a_conference_are_not_the_conference():
    day = {"date": "2024-06-15", "place": "Geneva"}
    conference = one("a", "talks", **day, kind="conference", status="scheduled", parties=["Germany"], participants=["Friedrich Merz"])
    beside = {"kind": "meeting", "status": "held", "parties": ["Germany", "Ukraine"], "participants": ["Friedrich Merz", "Volodymyr Zelensky"]}
    assert len(events(conference, one("b", "talks", **day, **beside))) == 2
    assert len(events(conference, one("b", "talks", **day, **{**beside, "kind": "conference"}))) == 1


def test_a_call_is_not_the_meeting_that_was_called_off_for_it():
    said = {"date": "2025-01-10", "parties": ["Ukraine", "United States"], "participants": ["Volodymyr Zelensky", "Donald Trump"]}
    off = one("a", "talks", **said, kind="meeting", status="cancelled")
    assert len(events(off, one("b", "talks", **said, kind="call", status="held"))) == 2


def test_a_body_that_confers_by_video_makes_a_call_or_a_conference_of_it():
    said = {"date": "2025-02-24", "participants": ["Volodymyr Zelensky"], "status": "held"}
    for parties, number in ((["Ukraine", "European Union"], 1), (["Ukraine", "France"], 2)):
        left = one("a", "talks", **said, parties=parties, kind="call")
        assert len(events(left, one("b", "talks", **said, parties=parties, kind="conference"))) == number


GROUP = Organisation("Donor Group", "", "alliance", ("Geneva format",), chairs=("Germany",))
STANDING = replace(
    LEXICON, organisations=(*LEXICON.organisations, GROUP),
    words={"talks": {"format": ("geneva",), "meeting_nouns": ("meeting",)}},
)  # fmt: skip


def told(slug, words, *, published, **fields):
    """A brief about a meeting of the group, whose quote is these words."""
    said = {"kind": "conference", **fields}
    return brief(slug, record("talks", said, claims=(claim("talks", words, "a spokesman", **said),)), published=published)


def test_meetings_of_a_standing_format_are_told_apart_by_their_month():
    first = told("a", "the Donor Group will meet in November", published="2024-10-16", status="scheduled", date="2024-11")
    again = told("b", "the Geneva meeting in November", published="2024-10-18", status="scheduled", date="2024-11")
    later = told("c", "the Donor Group met in January", published="2025-01-09", status="held", date="2025-01-09")
    found, _ = events_of([first, again, later], lexicon=STANDING)
    assert groups(found) == {frozenset({"a/talks-1", "b/talks-1"}), frozenset({"c/talks-1"})}


def test_who_tells_that_a_meeting_was_put_off_joins_its_old_day_and_its_new_one():
    old = told("a", "the Donor Group on October 12", published="2024-09-26", status="scheduled", date="2024-10-12")
    new = told("b", "the Donor Group next month", published="2024-10-16", status="scheduled", date="2024-11")
    off = told("c", "the Donor Group was postponed to November", published="2024-10-17", status="postponed", date="2024-11")
    assert len(events_of([old, new], lexicon=STANDING)[0]) == 2
    assert len(events_of([old, new, off], lexicon=STANDING)[0]) == 1


def test_two_meetings_that_were_held_are_two_although_a_third_was_put_off():
    held = [told(day, "the Donor Group met", published=day, status="held", date=day) for day in ("2024-10-12", "2024-11-20")]
    off = told("c", "the Donor Group was postponed to November", published="2024-10-08", status="postponed", date="2024-11")
    assert len(events_of([*held, off], lexicon=STANDING)[0]) == 2


def test_what_another_record_of_the_same_article_fits_better_is_no_choice():
    """The article tells of today's meeting and of one later in the month; the report of today is the former's."""
    leaders = {"kind": "meeting", "parties": ["Ukraine", "United States"], "participants": ["Volodymyr Zelensky", "Donald Trump"]}
    both = brief(
        "a", record("talks", {**leaders, "status": "held", "date": "2024-06-07"}, id="today"),
        record("talks", {**leaders, "status": "scheduled", "date": "2024-06"}, id="later"), published="2024-06-07",
    )  # fmt: skip
    today = one("b", "talks", published="2024-06-07", **leaders, status="held", date="2024-06-07")
    later = one("c", "talks", published="2024-06-14", **leaders, status="held", date="2024-06-13")
    assert groups(events(both, today, later)) == {frozenset({"a/today", "b/talks-1"}), frozenset({"a/later", "c/talks-1"})}


PACKAGE = {"donor": ["United States"], "recipient": "Ukraine", "status": "pledged"}


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({"item": "security assistance", "amount": "550 million USD", "date": "2025-07-21"}, {"item": "artillery ammunition", "date": "2025-07-21"}, 1),
        ({"item": "security assistance", "amount": "550 million USD", "date": "2025-07-18"}, {"item": "artillery ammunition", "date": "2025-07-21"}, 2),
        ({"item": "11th package of assistance"}, {"item": "security assistance"}, 1),
        ({"item": "Patriots", "quantity": 5}, {"item": "air defence systems", "quantity": 5}, 1),
        ({"item": "Patriots", "quantity": 5}, {"item": "Leopard tanks", "quantity": 5}, 2),
    ],
    ids=["its contents on that day", "contents of another day", "its number", "the kind of a model", "another kind"],
)
def test_a_package_by_its_name_and_by_its_contents(left, right, number):
    lexicon = replace(LEXICON, weapons=(*LEXICON.weapons, replace(LEXICON.weapons[5], name="air defence system", aliases=())))
    found, _ = events_of([one("a", "aid", **PACKAGE, **left), one("b", "aid", **PACKAGE, **right)], lexicon=lexicon)
    assert len(found) == number
