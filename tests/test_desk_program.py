"""The steps of the workflows with the program itself."""

import pytest

from tests.desk_material import REAL, World
from tests.projects import BRIEF, DATED, REPOSITORY, UNDATED


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path, program=REAL)
    texts = {name: (REPOSITORY / name).read_text("utf-8") for name in ("site.yaml", ".gitattributes")}
    pages = {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8")
             for folder in ("templates", "content/pages") for path in (REPOSITORY / folder).rglob("*") if path.is_file()}
    made.commit(texts | pages, onto="main")
    yield made
    made.api.close()


def publish(world):
    world.runs += 1
    return world.job("publish")[0]


def test_an_article_without_a_brief_holds_no_publication_back(world):
    world.commit({"seeds/drones.txt": DATED, "content/briefs/drones.yaml": BRIEF, "seeds/talks.txt": UNDATED}, onto="main")
    done = publish(world)
    assert done.code == 0
    assert "::warning file=seeds/talks.txt::has no brief yet" in done.said
    assert "<code>seeds/talks&#46;txt</code>" in done.summary
    assert "/pulls?q=is%3Apr+is%3Aopen+head%3Abriefs%2F" in done.summary
    site = world.folder / f"clone-{world.clones}" / "_site"
    assert (site / "briefs/drones/index.html").is_file() and not (site / "briefs/talks").exists()


def test_an_article_that_cannot_be_read_holds_no_publication_back(world):
    world.commit({"seeds/drones.txt": DATED, "content/briefs/drones.yaml": BRIEF, "seeds/large.txt": "x" * 5_000_001}, onto="main")
    done = publish(world)
    assert (done.code, "::error file=seeds/large.txt::is 5,000,001 bytes long" in done.said) == (0, True)


def test_a_brief_with_a_fault_does(world):
    wrong = BRIEF.replace("killed: 2\n    injured", "killed: at lest 2\n    injured")
    world.commit({"seeds/drones.txt": DATED, "content/briefs/drones.yaml": wrong}, onto="main")
    done = publish(world)
    assert done.code == 1
    assert "::error file=content/briefs/drones.yaml,line=9" in done.said
    assert "The last good site stays" in done.summary


@pytest.mark.needs_spacy
def test_a_hand_edit_in_the_open_pull_request_outlives_a_new_reading(world):
    world.commit({"seeds/drones.txt": DATED}, onto="main")
    assert [step.code for step in world.run()] == [0, 0, 0, 0]
    brief = world.text("briefs/1", "content/briefs/drones.yaml")
    assert "killed: 2" in brief and "injured: 5" in brief
    edited = brief.replace("title: Drones hit Kharkiv", "title: Kharkiv under drones  # ours")
    world.commit({"content/briefs/drones.yaml": edited + "\n"}, onto="briefs/1")
    world.commit({"seeds/drones.txt": DATED.replace("injuring five", "injuring six"), "seeds/talks.txt": UNDATED}, onto="main")
    steps = world.run()
    assert [step.code for step in steps] == [0, 0, 0, 0], [step.said for step in steps]
    merged = world.text("briefs/1", "content/briefs/drones.yaml")
    assert "title: Kharkiv under drones  # ours" in merged and "injured: 6" in merged and "injured: 5" not in merged
    assert "content/briefs/talks.yaml" in world.files("briefs/1")
    assert [pull["number"] for pull in world.api.pulls] == [1]
    preview = world.folder / f"clone-{world.clones - 1}" / "_site"
    assert 'href="./talks/index.html"' in (preview / "index.html").read_text("utf-8"), "links open from a folder"
    page = (preview / "briefs/drones/index.html").read_text("utf-8")
    assert 'href="https://github.com/desk/briefing/edit/briefs/1/content/briefs/drones.yaml#L' in page
