"""Headings and sentences that speak again of aid: which are claims of the record that tells it, and with which values."""

from __future__ import annotations

import pytest

from generator.briefs.aid_records import aid_fields, aid_records
from generator.briefs.aid_retold import RULES
from tests.language import lexicon, passages_of  # noqa: F401

pytestmark = pytest.mark.needs_spacy

TANKS = "Germany will send 14 Leopard 2 tanks to Ukraine."
HALT = "The United States has suspended all military aid to Ukraine."


def _claims(passages_of, text: str, *, headline: bool = False):  # noqa: F811
    from generator.grammar.aid import aid

    records = aid_records(aid(passages_of(text, "2025-07-22", headline=headline)))
    assert len(records) == 1
    return [dict(f.fields) for f in records[0] if f.rule in RULES], aid_fields(records[0])


@pytest.mark.parametrize(("headline", "told", "fields"), [
    ("Germany to help Ukraine with Leopard 2 tanks", TANKS, {"donor": ("Germany",), "recipient": "Ukraine", "item": "Leopard 2 tanks", "status": "pledged"}),
    ("US hits pause on arms for Ukraine", HALT, {"donor": ("United States",), "recipient": "Ukraine", "item": "arms", "status": "suspended"}),
    ("Norway to help Ukraine with Leopard 2 tanks", TANKS, None),
    ("Germany hosts a show of old Gepard tanks", TANKS, None),
    ("Fact Sheet on German Leopard 2 tanks for Ukraine", TANKS, None),
    ("Germany to buy new Leopard 2 tanks", TANKS, None),
    ("No Leopard 2 tanks from Germany before spring", TANKS, None),
])
def test_a_heading_speaks_of_the_gift_below(passages_of, headline, told, fields):  # noqa: F811
    claims, _ = _claims(passages_of, f"{headline}\n\n{told}", headline=True)
    assert claims == ([fields] if fields else [])


@pytest.mark.parametrize(("sentence", "told", "fields"), [
    ("The minister spoke after Germany’s donation of Leopard 2 tanks.", TANKS, {"donor": ("Germany",), "item": "Leopard 2 tanks", "status": "pledged"}),
    ("The transfer of German-made Leopard 2 tanks was opposed.", TANKS, {"item": "German-made Leopard 2 tanks"}),
    ("The delivery of the Leopard tanks to Ukraine was opposed for months.", TANKS, {"recipient": "Ukraine", "item": "Leopard tanks"}),
    ("The suspension of US aid will be felt at once.", HALT, {"donor": ("United States",), "item": "aid", "status": "suspended"}),
    ("The delivery of Gepard guns was opposed for months.", TANKS, None),
    ("The Leopard tanks were built in the 1980s.", TANKS, None),
    ("Norway’s donation of Leopard 2 tanks came later.", TANKS, None),
    ("Is the delivery of the Leopard tanks in doubt?", TANKS, None),
    ("US aid has come to 60 billion dollars since the invasion.", HALT, None),
])
def test_a_sentence_speaks_of_the_gift_above(passages_of, sentence, told, fields):  # noqa: F811
    claims, _ = _claims(passages_of, f"{told} {sentence}")
    assert claims == ([fields] if fields else [])


def test_what_is_told_again_changes_nothing_of_the_record(passages_of):  # noqa: F811
    alone = aid_fields(_records(passages_of, TANKS)[0])
    claims, fields = _claims(passages_of, f"{TANKS} The delivery of the Leopard tanks to Ukraine was opposed for months.")
    assert claims and fields == alone


def _records(passages_of, text: str):  # noqa: F811
    from generator.grammar.aid import aid

    return aid_records(aid(passages_of(text, "2025-07-22")))


def test_nothing_is_told_again_that_was_not_told(passages_of):  # noqa: F811
    assert _records(passages_of, "The delivery of the Leopard tanks to Ukraine was opposed for months.") == ()
