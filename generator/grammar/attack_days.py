"""On which day a strike was made.

Understood: "on Monday", "overnight", "Thursday's strike", "hit a day earlier". Left out: days on which somebody speaks, counts, searches, mourns or meets,
and those of any other deed that the sentence sets apart from the strike: "held talks on Thursday amid outrage over the bombing".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, cues_of
from generator.grammar.day_words import day_number, month_number, wordings
from generator.grammar.days import Day
from generator.grammar.function_words import SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.relations import first
from generator.grammar.texts import end_of, text_of, word_of
from generator.model import DAY_ONE

PREVIOUS = re.compile(r"\b(?:the (?:previous (?:day|night|evening)|(?:day|night|evening) (?:before|earlier))|a day (?:before|earlier))\b(?! (?:the|a|an|his|her|its|their)\b)", re.IGNORECASE)
DAY_AFTER = re.compile(r"\b(?:a|one) day after\b", re.IGNORECASE)
FULL_DAY = len("2022-04-25")
YEARS_AGO = re.compile(r"\b(?:(?:[5-9]|[1-9]\d+|five|six|seven|eight|nine|ten|eleven|twelve|\w+(?:teen|ty)) years|decades|a (?:century|decade)) (?:ago|before|earlier)\b(?! (?:it|he|she|the|a|his|its)\b)", re.IGNORECASE)
"""More years than this war has had."""
LATER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?) (?:after|before|since|following)\b", re.IGNORECASE)


def day_of(part: Part) -> str | None:
    """The day of the attack; None where the sentence has only a day of speaking, or several that fit alike."""
    fit = [d for d in _days_that_fit(part) if d.dates_event]
    if (eve := _the_day_before(part)) is not None:
        return eve
    hung = [d for d in fit if _hangs(d, part)]
    straight = [d for d in hung if any(part.passage.doc[d.head].i in (t.i, *(c.i for c in t.children)) for t in part.triggers)]
    if hung and hung != straight and len({d.iso for d in straight}) == 1:
        hung = straight  # "acknowledged the attack on Monday, confirming that a town was hit on December 31"
    exact = [d for d in (hung or fit) if d.kind in ("day", "range")] or hung or fit
    months = [d for d in fit if _named_month(d) and d.iso]
    if months and not any(d.iso and d.iso.startswith(months[0].iso) for d in exact):
        exact = months  # "in March, it said, it hit two ships overnight"
    isos = list(dict.fromkeys(d.iso for d in exact))
    return isos[0] if isos and (len(isos) == 1 or hung) else None


def _the_day_before(part: Part) -> str | None:
    """ "On September 11, it was reported that shelling had killed ten people the previous day": the tenth."""
    told = [d for d in part.passage.days if d.kind == "day" and d.iso and len(d.iso) == FULL_DAY]
    before = PREVIOUS.search(part.text)
    if before is None or len(told) != 1:
        return None
    apart = _is_reported(told[0], part) or _of_another_deed(told[0], part)
    return (date.fromisoformat(str(told[0].iso)) - timedelta(days=1)).isoformat() if apart else None


def eve_of(part: Part, told: Collection[str]) -> str | None:
    """The day of a strike told as "a day earlier" than the one told before, or as the one that it came "a day after"."""
    days = {day for day in told if len(day) == FULL_DAY}
    first = min((t.idx for t in part.triggers), default=0) - part.passage.doc[part.i].idx
    after = DAY_AFTER.search(part.text)
    if len(days) != 1 or not (PREVIOUS.search(part.text) or (after and after.start() < first)):
        return None
    return None if _days_that_fit(part) else (date.fromisoformat(days.pop()) - timedelta(days=1)).isoformat()


def _is_reported(day: Day, part: Part) -> bool:
    """Whether a day is that of "it was reported", "the governor said"."""
    verb = part.passage.doc[day.head]
    return verb.lemma_ in part.passage.group("verbs", "speech") and verb not in part.triggers


def _days_that_fit(part: Part) -> list[Day]:
    """The days of a part on which it struck, as far as the words tell; also those of an unknown year."""
    passage = part.passage
    earlier = cues_of(part.group("other_times")).search(part.text.lower()) is not None
    near = [
        d
        for d in passage.days
        if not (earlier and d.text.lower() == "overnight")  # "earlier this week, they struck overnight"
        and d.kind in ("day", "range", "month")
        and not d.limit
        and passage.doc[d.head].lemma_ != "time"  # "for the second time this month"
        and passage.doc[part.i].idx <= d.start
        and d.end <= end_of(passage.doc[part.j - 1])
    ]
    return [d for d in near if not (_day_of_speaking(d, part) or _day_of_counting(d, part) or _of_later(d, part) or _of_another_clause(d, part)
                                 or _of_another_deed(d, part))]


def moment_of(part: Part) -> str:
    """Month and day, or weekday, of an attack whose year or week nothing tells: "on November 22" in an article without a day of its own."""
    told = {moment for d in _days_that_fit(part) if d.iso is None and (moment := _moment(d))}
    return told.pop() if len(told) == 1 else ""


def told_before(part: Part, told: Collection[str]) -> bool:
    """Whether somebody spoke of the strike before the day of the one told: "the governor reported on Jan. 22 that …", beside one on Jan. 23."""
    spoken = {day.iso or _moment(day) for day in part.passage.days if day.kind == "day" and _day_of_speaking(day, part)}
    said = {day for day in spoken if day[:1].isdigit()}
    alike = {day for day in told if day[:1].isdigit() and len(day) in {len(s) for s in said}}
    return bool(said and alike) and max(said) < min(alike)


def _moment(day: Day) -> str:
    named = next((w.parts for w in wordings(day.text) if w.name == "date"), None)
    return f"{month_number(named['mo']):02}-{day_number(named['d']):02}" if named else day.weekday or ""


def _of_later(day: Day, part: Part) -> bool:
    """True for the day of what came later: "arrived on Friday, just days after a strike"."""
    first = min((t.idx for t in part.triggers), default=0)
    between = text_of(part.passage.doc)[day.end:first]
    return bool(LATER.search(between))


def _of_another_clause(day: Day, part: Part) -> bool:
    """True for "today is a day of mourning", and for a clause beside that of the strike: "speaking on Friday, X told how Russia has launched …"."""
    node = part.passage.doc[day.head]
    span = part.passage.doc.char_span(day.start, day.end, alignment_mode="expand")
    behind = next((t for t in part.passage.doc[span.end:part.j] if not t.is_punct), None)
    opens = all(t.is_punct for t in part.passage.doc[part.i:span.start])
    if opens and behind is not None and behind.lemma_ == "be" and behind.dep_ not in ("aux", "auxpass"):
        return True
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX") and node not in part.triggers:
        node = node.head
    told = part.passage.group("cues", "documents", "speeches")
    if any(c.dep_ == "nsubj" and c.lemma_.lower() in told for c in node.children):
        return True  # "his comments came on Thursday"
    if node.dep_ == "pcomp" and node.head.lower_ in ("since", "before", "until") and node not in part.triggers:
        return True  # "its largest strike since invading in February 2022"
    if node.dep_ in ("relcl", "advcl") and part.triggers and node not in part.triggers and node.head not in part.triggers and not any(
            node.is_ancestor(t) or t.head.i == node.i for t in part.triggers):
        marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod")}
        if (node.dep_ == "relcl" and day.kind == "month") or marks & {"since", "before", "until", "after", "when"}:
            return True  # "since the war began on February 24", "where the troops withdrew to in November"
    beside = node.dep_ == "advcl" and node.tag_ == "VBG" and node.i < node.head.i and node not in part.triggers
    return beside and bool(part.triggers) and not any(node.is_ancestor(t) or t.is_ancestor(node) for t in part.triggers)


def _of_another_deed(day: Day, part: Part) -> bool:
    """True for the day of what somebody did after a strike, or beside one: "mourned on Thursday the victims of a strike", "arrived on Friday amid attacks"."""
    triggers = part.triggers
    deed = _deed(day, part)
    if deed is None or not triggers or not _done_by_somebody(deed, part):
        return False
    return all(deed.is_ancestor(t) and _set_apart(t, deed, part, day) for t in triggers)


def _deed(day: Day, part: Part) -> Token | None:
    """The verb that a day hangs on, unless it tells of the strike itself or of what it did."""
    node = part.passage.doc[day.head]
    while node.head != node and node.pos_ not in ("VERB", "AUX") and node not in part.triggers:
        node = node.head
    if node.pos_ not in ("VERB", "AUX") or node in part.triggers or any(t.head == node and t.dep_ not in ("advcl", "relcl", "acl") for t in part.triggers):
        return None
    effects = part.group("strike_verbs", "launch_verbs", "carry_verbs", "intercept_verbs", "landing_verbs", "kill_verbs", "die_verbs", "injure_verbs",
                        "damage_verbs", "suffer_verbs", "harm_verbs", "fire_verbs", "falling_in", "heard", "involve_verbs", "closures")
    if node.lemma_ in part.group("die_verbs") and part.group("conditions_of_people", "injury_nouns") & {t.lemma_.lower() for t in node.subtree}:
        return node  # "died in hospital on Tuesday after a strike"
    return None if node.lemma_ in effects else node


def _done_by_somebody(deed: Token, part: Part) -> bool:
    """Whether people, a state or a market did it, or a meeting or a funeral took place: what befalls a thing is of the strike itself."""
    verb = deed
    while verb.dep_ in ("xcomp", "conj", "advcl") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) and verb.head != verb:
        verb = verb.head
    if deed.lemma_ in part.group("aftermath", "die_verbs"):
        return True
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if doer is None:
        return False
    if doer.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or doer.pos_ in ("PRON", "PROPN"):
        return doer.dep_ == "nsubj" and doer.lower_ not in ("it", "that", "which", "this")
    return doer.lemma_.lower() in part.group("forces", "tellers", "local_offices", "doers", "gatherings")


def _set_apart(trigger: Token, deed: Token, part: Part, day: Day) -> bool:
    """Whether the way from the strike up to the deed leads through "after", "amid", "the victims of", or through a clause about a thing."""
    node = trigger
    while node != deed:
        if node.dep_ in ("relcl", "acl") and not node.idx <= day.start <= node.right_edge.idx:
            return True
        if node.dep_ == "prep" and node.lower_ in part.group("apart"):
            return True
        if node.dep_ == "advcl" and any(c.dep_ in ("mark", "prep") and c.lower_ in part.group("apart") for c in node.children):
            return True
        if node != trigger and node.lemma_.lower() in part.group("left_behind"):
            return True
        node = node.head
    return False


def _day_of_counting(day: Day, part: Part) -> bool:
    """True for the day on which a toll rose or a search ended: "on Tuesday the number had risen to 34"."""
    token = word_of(part.passage.doc, day.start, day.end)
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        if token.pos_ == "NOUN" and token.lemma_.lower() in part.group("strike_nouns"):
            return False  # "the toll of Thursday's strike"
    counted = part.group("toll_nouns", "search_nouns")
    return any(c.dep_ in ("nsubj", "nsubjpass", "dobj") and any(t.lemma_.lower() in counted for t in c.subtree if t.pos_ == "NOUN")
               for c in token.children)


def _named_month(day: Day) -> bool:
    """"In March 2022", "in April"; not "this month"."""
    return day.kind == "month" and day.text[:1].isupper()


def _day_of_speaking(day: Day, part: Part) -> bool:
    """Whether the day hangs on a verb of saying that has its own speaker; a month that is named there is that of the strike."""
    if _named_month(day):
        return False  # "in March 2022, the ministry reported that …"
    doc = part.passage.doc
    verbs = {a.verb for a in part.passage.story.attributions}
    node = doc[day.head]
    before = doc.char_span(day.start, day.end, alignment_mode="expand").start - 1
    while before > part.passage.sent.start and doc[before].pos_ in ("ADP", "ADV"):
        before -= 1
    triggers = {t.i for t in part.triggers}
    if before in triggers and doc[before].pos_ == "NOUN" or (day.text.endswith(("'s", "’s")) and node.i in triggers):
        return False  # "reported an attack on Tuesday night", "confirmed Saturday's strike"
    while node.pos_ not in ("VERB", "AUX") and node.i not in triggers and node.head.i != node.i:
        if node.pos_ == "NOUN" and node.lemma_.lower() in part.group("strike_nouns"):
            return False  # "in the previous attack on July 4, the army said, two drones were shot down"
        node = node.head
    if any(c.dep_ == "dobj" and c.i in triggers for c in node.children):
        return False  # "in the early hours of Thursday the administration reported strikes"
    return node.i not in triggers and node.i in verbs or before in verbs


def _hangs(day: Day, part: Part) -> bool:
    node = part.passage.doc[day.head]
    triggers = {t.i for t in part.triggers}
    while True:
        if node.i in triggers:
            return True
        if node.head.i == node.i or node.pos_ in ("VERB", "AUX"):
            return any(t.head.i == node.i or t.i == node.i for t in part.triggers)
        node = node.head


def before_the_war(part: Part) -> bool:
    """Whether a strike was made before 2022, as its own day or year tells: "attacked Ukraine in 2014", "nearly 80 years before".

    An article of that time tells its own news.
    """
    if YEARS_AGO.search(part.text) and not _days_that_fit(part):
        return True
    first_year = str(DAY_ONE.year)
    if (part.passage.story.published or first_year) < first_year:
        return False
    inside = [d for d in part.passage.days if d.iso and not d.limit and part.passage.doc[part.i].idx <= d.start and d.end <= end_of(part.passage.doc[part.j - 1])]
    own = [str(d.iso)[:4] for d in inside if _hangs(d, part)] if any(str(d.iso) < first_year for d in inside) else []
    return bool(own) and max(own) < first_year


def told_with(side: str, before: Passage, passage: Passage) -> str:
    """The day of the sentence before, where the same side also struck: "On 4 October Russian forces attacked near X. They also shelled Y."."""
    days = {d.iso for d in before.days if d.kind == "day" and d.dates_event and d.iso}
    if not passage.group("attacks", "furthermore") & passage.lemmas or passage.days or not side or before.paragraph != passage.paragraph or len(days) != 1:
        return ""
    subject = first(before.sent.root, *SUBJECTS)
    acts = subject is not None and any(m.country == side for m in before.mentions_in(subject, "country", "organisation"))
    return days.pop() if acts else ""
