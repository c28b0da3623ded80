"""Arms of several givers in one breath: "from German Leopard tanks and US Patriot systems to Storm Shadow missiles from the UK".

Each weapon with the giver's name or adjective right before it, or "from" a state right behind it, is a record of its own; the
sentence must have an act of aid, whose receiver and step they share. Two at least: one alone is read by its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.model import Finding

LONGEST = 4
"""Tokens from the name of a weapon to the noun that ends its phrase."""
GIVEN = ("pledged", "delivered", "considered")


def shared_out(passage: Passage, told: Sequence[Finding]) -> list[Finding]:
    """The findings of a sentence with one for each weapon whose giver stands beside it, in place of the one for all of them."""
    act = next((f for f in told if f.fields.get("status") in GIVEN and "recipient" in f.fields and not {"quantity", "amount"} & set(f.fields)), None)
    if act is None:
        return list(told)
    pairs = [(donor, text) for weapon in passage.named("weapon") if getattr(weapon.entry, "kind", "") != "support"
             for donor, text in _with_giver(passage, weapon)]  # "US intelligence" is told of as the source, not as a gift
    if len({donor for donor, _ in pairs}) < 2 or _of_one(passage, act):
        return list(told)
    rest = [f for f in told if f is not act]
    fields = {k: v for k, v in act.fields.items() if k not in ("donor", "item")}
    return [*rest, *(replace(act, fields={"donor": (donor,), **fields, "item": text}, link="new", rule="aid.share") for donor, text in pairs)]


def _of_one(passage: Passage, act: Finding) -> bool:
    """True where one state, told before the arms, gives them all: "Germany will supply US Patriots and German howitzers"."""
    donors, arms = tuple(act.fields.get("donor", ())), passage.named("weapon")  # type: ignore[arg-type]
    return len(donors) == 1 and any(m.country == donors[0] and m.j < arms[0].i for m in passage.mentions if m.kind != "weapon")


def _with_giver(passage: Passage, weapon: Mention) -> Iterator[tuple[str, str]]:
    """The giver beside a weapon, and the words of the weapon."""
    doc, end = passage.doc, weapon.j
    while end < min(weapon.j + LONGEST, passage.sent.end) and doc[end].pos_ in ("NOUN", "PROPN"):
        end += 1
    behind = next((t for t in doc[end + 1:end + 3] if t.lower_ != "the"), None) if end < passage.sent.end and doc[end].lower_ == "from" else None
    before = doc[weapon.i - 1] if weapon.i > passage.sent.start else None
    before = doc[weapon.i - 2] if before is not None and before.tag_ == "POS" and weapon.i > passage.sent.start + 1 else before
    for giver in (behind, before):
        name = _giver(passage, giver)
        if name:
            yield name, doc[weapon.i:end].text
            return


def _giver(passage: Passage, token: Token | None) -> str:
    m = passage.mention_at(token) if token is not None else None
    return m.country if m is not None and m.kind == "country" and m.country not in passage.story.at_war else ""
