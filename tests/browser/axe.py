"""The rules of axe-core for WCAG 2.2 A and AA and its good practice, asked of an open page."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.browser.devtools import Browser

WIDTHS = (320, 768, 1280)
"""Of a phone, a tablet and a desk."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_FOUND = f"""axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}}).then(
    told => told.violations.map(v => `${{v.id}}: ${{v.nodes.map(n => n.html).slice(0, 3).join(' · ')}}`))"""


@cache
def _script() -> str:
    """The script of axe-core, from the package that carries it; the package itself is not imported."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None and spec.submodule_search_locations, "requirements/test.txt names it"
    return (Path(next(iter(spec.submodule_search_locations))) / "axe.min.js").read_text(encoding="utf-8")


def broken_rules(browser: Browser) -> list[str]:
    """The rules that the open page breaks, each with the first elements that break it."""
    browser.value(f"{_script()};0")
    return browser.value(_FOUND)


def broken_at_all_widths(browser: Browser, address: str, scheme: str) -> dict[int, list[str]]:
    """Width -> the rules that a page breaks at it, in `light` or `dark`; only widths at which it breaks any."""
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    found = {}
    for width in WIDTHS:
        browser.open(address, width=width)
        found[width] = broken_rules(browser)
    return {width: told for width, told in found.items() if told}
