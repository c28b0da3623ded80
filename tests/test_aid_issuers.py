"""Whose "we" a text is that a government publishes itself: aid that it tells of in the first person has the state as its giver."""

from __future__ import annotations

import pytest

from generator.briefs.aid_records import aid_fields, aid_records
from generator.grammar.aid import aid
from generator.grammar.passages import passages
from generator.reading.articles import read_article
from tests.test_aid import names, nlp  # noqa: F401

TEXT = "The people of Ukraine are brave. Today, we are announcing a new $90 million package of weapons for Ukraine."


def _donors(nlp, names, head: str) -> list[tuple[str, ...]]:  # noqa: F811
    from generator.reading.pipeline import parse

    article, _ = read_article("seeds/t.md", f"---\n{head}\n---\n\n{TEXT}\n".encode(), words=names.lexicon.words["cues"])
    found = aid(passages(next(parse(nlp, [article])), article, names))
    return [aid_fields(record).get("donor", ()) for record in aid_records(found)]


@pytest.mark.parametrize(("head", "donor"), [
    ("title: Statement by President Joe Biden on Ukraine\ndate: 2024-05-01", ("United States",)),
    ("title: On Ukraine\ndate: 2024-05-01\nurl: https://www.example.gov/statement/", ("United States",)),
    ("title: On Ukraine\ndate: 2024-05-01\nsource_url: https://example.gov.uk/news/", ("United Kingdom",)),
    ("title: Joint Statement by President Joe Biden and others\ndate: 2024-05-01", ()),
    ("title: Statement by a spokesperson on Ukraine\ndate: 2024-05-01", ()),
    ("title: On Ukraine\ndate: 2024-05-01\nurl: https://news.example.org/statement/", ()),
])
def test_a_government_gives_what_it_announces_in_the_first_person(nlp, names, head, donor):  # noqa: F811
    assert _donors(nlp, names, head) == [donor]
