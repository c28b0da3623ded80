"""Words that add up the aid of a long time, which is no gift of its own."""

from __future__ import annotations

import re

TOTALS = re.compile(r"\b(totals|totalling|totaling|overall|cumulative|altogether|so far|to date)\b|(?<!\ba )(?<!\bin )\btotal\b"
                    r"|\bsince\b[^.]{0,60}\b(20\d\d|start|beginning|outbreak|invasion|war|took office|administration)\b", re.IGNORECASE)
SUMMING = re.compile("total|overall|cumulative|altogether|so far|to date|since", re.IGNORECASE)
"""One of these stands in every total: most sentences are passed over at once."""
RECORD = re.compile(r"\b(?:largest|biggest|most \w+)\b[^.;]{0,40}\b(?:to date|so far|since\b[^.,;]{0,40})", re.IGNORECASE)
"""What one gift is compared with: "its largest package to date"."""
SUMMED_UP = re.compile(r"\b(a total of|in total)\b", re.IGNORECASE)
"""A total of what has been given is told of a long time; one of what will be given is the size of the gift."""


def adds_up(text: str, *, past: bool) -> bool:
    """True for a total of the war or of years; what one gift is compared with ("its largest package to date") does not count."""
    if not SUMMING.search(text):
        return False
    plain = RECORD.sub("", text)
    return bool(TOTALS.search(plain)) or (past and bool(SUMMED_UP.search(plain)))
