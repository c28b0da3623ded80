"""The matter behind a verb of discussing, read by its commas where the parse does not see it.

Understood: "discussed in detail topical issues of energy security", "discussed developments at the front, shipping security in the Black Sea and
cooperation of the defence industries", where the parse hangs the first noun on a verb that it makes of a later one. What it reads ends where the
clause goes on about something else ("…, which", "…, as he", "during the talks"); a stretch in which something does not look like a matter is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.function_words import FINITE, LISTING
from generator.grammar.passages import Passage
from generator.grammar.phrases import LEADING
from generator.grammar.talk_points import EMPTY_ENDS, SHORTEST
from generator.grammar.words import MEETINGS

OPENING = frozenset("the a an its their our his her".split())
"""Words with which a matter of its own begins."""
UPON = frozenset("on upon around about".split())
ASIDE = frozenset("also separately again then mostly mainly primarily particularly specifically namely both".split())
HOW = {"in": frozenset("detail depth particular person brief".split()), "at": frozenset("length once".split())}
"""Adverbs of two words between a verb and its matter: "discussed in detail X"."""
ENDING = frozenset("which who whose where while after before ahead amid but according with because since although though if when until so following he she they it we".split())
"""Words behind a comma with which a clause goes on about something else."""
SETTING = frozenset("during after at following ahead amid when while because before".split())
PAIRS = frozenset(("such as", "in particular", "among other", "among others", "first of", "in order", "on the"))
"""Beginnings of what only explains a matter."""
LONGEST = 14
"""Words of one matter."""
FEWEST = 3
"""Matters of a list that is believed against the parse."""


def listed(passage: Passage, verb: Token, told: Sequence[str]) -> tuple[str, ...]:
    """The matters behind a verb, where the parse has `told` none of them, or fewer than the commas show."""
    group = passage.group
    stretch = _stretch(passage, verb) if verb.lemma_ not in group("talks", "speak_at", "loose_discuss") else []
    if not stretch:
        return ()
    items = [item for part in _parts(stretch) if (item := _item(passage, part))]
    if not items or any(not _is_matter(passage, part) for part in items):
        return ()
    found = tuple(dict.fromkeys(text for part in items if len(text := _text(part)) >= SHORTEST))
    bare = len(items) == 1 and len(items[0]) == 1
    return found if not told and not bare or _tells_more(items, found, told) else ()


def _tells_more(items: Sequence[Sequence[Token]], found: Sequence[str], told: Sequence[str]) -> bool:
    """True for a row of matters of which the parse has only the first ones: "A in X" of "A in X, B of Y and C"; a row of bare words is one matter."""
    row = len(items) >= FEWEST and len(items) > len(told) and all(len(part) > 1 for part in items)
    inner = any("," in text for text in told)
    own = all(part[0].i and part[0].nbor(-1).lower_ in OPENING for part in items[1:])
    hanging = any(part[0].tag_ == "VBG" and part[0].dep_ in ("advcl", "acl") and items[0][0].tag_ != "VBG" for part in items[1:])
    return row and not hanging and (own or not inner) and all(any(text in t or t in text for t in found) for text in told)


def _stretch(passage: Passage, verb: Token) -> list[Token]:
    """The words between a verb and the end of what it is about; none where something else stands there."""
    doc, end = verb.doc, passage.sent.end
    at = _begin(passage, verb)
    out: list[Token] = []
    for token in doc[at:end] if at else ():
        after = doc[token.i + 1] if token.i + 1 < end else None
        if token.text in ";:–—()\"“”" or token.tag_ == "." or (token.text == "," and after is not None and _ends(passage, after)):
            break
        if out and _goes_on(passage, token):
            break
        if token.lower_ in SETTING and after is not None and _is_setting(passage, token):
            break
        out.append(token)
    while out and out[-1].pos_ in ("PUNCT", "CCONJ"):
        out.pop()
    return out


def _begin(passage: Passage, verb: Token) -> int:
    """Where the matter begins: behind the verb's preposition and its adverbs; 0 where it is not told there."""
    doc, end, at = verb.doc, passage.sent.end, verb.i + 1
    needs = verb.lemma_ in passage.group("talks", "focus") or verb.lemma_ in ("talk", "touch")
    found = not needs
    while at < end - 1:
        word, nxt = doc[at].lower_, doc[at + 1].lower_
        if word in ASIDE or doc[at].tag_ == "RB" and doc[at].head == verb and word != "not":
            at += 1
        elif nxt in HOW.get(word, ()):
            at += 2
        elif doc[at].pos_ == "PRON" and doc[at].tag_ != "PRP$":
            return 0
        elif word == "," and nxt == "among":
            stop = next((t.i for t in doc[at + 1:end] if t.text == ","), end)
            at = stop + 1
        elif not found and word in UPON:
            found, at = True, at + 1
        else:
            break
    if not found or at >= end - 1:
        return 0
    head = doc[at]
    return at if head.tag_ in ("DT", "JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "VBG", "PRP$", "VBN", "CD", "VBZ") and head.lower_ not in ("with",) else 0


def _ends(passage: Passage, word: Token) -> bool:
    """True where the words behind a comma tell of something else than the matter."""
    if word.lower_ == "as":
        return word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ != "well"
    through = word.dep_ == "prep" and word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in ("which", "whom")
    speaking = word.tag_ in ("VBG", "VBD", "VBZ") and word.lemma_ in passage.group("verbs", "speech") | passage.group("talks", "stress", "agree")
    done = word.tag_ == "VBN" and word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ == "by"  # "…, bolstered by X"
    return word.lower_ in ENDING or through or speaking or done or (word.pos_ == "CCONJ" and _new_clause(word))


def _new_clause(conjunction: Token) -> bool:
    """"…, and agreed to do X", "…, and the president said": a verb with a tense of its own before the next comma."""
    for token in conjunction.doc[conjunction.i + 1:conjunction.sent.end]:
        if token.text == ",":
            return False
        if token.tag_ in FINITE and token.dep_ not in ("amod", "relcl", "acl") and token.pos_ in ("VERB", "AUX"):
            return True
    return False


def _goes_on(passage: Passage, word: Token) -> bool:
    """"…, such as X", "… as it defends itself", "… with the prime minister": no matter any more."""
    doc = word.doc
    nxt = doc[word.i + 1].lower_ if word.i + 1 < len(doc) else ""
    if word.lower_ == "as":
        return word.dep_ == "mark" or (nxt != "well" and word.nbor(-1).lower_ != "well")
    if word.lower_ == "with":
        behind = doc[word.i + 1:min(word.i + 6, passage.sent.end)]
        people = passage.group("talks", "delegates")
        return any(t.lemma_.lower() in people or (m := passage.mention_at(t)) is not None and m.kind == "person" for t in behind)
    pair = f"{word.lower_} {nxt}"
    return pair in PAIRS or (word.lower_ in LISTING and doc[word.i + 1].pos_ in ("ADP", "SCONJ"))


def _is_setting(passage: Passage, word: Token) -> bool:
    """"During the talks", "at the summit", "ahead of the visit"."""
    nouns = passage.group("talks", *MEETINGS)
    return any(t.lemma_.lower() in nouns for t in word.doc[word.i + 1:min(word.i + 5, word.sent.end)])


def _parts(stretch: Sequence[Token]) -> Iterable[list[Token]]:
    """The stretch cut at commas, at "including", at "as well as", and at "and" where a matter of its own begins."""
    part: list[Token] = []
    at = 0
    commas = any(t.text == "," for t in stretch)
    while at < len(stretch):
        token = stretch[at]
        well = [t.lower_ for t in stretch[at:at + 3]] == ["as", "well", "as"]
        if token.text == "," or token.lower_ in LISTING or well or (token.lower_ == "and" and _begins(stretch, at, part, commas=commas)):
            if part:
                yield part
            part, at = [], at + (3 if well else 1)
            continue
        part.append(token)
        at += 1
    if part:
        yield part


def _begins(stretch: Sequence[Token], at: int, part: Sequence[Token], *, commas: bool) -> bool:
    """True for the "and" before a matter of its own: behind a comma, before an article, before a verb like the one that opened the list."""
    if at + 1 >= len(stretch) or not part:
        return True
    after = stretch[at + 1]
    alike = after.tag_ == "VBG" and part[0].tag_ == "VBG"
    return after.lower_ in ("the", "a", "an", "ways", "how", "whether") or after.tag_ == "PRP$" or alike or (
        commas and not any(t.text == "," for t in stretch[at:]) and len(part) <= FEWEST)


def _item(passage: Passage, part: list[Token]) -> list[Token]:
    """One matter without the words that lead to it ("the issue of", "topical issues of") and without those that tell nothing ("other topics")."""
    part = [t for n, t in enumerate(part) if n or t.lower_ not in ("and", "or", "also", "particularly", "especially")]
    vague = passage.group("talks", "vague", "issue_nouns")
    noun = next((n for n, t in enumerate(part) if t.pos_ in ("NOUN", "PROPN", "ADP", "VERB")), None)
    if noun is not None and part[noun].lemma_.lower() in vague:
        if noun + 1 == len(part):
            return []
        rest = [t for t in part[noun + 2:] if t.lower_ not in LEADING] if part[noun + 1].lower_ in ("of", "related", "regarding") else []
        if rest and part[noun].lemma_ != "situation" and rest[0].pos_ != "PROPN":  # but "the latest steps of Ukraine towards X"
            part = part[noun + 2:]
            part = part[1:] if part[0].lower_ == "to" else part
    while part and (part[0].lower_ in LEADING or part[0].pos_ in ("PUNCT", "CCONJ", "ADV")):
        part = part[1:]
    while part and part[-1].lower_ in EMPTY_ENDS:
        part = part[:-1]
    return part


def _is_matter(passage: Passage, part: Sequence[Token]) -> bool:
    """A noun with what belongs to it, short, without a verb that has a tense of its own and without a day."""
    nouns = [t for t in part if t.pos_ in ("NOUN", "PROPN")]
    sentence = any(t.tag_ in ("VBD", "VBP", "MD") or t.tag_ == "VBZ" and t.dep_ in ("ROOT", "ccomp", "relcl") or t.lower_ in ("who", "which") for t in part)
    opens = part[0].pos_ not in ("ADP", "SCONJ", "PRON", "CCONJ", "PART") and part[0].tag_ not in ("VB", "TO") and part[0].lower_ not in ("one", "some")
    name = passage.mention_at(part[0]) if len(part) < FEWEST else None
    told = {t.lemma_.lower() for t in nouns} - passage.group("talks", "agree_nouns", "never_bare", "vague")  # "the agreements reached" tells nothing
    return bool(told) and opens and not sentence and len(part) <= LONGEST and (name is None or name.kind not in ("person", "country", "organisation", "place"))


def _text(part: Sequence[Token]) -> str:
    first, last = part[0], part[-1]
    return " ".join(first.doc[first.i:last.i + 1].text.split()).strip(" ,;")
