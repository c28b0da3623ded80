"""Every kind of page by the rules of axe-core for WCAG 2.2 A and AA and its good practice, in light and dark, on phone, tablet and desk."""

import pytest

from tests.browser.addresses import PAGES
from tests.browser.axe import broken_at_all_widths, broken_rules
from tests.site_material import site

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("fresh")]
files_shown = site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule_of_accessibility(browser, address, scheme):
    assert broken_at_all_widths(browser, address, scheme) == {}


def test_what_breaks_a_rule_is_seen(browser):
    browser.open("")
    browser.value("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p style=\"color:#ddd;background:#fff\">pale</p><img src=\"x.png\">')")
    assert {told.split(":")[0] for told in broken_rules(browser)} >= {"image-alt"}
