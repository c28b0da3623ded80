"""For which country or body a person stands: "Dutch Prime Minister" the country, "NATO Secretary General" NATO."""

from __future__ import annotations

from functools import lru_cache

from generator.grammar.names import Mention, Names
from generator.grammar.passages import Passage
from generator.model import Person

BODIES = ("alliance", "body")


def side_of(passage: Passage, person: Mention) -> str:
    """The country or body for which a person stands here: "Dutch Prime Minister" the country, "NATO Secretary General" NATO."""
    title = passage.doc[max(0, person.i - 8):person.i]
    near = [m for m in passage.mentions if title.start_char <= m.end and m.start < person.start and title.text and m.i >= title.start]
    root = passage.doc[person.i:person.j].root
    phrase = {t.i for t in (root.head if root.dep_ == "appos" else root).subtree}  # "the UN's nuclear chief Rafael Grossi"
    beside = [m for m in near if m.i in phrase and m.kind in ("country", "organisation")]
    if any(m.kind == "country" and m.country == person.country for m in beside):
        return person.country
    body = next((m.name for m in beside if getattr(m.entry, "kind", "") in BODIES), None)
    beside_first = next((m.country for m in beside if m.kind == "country"), "") if person.entry is None else ""
    return body or _headed(person.entry, passage.story.names) or person.country or beside_first


@lru_cache(maxsize=256)
def _headed(entry: object, names: Names) -> str | None:
    """The body that a person of the lexicon heads, by the words of the office."""
    if not isinstance(entry, Person):
        return None
    roles = [f" {role} " for role in entry.roles if not any(word in role for word in names.words.group("cues", "envoys"))]
    for body in names.lexicon.organisations:
        spellings = (body.name, *body.aliases)
        if body.kind in BODIES and not body.country and any(f" {name} " in role for name in spellings for role in roles):
            return body.name
    return None


def country_of(passage: Passage, person: str) -> str:
    """The side of a person whom the article names somewhere."""
    mention = next((m for m in passage.story.cast.mentions if m.kind == "person" and m.name == person), None)
    return side_of(passage, mention) if mention is not None else ""


def state_of(mention: Mention) -> str:
    """The state or body that a name stands for."""
    if mention.kind in ("country", "person", "place"):
        return mention.country
    return mention.name if getattr(mention.entry, "kind", "") in BODIES else mention.country
