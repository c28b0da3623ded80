"""The variables and the event of a workflow's run -> Run: what has started it, and where it may write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tools.desk.handover import Stop

OURS = "briefs/"
MADE = re.compile(rf"{OURS}[0-9]+(?:-[0-9]+)?")
"""The name of a branch that the workflow has made."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a workflow."""

    repository: str
    """OWNER/NAME"""
    server: str
    api: str
    id: str
    number: str
    """Counts the runs of this workflow: every branch that is made is named after one."""
    base: str
    """The branch that is published."""
    branch: str | None
    """Where the pull request comes from; None without one, and where it comes from a fork."""
    pull: int | None
    """The number of the pull request; None for an upload onto the base itself."""
    is_fork: bool
    folder: Path
    """Where one step leaves things for the next, outside of the repository."""
    summary: Path | None
    output: Path | None
    preview: str
    """The address of the preview that was uploaded; empty where there is none."""
    token: str = field(repr=False)
    environment: Mapping[str, str] = field(repr=False)

    @property
    def owner(self) -> str:
        return self.repository.partition("/")[0]

    @property
    def is_ours(self) -> bool:
        """True where everything that waits belongs: for an upload onto the base, and on a branch that the workflow made."""
        return self.pull is None or MADE.fullmatch(self.branch or "") is not None

    def link(self, *parts: str, query: str = "") -> str:
        """An address in the repository; each part is a path whose slashes stay."""
        return "/".join((self.server, self.repository, *(quote(part) for part in parts))) + query

    def here(self) -> str:
        return self.link("actions/runs", self.id)


def run_of(environment: Mapping[str, str]) -> Run:
    """The run that the variables tell of; raises Stop where it is not one of ours."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    pull = event.get("pull_request") if environment["GITHUB_EVENT_NAME"] == "pull_request" else None
    if pull:
        is_fork = (pull["head"]["repo"] or {}).get("full_name") != environment["GITHUB_REPOSITORY"]
        base, branch = pull["base"]["ref"], None if is_fork else pull["head"]["ref"]
    else:
        is_fork, base, branch = False, environment["GITHUB_REF_NAME"], None
        main = event.get("repository", {}).get("default_branch", base)
        if base != main:
            raise Stop(f"this workflow is for the branch {main}; choose that one under Run workflow")
    return Run(
        repository=environment["GITHUB_REPOSITORY"], server=environment["GITHUB_SERVER_URL"], api=environment["GITHUB_API_URL"],
        id=environment["GITHUB_RUN_ID"], number=environment["GITHUB_RUN_NUMBER"], base=base, branch=branch,
        pull=pull["number"] if pull else None, is_fork=is_fork, folder=Path(environment["RUNNER_TEMP"], "desk"),
        summary=_path(environment, "GITHUB_STEP_SUMMARY"), output=_path(environment, "GITHUB_OUTPUT"),
        preview=environment.get("PREVIEW", ""), token=environment.get("GITHUB_TOKEN", ""), environment=environment,
    )


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None
