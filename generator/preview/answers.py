"""An address -> what GitHub Pages would answer: the file, a redirect to a folder's address, or the site's own 404 page."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from generator.fault_lines import place, plain
from generator.model import Fault
from generator.preview.showing import NO_PAGE, NONE_YET, Seen, Shown

OWN = "/.preview/"
NOT_FOUND = "404.html"
KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "geojson": "application/geo+json", "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "xml": "application/xml", "ics": "text/calendar; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "pdf": "application/pdf", "webmanifest": "application/manifest+json",
}  # fmt: skip


class Answer(NamedTuple):
    """What a request gets."""

    status: int
    kind: str
    body: bytes
    location: str = ""


def answer(target: str, shown: Shown) -> Answer:
    """What the site answers to an address."""
    parts = urlsplit(target)
    path, base = unquote(parts.path), shown.base_path
    if path in ("/", base.rstrip("/")) and path != base:
        return Answer(302, KINDS["html"], b"", base)
    if not shown.site:
        return notice(503, NONE_YET.rstrip("."), shown, faults=shown.faults)
    if not path.startswith(base):
        return notice(404, f"The site stands below {base}", shown)
    file = file_at(path, shown)
    if file is not None:
        return _file(200, file, shown)
    if f"{path.removeprefix(base)}/index.html" in shown.site:
        return Answer(301, KINDS["html"], b"", f"{parts.path}/{f'?{parts.query}' if parts.query else ''}")
    return _file(404, NOT_FOUND, shown) if NOT_FOUND in shown.site else notice(404, "There is no such page", shown)


def file_at(path: str, shown: Shown) -> str | None:
    """The file that stands at an address, as GitHub Pages looks for it."""
    name = path.removeprefix(shown.base_path)
    names = (f"{name}index.html" if name.endswith("/") or not name else name, f"{name}.html")
    return next((name for name in names if name in shown.site), None) if path.startswith(shown.base_path) else None


def state(path: str, shown: Shown, link: Callable[[Fault], str]) -> dict[str, Any]:
    """What an open page at a path (as its address writes it) is told: the digest of what stands at its address now, and what is wrong, each fault with a link to its line."""
    path = unquote(path)
    file = file_at(path, shown) or NOT_FOUND
    if not shown.site or not path.startswith(shown.base_path) or file not in shown.site:
        seen = Seen(None, NONE_YET if shown.faults else "", shown.faults)
    else:
        seen = shown.seen(file)
    faults = [{"text": plain(fault), "place": place(fault), "edit": link(fault)} for fault in seen.faults]
    return {"built": shown.digest(seen), "problem": seen.problem, "faults": faults}


def _file(status: int, name: str, shown: Shown) -> Answer:
    seen = shown.seen(name)
    if seen.body is None:
        return notice(500, "This page cannot be made", shown, faults=seen.faults)
    kind = KINDS.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
    return Answer(status, kind, _with_script(seen.body, shown.digest(seen)) if name.endswith(".html") else seen.body)


def _with_script(page: bytes, built: str) -> bytes:
    """The page with the script that reloads it."""
    script = f'<script src="{OWN}reload.js" data-built="{built}" defer></script>\n'.encode()
    head, end, rest = page.rpartition(b"</body>")
    return head + script + end + rest if end else page + script


def notice(status: int, text: str, shown: Shown, *, faults: tuple[Fault, ...] = ()) -> Answer:
    """A page of the preview itself, which reloads where the site has one at its address."""
    body = f'<h1>{html.escape(text)}</h1>\n<p><a href="{html.escape(shown.base_path)}">{html.escape(shown.base_path)}</a></p>\n'
    body += f"<pre>{html.escape(chr(10).join(map(plain, faults)))}</pre>\n" if faults else ""
    page = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{html.escape(text)}</title>\n<body>\n{body}</body>\n</html>\n'
    return Answer(status, KINDS["html"], _with_script(page.encode(), NO_PAGE))
