"""Which line of talks a meeting belongs to: who meets whom, in which format. From its slots alone, never from its wording.

- A format of many states: a party that is nothing but meetings (it has chairs in the lexicon), a conference of one alliance,
  or a numbered conference of just those who chair a format.
- Negotiations: what is told as such, and meetings of the two warring sides below the top, which are the same thing.
- Leaders: a meeting, call or conference in which at least two heads of state or government take part, by the two states that
  meet; leaders of more states than two make one line together.
- Exchanges, and numbered conferences, by their parties; all other meetings and calls of exactly two parties as their contacts.

Mediators make no line of their own: one report names them and the next does not. What fits none of this has no line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from generator.events.ground import Ground
from generator.events.names import key
from generator.model import Side, Track, Value

WARRING = get_args(Side)[:2]
_TALKING = ("meeting", "call", "conference", "")
"""Kinds of which those who take part tell more than the word for it."""


def track_of(fields: Mapping[str, Value], ground: Ground) -> Track | None:
    """The line of a meeting with these best readings."""
    kind, parties = str(fields.get("kind", "")), _parties(fields, ground)
    numbered = "round" in fields
    name = "" if kind == "exchange" else _format(kind, parties, ground, numbered=numbered)
    if name:
        return Track("conference", name=name)
    if len(parties) < 2:
        return None
    if kind in ("negotiation", "exchange"):
        return Track(kind, parties)  # type: ignore[arg-type]
    if kind in _TALKING and _leaders_meet(fields, ground):
        return Track("leaders", parties if len(parties) == 2 else ())
    if kind == "conference":
        return Track("conference", parties) if numbered else None
    if parties == WARRING and kind != "call":
        return Track("negotiation", parties)
    return Track("contacts", parties) if len(parties) == 2 else None


def _parties(fields: Mapping[str, Value], ground: Ground) -> tuple[str, ...]:
    """The states and bodies that are named; those of the people only where fewer than two are."""
    named = {ground.names.state(name) for name in _list(fields, "parties")}
    if len(named) < 2:
        named |= set(filter(None, map(ground.names.country, _list(fields, "participants"))))
    return tuple(sorted(named, key=_rank))


def _rank(party: str) -> tuple[int, str]:
    return (WARRING.index(party) if party in WARRING else len(WARRING), party)


def _format(kind: str, parties: Iterable[str], ground: Ground, *, numbered: bool) -> str:
    """The name of the format of many states that meets, or nothing."""
    bodies = [body for party in parties if (body := ground.formats.get(key(party)))]
    led = [body for body in bodies if body.chairs] or (bodies if kind == "conference" else [])
    if not led and numbered and kind == "conference":
        led = [body for body in ground.formats.values() if body.chairs and set(body.chairs) == set(parties)]
    names = {body.name for body in led}
    return names.pop() if len(names) == 1 else ""


def _leaders_meet(fields: Mapping[str, Value], ground: Ground) -> bool:
    """True if heads of at least two states take part; ministers may be with them."""
    people = map(ground.names.canonical, _list(fields, "participants"))
    return len({ground.names.country(name) for name in people if key(name) in ground.names.leaders}) > 1


def _list(fields: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = fields.get(name, ())
    return value if isinstance(value, tuple) else ()
