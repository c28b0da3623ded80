"""Headings and sentences that speak again of a strike: which are claims of the record that tells it, and with which values."""

from __future__ import annotations

import pytest

from generator.briefs.attack_records import attack_fields, attack_records
from generator.briefs.attack_retold import RULES
from tests.language import lexicon, passages_of  # noqa: F401

pytestmark = pytest.mark.needs_spacy

KHARKIV = "Russia hit a market in Kharkiv with missiles on Monday, killing two people."
KURSK = "Ukraine attacked a depot in Kursk with drones on Monday, killing one person."


def _claims(passages_of, text: str, *, headline: bool = False):  # noqa: F811
    from generator.grammar.attacks import attacks

    records = attack_records(attacks(passages_of(text, "2025-07-22", headline=headline)))
    return [[dict(f.fields) for f in record if f.rule in RULES] for record in records], [attack_fields(r) for r in records]


@pytest.mark.parametrize(("headline", "fields"), [
    ("Russia stages major airstrike on Ukraine", {"attacker": "Russia"}),
    ("Ukraine seeks help after missile attack", {"weapons": ("missile",)}),
    ("Ukraine stages major airstrike on Russia", None),
    ("Statement on Russia’s attack on Ukraine", None),
    ("Kyiv fears further Russian attacks", None),
    ("Ukraine seeks help after drone attack on Odesa", None),
])
def test_a_heading_speaks_of_the_strike_below(passages_of, headline, fields):  # noqa: F811
    claims, _ = _claims(passages_of, f"{headline}\n\n{KHARKIV}", headline=True)
    assert claims[:1] == [[fields] if fields else []]


def test_a_heading_of_both_sides_speaks_of_the_strikes_of_each(passages_of):  # noqa: F811
    claims, _ = _claims(passages_of, f"Ukraine and Russia trade drone attacks\n\n{KURSK} Russia attacked a market in Kharkiv with drones, killing two people.", headline=True)
    assert claims == [[{"attacker": "Ukraine", "weapons": ("drone",)}], [{"attacker": "Russia", "weapons": ("drone",)}]]


@pytest.mark.parametrize(("sentence", "fields"), [
    ("“Monday’s brutal Russian missile attack on Kharkiv will face our response,” the president said.",
     {"date": "2025-07-21", "attacker": "Russia", "places": ("Kharkiv",), "weapons": ("missile",)}),
    ("The strikes on Kharkiv show that nobody can be trusted, the president said.", {"places": ("Kharkiv",)}),
    ("Russia’s latest missile attacks could harm the neighbours, the president said.", {"attacker": "Russia", "weapons": ("missile",)}),
    ("“Today’s brutal Russian missile attack on Kharkiv will face our response,” the president said.", None),
    ("The strikes show that nobody can be trusted, the president said.", None),
    ("Further Russian missile attacks on Kharkiv would have an answer, the president said.", None),
    ("Ukraine asked for help to stop the Russian missile attacks on Kharkiv.", None),
])
def test_a_sentence_speaks_of_the_strike_above(passages_of, sentence, fields):  # noqa: F811
    claims, told = _claims(passages_of, f"{KHARKIV} {sentence}")
    assert claims == [[fields] if fields else []]
    assert told == _claims(passages_of, KHARKIV)[1]
