"""One sentence that tells an event and names who says so: "Ukraine and Russia are to hold talks in Istanbul on 23 July
2025, Volodymyr Zelensky said".

Says only what the best readings hold. Where no source names the attacker, the sentence names none.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Event, Value, Voice
from generator.site.index import Index, names_in, once, places_of
from generator.site.language import capitalized, of_articles, untranslated
from generator.site.naming import as_one, in_sentence
from generator.site.sources import credit, few, speaker
from generator.site.values import written
from generator.wording import write_day

FORMS = {
    "negotiation": "talks", "meeting": "a meeting", "call": "a call", "conference": "a conference",
    "exchange": "an exchange",
}
HELD = {
    "negotiation": "held talks", "meeting": "met", "call": "held a call", "conference": "held a conference",
    "exchange": "carried out an exchange",
}
PLANNED = {
    "negotiation": "hold talks", "meeting": "meet", "call": "hold a call", "conference": "hold a conference",
    "exchange": "carry out an exchange",
}
NOT_HELD = {
    "proposed": "proposed", "postponed": "postponed", "cancelled": "cancelled", "rejected": "rejected",
}
GIVEN = {
    "pledged": "pledged", "delivered": "delivered", "considered": "considered", "suspended": "suspended",
    "rejected": "rejected",
}
WITHOUT_DONOR = {
    "requested": "a request was made", "pledged": "a pledge was made", "delivered": "a delivery was made",
}
LEADERS = ("meeting", "call")
"""Forms that are told by the people who met, where at least two are named."""
TOLD_FIELDS = {
    "talks": ("status", "parties", "participants", "place", "date"),
    "attacks": ("attacker", "places", "date"),
    "aid": ("status", "donor", "recipient", "quantity", "item"),
}
"""What the sentence of an event is made of; its credit must cover them."""
UNSURE = ("denies", "doubts")
DENIABLE = {"talks": ("status",), "attacks": ("attacker",), "aid": ("status", "donor")}
"""What a sentence must not say without naming who denies it."""
MAX_CREDITS = 3


def told(event: Event, index: Index) -> str:
    """The event in one sentence with its source."""
    return of_articles(once(index, "told", event, lambda: _told(event, index)))


@untranslated
def _told(event: Event, index: Index) -> str:
    clause = {"talks": _talks, "attacks": _attack, "aid": _aid}[event.desk](event)
    return f"{capitalized(clause)}, {credit(behind(event, index), index)}{_denied(event, index)}."


def _denied(event: Event, index: Index) -> str:
    """`; the Kremlin denied it`, where what the sentence says is denied."""
    said = {(field, item) for field in DENIABLE[event.desk] for item in _items(event.fields.get(field))}
    denying = [voice for voice in event.voices if voice.claim.stance == "denies" and said & _said([voice])]
    names = dict.fromkeys(in_sentence(speaker(voice, index), quotes=[voice.claim.quote]) for voice in denying)
    return f"; {few(tuple(names), limit=2)} denied it" if names else ""


def behind(event: Event, index: Index) -> tuple[Voice, ...]:
    """The fewest speakers who together say what the sentence says, each with the voice that says most of it.

    A greedy cover: it may leave out a detail that only a fourth speaker gives.
    """
    missing = {(field, item) for field in TOLD_FIELDS[event.desk] for item in _items(event.fields.get(field))}
    groups: dict[str, list[Voice]] = {}
    for voice in event.voices:
        if voice.claim.stance not in UNSURE:
            groups.setdefault(speaker(voice, index), []).append(voice)
    chosen: list[Voice] = []
    while missing and groups and len(chosen) < MAX_CREDITS:
        name = max(groups, key=lambda n: len(missing & _said(groups[n])))
        said = missing & _said(groups[name])
        if not said:
            break
        missing -= said
        chosen.append(groups.pop(name)[0])
    return tuple(chosen) or event.voices[:1]


def _said(voices: Sequence[Voice]) -> set[tuple[str, Value]]:
    return {(field, item) for v in voices for field, value in v.claim.fields.items() for item in _items(value)}


def _items(value: Value | None) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else () if value in (None, "") else (value,)


def _talks(event: Event) -> str:
    form = str(event.fields.get("kind") or "meeting")
    status = str(event.fields.get("status") or "held")
    who = _who(event, form)
    where = _where_and_when(event)
    if status in NOT_HELD:
        return f"{FORMS[form]}{_between(who)}{where} {_was(form)} {NOT_HELD[status]}"
    if len(who) > 1:
        verb = HELD[form] if status == "held" else f"are to {PLANNED[form]}"
        return f"{few(who)} {verb}{where}"
    happening = "took place" if status == "held" else "are to take place" if form == "negotiation" else "is to take place"
    return f"{FORMS[form]}{_between(who)} {happening}{where}"


def _who(event: Event, form: str) -> tuple[str, ...]:
    people, parties = names_in(event, "participants"), names_in(event, "parties")
    chosen = people if form in LEADERS and len(people) > 1 else parties or people
    return tuple(in_sentence(name) for name in chosen)


def _between(who: Sequence[str]) -> str:
    return "" if not who else f" of {who[0]}" if len(who) == 1 else f" between {few(who)}"


def _was(form: str) -> str:
    return "were" if form == "negotiation" else "was"


def _where_and_when(event: Event) -> str:
    places = places_of(event)
    return (f" in {few([in_sentence(name) for name in places])}" if places else "") + _when(event.date)


def _when(iso: str | None) -> str:
    if not iso:
        return ""
    return f" on {write_day(iso)}" if len(iso) == len("2025-07-21") else f" in {write_day(iso)}"


def _attack(event: Event) -> str:
    attacker = in_sentence(str(event.fields.get("attacker") or ""))
    places = few([in_sentence(name) for name in places_of(event)])
    if attacker:
        return f"{attacker} attacked {places}{_when(event.date)}" if places else (
            f"{attacker} carried out an attack{_when(event.date)}")
    return f"an attack hit {places}{_when(event.date)}" if places else f"an attack took place{_when(event.date)}"


def _aid(event: Event) -> str:
    donors = few([in_sentence(name) for name in names_in(event, "donor")])
    recipient = in_sentence(str(event.fields.get("recipient") or ""))
    item = _counted(str(event.fields.get("item") or "military aid"), event.fields.get("quantity"))
    status = str(event.fields.get("status") or "")
    gift = f"{item} for {recipient}" if recipient else item
    if status == "requested" and donors:
        return f"a request was made to {donors} for {gift}"
    if donors and status in GIVEN:
        return f"{donors} {GIVEN[status]} {gift}"
    if status in WITHOUT_DONOR:
        return f"{WITHOUT_DONOR[status]}: {gift}"
    return f"{gift}{' from ' + donors if donors else ''}: {status or 'status not stated'}"


def _counted(item: str, quantity: Value | None) -> str:
    """`2 Patriot systems`; an item that names a number itself stays as it is."""
    if quantity is None:
        return as_one(item)
    return item if any(sign.isdigit() for sign in item) else f"{written('aid', 'quantity', quantity)} {item}"
