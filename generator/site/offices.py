"""The offices of a person as the quoted articles name them: "Defence Minister Denys Shmyhal", "Støre, the prime minister".

Only offices that the tables know for that person are looked for, and none that the article calls a former one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Brief, Person
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path
from generator.site.language import of_articles
from generator.site.sources import headline

BRIEFS = 200
"""The newest articles that are looked through for one person."""
NOT_THE_OFFICE = frozenset("former ex then late outgoing vice deputy acting first".split())
"""Words before an office that make it another one, or none any more; a nationality may stand between."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office and the latest article that names it."""

    text: str
    day: Day
    """The day of that article; empty if it is not known."""
    title: str
    path: str


def offices(person: Person, briefs: Iterable[Brief]) -> tuple[Office, ...]:
    """The offices that the briefs' quotes name, in the order of the tables; `briefs` newest first."""
    found: dict[str, Office] = {}
    patterns = [(role, _pattern(role, person)) for role in sorted(person.roles, key=len, reverse=True)]
    for brief in briefs:
        for quote in quotes_of(brief):
            role = next((role for role, pattern in patterns if _is_named(pattern, quote)), None)
            if role and role not in found:
                found[role] = Office(of_articles(role), day_of(brief.published), headline(brief), brief_path(brief.slug))
    return tuple(found[role] for role in person.roles if role in found)


def spellings(name: str, aliases: Iterable[str], briefs: Iterable[Brief]) -> tuple[str, ...]:
    """The other spellings of a name that stand in the briefs' quotes; a part of the name itself is none."""
    text = "\n".join(quote for brief in briefs for quote in quotes_of(brief))
    others = [alias for alias in aliases if alias not in name and alias in text]
    return tuple(alias for alias in others if re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text))


def briefs_with(events: Iterable[str], index: Index) -> tuple[Brief, ...]:
    """The newest of these briefs, each once."""
    wanted = set(events)
    return tuple(brief for brief in index.briefs if brief.slug in wanted)[:BRIEFS]


def quotes_of(brief: Brief) -> Iterator[str]:
    """All sentences of the article that the brief quotes, each once."""
    claims = (claim.quote for record in brief.records if not record.hide for claim in record.claims)
    yield from dict.fromkeys((*claims, *(point.quote for point in brief.key_points), *(position.quote for position in brief.positions)))


def _is_named(pattern: re.Pattern[str], quote: str) -> bool:
    return any(
        NOT_THE_OFFICE.isdisjoint(re.findall(r"\w+", quote[: found.start(found.lastgroup or 0)].lower())[-2:])
        for found in pattern.finditer(quote)
    )


def _pattern(role: str, person: Person) -> re.Pattern[str]:
    """The office before the name, or behind it and a comma, with a nationality in front; "defence" is also spelled with an s."""
    office = re.escape(role).replace("defence", "defen[cs]e").replace("Defence", "Defen[cs]e")
    names = "|".join(map(re.escape, sorted((person.name, *person.aliases), key=len, reverse=True)))
    before = rf"\b(?P<before>(?i:{office})) (?:{names})(?!\w)"
    behind = rf"(?<!\w)(?:{names}), (?:the |its |his |her )?(?:[\w’'-]+ ){{0,2}}?(?P<behind>\b(?i:{office}))\b(?! [A-Z])"
    return re.compile(f"{before}|{behind}")
