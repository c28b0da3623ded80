"""From an uploaded article to a pull request, on real git repositories and a stand-in for GitHub."""

import json
import re
from pathlib import Path

import pytest

from tests.desk_material import FORK, World
from tools.desk.git import Git
from tools.desk.handover import Handover, Note, Plan
from tools.desk.runs import Run
from tools.desk.texts import body, checked


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.api.close()


def codes(steps):
    return [step.code for step in steps]


def upload(world, *names, onto="main", start=None, **texts):
    """Somebody uploads articles; each says its own name, or what is given."""
    return world.commit({f"seeds/{name}.txt": texts.get(name, f"news of {name}\n") for name in (*names, *texts)}, onto=onto, start=start)


def run_of_main():
    return Run(repository="desk/briefing", server="https://github.com", api="", id="1", number="1", base="main", branch=None, pull=None,
               is_fork=False, folder=Path(), summary=None, output=None, preview="", token="", environment={})


def parents(world, branch):
    return world.git(world.remote, "log", "-1", "--format=%P", branch).split()


# --- Onto the main branch -------------------------------------------------------------------------------------------


def test_an_article_on_main_gets_a_pull_request_with_its_brief(world):
    uploaded = upload(world, "talks")
    steps = world.run()
    assert codes(steps) == [0, 0, 0, 0]
    [pull] = world.api.pulls
    assert (pull["head"]["ref"], pull["base"]["ref"]) == ("briefs/1", "main")
    changed = world.git(world.remote, "diff", "--name-only", "main", "briefs/1").splitlines()
    assert changed == ["content/briefs/talks.yaml", "content/drafts/talks.yaml"]
    assert "news of talks" in world.text("briefs/1", "content/briefs/talks.yaml")
    assert world.head("main") == uploaded
    assert "/edit/briefs/1/content/briefs/talks.yaml" in pull["body"]
    assert "Merging publishes" in pull["body"]


def test_the_summaries_tell_what_was_read_and_where_it_is(world):
    upload(world, "talks")
    _, _, told, proposed = world.run()
    assert "<code>seeds/talks&#46;txt</code> gave the brief <code>content/briefs/talks&#46;yaml</code>" in told.summary
    assert "No faults." in told.summary
    assert "[Download the preview](https://github.com/desk/briefing/actions/runs/4711/artifacts/1)" in told.summary
    assert "new [pull request #1](https://github.com/desk/briefing/pull/1)" in proposed.summary
    assert "(https://github.com/desk/briefing/edit/briefs/1/content/briefs/talks.yaml)" in proposed.summary


def test_where_nothing_waits_nothing_is_written(world):
    upload(world, "talks")
    world.run()
    world.merge(1)
    before = world.branches(), list(world.api.written)
    steps = world.run()
    assert codes(steps) == [0, 0, 0]
    assert "No article waits for a brief." in steps[-1].summary
    assert (world.branches(), world.api.written) == before


def test_a_second_upload_adds_to_the_pull_request_that_is_open(world):
    upload(world, "talks")
    world.run()
    first = world.head("briefs/1")
    upload(world, "drones")
    assert codes(world.run()) == [0, 0, 0, 0]
    assert [pull["number"] for pull in world.api.pulls] == [1]
    assert parents(world, "briefs/1") == [first], "the base need not be merged"
    assert {"content/briefs/talks.yaml", "content/briefs/drones.yaml"} <= set(world.files("briefs/1"))
    assert world.api.pulls[0]["body"].count("[edit]") == 2


def test_a_hand_edit_on_the_branch_stays(world):
    upload(world, "talks")
    world.run()
    edited = world.commit({"content/briefs/talks.yaml": "article: seeds/talks.txt\nsays: by hand\n"}, onto="briefs/1")
    upload(world, "drones")
    world.run()
    assert parents(world, "briefs/1") == [edited]
    assert "by hand" in world.text("briefs/1", "content/briefs/talks.yaml")
    assert "news of drones" in world.text("briefs/1", "content/briefs/drones.yaml")


def test_what_a_person_wrote_around_the_text_of_the_pull_request_stays(world):
    upload(world, "talks")
    world.run()
    pull = world.api.pull(1)
    pull["body"] = f"For Monday.\r\n\r\n{pull['body']}\r\n\r\nThanks!"
    upload(world, "drones")
    world.run()
    assert re.fullmatch(r"For Monday\.\n\n<!--.*drones.*-->\n\nThanks!", pull["body"], re.DOTALL)
    pull["body"] = "All mine."
    upload(world, "aid")
    world.run()
    assert pull["body"] == "All mine."


def test_the_base_is_merged_where_it_has_changed_the_same_files(world):
    upload(world, "talks")
    world.run()
    world.merge(1)
    world.api.pulls.clear()
    upload(world, "drones")
    world.run()
    branch = world.api.pulls[0]["head"]["ref"]
    edited = world.commit({"content/briefs/talks.yaml": "article: seeds/talks.txt\nsays: by hand on main\n",
                           "content/drafts/talks.yaml": "another base\n"}, onto="main")
    assert codes(world.run()) == [0, 0, 0, 0]
    assert parents(world, branch)[1] == edited
    assert "by hand on main" in world.text(branch, "content/briefs/talks.yaml")
    assert "news of drones" in world.text(branch, "content/briefs/drones.yaml")


def test_where_main_and_the_branch_contradict_each_other_nothing_is_drafted_and_a_person_asked(world):
    upload(world, "talks")
    world.run()
    before = world.commit({"content/briefs/talks.yaml": "on the branch\n"}, onto="briefs/1")
    world.commit({"content/briefs/talks.yaml": "on main\n", "seeds/drones.txt": "news\n"}, onto="main")
    steps = world.run()
    assert codes(steps) == [1]
    assert "press Resolve conflicts" in steps[0].said and steps[0].said.count("\n") == 1
    assert world.head("briefs/1") == before
    assert "drafted=true" not in world.outputs()


def test_what_is_pushed_between_reading_and_proposing_is_merged(world):
    upload(world, "talks")
    world.run()
    upload(world, "drones")
    steps = world.run(meanwhile=lambda: world.commit({"content/briefs/talks.yaml": "by hand, just now\n"}, onto="briefs/1"))
    assert codes(steps) == [0, 0, 0, 0]
    assert world.text("briefs/1", "content/briefs/talks.yaml") == "by hand, just now"
    assert "news of drones" in world.text("briefs/1", "content/briefs/drones.yaml")
    assert world.api.checks[-1]["head_sha"] == world.head("briefs/1")


def test_a_push_during_the_push_is_merged(world, monkeypatch):
    upload(world, "talks")
    world.run()
    upload(world, "drones")
    push, edits = Git.__call__, iter(["once\n", "twice\n"])

    def late(self, *arguments, **more):
        if arguments[0] == "push" and (text := next(edits, None)):
            world.commit({"content/briefs/talks.yaml": text}, onto="briefs/1")
        return push(self, *arguments, **more)

    monkeypatch.setattr(Git, "__call__", late)
    assert codes(world.run()) == [0, 0, 0, 0]
    assert world.text("briefs/1", "content/briefs/talks.yaml") == "twice"
    assert "content/briefs/drones.yaml" in world.files("briefs/1")


def test_the_same_brief_written_by_hand_meanwhile_is_not_overwritten(world):
    upload(world, "talks")
    world.run()
    upload(world, "drones")
    steps = world.run(meanwhile=lambda: world.commit({"content/briefs/drones.yaml": "by hand\n"}, onto="briefs/1"))
    assert steps[-1].code == 1 and "nothing is lost" in steps[-1].said
    assert world.text("briefs/1", "content/briefs/drones.yaml") == "by hand"


@pytest.mark.parametrize("squash", [False, True])
def test_after_the_merge_a_new_branch_is_made_and_the_old_one_left_alone(world, squash):
    upload(world, "talks")
    world.run()
    world.merge(1, squash=squash)
    old = world.head("briefs/1")
    world.commit({"content/briefs/talks.yaml": "changed on main since\n"}, onto="main")
    upload(world, "drones")
    assert codes(world.run()) == [0, 0, 0, 0]
    assert [pull["head"]["ref"] for pull in world.api.pulls] == ["briefs/1", "briefs/2"]
    assert world.head("briefs/1") == old
    assert world.text("briefs/2", "content/briefs/talks.yaml") == "changed on main since"


def test_a_merge_during_the_run_leads_to_another_pull_request(world):
    upload(world, "talks")
    world.run()
    upload(world, "drones")
    steps = world.run(meanwhile=lambda: world.merge(1))
    assert codes(steps) == [0, 0, 0, 0]
    assert [pull["state"] for pull in world.api.pulls] == ["closed", "open"]
    assert "[edit]" in world.api.pulls[1]["body"] and "drones" in world.api.pulls[1]["body"]


@pytest.mark.parametrize("squash", [False, True])
def test_a_branch_that_github_takes_away_after_a_merge_is_made_again(world, squash):
    upload(world, "talks")
    world.run()
    upload(world, "drones")

    def merged():
        world.merge(1, squash=squash)
        world.git(world.remote, "update-ref", "-d", "refs/heads/briefs/1")

    steps = world.run(meanwhile=merged)
    assert codes(steps) == [0, 0, 0, 0]
    assert world.api.pulls[1]["body"].count("[edit]") == 1
    assert "content/briefs/drones.yaml" in world.files("briefs/1")


def test_a_pull_request_that_was_closed_is_not_opened_again(world):
    upload(world, "talks")
    world.run()
    world.api.pull(1)["state"] = "closed"
    world.run()
    assert [pull["head"]["ref"] for pull in world.api.pulls] == ["briefs/1", "briefs/2"]
    world.api.pull(2)["state"] = "closed"
    world.runs -= 1
    world.run()
    assert world.api.pulls[2]["head"]["ref"] == "briefs/2-2", "a run that is repeated"


def test_a_pull_request_of_a_fork_is_never_taken_for_ours(world):
    world.api.open("briefs/99", repository=FORK)
    upload(world, "talks")
    world.run()
    assert [pull["head"]["ref"] for pull in world.api.pulls] == ["briefs/99", "briefs/1"]


# --- No right to open one -------------------------------------------------------------------------------------------


def test_where_actions_may_open_no_pull_request_one_line_says_so_and_what_to_do(world):
    world.api.forbidden = True
    upload(world, "talks")
    steps = world.run()
    assert codes(steps) == [0, 0, 0, 1]
    [line] = steps[-1].said.splitlines()
    assert line.startswith("::error::GitHub Actions may not open pull requests in this repository")
    assert "tick “Allow GitHub Actions to create and approve pull requests”" in line
    assert "https://github.com/desk/briefing/compare/main...briefs/1?expand=1" in line
    assert "<https://github.com/desk/briefing/compare/main...briefs/1?expand=1>" in steps[-1].summary
    assert "content/briefs/talks.yaml" in world.files("briefs/1"), "the work is not lost"


def test_once_they_may_the_branch_goes_on_with_what_a_hand_has_changed_there(world):
    world.api.forbidden = True
    upload(world, "talks")
    world.run()
    world.commit({"content/briefs/talks.yaml": "by hand\n"}, onto="briefs/1")
    world.api.forbidden = False
    upload(world, "drones")
    assert codes(world.run()) == [0, 0, 0, 0]
    [pull] = world.api.pulls
    assert pull["head"]["ref"] == "briefs/1"
    assert world.text("briefs/1", "content/briefs/talks.yaml") == "by hand"
    assert "talks" in pull["body"] and "drones" in pull["body"]


def test_a_branch_that_was_merged_without_a_pull_request_is_done_with(world):
    world.api.forbidden = True
    upload(world, "talks")
    world.run()
    world.api.forbidden = False
    world.git(world.desk, "fetch", "--quiet", "origin")
    world.git(world.desk, "push", "--quiet", "origin", "origin/briefs/1:refs/heads/main")
    upload(world, "drones")
    assert codes(world.run()) == [0, 0, 0, 0]
    assert world.api.pulls[0]["head"]["ref"] == "briefs/2"


# --- On a branch of its own -----------------------------------------------------------------------------------------


def test_an_article_in_a_pull_request_gets_its_brief_there(world):
    mine = upload(world, "talks", onto="desk-patch-1", start="main")
    world.api.open("desk-patch-1", body="My article.")
    steps = world.run_for(1)
    assert codes(steps) == [0, 0, 0, 0]
    assert parents(world, "desk-patch-1") == [mine]
    assert "news of talks" in world.text("desk-patch-1", "content/briefs/talks.yaml")
    assert (len(world.api.pulls), world.api.pulls[0]["body"]) == (1, "My article.")
    assert "added to [pull request #1]" in steps[-1].summary
    assert world.branches() == ["desk-patch-1", "main"]


def test_an_article_that_waits_on_main_gets_no_second_brief_in_another_pull_request(world):
    upload(world, "drones")
    upload(world, "talks", onto="desk-patch-1", start="main")
    world.api.open("desk-patch-1")
    world.run_for(1)
    assert "content/briefs/talks.yaml" in world.files("desk-patch-1")
    assert not [name for name in world.files("desk-patch-1") if name.startswith("content/") and "drones" in name]


def test_an_edit_in_the_pull_request_is_checked_and_nothing_pushed(world):
    upload(world, "talks", onto="desk-patch-1", start="main")
    world.api.open("desk-patch-1")
    world.run_for(1)
    edited = world.commit({"content/briefs/talks.yaml": "a FAULT: 100%\n"}, onto="desk-patch-1")
    steps = world.run_for(1)
    assert codes(steps) == [0, 0, 1]
    assert "::error file=content/briefs/talks.yaml,line=1::line 1 is at fault: a FAULT: 100%25" in steps[1].said.splitlines()
    assert "1 error:" in steps[2].summary and "There is no preview" in steps[2].summary
    assert world.head("desk-patch-1") == edited


def test_an_edit_in_our_own_pull_request_also_drafts_what_has_come_to_main(world):
    upload(world, "talks")
    world.run()
    world.commit({"content/briefs/talks.yaml": "by hand\n"}, onto="briefs/1")
    upload(world, "drones")
    assert codes(world.run_for(1)) == [0, 0, 0, 0]
    assert world.text("briefs/1", "content/briefs/talks.yaml") == "by hand"
    assert "drones" in world.api.pull(1)["body"]


def test_from_a_fork_nothing_is_pushed_and_everything_told(world):
    world.commit({"seeds/talks.txt": "news\n", "seeds/empty.txt": "BROKEN\n"}, onto="theirs", start="main")
    world.git(world.remote, "update-ref", "refs/forks/1", world.head("theirs"))
    world.git(world.remote, "update-ref", "-d", "refs/heads/theirs")
    world.api.open("briefs/1", repository=FORK)
    steps = world.run_for(1)
    assert codes(steps) == [0, 0, 1]
    assert "::error file=seeds/empty.txt::has no story text; paste it" in steps[1].said
    assert "comes from a fork" in steps[2].summary and "[Download the preview]" in steps[2].summary
    assert "site=true" in world.outputs() and "drafted=false" in world.outputs()
    assert (world.branches(), world.api.asked) == (["main"], [])


def test_a_deleted_branch_ends_the_run(world):
    upload(world, "talks", onto="desk-patch-1", start="main")
    world.api.open("desk-patch-1")
    world.run_for(1)
    world.git(world.remote, "update-ref", "-d", "refs/heads/desk-patch-1")
    event = {"pull_request": world.api.pull(1)}
    steps = world.run(event=event, named="pull_request")
    assert codes(steps) == [1] and "has been deleted" in steps[0].said


# --- Faults ---------------------------------------------------------------------------------------------------------


def test_an_article_that_cannot_be_read_is_told_and_the_others_go_on(world):
    upload(world, "talks", empty="BROKEN\n")
    steps = world.run()
    assert codes(steps) == [0, 0, 1, 0], "the run is red, and the brief is proposed"
    told = [line for line in steps[1].said.splitlines() if "file=" in line]
    assert told == ["::error file=seeds/empty.txt::has no story text; paste it"], "and not that it has no brief"
    assert "content/briefs/talks.yaml" in world.files("briefs/1")
    assert "content/briefs/empty.yaml" not in world.files("briefs/1")


def test_the_faults_are_marked_in_the_pull_request_however_many_there_are(world):
    world.commit({"content/briefs/old.yaml": "FAULT\n" * 120, "seeds/talks.txt": "news\n"}, onto="main")
    world.run()
    [check] = world.api.checks
    assert (check["head_sha"], check["conclusion"]) == (world.head("briefs/1"), "failure")
    rows = check["output"]["annotations"]
    assert [row["start_line"] for row in rows] == list(range(1, 121))
    assert {(row["path"], row["annotation_level"]) for row in rows} == {("content/briefs/old.yaml", "failure")}
    assert "and 100 more" in check["output"]["summary"] and check["output"]["title"] == "120 errors"
    assert world.api.written.count("PATCH check-runs/0") == 2


def test_a_program_that_fails_is_told_in_one_line_and_its_words_are_no_commands(world):
    upload(world, "talks")
    world.commit({"run.py": "import sys\nsys.exit('::add-mask::x\\nno such disk')\n"}, onto="main")
    steps = world.run()
    assert codes(steps) == [0, 1]
    assert steps[1].said == "::error::run.py build failed: no such disk\n"


def test_what_the_program_says_is_logged_where_github_looks_for_no_commands(world):
    world.commit({"run.py": "print('::set-output name=a::b')\nprint('##[error]c')\n"}, onto="main")
    said = world.run()[1].said.splitlines()
    word = said[0].removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{32}", word) and said[-1] == f"::{word}::"
    assert {"::set-output name=a::b", "##[error]c"} <= set(said[1:-1])


def test_a_silent_github_is_told_in_one_line(world):
    world.api.down = True
    upload(world, "talks")
    steps = world.run()
    assert steps[0].said == "::error::GitHub refused a request (401: Bad credentials); run the workflow again\n"


@pytest.mark.parametrize(("refusal", "cure"), [
    ("refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission", "merge or close the pull request"),
    ("protected branch hook declined", "a rule of the repository"),
])
def test_a_push_that_github_refuses_is_told_with_its_reason(world, refusal, cure):
    hook = world.remote / "hooks" / "pre-receive"
    upload(world, "talks")
    hook.write_text(f"#!/bin/sh\ncat <<'X' >&2\n{refusal}\nX\nexit 1\n")
    hook.chmod(0o755)
    steps = world.run()
    assert steps[-1].code == 1
    assert refusal in steps[-1].said and cure in steps[-1].said and steps[-1].said.count("\n") == 1


def test_the_workflow_is_for_the_main_branch(world):
    upload(world, "talks", onto="other", start="main")
    steps = world.run(named="workflow_dispatch", branch="other")
    assert codes(steps) == [1] and "is for the branch main" in steps[0].said


# --- Hostile names and handovers ------------------------------------------------------------------------------------

HOSTILE = "seeds/$(touch pwned)`touch pwned`;<img src=x>[a](b)|@admin ::error::a%0Ab##[error]c.txt"


def test_a_hostile_name_is_shown_letter_by_letter(world):
    world.commit({HOSTILE: "news\n", HOSTILE.replace("c.txt", "d.txt"): "BROKEN\n"}, onto="main")
    steps = world.run()
    assert codes(steps) == [0, 0, 1, 0]
    for line in "".join(step.said for step in steps).splitlines():
        assert not re.match(r"::error::a|##\[", line), line
    assert "%25" in steps[1].said and "file=seeds/$(touch pwned)" in steps[1].said
    shown = "".join(step.summary for step in steps) + world.api.pull(1)["body"]
    for mark in ("<img", "@admin", "`touch", "[a](b)", "$("):
        assert mark not in shown, mark
    assert "&#36;&#40;touch pwned" in shown
    assert not list(world.folder.rglob("pwned"))
    assert json.dumps(HOSTILE.removeprefix("seeds/").removesuffix(".txt").replace(" ", "-"))[1:-1] in "".join(world.files("briefs/1"))


@pytest.mark.parametrize("change", [
    lambda handed: handed["files"].update({".github/workflows/evil.yml": "on: push"}),
    lambda handed: handed["files"].update({"content/briefs/../../run.py": "evil"}),
    lambda handed: handed["files"].update({"content/briefs/.hidden.yaml": "evil"}),
    lambda handed: handed["plan"].update(branch="main"),
    lambda handed: handed["plan"].update(base="other"),
    lambda handed: handed["plan"].update(base_commit="f" * 40),
    lambda handed: handed["plan"].update(base_commit="origin/elsewhere"),
    lambda handed: handed["plan"].update(base_commit="origin/main"),
    lambda handed: handed["plan"].update(base_commit="--output=/tmp/x"),
    lambda handed: handed["plan"].update(branch="briefs/9", branch_commit="f" * 40),
    lambda handed: handed.pop("files"),
])  # fmt: skip
def test_a_handover_that_asks_for_more_than_briefs_is_refused(world, change):
    world.commit({"README.md": "an older branch\n"}, onto="briefs/9", start="main")
    world.api.open("briefs/9")["state"] = "closed"
    upload(world, "talks")

    def tampered():
        path = world.folder / "temporary" / "desk" / "handover.json"
        handed = json.loads(path.read_text())
        change(handed)
        path.write_text(json.dumps(handed))

    before = world.head("main")
    world.commit({"seeds/elsewhere.txt": "news\n"}, onto="elsewhere", start="main")
    steps = world.run(meanwhile=tampered)
    assert steps[-1].code == 1 and re.match(r"::error::(what was read is not|the branches were overwritten|handover.json is)", steps[-1].said)
    assert (world.branches(), world.head("main"), world.api.written) == (["briefs/9", "elsewhere", "main"], before, [])


def test_a_link_in_the_repository_is_not_followed_out_of_it(world, tmp_path):
    """The commit is made of objects: where content/briefs is a link, nothing is written through it."""
    upload(world, "talks")
    link = world.desk / "content" / "briefs"
    link.parent.mkdir()
    link.symlink_to("../.github")
    (world.desk / ".github").mkdir()
    world.commit({".github/x": "mine\n"}, onto="main")
    assert codes(world.run()) == [0, 0, 0, 0]
    for branch in world.branches():
        assert [name for name in world.files(branch) if name.startswith(".github")] == [".github/x"]


def test_no_text_is_longer_than_github_takes():
    plan = Plan("main", "0" * 40, "briefs/1", None, whole=True)
    notes = tuple(Note("error", "<" * 900, 99_999, ">" * 900) for _ in range(900))
    texts = {f"content/briefs/{'a-long-name-of-an-article-' * 5}{number}.yaml": "" for number in range(900)}
    run = run_of_main()
    assert len(checked(Handover(plan, notes=notes), run)) < 65_535
    assert len(body(texts, Handover(plan, texts, notes=notes), run)) < 65_535


def test_the_token_is_in_no_argument(tmp_path):
    git = Git(tmp_path, environment={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}, server="https://github.com", token="t")
    assert git("config", "--get", "http.https://github.com/.extraheader") == "AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46dA=="
