"""What the script of the search says: a script has no messages of its own, so that the page brings them along."""

from __future__ import annotations

from typing import Any

from generator.site.days import patterns
from generator.site.labels import DESK_NAMES
from generator.site.language import gettext


def script_words() -> dict[str, Any]:
    """Each text by the name that the script has for it; `{…}` is filled in there."""
    return {
        "article": gettext("Article"), "place": gettext("Place"), "person": gettext("Person"),
        "also": gettext("Also written {words}"), "instead": gettext("“{word}” stands nowhere; shown: {words}."), "quoted": gettext("“{word}”"),
        "found": gettext("{pages}."), "unsearched": gettext("Pages of {years} are not searched yet."), "none": gettext("No page found."),
        "lists": gettext("The lists by month and by name are below."), "years": gettext("{first} to {last}"), "undated": gettext("unknown day"),
        "near": gettext("Pages with one of the words:"), "more": gettext("Show more"), "older": gettext("Search {years} too"),
        "failed": gettext("The index could not be loaded."), "desks": {desk: DESK_NAMES[desk].lower() for desk in DESK_NAMES},
        "days": patterns(),
    }
