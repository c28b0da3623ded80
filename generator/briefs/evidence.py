"""The evidence gate: every published value stands in a quoted sentence of the article, or is marked as an editor's.

Three questions: does each quote stand in the article; does each claim's quote state the claim's values; is each value
of a record carried by one of its claims. What is hidden is not published, and not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator import strict_yaml
from generator.briefs.called import Called, folded_words
from generator.briefs.stated import STOP, Quote, Verdict, quoted, stated, stem
from generator.model import FIELDS, Brief, Claim, Desk, Fault, Kind, Quantity, Record, Value
from generator.wording import plain, same_name, write_quantity

QUOTE_IT = "add a claim that quotes the sentence and says so, or add `by: editor` to the record"


def check_evidence(brief: Brief, *, path: str, article_text: str | None, names: Called) -> tuple[Fault, ...]:
    """All values and quotes of the brief that its article does not bear out, in the order of the file.

    `article_text` is None where the article has vanished: then quotes are not looked for, and one warning says so.
    """
    if brief.hide:
        return ()
    article = None if article_text is None else plain(article_text)
    records = [record for record in brief.records if not record.hide]
    context = context_of(brief)
    faults = list(_absent(brief, path, records) if article is None else _quotes(brief, path, records, article))
    for record in records:
        for claim in record.claims:
            faults += _claim_faults(claim, record.desk, path, context, names=names, published=brief.published)
        if not record.by_editor:
            faults += _record_faults(record, path, context, names=names, published=brief.published)
    return tuple(sorted(faults, key=lambda fault: fault.line or 0))


def check_quotes(text: str, *, path: str, article_text: Callable[[str], str | None]) -> tuple[Fault, ...]:
    """The quotes that do not stand in the article, of a brief which has faults of form: so that both are told at once."""
    loaded, _ = strict_yaml.load(text, path=path)
    name = loaded.data.get("article") if loaded and isinstance(loaded.data, dict) else None
    article = article_text(name) if isinstance(name, str) else None
    if loaded is None or article is None or loaded.data.get("hide"):
        return ()
    found = plain(article)
    return tuple(
        Fault(path, f'"{_short(quote)}" does not stand in {name}', _nearest(quote, found), loaded.line(*where))
        for where, quote in _written_quotes(loaded.data, ())
        if plain(quote) not in found
    )


def _written_quotes(data: Any, where: strict_yaml.Path) -> Iterator[tuple[strict_yaml.Path, str]]:
    """Each text under a key `quote` that is not hidden, with its path."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _written_quotes(item, (*where, number))
    elif isinstance(data, dict) and not data.get("hide"):
        for key, value in data.items():
            if key == "quote" and isinstance(value, str):
                yield (*where, key), value
            yield from _written_quotes(value, (*where, key))


def context_of(brief: Brief) -> tuple[Quote, ...]:
    """The title and all quotes of what is published: from these, who, where and when may be understood."""
    records = [record for record in brief.records if not record.hide]
    return tuple(quoted(text) for text in dict.fromkeys([brief.title, *(quote for quote, _ in _all_quotes(brief, records))]))


# --- Quotes and the article -----------------------------------------------------------------------------------------


def _absent(brief: Brief, path: str, records: list[Record]) -> Iterator[Fault]:
    quoted = [line for _, line in _all_quotes(brief, records)]
    if brief.article:
        yield Fault(path, f"{brief.article} is gone: its quotes cannot be checked", "bring the file back", brief.line, None, "warning")
    elif quoted:
        yield Fault(path, "quotes stand here, but no article is named", "name it: `article: seeds/…`", quoted[0])


def _quotes(brief: Brief, path: str, records: list[Record], article: str) -> Iterator[Fault]:
    for quote, line in _all_quotes(brief, records):
        if plain(quote) not in article:
            yield Fault(path, f'"{_short(quote)}" does not stand in {brief.article}', _nearest(quote, article), line)


def _all_quotes(brief: Brief, records: list[Record]) -> Iterator[tuple[str, int | None]]:
    for point in (*brief.key_points, *brief.positions):
        if point.quote:
            yield point.quote, point.line
    for record in records:
        for claim in record.claims:
            yield claim.quote, claim.lines.get("quote", claim.line)


def _nearest(quote: str, article: str) -> str:
    """How far the quote follows the article: a slip is most often one letter."""
    words = plain(quote).split()
    kept = next((end for end in range(len(words), 0, -1) if " ".join(words[:end]) in article), 0)
    if kept < 3:
        return "copy the sentence letter by letter from the article"
    at = article.index(" ".join(words[:kept])) + len(" ".join(words[:kept]))
    return f'after "{" ".join(words[kept - 3 : kept])}" the article goes on "{_short(article[at:].strip(), 40)}"'


# --- Claims and their quotes ----------------------------------------------------------------------------------------


def judged(claim: Claim, desk: Desk, *, names: Called, published: str | None) -> Iterator[tuple[str, Value, Verdict]]:
    """Each value of the claim, the members of a list apart, and whether its quote states it."""
    quote = quoted(claim.quote)
    for field, value in claim.fields.items():
        for item in members(value):
            yield field, item, stated(
                FIELDS[desk][field], item, quote, names=names, published=published, people=field == "participants"
            )


def _claim_faults(
    claim: Claim, desk: Desk, path: str, context: Sequence[Quote], *, names: Called, published: str | None
) -> Iterator[Fault]:
    for field, value, verdict in judged(claim, desk, names=names, published=published):
        line = claim.lines.get(field, claim.line)
        said, quote = _written(value), _short(claim.quote)
        if verdict == "no":
            what = f'{field}: "{said}" is not stated by the quote "{quote}"'
            yield Fault(path, what, "quote the sentence that says it, or correct the value", line)
        elif verdict == "doubt" and not _understood(FIELDS[desk][field], value, context, names=names):
            what = f'{field}: "{said}" may not follow from the quote "{quote}"'
            yield Fault(path, what, "compare them", line, None, "warning")


def _understood(kind: Kind, value: Value, context: Sequence[Quote], *, names: Called) -> bool:
    """True of a name that another quote of the brief gives: "the two sides", "he", "the city" then need no warning."""
    if kind == "day" or kind not in _UNDERSTOOD:
        return False
    return any(stated(kind, value, quote, names=names, published=None) == "yes" for quote in context)


# --- Records and their claims ---------------------------------------------------------------------------------------


def _record_faults(
    record: Record, path: str, context: Sequence[Quote], *, names: Called, published: str | None
) -> Iterator[Fault]:
    if not record.claims:
        yield Fault(path, f'the record "{record.id}" has no claims', "add a claim with a quote, or `by: editor`", record.line)
        return
    for field, _, missing in carried(record, context, names=names, published=published):
        for value in missing:
            what = f'{field}: no claim of "{record.id}" says "{_written(value)}"'
            yield Fault(path, what, QUOTE_IT, record.lines.get(field, record.line))


_EXACT: frozenset[Kind] = frozenset({"day", "quantity", "round"})
"""Kinds of which a claim's value alone counts, where there is one: a quote holds numbers of many things."""
_UNDERSTOOD: frozenset[Kind] = frozenset({"name", "names", "place", "places", "day"})
"""Kinds that a reader carries over from one sentence to the next: "they", "the capital", "the same day"."""


def carried(
    record: Record, context: Sequence[Quote], *, names: Called, published: str | None
) -> Iterator[tuple[str, Value, tuple[Value, ...]]]:
    """(field, what the record's claims carry of it, what they do not).

    A number or a phrase must be carried by the record's own claims. Who, where and when may also be understood from
    whoever speaks or takes part, or from another quote of the brief (`context`), as a reader of the article would.
    """
    quotes = [quoted(claim.quote) for claim in record.claims]
    people = [part for claim in record.claims for part in members(claim.fields.get("participants", ()))]
    spoken = [quoted(str(name)) for name in (*(claim.said_by for claim in record.claims), *people) if name]
    for field, value in record.fields.items():
        kind = FIELDS[record.desk][field]
        claimed = [part for claim in record.claims if field in claim.fields for part in members(claim.fields[field])]
        heard = [*quotes, *spoken, *([] if claimed and kind != "names" else context)] if kind in _UNDERSTOOD else quotes

        fits = [_fits(item, kind, claimed, heard, names=names, published=published) for item in members(value)]
        good = tuple(item for item, fine in zip(members(value), fits, strict=True) if fine)
        missing = tuple(item for item, fine in zip(members(value), fits, strict=True) if not fine)
        yield field, good if isinstance(value, tuple) else (good or ("",))[0], missing


def _fits(
    item: Value, kind: Kind, claimed: Sequence[Value], heard: Sequence[Quote], *, names: Called, published: str | None
) -> bool:
    """True if a claim says the value, or, where that may be, a quote."""
    if any(_same(kind, item, other) for other in claimed):
        return True
    if kind == "word" or (claimed and kind in _EXACT):
        return not claimed
    return any(stated(kind, item, quote, names=names, published=published) == "yes" for quote in heard)


def members(value: Value) -> tuple[Value, ...]:
    """The members of a list; a single value alone."""
    return value if isinstance(value, tuple) else (value,)


def _same(kind: Kind, value: Value, other: Value) -> bool:
    """True if a claim's value carries a record's: equal, a coarser day, another form of a name, most of a phrase."""
    if value == other:
        return True
    if isinstance(value, Quantity) and isinstance(other, Quantity):
        return (value.low, value.high, value.unit) == (other.low, other.high, other.unit)
    if kind == "day":
        return str(other).startswith(str(value))
    if kind in ("name", "names", "place", "places"):
        return same_name(str(value), str(other))
    if kind in ("text", "texts"):
        one, two = (frozenset(stem(word) for word in folded_words(str(v)) if word not in STOP) for v in (value, other))
        return bool(one and two) and 2 * len(one & two) >= min(len(one), len(two))
    return False


def _written(value: Value) -> str:
    return write_quantity(value) if isinstance(value, Quantity) else str(value)


def _short(text: str, length: int = 60) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= length else one_line[:length].rsplit(" ", 1)[0] + " …"
