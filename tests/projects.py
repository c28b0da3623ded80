"""A small project for the tests of the commands: the settings and templates of this one, and two short articles of our own words."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.__main__ import main

REPOSITORY = Path(__file__).parents[1]
DATED = """date 2025-07-22
Drones hit Kharkiv

Russia attacked Kharkiv with drones overnight into Tuesday, killing two people and injuring five, the mayor said.

Ukraine and Russia will hold a new round of talks in Istanbul on Wednesday, Ukrainian President Volodymyr Zelensky said on Monday.
"""
UNDATED = """Talks in Istanbul on Wednesday, says Zelensky

The next round of talks between Ukraine and Russia will take place in Istanbul on Wednesday, Ukrainian President Volodymyr Zelensky said on Monday.

Germany will give Ukraine two more Patriot systems, the Defence Ministry in Berlin said.
"""
DATED_SLUG, UNDATED_SLUG = "drones", "talks"
BRIEF = """title: Drones hit Kharkiv
published: 2025-07-22
article: seeds/drones.txt
attacks:
  - id: kharkiv
    date: 2025-07-22
    attacker: Russia
    places: [Kharkiv]
    killed: 2
    injured: 5
    claims:
      - quote: Russia attacked Kharkiv with drones overnight into Tuesday, killing two people and injuring five, the mayor said.
        said_by: the mayor
        date: 2025-07-22
        attacker: Russia
        places: [Kharkiv]
        killed: 2
        injured: 5
"""
"""What a hand might write of the dated article: with it, nothing has to be read."""


def project(folder: Path, *, articles: dict[str, str] | None = None, briefs: dict[str, str] | None = None) -> Path:
    """A project in `folder`: articles by their name in seeds/, briefs by their slug."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "site.yaml", folder)
    change(folder / "site.yaml", "share_images: 150", "share_images: 0")  # each costs a twentieth of a second
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    shutil.copytree(REPOSITORY / "content" / "pages", folder / "content" / "pages")
    for name, text in (articles or {}).items():
        write(folder / "seeds" / name, text)
    for slug, text in (briefs or {}).items():
        write(folder / "content" / "briefs" / f"{slug}.yaml", text)
    return folder


def by_hand(folder: Path) -> Path:
    """A project of one article whose brief a hand wrote."""
    return project(folder, articles={"drones.txt": DATED}, briefs={DATED_SLUG: BRIEF})


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    """Replaces one stretch of a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path.name}"
    write(path, text.replace(old, new, 1))


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def command(root: Path, *arguments: str) -> Done:
    """Runs one command in the project's folder, in this process: starting another costs most of a second."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def process(root: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Starts Python as a process of its own, in the project's folder."""
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        # A shell's background jobs ignore Ctrl-C, and so would what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def stamps(folder: Path) -> dict[str, int]:
    """The time of every file below a folder, the program's own cache left out."""
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder) if not name.startswith(".cache/")}
