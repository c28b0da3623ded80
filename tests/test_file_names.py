"""Names of files that cannot be addresses: each is told with its cure, and costs nothing but the build."""

from datetime import UTC, datetime

import pytest

from generator import workflow
from generator.fault_lines import plain
from generator.file_names import article_name_faults, brief_name_faults, published_name_faults
from tests.projects import BRIEF, DATED_SLUG, by_hand, command, tree, write

NOW = datetime(2025, 7, 22, tzinfo=UTC)
ALPHABET = "it must begin with a letter or digit and have only those, without accents, and . - _"


@pytest.mark.parametrize(("name", "because", "better"), [
    ("Kyiv: the night", "it has a :", "kyiv-the-night"), ("why?", "it has a ?", "why"), ('a"b', 'it has a "', "a-b"), ("a*", "it has a *", "a"),
    ("<b>", "it has a <", "b"), ("a|b", "it has a |", "a-b"), ("a\\b", "it has a \\", "a-b"), ("no#1", "it has a #", "no-1"),
    ("50%", "it has a %", "50"), ("night.", "it ends with a full stop or a space", "night"), ("con", "Windows keeps that name for itself", "con-1"),
    ("Lpt1.july", "Windows keeps that name for itself", "lpt1-july"), ("Lücke", ALPHABET, "lucke"), ("two words", ALPHABET, "two-words"),
    ("_a", ALPHABET, "a"), ("–", ALPHABET, "unnamed"),
])
def test_a_brief_whose_name_is_no_address(name, because, better):
    assert [plain(fault) for fault in brief_name_faults([name, "fine"])] == [
        f'content/briefs/{name}.yaml: the file name "{name}" cannot be an address: {because}; rename the file to {better}.yaml']


@pytest.mark.parametrize("name", ["a", "2025-07-21_Kyiv.night", "console", "aux-1"])
def test_a_name_that_is_an_address(name):
    assert not [*brief_name_faults([name]), *published_name_faults([f"content/pages/{name}.md"]), *article_name_faults([f"seeds/{name}.txt"])]


def test_the_page_of_a_brief_has_one_name_everywhere():
    told = [plain(fault) for fault in brief_name_faults(["kyiv", "Kyiv", "july/kyiv"])]
    assert told == ["content/briefs/july/kyiv.yaml: is in a folder below content/briefs/; move it to content/briefs/kyiv.yaml",
                    "content/briefs/kyiv.yaml: is the same name as content/briefs/Kyiv.yaml on Windows and on a Mac; rename one of them"]


@pytest.mark.parametrize(("path", "name", "better"), [
    ("content/pages/who?.md", "who?.md", "who.md"), ("content/pages/nul.md", "nul.md", "nul-1.md"), ("templates/assets/a:b/logo.svg", "a:b", "a-b"),
    ("templates/assets/50%.svg", "50%.svg", "50.svg"),
])
def test_a_page_or_an_asset_whose_name_is_no_address(path, name, better):
    (fault,) = published_name_faults([path, "content/pages/über uns.md"])
    assert (fault.level, fault.file, fault.cure) == ("error", path, f"rename it to {better}") and f'"{name}"' in fault.what


def test_an_article_that_windows_cannot_hold_is_a_warning():
    (fault,) = article_name_faults(["seeds/Kyiv: the night.txt", "seeds/50% #1.txt"])
    assert plain(fault) == ('seeds/Kyiv: the night.txt: warning: the name "Kyiv: the night.txt" keeps the repository from being checked out on '
                            "Windows: it has a :; rename it to kyiv-the-night.txt")


def test_a_misnamed_brief_keeps_its_article_and_nothing_is_built(tmp_path):
    root = by_hand(tmp_path)
    (root / "content" / "briefs" / f"{DATED_SLUG}.yaml").rename(root / "content" / "briefs" / "what?.yaml")
    write(root / "content" / "pages" / "a:b.md", "# A page\n")
    before = tree(root / "content")
    done = command(root, "build", "--preview", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "::error file=content/briefs/what?.yaml::the file name \"what?\" cannot be an address: it has a ?; rename the file to what.yaml",
        "::error file=content/pages/a%3Ab.md::the name \"a:b.md\" cannot be an address: it has a :; rename it to a-b.md"]
    assert tree(root / "content") == before and not (root / "_site").exists(), "no second brief is drafted of the article"


def test_two_briefs_never_take_one_address(tmp_path):
    root = by_hand(tmp_path)
    write(root / "content" / "briefs" / "july" / f"{DATED_SLUG}.yaml", BRIEF)
    site, outcome = workflow.made(root, now=NOW, reads=False)
    assert site is None and [fault.file for fault in outcome.faults] == [f"content/briefs/july/{DATED_SLUG}.yaml"]
