"""Where the sides stand, and which sentences tell an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.lexicon.loading import read_lexicon
from generator.reading.articles import read_article

LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"


@pytest.fixture(scope="module")
def passages_of():
    pytest.importorskip("spacy")
    from generator.grammar.names import names_of
    from generator.grammar.passages import passages
    from generator.reading.pipeline import load_model, parse

    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(LEXICON.iterdir()) if p.suffix in (".yaml", ".tsv")}
    lexicon, _ = read_lexicon(texts)
    nlp = load_model()
    names = names_of(nlp, lexicon)

    def found(text: str):
        article, _ = read_article("seeds/t.txt", f"A headline of some kind\n\n{text}\n".encode(), words=lexicon.words["cues"])
        return passages(next(parse(nlp, [article])), article, names)

    return found


STATED = [
    ("Russia has demanded that Ukraine give up four regions, in addition to Crimea, which it annexed in 2014.",
     "Russia", "demanded that Ukraine give up four regions"),
    ("The Kremlin also insists Ukraine must abandon any plans to join the NATO military alliance.",
     "Russia", "insists Ukraine must abandon any plans to join the NATO military alliance"),
    ("Ukraine has rejected the demands and questioned whether Russia truly wants a ceasefire.", "Ukraine", "rejected the demands"),
    ("Kyiv supports an unconditional ceasefire, Zelensky said.", "Ukraine", "supports an unconditional ceasefire"),
    ("Putin refused to agree to a truce – and launched more drones.", "Russia", "refused to agree to a truce"),
    ("Moscow is ready to negotiate with Ukraine, the foreign ministry said.", "Russia", "ready to negotiate with Ukraine"),
    ("Poland was not willing to send troops to Ukraine.", "Poland", "not willing to send troops to Ukraine"),
    ("Germany called for a lasting truce.", "Germany", "called for a lasting truce"),
    ("France calls on Russia to withdraw its troops.", "France", "calls on Russia to withdraw its troops"),
    ("Kyiv seeks binding security guarantees from its partners.", "Ukraine", "seeks binding security guarantees from its partners"),
    ("Serbia refuses to recognise the annexation.", "Serbia", "refuses to recognise the annexation"),
    ("Lukashenko maintained he wanted to see “peaceful negotiations” and left.", "Belarus", "wanted to see peaceful negotiations"),
    ("Zelensky spoke to the press after Putin said he would only accept a ceasefire with guarantees.", "Russia", "would only accept a ceasefire with guarantees"),
    ('Ukraine is not ready to give up its territories in exchange for "peace".', "Ukraine", "not ready to give up its territories in exchange for peace"),
    ("The Serbian authorities have refused to join the sanctions.", "Serbia", "refused to join the sanctions"),
    ("Ukraine spoke of its losses, but the Russian side insists on further talks.", "Russia", "insists on further talks"),
    ("Russia demands the withdrawal of troops (as it did in 2021.", "Russia", "demands the withdrawal of troops"),
    ("The European Union will not accept any change of borders by force.", "European Union", "not accept any change of borders by force"),
]


@pytest.mark.parametrize(("text", "party", "position"), STATED)
def test_a_side_takes_a_stand(passages_of, text, party, position):
    from generator.grammar.positions import positions

    assert [(p.party, p.text.removeprefix("will ")) for p in positions(passages_of(text))] == [(party, position)]


SAID = [
    ("The Kremlin wants guarantees that the alliance will not grow.", None),
    ("Putin is prepared to talk about a truce.", None),
    ("Zelensky said Ukraine wants a lasting truce.", "Zelensky"),
    ("Putin demanded a lasting truce.", "Putin"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_who_says_it(passages_of, text, speaker):
    """What a side wants or is ready for is its own word only where the text says that it said so."""
    from generator.grammar.positions import positions

    assert [p.said_by for p in positions(passages_of(text))] == [speaker]


NO_STAND = [
    "Ukraine questioned whether Russia truly wants a ceasefire.",
    "Zelensky said that Russia does not want peace.",
    "Russia wants to produce more drones.",
    "The mayor demanded a ceasefire with the council.",
    "Ukraine was offered a plan.",
    "The partners warned of sanctions, should China offer to take part in the war.",
    "Will Russia accept a ceasefire?",
    "Is Kyiv ready to negotiate with Russia?",
    "Russia may accept a ceasefire.",
    "China sought to portray itself as an agent of peace.",
    "Ukrainians want peace, a poll found.",
    "The European Union supports Ukraine in its war.",
    "Ukraine called a meeting.",
    "Ukraine urges visitors to stay away until the war is over.",
    "Either Russia will really seek peace, or it will lose its last partners.",
    "Biden called on Congress to pass a plan for clean energy.",
    "Kyiv called on its partners to take part in the post-war reconstruction.",
    "Ukraine does not want to leave the dead soldiers on its territory.",
    "The talks on a ceasefire ended on Monday.",
]


@pytest.mark.parametrize("text", NO_STAND)
def test_no_stand_is_taken(passages_of, text):
    from generator.grammar.positions import positions

    assert positions(passages_of(text)) == ()
