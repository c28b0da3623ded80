"""How well records are joined to events on the labelled pairs of evaluation/pairs: it may rise, and never falls below evaluation/floors.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import files, strict_yaml
from generator.briefs.reading import read_brief
from generator.lexicon.loading import read_lexicon
from generator.measuring_pairs import measured_pairs
from generator.model import DESKS
from generator.scoring.matches import match_lines

REPOSITORY = Path(__file__).parents[1]
PAIRS = REPOSITORY / "evaluation" / "pairs"
BRIEFS = sorted(PAIRS.glob("*/briefs/*.yaml"))


@pytest.fixture(scope="module")
def measured():
    tables, _ = files.read_tree(REPOSITORY / "generator" / "lexicon", suffixes=(".yaml", ".tsv"))
    lexicon, _ = read_lexicon({name: data.decode("utf-8") for name, data in tables.items()})
    return measured_pairs(PAIRS, lexicon=lexicon)


@pytest.fixture(scope="module")
def floors():
    loaded, faults = strict_yaml.load((REPOSITORY / "evaluation" / "floors.yaml").read_text(encoding="utf-8"), path="floors.yaml")
    assert faults == ()
    return loaded.data["pairs"]


@pytest.mark.parametrize("name", ["ALL", *DESKS])
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_pairs_keep_their_floor(measured, floors, name, figure):
    matches, told, _ = measured
    found = getattr(matches.whole if name == "ALL" else matches.counts[name], figure)
    assert found >= floors[name][figure], "\n".join((f"{figure} of {name} fell to {found:.3f}", *match_lines(matches), *told))


def test_the_labels_are_sound_and_many(measured):
    matches, _, faults = measured
    assert faults == ()
    assert matches.whole.gold >= 400
    assert sum(pairs for pairs, _ in matches.kinds.values()) >= 600


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_report(path):
    brief, faults = read_brief(path.name, path.read_text(encoding="utf-8"))
    assert faults == ()
    report = (path.parents[1] / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert report.startswith(f"{brief.title}\n{brief.published}\n")
    for record in brief.records:
        assert all(claim.quote in report for claim in record.claims)
