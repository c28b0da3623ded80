"""The speaker who closes a sentence, by the order of its words: "…, the regional governor said on Telegram".

The parser often hangs such a speaker on the last noun of the clause. He may have a name and an office, either first:
"…, X, head of the regional administration, reported", "…, the region's governor, X, wrote".
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from generator.grammar.function_words import FINITE
from generator.grammar.names import in_span
from generator.grammar.persons import Cast
from generator.grammar.relations import first, has
from generator.grammar.texts import end_of
from generator.grammar.titled import is_unknown

LONGEST_NAME = 16
"""Tokens of a speaker between the comma and the verb of saying."""
NAME_PARTS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "CCONJ", "PRON", "SPACE"))
WHILE = frozenset(("after", "as", "when", "while", "before"))
"""What may follow the verb of saying although it opens a clause: "he said as he left"."""
BESIDE = WHILE | frozenset(("even", "though", "although", "despite", "amid"))
"""What an inserted speaker does not say: "…, he said, even as the aid was held up"."""
TO_SOMEBODY = frozenset(("tell", "inform", "share", "publish", "post"))
"""Verbs of saying whose object is who hears it, or what is made known."""
DASHES = ("-", "–", "—")
MARKS = (",", "”", "\"")


def closing(verb: Token, cast: Cast) -> tuple[tuple[int, int], Token, str | None] | None:
    """What is said before a speaker at the end of the sentence, his word, and his name if he has one; None where nobody stands there."""
    helper = verb.nbor(-1) if verb.i > verb.sent.start and verb.tag_ == "VBN" and verb.nbor(-1).lower_ in ("has", "have") else None
    if (verb.tag_ not in ("VBD", "VBZ", "VBP") and helper is None and not _taken_for_passive(verb)) or any(c.dep_ in ("ccomp",) and c.i > verb.i for c in verb.children):
        return None
    if helper is not None and verb.lemma_ not in TO_SOMEBODY and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return None  # "While A gave ten jets, B has promised 20"
    sent, spoken = verb.sent, helper if helper is not None else verb
    at, apposed = _back(verb.doc, spoken.i - 1, sent.start), None
    if verb.doc[at].text == "," and at == spoken.i - 1:  # "…, X, head of the region, reported"
        apposed, at = _apposed(verb.doc, at, sent.start)
        if apposed is None:
            return None
    elif verb.doc[at].text == ",":  # "…, X, a spokesman for the region said"
        before = _back(verb.doc, at - 1, sent.start)
        if _is_office(verb.doc[at + 1:spoken.i], cast) and verb.doc[before].text in MARKS and _is_person(verb.doc[before + 1:at], cast):
            apposed, at = verb.doc[at + 1:spoken.i], before
    comma, clause, name = verb.doc[at], verb.doc[sent.start:at], verb.doc[at + 1:spoken.i]
    rest = verb.doc[verb.i + 2:sent.end]
    inserted = verb.i + 1 < sent.end and verb.nbor().text == "," and any(t.pos_ in ("VERB", "AUX") for t in rest)
    finite = any(t.tag_ in FINITE for t in clause) or cast.told(sent.start_char) == "headline"  # "Arms "stabilising" the front, general says"
    dashed = comma.text in DASHES and at > sent.start and bool(verb.doc[at - 1].whitespace_) and speaks_by_kind(name[-1], cast) if len(name) else False
    if (comma.text not in MARKS and not dashed) or not len(name) or name[0].pos_ == "CCONJ" or not (inserted or finite):
        return None
    after = verb.nbor() if verb.i + 1 < sent.end else None
    if after is not None and helper is None and after.pos_ in ("VERB", "AUX", "DET", "SCONJ", "PRON") and after.lower_ not in WHILE:
        return None
    beside = finite and inserted and rest[0].lower_ in BESIDE
    whole = inserted and not beside
    own = name if apposed is None else verb.doc[name.start:apposed.start - 1]
    return (sent.start_char, sent.end_char if whole else end_of(clause[-1])), own.root, _named(own, apposed, cast)


def quoted_at_the_end(quoted: Token) -> tuple[int, int] | None:
    """What is said before "…, an official, X, was quoted by Y as saying" and "…, X, a spokesman, quoted the army as saying"."""
    doc, sent = quoted.doc, quoted.sent
    first = quoted.i - 1 if quoted.nbor(-1).lower_ in ("was", "were", "is") else quoted.i
    at = _back(doc, first - 1, sent.start)
    if doc[at].text == "," and at == first - 1:
        _, at = _apposed(doc, at, sent.start)
    elif doc[at].text == ",":
        before = _back(doc, at - 1, sent.start)
        at = before if doc[before].text in MARKS and before > sent.start else at
    clause = doc[sent.start:at]
    return (sent.start_char, end_of(clause[-1])) if doc[at].text in MARKS and any(t.tag_ in FINITE for t in clause) else None


def _taken_for_passive(verb: Token) -> bool:
    """"…,” the official, X, posted on a channel": behind an apposition the parse takes the verb for a participle."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.nbor(-1).text == "," and has(verb.head, "appos") and not has(verb, "agent", "auxpass")


def inverted(verb: Token, cast: Cast) -> tuple[tuple[int, int], Token] | None:
    """What is said before ", said X who …" and X, where the parse joins the verb of saying to what is said: "…, announced the mayor, quoted by Y"."""
    at, sent = verb.i, verb.sent
    closes = not any(t.pos_ == "CCONJ" for t in verb.doc[at:sent.end])  # "…, warned the governor and left" has another subject
    lists = ("said_before", "speech") if verb.dep_ == "ROOT" or closes else ("said_before",)
    if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_ not in cast.words.group("verbs", *lists) or verb.dep_ not in ("conj", "dep", "ROOT"):
        return None
    cites = cast.words.group("verbs", "cite")
    if at - sent.start < 3 or verb.nbor(-1).text not in MARKS or any(c.dep_ == "ccomp" and c.i > at and not (c.tag_ == "VBG" and c.lemma_ in cites) for c in verb.children):
        return None
    to_somebody = verb.lemma_ in TO_SOMEBODY
    said = next((c for c in verb.rights if c.dep_ == "nsubj" or c.dep_ == "dobj" and not to_somebody), None)
    named = cast.by_token.get(at + 1) if said is None and not to_somebody and at + 1 < sent.end else None
    if named is not None and named.kind in ("person", "organisation") and named.i == at + 1:
        said = verb.doc[named.j - 1]  # "reported X referring to Y"
    clause = verb.doc[sent.start:at - 1]
    body = said is not None and getattr(cast.by_token.get(said.i), "kind", "") == "organisation"
    whole = any(t.tag_ in FINITE for t in clause) or cast.told(sent.start_char) == "headline"  # "Fresh talks on Wednesday, says X"
    if said is None or (said.left_edge.i != at + 1 and named is None) or not (body or speaks_by_kind(said, cast)) or not whole:
        return None
    return (sent.start_char, end_of(clause[-1])), said


def overrun(verb: Token, cast: Cast) -> Token | None:
    """Who speaks behind a clause on his office: "X, governor of a region, which the army seized in 2014, said"; the parse makes the army speak."""
    head, own = verb.head, first(verb, "nsubj")
    if verb.dep_ != "relcl" or own is None or verb.nbor(-1).text != "," or not has(verb, "ccomp"):
        return None
    apart = any(t.text == "," for t in verb.doc[own.i:verb.i]) and any(t.lower_ == "which" for t in verb.doc[head.i:own.i])
    return head if apart and speaks_by_kind(head, cast) else None


def speaks_by_kind(noun: Token, cast: Cast) -> bool:
    """A person, or a noun for those who speak: officials, a ministry, a mayor."""
    mention = cast.by_token.get(noun.i)
    person = mention is not None and mention.kind == "person"
    return person or noun.lemma_.lower() in cast.words.group("cues", "speaker_bodies", "titles") or noun.lower_ in cast.words.group("cues", "speaker_bodies")


def _back(doc: Doc, at: int, first: int) -> int:
    """The token before the phrase that ends at `at`."""
    end = at
    while at > first and end - at < LONGEST_NAME and (doc[at].pos_ in NAME_PARTS or doc[at].text in ("(", ")") or doc[at].tag_ == "HYPH" and not doc[at - 1].whitespace_):
        at -= 1
    return at


def _apposed(doc: Doc, comma: int, first: int) -> tuple[Span | None, int]:
    """The inner one of two phrases before a comma, and the mark before the outer one."""
    between = _back(doc, comma - 1, first)
    if between <= first or doc[between].text != "," or between == comma - 1:
        return None, comma
    before = _back(doc, between - 1, first)
    return (doc[between + 1:comma], before) if before > first and before < between - 1 else (None, comma)


def _named(name: Span, apposed: Span | None, cast: Cast) -> str | None:
    """The person named at the end of the phrase, or in the one beside it."""
    if apposed is not None:
        people = [in_span(cast.mentions, part[0].idx, end_of(part[-1]), "person") for part in (name, apposed)]
        known = next((found[-1].name for found in people if found), None)
        return known or next((part.text for part in (name, apposed) if is_unknown(part, cast.by_token)), None)
    last = cast.by_token.get(name.end - 1)
    if last is not None and last.kind == "person":
        return last.name
    return _unknown(name, cast)


def _is_office(part: Span, cast: Cast) -> bool:
    """"A representative of the region", "head of the administration"; not "the ministry" or somebody's name."""
    if not len(part) or part[0].lower_ == "the" or _named(part, None, cast) is not None:
        return False
    return part[0].lower_ in ("a", "an") or part[0].lower_ in cast.titles and any(t.pos_ == "ADP" for t in part)


def _is_person(part: Span, cast: Cast) -> bool:
    """A name and nothing else."""
    mention = cast.by_token.get(part.start) if len(part) > 1 else None
    return mention is not None and mention.kind == "person" and mention.j == part.end or is_unknown(part, cast.by_token)


def _unknown(name: Span, cast: Cast) -> str | None:
    """A person nobody knows, whose name closes a long office: "First Deputy Minister of Affairs of Ukraine X Y"."""
    start = name.end
    while start > name.start and name.doc[start - 1].pos_ == "PROPN" and cast.by_token.get(start - 1) is None:
        start -= 1
    office = {t.lower_ for t in name.doc[name.start:start]}
    known = start > name.start and cast.by_token.get(start - 1) is not None
    return name.doc[start:name.end].text if known and name.end - start == 2 and office & cast.titles else None
