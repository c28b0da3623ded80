"""A small GitHub for the tests of the workflows' steps: a bare repository, its REST interface on this machine, a desk, and a runner.

A runner works in a fresh clone, as actions/checkout lays it, and gets the variables that GitHub sets. The two jobs of the drafting workflow
share nothing but the file that the first hands to the second. git knows no settings of this machine.
"""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tools.desk.__main__ import main

REPOSITORY = Path(__file__).parents[1]
NAME, FORK, TOKEN = "desk/briefing", "stranger/briefing", "a-token"
REAL = f"""import sys
sys.path.insert(0, {str(REPOSITORY)!r})
from generator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""run.py without its set-up: the packages of the tests are there."""
STAND_IN = f"""import sys, pathlib
sys.path.insert(0, {str(REPOSITORY)!r})
from generator.fault_lines import annotation, drafted
from generator.model import Fault
faults = []
for article in sorted(pathlib.Path("seeds").glob("*.txt")):
    text, brief = article.read_text(), pathlib.Path("content/briefs", article.stem.replace(" ", "-") + ".yaml")
    draft = pathlib.Path("content/drafts", brief.name)
    if "BROKEN" in text and sys.argv[1] == "build":
        faults.append(Fault(article.as_posix(), "has no story text", "paste it"))
    elif sys.argv[1] == "build" and "--skip-unread" not in sys.argv and not (draft.is_file() and text in draft.read_text()):
        for path in (brief, draft):
            path.parent.mkdir(parents=True, exist_ok=True)
        if not brief.is_file():
            brief.write_text(f"article: {{article}}\\nsays: {{text}}")
        draft.write_text(text)
        print(drafted(brief.as_posix(), article.as_posix()))
    elif not brief.is_file():
        faults.append(Fault(article.as_posix(), "has no brief yet", "wait", level="warning"))
for brief in sorted(pathlib.Path("content/briefs").glob("*.yaml")):
    for number, line in enumerate(brief.read_text().splitlines(), 1):
        if "FAULT" in line:
            faults.append(Fault(brief.as_posix(), f"line {{number}} is at fault: {{line}}", line=number))
wrong = [f for f in faults if f.level == "error"]
if sys.argv[1] == "build" and not [f for f in wrong if f.file.startswith("content/")]:
    pathlib.Path("_site").mkdir()
    pathlib.Path("_site/index.html").write_text("<p>the preview")
for fault in faults:
    print(annotation(fault))
print("a note for the log")
sys.exit(bool(wrong))
"""
"""A program that drafts in no time: a brief says what its article says. BROKEN in an article, FAULT in a brief are what they say."""


@dataclass(frozen=True)
class Step:
    """What one step left behind."""

    code: int
    said: str
    summary: str


class World:
    """One repository on GitHub, and all who work on it."""

    def __init__(self, folder: Path, *, program: str = STAND_IN) -> None:
        self.folder, self.runs, self.clones = folder, 0, 0
        self.environment = {"PATH": _path(), "HOME": str(folder), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
                            "GIT_AUTHOR_NAME": "desk", "GIT_AUTHOR_EMAIL": "desk@example.org", "GIT_COMMITTER_NAME": "desk",
                            "GIT_COMMITTER_EMAIL": "desk@example.org"}
        self.remote, self.desk = folder / "remote.git", folder / "desk"
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        self.git(folder, "clone", "--quiet", str(self.remote), str(self.desk))
        self.commit({"run.py": program, ".gitignore": "/_site/\n/.cache/\n__pycache__/\n"}, onto="main")
        self.api = Api(self)

    def git(self, where: Path, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=where, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
        return done.stdout.strip()

    # --- The desk, in the browser ---

    def commit(self, files: dict[str, str | None], *, onto: str, start: str | None = None) -> str:
        """Somebody commits files onto a branch, which begins at `start` where it is new."""
        self.git(self.desk, "fetch", "--quiet", "--prune", "origin")
        if self.head(onto):
            self.git(self.desk, "switch", "--quiet", "--force-create", onto, f"origin/{onto}")
        elif start:
            self.git(self.desk, "switch", "--quiet", "--force-create", onto, f"origin/{start}")
        for name, text in files.items():
            path = self.desk / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text)
        self.git(self.desk, "add", "--all", "--force")
        self.git(self.desk, "commit", "--quiet", "--message", "by hand")
        self.git(self.desk, "push", "--quiet", "origin", f"HEAD:refs/heads/{onto}")
        return self.head(onto)

    def head(self, branch: str) -> str:
        return self.git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def branches(self) -> list[str]:
        return self.git(self.remote, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").splitlines()

    def text(self, branch: str, path: str) -> str:
        return self.git(self.remote, "show", f"{branch}:{path}")

    def files(self, branch: str) -> list[str]:
        return self.git(self.remote, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "-z", branch).rstrip("\0").split("\0")

    def merge(self, number: int, *, squash: bool = False) -> None:
        """Somebody presses the button of a pull request."""
        pull = self.api.pull(number)
        self.git(self.desk, "fetch", "--quiet", "origin")
        self.git(self.desk, "switch", "--quiet", "--force-create", "main", "origin/main")
        self.git(self.desk, "merge", "--quiet", *(["--squash"] if squash else ["--no-ff", "--no-edit"]), f"origin/{pull['head']['ref']}")
        if squash:
            self.git(self.desk, "commit", "--quiet", "--message", "squashed")
        self.git(self.desk, "push", "--quiet", "origin", "main")
        pull["state"] = "closed"

    # --- A runner ---

    def checkout(self, ref: str) -> Path:
        """A fresh clone with all branches; a pull request's is its merge with the base."""
        self.clones += 1
        clone = self.folder / f"clone-{self.clones}"
        self.git(self.folder, "clone", "--quiet", "--no-checkout", str(self.remote), str(clone))
        self.git(clone, "fetch", "--quiet", "origin", "+refs/pull/*:refs/remotes/pull/*")
        self.git(clone, "switch", "--quiet", "--detach", ref)
        return clone

    def job(self, *steps: str, event: dict | None = None, ref: str = "origin/main", named: str = "push", branch: str = "main") -> list[Step]:
        """One job: its steps in turn, until one fails."""
        clone, temporary = self.checkout(ref), self.folder / "temporary"
        temporary.mkdir(exist_ok=True)
        (temporary / "event.json").write_text(json.dumps(event or {"repository": {"default_branch": "main"}}))
        environment = {
            **self.environment, "GITHUB_EVENT_NAME": named, "GITHUB_EVENT_PATH": str(temporary / "event.json"), "GITHUB_REPOSITORY": NAME,
            "GITHUB_REF_NAME": branch, "GITHUB_SERVER_URL": "https://github.com", "GITHUB_API_URL": self.api.address,
            "GITHUB_RUN_ID": "4711", "GITHUB_RUN_NUMBER": str(self.runs), "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary"), "GITHUB_OUTPUT": str(temporary / "output"),
            "GITHUB_TOKEN": TOKEN, "PREVIEW": "https://github.com/desk/briefing/actions/runs/4711/artifacts/1",
        }  # fmt: skip
        done = []
        for step in steps:
            (temporary / "summary").write_text("")
            said = io.StringIO()
            with contextlib.chdir(clone), contextlib.redirect_stdout(said):
                code = main([step], environment)
            done.append(Step(code, said.getvalue(), (temporary / "summary").read_text()))
            if code:
                break
        return done

    def run(self, *, meanwhile=lambda: None, **event) -> list[Step]:
        """The drafting workflow: both jobs, or one where nothing was drafted; `meanwhile` happens between them."""
        self.runs += 1
        shutil.rmtree(self.folder / "temporary", ignore_errors=True)
        done = self.job("begin", "read", "tell", **event)
        meanwhile()
        if "drafted=true" in self.outputs():
            done += self.job("propose", **event)
        return done

    def outputs(self) -> str:
        path = self.folder / "temporary" / "output"
        return path.read_text() if path.is_file() else ""

    def run_for(self, number: int, **more) -> list[Step]:
        """The same for an event of a pull request."""
        pull = self.api.pull(number)
        source = pull["head"]["ref"] if pull["head"]["repo"]["full_name"] == NAME else f"fork-{number}"
        self.git(self.desk, "fetch", "--quiet", "origin", "+refs/*:refs/remotes/all/*")
        self.git(self.desk, "switch", "--quiet", "--detach", "all/heads/main")
        self.git(self.desk, "merge", "--quiet", "--no-edit", "--no-ff", f"all/heads/{source}" if "fork" not in source else f"all/forks/{number}")
        self.git(self.desk, "push", "--quiet", "--force", "origin", f"HEAD:refs/pull/{number}/merge")
        return self.run(event={"pull_request": pull, "repository": {"default_branch": "main"}}, ref=f"refs/remotes/pull/{number}/merge",
                        named="pull_request", branch=f"{number}/merge", **more)


class Api:
    """The part of GitHub's REST interface that the steps use."""

    def __init__(self, world: World) -> None:
        self.world, self.pulls, self.checks, self.asked = world, [], [], []
        self.forbidden = self.down = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def pull(self, number: int) -> dict:
        return next(pull for pull in self.pulls if pull["number"] == number)

    def open(self, branch: str, *, body: str = "", repository: str = NAME, base: str = "main") -> dict:
        number = len(self.pulls) + 1
        sha = self.world.head(branch) if repository == NAME else ""
        pull = {"number": number, "state": "open", "html_url": f"https://github.com/{NAME}/pull/{number}", "body": body,
                "head": {"ref": branch, "sha": sha, "repo": {"full_name": repository}}, "base": {"ref": base}}
        self.pulls.append(pull)
        return pull

    @property
    def written(self) -> list[str]:
        return [asked for asked in self.asked if not asked.startswith("GET")]

    def answer(self, method: str, target: str, body: dict, token: str | None) -> tuple[int, object]:
        path = urlsplit(target).path.removeprefix(f"/repos/{NAME}/")
        query = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
        self.asked.append(f"{method} {path}")
        if self.down or token != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        match [method, *path.split("/")]:
            case ["GET", "pulls"]:
                return 200, [pull for pull in self.pulls if self._is_asked(pull, query)]
            case ["POST", "pulls"]:
                return self._post(body)
            case ["PATCH", "pulls", number]:
                self.pull(int(number)).update(body)
                return 200, self.pull(int(number))
            case ["POST", "check-runs"]:
                self.checks.append({**body, "id": len(self.checks)})
                return 201, self.checks[-1]
            case ["PATCH", "check-runs", number]:
                self.checks[int(number)]["output"]["annotations"] += body["output"]["annotations"]
                return 200, self.checks[int(number)]
        return 404, {"message": "Not Found"}

    def _is_asked(self, pull: dict, query: dict) -> bool:
        head = f"{pull['head']['repo']['full_name'].partition('/')[0]}:{pull['head']['ref']}"
        return query["state"] in ("all", pull["state"]) and query.get("head", head) == head and query.get("base", "main") == pull["base"]["ref"]

    def _post(self, body: dict) -> tuple[int, object]:
        if self.forbidden:
            return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        if not self.world.git(self.world.remote, "rev-list", f"{body['base']}..{body['head']}"):
            return 422, {"message": "Validation Failed", "errors": [{"message": "No commits between main and the branch"}]}
        return 201, self.open(body["head"], body=body["body"], base=body["base"])


def _handler(api: Api) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answered(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            status, answer = api.answer(self.command, self.path, body, self.headers.get("Authorization"))
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = answered

        def log_message(self, format, *args) -> None:
            """Says nothing."""

    return Handler


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
