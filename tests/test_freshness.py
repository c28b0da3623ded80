"""The short cut of a build: taken only where nothing at all differs."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from generator import freshness

NOW = datetime(2025, 7, 22, 12, tzinfo=UTC)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "site.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / "index.html").write_text("<p>One", encoding="utf-8")
    freshness.remember(tmp_path, tmp_path / "_site", ["a warning"])
    return tmp_path


def test_the_warnings_of_the_last_build_are_told_again(project):
    assert freshness.last_told(project, project / "_site", now=NOW) == ("a warning",)


@pytest.mark.parametrize("name", ["site.yaml", "seeds/a.txt", "seeds/b.txt", "content/briefs/a.yaml", "templates/base.html",
                                  "evaluation/unseen.yaml", "_site/x.html"])
def test_any_changed_or_new_file_ends_it(project, name):
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("changed", encoding="utf-8")
    assert freshness.last_told(project, project / "_site", now=NOW) is None


def test_a_touched_or_lost_page_ends_it(project):
    os.utime(project / "_site" / "index.html", ns=(1, 1))
    assert freshness.last_told(project, project / "_site", now=NOW) is None


def test_another_folder_has_its_own(project):
    assert freshness.last_told(project, project / "elsewhere", now=NOW) is None


def test_without_a_stamp_there_is_no_short_cut(tmp_path):
    assert freshness.last_told(tmp_path, tmp_path / "_site", now=NOW) is None


def test_an_embargo_that_is_lifted_ends_it(project):
    freshness.remember(project, project / "_site", ["a warning"], until=NOW)
    assert freshness.last_told(project, project / "_site", now=NOW - timedelta(minutes=1)) == ("a warning",)
    assert freshness.last_told(project, project / "_site", now=NOW) is None
