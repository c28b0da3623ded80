"""The disk: odd files cost only themselves, and the last good site survives whatever happens."""

import os

import pytest

from generator import files
from generator.files import MARKER, read_text, read_tree, swap_site, write_text

SITE = {"index.html": b"home", "talks/a/index.html": b"a", "assets/site.css": b"css"}


def on_disk(folder):
    found, faults = read_tree(folder, suffixes=None)
    assert faults == ()
    return found


def stamps(folder):
    return {path.relative_to(folder): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


# --- Reading --------------------------------------------------------------------------------------------------------


def test_files_are_found_below_subfolders_by_their_suffix(tmp_path):
    for name in ("b.TXT", "sub/a.txt", "c.yaml", ".hidden.txt", ".git/d.txt"):
        write_text(tmp_path / name, name)
    found, faults = read_tree(tmp_path, suffixes=(".txt",))
    assert found == {"b.TXT": b"b.TXT", "sub/a.txt": b"sub/a.txt"}
    assert faults == ()


def test_a_missing_folder_is_an_empty_one(tmp_path):
    assert read_tree(tmp_path / "none", suffixes=None) == ({}, ())


def test_a_file_beyond_the_limit_is_a_fault_and_the_others_are_read(tmp_path):
    write_text(tmp_path / "a.txt", "x" * 11)
    write_text(tmp_path / "b.txt", "x" * 10)
    found, [fault] = read_tree(tmp_path, suffixes=(".txt",), limit_bytes=10, shown="seeds/")
    assert list(found) == ["b.txt"]
    assert fault.file == "seeds/a.txt"
    assert "at most 10" in fault.what


def test_links_are_followed_only_inside_their_folder(tmp_path):
    write_text(tmp_path / "secret.txt", "secret")
    root = tmp_path / "seeds"
    write_text(root / "a.txt", "a")
    (root / "inside.txt").symlink_to("a.txt")
    (root / "leaves.txt").symlink_to("../secret.txt")
    (root / "dangling.txt").symlink_to("none.txt")
    (root / "folder").symlink_to(tmp_path)
    found, faults = read_tree(root, suffixes=(".txt",))
    assert found == {"a.txt": b"a", "inside.txt": b"a"}
    assert [fault.file for fault in faults] == ["dangling.txt", "folder", "leaves.txt"]


@pytest.mark.parametrize("name", ["a\n::error::b.txt", "a\r.txt", "a\x1b.txt", "a\u2028b.txt", "fol\nder/a.txt", os.fsdecode(b"a\xff.txt")])
def test_a_name_that_would_break_a_line_is_a_fault_on_one_line(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"a")
    write_text(tmp_path / "b.txt", "b")
    found, [fault] = read_tree(tmp_path, suffixes=(".txt",))
    assert found == {"b.txt": b"b"}
    assert fault.what.startswith("has a name with a line break") and fault.file.isprintable() and "?" in fault.file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_does_not_stop_the_reading(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    found, [fault] = read_tree(tmp_path, suffixes=(".txt",))
    assert found == {}
    assert "no plain file" in fault.what


def test_a_file_that_the_system_refuses_is_a_fault(tmp_path, monkeypatch):
    write_text(tmp_path / "a.txt", "a")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    found, [fault] = read_tree(tmp_path, suffixes=(".txt",))
    assert found == {}
    assert "Permission denied" in fault.what


def test_a_text_is_read_or_its_fault_told(tmp_path):
    (tmp_path / "bad.yaml").write_bytes("title: x\nwho: Støre\n".encode("cp1252"))
    assert read_text(tmp_path / "none.yaml", needed=False) == (None, ())
    assert read_text(tmp_path / "none.yaml", shown="site.yaml")[1][0].file == "site.yaml"
    text, [fault] = read_text(tmp_path / "bad.yaml")
    assert (text, fault.line) == (None, 2)


# --- Writing --------------------------------------------------------------------------------------------------------


def test_an_unchanged_text_is_not_written_again(tmp_path):
    path = tmp_path / "content/briefs/a.yaml"
    assert write_text(path, "a") is True
    os.utime(path, ns=(1, 1))
    assert write_text(path, "a") is False
    assert path.stat().st_mtime_ns == 1
    assert write_text(path, "b") is True
    assert [found.name for found in path.parent.iterdir()] == ["a.yaml"]


def test_a_text_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    write_text(tmp_path / "a.yaml", "old")
    monkeypatch.setattr(os, "replace", _disk_full)
    with pytest.raises(OSError, match="No space"):
        write_text(tmp_path / "a.yaml", "new")
    assert on_disk(tmp_path) == {"a.yaml": b"old"}
    assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]


def _disk_full(*_, **__):
    raise OSError(28, "No space left on device")


# --- The site -------------------------------------------------------------------------------------------------------


def test_the_folder_holds_exactly_the_new_site(tmp_path):
    out = tmp_path / "deep" / "_site"
    assert swap_site(SITE, out) == ()
    assert on_disk(out) == SITE
    write_text(out / "stray/x.html", "stray")
    changed = {"index.html": b"new", "talks/b/index.html": b"b"}
    assert swap_site(changed, out) == ()
    assert on_disk(out) == changed
    assert not (out / "stray").exists()
    assert [found.name for found in out.parent.iterdir()] == ["_site"]


def test_unchanged_files_keep_their_time_stamps(tmp_path):
    out = tmp_path / "_site"
    swap_site(SITE, out)
    before = stamps(out)
    swap_site({**SITE, "index.html": b"HOME"}, out)
    assert {name for name, stamp in stamps(out).items() if before[name] != stamp} == {
        (out / "index.html").relative_to(out)
    }
    before = stamps(out)
    swap_site({**SITE, "index.html": b"HOME"}, out)
    assert stamps(out) == before


def test_a_file_and_a_folder_may_change_places(tmp_path):
    out = tmp_path / "_site"
    swap_site({"a": b"1", "b/c": b"2"}, out)
    assert swap_site({"a/c": b"1", "b": b"2"}, out) == ()
    assert on_disk(out) == {"a/c": b"1", "b": b"2"}


@pytest.mark.parametrize("call", ["write", "rename"])
@pytest.mark.parametrize("after", range(6))
def test_a_failure_at_any_step_leaves_the_last_good_site(tmp_path, monkeypatch, call, after):
    out = tmp_path / "_site"
    swap_site(SITE, out)
    before = stamps(out)
    real, count = getattr(os, call), []

    def fail_later(*arguments):
        count.append(arguments)
        if len(count) == after + 1:
            _disk_full()
        return real(*arguments)

    monkeypatch.setattr(os, call, fail_later)
    new = {"index.html": b"new", "talks/a/index.html": b"new", "people/b.html": b"new", "places/c.html": b"new"}
    faults = swap_site(new, out)
    monkeypatch.undo()
    if len(count) > after:
        assert "No space left" in faults[0].what
        assert on_disk(out) == SITE
        assert stamps(out) == before
    else:
        assert on_disk(out) == new
    assert not (tmp_path / "_site.new").exists()


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path):
    write_text(tmp_path / "home/letter.txt", "dear")
    [fault] = swap_site(SITE, tmp_path / "home")
    assert "not a folder that this program made" in fault.what
    assert on_disk(tmp_path / "home") == {"letter.txt": b"dear"}
    (tmp_path / "link").symlink_to("home")
    assert swap_site(SITE, tmp_path / "link")
    assert swap_site(SITE, tmp_path / "home/letter.txt")
    write_text(tmp_path / "_site.new/mine.txt", "mine")
    assert swap_site(SITE, tmp_path / "_site")
    assert (tmp_path / "_site.new/mine.txt").exists()


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "_site").mkdir()
    assert swap_site(SITE, tmp_path / "_site") == ()
    assert on_disk(tmp_path / "_site") == SITE
    assert (tmp_path / "_site" / MARKER).is_file()


def test_a_link_inside_the_old_site_is_replaced_and_not_followed(tmp_path):
    out = tmp_path / "_site"
    swap_site(SITE, out)
    write_text(tmp_path / "precious.txt", "precious")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "precious.txt")
    (out / "folder").symlink_to(tmp_path)
    assert swap_site(SITE, out) == ()
    assert on_disk(out) == SITE
    assert read_text(tmp_path / "precious.txt") == ("precious", ())


def test_everyone_may_read_the_site_whatever_the_umask(tmp_path):
    out = tmp_path / "_site"
    before = os.umask(0o077)
    try:
        swap_site(SITE, out)
        (out / "index.html").chmod(0o600)
        swap_site(SITE, out)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()} == {0o644}


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/../../x", "a//b", ""])
def test_a_page_outside_the_site_is_a_bug_and_raises(tmp_path, name):
    with pytest.raises(ValueError, match="no path inside a site"):
        files.swap_site({name: b""}, tmp_path / "_site")
