"""Article and findings -> brief: records from findings, key points, positions, a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.briefs.aid_likeness import telling_words
from generator.briefs.aid_records import aid_fields, aid_records, understood
from generator.briefs.attack_records import attack_fields, attack_records
from generator.briefs.ids import with_ids
from generator.briefs.talk_records import merged, talk_records
from generator.model import FIELDS, Article, Brief, Claim, Desk, Finding, Findings, KeyPoint, Position, Record, Value
from generator.wording import slug

LONGEST_TITLE = 140
"""Characters; a lead sentence is cut at a clause before it grows longer than a headline may be."""
AGAIN = "aid.package"
"""The rule of "the package": without a thing, a number or a sum of its own such a sentence claims nothing."""
DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:\([^)]{2,30}\)\s*)?[:–—-]\s+|^[A-ZÀ-Þ][\w .,'’-]{2,40}\([^)]{2,30}\)\s*[–—-]+\s+")


def brief_of(article: Article, findings: Findings, *, previous: Brief | None = None) -> Brief:
    """The brief that the machine drafts; records keep the ids that `previous` gave them."""
    text = article.text
    records = (
        *_records("talks", talk_records(_of("talks", findings)), text),
        *_records("attacks", attack_records(_of("attacks", findings)), text),
        *_records("aid", aid_records(_of("aid", findings)), text, receiver=findings.receiver),
    )
    points = tuple(KeyPoint(_sentence(text[a:b]), _quote(text, a, b)) for a, b in findings.key_points)
    return Brief(
        slug=slug_of(article.path),
        title=article.headline or title_of(text, points),
        article=article.path,
        published=article.published,
        published_from=article.published_from,
        publisher=article.publisher,
        url=article.url,
        key_points=points,
        records=with_ids(records, previous=previous.records if previous else ()),
        positions=tuple(Position(p.party, p.text, _quote(text, p.start, p.end), p.said_by) for p in findings.positions),
    )


def slug_of(path: str) -> str:
    """`seeds/2025/a b.txt` -> `2025-a-b`: the address and file name of an article's brief."""
    inner = path.split("/", 1)[-1]
    stem = inner.rsplit(".", 1)[0] if "." in inner.rsplit("/", 1)[-1] else inner
    return slug(stem.replace("/", "-").replace("_", "-")) or "article"


def title_of(text: str, points: Sequence[KeyPoint]) -> str:
    """The lead as a title, for an article that has no headline; cut at a clause where it is long."""
    lead = points[0].text if points else next((line for line in text.split("\n") if line.strip()), "Untitled")
    lead = lead.rstrip(". ")
    if len(lead) <= LONGEST_TITLE:
        return lead
    cuts = [m.start() for m in re.finditer(r", | – | — | as | while | after | which ", lead) if 40 < m.start() <= LONGEST_TITLE]
    return lead[:cuts[-1]] if cuts else lead[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _of(desk: Desk, findings: Findings) -> list[Finding]:
    return [f for f in findings.facts if f.desk == desk]


def _records(desk: Desk, groups: Sequence[Sequence[Finding]], text: str, *, receiver: str = "") -> list[Record]:
    best = {"talks": merged, "attacks": attack_fields, "aid": aid_fields}[desk]
    fields = [best(group) for group in groups]
    if desk == "aid":
        fields = understood(fields, receiver=receiver)
    return [Record("", desk, _ordered(desk, each), _each_once([_claim(f, text) for f in _told(group)]))
            for each, group in zip(fields, groups, strict=True)]


def _each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Without a claim of the same words and speaker that says less than another one."""
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: -len(c.fields)):
        if not any(_says_no_more(claim, other) for other in out):
            out.append(claim)
    return tuple(c for c in claims if any(c is o for o in out))


def _says_no_more(claim: Claim, other: Claim) -> bool:
    if (claim.quote, claim.said_by, claim.stance, claim.hedge) != (other.quote, other.said_by, other.stance, other.hedge):
        return False
    return all(value == (said := other.fields.get(name)) or isinstance(value, tuple) and isinstance(said, tuple) and set(value) <= set(said)
               for name, value in claim.fields.items())


def _told(group: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that a record quotes, in the order of the text: the announcement of a whole list is quoted under the whole, not under each part."""
    told = [f for f in group if f.rule != "aid.list" and not (f.rule == AGAIN and _says_nothing(f))] or group
    return sorted(told, key=lambda f: f.start) if told[0].desk == "talks" else told


def _says_nothing(finding: Finding) -> bool:
    return set(finding.fields) == {"item"} and not telling_words(str(finding.fields["item"]))


def _claim(finding: Finding, text: str) -> Claim:
    # The kind of a meeting is the editor's word for it, not the source's.
    said = {name: value for name, value in finding.fields.items() if name != "kind"}
    return Claim(_quote(text, finding.start, finding.end), finding.said_by, _ordered(finding.desk, said), finding.stance, finding.hedge)


def _ordered(desk: Desk, fields: dict[str, Value]) -> dict[str, Value]:
    return {name: fields[name] for name in FIELDS[desk] if name in fields}


def _quote(text: str, start: int, end: int) -> str:
    """A sentence on one line, letter by letter; with the quotation mark before it where the one that closes stands in the sentence, and without the semicolon behind it."""
    told, mark = text[start:end], text[start - 1:start]
    closed = told.count("”") > told.count("“") if mark == "“" else mark == '"' and told.count(mark) % 2 == 1
    return _flat(mark + told if closed else told).removesuffix(";")


def _flat(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """A key point: its sentence without dateline and without quotation marks left open."""
    plain = DATELINE.sub("", _flat(text))
    for opening, closing in (("“", "”"), ('"', "")):
        marks = plain.count(opening) + (plain.count(closing) if closing else 0)
        if marks == 1:
            plain = plain.replace(opening, "").replace(closing or opening, "")
    return plain[:1].upper() + plain[1:]  # small where a link before it was cut
