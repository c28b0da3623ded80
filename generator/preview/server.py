"""The server of the preview on this machine, and the watch over the files.

The site is held in memory and `_site/` is left alone; articles without a brief are drafted into `content/`, as `build` does.
"""

from __future__ import annotations

import gc
import json
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator import files, workflow
from generator.config import read_config
from generator.fault_lines import plain
from generator.memory import Memory
from generator.model import Fault
from generator.preview.answers import KINDS, OWN, Answer, answer, notice, state
from generator.preview.editors import OPEN, is_usable, link_pattern, link_to, opened, way_to_open
from generator.preview.showing import Shown

WATCHED = ("site.yaml", "seeds", "content", "templates")
PAUSE = 0.1
"""Seconds between two looks at the files, and at least SHARE times what a look takes."""
SHARE = 5
BREATH = 15.0
"""Seconds between two signs of life to an open page: a closed one is noticed then."""
FINE, MISUSED = 0, 2
EXTRAS = Path(__file__).parent / "own"
HOSTS = ("127.0.0.1", "localhost")
"""The names by which the preview may be asked; a page of another site that has its name lead here gets nothing."""


class Preview:
    """A server on a port of this machine; `update` looks at the files. Raises OSError where the port cannot be had."""

    def __init__(self, root: Path, *, port: int, tell: Callable[[str], None] = lambda line: None, way: str = "") -> None:
        self.root, self.tell = root, tell
        self.way = way or way_to_open("", {})
        self.pattern = link_pattern(self.way, root)
        self.shown = Shown({})
        self.memory = Memory()
        self.changed = threading.Condition()
        self.closed = False
        self.seen: tuple[Any, ...] = ()
        self.extras = files.read_tree(EXTRAS, suffixes=None)[0]
        self.server = _Server(("127.0.0.1", port), _handler(self))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{self.shown.base_path}"

    def start(self) -> None:
        """Begins to answer, in a thread of its own."""
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def update(self) -> bool:
        """Makes the site anew if a file has changed since the last look, and tells all open pages; True if one has."""
        now = tuple(_stamps(self.root))
        if now == self.seen:
            return False
        self.seen = now
        shown = self._made_anew()
        with self.changed:
            self.shown = shown
            self.changed.notify_all()
        for fault in shown.faults:
            self.tell(plain(fault))
        # What stays from one edit to the next is most of all memory: to look through it for waste takes longer than the edit.
        gc.freeze()
        return True

    def _made_anew(self) -> Shown:
        """The site of the files as they stand now; where they have faults, the last good one with these."""
        before = self.shown
        try:
            site, outcome = workflow.previewed(
                self.root, now=datetime.now(UTC), memory=self.memory, edit_pattern=self.pattern, progress=self.tell)
        except Exception as error:  # a bug: the preview must outlive it
            self.tell(traceback.format_exc())
            return before.at_fault((Fault("the site", f"cannot be built: {type(error).__name__}: {error}", ""),))
        finally:
            self.memory.turn()
        if site is None:
            return before.at_fault(outcome.faults)
        text, _ = files.read_text(self.root / "site.yaml")
        config, _ = read_config(text or "")
        errors = tuple(fault for fault in outcome.faults if fault.level == "error")
        return Shown(site, config.base_path if config else before.base_path, errors, before.good)

    def link(self, fault: Fault) -> str:
        return link_to(self.pattern, fault.file, fault.line)

    def close(self) -> None:
        """Ends the server and all open connections."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()
        self.server.shutdown()
        self.server.server_close()

    def messages(self, page: str) -> Iterator[bytes]:
        """What an open page is told: its state now, each later one, and an empty line from time to time."""
        known, told = None, ""
        while not self.closed:
            shown = self.shown
            if shown is not known:
                known, now = shown, json.dumps(state(page, shown, self.link))
                if now != told:
                    told = now
                    yield f"data: {now}\n\n".encode()
            with self.changed:
                if not self.closed and self.shown is known and not self.changed.wait(BREATH):
                    yield b":\n\n"


def serve(root: Path, *, port: int, editor: str, tell: Callable[[str], None]) -> int:
    """Previews the site until Ctrl-C; gives the exit code. `editor` is a name of `editors.KNOWN`, a link or a command, or empty."""
    way = way_to_open(editor, os.environ)
    if not is_usable(way):
        tell(f"--editor {editor} is not known; write how it opens a file, such as \"{editor} +{{line}} {{file}}\"")
        return MISUSED
    try:
        preview = Preview(root, port=port, tell=tell, way=way)
    except OSError as error:
        tell(f"port {port} of this machine cannot be had ({error.strerror}); name another with --port, or 0 for any free one")
        return MISUSED
    except OverflowError:
        tell(f"{port} is no port; name one from 1 to 65535 with --port, or 0 for any free one")
        return MISUSED
    pause = threading.Event()
    try:
        preview.update()
        preview.start()
        tell(f"preview at {preview.address} (Ctrl-C ends it)")
        wait = PAUSE
        while not pause.wait(wait):
            begun = monotonic()
            if preview.update():
                tell("the site is built anew" if not preview.shown.faults else "the last good site stays")
            else:
                wait = max(PAUSE, SHARE * (monotonic() - begun))
    except KeyboardInterrupt:
        tell("the preview has ended")
    finally:
        preview.server.server_close()
    return FINE


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of every watched file."""
    waiting = [str(root / name) for name in WATCHED]
    while waiting:
        path = waiting.pop()
        try:
            if os.path.isdir(path):
                waiting += sorted(entry.path for entry in os.scandir(path) if not entry.name.startswith("."))
            found = os.stat(path)
            yield path, found.st_mtime_ns, found.st_size
        except OSError:
            continue  # taken away between two looks


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"
    """On Windows the option would let two servers share a port."""


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers from the preview's memory; only an edit link has a name looked up on disk."""

        def do_GET(self) -> None:
            if self.is_ours() and urlsplit(self.path).path == f"{OWN}events":
                self.events(parse_qs(urlsplit(self.path).query).get("page", ["/"])[0])
            else:
                self.give(self.answered(), with_body=True)

        def do_HEAD(self) -> None:
            self.give(self.answered(), with_body=False)

        def is_ours(self) -> bool:
            return self.headers.get("Host", "").rpartition(":")[0] in HOSTS

        def answered(self) -> Answer:
            if not self.is_ours():
                return notice(421, "The preview answers on this machine alone", preview.shown)
            if urlsplit(self.path).path == OPEN:
                return self.edited()
            extra = preview.extras.get(self.path.removeprefix(OWN)) if self.path.startswith(OWN) else None
            if extra is not None:
                return Answer(200, KINDS[self.path.rsplit(".", 1)[-1]], extra)
            return answer(self.path, preview.shown)

        def edited(self) -> Answer:
            """Opens a file in the editor, for pages of the preview alone."""
            if self.command != "GET" or self.headers.get("Sec-Fetch-Site") != "same-origin":
                return notice(403, "Only the preview's own pages open files", preview.shown)
            status, told = opened(self.path, preview.way, preview.root)
            return notice(status, told, preview.shown) if told else Answer(status, KINDS["html"], b"")

        def give(self, answer: Answer, *, with_body: bool) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Cache-Control", "no-store")
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()
            if with_body:
                self.wfile.write(answer.body)

        def events(self, page: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            try:
                for message in preview.messages(page):
                    self.wfile.write(message)
                    self.wfile.flush()
            except OSError:
                return  # the page was closed

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the terminal is for faults."""

    return Handler
