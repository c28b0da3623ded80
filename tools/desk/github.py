"""The one way to GitHub's REST interface: the standard library, so that a runner needs nothing, and a status is a number."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from tools.desk.runs import Run

PATIENCE = 30
"""Seconds for one answer."""


class Refused(Exception):
    """A request that was not carried out; `status` is 0 where GitHub could not be reached."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}" if status else message)
        self.status, self.message = status, message


class GitHub:
    """Requests about one repository."""

    def __init__(self, run: Run) -> None:
        self.address, self.token = f"{run.api}/repos/{run.repository}", run.token

    def get(self, path: str, **query: str) -> Any:
        return self._answer("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        return self._answer("POST", path, body)

    def patch(self, path: str, body: Mapping[str, Any]) -> Any:
        return self._answer("PATCH", path, body)

    def _answer(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/{path}", data=data, method=method, headers={
            "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "briefing-desk",
            "Authorization": f"Bearer {self.token}", "Content-Type": "application/json",
        })  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise Refused(error.code, _message(error.read())) from error
        except (OSError, ValueError) as error:
            raise Refused(0, f"GitHub did not answer: {error}") from error


def _message(body: bytes) -> str:
    """What GitHub says was wrong, with the particulars of a request that it could not process."""
    try:
        told = json.loads(body)
        more = [str(each.get("message", "")) if isinstance(each, dict) else str(each) for each in told.get("errors", ())]
        return "; ".join(filter(None, [str(told.get("message", "")), *more]))
    except (ValueError, AttributeError):
        return body.decode("utf-8", "replace")[:200]
