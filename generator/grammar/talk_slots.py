"""When and where a meeting is.

A role is taken from the phrase of the trigger ("talks with Russia in Istanbul") and from the clause of the verb that
governs it ("Kyiv and Moscow held talks in May"), never from the clause of the person who speaks about it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from generator.grammar.days import Day
from generator.grammar.passages import Passage
from generator.grammar.relations import has
from generator.grammar.talk_lists import capital_named, hosting, visited
from generator.grammar.talk_triggers import governor, host_and_guest
from generator.grammar.talk_visits import goals, goes
from generator.grammar.texts import end_of, word_of
from generator.grammar.words import MEETINGS, STRIKES
from generator.model import Country

CLAUSE_OPENERS = frozenset("after as while when before because although though".split())
EVENT_DAYS = ("day", "range", "month")
CLAUSE_BREAKS = frozenset(("ccomp", "advcl", "relcl", "parataxis"))
TIMES = ("overnight", "morning", "evening", "night", "day")
"""Nouns of time between a day and the verb that it belongs to: "the morning of May 10"."""
FIRST_YEAR = "2014"
"""Meetings before the war began belong to history."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The stretch of a sentence in which the roles of one trigger are sought (characters, half open)."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


def clause(passage: Passage, verb: Token, trigger: Token) -> Scope:
    """The clause of a verb without the clauses that contain or follow it, cut to the words of its speaker."""
    whole = verb.head if host_and_guest(passage, verb) else verb
    start, end = whole.left_edge.idx, end_of(whole.right_edge)
    for child in verb.children:
        inside = child.left_edge.i <= trigger.i <= child.right_edge.i
        clause_of_own = child.dep_ == "conj" and child.pos_ == "VERB" and has(child, "nsubj", "nsubjpass")
        if (child.dep_ in CLAUSE_BREAKS or clause_of_own) and not inside:
            if child.i > trigger.i:
                end = min(end, child.left_edge.idx)
            else:
                start = max(start, end_of(child.right_edge))
    above = verb
    if verb.dep_ == "advcl" and verb.i > verb.head.i and goes(passage, verb.head) and (
            verb.tag_ == "VBG" or any(c.lower_ == "to" for c in verb.children)):
        start = min(start, verb.head.left_edge.idx)  # "arrived in Kyiv on May 10 to meet X"
    while above.dep_ in ("xcomp", "acomp") and above.head.pos_ in ("VERB", "AUX", "ADJ"):
        above = above.head
        start = min([start, *(c.left_edge.idx for c in above.children if c.dep_ in ("nsubj", "nsubjpass"))])  # "X was to meet Y"
    said = passage.voice(trigger)
    if said is not None and said.verb >= 0 and not said.quoted and said.verb != verb.i:
        start, end = max(start, said.start), min(end, said.end)
    if trigger == verb:  # its own clause, without those that hang on it
        return Scope(min(start, trigger.idx), max(end, end_of(trigger)))
    return Scope(min(start, trigger.left_edge.idx), max(end, end_of(trigger.right_edge)))


def phrase_of(trigger: Token) -> Scope:
    """The phrase of a trigger alone."""
    return Scope(trigger.left_edge.idx, end_of(trigger.right_edge))


def compared(passage: Passage, trigger: Token) -> frozenset[int]:
    """The tokens of what a meeting follows: "the first summit since a meeting in Geneva in 2021", "the second round after talks in Z"."""
    since = next((t for t in passage.tokens if t.lower_ == "since" and t.i > trigger.i), None)
    nouns = passage.group("talks", *MEETINGS)
    after = [t for t in trigger.sent if t.lower_ in ("after", "following") and t.i > trigger.i and any(
        c.dep_ in ("pobj", "dobj") and c.lemma_.lower() in nouns for c in t.children)] if trigger.pos_ == "NOUN" else []
    after += [t.head for t in trigger.sent if t.i > trigger.i and set_apart(t) and t.lemma_.lower() in nouns | {"one"}]
    rest = frozenset(w.i for t in after for w in t.subtree)
    if since is None:
        return rest
    end = next((t.i for t in passage.doc[since.i:passage.sent.end] if t.text in (",", ";")), passage.sent.end)
    return rest | frozenset(range(since.i, end))


def set_apart(token: Token) -> bool:
    """"Held three rounds, with the most recent one taking place in Geneva": the last one has a place of its own."""
    return token.dep_ == "pobj" and token.head.lower_ == "with" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in token.children)


def held_on(passage: Passage, trigger: Token, verb: Token, scope: Scope) -> tuple[Day, ...]:
    """The days of a meeting: in its own phrase first, else in the clause of its verb."""
    days = [d for d in passage.days if d.kind in EVENT_DAYS and scope.holds(d.start)]
    rest = others(trigger) | compared(passage, trigger)
    days = [d for d in days if _token(passage, d).i not in rest]
    own = [d for d in days if trigger.left_edge.idx <= d.start <= trigger.right_edge.idx and trigger != verb
           and not _of_another(passage, _token(passage, d), trigger)]
    hung = own or [d for d in days if _hangs(passage, d, verb, trigger) and not _told_on(passage, d, verb, trigger)
                   and not _of_what_it_followed(passage, d, verb)]
    if not own and (eve := _day_after(passage, trigger, verb)) is not None:
        return (eve,)
    told = [d for d in passage.days if d.kind in EVENT_DAYS]
    if not hung and visited(passage, verb) is not None and (len(told) == 1 or (len(told) == 2 and _next_day(*told))):
        hung = told  # "visited Sweden on Monday, where he held talks"
    return tuple(d for n, d in enumerate(hung) if n == 0 or not _next_day(hung[n - 1], d))


def follows_on(trigger: Token) -> int | None:
    """How many days a meeting is from what its sentence tells: -1 in "a day before the talks", 1 in "a day after talks"."""
    near = trigger.head
    if trigger.dep_ != "pobj" or near.lower_ not in ("before", "after"):
        return None
    spans = [c for c in (*near.children, near.head) if c.dep_ == "npadvmod" and c.lemma_ == "day" and c.left_edge.lower_ in ("a", "one")]
    return (-1 if near.lower_ == "before" else 1) if spans else None


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
    aimed = token.dep_ == "pobj" and token.head.lower_ in ("for", "to", "until", "till")
    return trigger.dep_ in ("nsubjpass", "dobj") and not aimed and verb.lemma_ in passage.group("talks", "tell_of")


def _next_day(first: Day, second: Day) -> bool:
    """True for the second day of one meeting: "on Thursday and Friday"."""
    if first.kind != "day" or second.kind != "day" or not first.iso or not second.iso:
        return False
    return date.fromisoformat(second.iso) - date.fromisoformat(first.iso) == timedelta(days=1)


def others(trigger: Token) -> frozenset[int]:
    """The tokens of what is joined to the trigger, or days apart: "a later one in June", "a day before the talks in Istanbul"."""
    joined = [*trigger.conjuncts, *(trigger.head.conjuncts if trigger.head.dep_ == "prep" else ())]
    joined = [c for c in joined if c.i > trigger.i and c.pos_ not in ("VERB", "AUX")]
    joined += [t for t in trigger.subtree if t.i > trigger.i and follows_on(t) is not None] if trigger.pos_ == "VERB" else []
    return frozenset(t.i for c in joined for t in c.subtree)


def _of_another(passage: Passage, token: Token, trigger: Token) -> bool:
    """True for the day of a meeting inside the phrase: "a meeting ahead of a summit in July"."""
    meetings = passage.group("talks", "meeting_nouns", "conference_nouns", "negotiation_nouns", "call_nouns")
    while token.head != token and token.i != trigger.i:
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
            return (head.dep_ == "conj" and head.head == verb) or (verb.dep_ in ("advcl", "xcomp") and verb.head == head)
        timely = head.ent_type_ in ("DATE", "TIME") or head.lower_ in TIMES
        if head.pos_ in ("NOUN", "PROPN") and not timely and head.lemma_ not in passage.group("talks", "meeting_words") | {"city", "capital"}:
            if token.dep_ == "prep" and token.lower_ == "on" and _closes(passage, token) and not _happens(passage, head):
                token = head  # "ended without progress on a ceasefire on Thursday"
                continue
            return head.ent_type_ in ("GPE", "LOC") and head.dep_ == "pobj" and head.head.head.i in (verb.i, trigger.i)
        token = head
    return False


def _closes(passage: Passage, preposition: Token) -> bool:
    """True for "on Thursday" at the end of a sentence or before a comma: there it belongs to the verb."""
    end = preposition.right_edge.i + 1
    return end >= passage.sent.end or passage.doc[end].is_punct


def _happens(passage: Passage, noun: Token) -> bool:
    """True for a noun that has a day of its own."""
    own = passage.group("talks", *MEETINGS, "dated_nouns") | passage.group("attacks", *STRIKES)
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


def held_at(passage: Passage, trigger: Token, scope: Scope) -> str | None:
    """The city, else the country, after "in" or "at" or before the trigger ("the Istanbul talks")."""
    found: list[tuple[int, str]] = []
    rest = others(trigger) | compared(passage, trigger)
    for m in passage.mentions:
        token = passage.doc[m.i:m.j].root
        gone = m.kind in ("place", "country") and m.form != "demonym" and (_gone_to(passage, token, trigger) or _while_in(passage, m.i))
        if not (gone or scope.holds(m.start)) or m.kind not in ("place", "country") or m.form == "demonym":
            continue
        if token.i in rest or (m.kind == "place" and getattr(m.entry, "kind", "") == "region" and not m.country):
            continue
        attributive = token.dep_ in ("compound", "nmod") and token.head.i == trigger.i and m.kind == "place"
        located = token.dep_ == "pobj" and token.head.lower_ in ("in", "at") and _of_meeting(passage, token.head, trigger)
        alone = not has(token, "conj", "appos")
        located = located or (token.dep_ == "pobj" and alone and token.head.lower_ == "to" and token.head.head == trigger
                              and trigger.lemma_ in passage.group("talks", "receive_verbs", "visit_nouns"))
        palace = token.head if token.dep_ == "poss" and token.head.dep_ == "pobj" else token  # "in Istanbul's Dolmabahçe Palace"
        located = located or (m.kind == "place" and palace != token and palace.head.lower_ in ("in", "at")
                              and _of_meeting(passage, palace.head, trigger))
        joined = token.dep_ == "conj" and token.head.dep_ == "pobj" and token.head.head.lower_ in ("in", "at")
        if attributive or located or (joined and m.kind == "place") or gone:
            seat = m.form == "seat" and isinstance(m.entry, Country) and m.entry.capital
            found.append((0 if m.kind == "place" or seat else 1, seat or m.name))
    if not found:
        verb = trigger.head if trigger.pos_ != "VERB" else trigger
        other = visited(passage, verb) or hosting(passage, governor(trigger)[0])
        return other.name if other is not None else capital_named(passage, scope.start, scope.end) or _at_border(passage, scope)
    return min(found, key=lambda row: row[0])[1]


def _while_in(passage: Passage, at: int) -> bool:
    """True for the place that opens a sentence: "While in Kyiv, X and Y met Z"."""
    start = passage.sent.start
    return at == start + 2 and passage.doc[start].lower_ == "while" and passage.doc[start + 1].lower_ in ("in", "visiting")


def _at_border(passage: Passage, scope: Scope) -> str | None:
    """The country of "on the Belarusian border", "on the Belarus-Ukraine border": the one that is not at war."""
    at_war = passage.story.at_war
    for token in passage.tokens:
        if token.lemma_ == "border" and token.dep_ == "pobj" and token.head.lower_ in ("on", "at", "near") and scope.holds(token.idx):
            near = [m.country for m in passage.mentions_in(token, "country", "place") if m.country not in at_war and m.i < token.i]
            return near[0] if near else None
    return None


def _gone_to(passage: Passage, place: Token, trigger: Token) -> bool:
    """"travel to Poland to meet X", "arrived in Kyiv for talks": those who meet go there for it."""
    above = (trigger.head, trigger.head.head) if trigger.dep_ in ("advcl", "xcomp", "pobj") else ()
    gone = [t for t in (*above, trigger) if t.pos_ == "VERB" and goes(passage, t)]
    return any(m.i <= place.i < m.j for t in gone for m in goals(passage, t))


def _tells_of_other(verb: Token, trigger: Token) -> bool:
    """True in "during the talks X accused Y of holding people in Z": what is said at a meeting has places of its own."""
    governor = next((t for t in trigger.ancestors if t.pos_ in ("VERB", "AUX")), trigger)
    aside = trigger.dep_ == "pobj" and trigger.head.lower_ in ("during", "at", "after", "following", "before")
    return aside and verb != governor and governor.is_ancestor(verb)


def _of_meeting(passage: Passage, preposition: Token, trigger: Token) -> bool:
    """True where a preposition of place belongs to the meeting and not to some noun in it ("children in Ukraine")."""
    head = preposition.head
    m = passage.mention_at(head)
    if head.i == trigger.i or (head.head.i == trigger.i and head.dep_ != "relcl") or (m is not None and m.kind == "organisation") or (
            head.pos_ in ("VERB", "AUX") and head.dep_ not in ("relcl", "acl") and not _tells_of_other(head, trigger)):
        return True
    nested = head.dep_ == "pobj" and head.head.lower_ in ("in", "at") and (head.head.head.pos_ in ("VERB", "AUX") or head.head.head.i == trigger.i)
    if nested:
        return True  # "at the palace in Istanbul"
    names = head.ent_type_ in ("PERSON", "GPE", "ORG") or head.pos_ == "PROPN"
    return names or head.lemma_.lower() in passage.group("talks", "meeting_words", "delegates", "backers")
