"""What only the preview shows: suggestions, hidden records, and briefs that are kept back, each with its mark."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generator import workflow
from generator.memory import Memory
from generator.model import Correction
from generator.site.index import Pending, Preview
from tests.projects import DATED_SLUG, by_hand, change
from tests.site_material import BRIEFS, EVENTS, built
from tests.test_site_folder import dead_links

NOW = datetime(2025, 7, 22, tzinfo=UTC)
LINE = Pending(9, "killed: the program now reads <b>3</b>")
HIDDEN = replace(BRIEFS[0], records=(replace(BRIEFS[0].records[0], hide=True), *BRIEFS[0].records[1:]))
PREVIEW = Preview(pending={"fresh-talks": (LINE,)}, unpublished={"hostile": (BRIEFS[1], "it is hidden (hide: true)")})


def pages(preview):
    files = built(EVENTS[1:2], (HIDDEN,), preview=preview)[0]
    return {name: " ".join(body.decode().split()) for name, body in files.items() if name.endswith(".html")}


def test_suggestions_and_hidden_records_are_marked():
    page = pages(PREVIEW)["briefs/fresh-talks/index.html"]
    assert "Suggestions, not published</h2>" in page
    assert "the program now reads &lt;b&gt;3&lt;/b&gt;" in page
    assert page.count("<strong>Hidden:</strong> not published.") == 1
    assert 'id="talks-talks-1"' in page
    assert '<span class="desk talks">Talks</span></p> <h3>talks-1</h3>' in page


def test_a_brief_that_is_kept_back_has_a_page_that_says_why():
    shown = pages(PREVIEW)
    assert "<strong>Not published:</strong> it is hidden (hide: true)." in shown["briefs/hostile/index.html"]
    assert "not published: it is hidden" in shown["briefs/index.html"]


def test_the_site_has_nothing_of_this():
    site = pages(None)
    assert "briefs/hostile/index.html" not in site
    assert 'id="talks-talks-1"' not in site["briefs/fresh-talks/index.html"]
    assert not [name for name, page in site.items() if "ot published" in page or 'class="pending"' in page or "Edit: <a" in page]


@pytest.mark.parametrize(("published", "leads"), [("2025-07-30", False), ("2025-07-21", True), ("2025-07", False), (None, False)])
def test_a_brief_that_is_kept_back_leads_to_a_day_only_where_that_has_a_page(published, leads):
    kept = replace(BRIEFS[1], published=published, corrections=(Correction("2025-07-29", "It was late."),))
    site = built(EVENTS[1:2], (HIDDEN,), preview=Preview({}, {"hostile": (kept, "its embargo ends at 2025-07-31 18:00")}))[0]
    assert (f'href="../../days/{published}/"' in site["briefs/hostile/index.html"].decode()) is leads
    assert list(dead_links(site)) == []


@pytest.mark.parametrize(("line", "why"), [
    ("hide: true", "it is hidden (hide: true)"), ("embargo: 2025-07-23 18:00", "its embargo ends at 2025-07-23 18:00"),
])
def test_the_preview_of_a_project_shows_what_it_keeps_back(tmp_path, line, why):
    root = by_hand(tmp_path)
    change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "published:", f"{line}\npublished:")
    name = f"briefs/{DATED_SLUG}/index.html"
    assert name not in workflow.made(root, now=NOW)[0]
    assert why in workflow.previewed(root, now=NOW, memory=Memory())[0][name].decode()


def test_drafts_are_marked_where_only_checked_briefs_are_published(tmp_path):
    root = by_hand(tmp_path)
    change(root / "site.yaml", "publish: all", "publish: checked")
    page = workflow.previewed(root, now=NOW, memory=Memory())[0][f"briefs/{DATED_SLUG}/index.html"].decode()
    assert "it is a draft, and only checked briefs are published" in page
