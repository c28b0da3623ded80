"""Broken briefs, each with the exact lines that the editor is told (tests/broken/briefs/: NAME.yaml and NAME.txt)."""

from pathlib import Path

import pytest

from generator.briefs.called import called
from generator.briefs.evidence import check_evidence
from generator.briefs.reading import read_brief
from generator.model import Country, Fault, Lexicon, Place

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
    """All that is said of a case: the faults of its form, or where there are none, those of its evidence."""
    path = f"content/briefs/{name}.yaml"
    brief, faults = read_brief(path, (CASES / f"{name}.yaml").read_text("utf-8"))
    if brief:
        article = (SEEDS / brief.article).read_text("utf-8")
        faults += check_evidence(brief, path=path, article_text=article, names=NAMES)
    return "".join(f"{line(fault)}\n" for fault in faults)


def line(fault: Fault) -> str:
    return f"{fault.level} in line {fault.line}: {fault.what}; {fault.cure}"


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_says_what_is_wrong_and_what_to_write(name):
    assert told(name) == (CASES / f"{name}.txt").read_text("utf-8")


def test_there_is_a_message_for_each_case_and_none_over():
    assert {path.stem for path in CASES.glob("*.txt")} == {path.stem for path in CASES.glob("*.yaml")}
    assert all(path.read_text("utf-8").strip() for path in CASES.glob("*.txt"))
