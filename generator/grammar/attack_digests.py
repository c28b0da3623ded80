"""Digests, day lists and live pages: each of their items is news of its own.

    "Ukraine war: list of key events, day 945", "What we know on day 13", "Here are the latest developments"

In an article about one strike all that is told without a day goes on about it. In a list of the news an item that names other places tells of another
strike, unless a day joins the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.grammar.attack_parts import cues_of
from generator.grammar.attack_reality import is_heading
from generator.grammar.passages import Passage
from generator.model import Finding

OPENING, TITLE = 8, 3
"""Sentences in which an article says that it lists the news, and in which its title stands."""
NUMBERED_DAY = re.compile(r"\bday \d{1,4}\b")


def is_digest(found: Sequence[Passage]) -> bool:
    """Whether the headline or the opening of an article announces a list of the news."""
    for passage in found[:OPENING]:
        text = passage.text.lower()
        if cues_of(passage.group("attacks", "digest_openings")).search(text):
            return True
        if passage.index < TITLE and NUMBERED_DAY.search(text) or passage.index == 0 and cues_of(passage.group("attacks", "digest_titles")).search(text):
            return True
    return False


def by_items(told: Sequence[Finding], found: Sequence[Passage]) -> list[Finding]:
    """The findings of a digest; an item that names no day and no place told before is set apart from all others."""
    out: list[Finding] = []
    passages, named = {p.index: p for p in found}, set[str]()
    last, item = None, -1
    for finding in told:
        places, passage = set(finding.fields.get("places", ())), passages[finding.sentence]  # type: ignore[arg-type]
        dated = "date" in finding.fields or bool(finding.moment)
        if (last is None or passage.paragraph != last.paragraph) and not (last is not None and is_heading(last) and passage.paragraph == last.paragraph + 1):
            alone = bool(places) or finding.link == "new" and finding.fields.keys() & {"killed", "injured"}
            apart = last is not None and not dated and bool(alone) and not places & named
            item = passage.paragraph if apart else -1
            finding = replace(finding, link="apart") if apart else finding
        out.append(finding if dated else replace(finding, item=item))
        last, named = passage, named | places
    return out
