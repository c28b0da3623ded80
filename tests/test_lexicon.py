"""The tables of the lexicon are sound, and the reader says what is wrong with one that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.lexicon.loading import read_lexicon
from generator.model import Lexicon

FOLDER = Path(__file__).parents[1] / "generator" / "lexicon"
SMALL = {
    "people.yaml": "- {name: Vitali Klitschko, country: Ukraine, given: [Vitaliy], family: [Klitschko, Klychko]}",
    "organisations.yaml": "- {name: NATO, kind: alliance}",
    "countries.yaml": "- {name: Norway, aliases: [NO], capital: Oslo}",
    "weapons.yaml": "- {name: Patriot, kind: air defence, aliases: [Patriot battery], strikes: no}",
    "places.tsv": "# comment\nKyiv\tcity\tUkraine\tKyiv region\t50.450\t30.523\t2797553\tKiev|Kyyiv\n",
    "cues.yaml": "hedge: [reportedly, yes]",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    files = [*FOLDER.glob("*.yaml"), *FOLDER.glob("*.tsv")]
    read, faults = read_lexicon({file.name: file.read_text("utf-8") for file in files})
    assert read is not None, faults
    return read


def test_a_small_lexicon_is_read_whole() -> None:
    read, faults = read_lexicon(SMALL)
    assert read is not None and not faults
    assert read.people[0].aliases == (
        "Vitali Klychko",
        "Vitaliy Klitschko", "Vitaliy Klychko", "Klitschko", "Klychko",
    )
    assert read.countries[0].aliases == ("NO",) and read.countries[0].seats == ("Oslo",)
    assert read.weapons[0].strikes is False and "Patriots" in read.weapons[0].aliases
    assert read.places[0].aliases == ("Kiev", "Kyyiv") and read.places[0].latitude == 50.45
    assert read.words == {"cues": {"hedge": ("reportedly", "yes")}}


@pytest.mark.parametrize(("file", "text", "line", "what"), [
    ("people.yaml", "- {name: A B, country: Ukraine}\n- {name: C D, country: Ukraine, county: x}", 2, "unknown key `county`"),
    ("people.yaml", "- {country: Ukraine}", 1, "an entry without `name`"),
    ("people.yaml", "- {name: A B, country: Ukraine, family: [B]}\n- {name: C B, country: Russia, family: [B]}", 2,
     "`B` stands for A B and for C B"),
    ("people.yaml", "- {name: A B, country: Ukraine, aliases: B}", 1, "one word where a list belongs"),
    ("people.yaml", "- {name: A B, country: Ukraine, gender: x}", 1, "`gender: x` is not known"),
    ("people.yaml", "- {name: A B, country: Ukraine", 1, "not YAML"),
    ("organisations.yaml", "- {name: NATO, kind: club}", 1, "`kind: club` is not known"),
    ("weapons.yaml", "- {name: drone, kind: drone, strikes: maybe}", 1, "`strikes: maybe` is not known"),
    ("weapons.yaml", "- {name: drone, name: missile, kind: drone}", 1, "`name` is written twice"),
    ("cues.yaml", "hedge: [a]\nhedge: [b]", 2, "the list `hedge` is written twice"),
    ("cues.yaml", "", None, "the file is empty"),
    ("places.tsv", "Kyiv\tcity\tUkraine", 1, "3 columns instead of 8"),
    ("places.tsv", "Kyiv\tcity\tUkraine\t\tnorth\t30\t1\t", 1, "coordinates or population are no numbers"),
    ("places.tsv", "Kyiv\tcity\tUkraine\t\t150\t30\t1\t", 1, "coordinates off the globe"),
    ("places.tsv", "Kyiv\ttown\tUkraine\t\t50\t30\t1\t", 1, "no name, no country, or a kind that is none"),
])
def test_what_is_wrong_is_told_with_its_line(file: str, text: str, line: int | None, what: str) -> None:
    read, faults = read_lexicon({**SMALL, file: text})
    assert read is None
    assert [(f.file, f.line) for f in faults] == [(file, line)]
    assert what in faults[0].what and faults[0].cure


def test_a_word_written_twice_in_a_list_is_only_a_warning() -> None:
    read, faults = read_lexicon({**SMALL, "cues.yaml": "hedge: [a, a]"})
    assert read is not None and read.words["cues"]["hedge"] == ("a",)
    assert [fault.level for fault in faults] == ["warning"]


def test_a_missing_table_is_a_fault() -> None:
    read, faults = read_lexicon({name: text for name, text in SMALL.items() if name != "weapons.yaml"})
    assert read is None and faults[0].file == "weapons.yaml"


@pytest.mark.parametrize(("spelling", "name"), [
    ("Volodymyr Zelenskiy", "Volodymyr Zelensky"), ("Zelenskyy", "Volodymyr Zelensky"), ("Umyerov", "Rustem Umerov"),
    ("Sirsky", "Oleksandr Syrskyi"), ("Dmitri Peskov", "Dmitry Peskov"), ("Støre", "Jonas Gahr Støre"),
    ("Erdoğan", "Recep Tayyip Erdogan"),
])
def test_spellings_lead_to_one_person(lexicon: Lexicon, spelling: str, name: str) -> None:
    assert [p.name for p in lexicon.people if spelling in (p.name, *p.aliases)] == [name]


def test_every_country_that_an_entry_names_is_known(lexicon: Lexicon) -> None:
    known = {country.name for country in lexicon.countries}
    assert {entry.country for entry in (*lexicon.people, *lexicon.organisations) if entry.country} <= known


@pytest.mark.parametrize(("name", "old"), [
    ("Kyiv", "Kiev"), ("Kharkiv", "Kharkov"), ("Odesa", "Odessa"), ("Kupiansk", "Kupyansk"), ("Chornobyl", "Chernobyl"),
])
def test_places_are_shown_as_ukraine_spells_them(lexicon: Lexicon, name: str, old: str) -> None:
    assert old in next(place for place in lexicon.places if place.name == name and place.population > 500).aliases
    assert not [place for place in lexicon.places if place.name == old and place.country == "Ukraine"]


@pytest.mark.parametrize("name", ["Sevastopol", "Simferopol", "Kerch", "Yalta", "Donetsk", "Luhansk", "Mariupol", "Melitopol"])
def test_occupied_cities_are_in_ukraine(lexicon: Lexicon, name: str) -> None:
    assert max((p for p in lexicon.places if p.name == name), key=lambda p: p.population).country == "Ukraine"


def test_every_capital_is_in_the_gazetteer(lexicon: Lexicon) -> None:
    names = {spelling for place in lexicon.places for spelling in (place.name, *place.aliases)}
    assert [country.capital for country in lexicon.countries if country.capital and country.capital not in names] == []


def test_weapons_that_only_defend_do_not_strike(lexicon: Lexicon) -> None:
    strikes = {weapon.name: weapon.strikes for weapon in lexicon.weapons}
    assert not strikes["Patriot"] and not strikes["air defence system"] and strikes["drone"] and strikes["Iskander missile"]
