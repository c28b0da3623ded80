"""Exchanges of prisoners and of bodies: what tells of one, and what it brought home.

Understood: "A and B carried out a prisoner exchange", "A and B each handed over 390 prisoners", "307 prisoners returned home as part of an exchange",
"X mediated the release of ten fighters", "A returned the bodies of 757 soldiers to B", "A and B have agreed to swap 1,000 prisoners", "another
exchange is expected on Sunday". An exchange of views, of fire or of money, one that is only demanded, and a total of the war give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.function_words import FUTURE, NOT_DONE, PERFECT, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.phrases import phrase
from generator.grammar.relations import has

HOME = ("home", "back", "over")
LONGEST = 16
"""Words of the phrase that tells what an exchange brought."""


def exchange_noun(passage: Passage, token: Token, verb: Token) -> bool:
    """An exchange of prisoners or bodies that is carried out or has its day; not one of views, and not one as a topic."""
    group = passage.group
    whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN" else token
    mediates = verb.lemma_ in group("talks", "mediate") - {"host"}
    if token.lemma_ in group("talks", "release_nouns"):
        return mediates and whole.dep_ in ("dobj", "nsubjpass") and bool(_of_people(passage, token))
    done = verb.lemma_ in group("talks", "carry_out") and whole.dep_ in ("dobj", *SUBJECTS)
    expected = verb.lemma_ in group("talks", "plan") and whole.dep_ == "nsubjpass" and _has_day(passage)
    expected = expected or (verb.lemma_ in group("talks", "go_on") and whole.dep_ == "nsubj" and _will(verb) and _has_day(passage))
    if (_succeeded(passage, whole, verb) or _took_place(passage, token)) and _of_captives(passage, token):
        return True
    helped = mediates and has(verb, "auxpass")  # "the exchange was facilitated by X"
    brought = (mediates or verb.lemma_ in group("talks", "bring_about")) and whole.dep_ == "dobj" and bool(_of_people(passage, token))
    if not (done or expected or (helped and whole.dep_ == "nsubjpass") or brought):
        return False
    of_people = {t.lemma_.lower() for t in token.subtree} & (group("talks", "exchanged") | {"successful"})
    return bool(of_people) or _is_known(passage, token, helped=helped, expected=expected, alone=done and whole == token)


def _succeeded(passage: Passage, exchange: Token, verb: Token) -> bool:
    """"X announced the success of its mediation in a new exchange of captives between A and B", "mediation succeeds with a new exchange of captives"."""
    words = passage.group("talks", "success")
    inside = exchange.dep_ == "pobj" and exchange.head.lower_ in ("in", "with", "of")
    above = {t.lemma_.lower() for t in exchange.ancestors if t == verb or verb.is_ancestor(t)}
    return inside and bool(above & words) and not has(verb, "neg") and len(_states(passage)) > 1


def _took_place(passage: Passage, exchange: Token) -> bool:
    """"The exchange of captives between A and B, which took place on Monday"."""
    clauses = (t for t in exchange.subtree if t.dep_ == "relcl" and t.tag_ in ("VBD", "VBN") and t.lemma_ in passage.group("talks", "carry_out"))
    return any(c.dep_ in SUBJECTS and c.lower_ in ("which", "that") for t in clauses for c in t.children) and len(_states(passage)) > 1


def _of_captives(passage: Passage, exchange: Token) -> bool:
    return any(t.lemma_.lower() in passage.group("talks", "exchanged") for t in exchange.subtree)


def _will(verb: Token) -> bool:
    return any(c.lower_ in FUTURE for c in verb.children) and not has(verb, "neg")


def _is_known(passage: Passage, token: Token, *, helped: bool, expected: bool, alone: bool) -> bool:
    """True for an exchange of whom the phrase does not say, since the text has told it: "the swap", "the exchange took place on Monday"."""
    opening, group = token.left_edge.lower_, passage.group
    of_prisoners = "prisoner" in passage.story.article.text or "Prisoner" in passage.story.article.text
    if expected and of_prisoners and opening in ("another", "next", "the"):
        return True
    if opening not in ("the", "this"):
        return False
    latest = any(t.lemma_.lower() in group("talks", "latest") for t in token.subtree) and passage.lemmas & group("talks", "exchanged")
    bare = alone and not any(c.lower_ in ("of", "between") for c in token.children)
    return bool(token.lemma_ == "swap" or helped or latest or (bare and of_prisoners))


def swapped(passage: Passage, verb: Token) -> bool:
    """"Russia and Ukraine exchanged 1,000 prisoners", "103 soldiers were exchanged": told as done, or as agreed in a known number."""
    group = passage.group
    if verb.lemma_ not in group("talks", "exchange_nouns", "swap_verbs") or _in_all(passage, verb):
        return False
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    given = any(c.lower_ == "for" for t in (verb, *(c for p in verb.children if p.dep_ == "prep" for c in p.children)) for c in t.children)
    people = group("talks", "exchanged") | (group("talks", "exchanged_beside") if given else frozenset())  # "swapped commanders in return for X"
    if not {t.lemma_.lower() for c in things for t in c.subtree} & people:
        return False
    if PERFECT & {c.lower_ for c in verb.children} and has(verb, "auxpass"):
        return False  # "1,994 captives have been exchanged": a total
    if verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("ROOT", "ccomp", "conj", "advcl"):
        return True
    agreed = verb.dep_ == "xcomp" and verb.head.lemma_ == "agree" and verb.head.tag_ in ("VBD", "VBN")
    will = any(c.lower_ in FUTURE for c in verb.children) and _has_day(passage)
    alone = not passage.lemmas & (group("talks", "negotiation_nouns", "meeting_nouns", "fail") - {"round"})
    return (will or agreed and any(counted(passage, c) for c in things)) and alone and len(_states(passage)) > 1


def released(passage: Passage, verb: Token) -> bool:
    """"115 prisoners of war were returned. In return, 115 others were released", "307 prisoners returned home as part of an exchange"."""
    group = passage.group
    if _in_all(passage, verb):
        return False
    if not _lets_go(passage, verb):
        return _will_let_go(passage, verb)
    known = [c for c in _let_go(passage, verb) if counted(passage, c)]
    bodies = any(c.lemma_ == "body" or c.lower_ == "remains" for c in known)
    if verb.lemma_ in group("talks", "receive_bodies") and verb.lemma_ not in group("talks", "release"):
        return bodies and len(_states(passage)) > 1 and _has_day(passage)
    captives = any(t.lemma_.lower() in group("talks", "exchanged") for c in known for t in c.subtree)
    each = any(t.lower_ == "each" for t in passage.tokens) and len(_states(passage)) > 1
    if (known and _of_exchange(passage)) or (captives and each):
        return True
    mediated = bool(passage.lemmas & group("talks", "mediation_nouns"))
    told = "captivity" in passage.lemmas and "exchange" in passage.story.article.text
    return captives and _has_day(passage) and (mediated or told or (bodies and bool(_states(passage))))


def _will_let_go(passage: Passage, verb: Token) -> bool:
    """"A and B will each release 500 prisoners on Thursday"."""
    both = len(_states(passage)) > 1 and any(t.lower_ == "each" for t in passage.tokens)
    freed = verb.lemma_ in passage.group("talks", "release", "release_home", "exchange_nouns", "swap_verbs") and _will(verb)
    return freed and both and _has_day(passage) and any(counted(passage, c) for c in verb.children if c.dep_ == "dobj")


def _lets_go(passage: Passage, verb: Token) -> bool:
    """True for a verb of letting go or coming home, told as done."""
    group = passage.group
    going = verb.lemma_ in group("talks", "release_home") and any(c.lower_ in HOME for c in verb.children)
    if not (going or verb.lemma_ in group("talks", "release", "receive_bodies")) or verb.tag_ not in ("VBN", "VBD"):
        return False
    return not any(c.dep_ in ("neg", "aux") and c.lower_ not in PERFECT for c in verb.children)


def _let_go(passage: Passage, verb: Token) -> list[Token]:
    """Those whom a verb lets go, or who come home by it."""
    come = verb.lemma_ in passage.group("talks", "come_home")
    people = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") or (come and c.dep_ == "nsubj")]
    return people + ([verb.head] if verb.dep_ == "acl" else [])


def _of_exchange(passage: Passage) -> bool:
    """True for a sentence with a noun of exchange, or with "in return"."""
    words = passage.group("talks", "exchange_words")
    nouns = [t for t in passage.tokens if t.pos_ == "NOUN" and t.lemma_.lower() in words]
    return any(t.lemma_ != "return" or (t.i > passage.sent.start and t.nbor(-1).lower_ == "in") for t in nouns)


def _in_all(passage: Passage, verb: Token) -> bool:
    """True for a sum over the war."""
    this_year = any(t.lemma_ == "year" and t.left_edge.lower_ == "this" for t in passage.tokens)
    if this_year and any(c.lower_ in PERFECT for c in verb.children):
        return True
    since = any(c.lower_ == "since" for c in verb.children) or ("since" in passage.lemmas and any(c.lower_ in PERFECT for c in verb.children))
    return since or bool(passage.group("talks", "totals") & {t.lower_ for t in passage.tokens})


def counted(passage: Passage, people: Token) -> bool:
    """Prisoners, soldiers or bodies with their number: "390 prisoners", "the bodies of 757 soldiers", "230 Ukrainians"."""
    below = {t.i for t in people.subtree}
    kinds = passage.group("talks", "exchanged", "exchanged_beside")
    sort = any(t.lemma_.lower() in kinds or t.lower_ in kinds or (t.tag_ in ("NNS", "NNPS") and _is_people(passage, t)) for t in people.subtree)
    return sort and any(a.i in below for a in passage.amounts if not a.ordinal and not a.article)


def _is_people(passage: Passage, token: Token) -> bool:
    mention = passage.mention_at(token)
    return mention is not None and mention.kind == "country" and mention.form == "demonym"


def brought_home(passage: Passage) -> tuple[str, ...]:
    """What an exchange brought: "exchange of 314 prisoners", "307 Ukrainian prisoners returned home", "handed over 390 soldiers"."""
    return tuple(dict.fromkeys(text for token in passage.tokens for text in _brought(passage, token) if text))


def came_home(passage: Passage) -> tuple[tuple[str, Token], ...]:
    """Who came home by an exchange told before: "in return, Russia has received 55 prisoners", "103 people are back home", each with its verb."""
    if passage.group("talks", "totals", "in_all") & {t.lower_ for t in passage.tokens} or not passage.amounts:
        return ()
    told = ((text, t) for t in passage.tokens if (t.pos_ in ("VERB", "AUX", "NOUN") or t.lower_ == "home") and _is_done(passage, t) for text in (*_brought(passage, t), *_is_home(passage, t)))
    return tuple((text, t) for text, t in told if text)


def _is_done(passage: Passage, token: Token) -> bool:
    """True for what is told as done; a noun only of what is announced."""
    if _in_all(passage, token):
        return False
    if token.pos_ == "NOUN" or token.lower_ == "home":
        verb = token.head
        return verb.lemma_ in passage.group("talks", "tell_done") and verb.tag_ in ("VBD", "VBZ", "VBN") and token.dep_ in ("dobj", "advmod")
    if token.lemma_ in passage.group("talks", "release_home") and not any(c.lower_ in HOME for c in token.children):
        return False
    managed = token.dep_ == "xcomp" and token.head.lemma_ in passage.group("talks", "help") and token.head.tag_ == "VBD"
    plain = token.tag_ in ("VBD", "VBN") or token.tag_ == "VBG" and has(token, "aux") or token.lemma_ == "be" and token.tag_ == "VBP"
    unreal = any(c.lower_ in NOT_DONE for c in token.children) or token.dep_ == "relcl" or any(c.dep_ == "mark" and c.lower_ in ("after", "if", "when", "until") for c in token.children)
    return (plain or managed) and not unreal


def _is_home(passage: Passage, verb: Token) -> Iterable[str]:
    """"103 people are back home"."""
    if verb.lemma_ == "be" and any(c.lower_ in ("home", "back") for c in verb.children):
        yield from (_short(f"{_counted_phrase(c)} {verb.text} home") for c in verb.children if c.dep_ == "nsubj" and counted(passage, c))


def _brought(passage: Passage, token: Token) -> Iterable[str]:
    group = passage.group
    verbs = group("talks", "release", "release_home", "receive_bodies", "exchange_nouns", "swap_verbs", "come_home")
    if token.pos_ == "NOUN" and token.lemma_ in group("talks", "exchange_nouns", "release_nouns") and _of_people(passage, token) and not _of_others(passage, token):
        yield _short(" ".join(token.doc[token.i:_of_people(passage, token)[-1].right_edge.i + 1].text.split()))
    elif token.lower_ == "home" and token.nbor(-1).lower_ == "return" and (people := _of_people(passage, token)):
        yield _short(f"return home of {_counted_phrase(people[0])}")
    elif token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in verbs and counted(passage, token.head) and token.i > token.head.i:
        yield _short(" ".join(f"{token.doc[token.head.left_edge.i:token.head.i + 1].text} {token.text}".split()).removeprefix("the "))  # "307 soldiers released on Saturday"
    elif token.pos_ == "VERB" and token.lemma_ in verbs:
        home = next((c.text for c in token.children if c.lower_ in HOME and c.dep_ != "prep"), "")
        for c in token.children:
            if c.dep_ in ("nsubjpass", "nsubj") and counted(passage, c) and (c.dep_ == "nsubjpass" or token.lemma_ in group("talks", "come_home")):
                yield _short(f"{_counted_phrase(c)} {token.text} {home}".strip())
            elif c.dep_ == "dobj" and counted(passage, c):
                each = " each" if any(t.lower_ == "each" for t in passage.tokens) else ""
                text = _counted_phrase(c)
                yield _short(" ".join((token.text, home, text)).replace("  ", " ") + (each if " each" not in text else ""))


def _of_others(passage: Passage, noun: Token) -> bool:
    """"An exchange of two prisoners between A and a state that is not at war"."""
    between = {m.country for p in noun.subtree if p.lower_ == "between" for m in passage.mentions_in(p, "country") if m.country}
    return bool(between) and not between >= set(passage.story.at_war)


def _of_people(passage: Passage, noun: Token) -> list[Token]:
    """The counted people behind "exchange of", "release by Russia of"."""
    later = [t for t in noun.subtree if t.lower_ == "of" and t.i > noun.i]
    return [c for p in later for c in p.children if c.dep_ == "pobj" and counted(passage, c)][:1]


def _counted_phrase(people: Token) -> str:
    text = phrase(people, alone=False) or people.doc[people.left_edge.i:people.i + 1].text
    return text.split(", ")[0].removeprefix("Today ").removeprefix("today ")


def _short(text: str) -> str:
    text = text.removeprefix("Another ").removeprefix("another ")
    return text.strip(" ,;:–—-.“”\"") if len(text.split()) <= LONGEST else ""


def _states(passage: Passage) -> set[str]:
    """The two at war, as far as the sentence names them."""
    return set(passage.story.at_war) & {m.country for m in passage.named("country", "place", "organisation")}


def _has_day(passage: Passage) -> bool:
    return any(d.kind == "day" for d in passage.days)


def exchange_days(passage: Passage, days: tuple[Day, ...], *, told: bool) -> tuple[Day, ...]:
    """The days of an exchange, never those of the talks that agreed on it; of prisoners `told` to be home, the one day of the sentence."""
    own = tuple(d for d in days if not _of_talks(passage, d))
    days = tuple(d for d in passage.days if d.kind == "day" and d.iso and not _of_talks(passage, d))
    return own or (days if told and len(days) == 1 else ())


def _of_talks(passage: Passage, day: Day) -> bool:
    """True for the day in "agreed at talks in Istanbul on June 2", "since Monday"."""
    group = passage.group
    nouns = group("talks", "negotiation_nouns", "meeting_nouns", "call_nouns") | group("talks", "agree_nouns")
    span = passage.doc.char_span(day.start, day.end, alignment_mode="expand")
    above = list(span.root.ancestors)
    agreed = any(t.lemma_ == "agree" and t.dep_ in ("acl", "relcl") for t in above)
    return agreed or any(t.lemma_.lower() in nouns or t.lower_ in ("since", "after", "before") for t in above)


def is_placed(passage: Passage, token: Token) -> bool:
    """True for an exchange told by a noun, in a sentence without the talks that agreed on it: their place is not its own."""
    group = passage.group
    return token.pos_ == "NOUN" and not passage.lemmas & (group("talks", "negotiation_nouns", "meeting_nouns") | {"agree"})


def of_the_war(passage: Passage, mediators: Iterable[str]) -> bool:
    """False where a sentence names other states alone: the prisoners of another war."""
    named = {m.country for m in passage.named("country")} - set(mediators)
    return not named or bool(_states(passage))
