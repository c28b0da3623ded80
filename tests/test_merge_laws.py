"""Laws of the merge: no value, comment or deletion of a hand is ever lost, by any sequence of edits and readings."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefs.alignment import aligned
from generator.briefs.called import Called
from generator.briefs.drafts import Draft, read_draft, write_draft
from generator.briefs.merging import merge
from generator.briefs.parts import leaves, lists, made_of
from generator.briefs.patching import patched
from generator.briefs.reading import read_brief
from generator.briefs.updating import updated
from generator.briefs.writing import write_brief
from generator.briefs.yaml_places import Places
from tests.comment_places import moved
from tests.merge_material import a_brief, as_written, changed

PATH = "content/briefs/b.yaml"
NAMES = Called({})
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


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_what_no_hand_has_touched_becomes_the_new_reading(seed):
    base, _, new = three(seed)
    done = merge(base, base, new)
    assert unordered(done.brief) == unordered(done.base) == unordered(new)
    assert done.suggestions == ()
    assert merge(done.base, done.brief, new).changes == ()


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_an_unchanged_reading_leaves_the_editors_brief_alone(seed):
    base, mine, _ = three(seed)
    done = merge(base, mine, base)
    assert (done.brief, done.base, done.changes, done.suggestions) == (mine, base, (), ())


@settings(max_examples=500, deadline=None)
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
        kept_values(was[name], have[name], now[name])
        kept_items(was[name].claims, have[name].claims, now[name].claims)
    kept_values(base, mine, after)
    for name in ("key_points", "positions", "corrections"):
        kept_items(*(getattr(brief, name) for brief in (base, mine, after)))


def kept_values(was, have, now):
    before, hand, later = (leaves(part) for part in (was, have, now))
    for key in {*before, *hand}:
        if before.get(key) != hand.get(key):
            assert later.get(key) == hand.get(key), key


def kept_items(was, have, now):
    before, hand = aligned(was, have)
    later = [leaves(item) for item in now]
    for key, item in hand.items():
        if before.get(key) != item:
            edited = {k: v for k, v in leaves(item).items() if key not in before or leaves(before[key]).get(k) != v}
            assert any(edited.items() <= other.items() for other in later)
    for key in before.keys() - hand.keys():
        assert leaves(before[key]) not in later or leaves(before[key]) in [leaves(item) for item in have]


STEPS = ("hand", "set back", "article", "program", "build", "dismiss")
"""What may happen to a brief: its editor changes it, or sets a record back to what the program wrote; its article, or how it is
read, changes; nothing changes; its editor keeps what stands. All but the first two end in a build."""
stories = st.lists(st.sampled_from(STEPS), min_size=3, max_size=6)


def by_hand(r, brief, base, step):
    if step == "hand":
        return changed(r, brief, by_hand=True)
    was = named(base)
    known = [record.id for record in brief.records if record.id in was]
    back = r.choice(known) if known else ""
    return replace(brief, records=tuple(made_of(x, leaves(was[back]), lists(x)) if x.id == back else x for x in brief.records))


@settings(max_examples=2000, deadline=None)
@given(seeds, stories)
def test_no_sequence_of_edits_and_readings_loses_what_a_hand_wrote(seed, story):
    r = random.Random(seed)
    brief = base = reading = a_brief(r)
    deleted, owned = set(), {}
    for step in story:
        if step in ("hand", "set back"):
            after = by_hand(r, brief, base, step)
            deleted = (deleted | (named(brief).keys() & named(base).keys())) - named(after).keys()
            owned = departures(base, after)
            brief = after
            continue
        if step in ("article", "program"):
            reading = changed(r, reading, by_hand=False, mended=step == "article")
        done = merge(base, brief, reading, settle=step == "dismiss")
        kept_by_hand(base, brief, done.brief)
        again = merge(done.base, done.brief, done.reading)
        assert (again.brief, again.base, again.changes) == (done.brief, done.base, ())
        assert step != "dismiss" or again.suggestions == ()
        brief, base, reading = done.brief, done.base, done.reading
        assert not deleted & named(brief).keys()
        for (name, key), value in owned.items() if step != "dismiss" else ():
            assert leaves(named(brief)[name]).get(key) == value
        owned = departures(base, brief) if step == "dismiss" else owned


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


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_the_text_says_what_was_merged_and_each_comment_stands_where_it_stood(seed):
    base, mine, new = three(seed)
    text = as_written(random.Random(seed), mine)
    assert read_brief(PATH, text)[0] == mine
    done = merge(base, mine, new, commented=Places(text).holds_comment)
    after = patched(text, done.changes)
    assert read_brief(PATH, after)[0] == done.brief
    assert moved(text, after, done.changes) == {}


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_nothing_is_written_where_nothing_is_new(seed):
    base, mine, _ = three(seed)
    text = as_written(random.Random(seed), mine)
    assert patched(text, merge(base, mine, base).changes) == text


@settings(max_examples=200, deadline=None)
@given(seeds, stories)
def test_from_build_to_build_the_file_keeps_what_a_hand_wrote(seed, story):
    r = random.Random(seed)
    brief = base = reading = a_brief(r)
    text = write_brief(brief, schema="x")
    for step in story:
        if step in ("hand", "set back"):
            brief = by_hand(r, brief, base, step)
            text = as_written(r, brief)
            continue
        if step in ("article", "program"):
            reading = changed(r, reading, by_hand=False, mended=step == "article")
        done = updated(text, brief, path=PATH, base=base, new=reading, names=NAMES, settle=step == "dismiss")
        assert (done.refused, read_brief(PATH, done.text)[0]) == ("", done.brief)
        assert [c.text for c in Places(done.text).comments] == [c.text for c in Places(text).comments]
        kept_by_hand(base, brief, done.brief)
        again = updated(done.text, done.brief, path=PATH, base=done.base, new=done.reading, names=NAMES)
        assert (again.text, again.brief, again.base) == (done.text, done.brief, done.base)
        assert step != "dismiss" or again.suggestions == ()
        brief, base, text, reading = done.brief, done.base, done.text, done.reading
    draft = Draft(base, "a", "b", "c", reading=reading if reading != base else None)
    assert read_draft(PATH, write_draft(draft)) == (draft, ())
