"""Small files for machines: the site map, robots.txt, and the mark that GitHub Pages need not run Jekyll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.model import Config
from generator.site.render import Alternate


def machine_files(pages: Mapping[str, Sequence[Alternate]], *, config: Config) -> dict[str, bytes]:
    """sitemap.xml, robots.txt and .nojekyll; `pages` are the addresses of the pages to be found, each with its languages if there are several."""
    links = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if any(pages.values()) else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{links}>']
    lines += [f"<url><loc>{escape(address)}</loc>{''.join(map(_link, pages[address]))}</url>" for address in sorted(pages)]
    return {
        "sitemap.xml": "\n".join([*lines, "</urlset>", ""]).encode(),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {config.base_url}sitemap.xml\n".encode(),
        ".nojekyll": b"",
    }


def _link(alternate: Alternate) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{alternate.language}" href={quoteattr(alternate.address)}/>'
