"""What the pages say: who says so, where sources differ, what is not stated, and the day of the war."""

import re
from dataclasses import replace

import pytest

from generator.site.days import war_day
from generator.site.index import addresses, index_of
from generator.site.marking import marked
from generator.site.naming import as_one, in_sentence
from generator.site.sentences import told
from tests.site_material import BRIEFS, CONFIG, EVENTS, HOSTILE, LEXICON, built, html_pages, number

INDEX = index_of(EVENTS, BRIEFS, config=CONFIG, lexicon=LEXICON)
TALKS, ATTACK, AID = EVENTS


def words(path: str) -> str:
    """The text of a page of the sample."""
    return text_of(html_pages()[path].encode())


def text_of(page: bytes) -> str:
    """The text of a page, without its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (TALKS, "Ukraine and Russia are to hold talks in Istanbul on 23 July 2025, Volodymyr Zelensky said."),
        (ATTACK, "Russia attacked Kyiv on 21 July 2025, Ukrainian officials said."),
        (AID, f"A request was made: {HOSTILE}, an article without a named publisher reported."),
    ],
)
def test_an_event_is_told_with_its_source(event, sentence):
    assert told(event, INDEX) == sentence


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"kind": "meeting", "status": "held", "participants": ("A B", "C D")}, "A B and C D met"),
        ({"kind": "meeting", "status": "proposed", "parties": ("Ukraine", "Russia")},
         "A meeting between Ukraine and Russia was proposed"),
        ({"kind": "negotiation", "status": "cancelled", "date": "2025-05"}, "Talks in May 2025 were cancelled"),
        ({"kind": "conference", "status": "held", "parties": ("Germany", "United Kingdom")},
         "Germany and the United Kingdom held a conference"),
        ({"kind": "call", "status": "scheduled"}, "A call is to take place"),
    ],
)
def test_the_sentence_follows_form_and_status(fields, start):
    event = replace(TALKS, id=start, fields=fields, date=fields.get("date"))
    assert told(event, INDEX).startswith(start + ", ")


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"donor": ("United States",), "recipient": "Ukraine", "item": "arms", "status": "pledged"},
         "The United States pledged arms for Ukraine"),
        ({"donor": ("Germany",), "item": "Patriot systems", "quantity": number(2, 2), "status": "delivered"},
         "Germany delivered 2 Patriot systems"),
        ({"donor": ("Germany",), "recipient": "Ukraine", "item": "tanks", "status": "requested"},
         "A request was made to Germany for tanks for Ukraine"),
        ({"item": "arms", "recipient": "Ukraine", "status": "pledged"}, "A pledge was made: arms for Ukraine"),
        ({"item": "arms", "donor": ("Germany",)}, "Arms from Germany: status not stated"),
    ],
)
def test_the_sentence_of_aid_follows_its_status(fields, start):
    assert told(replace(AID, id=start, fields=fields), INDEX).startswith(start + ", ")


def test_an_attack_without_an_attacker_names_none():
    event = replace(ATTACK, id="nobody", fields={"places": ("Kyiv",), "date": "2025-07-21"})
    assert told(event, INDEX).startswith("An attack hit Kyiv on 21 July 2025, ")


def test_the_home_page_is_the_briefing_of_the_latest_day():
    text = words("index.html")
    assert "Briefing of the day · Day 1,244 of the full-scale war 21 July 2025" in text
    assert "1 article published on this day tells of 1 meeting and 1 attack. Sources differ on 2 of them." in text
    assert "Date: 23 July 2025 (Volodymyr Zelensky); 24 July 2025 (TASS)" in text
    assert "Injured: not stated" in text
    assert "No military aid in the articles we read." in text


def test_an_event_shows_first_where_the_sources_differ():
    text = words("attacks/2025-07-21-kyiv/index.html")
    assert text.index("Where the sources differ") < text.index("What is reported") < text.index("What each source says")
    assert "at least 1 – Ukrainian officials (Ukraine’s side; in dpa, 21 July 2025) 2 – Volodymyr Zelensky" in text
    assert text.index("What is reported") < text.index("What is not known Not stated by any source we read: injured.")


def test_an_event_shows_every_voice_with_its_side_and_day():
    text = words("talks/2025-07-23-istanbul/index.html")
    assert "TASS said (side not stated) TASS named Thursday as the date." in text
    assert "Volodymyr Zelensky said (Ukraine’s side)" in text
    assert "Why these reports are held to tell of one event" in text and "same day" in text


def test_a_brief_shows_each_fact_beside_its_sentence_and_how_its_day_was_found():
    html = html_pages()["briefs/fresh-talks/index.html"]
    assert "<dt>How we know the day</dt><dd>first line" in html and "not yet checked by an editor" in html
    assert "<mark>Istanbul</mark> on <mark>Wednesday</mark>" in html
    assert "https://github.com/desk/briefing/edit/main/content/briefs/fresh-talks.yaml" in html
    assert "publication day not stated" in html_pages()["briefs/hostile/index.html"]


@pytest.mark.parametrize("word", ["claimed", "admitted", "slammed"])
def test_loaded_words_are_not_ours(word):
    assert not [path for path in html_pages() if re.search(rf"\b{word}\b", words(path), re.IGNORECASE)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-02-24", 1), ("2022-02-23", None), ("2022-06-03", 100), ("2024-11-19", 1000), ("2025-07-21", 1244), ("2025-07", None)],
)
def test_days_of_the_war_are_counted_from_the_invasion(day, expected):
    assert war_day(day) == expected


@pytest.mark.parametrize(
    ("quote", "field", "value", "expected"),
    [
        ("Two people died.", "killed", number(2, 2), "<mark>Two</mark> people died."),
        ("It hit 1,200 homes, 12 of them", "killed", number(12, 12), "It hit 1,200 homes, <mark>12</mark> of them"),
        ("on May 16 and June 2", "date", "2025-05-16", "on <mark>May 16</mark> and June 2"),
        ("overnight into Monday", "date", "2025-07-21", "overnight into <mark>Monday</mark>"),
        ("a wave of drones", "weapons", ("drone",), "a wave of <mark>drones</mark>"),
        ("Kyivstar & Kyiv <b>", "places", ("Kyiv",), "Kyivstar &amp; <mark>Kyiv</mark> &lt;b&gt;"),
        ("nothing of it", "places", ("Odesa",), "nothing of it"),
    ],
)
def test_the_words_that_carry_a_value_are_marked(quote, field, value, expected):
    assert marked(quote, {field: value}, desk="attacks") == expected


@pytest.mark.parametrize(
    ("name", "quotes", "expected"),
    [
        ("United States", [], "the United States"),
        ("Ukraine", [], "Ukraine"),
        ("senior Ukrainian official", [], "a senior Ukrainian official"),
        ("Russian Ministry of Defence", [], "the Russian Ministry of Defence"),
        ("Ukraine's air force", [], "Ukraine's air force"),
        ("local authorities", [], "local authorities"),
        ("Kremlin", ["The Kremlin confirmed it."], "the Kremlin"),
        ("Kremlin", [], "Kremlin"),
    ],
)
def test_names_have_the_article_that_english_gives_them(name, quotes, expected):
    assert in_sentence(name, quotes=quotes) == expected


def test_equal_slugs_get_addresses_of_their_own():
    assert addresses(["Støre", "Store", "!"], folder="people") == {
        "!": "people/unnamed/", "Store": "people/store/", "Støre": "people/store-2/",
    }


def test_talks_that_are_to_come_lack_no_outcome():
    assert "What came out: not stated" not in words("talks/index.html")
    held = (replace(TALKS, fields={**TALKS.fields, "status": "held"}),)
    assert "What came out: not stated" in text_of(built(held)[0]["talks/index.html"])


def test_the_desk_of_talks_says_what_comes_next():
    text = words("talks/index.html")
    assert "Last held: none with a known day Next announced: Ukraine and Russia are to hold talks" in text


def test_the_desk_of_aid_keeps_what_was_given_from_what_was_asked():
    given = replace(AID, id="given", fields={"item": "radars", "donor": ("Germany",), "status": "delivered"})
    page = built((AID, given))[0]["aid/by-step/index.html"].decode()
    assert page.index(">Delivered</h2>") < page.index("Germany delivered radars") < page.index(">Requested</h2>")


def test_a_value_that_no_voice_gives_says_where_it_comes_from():
    path = "talks/2025-07-23-istanbul/index.html"
    assert "Form: negotiation – drawn from the reports as a whole" in words(path)
    edited = replace(BRIEFS[0], records=tuple(replace(r, by_editor=True) for r in BRIEFS[0].records))
    assert "– stated by the editor" in built(briefs=(edited, BRIEFS[1]))[0][path].decode()


def test_a_figure_that_rose_keeps_its_earlier_one():
    killed = next(account for account in ATTACK.accounts if account.field == "killed")
    rising = tuple(replace(r, standing="earlier" if r.value != killed.best else "current") for r in killed.readings)
    accounts = tuple(
        replace(a, readings=rising, agreement="one source") if a is killed else a for a in ATTACK.accounts
    )
    files, _ = built((replace(ATTACK, accounts=accounts),))
    event, desk = (text_of(files[path]) for path in ("attacks/2025-07-21-kyiv/index.html", "attacks/index.html"))
    assert "Where the sources differ" not in event
    assert "Killed 2 Volodymyr Zelensky (Ukraine’s side) Earlier: at least 1 – Ukrainian officials (Ukraine’s side; in dpa, 21 July 2025)" in event
    assert "Earlier: at least 1 – Ukrainian officials" in desk


def test_of_many_speakers_those_who_differ_stand_side_by_side():
    others = tuple(
        replace(v, speaker=name, claim=replace(v.claim, said_by=name, fields={"attacker": "Russia"}))
        for v in ATTACK.voices[:1] for name in ("the mayor", "the governor", "the police", "the army")
    )
    files, _ = built((replace(ATTACK, voices=(*ATTACK.voices, *others)),))
    table = re.search(r"<thead>.*?</thead>", files["attacks/2025-07-21-kyiv/index.html"].decode(), re.DOTALL)
    assert text_of(table[0].encode()) == "Question Ukrainian officials (Ukraine’s side) Volodymyr Zelensky (Ukraine’s side)"


def test_a_less_exact_day_is_no_difference_in_a_list():
    date = next(account for account in TALKS.accounts if account.field == "date")
    month = replace(date.readings[0], value="2025-07", standing="current")
    accounts = tuple(replace(a, readings=(*a.readings, month)) if a is date else a for a in TALKS.accounts)
    files, _ = built((replace(TALKS, accounts=accounts),))
    assert "Date: 23 July 2025 (Volodymyr Zelensky); 24 July 2025 (TASS)<" in files["talks/by-month/index.html"].decode()
    assert "<strong>July 2025</strong>" in files["talks/2025-07-23-istanbul/index.html"].decode()


@pytest.mark.parametrize("path", ["index.html", "talks/index.html", "people/volodymyr-zelensky/index.html"])
def test_positions_name_who_states_them_and_where(path):
    assert "Ukraine: wants a meeting of the presidents – Volodymyr Zelensky, in dpa, 21 July 2025" in words(path)


def test_a_day_tells_what_happened_apart_from_what_its_articles_tell():
    text = words("days/2025-07-21/index.html")
    assert "Reported for this day: 1 attack. Sources differ on it." in text
    assert "Articles of the day: 1. It also tells of 1 meeting on other or unknown days." in text
    assert text.index("Russia attacked Kyiv") < text.index("Other events that this day’s articles tell of")
    assert "Articles of the day: none read." in words("days/2025-07-23/index.html")


def test_headings_of_the_timeline_begin_with_a_capital():
    assert re.findall(r"<h2[^>]*>(Date not stated)</h2>", html_pages()["timeline/index.html"])


def test_the_article_of_a_longer_name_is_not_a_persons():
    assert in_sentence("Biden", quotes=["since the start of the Biden Administration"]) == "Biden"
    assert in_sentence("Biden", quotes=["the Biden’s"]) == "Biden"
    assert in_sentence("Kremlin", quotes=["The Kremlin said so"]) == "the Kremlin"


@pytest.mark.parametrize(("item", "expected"), [
    ("security assistance package", "a security assistance package"), ("EU loan of €90 billion", "an EU loan of €90 billion"),
    ("U.S. military aid package", "a U.S. military aid package"), ("F-16 package", "an F-16 package"), ("package of arms", "a package of arms"),
    ("$800 million package", "an $800 million package"), ("18-month loan", "an 18-month loan"), ("180 million loan", "a 180 million loan"),
    ("European grant", "a European grant"), ("urgent shipment", "an urgent shipment"), ("one-off grant", "a one-off grant"),
    ("the first tranche", "the first tranche"), ("Patriot systems", "Patriot systems"), ("air defence", "air defence"),
])
def test_what_is_given_as_one_thing_has_its_article(item, expected):
    assert as_one(item) == expected
