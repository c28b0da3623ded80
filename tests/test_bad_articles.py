"""Files in seeds/ that are no articles: each costs one line, and the rest of the site is built."""

import os

import pytest

from generator.files import LIMIT
from tests.projects import DATED, DATED_SLUG, by_hand, command, project, write


def _written(data):
    return lambda path: path.write_bytes(data)


def _folder(path):
    path.mkdir()
    write(path / "inside.txt.bak", "no article")


def _link_out(path):
    outside = path.parents[1] / "outside.txt"
    outside.write_text("secret", encoding="utf-8")
    path.symlink_to(outside)


@pytest.fixture
def built(tmp_path):
    """A project that is built with one bad file in seeds/; gives what the command did."""

    def build(make):
        root = by_hand(tmp_path)
        make(root / "seeds" / "bad.txt")
        done = command(root, "build")
        assert "Traceback" not in done.stderr
        return root, done

    return build


def lines(done):
    return [line for line in done.stderr.splitlines() if line.startswith("seeds/")]


def is_published(root):
    return (root / "_site" / "briefs" / DATED_SLUG / "index.html").is_file()


@pytest.mark.parametrize(("make", "told"), [
    pytest.param(_written(b" " * (LIMIT + 1)), "at most 5,000,000 are read", id="too large"),
    pytest.param(_link_out, "is a link that leaves its folder", id="link out"),
    pytest.param(os.mkfifo, "is no plain file", id="pipe"),
])  # fmt: skip
def test_a_file_that_is_not_opened_costs_one_line(built, make, told):
    root, done = built(make)
    fault, = lines(done)
    assert fault.startswith("seeds/bad.txt: ") and told in fault and "; " in fault
    assert done.returncode == 1
    assert is_published(root)


def test_a_link_to_a_folder_costs_one_line(built):
    root, done = built(lambda path: path.symlink_to(path.parents[1] / "templates", target_is_directory=True))
    assert lines(done) == ["seeds/bad.txt: is a link to a folder; put a plain copy here instead"]
    assert is_published(root)


def test_a_folder_named_like_an_article_is_a_folder(built):
    root, done = built(_folder)
    assert (done.returncode, lines(done)) == (0, [])
    assert is_published(root)


@pytest.mark.needs_spacy
@pytest.mark.parametrize(("data", "told"), [
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00", "", id="a picture"),
    pytest.param(b"", "", id="empty"),
    pytest.param(b"\n \n\t\n", "", id="white space"),
    pytest.param(b"\x00" * 4000, "", id="zeros"),
])  # fmt: skip
def test_a_file_without_words_costs_one_line(built, data, told):
    pytest.importorskip("spacy")
    root, done = built(_written(data))
    fault, = lines(done)
    assert fault.startswith("seeds/bad.txt: ") and told in fault and "; " in fault
    assert not (root / "content" / "briefs" / "bad.yaml").exists()
    assert is_published(root)


@pytest.mark.needs_spacy
@pytest.mark.parametrize("encoding", ["cp1252"])
def test_an_article_in_another_encoding_is_read_all_the_same(built, encoding):
    pytest.importorskip("spacy")
    text = "date 2025-07-22\nMeeting in Berlin\n\nChancellor Friedrich Merz met Jonas Gahr Støre in Berlin on Monday – “a good talk”.\n"
    root, done = built(_written(text.encode(encoding)))
    assert done.returncode == 0, done.stderr
    assert "Jonas Gahr Støre" in (root / "content" / "briefs" / "bad.yaml").read_text(encoding="utf-8")
    assert is_published(root)


def test_an_article_over_which_a_rule_stumbles_costs_only_itself(tmp_path, monkeypatch):
    pytest.importorskip("spacy")
    from generator import drafting

    find = drafting.find

    def stumbling(doc, article, names):
        if "talks" in article.path:
            raise IndexError("beyond the last word")
        return find(doc, article, names)

    monkeypatch.setattr(drafting, "find", stumbling)
    root = project(tmp_path / "site", articles={"drones.txt": DATED, "talks.txt": DATED.replace("Kharkiv", "Odesa")})
    done = command(root, "build")
    assert "seeds/talks.txt: cannot be read: a rule of the program fails on it (IndexError in test_bad_articles.py, line" in done.stderr
    assert (root / "content" / "briefs" / f"{DATED_SLUG}.yaml").is_file() and (root / "_site" / "index.html").is_file()
