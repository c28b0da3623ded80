"""The files of land that the maps use: which regions they hold, and how they stand in a page that opens without a server."""

from __future__ import annotations

import re
from collections.abc import Mapping

REGIONS = "assets/regions.svg"
_SHAPE = re.compile(r'<path id="([^"]+)"([^>]*)/>')
_USE = re.compile(r'<use class="([^"]*)" href="[^"#]*(assets/[a-z]+\.svg)#([^"]+)"/>')


def shapes_in(templates: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of the regions that a site's templates can draw."""
    return frozenset(id for id, _ in _SHAPE.findall(templates.get(REGIONS, b"").decode("utf-8", "replace")))


def with_land(html: str, files: Mapping[str, bytes]) -> str:
    """The page with its land inside it: a browser loads no shapes from another file where there is no server."""
    def drawn(use: re.Match[str]) -> str:
        kind, file, id = use.groups()
        shapes = dict(_SHAPE.findall(files.get(file, b"").decode("utf-8", "replace")))
        return f'<path class="{kind}"{shapes[id]}/>' if id in shapes else ""

    return _USE.sub(drawn, html)
