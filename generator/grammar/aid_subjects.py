"""Who acts in a clause of aid, and which state or alliance that is.

By name or office ("the Danish prime minister"), by what a leader owns ("Biden's administration"), by "both countries", "her country", "it" and "we", in
headlines without a tense ("UK to send missiles"). A firm acts for no state, and Ukraine's allies are not Ukraine.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.function_words import FIRST_PERSON, POINTING
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, pushed_out
from generator.grammar.relations import by_whom, has

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def subjects(passage: Passage, verb: Token) -> list[Token]:
    """Who acts: the agent, the subject, or that of the verb or adjective above ("is ready to", "asked X to")."""
    at = verb
    for _ in range(6):
        agents = by_whom(at)
        own = [c for a in (at, *(c for c in at.children if c.dep_ == "aux")) for c in a.children
               if c.dep_ == "nsubj" and c.lower_ not in POINTING and not (c.lower_ == "they" and at.dep_ == "ccomp")]
        passive = has(at, "nsubjpass")
        if agents or (own and not (passive and at == verb)):
            return agents or own
        if passive and at != verb:
            return [c for c in at.children if c.dep_ == "nsubjpass"]
        if passive:
            return _speaker(passage, at)
        if _announced(at):
            return [at.head]
        if at.dep_ in ("relcl", "acl") and at.head.pos_ in ("NOUN", "PROPN"):
            owners = [c for c in at.head.children if c.dep_ == "poss"]
            if owners:
                return owners
        if at.dep_ == "pcomp" and at.head.lower_ == "for" and at.head.head.lemma_ in passage.group("verbs", "thank"):
            return [c for c in at.head.head.children if c.dep_ == "dobj"]  # "thanked X for providing"
        if _heads_line(at):
            return [next(iter(at.lefts))]
        before = pushed_out(at)
        if before is not None:
            return [before]
        if at.head == at or at.dep_ == "ROOT":
            return []
        at = at.head
    return []


def _announced(verb: Token) -> bool:
    """ "Latvia to supply Ukraine with missiles": the name that opens a headline is the one who acts."""
    first = next(iter(verb.lefts), verb)
    return (verb.dep_ in ("relcl", "acl") and verb.tag_ == "VB" and first.lower_ == "to" and verb.head.i == first.i - 1
            and verb.head.pos_ == "PROPN" and verb.head.dep_ == "ROOT")


def _heads_line(verb: Token) -> bool:
    """True for "UK to send hundreds more missiles", whose first name the parse leaves hanging."""
    lefts = list(verb.lefts)
    return (verb.dep_ == "ROOT" and verb.tag_ == "VB" and len(lefts) > 1 and lefts[0].pos_ == "PROPN" and lefts[0].dep_ not in ("nsubj", "nsubjpass")
            and lefts[1].lower_ == "to")


def carried(passage: Passage, verb: Token) -> list[Token]:
    """Whom "it" at the head of a sentence takes up: the subject of the sentence before."""
    it = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "it"), None)
    if it is None or it.i != passage.sent.start or it.i == 0:
        return []
    return [c for c in passage.doc[it.i - 1].sent.root.children if c.dep_ == "nsubj"]


def _speaker(passage: Passage, verb: Token) -> list[Token]:
    """The one who announces a thing in the passive: "arms supplies would be resumed, the minister said"."""
    said = passage.voice(verb)
    voiced = passage.doc[said.verb] if said is not None and said.verb >= 0 else verb.head if verb.dep_ == "ccomp" else None
    if voiced is None:
        return []
    found = subjects(passage, voiced) if voiced != verb else []
    others = {m.country for m in passage.mentions_in(verb, "country") if m.form != "demonym"} - set(passage.story.at_war)
    if others - {name for t in found for name in _state(passage, t)}:
        return []
    officials = passage.group("aid", "officials")
    return [t for t in found if t.lemma_ in officials or ((m := passage.mention_at(t)) is not None and m.kind == "person")]


def states(passage: Passage, tokens: Iterable[Token]) -> list[str]:
    out: dict[str, None] = {}
    for token in tokens:
        for t in (token, *conjuncts(token)):
            for name in _state(passage, t):
                if name:
                    out[name] = None
    return list(out)


def _state(passage: Passage, token: Token) -> Iterable[str]:
    """The state or alliance that a subject stands for."""
    cast, group = passage.story.cast, passage.group
    m = passage.mention_at(token)
    if m is None and token.lemma_.lower() in group("aid", "firms"):
        return
    if m is not None and m.kind in ("country", "person", "organisation"):
        kind = getattr(m.entry, "kind", "")
        if kind not in ("media", "company"):
            yield m.country or (m.name if kind in ("alliance", "body") else "")
        return
    if m is not None and m.kind == "place" and any(c.capital == m.name and c.name == m.country for c in passage.story.names.lexicon.countries):
        yield m.country
        return
    if token.lemma_.lower() in group("aid", "states_together") and token.tag_ == "NNS":
        number = next((NUMBERS[c.lower_] for c in token.children if c.lower_ in NUMBERS), 0)
        if number or any(c.lower_ in ("the", "these") for c in token.children):
            yield from _named_before(passage, token, number)
            return
    if token.lower_ == "its":  # "the White House said that it stood by its decision"
        for other in token.sent.root.children:
            if other.dep_ == "nsubj" and other.i < token.i:
                yield from _state(passage, other)
        return
    owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("his", "her", "its")), None)
    if owner is not None and token.lemma_.lower() in group("aid", "homes") and cast.person(owner) is None:
        above = token.sent.root  # "the Danish prime minister said her country would donate"
        yield from (name for c in above.children if c.dep_ == "nsubj" and c.i < token.i and c != token for name in _state(passage, c))
        return
    name = cast.person(owner if owner is not None else token)
    if name is None and token.lower_ in FIRST_PERSON:
        said = passage.voice(token)
        name = cast.author or (said.speaker if said else None)
    if name:
        yield cast.home(name)
        return
    if token.lemma_.lower() in group("talks", "backers") | group("aid", "not_their_owner") and has(token, "poss"):
        return
    for near in passage.mentions_in(token, "country", "organisation", *["person"] * (token.lemma_.lower() in group("aid", "governments"))):
        hangs = passage.doc[near.i:near.j].root
        led = hangs.head.lower_ == "led" and hangs.head.head.i == token.i  # "the Czech-led initiative"
        owns = (hangs.head.i == token.i or led) and hangs.dep_ in ("amod", "poss", "compound", "nmod", "npadvmod")
        if owns and getattr(near.entry, "kind", "") != "company":
            yield near.country or near.name
            return


def _named_before(passage: Passage, token: Token, number: int) -> list[str]:
    """The countries named last before "both countries" or "the three countries"; those of the sentence before "the countries"."""
    seen = [m for m in passage.story.cast.mentions if m.kind == "country" and m.start < token.idx and m.country not in passage.story.at_war]
    if not number:
        last = list(dict.fromkeys(m.country for m in seen if m.start >= passage.sent.start_char))
        return last if len(last) > 1 else []
    last = list(dict.fromkeys(m.country for m in reversed(seen)))[:number]
    return last[::-1] if len(last) == number else []
