"""Findings of the aid desk -> records: one for each donor and item, requests included."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import Finding, Quantity, Value

PAID = ("aid.purpose", "aid.paid")
"""What sums are paid for, and each sum."""
OTHERS = "aid.others"
"""Given by some who are told of without a name: "Western partners". Their record stands with an empty list of donors until `understood` has seen it."""
ANSWERED = {"pledged", "delivered", "suspended", "rejected"}
"""What an article says of a request that has been answered."""
GIVEN = {"pledged", "delivered"}
"""Steps that one package may be told of at: "announces", "is providing"."""
COMMON = frozenset("a an the of and to for in more new additional further other system systems military aid assistance support package "
                   "equipment capability capabilities item its their weapon weapons us security critical tranche latest second third".split())

PACKAGES = frozenset(("package", "packages", "pack", "tranche", "tranches", "drawdown"))
HALTED = {"suspended", "rejected"}
OPEN = {"suspended", "rejected", "considered"}
"""Steps of a thing that is not promised: what is asked for at large is asked of those who have not promised it."""
CLASS = frozenset(("air", "defence", "defense", "air-defence", "air-defense"))
"""The name of a class of arms: "air defence" is not the same as the systems of one make."""
UNBORNE = ("aid.part", "aid.content", "aid.package", "aid.again")
"""What only ever belongs to a record before it: the spending of a package's funds, a line of its list without a number, its sum told
again, and "these weapons"."""


OPENING = 1
"""The last sentence of what opens an article: its headline and its lead."""
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
    for finding in findings:
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
        home = next((r for r in reversed(records) if belongs(finding, r)), None) or _taken_up(finding, records)
        if home is None and finding.rule in UNBORNE:
            continue
        if home is None:
            records.append([finding])
        else:
            home.append(finding)
    return tuple(tuple(r) for r in records)


def _taken_up(finding: Finding, records: Sequence[list[Finding]]) -> list[Finding] | None:
    """The record of the missiles that "the missiles" takes up, whatever is said of them there."""
    if finding.link != "same" or {"quantity", "amount"} & set(finding.fields):
        return None
    own = _plain(str(finding.fields["item"]))
    donors = set(finding.fields.get("donor", ()))  # type: ignore[arg-type]
    for record in reversed(records):
        have = aid_fields(record)
        known = set(have.get("donor", ()))  # type: ignore[arg-type]
        if own <= _plain(str(have.get("item", ""))) and (not donors or not known or donors & known) and record[0].rule not in ("aid.list", PAID[0]):
            return record
    return None


def _plain(text: str) -> set[str]:
    return {w.rstrip("s") for w in re.findall(r"[\w-]+", text.casefold())}


def _same_sum(finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a record has the same sum of the same giver."""
    have, new = aid_fields(record), finding.fields
    return "amount" in have and _equal(new["amount"], have["amount"]) and bool(set(new["donor"]) & set(have.get("donor", ())))  # type: ignore[arg-type]


def belongs(finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a finding tells of the record's item: no slot against it, and the same thing, sum or package."""
    if record[0].rule in ("aid.list", PAID[0]) or (finding.rule == "aid.more" and record[0].rule != "aid.more"):
        return False
    new, have = finding.fields, aid_fields(record)
    if finding.rule == "aid.part":
        return bool(_names(str(new["item"])) & _names(str(have.get("item", ""))))
    if any(not _equal(new[name], have[name]) for name in ("quantity", "amount") if name in new and name in have):
        return False
    if finding.rule == "aid.content":
        return finding.sentence - record[0].sentence <= LONGEST_LIST
    summed = "amount" in new and "amount" in have
    again = finding.link == "same" and ("amount" in have or "package" in str(have.get("item", "")).casefold())
    donors, known = set(new.get("donor", ())), set(have.get("donor", ()))  # type: ignore[arg-type]
    steps = {new.get("status"), have.get("status")}
    if not (_same_step(*_steps(new, have)) or ((summed or again) and steps == GIVEN) or _at_another_step(new, have)):
        return False
    if donors and known and not (donors <= known or known <= donors):
        return False
    if (finding.rule == OTHERS and known) or (donors and any(f.rule == OTHERS for f in record)):
        return False  # "twenty countries will send a package": one of them does not give it alone
    if donors and not known and new.get("status") == "requested" and "quantity" in have and "quantity" not in new:
        return False  # what is asked of nobody in number is not what somebody is asked for
    near = finding.sentence - record[-1].sentence
    packed = "amount" in have or "package" in str(have.get("item", "")).casefold()
    if packed and not _words(str(new["item"])) and not {"quantity", "amount"} & set(new) and near <= PACKAGE_NEAR:
        return True  # "additional security assistance" after "a $250 million package"
    if summed or (finding.link == "same" and near <= 2 and not _named_otherwise(new, have)):
        return True
    if finding.link == "same" and near <= PACKAGE_NEAR and _words(str(new["item"])) <= _words(str(have["item"])):
        return True
    named = donors == known and donors and near <= 2 and not {"quantity", "amount"} & (set(new) | set(have))
    if (named and _in_general(new, have)) or (donors == known and donors and steps <= HALTED and near <= PACKAGE_NEAR and not _apart(new, have)):
        return True
    if donors == known and donors and record[0].sentence <= OPENING and near <= 2 and _is_summed(new, have):
        return True
    if named and _plain(str(have["item"])) < _plain(str(new["item"])) and _words(str(have["item"])) & CLASS:
        return True  # "air defence systems", then "Patriot air defence systems" of the same giver
    return alike(str(new["item"]), str(have["item"])) and near <= 12


def _steps(new: Mapping[str, Value], have: Mapping[str, Value]) -> tuple[Value | None, Value | None]:
    return new.get("status"), have.get("status")


def _at_another_step(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for one thing of one giver that an article tells of at several steps: asked for, weighed, then refused or promised."""
    if not alike(str(new["item"]), str(have["item"])) or ("quantity" in new) != ("quantity" in have) or {"amount"} & (set(new) | set(have)):
        return False
    donors, known = new.get("donor", ()), have.get("donor", ())
    if new.get("status") == "requested" and not donors:
        return have.get("status") in OPEN  # "Ukraine needs tanks", which one state will not give
    return bool(donors) and donors == known


def _in_general(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where one of two names no thing and is no package: "a shipment of military aid", "shells"."""
    return any(not _words(str(f["item"])) and not _is_package(f) for f in (new, have))


def _is_package(fields: Mapping[str, Value]) -> bool:
    return bool(PACKAGES & set(str(fields.get("item", "")).casefold().split()))


def _apart(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where both name things, and none of them is the same."""
    one, two = _words(str(new["item"])), _words(str(have["item"]))
    return bool(one and two and not one & two)


def _is_summed(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "a military aid package" of the headline, and its sum in the lead: "about $300 million in military aid"."""
    numbers = {"quantity", "amount"} & set(have)
    return "amount" in new and not numbers and "quantity" not in new and not _words(str(new["item"])) and not _words(str(have["item"]))


def _named_otherwise(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for a whole act about a thing with a name of its own: "the spare parts for MiG-29s" after "anti-radar missiles"."""
    names = set(re.findall(r"\b[A-Z][\w-]*\d[\w-]*|\b[A-Z][a-z]{2,}\b", str(new["item"])))
    return bool(names) and {"donor", "status"} <= set(new) and not _words(str(new["item"])) & _words(str(have.get("item", "")))


def _told(waiting: Finding, finding: Finding, record: Sequence[Finding]) -> bool:
    """True where a record already tells of the same thing in the same number: "1,600 missiles", then "more than 1,600 strike missiles"."""
    have, new = aid_fields(record), finding.fields
    if any(not _equal(have.get(name), new.get(name)) for name in ("quantity", "amount")) or not {"quantity", "amount"} & set(new):
        return False
    donors, known = set(waiting.fields.get("donor", ())), set(have.get("donor", ()))  # type: ignore[arg-type]
    one, two = _plain(str(have.get("item", ""))), _plain(str(new["item"]))
    return bool(one & two) and (one <= two or two <= one) and (not donors or not known or bool(donors & known))


def _told_alike(finding: Finding, record: Sequence[Finding]) -> bool:
    have = aid_fields(record)
    return all(have.get(name) == finding.fields.get(name) for name in ("item", "quantity", "amount"))


def _equal(a: Value | None, b: Value | None) -> bool:
    """The same number and currency; "roughly" and "up to" a sum are that sum in other words."""
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return a == b
    return (a.low or a.high, a.high or a.low, a.unit) == (b.low or b.high, b.high or b.low, b.unit)


def _same_step(a: Value | None, b: Value | None) -> bool:
    return a is None or b is None or a == b or {a, b} == {"suspended", "requested"}


def alike(a: str, b: str) -> bool:
    """True where the telling words of two items agree: a weapon's name, or most of the words."""
    x, y = _words(a), _words(b)
    if bool(x - CLASS) != bool(y - CLASS):
        return False
    if not x and not y:
        return a.casefold() == b.casefold()
    named = any(w[:1].isupper() for w in re.findall(r"[\w-]+", f"{a} {b}"))
    return bool(x) and bool(y) and (x == y or ((named or len(x & y) >= 2) and (x <= y or y <= x)))


def _names(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z][A-Z0-9-]{2,}\b", text))


def _words(text: str) -> set[str]:
    words = {w.rstrip("s") for w in re.findall(r"[\w-]+", text.casefold())}
    return words - {w.rstrip("s") for w in COMMON}


def aid_fields(findings: Sequence[Finding]) -> dict[str, Value]:
    """The record's own reading: the first that states a slot; the fullest wording of the item without its number."""
    out: dict[str, Value] = {}
    for finding in findings:
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
    if finding.rule in UNBORNE or _is_package(have) or "amount" in have and "amount" not in finding.fields:
        return False
    vague = not _words(old) and bool(_words(new)) and not ("amount" in have and " " in old)
    return bool(old) and len(new.split()) <= LONGEST_ITEM and (_fuller(new, old) or vague)


def _fuller(new: str, old: str) -> bool:
    return bool(old) and _plain(old) < _plain(new)


def _bounds(new: Value, old: Value | None) -> bool:
    """True for the same number with a bound that the other lacks."""
    return isinstance(new, Quantity) and isinstance(old, Quantity) and bool(new.bound) and not old.bound and _equal(new, old)


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
