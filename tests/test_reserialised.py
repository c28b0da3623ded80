"""Briefs that another program has read and written whole: PyYAML, ruamel.yaml and the npm package `yaml`.

The files of data/reserialised/ were made by these programs from `as-drafted.yaml`; only their own style is theirs.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.briefs.called import Called
from generator.briefs.reading import read_brief
from generator.briefs.updating import updated
from generator.briefs.writing import write_brief
from generator.model import Quantity, Record

FOLDER = Path(__file__).parent / "data" / "reserialised"
PATH = "content/briefs/003.yaml"
NAMES = Called({})
STYLES = ("as-drafted", "npm-yaml", "pyyaml", "ruamel")


def brief(name):
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    read, faults = read_brief(PATH, text)
    assert not [fault for fault in faults if fault.level == "error"]
    return text, read


@pytest.fixture(scope="module")
def drafted():
    return brief("as-drafted")[1]


@pytest.mark.parametrize("style", STYLES)
def test_it_says_the_same(style, drafted):
    assert brief(style)[1] == drafted


def reading(drafted):
    """What the machine may read next: another toll, one record less, another one more, a title, a key point less."""
    records = list(drafted.records)
    at = next(i for i, record in enumerate(records) if "killed" in record.fields)
    toll = {"killed": Quantity(7, 7)}
    claims = tuple(
        replace(claim, quote=f"{claim.quote} Now seven are dead.", fields=claim.fields | toll) if "killed" in claim.fields else claim
        for claim in records[at].claims
    )
    records[at] = replace(records[at], fields=records[at].fields | toll, claims=claims)
    new = Record("new-arms", "aid", {"item": "arms: two kinds"}, by_editor=True)
    return replace(drafted, title="Another: title", key_points=drafted.key_points[1:], records=(*records[1:], new))


@pytest.mark.parametrize("style", STYLES)
def test_a_new_reading_is_merged_with_it(style, drafted):
    text, mine = brief(style)
    edited = text.replace("review: draft", "review: checked")
    done = updated(edited, replace(mine, review="checked"), path=PATH, base=drafted, new=reading(drafted), names=NAMES)
    assert not done.refused
    assert done.brief == replace(reading(drafted), review="checked")
    assert read_brief(PATH, done.text)[0] == done.brief
    assert done.suggestions == ()
    gone = [line for line in edited.splitlines() if line not in done.text.splitlines()]
    assert len(gone) <= len(write_brief(replace(drafted, key_points=(), records=drafted.records[:1]), schema="").splitlines())
