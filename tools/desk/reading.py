"""Runs the program, and takes what it has written and said -> Handover."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.fault_lines import DRAFTED
from tools.desk.git import Git
from tools.desk.handover import Handover, Note, Plan, Stop

SITE = "_site"
FOLDERS = ("content/briefs", "content/drafts")
_LINE = re.compile(r"::(error|warning|notice) file=([^,:]*)(?:,line=([0-9]+))?(?:,col=[0-9]+)?::(.*)")


class Said(NamedTuple):
    """What the program has said: annotations, and the rest for the log."""

    notes: tuple[Note, ...]
    log: str


def read(plan: Plan, git: Git, root: Path, *, edit_links: str) -> tuple[Handover, str]:
    """Drafts what is new, checks everything, builds the preview; also gives the log. Raises Stop where the program itself fails."""
    built = _run(root, "build", "--preview", "--out", SITE, "--edit-links", edit_links, "--format", "github")
    checked = _run(root, "check", "--format", "github")
    drafted = tuple((note.text.removeprefix(DRAFTED), note.file) for note in built.notes if note.level == "notice")
    files, drafted = _belonging(plan, git, dict(_changed(git, root)), drafted)
    site = (root / SITE / "index.html").is_file()
    return Handover(plan, files, drafted, _told_once(built.notes, checked.notes), site), f"{built.log}\n{checked.log}"


def rendered(root: Path) -> tuple[tuple[Note, ...], str]:
    """Builds the site of the committed briefs; gives the annotations and the log."""
    built = _run(root, "build", "--skip-unread", "--out", SITE, "--format", "github")
    return built.notes, built.log


def _run(root: Path, *arguments: str) -> Said:
    done = subprocess.run([sys.executable, "run.py", *arguments], cwd=root, capture_output=True, check=False, encoding="utf-8",
                          errors="replace")
    lines = done.stdout.split("\n")
    found = [(line, _LINE.fullmatch(line)) for line in lines]
    notes = tuple(_note(match) for _, match in found if match)
    log = "\n".join([*done.stderr.splitlines(), *(line for line, match in found if not match)]).strip()
    if done.returncode not in (0, 1) or (done.returncode and not any(note.level == "error" for note in notes)):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Stop(f"run.py {arguments[0]} failed: {last}")
    return Said(notes, log)


def _note(match: re.Match[str]) -> Note:
    level, file, line, text = match.groups()
    return Note(level, _plain(file), int(line) if line else None, _plain(text))


def _plain(text: str) -> str:
    for code, sign in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def _told_once(built: Iterable[Note], checked: Iterable[Note]) -> tuple[Note, ...]:
    """What is wrong, each once: where `build` says why an article cannot be read, `check` need not ask for its brief."""
    told = [note for note in built if note.level != "notice"]
    unreadable = {note.file for note in told if note.level == "error" and note.file.startswith("seeds/")}
    return tuple(dict.fromkeys([*told, *(n for n in checked if n.level != "notice" and (n.level == "error" or n.file not in unreadable))]))


def _changed(git: Git, root: Path) -> Iterator[tuple[str, str | None]]:
    """The files that the program has written, with their texts, and those that it has taken away."""
    for entry in git.names("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *FOLDERS):
        path = entry[3:]
        yield path, (root / path).read_text("utf-8") if (root / path).is_file() else None


def _belonging(plan: Plan, git: Git, files: dict[str, str | None], drafted: tuple[tuple[str, str], ...],
               ) -> tuple[dict[str, str | None], tuple[tuple[str, str], ...]]:
    """What is to be committed: everything, or only what the pull request's own articles and briefs have brought.

    An article that waits on the base has its brief in another pull request; a second copy here would get in its way.
    """
    if plan.branch is None:
        return {}, drafted
    if not plan.whole:
        own = {unicodedata.normalize("NFC", name) for name in git.names(
            "diff", "--name-only", "-z", "--no-renames", f"{plan.base_commit}...{plan.branch_commit}", "--", "seeds", *FOLDERS)}
        slugs = {_slug(brief) for article, brief in drafted if article in own} | {_slug(path) for path in own if path.startswith(FOLDERS)}
        files = {path: text for path, text in files.items() if _slug(path) in slugs}
    return files, tuple((article, brief) for article, brief in drafted if brief in files)


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
