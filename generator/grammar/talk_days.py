"""When a meeting is: the days of its own phrase first, else those that hang on its verb.

Understood: "met on May 16 and June 2", "Wednesday's talks", "visited Sweden on Monday, where he held talks", "spoke on Monday, when he met X", "received X on Monday, a day before the talks".
Left out: the day on which it was announced or called off, that of a clause beside it, and that of another meeting in its phrase.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.passages import Passage
from generator.grammar.talk_places import visited
from generator.grammar.talk_scope import Scope, compared, follows_on, led_by, others
from generator.grammar.talk_status import taking_place
from generator.grammar.talk_triggers import meetings
from generator.grammar.tense import is_past
from generator.grammar.texts import word_of
from generator.grammar.words import MEETINGS, STRIKES
from generator.model import DAY_ONE

CLAUSE_OPENERS = frozenset("after as while when before because although though".split())
EVENT_DAYS = ("day", "range", "month")
TIMES = ("overnight", "morning", "evening", "night", "day")
"""Nouns of time between a day and the verb that it belongs to: "the morning of May 10"."""
EARLIER = ("originally", "initially", "previously", "first")
FULL_DAY = 10
"""Characters of a day with its month and year."""
WEEK = 7
SOON = 60
"""Days within which a date without a year is the next one, not that of a year ago, for what lies ahead."""
NEARING = frozenset("next later coming upcoming tomorrow".split())
"""Words of a day or month that lies ahead."""
TO_ITS_CLAUSE = 8
"""Words between a day and the "where" or "when" of the meeting: "on Friday for a visit of two days, where"."""
TO_THE_INVASION = 6
"""Tokens between "invasion" and its day."""


def held_on(passage: Passage, trigger: Token, verb: Token, scope: Scope) -> tuple[Day, ...]:
    """The days of a meeting: in its own phrase first, else in the clause of its verb."""
    days = [d for d in passage.days if d.kind in EVENT_DAYS and scope.holds(d.start)]
    days = [d for d in days if not _began_the_war(passage, d)]
    rest = others(trigger) | compared(passage, trigger)
    days = [d for d in days if _token(passage, d).i not in rest]
    days = [d for d in days if not _before_the_change(_token(passage, d), trigger, verb)]
    own = [d for d in days if trigger.left_edge.idx <= d.start <= trigger.right_edge.idx and trigger != verb
           and not _of_another(passage, _token(passage, d), trigger)]
    before = [c for c in verb.children if c.dep_ == "nsubj"] if verb.lemma_ in passage.group("talks", "follow") and trigger.dep_ == "dobj" else []
    days = [d for d in days if not any(c.is_ancestor(_token(passage, d)) for c in before)]  # "the talks on Sunday followed a call"
    hung = own or [d for d in days if _hangs(passage, d, verb, trigger) and not _told_on(passage, d, verb, trigger)
                   and not _of_what_it_followed(passage, d, verb)]
    if not own and (eve := _day_after(passage, trigger, verb)) is not None:
        return (eve,)
    if not own and _deed_after(passage, trigger, verb):
        return ()
    told = [d for d in passage.days if d.kind in EVENT_DAYS]
    if _only_led_to(passage, trigger, verb):
        return tuple(own)
    hung = hung or _days_told_before(passage, verb)
    if not hung and visited(passage, verb) is not None and (len(told) == 1 or (len(told) == 2 and _next_day(*told))):
        hung = told  # "visited Sweden on Monday, where he held talks"
    return tuple(d for n, d in enumerate(hung) if n == 0 or not _next_day(hung[n - 1], d))


def _days_told_before(passage: Passage, verb: Token) -> list[Day]:
    """The days that stand at another verb and are those of a meeting too.

    "travels to Poland on Friday, where he will meet X", "will call X on Monday and then speak to Y", "leaders meeting in Brussels vowed on Monday".
    """
    days = [d for d in passage.days if d.kind in EVENT_DAYS]
    opener = next((c for c in verb.children if c.lower_ in ("when", "where") and c.i < verb.i), None)
    if opener is not None and verb.dep_ in ("relcl", "advcl", "ccomp"):
        before = [d for d in days if d.end <= opener.idx]
        between = passage.doc.char_span(before[-1].end, opener.idx, alignment_mode="contract") if before else None
        near = between is None or (len(between) <= TO_ITS_CLAUSE and not any(t.pos_ == "VERB" for t in between))
        return before[-1:] if near else []
    opening = [d for d in days if verb.dep_ == "conj" and d.end <= verb.head.idx and passage.doc[d.head] == verb.head]
    if opening:
        return opening  # "yesterday the minister was in Antalya and held meetings"
    if verb.dep_ == "advcl" and verb.head.tag_ == "VBD" and any(c.lower_ in ("as", "while") and c.dep_ == "mark" for c in verb.children):
        said = verb.head if verb.head.lemma_ in passage.group("verbs", "speech") else None
        return [d for d in days if said is not None and passage.doc[d.head] == said]  # "X said on Wednesday, as he hosted Y"
    if verb.dep_ == "conj" and any(c.lower_ == "then" for c in verb.children):
        return [d for d in days if d.start < verb.idx and passage.doc[d.head] in (verb.head, *(c for c in verb.head.children if c.dep_ == "xcomp"))]
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ == "nsubj":
        return [d for d in days if passage.doc[d.head] == verb.head.head]
    return []


def _deed_after(passage: Passage, trigger: Token, verb: Token) -> bool:
    """True in "launched drones on Thursday after the talks": the day is that of what came after them; who speaks after talks does so on their day."""
    near = trigger.head
    if trigger.dep_ == "pobj" and near.lower_ == "of" and near.head.dep_ == "pobj":
        near = near.head.head  # "after the conclusion of the talks"
    after = trigger.dep_ == "pobj" and trigger != verb and near.lower_ in ("after", "following")
    return after and verb.lemma_ in passage.group("attacks", *STRIKES, "strike_verbs", "launch_verbs") | passage.group("talks", "exchange_nouns")


def _only_led_to(passage: Passage, trigger: Token, verb: Token) -> bool:
    """True for the call in "convened a meeting on Monday in response to a phone call"."""
    between = [t for t in trigger.ancestors if verb.is_ancestor(t)]
    return any(t.lemma_.lower() in passage.group("talks", "led_to") for t in between)


def _began_the_war(passage: Passage, day: Day) -> bool:
    """True in "the anniversary of the invasion on February 24", however the parse hangs it."""
    first = _token(passage, day)
    before = passage.doc[max(passage.sent.start, first.left_edge.i - TO_THE_INVASION):first.left_edge.i]
    return (day.iso or "").endswith(DAY_ONE.isoformat()[4:]) and any(t.lemma_ == "invasion" for t in before)


def _before_the_change(day: Token, trigger: Token, verb: Token) -> bool:
    """True for the first day of "the talks, originally scheduled for Sunday, will now take place on Monday"."""
    clause = next((t for t in day.ancestors if t.dep_ in ("acl", "relcl") and t.head == trigger), None)
    first_set = clause is not None and any(c.lower_ in EARLIER for c in clause.children)
    return first_set and verb != clause and any(c.lower_ in ("will", "now") for c in verb.children)


def _day_after(passage: Passage, trigger: Token, verb: Token) -> Day | None:
    """The day of the talks in "received X on Monday, a day before the talks"."""
    apart = follows_on(trigger)
    base = next((d for d in passage.days if apart and d.kind == "day" and d.iso and _hangs(passage, d, verb, trigger)), None)
    if apart is None or base is None or base.iso is None:
        return None
    return replace(base, iso=(date.fromisoformat(base.iso) - timedelta(days=apart)).isoformat(), weekday=None)


def _of_what_it_followed(passage: Passage, day: Day, verb: Token) -> bool:
    """True for the day in the object of "the meeting followed a visit on Wednesday"."""
    token = _token(passage, day)
    return verb.lemma_ in passage.group("talks", "follow") and any(c.dep_ == "dobj" and c.is_ancestor(token) for c in verb.children)


def _told_on(passage: Passage, day: Day, verb: Token, trigger: Token) -> bool:
    """True for the day on which a meeting was announced or called off, not that for which it is set."""
    token = _token(passage, day)
    if is_to_come(passage, day):
        return False  # "has proposed new talks next week"
    aimed = token.dep_ == "pobj" and token.head.lower_ in ("for", "to", "until", "till")
    due = taking_place(trigger, passage.story)
    if due is not None and due != verb and due.is_ancestor(token):
        return False  # "announced talks, to be held on Friday"
    hours = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" else trigger
    if hours.lemma_ in passage.group("talks", "stages") and hours.head.lower_ in passage.group("talks", "setting"):
        return False  # "during two hours of talks in Z last Friday, they agreed …"
    told = trigger.dep_ in ("nsubjpass", "dobj") or (trigger.dep_ == "pobj" and trigger.head.head != verb and trigger.head.lower_ not in passage.group("talks", "setting"))
    tells = passage.group("talks", "tell_of", "turn_down")
    if verb.dep_ in ("xcomp", "pcomp", "ccomp") and verb.head.lemma_ in tells and not verb.is_ancestor(token):
        return not aimed  # "suggested on Monday holding talks in Z"
    return told and not aimed and verb.lemma_ in tells


def _next_day(first: Day, second: Day) -> bool:
    """True for the second day of one meeting: "on Thursday and Friday"."""
    if first.kind != "day" or second.kind != "day" or not first.iso or not second.iso:
        return False
    return date.fromisoformat(second.iso) - date.fromisoformat(first.iso) == timedelta(days=1)


def _of_another(passage: Passage, token: Token, trigger: Token) -> bool:
    """True for the day of a meeting inside the phrase: "a meeting ahead of a summit in July"."""
    meetings = passage.group("talks", "meeting_nouns", "conference_nouns", "negotiation_nouns", "call_nouns")
    while token.head != token and token.i != trigger.i:
        if token.dep_ == "relcl" and trigger.is_ancestor(token) and any(t.lower_ in ("who", "whom", "whose") for c in token.children for t in (c, *c.children)):
            return True  # "a meeting with X, whose visit comes before an election on Friday"
        token = token.head
        if token.i != trigger.i and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in meetings and trigger.is_ancestor(token):
            return token.head.lower_ != "of"  # "a round of talks in July" is one
    return False


def _token(passage: Passage, day: Day) -> Token:
    return word_of(passage.doc, day.start, day.end)


def _hangs(passage: Passage, day: Day, verb: Token, trigger: Token) -> bool:
    """True where nothing but prepositions and nouns of time stands between the day and the verb."""
    token = _token(passage, day)
    if _in_another_clause(passage, token, verb):
        return False
    while token.head != token:
        head = token.head
        if head.i in (verb.i, trigger.i):
            return True
        if head.pos_ in ("VERB", "AUX") and head.dep_ != "prep":
            if led_by(passage, head) and any(t in (verb, trigger) for t in head.ancestors):
                return True
            if head.dep_ == "xcomp" and head.head == verb and trigger != verb and verb.lemma_ in passage.group("talks", "plan"):
                return True  # "is set to begin today"
            return head == taking_place(trigger, passage.story) or (head.dep_ == "conj" and head.head == verb and not verb.idx < day.start < head.idx) or (verb.dep_ in ("advcl", "xcomp") and verb.head == head)
        timely = head.ent_type_ in ("DATE", "TIME", "PERSON") or head.lower_ in TIMES  # people have no day: "met X in Paris Thursday"
        if head.pos_ in ("NOUN", "PROPN") and not timely and head.lemma_ not in passage.group("talks", "meeting_words") | {"city", "capital"}:
            if token.dep_ == "prep" and token.lower_ == "on" and _closes(passage, token) and not _happens(passage, head):
                token = head  # "ended without progress on a ceasefire on Thursday"
                continue
            if token.dep_ == "npadvmod" and head.ent_type_ in ("GPE", "LOC", "FAC") and _closes(passage, token):
                return next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), None) == verb  # "met X at the Kremlin in Moscow, Russia, 2 June 2025"
            return head.ent_type_ in ("GPE", "LOC") and head.dep_ == "pobj" and head.head.head.i in (verb.i, trigger.i)
        token = head
    return False


def _closes(passage: Passage, preposition: Token) -> bool:
    """True for "on Thursday" at the end of a sentence or before a comma: there it belongs to the verb."""
    end = preposition.right_edge.i + 1
    return end >= passage.sent.end or passage.doc[end].is_punct


def _happens(passage: Passage, noun: Token) -> bool:
    """True for a noun that has a day of its own."""
    own = passage.group("talks", *MEETINGS, "dated_nouns") | passage.group("cues", "documents", "speeches") | passage.group("attacks", *STRIKES)
    return noun.lemma_.lower() in own and noun.head.lower_ != "without"


def _in_another_clause(passage: Passage, token: Token, verb: Token) -> bool:
    """True in "will be held, after X last week gave …", which the parser hangs on the first verb."""
    between = passage.doc[verb.i + 1:token.i] if verb.i < token.i else ()
    if not any(t.lower_ in CLAUSE_OPENERS for t in between):
        return False
    for after in passage.doc[token.i + 1:passage.sent.end]:
        if after.pos_ == "PUNCT":
            return False
        if after.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


def is_over(passage: Passage, day: Day) -> bool:
    """True for a day or month before that of publication."""
    told = str(passage.story.published or "")
    return bool(day.iso and told) and str(day.iso) < told[:len(str(day.iso))]


def is_to_come(passage: Passage, day: Day) -> bool:
    """True for "next month", "later this week": the day or month of what is to come."""
    told = str(passage.story.published or "")
    words = set(day.text.lower().split())
    later = bool(day.iso and told) and str(day.iso) >= told[:len(str(day.iso))]
    return later and bool(words & NEARING) and "earlier" not in words


def in_phrase(trigger: Token, days: tuple[Day, ...]) -> bool:
    return all(trigger.left_edge.idx <= d.start <= trigger.right_edge.idx for d in days)


def this_year(passage: Passage, day: Day) -> str:
    """The day of what lies ahead, where "on December 12" was taken for that of the year before."""
    told, iso = str(passage.story.published or ""), str(day.iso)
    if len(iso) != FULL_DAY or len(told) != FULL_DAY or iso[:4] in day.text or iso[5:] == "02-29":
        return iso
    next_year = f"{int(iso[:4]) + 1}{iso[4:]}"
    soon = (date.fromisoformat(told) + timedelta(days=SOON)).isoformat()
    return next_year if iso < told <= next_year <= soon else iso


def next_one(passage: Passage, day: Day, verb: Token) -> str:
    """The day of what lies ahead, where the words left open which way it lies: a weekday is the next one."""
    told, iso = str(passage.story.published or ""), str(day.iso)
    head = passage.doc[day.head]
    near = head in (verb, verb.head, *verb.children, *verb.head.children) or (head.dep_ == "prep" and head.tag_ == "VBG")  # "starting Friday"
    this_weekend = day.text.lower().endswith("this weekend")
    if len(iso) != FULL_DAY or len(told) != FULL_DAY or iso >= told or not (near or this_weekend) or (
            is_past(head) and not (head.lemma_ in passage.group("talks", "plan") and any(head.i < t.i and t.idx < day.start for t in meetings(passage)))):
        return iso  # but "agreed on a meeting on Thursday"
    past = date.fromisoformat(told) - date.fromisoformat(iso)
    if (day.weekday or this_weekend) and not any(c.isdigit() for c in day.text) and past.days < WEEK and "last" not in day.text.lower():
        return (date.fromisoformat(iso) + timedelta(days=WEEK)).isoformat()
    return iso


def last_one(day: Day) -> str:
    """The day of what is over, where "agreed to go on at talks on Monday" was taken for the next Monday."""
    return (date.fromisoformat(str(day.iso)) - timedelta(days=WEEK)).isoformat() if day.weekday and not any(c.isdigit() for c in day.text) else str(day.iso)


def lies_ahead(passage: Passage, day: Day) -> bool:
    """True for a full day after that of publication."""
    return bool(day.iso and passage.story.published) and len(str(day.iso)) == FULL_DAY and str(day.iso) > str(passage.story.published)
