"""A brief under an embargo: no word of it on the site before its time, in whichever zone the time is written."""

from datetime import UTC, datetime

import pytest

from generator import workflow
from generator.embargo import lifted_at, waiting
from generator.model import Brief
from tests.projects import BRIEF, DATED_SLUG, by_hand, change, tree

LIFTED = datetime(2025, 7, 22, 15, tzinfo=UTC)
BEFORE, AFTER = datetime(2025, 7, 22, 14, 59, tzinfo=UTC), LIFTED


@pytest.mark.parametrize("written", ["2025-07-22T18:00", "2025-07-22T18:00+03:00", "2025-07-22T17:00+02:00", "2025-07-22T15:00+00:00"])
def test_the_time_is_that_of_its_offset_or_of_the_site(written):
    assert lifted_at(Brief("a", "A", None, embargo=written), "Europe/Kyiv") == LIFTED


def test_what_waits_stands_in_the_order_of_its_time():
    briefs = [Brief("a", "A", None, embargo="2025-07-24T18:00"), Brief("b", "B", None, embargo="2025-07-23T18:00"), Brief("c", "C", None),
              Brief("d", "D", None, embargo="2025-07-22T18:00")]
    assert list(waiting(briefs, AFTER, zone="Europe/Kyiv")) == ["b", "a"]


@pytest.mark.parametrize("written", ["2025-07-22 18:00", "2025-07-22T18:00:00+03:00", '"2025-07-22 18:00"'])
def test_nothing_of_it_is_built_before_its_time(tmp_path, written):
    root = by_hand(tmp_path)
    change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "published:", f"embargo: {written}\npublished:")
    early = workflow.build(root, root / "_site", now=BEFORE)
    assert not early.failed
    assert early.notes[0].startswith("drones waits for its embargo until 2025-07-22 18:00")
    assert early.until == LIFTED
    assert not [name for name, body in tree(root / "_site").items() if b"Drones hit Kharkiv" in body]
    late = workflow.build(root, root / "_site", now=AFTER)
    assert late.until is None
    assert "briefs/drones/index.html" in tree(root / "_site")


def test_it_is_checked_all_the_same(tmp_path):
    root = by_hand(tmp_path)
    path = root / "content" / "briefs" / f"{DATED_SLUG}.yaml"
    path.write_text("embargo: 2025-07-22 18:00\n" + BRIEF.replace("    killed: 2\n    injured", "    killed: 3\n    injured"), encoding="utf-8")
    assert workflow.check(root, now=BEFORE).failed


def test_a_time_that_is_none_is_told(tmp_path):
    root = by_hand(tmp_path)
    change(root / "content" / "briefs" / f"{DATED_SLUG}.yaml", "published:", "embargo: tonight\npublished:")
    [fault] = workflow.check(root, now=BEFORE).faults
    assert (fault.what, fault.cure) == (
        'embargo: "tonight" is not a day with a time', "write 2025-07-22 18:00, or 2025-07-22T18:00+03:00")
