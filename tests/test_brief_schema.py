"""The JSON Schema that editors' programs use is the one that the model gives."""

import json
import re
from pathlib import Path

from generator.briefs import keys
from generator.briefs.schema import brief_schema
from generator.model import DESKS, FIELDS
from generator.wording import parse_quantity

FILE = Path(__file__).parents[1] / "schema" / "brief.schema.json"


def test_the_file_is_the_one_that_the_model_gives():
    assert json.loads(FILE.read_text("utf-8")) == brief_schema()


def test_every_key_that_is_read_is_explained():
    schema = brief_schema()["properties"]
    assert tuple(schema) == keys.BRIEF_KEYS
    for desk in DESKS:
        record = schema[desk]["items"]["properties"]
        claim = record["claims"]["items"]["properties"]
        assert (tuple(record), tuple(claim)) == (keys.record_keys(desk), keys.claim_keys(desk))
        assert all(part["description"] for part in (*record.values(), *claim.values()))
        assert set(FIELDS[desk]) <= set(record)


def test_examples_of_quantities_are_quantities():
    attacks = brief_schema()["properties"]["attacks"]["items"]["properties"]
    for example in (*attacks["killed"]["examples"], *attacks["launched"]["examples"]):
        assert parse_quantity(example)
        assert re.search(attacks["killed"]["pattern"], str(example))


def test_a_misspelt_bound_does_not_fit_the_schema():
    pattern = brief_schema()["properties"]["attacks"]["items"]["properties"]["killed"]["pattern"]
    assert [bool(re.search(pattern, text)) for text in ("at lest 1", "at least 1", "3-5", "over 5 billion EUR")] == [False, True, True, True]
