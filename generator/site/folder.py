"""A site for a folder that is opened without a server, as somebody does who has unpacked it: links name their files.

A browser shows `talks/` of a folder as a list of files, so such a link becomes `talks/index.html`. The search needs a server; its page
says that the index could not be loaded, and lists all pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from generator.site.maps.land import with_land

STYLE = "assets/preview.css"
"""How what is not published is marked."""
_LINK = re.compile(r'\b((?:href|action)="|content="0; url=)([^"#?:]+)(?=[#?"])')


def for_a_folder(site: Mapping[str, bytes], *, style: bytes) -> dict[str, bytes]:
    """The files of a site whose pages open from a folder, with a style sheet for its marks; without 404.html, which only a server shows."""
    files = {name: body for name, body in site.items() if name != "404.html"} | {STYLE: style}
    return {name: _page(name, body.decode(), files).encode() if name.endswith(".html") else body for name, body in files.items()}


def _page(name: str, html: str, files: Mapping[str, bytes]) -> str:
    folder = dirname(name)

    def named(found: re.Match[str]) -> str:
        attribute, link = found.groups()
        is_folder = normpath(join(folder, link, "index.html")) in files
        return attribute + (f"{link.rstrip('/')}/index.html" if is_folder else link)

    sheet = f'<link rel="stylesheet" href="{"../" * name.count("/")}{STYLE}">\n'
    return _LINK.sub(named, with_land(html, files)).replace("</head>", f"{sheet}</head>", 1)
