"""Who says what: stretches of text with their speaker.

Understood: "X said that …", "…, X said", "…, said X", "according to X, …", "X confirmed its interest in …",
"he added that …", quotations that run over several sentences, statements that one person makes as a whole.
The innermost attribution of a stretch wins: in "according to the agency, he said …" the speaker is he.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from generator.grammar.attribution import Attribution
from generator.grammar.function_words import FINITE, RELATIVE, UNREAL
from generator.grammar.persons import Cast
from generator.grammar.phrases import pushed_out
from generator.grammar.relations import by_whom, first, has, is_passive
from generator.grammar.speaker_again import is_outlet, speaker_of
from generator.grammar.speaker_closing import DASHES, closing, inverted, overrun, speaks_by_kind
from generator.grammar.speaker_documents import document_of, documents, shows
from generator.grammar.speaker_headlines import headline_speakers
from generator.grammar.speaker_quotations import below_colons, carried_on, quoted_words
from generator.grammar.speaker_sources import (
    ACCORDING,
    according,
    agencies,
    as_reported,
    looking_back,
    signed,
    source_lines,
    stands_beside,
)
from generator.grammar.speaker_words import going_on, told_by
from generator.grammar.texts import end_of, text_of, tokens_of
from generator.grammar.words import Words
from generator.model import Article

STANCES = (("confirms", "confirm"), ("denies", "deny"), ("doubts", "doubt"))
"""Stance -> the list of the verbs that take it."""
NEXT_PARAGRAPH = 2
"""Line ends between a speaker and the message that is his: one paragraph on."""
MOST, PART = 0.6, 0.3
"""Shares of a stretch that an attribution must cover to speak for it."""


def attributions(doc: Doc, article: Article, cast: Cast) -> tuple[Attribution, ...]:
    """All attributions of an article in the order of the text."""
    found: list[Attribution] = []
    telling = cast.words.group("verbs", "speech", "speech_of", "said_before", "confirm", "deny", "doubt", "shown", "keep_count")
    for sent in doc.sents:
        if cast.told(sent.start_char) == "furniture":
            continue
        for token in tokens_of(doc)[sent.start:sent.end]:
            if token.lemma_ in telling and (token.pos_ in ("VERB", "AUX") or _taken_for_noun(token)):
                found += _of_verb(token, cast, found)
                found += as_reported(token, cast)
                found += looking_back(token, cast)
                found += signed(token, cast)
            elif token.lower_ in ACCORDING:
                found += according(token, cast, found)
    found += headline_speakers(doc, article, cast, found)
    found += below_colons(doc, article, found, cast)
    found += carried_on(doc, found, cast)
    found = agencies(doc, found, cast)
    found += source_lines(doc, article, cast)
    found += quoted_words(doc, found, cast)
    author = cast.author
    if author:
        found.append(Attribution(0, len(text_of(doc)), author, -1))
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def speaker_at(found: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution that covers most of a stretch; of several, the innermost.

    A short sentence is half taken up by its speaker, so a stretch that no attribution covers most of is given to one that
    covers a good part of it and is no statement as a whole.
    """
    covered = [(min(a.end, end) - max(a.start, start), a) for a in found if a.start < end and a.end > start]
    most = [a for much, a in covered if much > MOST * (end - start)]
    inner = [a for a in most if a.verb >= 0]
    if inner:
        return min(inner, key=lambda a: (not a.quoted, a.length))
    part = [(much, a) for much, a in covered if a.verb >= 0 and much > PART * (end - start)]
    if part:
        return max(part, key=lambda pair: (pair[0], pair[1].quoted))[1]
    return min(most, key=lambda a: a.length, default=None)


def _of_verb(token: Token, cast: Cast, before: Sequence[Attribution]) -> list[Attribution]:
    group = cast.words.group
    stance = next((name for name, verbs in STANCES if token.lemma_ in group("verbs", verbs)), "states")
    saying = token.lemma_ in group("verbs", "speech", "speech_of") or shows(token, cast.words) or stance != "states" or _keeps_count(token, cast)
    if not saying or token.lemma_ in group("talks", "agree", "discuss"):
        return []
    if has(token, "neg") or (token.tag_ == "VBG" and token.lemma_ in group("verbs", "cite")):
        return []
    if token.lemma_ == "put" and not any(t.lower_ == "at" for t in token.subtree if t.i > token.i):
        return []  # "put the toll at nine" says it, "put out the fire" does not
    if _unsaid(token) or stands_beside(token) or _proposes(token, cast):
        return []
    closed = closing(token, cast)
    subject = closed[1] if closed else overrun(token, cast) or _subject(token, cast.words) or _detached(token, cast)
    stretches = [] if subject is None else [closed[0]] if closed else told_by(token, subject, cast)
    turned = inverted(token, cast) if not stretches or not has(token, "nsubj") else None
    if turned is not None:
        stretches, subject = [turned[0]], turned[1]
    if subject is None:
        return []
    speaker = (closed[2] if closed else None) or speaker_of(subject, before, cast)
    if speaker is None:
        return []
    speaker = _writer(subject, speaker, before, cast) or speaker
    stretches = stretches or [(end_of(token), end_of(token))]  # nothing but the quotation that stands beside it
    return [Attribution(start, end, speaker, token.i, stance) for start, end in stretches]


def _taken_for_noun(token: Token) -> bool:
    """"…, the prosecutor's office reports", where the tagger reads a plural."""
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and has(token, "nsubj") and has(token, "ccomp")


def _writer(subject: Token, wording: str, before: Sequence[Attribution], cast: Cast) -> str | None:
    """Whose message it is where nobody is named: "The governor announced this on a channel. “…,” the message reads"."""
    bare = wording == subject.text and subject.lemma_.lower() in documents(cast.words) and subject.left_edge.lower_ in ("the", subject.lower_)
    if not bare or not before:
        return None
    text = text_of(subject.doc)
    reported = subject.lemma_.lower() in cast.words.group("cues", "of_media")
    last = next((a for a in reversed(before) if a.verb >= 0 and (
        is_outlet(a.speaker, cast) or a.speaker[:1].isupper() if reported else " " in a.speaker and not is_outlet(a.speaker, cast))), None)
    return last.speaker if last is not None and text.count("\n", subject.doc[last.verb].idx, subject.idx) <= NEXT_PARAGRAPH else None


def _proposes(verb: Token, cast: Cast) -> bool:
    """"Russia proposed that talks be held": what a state puts forward is told as its deed."""
    subject = first(verb, "nsubj")
    mention = cast.by_token.get(subject.i) if subject is not None else None
    return mention is not None and mention.kind == "country" and verb.lemma_ in cast.words.group("talks", "put_forward")


def _unsaid(verb: Token) -> bool:
    """What will be said, may be said, or is only said to have happened: "two people reported killed"."""
    if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.children):
        return True
    bare = (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_ == "report")) and not has(verb, "aux", "auxpass", "agent", "dobj", "mark")
    bare = bare and not any(c.dep_ == "ccomp" and (c.tag_ in FINITE or has(c, "aux", "mark")) for c in verb.children)
    return bare and verb.i + 1 < len(verb.doc) and verb.nbor().tag_ in ("VBN", "JJ")


def _detached(verb: Token, cast: Cast) -> Token | None:
    """The speaker that an insertion has cut off: "The agency X, referring to a source, named …"."""
    root = verb.sent.root
    if root.pos_ in ("VERB", "AUX") or verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.tag_ not in ("VBD", "VBN"):
        return None
    near = (root, *root.children)
    named = any((m := cast.by_token.get(t.i)) is not None and m.kind in ("organisation", "person") for t in near)
    return root if named and root.i < verb.i else None


def _keeps_count(verb: Token, cast: Cast) -> bool:
    """"Officials recorded 180 strikes": of those who speak by their kind."""
    subject = first(verb, "nsubj")
    return subject is not None and verb.lemma_ in cast.words.group("verbs", "keep_count") and speaks_by_kind(subject, cast)


def _beside_a_deed(verb: Token, words: Words) -> bool:
    """"The mayor gave an update, saying that …": who does the one says the other."""
    doing = first(verb.head, "nsubj") if verb.dep_ == "advcl" and verb.tag_ == "VBG" and has(verb, "ccomp") else None
    if doing is None or verb.nbor(-1).text != "," or has(verb, "mark"):
        return False
    return doing.pos_ == "PROPN" or doing.lower_ in ("he", "she") or doing.lemma_.lower() in words.group("cues", "speaker_bodies", "titles")


def _subject(verb: Token, words: Words) -> Token | None:
    """Who says it: the subject, the agent of a passive, or the subject of the verb it is joined to."""
    agent = next(iter(by_whom(verb)), None)
    if agent is not None:
        return agent
    document = document_of(verb, words)
    if document is not None:
        return document
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    own = next((c for c in reversed(subjects) if c.i < verb.i), next(iter(subjects), None))
    if own is not None and own.i == verb.sent.start and own.nbor().text in DASHES:
        own = first(own, "appos") or own  # "Moscow — The governor said": the dateline has run in
    if own is not None and own.lower_ in RELATIVE:
        return verb.head if verb.dep_ == "relcl" else None
    if own is None and verb.dep_ == "pcomp" and verb.head.lower_ == "as":  # "quoted the governor as saying", "was quoted as saying"
        return first(verb.head.head, "dobj", "nsubjpass")
    if own is None and verb.dep_ in ("xcomp", "pcomp") and (gone := going_on(verb, words)) is not None:
        return first(gone, "nsubj")
    if own is not None or verb.head == verb:
        return own if own is None or not is_passive(verb) else None
    pushed = pushed_out(verb)
    if pushed is not None:
        return pushed
    if _beside_a_deed(verb, words):
        return first(verb.head, "nsubj")
    if verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head, words) if verb.dep_ == "conj" or verb.head.lemma_ in words.group("verbs", "speech") else None
    return None

