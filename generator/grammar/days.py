"""The days that a sentence names, resolved against the day of publication, or of speaking inside a quotation.

    "will meet on Wednesday", "overnight into Monday", "May 16 and June 2", "over the weekend", "in late December"

Nothing is taken from the clock, and nothing from the day of publication alone. Durations are told apart from days.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from generator.grammar.day_direction import direction, is_loose, is_present, shifts
from generator.grammar.day_senses import Basis, Kind, Limit, Sense, senses
from generator.grammar.day_words import MONTHS, WEEKDAYS, Wording, day_number, month_number, wordings
from generator.grammar.texts import overlapping, span_text, text_of
from generator.grammar.words import Words

LIMITS: dict[str, Limit] = {
    "since": "since", "by": "by", "until": "by", "till": "by", "before": "by", "prior to": "by", "no later than": "by",
    "as of": "as of",
}
"""Words before a day that make it an edge and not the day of a happening."""
MONTH_PARTS = ("early", "late", "mid", "mid-", "the end of", "the beginning of", "the start of", "the middle of")
HOUR = re.compile(r"\s(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|noon|midnight|dawn)(?:\s\w+ time)?(?:\son)?$")
"""An hour between such a word and its day: "as of 10 a.m. on Monday"."""
NIGHT_LINKS = frozenset({"on", "into", "to", "from", "of", "in", "the", "between"})


@dataclass(frozen=True, slots=True)
class Day:
    """One wording of a time in a sentence."""

    start: int
    end: int
    """Characters of the document's text, half open."""
    text: str
    iso: str | None
    """YYYY-MM-DD, YYYY-MM or YYYY; None where the words or a missing anchor do not tell."""
    kind: Kind
    until: str | None = None
    """The last day of a range, whose first is `iso`."""
    relative: bool = False
    """True where the anchor day is needed."""
    weekday: str | None = None
    """`monday`, also where it is not resolved."""
    basis: Basis = "text"
    head: int = 0
    """Index of the document's token that the day hangs on: "met" in "met on Monday"."""
    limit: Limit = ""
    """Set for "since May", "by Friday", "as of Monday", "moved from Monday to Friday": then `kind` is `vague`."""

    @property
    def dates_event(self) -> bool:
        """Whether a record may take `iso` as its date: the day or the month of the happening itself."""
        return self.iso is not None and self.kind in ("day", "range", "month")


def days(
    sent: Span, words: Words, *, published: str | None, spoken: str | None = None, dated: Collection[str] = ()
) -> tuple[Day, ...]:
    """The times named in a sentence, in its order; two for "16 May and 2 June", one for a range.

    `spoken` is the day of speaking: the anchor of words inside quotation marks, instead of `published`.
    `dated` are full days that the article names elsewhere: "March 23-25" then means those of "March 23-25, 2025".
    """
    placed = []
    for wording in _with_shared_years(wordings(span_text(sent)), span_text(sent)):
        token = _token(sent, wording)
        if not _is_name(wording, token, span_text(sent), words):
            quoted = spoken is not None and _inside_quotation(sent.doc, sent.start_char + wording.start)
            placed.append((_with_known_year(wording, dated), token, _anchor(spoken if quoted else published)))
    first = [_day(sense, *place, sent) for *place, anchor in placed for sense in _senses(*place, anchor, words)]
    told = {day.head: day.iso for day in first if day.kind == "day" and len(day.iso or "") == 10}
    found = first if not told else [
        _day(sense, wording, token, sent)
        for wording, token, anchor in placed
        for sense in _senses(wording, token, _told_anchor(wording, token, told, words) or anchor, words)
    ]
    return tuple(_without_nights(found, text_of(sent.doc)))


def _senses(wording: Wording, token: Token, anchor: date | None, words: Words) -> tuple[Sense, ...]:
    if wording.name == "overnight" and _told_before(token):
        return (Sense(None, "vague"),)
    return senses(wording, anchor, direction(token, words), moved=shifts(token, words), loose=is_loose(token))


def _told_anchor(wording: Wording, token: Token, told: dict[int, str], words: Words) -> date | None:
    """The day of the telling: "said on Sunday that they would meet on Monday", "that drones had come overnight"."""
    looks_ahead = wording.name in ("weekday", "weekday_span", "weekend") and direction(token, words) == "ahead"
    if not (looks_ahead or wording.name == "overnight"):
        return None
    verbs = [verb for verb in token.ancestors if verb.pos_ in ("VERB", "AUX")]
    for index, verb in enumerate(verbs[1:], 1):
        if verb.i in told:
            return None if looks_ahead and any(map(is_present, verbs[:index])) else _anchor(told[verb.i])
    return None


def _anchor(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _with_shared_years(found: tuple[Wording, ...], text: str) -> tuple[Wording, ...]:
    """ "16 May and 2 June 2025": the year counts for both."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        this, after = shared[index], shared[index + 1]
        between = re.sub(r"\[\d+\]", "", text[this.end : after.start]).strip(" ,").lower()
        dated = this.name in ("date", "month", "span") and after.name in ("date", "month", "span")
        if dated and "y" not in this.parts and "y" in after.parts and between in ("", "and", "or", "and in", "and on"):
            same_year = month_number(this.parts["mo"]) <= month_number(after.parts["mo"])
            year = int(after.parts["y"]) - (0 if same_year else 1)
            shared[index] = replace(this, parts={**this.parts, "y": str(year)})
    return tuple(shared)


def _with_known_year(wording: Wording, dated: Collection[str]) -> Wording:
    if wording.name not in ("date", "span", "list") or "y" in wording.parts:
        return wording
    ending = f"-{month_number(wording.parts['mo']):02}-{day_number(wording.parts['d']):02}"
    years = {day[:4] for day in dated if day[4:] == ending}
    return replace(wording, parts={**wording.parts, "y": years.pop()}) if len(years) == 1 else wording


def _token(sent: Span, wording: Wording) -> Token:
    """The token of the wording that hangs on a word outside of it."""
    start, end = sent.start_char + wording.start, sent.start_char + wording.end
    inside = overlapping(sent, start, end)
    outward = [token for token in inside if token.head.i == token.i or token.head not in inside]
    return next((token for token in outward if token.pos_ not in ("PUNCT", "DET", "PART")), (outward or inside)[0])


def _is_name(wording: Wording, token: Token, text: str, words: Words) -> bool:
    """ "Holy Saturday", a first name like April, and the verb "may"."""
    if wording.name == "weekday":
        return text[: wording.start].lower().endswith(tuple(f"{feast} " for feast in words.group("times", "feasts")))
    bare = wording.name == "month" and "y" not in wording.parts
    return bare and (token.ent_type_ == "PERSON" or token.pos_ in ("AUX", "VERB"))


def _inside_quotation(doc: Doc, offset: int) -> bool:
    """Counts the quotation marks of the paragraph up to the offset."""
    before = text_of(doc)[text_of(doc).rfind("\n", 0, offset) + 1 : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _told_before(overnight: Token) -> bool:
    """ "the overnight attack" is one told of elsewhere; "an overnight attack" and "overnight" tell the night."""
    noun = overnight.head
    if overnight.dep_ not in ("amod", "compound", "nmod") or noun.pos_ != "NOUN":
        return False
    return any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.children)


def _day(sense: Sense, wording: Wording, token: Token, sent: Span) -> Day:
    """The sense with its place in the document, its head, and its limit."""
    start, end = sent.start_char + wording.start, sent.start_char + wording.end
    head = token.head
    if token.dep_ == "conj" and head.lower_ in MONTHS + WEEKDAYS:
        head = head.head
    while head.pos_ == "ADP" and head.head.i != head.i:
        head = head.head
    limit = sense.limit or _limit(span_text(sent)[: wording.start], wording)
    return Day(
        start, end, text_of(sent.doc)[start:end], sense.iso, "vague" if limit else sense.kind, until=sense.until,
        relative=sense.relative, weekday=sense.weekday, basis=sense.basis, head=head.i, limit=limit,
    )


def _limit(before: str, wording: Wording) -> Limit:
    if wording.name in ("duration", "told_before", "vague"):
        return ""
    words = before.lower().rstrip()
    for part in MONTH_PARTS:
        words = words.removesuffix(part).rstrip()
    words = HOUR.sub("", words).removesuffix(" the").removesuffix(" on")
    return next((limit for word, limit in LIMITS.items() if words == word or words.endswith(" " + word)), "")


def _without_nights(found: list[Day], text: str) -> list[Day]:
    """Drops "overnight" beside a named day, "overnight on Monday"; reads the night of two days as the second."""
    kept: list[Day] = []
    for index, day in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if day.text.lower() == "overnight" and after and after.kind in ("day", "range"):
            between = text[day.end : after.start].split()
            if len(between) <= 2 and NIGHT_LINKS.issuperset(between):
                continue
        dated = after and after.kind == "day" and any(c.isdigit() for c in after.text)
        if day.text.lower() == "today" and after and dated and text[day.end:after.start].strip() in (",", ", on", "(", "on"):
            continue  # "Today, on 15 September": the page may be of the next day
        if day.kind == "range" and day.until and _ends_in_night(text[: day.start]):
            day = replace(day, iso=day.until, until=None, kind="day")
        kept.append(day)
    return kept


def _ends_in_night(text: str) -> bool:
    words = text.lower().split()[-4:]
    while words and words[-1] in NIGHT_LINKS:
        words.pop()
    return bool(words) and words[-1] in ("night", "overnight")
