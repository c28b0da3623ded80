"""Briefs as YAML: whatever a brief holds, it is read back as it was, by us and by any other YAML reader."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefs import keys
from generator.briefs.reading import read_brief
from generator.briefs.writing import scalar, write_brief
from generator.model import CHOICES, DESKS, FIELDS, Brief, Claim, Correction, KeyPoint, Position, Quantity, Record

SCHEMA = "../../schema/brief.schema.json"
HOSTILE = [
    ": ", "a: b", "a:", "#", " #x", "- a", "-", "?", "'", '"', "''", '"a" \'b\'', "[a, b]", "{a: b}", "&a", "*a", "!a", "|", ">", "%",
    "@", "`", "~", "null", "NO", "no", "yes", "on", "true", "2025", "2025-07-23", "14:30", "007", "4e12", "1_000", "0x1f", "3.5", ".5",
    ".inf", "=", "<<", "a\nb", "a\n\nb", "\\n", "\\", "“a”", "’s", "—", "🚀", "Київ", "a\u2028b", "a\ufeffb", "a\tb",
    "a\n  b", "a \nb", "---", "...", "key: |-", "x" * 380,
]  # fmt: skip

letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(letters, max_size=40), st.lists(st.sampled_from(HOSTILE[:-1]), max_size=4).map(" ".join)
).map(lambda text: text.strip() or "x")
names = texts.map(lambda text: re.sub("[“”„‟‘’‚«»\u00ad\u200b-\u200f\u2060\ufeff]", "", text)[:200].strip() or "x")
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: day.isoformat())
precise = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
quantities = st.one_of(
    st.integers(0, 5000).map(lambda number: Quantity(number, number)),
    st.integers(0, 10**12).map(lambda number: Quantity(number, None, "over", "EUR")),
    st.integers(1, 999).map(lambda number: Quantity(number, number + 2)),
)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
lists = st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)
VALUES = {
    "text": texts, "texts": lists, "name": names, "names": lists, "place": names, "places": lists, "day": precise,
    "round": st.integers(1, 60), "quantity": quantities,
}  # fmt: skip


def fields(desk):
    values = {
        field: st.sampled_from(CHOICES[desk, field]) if kind == "word" else VALUES[kind] for field, kind in FIELDS[desk].items()
    }
    return st.fixed_dictionaries({}, optional=values)


def claims(desk):
    return st.builds(
        Claim, texts, st.none() | names, fields(desk), stance=st.sampled_from(keys.STANCES), hedge=st.just("") | names
    )


def records(desk):
    return st.builds(
        Record, ids, st.just(desk), fields(desk), st.lists(claims(desk), max_size=2).map(tuple), st.booleans(), st.booleans(),
        st.just("") | texts,
    )  # fmt: skip


def briefs():
    all_records = st.tuples(*(st.lists(records(desk), max_size=2) for desk in DESKS))
    unique = all_records.map(lambda parts: tuple({record.id: record for part in parts for record in part}.values()))
    return st.builds(
        Brief, st.just("talks"), title=texts, article=st.none() | texts, published=st.none() | precise,
        published_from=st.none() | names, publisher=st.none() | names, url=st.none() | st.just("https://example.org/a#b?c=d"),
        review=st.sampled_from(keys.REVIEWS),
        key_points=st.lists(st.builds(KeyPoint, texts, texts, st.booleans()), max_size=2).map(tuple),
        records=unique.map(lambda found: tuple(sorted(found, key=lambda record: DESKS.index(record.desk)))),
        positions=st.lists(st.builds(Position, names, texts, texts, st.none() | names, st.booleans()), max_size=2).map(tuple),
        why_it_matters=st.just("") | texts, note=st.just("") | texts, hide=st.booleans(),
        embargo=st.sampled_from(["", "2025-07-22T18:00", "2025-07-22T18:00+03:00"]), checked_by=st.just("") | names, checked_on=st.none() | days,
        corrections=st.lists(st.builds(Correction, days, texts, new=texts, old=st.just("") | texts), max_size=2).map(tuple),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(briefs())
def test_a_brief_that_is_written_is_read_as_itself(brief):
    text = write_brief(brief, schema=SCHEMA)
    read, faults = read_brief("content/briefs/talks.yaml", text)
    assert [fault for fault in faults if fault.level == "error"] == []
    assert read == brief
    assert write_brief(read, schema=SCHEMA) == text


@settings(max_examples=200, deadline=None)
@given(texts, st.booleans())
def test_a_text_means_the_same_to_other_yaml_readers(text, flow):
    written = scalar(text, flow=flow)
    assert yaml.safe_load(f"- [{written}]" if flow else f"- {written}") == ([[text]] if flow else [text])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Two people were killed, Zelensky said", "Two people were killed, Zelensky said"),
        ("“Today”, he said", "“Today”, he said"),
        ("Ukraine’s drones", "Ukraine’s drones"),
        ('He said: "No."', "'He said: \"No.\"'"),
        ("NO", '"NO"'),
        ("2025-07-23", '"2025-07-23"'),
    ],
)
def test_quotes_stand_only_where_yaml_needs_them(text, written):
    assert scalar(text) == written


def test_a_control_character_is_refused():
    with pytest.raises(ValueError, match="control character"):
        scalar("a\x07b")


def test_a_small_brief_reads_well():
    claim = Claim("Two people were killed in the latest wave of attacks, Zelensky said", "Volodymyr Zelensky", {"killed": Quantity(2, 2)})
    record = Record("kyiv-2025-07-21", "attacks", {"places": ("Kyiv",), "killed": Quantity(2, 2), "damage": ("metro station",)}, (claim,))
    brief = Brief("a", "Talks: a new round", "seeds/a.txt", "2025-07-22", records=(record,))
    assert write_brief(brief, schema=SCHEMA) == (
        "# yaml-language-server: $schema=../../schema/brief.schema.json\n"
        'title: "Talks: a new round"\n'
        "published: 2025-07-22\n"
        "published_from: null\n"
        "publisher: null\n"
        "url: null\n"
        "article: seeds/a.txt\n"
        "review: draft\n"
        "\n"
        "talks: []\n"
        "\n"
        "attacks:\n"
        "  - id: kyiv-2025-07-21\n"
        "    places: [Kyiv]\n"
        "    killed: 2\n"
        "    damage:\n"
        "      - metro station\n"
        "    claims:\n"
        "      - quote: Two people were killed in the latest wave of attacks, Zelensky said\n"
        "        said_by: Volodymyr Zelensky\n"
        "        killed: 2\n"
        "\n"
        "aid: []\n"
        "\n"
        "positions: []\n"
    )
