"""Who speaks, by name, by noun or again: "it added", "he" after an unnamed official, "the official", "the minister" of two who spoke last."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.grammar.attribution import Attribution
from generator.grammar.persons import GENDER, Cast
from generator.grammar.relations import first
from generator.grammar.speaker_closing import speaks_by_kind
from generator.grammar.speaker_documents import documents, maker
from generator.grammar.texts import text_of

BODIES = frozenset(("it", "they", "its", "their"))
"""What stands for a body."""
NEAR = 2
"""Line ends between somebody who speaks and where he speaks again: one paragraph on."""


def speaker_of(subject: Token, before: Sequence[Attribution], cast: Cast) -> str | None:
    """How a record writes the speaker at this token, with what was said before it."""
    owner = maker(subject, cast.words) if subject.lemma_.lower() in documents(cast.words) else None
    if owner is not None and owner.lower_ in ("its", "their", "his", "her") and (known := cast.person(owner) or _by_pronoun(owner, before, cast)):
        return known  # "according to its report"
    if subject.lower_ == "latter":
        return next((m.name for m in reversed(cast.mentions) if m.kind == "person" and m.end <= subject.idx), None)
    named = None if _nobody(subject, cast) else cast.speaker(subject)
    if subject.pos_ == "PRON":
        return named or _by_pronoun(subject, before, cast)
    if named is None or named in cast.people:
        return named
    return _by_noun(subject, before, cast) or _by_body(subject, before, cast) or named


def _nobody(subject: Token, cast: Cast) -> bool:
    """"Reports", "preliminary reports", "unconfirmed data": nobody is cited."""
    vague = cast.words.group("cues", "vague")
    beside = [c for c in subject.children if c.dep_ not in ("punct", "det")]
    return subject.tag_ in ("NNS", "NN") and subject.lemma_.lower() in cast.words.group("cues", "unsigned") and all(c.lower_ in vague for c in beside) and (
        subject.tag_ == "NNS" or bool(beside))


def _last(at: Token, before: Sequence[Attribution]) -> Attribution | None:
    """The statement just before."""
    last = before[-1] if before else None
    near = last is not None and (last.end > at.idx or text_of(at.doc).count("\n", last.end, at.idx) <= NEAR)
    return last if near else None


def _by_pronoun(pronoun: Token, before: Sequence[Attribution], cast: Cast) -> str | None:
    """What "it" and "they" stand for after a body has spoken, "he" after an unnamed official: the speaker just before."""
    if pronoun.lower_ not in (*BODIES, *GENDER):
        return None
    own, last = _own_body(pronoun, cast), _last(pronoun, before)
    if own is not None or last is None:
        return own
    if pronoun.lower_ in BODIES:
        return last.speaker if last.speaker not in cast.people else None
    titled = bool((cast.titles | cast.words.group("cues", "called_again")) & set(last.speaker.lower().split()))  # "its governor said … he said"
    return last.speaker if titled or cast.may_be(pronoun, last.speaker) else None


def _by_noun(noun: Token, before: Sequence[Attribution], cast: Cast) -> str | None:
    """The person who spoke last, where "the official" can mean nobody else, or "the minister" one of several."""
    last = _last(noun, [a for a in before if a.length or a.speaker in cast.people])  # not a state that "also pledged" what the article tells itself
    if last is None or last.speaker not in cast.people or noun.tag_ != "NN" or noun.left_edge.lower_ != "the":
        return None
    if last.speaker in cast.holders(noun):
        return last.speaker
    unnamed = any(noun.lower_ in a.speaker.lower().split() for a in before)
    held = not cast.holders(noun) and _has_held(last.speaker, noun, cast)
    if unnamed or not (held or noun.lower_ in cast.words.group("cues", "called_again") or _heads_it(noun, cast)):
        return None
    if noun.lower_ == "head":
        return last.speaker
    beside = [cast.by_token.get(c.i) for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "prep", "poss", "relcl")]
    return last.speaker if all(m is not None and m.country and m.country == cast.home(last.speaker) for m in beside) else None


def _has_held(name: str, office: Token, cast: Cast) -> bool:
    """Whether the lexicon knows an office as somebody's whom the article names."""
    return office.lower_ in cast.titles and any(m.name == name and office.lower_ in " ".join(getattr(m.entry, "roles", ())).lower().split() for m in cast.mentions)


def _by_body(noun: Token, before: Sequence[Attribution], cast: Cast) -> str | None:
    """The body that spoke last, where "the agency" or "the ministry" stands alone for it."""
    again = noun.lemma_.lower() in cast.words.group("cues", "bodies_again") and noun.left_edge.lower_ == "the" and noun.left_edge.i == noun.i - 1
    last = _last(noun, before) if again and noun.tag_ in ("NN", "NNP") else None
    if last is None or last.speaker in cast.people or is_outlet(last.speaker, cast) or not any(c.isupper() for c in last.speaker):
        return None
    own = last.speaker.lower().split()
    anybody = noun.lemma_.lower() in cast.words.group("cues", "any_body")
    return last.speaker if noun.lower_ in own or anybody and not set(own) & cast.words.group("cues", "no_bodies") else None


def _heads_it(noun: Token, cast: Cast) -> bool:
    """"The head of the department", by which some outlets call a minister again."""
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    body = first(of, "pobj") if of is not None else None
    return noun.lower_ == "head" and body is not None and body.lower_ in cast.words.group("cues", "called_again_head") and not any(
        c.dep_ != "det" for c in body.children)


def _own_body(pronoun: Token, cast: Cast) -> str | None:
    """The body that the clause before tells of: "the air force shot down 15 drones, it said"."""
    told = next((c for c in pronoun.head.lefts if c.dep_ == "ccomp" and c.i < pronoun.i), None)
    doing = first(told, "nsubj") if told is not None and pronoun.lower_ in ("it", "they") else None
    if doing is None or doing.tag_ == "NNS" and pronoun.lower_ == "it":
        return None  # "Russian forces destroyed a depot, it said" is the ministry's word
    mention = cast.by_token.get(doing.i)
    body = (mention is not None and mention.kind == "organisation") or speaks_by_kind(doing, cast)
    return cast.speaker(doing) if body else None


def is_outlet(speaker: str, cast: Cast) -> bool:
    """True for media, with a name or without one."""
    return speaker in cast.media or _reports_only(speaker, cast)


def _reports_only(speaker: str, cast: Cast) -> bool:
    """True for media without a name: "Russian state media", "a local newspaper", "the news agency"; not for an agency of the state."""
    words = speaker.lower().split()
    return words[-1] in cast.words.group("cues", "media") and (words[-1] != "agency" or "news" in words)
