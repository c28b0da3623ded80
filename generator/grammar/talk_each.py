"""Which meeting of several a word tells of: its number, whether it was told of before, and one with each of several guests."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.function_words import THIS
from generator.grammar.offices import country_of
from generator.grammar.passages import Passage
from generator.grammar.phrases import joined
from generator.grammar.relations import behind
from generator.grammar.talk_status import ahead_of, is_setting
from generator.grammar.talk_triggers import Trigger
from generator.grammar.talk_trips import trip
from generator.grammar.talk_visits import goals, visited_states
from generator.model import Value

SEVERAL = frozenset(("meetings", "calls", "conversations"))
BACK = THIS | frozenset(("previous", "last", "earlier", "latest", "both"))


def separate(passage: Passage, trigger: Trigger, fields: dict[str, Value]) -> Iterable[dict[str, Value]]:
    """"X held separate calls with Y and Z": one with each; else the meeting as it is."""
    there, gone_to = (f(passage, trigger.verb) if trigger.is_verb else () for f in (visited_states, goals))
    if not trigger.is_verb and trip(passage, trigger.token):
        there = gone_to = goals(passage, trigger.token)  # "his visit to Moscow and Kyiv"
    if there and len(gone_to) > 1:  # "will visit Poland and Germany"
        home = tuple(s for s in fields.get("parties", ()) if s not in {m.country for m in gone_to})  # type: ignore[union-attr]
        yield from ({**fields, "place": m.name, "parties": (*home, m.country)} for m in there)
        return
    apart = any(c.lower_ in passage.group("talks", "separate") for t in (trigger.token, trigger.verb) for c in t.children)
    people: tuple[str, ...] = fields.get("participants", ())  # type: ignore[assignment]
    both = trigger.is_verb and any(t.lower_ == "both" for c in trigger.verb.children if c.dep_ in ("prep", "dobj", "dative") for t in c.subtree)
    apart = apart or both or trigger.token.lower_ in SEVERAL  # "spoke with both X and Y", "had meetings with X and Y"
    if (several := _held_in(passage, trigger, fields)):
        yield from ({**fields, "place": name} for name in several)
        return
    acting = {m.name for c in trigger.verb.children if c.dep_ == "nsubj" for m in passage.mentions_in(c, "person")}
    guests = [name for name in people if name not in acting]
    if not apart or len(acting & set(people)) != 1:
        yield fields
        return
    host = next(iter(acting))
    parties: tuple[str, ...] = fields.get("parties", ())  # type: ignore[assignment]
    others = [s for s in parties if s != country_of(passage, host)]
    if len(guests) < 2 and len(others) > 1 and len(people) == 1:  # "X met separately with the ministers of A and B"
        own = tuple(s for s in parties if s == country_of(passage, host))
        yield from ({**fields, "parties": (*own, other)} for other in others)
        return
    if len(guests) < 2:
        yield fields
        return
    for guest in guests:
        states = tuple(dict.fromkeys(s for name in (host, guest) if (s := country_of(passage, name))))
        yield {**fields, "participants": (host, guest), **({"parties": states} if states else {})}


def _held_in(passage: Passage, trigger: Trigger, fields: dict[str, Value]) -> tuple[str, ...]:
    """The places of "previous talks were held in A, B and C": one meeting in each."""
    token = trigger.token
    if token.tag_ != "NNS" or fields.get("status") != "held" or fields.get("kind") not in ("meeting", "negotiation") or "round" in fields:
        return ()
    heads = [t for v in (token, trigger.verb) for t in behind(v, "in") if not any(c.lower_ == "or" for c in t.children)]
    for head in heads:
        named = [m for t in joined(head) if (m := passage.mention_at(t)) is not None and m.kind == "place"]
        if len(named) > 1 and len(named) == len(joined(head)):
            return tuple(m.name for m in named)
    return ()


def each_day(passage: Passage, trigger: Trigger, people: tuple[str, ...], days: tuple[Day, ...]) -> tuple[tuple[str, Day], ...]:
    """The guest of each day in "A will meet B on Monday and C on Tuesday"; empty where it is no such list."""
    guests = [m for m in passage.named("person") if m.i > trigger.token.i] if trigger.is_verb else []
    if len(guests) != len(days) or len(days) < 2 or guests[0].name not in people or any(
            t.pos_ in ("VERB", "AUX") for t in passage.doc[guests[0].i:guests[-1].j]):
        return ()
    order = [at for m, d in zip(guests, days, strict=True) for at in (m.start, d.start)]
    return tuple((m.name, d) for m, d in zip(guests, days, strict=True)) if order == sorted(order) else ()


def rounds(passage: Passage, token: Token) -> tuple[int, ...]:
    """The numbers of "a third round", "the 29th meeting", "a second and third round"."""
    found: list[int] = []
    for amount in passage.amounts if token.lemma_ not in passage.group("talks", "visit_nouns") else ():  # "his second visit" is no round
        if amount.ordinal and token.left_edge.i <= amount.i < token.i and amount.quantity.low:
            held = passage.doc[amount.i].head
            first = amount.quantity.low == 1 and token.lemma_ != "round"  # "the first such meeting" is no round
            first = first or (token.lemma_ == "meeting" and ((token.left_edge.lower_ == "a" and amount.quantity.low == 2) or any(
                c.lower_ in ("bilateral", "such", "personal") for c in token.lefts) or any(
                t.lemma_.lower() in passage.group("talks", "paired") or (m := passage.mention_at(t)) is not None and m.kind == "person" for t in behind(token, "between"))))  # nor is "a second meeting"
            if (held.i == token.i or held.head.i == token.i) and not first:
                found.append(amount.quantity.low)
    return tuple(found) if token.tag_ != "NNS" or len(found) > 1 else ()  # "the first two rounds"


def refers_back(passage: Passage, trigger: Trigger) -> bool:
    """"the meeting", "this round", "previous talks", "Wednesday's meeting": a meeting that was told of before."""
    token = trigger.token
    if trigger.is_verb:  # "In return, …", "In the exchange, …"
        first = token.sent[0]
        return trigger.kind == "exchange" and first.lower_ == "in" and any(
            t.lemma_.lower() in passage.group("talks", "exchange_words") for c in first.children for t in (c, *c.children))
    theirs = token.left_edge.dep_ == "poss" and token.left_edge.lower_ in ("his", "her") and bool(behind(token, "with")) and (is_setting(token, passage.story) or ahead_of(token))
    return theirs or token.left_edge.lower_ in BACK or any(t.lower_ in BACK for t in token.lefts) or any(
        c.ent_type_ == "DATE" for c in token.lefts)
