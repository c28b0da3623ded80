"""The commands; the only place that prints or exits.

    python -m generator build     drafts new articles, checks everything, writes the site
    python -m generator check     tells everything that is wrong, writes nothing
    python -m generator serve     previews the site on this machine, and reloads it when a file is saved
    python -m generator events    proposes lines for content/events.yaml: reports to join, and to part
    python -m generator new       begins an article or a brief
    python -m generator score     measures the briefs against hand-made ones
    python -m generator plan      tells which articles the next build reads
    python -m generator dismiss   keeps what stands in a brief, and tells its suggestions no more

Exit codes: 0 fine, 1 the content is at fault, 2 used wrongly, 3 (plan alone) articles wait to be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from generator import __version__
from generator.fault_lines import annotation, drafted, one_line, plain
from generator.memory import keep_what_is_made
from generator.model import Fault

FINE, AT_FAULT, MISUSED, WAITING = 0, 1, 2, 3
EPILOG = "Exit codes: 0 fine, 1 the content is at fault, 2 used wrongly."


class Parser(argparse.ArgumentParser):
    """argparse with our exit code and an example in the help of each command."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: {message}; try {self.prog} --help\n")
        sys.exit(MISUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    # The model's matrices are small: a second thread of the numeric library costs twice the work and saves no time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    keep_what_is_made()
    options = _parser().parse_args(arguments)
    if not (options.root / "site.yaml").is_file():
        sys.stderr.write(f"{options.root}: no site.yaml here; run the command in the folder of the project, or name it with --root\n")
        return MISUSED
    try:
        return {"build": _build, "check": _check, "plan": _plan, "score": _score, "serve": _serve, "dismiss": _dismiss, "new": _new, "events": _events}[options.command](options)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the last good site is untouched\n")
        return AT_FAULT
    except BrokenPipeError:  # whoever reads the lines has seen enough: `… | head`
        sys.stdout = None  # what is left to write at the end goes nowhere
        return FINE


def _parser() -> Parser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=Path(), metavar="FOLDER", help="the folder with site.yaml (default: this one)")
    parser = Parser(prog="python -m generator", description="A static briefing site from articles.", epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, what: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[shared], help=what, description=what, epilog=f"Example: {example}   {EPILOG}")

    formats: dict[str, Any] = {"choices": ("plain", "github"), "default": "plain", "help": "plain lines, or annotations for a pull request"}
    build = command("build", "Draft new articles, check everything, write the site.", "python -m generator build --out _site")
    build.add_argument("--out", type=Path, default=None, metavar="FOLDER", help="where the site goes (default: _site)")
    way = build.add_mutually_exclusive_group()
    way.add_argument("--no-read", action="store_true", help="fail where an article has no brief yet, instead of drafting it")
    way.add_argument("--skip-unread", action="store_true", help="leave out articles that have no brief yet, instead of drafting them")
    way.add_argument("--preview", action="store_true",
                     help="pages for the desk: what is not published is shown and marked, and links work in a folder without a server")
    build.add_argument("--edit-links", default="", metavar="ADDRESS", help="with --preview: where a file is edited, with {file} and {line} in it")
    build.add_argument("--format", **formats)
    check = command("check", "Tell everything that is wrong; write nothing.", "python -m generator check --format github")
    check.add_argument("--format", **formats)
    command("plan", "Tell which articles the next build reads (exit code 3 where there are some).", "python -m generator plan")
    score = command("score", "Measure the briefs against hand-made ones, field by field.", "python -m generator score evaluation/gold")
    score.add_argument("gold", type=Path, metavar="GOLD_DIR", help="a folder of gold briefs")
    score.add_argument("--save", nargs="?", const="accuracy", choices=("accuracy", "unseen"),
                       help="write evaluation/accuracy.yaml, or with `unseen` evaluation/unseen.yaml; the method page shows both")
    score.add_argument("--show", action="store_true", help="print every missed and every wrong value (or pair)")
    score.add_argument("--pairs", action="store_true", help="measure which records are told to be one event, against a folder of labelled pairs")
    serve = command("serve", "Preview the site on this machine, with live reload.", "python -m generator serve --port 8000")
    serve.add_argument("--editor", default="", metavar="EDITOR", help="what the edit links open: code (default), codium, subl, kate, gvim …, "
                       "or a command or link such as \"gvim +{line} {file}\"")
    serve.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000; 0 takes a free one)")
    dismiss = command("dismiss", "Keep what stands in a brief: what the program reads otherwise is suggested no more.",
                      "python -m generator dismiss talks-in-istanbul")
    dismiss.add_argument("brief", nargs="+", metavar="BRIEF", help="the name of a brief, or its file in content/briefs/")
    command("events", "Propose lines for content/events.yaml: reports that may be one event, and events that may be two.",
            "python -m generator events")
    new = command("new", "Begin an article (pasted, or from a file) or a brief without an article.",
                  "python -m generator new article talks-in-ankara --date 2025-07-22 page.txt")
    new.add_argument("what", choices=("article", "brief"), help="an article in seeds/, or a brief in content/briefs/")
    new.add_argument("name", help="the name of the file, such as talks-in-ankara")
    new.add_argument("file", nargs="?", type=Path, help="article: a text or a saved page; without it the text is pasted or piped in")
    new.add_argument("--title", default="", help="the headline")
    new.add_argument("--date", default="", metavar="YYYY-MM-DD", help="article: the day of publication")
    new.add_argument("--publisher", default="", help="article: the outlet")
    new.add_argument("--url", default="", help="article: its address on the web")
    return parser


def _build(options: argparse.Namespace) -> int:
    from generator import freshness

    out = options.out if options.out is not None else options.root / "_site"
    now, annotate = datetime.now(UTC), options.format == "github"
    whole = not (options.preview or options.skip_unread)
    warnings = freshness.last_told(options.root, out, now=now) if whole and not annotate else None
    if warnings is not None:
        sys.stderr.writelines(f"{line}\n" for line in warnings)
        return _told((), ("nothing has changed since the last build",), failed=False)
    from generator import workflow

    progress = _Progress()
    if options.preview:
        outcome = workflow.build_preview(options.root, out, now=now, edit_pattern=options.edit_links, progress=progress.tell)
    else:
        reads = not (options.no_read or options.skip_unread)
        outcome = workflow.build(options.root, out, now=now, reads=reads, skips=options.skip_unread, progress=progress.tell)
    progress.done()
    if whole and not outcome.failed:
        freshness.remember(options.root, out, map(plain, outcome.faults), until=outcome.until)
    for article, brief in outcome.drafted if annotate else ():
        print(drafted(brief, article))
    return _told(outcome.faults, outcome.notes, failed=outcome.failed, annotate=annotate)


def _check(options: argparse.Namespace) -> int:
    from generator import workflow

    outcome = workflow.check(options.root, now=datetime.now(UTC))
    return _told(outcome.faults, outcome.notes, failed=outcome.failed, annotate=options.format == "github")


def _plan(options: argparse.Namespace) -> int:
    from generator import freshness

    if freshness.last_told(options.root, options.root / "_site", now=datetime.now(UTC)) is not None:
        return FINE
    from generator import workflow

    paths, outcome = workflow.plan(options.root)
    for path in paths:
        print(path)
    _tell_faults(f for f in outcome.faults if f.level == "error")
    return WAITING if paths else FINE


def _score(options: argparse.Namespace) -> int:
    from generator import workflow

    if not options.gold.is_dir():
        sys.stderr.write(f"{options.gold}: no such folder; name one that holds gold briefs\n")
        return MISUSED
    if options.pairs:
        return _score_pairs(options)
    progress = _Progress()
    lines, outcome = workflow.score(options.root, options.gold, show=options.show, save=options.save,
                                      progress=progress.tell)
    progress.done()
    for line in lines:
        print(line)
    return _told(outcome.faults, (), failed=outcome.failed)


def _score_pairs(options: argparse.Namespace) -> int:
    from generator.measuring_pairs import score_pairs

    lines, faults = score_pairs(options.root, options.gold, show=options.show)
    for line in lines:
        print(line)
    return _told(faults, (), failed=bool(faults))


def _dismiss(options: argparse.Namespace) -> int:
    from generator import workflow

    outcome = workflow.dismiss(options.root, [Path(name).name.removesuffix(".yaml") for name in options.brief])
    return _told(outcome.faults, outcome.notes, failed=outcome.failed)


def _events(options: argparse.Namespace) -> int:
    from generator import workflow

    lines, outcome = workflow.propose(options.root, now=datetime.now(UTC))
    for line in lines:
        print(line)
    return _told(outcome.faults, outcome.notes, failed=outcome.failed)


def _new(options: argparse.Namespace) -> int:
    from generator import beginning, files

    if options.what == "brief":
        path, faults = beginning.new_brief(options.root, options.name, title=options.title)
        return _told(faults, (f"{path} is begun; open it, and take the # off what you need",) if path else (), failed=path is None)
    if options.file is None and sys.stdin.isatty():
        sys.stderr.write("paste the article, then press Ctrl-D on an empty line (Windows: Ctrl-Z and Enter)\n")
    try:
        data = sys.stdin.buffer.read() if options.file is None else files.read_bytes(options.file)
    except OSError as error:
        sys.stderr.write(f"{options.file}: {error.strerror}; name a file that holds the article\n")
        return MISUSED
    said = {"title": options.title, "published": options.date, "publisher": options.publisher, "url": options.url}
    path, faults = beginning.new_article(options.root, options.name, data, said=said, like=options.file.name if options.file else "")
    return _told(faults, (f"{path} is written; `build` drafts its brief",) if path else (), failed=path is None)


def _serve(options: argparse.Namespace) -> int:
    from generator.preview.server import serve

    return serve(options.root, port=options.port, editor=options.editor, tell=lambda line: print(line, flush=True))


def _told(faults: Sequence[Fault], notes: Sequence[str], *, failed: bool, annotate: bool = False) -> int:
    _tell_faults(faults, annotate=annotate)
    for note in notes:
        print(one_line(note))
    errors = sum(f.level == "error" for f in faults)
    if failed:
        sys.stderr.write(f"{errors} error{'s' if errors != 1 else ''}\n")
    return AT_FAULT if failed else FINE


def _tell_faults(faults, *, annotate: bool = False) -> None:
    for fault in faults:
        stream = sys.stdout if annotate else sys.stderr
        stream.write((annotation(fault) if annotate else plain(fault)) + "\n")


class _Progress:
    """One line that is overwritten on a terminal; plain lines, a few, in a pipe."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.shown = False

    def tell(self, line: str) -> None:
        line = one_line(line)
        if self.live:
            sys.stderr.write(f"\r\x1b[K{line[:100]}")
            self.shown = True
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def done(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")


if __name__ == "__main__":
    sys.exit(main())
