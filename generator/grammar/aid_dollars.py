"""Whose dollars a bare "$" means where the giver is a state with dollars of its own.

A paper or a minister of that state says "$100 million" of its own; an article that marks some dollars ("A$100 million, US$66 million")
means American ones by the bare sign. Where neither is known, the sum stays out: the wrong currency is a wrong sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from generator.model import Article, Finding, Quantity, Value

STATES = {"Canada": ("CAD", "ca"), "Australia": ("AUD", "au"), "New Zealand": ("NZD", "nz")}
"""Givers with dollars of their own: the ISO code, and the last part of their addresses."""
MARKED = re.compile(r"\b(?:US|USD|CAD|CAN|CA|C|AUD|AU|A|NZD|NZ)\s?\$|\b(?:USD|CAD|AUD|NZD)\b|\b(?:US|U\.S\.|American|Canadian|Australian|New Zealand) dollars?\b")

SAID = re.compile(r"[“\"](?=[^“”\"]*\b(?:I|we|We|our|Our)\b)[^“”\"]*\$\s?\d[^“”\"]*[”\"]")
"""A sum in the own words of those who give: “I am pleased to announce an additional $100m”."""


def with_dollars(findings: Sequence[Finding], article: Article) -> tuple[Finding, ...]:
    """The findings with the sums of such givers in the dollars that are meant, or without them."""
    if MARKED.search(article.text):
        return tuple(findings)
    host = urlsplit(article.url or "").hostname or ""
    givers = {name for f in findings for name in f.fields.get("donor") or ()}  # type: ignore[union-attr]
    country, giver, out = host.rsplit(".", 1)[-1], None, []
    if len(givers) == 1 and SAID.search(article.text):
        country = next((own[1] for state, own in STATES.items() if state in givers), country)
    for finding in findings:
        giver = finding.fields.get("donor") or giver  # a part of a package has the giver of the package
        out.append(_meant(finding, giver, country))
    return tuple(out)


def _meant(finding: Finding, donors: Value | None, country: str) -> Finding:
    amount = finding.fields.get("amount")
    own = STATES.get(str(donors[0])) if isinstance(donors, tuple) and len(donors) == 1 else None
    if own is None or not isinstance(amount, Quantity) or amount.unit != "USD":
        return finding
    fields = {name: value for name, value in finding.fields.items() if name != "amount"}
    if country == own[1]:
        fields["amount"] = replace(amount, unit=own[0])
    return replace(finding, fields=fields)
