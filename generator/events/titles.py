"""A neutral sentence for an event, made of its slots alone: nothing is added that no field says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Desk, Quantity, Value
from generator.wording import join_words, write_day, write_quantity

MANY = 3
"""So many places, people or weapons are named; of more, the rest is counted."""
LONG = 90
"""Characters of an item's name; the rest is on the page."""


def title_of(desk: Desk, fields: Mapping[str, Value]) -> str:
    """The title of an event with these best readings."""
    return {"talks": _talks, "attacks": _attack, "aid": _aid}[desk](fields)


def _talks(fields: Mapping[str, Value]) -> str:
    kind = _text(fields, "kind") or "talks"
    parties, people = _list(fields, "parties"), _list(fields, "participants")
    between = f" of {join_words(people)}" if 1 < len(people) <= MANY and kind in ("meeting", "call") else ""
    place = f" in {_text(fields, 'place')}" if _text(fields, "place") else ""
    sentence = f"{kind}{between}{place}{_day(fields)}{_notes(fields)}"
    return f"{_some(parties)}: {sentence}" if parties else sentence[0].upper() + sentence[1:]


def _notes(fields: Mapping[str, Value]) -> str:
    """Round and status; that a meeting was held is what a reader takes for granted."""
    status = _text(fields, "status")
    notes = [f"round {fields['round']}"] if "round" in fields else []
    notes += [status] if status and status != "held" else []
    return f" ({', '.join(notes)})" if notes else ""


def _attack(fields: Mapping[str, Value]) -> str:
    weapons = _general(_list(fields, "weapons"))
    kind = f"{join_words(weapons[:MANY])} attack" if weapons else "attack"
    attacker = f" by {_text(fields, 'attacker')}" if _text(fields, "attacker") else ""
    places = _list(fields, "places")
    where = f" on {_some(places, 'other places')}" if places else ""
    return f"{kind[0].upper()}{kind[1:]}{attacker}{where}{_day(fields)}"


def _general(weapons: Sequence[str]) -> list[str]:
    """Without the weapons that another name in the list already covers: a "cruise missile" beside a "missile"."""
    return [one for one in weapons if not any(one != other and one.endswith(f" {other}") for other in weapons)]


_VERBS = {
    "considered": "consider", "pledged": "pledge", "delivered": "deliver", "suspended": "suspend", "rejected": "reject",
}  # fmt: skip


def _aid(fields: Mapping[str, Value]) -> str:
    status, recipient, donors = _text(fields, "status"), _text(fields, "recipient"), _list(fields, "donor")
    thing = _thing(fields)
    if status == "requested" and recipient:
        return f"{recipient} asks {join_words(donors) + ' ' if donors else ''}for {thing}"
    target = f" to {recipient}" if recipient and status in ("pledged", "delivered") else ""
    target = target or (f" for {recipient}" if recipient else "")
    if donors and status in _VERBS:
        return f"{_some(donors)} {_VERBS[status]}{'s' if len(donors) == 1 else ''} {thing}{target}"
    note = f" ({status})" if status else ""
    return f"{_some(donors)}: {thing}{target}{note}" if donors else f"{thing[0].upper()}{thing[1:]}{target}{note}"


def _thing(fields: Mapping[str, Value]) -> str:
    item = _text(fields, "item") or "military aid"
    if len(item) > LONG:
        item = item[:LONG].rsplit(", " if "," in item[:LONG] else " ", 1)[0] + " …"
    quantity, amount = fields.get("quantity"), fields.get("amount")
    number = f"{write_quantity(quantity)} " if isinstance(quantity, Quantity) else ""
    money = f" ({write_quantity(amount)})" if isinstance(amount, Quantity) else ""
    return f"{number}{item}{money}"


def _some(names: Sequence[str], rest: str = "others") -> str:
    if len(names) <= MANY + 1:
        return join_words(names)
    return f"{', '.join(names[:MANY])} and {len(names) - MANY} {rest}"


def _day(fields: Mapping[str, Value]) -> str:
    return f", {write_day(_text(fields, 'date'))}" if _text(fields, "date") else ""


def _text(fields: Mapping[str, Value], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def _list(fields: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = fields.get(name, ())
    return value if isinstance(value, tuple) else ()
