"""A brief that an editor works on, from build to build: what the commands change in it, and what they never change."""

import shutil

import pytest

from generator.lexicon.loading import read_lexicon
from tests.projects import DATED, DATED_SLUG, change, command, project, stamps, write

FINE, AT_FAULT, MISUSED = 0, 1, 2
pytestmark = pytest.mark.needs_spacy


@pytest.fixture(scope="module", autouse=True)
def tables_read_once():
    """Each build reads the tables of the lexicon twice, which would be half of the time here; they do not change."""
    known = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.project.read_lexicon", lambda texts: known.get("all") or known.setdefault("all", read_lexicon(texts)))
        yield


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """One article, built once with the real model."""
    pytest.importorskip("spacy")
    root = project(tmp_path_factory.mktemp("drafted"), articles={"drones.txt": DATED})
    assert command(root, "build").returncode == FINE
    return root


@pytest.fixture
def root(drafted, tmp_path):
    return shutil.copytree(drafted, tmp_path / "copy")


def brief(root, slug=DATED_SLUG):
    return root / "content" / "briefs" / f"{slug}.yaml"


def text(root, slug=DATED_SLUG):
    return brief(root, slug).read_text(encoding="utf-8")


def article(root, old, new):
    change(root / "seeds" / "drones.txt", old, new)


def built(root, code=FINE):
    done = command(root, "build")
    assert done.returncode == code, done.stderr
    return done


def test_a_changed_article_changes_what_no_hand_has_touched_and_nothing_else(root):
    change(brief(root), "title: Drones hit Kharkiv", "# shorter\ntitle: 'Kharkiv: drones'   # by the desk")
    before = text(root)
    article(root, "killing two people", "killing four people")
    built(root)
    after = before.replace("killing two people", "killing four people").replace("killed: 2", "killed: 4")
    assert text(root) == after


def test_a_second_build_writes_nothing(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    article(root, "killing two people", "killing four people")
    built(root)
    before = stamps(root)
    built(root)
    assert stamps(root) == before


def test_where_both_have_changed_a_value_the_editors_stands_and_the_other_is_told(root):
    change(brief(root), "    killed: 2\n    injured: 5\n    claims", "    killed: 2\n    injured: at least 5\n    by: editor\n    claims")
    article(root, "injuring five", "injuring nine")
    done = built(root)
    assert "    injured: at least 5\n" in text(root)
    line = text(root).splitlines().index("    injured: at least 5") + 1
    told = (f'content/briefs/drones.yaml:{line}:5: warning: injured: the program now reads "9", where "at least 5" stands; '
            "write it, or keep yours: python3 run.py dismiss drones")
    assert told in done.stderr
    assert told in command(root, "check").stderr

    assert command(root, "dismiss", "drones").stdout == "drones: 1 suggestion dismissed\n"
    assert "warning" not in command(root, "check").stderr
    assert "    injured: at least 5\n" in text(root)

    article(root, "injuring nine", "injuring ten")
    assert 'the program now reads "10"' in built(root).stderr


def test_a_suggestion_that_is_taken_is_told_no_more(root):
    change(brief(root), "    killed: 2\n    injured: 5\n    claims", "    killed: 2\n    injured: at least 5\n    by: editor\n    claims")
    article(root, "injuring five", "injuring nine")
    built(root)
    change(brief(root), "    injured: at least 5\n    by: editor\n", "    injured: 9\n")
    assert "warning" not in built(root).stderr


def test_a_record_that_the_editor_deleted_stays_deleted(root):
    whole = text(root)
    talks = whole[whole.index("talks:"):whole.index("attacks:")]
    write(brief(root), whole.replace(talks, "talks: []\n\n"))
    article(root, "on Wednesday, Ukrainian President", "on Wednesday, 23 July, Ukrainian President")
    built(root)
    assert "talks: []" in text(root)
    assert "killed: 2" in text(root)


def test_a_record_that_the_editor_added_stays_as_it_is(root):
    own = "  - id: ours\n    date: 2025-07-22   # seen by us\n    places: [Lviv]\n    damage: [a depot]\n    by: editor\n"
    change(brief(root), "attacks:\n", "attacks:\n" + own + "\n")
    article(root, "killing two people", "killing four people")
    built(root)
    assert own in text(root)
    assert "killed: 4" in text(root)


def test_a_record_that_is_no_longer_found_goes_unless_a_hand_has_touched_it(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    talks = "Ukraine and Russia will hold a new round of talks in Istanbul on Wednesday, Ukrainian President Volodymyr Zelensky said on Monday."
    article(root, talks, "The weather was fair.")
    built(root)
    assert "Istanbul" not in text(root)
    assert "title: A title of ours" in text(root)


def test_one_with_a_comment_is_kept_and_told(root):
    change(brief(root), "  - id: istanbul-2025-07-23\n", "  - id: istanbul-2025-07-23\n    # our correspondent was there\n    by: editor\n")
    talks = "Ukraine and Russia will hold a new round of talks in Istanbul on Wednesday, Ukrainian President Volodymyr Zelensky said on Monday."
    article(root, talks, "The weather was fair.")
    done = command(root, "build")
    assert "# our correspondent was there" in text(root)
    assert "the program no longer finds this record in the article; delete it, or keep yours" in done.stderr


def test_the_day_that_an_editor_writes_dates_the_weekdays(tmp_path):
    pytest.importorskip("spacy")
    root = project(tmp_path, articles={"drones.txt": DATED.partition("\n")[2]})
    assert "does not say when it was published" in built(root).stderr
    assert "published: null" in text(root)
    assert "date: 2025-07-22" not in text(root)
    change(brief(root), "published: null", "published: 2025-07-22   # from the paper")
    built(root)
    assert "published: 2025-07-22   # from the paper\npublished_from: the editor\n" in text(root)
    assert "    date: 2025-07-22\n" in text(root)
    before = stamps(root)
    built(root)
    assert stamps(root) == before


def test_a_renamed_article_finds_its_brief_again(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    (root / "seeds" / "drones.txt").rename(root / "seeds" / "kharkiv.txt")
    built(root)
    assert "title: A title of ours\n" in text(root)
    assert "article: seeds/kharkiv.txt\n" in text(root)
    assert [path.name for path in (root / "content" / "briefs").iterdir()] == ["drones.yaml"]


def test_a_renamed_brief_keeps_its_edits_and_finds_its_draft_again(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    brief(root).rename(brief(root, "night-in-kharkiv"))
    article(root, "killing two people", "killing four people")
    built(root)
    assert "title: A title of ours\n" in text(root, "night-in-kharkiv")
    assert "killed: 4" in text(root, "night-in-kharkiv")
    for folder in ("briefs", "drafts"):
        assert [path.name for path in (root / "content" / folder).iterdir()] == ["night-in-kharkiv.yaml"]


def test_a_brief_whose_article_has_vanished_is_kept_and_told(root):
    before = text(root)
    (root / "seeds" / "drones.txt").unlink()
    assert "seeds/drones.txt is gone: its quotes cannot be checked" in built(root).stderr
    assert text(root) == before


def test_a_brief_with_faults_is_left_alone_until_they_are_mended(root):
    change(brief(root), "    killed: 2\n", "    kiled: 2\n")
    article(root, "injuring five", "injuring nine")
    before = text(root)
    told = built(root, AT_FAULT).stderr
    assert "`kiled` is not a known key; write `killed`" in told
    assert "does not stand in seeds/drones.txt" in told  # at once with it
    assert text(root) == before
    change(brief(root), "    kiled: 2\n", "    killed: 2\n")
    built(root)
    assert "injured: 9" in text(root)


def test_a_value_that_no_remaining_quote_bears_out_is_not_taken(root):
    whole = text(root)
    claim = whole[whole.index("      - quote: Russia attacked Kharkiv"):whole.index("aid: []")]
    write(brief(root), whole.replace(claim, "\n").replace("    killed: 2\n    injured: 5\n    claims", "    claims"))
    article(root, "Drones hit Kharkiv", "Drones hit Kharkiv and Sumy")
    built(root)
    assert "killed" not in text(root)


def test_dismissing_what_does_not_exist_names_the_nearest(root):
    done = command(root, "dismiss", "drone")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        AT_FAULT, "content/briefs/drone.yaml: there is no such brief, or it has faults; write drones")


def test_new_values_in_a_checked_brief_are_told(root):
    change(brief(root), "review: draft", "review: checked")
    assert "since it was checked" not in built(root).stderr
    article(root, "injuring five", "injuring nine")
    assert "content/briefs/drones.yaml: warning: has new values since it was checked" in built(root).stderr
    assert "review: checked" in text(root)
    assert "injured: 9" in text(root)


def test_those_that_come_when_an_editor_gives_way_are_told_too(root):
    change(brief(root), "    injured: 5\n    claims", "    injured: at least 5  # by phone\n    by: editor\n    claims")
    article(root, "injuring five", "injuring nine")
    built(root)
    change(brief(root), "    injured: at least 5  # by phone\n    by: editor\n", "    injured: 5  # by phone\n")
    change(brief(root), "review: draft", "review: checked")
    done = built(root)
    assert "    injured: 9  # by phone\n" in text(root)
    line = text(root).splitlines().index("    injured: 9  # by phone") + 1
    assert f'content/briefs/drones.yaml:{line}: warning: injured: the program has written "9" beside "# by phone"; see that the comment still holds' in done.stderr
    assert "has new values since it was checked" in done.stderr


def test_a_day_that_is_taken_back_is_taken_back(root):
    before = text(root)
    change(brief(root), "published: 2025-07-22", "published: 2025-07-15")
    built(root)
    assert "date: 2025-07-15" in text(root)
    change(brief(root), "published: 2025-07-15", "published: 2025-07-22")
    built(root)
    assert text(root) == before
    assert "date: 2025-07-15" not in text(root)


def test_a_month_reckons_no_weekday(root):
    change(brief(root), "published: 2025-07-22", "published: 2025-07")
    built(root)
    assert "published: 2025-07\n" in text(root)
    assert "    date: 2025-07-22\n" in text(root)


def test_a_brief_with_another_ending_is_told_before_anything_is_written(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    brief(root).rename(brief(root).with_suffix(".yml"))
    before = stamps(root)
    assert "content/briefs/drones.yml: ends in .yml; rename it to drones.yaml" in built(root, AT_FAULT).stderr
    assert stamps(root) == before


def test_a_record_that_a_correction_names_stays(root):
    with open(brief(root), "a", encoding="utf-8") as file:
        file.write("\ncorrections:\n  - day: 2025-07-23\n    record: istanbul-2025-07-23\n    reason: We had the wrong day.\n")
    talks = "Ukraine and Russia will hold a new round of talks in Istanbul on Wednesday, Ukrainian President Volodymyr Zelensky said on Monday."
    article(root, talks, "The weather was fair.")
    article(root, "killing two people", "killing four people")
    done = command(root, "build")
    assert "the program no longer finds this record in the article" in done.stderr
    assert "id: istanbul-2025-07-23" in text(root)
    assert "killed: 4" in text(root)


def test_an_article_named_like_a_brief_of_the_editors_own_gets_its_own(root):
    command(root, "new", "brief", "foo")
    own = text(root, "foo")
    write(root / "seeds" / "foo.txt", DATED)
    built(root)
    assert text(root, "foo") == own
    assert "article: seeds/foo.txt" in text(root, "foo-2")


def test_a_new_article_does_not_take_over_the_brief_of_one_that_has_vanished(root):
    change(brief(root), "title: Drones hit Kharkiv", "title: A title of ours")
    before = text(root)
    (root / "seeds" / "drones.txt").unlink()
    write(root / "seeds" / "drones.md", "date: 2025-07-23\n\n# Norway gives tanks\n\nNorway will give Ukraine eight Leopard tanks, the Defence Ministry in Oslo said on Tuesday.\n")
    assert "seeds/drones.txt is gone" in built(root).stderr
    assert text(root) == before
    assert "article: seeds/drones.md" in text(root, "drones-2")


def test_a_slip_in_the_name_of_the_article_changes_no_other_brief(root):
    write(root / "seeds" / "aaa.txt", DATED.replace("Kharkiv", "Sumy"))
    built(root)
    other = text(root)
    change(brief(root, "aaa"), "article: seeds/aaa.txt", "article: seeds/drones.txt")
    before = text(root, "aaa")
    command(root, "build")
    assert (text(root, "aaa"), text(root)) == (before, other)


def test_dismissing_in_a_renamed_brief_leaves_no_draft_behind(root):
    change(brief(root), "    injured: 5\n    claims", "    injured: at least 5\n    by: editor\n    claims")
    article(root, "injuring five", "injuring nine")
    built(root)
    brief(root).rename(brief(root, "night"))
    assert command(root, "dismiss", "night").stdout == "night: 1 suggestion dismissed\n"
    assert [path.name for path in (root / "content" / "drafts").iterdir()] == ["night.yaml"]
