#!/usr/bin/env python3
"""Sets the program up and runs it: `python3 run.py build`, `test`, `check`, `serve`, `score GOLD_DIR`,
`plan`, `new article|brief NAME`, `dismiss BRIEF`, `events`, `setup`.

Needs nothing but Python 3.11 to 3.14 and, the first time, a connection to the package index. The packages go into .venv/, locked by
hash; a stamp there makes every later run install nothing. What reads articles (spaCy and its model, 350 MB) is installed
only when an article is new. This file must be parsed by Python 3.6, so that it can say what it needs.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
OLDEST, NEWEST = (3, 11), (3, 14)
SETS = ("render", "summarize", "test")
"""Each holds the one before it."""
READERS = ("build", "serve", "score")
"""The commands that read articles."""
COMMANDS = ("build", "check", "dismiss", "events", "new", "plan", "score", "serve", "setup", "test")
WAITING = 3
"""The exit code of `plan` where articles wait to be read."""


class Stop(Exception):
    """Ends the run with one clear line."""


def main(arguments):
    """Runs one command and gives its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        print("\nThe options of a command: python3 run.py COMMAND --help")
        return 0 if arguments else 2
    command, options = arguments[0], arguments[1:]
    if command not in COMMANDS:
        raise Stop("there is no command {}; the commands are: {}".format(command, ", ".join(COMMANDS)), 2)
    if command == "test":
        return run_tests(options)
    if command == "setup":
        return set_up(options)
    ensure("render")
    shown_only = {"--no-read", "--skip-unread", "-h", "--help"}.intersection(options)
    if command in READERS and not shown_only and not installed("summarize"):
        if call([python(), "-m", "generator", "plan"], quiet=True) == WAITING or command == "score":
            ensure("summarize")
    return hand_over([python(), "-m", "generator", command] + options)


def set_up(options):
    """Installs one set ahead of its use: all that building needs, unless another is named."""
    name = options[0] if options else "summarize"
    if name not in SETS:
        raise Stop("there is no set {}; the sets are: {}".format(name, ", ".join(SETS)), 2)
    ensure(name)
    return 0


# --- Packages -------------------------------------------------------------------------------------------------------


def ensure(name):
    """Installs a set of packages unless its stamp, or that of a larger set, fits its lock."""
    if installed(name):
        return
    if not os.path.exists(python()):
        make_venv()
    size = {"render": "10 MB, seconds", "summarize": "350 MB, about a minute", "test": "400 MB, about a minute"}[name]
    say("setting up, once: requirements/{}.txt ({})".format(name, size))
    pip = [python(), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    # The locks name all that is needed: nothing else is to come along.
    if call(pip + ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock(name)]) != 0:
        raise Stop("the packages could not be installed; check the connection and run this again", 1)
    for smaller in SETS[: SETS.index(name) + 1]:
        with open(stamp(smaller), "w") as file:
            file.write(fingerprint(smaller))


def installed(name):
    """True where the stamp of the set, or of one that holds it, is the fingerprint of its lock."""
    for larger in SETS[SETS.index(name) :]:
        try:
            with open(stamp(larger)) as file:
                if os.path.exists(python()) and file.read() == fingerprint(larger):
                    return True
        except OSError:
            pass
    return False


def fingerprint(name):
    import hashlib

    with open(lock(name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def lock(name):
    return os.path.join(ROOT, "requirements", name + ".txt")


def stamp(name):
    return os.path.join(VENV, "installed-" + name)


def python():
    """The Python of the set-up folder."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def make_venv():
    import shutil

    chosen = new_enough()
    if call([chosen, "-c", "import venv, ensurepip"], quiet=True) != 0:
        raise Stop("this Python cannot make a virtual environment; run: sudo apt install python3-venv", 2)
    shutil.rmtree(VENV, ignore_errors=True)
    if call([chosen, "-m", "venv", VENV]) != 0:
        raise Stop("the folder .venv could not be made; check the rights of {}".format(ROOT), 1)


def new_enough():
    """This Python, or the newest on the path for which the packages are built."""
    import shutil
    import subprocess

    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    names = ["python3.{}".format(minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)] + ["python3"]
    for found in filter(None, map(shutil.which, names)):
        asked = subprocess.run([found, "-c", "import sys; print(*sys.version_info[:2])"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        version = tuple(int(part) for part in asked.stdout.split())
        if asked.returncode == 0 and OLDEST <= version <= NEWEST:
            return found
    here = "{}.{}".format(*sys.version_info[:2])
    raise Stop("this needs Python 3.11 (to 3.14), and finds {}; install one and run this again".format(here), 2)


# --- Tests ----------------------------------------------------------------------------------------------------------

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_OF_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def run_tests(options):
    """Linter and all tests, those in a browser included; further options go to pytest."""
    ensure("test")
    if not browser():
        install_browser()
    if not browser() and os.environ.get("CI") == "true":
        raise Stop("no Chromium here, and in CI the browser tests may not be left out", 1)
    if not browser():
        say("no Chromium or Chrome here: the tests in a browser are left out")
    lint = call([python(), "-m", "ruff", "check", "."])
    return call([python(), "-m", "pytest"] + options) or lint


def browser():
    import shutil

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (BROWSER_OF_MACOS if os.path.exists(BROWSER_OF_MACOS) else None)


def install_browser():
    """Debian's Chromium, where we may install it without asking for a password."""
    import shutil

    if not shutil.which("apt-get"):
        return
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if may and (not shutil.which("sudo") or call(["sudo", "-n", "true"], quiet=True) != 0):
        return
    say("installing Chromium for the tests in a browser")
    call(may + ["apt-get", "update", "-qq"], quiet=True)
    call(may + ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet=True)


# --- Running --------------------------------------------------------------------------------------------------------


def call(command, quiet=False):
    """Runs a command in the project's folder and gives its exit code."""
    import subprocess

    out = subprocess.DEVNULL if quiet else None
    return subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out)


def hand_over(command):
    """Becomes the command, so that this file costs no time while it runs; paths count from the project's folder."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def say(line):
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        say("run.py: " + stop.args[0])
        sys.exit(stop.args[1])
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(130)
