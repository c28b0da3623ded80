"""Findings of the aid desk -> records: one for each donor and item, requests included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.briefs.aid_likeness import (
    CLASS,
    HALTED,
    alike,
    apart,
    at_another_step,
    counted_alike,
    equal,
    in_general,
    is_narrower,
    is_package,
    is_summed,
    is_vague,
    named_otherwise,
    names_in,
    of_one_kind,
    of_one_make,
    plain,
    same_step,
    steps_of,
    telling_words,
)
from generator.briefs.aid_retold import RULES as RETOLD
from generator.briefs.aid_retold import told_again
from generator.briefs.retelling import with_retold
from generator.model import Finding, Quantity, Value

PAID = ("aid.purpose", "aid.paid")
"""What sums are paid for, and each sum."""
OTHERS = "aid.others"
"""Given by some who are told of without a name: "Western partners". Their record stands with an empty list of donors until `understood` has seen it."""
ANSWERED = {"pledged", "delivered", "suspended", "rejected"}
"""What an article says of a request that has been answered."""
GIVEN = {"pledged", "delivered"}
"""Steps that one package may be told of at: "announces", "is providing"."""
UNBORNE = ("aid.part", "aid.content", "aid.package", "aid.again")
"""What only ever belongs to a record before it: the spending of a package's funds, a line of its list without a number, its sum told
again, and "these weapons"."""
OPENING = 1
"""The last sentence of what opens an article: its headline and its lead."""
NEAR = 4
"""Sentences over which one thing may be told of more narrowly."""
LONGEST_ITEM = 9
"""Words of an item that is told more fully further on."""
PACKAGE_NEAR = 8
"""Sentences over which a package may be told of by its general name."""
LONGEST_LIST = 40
"""Sentences from an announcement to the last line of its list."""


def aid_records(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each item, in the order of the text."""
    records: list[list[Finding]] = []
    waiting: Finding | None = None
    purpose: Finding | None = None
    for finding in (f for f in findings if f.rule not in RETOLD):
        if finding.rule in PAID:
            if finding.rule == PAID[0]:
                purpose = finding
            elif purpose is not None and not any(_same_sum(finding, r) for r in records):
                records.append([purpose, finding])
            continue
        if "item" not in finding.fields:
            waiting = finding
            continue
        if waiting is not None and finding.rule == "aid.listed":
            known = next((r for r in records if _told(waiting, finding, r)), None)
            if known is None:
                records.append([waiting, finding])
            elif not _told_alike(finding, known):
                known.append(finding)
            waiting = None
            continue
        homes = [r for r in reversed(records) if belongs(finding, r)]
        home = next((r for r in homes if _same_thing(finding, r)), None) or next(iter(homes), None) or _taken_up(finding, records)
        if home is None and finding.rule in UNBORNE:
            continue
        if home is None:
            records.append([finding])
        else:
            home.append(finding)
    records = _without_general(records)
    return with_retold(records, (f for f in findings if f.rule in RETOLD), aid_fields, told_again)


def _same_thing(finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a record tells of the same thing by its words: it is nearer than one that only has the same giver."""
    return alike(str(finding.fields["item"]), str(aid_fields(record).get("item", "")))


def _without_general(records: Sequence[list[Finding]]) -> list[list[Finding]]:
    """The records without those of "military support" alone, where the same giver gives things at the same step: they are told of there."""
    have = [aid_fields(r) for r in records]
    out = list(records)
    for record, fields in zip(records, have, strict=True):
        if not fields.get("donor") or "item" not in fields or not is_vague(fields):
            continue
        home = next((r for r, f in zip(records, have, strict=True) if r is not record and f.get("donor") == fields["donor"] and "item" in f
                     and not is_vague(f) and f.get("recipient") == fields.get("recipient") and same_step(*steps_of(fields, f))
                     and r[0].rule not in ("aid.list", PAID[0]) and abs(r[0].sentence - record[0].sentence) <= PACKAGE_NEAR), None)
        if home is not None:
            home += record
            out.remove(record)
    return out


def _taken_up(finding: Finding, records: Sequence[list[Finding]]) -> list[Finding] | None:
    """The record of the missiles that "the missiles" takes up, whatever is said of them there."""
    if finding.link != "same" or {"quantity", "amount"} & set(finding.fields):
        return None
    own = plain(str(finding.fields["item"]))
    donors = set(finding.fields.get("donor", ()))  # type: ignore[arg-type]
    for record in reversed(records):
        have = aid_fields(record)
        known = set(have.get("donor", ()))  # type: ignore[arg-type]
        if own <= plain(str(have.get("item", ""))) and (not donors or not known or donors & known) and record[0].rule not in ("aid.list", PAID[0]):
            return record
    return None


def _same_sum(finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a record has the same sum of the same giver."""
    have, new = aid_fields(record), finding.fields
    return "amount" in have and equal(new["amount"], have["amount"]) and bool(set(new["donor"]) & set(have.get("donor", ())))  # type: ignore[arg-type]


def belongs(finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a finding tells of the record's item: no slot against it, and the same thing, sum or package."""
    if record[0].rule in ("aid.list", PAID[0]) or (finding.rule == "aid.more" and record[0].rule != "aid.more"):
        return False
    new, have = finding.fields, aid_fields(record)
    if finding.rule == "aid.part":
        return bool(names_in(str(new["item"])) & names_in(str(have.get("item", ""))))
    if any(not equal(new[name], have[name]) for name in ("quantity", "amount") if name in new and name in have):
        return False
    if finding.rule == "aid.content":
        return finding.sentence - record[0].sentence <= LONGEST_LIST
    summed = "amount" in new and "amount" in have
    again = finding.link == "same" and ("amount" in have or "package" in str(have.get("item", "")).casefold())
    donors, known = set(new.get("donor", ())), set(have.get("donor", ()))  # type: ignore[arg-type]
    steps = {new.get("status"), have.get("status")}
    if not (same_step(*steps_of(new, have)) or ((summed or again) and steps == GIVEN) or at_another_step(new, have)):
        return False
    if donors and known and not (donors <= known or known <= donors):
        return False
    if donors and known and donors != known and ("quantity" in new) != ("quantity" in have) and "amount" not in have:
        return False  # "X and Y will give jets", "X will give 19 jets": Y's are not counted
    if (finding.rule == OTHERS and known) or (donors and any(f.rule == OTHERS for f in record)):
        return False  # "twenty countries will send a package": one of them does not give it alone
    if donors and not known and new.get("status") == "requested" and "quantity" in have and "quantity" not in new:
        return False  # what is asked of nobody in number is not what somebody is asked for
    near = finding.sentence - record[-1].sentence
    packed = "amount" in have or "package" in str(have.get("item", "")).casefold()
    if packed and not telling_words(str(new["item"])) and not {"quantity", "amount"} & set(new) and near <= PACKAGE_NEAR:
        return True  # "additional security assistance" after "a $250 million package"
    if summed or (finding.link == "same" and near <= 2 and not named_otherwise(new, have)):
        return True
    if finding.link == "same" and near <= PACKAGE_NEAR and telling_words(str(new["item"])) <= telling_words(str(have["item"])):
        return True
    named = donors == known and donors and near <= 2 and not {"quantity", "amount"} & (set(new) | set(have))
    if (named and in_general(new, have)) or (donors == known and donors and steps <= HALTED and near <= PACKAGE_NEAR and not apart(new, have)):
        return True
    if donors == known and donors and record[0].sentence <= OPENING and near <= 2 and is_summed(new, have):
        return True
    if donors == known and donors and near <= NEAR and (is_narrower(new, have) or counted_alike(new, have)):
        return True
    if donors == known and donors and near <= PACKAGE_NEAR and (of_one_kind(new, have) or of_one_make(new, have)) and ("quantity" in new) <= ("quantity" in have):
        return True
    if named and plain(str(have["item"])) < plain(str(new["item"])) and telling_words(str(have["item"])) & CLASS:
        return True  # "air defence systems", then "Patriot air defence systems" of the same giver
    return alike(str(new["item"]), str(have["item"])) and near <= 12


def _told(waiting: Finding, finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a record already tells of the same thing in the same number: "1,600 missiles", then "more than 1,600 strike missiles"."""
    have, new = aid_fields(record), finding.fields
    if any(not equal(have.get(name), new.get(name)) for name in ("quantity", "amount")) or not {"quantity", "amount"} & set(new):
        return False
    donors, known = set(waiting.fields.get("donor", ())), set(have.get("donor", ()))  # type: ignore[arg-type]
    one, two = plain(str(have.get("item", ""))), plain(str(new["item"]))
    return bool(one & two) and (one <= two or two <= one) and (not donors or not known or bool(donors & known))


def _told_alike(finding: Finding, record: Sequence[Finding]) -> bool:
    have = aid_fields(record)
    return all(have.get(name) == finding.fields.get(name) for name in ("item", "quantity", "amount"))


def aid_fields(findings: Sequence[Finding]) -> dict[str, Value]:
    """The record's own reading: the first that states a slot; the fullest wording of the item without its number."""
    out: dict[str, Value] = {}
    for finding in (f for f in findings if f.rule not in RETOLD):
        for name, value in finding.fields.items():
            if name == "donor":
                out[name] = tuple(dict.fromkeys((*out.get(name, ()), *value)))  # type: ignore[misc]
            elif name == "item" and _is_told_better(finding, out):
                out[name] = value  # a list of contents, or the text behind the headline, words its things more fully
            elif name == "status" and out.get(name) == "requested" and value in ANSWERED:
                out[name] = value
            elif name in ("amount", "quantity") and _bounds(value, out.get(name)):
                out[name] = value  # "up to $6 billion" in the story, "$6 billion" in its headline
            else:
                out.setdefault(name, value)
    if any(finding.rule == OTHERS for finding in findings):
        out.setdefault("donor", ())
    return out


def _is_told_better(finding: Finding, have: Mapping[str, Value]) -> bool:
    """True for "Leopard 2 tanks" after "tanks" and for "shells" after "military aid"; a package stays one."""
    new, old = str(finding.fields["item"]), str(have.get("item", ""))
    if finding.rule == "aid.listed":
        return _fuller(new, old)
    if not same_step(finding.fields.get("status"), have.get("status")) or ("quantity" in have and new.islower()):
        return False  # "200 vehicles" are not all of the kind that is told of further on
    if finding.rule in UNBORNE or is_package(have) or "amount" in have and "amount" not in finding.fields:
        return False
    vague = not telling_words(old) and bool(telling_words(new)) and not ("amount" in have and " " in old)
    return bool(old) and len(new.split()) <= LONGEST_ITEM and (_fuller(new, old) or vague)


def _fuller(new: str, old: str) -> bool:
    return bool(old) and plain(old) < plain(new)


def _bounds(new: Value, old: Value | None) -> bool:
    """True for the same number with a bound that the other lacks."""
    return isinstance(new, Quantity) and isinstance(old, Quantity) and bool(new.bound) and not old.bound and equal(new, old)


def understood(records: Sequence[dict[str, Value]], *, receiver: str = "") -> list[dict[str, Value]]:
    """The records with what an article leaves unsaid because it has one giver and one receiver: "another 68 will follow".

    Nothing is added where the article tells of two givers, or of two receivers, nor a giver before he is named. `receiver` is the country that is helped
    in this war, where the article names it.
    """
    receivers = {r["recipient"] for r in records if "recipient" in r} or ({receiver} - {""})
    givers = {r["donor"] for r in records if r.get("donor") and r.get("status") in (*GIVEN, None)}
    told = next((n for n, r in enumerate(records) if r.get("donor") and r.get("status") in (*GIVEN, None)), len(records))
    out = []
    for n, record in enumerate(records):
        more: dict[str, Value] = {}
        if len(receivers) == 1 and "recipient" not in record:
            more["recipient"] = next(iter(receivers))
        if len(givers) == 1 and told < n and "donor" not in record and record.get("status") in GIVEN:
            more["donor"] = next(iter(givers))
        out.append({k: v for k, v in {**record, **more}.items() if k != "donor" or v})
    return out
