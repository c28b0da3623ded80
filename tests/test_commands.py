"""The commands as a person runs them: what they write, what they leave alone, what they say, and their exit codes."""

import shutil

import pytest

from tests.projects import (
    BRIEF,
    DATED,
    DATED_SLUG,
    UNDATED,
    UNDATED_SLUG,
    by_hand,
    change,
    command,
    process,
    project,
    stamps,
    tree,
    write,
)

FINE, AT_FAULT, MISUSED, WAITING = 0, 1, 2, 3
COMMANDS = ("build", "check", "dismiss", "events", "new", "plan", "score", "serve")
LOADED = """
import sys
from generator.__main__ import main
code = max(main([name]) for name in ("plan", "check", "build"))
print(sorted(name for name in ("spacy", "thinc", "numpy", "trafilatura") if name in sys.modules), file=sys.stderr)
sys.exit(code)
"""
"""Runs three commands and tells which of the modules that read articles are loaded."""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """Two articles, built once with the real model; one of them is undated."""
    pytest.importorskip("spacy")
    root = project(tmp_path_factory.mktemp("drafted"), articles={"drones.txt": DATED, "talks.txt": UNDATED})
    done = command(root, "build")
    assert done.returncode == FINE, done.stderr
    return root


@pytest.fixture
def copy_of_drafted(drafted, tmp_path):
    return shutil.copytree(drafted, tmp_path / "copy")


@pytest.fixture
def root(tmp_path):
    """One article whose brief a hand wrote, so that nothing needs to be read."""
    return by_hand(tmp_path)


def brief_of(root, slug):
    return root / "content" / "briefs" / f"{slug}.yaml"


def _loaded(root):
    run = process(root, "-c", LOADED)
    _, told = run.communicate(timeout=60)
    return run.returncode, told.splitlines()[-1]


# --- How they are used ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_shows_an_example(root, name):
    done = command(root, name, "--help")
    assert done.returncode == FINE
    assert f"Example: python -m generator {name}" in " ".join(done.stdout.split())


@pytest.mark.parametrize("arguments", [(), ("bild",), ("build", "--ot", "x"), ("build", "--no-read", "--preview"), ("score",), ("serve", "--port", "many"), ("score", "nowhere")])
def test_a_wrong_use_has_its_own_exit_code_and_says_what_to_do(root, arguments):
    done = command(root, *arguments)
    assert done.returncode == MISUSED
    assert "--help" in done.stderr or "name one that holds gold briefs" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["build", "check", "plan", "serve"])
def test_outside_a_project_one_line_says_so(tmp_path, name):
    done = command(tmp_path, name)
    assert done.returncode == MISUSED
    assert done.stderr.count("\n") == 1
    assert "no site.yaml here; run the command in the folder of the project" in done.stderr
    assert tree(tmp_path) == {}


def test_a_project_is_named_from_elsewhere(root, tmp_path_factory):
    done = command(tmp_path_factory.mktemp("elsewhere"), "build", "--root", str(root), "--out", str(root / "public"))
    assert done.returncode == FINE, done.stderr
    assert (root / "public" / "index.html").is_file()
    assert not (root / "_site").exists()


def test_a_folder_of_someone_else_is_never_replaced(root):
    write(root / "public" / "thesis.txt", "mine")
    done = command(root, "build", "--out", "public")
    assert done.returncode == AT_FAULT
    assert "is not a folder that this program made" in done.stderr
    assert tree(root / "public") == {"thesis.txt": b"mine"}


# --- Nothing to read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_a_second_build_writes_nothing(root, cache):
    first = command(root, "build")
    assert first.returncode == FINE, first.stderr
    before = stamps(root)
    if cache == "lost":
        shutil.rmtree(root / ".cache")
    second = command(root, "build")
    assert second.returncode == FINE, second.stderr
    assert stamps(root) == before


def test_check_and_plan_write_nothing(root):
    before = stamps(root)
    assert command(root, "check").returncode == FINE
    assert command(root, "plan").returncode == FINE
    assert stamps(root) == before


def test_a_build_that_reads_nothing_never_loads_what_reads_articles(root):
    assert _loaded(root) == (FINE, "[]")


@pytest.mark.parametrize(("old", "new", "line", "told"), [
    ("killed: 2\n    injured", "killed: at lest 2\n    injured", 9, "at least 2"),
    ("attacker: Russia\n    places", "atacker: Russia\n    places", 7, "attacker"),
    ("killing two people", "killing few people", 12, "does not stand in seeds/drones.txt"),
    ("title: Drones hit Kharkiv", "title: 'Drones", 1, "quotation mark"),
])  # fmt: skip
def test_a_broken_brief_is_told_with_its_line_and_the_last_good_site_stays(root, old, new, line, told):
    assert command(root, "build").returncode == FINE
    before = tree(root / "_site")
    change(brief_of(root, DATED_SLUG), old, new)
    done = command(root, "build")
    assert done.returncode == AT_FAULT
    assert any(f"drones.yaml:{line}:" in fault and told in fault for fault in done.stderr.splitlines()), done.stderr
    assert tree(root / "_site") == before
    checked = command(root, "check")
    assert (checked.returncode, checked.stderr) == (AT_FAULT, done.stderr)


def test_check_marks_the_lines_of_a_pull_request(root):
    change(brief_of(root, DATED_SLUG), "killed: 2\n    injured", "killed: at lest 2\n    injured")
    done = command(root, "check", "--format", "github")
    assert done.returncode == AT_FAULT
    assert "::error file=content/briefs/drones.yaml,line=9," in done.stdout
    assert command(root, "build", "--format", "github").stdout == done.stdout.replace("1 briefs checked\n", "")


def test_a_preview_is_made_for_a_folder_and_shows_what_is_not_published(root):
    assert command(root, "build").returncode == FINE
    site = tree(root / "_site")
    change(brief_of(root, DATED_SLUG), "published:", "hide: true\npublished:")
    done = command(root, "build", "--preview", "--out", "preview", "--edit-links", "https://example.org/edit/briefs/1/{file}#L{line}")
    assert done.returncode == FINE, done.stderr
    page = (root / "preview" / "briefs" / DATED_SLUG / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/edit/briefs/1/content/briefs/drones.yaml#L1"' in page
    assert "<strong>Not published:</strong>" in page and 'href="../../talks/index.html"' in page
    assert ".pending" in (root / "preview" / "assets" / "preview.css").read_text(encoding="utf-8")
    assert tree(root / "_site") == site


def test_a_preview_is_never_taken_for_the_site(root):
    assert command(root, "build").returncode == FINE
    site = tree(root / "_site")
    assert command(root, "build", "--preview").returncode == FINE
    assert tree(root / "_site") != site
    assert command(root, "build").returncode == FINE
    assert tree(root / "_site") == site


def test_a_fault_of_the_settings_is_told_with_its_line(root):
    change(root / "site.yaml", "title: Ukraine Briefing", "titel: Ukraine Briefing")
    done = command(root, "build")
    assert done.returncode == AT_FAULT
    assert "site.yaml:" in done.stderr and "titel" in done.stderr
    assert not (root / "_site").exists()


def test_a_slip_in_a_template_is_told_with_its_line(root):
    write(root / "templates" / "404.html", "{% extends 'page.html' %}\n{% block main %}\n{% endblok %}\n")
    done = command(root, "build")
    assert done.returncode == AT_FAULT
    assert "templates/404.html:3: is no valid template: " in done.stderr
    assert not (root / "_site").exists()


# --- Articles that wait ---------------------------------------------------------------------------------------------


def test_plan_names_the_articles_that_wait(tmp_path):
    root = project(tmp_path, articles={"drones.txt": DATED, "talks.txt": UNDATED}, briefs={DATED_SLUG: BRIEF})
    done = command(root, "plan")
    assert (done.returncode, done.stdout) == (WAITING, "seeds/talks.txt\n")


def test_without_reading_a_new_article_fails_with_what_to_do(root):
    write(root / "seeds" / "talks.txt", UNDATED)
    done = command(root, "build", "--no-read")
    assert done.returncode == AT_FAULT
    assert "seeds/talks.txt: has no brief yet" in done.stderr
    assert "commit content/briefs/ and content/drafts/" in done.stderr
    assert not (root / "_site").exists()


def test_check_warns_of_an_article_without_a_brief(root):
    write(root / "seeds" / "talks.txt", UNDATED)
    done = command(root, "check", "--format", "github")
    assert done.returncode == FINE
    assert "::warning file=seeds/talks.txt::has no brief yet" in done.stdout


def test_articles_without_a_brief_can_be_left_out(root):
    write(root / "seeds" / "talks.txt", UNDATED)
    done = command(root, "build", "--skip-unread")
    assert done.returncode == FINE
    assert "seeds/talks.txt: warning: has no brief yet" in done.stderr
    assert (root / "_site" / "briefs" / DATED_SLUG / "index.html").is_file()
    assert not (root / "_site" / "briefs" / UNDATED_SLUG).exists() and not brief_of(root, UNDATED_SLUG).exists()
    assert command(root, "plan").returncode == WAITING, "they wait as before"


def test_where_the_reader_is_not_installed_one_line_says_what_to_do(root):
    write(root / "seeds" / "talks.txt", UNDATED)
    run = process(root, "-c", "import sys; sys.modules['spacy'] = None\nfrom generator.__main__ import main\nsys.exit(main(['build']))")
    _, told = run.communicate(timeout=60)
    assert run.returncode == AT_FAULT
    assert "seeds/talks.txt: cannot be read: spacy is not installed; run `make build`" in told
    assert "Traceback" not in told


def test_without_articles_a_site_is_built(tmp_path):
    done = command(project(tmp_path), "build")
    assert done.returncode == FINE, done.stderr
    assert (tmp_path / "_site" / "index.html").is_file()


# --- Articles that are read -----------------------------------------------------------------------------------------


@pytest.mark.needs_spacy
def test_every_article_gets_a_brief_and_a_page(drafted):
    for slug in (DATED_SLUG, UNDATED_SLUG):
        assert brief_of(drafted, slug).is_file()
        assert (drafted / "content" / "drafts" / f"{slug}.yaml").is_file()
        assert (drafted / "_site" / "briefs" / slug / "index.html").is_file()
    assert "killed: 2" in brief_of(drafted, DATED_SLUG).read_text(encoding="utf-8")
    assert command(drafted, "plan").returncode == FINE


@pytest.mark.needs_spacy
def test_a_build_for_a_pull_request_tells_what_was_drafted_of_what(copy_of_drafted):
    root = copy_of_drafted
    write(root / "seeds" / "more" / "drones, again.txt", DATED)
    write(root / "seeds" / "empty.txt", "")
    done = command(root, "build", "--format", "github")
    assert done.returncode == AT_FAULT, "one article is empty"
    lines = done.stdout.splitlines()
    assert "::notice file=content/briefs/more-drones-again.yaml::is drafted from seeds/more/drones, again.txt" in lines
    assert [line for line in lines if line.startswith("::error file=seeds/empty.txt::is empty")]


@pytest.mark.needs_spacy
def test_an_undated_article_is_dated_by_another_that_reports_the_same_statement(drafted):
    text = brief_of(drafted, UNDATED_SLUG).read_text(encoding="utf-8")
    assert "published: 2025-07-21\npublished_from: same statement in drones.txt\n" in text
    assert "date: 2025-07-23" in text


@pytest.mark.needs_spacy
def test_a_build_after_drafting_reads_and_writes_nothing(copy_of_drafted):
    before = stamps(copy_of_drafted)
    assert _loaded(copy_of_drafted) == (FINE, "[]")
    assert stamps(copy_of_drafted) == before


@pytest.mark.needs_spacy
def test_the_same_articles_give_the_same_bytes(drafted, tmp_path):
    again = project(tmp_path / "elsewhere", articles={"talks.txt": UNDATED, "drones.txt": DATED})
    run = process(again, "-m", "generator", "build", PYTHONHASHSEED="4711", TZ="Pacific/Auckland", LC_ALL="C")
    _, told = run.communicate(timeout=120)
    assert run.returncode == FINE, told
    for folder in ("content", "_site"):
        assert tree(again / folder) == tree(drafted / folder)


@pytest.mark.needs_spacy
def test_a_changed_article_is_read_anew_where_no_hand_touched_its_brief(copy_of_drafted):
    root = copy_of_drafted
    change(root / "seeds" / "drones.txt", "killing two people", "killing three people")
    assert command(root, "plan").stdout.splitlines()[0] == "seeds/drones.txt"
    assert command(root, "build").returncode == FINE
    assert "killed: 3" in brief_of(root, DATED_SLUG).read_text(encoding="utf-8")


@pytest.mark.needs_spacy
def test_an_edit_of_an_unchanged_article_is_kept_and_shown(copy_of_drafted):
    root = copy_of_drafted
    change(brief_of(root, DATED_SLUG), "title: Drones hit Kharkiv", "title: A title of ours")
    done = command(root, "build", "--no-read")
    assert done.returncode == FINE, done.stderr
    assert b"A title of ours" in (root / "_site" / "briefs" / DATED_SLUG / "index.html").read_bytes()


@pytest.mark.needs_spacy
def test_committed_briefs_are_rendered_also_where_the_program_is_newer(copy_of_drafted):
    root = copy_of_drafted
    draft = next((root / "content" / "drafts").glob("*.yaml"))
    text = draft.read_text(encoding="utf-8")
    known = next(line for line in text.splitlines() if line.strip().startswith("program"))
    draft.write_text(text.replace(known.split()[-1], "0" * 64), encoding="utf-8")
    assert command(root, "plan").returncode == WAITING
    done = command(root, "build", "--no-read")
    assert (done.returncode, (root / "_site" / "index.html").is_file()) == (FINE, True), done.stderr
