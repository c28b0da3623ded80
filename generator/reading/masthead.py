"""The top of an article: which blocks are its headline, its day, its byline, its source, and where the story begins.

Understands, in any order above the first story paragraph: headline, `date 2025-07-22` with or without a caption behind
it, day lines, bylines, `Source: … https://…`, section labels. Labelled day lines are also read at the foot, and the day of a
title where no line has one ("…, February 7, 2026", "day 34 of the invasion").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.model import DAY_ONE
from generator.reading.blocks import SENTENCE_END, Block
from generator.reading.day_lines import DayLine, day_line, split_mark
from generator.reading.furniture import Words, role_of
from generator.reading.written_days import whole_day

ZONE_BLOCKS = 24
"""No page has more lines than this above its story: bylines, counters of comments, captions, credits."""
FOOT_BLOCKS = 4
SUMMARY_PARAGRAPHS = 2
"""Paragraphs of a summary that may stand above the line of the day."""
MAX_KICKER_DAY = 8
"""Words of a line above the headline with a section or a name, a day and a clock: "Agency News February 24, 2022, 7:57 AM"."""
OPENING_BLOCKS = 4
"""Blocks below the title in which a review names its day."""
MISCOUNT = 4
"""Days by which a paper's count of the days of the war may differ."""
MAX_HEADLINE = 320
"""Characters; official statements name all who sign in their headline."""
MIN_STORY_WORDS = 12
MIN_SENTENCE_WORDS = 4
MAX_KICKER_WORDS = 2
MIN_TITLE_WORDS = 4
"""Fewer words before a bar may be the section, with the title behind it: "Ukraine | Talks end without a deal"."""

_DAY_OF_WAR = re.compile(
    r"\bday (?P<of>\d,\d{3}|\d{1,4}) of (?:the |\w+[’']s )?(?:\w+[ -]){0,2}(?:war|invasion)\b(?! of\b)|"
    r"\b(?:war|invasion)\b[^.]{0,40}[,:–—-] day (?P<after>\d,\d{3}|\d{1,4})\b",
    re.IGNORECASE,
)

_SITUATION = re.compile(r"(?<![a-zA-Z])(?:here|this|these)\b[^.:]{0,50}\b(?:situation|things|events|developments|stands?)\b[^.:]{0,20}?\b(?:on|of|for) (?P<day>[^.:]{5,30})[.:]", re.IGNORECASE)
_DAY_BEHIND = re.compile(r"\((?P<day>[^()]{8,30})\)$")
"""The day in parentheses at the end of a title: "Comment by the spokesman (March 20, 2025)"."""
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?!\d)")
_FULL_STOP = re.compile(r"\.[\"'”’»)\]]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.)+$")
_SOURCE = re.compile(
    r"^(?:source|original|via|url|link|from)\s*[:–—-]\s*(?P<name>(?:(?!https?://)[^|]){0,60}?)"
    r"[\s|,(–—-]*(?P<url>https?://[^\s)>]+)?\)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^<?(?P<url>https?://[^\s>]+)>?$")
_AUTHOR = re.compile(
    r"^(?:by|written by|text by)\s+(?P<name>[^|•·,;]+?)(?=\s*(?:[|•·,;]|$|\s[–—-]\s|\s(?:\w+\.? )?\d{1,2}\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the lines around the story say; block numbers count `blocks`."""

    blocks: tuple[Block, ...]
    """The blocks, with a `date 2025-07-22` mark set apart from what follows it."""
    headline: int | None = None
    furniture: frozenset[int] = frozenset()
    day: tuple[str, str] | None = None
    """(day, where it stands)"""
    updated: str | None = None
    """The day of a line that only says when the page was changed."""
    undecided: str | None = None
    """The words of a date that can be read in two ways."""
    publisher: str | None = None
    url: str | None = None
    author: str | None = None


@dataclass(slots=True)
class _Seen:
    """What the walk down the page has met so far."""

    days: list[tuple[int, DayLine]] = field(default_factory=list)
    furniture: set[int] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    titled: bool = False
    """A title stands above."""


def read_masthead(blocks: Sequence[Block], *, words: Words) -> Masthead:
    """The article's head, from its first blocks down to the story, and its foot."""
    blocks = _mark_apart(blocks)
    seen = _Seen()
    story = _story_start(blocks, words=words)
    under = _day_under_summary(blocks, story)
    for number, block in enumerate(blocks):
        if number < max(story, ZONE_BLOCKS) or number >= len(blocks) - FOOT_BLOCKS:
            _note(number, block, seen, above=number < story, under=number == under, titled_below=_is_long_title(blocks[number + 1:number + 2]))
        seen.titled |= number not in seen.furniture and len(block.text.split()) >= MIN_TITLE_WORDS
    headline = _headline(blocks, seen, story=story, words=words)
    masthead = Masthead(
        blocks=blocks, headline=headline, furniture=frozenset(seen.furniture - {headline}),
        publisher=seen.names.get("publisher"), url=seen.names.get("url"), author=seen.names.get("author"),
    )
    masthead = _dated(masthead, seen.days)
    if masthead.day is None and headline is not None:
        opening = " ".join(block.text for block in blocks[headline + 1:headline + 1 + OPENING_BLOCKS])
        return replace(masthead, day=_day_of_review(blocks[headline].text, opening) or _day_of_title(blocks[headline].text))
    return masthead


def _dated(masthead: Masthead, lines: Sequence[tuple[int, DayLine]]) -> Masthead:
    """The masthead with the day that its lines give; labelled lines count before others, days among names last, and two days are none."""
    updated = next((line.day for _, line in lines if line.day and line.kind == "updated"), None)
    published = [(number, line) for number, line in lines if line.day and line.kind == "published"]
    published = [(number, line) for number, line in published if line.labelled] or published
    published = [(number, line) for number, line in published if not line.among_names] or published
    if masthead.headline is not None:  # Above the headline some pages have the day on which they are read.
        published = [(number, line) for number, line in published if line.labelled or number > masthead.headline] or published
    days = sorted({str(line.day) for _, line in published})
    undecided = next((line.undecided for _, line in lines if line.undecided), None)
    if len(days) != 1:
        return replace(masthead, updated=updated, undecided=" and ".join(days) or undecided)
    return replace(masthead, updated=updated, day=(days[0], _where(published[0][0], masthead)))


def without_site(title: str) -> str:
    """The title without section and site: "Talks end without a deal | News | The outlet"."""
    own, bar, _ = title.partition(" | ")
    return own if bar and len(own.split()) >= MIN_TITLE_WORDS else title


def _day_of_title(text: str) -> tuple[str, str] | None:
    """The day of a daily report: "Campaign assessment, February 7, 2026 | The institute", "what we know on day 34 of the invasion".

    A date stands behind a comma, a colon or a dash: "what happened on February 24, 2022" is about a day.
    """
    own, _, _ = text.partition(" | ")
    for mark in re.finditer(r"(?:,|:|\s[–—-])\s+(?=\S)", own):
        if day := whole_day(own[mark.end():].strip())[0]:
            return day, "headline"
    if closing := _DAY_BEHIND.search(own):
        if day := whole_day(closing["day"])[0]:
            return day, "headline"
    if found := _DAY_OF_WAR.search(own):
        day = _nth_day(found)
        return day.isoformat(), f"day {(day - DAY_ONE).days + 1} of the war, in the headline"
    return None


def _day_of_review(title: str, opening: str) -> tuple[str, str] | None:
    """The day of "Here is the situation on Friday, July 25, 2025", and without a year where the title counts the days of the war.

    Papers count them in two ways; the day that the opening names is right.
    """
    counted = _DAY_OF_WAR.search(title)
    near = _nth_day(counted) if counted else None
    for named in _SITUATION.finditer(opening):
        if day := whole_day(named["day"].strip())[0]:
            return day, "opening sentence"
        for year in (near.year - 1, near.year, near.year + 1) if near else ():
            day = whole_day(f"{named['day'].strip()} {year}")[0]
            if near and day and abs((date.fromisoformat(day) - near).days) <= MISCOUNT:
                return day, "opening sentence"
    return None


def _is_long_title(blocks: Sequence[Block]) -> bool:
    return any(len(block.text.split()) >= MIN_TITLE_WORDS and is_title(block.text) and day_line(block.text) is None for block in blocks)


def _nth_day(counted: re.Match[str]) -> date:
    """The day of the war that a title counts."""
    return DAY_ONE + timedelta(days=int((counted["after"] or counted["of"]).replace(",", "")) - 1)


def is_title(text: str) -> bool:
    """True of a line that reads as a headline: no full stop at its end, not a word alone, not a greeting."""
    if len(text) > MAX_HEADLINE or len(text.split()) < 2:
        return False
    if text[-1] in "?!":
        return len(text.split()) > 3
    return not SENTENCE_END.search(text) or bool(_ABBREVIATION_END.search(text))


def _mark_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Splits ` date 2025-07-22 A caption …` into the mark and the rest."""
    parts = split_mark(blocks[0].text) if blocks else None
    return (Block(parts[0], "furniture"), Block(parts[1]), *blocks[1:]) if parts else tuple(blocks)


def _story_start(blocks: Sequence[Block], *, words: Words) -> int:
    """The number of the first block that is a paragraph of the story; in a very short article, of its first sentence."""
    zone = [
        (number, len(block.text.split())) for number, block in enumerate(blocks[:ZONE_BLOCKS])
        if block.kind in ("text", "item") and (_FULL_STOP if number == 0 else SENTENCE_END).search(block.text)
        and role_of(block.text, words=words) == "story"
    ]
    paragraph = (number for number, length in zone if length >= MIN_STORY_WORDS)
    sentence = (number for number, length in zone if length >= MIN_SENTENCE_WORDS)
    return next(paragraph, None) or next(sentence, None) or 0


def _day_under_summary(blocks: Sequence[Block], story: int) -> int | None:
    """The number of the line of the day under a summary that reads as the story's beginning.

    Without a clock it is the only one: headings of a chronology are more. Below more paragraphs stand the days of comments.
    """
    dated = [
        (number, line) for number, block in enumerate(blocks[story:story + ZONE_BLOCKS], story)
        if block.kind != "heading" and (line := day_line(block.text)) and line.day and line.kind == "published"
    ]
    dated = [(number, line) for number, line in dated if not line.among_names] or dated
    if not dated or (len({line.day for _, line in dated}) > 1 and not _CLOCK.search(blocks[dated[0][0]].text)):
        return None
    above = [block for block in blocks[story:dated[0][0]] if len(block.text.split()) >= MIN_STORY_WORDS and SENTENCE_END.search(block.text)]
    return dated[0][0] if len(above) <= SUMMARY_PARAGRAPHS else None


def _note(number: int, block: Block, seen: _Seen, *, above: bool, under: bool, titled_below: bool) -> None:
    """Takes down what a line says; below the story's beginning only sources, labelled days and the day under a summary count."""
    source = _SOURCE.match(block.text) or _ADDRESS.match(block.text)
    if source and (source["url"] or source.groupdict().get("name")):
        seen.furniture.add(number)
        _name(seen, "url", source["url"])
        _name(seen, "publisher", source.groupdict().get("name"))
        return
    line = day_line(block.text) if block.kind != "heading" else None
    known = any(line.day or line.undecided for _, line in seen.days)
    if line is None or not (above or (line.day and (line.labelled or (under and not known)))):
        return
    if line.among_names and not seen.titled and not (titled_below and len(block.text.split()) <= MAX_KICKER_DAY):
        return
    if number == 0 and not line.day and line.kind == "byline":  # A headline may begin with "By".
        return
    seen.days.append((number, _after_label(number, line, seen)))
    seen.furniture.add(number)
    author = _AUTHOR.match(block.text)
    _name(seen, "author", author["name"] if author else None)


def _after_label(number: int, line: DayLine, seen: _Seen) -> DayLine:
    """The line with the label that stands alone on the line above it: `Updated`, then `23 July 2025`."""
    above, label = seen.days[-1] if seen.days else (-1, None)
    if label and above == number - 1 and label.labelled and not label.day and line.day and not line.labelled:
        return replace(line, kind=label.kind, labelled=True)
    return line


def _name(seen: _Seen, key: str, value: str | None) -> None:
    value = (value or "").strip(" -–—|,.")
    if value:
        seen.names.setdefault(key, value)


def _headline(blocks: Sequence[Block], seen: _Seen, *, story: int, words: Words) -> int | None:
    """The first heading, else the first line above the story if it is a title; labels above it become furniture."""
    heads = [
        number for number, block in enumerate(blocks[:story])
        if number not in seen.furniture and block.kind in ("text", "heading")
        and role_of(block.text, words=words) == "story"
    ]
    if not heads:
        return None
    marked = next((number for number in heads if blocks[number].kind == "heading"), None)
    if marked is not None:
        return _below_labels(marked, heads, blocks, seen)
    later = next((number for number in heads[1:] if is_title(blocks[number].text)), None)
    if _is_kicker(blocks[heads[0]].text) and later is not None and not _is_kicker(blocks[later].text):
        return _below_labels(later, heads, blocks, seen)
    return heads[0] if is_title(blocks[heads[0]].text) else None


def _below_labels(headline: int, heads: Sequence[int], blocks: Sequence[Block], seen: _Seen) -> int:
    seen.furniture |= {number for number in heads if number < headline and _is_kicker(blocks[number].text)}
    return headline


def _is_kicker(text: str) -> bool:
    parts = text.split("|")
    return len(text.split()) <= MAX_KICKER_WORDS or (len(parts) > 1 and all(len(part.split()) <= MAX_KICKER_WORDS for part in parts))


def _where(number: int, masthead: Masthead) -> str:
    """In plain words, where a line stands."""
    if number == 0:
        return "first line"
    if masthead.headline is not None and number == masthead.headline + 1:
        return "line under the headline"
    at_the_end = number >= max(len(masthead.blocks) - FOOT_BLOCKS, ZONE_BLOCKS)
    return "line at the end" if at_the_end else "line above the story"
