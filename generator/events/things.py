"""What an item of aid is, by the words that name it: which of them say something, what sort of thing it is, which one of a row."""

from __future__ import annotations

import re
from functools import cache

from generator.wording import slug

_GENERAL = frozenset({
    "a", "an", "the", "of", "for", "to", "and", "in", "on", "with", "its", "their", "more", "further", "new",
    "another", "additional", "extra", "including", "other", "military", "security", "defence", "defense", "aid",
    "assistance", "support", "help", "package", "packages", "supplies", "supply", "delivery", "deliveries",
    "equipment", "weapon", "arm", "armament", "system", "critical", "capabilities", "capability", "direct",
    "transfer", "drawdown", "tranche", "article", "service", "initiative", "us", "ukraine", "through", "provided",
    "be", "under",
})
"""Words that say little about what is given; the same item is named with and without them."""
_SORTS = {
    "system": "system battery batteries launcher unit complex",
    "ammunition": "missile interceptor rocket round shell ammunition munition bomb",
    "training": "training",
    "part": "component part spare maintenance repair",
    "money": "fund funds funding financing money loan grant credit contribution",
}
_SORT_OF = {word: sort for sort, words in _SORTS.items() for word in words.split()}
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)")
_TAIL = re.compile(r" (?:for|to|of|on|with|worth|including|from|particularly)\b|[,;(]")


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def telling_words(item: str) -> frozenset[str]:
    words = (_singular(word) for word in slug(item).split("-"))
    return frozenset(word for word in words if word and not _ORDINAL.fullmatch(word) and not _GENERAL & {word, _singular(word)})


@cache
def sort_of(item: str) -> str:
    """By the last known noun of the phrase's head: "ammunition for tanks" is ammunition."""
    words = [_singular(word) for word in slug(_TAIL.split(item, maxsplit=1)[0]).split("-")]
    return next((_SORT_OF[word] for word in reversed(words) if word in _SORT_OF), "")


_ROW = "second third fourth fifth sixth seventh eighth ninth tenth".split()


@cache
def place_in_row(item: str) -> str:
    """`third` of "a third Patriot system": the same one, whenever it is told. The first ones of a delivery are no such thing."""
    return next((word for word in slug(item).split("-") if word in _ROW), "")
