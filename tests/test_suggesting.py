"""What an editor is told of a reading that is otherwise than the editor's file: the exact words."""

import pytest

from generator.briefs.merging import Change, Suggestion
from generator.briefs.suggesting import beside, told
from generator.briefs.updating import Remarked
from generator.model import Brief, Claim, KeyPoint, Position, Quantity, Record

CLAIM = Claim("Two people died.", "the mayor", {"killed": Quantity(2, 2)})
RECORD = Record("kyiv", "attacks", {"killed": Quantity(2, 2), "places": ("Kyiv", "Lviv")}, (CLAIM,), note="Of\nthe desk.")
MINE = Brief("drones", "A title", None, hide=True, key_points=(KeyPoint("A point.", "A quote."),), records=(Record("", "talks", {}), RECORD),
             positions=(Position("Russia", "wants it", "A quote."),))  # fmt: skip
AT_RECORD = ("attacks", 0)
KEEP = "or keep yours: python3 run.py dismiss drones"


@pytest.mark.parametrize(
    ("suggestion", "what", "cure"),
    [
        (Suggestion("value", (*AT_RECORD, "killed"), Quantity(3, None, "at least")),
         'killed: the program now reads "at least 3", where "2" stands', "write it"),
        (Suggestion("value", (*AT_RECORD, "places"), ("Odesa",)), 'places: the program now reads "Odesa", where "Kyiv, Lviv" stands', "write it"),
        (Suggestion("value", (*AT_RECORD, "claims", 0, "said_by"), "the governor"),
         'said_by: the program now reads "the governor", where "the mayor" stands', "write it"),
        (Suggestion("value", (*AT_RECORD, "injured"), Quantity(3, 3)), 'injured: the program now reads "3", where nothing is written', "write it"),
        (Suggestion("value", (*AT_RECORD, "killed"), None), 'killed: the program no longer reads a value here, where "2" stands', "delete the line"),
        (Suggestion("value", (*AT_RECORD, "note"), None),
         'note: the program no longer reads a value here, where "Of the desk." stands', "delete the line"),
        (Suggestion("value", ("title",), "word " * 20), f'title: the program now reads "{"word " * 16}…", where "A title" stands', "write it"),
        (Suggestion("value", ("hide",), None), 'hide: the program no longer reads a value here, where "true" stands', "delete the line"),
        (Suggestion("gone", AT_RECORD), "the program no longer finds this record in the article", "delete it"),
        (Suggestion("gone", (*AT_RECORD, "claims", 0)), "the program no longer finds this claim in the article", "delete it"),
        (Suggestion("gone", ("key_points", 0)), "the program no longer finds this key point in the article", "delete it"),
        (Suggestion("gone", ("positions", 0)), "the program no longer finds this position in the article", "delete it"),
        (Suggestion("new", ("attacks",), RECORD),
         "the program reads a record that may be one of yours: killed 2, places Kyiv, Lviv, note Of the desk.", "compare them"),
        (Suggestion("new", (*AT_RECORD, "claims"), Claim("A quote.", None, {})), "the program reads a claim that may be one of yours: nothing", "compare them"),
        (Suggestion("new", (*AT_RECORD, "claims"), Claim("A quote.", "B", {}, "denies")),
         "the program reads a claim that may be one of yours: said_by B, stance denies", "compare them"),
        (Suggestion("new", ("positions",), Position("Russia", "w" * 80, "Q")),
         "the program reads a position that may be one of yours: party Russia, text …", "compare them"),
    ],
)  # fmt: skip
def test_a_suggestion_says_what_is_read_what_stands_and_what_to_do(suggestion, what, cure):
    assert told(suggestion, MINE, slug="drones") == (what, f"{cure}, {KEEP}")


def test_a_text_of_just_the_longest_length_is_shown_whole():
    assert f'"{"w" * 80}"' in told(Suggestion("value", ("title",), "w" * 80), MINE, slug="drones")[0]


def test_a_comment_is_told_with_the_value_that_now_stands_beside_it():
    remarked = Remarked(Change("set", (*AT_RECORD, "killed"), Quantity(3, 3)), "# by phone", 7)
    assert beside(remarked) == ('killed: the program has written "3" beside "# by phone"', "see that the comment still holds")
