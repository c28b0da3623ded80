"""What a number counts, read from the parse: the noun, its phrase, and the whole of a part.

Understood: "18 wounded", "two of its nine remaining systems", "15 out of 20", "$800 million in security assistance", "€1 billion worth of shells",
"a battery" (the article counts one).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from generator.grammar.relations import has
from generator.grammar.texts import end_of, tokens_of
from generator.grammar.words import Words

FILLERS = frozenset({"more", "other", "additional", "further", "another", "-", "just", "only"})
"""Words at the beginning of a counted phrase that do not say what is counted."""
MAX_BRACKET = 8
"""Tokens of a bracket behind a sum that may hold the same sum in another currency."""


@dataclass(frozen=True, slots=True)
class Counted:
    noun: str = ""
    start: int = 0
    end: int = 0


def as_they_stand(words: Words) -> frozenset[str]:
    """Counted words that are kept as they stand, since their lemma would say less: "15 wounded"."""
    return words.group("cues", "counted_as_they_stand")


def counted(number: Token, words: Words, *, after: int, money: bool) -> Counted:
    """The thing that a number counts, or that a sum of money pays for; empty where the number stands alone.

    `after` is the last token of the whole expression, behind bound and currency.
    """
    doc = number.doc
    sent_end = number.sent.end
    part = _part_of(number)
    if part is not None and not money:
        return _phrase(part, words, first=None)
    head = _governed_noun(number, after)
    if head is not None and head.lower_ != "worth":
        return _phrase(head, words, first=after + 1)
    if money:
        return _paid_for(doc[after], sent_end, words)
    if after + 1 < sent_end and doc[after + 1].lower_ in as_they_stand(words):
        word = doc[after + 1]
        return Counted(word.lower_, word.idx, end_of(word))
    return Counted()


def _governed_noun(number: Token, after: int) -> Token | None:
    """The noun to the right that the number modifies."""
    node = number
    while node.head.i != node.i and node.dep_ in ("compound", "quantmod", "nummod", "nmod", "amod", "appos", "dep"):
        node = node.head
        if node.i > after and node.pos_ in ("NOUN", "PROPN"):
            return node
        if node.i < number.i - 3:
            return None
    return _next_noun(number, after)


def _next_noun(number: Token, after: int) -> Token | None:
    """The noun that closes the unbroken run of modifiers behind the number, where the parse has missed it."""
    last = None
    for token in number.doc[after + 1 : number.sent.end]:
        if token.pos_ in ("NOUN", "PROPN") or (token.lower_ == "others"):
            last = token
        elif last is not None or not (token.pos_ == "ADJ" or token.dep_ == "amod" or _in_designation(token)):
            break
    return last


def _in_designation(token: Token) -> bool:
    """A hyphen, or a model's name with a number, whatever the tagger makes of it."""
    return token.text == "-" or ("-" in token.text and token.text[0].isupper() and token.text[-1].isdigit())


def _part_of(number: Token) -> Token | None:
    """The noun of the whole: systems in "two of its nine remaining systems"."""
    whole = of_whole(number)
    if whole is not None:
        return _governed_noun(whole, whole.i)
    link = next((child for child in number.children if child.i == number.i + 1 and child.lower_ == "of"), None)
    nouns = [noun for noun in link.children if noun.pos_ in ("NOUN", "PROPN")] if link is not None else []
    return nouns[0] if nouns else None


def of_whole(number: Token) -> Token | None:
    """The number of the whole: nine in "two of its nine remaining systems", twenty in "15 out of 20"."""
    doc, index = number.doc, number.i + 1
    words = [token.lower_ for token in doc[index : index + 2]]
    if words[:1] == ["of"]:
        index += 1
    elif words == ["out", "of"]:
        index += 2
    elif words[:1] == ["out"]:  # "47 out 72", as some agencies write
        index += 1
    else:
        return None
    while index < number.sent.end and doc[index].pos_ in ("DET", "PRON"):
        index += 1
    return doc[index] if index < number.sent.end and doc[index].pos_ == "NUM" else None


def _paid_for(last: Token, sent_end: int, words: Words) -> Counted:
    """ "$800 million in security assistance", "€1 billion worth of shells", "€5 billion ($5.84 billion) in aid"."""
    doc, index = last.doc, last.i + 1
    closing = [token.i for token in doc[index : min(index + MAX_BRACKET, sent_end)] if token.text == ")"]
    if closing and doc[index].text in ("(", ")"):
        index = closing[0] + 1
    if index < sent_end and doc[index].lower_ == "worth":
        index += 1
    if index >= sent_end or doc[index].lower_ not in ("in", "of", "for"):
        return Counted()
    nouns = [child for child in doc[index].children if child.pos_ in ("NOUN", "PROPN")]
    noun = next((noun for noun in nouns if noun.ent_type_ not in ("DATE", "TIME")), None)
    return _phrase(noun, words, first=index + 1) if noun is not None else Counted()


def _phrase(head: Token, words: Words, *, first: int | None) -> Counted:
    """The noun with its modifiers, its "of" phrase, and the nouns joined to it that have no number of their own."""
    modifiers = [child for child in head.lefts if child.dep_ not in ("det", "nummod", "poss", "punct", "quantmod")]
    left = [modifier.left_edge.i for modifier in modifiers]
    start = max(min(left, default=head.i), first or 0)
    while start < head.i and head.doc[start].lower_ in FILLERS:
        start += 1
    noun = head.lower_ if head.lower_ in as_they_stand(words) else head.lemma_.lower()
    last = _tail(head)
    return Counted(noun, head.doc[start].idx, end_of(last))


def _tail(head: Token) -> Token:
    """The last word of a noun phrase: behind its "of", and behind nouns joined to it."""
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            last = next((_tail(noun) for noun in child.children if noun.dep_ == "pobj"), last)
        counted_apart = has(child, "nummod", "det", "poss")
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not counted_apart:
            last = _tail(child)
    return last


def articles(sent: Span, words: Words) -> Iterator[tuple[Token, Counted]]:
    """The articles "a" and "an", and "another", with the noun each stands before."""
    for token in tokens_of(sent.doc)[sent.start:sent.end]:
        if token.dep_ != "det" or token.lower_ not in ("a", "an", "another"):
            continue
        noun = token.head
        if noun.tag_ in ("NN", "NNP") and noun.i > token.i:
            yield token, _phrase(noun, words, first=token.i + 1)
