"""What all tests share: the browser, and the rule that nobody leaves its tests out unnoticed."""

import os
import shutil

import pytest
from hypothesis import settings

# A new example must not stop a publication; on a desk new examples are wanted. Machines differ, so nothing is timed.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "desk")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_OF_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def _browser():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (BROWSER_OF_MACOS if os.path.exists(BROWSER_OF_MACOS) else None)


@pytest.fixture(scope="session")
def browser_path():
    """The command that starts Chromium; in CI a missing one is an error, elsewhere its tests are left out."""
    found = _browser()
    if not found and os.environ.get("CI") == "true":
        pytest.fail("no Chromium or Chrome here")
    return found or pytest.skip("no Chromium or Chrome here")
