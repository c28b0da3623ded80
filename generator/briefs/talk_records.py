"""Findings of the talks desk -> records: which sentences tell of the same meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.briefs.retelling import with_retold
from generator.briefs.talk_retold import RULE as RETOLD
from generator.briefs.talk_retold import each_once, of_one_gathering, others_met, told_again, wider, with_visits
from generator.model import Finding, Value

DELEGATIONS = ("talks.delegation", "talks.delegation.ahead")
"""The rules of those who sat, and who are to sit, at the table: they belong to the meeting of their states told last."""
EARLIER, RECALLED, SIGNED = "talks.earlier", "talks.recalled", "talks.sign"
ALSO = "talks.also"
"""The rule of "they also met X": a meeting beside the one just told of."""
WAITING = 3
"""Sentences over which a place or a day waits for those who met there."""
DEAL = "talks.deal"
"""The rule of a deal told as done: nothing that follows is meant of its negotiation."""
NAMING = frozenset("deal deals agreement agreements accord pact ceasefire ukraine russia ukrainian russian".split())
"""Words that any deal of this war may have in its name."""
TELLING = 4
"""Letters of a word that tells one deal from another."""
EITHER = ("meeting", "negotiation")
DISCUSSED = "talks.discuss"
"""The rule of "A and B discussed X", which tells of no place and no day by itself."""
SPOKE = "talks.spoke"
"""The rule of "A spoke with B", without a word of the phone."""
JOINING = ("talks.leaders",)
"""Rules whose findings belong to the meeting told just before them, though they name others than it does."""
MATTER, WISHED = ("agenda", "outcome"), ("proposed", "rejected")
HELD, AHEAD = ("held",), ("scheduled", "proposed", "postponed", "cancelled")


def talk_records(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each meeting, in the order of the text; what belongs to none is left out."""
    records: list[list[Finding]] = []
    last: list[list[Finding]] = []
    waiting: list[Finding] = []
    for finding in (f for f in findings if f.rule != RETOLD):
        homes = _homes(finding, records, last)
        if not homes and (parties := _same_sides(finding, records)):
            finding = replace(finding, fields={**finding.fields, "parties": parties})
        elif not homes and (parties := _followed_on(finding, last)):
            finding = replace(finding, fields={**finding.fields, "kind": "negotiation", "parties": parties})
        if not homes and _stands_alone(finding):
            homes = [[f for f in waiting if finding.sentence - f.sentence <= WAITING and _leads_to(f, finding)]]
            records.append(homes[0])
        elif not homes and finding.fields.get("status") in HELD and {"place", "date"} & set(finding.fields):
            waiting.append(finding)
        for home in homes:
            home.append(finding)
        if homes and finding.rule not in (DEAL, RECALLED):
            same_sentence = last and last[0] and last[0][-1].sentence == finding.sentence and finding.link == "new"
            last = [*(last if same_sentence else []), *homes]
    records = with_visits(records, [merged(r) for r in records])
    known = {f.sentence for r in records for f in r}
    return with_retold(records, (f for f in findings if f.rule == RETOLD and f.sentence not in known), merged, told_again)


def _leads_to(first: Finding, then: Finding) -> bool:
    """True for "at the meeting in London, Ukraine and its partners …" before the sentence that tells who met."""
    kinds = {first.fields.get("kind"), then.fields.get("kind")}
    return then.fields.get("status") in HELD and len(kinds) == 1 and likeness(first, [then]) is not None


def _same_sides(finding: Finding, records: list[list[Finding]]) -> Value | None:
    """Who met in "the previous two rounds, held on May 16 and June 2": those of the negotiation told before."""
    f = finding.fields
    nobody = "parties" not in f and f.get("kind") == "negotiation"
    earlier = nobody and (finding.link == "same" and "date" in f and f.get("status") in HELD or (
        finding.link == "new" and f.get("status") in ("scheduled", "proposed") and bool({"date", "place", "round"} & set(f))))
    told = (merged(r) for r in reversed(records))
    return next((have["parties"] for have in told if have.get("kind") == "negotiation" and "parties" in have), None) if earlier else None


def _followed_on(finding: Finding, last: list[list[Finding]]) -> Value | None:
    """Who met at "the third round, after meetings in Abu Dhabi": those of the negotiation told in the same sentence."""
    f = finding.fields
    nobody = not {"parties", "participants"} & set(f) and "place" in f and f.get("status") in HELD and f.get("kind") in EITHER and finding.link == "new"
    told = [merged(r) for r in last if nobody and r and r[-1].sentence == finding.sentence]
    return next((have["parties"] for have in told if have.get("kind") == "negotiation" and "parties" in have), None)


def _homes(finding: Finding, records: list[list[Finding]], last: list[list[Finding]]) -> list[list[Finding]]:
    if finding.rule in DELEGATIONS:
        sent = set(finding.fields.get("parties", ()))  # type: ignore[arg-type]
        fit = [r for r in records if sent and sent <= set(merged(r).get("parties", ()))]  # type: ignore[arg-type]
        if finding.rule == DELEGATIONS[0]:  # who heads a delegation need not sit at the table of talks that are still to come
            fit = [r for r in fit if merged(r).get("status") in HELD]
        return fit[-1:]
    if finding.rule in JOINING and last:
        return last[-1:]
    if finding.rule == ALSO:
        people = set(finding.fields.get("participants", ()))  # type: ignore[arg-type]
        records = [r for r in records if people <= set(merged(r).get("participants", ()))]  # type: ignore[arg-type]
    if finding.rule == RECALLED or (finding.rule == EARLIER and "date" in finding.fields):  # never the meeting whose place or day is not told
        records = [r for r in records if ("date" in merged(r) if finding.rule == EARLIER else r[0].rule == RECALLED or merged(r).get("place") == finding.fields.get("place"))]
    if finding.fields.get("kind") == "exchange":
        return [r for r in records if merged(r).get("kind") == "exchange" and likeness(finding, r) is not None][-1:]
    if finding.rule == DEAL:
        return _same_deal(finding, records)
    if finding.rule == DISCUSSED and (known := [r for r in records if _unnamed(finding, r)]):
        return known[-1:]
    records = [r for r in records if r[0].rule not in (DEAL, SIGNED) or finding.fields.get("date") == merged(r).get("date", DEAL)]
    # Of two that fit alike, the one of which the article tells more is meant.
    fits = [(score, len(r), -n) for n, r in enumerate(records) if (score := likeness(finding, r)) is not None]
    best = max(fits, default=None)
    if best is not None and best[0] >= 2:
        return [records[-best[2]]]
    if "round" in finding.fields and "status" not in finding.fields:
        ahead = [r for r in records if merged(r).get("status") in AHEAD and "round" not in merged(r) and "participants" not in merged(r)]
        return ([r for r in ahead if merged(r).get("status") == "scheduled"] or ahead)[-1:]
    return _followed(finding, records, last, best) if finding.link == "same" else []


def _unnamed(finding: Finding, record: Sequence[Finding]) -> bool:
    """True for "A and B discussed X" after a meeting of their two states of which nobody has been named yet."""
    have, two = merged(record), set(finding.fields.get("parties", ()))  # type: ignore[arg-type]
    told = not {"date", "place"} & set(finding.fields) and "participants" not in have and have.get("status") in HELD
    return told and len(two) > 1 and two == set(have.get("parties", ())) and likeness(finding, record) is not None  # type: ignore[arg-type]


def _same_deal(finding: Finding, records: list[list[Finding]]) -> list[list[Finding]]:
    """The deal told before in other words, or the talks of that day and place that brought it."""
    known = [r for r in records if r[0].rule == DEAL and likeness(finding, r) is not None and _alike(finding.fields, merged(r))]
    held = [r for r in records if r[0].rule != DEAL and "date" in finding.fields and (likeness(finding, r) or 0) >= 2]
    return (known or held)[-1:]


def _alike(new: Mapping[str, Value], have: Mapping[str, Value]) -> bool:
    """True where two deals have a broker in common, or a word of what they settled."""
    one, other = ({w for text in f.get("outcome", ()) for w in str(text).lower().split() if len(w) >= TELLING} for f in (new, have))  # type: ignore[union-attr]
    return bool(set(new.get("mediators", ())) & set(have.get("mediators", ())) or (one & other) - NAMING)  # type: ignore[arg-type]


def _followed(
    finding: Finding, records: list[list[Finding]], last: list[list[Finding]], best: tuple[int, int, int] | None
) -> list[list[Finding]]:
    """Where a sentence that refers back belongs: what was agreed, to all that were told together; a day, to what lies ahead."""
    matter = set(finding.fields) <= {"agenda", "outcome", "status", "parties", "kind"}
    if matter:
        held = finding.fields.get("status") != "scheduled" and "status" not in finding.fields
        near = [r for r in last if likeness(finding, r) is not None]
        near = [r for r in near if not held or merged(r).get("status") in HELD] or near
        if held and not any(_met(r) for r in near):
            near = [r for r in records if _met(r) and likeness(finding, r) is not None][-1:]
        if near:
            return near if "outcome" in finding.fields else near[-1:]
    if set(finding.fields) <= {"kind", "status", "place"} and len(last) > 1:
        return []  # a place for one of several rounds
    if best is not None:
        return [records[-best[2]]]
    # Another day for the meeting to come is somebody's word against another's; the article's own voice means another meeting.
    if set(finding.fields) - {"status", "kind"} == {"date"} and finding.said_by and finding.fields.get("status") not in HELD:
        return [_ahead(records)] if _ahead(records) else []
    return []


def _met(record: Sequence[Finding]) -> bool:
    """A meeting that was held and of which it is known who met."""
    have = merged(record)
    return have.get("status") in HELD and (len(have.get("participants", ())) > 0 or len(have.get("parties", ())) > 1)  # type: ignore[arg-type]


def _ahead(records: list[list[Finding]]) -> list[Finding]:
    """The meeting to come that was told of last."""
    return next((r for r in reversed(records) if merged(r).get("status") == "scheduled"), [])


def _stands_alone(finding: Finding) -> bool:
    f = finding.fields
    who = len(f.get("parties", ())) > 1 or len(f.get("participants", ())) > 0  # type: ignore[arg-type]
    where = any(name in f for name in ("date", "place", "round", "outcome"))
    numbered = "round" in f and (f.get("kind") == "negotiation" or who or "date" in f or "place" in f)
    alone = len(f.get("parties", ())) < 2 and len(f.get("participants", ())) < 2  # type: ignore[arg-type]
    told = (who and (where or ("participants" in f and not alone))) or numbered or ("date" in f and "place" in f)
    gathering = f.get("kind") == "conference" and (where or "parties" in f)
    exchange = f.get("kind") == "exchange" and (f.get("status") == "held" or (who and bool({"agenda", "outcome", "date"} & set(f))))
    return bool(f.get("status")) and (told or gathering or exchange or finding.rule == DEAL)


def likeness(finding: Finding, record: Sequence[Finding]) -> int | None:
    """How many slots agree; None where two slots contradict each other."""
    have, new = merged(record), finding.fields
    score = 0
    if have.get("kind") in EITHER and new.get("kind") in EITHER and "negotiation" in (have.get("kind"), new.get("kind")):
        plain = not {"date", "place", "round"} & set(new) and have.get("status") == new.get("status") == "held"
        score += int("place" in have and have["place"] == new.get("place"))
        score += int(plain and bool(have.get("parties")) and set(have["parties"]) == set(new.get("parties", ())))  # type: ignore[arg-type]
    for name in ("date", "place", "round", "kind", "status"):
        a, b = have.get(name), new.get(name)
        if a is None or b is None:
            continue
        agree = _agree(name, a, b)
        if agree is None and name == "kind" and (_spoken_of(finding, have) or _spoke(finding, have) or of_one_gathering(have, new)):
            agree = 0
        if agree is None and (_took_place(have, new) or _of_the_known(finding, have) if name == "status" else name == "place" and wider(have, new)):
            agree = 0
        if agree is None:
            return None
        score += agree
    for name in ("participants", "parties"):
        a, b = set(have.get(name, ())), set(new.get(name, ()))  # type: ignore[arg-type]
        if a and b:
            if not a & b or (name == "parties" and not (a <= b or b <= a)):
                return None
            if name == "participants" and finding.link == "new" and others_met(have, new):
                return None
            score += 1 if name == "parties" else 2
    return score


def _spoke(finding: Finding, have: Mapping[str, Value]) -> bool:
    """True for "the envoy spoke with the minister" after talks of the two states that were held."""
    new = finding.fields
    sides = set(new.get("parties", ()))  # type: ignore[arg-type]
    bare = finding.rule == SPOKE and not {"place", "date"} & set(new) and new.get("status") == have.get("status") == "held"
    known = have.get("kind") == "meeting" and len(have.get("participants", ())) < 2  # type: ignore[arg-type]
    return bare and known and bool(sides) and sides <= set(have.get("parties", ()))  # type: ignore[arg-type]


def _spoken_of(finding: Finding, have: Mapping[str, Value]) -> bool:
    """True for "A and B discussed X" and "during the talks, A told B" after a call of the two: no place and no day make it another meeting."""
    new = finding.fields
    both = set(new.get("participants", ()))  # type: ignore[arg-type]
    vague = not {"place", "date"} & set(new) and (finding.rule == DISCUSSED or finding.link == "same")
    return vague and have.get("kind") == "call" and len(both) == 2 and both == set(have.get("participants", ()))  # type: ignore[arg-type]


def _took_place(have: Mapping[str, Value], new: Mapping[str, Value]) -> bool:
    """True for a meeting announced for the very day on which it was held, by the same people or in the same format; or told without a day, in one place."""
    day = str(have.get("date", ""))
    both = {have.get("status"), new.get("status")} == {"held", "scheduled"}
    sides, place = set(have.get("parties", ())), have.get("place")  # type: ignore[arg-type]
    same = place is not None and place == new.get("place") and len(sides) > 1 and sides == set(new.get("parties", ()))  # type: ignore[arg-type]
    if both and same and not ("date" in have and "date" in new) and {have.get("kind"), new.get("kind")} <= set(EITHER):
        return True  # "they are to meet X in Kyiv" of those who met in Kyiv
    shared = any(set(have.get(name, ())) & set(new.get(name, ())) for name in ("participants", "parties"))  # type: ignore[arg-type]
    return both and len(day) == 10 and day == new.get("date") and shared


def _of_the_known(finding: Finding, have: Mapping[str, Value]) -> bool:
    """True for "after his talks with X he will speak to the press" beside the meeting of the two on that day."""
    new = finding.fields
    both = set(new.get("participants", ()))  # type: ignore[arg-type]
    bare = finding.link == "same" and not {"date", "place", "round"} & set(new)
    if bare and set(new) <= {"kind", "status", "agenda"} and "agenda" in new and new.get("status") == "scheduled" and "date" not in have:
        return True  # "has begun a meeting with X. The talks will focus on Y"
    return bare and len(both) > 1 and both == set(have.get("participants", ())) and {have.get("status"), new.get("status")} == {"held", "scheduled"}  # type: ignore[arg-type]


def _agree(name: str, a: Value, b: Value) -> int | None:
    if name == "date":
        return 2 if str(a).startswith(str(b)) or str(b).startswith(str(a)) else None
    if a == b:
        return {"place": 1, "round": 2, "kind": 0, "status": 0}[name]
    if name == "kind":
        return 0 if {a, b} <= {"negotiation", "meeting"} else None
    if name == "status" and {a, b} == set(WISHED):
        return 0  # what one side proposed and the other turned down
    if name == "status" and "rejected" in (a, b):
        return None
    if name == "status":
        return None if (a in HELD) != (b in HELD) or "proposed" in (a, b) else 0
    return None


def merged(findings: Sequence[Finding]) -> dict[str, Value]:
    """The best reading of all findings of one meeting: the first that states a slot; lists are joined."""
    out: dict[str, Value] = {}
    known = False  # whether the kind is that of a finding which tells who met
    for finding in findings:
        known = known or ("kind" not in out and len(finding.fields.get("parties", ())) > 1)  # type: ignore[arg-type]
        for name, value in finding.fields.items():
            if isinstance(value, tuple):
                joined = tuple(dict.fromkeys((*out.get(name, ()), *value)))  # type: ignore[misc]
                out[name] = each_once(joined) if name in MATTER else joined
            elif name == "status" and {value, out.get(name)} == set(WISHED):
                out[name] = "rejected"
            elif name == "status" and {value, out.get(name)} == {"held", "scheduled"}:
                out[name] = "held"  # announced, and then held
            elif name == "date" and str(value).startswith(str(out.get(name, value))):
                out[name] = value  # "May 16" after "in May"
            elif name == "place" and out.get(name) in out.get("parties", ()) and value not in out["parties"]:  # type: ignore[operator]
                out[name] = value  # "in Beijing" after "a visit to China"
            elif name == "kind" and value == "conference" and out.get(name) == "meeting":
                out[name] = value
            elif name == "kind" and value in EITHER and out.get(name) in EITHER:
                out[name] = value if len(finding.fields.get("parties", ())) > 1 and not known else out[name]  # type: ignore[arg-type]
                known = known or len(finding.fields.get("parties", ())) > 1  # type: ignore[arg-type]
            else:
                out.setdefault(name, value)
    return out
