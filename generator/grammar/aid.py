"""The aid desk: who gives, promises, weighs, withholds or asks for which arms and which money for them.

Understood: a verb of giving or asking with a military thing as its object ("Germany will deliver two Patriot systems to
Ukraine", "Ukraine needs more air defence", "arms supplies would be resumed"), the same through a verb of intent
("wants to", "has agreed to", "asked partners to"), an act noun ("the provision of", "a request for"), sums
("$800 million in security assistance"), arms that are on their way, several givers in one breath, thanks for counted things,
training, also abroad, and what "the package includes", in the sentence or in the list below
it. Totals of a long time, thanks without an item, and the sending of missiles against somebody give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from generator.grammar.aid_bare import bare
from generator.grammar.aid_contents import is_content, of_package
from generator.grammar.aid_dollars import with_dollars
from generator.grammar.aid_general import may_be_general
from generator.grammar.aid_items import Item, items, specific
from generator.grammar.aid_lists import is_line, relisted
from generator.grammar.aid_more import more_of_them, sums_paid
from generator.grammar.aid_moving import announced_by, is_under_way, moves
from generator.grammar.aid_named import named_alone
from generator.grammar.aid_nouns import by_noun
from generator.grammar.aid_objects import objects, of_enemy
from generator.grammar.aid_packages import (
    included,
    lines,
    opened_by,
    reaches,
    takes_up_several,
    told_again,
    told_of,
)
from generator.grammar.aid_passing import is_general, is_passing, is_unwilling
from generator.grammar.aid_retold import retold
from generator.grammar.aid_roles import Roles, roles_of, thing_of
from generator.grammar.aid_shares import shared_out
from generator.grammar.aid_status import SKIPPED, status_of
from generator.grammar.aid_subjects import others_in_general
from generator.grammar.aid_sums import enlarged, is_spent, sum_given
from generator.grammar.aid_thanks import thanked
from generator.grammar.aid_totals import of_long
from generator.grammar.aid_training import trained_abroad, training, training_given
from generator.grammar.aid_worth import valued
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.speaker_words import told_by_body
from generator.grammar.words import Words
from generator.model import Finding, Value

STEPS = ("request", "consider", "pledge", "deliver", "suspend", "reject", "include")
NEAR, LIST_NEAR = 4, 12
"""Sentences that the contents may stand behind the announcement of a package; a list of lines says itself that it is one."""


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
    opened: tuple[Passage, Finding] | None = None
    for n, passage in enumerate(found):
        if passage.role not in ("story", "headline", "caption"):
            continue
        if opened is not None and is_line(passage, opened[0]):
            opened = (passage, opened[1])
            out += lines(passage, opened[1])
            continue
        told = [f for act in _acts(passage) for f in _findings(passage, act)]
        told = shared_out(passage, told)
        told += more_of_them(passage, told)
        told = told or list(more_of_them(passage, out)) or list(sums_paid(passage, out, found[:n]))
        opened = None
        packages = list(opened_by(passage))
        told += [f for f in packages if "item" in f.fields]
        told += named_alone(passage, told)
        told += by_noun(passage, told)
        told += bare(passage, told, opens=not out and all(p.role != "story" for p in found[:n]))
        told += thanked(passage, told)
        if not any("donor" in f.fields for f in told):
            told = list(trained_abroad(passage)) or told
        whole = _whole(told, out, passage) or next(iter(packages), None)
        if whole is not None:
            told += included(passage, whole)
            opened = (passage, whole) if passage.text.rstrip().endswith(":") else None
        told += valued(passage, out)
        out += _distinct(told or list(told_again(passage, out)))
    return with_dollars([*out, *retold(found, out)], found[0].story.article, found[0].story.words) if found else ()


def _whole(told: Sequence[Finding], out: Sequence[Finding], passage: Passage) -> Finding | None:
    """The finding that "which includes" and "the package includes" carry on: a sum or a package before any other thing."""
    listed = passage.text.rstrip().endswith(":") and passage.lemmas & passage.group("aid", "include", "packages")
    those = takes_up_several(passage)
    reach = LIST_NEAR if listed or those or reaches(passage) else NEAR
    near = [*told, *(f for f in reversed(out) if passage.index - f.sentence < reach)]
    fit = [f for f in near if {"status", "amount"} & set(f.fields) and {"donor", "recipient"} & set(f.fields) and f.rule not in ("aid.listed", "aid.part")]
    if not fit:
        return next((f for f in told if f.rule == "aid.contents"), None)
    summed = [f for f in fit if "amount" in f.fields or "package" in str(f.fields.get("item", "")).casefold()]
    return next(iter(summed or ([] if those else fit)), None)


def _acts(passage: Passage) -> Iterable[Act]:
    groups = {step: passage.group("aid", step) for step in STEPS}
    act_nouns, acting = passage.group("aid", "act_nouns"), passage.group("aid", *STEPS[:-1])
    particles = _particles(passage.story.words)
    for verb in passage.tokens:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma = verb.lemma_.lower()
        particle = particles.get(lemma)
        if not (lemma in acting or is_under_way(verb) or is_spent(passage, verb) or (lemma == "follow" and moves(passage, verb))) or (
                particle is not None and not any(c.lower_ in particle.split("/") for c in verb.children)):
            continue
        if verb.dep_ == "relcl" and " more of " in passage.doc[verb.head.i:verb.i].text:
            continue  # "includes missiles and more of the weapons that the US has provided"
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma in passage.group("aid", "for_oneself"):
            continue  # "a package bought from the US" says where it comes from
        if verb.dep_ == "relcl" and lemma in passage.group("aid", "needing") and thing_of(verb) is not None:
            continue  # "the resources that X needs to survive": what they are, no request
        taught = training(passage, verb) if lemma == "train" else training_given(passage, verb) or enlarged(passage, verb)
        enlarges = lemma in passage.group("aid", "enlarge") and verb.head.lemma_.lower() not in groups["request"]  # "urged X to increase its military aid"
        heads = objects(passage, verb) if not enlarges and taught is None else []
        if any(c.lower_ == "no" for h in heads for c in h.children):
            continue  # "had no Patriots to offer"
        if any(h.lemma_.lower() in passage.group("aid", "use_nouns") or of_enemy(passage, h) for h in heads):
            continue  # leave to use what has been given is no gift, nor are "Russian missiles intended for Ukraine"
        if lemma in passage.group("aid", "talk_of"):
            heads = [h for h in heads if h.lemma_.lower() in act_nouns]
        if lemma in passage.group("aid", "enact"):
            heads = [h for h in heads if h.lemma_.lower() in act_nouns | passage.group("aid", "bills")]
        paid = sum_given(passage, verb) if not heads and taught is None else None
        if (not heads and taught is None and paid is None) or (of_long(passage, verb, heads) and not enlarges) or is_unwilling(passage, verb):
            continue
        roles = roles_of(passage, verb, heads, groups)
        status = status_of(passage, verb, roles, heads, groups)
        whole = status in ("suspended", "rejected") or (roles is not None and may_be_general(passage, verb, heads, roles, status, groups))
        things = tuple(t for t in (taught, paid) if t is not None)[:1] or tuple(
            i for head in heads for i in relisted(passage, verb, items(passage, head))
            if (whole or specific(passage, i)) and i.text.lower() not in act_nouns and not is_passing(passage, verb, heads, i))
        known = roles is not None and (roles.donors or roles.asks or lemma not in groups["suspend"] or has(verb, "nsubjpass"))
        delayed = status == "suspended" and verb.dep_ == "pcomp" and not (roles is not None and roles.donors)  # "the delay in approving arms"
        if things and roles is not None and known and status != SKIPPED and not delayed:
            yield Act(verb, status, roles, things)


@lru_cache(maxsize=2)
def _particles(words: Words) -> Mapping[str, str]:
    """Verbs that tell of aid only with another word, and that word: "set aside"."""
    return words.pairs("aid", "particles")


def _findings(passage: Passage, act: Act) -> Iterable[Finding]:
    for item in act.items:
        if is_content(passage, act.verb, item):
            yield Finding("aid", told_of(item), passage.start, passage.end, passage.index, _voice(passage, item, act), "same", "aid.package")
            continue
        fields: dict[str, Value] = {}
        if act.roles.donors:
            fields["donor"] = act.roles.donors
        if act.roles.recipient:
            fields["recipient"] = act.roles.recipient
        fields |= told_of(item)
        if act.status:
            fields["status"] = act.status
        if act.roles.day:
            fields["date"] = act.roles.day
        yield Finding("aid", fields, passage.start, passage.end, passage.index, _voice(passage, item, act), _link(item),
                      _rule(passage, item, act))


def _rule(passage: Passage, item: Item, act: Act) -> str:
    """The name of the rule: the verb's, or one that says that the finding has no record of its own."""
    if _is_part(passage, item, act):
        return "aid.part"
    if not act.roles.donors and of_package(passage, act.verb):
        return "aid.package"
    if not (act.roles.donors or act.roles.asks) and others_in_general(passage, act.verb):
        return "aid.others"
    told = act.status in ("suspended", "rejected") and not _such(item)
    return "aid.again" if _link(item) == "same" and is_general(passage, item) and not told else f"aid.{act.verb.lemma_.lower()}"


def _such(item: Item) -> bool:
    return item.head.left_edge.lower_ == "such"


def _voice(passage: Passage, item: Item, act: Act) -> str | None:
    """Who says it; one who asks, thanks for or announces a thing in person says so himself."""
    inner = passage.says(item.start, item.end)
    people = passage.story.cast.people
    confirms = inner is not None and inner.verb == act.verb.i and told_by_body(act.verb, passage.story.cast)
    official = confirms and any(c.dep_ == "nsubj" and c.lemma_.lower() in passage.story.cast.titles for c in act.verb.children)
    if inner is not None and (inner.speaker in people or official or confirms and act.verb.lemma_ not in passage.group("verbs", "deeds")):
        return inner.speaker  # "the ministry confirmed a package", "the minister announced a package"
    said = passage.voice(act.verb)
    if said is not None and said.verb >= 0 and said.speaker not in people:
        promise = passage.doc[said.verb]
        if promise.lemma_.lower() in passage.group("aid", "pledge", "request", "reject") and promise.i < act.verb.i and not told_by_body(promise, passage.story.cast):
            said = passage.voice(promise)
    return said.speaker if said is not None else announced_by(passage, act.verb)


def _is_part(passage: Passage, item: Item, act: Act) -> bool:
    """True for funds without a sum that are spent: they belong to the package of that name or to none."""
    return item.head.lemma_.lower() in ("fund", "funding", "money") and item.amount is None and act.status != "requested"


def _link(item: Item) -> str:
    """"The funds", "these systems": told of before."""
    first = item.head.left_edge.lower_
    counted = any(c.lower_ in ("first", "second", "third", "next") for c in item.head.children)  # "has received the first military aid"
    return "same" if not counted and first in ("the", "this", "that", "these", "those", "such") and item.quantity is None and item.amount is None else "new"


def _distinct(told: Sequence[Finding]) -> list[Finding]:
    """Without the findings of a sentence that say less of the same item than another one."""
    out: list[Finding] = []
    if any(f.rule == "aid.paid" for f in told):
        return list(told)
    acts = [f for f in told if f.rule not in ("aid.list", "aid.listed")]
    for finding in sorted(acts, key=lambda f: (-len(f.fields), f.start)):
        donors = set(finding.fields.get("donor", ()))  # type: ignore[arg-type]
        same = [f for f in out if _alike(str(f.fields["item"]), str(finding.fields["item"]))
                and (not donors or donors <= set(f.fields.get("donor", ())))]  # type: ignore[arg-type]
        if not same or (finding.fields.get("quantity") not in (None, same[0].fields.get("quantity"))):
            out.append(finding)
    return sorted(out, key=told.index) + [f for f in told if f.rule in ("aid.list", "aid.listed")]


def _alike(a: str, b: str) -> bool:
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return bool(x & y) and (x <= y or y <= x or 2 * len(x & y) >= len(x) + len(y) - 1)
