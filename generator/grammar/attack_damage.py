"""What a stretch of text reports hit, damaged or on fire, as short phrases.

    "damaged a school and a gas pipeline", "causing fires at a supermarket", "the entrance to a metro station was
    damaged", "bombs fell on a maternity hospital", "a strike on a market", "damage to port infrastructure",
    "warehouses caught fire"

Left out: what was only targeted, people, whole cities, lost power.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, concrete
from generator.grammar.attack_reality import as_noun, only_spoken_of, seeming
from generator.grammar.attack_things import phrase, says_what_kind, ship_of
from generator.grammar.function_words import CONDITIONS, NOT_DONE, UNREAL
from generator.grammar.phrases import conjuncts
from generator.grammar.relations import behind, first, has, helping, is_passive

AT = frozenset("at in on".split())
NO_HARM = NOT_DONE | CONDITIONS | {"whether", "to"}
"""Beside a verb of harm these tell of none."""


def damage(part: Part) -> tuple[str, ...]:
    """The phrases of a part in its order, without numbers and articles."""
    out: list[tuple[int, str]] = []
    for token in part.passage.doc[part.i : part.j]:
        for thing in _harmed(token, part):
            for each in _listed(_whole_of(thing, part), part):
                written = phrase(each, part) if each.i in part else ""
                if written:
                    out.append((each.i, written))
    found = list(dict.fromkeys(written for _, written in sorted(out)))
    return tuple(p for p in found if not any(p != q and set(p.split()) < set(q.split()) for q in found))


def _whole_of(noun: Token, part: Part) -> Token:
    """The thing behind a part or a number of it: "the roof of a school", "a number of buildings"."""
    if not {noun.lemma_.lower(), noun.lower_} & part.group("parts_of") and noun.lower_ != "one":
        return noun
    return next(iter(behind(noun, "of")), noun)


def nouns_hit(part: Part) -> tuple[str, ...]:
    """The buildings and works named in a fragment: "Children's hospital.", "Including the high-rise building."."""
    named = concrete(part.passage)
    heads = [
        t for t in part.passage.doc[part.i : part.j] if t.lemma_.lower() in named and t.dep_ not in ("compound", "nmod")
    ]
    return tuple(dict.fromkeys(p for t in heads if (p := phrase(t, part))))


def _listed(thing: Token, part: Part) -> list[Token]:
    """A thing and what is listed after it, by the parse and by commas up to an "and", and behind "including": the parse loses long lists."""
    doc = part.passage.doc
    beside = [t for c in (thing.children if thing.pos_ == "NOUN" else ()) if c.dep_ == "appos" and c.pos_ == "NOUN" and _is_listed(c, part) for t in (c, *conjuncts(c))]
    found = {t.i: t for t in (thing, *conjuncts(thing), *beside)}
    found |= {t.i: t for t in _joined_before(thing, part)}
    run, at = [], thing.i + 1
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in (thing, thing.head, thing.head.head))
    while at < part.j and (doc[at].text == "," or doc[at].lower_ == "and" or doc[at:at + 2].text.lower() == "as well"):
        closing = doc[at].lower_ == "and" or doc[at].lower_ == "as"
        at += 1
        while at < part.j and doc[at].lower_ in ("and", "well", "as", ","):
            closing, at = True, at + 1
        noun = _noun_run(at, part, subject=subject and closing)
        if noun is None:
            break
        run.append(noun)
        at = noun.i + 1
        if closing:
            found |= {t.i: t for t in run}
            break
    found |= {t.i: t for t in _including(list(found.values()), part)}
    return [found[i] for i in sorted(found)]


def _is_listed(apposed: Token, part: Part) -> bool:
    """True for a further thing of a list, and for one that is hit in wars; "the bridge, a personal project of X" names it anew."""
    return apposed.lemma_.lower() in concrete(part.passage) or apposed.lemma_.lower() in part.group("things_hit") or any(c.dep_ in ("cc", "conj") for c in apposed.children)


def _joined_before(thing: Token, part: Part) -> list[Token]:
    """A thing that the parse takes for a part of the next one: the infrastructure of "social infrastructure and residential areas"."""
    return [c for c in thing.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "NOUN" and c.lemma_.lower() in concrete(part.passage) and any(g.dep_ == "cc" and c.i < g.i < thing.i for g in c.children)
            and not says_what_kind(c, thing, part)]


def _beside_them(verb: Token) -> list[Token]:
    """What is told behind a passive: "two houses were damaged, along with a kiosk and a car", "…, as well as a power line"."""
    along = [g for c in verb.children if c.lower_ == "along" and c.i > verb.i for w in c.children if w.lower_ == "with" for g in w.children if g.dep_ == "pobj"]
    return along + [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > verb.i]


def _including(things: list[Token], part: Part) -> list[Token]:
    """The buildings and works behind ", including": "several buildings, including a school and a clinic"."""
    doc, last = part.passage.doc, max(t.i for t in things)
    at = next((i for i in range(last + 1, part.j) if doc[i].lower_ == "including" and (i == last + 1 or doc[i - 1].text == ",")), None)
    if at is None:
        return []
    named = [t for t in doc[at].children if t.dep_ in ("pobj", "dobj")]
    return [t for n in named for t in (n, *conjuncts(n)) if t.i in part and (t.lemma_.lower() in concrete(part.passage) or ship_of(t, part))]


def _noun_run(at: int, part: Part, *, subject: bool = False) -> Token | None:
    """The last noun of a run of determiners, numbers, adjectives and nouns; a verb may follow only a subject."""
    doc, noun = part.passage.doc, None
    while at < part.j and (
        doc[at].pos_ in ("DET", "NUM", "ADJ", "NOUN", "PROPN")
        or doc[at].text == "-"
        or doc[at].tag_ == "POS"
        or doc[at].tag_ == "VBN"
        and noun is None
    ):
        noun = None if doc[at].tag_ == "POS" else doc[at] if doc[at].pos_ == "NOUN" else noun
        at += 1
    if noun is None or noun.i != at - 1 or (at < part.j and doc[at].pos_ in ("VERB", "AUX") and not subject):
        return None
    return noun


def _harmed(token: Token, part: Part) -> list[Token]:
    """The things that one word tells to be harmed."""
    lemma = token.lemma_.lower()
    named = as_noun(token, part.passage)
    lemma = token.lower_ if named else lemma
    if not named and (token.pos_ == "VERB" or token.tag_ in ("VBN", "VBD")):
        return _by_verb(token, lemma, part) if _done(token) and not only_spoken_of(token, part.passage) else []
    if lemma in concrete(part.passage) and any(c.dep_ == "amod" and c.lower_ in part.group("damaged_looks") for c in token.children):
        return [token] if token.head.lemma_ not in part.group("mending") else []  # "a heavily damaged bus could be seen"
    if token.lower_ == "among":
        return _named_among(token, part)
    if token.pos_ != "NOUN" and not named and not (token.is_sent_start and token.pos_ == "PROPN"):
        return []
    if lemma in part.group("damage_nouns"):
        if token.dep_ == "dobj" and token.head.lemma_ in part.group("suffer_verbs") and not _none(token):
            return [c for c in token.head.children if c.dep_ == "nsubj"]  # "vehicles also suffered damage"
        told = token.head if token.dep_ == "nsubjpass" and token.head.lemma_ in part.group("told_of") else token
        return [*_objects(token, ("to", "of", "at")), *(_objects(told, ("to", "at")) if told is not token else ())] if not _none(token) else []
    if lemma in part.group("fire_nouns") and not _none(token):
        direct = _objects(token, tuple(AT))
        verb = token.head if token.head.pos_ == "VERB" else None
        if not direct and verb is not None and verb.lemma_ in part.group("fire_verbs"):
            direct = _objects(verb, tuple(AT))
        if verb is not None and verb.lemma_ == "set" and token.dep_ == "dobj":  # "set fire to a house"
            direct = _objects(token, ("to",)) or _objects(verb, ("to",))
        return direct
    if lemma in part.group("strike_nouns") and token in part.triggers:
        verb = token.head if token.dep_ == "dobj" and token.head.lemma_ in part.group("carry_verbs") else token
        beside = token.i + 2 < part.j and part.passage.doc[token.i + 1].lower_ in ("on", "at")
        straight = [n] if beside and (n := _noun_run(token.i + 2, part)) is not None else []
        near = [
            *straight,
            *_objects(token, ("on", "at")),
            *(t for t in (_objects(token, ("of",)) if lemma in part.group("blows_of") else ()) if t.tag_ == "NN" or has(t, "det", "nummod", "poss")),
            *_objects(verb, ("on", "at")),
            *(t for w in _objects(token, ("with", "by")) for t in _objects(w, ("on", "at"))),
        ]
        return [t for t in near if t.lemma_.lower() in concrete(part.passage) | part.group("named_by_adjective")]
    return []


def _by_verb(verb: Token, lemma: str, part: Part) -> list[Token]:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    passive = is_passive(verb) or _without_helper(verb, subjects, lemma, part)
    if not subjects and verb.dep_ == "xcomp" and verb.head.lemma_ in part.passage.group("verbs", "happened"):
        subjects = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]  # "a plant appears to have been hit"
    if lemma == "catch" and any(c.lower_ == "fire" for c in verb.children):
        return subjects
    if lemma == "come" and (under := behind(verb, "under")) and any(t in part.triggers for t in under):
        return [t for t in subjects if t.lemma_.lower() in concrete(part.passage)]  # "five stations came under fire"
    if lemma in part.group("falling_in") and not passive and first(verb, "dobj") is None:
        return [t for t in subjects if _whole_of(t, part).lemma_.lower() in concrete(part.passage)]  # "two blocks collapsed", "houses are burning"
    if lemma == "blow" and any(c.dep_ == "prt" for c in verb.children):
        return subjects if passive else [c for c in verb.children if c.dep_ == "dobj"]
    if lemma == "leave" and any(t.lemma_.lower() in part.group("ruined_state") for c in verb.children if c.dep_ == "prep" for t in c.children):
        return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]  # "left a school in ruins"
    if lemma == "set" and any(t.lower_ in part.group("aflame") for t in verb.subtree):
        return subjects if passive else [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in part.group("damage_verbs"):
        if verb.dep_ == "amod" and verb.tag_ == "VBG":  # "with debris damaging storage facilities"
            clause = verb.i > part.i and verb.nbor(-1).text == "," and verb.head.left_edge == verb  # "struck the port, damaging facilities"
            return [verb.head] if clause or any(c.lemma_.lower() in part.group("debris_nouns") for c in verb.lefts) else []
        if passive and not subjects and (before := _before_helper(verb, part)):
            return before
        if passive:
            return [*subjects, *_beside_them(verb)] if lemma not in part.group("blows") or not _whole_place(subjects, part) else []
        if verb.dep_ in ("acl",) and verb.tag_ == "VBN":
            by_arms = lemma in part.group("blows") and verb in part.triggers and any(c.dep_ == "agent" for c in verb.children)
            return (_among_them(verb.head) or [*_listed_before(verb.head, part), verb.head]) if lemma in part.group("ruin") or by_arms else []
        return [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in part.group("hitting_verbs"):
        named = [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "ROOT" else []  # "Primary school shelled in Kharkiv"
        bare = verb.tag_ == "VBN" and not has(verb, "aux", "dobj")
        hit = named or (subjects if passive or bare else [c for c in verb.children if c.dep_ == "dobj"])
        return [t for t in hit if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in concrete(part.passage) | part.group("named_by_adjective")]
    if lemma in part.group("landing_verbs") and not passive:
        return [t for t in _objects(verb, ("on", "onto", "into", "in", "through")) if t.pos_ == "NOUN"]
    return []


def _without_helper(verb: Token, subjects: list[Token], lemma: str, part: Part) -> bool:
    """True for the passive of "Library damaged in a strike", where no "was" tells it."""
    if verb.tag_ != "VBN" or lemma not in part.group("ruin") or has(verb, "aux", "dobj") or any(c.dep_ == "conj" and has(c, "dobj") for c in verb.children):
        return False
    return any(s.lemma_.lower() in concrete(part.passage) for s in subjects)


def _listed_before(noun: Token, part: Part) -> list[Token]:
    """The things before the last one of "administrative buildings and cars damaged in the shelling"."""
    out = []
    while noun.dep_ == "conj" and noun.head.lemma_.lower() in concrete(part.passage) and not any(c.dep_ in ("acl", "relcl", "prep") for c in noun.head.children):
        noun = noun.head
        out.append(noun)
    return out


def _among_them(noun: Token) -> list[Token]:
    """What "a school and a shop were among the buildings damaged" names."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "among" or verb.lemma_ != "be":
        return []
    return [c for c in verb.children if c.dep_ == "nsubj"]


def _named_among(among: Token, part: Part) -> list[Token]:
    """What "a mall was among the damaged sites", "the market was among the places hit", "among the damage was a school" name."""
    noun, verb = first(among, "pobj"), among.head
    if noun is None or verb.lemma_ != "be" or has(verb, "neg"):
        return []
    ruin = part.group("ruin", "blows")
    harmed = noun.lemma_.lower() in part.group("damage_nouns") or any(
        c.lemma_ in ruin or c.lower_ in part.group("damaged_words") for c in noun.children if c.dep_ in ("amod", "acl"))
    return [c for c in verb.children if c.dep_ in ("nsubj", "attr")] if harmed else []


def _before_helper(verb: Token, part: Part) -> list[Token]:
    """The nouns before "were damaged" where the parse has lost the subject: back to a comma or another verb."""
    doc = part.passage.doc
    helper = first(verb, "auxpass")
    if helper is None:
        return []
    start = helper.i
    while start > part.i and doc[start - 1].text != "," and doc[start - 1].pos_ not in ("VERB", "AUX"):
        start -= 1
    return [t for t in doc[start:helper.i] if t.pos_ == "NOUN" and t.dep_ in ("conj", "nsubj", "ROOT", "dep", "appos")]


def _whole_place(subjects: list[Token], part: Part) -> bool:
    return any((m := part.passage.mention_at(s)) is not None and m.kind == "place" for s in subjects)


def _objects(token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """What stands behind some prepositions of a word, and what it appears to be: "a strike on what appears to be a school"."""
    after = [g for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions and c.i > token.i for g in c.children]
    return [g for g in after if g.dep_ == "pobj"] + [t for g in after if g.dep_ == "pcomp" for t in g.subtree if seeming(t) == g]


def _none(noun: Token) -> bool:
    """ "no damage", "did not sustain damage", "no report of a fire", "can cause damage"."""
    if noun.head.pos_ == "VERB" and (helping(noun.head) & UNREAL or has(noun.head, "neg")):
        return True
    while not any(c.lower_ in ("no", "any", "further") for c in noun.children):
        if noun.head.i == noun.i or noun.pos_ in ("VERB", "AUX"):
            return False
        noun = noun.head
    return True


def _done(verb: Token) -> bool:
    """Whether the harm is told as done: no negation, no modal, no purpose."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "mark")}
    return not helpers & NO_HARM
