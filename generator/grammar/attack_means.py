"""With what a strike was made, and on which day.

Understood: "ballistic missiles Iskander-M", "a strike with drones", "debris of a missile"; "on Monday", "overnight", "Thursday's strike". Left out: weapons
that defend or are given, and those that only name something else ("a drone plant", "fuel for missiles"); days on which somebody speaks or counts.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, cues_of, fought
from generator.grammar.attack_places import speaks
from generator.grammar.attack_reality import TABLE
from generator.grammar.day_words import day_number, month_number, wordings
from generator.grammar.days import Day
from generator.grammar.names import Mention, head
from generator.grammar.texts import end_of, text_of, word_of
from generator.model import Weapon

PREVIOUS = re.compile(r"\bthe (?:previous day|day before)\b", re.IGNORECASE)
FIRED_BY = frozenset(("with", "using", "by"))
"""Before what a strike was made with: "struck the town with Grad systems"."""
LATER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?) (?:after|before|since|following)\b", re.IGNORECASE)


def weapons(part: Part) -> tuple[str, ...]:
    """The kinds of weapon that struck, were launched or were downed."""
    found = [m for m in part.passage.named("weapon") if m.i in part and _strikes(m, part)]
    exact: list[Mention] = []
    for n, mention in enumerate(found):
        if n == 0 or not _same_phrase(found[n - 1], mention, part):
            exact.append(mention)
        elif _is_kind(found[n - 1]) and not _is_kind(mention):
            exact[-1] = mention  # "ballistic missiles Iskander-M"
    fires = part.passage.story.words.pairs(TABLE, "fired_by")
    return tuple(dict.fromkeys(fires.get(name, name) for m in exact for name in (*_joined_kind(m, part), m.name)))


def _joined_kind(mention: Mention, part: Part) -> tuple[str, ...]:
    """The kind that shares a noun with another: ballistic missiles in "ballistic and cruise missiles"."""
    doc, noun = part.passage.doc, mention.name.rsplit(" ", 1)[-1]
    if mention.i - 2 < part.i or not _is_kind(mention) or doc[mention.i - 1].lower_ not in ("and", "or"):
        return ()
    name = f"{doc[mention.i - 2].lower_} {noun}"
    return (name,) if name in part.group("air_kinds") and name != mention.name else ()


def _is_kind(mention: Mention) -> bool:
    """True for a general word, false for a model."""
    return isinstance(mention.entry, Weapon) and mention.entry.name == mention.entry.kind


def _same_phrase(before: Mention, after: Mention, part: Part) -> bool:
    """Whether a general word only closes a model's name: "Kh-22 supersonic cruise missiles"."""
    between = part.passage.doc[before.j : after.i]
    return len(between) < 6 and all(
        t.pos_ not in ("CCONJ", "ADP", "DET", "AUX") and t.text not in (",", ";", "(") for t in between
    )


def _strikes(mention: Mention, part: Part) -> bool:
    entry = mention.entry
    if (
        not isinstance(entry, Weapon)
        or not entry.strikes
        or entry.kind in part.group("no_raid_kinds")
    ):
        return False
    doc = part.passage.doc
    if doc[mention.i : mention.j].text.lower() in part.group("vague_weapons"):
        return False
    if mention.i >= 2 and doc[mention.i - 1].lower_ == "as" and doc[mention.i - 2].lower_ == "known":
        return False  # "Storm Shadow, also known as Scalp, missiles"
    token = head(doc, mention)
    if (
        token.dep_ in ("compound", "nmod", "amod", "poss")
        and token.head.i >= mention.j
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        word = token.head
        if _launcher_lost(word, part):
            return False
        own = part.passage.mention_at(word)
        if own is not None and own.kind == "weapon":
            return isinstance(own.entry, Weapon) and own.entry.strikes and not _for_something_else(word, part)
        fired_from = word.lemma_.lower() in part.group("launching_things") and word.dep_ in ("pobj", "dobj") and word.head.lower_ in FIRED_BY
        return fired_from or word.lemma_.lower() in part.group("weapon_company")
    lost = token.dep_ in ("dobj", "nsubjpass", "conj") and fought(token, part.passage)
    return not lost and not speaks(token, part) and not _for_something_else(token, part)


def _launcher_lost(noun: Token, part: Part) -> bool:
    """True for the systems of "destroyed four Grad systems": the enemy's, and nothing that was fired."""
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    hit = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in part.group("intercept_verbs", "damage_verbs")
    return hit and noun.lemma_.lower() in part.group("launching_things")


def _for_something_else(token: Token, part: Part) -> bool:
    """ "fuel for missiles", "production of drones", "a firm that makes drones"."""
    triggers = {t.i for t in part.triggers}
    node = token
    while node.head.i != node.i and node.i not in triggers:
        if node.dep_ == "relcl" and node.i not in triggers:
            return node.head.i not in triggers and not any(node.is_ancestor(t) for t in part.triggers)
        if (
            node.dep_ == "prep"
            and node.lower_ in ("for", "of")
            and node.head.pos_ == "NOUN"
            and node.head.i not in triggers
        ):
            allowed = part.group("weapon_company", "strike_nouns", "parts_of", "forces", "air_targets", "counting_words")
            return node.head.lemma_.lower() not in allowed
        node = node.head
    return False


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
    told = [d for d in part.passage.days if d.kind == "day" and d.iso and len(d.iso) == len("2022-09-11")]
    before = PREVIOUS.search(part.text)
    if before is None or len(told) != 1 or told[0].start > part.passage.doc[part.i].idx + before.start():
        return None
    return (date.fromisoformat(told[0].iso) - timedelta(days=1)).isoformat() if _is_reported(told[0], part) else None


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
    return [d for d in near if not (_day_of_speaking(d, part) or _day_of_counting(d, part) or _of_later(d, part) or _of_another_clause(d, part))]


def moment_of(part: Part) -> str:
    """Month and day, or weekday, of an attack whose year or week nothing tells: "on November 22" in an article without a day of its own."""
    told = {moment for d in _days_that_fit(part) if d.iso is None and (moment := _moment(d))}
    return told.pop() if len(told) == 1 else ""


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
    if node.dep_ in ("relcl", "advcl") and part.triggers and node not in part.triggers and node.head not in part.triggers and not any(
            node.is_ancestor(t) or t.head.i == node.i for t in part.triggers):
        marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod")}
        if (node.dep_ == "relcl" and day.kind == "month") or marks & {"since", "before", "until", "after", "when"}:
            return True  # "since the war began on February 24", "where the troops withdrew to in November"
    beside = node.dep_ == "advcl" and node.tag_ == "VBG" and node.i < node.head.i and node not in part.triggers
    return beside and bool(part.triggers) and not any(node.is_ancestor(t) or t.is_ancestor(node) for t in part.triggers)


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
