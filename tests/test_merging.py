"""The merge by example: one value, one item, and what is said of each."""

import pytest

from generator.briefs.alignment import aligned, likely_same
from generator.briefs.merging import Change, Suggestion, merge
from generator.model import Brief, Claim, KeyPoint, Position, Quantity, Record

TWO, THREE, FOUR = (Quantity(n, n) for n in (2, 3, 4))
SAID = Claim("Two people were killed in Kharkiv on Monday.", "mayor", {"killed": TWO})


def record(killed=TWO, *, id="kharkiv", claims=(SAID,), **fields):
    return Record(id, "attacks", ({"killed": killed} if killed else {}) | fields, claims)


def brief(*records, **head):
    return Brief("b", head.pop("title", "A title"), "seeds/b.txt", records=records, **head)


def killed(done):
    return done.brief.records[0].fields.get("killed")


@pytest.mark.parametrize(("base", "mine", "new", "stands", "suggested"), [
    (TWO, TWO, THREE, THREE, None),
    (TWO, THREE, TWO, THREE, None),
    (TWO, THREE, FOUR, THREE, FOUR),
    (TWO, THREE, THREE, THREE, None),
    (TWO, TWO, None, None, None),
    (TWO, None, THREE, None, THREE),
    (TWO, THREE, None, THREE, "nothing"),
    (None, None, TWO, TWO, None),
    (None, THREE, TWO, THREE, TWO),
])
def test_one_value(base, mine, new, stands, suggested):
    done = merge(brief(record(base)), brief(record(mine)), brief(record(new)))
    assert killed(done) == stands
    path = ("attacks", 0, "killed")
    expected = () if suggested is None else (Suggestion("value", path, None if suggested == "nothing" else suggested),)
    assert done.suggestions == expected
    step = () if stands == mine else (Change("remove" if stands is None else "set", path, stands),)
    assert done.changes == step


def test_a_value_once_touched_stays_the_editors_though_the_machine_came_to_agree():
    first = merge(brief(record(TWO)), brief(record(THREE)), brief(record(THREE)))
    later = merge(first.base, first.brief, brief(record(FOUR)))
    assert (killed(first), killed(later)) == (THREE, THREE)


def test_a_value_set_back_is_the_machines_again():
    first = merge(brief(record(TWO)), brief(record(THREE)), brief(record(FOUR)))
    later = merge(first.base, brief(record(TWO)), first.reading)
    assert killed(later) == FOUR


def test_settling_tells_of_a_newer_reading_only():
    settled = merge(brief(record(TWO)), brief(record(THREE)), brief(record(FOUR)), settle=True)
    assert killed(settled) == THREE
    assert merge(settled.base, settled.brief, settled.reading).suggestions == ()
    assert merge(settled.base, settled.brief, brief(record(Quantity(5, 5)))).suggestions != ()


def test_settling_a_record_that_is_gone_makes_it_the_editors_own():
    settled = merge(brief(record()), brief(record(THREE)), brief(), settle=True)
    assert settled.base.records == ()
    assert merge(settled.base, settled.brief, brief()).suggestions == ()
    assert merge(brief(record()), brief(record(THREE)), brief()).suggestions == (Suggestion("gone", ("attacks", 0)),)


def test_settling_what_is_new_leaves_it_out_for_good():
    own = record(THREE, id="ours")
    pending = merge(brief(), brief(own), brief(record()))
    assert [s.what for s in pending.suggestions] == ["new"]
    assert (pending.brief.records, pending.base.records) == ((own,), ())
    settled = merge(brief(), brief(own), brief(record()), settle=True)
    assert merge(settled.base, settled.brief, brief(record())).suggestions == ()


def test_a_record_that_stays_as_it_is_takes_nothing():
    held = merge(brief(record()), brief(record()), brief(record(THREE, claims=())), held=frozenset({"kharkiv"}))
    assert (held.brief, held.changes) == (brief(record()), ())
    assert {s.what for s in held.suggestions} == {"value", "gone"}
    more = Claim("Three more were found.", None, {"killed": THREE})
    kept = merge(brief(record()), brief(record()), brief(record(claims=(SAID, more))), held=frozenset({"kharkiv"}))
    assert kept.suggestions == (Suggestion("new", ("attacks", 0, "claims"), more),)
    absent = merge(brief(), brief(), brief(record()), held=frozenset({"kharkiv"}))
    assert (absent.brief.records, absent.suggestions) == ((), (Suggestion("new", ("attacks",), record()),))


def test_nothing_that_holds_a_comment_goes():
    def everywhere(path):
        return True

    gone = merge(brief(record()), brief(record()), brief(), commented=everywhere)
    assert (gone.changes, [s.what for s in gone.suggestions]) == ((), ["gone"])
    listed = brief(record(places=("Kyiv",)))
    done = merge(listed, listed, brief(record(THREE, places=("Lviv",))), commented=everywhere)
    assert done.changes == (Change("set", ("attacks", 0, "killed"), THREE),)  # one line keeps its comment beside it
    assert [s.path[-1] for s in done.suggestions] == ["places"]
    less = merge(brief(record()), brief(record()), brief(record(None)), commented=everywhere)
    assert (less.changes, [s.value for s in less.suggestions]) == ((), [None])
    more = merge(brief(record(None)), brief(record(None)), brief(record(places=("Lviv",))), commented=everywhere)
    assert {c.path[-1] for c in more.changes} == {"killed", "places"}  # what is added takes no comment along


def test_new_items_stand_where_the_reading_has_them():
    a, b, c, d, own = (record(id=name, claims=()) for name in ("a", "b", "c", "d", "own"))
    done = merge(brief(b), brief(own, b), brief(a, b, c, d))
    assert [r.id for r in done.brief.records] == ["a", "own", "b", "c", "d"]
    assert [(x.path, x.value.id) for x in done.changes] == [(("attacks", 0), "a"), (("attacks", 2), "c"), (("attacks", 2), "d")]
    assert [r.id for r in done.base.records] == ["a", "b", "c", "d"]


def test_a_new_item_between_two_stands_between_them():
    a, b, c = (record(id=name, claims=()) for name in "abc")
    done = merge(brief(a, c), brief(a, c), brief(a, b, c))
    assert [x.path for x in done.changes] == [("attacks", 1)]


def test_the_base_keeps_what_a_hand_deleted_in_the_order_of_the_reading():
    a, b, c = (record(id=name, claims=()) for name in "abc")
    done = merge(brief(a, b), brief(b), brief(b, record(THREE, id="a", claims=()), c))
    assert [(r.id, r.fields["killed"]) for r in done.base.records] == [("b", TWO), ("a", THREE), ("c", TWO)]
    assert [r.id for r in done.brief.records] == ["b", "c"]
    kept = merge(done.base, done.brief, brief(b, c))
    assert [r.id for r in kept.base.records] == ["b", "c", "a"]


def test_a_new_record_takes_no_id_of_the_editors():
    own = Record("kharkiv", "attacks", {"killed": FOUR}, by_editor=True)
    other = Record("kharkiv-2", "attacks", {"killed": FOUR}, by_editor=True)
    done = merge(brief(), brief(own, other), brief(record(), record(THREE, id="kharkiv-2", claims=())))
    assert [r.id for r in done.brief.records] == ["kharkiv-3", "kharkiv-2-2", "kharkiv", "kharkiv-2"]
    assert [r.id for r in done.reading.records] == ["kharkiv-3", "kharkiv-2-2"]


def test_it_takes_none_of_one_that_the_editor_deleted_either():
    own, other, deleted = (Record(name, "attacks", {"killed": FOUR}, by_editor=True) for name in ("kharkiv", "kharkiv-2", "kharkiv-3"))
    assert [r.id for r in merge(brief(deleted), brief(own, other), brief(record())).reading.records] == ["kharkiv-4"]
    assert [r.id for r in merge(brief(), brief(own, other), brief(record())).reading.records] == ["kharkiv-3"]


def test_what_may_be_the_editors_own_keeps_nothing_else_out():
    own, other = record(THREE, id="ours"), record(id="sumy", claims=())
    done = merge(brief(), brief(own), brief(record(), other))
    assert done.suggestions == (Suggestion("new", ("attacks",), record()),)
    assert [r.id for r in done.brief.records] == ["sumy", "ours"]


def test_claims_that_quote_one_sentence_are_told_apart_by_their_values():
    one, two = Claim("Six died in A and B.", None, {"killed": TWO, "places": ("A",)}), Claim("Six died in A and B.", None, {"killed": FOUR, "places": ("B",)})
    base, mine, new = aligned((one, two), (two,), (two, one))
    assert list(mine) == [list(base)[1]]
    assert list(new) == list(base)[::-1]


def test_of_twins_the_first_is_the_first():
    alpha, beta, two = (Position("Russia", text, "A quote.") for text in ("alpha", "beta", "two"))
    base, pasted = aligned((two,), (two, two, two))
    assert list(pasted)[0] == list(base)[0]
    base, new = aligned((alpha, beta, two), (two, two, two))
    assert list(new)[2] == list(base)[2]
    base, new = aligned((alpha, two), (two, two))
    assert list(new) == list(base)


def test_of_several_that_are_similar_the_likest_is_the_same():
    night, kherson = (Claim(f"Two people were killed in {rest}", None, {}) for rest in ("Kharkiv on Monday night.", "Kherson on Monday."))
    base, new = aligned((night, kherson), (Claim("Two people were killed in Kherson on Monday there.", None, {}),))
    assert list(new) == list(base)[1:]


@pytest.mark.parametrize(("old", "new", "same"), [
    ("Two people were killed in Kharkiv on Monday, the mayor said.", "Two people were killed in Kharkiv on Monday.", True),
    ("Two people were killed in Kharkiv on Monday, the mayor said.", "Germany will give Ukraine two Patriot systems.", False),
    ("Two people were killed and five were injured when drones hit a market and a school in the centre of Kharkiv on Monday night, the mayor of the city "
     "said, adding that rescue workers were still looking for survivors under the rubble of both buildings.",
     "Four people were killed and nine injured when drones struck a market and a school in the centre of Kharkiv late on Monday, the mayor of the city "
     "said, adding that rescuers were still searching for survivors under the rubble of the buildings.", True),
])
def test_a_sentence_that_is_mended_is_the_same(old, new, same):
    base, mine = aligned((Claim(old, None, {}),), (Claim(new, None, {}),))
    assert (list(base) == list(mine)) is same


def test_records_are_the_same_by_their_id_alone():
    base, mine = aligned((record(id="kharkiv-2025-07-21"),), (record(id="kharkiv-2025-07-22"),))
    assert list(base) != list(mine)


@pytest.mark.parametrize(("new", "own", "likely"), [
    (record(), record(THREE, id="ours"), True),
    (record(), record(claims=(), id="ours"), False),
    (record(claims=(Claim("", None, {}),)), record(claims=(Claim("", None, {}),), id="ours"), False),
    (SAID, Claim(SAID.quote, None, {}), True),
    (SAID, Claim("Another sentence.", None, {}), False),
    (KeyPoint("One.", "A quote."), KeyPoint("Two.", "A quote."), True),
    (KeyPoint("One.", ""), KeyPoint("Two.", ""), False),
    (Position("Russia", "wants it", "A quote."), Position("Russia", "demands it", "A quote."), True),
    (Position("Russia", "wants it", "A quote."), Position("Ukraine", "wants it", "A quote."), False),
])
def test_what_may_be_one_of_the_editors_own(new, own, likely):
    assert likely_same(new, own) is likely
