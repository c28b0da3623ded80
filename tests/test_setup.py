"""The set-up: locks, the one-command runner, and what the repository promises about them."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("render", "summarize", "test")
RENDER = {"jinja2", "markdown-it-py", "markupsafe", "mdurl", "polib", "pyyaml", "resvg-py"}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module whose .venv is a folder of the test."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / "venv"))
    return module


@pytest.fixture
def calls(run, monkeypatch):
    """Every command that run.py gives, and a stand-in for carrying it out; `codes` holds exit codes by a word in the command."""
    made = []
    codes = {}

    def call(command, quiet=False):
        made.append(" ".join(command))
        if "venv" in command and command[1] == "-m":
            Path(run.python()).parent.mkdir(parents=True)
            Path(run.python()).touch()
        return next((code for word, code in codes.items() if word in command), 0)

    monkeypatch.setattr(run, "call", call)
    monkeypatch.setattr(run, "hand_over", lambda command: call(command))
    call.made, call.codes = made, codes
    return call


def installs(made):
    return [re.search(r"(\w+)\.txt", command)[1] for command in made if "pip install" in command]


def pins(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)(?: ;[^\\\n]*)? \\$", text, re.MULTILINE))


# --- Locks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) >= 5
    assert [p for p in packages if "==" not in p or "--hash=sha256:" not in p] == []
    assert not re.search(r"https?://|--index-url|--find-links|--extra-index", text)


def test_rendering_needs_five_packages_and_what_they_bring():
    assert set(pins("render")) == RENDER


def test_each_set_holds_the_one_before_it_in_the_same_versions():
    # Versions that differ by Python stand several times in a universal lock; those of the render set do not.
    assert pins("render").items() <= pins("summarize").items()
    assert set(pins("summarize")) <= set(pins("test"))


def test_the_name_of_the_model_that_anybody_could_register_stands_in_no_lock():
    for path in (ROOT / "requirements").iterdir():
        assert not re.search(r"^en[-_]core[-_]web[-_]sm\b(?![-_])", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_table_of_the_model_is_whole():
    rows = (ROOT / "generator/lexicon/model.sha256").read_text(encoding="ascii").splitlines()
    assert all(re.fullmatch(r"[0-9a-f]{64}  [\w./]+", row) for row in rows)
    assert {"ner/model", "parser/model", "tok2vec/model", "vocab/strings.json"} <= {row.split()[1] for row in rows}


# --- run.py ---------------------------------------------------------------------------------------------------------


def test_an_old_python_can_read_what_is_needed():
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    heavy = {"subprocess", "shutil", "hashlib", "pathlib", "venv"}
    at_the_top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    assert at_the_top == {"os", "sys"}, f"{heavy & at_the_top} would cost every run its time"
    assert "annotations" not in source, "unknown to Python 3.6"


def test_an_old_python_is_told_what_is_needed(run, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(run.Stop, match=r"needs Python 3\.11 .*finds 3\.9"):
        run.new_enough()


def test_a_python_that_cannot_make_the_folder_is_told_the_package(run, calls):
    calls.codes["import venv, ensurepip"] = 1
    with pytest.raises(run.Stop, match="sudo apt install python3-venv"):
        run.ensure("render")


def test_packages_are_installed_by_hash_once(run, calls):
    run.ensure("render")
    [pip] = [command for command in calls.made if "pip install" in command]
    assert "--require-hashes --no-deps --only-binary :all:" in pip
    calls.made.clear()
    run.ensure("render")
    assert calls.made == []


def test_a_changed_lock_is_installed_again(run, calls, monkeypatch):
    run.ensure("render")
    calls.made.clear()
    monkeypatch.setattr(run, "fingerprint", lambda name: "another")
    run.ensure("render")
    assert installs(calls.made) == ["render"]


def test_a_larger_set_serves_for_a_smaller_one_and_not_the_other_way(run, calls):
    run.ensure("summarize")
    calls.made.clear()
    run.ensure("render")
    assert installs(calls.made) == []
    run.ensure("test")
    assert installs(calls.made) == ["test"]


def test_a_failed_installation_leaves_no_stamp(run, calls):
    calls.codes["pip"] = 1
    with pytest.raises(run.Stop, match="check the connection"):
        run.ensure("render")
    assert not run.installed("render")


@pytest.mark.parametrize(
    ("arguments", "plan", "sets"),
    [
        (["build"], 0, ["render"]),
        (["build"], 3, ["render", "summarize"]),
        (["build", "--no-read"], 3, ["render"]),
        (["build", "--help"], 3, ["render"]),
        (["check"], 3, ["render"]),
        (["plan"], 3, ["render"]),
        (["serve"], 3, ["render", "summarize"]),
        (["test"], 0, ["test"]),
        (["setup"], 0, ["summarize"]),
    ],
)
def test_what_reads_articles_is_installed_only_when_one_is_new(run, calls, monkeypatch, arguments, plan, sets):
    monkeypatch.setattr(run, "browser", lambda: "chromium")
    calls.codes["plan"] = plan
    run.main(arguments)
    assert installs(calls.made) == sets


def test_options_reach_the_command(run, calls):
    run.main(["build", "--out", "public"])
    assert calls.made[-1].endswith("-m generator build --out public")


def test_a_missing_browser_is_an_error_in_continuous_integration_only(run, calls, monkeypatch, capsys):
    monkeypatch.setattr(run, "browser", lambda: None)
    monkeypatch.setattr(run, "install_browser", lambda: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(run.Stop, match="no Chromium"):
        run.main(["test"])
    monkeypatch.delenv("CI")
    assert run.main(["test"]) == 0
    assert "are left out" in capsys.readouterr().err


def test_a_failing_test_or_linter_fails_the_run(run, calls, monkeypatch):
    monkeypatch.setattr(run, "browser", lambda: "chromium")
    for tool in ("ruff", "pytest"):
        calls.codes.clear()
        calls.codes[tool] = 1
        assert run.main(["test"]) == 1


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["--help"], 0), (["biuld"], 2), (["setup", "all"], 2)])
def test_misuse_has_its_own_exit_code(arguments, code):
    done = subprocess.run([sys.executable, ROOT / "run.py", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "build" in done.stdout + done.stderr or "render" in done.stderr


# --- The repository -------------------------------------------------------------------------------------------------


def test_the_commands_of_the_makefile_are_those_of_the_runner(run):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    assert sorted(targets) == sorted({*run.COMMANDS, "clean"} - {"new", "dismiss", "events"})


@pytest.mark.parametrize("page", ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))])
def test_the_documents_name_only_what_exists(run, page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"run\.py (\w+)", text)) <= set(run.COMMANDS)
    assert set(re.findall(r"\bmake (\w+)`", text)) <= {*run.COMMANDS, "clean"}
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
