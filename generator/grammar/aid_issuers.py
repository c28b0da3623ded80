"""Whose "we" it is in a text that a government publishes itself: the state of the site, or of whoever the title says the statement is by; and for
which state or alliance a person acts."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from generator.grammar.names import Mention, Names
from generator.grammar.offices import BODIES, side_of
from generator.grammar.passages import Passage, Story
from generator.grammar.texts import any_of
from generator.model import Country, Organisation, Person

LONGEST_OFFICE = 6
"""Words between "statement by" and the name."""
WORD = re.compile(r"[\w.]+")
OFFICE = re.compile(r"minister|president|chancellor|premier")


def issuer(story: Story) -> str:
    """The state that speaks in a text of its own; empty for a report, and for a joint statement."""
    return _issuer(story.names, story.article.headline or "", story.article.url or "")


@lru_cache(maxsize=8)
def _issuer(names: Names, title: str, url: str) -> str:
    if re.search(r"\bjoint\b", title, re.IGNORECASE):
        return ""
    host = urlsplit(url).hostname or ""
    sites = dict(site.split("=") for site in names.words.group("aid", "government_sites"))
    fits = [end for end in sites if host == end or host.endswith(f".{end}")]
    return sites[max(fits, key=len)] if fits else _maker(names, " ".join(title.split()))


def _maker(names: Names, title: str) -> str:
    """The state of the name behind "statement by"."""
    speeches = any_of(names.words.group("cues", "speeches"))
    made = re.match(rf"\W*(?:{speeches})\s+(?:by|from|of)\s+", title, re.IGNORECASE)
    if made is None:
        return ""
    office = re.match(r"(?:(?:[A-Z]|of\b|the\b)[\w.]*\s*)*", title[made.end():])
    starts = [made.end() + m.start() for m in WORD.finditer(office.group() if office else "")][:LONGEST_OFFICE]
    for start in starts:
        first = WORD.match(title, start)
        spellings = names.by_word.get(first.group().rstrip(".").lower(), ()) if first else ()
        known = [s for s in spellings if re.match(rf"{re.escape(s)}\b", title[start:])]
        for _, _, entry in names.entries[max(known, key=len)] if known else ():
            if isinstance(entry, Person | Organisation | Country):
                return entry.name if isinstance(entry, Country) else entry.country
    return ""


def stands_for(passage: Passage, person: Mention) -> str:
    """The state or alliance for which a person acts: a head of the EU or of NATO acts for it, unless he has an office of his own state as well."""
    entry = person.entry
    if not isinstance(entry, Person) or _in_office(entry, passage.story.names):
        return person.country
    return side_of(passage, person) or person.country


@lru_cache(maxsize=256)
def _in_office(person: Person, names: Names) -> bool:
    """True for a minister or head of a state: of "prime minister", not of "President of the European Commission"."""
    bodies = any_of(frozenset(n for body in names.lexicon.organisations if body.kind in BODIES for n in (body.name, *body.aliases)))
    return not person.roles or any(OFFICE.search(role) and not re.search(rf"\b(?:{bodies})\b", role) for role in person.roles)
