"""Doc -> passages: each sentence of the story with the names, days, amounts and speakers that stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from generator.grammar.amounts import Amount, amounts
from generator.grammar.attribution import Attribution
from generator.grammar.days import Day, days
from generator.grammar.function_words import FINITE
from generator.grammar.names import Mention, Names, in_span, mentions
from generator.grammar.persons import Cast
from generator.grammar.relations import has
from generator.grammar.speakers import attributions, speaker_at
from generator.grammar.texts import end_of, span_text, tokens_of, word_of
from generator.grammar.words import Words
from generator.model import Article, Role

TITLE = 3
"""Words at the head of a title in which it says what the text is."""
YEAR = re.compile(r"\d{4}")

Found = TypeVar("Found")


@dataclass(frozen=True)
class Passage:
    """One sentence, ready for the desks. Offsets are characters of the doc, which is the article's text."""

    sent: Span
    index: int
    """Number of the sentence among all of the article."""
    paragraph: int
    role: Role
    mentions: tuple[Mention, ...]
    days: tuple[Day, ...]
    story: Story

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return tokens_of(self.doc)[self.sent.start:self.sent.end]

    @cached_property
    def text(self) -> str:
        return span_text(self.sent)

    @cached_property
    def group(self) -> Callable[..., frozenset[str]]:
        """`group("talks", "agree", "reach")`: the words of some lists of a lexicon table."""
        return self.story.words.group

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The quantities of the sentence, found when a desk first asks for them."""
        named = [m for m in self.mentions if m.kind == "weapon" and m.j - m.i > 1]
        # The 2 of "Leopard 2" counts nothing.
        return tuple(a for a in amounts(self.sent, self.story.words) if not any(m.i < a.i < m.j for m in named))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(t.lemma_.lower() for t in self.tokens)

    @cached_property
    def content(self) -> frozenset[str]:
        """The lemmas of the words that carry meaning."""
        return frozenset(t.lemma_.lower() for t in self.tokens if t.is_alpha and not t.is_stop)

    @cached_property
    def names_a_document(self) -> bool:
        """"Fact Sheet on US assistance for Ukraine", "Statement on Russia's attack": a title that says what the text is, not what it tells."""
        first = [t.lemma_.lower() for t in self.tokens if t.is_alpha][:TITLE]
        return bool(set(first) & self.group("cues", "documents", "papers")) and not any(t.tag_ in FINITE for t in self.tokens)

    @cached_property
    def start(self) -> int:
        """The first character that is no space or quotation mark."""
        text = self.text
        return self.sent.start_char + len(text) - len(text.lstrip(" \n\t“”\"'‘-–—•"))

    @cached_property
    def end(self) -> int:
        return self.sent.start_char + len(self.text.rstrip())

    @cached_property
    def doc(self) -> Doc:
        return self.sent.doc

    @cached_property
    def known(self) -> dict[tuple[object, ...], object]:
        """What was found out about the sentence and its words and is asked for again; see `once`."""
        return {}

    def named(self, *kinds: str, start: int | None = None, end: int | None = None) -> tuple[Mention, ...]:
        """The mentions of some kinds, in the sentence or in a part of it."""
        return in_span(self.mentions, self.sent.start_char if start is None else start,
                       self.sent.end_char if end is None else end, *kinds)

    def mention_at(self, token: Token) -> Mention | None:
        return self.story.cast.by_token.get(token.i)

    def mentions_in(self, token: Token, *kinds: str) -> tuple[Mention, ...]:
        """The mentions in the phrase below a token."""
        return self.named(*kinds, start=token.left_edge.idx, end=token.right_edge.idx + len(token.right_edge))

    def says(self, start: int | None = None, end: int | None = None) -> Attribution | None:
        """Who says this sentence, or a stretch of it; of a whole sentence whoever its main verb lets speak."""
        said = speaker_at(self.story.attributions, self.start if start is None else start, self.end if end is None else end)
        if said is not None or start is not None or end is not None:
            return said
        root = self.sent.root
        tells = has(root, "ccomp") or (root.lemma_ in self.group("verbs", "reported", "keep_count") and has(root, "dobj"))
        return next((a for a in self.story.attributions if tells and a.verb == root.i and a.length and a.start >= self.sent.start_char), None)

    def said_by(self, start: int | None = None, end: int | None = None) -> str | None:
        attribution = self.says(start, end)
        return attribution.speaker if attribution else None

    def voice(self, token: Token) -> Attribution | None:
        """Who says a word."""
        return self.says(token.idx, end_of(token))

    def voice_of(self, token: Token) -> str | None:
        """The speaker of a word, by name."""
        return self.said_by(token.idx, end_of(token))


def once(find: Callable[..., Found]) -> Callable[..., Found]:
    """A question about a sentence, or about some of its words, that several rules ask: it is answered once."""

    @wraps(find)
    def asked(passage: Passage, *words: Token) -> Found:
        key = (find, *(word.i for word in words))
        if key not in passage.known:
            passage.known[key] = find(passage, *words)
        return passage.known[key]  # type: ignore[return-value]

    return asked


@dataclass(frozen=True)
class Story:
    """What the passages of one article share."""

    article: Article
    cast: Cast
    attributions: tuple[Attribution, ...]
    words: Words
    names: Names

    @property
    def published(self) -> str | None:
        return self.article.published

    @cached_property
    def group(self) -> Callable[..., frozenset[str]]:
        """`group("talks", "agree", "reach")`: the words of some lists of a lexicon table."""
        return self.words.group

    @property
    def at_war(self) -> tuple[str, ...]:
        """The states that are at war with each other, the attacked one first."""
        return self.words.at_war

    @property
    def attacked(self) -> str:
        """The state that was attacked, for which aid is given."""
        return self.words.attacked

    @property
    def attackers(self) -> tuple[str, ...]:
        """The states that attacked it."""
        return self.words.attackers


def passages(doc: Doc, article: Article, names: Names) -> tuple[Passage, ...]:
    """The sentences of headline, story, sub-headings and captions; page furniture is left out."""
    found = mentions(doc, names)
    cast = Cast(doc, article, found, names.words)
    said = attributions(doc, article, cast)
    story = Story(article, cast, said, names.words, names)
    dated = _dated(doc, names.words)
    numbers = {p.start: (n, p.role) for n, p in enumerate(article.paragraphs)}
    out: list[Passage] = []
    at, role = -1, "story"
    for index, sent in enumerate(doc.sents):
        start = next((s for s in numbers if sent.start_char <= s < sent.end_char), None)
        if start is not None:
            at, role = numbers[start]
        if role == "furniture" or not span_text(sent).strip():
            continue
        near = in_span(found, sent.start_char, sent.end_char)
        out.append(Passage(sent, index, at, role, near, _days(sent, story, dated), story))
    return tuple(out)


def _dated(doc: Doc, words: Words) -> tuple[str, ...]:
    """The full days that an article names: what a day without a year beside them means."""
    named = (day for sent in doc.sents if YEAR.search(span_text(sent)) for day in days(sent, words, published=None))
    return tuple(dict.fromkeys(d.iso for d in named if d.iso and not d.relative and d.kind in ("day", "range")))


def _days(sent: Span, story: Story, dated: tuple[str, ...]) -> tuple[Day, ...]:
    """The days of a sentence; those inside a quotation are reckoned from the day of speaking."""
    plain = days(sent, story.words, published=story.published, dated=dated)
    spoken = [(a, _spoken(story, a)) for a in story.attributions if a.quoted and a.start < sent.end_char and a.end > sent.start_char]
    for attribution, day in spoken:
        if day and day != story.published:
            anew = days(sent, story.words, published=story.published, spoken=day, dated=dated)
            plain = tuple(b if attribution.start <= a.start < attribution.end else a
                          for a, b in zip(plain, anew, strict=True)) if len(anew) == len(plain) else plain
    return plain


def _spoken(story: Story, attribution: Attribution) -> str | None:
    day = said_day(story, attribution)
    return day.iso if day is not None and day.kind == "day" else None


def said_day(story: Story, attribution: Attribution) -> Day | None:
    """The day that hangs on the verb of saying: "…, he said on Monday"."""
    if attribution.verb < 0:
        return None
    verb = story.cast.doc[attribution.verb]
    below = [d for d in days(verb.sent, story.words, published=story.published) if d.weekday or d.iso]
    return next((d for d in below if not attribution.start <= d.start < attribution.end and _hangs_on(d, verb)), None)


def _hangs_on(day: Day, verb: Token) -> bool:
    token = word_of(verb.doc, day.start, day.end)
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token.i == verb.i


