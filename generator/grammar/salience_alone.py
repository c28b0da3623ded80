"""Which sentences can stand alone as a point: whole, no question, nothing in them that only what was told before explains.

Understood: a lead, a sentence with its subject and a finite verb, one behind a link ("In addition, the minister …"), which is cut.
Left out: "It added that …", "In addition, they …", "The country had long held her", words spoken by "I" or "we" without their speaker,
what is said to the reader, items of lists, fragments.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.grammar.function_words import FINITE
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has
from generator.grammar.texts import text_of

LEANING = frozenset("""he she it they this that these those such another others both of but and or so then there hence yet his her
 their its including which""".split())
PRONOUNS = frozenset("he she it they this that these those".split())
PERSONAL = frozenset("he she him her his hers himself herself".split())
SPEAKERS = frozenset("i we me my".split())
"""Not "our": a government writes of "our allies" in reports of its own. Nor "us", which is a country too."""
SECOND_PERSON = frozenset("you your yours".split())
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
LINK = re.compile(
    r"(?:in addition|additionally|moreover|furthermore|however|meanwhile|nevertheless|nonetheless|importantly|notably|besides|finally|lastly|similarly|"
    r"likewise|indeed|therefore|thus|separately|instead|after all|in fact|of course|"
    r"at the same time|in turn|on the other hand|also|as a result|for example|for instance)\s*,\s+", re.IGNORECASE)
"""What ties a sentence to the one before it and can go."""
RECALLED = re.compile(r"as (?:\w+ )?(?:has |had |have )?(?:(?:previously|earlier|already) )?(?:reported|noted|mentioned)\b", re.IGNORECASE)
"""How the last lines of a report tell again what an earlier one told."""
OTHERS = frozenset(("him", "her", "them", "it", "this"))
PICTURED = re.compile(r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\.?$")
"""How the line under a picture ends; its verb is in the present: "Officials attend a debate in Miami, Nov. 8, 2023."."""
POINTERS = frozenset(("this", "these", "those"))
WORD = re.compile(r"[^\W\d_]+")
STOPPED = re.compile(r"[.!…][\"'”’»)\]]*$")
MARKS = ("(", "\\", "*", "#", "[")
"""Of lists and markup."""
OPENING, CLOSING = "“\"", "”\""


def start_of(passage: Passage) -> int:
    """Where the point begins: behind the link."""
    link = LINK.match(text_of(passage.doc), passage.start, passage.end)
    return link.end() if link else passage.start


def end_of(passage: Passage) -> int:
    """Where it ends: with the mark of its quotation, which the parse may give to the next sentence."""
    text, end = text_of(passage.doc), passage.end
    return end + 1 if text[end:end + 1] in ("”", "\"") and _left_open(text[start_of(passage):end]) else end


def stands_alone(passage: Passage, *, told: bool, spoken: bool) -> bool:
    """True for a sentence that needs nothing before it. `told`: it states facts; `spoken`: "we" is whoever speaks all through the article."""
    begin = start_of(passage)
    text = text_of(passage.doc)
    first = WORD.search(text, begin, passage.end)  # not the token: `"He` may be one
    if first is None or not _is_whole(passage, text, begin):
        return False
    opening = first.group().lower()
    leaning = opening in LEANING or text[first.start():passage.end].lower().startswith(tuple(passage.group("cues", "links")))
    if leaning or (opening == "our" and not spoken):
        return False
    quoted = _in_quotation(passage, text)
    if not told and (_left_open(text[begin:end_of(passage)]) or RECALLED.match(text, begin) or _is_caption(passage)):
        return False
    if quoted and not spoken and not (told and _names_its_speaker(passage, text)):
        return False
    persons = SECOND_PERSON if spoken else SECOND_PERSON | SPEAKERS
    return not _speaks(passage, text, persons, quoted=quoted) and not _points_back(passage)


def speaks_itself(opening: Passage) -> bool:
    """True where an article opens with an "I" or "we" that is nobody's quotation, or with one that its paragraph does not close: all of it is said."""
    text = text_of(opening.doc)
    whole = _in_quotation(opening, text) and not any(mark in text[opening.start:text.find("\n\n", opening.start)] for mark in CLOSING)
    return opening.story.cast.author is not None or whole or _speaks(opening, text, SPEAKERS | {"our"}, quoted=False)


def _is_whole(passage: Passage, text: str, begin: int) -> bool:
    """True for a sentence with a finite verb, its subject and a stop, and no mark of a list before it."""
    opening = text[begin:begin + 1]
    if not STOPPED.search(passage.text.rstrip()) or opening in MARKS or (opening.islower() and begin == passage.start):
        return False
    root = passage.sent.root
    if any(c.tag_ == "WRB" and c.dep_ == "advmod" and c.idx == passage.start for c in root.children):
        return False  # "When a village burns down." is half a sentence
    # The model takes "we condemn" for an infinitive and "he wounded two" for a participle now and then.
    if root.tag_ in FINITE or has(root, "aux", "auxpass") or (root.tag_ in ("VB", "VBN") and has(root, *SUBJECTS)):
        return any(t.dep_ in SUBJECTS and t.head.pos_ in ("VERB", "AUX") for t in passage.tokens)
    # The parse of a long sentence may hang it on another word; its main verb is then among what hangs there.
    return any(c.tag_ in FINITE and has(c, *SUBJECTS) for c in root.children if c.dep_ in ("ccomp", "conj", "parataxis"))


def _is_caption(passage: Passage) -> bool:
    """True for the line under a picture that stands among the paragraphs."""
    return passage.sent.root.tag_ in ("VBZ", "VBP") and bool(PICTURED.search(passage.text.rstrip()))


def _in_quotation(passage: Passage, text: str) -> bool:
    """True where the sentence begins inside quotation marks, those just before it too."""
    paragraph = text.rfind("\n\n", 0, passage.start) + 1
    before = text[paragraph:passage.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _left_open(told: str) -> bool:
    """True where a quotation goes on in the next sentence."""
    return told.count("“") > told.count("”") or told.count('"') % 2 == 1


def _names_its_speaker(passage: Passage, text: str) -> bool:
    """True for "…, the minister of X said" behind the mark that closes the quotation."""
    closing = max(text.find(mark, passage.start, passage.end) for mark in CLOSING)
    return closing > 0 and any(m.start > closing for m in passage.mentions)


def _speaks(passage: Passage, text: str, persons: frozenset[str], *, quoted: bool) -> bool:
    """True where somebody says "I", "we" or "you" with nobody named before the words: outside a quotation, or in one that opens the sentence."""
    if passage.lemmas.isdisjoint(persons | {"i"}):
        return False
    opened = min((at for mark in OPENING if (at := text.find(mark, passage.start, passage.end)) >= 0), default=passage.end)
    end = passage.end if quoted else opened
    return any(t.lower_ in persons and t.idx < end for t in passage.tokens)


def _points_back(passage: Passage) -> bool:
    """True where the subject, or a person in it, is only named in an earlier sentence: "In addition, it sent …", "The court freed her"."""
    root = passage.sent.root
    if any(_is_about_it(verb) for verb in (root, *(c for c in root.children if c.dep_ == "ccomp"))):
        return True
    if not passage.lemmas.isdisjoint(POINTERS) and any(
            t.lower_ in POINTERS and t.pos_ == "PRON" and t.dep_ == "dobj" and t.head.dep_ == "xcomp" and not has(t, "relcl", "acl", "prep")
            for t in passage.tokens):
        return True  # "He refused to send these to Ukraine."
    subject = next((c for c in root.children if c.dep_ in SUBJECTS), None)
    if subject is not None and (subject.lower_ in PRONOUNS or subject.left_edge.lower_ in ("these", "those")) and subject.dep_ != "expl" \
            and not any(t.dep_ in SUBJECTS and t.pos_ in ("NOUN", "PROPN") for t in passage.tokens if t.i < subject.i):
        return True
    if subject is not None and any(c.lower_ in OTHERS for c in behind(subject, "with", "of", "between", "to", "for", "by")):
        return True  # "Talks with them were held."
    people = passage.group("attacks", "people") | passage.group("cues", "titles")
    return not passage.lemmas.isdisjoint(PERSONAL) and not any(m.kind == "person" for m in passage.mentions) \
        and not any(t.ent_type_ == "PERSON" or t.lemma_.lower() in people or t.lower_ == "who" for t in passage.tokens)


def _is_about_it(verb: Token) -> bool:
    """True for "announced this on television" and "informed the press about it"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"] + behind(verb, "about")
    return any(c.lower_ in PRONOUNS and c.pos_ == "PRON" and c.i > verb.i and not has(c, "relcl", "acl", "prep") for c in objects)
