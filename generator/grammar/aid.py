"""The aid desk: who gives, promises, weighs, withholds or asks for which arms and which money for them.

Understood: a verb of giving or asking with a military thing as its object ("Germany will deliver two Patriot systems to
Ukraine", "Ukraine needs more air defence", "arms supplies would be resumed"), the same through a verb of intent
("wants to", "has agreed to", "asked partners to"), an act noun ("the provision of", "a request for"), sums
("$800 million in security assistance"), and the list that follows "the package includes:". Totals of a long time, thanks
without an item, and the sending of missiles against somebody give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.aid_items import Item, is_item, items, specific
from generator.grammar.aid_roles import Roles, roles_of
from generator.grammar.aid_status import status_of, thing_of
from generator.grammar.passages import Passage
from generator.model import Finding, Value

BULLET = re.compile(r"\s*[-–—•*]\s+")
OBJECT_PREPOSITIONS = ("with", "for", "of", "on", "in")
TOTALS = re.compile(r"\b(total|totals|totalling|totaling|overall|cumulative|altogether)\b|\bsince\b[^.]{0,60}\b(20\d\d|start|beginning|"
                    r"outbreak|invasion|war|took office|administration)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of the aid ladder with what it gives and between whom."""

    verb: Token
    status: str | None
    roles: Roles
    items: tuple[Item, ...]


def aid(found: Sequence[Passage]) -> tuple[Finding, ...]:
    """The findings of the aid desk in the order of the text."""
    out: list[Finding] = []
    package: Finding | None = None
    for passage in found:
        if passage.role not in ("story", "headline"):
            continue
        if package is not None and BULLET.match(passage.doc.text[passage.sent.start_char:]) and passage.index - package.sentence < 40:
            out += _listed(passage, package)
            continue
        told = [f for act in _acts(passage) for f in _findings(passage, act, _before(out, passage))]
        out += _distinct(told)
        package = _package(passage, told, out) or package
    return tuple(out)


def _package(passage: Passage, told: Sequence[Finding], out: Sequence[Finding]) -> Finding | None:
    """The finding that a list after a colon belongs to."""
    if not passage.sent.text.rstrip().endswith(":"):
        return None
    return next(iter(told), None) or next((f for f in reversed(out) if passage.index - f.sentence < 4), None)


def _before(out: Sequence[Finding], passage: Passage) -> Finding | None:
    """The finding that "which includes" and "the package includes" carry on."""
    return next((f for f in reversed(out) if passage.index - f.sentence < 4 and "donor" in f.fields and "amount" in f.fields), None)


def _acts(passage: Passage) -> Iterable[Act]:
    story = passage.story
    steps = ("request", "consider", "pledge", "deliver", "suspend", "reject", "include")
    groups = {step: story.group("aid", step) for step in steps}
    for verb in passage.sent:
        if verb.pos_ not in ("VERB", "AUX") or not any(verb.lemma_.lower() in g for g in groups.values()):
            continue
        heads = _objects(passage, verb)
        if not heads or TOTALS.search(_clause(verb)):
            continue
        things = tuple(i for head in heads for i in items(passage, head) if specific(passage, i))
        roles = roles_of(passage, verb, heads, groups)
        status = status_of(passage, verb, roles, groups)
        if things and roles is not None and status != "none" and (roles.donors or roles.asks or verb.lemma_ != "stop"):
            yield Act(verb, status, roles, things)


def _clause(verb: Token) -> str:
    """The words of a verb without the clauses below it."""
    below = {t.i for c in verb.children if c.dep_ in ("ccomp", "advcl", "relcl", "conj", "parataxis") for t in c.subtree}
    return " ".join(t.text for t in verb.subtree if t.i not in below)


def _objects(passage: Passage, verb: Token) -> list[Token]:
    """The things that a verb gives or asks for: its object, its passive subject, the object of its preposition."""
    heads: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and is_item(passage, child):
            heads.append(child)
        elif child.dep_ == "nsubj" and verb.lemma_ in ("arrive",) and is_item(passage, child):
            heads.append(child)
        elif child.dep_ in ("prep", "dative") and child.lower_ in OBJECT_PREPOSITIONS:
            heads += [c for c in child.children if c.dep_ in ("pobj", "pcomp") and is_item(passage, c)]
    thing = thing_of(verb) if not heads else None
    if thing is not None and is_item(passage, thing):
        heads.append(thing)
    return heads[:2]


def _findings(passage: Passage, act: Act, whole: Finding | None) -> Iterable[Finding]:
    several = len(act.items) > 1
    part = act.verb.lemma_.lower() in passage.story.group("aid", "include") and not act.roles.donors
    if part and whole is None:
        return
    for item in act.items:
        if part and whole is not None:
            shared = {k: v for k, v in whole.fields.items() if k in ("donor", "recipient", "status")}
            yield Finding("aid", shared, whole.start, whole.end, whole.sentence, whole.said_by, "new", "aid.list")
        fields: dict[str, Value] = {}
        if act.roles.donors:
            fields["donor"] = act.roles.donors
        if act.roles.recipient:
            fields["recipient"] = act.roles.recipient
        fields["item"] = item.text
        if item.quantity is not None:
            fields["quantity"] = item.quantity
        if item.amount is not None:
            fields["amount"] = item.amount
        if act.status:
            fields["status"] = act.status
        if act.roles.day:
            fields["date"] = act.roles.day
        start, end = passage.start, passage.end
        if several and item.quantity is not None and len(passage.doc.text[item.start:item.end].split()) > 2 and act.verb.idx < item.start:
            start, end = (passage.start, item.end) if item is act.items[0] else (passage.start, passage.end)
        yield Finding("aid", fields, start, end, passage.index, passage.said_by(act.verb.idx, act.verb.idx + len(act.verb)),
                      _link(passage, item), "aid.listed" if part else f"aid.{act.verb.lemma_.lower()}")


def _link(passage: Passage, item: Item) -> str:
    """"The funds", "these systems": told of before."""
    first = item.head.left_edge.lower_
    return "same" if first in ("the", "this", "these", "those", "such") and item.quantity is None and item.amount is None else "new"


def _listed(passage: Passage, package: Finding) -> Iterable[Finding]:
    """The items of one line of a list, each with its own number, given as the package is."""
    root = passage.sent.root
    things = [i for i in items(passage, root) if i.quantity is not None]
    shared = {k: v for k, v in package.fields.items() if k in ("donor", "recipient", "status")}
    for item in things:
        yield Finding("aid", shared, package.start, package.end, package.sentence, package.said_by, "new", "aid.list")
        yield Finding("aid", {"item": item.text, "quantity": item.quantity}, item.start, item.end, passage.index,
                      passage.said_by(item.start, item.end), "same", "aid.listed")


def _distinct(told: Sequence[Finding]) -> list[Finding]:
    """Without the findings of a sentence that say less of the same item than another one."""
    out: list[Finding] = []
    if any("item" not in f.fields for f in told):
        return list(told)
    for finding in sorted(told, key=lambda f: (-len(f.fields), f.start)):
        same = [f for f in out if _alike(str(f.fields["item"]), str(finding.fields["item"]))]
        if not same or (finding.fields.get("quantity") not in (None, same[0].fields.get("quantity"))):
            out.append(finding)
    return sorted(out, key=lambda f: told.index(f))


def _alike(a: str, b: str) -> bool:
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return bool(x & y) and (x <= y or y <= x or 2 * len(x & y) >= len(x) + len(y) - 1)
