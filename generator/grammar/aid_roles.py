"""Between whom aid passes: donors, recipient and day of an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts

GIVEN_TO = frozenset("support supply provide equip arm train furnish give help assist aid".split())
SPEAKERS = frozenset("i we my our us".split())


@dataclass(frozen=True, slots=True)
class Roles:
    donors: tuple[str, ...]
    recipient: str | None
    asks: bool
    """True where the subject is the one who is to receive."""
    day: str | None = None


def roles_of(passage: Passage, verb: Token, heads: Sequence[Token], groups: Mapping[str, frozenset[str]]) -> Roles | None:
    """The roles of a verb of the aid ladder; None where the sides make no sense as aid."""
    belligerents = passage.story.words["talks"].get("belligerents", ())
    subjects = _states(passage, _subjects(passage, verb))
    recipient = _recipient(passage, verb, heads, belligerents, subjects)
    asking = _asking(verb, groups)
    needy = verb.lemma_ == "receive"
    asks = bool(subjects) and subjects[0] in belligerents and (asking or needy or verb.lemma_ in ("want", "expect", "discuss"))
    donors = [s for s in subjects if s != recipient] if not asks else []
    if asks:
        recipient = subjects[0]
        donors = [m.country for m in _addressed(passage, verb) if m.country and m.country not in belligerents]
    donors += [m.country for m in _from(passage, verb, heads) if m.country and m.country not in donors and m.country != recipient]
    if set(donors) & set(belligerents) and (recipient in belligerents or recipient is None):
        return None
    if recipient is None and any(m.country == belligerents[0] for m in passage.mentions if m.kind in ("country", "place")) and belligerents:
        recipient = belligerents[0] if belligerents[0] not in donors else None
    if recipient is None and donors and any(t.lower_ in ("our", "us") for t in verb.subtree):
        said = passage.says(verb.idx, verb.idx + len(verb))
        home = next((x.country for x in passage.story.cast.mentions if said and x.name == said.speaker), "")
        recipient = home if home in belligerents and home not in donors else None
    if not donors and recipient is None and not subjects:
        return None
    return Roles(tuple(dict.fromkeys(donors)), recipient, asks, _day(passage, verb))


def _subjects(passage: Passage, verb: Token) -> Iterable[Token]:
    """Who acts: the subject, the agent, the object of "asked X to", the subject of the verb above."""
    agents = [c for a in verb.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"]
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("which", "that", "who", "it", "this")]
    if agents or own:
        return agents + own
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return _speaker(passage, verb)
    if verb.dep_ in ("xcomp", "ccomp", "conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        return list(_subjects(passage, verb.head))
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return list(_subjects(passage, verb.head.head))
    if verb.dep_ == "pcomp" and verb.head.head.dep_ == "pobj":
        return list(_subjects(passage, verb.head.head.head.head)) if verb.head.head.head.head.pos_ in ("VERB", "AUX") else []
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
        owners = [c for c in verb.head.children if c.dep_ == "poss"]
        at = verb.head
        while at.head != at and at.head.pos_ not in ("VERB", "AUX"):
            at = at.head
        return owners or ([] if at.head == at else list(_subjects(passage, at.head)))
    return []


def _speaker(passage: Passage, verb: Token) -> list[Token]:
    """The one who announces a thing in the passive: "arms supplies would be resumed, the minister said"."""
    said = passage.says(verb.idx, verb.idx + len(verb))
    if said is None or said.verb < 0:
        return []
    return [c for c in passage.doc[said.verb].children if c.dep_ == "nsubj"] or (
        [c for c in passage.doc[said.verb].head.children if c.dep_ == "nsubj"])


def _states(passage: Passage, tokens: Iterable[Token]) -> list[str]:
    out: dict[str, None] = {}
    for token in tokens:
        for t in (token, *conjuncts(token)):
            for name in _state(passage, t):
                out[name] = None
    return list(out)


def _state(passage: Passage, token: Token) -> Iterable[str]:
    """The state or alliance that a subject stands for."""
    cast = passage.story.cast
    m = passage.mention_at(token)
    if m is not None and m.kind in ("country", "person", "organisation"):
        yield m.country or (m.name if m.kind == "organisation" and getattr(m.entry, "kind", "") in ("alliance", "body") else "")
        return
    if token.lower_ in SPEAKERS or token.lower_ in ("he", "she"):
        said = passage.says(token.idx, token.idx + len(token))
        name = cast.person(token) or (said.speaker if said else None)
        yield next((x.country for x in cast.mentions if x.name == name), "")
        return
    for near in passage.mentions_in(token, "country"):
        hangs = passage.doc[near.i:near.j].root
        if hangs.head.i == token.i and hangs.dep_ in ("amod", "poss", "compound", "nmod"):
            yield near.country
            return


def _recipient(passage: Passage, verb: Token, heads: Sequence[Token], belligerents: Sequence[str], subjects: Sequence[str]) -> str | None:
    """Who receives: after "to" or "for", as the indirect object, or as the owner of what is strengthened."""
    for token in (verb, *heads, *(c for h in heads for c in h.subtree if c.pos_ == "NOUN")):
        for child in token.children:
            name = None
            if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "towards"):
                name = _first_state(passage, [c for c in child.children if c.dep_ == "pobj"])
            elif child.dep_ in ("dative", "dobj") and token == verb and child not in heads:
                name = _first_state(passage, [child]) if verb.lemma_ in GIVEN_TO or child.dep_ == "dative" else None
            elif child.dep_ in ("poss", "amod") and token != verb:
                m = passage.mention_at(child)
                name = m.country if m is not None and m.kind == "country" and m.country in belligerents else None
            if name and name not in subjects:
                return name
    return None


def _first_state(passage: Passage, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        m = passage.mention_at(token)
        if m is not None and m.kind in ("country", "place", "person"):
            return m.country or None
        for near in passage.mentions_in(token, "country"):
            return near.country
    return None


def _asking(verb: Token, groups: Mapping[str, frozenset[str]]) -> bool:
    """True where this verb, or the one above it, asks."""
    giving = groups["deliver"] | groups["pledge"]
    if verb.lemma_.lower() in groups["request"] and (verb.lemma_.lower() not in giving or verb.dep_ == "ROOT"):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_.lower() in groups["request"] - groups["pledge"]


def _addressed(passage: Passage, verb: Token) -> Iterable[Mention]:
    """Whom a request is made to."""
    for v in (verb, verb.head):
        for child in v.children:
            m = passage.mention_at(child)
            if child.dep_ in ("dobj", "nsubj", "dative") and m is not None and m.kind in ("country", "person") and child.head.lemma_ != "receive":
                yield m


def _from(passage: Passage, verb: Token, heads: Sequence[Token]) -> Iterable[Mention]:
    """The donors after "from", and those who own what is given ("Germany's donation")."""
    for token in (verb, *heads):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                for inner in child.children:
                    for t in (inner, *conjuncts(inner)):
                        m = passage.mention_at(t)
                        if m is not None and m.kind in ("country", "organisation"):
                            yield m


def _day(passage: Passage, verb: Token) -> str | None:
    """The day on which it was given, named or announced: one that hangs on the verb itself."""
    for day in passage.days:
        if day.kind not in ("day", "month") or not day.iso:
            continue
        token = passage.doc.char_span(day.start, day.end, alignment_mode="expand").root
        while token.head != token and token.pos_ not in ("VERB", "AUX"):
            token = token.head
        if token.i == verb.i:
            return day.iso
    return None
