"""Whom an office means that the article has given to somebody by name: "Governor X said …; the governor added …".

An office stands before a name ("the mayor of the city X"), behind it ("X, head of the region's administration") or beside
it. It means that person wherever the article has nobody else in such an office whom its words could mean; else it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from generator.grammar.names import Mention, head
from generator.grammar.words import Words

PARTS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "PRON"))
LINKS = frozenset(("of", "for", "to", "in", "at", "on"))
MARKS = frozenset((",", "(", ")", "-", "–"))
SETS_OFF = frozenset(("-", "–", "—", ":"))
"""What an office in a headline is set off by: "Strike kills three in central Ukraine - governor"."""
LONGEST = 16
"""Tokens of an office beside a name."""
ANYBODY = frozenset(("a", "an", "another", "one", "any", "some", "no", "every", "each", "his", "her", "their", "your"))
"""Determiners by which an office means nobody in particular, or somebody else."""
SMALL = frozenset(("the", "'s", "’s", "'", "of", "its", "in", "for", "this", "-", "also", "both"))


@dataclass(frozen=True, slots=True, eq=False)
class Offices:
    """What cues.yaml knows of the words of offices."""

    titles: frozenset[str]
    same: Mapping[str, str]
    """Offices by other words: defense -> defence."""
    other: frozenset[str]
    """Words that make another office of one: a deputy minister is not meant by "the minister"."""
    plain: frozenset[str]
    """Words that tell no office from another."""
    nobody: frozenset[str]
    """Words by which an office means nobody in particular, or somebody else: "a minister", "the next minister"."""
    honorifics: frozenset[str]
    past: frozenset[str]
    installed: frozenset[str]
    """"Russian-installed": by whom somebody holds his office."""


@lru_cache(maxsize=2)
def offices_of(words: Words) -> Offices:
    group = words.group
    return Offices(group("cues", "titles"), words.pairs("cues", "same_offices"), group("cues", "other_offices"), group("cues", "any_offices") | SMALL,
                   group("cues", "no_holder", "past_offices") | ANYBODY, group("cues", "honorifics"), group("cues", "past_offices"), group("cues", "installed"))


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person and the words of an office that the article gives him."""

    name: str
    title: str
    words: frozenset[str]
    at: int
    """Where in the text."""


def introductions(doc: Doc, mentions: Sequence[Mention], by_token: Mapping[int, Mention], words: Words) -> tuple[Introduced, ...]:
    """The offices that an article gives to people."""
    table = offices_of(words)
    found = []
    for person in (m for m in mentions if m.kind == "person"):
        for phrase in _beside(doc, person, by_token, table):
            known = _office(phrase, by_token, table)
            if known is not None:
                roles = " ".join(getattr(person.entry, "roles", ()))
                said = known[1] | frozenset(f"{person.country} {roles}".lower().split())
                found.append(Introduced(person.name, known[0], said, person.start))
    return tuple(found)


def meant(office: Token, given: Sequence[Introduced], by_token: Mapping[int, Mention], words: Words, *, opening: int) -> str | None:
    """The one person whom an office means: "the governor", "the region's governor", "the Ukrainian minister".

    Somebody who is introduced later is meant up to `opening`, where headline and lead end, or by words that are his alone.
    """
    fits, table = fitting(office, given, by_token, words), offices_of(words)
    if len({g.name for g in fits}) != 1:
        return None
    known = office.idx < opening or any(g.at < office.idx for g in fits) or _told(_own_words(office), by_token, office, table) - table.other
    return fits[0].name if known else None


def fitting(office: Token, given: Sequence[Introduced], by_token: Mapping[int, Mention], words: Words) -> list[Introduced]:
    """All whom an office may mean."""
    table = offices_of(words)
    if not given or office.tag_ not in ("NN", "NNP") or office.lower_ not in table.titles or office.i in by_token:
        return []
    asked = _told(_own_words(office), by_token, office, table)
    if asked & table.nobody:
        return []
    title, own = table.same.get(office.lower_, office.lower_), asked & table.other
    own = own | {"prime"} if office.lower_ == "pm" else own
    return [g for g in given if g.title == title and asked - own <= g.words and g.words & table.other - {"first"} == own - {"first"}]


def has_another(office: Token, person: Mention, table: Offices) -> bool:
    """"Adviser to President X": the office right before the name is his, the outer one somebody else's."""
    inner = office.doc[person.i - 1] if person.i else office
    if inner.i <= office.i or inner.lower_ not in table.titles or inner.lower_ in table.honorifics or not any(t.pos_ == "ADP" for t in office.doc[office.i:inner.i]):
        return False
    roles = " ".join(getattr(person.entry, "roles", ())).lower().split()
    return inner.left_edge.lower_ != "the" and inner.nbor(-1).lower_ != "the" or inner.lower_ in roles and office.lower_ not in roles


def _own_words(office: Token) -> list[Token]:
    """The words of an office without what is told of it."""
    out = []
    opens = next((t.i for t in reversed(office.doc[max(office.sent.start, office.i - LONGEST):office.i]) if t.text in SETS_OFF and t.whitespace_), -1)
    for child in office.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod", "det", "advmod") and child.i < office.i:
            out += [t for t in child.subtree if t.i > opens]
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "in") and child.i > office.i:
            said = takewhile(lambda t: t.text != ",", child.subtree)  # "the head of the administration, X, and the mayor"
            out += [t for t in said if t.dep_ not in ("punct", "relcl")]
    return out


def _told(tokens: Iterable[Token], by_token: Mapping[int, Mention], office: Token, table: Offices) -> frozenset[str]:
    """The words of an office, names as records write them, without those that any office has."""
    out = set()
    for token in tokens:
        if token.lower_ in table.installed or token.i + 2 < len(token.doc) and token.nbor().tag_ == "HYPH" and token.nbor(2).lower_ in table.installed:
            continue
        mention = by_token.get(token.i)
        name = "" if mention is None else mention.country if mention.kind == "country" else mention.name
        out |= {table.same.get(word, word) for word in (name or token.text).lower().split() if word not in MARKS}
    return frozenset(out - table.plain - {table.same.get(office.lower_, office.lower_)})


def _beside(doc: Doc, person: Mention, by_token: Mapping[int, Mention], table: Offices) -> Iterable[Span]:
    """The phrases that may be a person's office: before the name, behind it, and what it is set beside."""
    sent = doc[person.i].sent
    at = person.i
    while at > sent.start and person.i - at < LONGEST and _is_part(doc[at - 1], by_token):
        at -= 1
    outer = next((t for t in doc[at:person.i] if t.lower_ in table.titles), None)
    another = outer is not None and has_another(outer, person, table)
    link = max((t.i for t in doc[at:person.i] if t.pos_ == "ADP"), default=at - 1)
    yield doc[link + 1:person.i] if another else doc[at:person.i]
    root = head(doc, person)
    if at == person.i and root.dep_ == "appos" and root.head.lower_ in table.titles:
        yield doc[root.head.left_edge.i:person.i]
    if at == person.i and at - 1 > sent.start and doc[at - 1].text == "," and person.j < sent.end and doc[person.j].text in (",", "."):
        first = at - 1
        while first > sent.start and at - first < LONGEST and _is_part(doc[first - 1], by_token):
            first -= 1
        yield doc[first:at - 1]  # "The mayor of the city, X, said"
    if person.j + 1 < sent.end and doc[person.j].text in (",", "("):
        end = person.j + 1
        while end < sent.end and end - person.j < LONGEST and _is_part(doc[end], by_token):
            end += 1
        if end < sent.end and (doc[end].is_punct or doc[end].pos_ in ("VERB", "AUX")):
            yield doc[person.j + 1:end]


def _is_part(token: Token, by_token: Mapping[int, Mention]) -> bool:
    mention = by_token.get(token.i)
    if token.pos_ == "ADP" and token.lower_ not in LINKS:
        return False
    return token.pos_ in PARTS and (mention is None or mention.kind != "person") or token.text == "-"


def _office(phrase: Span, by_token: Mapping[int, Mention], table: Offices) -> tuple[str, frozenset[str]] | None:
    """The noun of an office and all its words; None for a phrase that is none, or that tells of the past."""
    first = next((t for t in phrase if t.lower_ in table.titles), None)
    if first is None or {t.lower_ for t in phrase} & table.past:
        return None
    title = first
    for token in phrase[first.i - phrase.start + 1:]:
        if token.pos_ == "ADP":
            break
        title = token if token.lower_ in table.titles else title
    if title.tag_ not in ("NN", "NNP"):
        return None
    return table.same.get(title.lower_, title.lower_), _told(phrase, by_token, title, table)
