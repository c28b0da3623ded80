"""Places that no table names: "the village of Ustinka", "Sapronovo village", "near Liubomyrivka, Mykolaiv", "the Rakityansky and Borisovsky districts".

A settlement lies in the region that is named behind it. Left out: the districts of a city.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator

from spacy.tokens import Doc, Token

from generator.grammar.texts import tokens_of
from generator.grammar.words import Words

WITHIN = 8
"""Tokens between a settlement and the region that it lies in."""
LONGEST = 3
"""Words of a name."""
LOCATIVE = frozenset("in near at on of over around outside towards toward against into for across".split())
"""Before the place that a region is named behind."""


def unnamed(doc: Doc, taken: Container[int], words: Words, places: Container[int] = frozenset(),
            lands: Collection[tuple[int, int]] = ()) -> Iterator[tuple[int, int, str]]:
    """First and last token (half open) and name of each.

    `taken` are the tokens that other names have, `places` those of known places, `lands` the first and last tokens (half open) of regions and of
    cities that give a region its name.
    """
    kinds, districts = words.group("cues", "settlements"), words.group("cues", "districts")
    several, regions = words.group("cues", "settlements_listed"), words.group("cues", "regional")
    located = [row for i, j in lands for row in _located(doc, i, j, taken, words)]
    yield from located
    found = {i for row in located for i in range(row[0], row[1])}
    beside: list[tuple[int, int, str]] = []
    before = ""
    for token in tokens_of(doc):
        word, last = token.lower_, before
        before = word
        if token.i in found:
            continue
        if word in LOCATIVE and token.i + 1 < len(doc) and doc[token.i + 1].is_title and (row := _series(doc, token.i + 1, taken, places, words.group("cues", "village_adjectives"))):
            yield from row
            found |= {i for start, end, _ in row for i in range(start, end)}
            continue
        if last in (",", "and") and token.is_title and token.i not in taken and _among_places(doc, token, taken, places):
            end = _end_of_name(doc, token.i, taken)
            beside.append((token.i, end, doc[token.i:end].text))
            continue
        listed: list[tuple[int, int, str]] = []
        if word in several:
            listed = _listed(doc, token, taken)
        elif word in regions and word.endswith("s"):
            listed = [(i, j, f"{name} region") for i, j, name in _listed_before(doc, token, taken)]
        new = [row for row in listed if row[0] not in found]
        found |= {i for row in new for i in range(row[0], row[1])}
        yield from new
        if new:
            continue
        if word == "community" and last == "territorial":
            yield from ((i, token.i + 1, f"{name} community") for i, _, name in _settlement(doc, token.nbor(-1), taken, districts))
        elif word in kinds and not (token.is_title and token.i and token.nbor(-1).pos_ == "PROPN"):  # not "Crocus City Hall"
            yield from _settlement(doc, token, taken, districts)
        elif token.ent_type_ == "GPE" and _harmed_there(token, taken, words):
            yield token.i, token.i + 1, token.text
        elif word in districts and not _of_city(doc, token):
            yield from _districts(doc, token, taken, words)
    yield from (row for row in beside if row[0] not in found)


def _series(doc: Doc, at: int, taken: Container[int], places: Container[int], first_words: Container[str]) -> list[tuple[int, int, str]]:
    """The unknown names in a list of places behind a preposition: "near Kostiantynivka, Prechystivka and Novomaiorske"."""
    out, known, closing, last = [], False, False, len(doc)
    while at < last:
        end = at + 1
        if at in places:
            known = True
            while end < last and end in places:
                end += 1
        elif _is_name(doc[at], taken):
            end += end < last and doc[at].text in first_words and _is_name(doc[end], taken)
            out.append((at, end, doc[at:end].text))
        else:
            return []
        if closing or end >= last:
            break
        closing = doc[end].lower_ == "and" or (doc[end].text == "," and doc[min(end + 1, last - 1)].lower_ == "and")
        if not closing and doc[end].text != ",":
            return []
        at = end + 1 + (closing and doc[end].text == ",")
    return out if known and closing and (end >= last or _closes(doc[end]) and doc[end].text != ",") else []


def _located(doc: Doc, i: int, j: int, taken: Container[int], words: Words) -> list[tuple[int, int, str]]:
    """The unknown names before the region that they lie in: "near Liubomyrivka, Mykolaiv", "shelled Zelenivka (Kherson region)"."""
    if i < 2 or doc[i - 1].text not in (",", "(") or (j < len(doc) and not _closes(doc[j])):
        return []
    at, out = i - 2, []
    while at > doc[i].sent.start and (at in taken or doc[at].text in (",", "and", "-") or _is_name(doc[at], taken)):
        if _is_name(doc[at], taken):
            end = at + 1
            while _is_name(doc[at - 1], taken) or (doc[at - 1].text == "-" and _is_name(doc[at - 2], taken)):
                at -= 1
            out.append((at, end, doc[at:end].text))
        elif doc[at].text == "-":
            return []  # "in Donetsk - Petrovskyi, Donetsk"
        elif out == []:
            return []  # the known place that stands there lies in the region
        at -= 1
    opened = doc[at].lower_ in LOCATIVE or doc[at].lemma_.lower() in words.group("attacks", "strike_verbs")
    works = words.group("cues", "no_settlements")
    return out if opened and all(len(name.split()) <= LONGEST and name.split()[-1].lower() not in works for _, _, name in out) else []


def _closes(token: Token) -> bool:
    """Whether nothing about a region itself follows its name: not "Kyiv's allies", "Moscow said"."""
    return token.pos_ in ("PUNCT", "ADP", "CCONJ", "SPACE", "SCONJ", "PRON") or token.tag_ in ("VBG", "WRB", "RB")


def _listed(doc: Doc, kind: Token, taken: Container[int]) -> list[tuple[int, int, str]]:
    """The unknown names of "the towns of X, Y and Z", else those of "the X and Y communities"."""
    if kind.i + 2 < len(doc) and doc[kind.i + 1].lower_ in ("of", "in") and doc[kind.i + 1].lower_ == "of":
        out, at = [], kind.i + 2
        while at < kind.sent.end and (at in taken or doc[at].text in (",", "and", "-") or _is_name(doc[at], taken)):
            end = _end_of_name(doc, at, taken) if _is_name(doc[at], taken) else at
            out += [(at, end, doc[at:end].text)] if end > at else []
            at = max(end, at + 1)
        return out
    return _listed_before(doc, kind, taken)


def _listed_before(doc: Doc, kind: Token, taken: Container[int]) -> list[tuple[int, int, str]]:
    """The unknown names of a list of several that stands just before a word: "the X, Y and Z communities"."""
    at, out, joined = kind.i - 1, [], False
    while at >= kind.sent.start and (at in taken or doc[at].text in (",", "and", "-") or _is_name(doc[at], taken)):
        if _is_name(doc[at], taken):
            end = at + 1
            while (before := at - 1 - (doc[at - 1].text == "-")) >= kind.sent.start and _is_name(doc[before], taken):
                at = before
            out.append((at, end, doc[at:end].text))
        joined = joined or doc[at].text == "and"
        at -= 1
    return out[::-1] if joined else []


def _end_of_name(doc: Doc, start: int, taken: Container[int]) -> int:
    """Behind the last word of an unknown name, hyphens in it too."""
    end = start
    while end < len(doc) and end - start < 2 * LONGEST and (_is_name(doc[end], taken) or (
            end > start and doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].text[:1].isupper())):
        end += 1
    return end


def _among_places(doc: Doc, token: Token, taken: Container[int], places: Container[int]) -> bool:
    """An unknown name of one word in a list of known places: between two of them, or behind two, closing the list."""
    i = token.i
    if not _is_name(token, taken) or i < 2 or i + 1 >= len(doc) or doc[i - 1].text not in (",", "and"):
        return False
    before = i - 2 if doc[i - 2].text != "," else i - 3
    if before < 0 or before not in places:
        return False
    step = 2 if doc[i + 1].text == "," and i + 2 < len(doc) and doc[i + 2].text == "and" else 1
    if doc[i + 1].text in (",", "and") and i + 1 + step < len(doc) and i + 1 + step in places:
        return True
    closes = doc[i + 1].text in (".", ";", ")") or doc[i + 1].pos_ == "ADP"
    earlier = before - 2 >= 0 and doc[before - 1].text == "," and before - 2 in places
    return doc[i - 1].text == "and" and closes and earlier


def _settlement(doc: Doc, kind: Token, taken: Container[int], districts: Container[str]) -> Iterator[tuple[int, int, str]]:
    """The name behind "the village of", or before "village"."""
    start = kind.i + 1
    if start + 1 < len(doc) and doc[start].lower_ == "of":
        start += 1
    end = start
    while end < len(doc) and end - start < LONGEST and _is_name(doc[end], taken):
        end += 1
    if end > start and not (end < len(doc) and doc[end].lower_ in districts):
        yield start, end, doc[start:end].text
        return
    end = start = kind.i
    while start > 0 and end - start < LONGEST and _is_name(doc[start - 1], taken):
        start -= 1
        start -= 2 if start > 1 and doc[start - 1].text == "-" and doc[start - 2].text[:1].isupper() and start - 2 not in taken else 0
    if end > start:
        yield start, end, doc[start:end].text


def _harmed_there(token: Token, taken: Container[int], words: Words) -> bool:
    """A name that the model takes for a place, in which people were harmed or something was hit: "was killed in Ustinka"."""
    told = words.group("attacks", "kill_verbs", "die_verbs", "injure_verbs", "strike_verbs", "strike_nouns")
    inside = token.dep_ == "pobj" and token.head.lower_ in ("in", "on", "at")
    alone = not any(t.pos_ == "PROPN" for t in (*token.lefts, token.nbor() if token.i + 1 < len(token.doc) else token) if t != token)
    return inside and alone and _is_name(token, taken) and token.head.head.lemma_.lower() in told


def _districts(doc: Doc, word: Token, taken: Container[int], words: Words) -> Iterator[tuple[int, int, str]]:
    """The unknown names of a list before "districts"; a name that stands alone as a place is read as its district elsewhere."""
    at, found = word.i - 1, []
    while at >= word.sent.start and (_is_name(doc[at], taken) or doc[at].text in (",", "and") or at in taken):
        if _is_name(doc[at], taken):
            found.append((at, at + 1, f"{doc[at].text} district"))
        at -= 1
    # One unknown name alone is as often a part of a city, unless the sentence speaks of a region.
    if len(found) > 1 or any(t.lower_ in words.group("cues", "regional") for t in word.sent):
        yield from found


def _of_city(doc: Doc, word: Token) -> bool:
    """"The Shevchenkivskyi district of Kharkiv", "Kyiv's Darnytskyi district", "two districts of the city"."""
    behind = [t.lower_ for t in doc[word.i + 1:word.i + 4]]
    if behind[:1] == ["of"] or behind[:2] in (["in", "the"],) and "city" in behind:
        return True
    return any(t.tag_ == "POS" for t in doc[max(word.sent.start, word.i - 4):word.i])


def _is_name(token: Token, taken: Container[int]) -> bool:
    return token.i not in taken and token.is_title and token.is_alpha and token.pos_ in ("PROPN", "ADJ", "NOUN") and not token.is_sent_start and token.ent_type_ != "DATE"
