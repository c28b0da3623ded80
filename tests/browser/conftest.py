"""The tab of Chromium that the tests of one file share: its module says by `files_shown` which site it opens."""

import pytest

from tests.browser.devtools import Browser
from tests.site_material import CONFIG


@pytest.fixture(scope="module")
def browser(request, browser_path, tmp_path_factory):
    """Chromium with the files that the module's files_shown gives when it is called."""
    opened = Browser(browser_path, tmp_path_factory.mktemp("profile"), request.module.files_shown(), CONFIG.base_url)
    yield opened
    opened.close()


@pytest.fixture
def fresh(browser):
    """Each test sees its own complaints alone, and a browser with JavaScript and in daylight."""
    browser.as_new()
