"""Where each side stands: demands, refusals and offers, with who states them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Brief, Position
from generator.site.days import day_of
from generator.site.index import brief_path
from generator.site.language import gettext, message, of_articles
from generator.site.sources import headline, medium


@dataclass(frozen=True, slots=True)
class Stand:
    """One position and where it is reported."""

    party: str
    text: str
    who: str
    """`Volodymyr Zelensky`, or empty where the article speaks in its own voice."""
    path: str
    source: str


def stands(briefs: Iterable[Brief], *, limit: int) -> tuple[Stand, ...]:
    """The positions that the articles report, each once, in the order of the articles."""
    found = {(p.party, p.text): stand(p, brief) for brief in reversed(tuple(briefs)) for p in reversed(brief.positions)}
    return tuple(reversed(found.values()))[:limit]


def stand(position: Position, brief: Brief) -> Stand:
    """One position."""
    day = day_of(brief.published, absent=message("day not stated")).text
    return Stand(
        party=of_articles(position.party), text=of_articles(position.text), who=of_articles(position.said_by or ""), path=brief_path(brief.slug),
        source=gettext("{outlet}, {day}", outlet=medium(brief) or headline(brief), day=day),
    )
