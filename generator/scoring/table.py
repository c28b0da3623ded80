"""Gold and briefs -> a table: for each field how many values the gold has, how many were found, how many agree.

The measure is micro-averaged over slots. Claims are scored apart, within paired records. A quote that does not stand in its
article is counted: there must be none. A publication day that the gold leaves open must be left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import DESKS, Brief, Desk
from generator.scoring.likeness import Spellings, plain
from generator.scoring.pairing import agreeing, claim_hits, pairs, rows
from generator.scoring.slots import MEASURED, Entry, Saying, Sheet, Slot, sheet_of


@dataclass(frozen=True, slots=True)
class Count:
    """How many values the gold has, how many the briefs have, and how many of them agree."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.gold + other.gold, self.found + other.found, self.hit + other.hit)

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """What the comparison of one article, or one pair of records in it, gives."""

    counts: Mapping[tuple[str, str], Count]
    """(desk, field), ("records", desk), ("claims", desk), ("claims+who", desk) -> its count."""
    quotes: int = 0
    ungrounded: int = 0
    """Quotes that do not stand in their article."""
    lost: int = 0
    """Values of gold claims whose quote does not stand in the article."""
    told: tuple[str, ...] = ()
    """Every missed and every wrong value."""


@dataclass(frozen=True, slots=True)
class Table:
    """The accuracy of all briefs."""

    counts: Mapping[tuple[str, str], Count]
    articles: tuple[float, ...]
    """F1 of each article that has any record."""
    days: int
    days_right: int
    quotes: int
    ungrounded: int
    lost: int
    told: tuple[str, ...] = field(repr=False)

    def desk(self, name: Desk) -> Count:
        """All fields of a desk together."""
        return _sum(self.counts[name, each] for each in MEASURED[name])

    @property
    def whole(self) -> Count:
        return _sum(self.desk(name) for name in DESKS)

    @property
    def mean_f1(self) -> float:
        return sum(self.articles) / len(self.articles) if self.articles else 0.0


def score(gold: Mapping[str, Sheet], briefs: Sequence[Brief], article_texts: Mapping[str, str], *, spellings: Spellings) -> Table:
    """Briefs measured against gold. All are known by the file name of their article, without folders."""
    found = {(brief.article or "").rsplit("/", 1)[-1]: sheet_of(brief) for brief in briefs}
    parts, articles, right = [], [], 0
    for name, sheet in sorted(gold.items()):
        given = found.get(name, Sheet())
        right += sheet.published == given.published
        text = article_texts.get(name)
        made = [_compared(name, desk, *pair, text=plain(text) if text is not None else None, spellings=spellings)
                for desk in DESKS for pair in pairs(desk, sheet.of(desk), given.of(desk), spellings=spellings)]
        parts += made
        total = _sum(part.counts[key] for part in made for key in part.counts if key[0] in DESKS)
        if total.gold or total.found:
            articles.append(total.f1)
    return Table(
        counts={key: _sum(part.counts.get(key, Count()) for part in parts) for key in _keys()},
        articles=tuple(articles), days=len(gold), days_right=right,
        quotes=sum(part.quotes for part in parts), ungrounded=sum(part.ungrounded for part in parts),
        lost=sum(part.lost for part in parts), told=tuple(line for part in parts for line in part.told),
    )


def lines(table: Table) -> tuple[str, ...]:
    """The table as text, one line a field."""
    return (f"{'desk':<10} {'field':<13} {'gold':>5} {'found':>6} {'hit':>5} {'P':>6} {'R':>6} {'F1':>6}", *_lines(table))


def _lines(table: Table) -> Iterator[str]:
    for desk in DESKS:
        yield from (_line(desk, name, table.counts[desk, name]) for name in MEASURED[desk])
        yield _line(desk, "ALL", table.desk(desk))
    yield from (_line("records", desk, table.counts["records", desk]) for desk in DESKS)
    for kind in ("claims", "claims+who"):
        yield from (_line(kind, desk, table.counts[kind, desk]) for desk in DESKS)
        yield _line(kind, "ALL", _sum(table.counts[kind, desk] for desk in DESKS))
    if table.lost:
        yield f"gold claim slots whose quote is not found in the article: {table.lost}"
    yield f"publication days right: {table.days_right} of {table.days}"
    yield f"quotes not found in their article: {table.ungrounded} of {table.quotes}"
    yield f"mean F1 over articles: {table.mean_f1:.3f}"
    yield _line("ALL", "ALL", table.whole)


def _line(desk: str, name: str, count: Count) -> str:
    figures = f"{count.precision:6.3f} {count.recall:6.3f} {count.f1:6.3f}"
    return f"{desk:<10} {name:<13} {count.gold:>5} {count.found:>6} {count.hit:>5} {figures}"


def _compared(name: str, desk: Desk, gold: Entry | None, found: Entry | None, *, text: str | None, spellings: Spellings) -> Part:
    """One pair of records."""
    wanted, given = gold or Entry(), found or Entry()
    hits = agreeing(desk, wanted.slots, given.slots, spellings=spellings)
    counts = {(desk, each): Count(_of(wanted.slots, each), _of(given.slots, each), _of((hit for hit, _ in hits), each))
              for each in MEASURED[desk]}
    counts["records", desk] = Count(gold is not None, found is not None, gold is not None and found is not None)
    said, quoted = rows(wanted.sayings), rows(given.sayings)
    for kind, hit in zip(("claims", "claims+who"), claim_hits(desk, said, quoted, spellings=spellings), strict=True):
        counts[kind, desk] = Count(len(said), len(quoted), hit)
    loose = [saying.quote for saying in given.sayings if text is not None and not _stands(saying, text)]
    return Part(
        counts, quotes=len(given.sayings), ungrounded=len(loose),
        lost=sum(not quote for _, quote, _, _ in said) if text is not None else 0,
        told=(
            *(f"missed {name} {desk}.{each}: {value}" for each, value in wanted.slots if (each, value) not in dict(hits)),
            *(f"wrong  {name} {desk}.{each}: {value}" for each, value in given.slots if (each, value) not in [b for _, b in hits]),
            *(f"ungrounded {name} {desk}: {quote}" for quote in loose),
        ),
    )


def _stands(saying: Saying, text: str) -> bool:
    return len(saying.quote.split()) >= 2 and saying.quote in text


def _of(slots: Iterable[Slot], name: str) -> int:
    return sum(slot[0] == name for slot in slots)


def _keys() -> Iterator[tuple[str, str]]:
    yield from ((desk, name) for desk in DESKS for name in MEASURED[desk])
    yield from ((kind, desk) for kind in ("records", "claims", "claims+who") for desk in DESKS)


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def figures(table: Table, name: str) -> str:
    """The figures of the method page as YAML: a row for each desk, for the claims and for all, in shares of 1."""
    rows = {**{name.capitalize(): table.desk(name) for name in DESKS}, "All desks": table.whole,
            "Claims with their speaker": _sum(table.counts["claims+who", name] for name in DESKS)}
    how = "score evaluation/gold --save" if name == "accuracy" else f"score GOLD_DIR --save {name}"
    lines = [f"# Written by `python -m generator {how}`; never by hand."]
    for name, count in rows.items():
        lines.append(f"{name}: {{values: {count.gold}, precision: {count.precision:.3f}, recall: {count.recall:.3f}, F1: {count.f1:.3f}}}")
    return "\n".join(lines) + "\n"
