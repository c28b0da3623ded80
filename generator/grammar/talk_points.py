"""The points of an agenda or outcome as records write them: one short phrase each, close to the words.

"Air defence and a wide range of other issues, including sanctions" gives "air defence" and "sanctions"; the meeting's own day, city and guests are cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.phrases import LEADING, conjuncts, phrase
from generator.grammar.talk_aims import LONGEST, infinitive
from generator.grammar.talk_results import aim_behind, is_told
from generator.grammar.texts import text_of

ON_THE_TABLE = re.compile(r" (?:(?:on|(?:at|on) the top of|high on|top of) (?:the|their) agenda|at the (?:cent(?:re|er)|heart|core|forefront) of (?:the|their) [a-z]+)$")
ASIDE = re.compile(r"[,”\"]+ (?:which|who|where) | [–—] | but ")
DETAIL = re.compile(r" (?:in (?:more |great |greater )?(?:detail|depth)|at length)$")
IN_A_CITY = re.compile(r" in [A-Z][\w’'-]*( [A-Z][\w’'-]*)*$")
EMPTY_ENDS = ("also", "including", "particularly", "especially", "and", "as", "to", "of")
SHORTEST = 4
"""Letters of a point."""
FOR = ("for", "of", "to", "against", "towards", "toward")
SETTING = ("during", "at", "after", "following")


def points(passage: Passage, heads: Iterable[Token], *, examples: bool = True, shorten: bool = True) -> tuple[str, ...]:
    """The points that are joined at some heads; without `examples`, "weapons, including drones" is one of weapons alone; without `shorten`, one that
    runs on is left out."""
    told: dict[str, None] = {}
    for head in heads:
        bare = ""
        several = [t for first in (head, *conjuncts(head)) for t in (first, *_of_issues(passage, first))]
        for token in (t for t in several if not (t != head and _torn(t)) and not any(d.start <= t.idx < d.end for d in passage.days)):
            if token.lemma_.lower() in passage.group("talks", "leaning") and _leans(token):
                bare = token.text
                continue
            told.update((f"{bare} and {text}" if bare and n == 0 else text, None) for n, text in enumerate(
                _point(passage, token, examples=examples, shorten=shorten)))
            bare = ""
    return tuple(told)


def _of_issues(passage: Passage, head: Token) -> list[Token]:
    """The further ones of "the issues of A, B and C", "the possibilities of doing A, doing B and C"."""
    inner = of_preposition(head, ("of", "related")) if head.pos_ == "NOUN" else []
    vague = head.lemma_ in passage.group("talks", "vague", "issue_nouns")
    return [t for c in inner if vague or c.tag_ == "VBG" for t in c.conjuncts if t.i > c.i] if inner else []


def _point(passage: Passage, head: Token, *, examples: bool, shorten: bool) -> Iterable[str]:
    """One point: the phrase itself unless it is vague, and what "including" adds to it."""
    named = _named_in(head)
    vague = passage.group("talks", "vague")
    deal = head.lemma_ in passage.group("talks", "agree_nouns")
    if deal and not is_told(passage, head):
        return
    while head.lemma_ in vague and (inner := of_preposition(head, ("of", "related"))) and head.lemma_ != "situation":
        head = inner[0]
        named = named or _named_in(head)
    said_of_all = passage.group("talks", "vague_adjectives")
    bare = head.lemma_ in vague and not any(c.dep_ in ("compound", "prep", "amod", "acl", "relcl") and c.lower_ not in said_of_all
                                              and c.lower_ != "including" for c in head.children)
    after = head.nbor() if head.i + 1 < len(head.doc) else head
    if bare and head.lemma_ == "situation" and after.dep_ == "prep" and after.head == head.head:
        # "reviewed the situation at the front": the parse hangs the place on the verb.
        yield f"{head.text} {after.doc[after.i:after.right_edge.i + 1].text}"
    elif not bare and head.pos_ != "ADV" and not _is_name(passage, head):
        clause = head.pos_ in ("VERB", "AUX") and head.tag_ != "VBG"
        text = cut(phrase(head) or (_whole_part(passage, head) if shorten else "")) if not clause else to_do(passage, head) if any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in head.children) else ""
        text = f"{text} {more}" if text and (more := _torn_off(passage, head, text)) else text
        if text and " " not in text and (use := next((to_do(passage, c) for c in head.rights if c.dep_ in ("acl", "relcl") and infinitive(c)), "")):
            text = f"{text} to {use}"  # "options to open up …", which runs on
        text = before_setting(passage, head, text)
        if deal and (done := next((to_do(passage, v) for v in aim_behind(head)), "")):
            text = f"{text} to {done}"
        empty = " " not in text and head.lemma_.lower() in passage.group("talks", "never_bare", "leaning", "vague")  # "the need", "views"
        if len(text) >= SHORTEST and not empty:
            yield text
    for token in named if examples or bare else ():
        if not _is_name(passage, token):
            yield from (t for t in (cut(phrase(token)),) if len(t) >= SHORTEST)


def _whole_part(passage: Passage, head: Token) -> str:
    """The beginning of a phrase that is too long, up to where it can be cut."""
    start = next((t.i for t in head.doc[head.left_edge.i:head.i + 1] if t.lower_ not in LEADING and t.pos_ != "PUNCT"), head.i)
    return " ".join(head.doc[start:last_whole(passage, head, start + LONGEST) + 1].text.split()) if head.pos_ in ("NOUN", "PROPN") and head.i - start < LONGEST else ""


def _torn_off(passage: Passage, head: Token, text: str) -> str:
    """What the parse hangs on the verb though it tells of what a noun is: "discussed a proposal for a truce", "work to repair the grid"."""
    last = head.right_edge.nbor() if head.right_edge.i + 1 < len(head.doc) else head
    above = set(head.ancestors)
    if head.lemma_.lower() not in passage.group("talks", "open_nouns") or last == head or not text.endswith(last.nbor(-1).text):
        return ""
    if last.dep_ == "prep" and last.lower_ in FOR and last.head in above and last.right_edge.i - last.i < LONGEST:
        return cut(" ".join(head.doc[last.i:last.right_edge.i + 1].text.split()))
    aim = last.head
    if last.lower_ == "to" and last.dep_ == "aux" and aim.tag_ == "VB" and aim.dep_ in ("advcl", "xcomp", "acl", "relcl") and aim.head in above:
        return f"to {done}" if (done := to_do(passage, aim)) else ""
    return ""


def _named_in(head: Token) -> list[Token]:
    """What "including" names of a phrase."""
    above = [c for c in head.head.children if c.i == head.right_edge.i + 2] if head.dep_ in ("dobj", "xcomp") else []  # "discussed X, including Y"
    return [h for p in (*head.children, *above) if p.lower_ == "including" for c in p.children if c.dep_ in ("pobj", "pcomp") for h in (c, *conjuncts(c))]


def _torn(token: Token) -> bool:
    """True for the second half of "counter-offensive", which the parse may join to the first by "and"."""
    return token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_


def _leans(noun: Token) -> bool:
    """True for the first noun of "the effectiveness and further expansion of the initiative", which says nothing without the "of" of the second."""
    second = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"), None)
    alone = noun.pos_ == "NOUN" and all(c.dep_ in ("det", "cc", "conj", "poss") for c in noun.children)
    joined_by_and = second is not None and any(c.dep_ == "cc" and c.lower_ == "and" and c.i == noun.i + 1 for c in noun.children)
    return alone and joined_by_and and second is not None and any(
        c.dep_ == "acl" or c.dep_ == "prep" and c.lower_ == "of" for c in second.children)


def before_setting(passage: Passage, head: Token, text: str) -> str:
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


def _is_name(passage: Passage, token: Token) -> bool:
    m = passage.mention_at(token)
    named = m is not None and m.kind in ("person", "country", "organisation", "place")
    return named or token.pos_ in ("PRON", "DET") or token.lemma_ in ("one", "ones")


def cut(text: str) -> str:
    """The phrase up to "including", which is told apart, without words that lean on what follows."""
    words = DETAIL.sub("", ON_THE_TABLE.sub("", ASIDE.split(text.split(" including ")[0])[0])).split()
    while words and words[-1].lower() in EMPTY_ENDS:
        words.pop()
    return " ".join(words).strip(" ,;")


def to_do(passage: Passage, verb: Token) -> str:
    """A clause of what is to be done, from its verb on, without what else hangs on it: "share information closely"."""
    end = verb.i
    for child in verb.rights:
        purpose = child.dep_ == "advcl" and infinitive(child)
        if child.dep_ in ("punct", "cc", "conj", "parataxis") or (child.dep_ == "advcl" and not purpose):
            break
        if child.dep_ == "prep" and child.lower_ in SETTING:
            break
        if child.right_edge.i - verb.i > LONGEST:
            end = last_whole(passage, child, verb.i + LONGEST) if child.dep_ == "dobj" else end
            break
        end = child.right_edge.i
    return cut(" ".join(verb.doc[verb.i:end + 1].text.split()).strip(" ,;:–—-.“”\"")) if end > verb.i else ""


def last_whole(passage: Passage, head: Token, limit: int) -> int:
    """Where a phrase that runs on beyond `limit` can be cut: before the last preposition, clause or comma that leaves its nouns whole."""
    leaning = passage.group("talks", "never_bare", "leaning", "issue_nouns")
    nouns = (t for t in head.doc[head.i:min(limit, head.right_edge.i)] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in SUBJECTS)
    own = (t for t in nouns if t == head or t.lemma_.lower() not in leaning)
    return max((t.i for t in own if _can_end(t.nbor())), default=head.i)


def _can_end(after: Token) -> bool:
    """True for a word before which a phrase may end: no "of", no hyphen."""
    opens = after.dep_ in ("prep", "mark", "punct", "acl", "relcl") or after.lower_ in ("that", "which", "who", "to")
    return opens and after.lower_ != "of" and after.text not in "-/’'"


def inside(passage: Passage, noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """What a noun of discussing is about: "exchange of opinions on X" is about X."""
    out: list[Token] = []
    for inner in of_preposition(noun, prepositions):
        deeper = of_preposition(inner, ("on", "about"))
        out += deeper if deeper and inner.lemma_ in passage.group("talks", "views") else [inner]
    return out


def of_preposition(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [c for p in head.children if p.dep_ == "prep" and p.lower_ in prepositions for c in p.children if c.dep_ in ("pobj", "pcomp")]
