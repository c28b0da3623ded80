"""Where the strikes of one side end in a sentence and those of the other begin: "struck a depot, while …", "… in retaliation for drone strikes on X"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part

BOUNDARIES = frozenset(("while", "whereas", ";", "but", "after", "following", "meanwhile", "and", "as", "hours", "amid"))
"""Words that can begin a clause about the strikes of the other side."""


def cut(part: Part, before: Token, after: Token) -> tuple[Part, Part] | None:
    """The two parts around the last word between two triggers that can begin a clause; None where there is none."""
    doc = part.passage.doc
    actor = next((t for t in after.children if t.dep_ == "nsubj"), None)
    start = actor.left_edge.i - 1 if actor is not None else before.i
    if start > before.i and (doc[start].text == "," or doc[start].lower_ in BOUNDARIES):
        edge: int | None = start  # "while drones hit a depot, killing one and injuring two, missiles struck Odesa"
    else:
        edge = next((i for i in range(after.i, before.i, -1) if _begins(doc[i], part)), None)
    if edge is None:  # "while X downed 24 drones, Y said it had downed 47"
        edge = next((i for i in range(after.i, before.i, -1) if doc[i].text == "," and any(
            t.dep_ == "nsubj" for t in doc[i + 1 : after.i])), None)
    if edge is None:
        return None
    left = Part(part.passage, part.i, edge, tuple(t for t in part.triggers if t.i < edge))
    return left, Part(part.passage, edge, part.j, tuple(t for t in part.triggers if t.i >= edge))


def _begins(token: Token, part: Part) -> bool:
    """Whether a clause about the other side can begin here: "hours after …", but not "in the early hours"; "in retaliation for …"."""
    doc, i = token.doc, token.i
    if token.lower_ == "hours":
        return i + 1 < part.j and doc[i + 1].lower_ in ("after", "before", "earlier", "later")
    answer = token.lower_ in part.group("answers") and i > part.i and doc[i - 1].lower_ in ("in", "as") and i + 1 < part.j and doc[i + 1].lower_ in ("to", "for")
    return answer or token.lower_ in BOUNDARIES
