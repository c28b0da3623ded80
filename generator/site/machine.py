"""Small files for machines: the site map, robots.txt, and the mark that GitHub Pages need not run Jekyll."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from generator.model import Config
from generator.site.render import Page


def machine_files(pages: Sequence[Page], *, config: Config) -> dict[str, bytes]:
    """sitemap.xml, robots.txt and .nojekyll."""
    addresses = sorted(config.base_url + page.path for page in pages if page.listed)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    lines += [f"<url><loc>{escape(address)}</loc></url>" for address in addresses]
    return {
        "sitemap.xml": "\n".join([*lines, "</urlset>", ""]).encode(),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {config.base_url}sitemap.xml\n".encode(),
        ".nojekyll": b"",
    }
