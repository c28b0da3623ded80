"""Whose statement a whole article is: an address, a statement by one person; nobody's for reporting, readouts and joint statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.grammar.names import Mention, in_span
from generator.grammar.texts import any_of
from generator.grammar.words import Words
from generator.model import Article, Paragraph

BY = re.compile(r"\b(by|from|of)\s+(the\s+)?", re.IGNORECASE)
FIRST = re.compile(r"\b(?:I|we|our|my|us)\b", re.IGNORECASE)
OCCASION = re.compile(r"\s+(?:at|in|to|during|before|on)\s+")
"""Where what was said begins to be told, behind the office: "Address by the President of Ukraine at the meeting of …"."""
DASHED = re.compile(r"\s[-–—]\s[^-–—]{0,40}$")
"""What stands before the name of the speaker in the heading of an address: a dash and an office."""


def author_of(article: Article, mentions: Sequence[Mention], words: Words) -> str | None:
    """Who says all of it: named in the headline of an address, or behind the dash that closes the heading of a text in the first person."""
    headline = next((p for p in article.paragraphs if p.role == "headline"), None)
    story = [p for p in article.paragraphs if p.role == "story"]
    if headline is None or not _speech(words).search(headline.text):
        return _closing_the_heading(article, mentions, headline if headline is not None else next(iter(story), None), story)
    if "joint" in headline.text.lower():
        return None
    first = sum(len(re.findall(r"\b(?:I|we|our|my)\b", _outside(p.text), re.IGNORECASE)) for p in story)
    quoted = bool(story) and story[0].text[:1] in "“\"" and story[-1].text[-1:] in "”\""
    if first < 2 and not quoted and not _signed(words).search(headline.text):
        return None
    return _named(article, mentions, headline, words)


def _closing_the_heading(article: Article, mentions: Sequence[Mention], opening: Paragraph | None, story: Sequence[Paragraph]) -> str | None:
    """Who speaks all through a text in the first person, named behind the dash of its heading: "… - President X"."""
    if opening is None:
        return None
    people = in_span(mentions, opening.start, opening.end, "person")
    text = article.text
    if not people or text[people[-1].end:opening.end].strip(" .") or not DASHED.search(text[opening.start:people[-1].start]):
        return None
    own = [p for p in story if p.start != opening.start]
    spoken = [p for p in own if FIRST.search(_outside(p.text))]
    return people[-1].name if len(own) > 3 and 2 * len(spoken) > len(own) else None


def _named(article: Article, mentions: Sequence[Mention], headline: Paragraph, words: Words) -> str | None:
    start, end = headline.start, headline.end
    people = in_span(mentions, start, end, "person")
    text, speeches = article.text, _speech(words)
    named = OCCASION.search(text, people[0].end, end) if people else None
    people = [m for m in people if named is None or m.start < named.start()]  # "Statement by X on the visit of Y"
    marked = [m for m in people if BY.search(text[max(start, m.start - 60):m.start])
              or speeches.search(text[m.end:m.end + 12])]
    if marked:
        names = tuple(dict.fromkeys(m.name for m in marked[:2]))
        return " and ".join(names)
    by = list(BY.finditer(text, start, end))
    speech = speeches.search(text, start, end)
    after = [b for b in by if speech and b.start() >= speech.end() and b.group(1).lower() != "of"]
    return OCCASION.split(text[after[0].end():end], maxsplit=1)[0].strip(" .") if after else None


@lru_cache(maxsize=2)
def _speech(words: Words) -> re.Pattern[str]:
    """What one person says as a whole text: "Address by X"."""
    return re.compile(rf"\b({any_of(words.group('cues', 'speeches'))})\b", re.IGNORECASE)


@lru_cache(maxsize=2)
def _signed(words: Words) -> re.Pattern[str]:
    """The headline of a statement that one person makes, whether or not the text has an "I"."""
    return re.compile(rf"^\W*({any_of(words.group('cues', 'speeches'))})\s+(from|by|of)\b", re.IGNORECASE)


def _outside(text: str) -> str:
    return re.sub(r"[“\"][^”\"]*[”\"]?", " ", text)
