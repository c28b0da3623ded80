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
    assert [c.text for c in Places(after).comments] == [c.text for c in Places(TWO).comments]


def test_several_changes_of_one_list_do_not_disturb_each_other():
    record = Record("lviv", "attacks", {"killed": Quantity(1, 1)})
    after = patched(TWO, [Change("remove", ("attacks", 1)), Change("insert", ("attacks", 2), record), Change("set", ("attacks", 0, "killed"), Quantity(9, 9))])
    brief, _ = read_brief("content/briefs/b.yaml", after)
    assert [(r.id, r.fields["killed"].low) for r in brief.records] == [("kharkiv", 9), ("lviv", 1)]


def test_those_at_one_place_keep_their_order():
    changes = [Change("insert", ("attacks", 1), Record(name, "attacks", {})) for name in ("c", "d")]
    assert patched("attacks:\n- id: a\n- id: b", changes) == "attacks:\n- id: a\n\n- id: c\n\n- id: d\n- id: b"


def test_those_behind_the_tenth_are_taken_last_first_too():
    text = "attacks:\n" + "".join(f"- id: a-{number}\n" for number in range(12))
    assert patched(text, [Change("remove", ("attacks", 2)), Change("remove", ("attacks", 10))]) == text.replace("- id: a-2\n", "").replace("- id: a-10\n", "")


def test_line_breaks_of_windows_stay():
    change = Change("set", ("attacks", 0, "date"), "2025-07-22")
    assert patched(TWO.replace("\n", "\r\n"), [change]) == patched(TWO, [change]).replace("\n", "\r\n")
    mixed = TWO.replace("\n", "\r\n", 3)
    assert patched(mixed, [change]) == patched(TWO, [change]).replace("\n", "\r\n", 3)


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


def test_which_signs_begin_a_comment():
    text = (
        "# one\ntitle: a#b #two\n'x # no': \"# no\"   # three\nnote: |-  # four\n  # no\n  b # no\n\nwhy: >-\n  c # no\n\n  # no\n# five\n"
        "aid: [a, # six\n  'b # no', c#d, e #]\t# seven\n\t# eight  \n ]\nurl: http://a.example/#b\n'last': 'it''s # no' #nine"
    )
    assert [c.text for c in Places(text).comments] == [
        "# one", "#two", "# three", "# four", "# five", "# six", "#]\t# seven", "# eight", "#nine"]
    assert [c.text for c in Places("a: [b,#one\n  c]#two\nd: 'e'#three\nf: g#h\n").comments] == ["#one", "#two", "#three"]
    assert [c.text for c in Places("title: a\r\n# one\r\naid: []  # two\r\n").comments] == ["# one", "# two"]


BESIDE = """# the desk's
title: A
published: null
talks:
    # deeper than what follows
  - id: t
attacks:
  # by phone
  # and by mail
  - id: a
    killed: 2
    # a guess
    injured: 3
  # disputed

  - id: b
    places:
      - Kyiv
      # - Lviv
    note: c
      # of the desk

  # of the next
  - id: c
aid: [{id: d,
    # in braces
    item: e,
      # deeper
    status: pledged}]
# the end
"""


@pytest.mark.parametrize(
    ("text", "path", "holds"),
    [
        (TWO, ("title",), True), (TWO, ("published",), False), (TWO, ("attacks",), True), (TWO, ("attacks", 0), True),
        (TWO, ("attacks", 0, "damage"), False), (TWO, ("attacks", 0, "claims", 0), False), (TWO, ("attacks", 1), False), (TWO, ("attacks", 0, "killed"), True),
        (BESIDE, ("title",), True), (BESIDE, ("published",), False), (BESIDE, ("note",), False), (BESIDE, ("talks", 0), False),
        (BESIDE, ("attacks", 0, "id"), False), (BESIDE, ("attacks", 0, "killed"), False), (BESIDE, ("attacks", 0, "injured"), True),
        (BESIDE, ("attacks", 1), True), (BESIDE, ("attacks", 1, "places"), True), (BESIDE, ("attacks", 1, "places", 0), True),
        (BESIDE, ("attacks", 1, "note"), True), (BESIDE, ("attacks", 1, "id"), False), (BESIDE, ("attacks", 2), True),
        (BESIDE, ("aid", 0, "item"), False), (BESIDE, ("aid", 0), True), (BESIDE, ("aid",), True),
    ],
)  # fmt: skip
def test_where_comments_stand(text, path, holds):
    assert Places(text).holds_comment(path) is holds


def test_which_comments_belong_to_an_item():
    told = {path: [c.text for c in Places(BESIDE).comments_of(path)] for path in [("attacks", n) for n in range(3)]}
    assert told == {
        ("attacks", 0): ["# by phone", "# and by mail", "# a guess", "# disputed"],
        ("attacks", 1): ["# - Lviv", "# of the desk"],
        ("attacks", 2): ["# of the next"],
    }


# --- In every style that people type --------------------------------------------------------------------------------

KILLED, BOTH = Quantity(4, 4), Claim("y, z", None, {"places": ("A", "B")})


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        # Values
        ("title: 'A'   # ours", Change("set", ("title",), "It's"), "title: It's   # ours"),
        ("title:   A", Change("set", ("title",), "B"), "title:   B"),
        ("title:\tA\t# ours", Change("set", ("title",), "B"), "title:\t B\t# ours"),
        ("title: >-  # ours\n  A\n  b\naid: []", Change("set", ("title",), "B: c"), 'title: "B: c"  # ours\naid: []'),
        ("title: |-\n  A\n  b\naid: []", Change("set", ("title",), "B\nd"), "title: |-\n  B\n  d\naid: []"),
        ("title: |-\n  A\n  b\naid: []", Change("set", ("title",), "B"), "title: B\naid: []"),
        ("title: |-  # ours\n  A\n  b\naid: []", Change("set", ("title",), "B"), "title: B  # ours\naid: []"),
        ("title: A", Change("set", ("title",), "B\nc"), "title: |-\n  B\n  c"),
        ("attacks:\n- id: a\n  damage: b", Change("set", ("attacks", 0, "damage"), ("c",)), "attacks:\n- id: a\n  damage:\n    - c"),
        ("attacks:\n- id: a\n  'places': [B, C]", Change("set", ("attacks", 0, "places"), ("D",)), "attacks:\n- id: a\n  'places': [D]"),
        ("title: A  # ours", Change("set", ("title",), "B\nc"), 'title: "B\\nc"  # ours'),
        ("note:\n  A\n  b\naid: []", Change("set", ("note",), "C"), "note:\n  C\naid: []"),
        ("url:\naid: []", Change("set", ("url",), "https://a.example"), "url: https://a.example\naid: []"),
        ("url:   # unknown", Change("set", ("url",), "https://a.example"), "url: https://a.example   # unknown"),
        ("url: ''", Change("set", ("url",), "https://a.example"), "url: https://a.example"),
        ("hide: false", Change("set", ("hide",), True), "hide: true"),
        ("publisher: A\naid: []", Change("remove", ("publisher",)), "aid: []"),
        # Keys
        ("aid: []", Change("set", ("title",), "A"), "title: A\naid: []"),
        ("---\naid: []\n...", Change("set", ("title",), "A"), "---\ntitle: A\naid: []\n..."),
        ("title: A", Change("set", ("note",), "B\nc"), "title: A\nnote: |-\n  B\n  c"),
        ("attacks:\n- id: a", Change("set", ("attacks", 0, "damage"), ("a school",)), "attacks:\n- id: a\n  damage:\n    - a school"),
        ("attacks:\n  -   killed: 2\n      id: a", Change("remove", ("attacks", 0, "killed")), "attacks:\n  -   id: a"),
        ("attacks:\n  -\n    killed: 2\n    id: a", Change("remove", ("attacks", 0, "killed")), "attacks:\n  -\n    id: a"),
        ("talks:\n  - id: a\n    ? date\n    : 2024\n    place: B", Change("remove", ("talks", 0, "date")), "talks:\n  - id: a\n    place: B"),
        ("talks:\n  - id: a", Change("set", ("talks", 0, "note"), "One.\n\nTwo."), "talks:\n  - id: a\n    note: |-\n      One.\n\n      Two."),
        ("key_points:\n- text: a", Change("set", ("key_points", 0, "quote"), "b"), "key_points:\n- text: a\n  quote: b"),
        ("aid:\n- id: a\n  claims:\n  - quote: b\n    said_by: c\n    item: d", Change("set", ("aid", 0, "claims", 0, "donor"), ("E",)),
         "aid:\n- id: a\n  claims:\n  - quote: b\n    said_by: c\n    donor: [E]\n    item: d"),
        ("positions:\n  - quote: A", Change("set", ("positions", 0, "party"), "B"), "positions:\n  - party: B\n    quote: A"),
        ("positions:\n  - party: B\n    # by phone\n    quote: A", Change("remove", ("positions", 0, "party")), "positions:\n  -\n    # by phone\n    quote: A"),
        # In braces
        ("aid: [{id: a}]", Change("set", ("aid", 0, "item"), "a, b"), 'aid: [{id: a, item: "a, b"}]'),
        ("aid: [{note: a}]", Change("set", ("aid", 0, "id"), "a"), "aid: [{id: a, note: a}]"),
        ("aid: [{}]", Change("set", ("aid", 0, "id"), "a"), "aid: [{id: a}]"),
        ("aid: [{id: a, donor: [B,\n  C]}]", Change("set", ("aid", 0, "donor"), ("D",)), "aid: [{id: a, donor: [D]}]"),
        ("aid: [{id: a, item: b}]", Change("remove", ("aid", 0, "id")), "aid: [{item: b}]"),
        ("aid: [{id: a, item: b, }]", Change("remove", ("aid", 0, "item")), "aid: [{id: a, }]"),
        ("aid: [{id: a}]", Change("remove", ("aid", 0, "id")), "aid: [{}]"),
        ('{"aid":[{"id":"a","item":null}]}', Change("set", ("aid", 0, "item"), "b"), '{"aid":[{"id":"a","item": b}]}'),
        ("attacks: [{id: a, claims: []}]", Change("insert", ("attacks", 0, "claims", 0), BOTH),
         'attacks: [{id: a, claims: [{quote: "y, z", said_by: null, places: [A, B]}]}]'),
        ('{"attacks":[{"id":"a","claims":null}]}', Change("insert", ("attacks", 0, "claims", 0), Claim("b", None, {})),
         '{"attacks":[{"id":"a","claims": [{quote: b, said_by: null}]}]}'),
        ("attacks: [{id: a, claims: [{quote: b}]}]", Change("insert", ("attacks", 0, "claims", 0), BOTH),
         'attacks: [{id: a, claims: [{quote: "y, z", said_by: null, places: [A, B]}, {quote: b}]}]'),
        ("talks: [{id: a}]", Change("set", ("talks", 0, "round"), 3), "talks: [{id: a, round: 3}]"),
        ("talks: [{id: a, round: 2}]", Change("set", ("talks", 0, "round"), 3), "talks: [{id: a, round: 3}]"),
        ("attacks: [{id: a}, {id: b, claims: [{quote: c}, {quote: d}, {quote: e}]}]", Change("remove", ("attacks", 1, "claims", 0)),
         "attacks: [{id: a}, {id: b, claims: [{quote: d}, {quote: e}]}]"),
        ("attacks: [{id: a}, {id: b, claims: [{quote: c}, {quote: d}]}]", Change("remove", ("attacks", 1, "claims", 1)),
         "attacks: [{id: a}, {id: b, claims: [{quote: c}]}]"),
        ("attacks: [{id: a}, {id: b, claims: [{quote: c}]}]", Change("remove", ("attacks", 1, "claims", 0)), "attacks: [{id: a}, {id: b, claims: []}]"),
        ("attacks: [{id: a}, {id: b, claims: [{quote: c}, {quote: d}]}]", Change("insert", ("attacks", 1, "claims", 2), Claim("e", None, {})),
         "attacks: [{id: a}, {id: b, claims: [{quote: c}, {quote: d}, {quote: e, said_by: null}]}]"),
        ("attacks: [{id: a}]", Change("set", ("attacks", 0, "hide"), True), "attacks: [{id: a, hide: true}]"),
        ("attacks: [{id: a}, {id: b}, {id: c}]", Change("remove", ("attacks", 0)), "attacks: [{id: b}, {id: c}]"),
        ("attacks: [{id: a}, {id: b}, {id: c}]", Change("remove", ("attacks", 1)), "attacks: [{id: a}, {id: c}]"),
        ("attacks: [{id: a}, {id: b}, {id: c}]", Change("remove", ("attacks", 2)), "attacks: [{id: a}, {id: b}]"),
        ("attacks: [{id: a}, {id: b}]", Change("remove", ("attacks", 0)), "attacks: [{id: b}]"),
        ("attacks: [ {id: a}, ]  # ours", Change("remove", ("attacks", 0)), "attacks: []  # ours"),
        # Items
        ("attacks:\n  - id: a\n\n  - id: b", Change("remove", ("attacks", 0)), "attacks:\n  - id: b"),
        ("attacks:\n  - id: a\n\n  - id: b\n\naid: []", Change("remove", ("attacks", 1)), "attacks:\n  - id: a\n\naid: []"),
        ("attacks:\n  - id: a\n\naid: []", Change("remove", ("attacks", 0)), "attacks: []\n\naid: []"),
        ("title: A\n\nkey_points:\n- text: a\n\naid: []", Change("remove", ("key_points", 0)), "title: A\n\naid: []"),
        ("attacks:\n- id: a\n  claims:\n  # by the paper\n  - quote: b", Change("remove", ("attacks", 0, "claims", 0)),
         "attacks:\n- id: a\n  claims: []\n  # by the paper\n"),
        ("attacks:\n- id: a\n  claims:  # by the paper\n  - quote: b\n  killed: 2", Change("remove", ("attacks", 0, "claims", 0)),
         "attacks:\n- id: a\n  claims: []  # by the paper\n  killed: 2"),
        ("attacks:\n- id: b\naid: []", Change("insert", ("attacks", 0), Record("a", "attacks", {"killed": KILLED})),
         "attacks:\n- id: a\n  killed: 4\n\n- id: b\naid: []"),
        ("title: A\n\naid:\n- id: a\n", Change("remove", ("aid", 0)), "title: A\n\naid: []\n"),
        ("title: A\n\nkey_points:\n- text: a\n", Change("remove", ("key_points", 0)), "title: A\n"),
        ("attacks:\n- id: a\n- id: b\n  claims:\n  - quote: c\n\n  - quote: d", Change("remove", ("attacks", 1, "claims", 0)),
         "attacks:\n- id: a\n- id: b\n  claims:\n  - quote: d"),
        ("attacks:\n- id: a\n- id: b\n  claims:\n  - quote: c\n\n  - quote: d\n\n  - quote: e", Change("remove", ("attacks", 1, "claims", 1)),
         "attacks:\n- id: a\n- id: b\n  claims:\n  - quote: c\n\n  - quote: e"),
        ("attacks:\n- id: a\n- id: b\n  claims:\n  - quote: c\n  note: d", Change("remove", ("attacks", 1, "claims", 0)), "attacks:\n- id: a\n- id: b\n  note: d"),
        ("aid:\n- id: a\n- id: b\n  claims:\n  - quote: c", Change("insert", ("aid", 1, "claims", 0), Claim("d", None, {"donor": ("E",)})),
         "aid:\n- id: a\n- id: b\n  claims:\n  - quote: d\n    said_by: null\n    donor: [E]\n  - quote: c"),
        ("attacks:\n  - id: a\n\n\n  - id: c", Change("insert", ("attacks", 1), Record("b", "attacks", {})), "attacks:\n  - id: a\n\n  - id: b\n\n\n  - id: c"),
        ("attacks:\n    -   id: b", Change("insert", ("attacks", 1), Record("c", "attacks", {"damage": ("d",)})),
         "attacks:\n    -   id: b\n\n    - id: c\n      damage:\n        - d"),
        # Lists in which nothing stands yet
        ("talks:\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:\n  - id: a\naid: []"),
        ("talks: ~", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:\n  - id: a"),
        ("talks: []  # none so far\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:  # none so far\n  - id: a\naid: []"),
        ("talks:   # none\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:   # none\n  - id: a\naid: []"),
        ("talks:\n  # none\n  []\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:\n  # none\n  - id: a\naid: []"),
        ("talks:\n  []\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks:\n  - id: a\naid: []"),
        ("talks: # a\n  # b\n  []  # c", Change("insert", ("talks", 0), Record("a", "talks", {})), "talks: # a\n  # b\n  # c\n  - id: a"),
        ("title: A\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {}, note="One.\n\nTwo.")),
         "title: A\n\ntalks:\n  - id: a\n    note: |-\n      One.\n\n      Two.\naid: []"),
        ("talks: []", Change("insert", ("talks", 0), Record("a", "talks", {}, note="One.\n\nTwo.")), "talks:\n  - id: a\n    note: |-\n      One.\n\n      Two."),
        ("talks:\n  - id: b", Change("insert", ("talks", 0), Record("a", "talks", {}, note="One.\n\nTwo.")),
         "talks:\n  - id: a\n    note: |-\n      One.\n\n      Two.\n\n  - id: b"),
        ("attacks:\n- id: a\n  claims: []", Change("insert", ("attacks", 0, "claims", 0), Claim("b", None, {})),
         "attacks:\n- id: a\n  claims:\n    - quote: b\n      said_by: null"),
        ("attacks:\n- id: a\n  note: b", Change("insert", ("attacks", 0, "claims", 0), Claim("c", None, {})),
         "attacks:\n- id: a\n  note: b\n  claims:\n    - quote: c\n      said_by: null"),
    ],
)  # fmt: skip
def test_a_change_is_written_in_the_style_of_its_place(before, change, after):
    assert patched(before, [change]) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("attacks:\n  # the mayor called\n  - id: b", Change("insert", ("attacks", 0), Record("a", "attacks", {})),
         "attacks:\n  - id: a\n\n  # the mayor called\n  - id: b"),
        ("attacks:\n  - id: a\n    # and more\n\n  # the mayor called\n  - id: c", Change("insert", ("attacks", 1), Record("b", "attacks", {})),
         "attacks:\n  - id: a\n    # and more\n\n  - id: b\n\n  # the mayor called\n  - id: c"),
        ("attacks:\n  - id: a\n  # disputed\n\n  - id: c", Change("insert", ("attacks", 1), Record("b", "attacks", {})),
         "attacks:\n  - id: a\n  # disputed\n\n  - id: b\n\n  - id: c"),
        ("attacks:\n  - id: a\n  # disputed\naid: []", Change("insert", ("attacks", 1), Record("b", "attacks", {})),
         "attacks:\n  - id: a\n  # disputed\n\n  - id: b\naid: []"),
        ("aid:\n  - id: a\n  # disputed", Change("insert", ("aid", 1), Record("b", "aid", {})), "aid:\n  - id: a\n  # disputed\n\n  - id: b"),
        ("aid:\n  - id: a\n", Change("insert", ("aid", 1), Record("b", "aid", {})), "aid:\n  - id: a\n\n  - id: b\n"),
        ("aid:\n  -\n    # well-known\n    id: b", Change("insert", ("aid", 0), Record("a", "aid", {})), "aid:\n  - id: a\n\n  -\n    # well-known\n    id: b"),
        ("aid:\n  - id: a\n# the end", Change("insert", ("aid", 1), Record("b", "aid", {})), "aid:\n  - id: a\n\n  - id: b\n# the end"),
        ("aid:\n  - id: a\n\n  # none from Berlin", Change("insert", ("aid", 1), Record("b", "aid", {})),
         "aid:\n  - id: a\n\n  - id: b\n\n  # none from Berlin"),
        ("title: A\n# ours\n\naid: []", Change("insert", ("talks", 0), Record("a", "talks", {})), "title: A\n# ours\n\ntalks:\n  - id: a\n\naid: []"),
        ("attacks:\n  - id: a\n    claims:\n      - quote: b\n      # by phone\n    # all of it\naid: []",
         Change("insert", ("attacks", 0, "claims", 1), Claim("c", None, {})),
         "attacks:\n  - id: a\n    claims:\n      - quote: b\n      # by phone\n\n      - quote: c\n        said_by: null\n    # all of it\naid: []"),
        ("attacks:\n  - id: a\n    # injured is a guess\n    injured: 5", Change("set", ("attacks", 0, "killed"), KILLED),
         "attacks:\n  - id: a\n    killed: 4\n    # injured is a guess\n    injured: 5"),
        ("note: |-\n  A\n  # no remark\naid: []", Change("set", ("why_it_matters",), "B"), "note: |-\n  A\n  # no remark\nwhy_it_matters: B\naid: []"),
    ],
)  # fmt: skip
def test_a_comment_keeps_to_what_it_speaks_of(before, change, after):
    assert patched(before, [change]) == after
