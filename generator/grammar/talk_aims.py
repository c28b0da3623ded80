"""What a meeting is for, and what lies on its table, where no verb of discussing says so.

Understood: "met to coordinate support", "a summit aimed at X", "the purpose of the meeting is to do X", "X dominated the talks", "the main
topic was X", "with X on the agenda", "discussed how to do X", and what one urges the other to do while they meet.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.phrases import conjuncts, whole_to
from generator.grammar.relations import behind
from generator.grammar.talk_results import is_none
from generator.grammar.words import MEETINGS

LONGEST = 18
"""Words of a clause that tells what is to be done."""
ASKING = frozenset("how whether what why when which where".split())
"""Words that open a question."""
MIDDLES = frozenset("centre center heart core forefront top".split())
BREAKING = ("advcl", "conj", "cc", "punct", "parataxis")


def questions(verb: Token) -> Iterable[str]:
    """The clauses of "discussed how to end the war and whether Ukraine needs more", one for each word of asking."""
    for token in verb.subtree:
        if token.lower_ in ASKING and token.i > verb.i and token.tag_ in ("WRB", "IN", "WP", "WDT") and token.dep_ != "prep":
            asked = token.head if token.dep_ != "det" else token.head.head  # "what weapons Ukraine needs"
            inside = asked.dep_ in ("ccomp", "xcomp", "pcomp") and asked.head == verb or asked.dep_ == "conj" and any(
                t.head == verb and t.dep_ in ("ccomp", "xcomp", "dobj", "dep") or t.dep_ == "pobj" and t.head.head == verb for t in asked.ancestors)
            if inside and asked.pos_ in ("VERB", "AUX") and token == asked.left_edge:
                yield clause_text(token, asked)


def clause_text(first: Token, verb: Token) -> str:
    """The words of a clause from `first` on, without what is joined to it or hangs on it loosely; nothing where it runs on."""
    end = verb.i
    for child in verb.rights:
        if child.dep_ in BREAKING:
            break
        later = next((t.i for t in child.subtree if t.dep_ == "conj" and t.pos_ == "VERB" and t.left_edge.lower_ in ASKING), 0)
        end = later and min(child.right_edge.i, _before(child.doc[later].left_edge)) or child.right_edge.i
        if later:
            break
    words = verb.doc[first.i:end + 1]
    text = " ".join(words.text.split()).strip(" ,;:–—-.“”\"")
    whole = whole_to(words[-1]) == words[-1]  # not "how to de" of "how to de-escalate"
    return text if whole and len(words) <= LONGEST and len(words) > 2 else ""


def _before(token: Token) -> int:
    """The place before a clause that is joined by "and"."""
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ in ("CCONJ", "PUNCT"):
        at -= 1
    return at


def purposes(passage: Passage, verb: Token) -> Iterable[Token]:
    """The verbs of "met in Weimar to coordinate support", "visited Kyiv to try to end the war"; not those of another meeting."""
    group = passage.group
    other = group("talks", "meeting_verbs", "call_verbs", "receive_verbs", "travel", "discuss", "inform", "take_part") - {"end"} | {"be", "have"}
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp", "acl", "relcl") and child.i > verb.i and child.tag_ == "VB" and infinitive(child):
            for aim in (child, *(c for c in child.conjuncts if c.i > child.i)):
                aim = _tried(passage, aim)
                courtesy = aim.lemma_ in group("talks", "stress", "affirm") and any(c.dep_ == "dobj" and c.lemma_ in group("talks", "courtesies") for c in aim.children)
                if aim.lemma_ not in other and not courtesy and any(
                        c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") and c.lemma_.lower() not in group("talks", *MEETINGS) for c in aim.children):
                    yield aim


def aims(passage: Passage, trigger: Token, verb: Token) -> Iterable[Token]:
    """The verbs of "a summit aimed at outlining a roadmap", "the meeting aims to reassess the deal", "the purpose of the summit is to do X"."""
    group = passage.group
    for aimed in (c for t in (trigger, *trigger.children) for c in t.children if c.dep_ in ("acl", "relcl") and c.lemma_ in group("talks", "aim")):
        yield from _aimed_at(passage, aimed)
    if trigger.dep_ == "nsubj" and trigger.head.lemma_ in group("talks", "aim"):
        yield from _aimed_at(passage, trigger.head)
    goal = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" else trigger.head
    if goal.lemma_ in group("talks", "goal_nouns") and goal.dep_ == "nsubj" and verb.lemma_ == "be":
        yield from (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and infinitive(c))


def _aimed_at(passage: Passage, aiming: Token) -> Iterable[Token]:
    yield from (_tried(passage, c) for c in aiming.children if c.dep_ == "xcomp" and infinitive(c))
    yield from (g for c in aiming.children if c.dep_ == "prep" and c.lower_ == "at" for g in c.children if g.dep_ == "pcomp")


def topics(passage: Passage, verb: Token) -> Iterable[Token]:
    """What is named as the matter: "the main topic was X", "X was on the agenda", "the agenda included X", "X dominated the talks",
    "attention was paid to X", "with X on the agenda"."""
    group = passage.group
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    meetings = group("talks", "negotiation_nouns", "meeting_nouns", "call_nouns", "agenda_nouns")
    topical = any(c.lemma_ in group("talks", "topic_nouns") or c.lower_ in ("one", "some") and any(_discussed(passage, o) for o in behind(c, "of")) or _main_issue(passage, c, meetings) for c in subjects)
    if verb.lemma_ == "be" and topical:
        yield from (c for c in verb.children if c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN"))
        yield from (c for p in verb.children if p.dep_ == "prep" and p.lower_ == "on" for c in p.children if c.dep_ in ("pobj", "pcomp"))
    elif verb.lemma_ == "be" and any(
            c.dep_ == "attr" and c.lemma_ in group("talks", "topic_nouns") and any(t.lemma_.lower() in meetings for t in behind(c, "in", "of", "at", "for"))
            for c in verb.children):
        yield from (c for c in subjects if c.pos_ in ("NOUN", "PROPN"))  # "X was a key topic in the talks"
    elif verb.lemma_ == "be" and any(c.lemma_.lower() in meetings for c in subjects):  # "the conversation was about X"
        yield from behind(verb, "about")
    elif verb.lemma_ in group("talks", "hold_matter") and any(c.lemma_ in ("agenda", *group("talks", "topic_nouns")) for c in subjects):
        yield from objects
    elif verb.lemma_ in group("talks", "dominate"):
        yield from (c for c in subjects if any(o.lemma_.lower() in meetings for o in objects))
        yield from (g for c in verb.children if c.dep_ == "agent" and any(s.lemma_.lower() in meetings for s in subjects) for g in c.children)
    elif verb.lemma_ in group("talks", "figure") and any(c.lemma_.lower() in meetings for c in behind(verb, "in", "during")):
        yield from (c for c in subjects if c.pos_ in ("NOUN", "PROPN"))  # "X also figured in their discussions"
    elif verb.lemma_ in group("talks", "devoted") and any(c.lemma_.lower() in meetings for c in subjects):
        yield from behind(verb, "to")  # "the conversation was devoted to X"
        yield from (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "NOUN")  # "… and Y", which the parse joins to "devoted"
    elif verb.lemma_ in group("talks", "deal_with") and any(c.lemma_.lower() in meetings for c in subjects):
        yield from behind(verb, "with")
    elif verb.lemma_ == "be" and any(_of_the_agenda(passage, c, meetings) for c in behind(verb, "among")):  # "among the topics is X"
        later = [c for c in verb.children if c.i > verb.i and c.dep_ in ("attr", "nsubj") and c.pos_ in ("NOUN", "PROPN")]
        yield from later or (c for c in subjects if c.pos_ in ("NOUN", "PROPN"))  # "X was among the topics discussed"
    elif verb.lemma_ == "be" and any(c.dep_ == "attr" and c.lower_ == "one" and any(_of_the_agenda(passage, o, meetings) for o in behind(c, "of")) for c in verb.children):
        yield from (c for c in subjects if c.pos_ in ("NOUN", "PROPN"))
    elif verb.lemma_ in group("verbs", "naming") and any(c.lemma_.lower() in meetings for c in objects):  # "described the meeting as an exchange of views on X"
        named = [c for c in behind(verb, "as") if c.lemma_ in group("talks", "discuss_nouns")]
        yield from (h for c in named for v in (c, *behind(c, "of")) for h in behind(v, "on", "about"))
    elif verb.lemma_ in group("talks", "pay_attention") and verb.tag_ in ("VBD", "VBN") and any(c.lemma_ == "attention" and not is_none(c) for c in (*subjects, *objects)):
        yield from (g for p in verb.children if p.dep_ in ("prep", "dative") and p.lower_ == "to" for g in p.children if g.dep_ == "pobj")
    if verb.lemma_ in ("be", "stand") and any(c.lower_ == "on" and any(g.lemma_ == "agenda" for g in c.children) for c in verb.children):
        yield from (c for c in subjects if c.dep_ == "nsubj")
    for p in verb.children:
        if p.dep_ == "prep" and p.lower_ == "with":
            yield from (c for c in p.children if c.dep_ == "pobj" and any(_listed(passage, t) for t in (c, *conjuncts(c))))


def _main_issue(passage: Passage, item: Token, meetings: frozenset[str]) -> bool:
    """"The main issue of the talks", "the biggest question at the meeting"."""
    first = any(c.tag_ == "JJS" or c.lower_ in ("main", "key", "central", "chief") for c in item.lefts)
    return first and item.lemma_ in passage.group("talks", "issue_nouns") and any(c.lemma_.lower() in meetings for c in behind(item, "of", "at", "in"))


def _discussed(passage: Passage, item: Token) -> bool:
    """"One of the topics discussed", "one of the topics"."""
    topic = item.lemma_ in passage.group("talks", "topic_nouns") - {"priority"}
    return topic or item.lemma_ in passage.group("talks", "issue_nouns") and any(c.lemma_ in ("discuss", "raise") for c in item.children)


def _of_the_agenda(passage: Passage, item: Token, meetings: frozenset[str]) -> bool:
    """"The agenda items", "the topics of the talks", "the issues discussed"."""
    named = item.lemma_ in passage.group("talks", "issue_nouns", "topic_nouns") | {"item", "point"}
    return named and any(t.lemma_.lower() in meetings or t.lemma_ in ("agenda", "discuss") for t in item.subtree if t != item)


def _listed(passage: Passage, topic: Token) -> bool:
    """True for "X on the agenda", "X at the top of the agenda", "X at the centre of the talks"."""
    tables = passage.group("talks", *MEETINGS) | {"agenda", "discussion"}
    if any(t.lower_ in MIDDLES and any(g.lemma_.lower() in tables for g in t.subtree if g != t) for t in topic.subtree if t != topic):
        return True
    return any(c.dep_ == "prep" and c.lower_ in ("on", "at", "high", "top") and any(t.lemma_ == "agenda" for t in c.subtree) for c in topic.children)


def urged(passage: Passage, verb: Token) -> Iterable[Token]:
    """What one asks of the other who is there: the verb of "urged him to end the war", the noun of "pushed for more weapons" and "urged a truce"."""
    if verb.lemma_ not in passage.group("talks", "urge"):
        return
    yield from (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and infinitive(c) and c.lemma_ not in ("be", "have"))
    yield from behind(verb, "for")
    yield from (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.lemma_.lower() not in passage.group("talks", "delegates"))


def _tried(passage: Passage, verb: Token) -> Token:
    """The verb behind "try to" and "help to"."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)), None)
    return inner if inner is not None and verb.lemma_ in passage.group("talks", "try") else verb


def joined_aims(verb: Token) -> tuple[Token, ...]:
    """A verb of aim and those joined to it: "to intensify the dialogue and to expand the format"."""
    return (verb, *(c for c in conjuncts(verb) if c.tag_ in ("VB", "VBG")))


def infinitive(verb: Token) -> bool:
    """True for "to end the war"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
