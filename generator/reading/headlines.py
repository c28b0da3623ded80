"""Headlines In Title Case, written as the model knows sentences: it takes "Germany Sends Tanks To Ukraine" for one long name.

A word is written small where it is a function word, or where the article itself writes it, or another form of it, with a small letter and never with a
capital inside a sentence: "Sends" where the text has "sent" or "sending", but not the "Council" of a body's name.
"""

from __future__ import annotations

import re
from collections.abc import Container

from generator.model import Article

WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")
SMALL = frozenset("a an the to for of in on at by with from into over after before as and or but amid against toward towards under about than "
                  "will would can could may must should is are was were be been has have had not more new its his her their it he she they first another "
                  "until since during between through per via up down off out says said if when while no how why what who this that these those all some most least "
                  "send sends give gives get gets hold holds meet meets tell tells hit hits strike strikes take takes make makes go goes see sees lead leads "
                  "seek seeks buy buys begin begins leave leaves keep keeps pay pays put puts set sets shoot shoots think thinks bring brings lose loses "
                  "win wins fight fights kill kills million billion bn".split())
"""Words that are small in any sentence; of verbs those whose past has another stem."""
ENDINGS = ("ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
LONG = 4
"""Letters from which a word tells whether a headline is in title case."""
FEWEST, MOST_SMALL = 3, 0.2
"""How many long words a title has, and the share of them that may be small."""


def in_sentence_case(article: Article) -> str:
    """The text of an article, its headline in sentence case where it is in title case; every character keeps its place."""
    text = article.text
    for paragraph in article.paragraphs:
        if paragraph.role != "headline":
            continue
        start, end = paragraph.start, paragraph.start + len(paragraph.text)
        if text[start:end] == paragraph.text and _is_title_case(paragraph.text):
            small, capital = _written(text[:start] + " " + text[end:])
            text = text[:start] + _lowered(paragraph.text, small, capital) + text[end:]
    return text


def _is_title_case(headline: str) -> bool:
    words = [w for w in WORD.findall(headline)[1:] if len(w) >= LONG]
    small = sum(w[0].islower() for w in words)
    joining = any(w[0].isupper() and w[1:].islower() and w.lower() in SMALL for w in WORD.findall(headline)[1:])
    return len(words) >= (1 if joining else FEWEST) and small <= MOST_SMALL * len(words) and not headline.isupper()


def _written(body: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the words that a text writes small, and the words that it writes with a capital inside a sentence."""
    small = frozenset(_stem(w) for w in WORD.findall(body) if w[0].islower())
    return small, frozenset(m.group(1) for m in re.finditer(r"(?<=[\w,] )([A-Z][a-z]+(?:[-’'][A-Za-z]+)*)", body))


def _lowered(headline: str, small: Container[str], capital: Container[str]) -> str:
    first = WORD.search(headline)

    def written(match: re.Match[str]) -> str:
        word = match.group()
        plain = word[1:].islower() and word[0].isupper() and (first is None or match.start() != first.start())
        low = plain and (word.lower() in SMALL or (word not in capital and _stem(word.lower()) in small))
        return word.lower() if low else word

    return WORD.sub(written, headline)


def _stem(word: str) -> str:
    return next((word[:-len(end)] for end in ENDINGS if word.endswith(end) and len(word) - len(end) > 2), word)
