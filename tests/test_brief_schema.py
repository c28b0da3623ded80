"""The JSON Schema that editors' programs use is the one that the model gives."""

import json
import re
from pathlib import Path

import pytest

from generator.briefs import keys
from generator.briefs.explained import HELP, words_of
from generator.briefs.schema import brief_schema
from generator.model import DESKS, FIELDS
from generator.wording import WordingError, parse_quantity

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


def described(shape, path=()):
    """Every part of the schema that explains a key: its path and itself."""
    for key, part in shape.get("properties", {}).items():
        yield (*path, key), part
        for items in (part.get("items", {}), *part.get("items", {}).get("anyOf", ())):
            yield from described(items, (*path, key))


def test_the_words_are_those_of_the_keys_and_of_the_choices():
    assert {key for path, _ in described(brief_schema()) for key in path} == {key for key in HELP if "." not in key}
    assert {key.partition(".")[0] for key in HELP if "." in key} <= set(DESKS)
    for path, part in described(brief_schema()):
        if "enum" in part:
            assert all(part["enumDescriptions"]) and len(part["enumDescriptions"]) == len(part["enum"]), path
            assert set(words_of(path[-1], path[0])) == set(part["enum"]) - {None}


def test_no_value_is_written_by_itself():
    """An editor's program completes a key with its only example, and a number that has none with its least."""
    for path, part in described(brief_schema()):
        types = part.get("type") or ["word"]
        if path[-1] != "hide" and "array" not in types:
            assert len(part.get("examples", ())) != 1, path
            assert part.get("examples") or types[0] not in ("integer", "number"), path


@pytest.mark.parametrize("field", sorted({(desk, field) for desk in DESKS for field, kind in FIELDS[desk].items() if kind == "quantity"}))
def test_examples_of_quantities_are_quantities(field):
    part = brief_schema()["properties"][field[0]]["items"]["properties"][field[1]]
    for example in part["examples"]:
        assert parse_quantity(example)
        assert re.search(part["pattern"], str(example))


def fits(key, text):
    part = next(part for path, part in described(brief_schema()) if path[-1] == key)
    return bool(re.search(part["pattern"], text))


@pytest.mark.parametrize("text", [
    "74", "1,200", "at least 1", "About 30", "more than 50", "3-5", "3 to 5", "10–12", "over 5 billion EUR", "1.5 million USD", "3-5 million UAH",
])  # fmt: skip
def test_what_the_program_reads_fits_the_schema(text):
    assert parse_quantity(text)
    assert fits("killed", text)


@pytest.mark.parametrize("text", ["at lest 1", "dozens", "50+", "12,34", "5 bn EUR", "5 EURO", "€5", "at least"])
def test_what_the_program_refuses_does_not(text):
    with pytest.raises(WordingError):
        parse_quantity(text)
    assert not fits("killed", text)


@pytest.mark.parametrize(("key", "text", "does"), [
    ("date", "2025-07-23", True), ("date", "2025-07", True), ("date", "2025", True), ("date", "2025-13", False), ("date", "23 July", False),
    ("day", "2025-07-23", True), ("day", "2025-07", False), ("id", "kyiv-2", True), ("id", "Kyiv 2", False), ("url", "example.org", False),
    ("embargo", "2025-07-22 18:00", True), ("embargo", "2025-07-22T18:00+03:00", True), ("embargo", "tomorrow", False),
])  # fmt: skip
def test_days_times_and_names_are_checked_by_their_form(key, text, does):
    assert fits(key, text) is does


def test_the_committed_briefs_name_the_schema_by_a_path_that_leads_to_it():
    for brief in (FILE.parents[1] / "content" / "briefs").glob("*.yaml"):
        first = brief.read_text("utf-8").splitlines()[0]
        path = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)[1]
        assert (brief.parent / path).resolve() == FILE
