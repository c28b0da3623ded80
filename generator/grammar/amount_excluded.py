"""Numbers that count nothing: names and designations, dates and hours, ages, percentages, "no one"; and measures."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from generator.grammar.day_words import wordings
from generator.grammar.texts import end_of, span_text
from generator.grammar.words import Words

_BEFORE = re.compile(
    r"(?i:(?:[a-z\d]+[-–/.:×]|\dx|#|\+|\b(?:group|quarter|third|half|ages?) of\s|\bno\s|\bone in\s"
    r"|\baged? (?:between )?(?:\d+(?:, | and |, and | to |-))*)$)"
)
_AFTER = re.compile(
    r"(?i:\s?[×x]\s?\d|\s?%|\s?(?:percent|per cent|pc\b|percentage)|[:.]\d|/|-(?!million|billion)[a-z]"
    r"|\s?(?:a\.?m\.?|p\.?m\.?)\b|\s?o[’']clock|\s(?:GMT|UTC|hours|hrs)\b|[\s-]year"
    r"|\sin\s(?:two|three|four|five|six|ten|\d+)\s\w+s\b|\s(?:thirds?|quarters?|fifths?|tenths?)\b|\s\w+s?[\s-]old\b)"
)
_PHONE = re.compile(r"\+?\d+(?:[ ()-]+\d+){3,}")
_MEASURE = re.compile(
    r"(?i:[\s-]?(?:k?m|cm|mm|kg|km/h|mph|kph|g|kW|MW|GW|kWh|MWh|GWh|kV|ha|lbs?|ft)\b(?!-\d)"
    r"|[\s-](?:square|cubic|nautical|degrees?|(?:kilo|centi|milli)?met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?"
    r"|kilograms?|kilos?|grams?|tons?|tonnes?|pounds|lit(?:er|re)s?|barrels?|gallons?|(?:mega|giga|kilo)watts?\S*"
    r"|hectares?|acres?|knots|times|points?|decibels?|bcm|calib(?:er|re))\b)"
)


def is_measure(sent: Span, end: int) -> bool:
    """Whether a unit of measure follows."""
    return bool(_MEASURE.match(span_text(sent), end))


def excluded(sent: Span, token: Token, words: Words, *, start: int, core: int, end: int, money: bool) -> bool:
    """Whether a number at characters core:end of the sentence, begun at `start`, states no quantity."""
    text = span_text(sent)
    if _AFTER.match(text, end) and not money:
        return True
    if money:
        return False
    if _in_time(text, start, end) or _BEFORE.search(text[:start]):
        return True
    if any(match.start() <= core < match.end() for match in _PHONE.finditer(text)):
        return True
    return _is_pronoun(token) or _is_name(sent, token, start, words) or _is_age(sent, token) or _is_year(text[core:end], token)


def _in_time(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a date or a span of time."""
    return any(wording.start < end and start < wording.end for wording in wordings(text))


def _is_name(sent: Span, token: Token, start: int, words: Words) -> bool:
    """ "Article 5", "Day 1,245", "Type 2 tanks": a number behind the word that it belongs to."""
    before = [other for other in sent if end_of(other) <= sent.start_char + start]
    if not before:
        return False
    last = before[-1]
    if last.lower_ in words.group("cues", "named_by_number"):
        return True
    if last.is_title and last.lower_.removesuffix("s") in words.group("attacks", "kill_verbs", "injure_verbs"):
        return False  # "Drone Strike Kills 3, Injures 35"
    if last.ent_type_ == "GPE":
        return False  # "to give Ukraine eight tanks", which the parse takes for a name
    if last.pos_ == "PROPN" and last.dep_ in ("compound", "nmod") and last.head.i == token.head.i > token.i:
        return True
    return token.dep_ == "nummod" and token.head.i == last.i and last.pos_ in ("NOUN", "PROPN")


def _is_age(sent: Span, token: Token) -> bool:
    """ "Anna, 45, said"."""
    doc, i = sent.doc, token.i
    if not (token.is_digit and len(token) <= 2 and sent.start + 1 < i < sent.end - 1):
        return False
    return doc[i - 1].text == "," and doc[i + 1].text == "," and doc[i - 2].tag_ in ("NN", "NNP")


def _is_year(text: str, token: Token) -> bool:
    """ "the 2022 invasion": four digits like a year, which neither a plural noun nor a calibre follows."""
    if token.i + 1 < len(token.doc) and re.match(r"\d+\s?mm\b", token.nbor().text + token.nbor().whitespace_ + token.doc[token.i + 2:token.i + 3].text):
        return False
    return bool(re.fullmatch(r"(?:19|20)\d\d", text)) and token.head.tag_ not in ("NNS", "NNPS")


def _is_pronoun(token: Token) -> bool:
    """ "no one", "one of the leaders", "a later one", "one another"."""
    if token.lower_ != "one":
        return False
    doc, i = token.doc, token.i
    before = doc[i - 1].lower_ if i > token.sent.start else ""
    after = doc[i + 1].lower_ if i + 1 < token.sent.end else ""
    if before in ("no", "any", "every", "each", "another", "the", "this", "that") or token.tag_ == "PRP":
        return True
    if after == "of":
        return not any(other.pos_ == "NUM" for other in doc[i + 2 : i + 4])
    return after == "another" or any(child.dep_ in ("det", "amod") and child.i < i for child in token.children)
