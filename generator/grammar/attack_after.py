"""Sentences without a word for a strike that go on about it: a part of the barrage, words without a verb, closed airports."""

from __future__ import annotations

from generator.grammar.attack_damage import nouns_hit
from generator.grammar.attack_means import weapons
from generator.grammar.attack_parts import Part
from generator.grammar.attack_place_names import place_names, territory
from generator.grammar.attack_places import speaks
from generator.grammar.function_words import SUBJECTS, THIS, UNREAL
from generator.grammar.names import Mention, head
from generator.grammar.relations import behind, first, has, helping, is_passive
from generator.model import Finding, Place, Value

FRAGMENTS, SHORT = 2, 10
"""Sentences behind an attack in which words without a verb belong to it, and how many words they may be."""
BACK = THIS | {"latest"}


def goes_on(part: Part, names: tuple[str, ...], hit: str, *, attacker: str | None, sentence: int) -> list[Finding]:
    """What a sentence adds to the attack told last, which stands in `sentence`; `names` are its places, `hit` their country."""
    return _closures(part, attacker) or _some_of_them(part, names, hit) or _other_places(part, sentence) or _fragment(part, sentence)


def _other_places(part: Part, sentence: int) -> list[Finding]:
    """Places that were hit too: "Other regions listed included X", "Damage was reported in X and Y", "The casualties occurred in the towns of X and Y"."""
    passage = part.passage
    if passage.index - sentence > FRAGMENTS:
        return []
    for verb in (t for t in passage.doc[part.i:part.j] if t.lemma_ in part.group("told_of", "took_place", "listing_verbs")):
        subject = first(verb, *SUBJECTS)
        if subject is None or has(verb, "neg") or any(c.lower_ in ("no", "any") for c in subject.children) or helping(verb) & UNREAL:
            continue
        lemma = subject.lemma_.lower()
        if verb.lemma_ in part.group("listing_verbs"):
            told = lemma in passage.group("cues", "settlements") | {"region"} and any(c.lower_ in part.group("also_hit") for c in subject.children)
        else:
            told = is_passive(verb) == (verb.lemma_ in part.group("told_of")) and lemma in part.group("damage_nouns", "fire_nouns", "casualties") and bool(behind(verb, "in", "at"))
        if told and (found := tuple(m for m in passage.named("place") if m.i > verb.i and m.country in passage.story.at_war and not speaks(head(passage.doc, m), part))):
            named = tuple(_of_the_name(m) for m in found) if lemma == "region" else place_names(found, passage)
            return [_followed(part, named, territory(found, passage), "other places")]
    return []


def _of_the_name(place: Mention) -> str:
    """The region that bears the name of its capital: "regions such as Kaluga"."""
    region = place.entry.region if isinstance(place.entry, Place) else ""
    return region if region.startswith(place.name) else place.name


def _some_of_them(part: Part, names: tuple[str, ...], hit: str) -> list[Finding]:
    """ "Of these, 15 were approaching the capital": where a part of the weapons went."""
    first = [t.lower_ for t in part.passage.doc[part.i : part.i + 2]]
    if first[:1] != ["of"] or first[1] not in BACK | {"them"} or not names:
        return []
    return [_followed(part, names, hit, "part of the barrage")]


def _followed(part: Part, names: tuple[str, ...], hit: str, rule: str) -> Finding:
    passage = part.passage
    return Finding(
        "attacks",
        {"places": names},
        passage.start,
        passage.end,
        passage.index,
        passage.said_by(),
        "same",
        rule,
        territory=hit,
    )


def _fragment(part: Part, sentence: int) -> list[Finding]:
    """A sentence without a verb straight after an attack: "Missiles, mortars.", "Including a school."."""
    passage = part.passage
    words = [t for t in passage.tokens if not t.is_punct and not t.is_space]
    if (
        passage.index - sentence > FRAGMENTS
        or len(words) > SHORT
        or any(t.pos_ in ("VERB", "AUX") and t.i > words[0].i for t in words)
    ):
        return []
    fields: dict[str, Value] = {}
    kinds = weapons(part)
    numbers = [a for a in passage.amounts if not a.ordinal and not a.article and not a.measure]
    if kinds:
        fields["weapons"] = kinds
        if len(kinds) == len(numbers) == 1 and words[0].i >= numbers[0].i:
            fields["launched"] = numbers[0].quantity
    elif things := nouns_hit(part):
        fields["damage"] = things
    if not fields:
        return []
    return [
        Finding(
            "attacks", fields, passage.start, passage.end, passage.index, passage.said_by(), "same", rule="fragment"
        )
    ]


def _closures(part: Part, attacker: str | None) -> list[Finding]:
    """Airports that were closed while the attack went on."""
    passage = part.passage
    words = passage.lemmas
    if not (words & part.group("airports") and words & part.group("closures")) or attacker is None:
        return []
    named = tuple(m for m in passage.named("place") if m.country == (passage.story.words.opponent(attacker) or m.country))
    return [_followed(part, place_names(named, passage), territory(named, passage), "closed airports")] if named else []
