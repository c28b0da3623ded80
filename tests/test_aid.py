"""The aid desk on sentences in the wording of agencies and ministries: who gives what to whom, and what is no aid."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.briefs.aid_records import aid_fields, aid_records
from generator.grammar.aid import aid
from generator.grammar.names import names_of
from generator.grammar.passages import passages
from generator.lexicon.loading import read_lexicon
from generator.reading.articles import read_article
from generator.wording import write_quantity
from tests.language import SPECIMENS

LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"
PUBLISHED = "2025-07-22"


def _rows() -> list[pytest.param]:
    rows = []
    for line in (SPECIMENS / "aid.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, told = (cell.strip() for cell in line.lstrip("!").split(" | "))
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("!") else []
            rows.append(pytest.param(text, told, marks=marks, id=text[:60]))
    return rows


@pytest.fixture(scope="module")
def nlp():
    pytest.importorskip("spacy")
    from generator.reading.pipeline import load_model

    return load_model()


@pytest.fixture(scope="module")
def names(nlp):
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(LEXICON.iterdir()) if p.suffix in (".yaml", ".tsv")}
    lexicon, _ = read_lexicon(texts)
    return names_of(nlp, lexicon)


def told_of(nlp, names, text: str) -> str:
    """The records of a text, one after the other, as the specimens write them."""
    raw = f"date {PUBLISHED}\nA headline of some kind\n\n{text}\n".replace("\\n", "\n\n")
    article, _ = read_article("seeds/t.txt", raw.encode(), words=names.lexicon.words["cues"])
    from generator.reading.pipeline import parse

    found = aid(passages(next(parse(nlp, [article])), article, names))
    return " // ".join(_line(aid_fields(record)) for record in aid_records(found)) or "none"


def _line(fields) -> str:
    sides = f"{', '.join(fields.get('donor', ()))} > {fields.get('recipient', '')}".strip()
    rest = [_written(fields.get(name, "")) for name in ("item", "quantity", "amount", "status")]
    return " ".join(" : ".join((sides, *rest)).split())


def _written(value) -> str:
    return value if isinstance(value, str) else write_quantity(value)


@pytest.mark.parametrize(("text", "told"), _rows())
def test_the_desk_reads_a_sentence(nlp, names, text, told):
    assert told_of(nlp, names, text) == " ".join(told.split())


@pytest.mark.parametrize(("text", "speaker"), [
    ("Defence Secretary Lloyd Austin pledged an additional $100 million in weapons to Ukraine.", "Lloyd Austin"),
    ("His trip came a day after Lloyd Austin travelled to Kyiv and pledged an additional $100 million in weapons to Ukraine.", "Lloyd Austin"),
    ("Foreign Minister Caspar Veldkamp pledged to begin sending F-16 jets to Ukraine.", "Caspar Veldkamp"),
    ("President Volodymyr Zelensky pressed South Korea to provide lethal arms to Ukraine.", "Volodymyr Zelensky"),
    ("The German defence minister announced a package of 1.3 billion euros in military aid to Ukraine.", "German defence minister"),
    ("The German government announced a package of 1.3 billion euros in military aid to Ukraine.", None),
    ("The United States pledged an additional $100 million in weapons to Ukraine.", None),
    ("Lloyd Austin and Boris Pistorius pledged an additional $100 million in weapons to Ukraine.", None),
])
def test_a_person_who_pledges_says_so_and_a_state_does_it(nlp, names, text, speaker):
    article, _ = read_article("seeds/a.txt", f"date {PUBLISHED}\nA headline of some kind\n\n{text}\n".encode(), words=names.lexicon.words["cues"])
    from generator.reading.pipeline import parse

    found = aid(passages(next(parse(nlp, [article])), article, names))
    assert {f.said_by for f in found} == {speaker}
