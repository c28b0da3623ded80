"""Whether a record of aid tells of a total of what was given over a long time ("$65 billion since 2022"), and of no single item.

The sum's own place in its sentence decides, since one sentence often tells a new package and what it brings the total to.
"""

from __future__ import annotations

import re

from generator.events.numbers import size
from generator.model import Claim, Quantity, Record

_LONG = r"\bsince\b[^.;]{0,40}?(?:20\d\d|\b(?:start|beginning|outset|outbreak|invasion|war)\b)"
_AFTER = re.compile(rf"{_LONG}|\b(?:to date|so far|altogether|over the (?:past|last) \w*\s?(?:years|months))\b", re.IGNORECASE)
"""Words that make the sum before them a total."""
_BEFORE = re.compile(
    rf"\b(?:totals?|totalling|totaling|cumulative(?:ly)?|overall|altogether|so far|to date)\b|{_LONG}[^.;]*\b(?:has|have|had)\b[^.;]*$",
    re.IGNORECASE,
)
"""Words that make the sum after them a total."""
_ONE_GIFT = re.compile(r"\ba total of\b|\b(?:\w{3,}est|first|most \w+|another)\b[^.;]*?\b(?:since|to date|so far)\b", re.IGNORECASE)
"""Of one gift: its size, or what it is measured against ("the largest since 2022")."""
_SUM = re.compile(r"(?<![0-9])(?!20\d\d\b(?![.,]\d| ?(?:million|billion)))[0-9][0-9,]*(?:\.[0-9]+)?")
"""A number that is no year."""
NEAR = 80
"""Characters between a sum and the words that make it a total."""


def is_cumulative(record: Record) -> bool:
    """True if every claim that names the record's sum names it as a total; without such a claim its item decides."""
    told = [(claim, amount) for claim in record.claims if isinstance(amount := claim.fields.get("amount"), Quantity)]
    if not told:
        return isinstance(record.fields.get("amount"), Quantity) and bool(_AFTER.search(str(record.fields.get("item", ""))))
    return all(_as_total(claim, amount) for claim, amount in told)


def _as_total(claim: Claim, amount: Quantity) -> bool:
    """By what stands between the sum and the sums on either side of it."""
    sums = list(_SUM.finditer(claim.quote))
    own = next((at for at, found in enumerate(sums) if _digits(found[0]) == _digits(str(size(amount)))), None)
    if own is None:
        return False
    start, end = sums[own].span()
    before = claim.quote[sums[own - 1].end() if own else 0 : start]
    after = claim.quote[end : sums[own + 1].start() if own + 1 < len(sums) else len(claim.quote)].split(". ")[0]
    return bool(_BEFORE.search(_ONE_GIFT.sub("", before[-NEAR:])) or _AFTER.search(_ONE_GIFT.sub("", after[:NEAR])))


def _digits(written: str) -> str:
    """The digits that a number has in any scale: `65.9` of 65.9 billion as of 65900000000."""
    return re.sub(r"[.,]", "", written).rstrip("0") or "0"
