"""Who says it independently: which articles of an event are one source, why, and whom they quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Brief, Event, SameSource, Side, Voice
from generator.site.index import Index, brief_path
from generator.site.labels import SIDE_NAMES
from generator.site.language import capitalized, gettext, joined, message, ngettext, of_articles
from generator.site.naming import in_sentence, shortened
from generator.site.sources import day_text, few, headline, medium, speaker
from generator.site.values import in_words

QUOTED = 6
"""Speakers of one side that are named for one source."""
REASONS = {
    "same outlet": message("{first} and {second} are of one outlet ({name})"), "same text": message("{first} and {second} have the same text"),
    "same speaker": message("all that {first} and {second} have comes from {name}"),
    "quoted outlet": message("all that the one of {first} and {second} has is what {name} reported"),
}
"""Why two articles are one source."""
OF_TWO = {
    "same outlet": message("both are of one outlet ({name})"), "same text": message("they have the same text"),
    "same speaker": message("all that they have comes from {name}"), "quoted outlet": message("all that the one has is what {name} reported"),
}
"""The same, where no other article is counted with them."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of a source."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One independent source: an article, or several that count as one."""

    articles: tuple[ArticleView, ...]
    why: str
    """`counted as one source: they have the same text`; empty for one article."""
    quotes: str
    """`quotes Volodymyr Zelensky (Ukraine’s side)`"""


@dataclass(frozen=True, slots=True)
class Independence:
    """All independent sources of an event."""

    heading: str
    """`Two independent sources`"""
    sources: tuple[SourceView, ...]
    remarks: tuple[str, ...]
    """Whom several of them quote, and whether all who are cited are of one side."""


def independence(event: Event, index: Index) -> Independence:
    """The sources of an event, the first to report first."""
    groups = sorted(event.source_groups, key=lambda group: min((index.brief[slug].published or "9999", slug) for slug in group))
    return Independence(
        heading=capitalized(sources_text(event)),
        sources=tuple(_source(group, event, index) for group in groups),
        remarks=tuple(filter(None, (_shared(groups, event, index), _one_side(event, index)))),
    )


def sources_text(event: Event) -> str:
    """`one source`, `two independent sources`."""
    return ngettext("{number} source", "{number} independent sources", event.sources, number=in_words(event.sources))


def _source(group: Sequence[str], event: Event, index: Index) -> SourceView:
    briefs = sorted((index.brief[slug] for slug in group), key=lambda brief: (brief.published or "9999", brief.slug))
    links = [link for link in event.same_sources if link.left in group]
    reasons = OF_TWO if len(group) == 2 else REASONS
    why = joined("; ", [_why(reasons[link.reason], link, index) for link in links])
    cited = [voice for voice in event.voices if voice.brief in group and voice.claim.said_by]
    return SourceView(
        articles=tuple(ArticleView(_name(brief), brief_path(brief.slug)) for brief in briefs),
        why=gettext("counted as one source: {why}", why=why) if why else "",
        quotes=gettext("quotes {names}", names=_by_side(cited, index)) if cited else gettext("cites nobody"),
    )


def _name(brief: Brief) -> str:
    """An article by its outlet and day, by its title where it names no outlet."""
    name = medium(brief) or gettext("“{title}”", title=of_articles(shortened(headline(brief))))
    return gettext("{outlet}, {day}", outlet=name, day=day_text(brief))


def _why(reason: str, link: SameSource, index: Index) -> str:
    return gettext(reason, first=_name(index.brief[link.left]), second=_name(index.brief[link.right]), name=of_articles(link.name))


def _by_side(voices: Sequence[Voice], index: Index) -> str:
    """`Kyiv mayor and Volodymyr Zelensky (Ukraine’s side); TASS (Russia’s side)`"""
    sides: dict[Side, dict[str, None]] = {}
    for voice in voices:
        sides.setdefault(voice.side, {})[of_articles(in_sentence(speaker(voice, index), quotes=[voice.claim.quote]))] = None
    named = ((few(tuple(names), limit=QUOTED), SIDE_NAMES[side]) for side, names in sides.items())
    return joined("; ", [gettext("{names} ({side})", names=names, side=side) for names, side in named])


def _shared(groups: Sequence[Sequence[str]], event: Event, index: Index) -> str:
    """Whom several sources quote: he is one voice, however many print what he says."""
    of_speaker: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for voice in event.voices:
            if voice.brief in group and voice.claim.said_by:
                of_speaker.setdefault(speaker(voice, index), set()).add(number)
    shared = tuple(name for name, numbers in of_speaker.items() if len(numbers) > 1)
    if not shared:
        return ""
    names = few(tuple(of_articles(in_sentence(name)) for name in shared), limit=QUOTED)
    if len(groups) == 2:
        return gettext("Both quote {names}: for one value a speaker counts once, in however many articles.", names=names)
    return gettext("Several of them quote {names}: for one value a speaker counts once, in however many articles.", names=names)


def _one_side(event: Event, index: Index) -> str:
    cited = [voice for voice in event.voices if voice.claim.said_by]
    sides = {voice.side for voice in cited}
    names = {speaker(voice, index) for voice in cited}
    if len(sides) != 1 or len(names) < 2 or not sides <= {"Ukraine", "Russia"}:
        return ""
    return ngettext("{number} speaker, one side: all who are cited are on {side}.", "{number} speakers, one side: all who are cited are on {side}.",
                    len(names), number=capitalized(in_words(len(names))), side=SIDE_NAMES[sides.pop()])
