"""What the sources of one event say, voice by voice: their words, with the values that they state."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Event, Voice
from generator.site.accounts import Pair, ordered, pairs
from generator.site.days import Day, day_of
from generator.site.index import Index, brief_path
from generator.site.labels import SIDE_NAMES
from generator.site.language import Words, capitalized, of_articles
from generator.site.marking import marked
from generator.site.sources import headline, outlet, said, speaker, web_address

VALUES_LABELS = Words({"denies": "Denied", "doubts": "Not confirmed"}, context="before what is not so")


@dataclass(frozen=True, slots=True)
class Saying:
    """One source's words, with the values that they state."""

    anchor: str
    number: int
    speaker: str
    heading: str
    """`Volodymyr Zelensky said`"""
    side: str
    outlet: str
    day: Day
    quote: Markup
    hedge: str
    values: tuple[Pair, ...]
    values_label: str
    """`Denied`, `Not confirmed`; empty where the values are stated."""
    title: str
    path: str
    link: str
    """The original article; empty where its address is not known."""


def sayings_of(event: Event, index: Index, *, by: str | None = None) -> tuple[Saying, ...]:
    """Every voice of the event in order of publication, undated last; or only those of one speaker."""
    return tuple(
        _saying(voice, number, event, index)
        for number, voice in enumerate(ordered(event.voices), start=1) if by in (None, voice.speaker)
    )


def _saying(voice: Voice, number: int, event: Event, index: Index) -> Saying:
    brief = index.brief[voice.brief]
    unsaid = VALUES_LABELS.get(voice.claim.stance, "")
    stance = voice.claim.stance if voice.claim.said_by or unsaid else "reports"
    return Saying(
        anchor=f"says-{number}",
        number=number,
        speaker=speaker(voice, index),
        heading=capitalized(said(stance, speaker(voice, index))),
        side=SIDE_NAMES[voice.side],
        outlet=outlet(brief),
        day=day_of(voice.published),
        quote=marked(voice.claim.quote, voice.claim.fields, desk=event.desk),
        hedge=of_articles(voice.claim.hedge),
        values=pairs(event.desk, voice.claim.fields),
        values_label=unsaid,
        title=headline(brief),
        path=brief_path(voice.brief),
        link=web_address(brief),
    )
