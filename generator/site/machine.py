"""Small files for machines: the site map, robots.txt, and the mark that GitHub Pages need not run Jekyll."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from generator.model import Config


def machine_files(paths: Iterable[str], *, config: Config) -> dict[str, bytes]:
    """sitemap.xml, robots.txt and .nojekyll; `paths` are the addresses of the pages to be found."""
    addresses = sorted(config.base_url + path for path in paths)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    lines += [f"<url><loc>{escape(address)}</loc></url>" for address in addresses]
    return {
        "sitemap.xml": "\n".join([*lines, "</urlset>", ""]).encode(),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {config.base_url}sitemap.xml\n".encode(),
        ".nojekyll": b"",
    }
