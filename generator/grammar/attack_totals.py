"""Which parts of a text count the attacks of a long time, of another time, or of several at once.

Of a long time: "since the invasion", "nightly", "in recent weeks" (but "the largest attack since 2022" is one). Of another time: "a day earlier", "two
days after". Of several: "this week", but not "this month in a single night".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.grammar.attack_parts import Part, cues_of
from generator.grammar.attack_tolls import Toll, tolls
from generator.grammar.passages import Passage

REPORTED = re.compile(r"(?:as (?:[\w'’.-]+ ){1,4}(?:earlier |previously )?reported|on [a-z]+\.? \d+,? it (?:was|has been) reported)\b")
LONG_AGO = 3
"""Days before publication from which a day is no more that of the news, where the news itself names none."""
TWO_WEEKS = 14
DAY = len("2022-04-25")
ROW = re.compile(r",\s+(?:the )?(?:latest|last|newest) (?:in|of) [^,.;]*")
"""What a strike goes on: "the latest in nearly daily attacks in recent weeks"."""
OF_A_YEAR = re.compile(r"\bin 20\d\d\b")
WORDS_OF_THE_DAY = re.compile(r"\b(?:nightly|daily|regular|usual) (?:\w+ ){0,2}(?:address|speech|update|briefing|report|summary|bulletin|message|post|statement|remarks)\b")
"""What somebody says each day is no habit of attacks: "in his nightly video address"."""
SINCE_TODAY = re.compile(r"\bsince (?:(?:the|this|last|early|late|that|previous|yesterday|on) )*(?:evening|morning|night|midnight|dawn|noon|afternoon|yesterday|\d{1,2}[:.]\d\d)\b")
"""Not of a long time: "shelled the district since the evening"."""
FOR_LONG = re.compile(r"\bfor (?:the (?:last|past) )?(?:several|many|some|numerous|a few) (?:weeks|months|years|days)\b")
NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|latest|last)(?: \w+){0,2} (?:strike|attack|assault|barrage|shelling|bombing|raid)\b")
"""One of a row: "the second strike this week"."""
BEFORE_THIS = re.compile(r"\b(?:(?:second|third|fourth|fifth|sixth) (?:such )?time|another (?:\w+ ){0,2}(?:attack|strike|assault|raid|barrage)|previous (?:record|largest|biggest|highest|attack|strike|assault|raid|barrage|wave))\b")
"""What puts the strike of the news beside an older one: "it is the second time in a week, after …", "the previous record was set on Sunday"."""
JUST = frozenset(("just", "shortly", "soon", "immediately"))
UNITS = frozenset("minutes hour hours day days week weeks month months year years".split())


@dataclass(frozen=True, slots=True)
class Told:
    """What an article has told of strikes so far: their days, and the highest toll of each field."""

    days: frozenset[str] = frozenset()
    harm: tuple[tuple[str, int], ...] = ()

    def and_also(self, day: str, harm: Sequence[Toll]) -> Told:
        """With what one more sentence tells."""
        most = dict(self.harm)
        for toll in harm:
            most[toll.field] = max(most.get(toll.field, 0), toll.quantity.low or 0)
        return Told(self.days | ({day} if day else set()), tuple(sorted(most.items())))


def recalls(part: Part) -> bool:
    """Whether a sentence reminds of earlier news: "As reported, …", "As the agency reported, …", "On 11 September, it was reported that …"."""
    text = part.text.lower().lstrip(" \n“\"•-–")
    return cues_of(part.group("recalling")).match(text) is not None or REPORTED.match(text) is not None


def is_recalled(part: Part, day: str, harm: Sequence[Toll], told: Told) -> bool:
    """Whether a strike with a day of its own is an earlier one beside news without a day.

    "As reported, yesterday …", "it is the second time, after …", and a strike of long before with fewer victims than the one of the news.
    """
    most = dict(told.harm)
    fewer = any((t.quantity.low or 0) < most.get(t.field, 0) for t in harm)
    if day[:1].isdigit() and told.days and not any(d[:1].isdigit() for d in told.days):
        return fewer and bool(part.triggers)  # "on March 2", beside news of "Friday" in an article without a day of its own
    if not day or told.days:
        return False
    if recalls(part):
        return True
    if not part.triggers:
        return False
    if len(day) != DAY or part.passage.story.published is None:
        return False
    ago = (date.fromisoformat(part.passage.story.published) - date.fromisoformat(day)).days
    if ago > 1 and BEFORE_THIS.search(part.text.lower()):
        return True
    return ago >= LONG_AGO and fewer


def is_long_before(day: str, passage: Passage) -> bool:
    """Whether a day or month lies two weeks or more before that of publication: the strike is not the news."""
    published = passage.story.published
    if not day or published is None or len(published) != DAY or day[:7] >= published[:7]:
        return False
    last = f"{day}-28" if len(day) == len("2022-04") else day
    return len(last) == DAY and (date.fromisoformat(published) - date.fromisoformat(last)).days >= TWO_WEEKS


def names_the_news(passage: Passage) -> bool:
    """Whether a sentence names the day of publication, or the one before it."""
    published = passage.story.published
    if published is None or len(published) != DAY:
        return False
    near = {published, (date.fromisoformat(published) - timedelta(days=1)).isoformat()}
    return any(d.kind == "day" and d.iso in near for d in passage.days)


def names_another_article(passage: Passage) -> bool:
    """True for "Read also: …", which also stands inside a paragraph."""
    return cues_of(passage.group("attacks", "other_articles")).match(passage.text.lower()) is not None


def is_total(part: Part) -> bool:
    """Whether a part tells of weeks, of the war or of a habit; "the largest attack since 2022" does not."""
    text = WORDS_OF_THE_DAY.sub(" ", ROW.sub(" ", SINCE_TODAY.sub(" ", _apart_from_asides(part).lower())))
    if cues_of(part.group("no_attack")).search(text) or FOR_LONG.search(text):
        return True
    if OF_A_YEAR.search(text) and any(t.tag_ == "NNS" and t.lemma_.lower() in part.group("strike_nouns") for t in part.triggers):
        return True  # "drone attacks have resulted in 392 deaths in 2025"
    if "repeatedly" in part.passage.lemmas and not part.passage.days and not tolls(part):
        return True  # "repeatedly shelled the town" is a habit, unless a day or victims are told
    found = cues_of(part.group("totals")).search(text)
    return found is not None and not cues_of(part.group("records")).search(text[: found.start()])


def _apart_from_asides(part: Part) -> str:
    """The words of a part that names its day, without the clauses beside it: "killed two on Monday in X, a town that they attack daily"."""
    doc = part.passage.doc
    days = [d for d in part.passage.days if d.kind in ("day", "range") and d.dates_event and doc[part.i].idx <= d.start < doc[part.j - 1].idx]
    if not days:
        return part.text
    aside = set[int]()
    for token in doc[part.i:part.j]:
        clause = token.dep_ in ("relcl", "appos") or (token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("as", "while", "although") for c in token.children))
        if clause and not any(token.left_edge.idx <= d.start <= token.right_edge.idx for d in days):
            aside |= {t.i for t in token.subtree}
    return part.text if not aside else "".join(t.text_with_ws for t in doc[part.i:part.j] if t.i not in aside)


def of_another_time(part: Part) -> bool:
    """True where the words set a strike apart from the one told before: "a day earlier", "one day after Russia struck".

    Not for a strike that itself came "two days after" another one.
    """
    found = cues_of(part.group("other_times")).search(part.text.lower())
    if found is None or not found.group().endswith("after"):
        return found is not None
    return bool(part.triggers) and part.triggers[0].idx - part.passage.doc[part.i].idx >= found.end()


def is_separate(part: Part) -> bool:
    """ "In a separate incident, three people were killed by a bomb"; "a similar raid on Saturday killed three"."""
    if any(t.pos_ == "NOUN" and any(c.dep_ == "amod" and c.lower_ == "similar" for c in t.children) for t in part.triggers):
        return True
    return cues_of(part.group("separate")).match(part.text.lower().lstrip(" \n“\"•-–")) is not None


def cut_at_earlier(part: Part) -> tuple[Part, Part] | None:
    """A strike, and the one that it came "two days after", as two parts in the order of the text; None where the words tell of no other one.

    "Hit the city hours after a barrage killed 18", "the attack comes after 13 people were killed", "hours after the strike, drones hit …".
    """
    if not part.passage.lemmas & {"after", "follow"}:
        return _recalled_beside(part) if len(part.triggers) > 1 else None
    doc = part.passage.doc
    if (at := _behind_its_strike(part)) is not None:
        return _cut(part, at, left=False)
    for i in range(part.i, part.j - 1):
        if doc[i + 1].lower_ != "after" or not (doc[i].lower_ in UNITS or doc[i].lower_ in JUST and any(t in part.triggers for t in doc[i + 1].subtree)):
            continue
        at = _with_number(i, part)
        if any(not t.is_punct and not t.is_space for t in doc[part.i:at]):
            halves = _cut(part, at, left=False)
        else:
            halves = _cut(part, next((t.i for t in doc[i:part.j] if t.text == ","), part.j), left=True)
        return halves if halves[0].triggers and halves[1].triggers else None
    return _recalled_beside(part)


def _recalled_beside(part: Part) -> tuple[Part, Part] | None:
    """A strike, and an older one that the sentence only names: "hit the city, as it mourned those of an attack the previous day that killed four"."""
    for noun in part.triggers[1:]:
        start, end = noun.left_edge.i, noun.right_edge.i + 1
        older = cues_of(part.group("other_times")).search(part.passage.doc[start:end].text.lower())
        beside = noun.dep_ == "pobj" and (noun.head.lower_ in part.group("apart") | {"for", "to"} or noun.head.head.lemma_.lower() in part.group("left_behind"))
        if noun.pos_ == "NOUN" and beside and older is not None and not any(start <= t.i < end for t in part.triggers if t.i < noun.i):
            return _cut(part, start, left=False)
    return None


def _with_number(i: int, part: Part) -> int:
    """Where "two days" of "two days after" begins."""
    while i > part.i and part.passage.doc[i - 1].pos_ in ("NUM", "DET", "ADV"):
        i -= 1
    return i


def _cut(part: Part, at: int, *, left: bool) -> tuple[Part, Part]:
    """The two parts of a sentence, of which the left or the right one was before the other."""
    one, other = (tuple(t for t in part.triggers if (t.i < at) == before) for before in (True, False))
    return replace(part, j=at, triggers=one, earlier=left), replace(part, i=at, triggers=other, earlier=not left)


def _behind_its_strike(part: Part) -> int | None:
    """Where the other strike begins in "the attack comes after …", "the strike follows a barrage that …"."""
    doc, telling = part.passage.doc, part.group("came_after", "following")
    if not telling & part.passage.lemmas:
        return None
    for verb in (t for t in doc[part.i:part.j] if t.lemma_ in telling):
        if not any(c.dep_ == "nsubj" and c.lemma_.lower() in part.group("strike_nouns") for c in verb.children):
            continue
        if verb.lemma_ in part.group("following"):
            return verb.i + 1
        after = next((t.i for t in verb.subtree if t.lower_ == "after" and t.i > verb.i), None)
        if after is not None:
            return _with_number(after - 1, part) if doc[after - 1].lower_ in UNITS else after
    return None


def is_sum(part: Part) -> bool:
    """Whether figures of the part may count several attacks: "this week", but not "this month in a single night"."""
    return _of_a_while(part) and not is_one_of_many(part) and NTH.search(part.text.lower()) is None


def is_one_of_many(part: Part) -> bool:
    """True for one wave of a longer time: "this month launched 728 drones in a single night"."""
    return _of_a_while(part) and cues_of(part.group("single_waves")).search(part.text.lower()) is not None


def _of_a_while(part: Part) -> bool:
    return cues_of(part.group("sums")).search(part.text.lower()) is not None
