"""What a meeting is about and what it brought: short phrases close to the words.

Agenda: "discussed X and Y", "exchanged views on X", "informed him about X", "raised the issue of X", "will focus on X".
Outcome: "agreed on X", "agreed to do X", "reached a deal on X", "the talks resulted in X", "promised to do X".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, phrase, phrases
from generator.grammar.relations import has
from generator.grammar.talk_aims import LONGEST, aims, infinitive, joined_aims, purposes, questions, topics, urged
from generator.grammar.talk_results import (
    OBJECTS,
    agreed_before,
    aim_behind,
    handed_over,
    is_none,
    is_told,
    progress,
    signed,
)
from generator.grammar.texts import text_of

ABOUT = ("on", "upon", "about", "of", "around", "regarding", "concerning")
UPON = ("on", "to", "upon")
SETTING = ("during", "at", "after", "following")
ON_THE_TABLE = re.compile(r" (on|(at|on) the top of|high on|top of) (the|their) agenda$")
ASIDE = re.compile(r"[,”\"]+ (?:which|who|where) ")
IN_A_CITY = re.compile(r" in [A-Z][\w’'-]*( [A-Z][\w’'-]*)*$")
EMPTY_ENDS = ("also", "including", "particularly", "especially", "and", "as", "to", "of")


def agenda_of(passage: Passage, verb: Token, *, one_sided: bool = False) -> tuple[str, ...]:
    """What a verb of discussing is about; `one_sided` also takes what one of two raises, tells or asks."""
    story = passage.story
    lemma, heads = verb.lemma_.lower(), []
    nouns = story.group("talks", "discuss_nouns")
    if lemma in story.group("talks", "discuss"):
        direct = OBJECTS if lemma not in story.group("talks", "focus") else ()
        heads += [c for c in verb.children if c.dep_ in direct or (c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG")]
        heads += _of_preposition(verb, ABOUT)
        heads = [h for head in heads for h in (head.lemma_ in nouns and _inside(passage, head, ABOUT) or [head])]
    elif any(c.dep_ in OBJECTS and c.lemma_ in nouns for c in verb.children):
        heads += [h for c in verb.children if c.dep_ in OBJECTS and c.lemma_ in nouns for h in _inside(passage, c, ABOUT)]
    elif one_sided:
        heads += _one_sided(passage, verb)
    asked = questions(verb) if lemma in story.group("talks", "discuss") else ()
    heads += [t for t in topics(passage, verb) if t not in heads]
    return tuple(dict.fromkeys((*_items(passage, heads), *(text for text in asked if text))))


def _one_sided(passage: Passage, verb: Token) -> Iterable[Token]:
    story, lemma = passage.story, verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ == "dobj" or (c.dep_ in ("xcomp", "oprd", "dative") and c.pos_ == "PROPN")]
    if lemma in story.group("talks", "inform", "tell"):
        if objects or lemma == "speak":
            yield from _of_preposition(verb, ("about", "on"))
        yield from (h for c in objects for h in _of_preposition(c, ("about",)))
        if lemma == "ask":
            yield from _of_preposition(verb, ("for",))
    elif lemma in story.group("talks", "raise"):
        issues = story.group("talks", "issue_nouns")
        yield from (h for c in objects if c.lemma_ in issues for h in _inside(passage, c, ("of",)))
    elif lemma in story.group("talks", "set_out"):
        assessed = [c for c in objects if c.lemma_ == "assessment"]
        yield from [h for c in assessed for h in _inside(passage, c, ("of",))] if assessed else objects
    else:
        yield from urged(passage, verb)


def outcome_of(passage: Passage, verb: Token, *, one_sided: bool = False) -> tuple[str, ...]:
    """What a verb of agreeing settles, or the deal that is its object; "agreed to stay in touch" is nothing."""
    story, lemma = passage.story, verb.lemma_.lower()
    if verb.dep_ in ("xcomp", "acl") and verb.head.lemma_ in story.group("talks", "fail"):
        return ()
    deals = story.group("talks", "agree_nouns")
    heads: list[Token] = []
    done: list[Token] = []
    if lemma in story.group("talks", "agree"):
        heads += [c for c in verb.children if c.dep_ in OBJECTS] + _of_preposition(verb, UPON)
        done += [c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)]
        heads += agreed_before(verb) if not (heads or done) else []
    elif (papers := signed(passage, verb)):
        heads += papers
    elif lemma in story.group("talks", "reach"):
        reached = [c for c in verb.children if c.dep_ in OBJECTS and c.lemma_ in deals and not is_none(c)]
        heads += [h for c in reached for h in _inside(passage, c, (*UPON, "about"))]
        done += [g for c in reached for g in (*c.children, *aim_behind(c)) if g.dep_ in ("acl", "advcl") and infinitive(g)]
        heads += [c for c in reached if not (heads or done) and is_told(passage, c)]
    elif one_sided and lemma in story.group("talks", "promise"):
        done += [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and infinitive(c)]
    elif one_sided and lemma in story.group("talks", "affirm"):
        intents = story.group("talks", "intent_nouns")
        done += [g for c in verb.children if c.dep_ == "dobj" and c.lemma_ in intents for g in c.children if g.dep_ == "acl" and infinitive(g)]
    empty = story.group("talks", "empty_outcome")
    done = [c for c in done if not any(g.lower_ == "this" for k in c.children if k.dep_ == "dobj" for g in k.children)]
    done = [c for c in done if c.lemma_ in story.group("talks", "set_up") or not empty & _words_near(c)]
    heads = [h for h in heads if h.lemma_.lower() not in empty]
    that = [c for c in verb.children if c.dep_ == "ccomp" and lemma in story.group("talks", "agree") and c.i > verb.i and c.tag_ != "VBG"]
    clauses = (_that(c) for c in that if c.lemma_.lower() not in empty)
    told = (*(to_do(c) for c in done), *clauses, *handed_over(passage, verb), *progress(passage, verb))
    return tuple(dict.fromkeys((*_items(passage, heads), *(text for text in told if text))))


def _that(verb: Token) -> str:
    """What is agreed as a clause: "that the deal should be prolonged"; nothing where it begins with a pronoun or runs on."""
    first = verb.left_edge.nbor() if verb.left_edge.lower_ == "that" else verb.left_edge
    helped = has(verb, "aux")
    if first.pos_ == "PRON" or verb.i <= first.i or (verb.lemma_ == "be" and not helped):
        return ""
    end = max([verb.i, *(c.right_edge.i for c in verb.rights if c.dep_ not in ("advcl", "conj", "cc", "punct", "parataxis"))])
    words = verb.doc[first.i:end + 1]
    return _cut(" ".join(words.text.split())) if len(words) <= LONGEST else ""


def _words_near(verb: Token) -> set[str]:
    """The verb of what is to be done and the words near it, without those of the meeting's own setting."""
    below = [c for c in verb.children if not (c.dep_ == "prep" and c.lower_ in SETTING)]
    return {t.lemma_.lower() for c in below for t in (c, *c.children)} | {verb.lemma_.lower()}


def result_of(passage: Passage, verb: Token) -> tuple[str, ...]:
    """"The talks resulted in X", "led to X"."""
    if verb.lemma_.lower() not in passage.group("talks", "lead_to") or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return ()
    heads = _of_preposition(verb, ("in", "to", "with"))
    if verb.lemma_ in passage.group("talks", "yields"):
        heads += [c for c in verb.children if c.dep_ == "dobj"]
    return _items(passage, [h for h in heads if not any(c.lower_ in ("no", "little", "few") for c in h.children)])


def fragment(passage: Passage) -> tuple[str, ...]:
    """"On defensive support and fuel supply.": a sentence without a verb of its own that carries a talk on."""
    first = next((t for t in passage.tokens if t.is_alpha), None)
    if first is None or first.lower_ not in ("on", "about") or passage.sent.root != first:
        return ()
    return _items(passage, [c for c in first.children if c.dep_ in ("pobj", "pcomp")])


def about(passage: Passage, trigger: Token) -> tuple[str, ...]:
    """"talks on a ceasefire", "met for a discussion on X"."""
    heads = _of_preposition(trigger, ("on", "about", "over", "regarding", "concerning"))
    nouns = passage.group("talks", "discuss_nouns")
    heads += [h for c in trigger.children if c.lower_ == "for" for n in c.children if n.lemma_ in nouns for h in _inside(passage, n, ABOUT)]
    aims = [c for t in trigger.subtree if t.pos_ == "NOUN" for c in t.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and infinitive(c)]
    aiming = passage.group("talks", "aiming")
    heads += [g for c in aims if c.lemma_ in aiming for g in c.children if g.dep_ == "dobj"]  # "talks between A and B to secure a ceasefire"
    aside = passage.group("talks", "aside", "sidelines")
    return _items(passage, [h for h in heads if h.lemma_.lower() not in aside and (h.ent_type_ not in ("DATE", "TIME") or h.tag_ == "VBG")])


def aims_of(passage: Passage, trigger: Token, verb: Token) -> tuple[str, ...]:
    """What a meeting is for: "met to coordinate support", "a summit aimed at outlining a roadmap"."""
    group = passage.group
    holding = trigger == verb or trigger.dep_ in OBJECTS and verb.lemma_ in group("talks", "take_part", "carry_out", "receive_verbs", "organise")
    use = [u for c in verb.children if verb.lemma_ == "use" and c.dep_ == "xcomp" for u in (list(urged(passage, c)) or [c])]
    wanted = [*aims(passage, trigger, verb), *use, *(purposes(passage, verb) if holding else ())]
    return tuple(dict.fromkeys(text for aim in wanted for v in joined_aims(aim) if (text := to_do(v)) and len(text.split()) > 1))


def _of_preposition(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [c for p in head.children if p.dep_ == "prep" and p.lower_ in prepositions for c in p.children if c.dep_ in ("pobj", "pcomp")]


def _inside(passage: Passage, noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """What a noun of discussing is about: "exchange of opinions on X" is about X."""
    out: list[Token] = []
    for inner in _of_preposition(noun, prepositions):
        deeper = _of_preposition(inner, ("on", "about"))
        out += deeper if deeper and inner.lemma_ in passage.group("talks", "views") else [inner]
    return out


def _items(passage: Passage, heads: Iterable[Token]) -> tuple[str, ...]:
    told: dict[str, None] = {}
    for head in heads:
        bare = ""
        for token in (t for t in (head, *conjuncts(head)) if not any(d.start <= t.idx < d.end for d in passage.days)):
            if token.lemma_.lower() in passage.group("talks", "leaning") and _leans(token):
                bare = token.text
                continue
            told.update((f"{bare} and {text}" if bare and n == 0 else text, None) for n, text in enumerate(_item(passage, token)))
            bare = ""
    return tuple(told)


def _leans(noun: Token) -> bool:
    """True for the first noun of "the effectiveness and further expansion of the initiative", which says nothing without the "of" of the second."""
    second = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"), None)
    alone = noun.pos_ == "NOUN" and all(c.dep_ in ("det", "cc", "conj", "poss") for c in noun.children)
    joined_by_and = second is not None and any(c.dep_ == "cc" and c.lower_ == "and" and c.i == noun.i + 1 for c in noun.children)
    return alone and joined_by_and and second is not None and any(c.dep_ == "prep" and c.lower_ == "of" for c in second.children)


def _item(passage: Passage, head: Token) -> Iterable[str]:
    """One point: the phrase itself unless it is vague, and what "including" adds to it."""
    named = [h for p in head.children if p.lower_ == "including" for c in p.children if c.dep_ in ("pobj", "pcomp") for h in (c, *conjuncts(c))]
    vague = passage.group("talks", "vague")
    deal = head.lemma_ in passage.group("talks", "agree_nouns")
    if deal and not is_told(passage, head):
        return
    while head.lemma_ in vague and (inner := _of_preposition(head, ("of", "related"))) and head.lemma_ != "situation":
        head = inner[0]
    said_of_all = passage.group("talks", "vague_adjectives")
    bare = head.lemma_ in vague and not any(c.dep_ in ("compound", "prep", "amod", "acl", "relcl") and c.lower_ not in said_of_all
                                              for c in head.children)
    after = head.nbor() if head.i + 1 < len(head.doc) else head
    if bare and head.lemma_ == "situation" and after.dep_ == "prep" and after.head == head.head:
        # "reviewed the situation at the front": the parse hangs the place on the verb.
        yield f"{head.text} {after.doc[after.i:after.right_edge.i + 1].text}"
    elif not bare and not _is_name(passage, head):
        clause = head.pos_ in ("VERB", "AUX") and head.tag_ != "VBG"
        text = _cut(phrase(head)) if not clause else to_do(head) if any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in head.children) else ""
        text = _before_setting(passage, head, text)
        if deal and (done := next((to_do(v) for v in aim_behind(head)), "")):
            text = f"{text} to {done}"
        if len(text) > 3:
            yield text
    for token in named:
        if not _is_name(passage, token):
            yield from (t for t in phrases(token, split=False) if len(t) > 3)


def _before_setting(passage: Passage, head: Token, text: str) -> str:
    """The phrase without the meeting itself: "a ceasefire during talks in Riyadh" is about a ceasefire."""
    group = passage.group
    nouns = group("talks", "negotiation_nouns", "meeting_nouns", "call_nouns")
    for token in head.subtree:
        calling = token.lower_ in ("in", "by") and any(c.lemma_.lower() in group("talks", "call_nouns") for c in token.children)
        if token.dep_ == "prep" and (calling or token.lower_ in SETTING and any(c.lemma_.lower() in nouns for c in token.children)):
            return text.rpartition(f" {token.text} {token.nbor().text}")[0] or text
        if token.dep_ == "prep" and token.lower_ == "with" and token.head == head and any(_is_person(passage, c) for c in token.children):
            return text.split(" with ")[0]  # "discussed sanctions with Tusk" is about sanctions
    return _before_day(passage, text)


def _before_day(passage: Passage, text: str) -> str:
    """The phrase without the city and day that close the clause: "the grain deal in Istanbul on Friday" is about the deal."""
    for day in passage.days:
        words = text_of(passage.doc)[day.start:day.end]
        if day.kind == "day" and text.endswith(f" on {words}"):
            return IN_A_CITY.sub("", text.removesuffix(f" on {words}"))
    return text


def _is_person(passage: Passage, token: Token) -> bool:
    mention = passage.mention_at(token)
    return (mention is not None and mention.kind == "person") or passage.story.cast.person(token) is not None


def _cut(text: str) -> str:
    """The phrase up to "including", which is told apart, without words that lean on what follows."""
    words = ON_THE_TABLE.sub("", ASIDE.split(text.split(" including ")[0])[0]).split()
    while words and words[-1].lower() in EMPTY_ENDS:
        words.pop()
    return " ".join(words).strip(" ,;")


def to_do(verb: Token) -> str:
    """A clause of what is to be done, from its verb on, without what else hangs on it: "share information closely"."""
    end = verb.i
    for child in verb.rights:
        purpose = child.dep_ == "advcl" and infinitive(child)
        if child.dep_ in ("punct", "cc", "conj", "parataxis") or (child.dep_ == "advcl" and not purpose):
            break
        if child.right_edge.i - verb.i > LONGEST or (child.dep_ == "prep" and child.lower_ in SETTING):
            break
        end = child.right_edge.i
    return _cut(" ".join(verb.doc[verb.i:end + 1].text.split()).strip(" ,;:–—-.“”\"")) if end > verb.i else ""


def _is_name(passage: Passage, token: Token) -> bool:
    m = passage.mention_at(token)
    named = m is not None and m.kind in ("person", "country", "organisation", "place")
    return named or token.pos_ in ("PRON", "DET") or token.lemma_ in ("one", "ones")
