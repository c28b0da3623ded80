"""Which articles count as one independent source, and why: copies, one outlet, one speaker, one outlet that quotes another."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from generator.events.build import events_of
from generator.model import Brief, Claim, Event, Organisation
from tests.events_material import LEXICON, brief, claim, events, record

NIGHT = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
WIRE = "Two people were killed and nine injured in the latest wave of Russian attacks on the capital, the mayor said early on Monday."


def article(slug: str, *claims: Claim, publisher: str | None = None, url: str | None = None, published="2025-07-21", **fields) -> Brief:
    made = brief(slug, record("attacks", {**NIGHT, **fields}, claims=claims), published=published, publisher=publisher)
    return replace(made, url=url)


def says(quote: str, speaker: str | None = None, **fields) -> Claim:
    return claim("attacks", quote, speaker, **(fields or {"killed": 2}))


def sources(*briefs: Brief) -> Event:
    (event,) = events(*briefs)
    assert event.sources == len(event.source_groups)
    return event


def links(event: Event) -> list[tuple[str, str, str, str]]:
    return [(link.left, link.right, link.reason, link.name) for link in event.same_sources]


@pytest.mark.parametrize("copy", [
    WIRE,
    "KYIV, July 21. " + WIRE,
    "Ukraine’s capital came under fire again overnight: two people were killed and nine injured in the latest wave of Russian attacks "
    "on the capital, the mayor said.",
    "At least two people were killed and nine injured in the latest wave of Russian attacks on the capital, officials told the agency.",
])
def test_one_wire_text_is_one_source_whatever_stands_before_it(copy):
    event = sources(article("a", says(WIRE, "mayor")), article("b", says(copy, "officials")))
    assert event.source_groups == (("a", "b"),)
    assert links(event) == [("a", "b", "same text", "")]


def test_a_copy_in_which_one_figure_was_updated_is_the_same_source_and_its_old_figure_a_history():
    updated = WIRE.replace("Two people", "Four people")
    event = sources(article("a", says(WIRE, killed=2), killed=2), article("b", says(updated, killed=4), published="2025-07-22", killed=4))
    assert links(event) == [("a", "b", "same text", "")]
    killed = next(account for account in event.accounts if account.field == "killed")
    assert [(r.value.low, r.standing) for r in killed.readings] == [(4, "current"), (2, "earlier")]
    assert killed.agreement == "one source"


def test_a_copy_of_the_same_day_with_another_figure_disagrees_with_nobody():
    updated = WIRE.replace("Two people", "Four people")
    event = sources(article("a", says(WIRE, killed=2), killed=2), article("b", says(updated, killed=4), killed=4))
    killed = next(account for account in event.accounts if account.field == "killed")
    assert [(r.value.low, r.standing) for r in killed.readings] == [(4, "current"), (2, "besides")]


def test_four_words_in_common_are_chance():
    event = sources(article("a", says("Two people were killed.", "mayor")),
                    article("b", says("Two people were killed by debris in a courtyard, as the police has it.", "Ukrainian police")))
    assert event.sources == 2 and links(event) == []


@pytest.mark.parametrize(("mine", "other"), [
    ({"publisher": "The Kyiv Paper"}, {"publisher": "the kyiv paper"}),
    ({"publisher": "Kyiv Paper"}, {"url": "https://www.kyivpaper.example/news/1"}),
    ({"publisher": "TASS"}, {"url": "https://tass.example/a"}),
    ({"url": "https://www.paper.example/a"}, {"url": "https://paper.example/b"}),
])
def test_two_articles_of_one_outlet_are_one_source(mine, other):
    event = sources(article("a", says("Two died, the mayor said.", "mayor"), **mine),
                    article("b", says("Police count two dead after the raid.", "Ukrainian police"), **other))
    assert event.sources == 1 and links(event)[0][2] == "same outlet"


def test_two_outlets_of_one_host_are_two_sources():
    event = sources(article("a", says("Two died, the mayor said.", "mayor"), publisher="One", url="https://portal.example/a"),
                    article("b", says("Police count two dead after the raid.", "Ukrainian police"), publisher="Two", url="https://portal.example/b"))
    assert event.sources == 2


def test_articles_without_outlet_and_address_are_not_of_one_outlet():
    event = sources(article("a", says("Two died, the mayor said.", "mayor")), article("b", says("Police count two dead.", "Ukrainian police")))
    assert event.sources == 2


def test_several_outlets_that_quote_one_official_are_one_source_whatever_they_take_from_him():
    event = sources(
        article("a", says("Two died, the mayor said.", "Kyiv mayor", killed=2), publisher="One"),
        article("b", says("The mayor spoke of nine wounded.", "Kyiv mayor", injured=9), publisher="Two"),
        article("c", says("Mayor: two dead.", "Kyiv mayor", killed=2), publisher="Three"),
    )
    assert event.source_groups == (("a", "b", "c"),)
    assert links(event) == [("a", "b", "same speaker", "Kyiv mayor"), ("a", "c", "same speaker", "Kyiv mayor")]


def test_a_headline_in_the_outlet_s_own_voice_adds_nothing_to_what_its_official_says():
    told = says("Two died, the mayor said.", "Kyiv mayor", killed=2, places=["Kyiv"])
    event = sources(article("a", says("Two dead in Kyiv", None, killed=2, places=["Kyiv"]), told),
                    article("b", says("The mayor spoke of two dead last night.", "Kyiv mayor", killed=2)))
    assert links(event) == [("a", "b", "same speaker", "Kyiv mayor")]


def test_what_an_outlet_adds_of_its_own_makes_it_a_source():
    event = sources(article("a", says("Our reporter saw a burning nursery.", None, damage=["nursery"]), says("Two died, the mayor said.", "Kyiv mayor")),
                    article("b", says("The mayor spoke of two dead last night.", "Kyiv mayor")))
    assert event.sources == 2


def test_an_outlet_that_only_quotes_another_one_is_no_second_source():
    event = sources(article("a", says("A correspondent counted four bodies at the scene.", None, killed=4), publisher="TASS", killed=4),
                    article("b", says("Four people died, TASS reported.", "TASS", killed=4), publisher="The Paper", killed=4))
    assert event.source_groups == (("a", "b"),)
    assert links(event) == [("a", "b", "quoted outlet", "TASS")]
    killed = next(account for account in event.accounts if account.field == "killed")
    assert killed.agreement == "one source"


def test_an_outlet_that_quotes_another_one_and_the_police_is_a_second_source():
    event = sources(article("a", says("A correspondent counted four bodies at the scene.", None, killed=4), publisher="TASS", killed=4),
                    article("b", says("Four people died, TASS reported.", "TASS", killed=4),
                            says("Police know of four dead.", "Ukrainian police", killed=4), publisher="The Paper", killed=4))
    assert event.sources == 2
    killed = next(account for account in event.accounts if account.field == "killed")
    assert killed.agreement == "sources agree"


def test_two_officials_of_one_side_are_two_voices():
    event = sources(article("a", says("Two died, the mayor said.", "Kyiv mayor")), article("b", says("Police know of two dead.", "Ukrainian police")))
    assert event.sources == 2
    assert {voice.side for voice in event.voices} == {"Ukraine"}


@pytest.mark.parametrize(("speaker", "side"), [
    ("Russian and Ukrainian readouts", "unknown"), ("Ukraine's police and rescuers", "Ukraine"), ("French and German officials", "unknown"), ("Russian ministry", "Russia"),
])
def test_who_speaks_for_two_countries_is_of_no_one_side(speaker, side):
    assert {voice.side for voice in sources(article("a", says("Two died.", speaker))).voices} == {side}


def test_the_order_of_the_articles_does_not_matter():
    briefs = [article("a", says(WIRE, "mayor")), article("b", says(WIRE, "mayor"), publisher="One"), article("c", says("Nine hurt.", "mayor", injured=9)),
              article("d", says("Police know of two dead.", "Ukrainian police"), publisher="One")]
    expected = events(*briefs)
    for seed in range(6):
        assert events(*random.Random(seed).sample(briefs, len(briefs))) == expected
    (event,) = expected
    assert event.sources == 1 and len(event.same_sources) == 3


def test_the_links_of_a_group_hold_it_together():
    briefs = [article(slug, says(WIRE if slug in "ab" else f"The mayor said so to {slug}.", "mayor")) for slug in "abcd"]
    (event,) = events(*briefs)
    for group in event.source_groups:
        reached = {group[0]}
        for _ in group:
            reached |= {end for link in event.same_sources if {link.left, link.right} & reached for end in (link.left, link.right)}
        assert reached == set(group)


def test_the_lexicon_knows_an_outlet_by_its_other_names():
    agency = Organisation("France-Presse", "France", "media", ("AFP", "Agence France-Presse"))
    briefs = [article("a", says("Four died in the night.", None, killed=4), publisher="AFP"),
              article("b", says("Four people died, the agency reported.", "Agence France-Presse", killed=4), publisher="The Paper")]
    (event,), _ = events_of(briefs, lexicon=replace(LEXICON, organisations=(*LEXICON.organisations, agency)))
    assert links(event) == [("a", "b", "quoted outlet", "AFP")]
