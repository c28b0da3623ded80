"""The workflows of GitHub, read as data: pinned actions, the least permissions, and no word of an article in a shell."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[1] / ".github"
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((GITHUB / "workflows").iterdir())}
WRITING = {
    ("pages", "deploy"): {"pages": "write", "id-token": "write"},
    ("draft", "propose"): {"contents": "write", "pull-requests": "write", "checks": "write"},
}
"""The jobs that may write, and what."""
READING = {"contents": "read", "pull-requests": "read"}
JOBS = [(name, key, job) for name, workflow in WORKFLOWS.items() for key, job in workflow["jobs"].items()]
STEPS = [(f"{name}.{key}", step) for name, key, job in JOBS for step in job["steps"]]
SAFE_IN_A_VARIABLE = {"${{ github.token }}", "${{ steps.preview.outputs.artifact-url }}", "${{ needs.read.outputs.preview }}"}
"""Nothing that an uploader can choose."""


def on(workflow):
    return workflow[True]  # YAML 1.1 reads `on` as a truth


def test_there_is_something_to_read():
    assert {"draft", "pages", "test"} <= WORKFLOWS.keys()
    assert len(STEPS) > 10


def test_every_action_is_pinned_by_commit_with_its_version_beside_it():
    for path in (GITHUB / "workflows").iterdir():
        assert re.findall(r"uses: (?!\S+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$).*", path.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_an_action_has_one_version_in_all_workflows():
    used = {step["uses"] for _, step in STEPS if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize(("name", "key", "job"), JOBS, ids=[f"{name}.{key}" for name, key, _ in JOBS])
def test_a_job_has_no_more_rights_than_it_needs(name, key, job):
    assert WORKFLOWS[name]["permissions"] == {}
    rights = job["permissions"]
    assert rights == WRITING.get((name, key), rights)
    assert (name, key) in WRITING or rights.items() <= READING.items()


def test_who_reads_articles_may_not_write_and_who_writes_installs_nothing():
    jobs = WORKFLOWS["draft"]["jobs"]
    assert "write" not in jobs["read"]["permissions"].values()
    writing = [step["run"] for step in jobs["propose"]["steps"] if "run" in step]
    assert writing == ["python3 -m tools.desk propose"]
    assert not [step for step in jobs["read"]["steps"] if "desk read" in step.get("run", "") and "env" in step], "reading gets no token"


def test_no_value_is_put_into_a_shell():
    assert [(where, step["run"]) for where, step in STEPS if "${{" in step.get("run", "")] == []
    values = [value for _, step in STEPS for value in step.get("env", {}).values()]
    assert {value for value in values if "${{" in str(value)} <= SAFE_IN_A_VARIABLE


def test_no_checkout_leaves_its_token_behind():
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) >= 4
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_no_workflow_runs_with_rights_for_what_a_stranger_sends():
    for workflow in WORKFLOWS.values():
        assert not {"pull_request_target", "workflow_run", "issue_comment", "issues"}.intersection(on(workflow))


def test_every_job_ends_and_no_two_runs_write_at_once():
    assert [(name, key) for name, key, job in JOBS if "timeout-minutes" not in job] == []
    assert [name for name, workflow in WORKFLOWS.items() if "concurrency" not in workflow] == []
    assert WORKFLOWS["draft"]["concurrency"]["cancel-in-progress"] is False


def test_an_article_starts_the_drafting_wherever_it_is_uploaded():
    events = on(WORKFLOWS["draft"])
    assert events["push"] == {"branches": ["main"], "paths": ["seeds/**"]}
    assert {"seeds/**", "content/**"} <= set(events["pull_request"]["paths"])
    assert "types" not in events["pull_request"], "opened, synchronize, reopened"


def test_every_step_of_the_desk_exists():
    from tools.desk.__main__ import main

    named = [step["run"].split()[-1] for _, step in STEPS if "tools.desk" in step.get("run", "")]
    assert sorted(named) == ["begin", "propose", "publish", "read", "tell"]
    assert main(["nonsense"], {}) == main([], {}) == 2


def test_the_workflows_have_no_fault_that_the_auditor_knows():
    auditor = Path(sys.executable).with_name("zizmor")
    if not auditor.exists():
        pytest.skip("zizmor is not installed beside this Python; `make test` installs it")
    done = subprocess.run(
        [auditor, "--offline", "--no-progress", "--persona", "pedantic", GITHUB], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
