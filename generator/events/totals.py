"""Whether a record of attacks tells of a running total ("over the last four nights", but not "the heaviest since January"): it joins nothing.

For totals of aid see `cumulative.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model import Record

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|[2-9]|[1-9][0-9])"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TOTAL = re.compile(
    rf"\bsince (?:the (?:start|beginning|outbreak|invasion)|{_MONTH}\b|20\d\d|(?:\w+ ){{0,3}}invasion)"
    rf"|\b(?:over|in|during|for) the (?:past|last|previous) (?:\w+ )?(?:week|month|year)s?\b"
    rf"|\b(?:over|in|during|across|for) (?:the )?(?:(?:past|last|previous) )?(?:course of )?{_COUNT} (?:straight |consecutive )?(?:days|nights|weeks|months)\b"
    rf"|\b(?:over|in|during) the (?:past|last) (?:days|nights)\b"
    rf"|\bso far (?:this (?:week|month|year)|in 20\d\d)\b|\bin total since\b|\bthis (?:week|month|year) alone\b"
    rf"|\b(?:in|over) recent (?:days|nights|weeks|months)\b|\b(?:almost|nearly) (?:daily|nightly|every (?:day|night))\b"
    rf"|\bin the month of {_MONTH}\b|\bbetween {_MONTH} and {_MONTH}\b",
    re.IGNORECASE,
)
"""Words that make a number a running total, or a story one of many attacks."""
_RECORD = re.compile(
    r"\b(?:(?:bigg|larg|heavi|deadli|bloodi|great|high|fierc|strong|long)est|most|worst|first|record)\b"
    r"[^.]*?\b(?:since|so far|(?:in|of|over|during) (?:the )?(?:recent|past|last))\b",
    re.IGNORECASE,
)
"""One attack, measured against all the others."""


def is_total(record: Record, fields: Iterable[str]) -> bool:
    """True if every quote that carries one of the fields carries it as a running total."""
    named = frozenset(fields)
    quotes = [claim.quote for claim in record.claims if not named.isdisjoint(claim.fields)]
    return bool(quotes) and all(map(counts_up, quotes))


def counts_up(quote: str) -> bool:
    """True if the quote tells of many attacks, or counts what came of them."""
    return bool(_TOTAL.search(_RECORD.sub("", quote)))
