"""Handover -> commit -> branch -> pull request. What is handed over is checked first: whoever read the articles had no right to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple, NoReturn

from tools.desk import texts
from tools.desk.git import Failed, Git
from tools.desk.github import GitHub, Refused
from tools.desk.handover import Handover, Note, Plan, Stop
from tools.desk.runs import MADE, Run

_FILE = re.compile(r"content/(?:briefs|drafts)/(?!\.)[^/\x00-\x1f\x7f]+\.yaml")
_COMMIT = re.compile("[0-9a-f]{40,64}")
TRIES = 3
"""How often a push is tried while others push onto the same branch."""
BATCH = 50
"""The annotations that GitHub takes at once."""
LEVELS = {"error": "failure", "warning": "warning", "notice": "notice"}
NOT_ALLOWED = "not permitted to create or approve pull requests"
"""What GitHub answers where the repository's settings, or the organization's, forbid it."""


class Pull(NamedTuple):
    """A pull request."""

    number: int
    address: str
    is_new: bool


def trusted(handover: Handover, run: Run, git: Git) -> Handover:
    """The same, where all of it is as the first job may have left it; raises Stop otherwise.

    A branch that was taken away meanwhile, as GitHub does after a merge, is made again from the base.
    """
    plan = handover.plan
    right_branch = plan.branch == run.branch if run.branch else run.pull is None and MADE.fullmatch(plan.branch or "")
    if plan.base != run.base or not right_branch or not all(map(_FILE.fullmatch, handover.files)):
        raise Stop("what was read is not what may be committed here; run the workflow again")
    if plan.branch_commit and git.commit_of(f"origin/{plan.branch}") is None:
        plan = replace(plan, branch_commit=None)
    commits = [(plan.base_commit, plan.base), *([(plan.branch_commit, plan.branch)] if plan.branch_commit else [])]
    if not all(_COMMIT.fullmatch(commit) and git.is_ancestor(commit, f"origin/{branch}") for commit, branch in commits):
        raise Stop("the branches were overwritten since the articles were read; run the workflow again")
    return replace(handover, plan=replace(plan, whole=run.is_ours))


def commit(handover: Handover, git: Git) -> str | None:
    """The drafts as a commit on their branch; None where the branch holds them already.

    The base is merged only where it has changed the same files: GitHub lets no workflow push a change of a workflow, which may come
    with it.
    """
    plan = handover.plan
    start = plan.branch_commit or plan.base_commit
    parents, tree = [start], start
    if plan.branch_commit and _base_changed(plan, handover.files, git):
        parents.append(plan.base_commit)
        tree = git.merged(start, plan.base_commit) or _conflict(plan)
    made = git.tree(tree, handover.files)
    if made == git("rev-parse", f"{start}^{{tree}}"):
        return None
    return git.commit(made, parents=parents, message=texts.message(handover))


def push(made: str, plan: Plan, git: Git) -> str:
    """Puts the commit onto the branch, and gives the branch's new commit; what others have pushed meanwhile is merged, never overwritten."""
    for _ in range(TRIES):
        try:
            git("push", "--porcelain", "origin", f"{made}:refs/heads/{plan.branch}")
            return made
        except Failed as failed:
            if "[rejected]" not in str(failed):
                raise Stop(f"the drafts could not be pushed onto {plan.branch} ({_reason(str(failed))}); {_cure(str(failed), plan)}") from failed
        git("fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{plan.branch}:refs/remotes/origin/{plan.branch}")
        theirs = git("rev-parse", f"origin/{plan.branch}")
        tree = git.merged(theirs, made) or _conflict(plan)
        made = git.commit(tree, parents=[theirs, made], message=f"Merge what has changed on {plan.branch}\n")
    raise Stop(f"others keep pushing onto {plan.branch}; run the workflow again")


def pull_request(made: str, handover: Handover, run: Run, git: Git, github: GitHub) -> Pull:
    """The pull request of the branch, opened where there is none; its text lists all briefs of the branch."""
    plan = handover.plan
    if not run.is_ours:
        return Pull(run.pull or 0, run.link("pull", str(run.pull)), is_new=False)
    briefs = git.names("diff", "--name-only", "-z", "--diff-filter=d", f"{plan.base_commit}...{made}", "--", "content/briefs")
    body = texts.body(briefs, handover, run)
    found = github.get("pulls", state="open", head=f"{run.owner}:{plan.branch}", base=plan.base)
    if found:
        _rewrite(found[0], body, github)
        return Pull(found[0]["number"], found[0]["html_url"], is_new=False)
    try:
        opened = github.post("pulls", {"title": texts.TITLE, "head": plan.branch, "base": plan.base, "body": body})
    except Refused as refused:
        raise texts.not_opened(refused.message, run, plan, forbidden=NOT_ALLOWED in refused.message) from refused
    return Pull(opened["number"], opened["html_url"], is_new=True)


def mark(made: str, handover: Handover, run: Run, github: GitHub) -> Refused | None:
    """Marks the faults in the pull request, as a check of the commit: the run itself is one of another commit.

    What GitHub refuses is given back: the faults are in the summary too.
    """
    output: dict[str, Any] = {"title": texts.counted(handover.notes), "summary": texts.checked(handover, run)}
    rows = [_row(note) for note in handover.notes if note.file]
    try:
        first, rest = rows[:BATCH], rows[BATCH:]
        check = github.post("check-runs", {
            "name": "Check of the briefs", "head_sha": made, "status": "completed", "details_url": run.here(),
            "conclusion": "failure" if handover.errors else "success", "output": output | {"annotations": first},
        })  # fmt: skip
        while rest:
            github.patch(f"check-runs/{int(check['id'])}", {"output": output | {"annotations": rest[:BATCH]}})
            rest = rest[BATCH:]
    except Refused as refused:
        return refused
    return None


def _row(note: Note) -> dict[str, Any]:
    line = note.line or 1
    return {"path": note.file, "start_line": line, "end_line": line, "annotation_level": LEVELS[note.level], "message": note.text}


def _rewrite(pull: dict[str, Any], body: str, github: GitHub) -> None:
    """Renews our part of the text; what a person has written above and below it stays, and so does all where our part is gone."""
    before, start, rest = (pull["body"] or "").replace("\r\n", "\n").partition(texts.START)
    _, end, after = rest.partition(texts.END)
    if start and end:
        github.patch(f"pulls/{int(pull['number'])}", {"body": before + body + after})


def _base_changed(plan: Plan, files: Iterable[str], git: Git) -> bool:
    """Whether the base has changed any of these files since the branch began."""
    return bool(set(files).intersection(git.names("diff", "--name-only", "-z", "--no-renames", f"{plan.branch_commit}...{plan.base_commit}")))


def _conflict(plan: Plan) -> NoReturn:
    raise Stop(f"{plan.branch} and what was to be put there have changed the same lines, so nothing was changed there, and nothing is lost; "
               "run the workflow again")


def _cure(told: str, plan: Plan) -> str:
    if "workflow" in told:
        return f"the workflows of {plan.base} have changed since: merge or close the pull request, then run this workflow again"
    return "see whether a rule of the repository forbids it, and run this workflow again"


def _reason(told: str) -> str:
    """What a server says about a refused push, in one line."""
    lines = [line.removeprefix("remote:").strip(" !\t") for line in told.splitlines()]
    return "; ".join(line for line in lines if line and not line.startswith(("To ", "Done")))[:500]
