"""What each day of publication changed in what is known of an event.

An event as it stood at the end of the day before is what the articles published until then tell of it. So nothing here depends
on a clock, on an earlier build or on the order of the articles, and what has no day of publication changes nothing. Which
reports are one event is judged with all that is known now, and a value that was corrected counts as corrected from the start:
the correction itself is dated in its brief.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal

from generator.events.accounts import Said, account_of
from generator.events.days import is_day
from generator.events.ground import Ground
from generator.events.sayings import Telling
from generator.events.titles import title_of
from generator.model import Account, Change, Desk, Reading, Value, Voice

Accounts = Mapping[str, Account]
"""Field -> what was known of it at the end of a day."""


def changes_of(desk: Desk, tellings: Sequence[Telling], said: Said, whole: Sequence[Account], ground: Ground) -> tuple[Change, ...]:
    """What each day brought for one event, oldest first; `tellings` in order of publication, `said` what they say, `whole` their accounts.

    An account is made anew only on a day that says something of its field.
    """
    last = {account.field: account for account in whole}
    dated = {name: [saying for saying in sayings if is_day(saying.published)] for name, sayings in said.items()}
    found: list[Change] = []
    before: Accounts = {}
    for day in sorted({str(telling.published) for telling in tellings if is_day(telling.published)}):
        now = dict(_as_of(day, desk, said, dated, before, last, ground))
        fields = best_readings(now.values())
        if found:
            found += _differences(before, now, day=day, title=title_of(desk, fields))
        else:
            voices = tuple(voice for telling in tellings if telling.published == day for voice in telling.voices)
            found.append(Change(day, "new", title_of(desk, fields), voices, fields=fields))
        before = now
    return tuple(found)


def _as_of(day: str, desk: Desk, said: Said, dated: Said, before: Accounts, last: Accounts, ground: Ground) -> Iterator[tuple[str, Account]]:
    """The accounts at the end of a day: as `before` where it says nothing of a field, the `last` ones where all is told by then."""
    for name, sayings in dated.items():
        account, until = before.get(name), bisect_right(sayings, day, key=attrgetter("published"))
        if until and sayings[until - 1].published == day:
            account = last.get(name) if until == len(said[name]) else account_of(desk, name, sayings[:until], ground)
        if account:
            yield name, account


def best_readings(accounts: Iterable[Account]) -> dict[str, Value]:
    """Field -> value; without those that the records leave open."""
    return {account.field: account.best for account in accounts if account.best != ""}


def _differences(before: Accounts, now: Accounts, *, day: str, title: str) -> Iterator[Change]:
    for name, account in now.items():
        earlier = before.get(name)
        old = earlier.best if earlier else ""
        if account.best != old:
            yield _changed(account, old, day=day, title=title)
        # A number that is known for a part is not yet one that somebody gives for the whole.
        known = {(one.value, one.stance) for one in earlier.readings if one.standing != "narrower"} if earlier else set()
        for reading in account.readings:
            fresh = (reading.value, reading.stance) not in known and reading.voices
            if fresh and (reading.stance != "states" or (reading.standing == "differs" and reading.value != account.best)):
                voices = _of_day(reading.voices, day)
                yield Change(
                    day, "disputed", title, voices, name, old=account.best, new=reading.value, was=reading.standing, stance=reading.stance
                )


def _changed(account: Account, old: Value, *, day: str, title: str) -> Change:
    """The best reading of a field is another one; of a list more members are known, and none less."""
    new = account.best
    if isinstance(new, tuple):
        new = tuple(member for member in new if member not in (old or ()))
    affirmed = [reading for reading in account.readings if reading.stance == "states"]
    given = [reading for reading in affirmed if _gives(reading, new)]
    was = next((reading.standing for reading in affirmed if reading.value == old), "earlier")
    kind: Literal["status", "value"] = "status" if account.field == "status" and old else "value"
    return Change(day, kind, title, _of_day([voice for reading in given for voice in reading.voices], day), account.field, old, new, was)


def _gives(reading: Reading, value: Value) -> bool:
    """True where it is the reading of this value, or of a member of this list."""
    if isinstance(value, tuple) and isinstance(reading.value, tuple):
        return not set(reading.value).isdisjoint(value)
    return reading.value == value


def _of_day(voices: Sequence[Voice], day: str) -> tuple[Voice, ...]:
    """Those of the day's articles, each once."""
    return tuple({id(voice): voice for voice in voices if voice.published == day}.values())
