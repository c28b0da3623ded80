"""Chromium by the DevTools protocol over a pipe, with the standard library alone; pages come from memory, not from a network.

Every request is answered here: from the given files if it is for the site, with an error (and a note) if for anyone else.
"""

from __future__ import annotations

import base64
import json
import mimetypes
import os
import select
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)
PATIENCE = 60
"""Seconds for one answer; far more than a page takes, so that a busy machine fails no test."""
TYPES = {".ics": "text/calendar", ".geojson": "application/geo+json", ".svg": "image/svg+xml", ".js": "text/javascript"}


class Browser:
    """A running Chromium with one tab."""

    def __init__(self, path: str, profile: Path, files: Mapping[str, bytes], base_url: str) -> None:
        self.files, self.base_url = files, base_url
        self.foreign: list[str] = []
        self.missing: list[str] = []
        self.complaints: list[str] = []
        self._number, self._buffer, self._events = 0, b"", []
        self._start(path, profile)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = None
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "*"}])

    def _start(self, path: str, profile: Path) -> None:
        read_commands, self._write = os.pipe()
        self._read, write_answers = os.pipe()
        # Chromium reads commands at descriptor 3 and answers at 4; the shell puts ours there.
        script = f'exec "$0" "$@" 3<&{read_commands} 4>&{write_answers}'
        arguments = [path, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", script, *arguments], pass_fds=(read_commands, write_answers),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(read_commands)
        os.close(write_answers)
        self._session = None

    def as_new(self) -> None:
        """Forgets what was noted, and takes back what was asked of JavaScript and of the light."""
        for noted in (self.foreign, self.missing, self.complaints):
            noted.clear()
        self.call("Emulation.setScriptExecutionDisabled", value=False)
        self.call("Emulation.setEmulatedMedia", media="", features=[])

    def close(self) -> None:
        """Ends the browser."""
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        os.close(self._write)
        os.close(self._read)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its result."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]

    def _next(self) -> dict[str, Any]:
        """The next message; requests of the page are answered and complaints noted on the way."""
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            assert select.select([self._read], [], [], max(0, deadline - time.monotonic()))[0], "the browser does not answer"
            part = os.read(self._read, 1 << 16)
            assert part, "the browser has ended"
            self._buffer += part
        raw, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(raw)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, told: Mapping[str, Any]) -> None:
        if method == "Fetch.requestPaused":
            self._answer(told["requestId"], told["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(told["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning"):
            self.complaints.append(str(told["args"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
            self.complaints.append(told["entry"]["text"])
        elif method == "Page.loadEventFired":
            self._events.append(method)

    def _answer(self, request: str, url: str) -> None:
        """Sends the file of an address, without waiting for the browser to acknowledge it."""
        path = urlsplit(url).path
        if not url.startswith(self.base_url):
            self.foreign.append(url)
            self._send("Fetch.failRequest", requestId=request, errorReason="BlockedByClient")
            return
        name = path.removeprefix(urlsplit(self.base_url).path)
        name = f"{name}index.html" if name == "" or name.endswith("/") else name
        if name not in self.files:
            self.missing.append(url)
        body = self.files.get(name, self.files["404.html"])
        kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "text/html"
        self._send(
            "Fetch.fulfillRequest", requestId=request, responseCode=200 if name in self.files else 404,
            responseHeaders=[{"name": "Content-Type", "value": f"{kind}; charset=utf-8"}], body=base64.b64encode(body).decode(),
        )

    def _send(self, method: str, **parameters: Any) -> None:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters, "sessionId": self._session}
        os.write(self._write, json.dumps(message).encode() + b"\0")

    def open(self, address: str, *, width: int = 1280, height: int = 900) -> None:
        """Shows a page of the site and waits until it has loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self._events.clear()
        self.call("Page.navigate", url=self.base_url + address)
        while not self._events:
            self._next()

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives, promises awaited."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")
