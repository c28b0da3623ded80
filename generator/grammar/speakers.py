"""Who says what: stretches of text with their speaker.

Understood: "X said that …", "…, X said", "…, said X", "according to X, …", "X confirmed its interest in …",
"he added that …", quotations that run over several sentences, statements that one person makes as a whole.
The innermost attribution of a stretch wins: in "according to the agency, he said …" the speaker is he.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from generator.grammar.attribution import Attribution, Words
from generator.grammar.persons import Cast
from generator.grammar.phrases import pushed_out
from generator.grammar.sources import ACCORDING, according, agencies, as_reported, looking_back, source_lines
from generator.grammar.texts import text_of
from generator.model import Article

OPENING, CLOSING = "“„«", "”»"
STOPS = ",.!?…"
"""Behind one of these an opening mark closes: “… extinguished,“ as some outlets set it."""
SUBJECTS = ("nsubj", "nsubjpass")
MOST, PART = 0.6, 0.3
"""Shares of a stretch that an attribution must cover to speak for it."""
LONGEST_NAME = 16
"""Tokens of a speaker between the comma and the verb of saying."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NAME_PARTS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "CCONJ", "PRON", "SPACE"))


def attributions(doc: Doc, article: Article, cast: Cast, words: Words) -> tuple[Attribution, ...]:
    """All attributions of an article in the order of the text."""
    found: list[Attribution] = []
    verbs = words["verbs"]
    telling = {w for name in ("speech", "speech_of", "said_before", "confirm", "deny", "doubt") for w in verbs.get(name, ())}
    for sent in doc.sents:
        if cast.told(sent.start_char) == "furniture":
            continue
        for token in sent:
            if token.pos_ in ("VERB", "AUX") and token.lemma_ in telling:
                found += _of_verb(token, cast, words, found)
                found += as_reported(token, cast, words)
                found += looking_back(token, cast, words)
            elif token.lower_ in ACCORDING:
                found += according(token, cast)
    found += _carried_on(doc, found)
    found = agencies(doc, found, cast)
    found += source_lines(doc, article, cast)
    found += _quotations(doc, found)
    author = cast.author
    if author:
        found.append(Attribution(0, len(text_of(doc)), author, -1))
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def speaker_at(found: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution that covers most of a stretch; of several, the innermost.

    A short sentence is half taken up by its speaker, so a stretch that no attribution covers most of is given to one that
    covers a good part of it and is no statement as a whole.
    """
    covered = {a: min(a.end, end) - max(a.start, start) for a in found}
    most = [a for a in found if covered[a] > MOST * (end - start)]
    inner = [a for a in most if a.verb >= 0]
    if inner:
        return min(inner, key=lambda a: (not a.quoted, a.length))
    part = [a for a in found if a.verb >= 0 and covered[a] > PART * (end - start)]
    return max(part, key=lambda a: (covered[a], a.quoted), default=min(most, key=lambda a: a.length, default=None))


def _of_verb(token: Token, cast: Cast, words: Words, before: Sequence[Attribution]) -> list[Attribution]:
    verbs = words["verbs"]
    stances = {"confirms": verbs.get("confirm", ()), "denies": verbs.get("deny", ()), "doubts": verbs.get("doubt", ())}
    stance = next((name for name, group in stances.items() if token.lemma_ in group), "states")
    dealing = {w for name in ("agree", "discuss") for w in words.get("talks", {}).get(name, ())}
    saying = token.lemma_ in verbs["speech"] or token.lemma_ in verbs["speech_of"] or stance != "states"
    if not saying or token.lemma_ in dealing:
        return []
    if any(c.dep_ == "neg" for c in token.children):
        return []
    if token.lemma_ == "put" and not any(c.lower_ == "at" for c in token.children):
        return []  # "put the toll at nine" says it, "put out the fire" does not
    closing = _closing(token)
    subject = closing[1] if closing else _subject(token, words) or _detached(token, cast)
    if subject is None:
        return []
    speaker = cast.speaker(subject) or _same_body(subject, before, cast)
    if speaker is None:
        return []
    stretches = [closing[0]] if closing else _contents(token, subject, bare=token.lemma_ in verbs["speech_of"])
    stretches = stretches or [(_end(token), _end(token))]  # nothing but the quotation that stands beside it
    return [Attribution(start, end, speaker, token.i, stance) for start, end in stretches]


def _closing(verb: Token) -> tuple[tuple[int, int], Token] | None:
    """The stretch and the speaker of "…, the regional governor said on Telegram", by the order of the words.

    The parser often hangs such a speaker on the last noun of the clause.
    """
    helper = verb.nbor(-1) if verb.i > verb.sent.start and verb.tag_ == "VBN" and verb.nbor(-1).lower_ in ("has", "have") else None
    if (verb.tag_ not in ("VBD", "VBZ", "VBP") and helper is None) or any(c.dep_ in ("ccomp",) and c.i > verb.i for c in verb.children):
        return None
    sent, spoken = verb.sent, helper if helper is not None else verb
    at = spoken.i - 1
    while at > sent.start and spoken.i - at <= LONGEST_NAME and verb.doc[at].pos_ in NAME_PARTS:
        at -= 1
    comma = verb.doc[at]
    clause, name = verb.doc[sent.start:at], verb.doc[at + 1:spoken.i]
    inserted = verb.i + 1 < sent.end and verb.nbor().text == "," and any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 2:sent.end])
    if comma.text not in (",", "”", "\"") or not len(name) or not (inserted or any(t.tag_ in FINITE for t in clause)):
        return None
    if verb.i + 1 < sent.end and verb.nbor().pos_ in ("VERB", "AUX", "DET", "SCONJ", "PRON") and helper is None:
        return None
    return (sent.start_char, sent.end_char if inserted else _end(clause[-1])), name.root


def _detached(verb: Token, cast: Cast) -> Token | None:
    """The speaker that an insertion has cut off: "The agency X, referring to a source, named …"."""
    root = verb.sent.root
    if root.pos_ in ("VERB", "AUX") or verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.tag_ not in ("VBD", "VBN"):
        return None
    near = (root, *root.children)
    named = any((m := cast.by_token.get(t.i)) is not None and m.kind in ("organisation", "person") for t in near)
    return root if named and root.i < verb.i else None


def _same_body(subject: Token, before: Sequence[Attribution], cast: Cast) -> str | None:
    """What "it" and "they" stand for after a body has spoken, "he" after an unnamed official: the speaker just before."""
    if subject.lower_ not in ("it", "they", "he", "she") or not before:
        return None
    last, people = before[-1], {m.name for m in cast.mentions if m.kind == "person"}
    near = text_of(subject.doc).count("\n", last.end, subject.idx) <= 2 if last.end <= subject.idx else True
    named = subject.lower_ in ("it", "they") or bool(cast.titles & set(last.speaker.lower().split()))  # "its governor said … he said"
    return last.speaker if near and named and last.speaker not in people else None


def _subject(verb: Token, words: Words) -> Token | None:
    """Who says it: the subject, the agent of a passive, or the subject of the verb it is joined to."""
    agent = next((c for a in verb.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"), None)
    if agent is not None:
        return agent
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    own = next((c for c in reversed(subjects) if c.i < verb.i), next(iter(subjects), None))
    if own is not None and own.lower_ in ("who", "which", "that"):
        return verb.head if verb.dep_ == "relcl" else None
    if own is None and verb.dep_ == "pcomp" and verb.head.lower_ == "as":  # "quoted the governor as saying"
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    if own is not None or verb.head == verb:
        return own if own is None or not _passive(verb) else None
    pushed = pushed_out(verb)
    if pushed is not None:
        return pushed
    if verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head, words) if verb.dep_ == "conj" or verb.head.lemma_ in words["verbs"]["speech"] else None
    return None


def _passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _contents(verb: Token, subject: Token, *, bare: bool) -> list[tuple[int, int]]:
    """The stretches that a verb of saying governs: the clause before it, what follows it, or both.

    `bare` verbs govern what follows them also where it is no clause: "confirmed the delivery".
    """
    sent, out = verb.sent, []
    before = [c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis", "dep") and c.i < verb.i]
    if before and ";" in {t.text for t in sent.doc[before[-1].i:verb.i]}:
        before = []
    if before:
        edge = min(subject.left_edge.i if subject.i > before[-1].i else verb.i, verb.i)
        first = min(c.left_edge.i for c in before)
        if sent[0].dep_ != "punct" and sent.start < first and not any(t.dep_ == "conj" for t in before):
            first = sent.start
        if edge > first:
            out.append((sent.doc[first].idx, _end(sent.doc[edge - 1])))
    last = verb.right_edge
    after = [c for c in verb.rights if c.dep_ not in ("punct", *SUBJECTS)]
    if before:
        after = [c for c in after if c.dep_ in ("advcl", "ccomp", "conj") and c.pos_ == "VERB"]
    clauses = any(c.dep_ == "ccomp" or d.dep_ == "ccomp" for c in after for d in (c, *c.children))
    # "said in a statement that …": the parse hangs the clause on the statement.
    opened = next((t for c in after if c.dep_ == "prep" for t in c.subtree if t.lower_ == "that" and t.dep_ == "mark"), None)
    if not clauses and not bare and opened is not None:
        return [(start, end) for start, end in (*out, (opened.idx, _end(last))) if end > start]
    if after and (bare or clauses):
        out.append((sent.doc[min(c.left_edge.i for c in after)].idx, _end(last)))
    return [(start, end) for start, end in out if end > start]


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _carried_on(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """Sentences that count on what was said just before: "Of these, 15 …", "Fifteen were destroyed over …"."""
    out: list[Attribution] = []
    before: Attribution | None = None
    for sent in doc.sents:
        own = next((a for a in found if sent.start <= a.verb < sent.end), None)
        first = next((t for t in sent if t.is_alpha or t.like_num), None)
        if own is None and before is not None and first is not None and _counts_on(first):
            own = Attribution(sent.start_char, sent.end_char, before.speaker, before.verb)
            out.append(own)
        before = own
    return out


def _counts_on(first: Token) -> bool:
    """"Of these", or a number that is the whole subject."""
    if first.lower_ == "of":
        return first.i + 1 < len(first.doc) and first.nbor().lower_ in ("these", "them", "those")
    return first.like_num and first.dep_ in SUBJECTS and first.i + 1 < len(first.doc) and first.nbor().pos_ in ("AUX", "VERB", "ADP")


def _quotations(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Quotations, each with the speaker named nearest to it in its paragraph (or just before, after a colon)."""
    out: list[Attribution] = []
    for start, end in quotations(text_of(doc)):
        if len(text_of(doc)[start:end].split()) < 4:
            continue
        paragraph = text_of(doc).rfind("\n", 0, start), (text_of(doc).find("\n", end) + 1 or len(text_of(doc)))
        outside = [a for a in found if a.verb >= 0 and paragraph[0] < doc[a.verb].idx < paragraph[1]
                   and not start <= doc[a.verb].idx < end]
        near = min(outside, key=lambda a: (_gap(doc[a.verb].idx, start, end), a.verb), default=None)
        if near is not None:
            out.append(Attribution(start, end, near.speaker, near.verb, near.stance, quoted=True))
        elif out and text_of(doc)[out[-1].end:start].strip(" \n“”\"") == "":
            out.append(Attribution(start, end, out[-1].speaker, out[-1].verb, quoted=True))
    return out


def _gap(at: int, start: int, end: int) -> int:
    # A speaker after the quotation is the usual order, so one before it must stand nearer.
    return at - end if at >= end else (start - at) + 40


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches inside double quotation marks, within one paragraph; unpaired marks run to its end."""
    out, opened = [], -1
    for at, char in enumerate(text):
        if char == "\n" and opened >= 0 and text[at:at + 2].strip() == "":
            out.append((opened, at))
            opened = -1
        elif opened < 0 and (char in OPENING or char == '"'):
            opened = at + 1
        elif opened >= 0 and (char in CLOSING or char == '"' or (char in OPENING and text[at - 1] in STOPS)):
            out.append((opened, at))
            opened = -1
    return out + ([(opened, len(text))] if opened >= 0 else [])
