"""The talks desk: meetings, calls, rounds, conferences and exchanges that a sentence tells of.

Understood: a noun of meeting with its phrase ("the next round of negotiations between X and Y will take place in Z on
Wednesday"), a verb of meeting ("the sides met in Z on May 16 and June 2", "X spoke by phone with Y"), and what carries on
about the meeting told before (talk_course.py). A general mention ("negotiations with our partners"), a refusal of talks
and a gathering of one government's own staff give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.grammar.days import Day
from generator.grammar.offices import country_of
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has
from generator.grammar.talk_calls import beside, by_wire
from generator.grammar.talk_chairs import hosts_of
from generator.grammar.talk_clause import matter_of
from generator.grammar.talk_coming import planned
from generator.grammar.talk_course import Course
from generator.grammar.talk_days import (
    held_on,
    in_phrase,
    is_over,
    is_to_come,
    last_one,
    lies_ahead,
    next_one,
    this_year,
)
from generator.grammar.talk_deals import deals
from generator.grammar.talk_each import each_day, refers_back, rounds, separate
from generator.grammar.talk_exchanges import brought_home, exchange_days, is_placed, of_the_war
from generator.grammar.talk_forums import speakers_at
from generator.grammar.talk_kinds import EARLIER, LATER, is_body, kind_of, of_a_bloc, of_backers, of_many, rule_of
from generator.grammar.talk_opinions import NOT_AN_EVENT
from generator.grammar.talk_places import held_at, trips
from generator.grammar.talk_present import drew_guests, taken_part_in, without_guests
from generator.grammar.talk_recalled import of_those_told
from generator.grammar.talk_refusals import REJECTED
from generator.grammar.talk_retold import retold
from generator.grammar.talk_scope import clause, follows_on, phrase_of, set_apart
from generator.grammar.talk_sides import Sides, sides_of
from generator.grammar.talk_status import ahead_of, is_setting, is_topic, status_of
from generator.grammar.talk_triggers import Trigger, meetings, triggers
from generator.grammar.talk_trips import trip, trip_status
from generator.grammar.talk_visits import goals, goes
from generator.grammar.tense import is_past
from generator.model import FIRST_YEAR, Finding, Value

EITHER = ("meeting", "negotiation")


def talks(found: Sequence[Passage]) -> tuple[Finding, ...]:
    """The findings of the talks desk in the order of the text."""
    course = Course(found)
    out: list[Finding] = []
    for passage in found:
        told = _distinct(of_those_told(passage, f, out) for t in triggers(passage) for f in _findings(passage, t, bool(out)))
        before = [f for finding in told for f in course.led_up(passage, finding)]
        if not any("outcome" in f.fields for f in told):
            told += deals(passage)
        added = course.carried_on(passage, [*out, *told], telling=bool(told)) or planned(passage, [*out, *told], told)
        out += (*added, *told) if all(f.rule == EARLIER for f in told) else (*told, *added)  # "they discussed X, following up on their last meeting"
        out += (*course.brought(passage, out, telling=any(f.fields.get("kind") == "exchange" for f in told)), *before)
        out += course.delegations(passage, out)
    return (*(told := tuple(_in_their_city(found, out))), *(retold(found) if told else ()))


def _in_their_city(found: Sequence[Passage], told: Sequence[Finding]) -> Iterable[Finding]:
    """"Talks in Turkey" of a text that tells of those in Antalya, and of no other town of that country: the town."""
    towns: dict[str, set[str]] = {}
    states = {m.name: m.country for p in found for m in p.named("place")}
    for finding in told:
        town = str(finding.fields.get("place", ""))
        if states.get(town, town) != town:
            towns.setdefault(states[town], set()).add(town)
    for finding in told:
        there = towns.get(str(finding.fields.get("place", "")), set())
        held = [f for f in told if f.fields.get("place") in there and f.fields.get("kind") in EITHER and f.fields.get("status") == finding.fields.get("status")]
        fits = finding.fields.get("kind") in EITHER and len(there) == 1 and held and all(_may_be_one(finding, f) for f in held)
        yield replace(finding, fields={**finding.fields, "place": next(iter(there))}) if fits else finding


def _may_be_one(finding: Finding, other: Finding) -> bool:
    """True where nothing in two findings of meetings in one country sets them apart."""
    a, b = finding.fields, other.fields
    alike = all(a.get(k) == b.get(k) or k not in a or k not in b for k in ("date", "round"))
    one, two = (set(f.get("parties", ())) for f in (a, b))  # type: ignore[arg-type]
    return alike and a.get("status") == b.get("status") and (not one or (bool(two) and (one <= two or two <= one)))


def _distinct(told: Iterable[Finding]) -> list[Finding]:
    """One finding for one set of slots in a sentence; a finding that another one contains is dropped."""
    out: list[Finding] = []
    for finding in told:
        fields = finding.fields
        if any(all(other.fields.get(k) == v for k, v in fields.items() if k != "kind") for other in out):
            continue
        out = out if finding.rule == LATER else [f for f in out if not _within(f, finding)]
        out.append(finding)
    return out


def _within(small: Finding, large: Finding) -> bool:
    kinds = {small.fields.get("kind"), large.fields.get("kind")} <= {"meeting", "negotiation", None} or (
        small.fields.get("kind") == large.fields.get("kind"))
    return kinds and all(large.fields.get(k) == v for k, v in small.fields.items() if k != "kind")


def _findings(passage: Passage, trigger: Trigger, told: bool) -> Iterable[Finding]:
    token, verb = trigger.token, trigger.verb
    back = refers_back(passage, trigger) and told
    status = status_of(token, verb, trigger.path, passage.story, told=back) if not trip(passage, token) else trip_status(passage, token, passage.days)
    if status == NOT_AN_EVENT:
        return
    apart = _apart(passage, trigger, status)
    if apart and status == "scheduled" and follows_on(token) == 1:
        status = None  # what comes before a planned meeting may be over or not
    scope = phrase_of(token) if apart else clause(passage, verb, token)
    sides = sides_of(passage, trigger, scope)
    days = held_on(passage, token, verb, phrase_of(token) if ahead_of(token) else scope)
    if token != verb and is_topic(token, verb, passage.story):  # "today they discussed preparations for the summit next month"
        days = held_on(passage, token, verb, phrase_of(token)) or tuple(d for d in days if is_to_come(passage, d))
    if trigger.kind == "exchange":
        days = exchange_days(passage, days, told=status == "held" and trigger.is_verb)
    if token.lemma_ == "round" and not has(token, "prep") and not (told or sides.states or sides.people) and len(triggers(passage)) < 2:  # "lost in the first round on Monday"
        return
    if _is_internal(passage, trigger, sides) or any((d.iso or FIRST_YEAR) < FIRST_YEAR for d in days):
        return
    if status is None and trigger.is_verb and any(lies_ahead(passage, d) for d in days):
        status = "scheduled"  # "the leaders meet in Bali on Tuesday"
    if status is None and verb.tag_ in ("VBZ", "VBP") and days and all(d.kind in ("day", "range") for d in days) and not has(verb, "neg", "aux"):
        over = all(is_over(passage, d) for d in days)  # "X welcomes Y in Moscow on January 22", below a picture
        status = "held" if over else "scheduled" if all(lies_ahead(passage, d) for d in days) else None
    if status is None and not trigger.is_verb and days and all(is_over(passage, d) for d in days) and in_phrase(token, days):
        status = "held"  # "a shift from the February 28 meeting at the White House"
    if status in (None, "held") and not trigger.is_verb and days and all(is_to_come(passage, d) for d in days) and in_phrase(token, days):
        status = "scheduled"  # "looking ahead to the summit in Vilnius next month"
    numbers = rounds(passage, token)
    number = numbers[0] if len(numbers) == 1 or (numbers and len(numbers) == len(days)) else None
    kind = kind_of(passage, trigger, sides, number)
    if kind == "conference" and (not sides.states or drew_guests(passage, trigger)):
        sides = replace(sides, states=hosts_of(passage, trigger) or sides.states)
    met = trigger.is_verb or token.lemma_.lower() in passage.group("talks", "with_somebody")
    if kind == "call" and met and not by_wire(passage, token) and (held_at(passage, token, scope) or beside(passage, token)):
        kind = "meeting"  # "spoke with X in Paris", "on the margins of the summit"
    slots: dict[str, Value | None] = {
        "kind": kind, "status": status,
        "place": held_at(passage, token, scope) if kind != "call" and (trigger.kind != "exchange" or is_placed(passage, trigger.token)) else None,
        "participants": sides.people, "mediators": sides.mediators, "round": number, **matter_of(passage, trigger),
    }
    if trigger.kind == "exchange":
        slots |= {"agenda": (), "outcome": brought_home(passage)}  # also where it is agreed and still to come
    if status in ("scheduled", "proposed", REJECTED) and not (trigger.kind == "exchange" and status == "scheduled"):
        slots["outcome"] = ()  # what lies ahead has brought nothing yet
    aside = {t.text for t in trips(passage, verb)} | passage.group("talks", "phones") | ({token.text} if kind != "exchange" else set())  # "on a visit to Kyiv" is no agenda
    slots["agenda"] = tuple(without_guests(a, sides.people) for a in slots.get("agenda") or () if not aside & set(a.split()))  # type: ignore[union-attr]
    fields = {name: value for name, value in slots.items() if value}
    backed = "place" in fields and (of_backers(passage, trigger) or token.left_edge.lower_ in ("a", "an") and of_many(passage, trigger))
    if kind == "conference" and not (sides.states or sides.body or number or backed) and is_setting(token, passage.story) and not taken_part_in(token, verb) and not speakers_at(passage, token, verb):
        return
    for_others = any(c.lower_ == "for" for p in trigger.verb.children for o in (p, *p.children) for c in o.children)  # "swapped A in return for B"
    uncounted = trigger.is_verb and not (days or for_others) and not any(not (a.article or a.ordinal) for a in passage.amounts)
    if trigger.kind == "exchange" and (uncounted or not of_the_war(passage, sides.mediators)):
        return
    if trigger.kind == "exchange" and set(sides.states) < set(passage.story.at_war):
        fields["parties"] = passage.story.at_war
    elif len(sides.states) > 1 or (sides.states and (fields.keys() & {"participants", "place", "round"} or sides.body or kind == "conference")):
        fields["parties"] = sides.states
    if kind == "conference" and set(fields) <= {"kind", "status", "place"} and status == "held" and trigger.is_verb and not (days or sides.body):
        return  # "as world leaders gathered in Z" tells of something else
    if status == REJECTED and len(sides.people) < 2 and not (len(sides.states) > 1 and (days or "place" in fields)):
        return  # nobody knows which meeting is turned down
    if _tells(fields, bool(days), back, sides) and not (_alone(passage, trigger, fields, sides) and not back):
        if (pairs := each_day(passage, trigger, sides.people, days)):
            hosts = tuple(p for p in sides.people if p not in {name for name, _ in pairs})
            for guest, day in pairs:  # "A will meet B on Monday and C on Tuesday"
                states = tuple(dict.fromkeys(s for p in (*hosts, guest) if (s := country_of(passage, p))))
                yield from _dated(passage, trigger, {**fields, "participants": (*hosts, guest), "parties": states}, (day,), back, numbers)
            return
        for slots in separate(passage, trigger, fields):
            yield from _dated(passage, trigger, slots, days, back, numbers)


def _apart(passage: Passage, trigger: Trigger, status: str | None) -> bool:
    """True where the clause tells of another meeting: "at the talks in Istanbul they discussed a meeting of the leaders",
    "the summit in Hungary was cancelled after a call"."""
    token, verb = trigger.token, trigger.verb
    other = [t for t in meetings(passage) if t.i != token.i]
    if follows_on(token) is not None and verb.lemma_ in passage.group("talks", "meeting_verbs", "receive_verbs"):
        return True  # "will meet X, a day after talks with Y"
    if set_apart(token):
        return True
    if trigger.is_verb:
        return False
    of_other = verb.dep_ == "relcl" and any(t == verb.head or t.is_ancestor(verb.head) for t in other)
    if of_other and token.dep_ == "pobj" and token.head.lower_ in ("after", "following", "before"):
        return True  # "the conversation with X, which took place on Monday after a call with Y"
    if status == "proposed" and verb.lemma_ in passage.group("talks", "discuss"):
        return True  # "the possibility of a meeting was discussed in Z"
    said = [c for c in verb.children if c.dep_ == "ccomp"] if verb.lemma_ in passage.group("verbs", "speech") else []
    if not any(not t.is_ancestor(token) and not any(c == t or c.is_ancestor(t) for c in said) for t in other):
        return False  # "A said that Z could host a summit, after talks with B"
    return token.dep_ == "pobj" and token.head.lower_ in ("after", "following", "before")


def _with_a_bloc(passage: Passage, trigger: Trigger) -> bool:
    """"Met European leaders", "a meeting with European leaders": strangers, though none is named."""
    if not trigger.is_verb:
        return any(of_a_bloc(passage, t) for n in (trigger.token, *behind(trigger.token, "of")) for c in behind(n, "with", "between") for t in (c, *c.conjuncts))
    return any(
        of_a_bloc(passage, t) for c in trigger.verb.children for t in (c, *c.children) if t.dep_ in ("nsubj", "dobj", "pobj"))


def _alone(passage: Passage, trigger: Trigger, fields: dict[str, Value], sides: Sides) -> bool:
    """True where one person, as the subject, is all that is named: a meeting at home, or with nobody that we could name."""
    if _with_a_bloc(passage, trigger):
        return False
    if (trigger.verb.lemma_ in passage.group("talks", "lead") or _abroad(passage, trigger, sides)) and "place" in fields:
        return False  # "X arrived in China for talks", "X led the Ukrainian delegation at the talks in Z"
    home = len(sides.states) == 1 and sides.states[0] in passage.story.at_war
    if not home or len(sides.people) != 1 or sides.body or fields.get("kind") not in ("meeting", "call") or "round" in fields:
        return False
    name = next(iter(sides.people))
    named = [passage.doc[m.i:m.j].root for m in passage.named("person") if m.name == name]
    return bool(named) and all(t.dep_ in ("nsubj", "conj") for t in named)


def _tells(fields: dict[str, Value], dated: bool, back: bool, sides: Sides) -> bool:
    """Enough to be worth a finding: something that identifies the meeting, and a firm word about it."""
    status = fields.get("status")
    firm = status in ("held", "scheduled", "postponed", "cancelled") or "participants" in fields or "round" in fields
    known = dated or fields.keys() & {"place", "round", "agenda", "outcome", "participants"}
    firm = firm or (status == "proposed" and (dated or "place" in fields) and (len(sides.states) > 1 or (dated and "place" in fields)))
    body = sides.body is not None and status in ("held", "scheduled", "postponed", "cancelled")
    return bool((known and (firm or back)) or body or (fields.get("kind") == "exchange" and status == "held"))


def _dated(passage: Passage, trigger: Trigger, fields: dict[str, Value], days: tuple[Day, ...], back: bool,
           numbers: tuple[int, ...]) -> Iterable[Finding]:
    """One finding for each day: "met on May 16 and June 2" are two meetings, "a second and third round" two rounds."""
    said = passage.voice_of(trigger.token)
    for n, day in enumerate(days or (None,)):
        slots = dict(fields)
        if len(numbers) == len(days) > 1:
            slots["round"] = numbers[n]
        if day is not None and day.iso:
            ahead = slots.get("status") in ("scheduled", "proposed")
            slots["date"] = next_one(passage, day, trigger.verb) if slots.get("status") == "scheduled" else day.iso
            slots["date"] = this_year(passage, day) if ahead and slots["date"] == day.iso else slots["date"]
            if slots.get("status") == "proposed" and is_over(passage, day) and slots["date"] == day.iso and day.weekday:
                del slots["date"]  # "said on Friday that he was open to talks"
            if slots.get("status") == "held" and lies_ahead(passage, day):
                past = is_past(trigger.verb) and not goes(passage, trigger.verb)
                slots |= {"date": last_one(day)} if past else {"status": "scheduled"}  # "is hosting X on Thursday", told on Tuesday
        elif day is not None and len(slots) < 2 and not back:
            continue  # and "the next meeting will focus on X" is none that was told of
        yield Finding("talks", slots, passage.start, passage.end, passage.index, said,
                      "same" if back and not (set(slots) <= {"kind", "status", "agenda"} and any(c.lower_ == "next" for c in trigger.token.lefts)) else "new", rule_of(passage, trigger, back))


def _is_internal(passage: Passage, trigger: Trigger, sides: Sides) -> bool:
    """True for a meeting of one government with its own: "met with commanders", "a meeting of the cabinet"."""
    if sides.body or len(sides.states) > 1 or trigger.kind in ("exchange", "conference"):
        return False
    of = (passage.mention_at(c) for p in trigger.token.children if p.lower_ == "of" for c in p.children)
    if any(m is not None and m.kind == "organisation" and m.country for m in of):
        return True  # a council or ministry of one country
    if trigger.token.dep_ == "nsubjpass" and trigger.verb.lemma_ in passage.group("talks", "be_there") and any(
            m.country not in ("", *sides.states) for m in passage.mentions_in(trigger.token, "place", "country")):
        return False  # "the meeting in Riyadh is attended by A and B" tells of one side of it
    own = passage.group("talks", "internal")
    if _with_a_bloc(passage, trigger) or (trigger.kind == "meeting" and sides.states and not sides.people and all(is_body(passage, name) for name in sides.states)):
        return False
    told = {t.i for c in trigger.token.subtree if c.dep_ == "relcl" for t in c.subtree}  # "met Putin, who attended a business forum"
    with_own = any(t.lemma_.lower() in own for t in trigger.token.subtree if t.i not in told)
    own_people = len(sides.people) > 1 and len(sides.states) == 1 and not _with_stranger(passage, sides) and not _abroad(passage, trigger, sides)
    return (with_own and not sides.people) or own_people or (with_own and len(sides.states) < 2)


def _abroad(passage: Passage, trigger: Trigger, sides: Sides) -> bool:
    """True where those who meet have gone to another state for it."""
    return goes(passage, trigger.verb) and any(m.country not in ("", *sides.states) for m in goals(passage, trigger.verb))


def _with_stranger(passage: Passage, sides: Sides) -> bool:
    """True where one of those who meet is of no known country, in a text that tells of a visit by another state."""
    unknown = [name for name in sides.people if not country_of(passage, name)]
    others = {m.country for m in passage.story.cast.mentions if m.kind == "country" and m.country not in passage.story.at_war}
    visit = any(t.lemma_ in passage.group("talks", "visiting") for t in (*passage.tokens, *passage.doc[:passage.sent.start][-60:]))
    return bool(unknown and others) and visit
