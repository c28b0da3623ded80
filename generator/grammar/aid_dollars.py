"""Whose dollars a bare "$" means where the giver is a state with dollars of its own.

A paper or a minister of that state says "$100 million" of its own; an article that marks some dollars ("A$100 million, US$66 million")
means American ones by the bare sign. Where neither is known, the sum stays out: the wrong currency is a wrong sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from generator.grammar.amount_money import marked_dollars
from generator.grammar.words import Words
from generator.model import Article, Finding, Quantity

SAID = re.compile(r"[“\"](?=[^“”\"]*\b(?:I|we|We|our|Our)\b)[^“”\"]*\$\s?\d[^“”\"]*[”\"]")
"""A sum in the own words of those who give: “I am pleased to announce an additional $100m”."""


def with_dollars(findings: Sequence[Finding], article: Article, words: Words) -> tuple[Finding, ...]:
    """The findings with the sums of such givers in the dollars that are meant, or without them.

    The givers with dollars of their own stand in aid.yaml, each "name=ISO code=last part of its addresses".
    """
    own = {name: (code, country) for name, code, country in (state.split("=") for state in words.group("aid", "dollars"))}
    if marked_dollars(words).search(article.text):
        return tuple(findings)
    host = urlsplit(article.url or "").hostname or ""
    givers = {name for f in findings for name in f.fields.get("donor") or ()}  # type: ignore[union-attr]
    country, giver, out = host.rsplit(".", 1)[-1], None, []
    if len(givers) == 1 and SAID.search(article.text):
        country = next((last for state, (_, last) in own.items() if state in givers), country)
    for finding in findings:
        giver = finding.fields.get("donor") or giver  # a part of a package has the giver of the package
        mine = own.get(str(giver[0])) if isinstance(giver, tuple) and len(giver) == 1 else None
        out.append(_meant(finding, *mine, country) if mine is not None else finding)
    return tuple(out)


def _meant(finding: Finding, code: str, home: str, country: str) -> Finding:
    amount = finding.fields.get("amount")
    if not isinstance(amount, Quantity) or amount.unit != "USD":
        return finding
    fields = {name: value for name, value in finding.fields.items() if name != "amount"}
    if country == home:
        fields["amount"] = replace(amount, unit=code)
    return replace(finding, fields=fields)
