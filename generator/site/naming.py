"""Names as they stand in a running sentence: with the article that English gives them, or as a short title.

Knows no names: it goes by the common noun at a name's head ("the … Union"), and by how the quoted article has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.site.language import part_of

HEADS = frozenset({
    "agency", "alliance", "army", "authority", "coalition", "commission", "committee", "council", "emirates",
    "federation", "fund", "government", "house", "kingdom", "ministry", "nations", "netherlands", "office", "parliament",
    "philippines", "republic", "senate", "service", "states", "treasury", "union",
})
"""Common nouns that give a name its article: the United Nations, the Ministry of Defence."""
ONE_OF_MANY = frozenset({
    "adviser", "aide", "analyst", "commander", "diplomat", "negotiator", "officer", "official", "representative", "soldier",
    "source", "spokesman", "spokesperson", "spokeswoman", "witness",
})
"""A speaker known only as one of these is "a …"."""
GIVEN_ONCE = frozenset({"package", "tranche", "loan", "drawdown", "grant", "instalment", "installment", "batch", "shipment", "contribution"})
"""Common nouns of what is given as one thing."""
SHORT_TITLE = 60


def in_sentence(name: str, *, quotes: Iterable[str] = ()) -> str:
    """The name as it stands in a sentence: `the United States`, `a senior official`, `Ukraine’s air force`."""
    words = name.split()
    if not words or words[0].lower() in ("the", "a", "an", "his", "her", "its", "their") or words[0].endswith(("’s", "'s")):
        return name
    last = words[-1].lower()
    if words[-1] == last and last in ONE_OF_MANY:
        return f"{_a(name)} {name}"
    if _has_head(words) or words[-1] == last and not last.endswith("s") and len(words) > 1:
        return f"the {name}"
    # "the Biden administration" gives Biden no article.
    longer = r"(?!['’]s?\b|\s+[A-Z])" if words[-1] != last else ""
    the = re.compile(rf"\b[Tt]he {re.escape(name)}\b{longer}" if longer else rf"(?i:\bthe {re.escape(name)}\b)")
    return f"the {name}" if any(the.search(quote) for quote in quotes) else name


def as_one(thing: str) -> str:
    """A thing that is given once, with its article: `a security assistance package`, `an EU loan`; anything else as it is."""
    words = re.split(r" (?:of|for|to|worth|including|with)\b|,", thing, maxsplit=1)[0].split()
    if not words or words[-1].lower() not in GIVEN_ONCE or words[0].lower() in ("the", "a", "an", "this", "its", "their") or words[0].endswith(("’s", "'s")):
        return thing
    return f"{_a(thing)} {thing}"


def _a(thing: str) -> str:
    """`a` or `an`, by the sound of the first word: `an EU loan`, `a US loan`, `an F-16 package`, `an $800 million package`."""
    first = thing.lstrip("$€£“\"'(").lower()
    if re.match(r"[A-Z]-?\d", thing):
        sounded = first[0] in "aefhilmnorsx"  # the letter is spelled
    else:
        sounded = bool(re.match(r"(?!one\b|eu\w|u(?:\.|s|k|ni))[aeiou]|8|1[18](?!\d)", first))
    return "an" if sounded else "a"


def _has_head(words: list[str]) -> bool:
    lowered = [word.lower() for word in words]
    head = lowered[lowered.index("of") - 1] if "of" in lowered[1:] else lowered[-1]
    return head in HEADS and (len(words) > 1 or head.endswith("s"))


def shortened(text: str, limit: int = SHORT_TITLE) -> str:
    """The text, cut at a word if it is longer than the limit."""
    return text if len(text) <= limit else part_of(text, text[:limit].rsplit(" ", 1)[0].rstrip(",;:–-") + " …")
