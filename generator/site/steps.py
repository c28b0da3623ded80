"""The steps that sources report of one item of aid: requested, considered, pledged, delivered; suspended, rejected.

A sentence that names no step tells of the step of its record. What somebody denies or doubts is no step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import CHOICES, Event, Quantity, Reading, Record, Value, Voice
from generator.site.accounts import ordered
from generator.site.days import FULL_DAY
from generator.site.index import Index, once

STEPS = CHOICES["aid", "status"]
HALTED = ("suspended", "rejected")
"""Steps off the ladder: an item that stands on one of them has been neither given nor promised."""
UNSURE = ("denies", "doubts")
APART = ("differs", "besides")
"""How a sum stands that makes a range with the best one: another speaker's, or a second one of the same that nothing explains."""


@dataclass(frozen=True, slots=True)
class Report:
    """One voice that tells of one step, or an editor's record that no voice bears out."""

    step: str
    """Empty where neither the sentence nor its record names one."""
    day: str | None
    """On which the step was taken, as far as it is said; else on which it was reported."""
    dated: bool
    """True if the source says on which day the step was taken."""
    brief: str
    voice: Voice | None
    anchor: int
    """The number of the voice on the event's page; 0 without one."""
    fields: Mapping[str, Value]
    """What the voice says; without a voice, what the record says."""


def reports_of(event: Event, index: Index) -> tuple[Report, ...]:
    """Every report of a step, earliest day first, those without a day last."""
    return once(index, "reports", event, lambda: _reports(event, index))


def _reports(event: Event, index: Index) -> tuple[Report, ...]:
    records = {key: _record(key, index) for key in event.records}
    found = [
        _report(voice, number, records[voice.brief, voice.record])
        for number, voice in enumerate(ordered(event.voices), start=1) if voice.claim.stance not in UNSURE
    ]
    told = {(report.brief, report.voice.record) for report in found if report.voice}
    found += [_by_hand(brief, record, index) for (brief, id), record in records.items() if (brief, id) not in told and not record.claims]
    return tuple(sorted(found, key=lambda report: (report.day is None, _last_of(report.day), report.brief, report.anchor)))


def _record(key: tuple[str, str], index: Index) -> Record:
    return next(record for record in index.brief[key[0]].records if record.id == key[1])


def _report(voice: Voice, number: int, record: Record) -> Report:
    own, of_record = str(voice.claim.fields.get("status", "")), str(record.fields.get("status", ""))
    step = own or of_record
    day = voice.claim.fields.get("date") or (record.fields.get("date") if step == of_record else None)
    return Report(step, str(day) if day else voice.published, bool(day), voice.brief, voice, number, voice.claim.fields)


def _by_hand(brief: str, record: Record, index: Index) -> Report:
    day = record.fields.get("date")
    return Report(
        str(record.fields.get("status", "")), str(day) if day else index.brief[brief].published, bool(day), brief, None, 0, record.fields,
    )


def _last_of(day: str | None) -> str:
    """A key that sorts a month after its days."""
    return (day or "").ljust(FULL_DAY, "~")


# --- Sums -----------------------------------------------------------------------------------------------------------


def counted(event: Event, index: Index) -> Mapping[str, Quantity | None]:
    """The steps in which an item counts, each with the sum that sources name for it, or None.

    What stands suspended or rejected counts there alone. A total of what was given over a long time counts nowhere.
    """
    return once(index, "counted", event, lambda: _counted(event, index))


def _counted(event: Event, index: Index) -> Mapping[str, Quantity | None]:
    if event.adds_up:
        return {}
    now = str(event.fields.get("status", ""))
    steps = {now} if now in HALTED else {now, *(report.step for report in reports_of(event, index))} - {*HALTED}
    known = [step for step in STEPS if step in steps] or [""]
    return {step: sum_at(event, step, index) for step in known}


def sum_at(event: Event, step: str, index: Index) -> Quantity | None:
    """The sum that the sources name for one step, from the least to the greatest where they differ.

    A sum in a second currency and one that a later one replaced are left out; so is what is said of another step.
    """
    account = next((account for account in event.accounts if account.field == "amount"), None)
    if account is None or not isinstance(account.best, Quantity):
        return None
    said = [reading for reading in account.readings if step in _steps(reading, event, index)]
    said = [reading for reading in said if reading.standing in ("current", *APART)] or said[-1:]
    units = [reading.value.unit for reading in said if isinstance(reading.value, Quantity)]
    unit = account.best.unit if account.best.unit in units else next(iter(units), "")
    named = [reading for reading in said if isinstance(reading.value, Quantity) and reading.value.unit == unit]
    if any(reading.value == account.best for reading in named):
        # What agrees with the best figure is the same sum in other words; only what differs from it makes a range.
        named = [reading for reading in named if reading.value == account.best or reading.standing in APART]
    return spread([reading.value for reading in named if isinstance(reading.value, Quantity)])


def _steps(reading: Reading, event: Event, index: Index) -> set[str]:
    """The steps of which the voices of one sum tell; of an editor's sum that of its record."""
    if reading.voices:
        return {report.step for report in reports_of(event, index) if report.voice in reading.voices}
    records = (_record(key, index).fields for key in event.records)
    return {str(fields.get("status", "")) for fields in records if fields.get("amount") == reading.value}


def spread(amounts: Sequence[Quantity]) -> Quantity | None:
    """One sum for what sources name for one item: the only one, or the least to the greatest; open where one of them is."""
    if len(set(amounts)) < 2:
        return amounts[0] if amounts else None
    ends = [end for amount in amounts for end in (amount.low, amount.high) if end is not None]
    least, greatest, unit = min(ends), max(ends), amounts[0].unit
    if any(amount.high is None for amount in amounts):
        return Quantity(least, None, "at least", unit)
    return Quantity(least, greatest, "about" if any(amount.bound == "about" for amount in amounts) else "", unit)
