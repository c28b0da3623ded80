"""The evidence gate: what a quote bears out, and what it does not."""

import pytest

from generator.briefs.borne_out import borne_out
from generator.briefs.called import called
from generator.briefs.evidence import check_evidence, check_quotes
from generator.briefs.figures import figures
from generator.briefs.stated import Quote, stated
from generator.model import Brief, Claim, Country, KeyPoint, Lexicon, Organisation, Person, Place, Position, Record
from generator.wording import parse_quantity

NAMES = called(
    Lexicon(
        people=(Person("Rustem Umerov", "Ukraine", aliases=("Rustem Umyerov",)), Person("Donald Trump", "United States")),
        organisations=(Organisation("NATO", "", "alliance"), Organisation("TASS", "Russia", "media")),
        countries=(
            Country("Ukraine", demonyms=("Ukrainian",), capital="Kyiv"),
            Country("Russia", demonyms=("Russian",), seats=("Kremlin",), capital="Moscow"),
            Country("United States", aliases=("US", "U.S."), demonyms=("American",), seats=("White House",), capital="Washington"),
        ),
        places=(Place("Kyiv", "city", "Ukraine", aliases=("Kiev",)), Place("Lviv", "city", "Ukraine")),
        weapons=(),
        words={},
    )
)

QUANTITIES = [
    ("2", "Two people were killed", "yes"),
    ("3", "Two people were killed", "no"),
    ("15", "a total of two dead and 15 injured", "yes"),
    ("17", "a total of two dead and 15 injured", "no"),
    ("3", "two women and a child were killed", "yes"),
    ("4", "two women and a child were killed", "no"),
    ("2", "killing a mother and a child", "yes"),
    ("13", "six missiles and seven drones were launched", "no"),
    ("1", "Drone attack kills woman in Belgorod", "yes"),
    ("1", "Drone attack kills women in Belgorod", "no"),
    ("at least 1", "At least one person was killed", "yes"),
    ("1", "At least one person was killed", "doubt"),
    ("at least 8", "eight others were injured", "doubt"),
    ("1200", "1,200 drones were launched", "yes"),
    ("200", "1,200 drones were launched", "no"),
    ("12", "a dozen drones", "yes"),
    ("150", "one hundred and fifty drones", "yes"),
    ("25", "twenty-five drones", "yes"),
    ("1", "a Patriot battery", "yes"),
    ("0", "no one was hurt", "yes"),
    ("500000", "half a million shells", "yes"),
    ("over 5 billion EUR", "over €5 billion ($5.84 billion)", "yes"),
    ("over 5 billion USD", "over €5 billion ($5.84 billion)", "no"),
    ("over 5 million EUR", "over €5 billion ($5.84 billion)", "no"),
    ("50 million USD", "50 million for drones", "doubt"),
    ("2 million EUR", "two million euros", "yes"),
    ("100 million AUD", "A$100 million for drones", "yes"),
    ("100 million USD", "A$100 million for drones", "no"),
    ("2 billion CAD", "two billion Canadian dollars", "yes"),
    ("2 billion USD", "two billion Canadian dollars", "no"),
    ("2 billion CAD", "a $2 billion package", "yes"),
    ("2 billion EUR", "a $2 billion package", "no"),
    ("2 billion NOK", "Norway will give 2 billion kroner", "yes"),
    ("2 billion DKK", "a fund of 2 billion kroner", "yes"),
    ("2 billion SEK", "Norway will give 2 billion kroner", "no"),
    ("2 billion NOK", "2 billion Norwegian crowns", "yes"),
    ("2 billion SEK", "2 billion Norwegian crowns", "no"),
    ("5 billion SEK", "by 5 billion crowns", "yes"),
    ("5 billion EUR", "by 5 billion kronor", "no"),
    ("500", "500 UAV were launched", "yes"),
    ("3-5", "between three and five people", "yes"),
    ("3-6", "between three and five people", "no"),
]
DAYS = [
    ("2025-07-23", "will take place in Istanbul on Wednesday", "yes"),
    ("2025-07-24", "will take place in Istanbul on Wednesday", "no"),
    ("2025-05-16", "met in Istanbul on May 16 and June 2", "yes"),
    ("2025-06-02", "met in Istanbul on May 16 and June 2", "yes"),
    ("2025-06-16", "met in Istanbul on May 16 and June 2", "no"),
    ("2025-05", "In May, Kiev and Moscow held negotiations", "yes"),
    ("2025-06", "In May, Kiev and Moscow held negotiations", "no"),
    ("2025-07-21", "Today, the presidents spoke by phone", "yes"),
    ("2025-07-20", "Today, the presidents spoke by phone", "doubt"),
    ("2025-07-20", "Yesterday, the presidents spoke by phone", "yes"),
    ("2025-07", "will meet in the coming days", "yes"),
    ("2025-03-11", "met in Jeddah on Mar. 11", "yes"),
    ("2025-07-20", "the presidents met at Mar-a-Lago", "doubt"),
    ("2025-07-21", "The presidents spoke by phone", "doubt"),
]
TEXTS = [
    ("name", "Russia", "the Kremlin said", "yes"),
    ("name", "Russia", "Russian drones hit the city", "yes"),
    ("name", "United States", "replacements from the US", "yes"),
    ("name", "United States", "it was given to us by Ukraine", "doubt"),
    ("name", "United States", "Trump said arms would be resumed", "yes"),
    ("name", "Russia", "TASS reported from Kyiv", "no"),
    ("names", ("Ukraine", "Russia"), "talks between Ukraine and Russia", "yes"),
    ("names", ("Ukraine", "Russia"), "talks in Kyiv with NATO", "no"),
    ("names", ("Ukraine", "Russia"), "the rival sides met in Istanbul", "doubt"),
    ("name", "Kramatorsk", "debris fell on the Kramators'k railway yard", "yes"),
    ("name", "Kherson", "debris fell on the Kharkiv railway yard", "doubt"),
    ("name", "Bakhmut", "shells fell on the Bakhmutskyi district", "yes"),
    ("name", "Bakhmut", "shells fell on the Bakhchysarai district", "doubt"),
    ("name", "Rustem Umerov", "Umyerov reported that the meeting is scheduled", "yes"),
    ("place", "Kyiv", "attacks on Kiev overnight", "yes"),
    ("place", "Kyiv", "The attacks hit the capital", "yes"),
    ("place", "Lviv", "drones struck Kharkiv", "no"),
    ("place", "Kupiansk", "drones struck Kharkiv", "doubt"),
    ("texts", ("damaged nursery",), "causing fires at a supermarket and a nursery", "yes"),
    ("texts", ("power station",), "causing fires at a supermarket and a nursery", "no"),
    ("round", 3, "a third round of negotiations", "yes"),
    ("round", 29, "The 29th meeting was attended by 50 countries", "yes"),
    ("round", 2, "a third round of negotiations", "no"),
]


@pytest.mark.parametrize(("value", "quote", "verdict"), QUANTITIES)
def test_numbers(value, quote, verdict):
    assert stated("quantity", parse_quantity(value), Quote(quote), names=NAMES, published=None) == verdict


@pytest.mark.parametrize(("value", "quote", "verdict"), DAYS)
def test_days(value, quote, verdict):
    assert stated("day", value, Quote(quote), names=NAMES, published="2025-07-21") == verdict


@pytest.mark.parametrize(("kind", "value", "quote", "verdict"), TEXTS)
def test_names_and_phrases(kind, value, quote, verdict):
    assert stated(kind, value, Quote(quote), names=NAMES, published=None) == verdict


def test_a_designation_is_no_scale_of_the_number_before_it():
    assert [int(f.number) for f in figures("six M777 howitzers, 28 M113 vehicles and EUR5 billion")] == [6, 28, 5_000_000_000]


def test_vague_numbers_are_no_figures():
    assert figures("dozens of drones and hundreds of people, several of them") == ()


ARTICLE = "Two people were killed in Kyiv on Monday, the mayor said. Russian drones hit a metro station."
QUOTE = "Two people were killed in Kyiv on Monday, the mayor said."


def brief(*records, **parts):
    return Brief("a", "An attack", "seeds/a.txt", "2025-07-22", records=records, **parts)


def attack(fields, claims, **parts):
    return Record("kyiv", "attacks", fields, claims, line=5, **parts)


def told(subject, article=ARTICLE):
    faults = check_evidence(subject, path="content/briefs/a.yaml", article_text=article, names=NAMES)
    return [(fault.level, fault.line, fault.what) for fault in faults]


KILLED = Claim(QUOTE, "mayor", {"killed": parse_quantity(2), "places": ("Kyiv",), "date": "2025-07-21"}, line=9)


def test_a_record_that_its_claims_carry_passes():
    fields = {"date": "2025-07-21", "places": ("Kyiv",), "killed": parse_quantity(2)}
    assert told(brief(attack(fields, (KILLED,)))) == []


def test_a_number_changed_by_hand_fails_with_its_line():
    record = attack({"killed": parse_quantity(3)}, (KILLED,), lines={"killed": 7})
    assert told(brief(record)) == [("error", 7, 'killed: no claim of "kyiv" says "3"')]


def test_a_claim_changed_by_hand_fails_too():
    claim = Claim(QUOTE, "mayor", {"killed": parse_quantity(3)}, line=9, lines={"killed": 11})
    assert told(brief(attack({"killed": parse_quantity(3)}, (claim,)))) == [
        ("error", 11, 'killed: "3" is not stated by the quote "Two people were killed in Kyiv on Monday, the mayor said."')
    ]


def test_the_editor_may_state_what_no_quote_says():
    assert told(brief(attack({"killed": parse_quantity(3)}, (KILLED,), by_editor=True))) == []
    assert told(brief(attack({"killed": parse_quantity(3)}, (), by_editor=True))) == []


def test_what_is_hidden_is_not_asked():
    assert told(brief(attack({"killed": parse_quantity(3)}, (), hide=True))) == []
    assert told(brief(attack({"killed": parse_quantity(3)}, ()), hide=True)) == []


def test_a_record_without_claims_fails():
    assert told(brief(attack({"killed": parse_quantity(3)}, ()))) == [("error", 5, 'the record "kyiv" has no claims')]


def test_who_and_where_may_be_understood_from_another_quote_but_numbers_may_not():
    other = Claim("Russian drones hit a metro station.", None, {"weapons": ("drone",)}, line=12)
    fields = {"attacker": "Russia", "places": ("Kyiv",), "killed": parse_quantity(2)}
    subject = brief(attack(fields, (other,)), key_points=(KeyPoint("Two died.", QUOTE),))
    assert [what for *_, what in told(subject)] == ['killed: no claim of "kyiv" says "2"']


@pytest.mark.parametrize(
    "part",
    [
        {"key_points": (KeyPoint("Many died.", "Three people were killed", line=3),)},
        {"positions": (Position("Russia", "No talks.", "Three people were killed", line=3),)},
        {"records": (attack({}, (Claim("Three people were killed", None, {}, line=3),)),)},
    ],
)
def test_every_quote_must_stand_in_the_article(part):
    subject = Brief("a", "An attack", "seeds/a.txt", **part)
    assert told(subject) == [("error", 3, '"Three people were killed" does not stand in seeds/a.txt')]


def test_curly_quotes_and_line_ends_of_the_article_do_not_matter():
    subject = brief(key_points=(KeyPoint("Text.", "the mayor's words - all"),))
    assert told(subject, "He read the  mayor’s\nwords – all of them") == []


def test_a_name_that_a_sentence_only_refers_to_is_a_warning_unless_another_quote_gives_it():
    article = "Both sides met in Kyiv. Russia and Ukraine did not agree."
    record = Record("kyiv", "talks", {}, (Claim("Both sides met in Kyiv.", None, {"parties": ("Russia",)}, line=9),))
    point = KeyPoint("No agreement.", "Russia and Ukraine did not agree.")
    assert [level for level, *_ in told(brief(record), article)] == ["warning"]
    assert told(brief(record, key_points=(point,)), article) == []


def test_a_vanished_article_is_one_warning():
    subject = brief(attack({"killed": parse_quantity(2)}, (KILLED,)), key_points=(KeyPoint("Text.", "anything"),))
    assert [(level, what) for level, _, what in told(subject, None)] == [
        ("warning", "seeds/a.txt is gone: its quotes cannot be checked")
    ]


def test_quotes_without_any_article_are_an_error():
    subject = Brief("a", "An attack", None, key_points=(KeyPoint("Text.", "anything", line=3),))
    assert told(subject, None) == [("error", 3, "quotes stand here, but no article is named")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("article: a.txt\nkey_points:\n  - quote: Not said.\nattacks:\n  - claims:\n      - quote: Nor this.\n      - quote: Two died.", [3, 6]),
        ("article: a.txt\nattacks:\n  - hide: true\n    claims:\n      - quote: Not said.", []),
        ("article: a.txt\nhide: true\nkey_points:\n  - quote: Not said.", []),
        ("article: b.txt\nkey_points:\n  - quote: Not said.", []),
        ("key_points:\n  - quote: Not said.", []),
        ("article: [a.txt]\nkey_points:\n  - quote: 5", []),
        ("- quote: Not said.", []),
        ("article: a.txt\nquote: [", []),
    ],
)  # fmt: skip
def test_quotes_are_looked_for_though_the_form_is_at_fault(text, lines):
    found = check_quotes(text, path="b.yaml", article_text={"a.txt": "Two died. None was hurt."}.get)
    assert [fault.line for fault in found] == lines


def test_a_draft_keeps_only_what_the_gate_lets_pass():
    wrong = Claim(QUOTE, "mayor", {"killed": parse_quantity(3), "places": ("Kyiv", "Lviv")})
    foreign = Claim("Three people were killed in Lviv", None, {"killed": parse_quantity(3)})
    fields = {"killed": parse_quantity(3), "places": ("Kyiv", "Lviv"), "attacker": "Russia", "injured": parse_quantity(5)}
    hit = Claim("Russian drones hit a metro station.", None, {"weapons": ("drone",)})
    subject = brief(
        attack(fields, (wrong, foreign, hit)), Record("lviv", "attacks", {"places": ("Lviv",)}, (foreign,)),
        key_points=(KeyPoint("Two died.", QUOTE), KeyPoint("Three died.", "Three people were killed in Lviv")),
    )  # fmt: skip
    draft = borne_out(subject, article_text=ARTICLE, names=NAMES)
    assert [fault for fault in told(draft) if fault[0] == "error"] == []
    assert [(record.id, record.fields) for record in draft.records] == [("kyiv", {"places": ("Kyiv",), "attacker": "Russia"})]
    assert [claim.fields for claim in draft.records[0].claims] == [{"places": ("Kyiv",)}, {"weapons": ("drone",)}]
    assert len(draft.key_points) == 1


def test_a_draft_that_the_gate_lets_pass_is_left_as_it_is():
    fields = {"date": "2025-07-21", "places": ("Kyiv",), "killed": parse_quantity(2)}
    subject = brief(attack(fields, (KILLED,)), key_points=(KeyPoint("Two died.", QUOTE),))
    assert borne_out(subject, article_text=ARTICLE, names=NAMES) == subject


def test_a_claim_names_the_states_that_its_quote_names_and_the_record_has_both():
    article = "Umerov met Trump in Washington on Monday. I spoke with Trump, Umerov's guest."
    met = Claim("Umerov met Trump in Washington on Monday.", None, {"parties": ("Ukraine", "United States"), "place": "Washington"})
    spoke = Claim("I spoke with Trump, Umerov's guest.", "Rustem Umerov", {"participants": ("Rustem Umerov", "Donald Trump")})
    told_by = Claim("I spoke with Trump", "Rustem Umerov", {"participants": ("Rustem Umerov", "Donald Trump")})
    fields = {"parties": ("Ukraine", "United States"), "participants": ("Rustem Umerov", "Donald Trump")}
    draft = borne_out(brief(Record("a", "talks", fields, (met, spoke, told_by))), article_text=article, names=NAMES)
    assert draft.records[0].fields == fields
    assert [dict(claim.fields) for claim in draft.records[0].claims] == [
        {"parties": ("United States",), "place": "Washington"},
        {"participants": ("Rustem Umerov", "Donald Trump")},
        {"participants": ("Donald Trump",)},
    ]
