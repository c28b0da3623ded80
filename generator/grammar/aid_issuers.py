"""Whose "we" it is in a text that a government publishes itself: the state of the site, or of whoever the title says the statement is by."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from generator.grammar.names import Names
from generator.grammar.passages import Story
from generator.grammar.texts import any_of
from generator.model import Country, Organisation, Person

LONGEST_OFFICE = 6
"""Words between "statement by" and the name."""
WORD = re.compile(r"[\w.]+")


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
