"""What a long-lived command remembers: the same things give the same, new things are never taken for old ones."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.build import events_of
from generator.memory import Memory, Plain
from tests.events_material import LEXICON, brief, record


class Thing:
    """Something that is compared by what it is."""


def counted(calls):
    def step(*things, **named):
        calls.append((things, named))
        return len(calls)

    return step


def test_a_step_is_made_once_for_the_same_things():
    calls, memory, thing = [], Memory(), Thing()
    step = counted(calls)
    first = memory.of(step, thing, "text", [thing, 1], path="a")
    assert memory.of(step, thing, "".join(["te", "xt"]), [thing, 1], path="a") == first
    assert len(calls) == 1


def test_another_thing_option_or_number_makes_it_again():
    calls, memory, thing = [], Memory(), Thing()
    step = counted(calls)
    made = {memory.of(step, thing), memory.of(step, Thing()), memory.of(step, thing, path="a"), memory.of(step, thing, path="b"),
            memory.of(step, 1), memory.of(step, 1.0), memory.of(step, True), memory.of(step, "1"), memory.of(counted(calls), thing)}
    assert len(made) == 9


def test_a_new_thing_never_gets_the_place_of_one_that_is_gone():
    """Python gives the number of a lost object to the next one; the memory keeps what it knows alive."""
    calls, memory = [], Memory()
    step = counted(calls)
    assert len({memory.of(step, Thing()) for _ in range(1000)}) == 1000


def test_what_is_not_asked_for_is_forgotten_one_turn_later():
    calls, memory, thing = [], Memory(), Thing()
    step = counted(calls)
    memory.of(step, thing)
    memory.turn()
    memory.of(step, thing)
    assert len(calls) == 1
    memory.turn()
    memory.turn()
    memory.of(step, thing)
    assert len(calls) == 2


def test_plain_tuples_are_the_same_where_they_are_equal():
    calls, memory = [], Memory()
    step = counted(calls)
    memory.of(step, Plain((("a", 1), ("b", 2))))
    memory.of(step, Plain((("a", 1), ("b", 2))))
    memory.of(step, Plain((("a", 1), ("b", 3))))
    assert len(calls) == 2


DAYS = ("2025-07-21", "2025-07-22")
CITIES = ("Kyiv", "Kharkiv", "Odesa")


@st.composite
def small_briefs(draw):
    """One brief with up to three attacks and one gift."""
    day = draw(st.sampled_from(DAYS))
    hits = [
        record("attacks", {"date": day, "attacker": "Russia", "places": [draw(st.sampled_from(CITIES))], "weapons": ["drone"],
                           "killed": draw(st.integers(1, 3))}, id=f"attacks-{number}")
        for number in range(draw(st.integers(0, 3)))
    ]
    gift = record("aid", {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": draw(st.integers(1, 2))}, id="aid-1")
    return day, (*hits, gift)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("abcde"), small_briefs(), min_size=1), min_size=2, max_size=4))
def test_events_with_a_memory_are_those_without(editions):
    """Whatever comes, goes and changes between two runs."""
    memory, known = Memory(), {}
    for edition in editions:
        # What stays as it was is the same object, as it is when the files of a project are read with a memory.
        known = {name: known[name] if name in known and known[name][0] == told else (told, brief(name, *told[1], published=told[0]))
                 for name, told in edition.items()}
        briefs = [made for _, made in known.values()]
        assert events_of(briefs, lexicon=LEXICON, memory=memory) == events_of(briefs, lexicon=LEXICON)
        memory.turn()
