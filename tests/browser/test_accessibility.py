"""Every kind of page by the rules of axe-core for WCAG 2.2 A and AA and its good practice, in light and dark, on phone, tablet and desk."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.addresses import PAGES
from tests.site_material import site

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("fresh")]
files_shown = site

WIDTHS = (320, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = f"""axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}}).then(
    told => told.violations.map(v => `${{v.id}}: ${{v.nodes.map(n => n.html).slice(0, 3).join(' · ')}}`))"""
"""The broken rules, each with the first elements that break it."""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, from the package that carries it; the package itself is not imported."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None and spec.submodule_search_locations, "requirements/test.txt names it"
    return (Path(next(iter(spec.submodule_search_locations))) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule_of_accessibility(browser, axe, address, scheme):
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    broken = {}
    for width in WIDTHS:
        browser.open(address, width=width)
        browser.value(f"{axe};0")
        broken[width] = browser.value(FOUND)
    assert broken == {width: [] for width in WIDTHS}


def test_what_breaks_a_rule_is_seen(browser, axe):
    browser.open("")
    browser.value(f"{axe};0")
    browser.value("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p style=\"color:#ddd;background:#fff\">pale</p><img src=\"x.png\">')")
    assert {told.split(":")[0] for told in browser.value(FOUND)} >= {"image-alt"}
