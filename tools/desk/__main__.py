"""The steps of the workflows; the only place that prints or exits. Exit codes: 0 fine, 1 something is at fault, 2 used wrongly."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.desk import branches, proposing, reading, texts
from tools.desk.git import Failed, Git
from tools.desk.github import GitHub, Refused
from tools.desk.handover import Note, Stop, load, save
from tools.desk.runs import Run, run_of

FINE, AT_FAULT, MISUSED = 0, 1, 2


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs one step in the folder of the project, and gives its exit code."""
    steps = {"begin": begin, "read": read, "tell": tell, "propose": propose, "publish": publish}
    if len(arguments) != 1 or arguments[0] not in steps:
        sys.stderr.write(f"usage: python -m tools.desk {'|'.join(steps)}\n")
        return MISUSED
    run = None
    try:
        run = run_of(environment)
        return steps[arguments[0]](run)
    except Stop as stop:
        told = stop
    except Refused as refused:
        told = Stop(f"GitHub refused a request ({refused}); run the workflow again")
    except Failed as failed:
        told = Stop(f"git failed ({failed}); run the workflow again")
    _print_notes([Note("error", "", None, f"{told}: {told.link}" if told.link else str(told))])
    if run:
        _summarize(run, texts.stopped(told))
    return AT_FAULT


def begin(run: Run) -> int:
    git = _git(run)
    plan = branches.plan_of(run, git, GitHub(run))
    branches.check_out(plan, run, git)
    save(run.folder / "plan.json", plan)
    print(texts.planned(plan))
    return FINE


def read(run: Run) -> int:
    plan = load(run.folder / "plan.json").plan
    edit_links = run.link("edit", plan.branch) + "/{file}#L{line}" if plan.branch else ""
    handover, log = reading.read(plan, _git(run), Path.cwd(), edit_links=edit_links)
    _print_log(log)
    _print_notes(handover.notes)
    save(run.folder / "handover.json", handover)
    _output(run, drafted=bool(handover.files), site=handover.site)
    return FINE


def tell(run: Run) -> int:
    handover = load(run.folder / "handover.json")
    _summarize(run, texts.read(handover, run))
    return AT_FAULT if handover.errors else FINE


def propose(run: Run) -> int:
    git, github = _git(run), GitHub(run)
    handover = proposing.trusted(load(run.folder / "handover.json"), run, git)
    commit = proposing.commit(handover, git)
    if commit is None:
        _summarize(run, texts.nothing_left())
        return FINE
    commit = proposing.push(commit, handover.plan, git)
    if (refused := proposing.mark(commit, handover, run, github)) is not None:
        _print_notes([Note("warning", "", None, f"the faults could not be marked in the pull request ({refused}); the summary lists them")])
    pull = proposing.pull_request(commit, handover, run, git, github)
    _summarize(run, texts.proposed(pull, handover, run))
    return FINE


def publish(run: Run) -> int:
    notes, log = reading.rendered(Path.cwd())
    _print_log(log)
    _print_notes(notes)
    _summarize(run, texts.published(notes, run))
    return AT_FAULT if any(note.level == "error" and not note.file.startswith("seeds/") for note in notes) else FINE


def _git(run: Run) -> Git:
    return Git(Path.cwd(), environment=run.environment, server=run.server, token=run.token)


def _print_notes(notes: Iterable[Note]) -> None:
    """Annotations, errors first: GitHub shows ten of a kind in a step."""
    for note in sorted(notes, key=lambda n: ("error", "warning", "notice").index(n.level)):
        print(note.annotation())


def _print_log(text: str) -> None:
    """What a program has said, in which GitHub is to look for no commands."""
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::")


def _summarize(run: Run, text: str) -> None:
    if run.summary is not None:
        with run.summary.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def _output(run: Run, **values: bool) -> None:
    """Says yes or no to the later steps; nothing else is ever handed to them this way."""
    if run.output is not None:
        with run.output.open("a", encoding="utf-8") as file:
            file.writelines(f"{name}={'true' if value else 'false'}\n" for name, value in values.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
