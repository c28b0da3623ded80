"""The page of an article: each recorded value leads to the sentences that state it, and each sentence back."""

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.events_material import brief, claim, events, record
from tests.site_material import ROOT, built

NIGHT = record(
    "attacks", {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv", "Kharkiv"], "killed": 4, "injured": 9, "launched": 30}, id="night",
    claims=(
        claim("attacks", "Russia attacked Kyiv, killing two.", "Mayor", attacker="Russia", places=["Kyiv"], killed=2),
        claim("attacks", "Four people died in Kyiv and Kharkiv.", "Governor", places=["Kyiv", "Kharkiv"], killed=4),
        replace(claim("attacks", "Russia denied that nine were hurt.", "Russia", injured=9), stance="denies"),
        claim("attacks", "Four were killed by Shaheds.", None, killed=4, weapons=["Shahed drone"]),
    ),
)  # fmt: skip


@cache
def page():
    told = brief("night", NIGHT)
    return built(events(told), (told,))[0]["briefs/night/index.html"].decode()


def fact(name):
    return re.search(rf'<li id="attacks-night\.{name}" class="fact([^"]*)">(.*?)</li>', page(), re.DOTALL).groups()


@pytest.mark.parametrize(("name", "numbers"), [
    ("killed", [2, 4]), ("places", [1, 2]), ("attacker", [1]), ("injured", [3]), ("date", []), ("launched", []),
])  # fmt: skip
def test_a_value_leads_to_the_sentences_that_state_it(name, numbers):
    classes, body = fact(name)
    assert re.findall(r'href="#attacks-night\.says-(\d+)"', body) == [str(n) for n in numbers]
    assert classes.split() == [f"by-{n}" for n in numbers]


def test_a_link_to_a_sentence_tells_which_without_its_surroundings():
    assert '<span class="hidden">Killed, sentence </span>2</a>' in fact("killed")[1]


def test_each_sentence_leads_back_to_the_values_it_states():
    parts = re.split(r'<div class="evidence says-(\d+)" id="attacks-night\.says-\1">', page())
    back = {int(number): re.findall(r'href="#attacks-night\.(\w+)"', body) for number, body in zip(parts[1::2], parts[2::2], strict=True)}
    assert back == {1: ["attacker", "places", "killed"], 2: ["places", "killed"], 3: ["injured"], 4: ["killed"]}
    assert "<li>Weapons named: <strong>Shahed drone</strong></li>" in page(), "what is not recorded has nothing to lead to"


def test_two_records_never_share_a_mark():
    ids = re.findall(r' id="([^"]*)"', page())
    assert len(ids) == len(set(ids))


def test_the_style_sheet_lights_up_both_ways_up_to_a_number():
    sheet = (ROOT / "templates" / "styles" / "60-evidence.css").read_text("utf-8")
    lit = re.findall(r"\.record:has\(\.(by|says)-(\d+):is\(:target, :hover, :focus-within\)\) \.(by|says)-(\d+)", sheet)
    assert all(left != right and one == other for left, one, right, other in lit)
    assert {(left, int(one)) for left, one, _, _ in lit} == {(side, n) for side in ("by", "says") for n in range(1, 13)}
