"""What a new reading does to the files in content/, without a language model: the reading is made up, or waits in the draft."""

import dataclasses
from types import SimpleNamespace

import pytest

from generator import files, redrafting
from generator.briefs import updating
from generator.briefs.called import called
from generator.briefs.drafts import THE_EDITOR, Draft, digest, read_draft, write_draft
from generator.briefs.reading import read_brief
from generator.briefs.writing import write_brief
from generator.lexicon.loading import read_lexicon
from generator.model import Country, Fault, Lexicon, Statement
from generator.project import PACKAGE, gather
from tests.projects import BRIEF, DATED_SLUG, by_hand, change, stamps, write

NAMES = called(Lexicon((), (), (Country("Russia", demonyms=("Russian",)),), (), (), {}))
FOUR = [("Russia attacked", "Russian forces attacked"), ("killing two", "killing four"), ("killed: 2", "killed: 4")]
FILE = f"content/briefs/{DATED_SLUG}.yaml"
SAID = (Statement("the mayor", "monday", "2025-07-21", "Kharkiv", "tuesday"),)


@pytest.fixture(scope="module", autouse=True)
def tables_read_once():
    tables, _ = files.read_tree(PACKAGE / "lexicon", suffixes=(".yaml", ".tsv"))
    lexicon = read_lexicon({name: data.decode("utf-8") for name, data in tables.items()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.project.read_lexicon", lambda texts: lexicon)
        yield


def said(text, *swaps, slug=DATED_SLUG):
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    read, _ = read_brief(f"content/briefs/{slug}.yaml", text)
    assert read is not None
    return read


def begun(folder, *, mine=(), base=(), reading=None, slug=DATED_SLUG, published_from=None):
    """A project whose draft holds a base and, where one is given, a reading that waits; `mine` is what its editor has changed."""
    root = by_hand(folder)
    for old, new in mine:
        change(root / FILE, old, new)
    waits = None if reading is None else dataclasses.replace(said(BRIEF, *reading), published_from=published_from)
    draft = Draft(said(BRIEF, *base), "a", "b", digest(BRIEF), SAID, waits)
    write(root / "content" / "drafts" / f"{slug}.yaml", write_draft(draft))
    return root


def content_of(root):
    content, faults = gather(root)
    assert not [fault for fault in faults if fault.level == "error"]
    return content


def with_four(text):
    for old, new in FOUR:
        text = text.replace(old, new)
    return text


def text(root):
    return (root / FILE).read_text(encoding="utf-8")


def draft(root, slug=DATED_SLUG):
    return read_draft(f"content/drafts/{DATED_SLUG}.yaml", (root / "content" / "drafts" / f"{slug}.yaml").read_text(encoding="utf-8"))[0]


def result(*swaps):
    return SimpleNamespace(path="seeds/drones.txt", brief=said(BRIEF, *swaps, slug="another-name"), digest="c", statements=SAID)


# --- A reading that waits -------------------------------------------------------------------------------------------


def test_where_the_editor_has_given_way_the_reading_is_written(tmp_path):
    root = begun(tmp_path, mine=[("title: Drones hit", "title: Night over")], reading=FOUR)
    content = content_of(root)
    assert redrafting.is_pending(content)
    assert redrafting.merge_pending(content, NAMES) == ()
    assert text(root) == with_four(BRIEF.replace("Drones hit", "Night over"))
    assert (draft(root).brief, draft(root).reading) == (said(BRIEF, *FOUR), None)
    assert (draft(root).article_digest, draft(root).program_digest, draft(root).statements) == ("a", "b", SAID)
    again = content_of(root)
    assert not redrafting.is_pending(again)
    assert redrafting.merge_pending(again, NAMES) is None


def test_where_nothing_can_be_taken_no_file_is_written(tmp_path):
    root = begun(tmp_path, mine=[("title: Drones hit", "title: Night over")], reading=[("title: Drones hit", "title: Bombs over")])
    before = stamps(root)
    assert redrafting.merge_pending(content_of(root), NAMES) is None
    assert stamps(root) == before


def test_what_was_deleted_is_remembered_in_its_present_words(tmp_path):
    points = "key_points:\n  - text: It was a long night.\n    quote: It was a long night in Kharkiv.\nattacks:\n"
    longer = [("attacks:\n", points), ("It was a long night.", "A long night.")]
    root = begun(tmp_path, base=[("attacks:\n", points)], reading=longer)
    assert redrafting.merge_pending(content_of(root), NAMES) == ()
    assert text(root) == BRIEF
    assert draft(root).brief == said(BRIEF, *longer)


@pytest.mark.parametrize("mine", [[("title: Drones", "titel: Drones")], [("published: 2025-07-22", "published: 2025-07-15")]])
def test_one_that_has_faults_or_another_day_waits(tmp_path, mine):
    root = begun(tmp_path, mine=mine, reading=FOUR, published_from=THE_EDITOR)
    assert not redrafting.is_pending(gather(root)[0])


def test_new_values_are_told_to_those_who_have_checked_or_commented(tmp_path):
    root = begun(tmp_path, mine=[("title: Drones", "review: checked\ntitle: Drones"), ("    killed: 2\n    injured", "    killed: 2  # by phone\n    injured")], reading=FOUR)
    assert redrafting.merge_pending(content_of(root), NAMES) == (
        Fault(FILE, 'killed: the program has written "4" beside "# by phone"', "see that the comment still holds", 10, None, "warning"),
        Fault(FILE, "has new values since it was checked: its article, or how it is read, has changed",
              "compare them with the article, as `git diff` shows them", level="warning"),
    )  # fmt: skip


def test_one_that_was_checked_and_gets_nothing_new_is_not_told(tmp_path):
    root = begun(tmp_path, mine=[("title: Drones", "review: checked\ntitle: Our drones")], reading=[("title: Drones", "title: Bombs")])
    before = text(root)
    assert redrafting.dismissed(content_of(root), DATED_SLUG, NAMES) == 1
    assert text(root) == before


# --- Suggestions ----------------------------------------------------------------------------------------------------

AT_LEAST = [("    killed: 2\n    injured", "    killed: at least 2\n    by: editor\n    injured")]


def test_each_suggestion_is_told_at_its_place(tmp_path):
    content = content_of(begun(tmp_path, mine=AT_LEAST, reading=FOUR))
    done = redrafting.merged_now(content, NAMES)[DATED_SLUG]
    assert list(redrafting.suggestion_faults(content, DATED_SLUG, done)) == [
        Fault(FILE, 'killed: the program now reads "4", where "at least 2" stands', f"write it, or keep yours: python3 run.py dismiss {DATED_SLUG}", 9, 5, "warning"),
    ]  # fmt: skip


def test_dismissing_counts_what_is_told_no_more(tmp_path):
    root = begun(tmp_path, mine=AT_LEAST, reading=FOUR)
    assert redrafting.dismissed(content_of(root), "another", NAMES) == 0
    assert redrafting.dismissed(content_of(root), DATED_SLUG, NAMES) == 1
    assert redrafting.dismissed(content_of(root), DATED_SLUG, NAMES) == 0
    assert "    killed: at least 2\n" in text(root)


def test_what_cannot_be_written_is_told_and_changes_nothing(tmp_path, monkeypatch):
    root = begun(tmp_path, mine=[*AT_LEAST, ("seeds/drones.txt\n", "seeds/drones.txt\nnote: ours\n")], reading=FOUR)
    before, base = text(root), draft(root).brief
    monkeypatch.setattr(updating, "patched", lambda text, changes: text)
    content = content_of(root)
    done = redrafting.merged_now(content, NAMES)[DATED_SLUG]
    assert next(redrafting.suggestion_faults(content, DATED_SLUG, done)) == Fault(
        FILE, "what the program reads anew cannot be written into this brief: it would say something else",
        "it stays as it is; change that line, and build again", level="warning",
    )  # fmt: skip
    assert redrafting.dismissed(content, DATED_SLUG, NAMES) == 0
    assert (text(root), draft(root).brief) == (before, base)


# --- A new reading --------------------------------------------------------------------------------------------------


def test_a_brief_that_no_hand_has_touched_is_written_whole(tmp_path):
    root = begun(tmp_path)
    change(root / FILE, "published: 2025-07-22\n", "published: 2025-07-22\r\n")
    write(root / FILE, "\ufeff" + text(root))  # line breaks and a mark at the start are no edit
    assert redrafting.save_reading(content_of(root), result(*FOUR), NAMES) == ()
    written = write_brief(said(BRIEF, *FOUR), schema="../../schema/brief.schema.json")
    assert text(root) == written
    assert draft(root) == Draft(said(BRIEF, *FOUR), "c", content_of(root).program, digest(written), SAID)


def test_a_new_article_gets_a_brief_and_a_draft(tmp_path):
    root = begun(tmp_path)
    for name in ("briefs", "drafts"):
        (root / "content" / name / f"{DATED_SLUG}.yaml").unlink()
    assert redrafting.save_reading(content_of(root), result(), NAMES) == ()
    assert said(text(root)) == draft(root).brief == said(BRIEF)


def test_any_other_is_merged_and_what_waits_is_kept_in_the_draft(tmp_path):
    root = begun(tmp_path, mine=AT_LEAST)
    before = draft(root).brief_digest
    assert redrafting.save_reading(content_of(root), result(*FOUR), NAMES) == ()
    assert text(root) == with_four(BRIEF.replace(*AT_LEAST[0]))
    kept = draft(root)
    assert (kept.brief.records[0].fields["killed"].low, kept.reading) == (2, said(BRIEF, *FOUR))
    assert (kept.article_digest, kept.program_digest, kept.brief_digest) == ("c", content_of(root).program, before)


def test_one_that_follows_the_reading_leaves_nothing_waiting(tmp_path):
    root = begun(tmp_path, mine=[("title: Drones hit", "title: Night over")])
    assert redrafting.save_reading(content_of(root), result(*FOUR), NAMES) == ()
    assert text(root) == with_four(BRIEF.replace("Drones hit", "Night over"))
    assert (draft(root).brief, draft(root).reading, draft(root).statements) == (said(BRIEF, *FOUR), None, SAID)


def test_the_draft_of_a_renamed_brief_gets_its_name(tmp_path):
    root = begun(tmp_path, slug="old-name")
    content = content_of(root)
    redrafting.move_drafts(content)
    assert [path.name for path in (root / "content" / "drafts").iterdir()] == [f"{DATED_SLUG}.yaml"]
    assert draft(root).statements == SAID
