"""Whether two records of aid tell of one item: by donor, recipient, item and its numbers, never by wording of quotes.

The steps of the ladder (requested, considered, pledged, delivered) are no contradiction: one item climbs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log

from generator.events.cumulative import is_cumulative
from generator.events.days import EVER, FULL, distance, finest, shared, span
from generator.events.ground import Ground
from generator.events.likeness import FAR, Evidence, Likeness, Slots, Stay, weigh
from generator.events.names import key
from generator.events.numbers import agree, reach
from generator.events.telling import texts, values
from generator.events.things import place_in_row, sort_of, telling_words
from generator.model import Quantity, Record

NUMBERED_DAYS, NAMED_DAYS, VAGUE_DAYS = 365, 60, 5
"""How far apart reports of one item may lie: with its number, with a named weapon, with general words or a round sum only."""
_LADDER = ("requested", "considered", "pledged", "delivered")
"""The steps of one item, in the order in which they are told."""
BACK_DAYS = 3
"""How much later a lower step of the ladder may be told than a higher one: by another source, of one and the same day."""
TIMELESS = -0.25
"""Givers give again and again: where no day and no day of publication is known, the thing and its number must be the same, or a sum of money for it."""


@dataclass(frozen=True, slots=True)
class Item(Slots):
    """What identifies an item of aid in one record."""

    donors: frozenset[str]
    recipient: str
    words: frozenset[str]
    """The words of the item that say what it is."""
    weapons: frozenset[str]
    kinds: frozenset[str]
    """Of these weapons, as the table sorts them."""
    sort: str
    """What kind of thing the head of the phrase is: system, ammunition, training, part, money or nothing known."""
    row: str
    """Which one of several named weapons: the third Patriot system."""
    quantity: Quantity | None
    amounts: tuple[Quantity, ...]
    status: str
    step: int
    """Its number on the ladder; -1 for what is no step."""
    days: tuple[str, ...]
    published: str | None
    told: str | None
    """The day of which it tells: its own where it is known to the day, else that of the article."""
    time: tuple[int, int] | None
    """The first and last day that it can mean: a month where it names no more, and its article's day where it names nothing."""
    speakers: frozenset[str]
    total: bool

    def bridges(self, one: Slots, other: Slots) -> bool:
        """What is one of a row ("the third Patriot system") is the same thing when it is promised and, months later, when it arrives."""
        return Slots.bridges(self, one, other) or any(isinstance(end, Item) and _one_of_row(self, end) for end in (one, other))


def item_of(record: Record, *, published: str | None, ground: Ground) -> Item:
    item = str(record.fields.get("item", "")) or next(iter(texts(record, "item")), "")
    quantity = next((value for value in values(record, "quantity") if isinstance(value, Quantity)), None)
    amounts = dict.fromkeys(value for value in values(record, "amount") if isinstance(value, Quantity))
    recipient = next(iter(texts(record, "recipient")), "")
    status, days = str(record.fields.get("status", "")), finest(texts(record, "date"))
    exact = next((day for day in days if len(day) == FULL), None)
    day = exact or next(iter(days), published)
    return Item(
        donors=frozenset(ground.names.state(name) for name in _own(record, "donor")),
        recipient=ground.names.state(recipient) if recipient else "",
        words=telling_words(item),
        weapons=frozenset(name for name in ground.weapons_in(item) if telling_words(name)),
        kinds=ground.kinds_in(item),
        sort=sort_of(item),
        row=place_in_row(item),
        quantity=quantity,
        amounts=tuple(amounts),
        status=status,
        step=_LADDER.index(status) if status in _LADDER else -1,
        days=days,
        published=published,
        told=exact or published,
        time=span(day) if day else None,
        speakers=frozenset(key(claim.said_by) for claim in record.claims if claim.said_by),
        total=is_cumulative(record),
    )


def stays(item: Item, ground: Ground) -> Iterator[Stay]:
    """Under each donor, at each word and weapon of the item for some weeks, at its sums and number for a year."""
    if item.total:
        return
    told = item.told or next(iter(item.days), None)
    words = sorted({*item.weapons, *item.words}) or ["general words"]
    numbers = [amount for amount in (*item.amounts, item.quantity) if amount is not None]
    kin = (numbers[0].unit or "number") if len(numbers) == 1 else ""
    for donor in sorted(item.donors) or [f"for {item.recipient}"]:
        days = NAMED_DAYS if item.weapons else VAGUE_DAYS
        yield from (Stay(f"{donor}: {word}", *_around(told, days), kin=kin) for word in words)
        # A package is told by its name on one page and by its contents on another.
        yield Stay(f"{donor}: on one day", *(span(told) if told else EVER), kin="" if words == ["general words"] else "contents")
        # One sum is enough to look closer; one number is not, there are ten of many things.
        sums = {step for amount in item.amounts for step in _steps(amount)}
        counts = {f"{step} {word}" for step in (_steps(item.quantity) if item.quantity else ()) for word in [*words, *sorted(item.kinds)]}
        row = {f"{item.row} {weapon}" for weapon in item.weapons if item.row}
        yield from (Stay(f"{donor}: {mark}", *_around(told, NUMBERED_DAYS)) for mark in sorted(sums | counts | row))


def _around(day: str | None, days: int) -> tuple[int, int]:
    """A span such that two of them overlap if their days are no farther apart than `days`."""
    return (max(1, span(day)[0] - days // 2), span(day)[1] + days - days // 2) if day else EVER


def _steps(number: Quantity) -> list[str]:
    """Marks on a logarithmic scale, of which two numbers that agree share at least one."""
    low, high = (floor(log(max(1.0, end), 1.1)) for end in reach(number))
    return [f"{number.unit or 'number'} {step}" for step in range(low, high + 1)]


def compare(one: Item, other: Item, ground: Ground) -> Likeness:
    """A contradiction, or the weight of what both have in common."""
    conflict = contradiction(one, other, ground)
    return Likeness(conflict=conflict) if conflict else weigh(_evidence(one, other))


def _own(record: Record, field: str) -> tuple[str, ...]:
    """The record's list; its claims' only where the record leaves it open."""
    value = record.fields.get(field)
    return value if isinstance(value, tuple) else texts(record, field)


def contradiction(one: Item, other: Item, ground: Ground) -> str:
    """Why two records cannot tell of one item; empty where they can."""
    if one.total or other.total:
        return "a running total"
    if bool(one.donors) != bool(other.donors) or not (one.donors <= other.donors or other.donors <= one.donors):
        return "different donors"
    if one.recipient and other.recipient and one.recipient != other.recipient:
        return "different recipients"
    if not one.donors and one.status != other.status:
        return "asked for and given"
    if one.sort and other.sort and one.sort != other.sort:
        return "different kinds of thing"
    if one.weapons and other.weapons and not one.weapons & other.weapons and not _kind_of(one, other):
        return "different weapons"
    if _sums_differ(one, other):
        return "different sums"
    if _backwards(one, other):
        return "given before it was pledged"
    return FAR if _long_ago(one, other) else ""


def _kind_of(one: Item, other: Item) -> bool:
    """True if the one says in general what the other names by its model: "air defence systems", "Patriots"; of ammunition only as many."""
    as_many = one.quantity is not None and other.quantity is not None and agree(one.quantity, other.quantity)
    fit = [item for item in (one, other) if item.sort not in ("ammunition", "part") or (item.sort == "ammunition" and as_many)]
    general = [item for item in fit if all(name.islower() for name in item.weapons)]
    return len(general) == 1 and bool(one.kinds & other.kinds)


def _sums_differ(one: Item, other: Item) -> bool:
    pairs = [(a, b) for a in one.amounts for b in other.amounts if a.unit == b.unit]
    return bool(pairs) and not any(_same_sum(a, b) for a, b in pairs)


def _same_sum(one: Quantity, other: Quantity) -> bool:
    """A sum may be told in round numbers, a ceiling only as it was set: "up to 300" is another than "up to 325"."""
    return agree(one, other) and (one.high == other.high or not one.bound == other.bound == "up to")


def _long_ago(one: Item, other: Item) -> bool:
    """A round sum for "assistance" is given every other week, so that it says no more than the words do; not so where it is delivered later."""
    apart = _apart(one, other)
    if apart is None or apart <= VAGUE_DAYS:
        return False
    same = _same_thing(one, other)
    if None not in (one.quantity, other.quantity) or (same and one.amounts and other.amounts) or _one_of_row(one, other):
        return apart > NUMBERED_DAYS
    climbs = bool(one.amounts and other.amounts) and -1 != one.step != other.step != -1
    return apart > (NAMED_DAYS if same or climbs else VAGUE_DAYS)


def _apart(one: Item, other: Item) -> int | None:
    """Days between what they tell of; of one that names a month by that month or by its article, whichever is nearer."""
    if one.time is None or other.time is None:
        return None
    within = max(0, max(one.time[0], other.time[0]) - min(one.time[1], other.time[1]))
    told = distance(one.told, other.told)
    return within if told is None else min(within, told)


def _one_of_row(one: Item, other: Item) -> bool:
    return bool(one.row and one.row == other.row and one.weapons & other.weapons)


def _backwards(one: Item, other: Item) -> bool:
    """True if the higher step of the ladder is told days before the lower one."""
    if one.step == other.step or -1 in (one.step, other.step):
        return False
    lower, higher = (one, other) if one.step < other.step else (other, one)
    told, later = higher.told, lower.told
    return bool(told and later and len(told) == len(later) == FULL) and span(later)[0] - span(told)[0] > BACK_DAYS


# --- Evidence -------------------------------------------------------------------------------------------------------


def _evidence(one: Item, other: Item) -> Iterator[Evidence]:
    if one.donors and one.donors == other.donors:
        yield 0.3, "same donor ({})", one.donors
    elif one.donors:
        both = one.donors & other.donors  # one of two givers may well give on its own; two of three hardly
        yield 0.2 if len(both) > 1 else 0.0, "{} among the donors of both", both
    elif one.recipient:
        yield 0.15, "no donor named, for {} in both", one.recipient
    yield _item_evidence(one, other)
    yield from _number_evidence(one, other)
    if one.status and one.status == other.status:
        yield 0.05, "{} in both", one.status
    if one.speakers & other.speakers:
        yield 0.1, "same speaker"
    yield _day_evidence(one, other)


def _day_evidence(one: Item, other: Item) -> Evidence:
    if any(item.time is None for item in (one, other)):
        return TIMELESS, ""
    day = shared(one.days, other.days)
    if day:
        return 0.2, "same day ({})", day
    for dated, undated in ((one, other), (other, one)):
        if dated.days and not undated.days and undated.published in dated.days:
            return 0.15, "one names {}, the other was published on that day", undated.published
    apart = distance(one.told, other.told)
    if apart is None or apart > 3:
        return 0.0, ""
    return (0.1, "told within three days") if apart else (0.15, "told on one day")


def _item_evidence(one: Item, other: Item) -> Evidence:
    weapons, same = one.weapons & other.weapons, _same_thing(one, other)
    if weapons and same:
        return 0.35, "{} in both", weapons
    both, either = one.words & other.words, one.words | other.words
    if not either:
        return 0.1, "both in general words"
    if same:
        return 0.35, "same item"
    if one.weapons and other.weapons and not weapons:
        return 0.1, "{} and {}: one is of the kind of the other", *sorted(map(min, (one.weapons, other.weapons)))
    if not one.words or not other.words:
        return 0.05, ""  # "assistance" is what a list of weapons is called in short
    return (0.1, "similar item") if both else (-0.1, "")


def _same_thing(one: Item, other: Item) -> bool:
    """A model of a weapon in both; a kind of weapon only where nothing else that is said of it differs."""
    weapons = one.weapons & other.weapons
    if any(not name.islower() for name in weapons):
        return True
    both, either = one.words & other.words, one.words | other.words
    if weapons:
        named = frozenset(word for name in weapons for word in telling_words(name))
        return bool(both - named) or one.words <= named or other.words <= named
    return bool(either) and len(both) / len(either) >= 0.6


def _number_evidence(one: Item, other: Item) -> Iterator[Evidence]:
    sums = [a for a in one.amounts for b in other.amounts if _same_sum(a, b)]
    if sums:
        yield 0.35, "same sum ({})", sums[0]
    if one.quantity and other.quantity:
        same = agree(one.quantity, other.quantity)
        yield (0.2, "same number ({})", one.quantity) if same else (-0.4, "")
