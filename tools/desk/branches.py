"""Where the drafts go: onto the branch of the pull request, onto one that the workflow has made before, or onto a new one.

No branch is ever overwritten. One whose pull request was merged or closed is left alone, and a new one is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.desk.git import Git
from tools.desk.github import GitHub
from tools.desk.handover import Plan, Stop
from tools.desk.runs import MADE, OURS, Run

FEW = 10
"""Of the branches that the workflow has made, the newest that are asked for a pull request."""


def plan_of(run: Run, git: Git, github: GitHub) -> Plan:
    """Raises Stop where the branch has gone."""
    base = git.commit_of(f"origin/{run.base}")
    if base is None:
        raise Stop(f"there is no branch {run.base}")
    if run.is_fork:
        return Plan(run.base, base, None, None, whole=False)
    branch = run.branch or _open(run, github) or _without_pull_request(run, git, github, base) or _new(run, git)
    commit = git.commit_of(f"origin/{branch}")
    if run.branch and commit is None:
        raise Stop("the branch of the pull request has been deleted; nothing is left to do")
    return Plan(run.base, base, branch, commit, whole=run.is_ours)


def check_out(plan: Plan, run: Run, git: Git) -> None:
    """Puts into the folder what the base will hold once the branch is merged; from a fork that is there already.

    Raises Stop where both have changed the same lines.
    """
    if plan.branch is None:
        return
    git("switch", "--quiet", "--detach", plan.branch_commit or plan.base_commit)
    if plan.branch_commit and not git.succeeds("merge", "--quiet", "--no-edit", plan.base_commit):
        git.succeeds("merge", "--abort")
        raise Stop(f"the branches {plan.branch} and {plan.base} have changed the same lines, so nothing was drafted, and nothing is lost; "
                   "open the pull request, press Resolve conflicts, and run this workflow again", link=run.link("pulls"))


def _open(run: Run, github: GitHub) -> str | None:
    """The branch of the oldest open pull request that the workflow, or a person for it, has opened."""
    for pull in github.get("pulls", state="open", base=run.base, sort="created", direction="asc", per_page="100"):
        head = pull["head"]
        if (head.get("repo") or {}).get("full_name") == run.repository and MADE.fullmatch(head["ref"]):
            return head["ref"]
    return None


def _without_pull_request(run: Run, git: Git, github: GitHub, base: str) -> str | None:
    """The newest branch whose pull request could not be opened: what a hand has changed there goes on."""
    for branch in list(_made(git))[:FEW]:
        commit = git.commit_of(f"origin/{branch}")
        if commit and not git.is_ancestor(commit, base) and not github.get("pulls", state="all", head=f"{run.owner}:{branch}", per_page="1"):
            return branch
    return None


def _made(git: Git) -> Iterator[str]:
    """The branches that the workflow has made, newest first."""
    names = git("for-each-ref", "--format=%(refname:lstrip=3)", f"refs/remotes/origin/{OURS.rstrip('/')}").splitlines()
    found = [name for name in names if MADE.fullmatch(name)]
    yield from sorted(found, key=lambda name: [int(part) for part in re.findall("[0-9]+", name)], reverse=True)


def _new(run: Run, git: Git) -> str:
    """Named after the run; a run that is repeated after its pull request was closed makes another."""
    name = wanted = f"{OURS}{run.number}"
    again = 2
    while git.commit_of(f"origin/{name}"):
        name, again = f"{wanted}-{again}", again + 1
    return name
