"""A new reading on an editor's file: what is written, what is only told, and what is left as it was."""

from generator.briefs.called import Called
from generator.briefs.merging import Suggestion
from generator.briefs.reading import read_brief
from generator.briefs.suggesting import beside
from generator.briefs.updating import updated
from generator.model import KeyPoint, Quantity

PATH = "content/briefs/b.yaml"
DRAFTED = """# yaml-language-server: $schema=../../schema/brief.schema.json
title: Drones hit Kharkiv
published: 2025-07-22

key_points:
  - text: Two people died in Kharkiv on Monday.
    quote: Two people died in Kharkiv on Monday.

attacks:
  - id: kharkiv
    killed: 2
    damage:
      - a school
    claims:
      - quote: Two people died in Kharkiv on Monday.
        said_by: null
        killed: 2
      - quote: A school was hit.
        said_by: null
        damage:
          - a school

  - id: sumy
    killed: 3
    claims:
      - quote: Three people died in Sumy.
        said_by: null
        killed: 3
"""
FOUR = (("Two people died", "Four people died"), ("killed: 2", "killed: 4"))
POINT = "  - text: Two people died in Kharkiv on Monday.\n    quote: Two people died in Kharkiv on Monday.\n"
SUMY = DRAFTED[DRAFTED.index("\n  - id: sumy"):]


def changed(text, *swaps):
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text


def brief(text):
    read, faults = read_brief(PATH, text)
    assert not [fault for fault in faults if fault.level == "error"]
    return read


def merged(mine, new, *, base=DRAFTED, names=None, settle=False):
    """The editor's file after the next reading; a build after that must change nothing."""
    done = updated(mine, brief(mine), path=PATH, base=brief(base), new=brief(new), names=names or Called({}), settle=settle)
    again = updated(done.text, done.brief, path=PATH, base=done.base, new=done.reading, names=names or Called({}))
    assert (again.text, again.base) == (done.text, done.base)
    return done


def told(done):
    return {(suggestion.what, suggestion.path) for suggestion in done.suggestions}


def test_a_new_reading_is_written_and_is_the_next_base():
    done = merged(DRAFTED, changed(DRAFTED, *FOUR))
    assert done.text == changed(DRAFTED, *FOUR)
    assert done.base == done.brief == done.reading == brief(done.text)
    assert (done.suggestions, done.refused, done.remarked) == ((), "", ())


def test_a_claim_of_the_editors_that_resembles_one_is_not_given_its_values():
    mine = changed(DRAFTED, ("- quote: Two people died in Kharkiv on Monday.", "- quote: Two people died in Kherson on Monday."))
    done = merged(mine, changed(DRAFTED, *FOUR))
    claim = done.brief.records[0].claims[0]
    assert (claim.quote, claim.fields["killed"].low) == ("Two people died in Kherson on Monday.", 2)
    assert {("value", ("attacks", 0, "claims", 0, key)) for key in ("quote", "killed")} < told(done)


def test_a_value_that_the_editor_corrected_is_not_put_under_another_sentence():
    mine = changed(DRAFTED, ("        killed: 2", "        killed: at least 2"), ("    killed: 2\n    damage", "    killed: at least 2\n    damage"))
    done = merged(mine, changed(DRAFTED, *FOUR))
    assert done.brief.records[0] == brief(mine).records[0]
    assert done.base.records[0] == brief(DRAFTED).records[0]


def test_a_record_that_stays_does_not_keep_the_others():
    mine = changed(DRAFTED, ("        killed: 2", "        killed: at least 2"), ("    killed: 2\n    damage", "    killed: at least 2\n    damage"))
    done = merged(mine, changed(DRAFTED, *FOUR, ("Three people died", "Five people died"), ("killed: 3", "killed: 5")))
    assert [record.fields["killed"] for record in done.brief.records] == [Quantity(2, None, "at least"), Quantity(5, 5)]


def test_dismissing_settles_a_record_that_stays_too_and_spares_its_comments():
    mine = changed(DRAFTED, ("        killed: 2", "        killed: at least 2"), ("    killed: 2\n    damage", "    killed: at least 2\n    damage"), ("  - id: sumy", "  # by phone\n  - id: sumy"))
    new = changed(DRAFTED, *FOUR, (SUMY, ""))
    assert ("gone", ("attacks", 1)) in told(merged(mine, new))
    settled = merged(mine, new, settle=True)
    assert settled.brief.records == brief(mine).records
    again = updated(settled.text, settled.brief, path=PATH, base=settled.base, new=settled.reading, names=Called({}))
    assert again.suggestions == ()


def test_a_day_that_a_weekday_tells_keeps_nothing_back():
    base = changed(DRAFTED, ("        killed: 2", "        date: 2025-07-21\n        killed: 2"), ("    killed: 2\n    damage", "    date: 2025-07-21\n    killed: 2\n    damage"))
    assert merged(base, changed(base, *FOUR), base=base).text == changed(base, *FOUR)
    mine = changed(base, ("title: Drones hit Kharkiv", "title: Ours"))
    again = changed(base, *FOUR, ("on Monday", "on Sunday"), ("date: 2025-07-21", "date: 2025-07-20"))
    assert merged(mine, again, base=base).text == changed(again, ("title: Drones hit Kharkiv", "title: Ours"))


def test_a_day_that_the_editor_wrote_is_not_put_under_another_weekday():
    base = changed(DRAFTED, (POINT, ""), ("key_points:\n", ""))
    new = changed(base, ("Kharkiv on Monday", "Kharkiv on Sunday"))
    for mine in (changed(base, ("        killed: 2", "        date: 2025-07-21\n        killed: 2")),
                 changed(base, ("    killed: 2\n    damage", "    date: 2025-07-21\n    killed: 2\n    damage"))):
        done = merged(mine, new, base=base)
        assert done.text == mine
        assert told(done) == {("value", ("attacks", 0, "claims", 0, "quote"))}
    wrong = changed(base, ("        killed: 2", "        date: 2025-07-20\n        killed: 2"))  # no Monday: told already, and no reason to stay
    done = merged(wrong, changed(base, *FOUR), base=base)
    assert done.brief.records[0].fields["killed"] == Quantity(4, 4)


def test_a_hidden_record_may_say_what_no_quote_says():
    mine = changed(DRAFTED, ("  - id: sumy\n", "  - id: sumy\n    hide: true\n"))
    done = merged(mine, changed(DRAFTED, ("Three people died", "Five people died"), ("    killed: 3\n    claims", "    killed: 6\n    claims")))
    assert done.brief.records[1].fields["killed"] == Quantity(6, 6)


def test_what_the_editor_had_unsaid_before_keeps_nothing_back():
    mine = changed(DRAFTED, ("    killed: 3\n    claims", "    killed: 3\n    places: [Sumy]\n    weapons: [drone]\n    claims"))
    done = merged(mine, changed(DRAFTED, ("Three people died", "Five people died"), ("killed: 3", "killed: 5")))
    assert done.brief.records[1].fields == {"killed": Quantity(5, 5), "places": ("Sumy",), "weapons": ("drone",)}


def test_a_record_that_leans_on_another_stays_with_it():
    base = changed(DRAFTED, (POINT, ""), ("key_points:\n", ""), ("title: Drones hit Kharkiv", "title: Drones"))
    new = changed(base, *FOUR, ("in Kharkiv on Monday", "in Kherson on Monday"), ("    killed: 3\n    claims", "    places: [Kherson]\n    killed: 3\n    claims"))
    assert merged(base, new, base=base).text == new
    mine = changed(base, ("        killed: 2", "        killed: at least 2"), ("    killed: 2\n    damage", "    killed: at least 2\n    damage"))
    done = merged(mine, new, base=base)
    assert done.text == mine
    assert ("value", ("attacks", 1, "places")) in told(done)


def test_a_new_record_that_the_rest_of_the_brief_no_longer_bears_out_is_only_told():
    base = changed(DRAFTED, (SUMY, ""), ("title: Drones hit Kharkiv", "title: Drones"))
    place = "\n  - id: bridge\n    places: [Kharkiv]\n    claims:\n      - quote: A bridge was hit.\n        said_by: null\n"
    mine = changed(base, ("in Kharkiv on Monday", "on Monday"))
    done = merged(mine, base + place, base=base)
    assert [record.id for record in done.brief.records] == ["kharkiv"]
    assert ("new", ("attacks",)) in told(done)


# --- The editor's word ----------------------------------------------------------------------------------------------


def test_no_new_value_is_put_into_the_editors_mouth():
    mine = changed(DRAFTED, ("    killed: 2\n    damage", "    killed: 2\n    by: editor\n    damage"))
    done = merged(mine, changed(DRAFTED, *FOUR))
    record = done.brief.records[0]
    assert (record.fields["killed"], record.claims[0].fields["killed"]) == (Quantity(2, 2), Quantity(4, 4))
    assert done.suggestions == (Suggestion("value", ("attacks", 0, "killed"), Quantity(4, 4)),)
    settled = merged(mine, changed(DRAFTED, *FOUR), settle=True)
    again = updated(settled.text, settled.brief, path=PATH, base=settled.base, new=settled.reading, names=Called({}))
    assert (again.text, again.suggestions) == (settled.text, ())


def test_a_key_point_that_the_editor_wrote_as_a_bare_line_stays():
    done = merged(changed(DRAFTED, (POINT, "  - Two people died in Kharkiv on Monday.\n")), changed(DRAFTED, *FOUR))
    assert "key_points:\n  - Two people died in Kharkiv on Monday.\n" in done.text
    assert done.brief.key_points == (KeyPoint("Two people died in Kharkiv on Monday.", "", by_editor=True),)


# --- Comments -------------------------------------------------------------------------------------------------------


def test_a_new_value_beside_a_comment_is_told_with_its_line():
    mine = changed(DRAFTED, ("    killed: 2\n    damage", "    killed: 2  # by phone\n    damage"))
    done = merged(mine, changed(DRAFTED, *FOUR))
    assert "    killed: 4  # by phone\n" in done.text
    assert [(r.comment, r.line, beside(r)) for r in done.remarked] == [
        ("# by phone", 11, ('killed: the program has written "4" beside "# by phone"', "see that the comment still holds")),
    ]


def test_one_below_a_comment_too_wherever_it_has_come_to_stand():
    mine = changed(DRAFTED, ("    killed: 3\n    claims", "    # the mayor\n    killed: 3\n    claims"))
    done = merged(mine, changed(DRAFTED, ("Three people", "Five people"), ("killed: 3", "killed: 5"), ("      - a school\n    claims", "      - a school\n      - a shop\n      - a bus\n    claims"),
                                ("A school was hit", "A school, a shop and a bus were hit")))
    assert [done.text.splitlines()[r.line - 1].strip() for r in done.remarked] == ["# the mayor"]


def test_the_first_line_of_a_brief_is_no_comment_of_the_editors():
    assert merged(changed(DRAFTED, ("died in", "fell in")), changed(DRAFTED, ("title: Drones hit", "title: Four die in"))).remarked == ()


def test_an_item_with_a_comment_above_it_is_told_and_stays():
    mine = changed(DRAFTED, ("  - id: sumy", "  # the mayor confirmed it\n  - id: sumy"))
    done = merged(mine, changed(DRAFTED, (SUMY, "")))
    assert (done.text, told(done)) == (mine, {("gone", ("attacks", 1))})


def test_a_list_with_a_comment_at_its_end_is_told_and_stays():
    mine = changed(DRAFTED, ("      - a school\n    claims", "      - a school\n      # - a shop, says the mayor\n    claims"))
    done = merged(mine, changed(DRAFTED, ("      - a school\n    claims", "      - a school\n      - a bus\n    claims"), ("A school was", "A school and a bus were")))
    assert "      - a school\n      # - a shop, says the mayor\n" in done.text
    assert told(done) == {("value", ("attacks", 0, "damage"))}


def test_a_value_that_goes_with_a_comment_above_it_is_told_and_stays():
    mine = changed(DRAFTED, ("    killed: 3\n    claims", "    # a guess\n    killed: 3\n    claims"))
    new = changed(DRAFTED, ("    killed: 3\n    claims", "    claims"))
    assert told(merged(mine, new)) == {("value", ("attacks", 1, "killed"))}


# --- What cannot be written -----------------------------------------------------------------------------------------


def test_where_the_text_would_say_something_else_nothing_is_written(monkeypatch):
    from generator.briefs import updating

    new = changed(DRAFTED, *FOUR)
    for wrong, why in [
        (lambda text, changes: text, "it would say something else"),
        (lambda text, changes: text.replace("killed:", "kiled:"), "line 11: `kiled` is not a known key"),
        (lambda text, changes: new.replace("  # by phone", ""), "the comment '# by phone' would be lost"),
        (lambda text, changes: updating.Places("a: [").text, "the lines between would be no sound YAML"),
    ]:
        monkeypatch.setattr(updating, "patched", wrong)
        mine = changed(DRAFTED, ("published: 2025-07-22", "published: 2025-07-22  # by phone"))
        done = updated(mine, brief(mine), path=PATH, base=brief(DRAFTED), new=brief(new), names=Called({}))
        assert (done.text, done.brief, done.base, done.refused) == (mine, brief(mine), brief(DRAFTED), why)
        assert (done.reading, done.suggestions) == (brief(new), ())
