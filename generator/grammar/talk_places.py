"""Where a meeting is: the city, else the country, of its phrase or clause; the place that was visited for it or whose state hosts it.

Understood: "talks in Istanbul", "the Istanbul talks", "travel to Poland to meet X", "visited Sweden, where he held talks", "While in Kyiv, X met Y",
"in the Czech capital", "on the Belarusian border", "Prague will host a meeting". What is said at a meeting has places of its own.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, first, has
from generator.grammar.talk_forums import is_named
from generator.grammar.talk_scope import Scope, compared, led_by, others
from generator.grammar.talk_status import taking_place
from generator.grammar.talk_triggers import governor
from generator.grammar.talk_visits import goals, goes
from generator.grammar.words import MEETINGS
from generator.model import Country

AWAY = 14
"""Tokens between a place and the "where" behind it: "Sweden on Monday on the first trip of his new term, where"."""


def held_at(passage: Passage, trigger: Token, scope: Scope) -> str | None:
    """The city, else the country, after "in" or "at" or before the trigger ("the Istanbul talks")."""
    found: list[tuple[int, str]] = []
    rest = others(trigger) | compared(passage, trigger)
    for m in passage.mentions:
        token = passage.doc[m.i:m.j].root
        gone = m.kind in ("place", "country") and m.form != "demonym" and (_gone_to(passage, token, trigger) or _while_in(passage, m.i))
        if not (gone or scope.holds(m.start)) or m.kind not in ("place", "country") or m.form == "demonym":
            continue
        discussed = trigger.lemma_ == "discuss" or token.dep_ == "pobj" and token.head.head.lemma_ == "discuss"
        if discussed and m.kind == "country" and m.country in passage.story.at_war:
            continue  # "discussed the situation in Ukraine"
        if token.lower_ in passage.group("talks", "format") and token.dep_ in ("compound", "nmod"):
            continue  # "the Ramstein meeting" is where the format has its name from
        if token.i in rest or (m.kind == "place" and getattr(m.entry, "kind", "") == "region" and not m.country):
            continue
        attributive = token.dep_ in ("compound", "nmod") and _named_after(token).i == trigger.i and (m.kind == "place" or (
            m.form == "seat" and m.j - m.i > 1))  # "the Istanbul talks", "a White House meeting", "the Munich Security Conference"
        located = _is_located(passage, token, trigger) or (m.kind == "place" and _in_venue(passage, token, trigger))
        joined = token.dep_ == "conj" and token.head.dep_ == "pobj" and token.head.head.lower_ in ("in", "at")
        if attributive or located or (joined and m.kind == "place") or gone:
            seat = m.form == "seat" and isinstance(m.entry, Country) and m.entry.capital
            its_own = located and token.dep_ == "pobj" and token.head.head == taking_place(trigger, passage.story)
            its_own = its_own or (trigger.pos_ != "VERB" and m.kind == "place" and located and trigger.is_ancestor(token))
            found.append((-1 if its_own else 0 if m.kind == "place" or seat else 1, seat or m.name))
    if not found:
        verb = trigger.head if trigger.pos_ != "VERB" else trigger
        other = visited(passage, verb) or hosting(passage, governor(trigger)[0]) or _guest_in(passage, verb)
        if other is not None and other.form == "seat" and isinstance(other.entry, Country) and other.entry.capital:
            return other.entry.capital  # "will fly to Paris, where he will meet X"
        return other.name if other is not None else capital_named(passage, scope.start, scope.end) or _at_border(passage, scope)
    return min(found, key=lambda row: row[0])[1]


def _guest_in(passage: Passage, verb: Token) -> Mention | None:
    """Z of "met X, who is visiting Z", "X, who was on a visit to Z"."""
    for token in verb.subtree:
        if token.dep_ == "relcl" and token.head.pos_ == "PROPN" and any(c.lower_ == "who" for c in token.children):
            visit = next((c for c in behind(token, "on") if c.lemma_ in passage.group("talks", "visit_nouns")), None) if token.lemma_ == "be" else None
            going = token if token.lemma_ == "visit" and token.tag_ == "VBG" else visit
            if going is not None:
                return next(iter(goals(passage, going)), None)
    return None


def _is_located(passage: Passage, place: Token, trigger: Token) -> bool:
    """"Met in Kyiv", "invited X to Kyiv for talks", "a visit to Kyiv"."""
    if place.dep_ != "pobj":
        return False
    if place.head.lower_ in ("in", "at"):
        return _of_meeting(passage, place.head, trigger)
    if place.head.lower_ != "to":
        return False
    verb = governor(trigger)[0]
    invited = trigger.pos_ != "VERB" and trigger.dep_ == "pobj" and verb.lemma_ in passage.group("talks", "invite") and place.head.head == verb
    own = place.head.head == trigger and trigger.lemma_ in passage.group("talks", "receive_verbs", "visit_nouns")
    return invited or (own and not has(place, "conj", "appos"))


def _in_venue(passage: Passage, place: Token, trigger: Token) -> bool:
    """"In Istanbul's Dolmabahçe Palace", "at the Camp David resort", "in the Turkish city of Antalya"."""
    of_city = place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.lemma_.lower() in (
        passage.group("cues", "city_nouns") | passage.group("talks", "towns"))
    whole = _named_after(place)
    named_after = whole != place and (whole.lemma_.lower() in passage.group("talks", "venue_nouns") or is_named(passage, whole)) and not (
        behind(whole, "of") and whole.lemma_.lower() in passage.group("talks", "towns"))
    if of_city:
        venue = place.head.head
    elif place.dep_ == "poss" or named_after:
        venue = whole if named_after else place.head
    else:
        return False
    return venue.dep_ == "pobj" and venue.head.lower_ in ("in", "at") and _of_meeting(passage, venue.head, trigger)


def _named_after(place: Token) -> Token:
    """The noun of a name that begins with a town: "Conference" in "the Munich Security Conference"."""
    if place.dep_ in ("compound", "nmod") and place.head.dep_ in ("compound", "nmod") and place.ent_type_ != "LOC" and place.i == place.left_edge.i:
        return place.head.head
    return place.head if place.dep_ in ("compound", "nmod") else place


def _while_in(passage: Passage, at: int) -> bool:
    """True for the place that opens a sentence: "While in Kyiv, X and Y met Z"."""
    start = passage.sent.start
    return at == start + 2 and passage.doc[start].lower_ == "while" and passage.doc[start + 1].lower_ in ("in", "visiting")


def _at_border(passage: Passage, scope: Scope) -> str | None:
    """The country of "on the Belarusian border", "on the Belarus-Ukraine border": the one that is not at war."""
    at_war = passage.story.at_war
    for token in passage.tokens:
        if token.lemma_ == "border" and token.dep_ == "pobj" and token.head.lower_ in ("on", "at", "near") and scope.holds(token.idx):
            between = {t.i for p in token.children if p.lower_ in ("between", "with", "of") for t in p.subtree}
            near = [m.country for m in passage.mentions_in(token, "country", "place")
                    if m.country not in at_war and (m.i < token.i or m.i in between)]
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
    if head.pos_ == "NOUN" and head.i != trigger.i and head.lemma_.lower() in passage.group("talks", *MEETINGS) and _elsewhere(head, trigger):
        return False
    if trigger.pos_ == "VERB" and head.pos_ == "NOUN" and any(a.lemma_.lower() in passage.group("talks", *MEETINGS) and trigger.is_ancestor(a) for a in head.ancestors):
        return False  # "exchanged views on the talks between representatives of A and B in Istanbul"
    if head.lower_ in passage.group("talks", "peace_words"):
        return False  # "a summit titled 'Peace in Ukraine'"
    if trigger.pos_ == "VERB" and trigger.dep_ in ("advcl", "xcomp") and head == trigger.head and head.lemma_ == "be":
        return True  # "X, who was in Washington to meet Y"
    if head.lower_ == "due" and (head.is_ancestor(trigger) or head.head.is_ancestor(trigger)):
        return True  # "is due in Berlin for talks"
    if head == taking_place(trigger, passage.story) or (led_by(passage, head) and trigger.is_ancestor(head)):
        return True
    if head.i == trigger.i or (head.head.i == trigger.i and head.dep_ != "relcl") or (m is not None and m.kind == "organisation") or (
            head.pos_ in ("VERB", "AUX") and head.dep_ not in ("relcl", "acl") and not _tells_of_other(head, trigger)):
        return True
    if head.pos_ in ("NOUN", "PROPN") and _at_meeting(passage, head, trigger):
        return True
    nested = head.dep_ == "pobj" and (head.head.lower_ in ("in", "at") or head.lemma_ == "door") and (head.head.head.pos_ in ("VERB", "AUX") or head.head.head.i == trigger.i)
    if nested:
        return True  # "at the palace in Istanbul"
    names = head.ent_type_ in ("PERSON", "GPE", "ORG") or head.pos_ == "PROPN"
    return names or head.lemma_.lower() in passage.group("talks", "meeting_words", "delegates", "backers", "counted_states")


def _at_meeting(passage: Passage, meeting: Token, trigger: Token) -> bool:
    """True in "met X on the sidelines of the summit in Z", "held talks at the forum in Z"."""
    if meeting.dep_ != "pobj" or meeting.lemma_.lower() not in passage.group("talks", *MEETINGS):
        return False
    at = meeting.head
    if at.lower_ == "of" and at.head.lemma_.lower() in passage.group("talks", "sidelines", "stages"):
        at = at.head.head
    own = trigger if trigger.pos_ == "VERB" else governor(trigger)[0]
    return at.lower_ in ("at", "during", "on") and at.head in (own, trigger)


def _elsewhere(meeting: Token, trigger: Token) -> bool:
    """True in "held a call and offered to host him for talks in Z": the talks are those of another verb."""
    own = trigger if trigger.pos_ == "VERB" else governor(trigger)[0]
    other = governor(meeting)[0]
    return other != own and own.is_ancestor(other) and not trigger.is_ancestor(meeting)


def visited(passage: Passage, verb: Token) -> Mention | None:
    """The place of "visited Sweden, where he held talks"."""
    due = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ in ("ADJ", "VERB", "AUX") else verb  # "where he is due to meet X"
    above = (verb, due, *((due.head,) if due.dep_ == "acomp" else ()))
    where = next((c for t in above for c in t.children if c.lower_ == "where" or (
        c.lower_ in ("during", "in") and any(o.lower_ == "which" for o in c.children))), None)  # "a visit to Z, during which he met X"
    if where is None:
        return _visited_before(passage, verb) or _visiting(passage, verb)
    before = [m for m in passage.named("place", "country") if where.i - AWAY <= m.i < where.i and m.form != "demonym"]
    return before[-1] if before else None


def _visited_before(passage: Passage, verb: Token) -> Mention | None:
    """The place of "visited Kyiv and met X"."""
    above = verb.head
    if verb.dep_ != "conj" or above.lemma_ not in passage.group("talks", "travel") or has(verb, "nsubj"):
        return None
    if any(c.dep_ == "prep" and c.lower_ in ("in", "at") for c in verb.children):
        return None
    goals = [c for c in above.children if c.dep_ == "dobj" and above.lemma_ == "visit"]
    goals += behind(above, "to", "in")
    named = (passage.mention_at(c) for c in goals)
    return next((m for m in named if m is not None and m.kind in ("place", "country") and m.form != "demonym"), None)


def trips(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """The visit of "on a visit to Kyiv, X met Y"."""
    nouns = passage.group("talks", "visit_nouns")
    direct = [t for p in verb.children if p.lower_ in ("on", "during") for t in p.children if t.lemma_ in nouns]
    parts = [t for p in verb.children if p.lower_ in ("as", "within", "in") for t in p.children if t.lower_ in ("part", "framework", "course")]
    return (*direct, *(t for part in parts for t in behind(part, "of") if t.lemma_ in nouns))  # "as part of his visit to Z"


def _visiting(passage: Passage, verb: Token) -> Mention | None:
    """The place of "X, who is on a visit to Kyiv, met Y", where it is no place of X's own state."""
    if any(c.dep_ == "prep" and c.lower_ in ("in", "at") for c in verb.children):
        return None
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        if (there := tuple(m for t in trips(passage, verb) for m in goals(passage, t))):
            return there[0]  # "on a visit to Kyiv, X met Y"
        for clause in (c for c in subject.children if c.dep_ == "relcl" and c.i < verb.i):
            nouns = [t for p in clause.children if p.lower_ == "on" for t in p.children if t.lemma_ in passage.group("talks", "visit_nouns")]
            there = goals(passage, clause) if goes(passage, clause) else tuple(m for t in nouns for m in goals(passage, t))
            own = {m.country for m in passage.mentions_in(subject, "person", "country")}
            if there and there[0].country not in own:
                return there[0]
    return None


def capital_named(passage: Passage, start: int, end: int) -> str | None:
    """The city of "the Czech capital", "Ukraine's capital" in a stretch."""
    for token in passage.tokens:
        if token.lemma_.lower() != "capital" or not start <= token.idx < end:
            continue
        near = (passage.mention_at(c) for c in token.children if c.dep_ in ("amod", "poss", "compound", "nmod"))
        named = next((m.country for m in near if m is not None and m.kind == "country"), None)
        entry = next((c for c in passage.story.names.lexicon.countries if c.name == named), None)
        if entry is not None and entry.capital:
            return entry.capital
    return None


def hosting(passage: Passage, verb: Token) -> Mention | None:
    """The place of "Prague will host a meeting", "Turkey offered to host talks", "Belarus provided a venue for talks"."""
    group = passage.group
    hosts = verb.lemma_ in group("talks", "receive_verbs") or any(c.dep_ == "dobj" and c.lemma_ in group("talks", "venues") for c in verb.children)
    at = verb
    while hosts and at.dep_ in ("xcomp", "acomp") and at.head != at and not has(at, "nsubj"):
        at = at.head
    subject = first(at, "nsubj")
    mention = passage.mention_at(subject) if subject is not None and hosts else None
    if hosts and subject is not None and subject.lower_ == "it" and at.dep_ == "ccomp":  # "Switzerland said it was ready to host talks"
        above = first(at.head, "nsubj")
        mention = passage.mention_at(above) if above is not None else None
    if hosts and subject is None and at.dep_ == "acl" and at.head.pos_ == "NOUN":  # "Turkey's readiness to host talks", "X voiced readiness to host talks"
        owner = next((c for c in at.head.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None) or first(at.head.head, "nsubj")
        mention = passage.mention_at(owner) if owner is not None else None
        home = next((c for c in passage.story.names.lexicon.countries if mention is not None and mention.kind == "person" and c.name == mention.country), None)
        if home is not None:
            return replace(mention, kind="country", name=home.name, form="name") if mention is not None else None
    return mention if mention is not None and mention.kind in ("place", "country") and mention.form != "demonym" else None
