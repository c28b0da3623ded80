"""New articles and briefs: what the command writes can be used as it is, and nothing that stands is written over."""

import io

import pytest

from generator.briefs.reading import read_brief
from tests.projects import DATED, command, project, tree

FINE, AT_FAULT, MISUSED = 0, 1, 2
BODY = DATED.partition("\n")[2]


@pytest.fixture
def root(tmp_path):
    return project(tmp_path / "project")


def pasted(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_a_pasted_article_gets_its_day_and_outlet_above_it(root, monkeypatch):
    pasted(monkeypatch, BODY)
    done = command(root, "new", "article", "Drones over Kharkiv", "--date", "2025-07-22", "--publisher", "A paper: daily")
    assert (done.returncode, done.stdout) == (FINE, "seeds/drones-over-kharkiv.txt is written; `build` drafts its brief\n")
    text = (root / "seeds" / "drones-over-kharkiv.txt").read_text(encoding="utf-8")
    assert text.startswith("---\n# What the article does not say itself")
    assert 'title:\npublished: 2025-07-22\npublisher: "A paper: daily"\nurl:\n---\nDrones hit Kharkiv\n' in text


@pytest.mark.needs_spacy
def test_it_is_read_as_any_other(root, monkeypatch):
    pytest.importorskip("spacy")
    pasted(monkeypatch, BODY)
    command(root, "new", "article", "drones", "--date", "2025-07-22", "--publisher", "A paper")
    done = command(root, "build")
    assert done.returncode == FINE, done.stderr
    text = (root / "content" / "briefs" / "drones.yaml").read_text(encoding="utf-8")
    assert "published: 2025-07-22\npublished_from: front matter\npublisher: A paper\n" in text
    assert "date: 2025-07-22" in text


def test_a_saved_page_is_kept_byte_for_byte(root, tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes("<html><p>Größe</p></html>".encode("latin-1"))
    assert command(root, "new", "article", "page", str(page)).returncode == FINE
    assert (root / "seeds" / "page.html").read_bytes() == page.read_bytes()


@pytest.mark.parametrize(("arguments", "told"), [
    (("new", "article", "drones"), "seeds/drones.txt: is there already, and stays as it is; choose another name"),
    (("new", "article", "other", "--date", "July 22"), "--date: "),
    (("new", "article", "???"), "seeds/.txt: is no name for a file; write letters and digits, such as talks-in-ankara"),
    (("new", "brief", "ours"), "content/briefs/ours.yaml: is there already, and stays as it is; choose another name"),
])
def test_nothing_that_stands_is_written_over(root, monkeypatch, arguments, told):
    pasted(monkeypatch, BODY)
    command(root, "new", "article", "drones")
    command(root, "new", "brief", "ours")
    before = tree(root)
    pasted(monkeypatch, BODY)
    done = command(root, *arguments)
    assert done.returncode == AT_FAULT
    assert done.stderr.startswith(told)
    assert tree(root) == before


def test_an_empty_paste_and_a_missing_file_are_told(root, monkeypatch):
    pasted(monkeypatch, " \n")
    assert "there is no text; paste the article" in command(root, "new", "article", "drones").stderr
    done = command(root, "new", "article", "drones", "no-such-file.txt")
    assert (done.returncode, done.stderr) == (MISUSED, "no-such-file.txt: No such file or directory; name a file that holds the article\n")
    assert not (root / "seeds").exists()


def test_a_new_brief_teaches_and_is_sound_from_the_start(root):
    done = command(root, "new", "brief", "a-quiet-day", "--title", "Kyiv: a quiet day")
    assert done.returncode == FINE
    assert command(root, "build").returncode == FINE
    assert "Kyiv: a quiet day" in (root / "_site" / "briefs" / "a-quiet-day" / "index.html").read_text(encoding="utf-8")


def test_its_examples_are_sound_when_the_marks_are_taken_off(root):
    command(root, "new", "brief", "ours")
    text = (root / "content" / "briefs" / "ours.yaml").read_text(encoding="utf-8")
    for name in ("key_points", "talks", "attacks", "aid"):
        text = text.replace(f"{name}: []\n# {name}:", f"{name}:")
    brief, faults = read_brief("content/briefs/ours.yaml", text.replace("\n# ", "\n"))
    assert faults[0].what == "`A brief without an article` is not a known key"  # the remark at the top is no YAML
    head, _, rest = text.partition("title:")
    brief, faults = read_brief("content/briefs/ours.yaml", "title:" + rest.replace("\n# ", "\n"))
    assert not faults
    assert [record.id for record in brief.records] == ["istanbul-2025-07-23", "kyiv-2025-07-21", "patriot-systems-germany"]


def test_markdown_stays_markdown(root, tmp_path):
    (tmp_path / "in.md").write_text("# Drones\n\nRussia attacked *Kharkiv*.\n", encoding="utf-8")
    assert command(root, "new", "article", "drones.md", str(tmp_path / "in.md"), "--date", "2025-07-22").returncode == FINE
    text = (root / "seeds" / "drones.md").read_text(encoding="utf-8")
    assert "published: 2025-07-22" in text
    assert text.endswith("---\n# Drones\n\nRussia attacked *Kharkiv*.\n")
