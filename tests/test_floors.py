"""The accuracy of drafts on the evaluation set: it may rise, and never falls below the floors of evaluation/floors.yaml."""

from pathlib import Path

import pytest

from generator import files, strict_yaml
from generator.lexicon.loading import read_lexicon
from generator.model import DESKS
from generator.scoring.table import Count, lines

REPOSITORY = Path(__file__).parents[1]
EVALUATION = REPOSITORY / "evaluation"

pytestmark = pytest.mark.needs_spacy


@pytest.fixture(scope="module")
def table():
    """Every article of the evaluation set is drafted anew, whatever stands in content/."""
    pytest.importorskip("spacy")
    from generator.measuring import measured

    tables, _ = files.read_tree(REPOSITORY / "generator" / "lexicon", suffixes=(".yaml", ".tsv"))
    lexicon, _ = read_lexicon({name: data.decode("utf-8") for name, data in tables.items()})
    seeds, _ = files.read_tree(REPOSITORY / "seeds", suffixes=(".txt",))
    made, faults = measured(EVALUATION / "gold", briefs=(), seeds=seeds, lexicon=lexicon)
    assert faults == ()
    return made


@pytest.fixture(scope="module")
def floors():
    loaded, faults = strict_yaml.load((EVALUATION / "floors.yaml").read_text(encoding="utf-8"), path="floors.yaml")
    assert faults == ()
    return loaded.data


def measure(table, name):
    return table.desk(name) if name in DESKS else sum((table.counts[name, desk] for desk in DESKS), Count())


@pytest.mark.parametrize("name", [*DESKS, "claims+who"])
@pytest.mark.parametrize("figure", ["f1", "precision"])
def test_accuracy_keeps_its_floor(table, floors, name, figure):
    found, floor = getattr(measure(table, name), figure), floors[name][figure]
    assert found >= floor, f"{figure} of {name} fell to {found:.3f}, below its floor {floor}\n" + "\n".join(lines(table))


def test_every_quote_stands_in_its_article(table):
    assert table.quotes and not table.ungrounded, "\n".join(line for line in table.told if line.startswith("ungrounded"))


def test_every_publication_day_is_right(table):
    assert table.days_right == table.days


def test_the_gold_itself_is_sound(table):
    """Every quote of the gold stands in its article, so that no claim is out of reach."""
    assert table.lost == 0
