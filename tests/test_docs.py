"""The documents: their links and pictures lead somewhere, the lesson gives what it says, the reference names every key."""

import re
import shutil
import struct
from itertools import accumulate

import pytest

from generator import strict_yaml
from generator.briefs import keys
from generator.briefs.reading import read_brief
from generator.model import CHOICES, DESKS, FIELDS
from tests.lesson import PAGE, ROOT, SLUG, edited, edits
from tests.projects import command, project, write

DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "evaluation" / "README.md"))
PICTURES = ROOT / "docs" / "pictures"
LARGEST, WIDEST = 150_000, 1200
"""Bytes and pixels of a picture: it is read on a phone too."""
BRIEF = f"content/briefs/{SLUG}.yaml"
FORMAT = (ROOT / "docs" / "brief-format.md").read_text("utf-8")


def text(document):
    return (ROOT / document).read_text("utf-8")


def prose(document):
    """Without blocks of code."""
    return re.sub(r"^ *```.*?^ *```$", "", text(document), flags=re.MULTILINE | re.DOTALL)


def anchors(document):
    """The anchors that GitHub gives the headings."""
    headings = re.findall(r"^#+ (.*)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def pictures(document):
    """(what it shows in words, its file) of each; a width keeps the letters in it as large as those of the page."""
    assert not re.search(r"!\[", prose(document)), f"{document} shows a picture without a width"
    tags = re.findall(r"<img [^>]*>", prose(document))
    assert [tag for tag in tags if ' width="600"' not in tag] == []
    return [(re.search(r' alt="([^"]*)"', tag)[1], re.search(r' src="([^"]*)"', tag)[1]) for tag in tags]


# --- Links and pictures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(document):
    for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(document))):
        file, _, anchor = link.partition("#")
        if re.match(r"https?://", file):
            continue
        target = (ROOT / document).parent / file if file else ROOT / document
        assert target.exists(), f"{document} leads to {link}"
        assert not anchor or anchor in anchors(target.resolve().relative_to(ROOT).as_posix()), f"{document} leads to {link}"


def test_every_picture_is_there_says_what_is_to_be_seen_and_is_used():
    shown = [(document, alt, link) for document in DOCUMENTS for alt, link in pictures(document)]
    assert shown
    for document, alt, link in shown:
        assert (ROOT / document).parent.joinpath(link).is_file(), f"{document} shows {link}"
        assert len(alt.split()) >= 10, f"{document}: {link} has no words for those who cannot see it"
    used = {(ROOT / document).parent.joinpath(link).resolve() for document, _, link in shown}
    assert set(PICTURES.iterdir()) == {path for path in used if path.parent == PICTURES}


@pytest.mark.parametrize("picture", sorted(PICTURES.iterdir()), ids=lambda path: path.name)
def test_a_picture_is_light_and_fits_a_page(picture):
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(data) < LARGEST
    assert struct.unpack(">I", data[16:20])[0] <= WIDEST


# --- The lesson -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drafted():
    return text(BRIEF)


@pytest.fixture
def root(tmp_path):
    """The project with its articles and briefs."""
    root = project(tmp_path / "project")
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    return root


def test_after_each_step_the_brief_is_without_fault(root, drafted):
    steps = list(accumulate(edits(), edited, initial=drafted))
    assert len(steps) == 6
    for step in steps:
        write(root / BRIEF, step)
        done = command(root, "check")
        assert (done.returncode, [line for line in done.stderr.splitlines() if SLUG in line and "drafted" not in line]) == (0, [])


def test_the_steps_do_what_they_say(drafted):
    before, _ = read_brief(BRIEF, drafted)
    after, _ = read_brief(BRIEF, list(accumulate(edits(), edited, initial=drafted))[-1])
    was, now = ({record.id: record for record in brief.records} for brief in (before, after))
    attack, talks = "moscow-nizhny-novgorod-2025-07-21", "istanbul-2025-07-23"
    assert "intercepted" not in was[attack].claims[1].fields
    assert now[attack].claims[1].fields["intercepted"].low == 15
    assert now[attack].fields == was[attack].fields
    assert (len(was[talks].claims), len(now[talks].claims)) == (5, 6)
    assert now[talks].claims[-1].said_by is None
    assert now[talks].note.startswith("Russia had not confirmed")
    assert [name for name, record in now.items() if record.hide] == ["germany-united-kingdom-29"]
    assert (after.review, after.checked_by, after.checked_on) == ("checked", "the desk", "2025-07-23")
    assert set(now) == set(was)


def test_the_slip_is_told_as_the_lesson_has_it(root, drafted):
    lesson = list(accumulate(edits(), edited, initial=drafted))[-1]
    write(root / BRIEF, lesson.replace("killed: at least 1", "killed: at lest 1"))
    told = next(line for line in command(root, "check").stderr.splitlines() if "at lest 1" in line)
    assert f"```\n{told}\n```" in text("docs/editing.md")
    assert f"go to line {told.split(':')[1]}," in text("docs/editing.md")


def test_the_lesson_can_be_read_in_five_minutes():
    """At 200 words a minute up to the end of step 9; the other five are for the hands."""
    steps = re.search(r"## 1\..*(?=## When something is wrong)", PAGE.read_text("utf-8"), re.DOTALL)[0]
    words = re.sub(r"<img [^>]*>|^```yaml.*?^```$", "", steps, flags=re.MULTILINE | re.DOTALL).split()
    assert len(words) <= 1000


# --- The reference --------------------------------------------------------------------------------------------------


def test_the_reference_names_every_key_and_every_choice():
    named = set(re.findall(r"`([^`\n]+)`", FORMAT))
    every = {*keys.BRIEF_KEYS, *keys.KEY_POINT_KEYS, *keys.POSITION_KEYS, *keys.CORRECTION_KEYS}
    every |= {key for desk in DESKS for key in (*keys.record_keys(desk), *keys.claim_keys(desk))}
    every |= {*keys.REVIEWS, *keys.STANCES, *(choice for choices in CHOICES.values() for choice in choices)}
    assert every - named == set()


@pytest.mark.parametrize("desk", DESKS)
def test_the_reference_has_the_values_of_each_desk_in_their_order(desk):
    assert f"| {desk} | {' '.join(f'`{field}`' for field in FIELDS[desk])} |" in FORMAT


@pytest.mark.parametrize("block", re.findall(r"^```yaml\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL))
def test_an_example_of_the_reference_is_a_brief_without_fault(block):
    records = "attacks:\n  - id: kyiv-2025-07-21\n    killed: 2\n" if "corrections:" in block else ""
    brief, faults = read_brief("content/briefs/example.yaml", f"title: An example\n{records}{block}")
    assert (brief is not None, faults) == (True, ())
    assert strict_yaml.load(block, path="")[0].data
