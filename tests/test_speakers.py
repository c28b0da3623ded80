"""Who says what, stretch by stretch: tests/specimens/speakers.txt."""

from __future__ import annotations

import pytest

from tests.language import lexicon, passages_of, specimens  # noqa: F401

pytestmark = pytest.mark.needs_spacy


@pytest.mark.parametrize(("paragraphs", "words", "speaker"), specimens("speakers.txt"))
def test_speaker(passages_of, paragraphs, words, speaker):  # noqa: F811
    text = paragraphs.replace(" / ", "\n\n")
    start = text.index(words)
    passage = next(p for p in passages_of(text, "2025-07-22") if p.sent.start_char <= start < p.sent.end_char)
    assert (passage.said_by(start, start + len(words)) or "-") == speaker


@pytest.mark.parametrize(("sentence", "speaker"), [
    ("In the city of Kharkiv, regional authorities reported three injuries.", "regional authorities"),
    ("Meeting his guests in Berlin for the first time since he took office in May, Friedrich Merz said it was over.", "Friedrich Merz"),
    ("In the city of Kharkiv, the authorities met three ministers.", None),
])
def test_a_whole_sentence_is_said_by_whom_its_main_verb_lets_speak(passages_of, sentence, speaker):  # noqa: F811
    assert passages_of(sentence, "2025-07-22")[0].said_by() == speaker


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        ("US official: Russian missiles hit a village in Poland", "Russian missiles hit", "US official"),
        ("Two people killed in Kherson – governor", "Two people killed", "governor"),
        ("Fresh Ukraine-Russia talks in Ankara on Friday, says Zelensky", "Fresh Ukraine-Russia talks", "Zelensky"),
        ("Two people killed in Kherson – Oleksandr Prokudin", "Two people killed", "Oleksandr Prokudin"),
        ("Two people killed in Kherson - The Guardian", "Two people killed", None),
        ("Missiles hit Mykolaiv and kill two: regional governor", "Missiles hit Mykolaiv", "regional governor"),
        ("Missiles hit Mykolaiv: what is known", "Missiles hit Mykolaiv", None),
        ("North Korea sends shells to Russia: White House", "North Korea sends", "White House"),
        ("Russia and Ukraine sign a deal on grain - Turkey", "sign a deal", "Turkey"),
        ("War in figures: Ukraine", "War in figures", None),
        ("Three nations meet in Abu Dhabi for talks: UAE FM", "Three nations meet", "UAE FM"),
        ("Danish PM: we can send jets", "we can send", "Danish PM"),
        ("Hundreds of prisoners return home - photo report", "Hundreds of prisoners", None),
        ("Russia says two killed in attack on bridge", "two killed", "Russia"),
        ("Explainer: what the ceasefire means", "what the ceasefire means", None),
        ("Western arms 'stabilising' the front, Ukraine military chief says", "Western arms", "Ukraine military chief"),
        ("Ukraine updates: Poland asks for tanks", "Poland asks", None),
    ],
)
def test_headline(passages_of, headline, words, speaker):  # noqa: F811
    passage = passages_of(f"{headline}\n\nThe story begins here.", "2025-07-22", headline=True)[0]
    start = headline.index(words)
    assert passage.said_by(start, start + len(words)) == speaker


@pytest.mark.parametrize(
    ("headline", "below", "speaker"),
    [
        ("Strike kills three in central Ukraine - governor", "Governor Serhii Lysak said a depot was hit.", "Serhii Lysak"),
        ("Drone damages building in southern Russia -governor", "The governor, Alexander Bogomaz, said a building was hit.", "Alexander Bogomaz"),
        ("Drone damages building in southern Russia -sources", "A building was hit in Bryansk.", "sources"),
        ("Ukraine receives first jets – Suspilne", "Suspilne reports that the first jets have come.", "Suspilne"),
        ("Ukraine receives first jets – Suspilne", "The first jets have come.", None),
        ("Artillery shells kill one in Kherson – PGO", "One man was killed, the Prosecutor General's Office (PGO) has said.", "Prosecutor General's Office"),
        ("Artillery shells kill one in Kherson – VIDEO", "One man was killed.", None),
        ("Missiles hit a port in the south: Kyiv", "Two missiles hit a port.", "Kyiv"),
        ("Missiles hit two cities: Odesa", "Two missiles hit the city.", None),
        ("Strike kills two in Kherson - governor", "Two people died. Governor Serhii Lysak and Governor Oleksandr Prokudin met.", "governor"),
    ],
)
def test_a_headline_ends_with_somebody_whom_the_text_names(passages_of, headline, below, speaker):  # noqa: F811
    passage = passages_of(f"{headline}\n\n{below}", "2025-07-22", headline=True)[0]
    assert passage.said_by(0, headline.rindex(" ")) == speaker


@pytest.mark.parametrize(("words", "speaker"), [("140 drones", "Zelensky"), ("missiles", None)])
def test_a_semicolon_parts_the_statements_of_a_headline(passages_of, words, speaker):  # noqa: F811
    headline = "Zelensky says Russia launched 140 drones; Norway pledges missiles"
    told = passages_of(f"{headline}\n\nThe story begins here; it is short.", "2025-07-22", headline=True)
    passage = next(p for p in told if words in p.text)
    start = headline.index(words)
    assert passage.said_by(start, start + len(words)) == speaker
    assert [p.text.strip() for p in told] == [*(f"{part}" for part in (headline[:41], headline[42:])), "The story begins here; it is short."]


def test_a_story_that_follows_its_dateline_without_a_space(lexicon):  # noqa: F811
    from generator.grammar.names import names_of
    from generator.grammar.passages import passages
    from generator.model import Article, Paragraph
    from generator.reading.pipeline import load_model, parse

    text, at = "MOSCOW (Agency) -Ukraine attacked Moscow with 25 drones, Russian officials said.", 17
    parts = (Paragraph(text[:at], 0, "furniture"), Paragraph(text[at:], at, "story"))
    article, nlp = Article("seeds/a.txt", "", text, parts), load_model()
    told = passages(next(parse(nlp, [article])), article, names_of(nlp, lexicon))
    assert told[-1].said_by(at, at + 20) == "Russian officials"


def test_the_office_of_an_address_ends_before_the_occasion(passages_of):  # noqa: F811
    told = passages_of("Address by the President of Ukraine at the meeting of the ministers\n\nI thank you. We have lost ten people in Kharkiv. I ask for more.",
                       "2025-07-22", headline=True)
    assert {p.said_by() for p in told[1:]} == {"President of Ukraine"}


@pytest.mark.parametrize(("headline", "story", "author"), [
    ("Statement by Boris Pistorius and Rustem Umerov", "I thank you. We have lost ten people in Kharkiv.", "Boris Pistorius and Rustem Umerov"),
    ("Joint statement by Boris Pistorius and Rustem Umerov", "I thank you. We have lost ten people in Kharkiv.", None),
    ("Statement by Boris Pistorius on the strike", "Ten people died in Kharkiv. The city needs help.", "Boris Pistorius"),
    ("Ministry of Defence publishes speech by Boris Pistorius", "Ten people died in Kharkiv. The city needs help.", None),
    ("Ministry of Defence publishes speech by Boris Pistorius", "I thank you. We have lost ten people in Kharkiv.", "Boris Pistorius"),
])
def test_who_says_all_of_an_address(passages_of, headline, story, author):  # noqa: F811
    told = passages_of(f"{headline}\n\n{story}", "2025-07-22", headline=True)
    assert {p.said_by() for p in told[1:]} == {author}


def test_a_text_without_a_story_is_nobodys():
    from generator.grammar.authors import author_of
    from generator.model import Article, Paragraph
    from tests.language import words as lists

    text = "Share this page"
    assert author_of(Article("seeds/a.txt", "", text, (Paragraph(text, 0, "furniture"),)), (), lists()) is None
