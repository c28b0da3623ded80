"""When two readings tell of one thing that is given: by its words, its number and its step."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model import Quantity, Value

COMMON = frozenset("a an the of and to for in more new additional further other system systems military aid assistance support package "
                   "equipment capability capabilities item its their weapon weapons us security critical tranche latest second third".split())
KINDS = frozenset("tank jet aircraft plane howitzer warplane helicopter vehicle system".split())
"""Kinds of arms of which a giver promises one make at a time."""
GENERAL = frozenset("combat battle main modern western heavy fighter new additional more first these those the armored armoured".split())
"""Words beside a kind that tell no make."""
FEW = 3
"""A number from which two readings of the same one tell of the same things."""
PACKAGES = frozenset(("package", "packages", "pack", "tranche", "tranches", "drawdown"))
HALTED = {"suspended", "rejected"}
OPEN = {"suspended", "rejected", "considered"}
"""Steps of a thing that is not promised: what is asked for at large is asked of those who have not promised it."""
CLASS = frozenset(("air", "defence", "defense", "air-defence", "air-defense"))
"""The name of a class of arms: "air defence" is not the same as the systems of one make."""


def at_another_step(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for one thing of one giver that an article tells of at several steps: asked for, weighed, then refused or promised."""
    if not (alike(str(new["item"]), str(have["item"])) or of_one_kind(new, have) or of_one_make(new, have)) or {"amount"} & (set(new) | set(have)):
        return False
    donors, known = new.get("donor", ()), have.get("donor", ())
    if new.get("status") == "requested" and not donors:
        return have.get("status") in OPEN  # "Ukraine needs tanks", which one state will not give
    return bool(donors) and donors == known


def in_general(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where one of two names no thing and is no package: "a shipment of military aid", "shells"."""
    return any(not telling_words(str(f["item"])) and not is_package(f) for f in (new, have))


def is_narrower(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "high-mobility vehicles" after "100 vehicles", "Challenger tanks" after "tanks": one tells of the other, and only one has a number."""
    if {"quantity", "amount"} & set(new) or "amount" in have or is_package(have):
        return False
    one, two = str(have["item"]).casefold().split(), str(new["item"]).casefold().split()
    return len(one) == 1 and bool(telling_words(one[0])) and len(two) > 1 and one[-1].rstrip("s") == two[-1].rstrip("s")


def of_one_kind(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "combat tanks" and "Leopard 2 battle tanks": one kind of arms, of which only one reading tells the make."""
    one, two = (re.findall(r"[\w-]+", str(f["item"])) for f in (new, have))
    if not one or not two or one[-1].casefold().rstrip("s") != two[-1].casefold().rstrip("s") or one[-1].casefold().rstrip("s") not in KINDS:
        return False
    return any({w.casefold() for w in words[:-1]} <= GENERAL for words in (one, two))


def of_one_make(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "Taurus long-range missiles" and "Taurus cruise missiles": one make, whatever else is said of it."""
    one, two = (set(re.findall(r"\b[A-Z][a-z]+\b|\b[A-Z]*[a-z]*-?\d[\w-]*", str(f["item"]))) for f in (new, have))
    last = [str(f["item"]).casefold().split()[-1].rstrip("s") for f in (new, have)]
    return bool(one) and one == two and last[0] == last[1] and " and " not in f"{new['item']} {have['item']}"


def counted_alike(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "four aircraft" after "four MiG-29s": the same number, and only one reading tells the make."""
    many = new.get("quantity")
    if not isinstance(many, Quantity) or (many.low or 0) < FEW or not equal(many, have.get("quantity")):
        return False
    return any(re.fullmatch(r"[a-z -]+", str(f["item"])) and str(f["item"]).split()[-1].rstrip("s") in KINDS for f in (new, have))


def is_package(fields: Mapping[str, Value]) -> bool:
    return bool(PACKAGES & set(str(fields.get("item", "")).casefold().split()))


def apart(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where both name things, and none of them is the same."""
    one, two = telling_words(str(new["item"])), telling_words(str(have["item"]))
    return bool(one and two and not one & two)


def is_summed(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for "a military aid package" of the headline, and its sum in the lead: "about $300 million in military aid"."""
    numbers = {"quantity", "amount"} & set(have)
    return "amount" in new and not numbers and "quantity" not in new and not telling_words(str(new["item"])) and not telling_words(str(have["item"]))


def named_otherwise(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True for a whole act about a thing with a name of its own: "the spare parts for MiG-29s" after "anti-radar missiles"."""
    names = set(re.findall(r"\b[A-Z][\w-]*\d[\w-]*|\b[A-Z][a-z]{2,}\b", str(new["item"])))
    return bool(names) and {"donor", "status"} <= set(new) and not telling_words(str(new["item"])) & telling_words(str(have.get("item", "")))


def steps_of(new: Mapping[str, Value], have: Mapping[str, Value]) -> tuple[Value | None, Value | None]:
    return new.get("status"), have.get("status")


def plain(text: str) -> set[str]:
    return {w.rstrip("s") for w in re.findall(r"[\w-]+", text.casefold())}


def equal(a: Value | None, b: Value | None) -> bool:
    """The same number and currency; "roughly" and "up to" a sum are that sum in other words."""
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return a == b
    return (a.low or a.high, a.high or a.low, a.unit) == (b.low or b.high, b.high or b.low, b.unit)


def same_step(a: Value | None, b: Value | None) -> bool:
    return a is None or b is None or a == b or {a, b} == {"suspended", "requested"}


def alike(a: str, b: str) -> bool:
    """True where the telling words of two items agree: a weapon's name, or most of the words."""
    x, y = telling_words(a), telling_words(b)
    if bool(x - CLASS) != bool(y - CLASS):
        return False
    if not x and not y:
        return a.casefold() == b.casefold()
    named = any(w[:1].isupper() for w in re.findall(r"[\w-]+", f"{a} {b}"))
    return bool(x) and bool(y) and (x == y or ((named or len(x & y) >= 2) and (x <= y or y <= x)))


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z][A-Z0-9-]{2,}\b", text))


def telling_words(text: str) -> set[str]:
    words = {w.rstrip("s") for w in re.findall(r"[\w-]+", text.casefold())}
    return words - {w.rstrip("s") for w in COMMON}


def is_vague(fields: Mapping[str, Value]) -> bool:
    return not telling_words(str(fields["item"])) and not is_package(fields) and not {"quantity", "amount"} & set(fields)
