"""How records write the places of an attack.

"The Odesa and Mykolaiv regions", "the region of Bryansk" and "Voronezh Governor" are regions, "the Kupiansk district" is a district, and "Engels air base"
is Engels.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from generator.grammar.attack_parts import Part
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.model import Place

LISTING = frozenset((",", "and", "or", "as", "well", "the"))
"""What stands between the names of a list: "Kharkiv, as well as the western Lviv and Rivne regions"."""

ADJECTIVES = ("skyi", "skyy", "sky", "skiy", "skyj", "skii")
"""Endings of names that are adjectives: districts bear them, towns hardly."""

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "km kilometres kilometers miles".split()
)
"""The quarters of the compass and measures of distance: "60 km east of Dnipro"."""

FIRED_AT = frozenset("at in on against over across towards toward into".split())
"""Before the country that weapons came down on."""

LONG_DISTRICT = 4
"""Words of the name of a district."""


def _is_district(words: Span, part: Part) -> bool:
    """The words between two commas of "in Vasylivka, Pokrovskyi district, Donetsk"."""
    kinds = part.passage.group("cues", "districts", "settlements_listed")
    return 1 < len(words) <= LONG_DISTRICT and words[-1].lower_ in kinds and words[0].is_title and not any(t.is_punct for t in words)


def around(mention: Mention, named: list[Mention], part: Part) -> bool:
    """The capital of the region in which the place before it lies: "in Fastiv, Kyiv, on Sunday"; not one of a list."""
    doc = part.passage.doc
    kinds = part.passage.group("cues", "districts", "settlements")
    ends = {m.j + (doc[m.j].lower_ in kinds): m for m in named if m.j < mention.i}  # "over Bucha district, Kyiv"
    before = next((m for j, m in ends.items() if doc[j].text == "," and doc[mention.i - 1].text == "," and (
        j == mention.i - 1 or _is_district(doc[j + 1:mention.i - 1], part))), None)
    beside = before is not None and before.j == mention.i - 1 and not before.name.endswith("district")
    if beside and mention.j < part.j and (mention.name.endswith(" district") or doc[mention.j].lower_ in part.group("districts_of_land")):
        return not any(m.i > mention.j and doc[m.i - 1].lower_ in (",", "and") for m in named)  # "the village of Mykhailivka, Beryslav district"
    if before is None or not isinstance(before.entry, Place) or not isinstance(mention.entry, Place) or mention.entry.kind != "city":
        return False
    listed = any(m.i in range(mention.j + 1, mention.j + 3) for m in named) or any(m.j + 1 == before.i and doc[m.j].lower_ in (",", "and") for m in named)
    return before.entry.kind == "city" and before.entry.region == f"{mention.name} region" and not listed


def is_quarter(mention: Mention, part: Part) -> bool:
    """Whether a name is told to be one of a district: "the Saltivskyi and Kyivskyi districts", "the city's largest district, Shevchenkivskyi"."""
    doc, kinds = part.passage.doc, part.passage.group("cues", "districts")
    behind = mention.j + 2 if mention.j < part.j and doc[mention.j].lower_ == "and" else mention.j
    apposed = mention.i - 2 >= part.i and doc[mention.i - 1].text == "," and doc[mention.i - 2].lower_ in kinds
    capital = isinstance(mention.entry, Place) and mention.entry.region.startswith(mention.name)
    return (apposed and not capital) or behind < part.j and doc[behind].lower_ in kinds


def with_sites(found: list[Mention], part: Part) -> list[Mention]:
    """A base or works named after its city is told as that city: "Engels air base"."""
    rows = part.passage.story.names.entries
    out = []
    for m in found:
        if isinstance(m.entry, Place) and m.entry.kind == "site":
            near = [e for _, _, e in rows.get(m.name.split()[0], ()) if isinstance(e, Place) and e.kind == "city" and e.country == m.country]
            out += [replace(m, name=near[0].name, entry=near[0])] if near else []
        else:
            out.append(m)
    return out


def place_names(found: tuple[Mention, ...], passage: Passage) -> tuple[str, ...]:
    """How records write the places; a city's name that stands for its region is the region."""
    return tuple(dict.fromkeys(region_of(m, passage) or m.name for m in found))


def region_of(mention: Mention, passage: Passage) -> str | None:
    """ "the Odesa and Mykolaiv regions", "the region of Bryansk", "Voronezh Governor"."""
    entry, doc = mention.entry, passage.doc
    if not isinstance(entry, Place) or entry.kind != "city" or mention.form == "unknown":
        return None
    words = passage.group("attacks", "region_words")
    region = entry.region or f"{entry.name} region"
    if _before_the(mention, passage):
        return None
    governed = mention.i - 2 >= passage.sent.start and doc[mention.i - 1].lower_ == "of" and doc[mention.i - 2].lower_ == "governor"
    if governed or _of_regions(mention, passage, words):
        return region  # "the governor of Bryansk"
    if mention.j < len(doc) and (doc[mention.j].lower_ in passage.group("attacks", "regional_offices") or doc[mention.j].lower_ in words):
        return region
    if mention.j + 1 < len(doc) and doc[mention.j].tag_ == "POS" and doc[mention.j + 1].lower_ == "regional":
        return region  # "Lviv's regional governor"
    if mention.j + 1 < passage.sent.end and doc[mention.j].pos_ in ("NOUN", "ADJ") and doc[mention.j + 1].lower_ in words:
        return region  # "the Belgorod border region"
    at = mention.j
    while at < passage.sent.end and (doc[at].lower_ in LISTING or doc[at].tag_ == "JJ" or _is_place(doc[at], passage)):
        at += 1
    if at + 1 < passage.sent.end and at > mention.j and doc[at].pos_ == "NOUN" and doc[at + 1].lower_ in words:
        at += 1  # "the Sumy and Chernihiv border regions"
    closing = doc[at].lower_ if at < passage.sent.end else ""
    if closing in passage.group("cues", "districts"):
        if at > mention.j and not closing.endswith("s"):
            return None  # "the village of Mykhailivka, Beryslav district"
        return f"{entry.name} district" if _is_raion(mention, passage, at) else None
    return region if closing in words and closing.endswith("s") else None


def _before_the(mention: Mention, passage: Passage) -> bool:
    """True for Kyiv in "Kyiv and the Sumy and Poltava regions": the regions begin behind the article."""
    doc, at = passage.doc, mention.j
    if mention.i > passage.sent.start and (doc[mention.i - 1].lower_ == "the" or doc[mention.i - 1].text == ","):
        return False
    while at < passage.sent.end and (doc[at].lower_ in ("and", ",") or _is_place(doc[at], passage)):
        at += 1
    return at < passage.sent.end and at > mention.j and doc[at].lower_ == "the" and doc[at - 1].lower_ == "and"


def _is_raion(mention: Mention, passage: Passage, at: int) -> bool:
    """True for "the Kupiansk district", "the Izium and Chuhuiv districts"; a district "of" or behind "'s" is one of a city."""
    doc = passage.doc
    alone = at > mention.j or not doc[at].lower_.endswith("s") or _closes_list(mention, passage)
    if mention.name.endswith(ADJECTIVES) and not doc[at].lower_.endswith("s") and not passage.group("cues", "regional") & passage.lemmas:
        return False  # "the central Shevchenkivskyi district": one of a city
    inside = doc[mention.i - 1].tag_ == "POS" or any(t.tag_ == "POS" or t.lower_ == "the" for t in doc[mention.j:at])
    of = at + 1 < len(doc) and doc[at + 1].lower_ == "of"
    regional = of and any(m.kind == "place" and getattr(m.entry, "kind", "") == "region" and 0 < m.i - at <= 3 for m in passage.mentions)
    return alone and not inside and (not of or regional)


def _closes_list(mention: Mention, passage: Passage) -> bool:
    """True for the last name of "the Izium and Chuhuiv districts"; "several Kyiv districts" are parts of a city."""
    before = mention.i - 1
    return before - 1 >= passage.sent.start and passage.doc[before].lower_ in ("and", ",") and _is_place(passage.doc[before - 1], passage)


def lying_in(found: tuple[Mention, ...]) -> tuple[tuple[str, str], ...]:
    """Each place with its region."""
    return tuple((m.name, m.entry.region) for m in found if isinstance(m.entry, Place) and m.entry.region and m.entry.kind != "region")


def _of_regions(mention: Mention, passage: Passage, words: frozenset[str]) -> bool:
    """"The region of Bryansk", "the border regions of Belgorod, Kursk and Bryansk"."""
    doc, at = passage.doc, mention.i - 1
    if at > passage.sent.start and doc[at].lower_ == "of":
        return doc[at - 1].lower_ in words
    while at > passage.sent.start and (doc[at].text in (",", "and") or _is_place(doc[at], passage) or _points(doc, at)):
        at -= 1
    return doc[at].lower_ == "of" and at > passage.sent.start and doc[at - 1].lower_ in words and doc[at - 1].lower_.endswith("s")


def _points(doc: Doc, at: int) -> bool:
    """A word of "Chernihiv, north of the capital, and Lviv"."""
    return doc[at].lower_ in DIRECTIONS or doc[at].lower_ == "of" and doc[at - 1].lower_ in DIRECTIONS


def _is_place(token: Token, passage: Passage) -> bool:
    mention = passage.mention_at(token)
    return mention is not None and mention.kind == "place"

def territory(places: tuple[Mention, ...], passage: Passage) -> str:
    """The country in which all places of a part lie; empty where they differ or where there are none."""
    held = passage.group("attacks", "struck_by_both")
    countries = {m.country for m in places if isinstance(m.entry, Place) and not {m.name, m.entry.region} & held}
    return countries.pop() if len(countries) == 1 else ""


def land_fired_at(part: Part) -> str:
    """The country at war that a barrage without an attacker came down on: "69 missiles were launched at Ukraine"."""
    doc, at_war = part.passage.doc, part.passage.story.at_war
    found = {m.country for m in part.passage.named("country") if m.i > part.i and m.i in part and m.form == "name" and m.country in at_war
             and doc[m.i - 1].lower_ in FIRED_AT}
    return found.pop() if len(found) == 1 else ""
