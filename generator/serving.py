"""The preview: the site as GitHub Pages would serve it, on this machine alone, built anew whenever a file is saved.

The site is held in memory and `_site/` is left alone; articles without a brief are drafted into `content/`, as `build` does.
What the preview adds to a page are two files of its own below `/.preview/`, from the same host, as the pages' policy asks.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from generator import files, workflow
from generator.config import read_config
from generator.fault_lines import plain

WATCHED = ("site.yaml", "seeds", "content", "templates")
PAUSE = 0.3
"""Seconds between two looks at the files: shorter than a hand needs to turn to the browser."""
BREATH = 15.0
"""Seconds between two signs of life to an open page: a closed one is noticed then."""
FINE, MISUSED = 0, 2
OWN = "/.preview/"
EXTRAS = Path(__file__).parent / "preview"
KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "geojson": "application/geo+json", "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "xml": "application/xml", "ics": "text/calendar; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "pdf": "application/pdf", "webmanifest": "application/manifest+json",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows at one moment."""

    site: Mapping[str, bytes]
    """The last good site; empty where there has been none."""
    base_path: str = "/"
    built: str = ""
    """Digest of the site: a page made from another one reloads itself."""
    faults: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What a request gets."""

    status: int
    kind: str
    body: bytes
    location: str = ""


class Preview:
    """A server on a port of this machine; `update` looks at the files. Raises OSError where the port cannot be had."""

    def __init__(self, root: Path, *, port: int, tell: Callable[[str], None] = lambda line: None) -> None:
        self.root, self.tell = root, tell
        self.shown = Shown({})
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
        """Builds the site anew if a file has changed since the last look; True if what is shown has changed."""
        now = tuple(_stamps(self.root))
        if now == self.seen:
            return False
        self.seen = now
        return self.show(_rebuilt(self.root, self.shown, self.tell))

    def show(self, shown: Shown) -> bool:
        """Shows something else, and tells all open pages."""
        if shown == self.shown:
            return False
        with self.changed:
            self.shown = shown
            self.changed.notify_all()
        for line in shown.faults:
            self.tell(line)
        return True

    def close(self) -> None:
        """Ends the server and all open connections."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()
        self.server.shutdown()
        self.server.server_close()

    def messages(self) -> Iterator[bytes]:
        """What an open page is told: the state now, each later one, and an empty line from time to time."""
        told = None
        while not self.closed:
            shown = self.shown
            if shown is not told:
                told = shown
                yield f"data: {json.dumps({'built': shown.built, 'faults': shown.faults})}\n\n".encode()
            with self.changed:
                if not self.closed and self.shown is told and not self.changed.wait(BREATH):
                    yield b":\n\n"


def serve(root: Path, *, port: int, tell: Callable[[str], None]) -> int:
    """Previews the site until Ctrl-C; gives the exit code."""
    try:
        preview = Preview(root, port=port, tell=tell)
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
        while not pause.wait(PAUSE):
            if preview.update():
                tell("the site is built anew" if not preview.shown.faults else "the last good site stays")
    except KeyboardInterrupt:
        tell("the preview has ended")
    finally:
        preview.server.server_close()
    return FINE


def _rebuilt(root: Path, before: Shown, tell: Callable[[str], None]) -> Shown:
    """The site of the files as they stand now; where they have faults, the last good one with these."""
    try:
        site, outcome = workflow.made(root, now=datetime.now(UTC), preview=True, progress=tell)
    except Exception as error:  # a slip in a template, or a bug: the preview must outlive both
        tell(traceback.format_exc())
        return replace(before, faults=(f"the site cannot be built: {type(error).__name__}: {error}",))
    faults = tuple(plain(fault) for fault in outcome.faults)
    if site is None:
        return replace(before, faults=faults)
    text, _ = files.read_text(root / "site.yaml")
    config, _ = read_config(text or "")
    base_path = config.base_path if config else before.base_path
    errors = tuple(plain(fault) for fault in outcome.faults if fault.level == "error")
    return Shown(site, base_path, _digest(site, base_path), errors)


def _digest(site: Mapping[str, bytes], base_path: str) -> str:
    whole = hashlib.sha256(base_path.encode())
    for name in sorted(site):
        whole.update(f"\0{name}\0{len(site[name])}\0".encode() + site[name])
    return whole.hexdigest()[:16]


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


# --- Answers --------------------------------------------------------------------------------------------------------


def answer(target: str, shown: Shown) -> Answer:
    """What GitHub Pages would answer: the file, a redirect to a folder's address, or the site's own 404 page."""
    path = unquote(urlsplit(target).path)
    base = shown.base_path
    if path in ("/", base.rstrip("/")) and path != base:
        return Answer(302, KINDS["html"], b"", base)
    if not shown.site:
        return Answer(503, KINDS["html"], _notice("The site cannot be built yet", shown, lines=shown.faults))
    if not path.startswith(base):
        return Answer(404, KINDS["html"], _notice(f"The site stands below {base}", shown))
    name = path.removeprefix(base)
    for found in (f"{name}index.html" if name.endswith("/") or not name else name, f"{name}.html"):
        if found in shown.site:
            return _file(200, found, shown)
    if f"{name}/index.html" in shown.site:
        query = urlsplit(target).query
        return Answer(301, KINDS["html"], b"", urlsplit(target).path + "/" + (f"?{query}" if query else ""))
    if "404.html" in shown.site:
        return _file(404, "404.html", shown)
    return Answer(404, KINDS["html"], _notice("There is no such page", shown))


def _file(status: int, name: str, shown: Shown) -> Answer:
    kind = KINDS.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
    body = shown.site[name]
    return Answer(status, kind, _with_script(body, shown) if name.endswith(".html") else body)


def _with_script(page: bytes, shown: Shown) -> bytes:
    """The page with the script that reloads it."""
    script = f'<script src="{OWN}reload.js" data-built="{shown.built}" defer></script>\n'.encode()
    head, end, rest = page.rpartition(b"</body>")
    return head + script + end + rest if end else page + script


def _notice(text: str, shown: Shown, *, lines: tuple[str, ...] = ()) -> bytes:
    """A page of the preview itself."""
    body = f'<h1>{html.escape(text)}</h1>\n<p><a href="{html.escape(shown.base_path)}">{html.escape(shown.base_path)}</a></p>\n'
    body += f"<pre>{html.escape(chr(10).join(lines))}</pre>\n" if lines else ""
    page = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{html.escape(text)}</title>\n<body>\n{body}</body>\n</html>\n'
    return _with_script(page.encode(), shown)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"
    """On Windows the option would let two servers share a port."""


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers from the preview's memory; nothing a request names is ever looked up on disk."""

        def do_GET(self) -> None:
            if self.path == f"{OWN}events":
                self.events()
            else:
                self.give(self.answered(), with_body=True)

        def do_HEAD(self) -> None:
            self.give(self.answered(), with_body=False)

        def answered(self) -> Answer:
            extra = preview.extras.get(self.path.removeprefix(OWN)) if self.path.startswith(OWN) else None
            if extra is not None:
                return Answer(200, KINDS[self.path.rsplit(".", 1)[-1]], extra)
            return answer(self.path, preview.shown)

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

        def events(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            try:
                for message in preview.messages():
                    self.wfile.write(message)
                    self.wfile.flush()
            except OSError:
                return  # the page was closed

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the terminal is for faults."""

    return Handler
