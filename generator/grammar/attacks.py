"""The attacks desk: strikes, launches, interceptions, their victims and their damage.

Understood: a sentence with a trigger that is told as done ("Russia launched …", "a drone strike on …", "were shot down"), with its attacker, places,
weapons, day, figures and damage; and the sentences that go on about it: a toll ("As of now there are 17 wounded"), a part of the barrage ("Of these, 15 …"),
damage ("The entrance was also damaged"), closed airports. Plans, threats, denials, habits and totals of weeks or of the war give nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.grammar.attack_after import BACK, goes_on
from generator.grammar.attack_barrages import Count, counts
from generator.grammar.attack_cuts import cut
from generator.grammar.attack_damage import damage
from generator.grammar.attack_days import before_the_war, day_of, eve_of, moment_of, told_before, told_with
from generator.grammar.attack_denials import denies
from generator.grammar.attack_digests import by_items, is_digest
from generator.grammar.attack_means import weapons
from generator.grammar.attack_parts import Part, is_interception, whole
from generator.grammar.attack_place_names import land_fired_at, lying_in, place_names, territory
from generator.grammar.attack_places import capital, office_place, places, points_home
from generator.grammar.attack_portions import portions, that_hit
from generator.grammar.attack_reality import aimed, is_fragment
from generator.grammar.attack_retold import retold
from generator.grammar.attack_sides import attacker, attacker_of
from generator.grammar.attack_tolls import Toll, tolls
from generator.grammar.attack_totals import (
    Told,
    cut_at_earlier,
    is_long_before,
    is_one_of_many,
    is_recalled,
    is_separate,
    is_sum,
    is_total,
    names_another_article,
    names_the_news,
    of_another_time,
)
from generator.grammar.attack_voices import hedge, said_in
from generator.grammar.function_words import SUBJECTS, THIS
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.texts import end_of
from generator.model import Finding, Place, Value

NEAR = 5
"""Sentences after an attack that may go on about it without a word for it."""
CONTRASTS = frozenset(("while", "whereas"))
BEFORE = 2
"""Sentences before an attack that may tell its day."""
DAY = len("2022-04-25")


@dataclass(frozen=True, slots=True)
class Thread:
    """The attack told last: what "the capital" means, and what a toll without a word for an attack belongs to."""

    sentence: int = -1000
    attacker: str | None = None
    territory: str = ""
    told: Told = Told()
    counted: bool = False
    """Whether the weapons launched or shot down have been counted."""
    news: bool = False
    """Whether a day of the news has been named: that of publication, or the day before."""


def attacks(found: Sequence[Passage]) -> tuple[Finding, ...]:
    """The findings of the attacks desk in the order of the text."""
    out: list[Finding] = []
    thread = Thread()
    for n, passage in enumerate(found):
        thread = replace(thread, news=thread.news or names_the_news(passage))
        for part in _parts(passage):
            told, thread = _told(part, thread)
            told = [_the_day_earlier(f, part, thread) for f in told]
            told += _denial(part, thread) if all(f.stance != "denies" for f in told) else []
            out += [_dated(f, found[max(0, n - BEFORE) : n], passage) for f in told]
    told = tuple(by_items(out, found) if is_digest(found) else out)
    return (*told, *retold(found, told))


def _the_day_earlier(finding: Finding, part: Part, thread: Thread) -> Finding:
    """A strike of another time with its day, where that of the strike told before is known."""
    eve = eve_of(part, thread.told.days) if finding.link == "apart" and "date" not in finding.fields else None
    return replace(finding, fields={"date": eve, **finding.fields}) if eve else finding


def _denial(part: Part, thread: Thread) -> list[Finding]:
    """That the side that is said to have struck denies it: the attacker of the record is disputed."""
    side, passage = thread.attacker, part.passage
    if side is None or passage.index - thread.sentence > 2 * NEAR or not denies(part, side):
        return []
    return [Finding("attacks", {"attacker": side}, passage.start, passage.end, passage.index, passage.said_by() or side, "same", "denial", stance="denies")]


def _dated(finding: Finding, before: Sequence[Passage], passage: Passage) -> Finding:
    """A finding whose day stands just before it: "Today is a dark day. Bombs fell on …"; its quote begins there."""
    if "date" in finding.fields or finding.link == "same":
        return finding
    if before and (day := told_with(str(finding.fields.get("attacker", "")), before[-1], passage)):
        return replace(finding, fields={"date": day, **finding.fields}, start=before[-1].start)
    carried = passage.group("attacks", "carried_days")
    for other in reversed(before):
        if other.paragraph != passage.paragraph:
            break
        days = {d.iso for d in other.days if d.kind == "day" and d.iso and d.text.lower() in carried}
        if len(days) == 1:
            return replace(finding, fields={"date": days.pop(), **finding.fields}, start=other.start)
        if days or other.days:
            break
    return finding


def _parts(passage: Passage) -> tuple[Part, ...]:
    """The sentence, cut where the strikes of the other side begin."""
    part = whole(passage)
    if earlier := cut_at_earlier(part):
        return earlier
    named = [(t, side) for t in part.triggers if (side := attacker_of(t, part)) is not None]
    for (before, one), (after, other) in zip(named, named[1:], strict=False):
        if one != other:
            halves = cut(part, before, after)
            if halves:
                return halves
    return _by_country(part) or _by_day(part) or (part,)


def _by_country(part: Part) -> tuple[Part, ...] | None:
    """Harm in one of the two countries beside harm in the other: "five died in Kherson, while in Belgorod two were injured in a Ukrainian strike"."""
    passage, sides = part.passage, set(part.passage.story.at_war)
    edge = next((t.i for t in passage.doc[part.i + 1:part.j] if t.lower_ in CONTRASTS), None) if part.triggers else None
    if edge is None:
        return None
    at = passage.doc[edge].idx
    near = [(m.start < at, m.country) for m in passage.named("place", start=passage.doc[part.i].idx, end=end_of(passage.doc[part.j - 1])) if m.country in sides]
    one, other = ({country for before, country in near if before == first} for first in (True, False))
    if not one or not other or one & other:
        return None
    return (Part(passage, part.i, edge, tuple(t for t in part.triggers if t.i < edge)), Part(passage, edge, part.j, tuple(t for t in part.triggers if t.i > edge)))


def _by_day(part: Part) -> tuple[Part, ...] | None:
    """Two strikes of which each has a day of its own: "was hit in Ryazan on Wednesday, while another one was hit in Samara on Tuesday"."""
    if len({d.iso for d in part.passage.days if d.iso and d.kind == "day"}) < 2 or len(part.triggers) < 2:
        return None
    for before, after in zip(part.triggers, part.triggers[1:], strict=False):
        halves = cut(part, before, after) if after.pos_ == "VERB" else None
        if halves and all(h.triggers for h in halves):
            days = [day_of(h) for h in halves]
            if None not in days and days[0] != days[1]:
                return halves
    return None


def _told(part: Part, thread: Thread) -> tuple[list[Finding], Thread]:
    passage = part.passage
    near = passage.index - thread.sentence <= NEAR
    if not (part.triggers or near) or passage.text.rstrip(' ”"').endswith("?") or names_another_article(passage) or is_total(part) or before_the_war(part):
        return [], thread
    if part.triggers and all(t.dep_ == "amod" and t.tag_ == "VBN" for t in part.triggers) and not near and not passage.days:
        return [], thread  # "a show of destroyed tanks in Warsaw"
    side = attacker(part)
    where = places(part)
    hit = territory(where, passage)
    figures, harm = counts(part) if part.triggers or near else (), tolls(part)
    figures = that_hit(part) if not figures and part.triggers and not (near and thread.counted) else figures
    hit = hit or (land_fired_at(part) if figures and side is None else "")
    things = damage(part)
    apart = {m.i for p in portions(part) for m in p.mentions} if figures else set[int]()
    city = capital(part, hit or passage.story.words.opponent(side or thread.attacker or "") or thread.territory)
    where = tuple(m for m in where if m.i not in apart and not _of_the_attacker(m, side, part))
    names = tuple(dict.fromkeys((*place_names(where, passage), *((city,) if city else ()))))
    by_office = not names and bool(harm or things or (part.triggers and points_home(part)))
    if by_office:
        where = office_place(part)
        names, hit = place_names(where, passage), territory(where, passage)
    kinds = weapons(part) if part.triggers else ()
    shared: dict[str, Value] = {}
    for name, value in (
        ("date", day_of(part)),
        ("attacker", side),
        ("places", names),
        ("weapons", kinds),
        ("damage", things),
    ):
        if value:
            shared[name] = value
    if not part.triggers and not (harm or things or figures):
        told = goes_on(part, names, hit, attacker=thread.attacker, sentence=thread.sentence)
        return told, replace(thread, sentence=passage.index) if told else thread
    if is_sum(part) and (figures or not names):
        return [], thread
    day = str(shared.get("date", ""))
    moment = "" if day else moment_of(part)
    dated_anew = near and bool(day or moment) and not thread.told.days and _told_of_before(part) and not {"attacker", "places"} & shared.keys()
    of_long_ago = thread.news and thread.sentence >= 0 and not thread.told.days and is_long_before(day, passage)
    other = part.earlier or is_recalled(part, day or moment, harm, thread.told) or part.triggers and (of_long_ago or not (day or moment) and told_before(part, thread.told.days))
    link = "apart" if other else "same" if dated_anew else _link(part, shared)
    if not _worth(part, shared, harm, figures) and not dated_anew and not (near and link == "same" and (kinds or (side and thread.attacker is None))):
        opened = is_fragment(passage) and any(aimed(t) and t.tag_ in ("NN", "VB", "VBG") for t in part.triggers)
        return [], replace(thread, sentence=passage.index + 1 - NEAR) if opened and not near else thread  # only the next sentence goes on about it
    said = said_in(part, harm)
    base = Finding(
        "attacks", {},
        passage.start,
        passage.end,
        passage.index,
        said.speaker if said else None,
        link,
        rule="attack.office" if by_office else "attack",
        hedge=hedge(passage),
        stance=said.stance if said else "states",
        territory=hit,
        regions=lying_in(where),
        moment=moment,
    )
    told = _split(base, shared, figures, harm) + _portions(base, part, figures)
    return told, Thread(
        passage.index, side or (thread.attacker if near and link == "same" else None), hit or thread.territory,
        thread.told if link == "apart" else thread.told.and_also(day or moment, harm),
        bool(figures) or thread.counted, thread.news,
    )


def _of_the_attacker(place: Mention, side: str | None, part: Part) -> bool:
    """True for a place in the land whose drones were downed: "deaths in Kyiv region, while Russia downed 95 Ukrainian drones"."""
    held = part.group("struck_by_both")
    named = {place.name, place.entry.region} if isinstance(place.entry, Place) else {place.name}
    downed = bool(part.triggers) and all(is_interception(t, part.passage) for t in part.triggers)
    return downed and side is not None and place.country == side and not named & held


def _worth(part: Part, shared: dict[str, Value], harm: tuple[Toll, ...], figures: tuple[Count, ...]) -> bool:
    """Whether the sentence says more than that there are attacks."""
    if harm or figures:
        return True
    if "date" in shared and (shared.keys() & {"attacker", "places"} or ("weapons" in shared and len(str(shared["date"])) == DAY)):
        return True
    vague = all(
        t.pos_ == "NOUN"
        and t.tag_ == "NN"
        and not [c for c in t.children if c.dep_ in ("det", "poss", "amod", "nummod", "compound")]
        for t in part.triggers
    )
    return "places" in shared and not vague or "damage" in shared or ("attacker" in shared and "weapons" in shared)


def _told_of_before(part: Part) -> bool:
    """True for "the strike was launched on Saturday": one strike, which has been told of."""
    nouns = [t for t in part.triggers if t.pos_ == "NOUN"]
    acts = part.group("carry_verbs", "launch_verbs", "came_about")
    return bool(nouns) and all(t.tag_ == "NN" and t.dep_ in SUBJECTS and t.head.lemma_ in acts and any(c.lower_ in THIS for c in t.children if c.dep_ == "det") for t in nouns)


def _link(part: Part, shared: dict[str, Value]) -> str:
    """`apart` for a strike of another time that has no day of its own: "a day earlier", "last week"."""
    if part.triggers and ("date" not in shared and of_another_time(part) or is_one_of_many(part) or is_separate(part)):
        return "apart"
    if not part.triggers:
        return "apart" if "date" not in shared and of_another_time(part) else "same"
    nouns = [t for t in part.triggers if t.pos_ == "NOUN"]
    back = any(c.lower_ in BACK for t in nouns for c in t.children if c.dep_ in ("det", "amod"))
    return "same" if back and "date" not in shared or not ({"date", "attacker", "places"} & set(shared)) else "new"


def _split(
    base: Finding, shared: dict[str, Value], figures: tuple[Count, ...], harm: tuple[Toll, ...]
) -> list[Finding]:
    """One finding for the sentence, and one more for each further figure of the same field."""
    first: dict[str, Value] = dict(shared)
    more: list[dict[str, Value]] = []
    for figure in (*figures, *harm):
        slot: dict[str, Value] = {figure.field: figure.quantity}
        kinds = figure.weapons if isinstance(figure, Count) else ()
        if figure.field not in first:
            first.update(slot)
        elif first[figure.field] != figure.quantity and isinstance(figure, Count):
            home = next((m for m in more if figure.field not in m and m.get("weapons", kinds) == kinds), None)
            if home is None:
                more.append({**({"weapons": kinds} if kinds else {}), **slot})
            else:
                home.update(slot)
        elif first[figure.field] != figure.quantity:
            more.append(slot)
    if more and figures and figures[0].weapons and "weapons" in first:
        told = {w for m in more for w in m.get("weapons", ())}  # type: ignore[union-attr]
        own = tuple(w for w in first["weapons"] if w not in told)  # type: ignore[union-attr]
        first["weapons"] = own or first["weapons"]
    return [replace(base, fields=first), *(replace(base, fields=m, link="same") for m in more)]


def _portions(base: Finding, part: Part, figures: tuple[Count, ...]) -> list[Finding]:
    """One finding for each place of which the sentence gives its own number of weapons."""
    if not figures:
        return []
    return [replace(base, fields={"places": p.places, figures[0].field: p.quantity}, link="same", regions=lying_in(p.mentions))
            for p in portions(part)]
