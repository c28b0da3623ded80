"""The only disk access: read a folder, write one file, swap a whole site in.

Reading gives faults instead of exceptions, since one odd file costs only itself. Writing raises OSError, except for `swap_site`,
which leaves the last good site where anything goes wrong.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from generator.model import Fault

LIMIT = 5_000_000
"""Bytes of one file that are read at most: ten times the longest saved web page."""
MARKER = ".briefing-site"
"""Stands in every folder that this program may replace; a dot file, so that no host publishes it."""
_PLAIN_COPY = "put a plain copy here instead"
_CONTROLS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


def read_tree(root: Path, *, suffixes: tuple[str, ...] | None, limit_bytes: int = LIMIT, shown: str = "",
              ) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """The files below `root` by their path with forward slashes, sorted; `suffixes` in small letters, None for all files.

    Leaves out names that begin with a dot. A missing folder is an empty one. `shown` stands before the path in faults.
    """
    found: dict[str, bytes] = {}
    faults: list[Fault] = []
    for entry, name in _entries(root, "", faults, shown):
        if suffixes is not None and not name.lower().endswith(suffixes):
            continue
        try:
            found[unicodedata.normalize("NFC", name)] = _content(entry, name, root, limit_bytes)
        except _Refused as refused:
            faults.append(Fault(shown + _printable(name), *refused.args))
        except OSError as error:
            faults.append(Fault(shown + _printable(name), f"cannot be read ({error.strerror})", "check the file"))
    return dict(sorted(found.items())), tuple(faults)


def read_text(path: Path, *, shown: str = "", needed: bool = True) -> tuple[str | None, tuple[Fault, ...]]:
    """The text of one UTF-8 file, or None and why not; a missing file is no fault where it is not `needed`."""
    shown = shown or path.name
    try:
        return path.read_bytes().decode("utf-8"), ()
    except FileNotFoundError:
        return None, (Fault(shown, "is missing", "write it"),) if needed else ()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Fault(shown, "is not UTF-8 text", "save the file as UTF-8", line),)
    except OSError as error:
        return None, (Fault(shown, f"cannot be read ({error.strerror})", "check the file"),)


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of those of some files below a folder that are there, by their relative names."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names if os.access(folder / name, os.R_OK)}


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 of the names and bytes of files and of all files below folders; what is missing or unreadable counts as nothing."""
    whole = hashlib.sha256()
    for path in paths:
        for name, entry in sorted(_below(path)):
            try:
                data = Path(entry).read_bytes()
            except OSError:
                continue
            whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def listing(folder: Path) -> str:
    """SHA-256 of the names, sizes and times of all files below a folder; empty where there is no folder."""
    if not folder.is_dir():
        return ""
    found = ((name, os.stat(entry)) for name, entry in sorted(_below(folder)))
    rows = [f"{name} {status.st_size} {status.st_mtime_ns}" for name, status in found]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _below(path: Path) -> Iterator[tuple[str, str]]:
    """(name, path) of a file, or of every file below a folder, without compiled ones."""
    if path.is_file():
        yield path.name, str(path)
        return
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(n for n in inner if n != "__pycache__")
        for name in names:
            whole = os.path.join(folder, name)
            yield os.path.relpath(whole, path), whole


def write_text(path: Path, text: str | bytes) -> bool:
    """Writes one UTF-8 file whole or not at all; an unchanged file is left alone, and False given."""
    path, data = Path(os.path.realpath(path)), text if isinstance(text, bytes) else text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def read_bytes(path: Path) -> bytes:
    return path.read_bytes()


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def keep_only(folder: Path, names: Collection[str]) -> None:
    for name in {path.name for path in folder.glob("*")}.difference(names):
        remove(folder / name)


class _Refused(Exception):
    """A file that is not read: what is wrong, and what to do."""


def _entries(folder: Path, above: str, faults: list[Fault], shown: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """All files below a folder, sorted, with their path from the root."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        faults.append(Fault((shown + above).rstrip("/"), f"cannot be read ({error.strerror})", "check the folder"))
        return
    for entry in entries:
        name = above + entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), name + "/", faults, shown)
        elif entry.is_symlink() and entry.is_dir():
            faults.append(Fault(shown + _printable(name), "is a link to a folder", _PLAIN_COPY))
        else:
            yield entry, name


def _content(entry: os.DirEntry[str], name: str, root: Path, limit: int) -> bytes:
    if _printable(name) != name:
        raise _Refused("has a name with a line break in it, or one that is not UTF-8", "give it a plain name")
    if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root.resolve()):
        raise _Refused("is a link that leaves its folder", _PLAIN_COPY)
    found = entry.stat()
    if not stat.S_ISREG(found.st_mode):
        raise _Refused("is no plain file", "take it away")
    if found.st_size > limit:
        raise _Refused(f"is {found.st_size:,} bytes long; at most {limit:,} are read", "shorten it, or split it")
    with open(entry.path, "rb", buffering=0) as file:
        return file.read()


def _printable(name: str) -> str:
    """The name with a question mark for every byte that is not UTF-8, and for every line break and other control character."""
    return _CONTROLS.sub("?", name.encode("utf-8", "replace").decode())


# --- The site -------------------------------------------------------------------------------------------------------


def swap_site(new: Mapping[str, bytes], out: Path) -> tuple[Fault, ...]:
    """Makes `out` hold exactly `new`, or leaves it as it was and tells why.

    Only what differs is written: first all of it beside the old site, in `<out>.new`; then the pieces change places by renaming,
    and change back if one of them cannot. Unchanged files keep their time stamps. A folder without our marker is never touched.
    """
    _check_names(new)
    new = {**new, MARKER: b"Every build makes this folder anew: edit nothing in it.\n"}
    out, stage = out.absolute(), out.absolute().with_name(out.name + ".new")
    for folder in (out, stage):
        if not _ours(folder):
            what = "is not a folder that this program made, so it is not replaced"
            return (Fault(str(folder), what, "move it away, or name another folder with --out"),)
    try:
        changed, stray = _difference(new, out)
        if changed or stray:
            shutil.rmtree(stage, ignore_errors=True)
            _write_all({MARKER: b""}, stage)
            _write_all({name: new[name] for name in changed}, stage / "new")
            _exchange(changed, stray, stage, out)
    except OSError as error:
        cure = "the last good site is untouched; check the free space and the rights of the folder"
        return (Fault(str(out), f"the site could not be written ({error.strerror})", cure),)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return ()


def _check_names(new: Mapping[str, bytes]) -> None:
    for name in new:
        if name.startswith("/") or {"", ".", ".."}.intersection(name.split("/")):
            raise ValueError(f"{name!r} is no path inside a site")


def _ours(folder: Path) -> bool:
    """True for a folder that we made, an empty one, and one that is not there."""
    if folder.is_symlink() or not folder.is_dir():
        return not os.path.lexists(folder)
    return (folder / MARKER).is_file() or not any(folder.iterdir())


def _difference(new: Mapping[str, bytes], out: Path) -> tuple[list[str], list[str]]:
    """Names of the files to write, and of those on disk that the new site does not have."""
    old = dict(_on_disk(out))
    changed = [name for name, data in new.items() if name not in old or not _same(old[name], data)]
    return changed, [name for name in old if name not in new]


def _on_disk(out: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything in a folder but its folders, by the path from there; links are not followed."""
    waiting = [""] if out.is_dir() else []
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{out}/{above}") as entries:
            for entry in entries:
                name = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(name + "/")
                else:
                    yield name, entry


def _same(entry: os.DirEntry[str], data: bytes) -> bool:
    """True where the file holds these bytes and everyone may read it."""
    found = entry.stat(follow_symlinks=False)
    if found.st_size != len(data) or not stat.S_ISREG(found.st_mode) or found.st_mode & 0o444 != 0o444:
        return False
    file = os.open(entry.path, os.O_RDONLY)  # half the time of open(), and there may be ten thousand
    try:
        return os.read(file, len(data) + 1) == data
    finally:
        os.close(file)


def _write_all(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes new files, and the folders they need."""
    for above in sorted({name.rpartition("/")[0] for name in files}):
        (folder / above).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        file = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            os.fchmod(file, 0o644)  # whatever the umask: a host must be able to read the site
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)


def _exchange(changed: list[str], stray: list[str], stage: Path, out: Path) -> None:
    """Moves the old pieces out and the new ones in; any failure, even Ctrl-C, moves all of them back."""
    done: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(source, target)
        done.append((source, target))

    try:
        if not any(out.glob("*")):
            shutil.rmtree(out, ignore_errors=True)
            move(stage / "new", out)
            return
        for name in (*stray, *(name for name in changed if os.path.lexists(out / name))):
            if not (out / name).is_dir() or (out / name).is_symlink():
                move(out / name, stage / "old" / name)
        if stray or any((out / name).is_dir() for name in changed):
            _prune(out)
        for name in changed:
            move(stage / "new" / name, out / name)
    except BaseException:
        for source, target in reversed(done):
            source.parent.mkdir(parents=True, exist_ok=True)
            os.rename(target, source)
        raise


def _prune(folder: Path) -> None:
    """Removes the folders that hold nothing."""
    for here, _, _ in os.walk(folder, topdown=False):
        if here != str(folder) and not os.listdir(here):
            os.rmdir(here)
