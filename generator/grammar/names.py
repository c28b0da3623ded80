"""Who and what a text names: people, organisations, countries, places and weapons of the lexicon.

A capital is a government or a city by its use: a subject that speaks or agrees is a government, the object of
"in", "on" or "over" is a city. People that only the model's entity recogniser knows are taken as they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from generator.grammar.place_regions import region_by_name, relocated
from generator.grammar.seats import is_government
from generator.grammar.settlements import WITHIN, unnamed
from generator.grammar.texts import text_of
from generator.grammar.titled import titled
from generator.grammar.transliteration import as_said, as_spelled
from generator.grammar.words import Words
from generator.model import Country, Lexicon, Organisation, Person, Place, Weapon

Entry = Person | Organisation | Country | Place | Weapon
MentionKind = Literal["person", "organisation", "country", "place", "weapon"]
Form = Literal["name", "alias", "demonym", "seat", "capital", "unknown"]

WORD = re.compile(r"\w+")
LARGER = 4
"""A place wins over its namesakes when its population is this many times theirs."""
DWARFED = 20
"""A namesake this many times smaller is meant only where its region stands right next to it."""
BESIDE = 6
"""Tokens between a place and the region named for it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text, with what it stands for."""

    kind: MentionKind
    name: str
    """As records write it."""
    country: str
    """The side: a person's, body's or place's country; empty where none or unknown."""
    start: int
    end: int
    """Characters of the doc."""
    i: int
    j: int
    """Tokens of the doc, half open."""
    form: Form = "name"
    entry: Entry | None = None

    @property
    def is_state(self) -> bool:
        """True for what can be a party: a country, or a government by its seat."""
        return self.kind == "country"


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The lexicon made ready for matching; built once for a run."""

    nlp: Language
    lexicon: Lexicon
    entries: Mapping[str, tuple[tuple[MentionKind, Form, Entry], ...]]
    by_word: Mapping[str, tuple[str, ...]]
    """First word of a spelling, in lower case -> spellings. A text's own words choose what is matched: the whole
    gazetteer as patterns costs seconds."""
    weapons: frozenset[str]
    """Spellings that are matched without regard to case: they are common nouns."""
    words: Words
    exact: PhraseMatcher
    loose: PhraseMatcher
    """Filled with spellings as the texts of a run have their words: a spelling more changes nothing for other texts."""


def names_of(nlp: Language, lexicon: Lexicon) -> Names:
    """The names of a lexicon; costs about 0.05 s for 30,000 spellings."""
    table: dict[str, list[tuple[MentionKind, Form, Entry]]] = defaultdict(list)
    by_word: dict[str, list[str]] = defaultdict(list)
    words = Words(lexicon.words)
    for spelling, kind, form, entry in _spellings(lexicon, words.at_war):
        if spelling not in table and (first := WORD.search(spelling)):
            by_word[first.group().lower()].append(spelling)
        table[spelling].append((kind, form, entry))
    weapons = frozenset(spelling for spelling, rows in table.items() if rows[0][0] == "weapon")
    return Names(nlp, lexicon, {s: tuple(rows) for s, rows in table.items()}, {w: tuple(s) for w, s in by_word.items()}, weapons,
                 words, PhraseMatcher(nlp.vocab, attr="ORTH"), PhraseMatcher(nlp.vocab, attr="LOWER"))


def _spans(doc: Doc, names: Names) -> list[Span]:
    """Every spelling of the lexicon in a text, overlaps and all."""
    spellings = [s for word in sorted({w.lower() for w in WORD.findall(text_of(doc))}) for s in names.by_word.get(word, ())]
    new = [s for s in spellings if s not in names.exact and s not in names.loose]
    for spelling, pattern in zip(new, names.nlp.tokenizer.pipe(new), strict=True):
        (names.loose if spelling in names.weapons else names.exact).add(spelling, [pattern])
    return [Span(doc, start, end, label=key) for matcher in (names.exact, names.loose) for key, start, end in matcher(doc)]


def _spellings(lexicon: Lexicon, at_war: tuple[str, ...]) -> Iterable[tuple[str, MentionKind, Form, Entry]]:
    for person in lexicon.people:
        for spelling in {person.name: 0, **dict.fromkeys(person.aliases, 0)}:
            yield spelling, "person", "name", person
    for body in lexicon.organisations:
        for spelling in {body.name: 0, **dict.fromkeys(body.aliases, 0)}:
            yield spelling, "organisation", "name", body
    for country in lexicon.countries:
        for spelling in {country.name: 0, **dict.fromkeys(country.aliases, 0)}:
            yield spelling, "country", "name", country
        for spelling in country.demonyms:
            yield spelling, "country", "demonym", country
            if country.name in at_war:  # some outlets write "russian army"; "polish" and "danish" have other senses
                yield spelling.lower(), "country", "demonym", country
        for spelling in country.seats:
            yield spelling, "country", "seat", country
    for place in lexicon.places:
        if place.kind != "country":
            for spelling in {place.name: 0, **dict.fromkeys(place.aliases, 0)}:
                yield spelling, "place", "name", place
    for weapon in lexicon.weapons:
        for spelling in {s.casefold(): 0 for s in (weapon.name, *weapon.aliases)}:
            yield spelling, "weapon", "name", weapon


def mentions(doc: Doc, names: Names) -> tuple[Mention, ...]:
    """All names of a text in order, none overlapping, people under their longest name in this text."""
    taken = [s for s in filter_spans(_spans(doc, names)) if not _forename(s, names)]
    covered = {i for span in taken for i in range(span.start, span.end)}
    persons = [e for e in doc.ents if e.label_ == "PERSON"]
    people = [e for e in persons if _is_name(e) and not covered.intersection(range(e.start, e.end)) and not _listed(e, covered, taken)]
    found = [m for span in taken if (m := _mention(span, names)) is not None]
    joined = relocated((_extended(m, persons, covered) for m in found), doc, names.words.group("cues", "village_adjectives"), names.words.group("cues", "settlements"))
    covered |= {i for m in joined for i in range(m.i, m.j)}
    known = {i for m in joined if m.kind == "place" for i in range(m.i, m.j)}
    regions = [(m.i, m.j) for m in joined if region_by_name(m)]
    small = [_unnamed(doc, *row, joined, names) for row in unnamed(doc, covered, names.words, known, regions)]
    inside = {i for m in small for i in range(m.i, m.j)}
    people += titled(doc, covered | inside, names.words, inside.union(*(range(m.i, m.j) for m in joined if m.kind in ("place", "country"))))
    everyone = joined + small + [_stranger(e, joined, names.words) for e in people if not inside.intersection(range(e.start, e.end))]
    return _full_names(tuple(sorted(everyone, key=lambda m: m.start)), doc, names.words)


def _unnamed(doc: Doc, start: int, end: int, name: str, found: list[Mention], names: Names) -> Mention:
    """A place that no table has, in the region named just behind it; a region of a list under its own name."""
    region = next((entry for kind, _, entry in names.entries.get(name, ()) if kind == "place" and isinstance(entry, Place) and entry.kind == "region"), None)
    if region is not None:
        return Mention("place", region.name, region.country, doc[start].idx, doc[start:end].end_char, start, end, "name", region)
    near = [m for m in found if 0 <= m.i - end <= WITHIN and m.i < doc[start].sent.end and region_by_name(m) and (
        getattr(m.entry, "kind", "") == "region" or (doc[m.i - 1].text in (",", "(") and not any(t.is_title for t in doc[end:m.i])))]
    lies = near[0] if near else None
    entry = Place(name, "city", lies.country, region_by_name(lies)) if lies is not None else None
    span = doc[start:end]
    return Mention("place", name, lies.country if lies is not None else "", span.start_char, span.end_char, start, end, "unknown", entry)


def _forename(span: Span, names: Names) -> bool:
    """A far place by which a person is called: "Takeo Akiba"."""
    rows = names.entries[span.label_]
    last = span.doc[span.end] if span.end < len(span.doc) else span.root
    beside = span.root.ent_type_ == last.ent_type_ == "PERSON" and last.ent_iob_ == "I" and span.root.head == last and last.is_title
    return beside and all(kind == "place" and getattr(entry, "country", "") not in names.words.at_war for kind, _, entry in rows)


def _is_name(entity: Span) -> bool:
    common = len(entity) == 1 and entity[0].is_sent_start and entity[0].tag_ in ("NN", "NNS")  # "Debris from a drone"
    common = common or (len(entity) == 1 and entity[0].tag_ == "NNPS" and entity.start > 0 and entity[0].nbor(-1).is_title and entity[0].nbor(-1).head == entity[0])  # "EU Member States"
    counted = len(entity) > 1 and entity[0].like_num  # "Four Wounded"
    return all(t.text[:1].isupper() for t in entity if t.is_alpha) and not entity.text.isupper() and not common and not counted


def _listed(entity: Span, covered: set[int], taken: list[Span]) -> bool:
    """"Toretsk, Yahidne and Bohorodychne": one word in a list of places is a place."""
    root = entity.root
    beside = {c.i for c in root.children if c.dep_ == "conj"} | ({root.head.i} if root.dep_ == "conj" else set())
    return len(entity) == 1 and any(span.start <= i < span.end and span.root.ent_type_ in ("GPE", "LOC") for i in beside & covered for span in taken)


def _mention(span: Span, names: Names) -> Mention | None:
    rows = names.entries[span.label_]
    kinds = {kind for kind, _, _ in rows}
    if {"country", "place"} <= kinds:
        wanted: MentionKind = "country" if is_government(span.root, names.words) else "place"
        rows = tuple(r for r in rows if r[0] == wanted)
    elif len(kinds) > 1:
        wanted = "person" if span.root.ent_type_ == "PERSON" and "person" in kinds else rows[0][0]
        rows = tuple(r for r in rows if r[0] == wanted)
    if rows[0][0] == "place":
        return _placed(span, _called_so(span.text, [r[2] for r in rows]))
    kind, form, entry = rows[0]
    if form == "demonym" and span.start > span.sent.start and span.doc[span.start - 1].text in names.words.group("cues", "of_a_continent"):
        return None  # "Latin American leaders"
    if kind == "person" and len({r[2].name for r in rows}) > 1:
        return Mention("person", span.text, "", span.start_char, span.end_char, span.start, span.end, "unknown")
    country = entry.name if isinstance(entry, Country) else getattr(entry, "country", "")
    return Mention(kind, entry.name, country, span.start_char, span.end_char, span.start, span.end, form, entry)


def _called_so(text: str, places: list) -> list:
    """The places without those of which the words are only a further name, where another one that is not much smaller has it as its own."""
    own = max((p.population for p in places if p.name == text), default=None)
    return places if own is None else [p for p in places if p.name == text or p.population > LARGER * own]


def _placed(span: Span, places: list) -> Mention:
    """The place a name stands for: the one whose region is named beside it, else the far largest, else undecided.

    A large city gives way to a village of its name only where the region stands right next to it: "Rivne, Odesa region".
    """
    near = span.sent.text
    beside = [p for p in places if p.region and p.region.split()[0] in near and p.region.split()[0] != p.name]
    largest = max(places, key=lambda p: p.population)
    beside = [p for p in beside if p.population * DWARFED > largest.population or _next_to(span, p.region.split()[0])]
    ranked = sorted(beside or places, key=lambda p: (p.kind == "region", p.population), reverse=True)
    best = ranked[0]
    rivals = [p for p in ranked[1:] if p.country != best.country and p.population * LARGER > best.population]
    entry = None if rivals else best
    return Mention("place", best.name, "" if rivals else best.country, span.start_char, span.end_char, span.start, span.end,
                   "name", entry)


def _next_to(span: Span, region: str) -> bool:
    """Whether nothing but a comma, a preposition and plain words stands between a place and the name of its region."""
    doc, sent = span.doc, span.sent
    for run in (range(span.end, min(span.end + BESIDE, sent.end)), range(span.start - 1, max(span.start - BESIDE, sent.start) - 1, -1)):
        for i in run:
            if doc[i].text == region:
                return True
            if doc[i].pos_ not in ("PUNCT", "ADP", "DET", "NOUN", "ADJ", "PART"):
                break
    return False


def _extended(mention: Mention, persons: list[Span], covered: set[int]) -> Mention:
    """A surname of the lexicon together with the first names that the entity recogniser sees before it."""
    if mention.kind != "person" or _is_whole(mention):
        return mention
    entity = next((e for e in persons if e.start < mention.i and e.end == mention.j), None)
    if entity is None or covered.intersection(range(entity.start, mention.i)) or not _is_name(entity):
        return mention
    if entity.text.split()[0] == mention.name.split()[0]:
        return replace(mention, start=entity.start_char, i=entity.start)
    return replace(mention, name=entity.text, country="", start=entity.start_char, i=entity.start, form="unknown", entry=None)


def _is_whole(mention: Mention) -> bool:
    """True of a name with its first name: what stands before it is a title ("Taoiseach Leo Varadkar", "His Majesty King Charles")."""
    return mention.j - mention.i > 1 and mention.entry is not None and mention.name.split()[0] == mention.entry.name.split()[0] and mention.form != "unknown"


def _stranger(entity: Span, known: list[Mention], words: Words) -> Mention:
    if len(entity) > 2 and entity[0].lower_ in words.group("cues", "honorifics"):
        entity = entity[1:]  # "First Lady Kim Keon Hee"
    text = entity.text.removesuffix("’s").removesuffix("'s").strip(" ,.“”\"")
    entry = next((m for m in known if m.kind == "person" and m.name.split()[-1] == text.split()[-1]), None)
    if entry is not None and len(text.split()) == 1:
        return replace(entry, start=entity.start_char, end=entity.end_char, i=entity.start, j=entity.end)
    return Mention("person", text, "", entity.start_char, entity.end_char, entity.start, entity.end, "unknown")


def _full_names(found: tuple[Mention, ...], doc: Doc, words: Words) -> tuple[Mention, ...]:
    """People under the full name where this text has it anywhere, else under the part that it has; both as the text spells them."""
    people, house = [m for m in found if m.kind == "person"], words.group("cues", "house_names")
    full: dict[str, str] = {}
    for m in people:
        if m.entry is not None and m.j - m.i > 1:
            spelled = m.name if m.name in house else as_spelled(m.name, doc[m.i:m.j].text)
            full[m.name] = spelled if full.get(m.name, m.name) == m.name else full[m.name]
    strangers = {m.name.split()[-1]: m.name for m in people if m.entry is None and m.j - m.i > 1}
    out = []
    for m in found:
        if m.kind == "person" and m.entry is not None and " " in m.name:
            m = replace(m, name=full[m.name] if m.name in full else as_said(m.name, doc[m.i:m.j].text, house=m.name in house))
        elif m.kind == "person" and m.entry is None and m.name in strangers:
            m = replace(m, name=strangers[m.name])
        out.append(m)
    return tuple(out)


def in_span(found: tuple[Mention, ...], start: int, end: int, *kinds: str) -> tuple[Mention, ...]:
    """The mentions of some kinds between two characters."""
    return tuple(m for m in found if start <= m.start < end and (not kinds or m.kind in kinds))


def head(doc: Doc, mention: Mention) -> Token:
    """The token by which a mention hangs in the parse."""
    return doc[mention.i:mention.j].root
