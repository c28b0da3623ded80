"""What the pages say of events in which sources differ, deny, doubt, copy each other, or change from day to day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest

from generator.model import Brief, Claim, Correction
from tests.events_material import LEXICON, brief, claim, events, gold_seeds, record
from tests.site_material import built

NIGHT = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv", "Kharkiv"], "weapons": ["drone"]}
WIRE = "Two people were killed and nine injured in the latest wave of Russian attacks on both cities, Kyiv’s mayor said early on Monday."


def article(slug: str, published: str | None, *claims: Claim, publisher: str | None = None, **fields) -> Brief:
    made = brief(slug, record("attacks", {k: v for k, v in {**NIGHT, **fields}.items() if v}, claims=claims), published=published, publisher=publisher)
    return replace(made, title=f"Report {slug}")


def says(speaker: str | None, quote: str, *, stance: str = "states", **fields) -> Claim:
    return replace(claim("attacks", quote, speaker, **fields), stance=stance)


BRIEFS = (
    article("wire", "2025-07-21", says(None, "Drones hit Kyiv and Kharkiv overnight.", **NIGHT), says("Kyiv mayor", WIRE, killed=2, injured=9),
            says("Ukrainian police", "In Kharkiv one person died, police said.", killed=1, places=["Kharkiv"]), publisher="The Agency", killed=2, injured=9),
    article("copy", "2025-07-21", says(None, "Drones hit Kyiv and Kharkiv overnight.", **NIGHT),
            says("Kyiv mayor", f"KYIV. {WIRE}", killed=2, injured=9), publisher="The Paper", killed=2, injured=9),
    article("moscow", "2025-07-22", says(None, "Moscow spoke of its night on Tuesday.", **NIGHT),
            says("Russian army", "One person was hit by debris and died, the army in Moscow said.", killed=1),
            says("Kremlin", "The Kremlin denied that Russia had attacked.", stance="denies", attacker="Russia"), publisher="TASS", killed=1),
    article("later", "2025-07-23", says(None, "The cities counted their dead on Wednesday.", **NIGHT),
            says("Ukrainian police", "The toll rose to four, police said.", killed=4),
            says("Donald Trump", "Trump said he could not confirm the number of four.", stance="doubts", killed=4),
            says("Kyiv mayor", "A nursery burnt, the mayor said.", damage=["nursery"]), publisher="The Gazette", killed=4, damage=["nursery"]),
)
EVENT = "attacks/2025-07-21-kyiv-attack-by-russia/index.html"


def site(*briefs: Brief) -> dict[str, str]:
    """The text of the pages of a site made of these briefs."""
    return _pages(briefs) if briefs else _sample()


@cache
def _sample() -> dict[str, str]:
    return _pages(BRIEFS)


def _pages(briefs: tuple[Brief, ...]) -> dict[str, str]:
    files, faults = built(events(*briefs), briefs, lexicon=LEXICON)
    assert not faults
    return {path: text_of(body) for path, body in files.items() if path.endswith(".html")}


def text_of(body: bytes) -> str:
    main = body.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r" ([,;:)])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", "<main" + main)).split()))


# --- The page of an event -------------------------------------------------------------------------------------------


def test_a_denial_stands_in_the_agreement_words_in_the_sentence_and_with_its_speaker():
    text = site()[EVENT]
    assert "three independent sources · sources differ · denied by Kremlin · not confirmed by Donald Trump" in text
    assert "; the Kremlin denied it." in text
    assert "Attacker Russia – The Paper (the outlet itself; 21 July 2025)" in text
    assert "Denied by Kremlin (Russia’s side; in TASS, 22 July 2025)" in text
    assert "Kremlin denied (Russia’s side) The Kremlin denied that Russia had attacked." in text
    assert "Denied: Attacker: Russia" in text


def test_who_denies_is_never_credited_with_what_he_denies():
    facts = site()[EVENT].partition("What is reported")[2].partition("What is not known")[0]
    attacker = facts.partition("Attacker:")[2].partition("Places:")[0]
    assert "Kremlin" not in attacker and "The Agency" in attacker


def test_the_best_reading_stands_with_its_side_the_ends_the_part_and_the_doubt():
    killed = site()[EVENT].partition("Killed (all places)")[2].partition("Where the sources differ")[0]
    assert killed.startswith(" 1 to 4 sources differ 4 – Ukrainian police (Ukraine’s side) lowest 1, highest 4")
    assert "Kharkiv only: 1 – Ukrainian police" in killed
    assert "Earlier: 2 – Kyiv mayor (Ukraine’s side; in The Paper, 21 July 2025)" in killed
    assert "Not confirmed by Donald Trump" in killed


def test_the_warring_sides_figures_stand_side_by_side():
    differ = site()[EVENT].partition("Where the sources differ")[2].partition("What is reported")[0]
    assert "Killed: 1 to 4" in differ
    assert "4 – Ukrainian police (Ukraine’s side; in The Gazette, 23 July 2025)" in differ
    assert "1 – Russian army (Russia’s side; in TASS, 22 July 2025)" in differ
    assert "Kharkiv only" not in differ and "earlier" not in differ, "a part and a history are no disagreement"


def test_what_is_not_known_is_told():
    unknown = site()[EVENT].partition("What is not known")[2].partition("What changed, day by day")[0]
    assert "Not stated by any source we read: launched, intercepted." in unknown
    assert "Killed: not confirmed by Donald Trump." in unknown


def test_a_disputed_attacker_is_left_open_and_told_as_such():
    open_ = article("open", "2025-07-21", says("Ukrainian police", "Police blamed Russia.", attacker="Russia", places=["Kyiv"]),
                    says("Kremlin", "The Kremlin denied it.", stance="denies", attacker="Russia"), attacker="")
    text = next(text for path, text in site(open_).items() if path.startswith("attacks/2025"))
    assert "Attacker: the reports leave it open, and no reading is taken as the best." in text
    assert "Attacker: left open" in text


def test_a_figure_for_one_place_alone_says_so():
    part = article("part", "2025-07-21", says(None, "Drones hit Kyiv and Kharkiv.", **NIGHT),
                   says("Kyiv mayor", "In Kyiv two died.", killed=2, places=["Kyiv"]), killed=2)
    text = site(part)[EVENT]
    assert "Killed (Kyiv only) 2 Kyiv mayor" in text
    assert "Killed: the figure is for Kyiv alone, and none is given for the whole." in text


def test_a_word_of_caution_stands_with_its_speaker_and_under_what_is_not_known():
    cautious = replace(says("Russian army", "The army reportedly shot down 74 drones.", intercepted=74), hedge="reportedly")
    told = article("hedged", "2025-07-21", says(None, "Drones hit Kyiv and Kharkiv.", **NIGHT), cautious, intercepted=74)
    text = site(told)[EVENT]
    assert "Intercepted 74 Russian army (“reportedly”) (Russia’s side)" in text
    assert "Intercepted: told with a word of caution alone (“reportedly”)." in text


def test_of_a_list_only_the_disputed_member_stands_where_the_sources_differ():
    told = article("list", "2025-07-21", says("Russian army", "The army said it destroyed launchers and a barracks.", damage=["Patriot launchers", "barracks"]),
                   says("Ukraine's air force", "The air force denied that launchers were hit.", stance="denies", damage=["Patriot launchers"]),
                   damage=["Patriot launchers", "barracks"])
    differ = site(told)[EVENT].partition("Where the sources differ")[2].partition("What is reported")[0]
    assert "Patriot launchers – Russian army" in differ and "Denied by Ukraine's air force" in differ
    assert "barracks" not in differ
    assert "Damage reported: Patriot launchers (Russian army); Patriot launchers denied by Ukraine's air force" in site(told)["attacks/index.html"]


def test_an_article_without_a_day_leaves_open_which_figure_is_later():
    undated = article("undated", None, says("an eyewitness", "An eyewitness counted seven.", killed=7), killed=7)
    text = site(BRIEFS[0], undated)[EVENT]
    assert "Killed: an article that gives another value has no day of publication, so which of them is later is not known." in text


# --- Independent sources --------------------------------------------------------------------------------------------


def test_the_page_says_which_articles_are_one_source_and_why():
    text = site()[EVENT].partition("Three independent sources")[2].partition("What each source says")[0]
    assert "The Paper, 21 July 2025 and The Agency, 21 July 2025 counted as one source: they have the same text" in text
    assert "TASS, 22 July 2025 quotes the Russian army and the Kremlin (Russia’s side)" in text
    assert "Several of them quote the Kyiv mayor and the Ukrainian police: for one value a speaker counts once" in text


@pytest.mark.parametrize(("mine", "other", "why"), [
    (("A", says("Kyiv mayor", "Two died, he said.", killed=2)), ("B", says("Kyiv mayor", "The mayor spoke of two.", killed=2)),
     "all that they have comes from Kyiv mayor"),
    (("A", says("Kyiv mayor", "Two died, he said.", killed=2)), ("A", says("Ukrainian police", "Police know of two.", killed=2)),
     "both are of one outlet (A)"),
    (("TASS", says(None, "Two were seen dead.", killed=2)), ("B", says("TASS", "Two died, TASS reported.", killed=2)),
     "all that the one has is what TASS reported"),
])
def test_each_reason_is_told_in_words(mine, other, why):
    briefs = [article(slug, "2025-07-21", said, publisher=publisher, killed=2) for slug, (publisher, said) in zip("ab", (mine, other), strict=True)]
    text = site(*briefs)[EVENT]
    assert f"counted as one source: {why}" in text and "One source" in text


def test_two_officials_of_one_side_are_two_speakers_and_one_side():
    briefs = [article("a", "2025-07-21", says("Kyiv mayor", "Two died, he said.", killed=2), killed=2),
              article("b", "2025-07-21", says("Ukrainian police", "Police know of two.", killed=2), killed=2)]
    text = site(*briefs)[EVENT]
    assert "Killed 2 Kyiv mayor, Ukrainian police (Ukraine’s side); two speakers, one side" in text
    assert "Two speakers, one side: all who are cited are on Ukraine’s side." in text


# --- Days -----------------------------------------------------------------------------------------------------------


def changed(page: str) -> str:
    return page.partition("What changed since the day before")[2].partition("Other events that")[0].partition("Articles of this day")[0]


def test_each_day_says_what_its_articles_changed():
    pages = site()
    assert "Since the day before, 1 event is new." in pages["days/2025-07-21/index.html"]
    assert "New Drone attack by Russia on Kyiv and Kharkiv, 21 July 2025 First reported –" in changed(pages["days/2025-07-21/index.html"])
    second = changed(pages["days/2025-07-22/index.html"])
    assert "Killed: 1 – Russian army; against 2" in second
    assert "Attacker (Russia) denied by Kremlin" in second
    third = changed(pages["days/2025-07-23/index.html"])
    assert "Updated Drone attack by Russia on Kyiv and Kharkiv, 21 July 2025" in third
    assert "Killed: 4 – Ukrainian police; before: 2" in third
    assert "Damage reported: nursery – Kyiv mayor; not stated before" in third
    assert "Killed (4) not confirmed by Donald Trump" in third


def test_the_home_page_says_what_the_latest_day_changed():
    home = site()["index.html"]
    assert "Since the day before, 1 event is updated and 1 is disputed or not confirmed." in home
    assert changed(home) == changed(site()["days/2025-07-23/index.html"])


def test_the_page_of_the_event_tells_its_history_newest_first():
    history = site()[EVENT].partition("What changed, day by day")[2].partition("independent sources")[0]
    assert history.index("23 July 2025") < history.index("22 July 2025") < history.index("21 July 2025 First reported")


def test_a_day_that_changed_nothing_says_so():
    again = article("again", "2025-07-24", says("Ukrainian police", "Police still count four.", killed=4), publisher="The Gazette", killed=4)
    pages = site(*BRIEFS, again)
    assert "Nothing changed since the day before." in pages["index.html"]
    assert "Nothing changed: no article of this day reports a new event, or changes what was known of an earlier one." in pages["index.html"]
    planned = brief("talks", record("talks", {"kind": "negotiation", "date": "2025-08-01", "place": "Istanbul", "parties": ["Ukraine", "Russia"]}))
    assert "Nothing changed: no article of this day was read." in site(*BRIEFS, planned)["days/2025-08-01/index.html"]


def test_an_article_without_a_day_changes_no_page_of_a_day():
    undated = article("undated", None, says("an eyewitness", "An eyewitness counted seven.", killed=7), killed=7)
    with_it, without = site(*BRIEFS, undated), site()
    for day in ("2025-07-21", "2025-07-22", "2025-07-23"):
        assert changed(with_it[f"days/{day}/index.html"]) == changed(without[f"days/{day}/index.html"])


def test_a_step_that_was_taken_is_told():
    aid = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": 2}
    said = [claim("aid", f"Berlin: {status}.", "Friedrich Merz", **aid, status=status) for status in ("pledged", "delivered")]
    briefs = [brief("a", record("aid", {**aid, "status": "pledged"}, claims=(said[0],)), published="2025-07-21"),
              brief("b", record("aid", {**aid, "status": "delivered"}, claims=(said[1],)), published="2025-08-01")]
    text = site(*briefs)["index.html"]
    assert "Since the day before, 1 event has moved on." in text
    assert "Moved on Germany delivers 2 Patriot systems to Ukraine Status: delivered – Friedrich Merz; before: pledged" in changed(text)


def test_a_correction_is_told_on_its_day_and_at_home_until_the_next_briefing():
    told = replace(BRIEFS[3], corrections=(Correction("2025-07-25", "The article says four.", record="attacks-1", field="killed", old="5", new="4"),))
    pages = site(*BRIEFS[:3], told)
    line = "Corrected by us 25 July 2025, Drone attack by Russia on Kyiv and Kharkiv, 21 July 2025: Killed: 4; we had written 5. The article says four."
    assert line in pages["days/2025-07-25/index.html"] and line in pages["index.html"]
    assert "Since the day before, 1 mistake of ours is corrected." in pages["days/2025-07-25/index.html"]
    assert line not in pages["days/2025-07-23/index.html"]


def test_the_home_page_names_few_and_the_page_of_the_day_all():
    cities = [place.name for place in LEXICON.places if place.kind == "city" and place.country == "Ukraine"]
    briefs = [brief(f"b{n}", record("attacks", {"date": f"2025-0{n + 1}-01", "attacker": "Russia", "places": [city]})) for n, city in enumerate(cities * 2)][:8]
    pages = site(*briefs)
    assert changed(pages["index.html"]).count("First reported") == 6 and "2 more" in changed(pages["index.html"])
    assert changed(pages["days/2025-07-21/index.html"]).count("First reported") == 8


# --- The seeds ------------------------------------------------------------------------------------------------------


def test_the_seeds_talks_of_two_days():
    text = site(*gold_seeds())["talks/2025-07-23-istanbul-negotiation/index.html"]
    differ = text.partition("Where the sources differ")[2].partition("What is reported")[0]
    assert "23 July 2025 – Volodymyr Zelensky (Ukraine’s side;" in differ and "24 July 2025 – TASS (Russia’s side;" in differ


def test_the_seeds_tolls_of_the_city_and_of_the_country():
    text = site(*gold_seeds())[EVENT]
    assert "Where the sources differ" not in text
    assert "Killed (all places) 2 Volodymyr Zelensky (Ukraine’s side) Kyiv only: at least 1 – Ukrainian officials" in text
    assert "Injured (all places) 15 Volodymyr Zelensky (Ukraine’s side) Kyiv only: 8 – Ukrainian officials" in text
    assert "Two independent sources" in text


def test_the_seeds_attacks_of_both_directions():
    page = site(*gold_seeds())["days/2025-07-21/index.html"]
    assert "Russia attacked Kyiv, Kharkiv and Ivano-Frankivsk on 21 July 2025" in page
    assert "Ukraine attacked Moscow and Nizhny Novgorod on 21 July 2025" in page
    assert "Drone attack by Russia on Kyiv" in changed(page) and "Drone attack by Ukraine on Moscow and Nizhny Novgorod" in changed(page)
