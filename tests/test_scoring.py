"""The measure of accuracy: what counts as the same, which records answer each other, and what the table says."""

from pathlib import Path

import pytest

from generator import strict_yaml
from generator.briefs.reading import read_brief
from generator.measuring import measured
from generator.model import Lexicon
from generator.scoring.likeness import Spellings, alike
from generator.scoring.pairing import pairs
from generator.scoring.slots import Entry, Sheet, read_gold
from generator.scoring.table import Count, lines, score
from tests.projects import BRIEF, DATED, by_hand, command, project, write

SPELLINGS = Spellings({"kiev": "kyiv", "defense": "defence"}, {"us": "united states", "washington": "united states"})
NO_LEXICON = Lexicon((), (), (), (), (), {})


@pytest.mark.parametrize(("kind", "gold", "found"), [
    ("name", "United States", "Washington"), ("name", "Zelensky", "Volodymyr Zelensky"), ("place", "Kyiv", "Kiev"),
    ("word", "held", "Held"), ("text", "two more Patriot systems", "Patriot system"), ("text", "air defense", "air defences"),
    ("quantity", "over 5 billion EUR", "more than 5,000 million EUR"), ("quantity", "$1.5 million", "1500000 USD"),
    ("quantity", "at least 1", "over 1"),
])  # fmt: skip
def test_values_that_count_as_the_same(kind, gold, found):
    assert alike(kind, gold, found, spellings=SPELLINGS)


@pytest.mark.parametrize(("kind", "gold", "found"), [
    ("place", "Kyiv", "Kyiv region"), ("name", "Russia", "Ukraine"), ("word", "held", "scheduled"), ("day", "2025-07", "2025-07-21"),
    ("text", "return of prisoners of war", "return of fallen soldiers and children"), ("quantity", "at least 12", "12"),
    ("quantity", "up to 12", "at least 12"), ("quantity", "5 billion EUR", "5 billion USD"), ("quantity", "3-5", "3"), ("text", "", ""),
])  # fmt: skip
def test_values_that_differ(kind, gold, found):
    assert not alike(kind, gold, found, spellings=SPELLINGS)


def test_records_are_paired_by_what_identifies_them_and_the_likest_come_first():
    gold = [Entry((("attacker", "Russia"), ("places", "Kyiv"))), Entry((("places", "Kyiv"), ("killed", "2"), ("date", "2025-07-21")))]
    found = [Entry((("places", "Kiev"), ("killed", "2"))), Entry((("attacker", "Russia"), ("places", "Odesa")))]
    assert pairs("attacks", gold, found, spellings=SPELLINGS) == [(gold[1], found[0]), (gold[0], None), (None, found[1])]


def sheet(text, article=DATED):
    loaded, faults = strict_yaml.load(text, path="gold.yaml")
    assert not faults
    made, faults = read_gold(loaded.data, path="gold.yaml", article=article)
    assert not faults
    return made


def brief(text=BRIEF):
    made, faults = read_brief("content/briefs/drones.yaml", text)
    assert made, faults
    return made


def table(gold=BRIEF, found=BRIEF):
    return score({"drones.txt": sheet(gold)}, [brief(found)], {"drones.txt": DATED}, spellings=SPELLINGS)


def test_a_brief_that_says_what_the_gold_says_is_wholly_right():
    made = table()
    assert made.whole == Count(5, 5, 5)
    assert made.counts["claims+who", "attacks"] == Count(5, 5, 5)
    assert (made.mean_f1, made.days_right, made.ungrounded, made.lost, made.told) == (1.0, 1, 0, 0, ())


def test_a_missed_and_a_wrong_value_are_counted_and_told():
    made = table(found=BRIEF.replace("places: [Kharkiv]\n    killed: 2", "places: [Kharkiv, Kyiv]", 1))
    assert made.counts["attacks", "places"] == Count(1, 2, 1)
    assert made.counts["attacks", "killed"] == Count(1, 0, 0)
    assert made.told == ("missed drones.txt attacks.killed: 2", "wrong  drones.txt attacks.places: Kyiv")


def test_another_speaker_costs_only_the_measure_that_asks_for_the_speaker():
    made = table(found=BRIEF.replace("said_by: the mayor", "said_by: the governor"))
    assert (made.counts["claims", "attacks"].hit, made.counts["claims+who", "attacks"].hit) == (5, 0)


def test_a_quote_that_does_not_stand_in_the_article_is_counted():
    made = table(found=BRIEF.replace("killing two people", "killing too many people"))
    assert (made.ungrounded, made.quotes) == (1, 1)
    assert made.told[0].startswith("ungrounded drones.txt attacks: russia attacked kharkiv")


def test_a_day_that_the_gold_leaves_open_must_be_left_open():
    assert table(gold=BRIEF.replace("published: 2025-07-22", "published: null")).days_right == 0


def test_gold_may_keep_only_the_ends_of_a_quote_and_lack_what_is_not_compared():
    ends = BRIEF.replace("quote: Russia attacked Kharkiv with drones overnight into Tuesday, killing two people and injuring five, the mayor said.",
                         "quote_start: Russia attacked\n        quote_end: the mayor said.").replace("- id: kharkiv\n    ", "- ")
    gold = "licence: none\nexcerpt: true\ntalks: null\n" + ends.replace("title: Drones hit Kharkiv", "title: null")
    assert table(gold=gold).counts["claims", "attacks"] == Count(5, 5, 5)
    assert table(gold=gold.replace("Russia attacked\n", "Nowhere\n")).lost == 5


def test_an_article_without_a_brief_is_all_missed():
    made = score({"drones.txt": sheet(BRIEF)}, [], {}, spellings=SPELLINGS)
    assert (made.whole, made.days_right) == (Count(5, 0, 0), 0)
    assert score({"a.txt": Sheet()}, [], {}, spellings=SPELLINGS).mean_f1 == 0.0


def test_the_table_has_one_line_a_field_and_sums_for_each_desk():
    told = lines(table())
    assert told[0].split() == ["desk", "field", "gold", "found", "hit", "P", "R", "F1"]
    assert "attacks    killed            1      1     1  1.000  1.000  1.000" in told
    assert "publication days right: 1 of 1" in told
    assert told[-1] == "ALL        ALL               5      5     5  1.000  1.000  1.000"


def test_faults_of_the_gold_are_told_with_file_and_line(tmp_path):
    for name, text in {"a.yaml": "title: x\n", "b.yaml": "article: gone.txt\nattacks: none\n", "c.yaml": "a: b: c\n"}.items():
        write(tmp_path / name, text)
    (tmp_path / "d.yaml").write_bytes(b"title: \xff\n")
    _, faults = measured(tmp_path, briefs=(), seeds={}, lexicon=NO_LEXICON)
    told = [(Path(f.file).name, f.line, f.what) for f in faults]
    assert told[0] == ("a.yaml", None, "names no article")
    assert told[1] == ("b.yaml", 1, "the article gone.txt stands neither beside it nor in seeds/")
    assert told[2] == ("b.yaml", None, "`attacks` is no list of records")
    assert [name for name, _, _ in told[3:]] == ["c.yaml", "d.yaml"]


def test_the_briefs_in_content_are_what_is_measured(tmp_path):
    root = by_hand(tmp_path)
    write(root / "gold" / "drones.yaml", BRIEF.replace("injured: 5", "injured: 6").replace("seeds/", ""))
    done = command(root, "score", "gold", "--show")
    assert done.returncode == 0, done.stderr
    assert "missed drones.txt attacks.injured: 6\nwrong  drones.txt attacks.injured: 5" in done.stdout
    assert done.stdout.splitlines()[-1].split()[:5] == ["ALL", "ALL", "5", "5", "4"]


@pytest.mark.needs_spacy
def test_an_article_that_nobody_has_built_is_read_in_memory(tmp_path):
    pytest.importorskip("spacy")
    root = project(tmp_path)
    write(root / "gold" / "drones.txt", DATED)
    write(root / "gold" / "drones.yaml", BRIEF)
    done = command(root, "score", "gold")
    assert done.returncode == 0, done.stderr
    assert "records    attacks           1      1     1" in done.stdout
    assert not (root / "content" / "briefs").exists()
