"""The talks desk on sentences in the wording of agencies and readouts: tests/specimens/talks.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.briefs.talk_records import merged, talk_records
from generator.lexicon.loading import read_lexicon
from generator.model import FIELDS
from generator.reading.articles import read_article
from tests.language import specimens

LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"
PUBLISHED = "2025-07-22"


@pytest.fixture(scope="module")
def reading():
    """Text and headline -> the findings of the talks desk."""
    pytest.importorskip("spacy")
    from generator.grammar.names import names_of
    from generator.grammar.passages import passages
    from generator.grammar.talks import talks
    from generator.reading.pipeline import load_model, parse

    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(LEXICON.iterdir()) if p.suffix in (".yaml", ".tsv")}
    lexicon, _ = read_lexicon(texts)
    nlp = load_model()
    names = names_of(nlp, lexicon)

    def findings(text: str, headline: str = "A headline of some kind"):
        raw = f"date {PUBLISHED}\n{headline}\n\n{text}\n".replace("\\n", "\n\n")
        article, _ = read_article("seeds/t.txt", raw.encode(), words=lexicon.words["cues"])
        return talks(passages(next(parse(nlp, [article])), article, names))

    return findings


def told(findings) -> str:
    """The records of a text, as the specimens write them."""
    return " + ".join(_line(merged(record)) for record in talk_records(findings)) or "nothing"


def _line(fields) -> str:
    return "; ".join(f"{name}={_written(fields[name])}" for name in _order(fields))


def _order(fields) -> list[str]:
    names = [name for name in FIELDS["talks"] if name in fields]
    return sorted(names, key=lambda name: ("kind", "status").index(name) if name in ("kind", "status") else 2)


def _written(value) -> str:
    return " / ".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(("text", "expected"), specimens("talks.txt"))
def test_the_desk_reads_a_sentence(reading, text, expected):
    assert told(reading(text)) == expected


def test_a_readout_goes_on_to_its_end(reading):
    found = reading(
        "President Biden spoke by phone with Chancellor Olaf Scholz on Monday. The leaders reviewed the situation at the front. "
        "President Biden raised the issue of energy security. They agreed to speed up the delivery of air defence systems.",
        headline="Readout of President Joe Biden’s Call with Chancellor Olaf Scholz",
    )
    fields = merged(talk_records(found)[0])
    assert fields["agenda"] == ("situation at the front", "energy security")
    assert fields["outcome"] == ("speed up the delivery of air defence systems",)


CALLED = ("President Biden spoke by phone with Chancellor Olaf Scholz on Monday. The war goes on. The front holds. Rain fell. Shells fell. "
          "President Biden called for new sanctions.")


@pytest.mark.parametrize(("text", "agenda"), [
    (CALLED, ("new sanctions",)),
    (CALLED + " Scholz met Zelensky in Berlin on Sunday.", None),
    (CALLED.replace("spoke by phone with", "met"), None),
])
def test_a_text_without_a_headline_that_tells_of_one_call_is_a_readout(reading, text, agenda):
    assert merged(talk_records(reading(text, headline=""))[0]).get("agenda") == agenda


@pytest.mark.parametrize(("text", "rules"), [
    ("Rustem Umerov, head of the Ukrainian delegation, met Vladimir Medinsky, head of the Russian delegation, in Istanbul on Monday.", ["talks.meet"]),
    ("Ukraine and Russia held talks in Istanbul on Monday, said Rustem Umerov, head of the Ukrainian delegation.", ["talks.talk", "talks.delegation"]),
])
def test_heads_of_delegations_who_are_told_to_meet_are_not_told_again(reading, text, rules):
    assert [f.rule for f in reading(text)] == rules


def test_what_one_side_raises_counts_in_a_readout_alone(reading):
    found = reading("Zelensky met Macron in Paris on Monday. The war goes on. The front holds. Zelensky raised the issue of prisoners.")
    assert "agenda" not in merged(talk_records(found)[0])


def test_an_agreement_to_stay_in_touch_is_no_outcome(reading):
    found = reading("Putin spoke with Macron by phone on Monday. The two presidents agreed to maintain contacts at various levels.")
    assert "outcome" not in merged(talk_records(found)[0])


def test_a_sentence_without_a_verb_carries_a_talk_on(reading):
    found = reading("I spoke today with British Prime Minister Boris Johnson. On defensive support for Ukraine.")
    assert merged(talk_records(found)[0])["agenda"] == ("defensive support for Ukraine",)


def test_interest_in_a_round_gives_its_number_and_no_status(reading):
    found = reading("Ukraine and Russia will hold talks in Istanbul on Wednesday.\\nThe Kremlin confirmed its interest in a third round "
                    "of negotiations proposed by Zelensky to end the war.")
    assert [(f.fields.get("round"), f.fields.get("status")) for f in found] == [(None, "scheduled"), (3, None)]
    assert merged(talk_records(found)[0])["round"] == 3


def test_two_rounds_of_one_sentence_share_what_was_agreed(reading):
    found = reading("In May, Kyiv and Moscow held negotiations. At this meeting and a later one in June in Istanbul, both sides "
                    "agreed on a large prisoner exchange.")
    records = [merged(r) for r in talk_records(found)]
    assert [(r["date"], r["outcome"]) for r in records] == [
        ("2025-05", ("large prisoner exchange",)), ("2025-06", ("large prisoner exchange",))]


MET = "French President Emmanuel Macron met Volodymyr Zelensky in Paris on Monday."


@pytest.mark.parametrize(("headline", "again"), [
    ("Macron and Zelensky meet in Paris", True),
    ("Zelensky and Macron Discuss Air Defence in Paris Talks", True),
    ("Zelensky confirms interest in talks with Macron", False),
    ("Zelensky praises Macron in Paris", False),
    ("Macron and Zelensky speak on the phone", False),
])
def test_a_headline_that_tells_of_the_meeting_again_is_a_claim_of_its_record(reading, headline, again):
    record = next(r for r in talk_records(reading(MET, headline=headline)) if merged(r).get("place") == "Paris")
    assert any(f.rule == "talks.retold" for f in record) == again


@pytest.mark.parametrize(("headline", "again"), [
    ("Ukraine and Russia exchange 300 prisoners", True),
    ("Russia and Ukraine swap hundreds of captives", True),
    ("Ukraine and Russia exchange accusations", False),
    ("Ukraine and Russia meet", False),
])
def test_a_headline_that_tells_of_an_exchange_again_is_a_claim_of_it(reading, headline, again):
    record, = talk_records(reading("Ukraine and Russia exchanged 300 prisoners on Monday.", headline=headline))
    assert any(f.rule == "talks.retold" for f in record) == again


def test_a_headline_makes_no_record(reading):
    assert told(reading("The war goes on.", headline="Macron and Zelensky meet in Paris")) == "nothing"


def test_a_point_told_in_two_wordings_stands_once(reading):
    found = reading(f"{MET} They discussed a peace plan for Ukraine. They also discussed a truce and the new peace plan for Ukraine.")
    assert merged(talk_records(found)[0])["agenda"] == ("peace plan for Ukraine", "truce")
