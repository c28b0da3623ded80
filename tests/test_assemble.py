"""Findings become a brief: its title, its address, its quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.briefs.assemble import brief_of, slug_of, title_of
from generator.model import Article, Finding, Findings, KeyPoint, Paragraph, PositionFinding, Quantity

TEXT = "KYIV: Two people were killed in Kharkiv,\nthe mayor said. Russia demanded talks."


def article(**more) -> Article:
    return Article("seeds/2025/A b.txt", "0" * 64, TEXT, (Paragraph(TEXT, 0, "story"),), **more)


def killed(sentence: int = 0) -> Finding:
    return Finding("attacks", {"attacker": "Russia", "places": ("Kharkiv",), "killed": Quantity(2, 2)}, 6, 56, sentence, "mayor")


def test_the_address_is_the_file_name_with_its_folders():
    assert slug_of("seeds/2025/A b.txt") == "2025-a-b"
    assert slug_of("seeds/000_5df9.txt") == "000-5df9"


def test_a_headline_is_the_title_and_a_lead_stands_in_for_it():
    findings = Findings(facts=(killed(),), key_points=((0, 56),))
    assert brief_of(article(headline="Two killed"), findings).title == "Two killed"
    assert brief_of(article(), findings).title == "Two people were killed in Kharkiv, the mayor said"


def test_a_long_lead_is_cut_at_a_clause():
    lead = ("The defence ministers of fifty countries met to speak about air defence, while the fighting in the east went on for another day "
            "and the mayor asked for generators.")
    title = title_of(lead, (KeyPoint(lead, lead),))
    assert title == "The defence ministers of fifty countries met to speak about air defence"


def test_a_claim_that_says_less_in_the_same_words_of_the_same_speaker_is_told_once():
    less = replace(killed(), fields={"attacker": "Russia", "places": ("Kharkiv",)}, link="same")
    records = brief_of(article(), Findings(facts=(killed(), less, replace(less, said_by="governor"), replace(less, stance="denies")))).records
    assert [(c.said_by, c.stance, "killed" in c.fields) for r in records for c in r.claims] == [
        ("mayor", "states", True), ("governor", "states", False), ("mayor", "denies", False)]


def test_a_quote_is_letter_by_letter_but_for_line_breaks():
    record = brief_of(article(), Findings(facts=(killed(),))).records[0]
    assert record.claims[0].quote == "Two people were killed in Kharkiv, the mayor said."
    assert record.claims[0].said_by == "mayor"
    assert record.fields["killed"] == Quantity(2, 2)


@pytest.mark.parametrize(("text", "start", "quote"), [
    ("“We will send them,” he said.", 1, "“We will send them,” he said."),
    ("“We will send them.", 1, "We will send them."),
    ("“We will send “more” of them.", 1, "We will send “more” of them."),
    ('He spoke. "We will send them," he said.', 11, '"We will send them," he said.'),
    ('"We will send "more" of them.', 1, 'We will send "more" of them.'),
    ("We will send them;", 0, "We will send them"),
])
def test_a_quote_has_both_its_quotation_marks_or_none(text, start, quote):
    told = Finding("aid", {"donor": ("Norway",), "item": "missiles", "status": "pledged"}, start, len(text), 0, "minister")
    brief = brief_of(Article("seeds/a.txt", "0" * 64, text, (Paragraph(text, 0, "story"),)), Findings(facts=(told,)))
    assert brief.records[0].claims[0].quote == quote


def test_a_key_point_loses_its_dateline_and_its_quote_keeps_it():
    point = brief_of(article(), Findings(key_points=((0, 56),))).key_points[0]
    assert (point.text, point.quote) == (
        "Two people were killed in Kharkiv, the mayor said.", "KYIV: Two people were killed in Kharkiv, the mayor said.")


def test_records_keep_the_ids_of_the_brief_before():
    first = brief_of(article(), Findings(facts=(killed(),)))
    again = brief_of(article(published="2025-07-22"), Findings(facts=(killed(),)), previous=first)
    assert [r.id for r in again.records] == [r.id for r in first.records]


def test_a_position_has_its_sentence():
    found = PositionFinding("Russia", "demanded talks", 57, 79)
    assert brief_of(article(), Findings(positions=(found,))).positions[0].quote == "Russia demanded talks."
