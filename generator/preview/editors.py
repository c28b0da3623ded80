"""A file at its line in the editor on this machine: by a link that the editor answers to, or by a command that the preview runs."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import parse_qs, quote, urlsplit

KNOWN = {
    "code": "vscode://file{file}:{line}", "code-insiders": "vscode-insiders://file{file}:{line}", "codium": "vscodium://file{file}:{line}",
    "cursor": "cursor://file{file}:{line}", "zed": "zed://file{file}:{line}", "idea": "idea://open?file={file}&line={line}",
    "mate": "txmt://open?url=file://{file}&line={line}", "mvim": "mvim://open?url=file://{file}&line={line}",
    "subl": "subl {file}:{line}", "kate": "kate --line {line} {file}", "gedit": "gedit +{line} {file}", "gvim": "gvim +{line} {file}",
    "gnome-text-editor": "gnome-text-editor {file}", "emacsclient": "emacsclient --no-wait +{line} {file}",
    "notepad++": "notepad++ -n{line} {file}",
}  # fmt: skip
"""Editor -> its link or its command; {file} is the full path."""
USUAL = "code"
EDITABLE = ("content", "seeds", "templates", "site.yaml")
OPEN = "/.preview/open"
"""Where the preview runs the command."""


def way_to_open(wanted: str, environment: Mapping[str, str]) -> str:
    """The link or command of an editor: one of KNOWN by name, or written out with {file} and {line}; else the one that the system names.

    An editor that needs a terminal cannot be opened from a browser: of VISUAL and EDITOR only the known ones count.
    """
    named = (Path(shlex.split(environment.get(name) or "-")[0]).stem for name in ("VISUAL", "EDITOR"))
    return KNOWN.get(wanted) or wanted or KNOWN[next((name for name in named if name in KNOWN), USUAL)]


def is_usable(way: str) -> bool:
    """Whether it says where the file goes."""
    return "{file}" in way


def link_pattern(way: str, root: Path) -> str:
    """The address of an edit link, in which {file} stands for a path below `root`, and {line} for the line."""
    if "://" not in way:
        return OPEN + "?file={file}&line={line}"
    folder = root.resolve().as_posix()
    return way.replace("{file}", quote(folder if folder.startswith("/") else f"/{folder}") + "/{file}")


def link_to(pattern: str, file: str, line: int | None) -> str:
    """The edit link of a file of the project; empty where it is not one to be edited."""
    if not file or file.split("/")[0] not in EDITABLE:
        return ""
    return pattern.replace("{file}", quote(file)).replace("{line}", str(line or 1))


def opened(target: str, way: str, root: Path) -> tuple[int, str]:
    """Runs the command for the file and the line of a request; the status of the answer, and what to tell.

    Only files of the project are opened, and no shell reads their names.
    """
    asked = parse_qs(urlsplit(target).query)
    file, line = asked.get("file", [""])[0], asked.get("line", ["1"])[0]
    parts = PurePosixPath(file).parts
    path = root.resolve() / file
    if "://" in way or not parts or parts[0] not in EDITABLE or not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        return 404, "There is no such file to edit"
    command = [part.replace("{file}", str(path)).replace("{line}", line if line.isdecimal() else "1") for part in shlex.split(way)]
    try:
        started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        return 500, f"{command[0]} cannot be started ({error.strerror}); name your editor with --editor"
    Thread(target=started.wait, daemon=True).start()  # whoever starts a process takes note of its end
    return 204, ""
