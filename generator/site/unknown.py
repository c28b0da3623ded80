"""What is not known of an event: what no source fills, what is disputed, known less exactly, for a part only, or not confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Account, Event
from generator.site.days import day_of, is_full
from generator.site.index import Index
from generator.site.labels import FIELD_NAMES
from generator.site.language import gettext, joined, of_articles, series
from generator.site.sources import few, speaker

NOT_YET = ("outcome",)
"""What talks that have not been held cannot have."""


def unknowns(event: Event, index: Index) -> tuple[str, ...]:
    """One sentence for each thing that is not known."""
    return tuple(_unknowns(event, index))


def _unknowns(event: Event, index: Index) -> Iterator[str]:
    if names := unstated(event):
        yield gettext("Not stated by any source we read: {names}.", names=", ".join(names))
    for account in event.accounts:
        if account.field in FIELD_NAMES:
            yield from _of_account(account, event, index)


def unstated(event: Event) -> tuple[str, ...]:
    """The fields that no source fills, as far as they can be filled by now."""
    early = NOT_YET if event.desk == "talks" and event.fields.get("status") != "held" else ()
    return tuple(FIELD_NAMES[name].lower() for name in event.unknown if name in FIELD_NAMES and name not in early)


def _of_account(account: Account, event: Event, index: Index) -> Iterator[str]:
    name = FIELD_NAMES[account.field]
    if account.best == "":
        yield gettext("{label}: the reports leave it open, and no reading is taken as the best.", label=name)
    if account.field == "date" and isinstance(account.best, str) and account.best and not is_full(account.best):
        yield gettext("{label}: nobody gives the day, only {day}.", label=name, day=day_of(account.best).text)
    affirmed = (reading for reading in account.readings if reading.stance == "states")
    best = [reading for reading in affirmed if reading.value == account.best and reading.standing == "current"]
    if best and all(reading.scope for reading in best):
        part = series(map(of_articles, best[0].scope))
        yield gettext("{label}: the figure is for {part} alone, and none is given for the whole.", label=name, part=part)
    doubting = [speaker(v, index) for r in account.readings if r.stance == "doubts" for v in r.voices]
    if doubting:
        yield gettext("{label}: not confirmed by {names}.", label=name, names=few(tuple(dict.fromkeys(doubting))))
    cautious = {voice.claim.hedge for reading in best for voice in reading.voices}
    if cautious and "" not in cautious:
        words = joined(", ", [gettext("“{word}”", word=of_articles(word)) for word in sorted(cautious)])
        yield gettext("{label}: told with a word of caution alone ({words}).", label=name, words=words)
    if _undated(account):
        yield gettext("{label}: an article that gives another value has no day of publication, so which of them is later is not known.", label=name)


def _undated(account: Account) -> bool:
    """True where figures differ and one of them stands in an article without a day."""
    apart = [reading for reading in account.readings if reading.standing == "differs" and reading.stance == "states"]
    return account.low is not None and any(not voice.published for reading in apart for voice in reading.voices)
