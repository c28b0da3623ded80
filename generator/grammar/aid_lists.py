"""Lists of things that the parse takes apart, read from the words: each number with its thing.

Understood: the lines below "the package includes:"; what follows a verb in one sentence ("20 Marder vehicles, 30 upgraded Leopard tanks, 18 howitzers",
where the parse takes "upgraded" for a verb), with the sum that closes it ("as well as an additional £500m in military funding").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from generator.grammar.aid_items import JOINS, Item, item_of
from generator.grammar.aid_things import thing_in
from generator.grammar.function_words import FINITE
from generator.grammar.passages import Passage
from generator.grammar.relations import first
from generator.grammar.texts import any_of, end_of, text_of
from generator.model import Quantity

LONGEST_LINE = 45
"""Words; a longer paragraph is no line of a list."""
CLAUSES = frozenset(("while", "whereas", "but", ";"))
LONGEST_TITLE = 3
"""Tokens between "and" and the name of who acts."""
LONGEST_THING = 14
"""Tokens."""
ENDING = frozenset("which that who to as while along together including worth valued from with under within through".split())
"""Words behind which no thing goes on."""
END = re.compile(r"\s*[;,.]?\s*(?:\band\b)?\s*[;,.]?\s*$")
MORE = re.compile(r"^(?:(?:additional|more|further|other)\s+|(?:units?|pieces)\s+of\s+)(?=\S)", re.IGNORECASE)


def is_line(passage: Passage, before: Passage) -> bool:
    """True for the next paragraph, or the rest of this one, where it is no full sentence."""
    if passage.role == "caption" or passage.paragraph - before.paragraph not in (0, 1) or len(passage.text.split()) > LONGEST_LINE:
        return False
    told = any(t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX") and any(c.dep_ in ("nsubj", "nsubjpass") and c.i < t.i for c in t.children)
               for t in passage.tokens)
    return not told and any(t.is_alpha for t in passage.tokens)


def line_items(passage: Passage) -> Iterator[tuple[str, int, int, Quantity | None]]:
    """The things of a line with their places and numbers; a line without a number is one thing."""
    counts = [a for a in passage.amounts if not (a.quantity.unit or a.ordinal or a.article or a.measure or a.converted)
              and (a.noun or passage.doc[min(a.j, len(passage.doc) - 1)].is_alpha) and not _for_use_on(passage, a.i)]
    text, offset = text_of(passage.doc), 0
    if not counts:
        start, end = passage.start, _end(text, passage.start, passage.end)
        words = _clean(text[start:end])
        if words and len(words.split()) < 20:
            yield words, start, end, None
        return
    for amount, following in zip(counts, [*counts[1:], None], strict=True):
        offset = following.start if following is not None else passage.end
        semicolon = text.find(";", amount.end, offset)
        end = _end(text, amount.end, semicolon if semicolon >= 0 else offset)
        words = text[amount.end:end]
        loose = re.search(rf"\s+and (?:{any_of(passage.group('aid', 'containers'))}) of\b", words)  # "1,000 X and hundreds of Y"
        end = amount.end + loose.start() if loose else end
        words = _clean(text[amount.end:end])
        if words:
            yield words, amount.start, end, amount.quantity


def _for_use_on(passage: Passage, at: int) -> bool:
    """True for the number of things that a line's thing is for: "spare parts to repair up to 100 tanks"."""
    return any(t.tag_ == "TO" and passage.doc[t.i + 1].tag_ == "VB" for t in passage.doc[passage.sent.start:at])


def told_items(passage: Passage, first: int, last: int | None = None) -> tuple[tuple[str, int, int, Quantity], ...]:
    """The counted things of a sentence from a token on, each up to the comma or the "and" that closes it.

    Read from the words: in "20 Marder vehicles, 30 upgraded Leopard tanks, 18 howitzers" the parse takes "upgraded" for a verb.
    A new clause ends the list.
    """
    doc, out = passage.doc, []
    end = passage.sent.end if last is None else last
    stop = next((t.i for t in doc[first:end] if (t.lower_ in CLAUSES and not _goes_on(passage, t)) or _acts_anew(passage, t) or (
        t.lower_ == "which" and t.head.lemma_ in passage.group("aid", "include")) or (
        t.tag_ in ("VBD", "VBZ") and t.i > first and doc[t.i - 1].text == "," and t.lemma_.lower() in passage.group("aid", "told_by"))), end)
    counts = [a for a in passage.amounts if first <= a.i < stop and not (a.quantity.unit or a.ordinal or a.article or a.measure or a.converted)]
    for amount in counts:
        head = _closing(passage, amount.j, several=(amount.quantity.low or 2) > 1)
        if head is None or _describes(doc, amount.j):
            continue
        start, end = doc[amount.j].idx, end_of(doc[head])
        words = _clean(text_of(doc)[start:end])
        if words and doc[head].lemma_.lower() not in passage.group("attacks", "people"):
            out.append((words, amount.start, end, amount.quantity))
    return tuple(out)


def _goes_on(passage: Passage, token: Token) -> bool:
    """True for the semicolon of a list: a number follows it."""
    at = token.i + 1 + (token.i + 1 < passage.sent.end and passage.doc[token.i + 1].lower_ == "and")
    return token.text == ";" and any(a.i == at for a in passage.amounts)


def _describes(doc: Doc, at: int) -> bool:
    """True for a participle that says something of what was told before: "which includes 82 designed for combat"."""
    return at + 1 < len(doc) and doc[at].tag_ in ("VBN", "VBD") and doc[at + 1].pos_ in ("ADV", "ADP")


def _acts_anew(passage: Passage, token: Token) -> bool:
    """True for who acts in a clause of its own that "and" joins: "is sending 14 tanks and X said that allies are giving 62"."""
    m = passage.mention_at(token)
    if token.pos_ == "AUX" and token.tag_ in FINITE and token.dep_ in ("conj", "aux") and passage.doc[token.i - 1].lower_ == "and":
        return True  # "have given 1,300 missiles and are on track to supply a million"
    if m is None or m.kind not in ("person", "country", "organisation") or token.i + 1 >= passage.sent.end:
        return False
    before = passage.doc[max(passage.sent.start, m.i - LONGEST_TITLE):m.i]
    if m.kind == "country" and token.i == m.j - 1 and token.dep_ == "nsubj" and any(t.text == "," for t in before[-2:]):
        return True  # "While X has pledged 19 jets, Y has promised 24"
    joined = any(t.lower_ == "and" for t in before)
    return joined and (token.dep_ == "nsubj" and token.head.dep_ == "conj" and token.head.tag_ in FINITE or token.nbor().tag_ in FINITE)


def _closing(passage: Passage, at: int, *, several: bool) -> int | None:
    """The last token of the thing that begins at a token; None where no noun closes it."""
    doc, last, plural = passage.doc, None, False
    for i in range(at, min(at + LONGEST_THING, passage.sent.end)):
        token = doc[i]
        closes = token.text in (",", ";", ":", "(", "–", "—") or token.lower_ in ENDING
        loose = token.lower_ == "and" and i + 1 < len(doc) and doc[i + 1].lower_ in passage.group("aid", "containers")  # "1,000 X and hundreds of Y"
        if closes or loose or _ends_thing(token, last, doc, several=several and not plural):
            break
        plural = plural or token.tag_ in ("NNS", "NNPS")
        if token.pos_ in ("NOUN", "PROPN"):
            last = i
    return last


def _ends_thing(token: Token, last: int | None, doc: Doc, *, several: bool) -> bool:
    """An "and" behind a noun, unless a further word of the same kind of arms follows: "anti-tank and anti-ship missiles"."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "PROPN" and last is not None:
        return True  # "the 14 tanks Berlin has promised"
    if token.lower_ == "and":
        joined = several and token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "ADJ")  # "1,600 strike and air defence missiles"
        return last is not None and last == token.i - 1 and not joined
    wrong = token.tag_ == "VBD" and token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN")  # "six M777 towed howitzers"
    return token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and last is not None and not wrong


def _end(text: str, start: int, end: int) -> int:
    """The end without the comma, the "and" and the full stop that lead on to the next thing."""
    return start + len(END.sub("", text[start:end]))


def _clean(words: str) -> str:
    return MORE.sub("", " ".join(words.split()).strip(" ,;:."))


def relisted(passage: Passage, verb: Token, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a verb's object, read from the words where these count more things of war than the parse gave."""
    before = first(verb, "nsubjpass")  # "100 tanks and 20 howitzers will be delivered"
    listed = told_items(passage, verb.i + 1) if before is None else told_items(passage, before.left_edge.i, verb.i)
    told = _of_one_list(passage, listed)
    have = [i.quantity for i in found if i.quantity is not None]
    if len(told) < 2 or len(have) >= len(told) or any(i.amount is not None for i in found):
        return found
    out = []
    for text, start, end, quantity in told:
        head = passage.doc.char_span(start, end, alignment_mode="expand")[-1]
        out.append(Item(text, head, quantity, None, start, end))
    return (*out, *_sums_joined(passage, verb))


def _of_one_list(passage: Passage, listed: Sequence[tuple[str, int, int, Quantity]]) -> list[tuple[str, int, int, Quantity]]:
    """The things of war, and what a list counts beside them: "1,500 vests, 5,000 helmets, 15,000 field rations and 2,000 sleeping bags"."""
    arms = [of_war(passage, start, end) for _, start, end, _ in listed]
    out, war = [], any(arms)
    for thing, armed in zip(listed, arms, strict=True):
        if armed or (war and _is_joined(passage, thing[1]) and _is_gear(passage, thing[1], thing[2])):
            out.append(thing)
    return out


def _is_joined(passage: Passage, start: int) -> bool:
    """True for a number right behind a comma, an "and" or the verb: the next of a list."""
    token = passage.doc.char_span(start, start + 1, alignment_mode="expand")[0]
    before = token.nbor(-1) if token.i > passage.sent.start else token
    return before.lower_ in (*JOINS, "of", "with") or before.text == ";" or (before.pos_ == "VERB" and before.tag_ != "VBZ")


def _is_gear(passage: Passage, start: int, end: int) -> bool:
    """True for several things that are neither food for civilians nor months."""
    words = passage.doc.char_span(start, end, alignment_mode="expand")
    last = words[-1]
    civil = passage.group("aid", "civilian_words") & {t.lower_ for t in words}
    return any(t.tag_ == "NNS" for t in words) and last.ent_type_ not in ("DATE", "TIME") and not civil and passage.mention_at(last) is None and not (
        passage.group("aid", "layout", "people_of_war") & {last.lower_, last.lemma_.lower()})


def _sums_joined(passage: Passage, verb: Token) -> tuple[Item, ...]:
    """The sums that a list of numbers ends with: "60 boats, as well as an additional £500m in military funding"."""
    out = []
    for amount in passage.amounts:
        token, before = passage.doc[amount.j - 1], amount.i - 1
        while before > verb.i and passage.doc[before].pos_ in ("DET", "ADJ", "ADV"):
            before -= 1
        joined = before > verb.i and passage.doc[before].lower_ in (*JOINS, "as", "with")
        if amount.quantity.unit and not amount.converted and joined and thing_in(passage, token) is not None:
            out += [i for i in (item_of(passage, [token], shared=True),) if i is not None and i.amount == amount.quantity]
    return tuple(out)


def of_war(passage: Passage, start: int, end: int) -> bool:
    """True for words that name a weapon or end in a military noun."""
    last = passage.doc.char_span(start, end, alignment_mode="expand")[-1]
    return bool(passage.named("weapon", start=start, end=end)) or last.lemma_.lower() in passage.group("aid", "military_nouns")
