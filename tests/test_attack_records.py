"""Which findings tell of the same wave of strikes, and which figures are its best."""

from __future__ import annotations

from dataclasses import replace

from generator.briefs.attack_records import attack_fields, attack_records, most_complete, specific
from generator.model import Finding
from generator.wording import parse_quantity

FIGURES = ("launched", "intercepted", "killed", "injured")


def told(sentence: int, *, link: str = "new", territory: str = "", stance: str = "states", moment: str = "", regions: tuple = (), **fields) -> Finding:
    values = {
        name: parse_quantity(v) if name in FIGURES else tuple(v) if isinstance(v, list) else v
        for name, v in fields.items()
    }
    return Finding("attacks", values, 0, 1, sentence, link=link, territory=territory, stance=stance, moment=moment, regions=regions)


def groups(*findings: Finding) -> list[list[int]]:
    return [[f.sentence for f in record] for record in attack_records(findings)]


def test_one_wave_of_one_side_is_one_record():
    assert groups(
        told(0, attacker="Russia", places=["Kyiv"], territory="Ukraine"),
        told(1, date="2025-07-21", places=["Kharkiv"], territory="Ukraine"),
        told(2, link="same", killed=2),
    ) == [[0, 1, 2]]


def test_the_other_side_is_another_record():
    assert groups(
        told(0, attacker="Russia", places=["Kyiv"], territory="Ukraine"),
        told(1, attacker="Ukraine", intercepted=74),
        told(2, link="same", places=["Moscow"], territory="Russia"),
        told(3, link="same", killed=2, places=["Kyiv"], territory="Ukraine"),
    ) == [[0, 3], [1, 2]]


def test_another_day_is_another_record():
    assert groups(
        told(0, attacker="Russia", date="2025-07-21", killed=2),
        told(1, attacker="Russia", date="2025-07-19", places=["Odesa"], killed=3),
        told(2, attacker="Russia", date="2025-06", places=["Dnipro"], killed=9),
    ) == [[0], [1], [2]]


def test_a_strike_recalled_in_passing_takes_only_what_goes_on_about_it():
    assert groups(
        told(0, attacker="Russia", date="2025-07-21", places=["Kyiv"]),
        told(1, link="apart", attacker="Russia", places=["Odesa"], killed=6),
        told(2, link="same", killed=7),
        told(3, attacker="Russia", places=["Kharkiv"]),
        told(4, link="same", injured=3),
        told(5, places=["Odesa"], damage=["port"]),
    ) == [[0, 3, 4], [1, 2, 5]]


def test_a_headline_leaves_out_the_bound_of_the_story():
    story = (told(0, killed="8"), told(1, killed="at least 8"))
    assert str(attack_fields(story)["killed"]) == str(parse_quantity("at least 8"))
    assert str(attack_fields((*story, told(2, killed="8")))["killed"]) == str(parse_quantity("at least 8"))


def test_a_strike_on_a_sides_own_land_is_not_that_sides():
    assert groups(
        told(0, attacker="Russia", killed=2),
        told(1, places=["Belgorod"], territory="Russia", injured=3),
    ) == [[0], [1]]


def test_a_finding_with_a_day_joins_its_day_though_another_was_told_last():
    assert groups(
        told(0, attacker="Russia", date="2025-07-21", places=["Kyiv"]),
        told(1, attacker="Russia", date="2025-07-19", places=["Odesa"]),
        told(2, date="2025-07-21", damage=["school"]),
    ) == [[0, 2], [1]]


def test_words_that_identify_nothing_are_left_out():
    assert groups(told(0, attacker="Russia", weapons=["drone"])) == []
    assert groups(told(0, attacker="Russia", date="2025-07-21")) == []
    assert groups(told(0, attacker="Russia", date="2025-07-21", weapons=["drone"])) == [[0]]


def test_the_best_reading_joins_lists_and_takes_the_most_complete_figures():
    fields = attack_fields(
        (
            told(0, attacker="Russia", places=["Kyiv"], weapons=["drone"], killed="at least 1", injured=8),
            told(1, date="2025-07-21", killed=2, injured=15, damage=["buildings"]),
            told(2, places=["Kyiv", "Kharkiv"], damage=["residential buildings", "school"]),
        )
    )
    assert fields == {
        "date": "2025-07-21",
        "attacker": "Russia",
        "places": ("Kyiv", "Kharkiv"),
        "weapons": ("drone",),
        "killed": parse_quantity(2),
        "injured": parse_quantity(15),
        "damage": ("residential buildings", "school"),
    }


def test_a_denied_attacker_is_left_out():
    fields = attack_fields(
        (
            told(0, attacker="Russia", places=["Mariupol"]),
            told(1, attacker="Russia", stance="denies"),
        )
    )
    assert "attacker" not in fields


def test_an_exact_figure_beats_a_rounded_one_of_its_size():
    assert most_complete([parse_quantity("nearly 200"), parse_quantity(188)]) == parse_quantity(188)
    assert most_complete([parse_quantity("at least 12"), parse_quantity(12)]) == parse_quantity("at least 12")
    assert most_complete([parse_quantity("more than 50"), parse_quantity(12)]) == parse_quantity("more than 50")


def test_a_specific_phrase_replaces_a_generic_one():
    assert specific(["building", "refinery", "oil refinery"]) == ("oil refinery",)
    assert specific(["oil refinery", "Ryazan refinery"]) == ("Ryazan refinery",)
    assert specific(["industrial facility", "machine plant"]) == ("machine plant",)
    assert specific(["oil infrastructure", "oil depot"]) == ("oil depot",)


def test_works_of_another_kind_are_no_generic_phrase():
    assert specific(["oil refinery", "chemical plant"]) == ("oil refinery", "chemical plant")
    assert specific(["industrial site", "electrical substation"]) == ("industrial site", "electrical substation")
    assert specific(["energy facilities", "oil refinery"]) == ("energy facilities", "oil refinery")


def test_a_thing_that_is_told_again_in_other_words_is_one():
    assert specific(["houses", "private homes"]) == ("private homes",)
    assert specific(["foreign vessels", "foreign civilian ships"]) == ("foreign civilian ships",)
    assert specific(["residential buildings", "apartment buildings"]) == ("apartment buildings",)
    assert specific(["residential buildings", "apartment building"]) == ("residential buildings", "apartment building")
    assert specific(["apartments", "residential area"]) == ("apartments", "residential area")


def test_a_strike_of_another_time_is_a_record_of_its_own_though_no_day_is_known():
    assert groups(
        told(0, attacker="Ukraine", places=["Volgograd"], territory="Russia"),
        told(1, link="apart", attacker="Ukraine", places=["Ryazan"], territory="Russia"),
        told(2, link="same", injured=3),
    ) == [[0], [1, 2]]


def test_a_weekday_and_a_day_without_a_year_part_strikes_as_a_date_does():
    monday = told(0, attacker="Russia", moment="Monday", places=["Kyiv"])
    assert groups(monday, told(1, attacker="Russia", moment="Tuesday", places=["Kyiv"])) == [[0], [1]]
    assert groups(monday, told(1, attacker="Russia", moment="Monday", places=["Odesa"])) == [[0, 1]]
    assert groups(monday, told(1, attacker="Russia", moment="04-25", places=["Kyiv"])) == [[0, 1]]
    dated = told(0, attacker="Russia", date="2022-04-25", places=["Kyiv"])
    assert groups(dated, told(1, attacker="Russia", moment="04-26", places=["Kyiv"])) == [[0], [1]]
    assert groups(dated, told(1, attacker="Russia", moment="04-25", places=["Odesa"])) == [[0, 1]]


def test_a_region_gives_way_to_a_town_in_it():
    town = told(0, attacker="Ukraine", places=["Shebekino"], killed=2, regions=(("Shebekino", "Belgorod region"),))
    assert attack_fields((town, told(1, places=["Belgorod region"], killed=2)))["places"] == ("Shebekino",)
    assert attack_fields((town, told(1, places=["Belgorod region"], injured=9)))["places"] == ("Shebekino",)
    nikopol = told(0, attacker="Russia", places=["Nikopol", "Nikopol district"], injured=2)
    assert attack_fields((nikopol,))["places"] == ("Nikopol",)


def test_a_region_beside_its_capital_stays_where_it_has_a_figure_of_its_own():
    city = told(0, attacker="Ukraine", places=["Belgorod"], killed=2, regions=(("Belgorod", "Belgorod region"),))
    assert attack_fields((city, told(1, places=["Belgorod region"], killed=2)))["places"] == ("Belgorod",)
    assert attack_fields((city, told(1, places=["Belgorod region"], injured=9)))["places"] == ("Belgorod", "Belgorod region")
    downed = told(1, places=["Belgorod region"], intercepted=9)
    assert attack_fields((city, downed))["places"] == ("Belgorod", "Belgorod region")
    assert attack_fields((city, replace(downed, rule="attack.office")))["places"] == ("Belgorod",)
