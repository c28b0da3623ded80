"""What hangs on a word in the parse: its first child of a kind, what stands behind its prepositions, whether it has a helper or a negation."""

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
