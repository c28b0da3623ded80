"""What each country, place and person is called in articles: the lexicon, turned to look up words of a quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.model import Lexicon
from generator.wording import fold

CAPITAL_WORDS = ("capital",)
"""Common nouns that mean a country's capital."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The words by which a text may mean one name."""

    words: frozenset[str] = frozenset()
    """Single words, folded."""
    phrases: frozenset[str] = frozenset()
    """Several words, folded, one space between and around them."""
    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """First word -> the phrases that begin with it: a text is searched for those alone whose first word it has."""
    codes: frozenset[str] = frozenset()
    """Short forms in capitals, compared letter by letter: `US` is not "us"."""


@dataclass(frozen=True, slots=True)
class Called:
    """Every name and other name of the lexicon -> its spellings, folded when they are first asked for."""

    spellings: Mapping[str, frozenset[str]]
    own: Called | None = field(default=None, repr=False, compare=False)
    """The same without the people who stand for a state."""
    _forms: dict[str, Forms] = field(default_factory=dict, repr=False, compare=False)

    def forms(self, name: str) -> Forms | None:
        """How texts call it; None where the lexicon does not know the name."""
        if name not in self._forms and name in self.spellings:
            self._forms[name] = _folded(self.spellings[name])
        return self._forms.get(name)


def called(lexicon: Lexicon) -> Called:
    """All names of the lexicon; make it once and use it for every brief."""
    return Called(_spellings(lexicon), Called(_spellings(replace(lexicon, people=()))))


def _spellings(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Every name -> all by which texts may mean it."""
    known: dict[str, set[str]] = defaultdict(set)
    for country in lexicon.countries:
        names = {country.name, *country.aliases}
        _add(known, names, {*names, *country.demonyms, *country.seats, country.capital} - {""})
        if country.capital:
            _add(known, {country.capital}, {country.capital, *country.seats, *CAPITAL_WORDS})
    for person in lexicon.people:
        names = {person.name, *person.aliases}
        surnames = {name.split()[-1] for name in names}
        _add(known, names, names | surnames | set(person.roles))
        _add(known, {person.country} - {""}, names | surnames)
    for organisation in lexicon.organisations:
        names = {organisation.name, *organisation.aliases}
        _add(known, names, names)
        if organisation.country and organisation.kind != "media":
            _add(known, {organisation.country}, names)
    for place in lexicon.places:
        names = {place.name, *place.aliases}
        _add(known, names, names)
    for weapon in lexicon.weapons:
        _add(known, {weapon.name}, {weapon.name, *weapon.aliases})
    return {name: frozenset(spellings) for name, spellings in known.items()}


def folded_words(text: str) -> list[str]:
    """The words of a text, folded; possessive endings fall away."""
    return re.findall(r"[a-z0-9]+", re.sub(r"'s\b|'", "", fold(text.replace("’", "'"))))


def _add(known: dict[str, set[str]], names: Iterable[str], spellings: set[str]) -> None:
    for name in names:
        known[name] |= spellings


def _folded(spellings: Iterable[str]) -> Forms:
    codes = frozenset(form for form in spellings if len(form.replace(".", "")) <= 3 and form.isupper())
    split = [folded_words(form) for form in spellings if form not in codes]
    phrases = frozenset(f" {' '.join(words)} " for words in split if len(words) > 1)
    openings: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        openings[phrase.split()[0]].append(phrase)
    return Forms(frozenset(words[0] for words in split if len(words) == 1), phrases, {word: tuple(told) for word, told in openings.items()}, codes)
