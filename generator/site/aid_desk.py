"""The desk of military aid: sums by step and currency, the givers, and the ladder of each giver's newest items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Event, Quantity
from generator.site.cards import Card, cards, count
from generator.site.charts.aid import Signs, items_by_step
from generator.site.donors import Donor, donors_of, newest_item
from generator.site.facets import Facet, few_facets_of
from generator.site.index import Index, event_path, names_in
from generator.site.labels import DESK_LEADS, DESK_NAMES, STATUS_NAMES
from generator.site.ladder import Step, ladder_of
from generator.site.language import Counted, capitalized, gettext, joined, message, of_articles, series
from generator.site.naming import in_sentence, shortened
from generator.site.paging import Jump, numbered, page_jumps, page_of
from generator.site.render import Page, Sheet
from generator.site.steps import STEPS, counted, reports_of
from generator.site.sums import StepSum, sums_of
from generator.site.values import money, quantity

NEWEST = 5
"""Items of one giver on the page of the desk; the giver's own page has them all."""
DONORS = 12
"""Givers with their items on one page of the desk."""
PER_PAGE = 60
"""Items on one page of a giver."""
LONG = 90
"""Letters of an item's name in a table; the page of the event has all of it."""
TOTALS = 10
ALWAYS = ("pledged", "delivered")
"""Steps that every table shows, stated or not; the others only where a source tells of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item in a table."""

    path: str
    item: str
    about: str
    """For whom, and from whom where several give."""
    named: tuple[str, ...]
    """The number and the sums that sources name; empty where none does."""
    steps: tuple[Step | None, ...]
    """One for each column of steps; None where no source tells of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The items of one giver in a table."""

    name: str
    """Empty where nothing has to be told apart."""
    rows: tuple[Row, ...]
    path: str = ""
    """Of the giver's page; empty on it."""
    items: str = ""
    sums: tuple[tuple[str, ...], ...] = ()
    """What all items of the giver add up to in each column of steps, in lines; no line where none has taken the step."""
    more: str = ""
    """`All 23 items: Germany`, where the table has not all of them."""


@dataclass(frozen=True, slots=True)
class LadderTable:
    """Items by giver, with the steps that each has taken."""

    caption: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AidView:
    """A page of the desk, or of one giver."""

    heading: str
    lead: str
    total: str
    sums: tuple[StepSum, ...]
    table: LadderTable | None
    totals: tuple[Card, ...]
    """Totals that sources name, which are added to nothing."""
    jumps: tuple[Jump, ...]
    donors: tuple[Jump, ...] = ()
    """All givers, where the page has not all of them."""
    facets: tuple[Facet, ...] = ()
    signs: Signs | None = None
    """How many items of each giver have taken which step."""


def aid_desk(index: Index) -> Iterator[Sheet]:
    """The pages of the desk and of each giver."""
    events = sorted((event for event in index.events if event.desk == "aid"), key=newest_item)
    items, totals = [e for e in events if not e.adds_up], [e for e in events if e.adds_up]
    donors = donors_of(items)
    giving = [donor for donor in donors if donor.own and not donor.is_group]
    groups = [donor for donor in donors if donor.is_group]
    parts = [giving[at : at + DONORS] for at in range(0, len(giving), DONORS)] or [[]]
    for number, part in enumerate(parts, start=1):
        shown = [*part, *groups] if number == 1 else part
        yield Sheet(numbered("aid/", number), partial(_page, items, totals, donors, shown, index, number=number, pages=len(parts)))
    for donor in donors:
        yield from _donor_sheets(donor, index)


# --- Pages ----------------------------------------------------------------------------------------------------------


def _page(items: Sequence[Event], totals: Sequence[Event], donors: Sequence[Donor], shown: Sequence[Donor], index: Index, *,
          number: int, pages: int) -> Page:
    """One page of the desk; the sums and the totals stand on the first."""
    name = page_of(DESK_NAMES["aid"], number)
    first = number == 1
    view = AidView(
        heading=name, lead=DESK_LEADS["aid"], total=count(len(items), "item of military aid"),
        sums=sums_of(items, index) if first else (), signs=signs_of(donors, index) if first else None,
        table=_table(shown, index) if shown else None,
        totals=cards(totals[:TOTALS], index) if first else (), jumps=page_jumps("aid/", number, pages),
        donors=tuple(_jump(donor) for donor in donors) if len(donors) > len(shown) else (), facets=few_facets_of("aid", index),
    )
    return Page(path=numbered("aid/", number), title=name, template="aid.html", view=view, section="aid/",
                description=gettext("{heading}: who gives what, step by step, and what the sums that sources name add up to.", heading=name))


def signs_of(donors: Sequence[Donor], index: Index) -> Signs | None:
    """The givers with their items by step, those that are none after the others."""
    own = [donor for donor in donors if donor.own]
    return items_by_step([d for d in own if not d.is_group], [d for d in own if d.is_group], index)


BY_DONOR = message("By donor, those with the newest items first")


SHARED = Counted("{n} with others", "{n} with others")


def _jump(donor: Donor) -> Jump:
    items = [count(len(donor.own), "item")] if donor.own else []
    items += [SHARED(len(donor.shared))] if donor.shared else []
    return Jump(donor.shown, donor.path, ", ".join(items))


def _donor_sheets(donor: Donor, index: Index) -> Iterator[Sheet]:
    events = (*donor.own, *donor.shared)
    parts = [events[at : at + PER_PAGE] for at in range(0, len(events), PER_PAGE)]
    for number, part in enumerate(parts, start=1):
        yield Sheet(numbered(donor.path, number), partial(_donor_page, donor, part, index, number=number, pages=len(parts)))


def _donor_page(donor: Donor, part: Sequence[Event], index: Index, *, number: int, pages: int) -> Page:
    heading = page_of(gettext("Military aid: {donor}", donor=donor.shown), number)
    groups = [(gettext(TOGETHER if group is donor.shared else ALONE), [e for e in part if e in group]) for group in (donor.own, donor.shared)]
    steps = _columns(part, index)
    parts = [Part(alone if donor.shared else "", tuple(_row(event, steps, index) for event in own)) for alone, own in groups if own]
    view = AidView(
        heading=heading, lead="", total=count(len(donor.own), "item of military aid"),
        sums=sums_of(donor.own, index) if number == 1 else (), totals=(), jumps=page_jumps(donor.path, number, pages),
        table=LadderTable(gettext("Newest first"), tuple(STATUS_NAMES[step] for step in steps), tuple(parts)),
    )
    return Page(path=numbered(donor.path, number), title=heading, template="donor.html", view=view, section="aid/",
                description=gettext("Items of military aid, {donor}: requested, pledged and delivered, with who says so.", donor=page_of(donor.shown, number)))


ALONE, TOGETHER = message("Alone"), message("Together with others; counted among what several donors give")


# --- Tables ---------------------------------------------------------------------------------------------------------


def _table(donors: Sequence[Donor], index: Index) -> LadderTable:
    """The newest items of each giver; what all of its items add up to stands above them."""
    steps = _columns([event for donor in donors for event in donor.own], index)
    return LadderTable(gettext(BY_DONOR), tuple(STATUS_NAMES[step] for step in steps), tuple(_part(donor, steps, index) for donor in donors))


def _columns(events: Sequence[Event], index: Index) -> tuple[str, ...]:
    """The steps that a table needs."""
    told = {report.step for event in events for report in reports_of(event, index)} | {step for e in events for step in counted(e, index)}
    return tuple(step for step in (*STEPS, "") if step in told or step in ALWAYS)


def _part(donor: Donor, steps: Sequence[str], index: Index) -> Part:
    sums = {line.step: line.lines for line in sums_of(donor.own, index)}
    return Part(
        name=donor.shown, path=donor.path, items=count(len(donor.own), "item"), sums=tuple(sums.get(step, ()) for step in steps),
        rows=tuple(_row(event, steps, index) for event in donor.own[:NEWEST]),
        more=gettext("{all}: {donor}", all=ALL(len(donor.own)), donor=donor.shown) if len(donor.own) > NEWEST else "",
    )


ALL = Counted("All {n} items", "All {n} items")


def _row(event: Event, steps: Sequence[str], index: Index) -> Row:
    ladder = ladder_of(event, index)
    taken = {step.name: step for step in (ladder.steps if ladder else ()) if step.rungs}
    donors = names_in(event, "donor")
    recipient = in_sentence(str(event.fields.get("recipient") or ""))
    about = [gettext("from {names}", names=series(of_articles(in_sentence(name)) for name in donors))] if len(donors) > 1 else []
    about += [gettext("for {name}", name=of_articles(recipient))] if recipient else []
    return Row(
        path=event_path(event), item=_item(event), about=joined(", ", about),
        named=tuple(_named(event, index)), steps=tuple(taken.get(STATUS_NAMES[step]) for step in steps),
    )


def _item(event: Event) -> str:
    name = str(event.fields.get("item") or "")
    return of_articles(capitalized(shortened(name, LONG))) if name else gettext("Military aid")


def _named(event: Event, index: Index) -> Iterator[str]:
    """The number, and the sum; sums with their steps where sources name one for the pledge and another for the delivery."""
    number = event.fields.get("quantity")
    if isinstance(number, Quantity):
        yield quantity(number)
    sums = {step: money(amount) for step, amount in counted(event, index).items() if amount is not None}
    if len(set(sums.values())) > 1:
        yield from (gettext("{value} ({step})", value=text, step=STATUS_NAMES[step].lower()) for step, text in sums.items())
    else:
        yield from set(sums.values())
