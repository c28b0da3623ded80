"""Findings of the attacks desk -> records: which sentences tell of the same wave of strikes, and its best figures.

One record for each attacker and wave: another day or the other side is another record. What names neither joins the
wave told last that it does not contradict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.briefs.attack_retold import RULES as RETOLD
from generator.briefs.attack_retold import told_again
from generator.briefs.retelling import with_retold
from generator.model import Finding, Quantity, Value

FIGURES = ("launched", "intercepted", "killed", "injured")
HARM = ("killed", "injured")
GENERIC = frozenset("building structure property facility object infrastructure equipment site complex".split())
"""Words that alone say little of what was damaged; they give way to any phrase that says more."""
ALIKE = {"home": "house", "dwelling": "house", "vessel": "ship", "marketplace": "market", "apartment": "residential", "housing": "residential",
         "multistory": "multi-storey", "multistorey": "multi-storey"}
"""Words by which the same thing is told again."""
WORKS = {
    "industrial": "refinery plant factory mill", "oil": "refinery depot terminal plant", "fuel": "refinery depot terminal", "energy": "plant substation refinery",
    "power": "plant substation", "military": "base airfield airbase arsenal depot", "": "refinery plant factory",
}
"""Kinds of works -> what they are where the article says more: "an industrial facility" and "the machine plant"."""
VAGUE_WORKS = frozenset("facility site complex enterprise installation infrastructure".split())
STEM = 5
"""Letters that the name of a region has in common with that of its capital."""
NEARLY_SAME = 0.2
"""A rounded figure gives way to an exact one that differs by no more than this share."""


def attack_records(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each wave, in the order of the text; what identifies none is left out."""
    records: list[list[Finding]] = []
    order: list[list[Finding]] = []
    for finding in (f for f in findings if f.rule not in RETOLD):
        home = _home(finding, order)
        if home is None:
            home = []
            records.append(home)
        home.append(finding)
        order = [r for r in order if r is not home] + [home]
    records = [r for r in records if _identified(r)]
    return with_retold(records, (f for f in findings if f.rule in RETOLD), attack_fields, told_again)


def _home(finding: Finding, order: Sequence[list[Finding]]) -> list[Finding] | None:
    """The record that a finding belongs to: the one it shares most with, of these the one told last."""
    if finding.link == "apart":
        return next((r for r in order if r[0].link == "apart" and _told_again(finding, r[0])), None)
    fits = [(score, n) for n, record in enumerate(order) if (score := _likeness(finding, record)) is not None]
    if not fits:
        return None
    if finding.link == "same":
        last = order[max(n for _, n in fits)]
        if last[0].link != "apart":
            return last
        passing = {f.sentence for f in last}  # a sentence of the main strike, which also names an older one
        beside = next((order[n] for _, n in fits if order[n] is not last and order[n][-1].sentence in passing), None)
        elsewhere = None if _shared(finding, last) else next((order[n] for _, n in fits if _shared(finding, order[n])), None)
        return beside or elsewhere or last
    return order[max(fits)[1]]


def _told_again(finding: Finding, first: Finding) -> bool:
    """Whether a strike told in passing is one that was told so before: by the same side with the same weapons, both without a day and a place."""
    known = {"date", "places"} & (finding.fields.keys() | first.fields.keys()) or finding.moment or first.moment
    return not known and "attacker" in first.fields and all(first.fields.get(name) == finding.fields.get(name) for name in ("attacker", "weapons"))


def _shared(finding: Finding, record: Sequence[Finding]) -> int:
    """How many places of a finding a record has told of."""
    return len({p for f in record for p in f.fields.get("places", ())} & set(finding.fields.get("places", ())))  # type: ignore[union-attr, arg-type]


def _likeness(finding: Finding, record: Sequence[Finding]) -> int | None:
    """How much a finding shares with a record; None where they contradict each other."""
    days = [f.fields["date"] for f in record if "date" in f.fields]
    sides = [f.fields["attacker"] for f in record if "attacker" in f.fields]
    lands = [f.territory for f in record if f.territory]
    day, side = finding.fields.get("date"), finding.fields.get("attacker")
    if (day and days and day not in days) or (side and sides and side not in sides):
        return None
    if not (side and sides) and finding.territory and lands and finding.territory not in lands:
        return None
    if finding.item >= 0 and any(f.item == finding.item for f in record):
        return 8
    if record[0].link == "apart" and not (day and day in days) and not _goes_on(finding, record):
        return None
    if finding.moment and _other_moment(finding.moment, record):
        return None
    shared = _shared(finding, record)
    if finding.item >= 0 and not shared:
        return None
    # A side does not strike its own land, unless the article says so.
    if not shared and ((not side and finding.territory in sides) or (not sides and side in lands)):
        return None
    if day and len(str(day)) == len("2022-04") and not days and not shared:
        return None  # "In April 2022 X sank a ship": what a month alone dates is told as an earlier event
    dated = bool(day and days) or bool(finding.moment and any(f.moment == finding.moment for f in record))
    return 4 * dated + 2 * bool(side and sides) + min(shared, 1)


def _other_moment(moment: str, record: Sequence[Finding]) -> bool:
    """Whether a record is of another day of the same kind: month and day beside month and day, weekday beside weekday."""
    told = {f.moment for f in record if f.moment and f.moment[0].isdigit() == moment[0].isdigit()}
    if moment[0].isdigit():
        told |= {day[5:] for f in record if len(day := str(f.fields.get("date", ""))) == len("2022-04-25")}
    return bool(told) and moment not in told


def _goes_on(finding: Finding, record: Sequence[Finding]) -> bool:
    """Whether a finding goes on about a strike told in passing: straight behind it with no word for another, or at its place."""
    straight = finding.link == "same" and finding.sentence - record[-1].sentence <= 1
    return straight or bool(_shared(finding, record))


def _identified(record: Sequence[Finding]) -> bool:
    """Whether anything tells this wave from any other: a figure, a day with a side or a place, or a place with what befell it."""
    fields = {name for f in record for name in f.fields}
    if record[0].link == "apart" and not fields & {"date", "attacker", "places", "damage"} and not any(f.moment for f in record):
        return False  # "in mourning for an attack the previous day that killed four"
    days = {str(f.fields["date"]) for f in record if "date" in f.fields}
    if fields & set(FIGURES):  # "in May, he said, eight generals were killed" tells of no strike
        return bool(fields - {"date", *FIGURES[2:]}) or not days or any(len(day) == len("2022-04-25") for day in days)
    if days or any(f.moment for f in record):
        exact = any(len(day) == len("2022-04-25") for day in days) or not days
        return bool(fields & ({"weapons", "places", "damage"} if exact else {"places", "damage"}))  # not a day and a side alone: "a fire that it blamed on a strike"
    return "places" in fields and bool(fields & {"damage", "attacker"})


# --- Fields ---------------------------------------------------------------------------------------------------------


def attack_fields(findings: Sequence[Finding]) -> dict[str, Value]:
    """The best reading of all findings of one wave."""
    findings = [f for f in findings if f.rule not in RETOLD]
    out: dict[str, Value] = {}
    for name in ("date", "attacker"):
        said = [f.fields[name] for f in findings if name in f.fields]
        if said and not (name == "attacker" and _disputed(findings)):
            out[name] = max(said, key=lambda value: (len(str(value)) if name == "date" else 0, -said.index(value)))
    for name in ("places", "weapons"):
        joined = tuple(dict.fromkeys(v for f in findings for v in f.fields.get(name, ())))  # type: ignore[union-attr]
        if joined:
            out[name] = _most_exact(joined, findings) if name == "places" else _kinds(joined, findings)
    for name in FIGURES:
        figures = _of_sentences(findings, name)
        if figures:
            out[name] = most_complete(figures)
    harmed = specific([v for f in findings for v in f.fields.get("damage", ())])  # type: ignore[union-attr]
    if harmed:
        out["damage"] = harmed
    return out


def _most_exact(places: tuple[str, ...], findings: Sequence[Finding]) -> tuple[str, ...]:
    """The places without a region of which all is told again for a place in it: a region stays that has a figure of its own."""
    held = [(region, place) for f in findings for place, region in f.regions if place in places]
    towns = {region for region, place in held if not _gives_its_name(place, region)} | {f"{place} district" for place in places}
    around = {region for region, _ in held}  # "Kharkiv and its region" are two places, where each has its figure
    return tuple(p for p in places if p not in towns and (p not in around or _own_figure(p, findings)))


def _gives_its_name(city: str, region: str) -> bool:
    """True for a region and its capital: Kharkiv and the Kharkiv region, Dnipro and the Dnipropetrovsk region."""
    return region.casefold().startswith(city.casefold()[:STEM])


def _kinds(weapons: tuple[str, ...], findings: Sequence[Finding]) -> tuple[str, ...]:
    """The weapons without a general word that only takes up a model: "the missile" beside a Kh-22 missile.

    A general word stays that is launched in a number of its own.
    """
    def launched(weapon: str) -> set[str]:
        return {str(f.fields["launched"]) for f in findings if "launched" in f.fields and weapon in f.fields.get("weapons", ())}  # type: ignore[operator]

    def models(weapon: str) -> list[str]:
        return [other for other in weapons if other.endswith(f" {weapon}")]

    return tuple(w for w in weapons if not models(w) or (
        w != "drone" and launched(w) - {n for m in models(w) for n in launched(m)}))


def _own_figure(region: str, findings: Sequence[Finding]) -> bool:
    """True where a figure is given for the region alone that is given for no other place."""
    def of(f: Finding) -> set[tuple[str, str]]:
        # What the head of a region says was shot down was not all shot down there.
        return {(name, str(f.fields[name])) for name in (FIGURES[2:] if f.rule == "attack.office" else FIGURES) if name in f.fields}

    own = {slot for f in findings if f.fields.get("places") == (region,) for slot in of(f)}
    others = {slot for f in findings if "places" in f.fields and region not in f.fields["places"] for slot in of(f)}  # type: ignore[operator]
    return bool(own - others)


def _of_sentences(findings: Sequence[Finding], name: str) -> list[Quantity]:
    """The figures of a field, the first of each sentence: what follows it counts other weapons or other places."""
    first: dict[int, Quantity] = {}
    scene = next((set(f.fields["places"]) for f in findings if name in f.fields and "places" in f.fields), set())  # type: ignore[arg-type]
    for finding in findings:
        value = finding.fields.get(name)
        if isinstance(value, Quantity) and not (name in HARM and _elsewhere(finding, scene, findings)):
            first.setdefault(finding.sentence, value)
    told = list(first.values())
    return told[1:] if 0 in first and _shortened(told[0], told[1:]) else told


def _elsewhere(finding: Finding, scene: set[str], findings: Sequence[Finding]) -> bool:
    """Whether a finding tells only of other places than the one whose victims were told first: their numbers are never added."""
    places = set(finding.fields.get("places", ()))  # type: ignore[arg-type]
    lie_in = {pair for f in findings for pair in f.regions}
    near = places & scene or any((a, b) in lie_in or (b, a) in lie_in for a in places for b in scene)
    return bool(places) and bool(scene) and not near


def _shortened(headline: Quantity, story: Sequence[Quantity]) -> bool:
    """True where a headline has no room for the "at least" that the story has with the same number."""
    same = [f for f in story if _size(f) == _size(headline)]
    return not headline.bound and bool(same) and all(f.bound for f in same)


def _disputed(findings: Sequence[Finding]) -> bool:
    return any(f.stance == "denies" and "attacker" in f.fields for f in findings)


def most_complete(figures: Sequence[Quantity]) -> Quantity:
    """The largest figure, the last of equals; an exact one beats a rounded one of about the same size, but "at least 8" stays beside "8"."""
    best = max(enumerate(figures), key=lambda pair: (_size(pair[1]), pair[0]))[1]
    exact = [f for f in figures if not f.bound and f.low == f.high]
    if best.bound and best.bound not in ("at least", "more than", "over"):
        near = [f for f in exact if abs(_size(f) - _size(best)) <= NEARLY_SAME * _size(best)]
        return max(near, key=_size) if near else best
    open_ended = next((f for f in figures if f.bound == "at least" and _size(f) == _size(best)), None)
    if open_ended is not None:
        return open_ended
    return next((f for f in exact if _size(f) == _size(best)), best) if best.bound else best


def _size(figure: Quantity) -> int:
    return (figure.low if figure.high is None else figure.high) or 0


def specific(phrases: Sequence[str]) -> tuple[str, ...]:
    """The phrases, each once, without those whose words another one has all and more."""
    words: Mapping[str, frozenset[str]] = {p: _words(p) for p in phrases}
    plain = {p: frozenset(ALIKE.get(w, w) for w in words[p]) if " " in p else words[p] for p in phrases}
    kept: list[str] = []
    if any(not words[p] <= GENERIC for p in phrases):
        phrases = [p for p in phrases if not words[p] <= GENERIC]
    for phrase in dict.fromkeys(phrases):
        if any(words[phrase] < words[other] or plain[phrase] < plain[other] or _is_of_that_kind(phrase, other) for other in phrases):
            continue
        again = next((k for k in kept if words[phrase] == words[k] or (plain[phrase] == plain[k] and phrase[-1:] == k[-1:])), None)
        if again is None:
            kept.append(phrase)
        elif "apartment" in phrase and "apartment" not in again:
            kept[kept.index(again)] = phrase
    return tuple(kept)


def _words(phrase: str) -> frozenset[str]:
    return frozenset(w.casefold().removesuffix("s").replace("-story", "-storey") for w in phrase.split())


def _is_of_that_kind(phrase: str, other: str) -> bool:
    """Whether a phrase only says of what kind a thing is that the other names: "oil refinery" and "Ryazan refinery", "industrial facility" and "machine plant"."""
    *what, head = phrase.casefold().split()
    *which, same = other.split()
    if len(what) > 1 or (kinds := WORKS.get("".join(what))) is None or other == phrase:
        return False
    return head == same and any(w[:1].isupper() for w in which) or head in VAGUE_WORKS and same in kinds.split()
