"""Noun phrases and short clauses as records write them: lists split at their conjunctions, no leading article.

"Air defence, sanctions and the production of weapons" gives three phrases.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

LEADING = frozenset("a an the their its his her our this that these those".split())
LONGEST = 16
"""Words; a longer phrase is cut at its first clause or left out."""


def phrases(head: Token, *, split: bool = True) -> tuple[str, ...]:
    """The phrases that are joined at a head: "air defence, sanctions and weapons production" gives three."""
    heads = [head, *conjuncts(head)] if split else [head]
    out = [text for token in heads if (text := phrase(token, alone=split))]
    return tuple(dict.fromkeys(out))


def conjuncts(head: Token) -> list[Token]:
    """The conjuncts after a head, of the same kind (nouns with nouns, verbs with verbs)."""
    nominal = head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
    return [t for t in head.conjuncts if t.i > head.i and (t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")) == nominal]


def joined(token: Token) -> tuple[Token, ...]:
    """A name and those that are joined to it; of an agent, those behind its "by"."""
    if token.dep_ == "agent":
        return tuple(t for c in token.children if c.dep_ == "pobj" for t in joined(c))
    beside = (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN")  # "the secretary of state, X, and his counterpart, Y"
    return (token, *conjuncts(token), *(t for c in beside for t in conjuncts(c)))


def phrase(token: Token, *, alone: bool = True) -> str:
    """The words of a phrase in the text's order; `alone` leaves out what is joined to it by "and"."""
    left, right = token.left_edge, token
    for child in token.rights:
        if alone and child.dep_ in ("conj", "cc") or child.dep_ in ("punct", "parataxis"):
            break
        if child.dep_ in ("advcl",) or (child.dep_ == "relcl" and _long(token.doc, left.i, child.right_edge.i)):
            break
        right = child.right_edge if not alone else _before_conjunct(child, token)
        if right.i != child.right_edge.i:
            break
    start = whole_from(left).i
    while start < token.i and (token.doc[start].lower_ in LEADING or token.doc[start].pos_ in ("PUNCT", "SPACE", "CCONJ")):
        start += 1
    words = token.doc[start:_with_its_aim(token, whole_to(right), start) + 1]
    if not len(words) or len(words) > LONGEST * 1.5:
        return ""
    return " ".join(words.text.split()).strip(" ,;:–—-.“”\"'")


def _with_its_aim(head: Token, last: Token, start: int) -> int:
    """Where a phrase ends that was cut behind "ways": behind "ways to deepen trade", wherever the parse hangs the verb; else before "and ways"; "the ways in which …" alone is nothing."""
    doc, end = head.doc, last.i
    if last.lemma_ != "way":
        return end
    if end + 2 < len(doc) and doc[end + 1].lower_ == "to" and (aim := doc[end + 1].head.right_edge.i) > end and aim - start < LONGEST * 1.5:
        return aim
    joint = next((t.i for t in reversed(doc[head.i + 1:end + 1]) if t.dep_ == "cc"), None)
    return joint - 1 if joint is not None else start - 1


def whole_from(first: Token) -> Token:
    """The beginning of a phrase, not behind the "de-" of "de-escalate", which the parse may tear apart."""
    hyphen = first.i if first.text == "-" else first.i - 1
    return first.doc[hyphen - 1] if 0 < hyphen and _is_inside(first.doc, hyphen) else first


def whole_to(last: Token) -> Token:
    """The end of a phrase, not in the middle of such a word; its objects belong to it."""
    hyphen = last.i if last.text == "-" else last.i + 1
    return last.doc[hyphen + 1].right_edge if _is_inside(last.doc, hyphen) else last


def _is_inside(doc: Doc, at: int) -> bool:
    """True for a hyphen between two parts of one word."""
    return 0 < at < len(doc) - 1 and doc[at].text == "-" and not doc[at - 1].whitespace_ and not doc[at].whitespace_


def _before_conjunct(child: Token, head: Token) -> Token:
    """The end of a child's phrase, stopping where something is joined to the head itself."""
    later = [t for t in head.conjuncts if t.i > head.i]
    if later and later[0].left_edge.i <= child.right_edge.i and later[0].i > child.i:
        stop = later[0].left_edge.i - 1
        while stop > child.i and (head.doc[stop].pos_ in ("CCONJ", "PUNCT") or head.doc[stop].lower_ in ("well", "as")):
            stop -= 1
        return head.doc[stop]
    return child.right_edge


def _long(doc, start: int, end: int) -> bool:
    return end - start > LONGEST


def pushed_out(verb: Token) -> Token | None:
    """In "after X gave" the parse takes X for the object of "after"."""
    first = next(iter(verb.subtree), verb)
    prep = next((c for c in verb.head.children if c.dep_ == "prep" and c.i < verb.i and c.lower_ in ("after", "before", "as")), None)
    if verb.dep_ != "advcl" or prep is None:
        return None
    name = next((c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    times = {t.i for c in verb.head.children if c.dep_ == "npadvmod" for t in c.subtree}
    return name if name is not None and name.i < first.i and set(range(name.i + 1, first.i)) <= times else None
