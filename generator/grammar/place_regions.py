"""In which region a named place lies, told by the words behind it: "near Senkivka, Chernihiv", "in Hryhorivka (Donetsk region)"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from generator.model import Place

if TYPE_CHECKING:
    from generator.grammar.names import Mention

VILLAGE = 20_000
"""A place below this has namesakes in other regions that no table has."""
LARGEST = {"near": 1_000_000, "in": 100_000}
"""Behind one of these a larger one has them too: "near Makiivka, Luhansk"."""


def region_by_name(mention: Mention) -> str:
    """The region that a name stands for, or that is called after it: "Kharkiv region", "Kharkiv"; else empty."""
    entry = mention.entry
    if not isinstance(entry, Place) or entry.kind not in ("region", "city"):
        return ""
    return entry.name if entry.kind == "region" else entry.region if entry.region == f"{entry.name} region" else ""


def lies_in(place: Mention, outer: Mention) -> bool:
    """Whether the second is the region of the first, or the city that gives it its name."""
    region = place.entry.region if isinstance(place.entry, Place) else ""
    return bool(region) and region == region_by_name(outer) and place.name != outer.name


def relocated(found: Iterable[Mention], doc: Doc, first_words: Container[str], kinds: Container[str]) -> list[Mention]:
    """The mentions, where a village in front of another region than its own is one that no table has, and one behind an adjective too.

    `first_words` are those of names like "Nova Kamianka", of which the table has only Kamianka; `kinds` what may stand behind: "Stepanivka village".
    """
    out = list(found)
    starts = {m.i: m for m in out if m.kind == "place"}
    taken = {i: m.kind for m in out for i in range(m.i, m.j)}
    for n, mention in enumerate(out):
        entry = mention.entry
        if not isinstance(entry, Place) or entry.kind != "city":
            continue
        i, j = _whole_name(mention, doc, taken, first_words)
        comma = j + (j < len(doc) and doc[j].lower_ in kinds)
        outer = starts.get(comma + 1) if comma < len(doc) and doc[comma].text in (",", "(") else None
        region = region_by_name(outer) if outer is not None and not _goes_on(outer, doc, starts) else ""
        least = LARGEST.get(doc[i - 1].lower_, VILLAGE) if i > 0 else VILLAGE
        foreign = least > VILLAGE and outer is not None and outer.country != entry.country  # "near New York, Donetsk"
        elsewhere = bool(region) and entry.region != region and (entry.population < least or foreign) and mention.name != entry.region.removesuffix(" region")
        if j - i == mention.j - mention.i and not elsewhere:
            continue
        name, country = doc[i:j].text, outer.country if outer is not None and region else mention.country
        out[n] = replace(mention, name=name, country=country, start=doc[i].idx, end=doc[i:j].end_char, i=i, j=j, form="unknown",
                         entry=Place(name, "city", country, region))
    longer = {i for m in out if m.form == "unknown" for i in range(m.i, m.j)}
    return [m for m in out if m.kind != "country" or m.i not in longer]


def _whole_name(mention: Mention, doc: Doc, taken: Mapping[int, str], first_words: Container[str]) -> tuple[int, int]:
    """First and last token (half open) of "Nova Kamianka", of which one word alone is known; "Mali" before a village is no country."""
    i, j = mention.i, mention.j
    if i > 0 and doc[i - 1].text in first_words and taken.get(i - 1, "country") == "country":
        return i - 1, j
    if j < len(doc) and doc[i:j].text in first_words and j not in taken and doc[j].is_title and doc[j].pos_ == "PROPN":
        return i, j + 1
    return i, j


def _goes_on(mention: Mention, doc: Doc, starts: dict[int, Mention]) -> bool:
    """Whether a list goes on behind a city: "Bilozerka, Kherson and Odesa"; a region ends it."""
    if isinstance(mention.entry, Place) and mention.entry.kind == "region":
        return False
    behind = doc[mention.j:mention.j + 2]
    if len(behind) and (behind[0].pos_ in ("VERB", "AUX") or behind[0].tag_ == "POS"):
        return True  # "in London, Kyiv said"
    return len(behind) == 2 and behind[0].lower_ in (",", "and", "or") and (behind[1].i in starts or behind[1].lower_ == "and")
