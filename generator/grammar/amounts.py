"""The quantities that a sentence states, with their bounds, their currencies and what they count.

    "at least 18 wounded", "nearly 200 missiles and drones", "€5 billion ($5.84 billion)", "two of its nine systems"

Left out: "dozens", "hundreds", "several"; names with a number, ages, hours, dates, percentages, "no one".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from spacy.tokens import Span, Token

from generator.grammar.amount_counted import Counted, articles, counted, of_whole
from generator.grammar.amount_excluded import excluded, is_measure
from generator.grammar.amount_money import Currencies, currencies, currency_of
from generator.grammar.amount_words import Number, numbers, ordinals, scale_after
from generator.grammar.texts import any_of, end_of, overlapping, span_text, text_of
from generator.grammar.words import Words
from generator.model import BOUNDS, Quantity

_FILL = r"(?:another|further|additional|an additional|a further|a total of|the equivalent of|only|just)"
_AFTER_BOUND = re.compile(r"(?i:(?P<least>\s+(?:or|and)\s+more\b)|(?P<so>\s+or\s+so\b)|(?P<plus>\+(?=\s)))")
_TO = re.compile(r"\s*[-–—]\s*|\s+(?:to|or)\s+")
_AGAIN = re.compile(r"\(\s*(?:or|equal to|equivalent to|i\.e\.)?|,? or|,? equivalent to")


@dataclass(frozen=True, slots=True)
class Amount:
    """One stated quantity and what it counts."""

    start: int
    end: int
    """Characters of the document's text, with the bound and the currency."""
    text: str
    quantity: Quantity
    i: int
    j: int
    """Tokens of the document, half open."""
    noun: str = ""
    """Lemma of the counted noun; `others`, `dead`, `wounded` as they stand; empty for a number alone."""
    noun_start: int = 0
    noun_end: int = 0
    """Characters of the counted noun phrase: "missiles and drones", "rounds of ammunition"."""
    ordinal: bool = False
    article: bool = False
    """True for "a battery": a count of one, where the noun is of interest."""
    of: Quantity | None = None
    """The whole of which this is a part: nine in "two of its nine systems"."""
    measure: bool = False
    """True for kilometres, tonnes, degrees, "times": no count of things."""
    converted: bool = False
    """True for the second currency in "€5 billion ($5.84 billion)"."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The words of the lexicon that leave an end of a number open, in their shapes."""

    meant: Mapping[str, str]
    before: re.Pattern[str]
    rise: re.Pattern[str]


@lru_cache(maxsize=2)
def _bounds(words: Words) -> _Bounds:
    meant = words.pairs("cues", "bounds")
    return _Bounds(
        meant, re.compile(rf"(?i:(?<![\w-])(?P<bound>{any_of(meant)})(?:\s+{_FILL})*\s+$)"),
        re.compile(rf"(?i:\b(?:{any_of(words.group('cues', 'rising'))})\b[^.;]{{0,30}}\bfrom\s+)$"),
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number or a range in the sentence's text, with the sign before it and the words around it."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    core: int
    """Where the last number begins."""
    core_end: int
    bound: str = ""
    unit: str = ""


def amounts(sent: Span, words: Words) -> tuple[Amount, ...]:
    """All quantities of a sentence in its order, ordinals and articles among them, each flagged."""
    text = span_text(sent)
    found: list[Amount] = []
    taken: set[int] = set()
    for figure in _figures(text, words):
        last = _token(sent, figure.core, figure.core_end)
        place = {"start": figure.start, "core": figure.core, "end": figure.core_end}
        if figure.core in taken or excluded(sent, last, words, **place, money=bool(figure.unit)):
            continue
        whole = of_whole(last) if not figure.unit else None
        if whole is not None:
            taken.add(whole.idx - sent.start_char)
        found.append(replace(_amount(_bounded(figure, sent, words), sent, last, words), of=_whole(whole, sent)))
    found += _ordinals(sent, words) + _articles(sent, found, words)
    return tuple(_with_conversions(sorted(found, key=lambda amount: (amount.start, amount.end)), sent))


def _whole(token: Token | None, sent: Span) -> Quantity | None:
    if token is None:
        return None
    values = [int(number.value) for number in numbers(span_text(sent)) if number.start == token.idx - sent.start_char]
    return Quantity(values[0], values[0]) if values else None


def _token(sent: Span, start: int, end: int) -> Token:
    """The last token of a number, which carries the number's place in the parse."""
    start, end = sent.start_char + start, sent.start_char + end
    inside = overlapping(sent, start, end)
    digits = [token for token in inside if token.is_alpha or any(letter.isdigit() for letter in token.text)]
    return (digits or inside)[-1]


def _figures(text: str, words: Words) -> Iterator[_Figure]:
    """Numbers and ranges with their currency; a rise "from 12 to 15" gives the 15 alone."""
    found, money = numbers(text), currencies(words)
    index = 0
    while index < len(found):
        first, index = found[index], index + 1
        unit, start = money.before(text[: first.start])
        if not unit and text[first.start - 1 : first.start].isalpha():
            continue  # "KAB500" is a name
        if index < len(found) and (last := _range_end(text, first, found[index], unit, money)):
            index += 1
            if _bounds(words).rise.search(text[:start]):
                unit, start = money.before(text[: last.start])
                first = last
            yield _figure(text, money, start=start, low=first, high=last, unit=unit)
        else:
            yield _figure(text, money, start=start, low=first, high=first, unit=unit)


def _range_end(text: str, first: Number, last: Number, unit: str, money: Currencies) -> Number | None:
    between = text[first.end : last.start]
    sign, at = money.before(between)
    joined = between[:at] if sign else between
    both = re.search(r"(?i:\bbetween\s+)\S?\S?\S?\s?$", text[: first.start]) and joined.strip() == "and"
    if not (both or _TO.fullmatch(joined)) or (sign and sign != unit):
        return None
    return last if first.value * _shared_scale(first, last) < last.value else None


def _shared_scale(low: Number, high: Number) -> int:
    """ "1-2 billion": the scale of the last number counts for the first."""
    return high.factor if high.scale and not low.scale else 1


def _figure(text: str, money: Currencies, *, start: int, low: Number, high: Number, unit: str) -> _Figure:
    after, length = money.after(text[high.end :], large=bool(high.scale)) if not unit else ("", 0)
    late, beyond = scale_after(text[high.end + length :]) if length and not high.scale else (1, 0)
    return _Figure(
        start=start, end=high.end + length + beyond, low=low.value * _shared_scale(low, high) * late, high=high.value * late,
        core=high.start, core_end=high.end, unit=unit or after,
    )


def _bounded(figure: _Figure, sent: Span, words: Words) -> _Figure:
    """The figure with the words before or after it that leave an end open."""
    text = span_text(sent)
    before = re.sub(r"(?i:\bbetween\s+$)", "", text[: figure.start])
    if before != text[: figure.start]:
        figure = replace(figure, start=len(before))
    match = _bounds(words).before.search(before)
    if match and _is_bound(sent, match, words):
        return replace(figure, start=match.start("bound"), bound=_bounds(words).meant[match.group("bound").lower()])
    match = _AFTER_BOUND.match(text, figure.end)
    if match:
        bound = "about" if match.group("so") else "at least" if match.group("least") else "more than"
        return replace(figure, end=match.end(), bound=bound)
    return figure


def _is_bound(sent: Span, match: re.Match[str], words: Words) -> bool:
    """ "hand over two systems", "talked about two systems": there the word belongs to the verb."""
    word = match.group("bound").lower()
    if word not in ("over", "about", "around", "above", "under"):
        return True
    token = _token(sent, match.start("bound"), match.end("bound"))
    before = token.nbor(-1) if token.i > sent.start else None
    if word == "about" and before is not None and before.lower_ in words.group("cues", "heard_about"):
        return False  # "we already know about 33 wounded"
    if word == "over" and before is not None and before.lemma_ in words.group("verbs", "phrasal_over"):
        return False
    of_verb = word in ("about", "under") and token.dep_ == "prep" and token.head.pos_ == "VERB"
    return token.dep_ != "prt" and not of_verb


def _amount(figure: _Figure, sent: Span, last: Token, words: Words) -> Amount:
    if figure.unit == "?":
        figure = replace(figure, unit=currency_of(text_of(sent.doc), words) or "?")
    start, end = sent.start_char + figure.start, sent.start_char + figure.end
    tokens = [token.i for token in overlapping(sent, start, end)]
    thing = counted(last, words, after=tokens[-1], money=bool(figure.unit))
    measure = figure.unit == "?" or (not figure.unit and is_measure(sent, figure.end))
    return Amount(
        start, end, text_of(sent.doc)[start:end], _quantity(figure), tokens[0], tokens[-1] + 1,
        noun=thing.noun, noun_start=thing.start, noun_end=thing.end, measure=measure,
    )


def _quantity(figure: _Figure) -> Quantity:
    low, high = round(figure.low), round(figure.high)
    open_end = BOUNDS.get(figure.bound) if low == high else "about"
    unit = "" if figure.unit == "?" else figure.unit
    return Quantity(None if open_end == "high" else low, None if open_end == "low" else high, figure.bound, unit)


def _ordinals(sent: Span, words: Words) -> list[Amount]:
    found = []
    for number in ordinals(span_text(sent)):
        token = _token(sent, number.start, number.end)
        if excluded(sent, token, words, start=number.start, core=number.start, end=number.end, money=False):
            continue
        thing = counted(token, words, after=token.i, money=False)
        if not thing.noun:
            continue
        found.append(_flagged(sent, number.start, number.end, int(number.value), thing, ordinal=True))
    return found


def _articles(sent: Span, found: list[Amount], words: Words) -> list[Amount]:
    taken = {index for amount in found for index in range(amount.i, amount.j)}
    taken |= {amount.i - 1 for amount in found if not (amount.quantity.unit or amount.measure)}  # "another 19 tanks"
    return [
        _flagged(sent, token.idx - sent.start_char, end_of(token) - sent.start_char, 1, thing, article=True)
        for token, thing in articles(sent, words)
        if token.i not in taken
    ]


def _flagged(sent: Span, start: int, end: int, value: int, thing: Counted, **flags: bool) -> Amount:
    start, end = sent.start_char + start, sent.start_char + end
    tokens = [token.i for token in overlapping(sent, start, end)]
    return Amount(
        start, end, text_of(sent.doc)[start:end], Quantity(value, value), tokens[0], tokens[-1] + 1,
        noun=thing.noun, noun_start=thing.start, noun_end=thing.end, **flags,
    )


def _with_conversions(found: list[Amount], sent: Span) -> Iterator[Amount]:
    """Flags the same sum told again in another currency: in brackets, or after "or"."""
    previous: Amount | None = None
    for amount in found:
        if previous and amount.quantity.unit and previous.quantity.unit not in ("", amount.quantity.unit):
            between = text_of(sent.doc)[previous.end : amount.start].strip()
            again = _AGAIN.fullmatch(between) or (previous.converted and between in (";", ",", "/"))
            amount = replace(amount, converted=bool(again))
        if not amount.article:
            previous = amount
        yield amount
