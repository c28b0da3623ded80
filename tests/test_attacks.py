"""The attacks desk, sentence by sentence: tests/specimens/attacks.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.grammar.attacks import attacks
from generator.grammar.names import names_of
from generator.grammar.passages import passages
from generator.lexicon.loading import read_lexicon
from generator.model import FIELDS, Article, Finding, Paragraph
from generator.reading.pipeline import load_model, parse
from generator.wording import write_quantity
from tests.language import lexicon, passages_of, specimens  # noqa: F401

pytestmark = pytest.mark.needs_spacy
LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"
KINDS = FIELDS["attacks"]


@pytest.fixture(scope="module")
def find():
    """Sentences and their day of publication -> the findings of the attacks desk."""
    files = {p.name: p.read_text(encoding="utf-8") for p in LEXICON.iterdir() if p.suffix in (".yaml", ".tsv")}
    read, _ = read_lexicon(files)
    nlp = load_model()
    names = names_of(nlp, read)

    def findings(text: str, published: str | None) -> tuple[Finding, ...]:
        article = Article("seeds/a.txt", "", text, (Paragraph(text, 0, "story"),), published=published)
        return attacks(passages(next(parse(nlp, [article])), article, names))

    return findings


def sorted_cells(findings: str) -> list[list[str]]:
    return [sorted(cell.strip() for cell in finding.split(";")) for finding in findings.split(" + ")]


def written(finding: Finding) -> str:
    """A finding as the specimens write it."""
    cells = []
    for name, kind in KINDS.items():
        value = finding.fields.get(name)
        if value is not None:
            text = (
                write_quantity(value)
                if kind == "quantity"
                else " / ".join(value)
                if isinstance(value, tuple)
                else value
            )
            cells.append(f"{name} = {text}")
    return "; ".join(cells)


@pytest.mark.parametrize(("text", "day", "expected"), specimens("attacks.txt"))
def test_sentence(find, text, day, expected):
    found = find(text, None if day == "-" else day)
    assert sorted_cells(" + ".join(map(written, found)) or "nothing") == sorted_cells(expected)


def test_quotes_are_the_sentences_words(find):
    text = "“Russia attacked Odesa with drones overnight,” the mayor said. Two people were killed."
    for finding in find(text, "2025-07-22"):
        assert text[finding.start : finding.end].rstrip() == text[finding.start : finding.end]
        assert text[finding.start : finding.end].split()[0] in ("Russia", "Two")

def test_an_older_strike_with_a_smaller_toll_is_no_part_of_news_without_a_day(find):
    lead = "A Russian missile strike on a hotel in Kryvyi Rih killed three people."
    older, newer = ("On {}, Russia struck Kryvyi Rih with missiles, killing {} people.".format(*told) for told in (("22 February", "two"), ("5 March", "two")))
    assert [f.link for f in find(f"{lead} {older}", "2025-03-06")] == ["new", "apart"]
    assert [f.link for f in find(f"{lead} {newer}", "2025-03-06")] == ["new", "new"]
    assert [f.link for f in find(f"{lead} {older}", None)] == ["new", "new"]


def test_an_older_strike_is_apart_where_the_news_is_the_second_one_or_a_new_record(find):
    news = "Ukrainian drones hit a warehouse in Krasnodar."
    again = "It is the second time that Ukraine has attacked the firm, after drones killed eight people in Tambov on Saturday."
    record = "The previous record was set on Saturday, when Ukraine launched 240 drones at Tambov."
    assert [f.link for f in find(f"{news} {again}", "2025-07-22")][:2] == ["new", "apart"]
    assert [f.link for f in find(f"{news} {record}", "2025-07-22")][:2] == ["new", "apart"]
    another = "On July 12, another attack had left thousands in Krasnodar without power."
    assert [f.link for f in find(f"{news} {another}", "2025-07-22")] == ["new", "apart"]
    assert [f.link for f in find(f"{news} Ukraine attacked the port on Saturday.", "2025-07-22")] == ["new", "new"]


def test_a_barrage_without_an_attacker_has_the_land_it_came_down_on(find):
    launched = find("The air force said 69 missiles were launched across Ukraine on Sunday.", "2025-07-22")
    assert [f.territory for f in launched] == ["Ukraine"]
    assert [f.territory for f in find("The air force said 69 missiles were launched on Sunday.", "2025-07-22")] == [""]


def test_what_a_report_reminds_of_is_apart_where_the_news_has_no_day(find):
    news, dated = "Russian troops are shelling Kherson.", "Russian troops shelled Kherson yesterday."
    earlier = "As reported, Russian forces fired at a village in Kherson region yesterday, killing one person."
    assert [f.link for f in find(f"{news} {earlier}", "2024-05-14")] == ["new", "apart"]
    assert [f.link for f in find(f"{dated} {earlier}", "2024-05-14")] == ["new", "new"]


@pytest.mark.parametrize(("headline", "killed", "injured"), [
    ("Drone Strike Kills 3, Wounds 12 in Nikopol", "3", "12"),
    ("Drone Strike in Nikopol Kills 3, Injures 35", "3", "35"),
    ("Drone Strike in Nikopol on Day 35 Kills 3", "3", None),
])
def test_verbs_of_harm_with_a_capital_in_a_headline_are_no_names(passages_of, headline, killed, injured):  # noqa: F811
    (found,) = attacks(passages_of(f"{headline}\n\nThe governor spoke.", "2025-07-22", headline=True))
    told = {name: write_quantity(found.fields[name]) for name in ("killed", "injured") if name in found.fields}
    assert told == {name: value for name, value in (("killed", killed), ("injured", injured)) if value}


@pytest.mark.parametrize(("sentence", "links"), [
    ("Drones hit a school in Sumy on Tuesday, hours after a missile attack on Kharkiv killed four people.", ["new", "apart"]),
    ("Russian strikes wounded nine people in Kharkiv, the governor said, just after a missile barrage on Odesa that killed two.", ["new", "apart"]),
    ("Hours after a missile attack on Kharkiv killed four people, drones hit a school in Sumy.", ["apart", "new"]),
    ("Russian shells hit a school in Sumy. The strike comes after 13 people were killed in a series of explosions in Donetsk.", ["new", "apart"]),
    ("The attack followed a missile strike on Dnipro that killed three people.", ["apart"]),
    ("A missile hit a school in Kherson on Wednesday, as the city mourned the victims of an attack the previous day that killed four people.", ["new", "apart"]),
    ("A missile hit a block in Kremenchuk, exactly a year after an attack on a shopping mall there killed at least 20 people.", ["new", "apart"]),
    ("Crews put out a fire at a depot in Kursk that was hit by a Ukrainian drone attack two days earlier.", ["apart"]),
    ("Drones hit a warehouse in Odesa just after midnight, setting a truck ablaze.", ["new"]),
    ("A fire broke out after a drone strike on a depot in Engels and an explosion followed.", ["new"]),
])
def test_what_a_strike_came_after_is_another_one(find, sentence, links):
    assert [f.link for f in find(sentence, "2025-07-22")] == links


def test_what_somebody_told_of_before_the_day_of_a_strike_is_another_one(find):
    lead = "Russian missiles hit Kharkiv on Jan. 23, killing four people."
    assert [f.link for f in find(f"{lead} The governor reported on Jan. 22 that a Russian attack on Kupiansk had killed one person.", None)] == ["new", "apart"]
    assert [f.link for f in find(f"{lead} The governor reported on Jan. 23 that a Russian attack on Kupiansk had killed one person.", None)][1] != "apart"


def test_reports_of_earlier_news_are_apart_though_they_have_no_word_for_a_strike(find):
    lead = "Russian shelling killed two people in Kherson."
    for opening in ("As reported earlier, on 1 January", "As the agency reported, on 1 January"):
        assert [f.link for f in find(f"{lead} {opening} seven people were injured in the Kherson region as a result of shelling.", None)] == ["new", "apart"], opening
    assert [f.link for f in find(f"{lead} As the agency reported, Russian troops shelled the Sumy region.", None)] == ["new", "new"], "it may only say who tells it"
    before = "On September 11, it was reported that ten people were killed in the Donetsk region as a result of shelling the previous day."
    assert [f.link for f in find(f"{lead} {before}", "2022-09-19")] == ["new", "apart"]
    assert [f.link for f in find(f"{lead} On 1 January seven people were injured in the Kherson region as a result of shelling.", None)][-1] != "apart"


@pytest.mark.parametrize(("headline", "apart"), [
    ("Ukraine war: list of key events, day 945", True), ("What we know on day 13 of the invasion", True), ("Strikes on two cities kill three", False)])
def test_an_item_of_a_list_of_the_news_is_a_strike_of_its_own(passages_of, headline, apart):  # noqa: F811
    body = "Russia launched 78 drones overnight, the air force said.\n\nTwo people were killed in a missile strike on Odesa.\n\nA school in Odesa was damaged in the strike."
    found = attacks(passages_of(f"date 2025-07-22\n{headline}\n\n{body}\n"))
    assert [f.link for f in found if f.fields.get("places")] == (["apart", "same"] if apart else ["new", "same"])


@pytest.mark.parametrize(("sentence", "damage"), [
    ("Warehouses, vehicles, office and residential buildings were damaged in a drone attack on Kyiv.", ("warehouses", "vehicles", "office and residential buildings")),
    ("Infrastructure and private houses were damaged in a drone attack on Nikopol.", ("infrastructure", "private houses")),
    ("The glazing of two nearby five-storey buildings was damaged in a drone attack on Odesa.", ("five-storey buildings glazing",)),
    ("A missile struck the port in Odesa, damaging a Panamanian-flagged civilian ship.", ("port", "Panamanian-flagged civilian ship")),
    ("A missile hit Kyiv, and a shopping mall and a school were among the damaged sites.", ("shopping mall", "school")),
    ("A missile hit Kyiv, and a mall was among the sites inspected.", None),
    ("A naval drone hit a ship and damaged its stern in Kerch.", ("ship",)),
    ("A Ukrainian drone hit a driver in the town of Tetkino.", None),
    ("Ukrainian missiles struck the same bridge in Crimea.", ("bridge",)),
])
def test_phrases_of_what_was_hit(find, sentence, damage):
    found = [f.fields["damage"] for f in find(sentence, "2025-07-22") if "damage" in f.fields]
    assert found == ([damage] if damage else [])


def test_a_day_of_the_month_beside_news_of_a_weekday_is_an_older_one_where_fewer_were_killed(find):
    lead = "A missile strike on Odesa on Friday killed at least 14 people."
    assert [f.link for f in find(f"{lead} On March 2, a Russian drone struck a building, killing 12 people.", None)] == ["new", "apart"]
    assert [f.link for f in find(f"{lead} The strike on March 2 killed 20 people.", None)][-1] != "apart"


def test_lines_that_name_another_article_tell_nothing(find):
    lead = "Russian drones hit a bus in Kherson, injuring ten people."
    assert [f.fields["places"] for f in find(f"{lead} Read also: Russian drones attack the town of Derhachi.", None)] == [("Kherson",)]
    assert len(find(f"{lead} Russian drones attacked the town of Derhachi.", None)) == 2


@pytest.mark.parametrize(("sentence", "places"), [
    ("Other regions listed in the statement included Belgorod, Voronezh and Kaluga.", ("Belgorod region", "Voronezh region", "Kaluga region")),
    ("The casualties occurred in the towns of Khimki and Domodedovo.", ("Khimki", "Domodedovo")),
    ("Damage was reported in Tula and Ryazan.", ("Tula", "Ryazan")),
    ("No damage was reported in Tula and Ryazan.", None),
    ("Damage could be reported in Tula and Ryazan.", None),
    ("The cities that the minister visited included Tula and Ryazan.", None),
])
def test_other_places_that_a_strike_came_down_on(find, sentence, places):
    found = find(f"Ukrainian drones attacked Moscow overnight. {sentence}", "2025-07-22")
    assert [f.fields["places"] for f in found[1:]] == ([places] if places else [])


def test_a_toll_behind_a_dash_is_no_part_of_what_stands_between_dashes(find):
    sentence = "The air force shot down 18 missiles — including six hypersonic ones — and at least three people were injured."
    assert "injured" in find(sentence, "2025-07-22")[0].fields


def test_the_day_of_an_invasion_dates_no_strike(find):
    sentence = "Last Friday, Russia made its largest air strike on the grid since invading in February 2022, damaging power units."
    assert [f.fields.get("date") for f in find(sentence, "2024-03-28")] == ["2024-03-22"]

