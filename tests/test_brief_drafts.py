"""Drafts: what the machine last wrote can be read back, and decides whether an article is read anew."""

from dataclasses import replace

import pytest

from generator.briefs.drafts import Draft, digest, read_draft, standing, write_draft
from generator.briefs.writing import write_brief
from generator.model import Brief, KeyPoint, Statement

BRIEF = Brief("talks", "Talks in Istanbul", "seeds/talks.txt", "2025-07-21", key_points=(KeyPoint("Text.", "a\n---\nb"),))
TEXT = write_brief(BRIEF, schema="x")
SAID = (Statement("Volodymyr Zelensky", "monday", "2025-07-21", "Istanbul", "wednesday"), Statement("NO", "monday", None, "", "friday"))
NEWER = Brief("talks", "Talks in Ankara", "seeds/talks.txt", "2025-07-21")
DRAFT = Draft(BRIEF, "a" * 64, "1" * 64, digest(TEXT), SAID)
WRITTEN = write_draft(DRAFT)


@pytest.mark.parametrize("draft", [DRAFT, replace(DRAFT, reading=NEWER), replace(DRAFT, statements=())])
def test_a_draft_that_is_written_is_read_as_itself(draft):
    assert read_draft("content/drafts/talks.yaml", write_draft(draft)) == (draft, ())


def test_a_reading_that_is_the_base_is_not_written_twice():
    assert write_draft(replace(DRAFT, reading=BRIEF)) == WRITTEN


@pytest.mark.parametrize(
    "text", ["", TEXT, WRITTEN.replace("article_digest", "article"), WRITTEN.replace("said_on", "said"), WRITTEN.replace("title:", "titel:")]
)
def test_what_is_no_draft_is_told_and_as_good_as_missing(text):
    draft, faults = read_draft("content/drafts/talks.yaml", text)
    assert draft is None
    assert faults[-1].what == "this is no draft of the program"


@pytest.mark.parametrize(
    ("text", "article", "program", "decision"),
    [
        (TEXT, "a", "1", "keep"),
        (TEXT.replace("Talks in", "Peace talks in"), "a", "1", "keep"),
        (TEXT.replace("\n", "\r\n"), "b", "1", "read"),
        ("\ufeff" + TEXT, "a", "2", "read"),
        (TEXT.replace("Talks in", "Peace talks in"), "b", "1", "read"),
        (TEXT + "# seen\n", "a", "2", "read"),
        (None, "a", "1", "read"),
    ],
)
def test_an_article_is_read_anew_when_it_or_the_program_has_changed(text, article, program, decision):
    draft, _ = read_draft("content/drafts/talks.yaml", WRITTEN)
    assert standing(draft, text, article_digest=article * 64, program_digest=program * 64) == decision


def test_a_brief_without_a_draft_belongs_to_the_hand():
    assert standing(None, TEXT, article_digest="a", program_digest="1") == "hand"
    assert standing(None, None, article_digest="a", program_digest="1") == "read"
