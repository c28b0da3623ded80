"""The tables of the lexicon -> Lexicon, or the faults of the tables in plain words. Takes texts, never reads the disk.

`people.yaml`, `organisations.yaml`, `countries.yaml`, `weapons.yaml` hold entries; `places*.tsv` the gazetteer; every other
`*.yaml` is a table of word lists and becomes `words["<file name>"]["<list>"]`. Everything written is text: `NO` stays Norway.
It runs at every build, so YAML is composed by libyaml and walked here, once; its nodes' marks give the lines of faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml

from generator.lexicon.gazetteer import read_places
from generator.lexicon.spellings import names_of_person, names_of_weapon
from generator.model import Country, Fault, Lexicon, Organisation, Person, Weapon

_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's where PyYAML was built with it, which is five times as fast."""


class _Loader(_PARSER):
    """Composes nodes without tags: every scalar is text, and nothing is spent on finding out what else it could be."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """As above."""


Value = str | tuple[str, ...]
Row = dict[str, Value]

ENTRY_TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "people.yaml": (("name", "country"), ("alone", "gender"), ("given", "family", "aliases", "roles")),
    "organisations.yaml": (("name", "kind"), ("country",), ("aliases", "chairs")),
    "countries.yaml": (("name",), ("capital",), ("aliases", "demonyms", "seats")),
    "weapons.yaml": (("name", "kind"), ("strikes",), ("aliases",)),
}
"""File -> the keys an entry must have, those it may have with one word, and those it may have with a list."""

ANSWERS = {"yes": True, "true": True, "no": False, "false": False}
GENDERS = ("m", "f", "")
ORGANISATION_KINDS = (
    "government", "ministry", "army", "agency", "alliance", "media", "emergency service", "company", "body",
)


def read_lexicon(texts: Mapping[str, str]) -> tuple[Lexicon | None, tuple[Fault, ...]]:
    """The lexicon in files of these names, or None; and all that is wrong. Warnings alone leave the lexicon usable."""
    faults: list[Fault] = [
        Fault(name, "this table is missing", "restore the file") for name in ENTRY_TABLES if name not in texts
    ]
    tables = {name: _entries(name, texts[name], faults) for name in ENTRY_TABLES if name in texts}
    words = {
        name.removesuffix(".yaml"): _word_lists(name, text, faults)
        for name, text in sorted(texts.items()) if name.endswith(".yaml") and name not in ENTRY_TABLES
    }
    places = read_places({name: text for name, text in texts.items() if name.endswith(".tsv")}, faults)
    for name, rows in tables.items():
        _check_words(name, rows, faults)
    if any(fault.level == "error" for fault in faults):
        return None, _in_order(faults)
    people, organisations, countries, weapons = (
        _built(name, tables[name], make, faults) for name, make in MAKERS.items()
    )
    if any(fault.level == "error" for fault in faults):
        return None, _in_order(faults)
    return Lexicon(people, organisations, countries, places, weapons, words), _in_order(faults)


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.what)))


# --- YAML -----------------------------------------------------------------------------------------------------------


def _root(name: str, text: str, faults: list[Fault]) -> yaml.Node | None:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark  # where the bracket opens, rather than where it was missed
        line = mark.line + 1 if mark else None
        faults.append(Fault(name, f"not YAML: {error.problem}", "compare the line with its neighbours", line))
        return None
    if root is None:
        faults.append(Fault(name, "the file is empty", "restore the file"))
    return root


def _entries(name: str, text: str, faults: list[Fault]) -> list[tuple[Row, int]]:
    """The entries of a table and their lines; what is wrong with one leaves that one out."""
    root = _root(name, text, faults)
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        faults.append(Fault(name, "not a list of entries", "begin every line with `- {name: …`", 1))
        return []
    return [row for node in root.value if (row := _entry(name, node, faults)) is not None]


def _entry(name: str, node: yaml.Node, faults: list[Fault]) -> tuple[Row, int] | None:
    needed, single, lists = ENTRY_TABLES[name]
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        faults.append(Fault(name, "an entry without keys", f"write `- {{name: …}}` with {', '.join(needed)}", line))
        return None
    row: Row = {}
    for key, value in node.value:
        if key.value in row:
            faults.append(Fault(name, f"`{key.value}` is written twice in one entry", "keep one of them", line))
        elif key.value in needed or key.value in single:
            row[key.value] = _text(name, value, faults)
        elif key.value in lists:
            row[key.value] = _texts(name, value, faults)
        else:
            known = ", ".join((*needed, *single, *lists))
            faults.append(Fault(name, f"unknown key `{key.value}`", f"write one of {known}", key.start_mark.line + 1))
    for key in needed:
        if not row.get(key):
            faults.append(Fault(name, f"an entry without `{key}`", f"write `{key}: …`", line))
    return (row, line) if all(row.get(key) for key in needed) else None


def _text(name: str, node: yaml.Node, faults: list[Fault]) -> str:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    faults.append(Fault(name, "a list where one word belongs", "write one word or phrase", node.start_mark.line + 1))
    return ""


def _texts(name: str, node: yaml.Node, faults: list[Fault]) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        line = node.start_mark.line + 1
        faults.append(Fault(name, "one word where a list belongs", "write it in brackets: [one, two]", line))
        return ()
    words: dict[str, None] = {}
    for item in node.value:
        word = _text(name, item, faults)
        if word in words:
            line = item.start_mark.line + 1
            faults.append(Fault(name, f"`{word}` stands twice in one list", "keep one of them", line, level="warning"))
        words[word] = None
    return tuple(words)


def _word_lists(name: str, text: str, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    root = _root(name, text, faults)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        faults.append(Fault(name, "not a table of lists", "write `list name: [word, word]`", 1))
        return {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in root.value:
        if key.value in lists:
            faults.append(Fault(name, f"the list `{key.value}` is written twice", "join them", key.start_mark.line + 1))
        lists[key.value] = _texts(name, value, faults)
    return lists


# --- Entries --------------------------------------------------------------------------------------------------------


def _check_words(name: str, rows: Iterable[tuple[Row, int]], faults: list[Fault]) -> None:
    """The keys that allow only certain words."""
    allowed = {"alone": tuple(ANSWERS), "strikes": tuple(ANSWERS), "gender": GENDERS}
    if name == "organisations.yaml":
        allowed["kind"] = ORGANISATION_KINDS
    for row, line in rows:
        for key, words in allowed.items():
            if key in row and row[key] not in words:
                cure = f"write one of {', '.join(words)}"
                faults.append(Fault(name, f"`{key}: {row[key]}` is not known", cure, line))


def _built(
    name: str, rows: Iterable[tuple[Row, int]], make: Callable[..., Any], faults: list[Fault],
) -> tuple[Any, ...]:
    """The entries as the model has them; a spelling that two of them claim is a fault."""
    entries: list[Any] = []
    owner: dict[str, Any] = {}
    for row, line in rows:
        entry = make(**row)
        entries.append(entry)
        for spelling in _spellings(entry):
            if (first := owner.setdefault(spelling, entry)) is not entry:
                cure = "leave it out of one of them, or of both if it tells nothing apart"
                faults.append(Fault(name, f"`{spelling}` stands for {first.name} and for {entry.name}", cure, line))
    return tuple(entries)


def _spellings(entry: Any) -> Iterator[str]:
    yield entry.name
    yield from entry.aliases
    if isinstance(entry, Country):
        yield from entry.demonyms
        yield from entry.seats


def _person(name: str, country: str, alone: str = "yes", gender: str = "", **lists: Any) -> Person:
    aliases = names_of_person(
        name, given=lists.get("given", ()), family=lists.get("family", ()), alone=ANSWERS[alone],
    )
    every = _without(name, (*aliases, *lists.get("aliases", ())))
    return Person(name, country, every, lists.get("roles", ()), gender)  # type: ignore[arg-type]


def _organisation(name: str, kind: str, country: str = "", aliases: tuple[str, ...] = (), chairs: tuple[str, ...] = ()) -> Organisation:
    return Organisation(name, country, kind, _without(name, aliases), chairs)


def _country(name: str, capital: str = "", aliases: tuple[str, ...] = (), demonyms: tuple[str, ...] = (),
             seats: tuple[str, ...] = ()) -> Country:
    """The capital counts as a seat, unless the country goes by the same name."""
    every = (capital, *seats) if capital and capital != name else seats
    return Country(name, aliases, demonyms, tuple(dict.fromkeys(every)), capital)


def _weapon(name: str, kind: str, strikes: str = "yes", aliases: tuple[str, ...] = ()) -> Weapon:
    return Weapon(name, kind, _without(name, names_of_weapon((name, *aliases))), ANSWERS[strikes])


def _without(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(spelling for spelling in dict.fromkeys(spellings) if spelling != name)


MAKERS: Mapping[str, Callable[..., Any]] = {
    "people.yaml": _person, "organisations.yaml": _organisation, "countries.yaml": _country, "weapons.yaml": _weapon,
}
"""In the order of Lexicon's fields."""
