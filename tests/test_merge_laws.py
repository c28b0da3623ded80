"""Laws of the merge: no value, comment or deletion of a hand is ever lost, by any sequence of edits and readings."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefs.alignment import aligned
from generator.briefs.called import Called
from generator.briefs.merging import merge
from generator.briefs.parts import leaves, lists
from generator.briefs.patching import patched
from generator.briefs.reading import read_brief
from generator.briefs.updating import updated
from generator.briefs.yaml_places import Places
from tests.merge_material import a_brief, as_written, changed

PATH = "content/briefs/b.yaml"
seeds = st.integers(0, 2**32 - 1)


def three(seed):
    """What the machine wrote, what an editor made of it, what the machine reads now."""
    r = random.Random(seed)
    base = a_brief(r)
    return base, changed(r, base, by_hand=True), changed(r, base, by_hand=False)


def named(brief):
    """Record id -> record, for comparing."""
    return {record.id: record for record in brief.records}


def unordered(part):
    """A brief or a part of it, whatever the order of its items."""
    return sorted(map(repr, leaves(part).items())), {name: sorted(repr(unordered(item)) for item in items) for name, items in lists(part).items()}


@settings(max_examples=700, deadline=None)
@given(seeds)
def test_what_no_hand_has_touched_becomes_the_new_reading(seed):
    base, _, new = three(seed)
    done = merge(base, base, new)
    assert unordered(done.brief) == unordered(done.base) == unordered(new)
    assert done.suggestions == ()
    assert merge(done.base, done.brief, new).changes == ()


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_an_unchanged_reading_leaves_the_editors_brief_alone(seed):
    base, mine, _ = three(seed)
    done = merge(base, mine, base)
    assert (done.brief, done.base, done.changes, done.suggestions) == (mine, base, (), ())


@settings(max_examples=1000, deadline=None)
@given(seeds)
def test_every_value_of_a_hand_survives_and_every_deletion_stays(seed):
    base, mine, new = three(seed)
    done = merge(base, mine, new)
    kept_by_hand(base, mine, done.brief)
    again = merge(done.base, done.brief, done.reading)
    assert (again.brief, again.base, again.changes) == (done.brief, done.base, ())


def kept_by_hand(base, mine, after):
    """Asserts that whatever the editor's brief says otherwise than the base stands in the later one, and what it left out does not."""
    was, have, now = named(base), named(mine), named(after)
    for name in have.keys() - was.keys():
        assert now[name] == have[name]
    assert not (was.keys() - have.keys()) & now.keys()
    for name in was.keys() & have.keys():
        if name not in now:
            assert have[name] == was[name]
            continue
        before, hand, later = (leaves(x[name]) for x in (was, have, now))
        for key in {*before, *hand}:
            if before.get(key) != hand.get(key):
                assert later.get(key) == hand.get(key), (name, key)
        one, two = aligned(was[name].claims, have[name].claims)
        for key, claim in two.items():
            if one.get(key) != claim:
                edited = {k: v for k, v in leaves(claim).items() if key not in one or leaves(one[key]).get(k) != v}
                assert any(edited.items() <= leaves(other).items() for other in now[name].claims)
    for key in leaves(mine):
        if leaves(mine)[key] != leaves(base).get(key):
            assert leaves(after)[key] == leaves(mine)[key]


@settings(max_examples=300, deadline=None)
@given(seeds, st.lists(st.booleans(), min_size=2, max_size=8))
def test_no_sequence_of_edits_and_readings_loses_what_a_hand_wrote(seed, steps):
    r = random.Random(seed)
    base = a_brief(r)
    brief, written, deleted, owned = base, base, set(), {}
    for by_hand in steps:
        if by_hand:
            after = changed(r, brief, by_hand=True)
            deleted = (deleted | (named(brief).keys() & named(written).keys())) - named(after).keys()
            owned = departures(written, after)
            brief = after
        else:
            done = merge(written, brief, changed(r, written, by_hand=False))
            brief, written = done.brief, done.base
        have = named(brief)
        assert not deleted & have.keys()
        for (name, key), value in owned.items():
            assert leaves(have[name]).get(key) == value


def departures(written, brief):
    """(record, key) -> what a hand wrote there and the machine did not, None where the hand took something out.

    A value that a hand has set back to the machine's is the machine's again.
    """
    was, have = named(written), named(brief)
    return {
        (name, key): leaves(have[name]).get(key)
        for name in have.keys() & was.keys()
        for key in {*leaves(have[name]), *leaves(was[name])}
        if leaves(have[name]).get(key) != leaves(was[name]).get(key)
    }


# --- On the text ----------------------------------------------------------------------------------------------------


@settings(max_examples=500, deadline=None)
@given(seeds)
def test_the_text_says_what_was_merged_and_keeps_every_comment(seed):
    r = random.Random(seed)
    base, mine, new = three(seed)
    text = as_written(r, mine)
    assert read_brief(PATH, text)[0] == mine
    places = Places(text)
    done = merge(base, mine, new, commented=places.holds_comment)
    after = patched(text, done.changes)
    if read_brief(PATH, after)[0] != done.brief:
        # A comment that came to stand right below a text of several lines: then nothing at all may be changed.
        result = updated(text, mine, path=PATH, base=base, new=new, names=Called({}))
        assert (result.text, bool(result.refused)) == (text, True)
        return
    assert not Counter(places.comments()) - Counter(Places(after).comments())


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_nothing_is_written_where_nothing_is_new(seed):
    base, mine, _ = three(seed)
    text = as_written(random.Random(seed), mine)
    assert patched(text, merge(base, mine, base).changes) == text
