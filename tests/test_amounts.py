"""Amounts: every row of specimens/amounts.txt reads as it says; articles are told apart; places are exact."""

from __future__ import annotations

import pytest

from generator.grammar.amounts import Amount, amounts
from tests.language import nlp, specimens, words  # noqa: F401 (a fixture)

pytestmark = pytest.mark.needs_spacy
SPECIMENS = specimens("amounts.txt")


def written(amount: Amount) -> str:
    quantity = amount.quantity
    ends = sorted({end for end in (quantity.low, quantity.high) if end is not None})
    words = [quantity.bound, "-".join(f"{end:,}" for end in ends), quantity.unit, amount.noun]
    words.append(f"(of {amount.of.low:,})" if amount.of else "")
    words += [f"!{flag}" for flag in ("ordinal", "measure", "converted") if getattr(amount, flag)]
    return " ".join(word for word in words if word)


def reading(doc) -> str:
    found = [amount for sent in doc.sents for amount in amounts(sent, words()) if not amount.article]
    return "; ".join(map(written, found)) or "none"


@pytest.mark.parametrize(("sentence", "expected"), SPECIMENS)
def test_specimen(nlp, sentence, expected):  # noqa: F811
    assert reading(nlp(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "nouns"),
    [
        ("The United States announced a Patriot air defense missile battery.", ["battery"]),
        ("An additional system and a drone arrived.", ["system", "drone"]),
        ("A dozen missiles hit the port.", []),
        ("It was about half a million.", []),
    ],
)
def test_an_article_counts_one_and_says_so(nlp, sentence, nouns):  # noqa: F811
    found = [amount for amount in amounts(nlp(sentence)[:], words()) if amount.article]
    assert [amount.noun for amount in found] == nouns
    assert all((amount.quantity.low, amount.quantity.high) == (1, 1) for amount in found)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Russia launched nearly 200 missiles and drones.", ["missiles and drones"]),
        ("The first aid was 25,000 sets of body armor and 12 trucks.", ["aid", "sets of body armor", "trucks"]),
        ("It sent two more Patriot missile defence systems.", ["Patriot missile defence systems"]),
        ("It pledged $800 million in security assistance.", ["security assistance"]),
        ("They destroyed three US-made launchers.", ["US-made launchers"]),
    ],
)
def test_the_counted_phrase_is_marked_in_the_text(nlp, sentence, counted):  # noqa: F811
    doc = nlp(sentence)
    found = [amount for amount in amounts(doc[:], words()) if not amount.article]
    assert [doc.text[amount.noun_start : amount.noun_end] for amount in found] == counted


def test_offsets_are_those_of_the_document(nlp):  # noqa: F811
    doc = nlp("It rained. At least 18 people were wounded. Over €5 billion was lost.")
    found = [amount for sent in doc.sents for amount in amounts(sent, words())]
    assert [amount.text for amount in found] == ["At least 18", "Over €5 billion"]
    for amount in found:
        assert doc.text[amount.start : amount.end] == amount.text
        assert amount.text in doc[amount.i : amount.j].text
