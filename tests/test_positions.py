"""Where the sides stand, and which sentences tell an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.lexicon.loading import read_lexicon
from generator.model import Finding
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
    ("The European Union will not accept any change of borders by force.", "European Union", "not accept any change of borders by force"),
]


@pytest.mark.parametrize(("text", "party", "position"), STATED)
def test_a_side_takes_a_stand(passages_of, text, party, position):
    from generator.grammar.positions import positions

    assert [(p.party, p.text.removeprefix("will ")) for p in positions(passages_of(text))] == [(party, position)]


NO_STAND = [
    "Ukraine questioned whether Russia truly wants a ceasefire.",
    "Russia wants to produce more drones.",
    "The mayor demanded a ceasefire with the council.",
    "Ukraine was offered a plan.",
    "The talks on a ceasefire ended on Monday.",
]


@pytest.mark.parametrize("text", NO_STAND)
def test_no_stand_is_taken(passages_of, text):
    from generator.grammar.positions import positions

    assert positions(passages_of(text)) == ()


def test_key_points_cover_the_facts_and_lean_on_nothing(passages_of):
    from generator.grammar.salience import key_points

    told = ["Russia attacked Kyiv with drones on Monday.", "He said nothing more about it that evening.", "The package includes the following:",
            "Germany will send two Patriot systems to Ukraine.", "The weather in the capital stayed cold and grey."]
    found = passages_of("\n\n".join(told))
    facts = [Finding("aid", {"donor": ("Germany",), "item": "Patriot systems"}, 0, 1, p.index) for p in found if "Patriot" in p.sent.text]
    text = found[0].doc.text
    assert [text[a:b].strip() for a, b in key_points(found, facts)] == [told[0], told[3], told[4]]
