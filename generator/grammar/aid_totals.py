"""Words that add up the aid of a long time, which is no gift of its own: "in total since the war began", "so far"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from generator.grammar.aid_counts import money
from generator.grammar.function_words import PERFECT
from generator.grammar.passages import Passage
from generator.grammar.tense import is_past, lies_ahead
from generator.grammar.texts import any_of
from generator.grammar.words import Words

SUMMING = re.compile(r"\btotall?ing\b", re.IGNORECASE)
SUMMED_UP = re.compile(r"\b(a total of|in total)\b", re.IGNORECASE)
"""A total of what has been given is told of a long time; one of what will be given is the size of the gift."""


@dataclass(frozen=True, slots=True)
class _Totals:
    """The shapes of totals, with the words of the lexicon in them."""

    summing: re.Pattern[str]
    """What stands in every total: most sentences are passed over at once."""
    total: re.Pattern[str]
    record: re.Pattern[str]
    """What one gift is compared with, "its largest package to date", and what it comes to, "a package totalling €500 million", "its total value"."""


@lru_cache(maxsize=2)
def _totals(words: Words) -> _Totals:
    packages = any_of(words.group("aid", "packages", "pledge_nouns"))
    until_now, since = any_of(words.group("aid", "until_now")), any_of(words.group("aid", "since"))
    every = any_of(words.group("aid", "totals", "until_now"))
    return _Totals(
        re.compile(rf"total|since|from 20|{every}", re.IGNORECASE),
        re.compile(rf"\b(?:{every})\b|\bfrom 20[12]\d\b(?! (?:to|until|budget))|(?<!\ba )(?<!\bin )\btotal\b"
                   rf"|\bsince\b(?! the (?:start|beginning) of (?:this|the) (?:month|week)\b)[^.]{{0,60}}\b(?:20\d\d|{since})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words.group('aid', 'records'))}|most \w+)\b[^.;]{{0,40}}\b(?:{until_now}|since\b[^.,;]{{0,40}})"
                   rf"|\btotal (?:{any_of(words.group('aid', 'worth_nouns'))}|{packages})\b"
                   r"|\b(?:bring|increas|rais|tak)\w* (?:the|its|our|their|this)? ?(?:\w+ )?total\b[^.;]*"
                   r"|\b(?:an?|new|another|additional|further)\b[^.;]{0,60}\btotall?ing\b"
                   rf"|\b(?:(?:{packages})|(?:new|fresh) (?:{packages})s)\b[^.;]{{0,40}}\btotall?ing\b", re.IGNORECASE),
    )


def adds_up(text: str, words: Words, *, past: bool) -> bool:
    """True for a total of the war or of years; what one gift is compared with ("its largest package to date") does not count."""
    totals = _totals(words)
    if not totals.summing.search(text):
        return False
    plain = totals.record.sub("", text)
    return bool(totals.total.search(plain)) or (past and bool(SUMMED_UP.search(plain)))


def of_long(passage: Passage, verb: Token, heads: Sequence[Token]) -> bool:
    """True for what adds up the aid of a long time: "since the war began", "has already provided 2 billion euros"."""
    joined = f"{_clause(verb.head)} " if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else ""
    told = joined + _clause(verb)
    if lies_ahead(verb) and not is_past(verb):
        told = SUMMING.sub("", told)  # "will provide aid totalling $120 million this year"
    over = (verb, verb.head) if verb.dep_ == "conj" else (verb,)  # "had already pledged or sent over $68 million"
    already = any(all(any(c.lower_ in words for c in v.children) for words in (("already",), PERFECT)) for v in over)
    return ((already or _until_now(verb)) and any(money(passage, h) for h in heads)) or adds_up(told, passage.story.words, past=is_past(verb))


def _until_now(verb: Token) -> bool:
    """True for what "has pledged … since" adds up."""
    return any(c.lower_ in PERFECT for c in verb.children) and any(c.lower_ == "since" for c in verb.children)


def _clause(verb: Token) -> str:
    """The words of a verb without the clauses below it."""
    below = {t.i for c in verb.children if c.dep_ in ("ccomp", "advcl", "relcl", "conj", "parataxis") and not _since(c) for t in c.subtree}
    return " ".join(t.text for t in verb.subtree if t.i not in below)


def _since(clause: Token) -> bool:
    """True for "since the neighbour invaded": how long a sum was given for."""
    return any(c.dep_ == "mark" and c.lower_ == "since" for c in clause.children)
