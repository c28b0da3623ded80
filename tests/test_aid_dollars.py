"""Whose dollars a bare "$" means: by the address of the paper, by what the article marks, by who says it."""

from __future__ import annotations

import pytest

from generator.grammar.aid_dollars import with_dollars
from generator.model import Article, Finding, Paragraph, Quantity
from tests.language import words

SUM = Quantity(2_000_000, 2_000_000, unit="USD")


def _article(text: str, url: str | None = None) -> Article:
    return Article("seeds/a.txt", "", text, (Paragraph(text, 0, "story"),), url=url)


def _finding(*donors: str) -> Finding:
    fields = {"item": "drones", "amount": SUM} | ({"donor": donors} if donors else {})
    return Finding("aid", fields, 0, 1, 0, None, "new", "aid.give")


def _unit(*findings: Finding, text: str = "$2 million", url: str | None = None) -> str | None:
    amount = with_dollars(findings, _article(text, url), words())[-1].fields.get("amount")
    return amount.unit if isinstance(amount, Quantity) else None


@pytest.mark.parametrize(
    ("url", "text", "unit"),
    [
        (None, "Canada gives $2 million.", None),
        ("https://www.canada.ca/en/news.html", "Canada gives $2 million.", "CAD"),
        ("https://www.abc.net.au/news", "Canada gives $2 million.", None),
        (None, "Canada gives C$2.7 million ($2 million).", "USD"),
        (None, "“We will give another $2 million,” the minister of Canada said.", "CAD"),
        (None, "“They will get $2 million,” an analyst said of the gift.", None),
    ],
)
def test_a_giver_with_dollars_of_its_own(url, text, unit):
    assert _unit(_finding("Canada"), text=text, url=url) == unit


def test_other_givers_keep_the_american_dollar():
    assert _unit(_finding("Denmark")) == "USD"
    assert _unit(_finding("Canada", "Denmark")) == "USD"


def test_a_part_of_a_package_has_the_dollars_of_its_giver():
    assert _unit(_finding("Australia"), _finding(), url="https://www.minister.defence.gov.au/") == "AUD"
