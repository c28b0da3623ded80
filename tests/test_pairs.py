"""Labelled pairs of records: how their labels are read, and how the program's joins are counted against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.scoring.labels import Labels, read_labels
from generator.scoring.matches import match_lines, matched
from tests.events_material import brief, record
from tests.projects import by_hand, command, write

# --- Reading the labels ---------------------------------------------------------------------------------------------

TWO = [brief("a", record("attacks", {"date": "2025-07-21"})), brief("b", record("attacks", {"date": "2025-07-21"}))]
GOOD = "events:\n  attacks:\n    kyiv: [a/attacks-1, b/attacks-1]\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("events:\n  attacks:\n    kyiv: [a/attacks-1]\n", "b/attacks-1 belongs to no event"),
        (GOOD + "    kharkiv: [a/attacks-1]\n", "a/attacks-1 stands in `kyiv` and in `kharkiv`"),
        (GOOD + "    kharkiv: [c/attacks-1]\n", "there is no attacks record c/attacks-1"),
        (GOOD + "  aid:\n    kharkiv: [a/attacks-1]\n", "there is no aid record a/attacks-1"),
        (GOOD + "    kharkiv: here\n", "`kharkiv` is no list of records"),
        (GOOD + "look_alikes:\n  two cities:\n    - [kyiv, lviv]\n", "`two cities` names no two events"),
        (GOOD + "look_alikes:\n  two cities:\n    - [kyiv]\n", "`two cities` names no two events"),
        ("[]\n", "the file holds no labels"),
    ],
)
def test_what_is_wrong_with_labels_is_told(text, what):
    _, faults = read_labels(text, path="events.yaml", briefs=TWO)
    assert any(what in fault.what for fault in faults)


def test_pairs_follow_from_the_events():
    briefs = [brief(name, record("attacks", {}, id="x"), record("attacks", {}, id="y")) for name in "abc"]
    text = "events:\n  attacks:\n    one: [a/x, b/x, c/x]\n    two: [a/y, b/y]\n    three: [c/y]\nlook_alikes:\n  two cities:\n    - [one, two]\n"
    labels, faults = read_labels(text, path="events.yaml", briefs=briefs)
    assert faults == ()
    assert len(labels.same["attacks"]) == 4
    assert labels.alike["two cities"] == {(("a", "x"), ("b", "y")), (("a", "y"), ("b", "x")), (("a", "y"), ("c", "x")), (("b", "y"), ("c", "x"))}
    assert labels.pairs == 8


# --- Measuring ------------------------------------------------------------------------------------------------------

A, B, C = (("a", "1"), ("b", "1"), ("c", "1"))
LABELS = Labels({"talks": frozenset(), "attacks": frozenset({(A, B)}), "aid": frozenset()}, {"two cities": frozenset({(A, C), (B, C)})})


def test_wrong_and_missed_pairs_are_counted_and_named():
    found = matched(LABELS, {"talks": [], "attacks": [[A, C], [B]], "aid": []})
    assert (found.whole.gold, found.whole.found, found.whole.hit) == (1, 1, 0)
    assert found.wrong == (("attacks", (A, C)),)
    assert found.missed == (("attacks", (A, B)),)
    assert found.kinds == {"two cities": (2, 1)}
    doubled = found + matched(LABELS, {"talks": [], "attacks": [[A, B], [C]], "aid": []})
    assert (doubled.whole.precision, doubled.whole.recall) == (0.5, 0.5)
    assert doubled.kinds == {"two cities": (4, 1)}
    assert "two cities" in "\n".join(match_lines(doubled))


BRIEF = """\
title: An attack
published: {day}
publisher: A ministry
url: null
article: null

talks: []
attacks:
  - id: attacks-1
    date: {day}
    attacker: Russia
    places: [Kharkiv]
    claims:
      - quote: "Russia attacked Kharkiv today."
        said_by: null
        date: {day}
        attacker: Russia
        places: [Kharkiv]
aid: []
"""


def labelled(root: Path, events: str) -> Path:
    for name, day in (("a", "2025-07-21"), ("b", "2025-07-21"), ("c", "2025-07-22")):
        write(root / "pairs" / "briefs" / f"{name}.yaml", BRIEF.format(day=day))
    write(root / "pairs" / "events.yaml", events)
    return root


def test_the_command_tells_figures_and_with_show_every_wrong_pair(tmp_path):
    root = labelled(by_hand(tmp_path), "events:\n  attacks:\n    first: [a/attacks-1]\n    second: [b/attacks-1, c/attacks-1]\n")
    done = command(root, "score", "pairs", "--pairs", "--show")
    assert done.returncode == 0
    assert "joined a/attacks-1 b/attacks-1: 0.85, same day (21 July 2025)" in done.stdout
    assert "missed b/attacks-1 c/attacks-1: different days" in done.stdout
    assert "a/attacks-1" not in command(root, "score", "pairs", "--pairs").stdout


def test_the_command_fails_where_the_labels_are_wrong(tmp_path):
    root = labelled(by_hand(tmp_path), "events:\n  attacks:\n    first: [a/attacks-1, b/attacks-1]\n")
    done = command(root, "score", "pairs", "--pairs")
    assert done.returncode != 0
    assert "c/attacks-1 belongs to no event" in done.stderr


def test_a_folder_without_labels_is_told(tmp_path):
    root = by_hand(tmp_path)
    (root / "empty").mkdir()
    done = command(root, "score", "empty", "--pairs")
    assert done.returncode != 0
    assert "there is no events.yaml in it" in done.stderr
