"""The ladder of aid and its sums: what was asked for is not what was given, an item counts once, and hedges stay."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.build import events_of
from generator.site.aid_desk import DONORS, NEWEST
from generator.site.donors import NOBODY, SEVERAL, donors_of
from generator.site.index import index_of
from generator.site.ladder import ladder_of
from generator.site.steps import counted
from generator.site.sums import sums_of, total
from generator.wording import parse_quantity
from tests.events_material import LEXICON, brief, claim, gold_seeds, one, record
from tests.site_material import CONFIG, built


def indexed(*briefs):
    events, faults = events_of(briefs, lexicon=LEXICON)
    assert faults == ()
    return index_of(events, briefs, config=CONFIG, lexicon=LEXICON)


def items(index):
    return [event for event in index.events if event.desk == "aid"]


def sums(*briefs) -> dict[str, tuple[tuple[str, ...], int, int]]:
    """Step -> its sums, its items, and those without a sum."""
    index = indexed(*briefs)
    return {line.name: (line.sums, line.items, line.without) for line in sums_of(items(index), index)}


def gift(slug: str, donor: str = "Germany", item: str = "drones", published: str = "2025-07-21", **fields):
    """One report of one item; a pledge unless it says otherwise."""
    donors = {"donor": [donor]} if donor else {}
    return one(slug, "aid", published=published, **{**donors, "recipient": "Ukraine", "item": item, "status": "pledged", **fields})


def told(*claims, **fields):
    """One brief with one record of several claims."""
    return brief("a", record("aid", {"donor": ["Germany"], "recipient": "Ukraine", "item": "drones", **fields}, claims=claims))


def text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


# --- The seeds ------------------------------------------------------------------------------------------------------


def test_germanys_two_patriots_are_pledged_and_what_ukraine_asks_for_is_counted_as_nothing_given():
    briefs = gold_seeds()
    found = sums(*briefs)
    assert found["Requested"] == (("over 5 billion EUR",), 4, 3)
    assert {step for step, (named, _, _) in found.items() if named} == {"Requested"}
    assert found["Pledged"][1:] == (3, 3) and "Delivered" not in found
    index = indexed(*briefs)
    patriots = next(event for event in items(index) if event.id == "germany-2-patriot-missile-defence-systems")
    steps = {step.name: [(rung.day.iso, rung.what) for rung in step.rungs] for step in ladder_of(patriots, index).steps}
    assert steps == {"Requested": [], "Considered": [], "Pledged": [("2025-07-21", ("2",))], "Delivered": []}
    five_billion = next(event for event in items(index) if "amount" in event.fields)
    assert list(counted(five_billion, index)) == ["requested"]


def test_the_pages_of_the_seeds_say_so():
    briefs = gold_seeds()
    files, faults = built(events_of(briefs, lexicon=LEXICON)[0], briefs, lexicon=LEXICON)
    assert faults == ()
    desk, event = text(files["aid/index.html"]), text(files["aid/germany-2-patriot-missile-defence-systems/index.html"])
    assert "Requested over 5 billion EUR 4 3" in desk and "Pledged none named 3 3" in desk
    assert "Germany 1 item none Pledged: 1 item no sum named none" in desk
    assert "Patriot missile defence systems for Ukraine Not stated: requested, delivered. Number, sum: 2 not stated Pledged: reported 21 July 2025 , an article not stated" in desk
    assert "Without a named donor 4 items Requested: 4 items over 5 billion EUR 3 without a sum none none" in desk
    assert "Requested not stated Considered not stated Pledged 2 reported 21 July 2025 an article of 21 July 2025" in event
    assert "Delivered not stated" in event
    assert "Military aid: Norway" in text(files["aid/by-donor/norway/index.html"]), "a giver together with another has a page"


# --- The ladder -----------------------------------------------------------------------------------------------------


def test_each_step_has_its_day_and_its_speaker():
    index = indexed(told(
        claim("aid", "Kyiv asked for 100 drones on 12 May.", "Denys Shmyhal", status="requested", date="2025-05-12", quantity=100),
        claim("aid", "Merz promised 50.", "Friedrich Merz", status="pledged", quantity=50),
        claim("aid", "The minister confirmed the pledge of 50.", "Denys Shmyhal", status="pledged"),
        status="pledged", quantity=50,
    ))
    steps = {
        step.name: [(rung.how, rung.day.text, rung.who.speaker, rung.what) for rung in step.rungs]
        for step in ladder_of(items(index)[0], index).steps
    }
    assert steps == {
        "Requested": [("", "12 May 2025", "Denys Shmyhal", ("100",))],
        "Considered": [],
        "Pledged": [("reported", "21 July 2025", "Friedrich Merz", ("50",)), ("reported", "21 July 2025", "Denys Shmyhal", ())],
        "Delivered": [],
    }


def test_what_is_denied_is_no_step():
    denial = replace(claim("aid", "Berlin denied having delivered it.", "Friedrich Merz", status="delivered"), stance="denies")
    index = indexed(told(claim("aid", "Germany will give drones.", None, status="pledged"), denial, status="pledged"))
    assert [step.name for step in ladder_of(items(index)[0], index).steps if step.rungs] == ["Pledged"]
    assert list(counted(items(index)[0], index)) == ["pledged"]


def test_an_editors_record_without_a_quote_is_a_step_of_the_editor():
    index = indexed(brief("a", replace(record("aid", {"donor": ["Germany"], "item": "drones", "status": "delivered",
                                                      "amount": "3 million EUR"}), claims=(), by_editor=True)))
    (step,) = [step for step in ladder_of(items(index)[0], index).steps if step.rungs]
    assert (step.name, step.rungs[0].short, step.rungs[0].what) == ("Delivered", "the editor", ("3 million EUR",))
    assert sums_of(items(index), index)[0].sums == ("3 million EUR",)


def test_a_step_with_many_speakers_names_the_first_ones():
    index = indexed(told(*(claim("aid", f"Speaker {n} says so.", f"speaker {n}", status="pledged") for n in range(8)), status="pledged"))
    step = next(step for step in ladder_of(items(index)[0], index).steps if step.rungs)
    assert (len(step.rungs), step.more) == (5, "and 3 other speakers")


# --- Sums -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("amounts", "expected"), [
    (["over 5 billion EUR"], ["over 5 billion EUR"]),
    (["at least 800 million USD", "over 200 million USD"], ["at least 1 billion USD"]),
    (["800 million USD", "200 million USD"], ["1 billion USD"]),
    (["800 million USD", "at least 200 million USD"], ["at least 1 billion USD"]),
    (["3-5 billion EUR", "1 billion EUR"], ["4-6 billion EUR"]),
    (["about 1 billion EUR", "2 billion EUR"], ["about 3 billion EUR"]),
    (["about 1 billion EUR", "over 2 billion EUR"], ["at least about 3 billion EUR"]),
    (["up to 10 million EUR", "nearly 20 million EUR"], ["up to 30 million EUR"]),
    (["500 million EUR", "up to 100 million EUR"], ["500 million EUR", "and up to 100 million EUR"]),
    (["12345678 EUR", "1 EUR"], ["12,345,679 EUR"]),
])
def test_a_sum_stays_as_open_as_its_parts(amounts, expected):
    assert list(total([parse_quantity(amount) for amount in amounts])) == expected
    assert total([parse_quantity(amount) for amount in amounts[::-1]]) == total([parse_quantity(amount) for amount in amounts])


def test_currencies_are_never_added_to_each_other():
    found = sums(gift("a", amount="at least 800 million USD"), gift("b", "Norway", amount="over 5 billion EUR"), gift("c", "France"))
    assert found == {"Pledged": (("over 5 billion EUR", "at least 800 million USD"), 3, 1)}


def test_steps_are_never_added_to_each_other():
    found = sums(gift("a", amount="1 billion EUR"), gift("b", "Norway", amount="2 billion EUR", status="delivered"),
                 gift("c", "France", amount="4 billion EUR", status="requested"))
    assert {step: named for step, (named, _, _) in found.items()} == {
        "Delivered": ("2 billion EUR",), "Pledged": ("1 billion EUR",), "Requested": ("4 billion EUR",),
    }


def test_where_sources_differ_an_item_is_summed_from_low_to_high():
    differing = told(
        claim("aid", "The pledge is worth 800 million euros, Merz said.", "Friedrich Merz", status="pledged", amount="800 million EUR"),
        claim("aid", "Shmyhal spoke of 1.2 billion euros.", "Denys Shmyhal", status="pledged", amount="1.2 billion EUR"),
        status="pledged", amount="800 million EUR",
    )
    assert sums(differing)["Pledged"] == (("800 million to 1.2 billion EUR",), 1, 0)
    assert sums(differing, gift("b", "Norway", amount="100 million EUR"))["Pledged"] == (("900 million to 1.3 billion EUR",), 2, 0)


def test_two_sums_of_one_speaker_that_nothing_explains_are_a_range():
    twice = told(
        claim("aid", "Merz spoke of 800 million euros.", "Friedrich Merz", status="pledged", amount="800 million EUR"),
        claim("aid", "Merz spoke of 900 million euros.", "Friedrich Merz", status="pledged", amount="900 million EUR"),
        status="pledged", amount="900 million EUR",
    )
    assert sums(twice)["Pledged"] == (("800-900 million EUR",), 1, 0)


def test_the_sum_that_was_asked_for_is_not_the_sum_that_was_pledged():
    climbed = told(
        claim("aid", "Kyiv asked Berlin for 5 billion euros.", "Denys Shmyhal", status="requested", amount="5 billion EUR"),
        claim("aid", "Germany promised to help.", "Friedrich Merz", status="pledged"),
        status="pledged", amount="5 billion EUR",
    )
    assert sums(climbed) == {"Pledged": ((), 1, 1), "Requested": (("5 billion EUR",), 1, 0)}


def test_what_stands_suspended_counts_there_alone():
    halted = told(
        claim("aid", "The pledge of 1 billion euros was made in May.", None, status="pledged", amount="1 billion EUR"),
        claim("aid", "It has now been suspended.", None, status="suspended"), status="suspended", amount="1 billion EUR",
    )
    assert sums(halted) == {"Suspended": ((), 1, 1)}


def test_a_second_currency_of_one_item_is_not_counted_again():
    both = told(
        claim("aid", "5 billion euros", "Friedrich Merz", status="pledged", amount="5 billion EUR"),
        claim("aid", "5.84 billion dollars", "Denys Shmyhal", status="pledged", amount="5.84 billion USD"),
        status="pledged", amount="5 billion EUR",
    )
    assert sums(both) == {"Pledged": (("5 billion EUR",), 1, 0)}


def test_a_total_that_a_source_names_is_added_to_nothing():
    quote = "The United States has committed more than $65 billion in military assistance since 2022."
    fields = {"donor": ["United States"], "recipient": "Ukraine", "item": "military assistance", "status": "delivered",
              "amount": "more than 65 billion USD"}
    summed = brief("total", record("aid", fields, claims=(claim("aid", quote, None, **fields),)))
    single = gift("single", "United States", "artillery shells", amount="500 million USD", status="delivered")
    assert sums(summed, single) == {"Delivered": (("500 million USD",), 1, 0)}
    briefs = (summed, single)
    files, _ = built(events_of(briefs, lexicon=LEXICON)[0], briefs, lexicon=LEXICON)
    page = text(files["aid/index.html"])
    assert "Totals that sources name" in page and "more than 65 billion USD" in page.split("Totals that sources name")[1]
    assert "65 billion" not in page.split("Totals that sources name")[0]


# --- Laws -----------------------------------------------------------------------------------------------------------

HEDGES, CURRENCIES = st.sampled_from(["", "at least ", "over ", "about ", "up to "]), st.sampled_from(["EUR", "USD"])
AMOUNT = st.builds("{}{} million {}".format, HEDGES, st.integers(1, 900), CURRENCIES)
ITEM = st.tuples(
    st.sampled_from(["Germany", "France", "Norway", "United States"]), st.sampled_from(["drones", "Patriot systems", "Leopard tanks"]),
    st.sampled_from(["requested", "considered", "pledged", "delivered", "suspended"]),
    st.one_of(st.none(), st.builds("{}{{}} million {}".format, HEDGES, CURRENCIES)),
)
ITEMS = st.lists(ITEM, min_size=1, max_size=6, unique_by=lambda item: item[:2]).map(lambda items: list(enumerate(items)))


def reports(drawn, *, mark: str = "a", published: str = "2025-07-21", sums: bool = True):
    """One brief an item, no two of which name sums that could be one."""
    return [
        gift(f"{mark}{number}", donor, item, published, status=status, **({"amount": amount.format(4**number)} if amount and sums else {}))
        for number, (donor, item, status, amount) in drawn
    ]


@settings(deadline=None, max_examples=60)
@given(ITEMS, st.data())
def test_another_report_of_a_known_item_changes_no_sum(drawn, data):
    again = data.draw(st.lists(st.sampled_from(drawn), min_size=1, max_size=3, unique_by=lambda one: one[0]))
    more = reports(again, mark="b", published="2025-07-22", sums=data.draw(st.booleans()))
    assert sums(*reports(drawn), *more) == sums(*reports(drawn))


@settings(deadline=None, max_examples=60)
@given(ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_the_briefs_changes_no_sum(drawn, chance: random.Random):
    briefs = reports(drawn) + reports(drawn[:2], mark="b", published="2025-07-22")
    assert sums(*chance.sample(briefs, len(briefs))) == sums(*briefs)


@settings(deadline=None, max_examples=60)
@given(st.lists(AMOUNT, min_size=1, max_size=8))
def test_a_sum_is_never_more_certain_than_its_parts(written):
    amounts = [parse_quantity(text.replace("USD", "EUR")) for text in written]
    found = " ".join(total(amounts))
    hedged = {"at least": any(a.high is None for a in amounts), "about": any(a.bound == "about" for a in amounts),
              "up to": any(a.low is None for a in amounts)}
    words = {"at least": ("at least", "over"), "about": ("about",), "up to": ("up to",)}
    assert {hedge: any(word in found for word in words[hedge]) for hedge in hedged} == hedged


# --- Givers ---------------------------------------------------------------------------------------------------------


def test_what_several_give_stands_once_and_on_the_page_of_each():
    index = indexed(gift("a", amount="1 million EUR"), one("b", "aid", donor=["Germany", "France"], item="Leopard tanks", status="pledged"),
                    gift("c", "", "shells", status="requested"))
    donors = {donor.name: (len(donor.own), len(donor.shared)) for donor in donors_of(items(index))}
    assert donors == {"Germany": (1, 1), "France": (0, 1), SEVERAL: (1, 0), NOBODY: (1, 0)}


def test_many_givers_and_items_go_on_in_further_pages():
    countries = [f"Land {chr(65 + n)}" for n in range(DONORS + 3)]
    briefs = [gift(f"g{n}", country, "drones", quantity=n + 1) for n, country in enumerate(countries)]
    briefs += [gift(f"m{n}", "Norway", f"thing{n} kind{n}", f"2025-{n % 12 + 1:02}-01", quantity=n + 1, amount=f"{(n + 1) ** 3} EUR") for n in range(70)]
    files, _ = built(events_of(briefs, lexicon=LEXICON)[0], briefs, lexicon=LEXICON)
    first, second = (files[f"aid/{page}index.html"].decode() for page in ("", "page-2/"))
    assert first.count('class="total"') == DONORS and second.count('class="total"') == len(countries) + 1 - DONORS
    norway = next(page for page in (first, second) if "All 70 items: Norway" in page)
    assert norway.count('">Thing') == NEWEST
    donor = files["aid/by-donor/norway/index.html"].decode(), files["aid/by-donor/norway/page-2/index.html"].decode()
    assert [page.count('">Thing') for page in donor] == [60, 10]
    days = [day for page in donor for day in re.findall(r'datetime="(2025-[\d-]+)">[^<]+</time>, ', page)]
    assert len(days) == 70 and days == sorted(days, reverse=True)
