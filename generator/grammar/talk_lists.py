"""Those who meet, where the parse has lost them: long lists of people, heads of delegations, adjectives.

Understood: "met A, Dutch Prime Minister B and Latvia's C", "Under Secretary A, General B and Ambassador C met", "the delegation, headed by X", "the team
included A, B and C", "US-Ukraine talks", "the UN's nuclear chief X", "along with the leaders of France and Germany".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from generator.grammar.names import Mention
from generator.grammar.offices import state_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import by_whom, first, has

OFFICE_BEFORE = 7
"""Tokens of an office between two names of a list."""
TITLE = ("PROPN", "NOUN", "ADJ", "DET", "PART")

OFFICE = 9
"""Tokens of an office between two names of a list."""
KIN = 8
"""Tokens between "the president's" and the name of whom he sends."""
DASHES = ("-", "–", "—", "/")
JOINING = frozenset((",", "and", "as", "well", "along", "with", "plus", "&"))


def run_on(passage: Passage, found: Iterable[Mention], verb: Token) -> Iterator[Mention]:
    """The mentions, each person followed by those whom a list names behind: "met A, Dutch Prime Minister B and Latvia's C"."""
    seen: set[int] = set()
    for mention in found:
        at: Mention | None = mention
        while at is not None and at.i not in seen:
            seen.add(at.i)
            yield at
            at = _next(passage, at, verb) if at.kind == "person" else None


def _next(passage: Passage, person: Mention, verb: Token) -> Mention | None:
    """The next person of a list; None where anything but an office stands between, or where a new clause begins behind it."""
    doc = passage.doc
    if person.j >= passage.sent.end or doc[person.j].lower_ not in (",", "and"):
        return None
    later = [m for m in passage.named("person") if m.i >= person.j]
    if len(later) > 1 and later[0].i - person.j <= OFFICE and _boss(passage, person, later[0]):
        person, later = later[0], later[1:]
    following = next(iter(later), None)
    if following is None or following.i - person.j > OFFICE:
        return None
    for token in doc[person.j:following.i]:
        if token.lower_ not in JOINING and token.pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "PART", "CCONJ") and token.lower_ != "of":
            return None
    behind = doc[following.j] if following.j < passage.sent.end else None
    if behind is not None and behind.tag_ == "POS":
        return None  # "Witkoff, Trump's envoy"
    told = behind is not None and behind.pos_ in ("VERB", "AUX") and behind.tag_ in ("VBD", "VBZ", "VBP", "MD")
    return None if told and verb.i < following.i else following


def _boss(passage: Passage, person: Mention, other: Mention) -> bool:
    """True for Y in "X, chief of staff to President Y, the minister Z and W": the office of X, not the next of the list."""
    between = passage.doc[person.j:other.i]
    office = any(t.lower_ == "to" for t in between) and not any(t.pos_ in ("VERB", "AUX") for t in between)
    return office and passage.doc[person.j].text == "," and other.j < passage.sent.end and passage.doc[other.j].text == ","


def closing(passage: Passage, states: Sequence[str]) -> Mention | None:
    """The last of "delegations from A, B, and C met", which the parse takes for the subject."""
    named = [m for m in passage.named("country") if m.form == "name"]
    for n in range(2, len(named)):
        a, b, c = named[n - 2:n + 1]
        first, second = ([t.lower_ for t in passage.doc[i:j] if t.lower_ != "the"] for i, j in ((a.j, b.i), (b.j, c.i)))
        if first == [","] and second in ([",", "and"], ["and"]) and {a.country, b.country} <= set(states):
            return c
    return None


def heads_of_delegations(passage: Passage, side: Token) -> Iterator[Mention]:
    """"The Ukrainian delegation, headed by X": X sits at the table."""
    leads = passage.group("talks", "lead") - passage.group("talks", "receive_verbs", "organise")
    for clause in side.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in leads:
            named = [m for agent in clause.children if agent.dep_ == "agent" for m in passage.mentions_in(agent, "person")
                     if passage.doc[m.j].tag_ != "POS"]
            yield from named[:1]


def attributive(passage: Passage, token: Token) -> Iterator[Mention]:
    """"Ukrainian-Russian talks", "the US-Ukraine meeting"."""
    joined_by_hyphen = (c for t in token.lefts if t.dep_ in ("compound", "nmod") for c in t.lefts
                        if c.i + 2 == t.i and c.nbor().text in "-–")  # "US-Ukraine talks"
    if any(c.lower_ in passage.group("talks", "peace_words") for c in token.lefts) and token.lemma_.lower() in passage.group("talks", "meeting_nouns", "conference_nouns"):
        return  # "the Ukraine Peace Summit"
    lefts = [*token.lefts, *joined_by_hyphen, *(c for t in token.children if t.dep_ == "amod" for c in (*t.conjuncts, *t.children))]
    yield from (m for m in run_before(passage, token) if not _mediating(passage, passage.doc[m.i]))
    for child in lefts:
        m = passage.mention_at(child)
        if m is not None and m.kind == "country" and m.form in ("name", "demonym") and (
                child.dep_ in ("compound", "amod", "nmod", "conj", "poss", "npadvmod", "nsubj")) and not (
                child.head.lower_ == "related" or _mediating(passage, child)):
            yield m


def run_before(passage: Passage, token: Token) -> tuple[Mention, ...]:
    """"The next A–B–C trilateral meeting", "the EU-A summit": sides joined by dashes before the noun, which the parse takes for a name with additions."""
    doc, at, found = passage.doc, token.i, []
    while at > passage.sent.start and doc[at - 1].pos_ in ("ADJ", "NOUN", "PROPN") and passage.mention_at(doc[at - 1]) is None:
        at -= 1
    named = {m.j: m for m in passage.named("country", "organisation") if m.form != "seat" and state_of(m)}
    while at in named:
        found.insert(0, named[at])
        at = named[at].i
        at -= at > passage.sent.start and doc[at - 1].text in DASHES
    return tuple(found) if len(found) > 1 else ()


def _mediating(passage: Passage, token: Token) -> bool:
    """"US-brokered": the country before the hyphen mediates."""
    return token.head.lemma_.lower() in passage.group("talks", "mediate")


def sent_by(passage: Passage, person: Mention) -> tuple[Mention, ...] | None:
    """Y in "the president's envoy, Y"; nobody where no name follows, None where the person owns nothing."""
    if person.kind != "person" or person.j >= passage.sent.end or passage.doc[person.j].tag_ != "POS":
        return None
    following = next((m for m in passage.named("person") if m.i > person.j), None)
    if following is None or following.i - person.j > KIN:
        return ()
    between = passage.doc[person.j + 1:following.i]
    plain = all(t.pos_ in ("PROPN", "NOUN", "ADJ", "PUNCT", "ADP", "PART") and t.text not in (";", "(") for t in between)
    return (following,) if plain and len(between) else ()


def members(passage: Passage, verb: Token) -> Iterator[Mention]:
    """The people of a delegation: "Kyiv's team will be headed by X", "Y leads the Russian side", "the team included A, B and C"."""
    group = passage.group
    leads, holds = verb.lemma_ in group("talks", "lead", "represent"), verb.lemma_ in group("aid", "include")
    if not (leads or holds) or has(verb, "neg"):
        return
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    agents = by_whom(verb)
    sides, named = (objects, subjects) if leads and objects else (subjects, agents if leads else objects)
    teams = group("talks", "negotiators") | {"side"}
    stands_for = verb.lemma_ in group("talks", "represent") and any((m := passage.mention_at(t)) is not None and m.kind == "country" for t in sides)
    if not stands_for and not any(t.lemma_.lower() in teams and passage.mentions_in(t, "country", "place") for t in sides):
        return
    for token in (t for n in named for t in joined(n)):
        own = passage.mention_at(token)
        first = (own,) if own is not None and own.kind == "person" else passage.mentions_in(token, "person")[:1]
        sent = [sent_by(passage, m) for m in first]  # "the president's envoy, X"
        yield from run_on(passage, first if None in sent or not sent else sent[0] or (), verb)


def two_who_speak(passage: Passage, verb: Token) -> Iterable[Token]:
    """"During talks in Moscow, Xi told Putin that …", "in a call, A urged his counterpart B to …": both are there."""
    two = [t for t in (first(verb, "nsubj"), first(verb, "dobj", "dative")) if t is not None]
    found = [passage.mention_at(t) or named_behind(passage, t) for t in two]
    sides = {m.country for m in found if m is not None and m.kind == "person"} - {""}
    for office in (t for t, m in zip(two, found, strict=True) if m is None and t.tag_ == "NN" and t.lemma_.lower() in passage.group("talks", "delegates")):
        sides |= {m.country for m in passage.mentions_in(office, "country")}  # "told the French president"
    if len(sides) == 2 and any(m is not None and m.kind == "person" for m in found):
        yield from two


def office_state(passage: Passage, office: Token, person: Mention) -> str:
    """The state of "Adviser of the Romanian President on European Affairs X", of whom nothing else is known."""
    near = {m.country for m in passage.mentions_in(office, "country") if office.i < m.i < person.i}
    return next(iter(near)) if len(near) == 1 and office.i < person.i and office.lemma_.lower() in passage.group("talks", "delegates") else ""


def named_behind(passage: Passage, office: Token) -> Mention | None:
    """The person whose name follows an office without a comma: "the UN's nuclear chief Rafael Grossi"."""
    doc = passage.doc
    if office.lemma_ == "counterpart" and office.i + 2 < passage.sent.end and doc[office.i + 1].text == ",":
        named = passage.mention_at(doc[office.i + 2])
        if named is not None and named.kind == "person":
            return named  # "his Ukrainian counterpart, X, at the Pentagon", which the parse takes apart
    for child in office.children:
        mention = passage.mention_at(child) if child.dep_ == "appos" and child.i > office.i else None
        between = passage.doc[office.i + 1:mention.i] if mention is not None else ()
        comma = len(between) and between[-1].text == "," and office.lemma_.lower() in passage.group("talks", "delegates")
        before = between[:-1] if comma else between  # "the President of the United States, X"
        if mention is not None and mention.kind == "person" and not any(t.is_punct for t in before):
            return mention
    return None


def along_with(verb: Token) -> Iterator[Token]:
    """Who else is there: "along with the leaders of France and Germany", "alongside X"."""
    for token in verb.subtree:
        joined = token.lower_ == "with" and token.i > verb.i and token.nbor(-1).lower_ in ("along", "together")
        if joined or (token.lower_ == "alongside" and token.i > verb.i):
            yield from (c for c in token.children if c.dep_ == "pobj")


def goes_for(passage: Passage, token: Token, verb: Token) -> bool:
    """True in "travelled to Moscow for talks with X": who goes there takes part."""
    if verb.lemma_ not in passage.group("talks", "travel", "meeting_verbs") or token.dep_ != "pobj" or token.head.lower_ != "for":
        return False
    return not any(c.lower_ in ("between", "among") for c in token.children)


def list_before(doc_mentions: Sequence[Mention], sent: Span, verb: Token) -> tuple[Mention, ...]:
    """The people of "Secretary A, General B and Ambassador C met"; empty where no "and" closes the list, or no clause begins with it.

    "A spoke to B, and C met D" has no such list: what stands before B is no beginning.
    """
    people = {m.j: m for m in doc_mentions if m.kind == "person" and sent.start <= m.i < verb.i}
    at = people.get(verb.i)
    found: list[Mention] = []
    start = verb.i
    while at is not None:
        found.insert(0, at)
        start = _office_start(sent, at)
        end, joint = start, []
        while end > sent.start and sent.doc[end - 1].lower_ in (",", "and"):
            end -= 1
            joint.append(sent.doc[end].lower_)
        if not joint or (len(found) == 1 and "and" not in joint):
            break
        at = people.get(end)
        start = end if at is not None else start
    opens = start == sent.start or sent.doc[start - 1].text in (",", "“", '"') or sent.doc[start - 1].lower_ == "that"
    return tuple(found) if len(found) > 1 and opens else ()


def _office_start(sent: Span, person: Mention) -> int:
    """Where the office before a name begins: "Under Secretary of State A"."""
    doc, i = sent.doc, person.i
    while i > sent.start and person.i - i < OFFICE_BEFORE and (doc[i - 1].pos_ in TITLE or doc[i - 1].lower_ in ("of", "for", "under")):
        i -= 1
    return i
