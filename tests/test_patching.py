"""Changes written into a brief's text: exact texts before and after, in every style that editors and their programs write."""

import pytest

from generator.briefs.merging import Change
from generator.briefs.patching import patched
from generator.briefs.reading import read_brief
from generator.briefs.yaml_places import Places
from generator.model import Claim, KeyPoint, Quantity, Record

TWO = """# the desk's own
title: Drones hit Kharkiv   # shortened
published: null
attacks:
  # the mayor called
  - id: kharkiv
    killed: 2  # by phone
    damage:
      - a school
    claims:
      - quote: Two died.
        said_by: null
        killed: 2

  - {id: sumy, killed: 3}

aid: []
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ([Change("set", ("title",), "Kharkiv: four die")], "title: Drones hit Kharkiv ", 'title: "Kharkiv: four die" '),
        ([Change("set", ("published",), "2025-07-22")], "published: null", "published: 2025-07-22"),
        ([Change("set", ("publisher",), "A paper")], "published: null\n", "published: null\npublisher: A paper\n"),
        ([Change("set", ("attacks", 0, "killed"), Quantity(4, None, "at least"))], "killed: 2  #", "killed: at least 4  #"),
        ([Change("set", ("attacks", 0, "date"), "2025-07-22")], "- id: kharkiv\n", "- id: kharkiv\n    date: 2025-07-22\n"),
        ([Change("set", ("attacks", 0, "damage"), ("a school", "a shop"))], "      - a school\n", "      - a school\n      - a shop\n"),
        ([Change("remove", ("attacks", 0, "damage"))], "    damage:\n      - a school\n", ""),
        ([Change("remove", ("attacks", 0, "claims", 0))], "    claims:\n      - quote: Two died.\n        said_by: null\n        killed: 2\n", ""),
        ([Change("insert", ("attacks", 0, "claims", 1), Claim("Three died.", "mayor", {"killed": Quantity(3, 3)}))],
         "        killed: 2\n", "        killed: 2\n      - quote: Three died.\n        said_by: mayor\n        killed: 3\n"),
        ([Change("set", ("attacks", 1, "killed"), Quantity(5, 5))], "killed: 3}", "killed: 5}"),
        ([Change("set", ("attacks", 1, "places"), ("Sumy", "Kyiv, the city"))], "id: sumy,", 'id: sumy, places: [Sumy, "Kyiv, the city"],'),
        ([Change("remove", ("attacks", 1, "killed"))], ", killed: 3}", "}"),
        ([Change("remove", ("attacks", 1))], "\n  - {id: sumy, killed: 3}\n", ""),
        ([Change("insert", ("attacks", 1), Record("lviv", "attacks", {"killed": Quantity(1, 1)}))],
         "        killed: 2\n\n", "        killed: 2\n\n  - id: lviv\n    killed: 1\n\n"),
        ([Change("insert", ("aid", 0), Record("arms", "aid", {"item": "arms"}))], "aid: []\n", "aid:\n  - id: arms\n    item: arms\n"),
        ([Change("insert", ("key_points", 0), KeyPoint("One.", "One."))],
         "published: null\n", "published: null\n\nkey_points:\n  - text: One.\n    quote: One.\n"),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_place_alone(changes, old, new):
    assert TWO.count(old) == 1
    after = patched(TWO, changes)
    assert after == TWO.replace(old, new)
    assert list(Places(after).comments()) == list(Places(TWO).comments())


def test_several_changes_of_one_list_do_not_disturb_each_other():
    record = Record("lviv", "attacks", {"killed": Quantity(1, 1)})
    after = patched(TWO, [Change("remove", ("attacks", 1)), Change("insert", ("attacks", 2), record), Change("set", ("attacks", 0, "killed"), Quantity(9, 9))])
    brief, _ = read_brief("content/briefs/b.yaml", after)
    assert [(r.id, r.fields["killed"].low) for r in brief.records] == [("kharkiv", 9), ("lviv", 1)]


def test_line_breaks_of_windows_stay():
    after = patched(TWO.replace("\n", "\r\n"), [Change("set", ("attacks", 0, "date"), "2025-07-22")])
    assert after.count("\n") == after.count("\r\n") == TWO.count("\n") + 1


@pytest.mark.parametrize("text", ['{"title": "A", "attacks": [{"id": "a", "killed": 2}]}', "title: A\nattacks: [{id: a, killed: 2}]"])
def test_within_brackets_everything_stays_within_brackets(text):
    after = patched(text, [
        Change("set", ("attacks", 0, "date"), "2025-07-22"),
        Change("insert", ("attacks", 1), Record("b", "attacks", {"places": ("Kyiv",)})),
        Change("insert", ("key_points", 0), KeyPoint("One: two.", "One.")),
    ])  # fmt: skip
    brief, faults = read_brief("content/briefs/b.yaml", after)
    assert not faults
    assert [(r.id, r.fields) for r in brief.records] == [
        ("a", {"killed": Quantity(2, 2), "date": "2025-07-22"}), ("b", {"places": ("Kyiv",)}),
    ]  # fmt: skip
    assert brief.key_points[0].text == "One: two."


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        (("title",), True), (("published",), False), (("attacks",), True), (("attacks", 0), True), (("attacks", 0, "damage"), False),
        (("attacks", 0, "claims", 0), False), (("attacks", 1), False), (("attacks", 0, "killed"), True),
    ],
)  # fmt: skip
def test_where_comments_stand(path, holds):
    assert Places(TWO).holds_comment(path) is holds
