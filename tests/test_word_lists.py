"""Knowledge in tables, shapes in the grammar: every list is asked for, none stands twice, and no name stands in the program."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from tests.language import tables

GENERATOR = Path(__file__).parents[1] / "generator"
GRAMMAR = sorted((GENERATOR / "grammar").glob("*.py"))
NO_LISTS = {"sides"}
"""Tables whose keys are names."""
OF_THE_READING = {("cues", "furniture"), ("cues", "caption")}
"""Lists that another room than the grammar asks for."""


@cache
def strings(path: Path) -> frozenset[str]:
    """The strings of a module but for its documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return frozenset(
        node.value for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )  # fmt: skip


@cache
def lists() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(table, name): words for table, rows in tables().words.items() if table not in NO_LISTS for name, words in rows.items()}


def asked_for() -> set[tuple[str, str]]:
    """Table and list of every call `group("table", "list", …)` and `pairs("table", "list")` whose names are written out."""
    found = set()
    for path in GRAMMAR:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if called not in ("group", "pairs") or not node.args:
                continue
            named = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if named and named[0] in tables().words and isinstance(node.args[0], ast.Constant):
                found |= {(named[0], name) for name in named[1:]}
            elif isinstance(node.args[0], ast.Name) or path.stem.startswith(("attack", "barrage", "damage", "tolls")):
                found |= {("attacks", name) for name in named}  # Part.group, and group(TABLE, …)
    return found


def test_every_list_that_is_asked_for_exists():
    assert asked_for() - set(lists()) == set()


def test_every_list_is_asked_for():
    kinds = {f"{kind}_{words}" for kind in ("negotiation", "meeting", "call", "conference", "exchange") for words in ("nouns", "verbs")}
    named = kinds.union(*map(strings, GRAMMAR))
    assert {(table, name) for table, name in lists() if name not in named} - OF_THE_READING == set()


def test_no_list_stands_twice():
    same = [(a, b) for a, b in combinations(sorted(lists()), 2) if set(lists()[a]) == set(lists()[b])]
    assert same == []


@cache
def names() -> tuple[frozenset[str], frozenset[str]]:
    """The names of people, countries and bodies: those of one word, and those of several."""
    lexicon = tables()
    found = {n for entry in (*lexicon.people, *lexicon.organisations, *lexicon.countries) for n in (entry.name, *entry.aliases)}
    found |= {n for country in lexicon.countries for n in (*country.demonyms, *country.seats)}
    return frozenset(n for n in found if n.isalpha()), frozenset(n for n in found if " " in n)


@pytest.mark.parametrize("path", GRAMMAR, ids=lambda path: path.stem)
def test_no_name_of_a_person_a_country_or_a_body_stands_in_the_program(path):
    alone, long = names()
    told = {word for text in strings(path) for word in re.findall(r"[^\W\d_]+", text)}
    assert told & alone == set()
    assert [name for text in strings(path) for name in long if name in text] == []
