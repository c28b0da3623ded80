"""What a verb of saying governs: the stretches of its sentence that its speaker says.

"X said that …", "…, X said", "…, X said, adding that …", "X confirmed the delivery", "X was quoted as saying …". Not: "Germany announced a package" in the
article's own voice, which tells a deed.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from generator.grammar.function_words import FINITE, SUBJECTS
from generator.grammar.persons import Cast
from generator.grammar.relations import first, has
from generator.grammar.speaker_closing import TO_SOMEBODY, quoted_at_the_end, speaks_by_kind
from generator.grammar.texts import end_of
from generator.grammar.words import Words

OCCASION = frozenset(("after", "following", "before", "during", "amid", "ahead"))
"""Prepositions of the occasion on which something is said."""
OCCASIONS = frozenset(("call", "conversation", "meeting", "interview", "briefing", "conference", "speech", "statement", "address", "post"))
"""Nouns of such occasions: "…, in a phone call with X"."""


def told_by(verb: Token, subject: Token, cast: Cast) -> list[tuple[int, int]]:
    """The stretches that a verb of saying governs; none where it only tells what its subject does."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and not has(verb, "ccomp"):
        closes = verb.i + 2 >= verb.sent.end or all(t.is_punct or t.is_space or t.is_quote for t in verb.doc[verb.i + 1:verb.sent.end])
        before = quoted_at_the_end(verb.head.head) if closes and verb.head.head.i > verb.sent.start else None
        return _contents(verb.head.head, subject, bare=False) or ([before] if before else [])  # "…, the governor was quoted as saying"
    told = first(verb, "nsubjpass")
    if told is not None and verb.lemma_ in cast.words.group("verbs", "reported") and has(verb, "agent"):
        return [(told.left_edge.idx, end_of(verb))]  # "another attack was reported by X"
    bare = verb.lemma_ in cast.words.group("verbs", "speech_of", "keep_count") and not _deed(verb, subject, cast)
    bare = bare and (verb.lemma_ not in cast.words.group("talks", "put_forward") or has(verb, "nsubj") and (
        subject.lower_ in ("he", "she") or cast.speaker(subject) in cast.people))
    return _contents(verb, subject, bare=bare or _clipped(verb) or _denies_reports(verb, cast)) or _behind_insertion(verb, cast)


def _denies_reports(verb: Token, cast: Cast) -> bool:
    """"Dismissed claims that X", "rejected reports of X"."""
    said = first(verb, "dobj")
    return said is not None and verb.lemma_ in cast.words.group("verbs", "deny") and said.lemma_.lower() in cast.words.group("cues", "hearsay")


def _behind_insertion(verb: Token, cast: Cast) -> list[tuple[int, int]]:
    """The clause that stands behind an insertion or a colon, where the parse has torn it off: "X said, citing Y, that …", "X assured: …"."""
    doc, end = verb.doc, verb.sent.end
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i + 2 >= end or cast.told(verb.idx) == "headline":
        return []
    that = next((t for t in doc[verb.i + 1:end] if t.lower_ == "that" or t.tag_ in FINITE), None) if verb.nbor().text == "," else None
    torn = that is not None and that.lower_ == "that" and doc[that.i - 1].text == ","
    opens = that.i if torn else verb.i + 2 if verb.nbor().text == ":" else None  # type: ignore[union-attr]
    if opens is None or not any(t.tag_ in FINITE for t in doc[opens:end]):
        return []
    return [(doc[opens].idx, end_of(doc[end - 1]))]


def _clipped(verb: Token) -> bool:
    """"Russia says two killed in attack", "he said two blocks in the city caught fire": a clause that the parse takes for a thing."""
    return verb.lemma_ == "say" and any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i and (c.tag_ == "VBN" or any(
        d.dep_ == "acl" and d.tag_ in ("VBN", "VBD") for d in c.subtree)) for c in verb.children)


def told_by_body(verb: Token, cast: Cast) -> bool:
    """Whether a ministry, a body or an official says it, who is no state."""
    subject = first(verb, "nsubj")
    return subject is not None and (getattr(cast.by_token.get(subject.i), "kind", "") == "organisation" or speaks_by_kind(subject, cast))


def going_on(verb: Token, words: Words) -> Token | None:
    """The verb of "he went on saying", "she continued by saying"."""
    head = verb.head if verb.dep_ == "xcomp" else verb.head.head
    return head if head.lemma_ in words.group("verbs", "go_on") else None


def _deed(verb: Token, subject: Token, cast: Cast) -> bool:
    """True where the announcing itself is told of, in the article's own voice.

    "Germany announced a package" and "since the minister announced a package" tell what somebody did; nobody is cited.
    """
    about = verb.lemma_ == "tell" and any(c.dep_ == "prep" and c.lower_ in ("about", "of") for c in verb.children)
    if verb.lemma_ in cast.words.group("verbs", "turned_to") or about:
        return True
    if verb.lemma_ not in cast.words.group("verbs", "deeds") or has(verb, "agent"):
        return False
    mention = cast.by_token.get(subject.i)
    state = (mention is not None and mention.kind == "country" or subject.lemma_.lower() == "government") and subject.dep_ in SUBJECTS
    return state or verb.dep_ in ("advcl", "relcl", "pcomp")


def _contents(verb: Token, subject: Token, *, bare: bool) -> list[tuple[int, int]]:
    """The stretches that a verb of saying governs: the clause before it, what follows it, or both.

    `bare` verbs govern what follows them also where it is no clause: "confirmed the delivery".
    """
    sent, out = verb.sent, []
    before = [c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis", "dep") and c.i < verb.i and not _set_beside(c)]
    if before and ";" in {t.text for t in sent.doc[before[-1].i:verb.i]}:
        before = []
    if before:
        edge = min(subject.left_edge.i if subject.i > before[-1].i else verb.i, verb.i)
        first = min(c.left_edge.i for c in before)
        if sent[0].dep_ != "punct" and sent.start < first and not any(t.dep_ == "conj" for t in before):
            first = sent.start
        if edge > first:
            out.append((sent.doc[first].idx, end_of(sent.doc[edge - 1])))
    last = _cut_off(verb.right_edge, sent)
    after = [c for c in verb.rights if c.dep_ not in ("punct", *SUBJECTS)]
    if before:
        after = [c for c in after if c.dep_ in ("advcl", "ccomp", "conj") and c.pos_ == "VERB"]
    clauses = any(c.dep_ == "ccomp" or d.dep_ == "ccomp" for c in after for d in (c, *c.children))
    after, last = _without_occasion(after, last)
    # "said in a statement that …": the parse hangs the clause on the statement.
    opened = next((t for c in after if c.dep_ == "prep" for t in c.subtree if t.lower_ == "that" and t.dep_ in ("mark", "dobj")), None)
    if not clauses and not bare and opened is not None:
        return [(start, end) for start, end in (*out, (opened.idx, end_of(last))) if end > start]
    if after and (bare or clauses):
        out.append((sent.doc[min(c.left_edge.i for c in after)].idx, end_of(last)))
    return [(start, end) for start, end in out if end > start]


def _set_beside(clause: Token) -> bool:
    """"While A gave ten jets, B promised 20": no part of what B says."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("while", "whereas", "although", "though", "when", "if") for c in clause.children)


def _without_occasion(after: list[Token], last: Token) -> tuple[list[Token], Token]:
    """What follows the verb without the meeting at which it is said, who hears it and what it is said in spite of.

    "Said after a call with X that …", "told X during a call that …", "announced this after a call", "…, in a call with X", "…, despite the strikes".
    """
    clause = [c for c in after if c.dep_ == "ccomp"]
    said = clause or [c for c in after if c.dep_ == "dobj" and c.head.lemma_ not in TO_SOMEBODY]
    if not said:
        return after, last
    beside = [c for c in after if c.dep_ == "prep" and c.lower_ in OCCASION]
    beside += [t for t in last.doc[said[0].i:last.i + 1] if t.dep_ == "prep" and t.nbor(-1).text == "," and _is_occasion(t)]
    closes = min((c.left_edge.i for c in beside if said[0].left_edge.i < c.left_edge.i <= last.i), default=None)
    kept = [c for c in after if c not in beside and (closes is None or c.i < closes)]
    if clause and beside:
        kept = [c for c in kept if c.i >= clause[0].left_edge.i]
    return kept, last if closes is None else last.doc[closes - 1]


def _is_occasion(preposition: Token) -> bool:
    """", in a phone call with X", ", despite Y" behind all that is said."""
    if preposition.lower_ == "despite":
        return True
    return preposition.lower_ in ("in", "at", "during") and any(c.lemma_ in OCCASIONS and c.left_edge.lower_ in ("a", "an") for c in preposition.children)


def _cut_off(last: Token, sent: Span) -> Token:
    """The end of what is said, with the rest of a list that the parse hangs higher up: "one was killed and ten others wounded by …"."""
    if last.i + 1 >= sent.end or last.nbor().pos_ not in ("CCONJ", "SPACE"):
        return last  # nearly always
    rest = [t for t in sent.doc[last.i + 1:sent.end] if not t.is_space]
    end = next((n for n, t in enumerate(rest) if t.is_punct), len(rest))
    own = rest[:end]
    if not own or own[0].pos_ != "CCONJ" or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest):
        return last
    return own[-1]
