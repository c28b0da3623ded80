"""The one way to git. Names of files come in and go out with NUL between them; commits are made from objects, without a work tree."""

from __future__ import annotations

import base64
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

NAME, ADDRESS = "github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"
"""As whom GitHub shows what its workflows commit."""


class Failed(Exception):
    """What git says was wrong."""


class Done(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


class Git:
    """git in one folder; with a token it may reach the repository on the server."""

    def __init__(self, folder: Path, *, environment: Mapping[str, str], server: str = "", token: str = "") -> None:
        self.folder = folder
        self.environment = {
            **environment, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": NAME, "GIT_AUTHOR_EMAIL": ADDRESS, "GIT_COMMITTER_NAME": NAME, "GIT_COMMITTER_EMAIL": ADDRESS,
        }
        if token:  # in the environment, as arguments can be read by any process
            secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
            self.environment |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"http.{server}/.extraheader",
                                 "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}"}

    def __call__(self, *arguments: str, text: str | None = None, index: str | None = None) -> str:
        """What git prints, without the last line break; raises Failed."""
        done = self._done(arguments, text, index)
        if done.returncode:
            raise Failed(f"{done.stdout}\n{done.stderr}".strip())
        return done.stdout.removesuffix("\n")

    def succeeds(self, *arguments: str) -> bool:
        return self._done(arguments, None, None).returncode == 0

    def names(self, *arguments: str) -> list[str]:
        """The names that a command with -z prints."""
        return [name for name in self(*arguments).split("\0") if name]

    def commit_of(self, ref: str) -> str | None:
        """The commit of a branch as it was fetched; None where there is no such branch."""
        found = self._done(("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"), None, None)
        return found.stdout.strip() or None

    def is_ancestor(self, earlier: str, later: str) -> bool:
        return self.succeeds("merge-base", "--is-ancestor", earlier, later)

    def merged(self, ours: str, theirs: str) -> str | None:
        """The tree of two commits merged; None where both have changed the same lines."""
        done = self._done(("merge-tree", "--write-tree", "--name-only", ours, theirs), None, None)
        if done.returncode > 1:
            raise Failed(done.stderr.strip())
        return done.stdout.split("\n", 1)[0] if done.returncode == 0 else None

    def tree(self, start: str, files: Mapping[str, str | None]) -> str:
        """The tree `start` with some files written, or taken away where their text is None."""
        with tempfile.TemporaryDirectory() as folder:
            index = f"{folder}/index"
            self("read-tree", start, index=index)
            rows = [f"0 {'0' * 40}\t{path}" if text is None else f"100644 {self._blob(path, text)}\t{path}" for path, text in files.items()]
            self("update-index", "-z", "--index-info", text="".join(f"{row}\0" for row in rows), index=index)
            return self("write-tree", index=index)

    def _blob(self, path: str, text: str) -> str:
        """Line ends as .gitattributes asks for them at this path."""
        return self("hash-object", "-w", "--stdin", f"--path={path}", text=text)

    def commit(self, tree: str, *, parents: Sequence[str], message: str) -> str:
        return self("commit-tree", tree, *(part for parent in parents for part in ("-p", parent)), text=message)

    def _done(self, arguments: Sequence[str], text: str | None, index: str | None) -> Done:
        environment = {**self.environment, "GIT_INDEX_FILE": index} if index else self.environment
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=environment, input=(text or "").encode("utf-8", "surrogateescape"),
                              capture_output=True, check=False)
        return Done(done.returncode, *(out.decode("utf-8", "surrogateescape") for out in (done.stdout, done.stderr)))
