"""Broken briefs, each with the exact lines that `check` tells (tests/broken/briefs/: NAME.yaml and NAME.txt)."""

from pathlib import Path

import pytest

from generator.briefs.called import called
from generator.briefs.evidence import check_evidence, check_quotes
from generator.briefs.reading import read_brief
from generator.fault_lines import plain
from generator.model import Country, Lexicon, Place

CASES = Path(__file__).parent / "broken" / "briefs"
SEEDS = Path(__file__).parents[1]
NAMES = called(
    Lexicon(
        people=(),
        organisations=(),
        countries=(Country("Ukraine", demonyms=("Ukrainian",), capital="Kyiv"),),
        places=(Place("Kharkiv", "city", "Ukraine", aliases=("Kharkov",)),),
        weapons=(),
        words={},
    )
)


def told(name: str) -> str:
    """All that is said of a case: the faults of its form and those of its evidence."""
    path, text = f"content/briefs/{name}.yaml", (CASES / f"{name}.yaml").read_text("utf-8")
    brief, faults = read_brief(path, text)
    if brief:
        faults += check_evidence(brief, path=path, article_text=article(brief.article), names=NAMES)
    else:
        faults += check_quotes(text, path=path, article_text=article)
    return "".join(f"{plain(fault)}\n" for fault in faults)


def article(name: str) -> str:
    return (SEEDS / name).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_says_what_is_wrong_and_what_to_write(name):
    assert told(name) == (CASES / f"{name}.txt").read_text("utf-8")


def test_there_is_a_message_for_each_case_and_none_over():
    assert {path.stem for path in CASES.glob("*.txt")} == {path.stem for path in CASES.glob("*.yaml")}
    assert all(path.read_text("utf-8").strip() for path in CASES.glob("*.txt"))
