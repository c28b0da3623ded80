"""Where the sides stand: who demands, rejects, offers or accepts what.

Understood: a state, a government by its seat, an alliance or a person who speaks for one, as the subject of a verb of
the table or of "is ready to", with an issue of the war in what follows. Left out: questions ("whether Russia wants a
ceasefire"), conditions ("should China offer"), what a side may do or only aims at, what a people wants by a poll, and
what was agreed, which the talks desk tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.grammar.passages import Passage
from generator.grammar.relations import first, has, is_passive
from generator.model import PositionFinding

LONGEST = 24
"""Words of a position; a longer clause is no position but a story."""
TENSES = frozenset("has have had is are was were be been ’s 's".split())
DOUBTS = ("whether", "if")
AIMING = frozenset(("seek",))
"""Verbs that with an infinitive tell of an aim, often as others see it: "seeks to portray itself", "seeks to annex"; with an object, of a demand."""
WHERE = ("on", "in", "at", "inside", "outside", "near", "along", "across", "during")
OBJECTS = ("dobj", "ccomp", "xcomp")


def positions(found: Sequence[Passage]) -> tuple[PositionFinding, ...]:
    """The positions of states that are parties to the war or speak about its end, in the order of the text."""
    out: dict[tuple[str, str], PositionFinding] = {}
    for position in (p for passage in found if passage.role == "story" for p in _of(passage)):
        out.setdefault((position.party, position.text), position)
    return tuple(out.values())


def _of(passage: Passage) -> Iterable[PositionFinding]:
    story = passage.story
    issues = story.group("positions", "issues")
    if passage.lemmas.isdisjoint(issues) or passage.text.rstrip(" ”\"").endswith("?"):
        return
    stands = story.group("positions", "demand", "reject", "offer", "accept")
    scenes = story.group("positions", "scenes")
    called, ready, accept = story.group("positions", "call"), story.group("positions", "ready"), story.group("positions", "accept")
    for word in passage.tokens:
        lemma = word.lemma_.lower()
        if word.pos_ == "VERB" and (lemma in stands or (lemma in called and _calls(word))):
            predicate = word
        elif lemma in ready and word.dep_ == "acomp" and word.head.lemma_ == "be" and has(word, "xcomp"):
            predicate = word.head
        else:
            continue
        subject = first(predicate, "nsubj") or (first(predicate.head, "nsubj") if predicate.dep_ == "conj" else None)
        if subject is None or not _is_stated(predicate, subject) or (lemma in AIMING and has(word, "xcomp")):
            continue
        words = _words(word, predicate)
        wanted = issues - story.group("positions", "vague") if lemma in called else issues
        about = words if lemma not in accept else [t for c in word.children if c.dep_ in OBJECTS for t in c.subtree if t in words]
        if not any(t.i > word.i and t.lemma_.lower() in wanted and not _is_scene(t, scenes) for t in about) or not 2 < len(words) <= LONGEST:
            continue
        party = _party(passage, _speaking(predicate, subject))
        if party:
            text = _without_open_marks(" ".join(word.doc[words[0].i:words[-1].i + 1].text.split()).strip(" ,;–—“”\""))
            said = passage.voice_of(word)
            inner = predicate != word or lemma in story.group("positions", "wills")  # what one wants or is ready for others may tell
            if inner and said is not None and {party, story.cast.home(said)} == set(story.at_war):
                continue  # what one side at war says that the other one wants
            own = story.cast.speaker(subject)
            yield PositionFinding(party, text, passage.start, passage.end, said or (own if own != party and not inner else None))


def _is_scene(noun: Token, scenes: frozenset[str]) -> bool:
    """True where a thing at issue is only where or when something happens: "the graves on its territory", "approved at the meeting", "post-war"."""
    when = noun.dep_ == "nsubj" and noun.head.dep_ == "advcl"  # "until the war is over"
    return noun.lemma_.lower() in scenes and (when or noun.nbor(-1).text == "-" or (noun.dep_ == "pobj" and noun.head.lower_ in WHERE))


def _calls(verb: Token) -> bool:
    """True for "call for a truce" and "call on Russia to withdraw", not for "call a meeting"."""
    return any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in verb.children)


def _is_stated(verb: Token, subject: Token) -> bool:
    """A main clause, or one that is reported; not asked about, and no condition: "should China offer"."""
    if verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return False
    asked = any((c.dep_ == "mark" and c.lower_ in DOUBTS) or c.lower_ == "either" for c in verb.children)
    turned = any(c.dep_ == "aux" and c.i < subject.i for c in verb.children) or (verb.lemma_ == "be" and verb.i < subject.i)
    only_possible = any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in verb.children) and not has(verb, "neg")
    return not asked and not turned and not only_possible and not is_passive(verb)


def _speaking(verb: Token, subject: Token) -> Token:
    """The subject, or whoever says of himself what "he" wants: "after X said he would accept a truce"."""
    if subject.lower_ not in ("he", "she") or verb.dep_ != "ccomp":
        return subject
    return next((c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"), subject)


def _party(passage: Passage, subject: Token) -> str | None:
    m = passage.mention_at(subject)
    if m is not None and m.form == "demonym":
        return None  # what "Ukrainians want" a poll tells, no government
    if m is not None:
        alliance = m.kind == "organisation" and getattr(m.entry, "kind", "") in ("alliance", "body")
        return m.country or (m.name if alliance else None)
    if subject.lemma_.lower() in passage.group("positions", "sides"):  # "the Russian side"
        return next((m.country for c in subject.children if c.dep_ == "amod" and (m := passage.mention_at(c)) is not None), None)
    name = passage.story.cast.person(subject)
    return passage.story.cast.home(name) or None


def _words(word: Token, predicate: Token) -> list[Token]:
    """The verb, or "ready", with what completes it, up to where another clause, an aside or a further verb begins."""
    doc = word.doc
    helpers = [c.i for c in predicate.children if c.dep_ in ("neg", "aux") and c.i < word.i and c.lower_ not in TENSES]
    joined = {c.i for c in word.children if c.dep_ == "cc" and c.i > word.i}
    out = [doc[i] for i in range(min([word.i, *helpers]), word.i + 1)]
    for token in doc[word.i + 1:word.right_edge.i + 1]:
        if token.i in joined or _ends(token):
            break
        out.append(token)
    return out


def _ends(token: Token) -> bool:
    """True at a full stop, a dash, and a comma that opens anything but the next item of a list."""
    if token.text in (";", "–", "—", "-", ":", ".", "”", "\"") or token.is_space:
        return token.text not in ("-", "\"") or bool(token.whitespace_)  # the mark that opens a quotation has no space behind it
    if token.text != "," or token.i + 1 >= len(token.doc):
        return token.tag_ in ("WDT", "WP") or (token.dep_ == "mark" and token.lower_ in ("as", "while", "after", "because", "since"))
    after = token.nbor()
    if after.dep_ == "cc" and after.head.pos_ in ("NOUN", "PROPN"):
        return False  # "…, Ukraine, France, and Germany"
    return after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and after.dep_ != "conj" or after.lower_ == "which"


def _without_open_marks(text: str) -> str:
    """A position without quotation marks that are left open, and cut before a bracket that is not closed."""
    if text.count("(") > text.count(")"):
        text = text[:text.rindex("(")].rstrip(" ,")
    open_marks = text.count("“") != text.count("”")
    return text.replace("“", "").replace("”", "") if open_marks else text.replace('"', "") if text.count('"') % 2 else text
