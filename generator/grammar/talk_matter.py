"""What a meeting is about and what it brought: short phrases close to the words.

Agenda: "discussed X and Y", "exchanged views on X", "informed him about X", "raised the issue of X", "will focus on X".
Outcome: "agreed on X", "agreed to do X", "reached a deal on X", "the talks resulted in X", "promised to do X".
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.talk_aims import LONGEST, aims, infinitive, joined_aims, purposes, questions, topics, urged
from generator.grammar.talk_points import (
    SETTING,
    before_setting,
    cut,
    inside,
    last_whole,
    of_preposition,
    points,
    to_do,
)
from generator.grammar.talk_results import (
    OBJECTS,
    agreed_before,
    aim_behind,
    handed_over,
    is_none,
    is_told,
    left_open,
    progress,
    promised,
    signed,
)
from generator.grammar.talk_tails import listed
from generator.grammar.talk_told import told_by_one
from generator.grammar.words import MEETINGS

ABOUT = ("on", "upon", "about", "of", "around", "regarding", "concerning")
TOUCHING = ("regarding", "concerning")
UPON = ("on", "to", "upon")


def agenda_of(passage: Passage, verb: Token, *, one_sided: bool = False) -> tuple[str, ...]:
    """What a verb of discussing is about; `one_sided` also takes what one of two raises, tells or asks."""
    story = passage.story
    lemma, heads = verb.lemma_.lower(), []
    nouns = story.group("talks", "discuss_nouns")
    if lemma in story.group("talks", "speak_at") and any(c.dep_ == "dobj" and c.lemma_.lower() in story.group("talks", *MEETINGS, "delegates") for c in verb.children):
        return ()  # "addressed a plenary session", "addressed the participants"
    if lemma in story.group("talks", "discuss", "negotiation_verbs"):
        direct = OBJECTS if lemma not in story.group("talks", "focus") else ()
        heads += [c for c in verb.children if c.dep_ in direct or (c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG")]
        aside = story.group("talks", "sidelines")
        heads += [h for h in of_preposition(verb, ABOUT) if h.lemma_.lower() not in aside]  # "talked on the margins of the summit"
        heads += [c for c in verb.children if c.i > verb.i and c.pos_ in ("NOUN", "PROPN") and (
            c.dep_ == "dep" and not heads or c.dep_ == "dobj" and not direct and heads)]  # "discussed, among other things, X", "focused on X, Y and Z"
        torn = [c for s in verb.children if s.dep_ == "nsubj" and s.lemma_.lower() in story.group("talks", *MEETINGS) for c in s.children if c.dep_ == "appos" and c.i > verb.i]
        heads += torn if heads else []  # "the talks with X focused on A, B and C", where the parse adds B to the talks
        heads = [h for head in heads for h in (head.lemma_ in nouns and inside(passage, head, ABOUT) or [head])]
    elif any(c.dep_ in OBJECTS and c.lemma_ in nouns for c in verb.children):
        traded = story.group("talks", "exchanged")  # "an exchange of prisoners" is no exchange of views
        heads += [h for c in verb.children if c.dep_ in OBJECTS and c.lemma_ in nouns and _of_views(passage, c)
                  for h in inside(passage, c, ABOUT) if h.lemma_.lower() not in traded]
    elif (open_still := left_open(passage, verb)):
        heads += open_still
    elif lemma == "speak" and verb.tag_ != "VBG" and (spoken := [h for h in of_preposition(verb, ("about",)) if h.pos_ in ("NOUN", "PROPN") or h.tag_ == "VBG"]):
        heads += spoken
    elif lemma == "look" and (looked := of_preposition(verb, ("at",))):
        heads += looked
    elif one_sided:
        return points(passage, told_by_one(passage, verb), examples=False)
    asked = tuple(text for text in questions(verb) if text) if lemma in story.group("talks", "discuss") else ()
    heads += [t for t in topics(passage, verb) if t not in heads]
    told = tuple(dict.fromkeys((*points(passage, heads, shorten=False), *asked)))
    by_commas = listed(passage, verb, told) if lemma in story.group("talks", "discuss") and verb.tag_ != "VBN" and not asked else ()
    return by_commas or told or points(passage, heads)



def _of_views(passage: Passage, noun: Token) -> bool:
    """"An exchange of views", "a discussion"; not "an exchange of rings"."""
    return noun.lemma_ != "exchange" or any(t.lemma_ in passage.group("talks", "views", "discuss_nouns") for t in noun.subtree if t != noun) or not of_preposition(noun, ("of",))


def outcome_of(passage: Passage, verb: Token, *, one_sided: bool = False) -> tuple[str, ...]:
    """What a verb of agreeing settles, or the deal that is its object, and what somebody who may (`one_sided`) promises; "agreed to stay in
    touch" is nothing."""
    story, lemma = passage.story, verb.lemma_.lower()
    if verb.dep_ in ("xcomp", "acl") and verb.head.lemma_ in story.group("talks", "fail"):
        return ()
    if lemma == "decide" and (verb.tag_ not in ("VBD", "VBN") or any(c.dep_ == "nsubjpass" and c.lower_ != "it" for c in verb.children)):
        return ()  # "the right to decide", "its fate is being decided"
    deals = story.group("talks", "agree_nouns")
    heads: list[Token] = []
    done: list[Token] = []
    if lemma in story.group("talks", "agree"):
        heads += [c for c in verb.children if c.dep_ in OBJECTS]
        heads += [c for c in of_preposition(verb, UPON) if c.i > verb.i]  # "on grain, they agreed that …"
        done += [c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)]
        heads += agreed_before(verb) if not (heads or done) else []
    elif (papers := signed(passage, verb)):
        heads += papers
    elif lemma in story.group("talks", "reach"):
        reached = [c for c in verb.children if c.dep_ in OBJECTS and c.lemma_ in deals and not is_none(c)]
        heads += [h for c in reached for h in inside(passage, c, (*UPON, "about"))]
        done += [g for c in reached for g in (*c.children, *aim_behind(c)) if g.dep_ in ("acl", "advcl") and infinitive(g)]
        heads += [c for c in reached if not (heads or done) and is_told(passage, c)]
    elif one_sided and lemma in story.group("talks", "promise"):
        done += [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and infinitive(c)]
        heads += promised(passage, verb)
    elif one_sided and lemma in story.group("talks", "affirm"):
        intents = story.group("talks", "intent_nouns")
        done += [g for c in verb.children if c.dep_ == "dobj" and c.lemma_ in intents for g in c.children if g.dep_ == "acl" and infinitive(g)]
    empty = story.group("talks", "empty_outcome")
    done = [t for c in done for t in (c, *_next_done(c))]
    done = [c for c in done if not any(g.lower_ == "this" for k in c.children if k.dep_ == "dobj" for g in k.children)]
    done = [c for c in done if c.lemma_ in story.group("talks", "set_up") or not empty & _words_near(c)]
    heads = [h for h in heads if h.lemma_.lower() not in empty]
    settling = lemma in story.group("talks", "agree") or one_sided and lemma in story.group("talks", "promise")
    that = [c for c in verb.children if c.dep_ == "ccomp" and settling and c.i > verb.i and c.tag_ != "VBG" and not infinitive(c)]
    clauses = (_that(passage, c) for c in that if c.lemma_.lower() not in empty or any(
        s.dep_ in SUBJECTS and s.lemma_ not in empty | story.group("talks", "delegates") for s in c.children))
    told = (*(text if " " not in (cut_off := before_setting(passage, c, text)) else cut_off for c in done for text in (to_do(passage, c),)), *clauses, *handed_over(passage, verb), *progress(passage, verb))
    return tuple(dict.fromkeys((*points(passage, heads, examples=False), *(text for text in told if text))))


def _that(passage: Passage, verb: Token) -> str:
    """What is agreed as a clause: "that the deal should be prolonged"; nothing where it begins with a pronoun or a verb or cannot be cut."""
    first = verb.left_edge.nbor() if verb.left_edge.lower_ == "that" else verb.left_edge
    helped = has(verb, "aux", "auxpass")
    if first.pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or verb.i <= first.i or (verb.lemma_ == "be" and not helped):
        return ""
    end = verb.i
    for child in verb.rights:
        if child.dep_ in ("conj", "cc", "punct", "parataxis") or child.dep_ == "advcl" and not infinitive(child):
            break
        if child.right_edge.i - first.i >= LONGEST:
            end = last_whole(passage, child, first.i + LONGEST) if child.dep_ in ("dobj", "attr") else end
            break
        end = child.right_edge.i
    whole = end > verb.i or has(verb, "auxpass") or not any(True for _ in verb.rights)
    words = verb.doc[first.i:end + 1]
    return cut(" ".join(words.text.split())) if len(words) <= LONGEST and whole else ""


def _words_near(verb: Token) -> set[str]:
    """The verb of what is to be done and the words near it, without those of the meeting's own setting."""
    below = [c for c in verb.children if not (c.dep_ == "prep" and c.lower_ in SETTING) and c not in _next_done(verb)]
    return {t.lemma_.lower() for c in below for t in (c, *c.children)} | {verb.lemma_.lower()}


def _next_done(verb: Token) -> list[Token]:
    """What else is agreed, in a row: "to exchange prisoners, to set out their terms and to continue"; the parse may take a later one for a purpose of the first."""
    later = [c for c in verb.children if c.i > verb.i and c.pos_ == "VERB"]
    listed = any(t.dep_ == "conj" and infinitive(t) for c in later for t in (c, *c.children))  # not "work with allies, to end the war"
    row = [c for c in later if c.dep_ == "conj" and c.tag_ == "VB" or listed and c.dep_ in ("advcl", "dep") and infinitive(c) and c.doc[c.left_edge.i - 1].text == ","]
    return [t for c in row for t in (c, *_next_done(c))]


def result_of(passage: Passage, verb: Token) -> tuple[str, ...]:
    """"The talks resulted in X", "led to X"."""
    if verb.lemma_.lower() not in passage.group("talks", "lead_to") or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return ()
    heads = of_preposition(verb, ("in", "to", "with"))
    if verb.lemma_ in passage.group("talks", "yields"):
        heads += [c for c in verb.children if c.dep_ == "dobj"]
    return points(passage, [h for h in heads if not any(c.lower_ in ("no", "little", "few") for c in h.children)])


def fragment(passage: Passage) -> tuple[str, ...]:
    """"On defensive support and fuel supply.": a sentence without a verb of its own that carries a talk on."""
    first = next((t for t in passage.tokens if t.is_alpha), None)
    if first is None or first.lower_ not in ("on", "about") or passage.sent.root != first:
        return ()
    return points(passage, [c for c in first.children if c.dep_ in ("pobj", "pcomp")])


def about(passage: Passage, trigger: Token) -> tuple[str, ...]:
    """"talks on a ceasefire", "met for a discussion on X"."""
    heads = of_preposition(trigger, ("on", "about", "over", *TOUCHING))
    if trigger.dep_ in ("nsubj", "nsubjpass", "dobj"):  # "negotiations were held in Turkey regarding X"
        heads += of_preposition(trigger.head, TOUCHING)
    nouns = passage.group("talks", "discuss_nouns")
    heads += [h for c in trigger.children if c.lower_ == "for" for n in c.children if n.lemma_ in nouns for h in inside(passage, n, ABOUT)]
    aims = [c for t in trigger.subtree if t.pos_ == "NOUN" for c in t.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and infinitive(c)]
    asked = tuple(text for p in trigger.subtree if p.dep_ == "prep" and p.lower_ == "about" and p.i > trigger.i and _before_it(p, trigger) for text in questions(p) if text)
    heads += _further_on(passage, trigger) if not heads else []
    aiming = passage.group("talks", "aiming")
    heads += [g for c in aims if c.lemma_ in aiming for g in c.children if g.dep_ == "dobj"]  # "talks between A and B to secure a ceasefire"
    aside = passage.group("talks", "aside", "sidelines")
    told = points(passage, [h for h in heads if h.lemma_.lower() not in aside and (h.ent_type_ not in ("DATE", "TIME") or h.tag_ == "VBG")])
    return (*told, *asked)


def _before_it(preposition: Token, trigger: Token) -> bool:
    """True where only who meets stands between: "met with a delegation led by X about how to end it"."""
    return preposition.head == trigger or all(t.pos_ not in ("VERB", "AUX") or t.dep_ == "acl" for t in trigger.doc[trigger.i + 1:preposition.i])


def _further_on(passage: Passage, trigger: Token) -> list[Token]:
    """X of "talks with officials this weekend on X", "met in Y with a delegation led by Z about X": the parse hangs it on what stands between."""
    group = passage.group
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    holding = trigger.pos_ == "VERB" or verb.lemma_ in group("talks", "take_part", "carry_out", "plan", "call_verbs", "meeting_verbs") or trigger.dep_ == "pobj" and verb.lower_ == "for"
    over = verb.head if trigger.dep_ == "pobj" else verb
    names = [t for t in trigger.subtree if t.i > trigger.i and (t.ent_type_ or t.lemma_.lower() in group("talks", "delegates"))]
    out: list[Token] = []
    for p in (c for t in ({over} if holding else set()) | {*names, *(t.head for t in names if t.dep_ == "pobj" and t.head.lower_ == "by")} for c in (*t.children, *(
            g for c in t.children if c.dep_ == "acl" for g in c.children))):
        if p.dep_ == "prep" and p.lower_ in ("on", "about", *TOUCHING) and p.i > trigger.i:
            out += [c for c in p.children if c.dep_ in ("pobj", "pcomp") and c.pos_ == "NOUN" and not c.ent_type_ and c.text[0].islower()
                    and c.lemma_.lower() not in group("talks", "phones", "meeting_nouns", "aside", "occasions")]
    devoted = (c for t in names for c in t.children if c.dep_ == "acl" and c.lower_ in group("talks", "devoted"))  # "meetings with a delegation in Z largely devoted to X"
    out += [h for c in devoted for h in of_preposition(c, ("to",))]
    return out


def aims_of(passage: Passage, trigger: Token, verb: Token) -> tuple[str, ...]:
    """What a meeting is for: "met to coordinate support", "a summit aimed at outlining a roadmap"."""
    group = passage.group
    holding = trigger == verb or trigger.dep_ in OBJECTS and verb.lemma_ in group("talks", "take_part", "carry_out", "receive_verbs", "organise")
    use = [u for c in verb.children if verb.lemma_ == "use" and c.dep_ == "xcomp" for u in (list(urged(passage, c)) or [c])]
    host = trigger.head if trigger.dep_ == "dobj" and trigger.head != verb and trigger.head.lemma_ in group("talks", "receive_verbs", "organise") else None
    wanted = [*aims(passage, trigger, verb), *use, *(purposes(passage, verb) if holding else purposes(passage, host) if host else ()), *purposes(passage, trigger)]
    if trigger.dep_ == "pobj":  # "more momentum in the negotiations to end the war" says which negotiations
        wanted = [v for v in wanted if v.head != trigger or v.lemma_ not in ("end", "stop")]
    return tuple(dict.fromkeys(text for aim in wanted for v in joined_aims(aim) if (text := to_do(passage, v)) and len(text.split()) > 1))
