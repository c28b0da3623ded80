"""Who acts in a clause of aid, and which state or alliance that is.

By name or office ("the Danish prime minister"), by what a leader owns ("Biden's administration"), by "both countries", "her country", "it" and "we", in
headlines without a tense ("UK to send missiles"). A firm acts for no state, and Ukraine's allies are not Ukraine.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.aid_counts import is_sum
from generator.grammar.aid_issuers import issuer, stands_for
from generator.grammar.aid_organs import is_unnamed, told_before
from generator.grammar.function_words import FINITE, FIRST_PERSON, LISTING, POINTING, SUBJECTS
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, pushed_out
from generator.grammar.relations import behind, by_whom, has

BETWEEN_STATES = frozenset((",", "and", "&", "the"))
"""What joins the names of states in a list, read from the words."""
CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as"))
LONGEST_HEAD = 8
"""Tokens of the names before "to" in a headline."""
OPENING = 5
"""Tokens before the "it" of a sentence that goes on about the subject of the one before: "In April, it said"."""
OF = ("of",)
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def subjects(passage: Passage, verb: Token) -> list[Token]:
    """Who acts: the agent, the subject, or that of the verb or adjective above ("is ready to", "asked X to")."""
    at = verb
    for _ in range(6):
        agents = by_whom(at)
        if at.dep_ == "acl" and at.tag_ == "VBN" and not agents and not has(at, "nsubj"):  # "support provided under the programme": by whom is not told
            return [c for c in at.head.children if c.dep_ == "poss"]
        own = [c for a in (at, *(c for c in at.children if c.dep_ == "aux")) for c in a.children
               if c.dep_ == "nsubj" and c.lower_ not in POINTING and not (c.lower_ == "they" and at.dep_ == "ccomp") and not (c.pos_ in ("NUM", "NOUN") and any(t.like_num for t in c.subtree) and is_sum(passage, c))]
        passive = has(at, "nsubjpass")
        if agents or (own and not (passive and at == verb)):
            return agents or own
        if passive and at != verb:
            return [c for c in at.children if c.dep_ == "nsubjpass"]
        if passive:
            return _speaker(passage, at)
        heading = _heading(passage, at)
        if heading:
            return heading
        if (at.dep_ in ("relcl", "acl") or (at.dep_ == "xcomp" and at.tag_ == "VB")) and at.head.pos_ in ("NOUN", "PROPN"):
            if _is_leave(passage, at.head):
                return subjects(passage, at.head.head)
            joint = at.head.lemma_.lower() in passage.group("aid", "initiatives") and at.head.dep_ in ("dobj", "pobj")  # "joins X's initiative to buy"
            owners = [c for c in at.head.children if c.dep_ == "poss" and not (joint and c.pos_ == "PROPN")] or _planners(passage, at.head) or [
                c for c in behind(at.head, "by", "from", *OF * _is_decided(passage, at.head)) if at.tag_ == "VB" and at.head.lemma_.lower() not in passage.group("aid", "leave") and passage.mentions_in(c, "country", "organisation", "person")]  # "a decision by X to send"
            if owners:
                return owners
        general = at.head.lemma_.lower() in passage.group("aid", "givers_in_general") and at.head.tag_ in ("NNS", "NNPS")
        if at.dep_ == "acl" and at.tag_ == "VBG" and (general or ((m := passage.mention_at(at.head)) is not None and m.kind == "country")):
            return [at.head]  # "UK sending 20 tanks", "countries supporting X with tanks"
        if at.pos_ == "ADJ" and at.dep_ in ("amod", "acl") and at.head.pos_ == "NOUN" and at != verb:
            return [at.head]  # "countries willing to supply"
        if at.dep_ == "pcomp" and at.head.lower_ == "of" and passage.group("attacks", "accuse") & passage.lemmas and passage.mention_at(at.head.nbor(-1)) is not None:
            last = at.head.nbor(-1)  # "accused X and Y of supplying", "and Z of training"
            return [last.head if last.dep_ == "conj" and last.head.dep_ == "dobj" and last.head.head == at.head.head else last]
        if at.dep_ in ("pcomp", "pobj") and at.head.lower_ in ("for", "of") and at.head.head.lemma_ in passage.group("verbs", "thank") | passage.group("attacks", "accuse"):
            return [c for c in at.head.head.children if c.dep_ == "dobj"] or behind(at.head.head, "to")  # "thanked X for providing", "his gratitude to X for the decision to"
        before = pushed_out(at) or _behind_conjunction(passage, at)
        if before is not None:
            return [before]
        if at.head == at or at.dep_ == "ROOT":
            return _own_decision(passage, verb)
        at = at.head
    return []


def _is_leave(passage: Passage, noun: Token) -> bool:
    """True for leave that one gets from another, and for a request that one turns down: "has received X's approval to send", "rejected X's request to send"."""
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.pos_ != "VERB":
        return False
    over = noun.head.lemma_.lower()
    asked = noun.lemma_.lower() in passage.group("aid", "asking_nouns") and over in passage.group("aid", "reject") | passage.group("verbs", "deny")
    return asked or (noun.lemma_.lower() in passage.group("aid", "leave") and over in passage.group("aid", "receive", "request", "get_leave"))


def _is_decided(passage: Passage, noun: Token) -> bool:
    """True for "the decision of X to send", whose "of" tells who decides."""
    return noun.lemma_.lower() in passage.group("aid", "intents", "decide", "agreeing_nouns")


def _planners(passage: Passage, noun: Token) -> list[Token]:
    """Whose plan it is: "Lithuanian plans to buy", "the US decision to send"."""
    planned = passage.group("aid", "intents", "decide", "agreeing_nouns", "reject", "asking_nouns")
    named = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")] if noun.lemma_.lower() in planned else []
    return [c for c in named if (m := passage.mention_at(c)) is not None and m.kind in ("country", "organisation")]


def _behind_conjunction(passage: Passage, verb: Token) -> Token | None:
    """Iran in "after Iran in August began sending drones", which the parse takes for "after Iran"."""
    if verb.tag_ not in FINITE or has(verb, *SUBJECTS):
        return None
    for token in reversed(passage.doc[max(passage.sent.start, verb.i - LONGEST_HEAD):verb.i]):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.dep_ == "pobj" and token.head.lower_ in CONJUNCTIONS and passage.mention_at(token) is not None:
            return token
    return None


def _own_decision(passage: Passage, verb: Token) -> list[Token]:
    """Whose decision it follows from in the words of the one who took it: "this builds on my decision to divert arms, which will give X missiles"."""
    taken = passage.group("aid", "decide", "agreeing_nouns", "packages")
    return [c for t in passage.tokens if t.lemma_.lower() in taken and t.i < verb.i for c in t.children if c.dep_ == "poss" and c.lower_ in FIRST_PERSON]


def _heading(passage: Passage, verb: Token) -> list[Token]:
    """Who acts in a headline without a tense: "US, Germany to send tanks", whatever the parse makes of the names that open it."""
    to = next((c for c in verb.lefts if c.lower_ == "to"), None)
    if verb.tag_ != "VB" or to is None or to.i <= passage.sent.start or to.i - passage.sent.start > LONGEST_HEAD:
        return []
    opening = [t for t in passage.doc[passage.sent.start:to.i] if not t.is_space]
    named = [t for t in opening if passage.mention_at(t) is not None]
    if not named or any(t not in named and t.lower_ not in (",", "and", "&") for t in opening):
        return []
    return [t for t in named if (m := passage.mention_at(t)) is not None and t.i == m.j - 1]


def urged_by(passage: Passage, verb: Token) -> list[Token]:
    """Who is to act where one asks another to: "Germany" in "urged Germany to send", "urged allies including Germany to send"."""
    at = verb.head if verb.dep_ == "conj" and verb.tag_ == "VB" else verb
    at = step_towards(passage, at) or at
    if at.dep_ not in ("xcomp", "ccomp") or at.tag_ != "VB" or at.head.lemma_.lower() not in passage.group("aid", "request", "moving"):
        return []
    asked = [c for c in (*at.head.children, *at.children) if c.dep_ in ("dobj", "nsubj") and at.head.i < c.i < at.i and c.lower_ not in POINTING]
    told = [c for c in passage.sent.root.children if c.dep_ == "nsubj" and c.i < at.head.i]
    return told if told and any(c.lower_ in ("them", "it") for c in asked) else asked  # "X said the US had authorised them to send"


def step_towards(passage: Passage, verb: Token) -> Token | None:
    """The verb of "take steps to provide", "make an effort to send"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "relcl", "advcl", "xcomp"):
        return None
    steps = passage.group("aid", "steps", "endeavours")
    if verb.dep_ in ("advcl", "xcomp"):
        return verb.head if any(c.dep_ == "dobj" and c.lemma_.lower() in steps for c in verb.head.children) else None
    noun = verb.head
    return noun.head if noun.dep_ == "dobj" and noun.lemma_.lower() in steps and noun.head.pos_ == "VERB" else None


def carried(passage: Passage, verb: Token) -> list[Token]:
    """Whom "it" at the head of a sentence takes up, also in "In April, it said that it would send": the subject of the sentence before."""
    at, start, it = verb, passage.sent.start, None
    while at.head != at and at.dep_ in ("xcomp", "ccomp", "advcl", "conj"):
        at = at.head
    for above in (verb, at):
        it = it or next((c for c in above.children if c.dep_ == "nsubj" and c.lower_ == "it"), None)
    root = passage.doc[start - 1].sent.root if start else None
    if it is None or root is None or it.i - start > OPENING or (it.i > start and not any(t.is_punct for t in passage.doc[start:it.i])):
        return []
    return [c for c in root.children if c.dep_ == "nsubj"]


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
    return [t for t in found if t.lemma_ in officials or passage.story.cast.person(t) is not None]


def states(passage: Passage, tokens: Iterable[Token]) -> list[str]:
    out: dict[str, None] = {}
    for token in tokens:
        for t in (token, *conjuncts(token), *_beside(passage, token)):
            for name in _state(passage, t):
                if name:
                    out[name] = None
    return list(out)


def _beside(passage: Passage, token: Token) -> list[Token]:
    """The other states of a list, however it is parsed ("Sweden, Norway and Denmark"), and those that "allies, including the US" names."""
    m = passage.mention_at(token)
    if m is not None and m.kind == "country":
        return _listed_states(passage, m)
    if m is not None or token.lemma_.lower() not in passage.group("talks", "backers") | passage.group("aid", "nobody"):
        return []
    return [t for p in token.children if p.lower_ in LISTING for c in p.children if c.dep_ == "pobj" for t in (c, *conjuncts(c))]


def _listed_states(passage: Passage, first: Mention) -> list[Token]:
    """The states that commas and "and" join to one, read from the words: the parse takes some for appositions, some for adverbs."""
    out: list[Token] = []
    at, end = first.j, passage.sent.end
    while at < end and passage.doc[at].lower_ in BETWEEN_STATES:
        while at < end and passage.doc[at].lower_ in BETWEEN_STATES:
            at += 1
        m = passage.mention_at(passage.doc[at]) if at < end else None
        if m is None or m.kind != "country" or m.form == "demonym":
            break
        out.append(passage.doc[m.j - 1])
        at = m.j
    joined = any(t.lower_ in ("and", "&") for t in passage.doc[first.j:at])
    return out if joined else []


def others_in_general(passage: Passage, verb: Token) -> bool:
    """True where those who act are named, but by no name: "Western partners hope to provide", "European allies are giving"."""
    general = passage.group("aid", "givers_in_general")
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"  # "allies have paid for arms intended for X"
    acting = subjects(passage, verb) or [c for c in verb.sent.root.children if bare and c.dep_ == "nsubj"]
    return any(t.lemma_.lower() in general and (t.tag_ in ("NNS", "NNPS") or t.lower_ == "west") for t in acting)


def _state(passage: Passage, token: Token) -> Iterable[str]:
    """The state or alliance that a subject stands for."""
    cast, group = passage.story.cast, passage.group
    m = passage.mention_at(token)
    if m is None and token.lemma_.lower() in group("aid", "firms"):
        return
    if m is not None and m.kind in ("country", "person", "organisation"):
        if (kind := getattr(m.entry, "kind", "")) not in ("media", "company"):
            own = stands_for(passage, m) if m.kind == "person" else m.country or (m.name if kind in ("alliance", "body") else "")
            yield passage.story.words.pairs("aid", "bodies_of").get(own, own)
        return
    if m is not None and m.kind == "place" and any(c.capital == m.name and c.name == m.country for c in passage.story.names.lexicon.countries):
        yield m.country
        return
    if token.lemma_.lower() in group("aid", "states_together") and token.tag_ == "NNS":
        number = next((NUMBERS[c.lower_] for c in token.children if c.lower_ in NUMBERS), 0)
        kind = any(c.dep_ == "amod" and c.lower_ not in NUMBERS and c.tag_ != "VBN" for c in token.children)  # "the three Nordic countries"
        if not kind and (number or any(c.lower_ in ("the", "these") for c in token.children)):
            yield from _named_before(passage, token, number)
            return
    if token.lower_ == "its":  # "the White House said that it stood by its decision"
        over = token.head
        while over.head != over and not (over.pos_ in ("VERB", "AUX") and any(c.dep_ == "nsubj" and c.i < token.i for c in over.children)):
            over = over.head  # "Denmark has begun … as part of its commitment, the agency reported"
        told = "dobj" if over.lemma_.lower() in passage.group("verbs", "thank") else "nsubj"  # "thanked Estonia for its decision"
        for other in over.children:
            if other.dep_ == told and other.i < token.i:
                yield from _state(passage, other)
        return
    if token.lemma_.lower() in group("talks", "backers") | group("aid", "not_their_owner") and has(token, "poss"):
        yield from (n.country for c in token.children if c.dep_ == "amod" and (n := passage.mention_at(c)) is not None)  # "his Ukrainian counterpart"
        return
    owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("his", "her", "its")), None)
    if owner is not None and token.lemma_.lower() in group("aid", "homes") and cast.person(owner) is None:
        above = token.sent.root  # "the Danish prime minister said her country would donate"
        yield from (name for c in above.children if c.dep_ == "nsubj" and c.i < token.i and c != token for name in _state(passage, c))
        return
    name = cast.person(owner if owner is not None else token)
    ours = token if token.lower_ in FIRST_PERSON else next((c for c in token.children if c.dep_ == "poss" and c.lower_ in FIRST_PERSON), None)
    if name is None and ours is not None and (ours == token or token.lemma_.lower() in group("aid", "homes", "governments")):
        said = passage.voice(token)
        name = cast.author or (said.speaker if said else None)
        if name is None:
            yield issuer(passage.story)
            return
    if name:
        yield cast.home(name)
        return
    whose = _body_of(passage, token)
    if whose:
        yield whose
        return
    for near in passage.mentions_in(token, "country", "organisation", *["person"] * (token.lemma_.lower() in group("aid", "governments"))):
        hangs = passage.doc[near.i:near.j].root
        led = hangs.head.lower_ == "led" and hangs.head.head.i == token.i  # "the Czech-led initiative"
        owns = (hangs.head.i == token.i or led) and hangs.dep_ in ("amod", "poss", "compound", "nmod", "npadvmod")
        if owns and getattr(near.entry, "kind", "") != "company":
            yield near.country or near.name
            return
    if token.lemma_.lower() in group("aid", "organs") and is_unnamed(passage, token):
        yield from told_before(passage, token)


def _body_of(passage: Passage, token: Token) -> str:
    """Whose "the Ministry of Defence of X", "the government of X" and "the government in Oslo" is."""
    below = behind(token, "of", "in") if token.lemma_.lower() in passage.group("aid", "state_bodies") else []
    named = (passage.mention_at(t) for of in below for t in (of, *behind(of, "of")))
    return next((m.country for m in named if m is not None and (m.kind == "country" or m.kind == "place" and token.i + 2 == m.i)), "")


def _named_before(passage: Passage, token: Token, number: int) -> list[str]:
    """The countries named last before "both countries" or "the three countries"; those of the sentence before "the countries"."""
    seen = [m for m in passage.story.cast.mentions if m.kind == "country" and m.start < token.idx and m.country not in passage.story.at_war]
    if not number:
        last = list(dict.fromkeys(m.country for m in seen if m.start >= passage.sent.start_char))
        return last if len(last) > 1 else []
    last = list(dict.fromkeys(m.country for m in reversed(seen)))[:number]
    return last[::-1] if len(last) == number else []
