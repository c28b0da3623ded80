"""Quotations and whose they are, also where they run over sentences and paragraphs.

“…,” X said. “…” goes on with X; a paragraph that opens with a quotation carries on the one before; "Of these, 15 …" counts on what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from generator.grammar.attribution import Attribution
from generator.grammar.function_words import SUBJECTS
from generator.grammar.persons import Cast
from generator.grammar.speaker_closing import speaks_by_kind
from generator.grammar.texts import text_of
from generator.model import Article

OPENING, CLOSING = "“„«", "”»"
SIGNATURE = re.compile(r"[”»\"]\s*[,.]?\s*[-–—]\s*(?P<who>[^\n.,:;“”\"]{3,70}?)\s*\.?\s*$", re.MULTILINE)
SHORT = 80
"""Characters from a verb of saying to the colon that closes its paragraph."""
MORE = frozenset(("more", "other", "others", "another"))
STOPS = ",.!?…"
"""Behind one of these an opening mark closes: “… extinguished,“ as some outlets set it."""


def carried_on(doc: Doc, found: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """Sentences that count on what was said just before: "Of these, 15 …", "Fifteen were destroyed over …"."""
    out: list[Attribution] = []
    before: Attribution | None = None
    for sent in doc.sents:
        here = [a for a in found if sent.start <= a.verb < sent.end]
        own = next((a for a in here if _whole(a, doc)), next(iter(here), None))
        first = next((t for t in sent if t.is_alpha or t.like_num), None)
        if own is None and before is not None and first is not None and (_counts_on(first) or _told_more(first, before, cast)):
            own = Attribution(sent.start_char, sent.end_char, before.speaker, before.verb)
            out.append(own)
        before = own
    return out


def below_colons(doc: Doc, article: Article, found: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """The paragraph below "The president posted about it, writing:", set without marks."""
    out: list[Attribution] = []
    for above, below in pairwise(p for p in article.paragraphs if p.role != "furniture"):
        text = article.text[above.start:above.end].rstrip()
        if not text.endswith(":") or article.text[below.start] in OPENING + CLOSING + '"\'‘':
            continue
        said = [a for a in found if a.verb >= 0 and above.start <= doc[a.verb].idx < above.end]
        last = max(said, key=lambda a: a.verb, default=None)
        if last is not None and last.speaker in cast.people and above.start + len(text) - doc[last.verb].idx < SHORT:
            out.append(Attribution(below.start, below.end, last.speaker, last.verb, quoted=True))
    return out


def _told_more(first: Token, before: Attribution, cast: Cast) -> bool:
    """"In particular, …" behind a sentence that was said as a whole, where it does not tell of the speaker himself."""
    opens = first.lower_ == "in" and first.i + 1 < len(first.doc) and first.nbor().lower_ == "particular"
    subject = next((c for c in first.sent.root.children if c.dep_ in SUBJECTS), None) if opens and _whole(before, first.doc) else None
    return subject is not None and subject.lower_ not in ("he", "she") and not speaks_by_kind(subject, cast)


def _whole(said: Attribution, doc: Doc) -> bool:
    """Whether all of a sentence was said, or what stands before it."""
    sent = doc[said.verb].sent
    return said.start < sent.start_char or 2 * said.length > sent.end_char - sent.start_char


def _counts_on(first: Token) -> bool:
    """"Of these", a number that is the whole subject, or more of those who were counted: "eight more people", "another five"."""
    if first.lower_ == "of":
        return first.i + 1 < len(first.doc) and first.nbor().lower_ in ("these", "them", "those")
    counted = first.head
    opens = first.i == 0 or first.nbor(-1).is_space  # a new paragraph begins anew
    if not opens and counted.i > first.i and counted.dep_ in SUBJECTS and (first.like_num or first.lower_ == "another"):
        beside = {t.lower_ for t in first.doc[first.i:counted.i + 1]}
        return bool(beside & MORE) and (first.like_num or any(t.like_num for t in first.doc[first.i:counted.i]))
    return first.like_num and first.dep_ in SUBJECTS and first.i + 1 < len(first.doc) and first.nbor().pos_ in ("AUX", "VERB", "ADP")


def _signed(doc: Doc, start: int, end: int, cast: Cast) -> str | None:
    """Who stands alone behind the dash after a quotation, to the end of its paragraph: "“…,” - Sergei Sobyanin."."""
    text = text_of(doc)
    match = SIGNATURE.match(text, start, end)
    name = doc.char_span(match.start("who"), match.end("who"), alignment_mode="contract") if match is not None else None
    if name is None or not len(name) or any(t.pos_ in ("VERB", "AUX") for t in name):
        return None
    people = [m for i in range(name.start, name.end) if (m := cast.by_token.get(i)) is not None and m.kind == "person"]
    return people[-1].name if people else cast.speaker(name.root) if speaks_by_kind(name.root, cast) else None


def quoted_words(doc: Doc, found: list[Attribution], cast: Cast) -> list[Attribution]:
    """Quotations, each with the speaker named nearest to it in its paragraph, else of the one that it carries on."""
    out: list[Attribution] = []
    open_ended: list[tuple[int, int]] = []
    text = text_of(doc)
    for start, end in quotations(text):
        if len(text[start:end].split()) < 4:
            continue
        paragraph = text.rfind("\n", 0, start), (text.find("\n", end) + 1 or len(text))
        outside = [a for a in found if a.verb >= 0 and paragraph[0] < doc[a.verb].idx < paragraph[1]
                   and not start <= doc[a.verb].idx < end]
        signed = _signed(doc, end, paragraph[1], cast)
        if signed is not None:
            out.append(Attribution(start, end, signed, doc.char_span(start, start + 1, alignment_mode="expand")[0].i, quoted=True))
            continue
        near = min(outside, key=lambda a: (_elsewhere(doc[a.verb], start, end), _gap(doc[a.verb].idx, start, end), a.verb), default=None)
        if near is None:
            near = _carried_by(doc, start, paragraph[0], out, found)
        if near is None:
            open_ended = [(start, end)] if text[end:end + 1] == "\n" else []  # its speaker is named where the quotation goes on
            continue
        told = [(a, b) for a, b in open_ended if not text[b:start].strip(" \n“„«\"")]
        out += [Attribution(a, b, near.speaker, near.verb, near.stance, quoted=True) for a, b in (*told, (start, end))]
        open_ended = []
    return out


def _carried_by(doc: Doc, start: int, opens: int, out: Sequence[Attribution], found: Sequence[Attribution]) -> Attribution | None:
    """Whose words a quotation carries on that has no speaker in its paragraph: of the quotation before it, or of the paragraph that ends with one."""
    text = text_of(doc)
    if out and text[out[-1].end:start].strip(" \n“”\"") == "":
        return out[-1]
    if text[opens + 1:start].strip(" “„«\""):
        return None  # the paragraph begins in the article's own voice
    ends = len(text[:max(opens, 0)].rstrip())
    first = text.rfind("\n", 0, ends)
    last = out[-1] if out and first < out[-1].start and out[-1].end <= ends else None
    if last is None:  # the paragraph before ends with what somebody said in other words
        said = [a for a in found if a.verb >= 0 and first < doc[a.verb].idx < ends and a.length and a.end >= ends - 2]
        return max(said, key=lambda a: a.length, default=None)
    own = [a for a in found if last is not None and a.verb >= 0 and last.end < doc[a.verb].idx < ends]
    aloud = last is not None and (not own or own[-1].speaker == last.speaker) and doc[last.verb].sent.end_char >= last.end
    return last if aloud else None


def _elsewhere(verb: Token, start: int, end: int) -> bool:
    """Whether a verb of saying stands in another sentence than both ends of a quotation."""
    sent = verb.sent
    return not (sent.start_char <= end + 1 < sent.end_char or sent.start_char < start < sent.end_char)


def _gap(at: int, start: int, end: int) -> int:
    # A speaker after the quotation is the usual order, so one before it must stand nearer.
    return at - end if at >= end else (start - at) + 40


def _goes_on(text: str, ends: int) -> int:
    """Where a quotation goes on that a paragraph leaves open: in the next one, if that has no mark but the closing one at its end."""
    start = len(text) - len(text[ends:].lstrip())
    own = text[start:text.find("\n", start) if "\n" in text[start:] else len(text)].rstrip(" .")
    marks = [char for char in own if char in OPENING or char in CLOSING or char == '"']
    return start if len(marks) == 1 and own and (own[-1] in CLOSING or own[-1] == '"') else -1


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches inside double quotation marks, within one paragraph; unpaired marks run to its end."""
    out, opened = [], -1
    for at, char in enumerate(text):
        if char == "\n" and opened >= 0 and text[at:at + 2].strip() == "":
            out.append((opened, at))
            opened = _goes_on(text, at)
        elif opened < 0 and (char in OPENING or char == '"'):
            opened = at + 1
        elif opened >= 0 and (char in CLOSING or char == '"' or (char in OPENING and text[at - 1] in STOPS)):
            out.append((opened, at))
            opened = -1
    return out + ([(opened, len(text))] if opened >= 0 else [])
