"""What hangs on a word in the parse: its first child of a kind, what stands behind its prepositions, its helpers and negation; and on which verbs a verb hangs."""

from __future__ import annotations

from spacy.tokens import Token


def has(token: Token, *deps: str) -> bool:
    """True where a child hangs on a token by one of these relations: `has(verb, "neg")`."""
    for child in token.children:
        if child.dep_ in deps:
            return True
    return False


def first(token: Token, *deps: str) -> Token | None:
    """The first child that hangs on a token by one of these relations: `first(verb, "nsubj")` is who acts."""
    for child in token.children:
        if child.dep_ in deps:
            return child
    return None


def behind(token: Token, *prepositions: str) -> list[Token]:
    """What stands behind some prepositions that hang on a token: `behind(noun, "for", "to")`."""
    return [c for p in token.children if p.lower_ in prepositions for c in p.children if c.dep_ == "pobj"]


def by_whom(verb: Token) -> list[Token]:
    """Who does it in the passive: X in "was mediated by X"."""
    return [c for p in verb.children if p.dep_ == "agent" for c in p.children if c.dep_ == "pobj"]


def is_passive(verb: Token) -> bool:
    return has(verb, "nsubjpass", "auxpass")


def helping(verb: Token) -> set[str]:
    """The helping verbs of a verb, in small letters."""
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def completed_by(verb: Token) -> tuple[Token, ...]:
    """The verbs that a verb completes: "agreed to meet", "are in Kyiv to meet", "look forward to meeting"."""
    out, at = [], verb
    while (at.dep_ in ("xcomp", "advcl", "pcomp", "prep", "acl") or _shares_subject(at) or _expected(at)) and at.head != at and len(out) < 5:
        when = at.tag_ == "VBD" and any(c.lower_ == "when" for c in at.children)
        if at.dep_ == "advcl" and at.tag_ in ("VBD", "VBZ", "VBP") and (when or has(at, "mark")):
            break  # "urged them to end the war as the sides met"
        at = at.head
        out += [at] if at.pos_ in ("VERB", "AUX", "ADJ") else []
    return tuple(out)


def _expected(verb: Token) -> bool:
    """True in "expects the talks to be held in Z", whose object the parse takes for a clause."""
    return verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBN") and has(verb, "nsubj", "nsubjpass") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _shares_subject(verb: Token) -> bool:
    """True for the second verb of "agreed to hold talks and have an exchange": it hangs where the first one does."""
    return verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and not has(verb, "nsubj", "nsubjpass")
