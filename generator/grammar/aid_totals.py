"""Words that add up the aid of a long time, which is no gift of its own: "in total since the war began", "so far"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.grammar.texts import any_of
from generator.grammar.words import Words

SUMMED_UP = re.compile(r"\b(a total of|in total)\b", re.IGNORECASE)
"""A total of what has been given is told of a long time; one of what will be given is the size of the gift."""


@dataclass(frozen=True, slots=True)
class _Totals:
    """The shapes of totals, with the words of the lexicon in them."""

    summing: re.Pattern[str]
    """What stands in every total: most sentences are passed over at once."""
    total: re.Pattern[str]
    record: re.Pattern[str]
    """What one gift is compared with, "its largest package to date", and what it comes to, "a package totalling €500 million"."""


@lru_cache(maxsize=2)
def _totals(words: Words) -> _Totals:
    packages = any_of(words.group("aid", "packages"))
    until_now, since = any_of(words.group("aid", "until_now")), any_of(words.group("aid", "since"))
    every = any_of(words.group("aid", "totals", "until_now"))
    return _Totals(
        re.compile(rf"total|since|{every}", re.IGNORECASE),
        re.compile(rf"\b(?:{every})\b|(?<!\ba )(?<!\bin )\btotal\b|\bsince\b[^.]{{0,60}}\b(?:20\d\d|{since})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words.group('aid', 'records'))}|most \w+)\b[^.;]{{0,40}}\b(?:{until_now}|since\b[^.,;]{{0,40}})"
                   rf"|\b(?:{packages})\b[^.;]{{0,40}}\btotall?ing\b", re.IGNORECASE),
    )


def adds_up(text: str, words: Words, *, past: bool) -> bool:
    """True for a total of the war or of years; what one gift is compared with ("its largest package to date") does not count."""
    totals = _totals(words)
    if not totals.summing.search(text):
        return False
    plain = totals.record.sub("", text)
    return bool(totals.total.search(plain)) or (past and bool(SUMMED_UP.search(plain)))
