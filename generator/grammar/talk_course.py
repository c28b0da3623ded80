"""How a text goes on about a meeting: what those who met discussed and agreed, and how they came together.

Understood: "They reviewed X and agreed to do Y", "X was also discussed", "On X." as a sentence of its own; in a readout
(a text whose headline and lead tell of one meeting) also what one side raised, asked or promised; "X arrived in Z" just
before "he met Y"; "the four leaders - A, B, C and D" just before "our meeting".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from generator.grammar.function_words import MODALS
from generator.grammar.offices import side_of
from generator.grammar.passages import Passage
from generator.grammar.relations import first, has
from generator.grammar.talk_aims import topics
from generator.grammar.talk_deals import RULE as DEAL
from generator.grammar.talk_delegates import accompanied, leading
from generator.grammar.talk_exchanges import came_home
from generator.grammar.talk_kinds import EARLIER, RECALLED
from generator.grammar.talk_lists import members
from generator.grammar.talk_matter import agenda_of, fragment, outcome_of
from generator.grammar.talk_mediators import brokered
from generator.grammar.talk_subjects import both_named, of_a_side, one_party, pair_named, subject_of, there, together
from generator.grammar.talk_told import BRINGING_UP, brings_up, hears
from generator.grammar.talk_triggers import triggers
from generator.grammar.tense import is_past
from generator.grammar.texts import text_of
from generator.model import Finding

REACH = 8
"""Sentences over which a report carries on about a meeting; a readout does so to its end."""
CLOSE = 3
PEOPLE = "talks.exchange.people"
MATTER = ("talks.agenda", "talks.outcome")


@dataclass(frozen=True)
class Course:
    """The passages of one article, and what may be understood from one to the next."""

    found: Sequence[Passage]

    @cached_property
    def is_readout(self) -> bool:
        """True where headline and lead tell of one call or meeting."""
        head = [p for p in self.found if p.role == "headline"]
        lead = [p for p in self.found if p.role == "story"][:2]
        if not head:
            return self._opens_with_a_call(lead)
        named = any(t.token.lemma_.lower() in p.group("talks", "readout_nouns") and not t.is_verb and not _dated(p)
                    for p in head for t in triggers(p))
        return named and any(triggers(p) for p in lead)

    def _opens_with_a_call(self, lead: Sequence[Passage]) -> bool:
        """True of a text without a headline that tells of a call at once, and of no other meeting behind it."""
        calls = [t for p in lead[:1] for t in triggers(p) if t.kind == "call" and is_past(t.verb)]
        later = [t for p in self.found[1:] for t in triggers(p) if t.is_verb and t.kind in ("call", "meeting")]
        return bool(calls) and not later

    def carried_on(self, passage: Passage, told: Sequence[Finding], *, telling: bool) -> list[Finding]:
        """What a sentence adds to the meeting told before; one that is `telling` of a meeting does so in a readout alone."""
        home = self._home(passage, told)
        if home is None or passage.role != "story" or (telling and home.sentence == passage.index):
            return []
        table = self._on_the_table(passage, home, told)
        if table:
            return table
        if telling and not self.is_readout:  # "they discussed the agreements of the talks in Z"
            return [f for verb in _over_meetings(passage) for f in self._of_verb(passage, verb, told, home)]
        items = fragment(passage) if not telling and passage.index - told[-1].sentence <= 1 else ()
        if items:
            return [self._finding(passage, passage.sent.root, "agenda", items, ())]
        verbs = [verb for verb in passage.tokens if verb.pos_ == "VERB"]
        return [f for verb in verbs for f in (*_gathered(passage, verb, home), *self._of_verb(passage, verb, told, home))]

    def brought(self, passage: Passage, told: Sequence[Finding], *, telling: bool) -> list[Finding]:
        """Who came home by the exchange that was told last."""
        near = [f for f in told if f.rule == PEOPLE or (f.fields.get("kind") == "exchange" and f.fields.get("status") == "held")]
        if telling or passage.role != "story" or not near or passage.index - near[-1].sentence > CLOSE:
            return []
        home = next(f for f in reversed(near) if f.rule != PEOPLE)
        if any(d.iso and d.iso != home.fields.get("date", d.iso) for d in passage.days if d.kind in ("day", "range")):
            return []
        told_of = [({"outcome": (text,)}, passage.voice_of(verb)) for text, verb in came_home(passage)]
        told_of += [({"mediators": by}, passage.said_by()) for by in (brokered(passage),) if by]
        return [Finding("talks", {"kind": "exchange", **slots}, passage.start, passage.end, passage.index, said, "same", PEOPLE) for slots, said in told_of]

    def _home(self, passage: Passage, told: Sequence[Finding]) -> Finding | None:
        """The last meeting that was held and has at least two who met, if it is near enough."""
        held = [f for f in told if f.fields.get("status") == "held" and f.fields.get("kind") != "exchange" and f.rule not in (DEAL, RECALLED) and (
            f.rule != EARLIER or f.sentence < passage.index) and (
            len(f.fields.get("participants", ())) > 0 or len(f.fields.get("parties", ())) > 1 or "round" in f.fields)]  # type: ignore[arg-type]
        if self.is_readout and held:
            return next((f for f in held if len(f.fields.get("participants", ())) > 1), held[0])  # type: ignore[arg-type]
        near = told[-1].sentence if told else -REACH
        return held[-1] if held and passage.index - max(near, held[-1].sentence) <= REACH else None

    def _on_the_table(self, passage: Passage, home: Finding, told: Sequence[Finding]) -> list[Finding]:
        """"The main topic was X", "the agenda included X" close behind the meeting."""
        there = {name for f in told if f.fields.get("status") == "held" for name in f.fields.get("participants", ())}  # type: ignore[union-attr]
        stranger = passage.said_by() in passage.story.cast.people - there
        last = max(f.sentence for f in (home, *(f for f in told if f.rule in MATTER)))
        if (passage.index - last > CLOSE and not self.is_readout) or stranger:
            return []
        devoted = passage.group("talks", "devoted")
        holds = passage.group("talks", "hold_matter")  # "the key topics include X" is told in the present
        for verb in (t for t in passage.tokens if t.pos_ in ("VERB", "AUX") and (
                is_past(t) or t.lemma_ in holds or any(c.lower_ == "among" for c in t.children)) or t.lower_ in devoted):
            items = agenda_of(passage, verb) if any(True for _ in topics(passage, verb)) else ()
            if items:
                return [self._finding(passage, verb, "agenda", items, ())]
        return []

    def _of_verb(self, passage: Passage, verb: Token, told: Sequence[Finding], home: Finding) -> list[Finding]:
        if has(verb, "neg") or any(t.lower_ in MODALS and t.dep_ == "aux" for t in verb.children) or not _tells(verb):
            return []
        subject = subject_of(verb)
        if subject is None:
            return []
        speaker = passage.voice_of(verb) if subject.lower_ == "i" else None
        person = speaker or passage.story.cast.person(subject)
        known = home.fields.get("participants", ())
        ours = (person is not None and person in known) or (person is None and self._by_office(subject, home))  # type: ignore[operator]
        both = together(passage, subject) or both_named(passage, subject, home) or pair_named(passage, subject, home, alone=self.is_readout)
        near = passage.index - max(home.sentence, told[-1].sentence) <= CLOSE or there(passage, verb)
        passive = subject.dep_ == "nsubjpass"
        agreed = verb.lemma_ == "agree" and not any(d.kind in ("day", "range", "month", "year") for d in passage.days) and one_party(passage, subject, home)
        side = near and not ours and not both and (of_a_side(passage, subject, home) or agreed)
        if not (ours or passive or both or side):
            return []
        told_alone = brings_up(passage, verb) or _pledges(passage, verb)
        if (both or any(subject.conjuncts)) and verb.lemma_ in passage.group("talks", "stress"):
            return []  # what both welcome is courtesy, more often than not
        if side and not (verb.lemma_ in passage.group("talks", *BRINGING_UP) or verb.lemma_ in passage.group("talks", "agree", "hand_over")):
            return []
        met = any(m.name in known for m in passage.mentions if m.kind == "person" and m.name != person) or any(  # type: ignore[operator]
            c.dep_ == "dobj" and c.lemma_ in passage.group("talks", "colleagues") for c in verb.children) or hears(passage, verb, home)
        one_sided = self.is_readout or side or (near and ours and (met or (told_alone and passage.index - told[-1].sentence <= (2 if _retells(passage, verb) else 1))))
        it = subject.lower_ == "it" and verb.lemma_ in passage.group("talks", "agree") and near  # "it was agreed that X"
        settled = it or subject.lemma_ in passage.group("talks", "progress_nouns", "agree_nouns") and near
        raised = passive and near and verb.lemma_ in passage.group("talks", "raise")
        if passive and not (self.is_readout or settled or raised or verb.lemma_ in passage.group("talks", "discuss")):
            return []
        one_sided = one_sided or raised
        outcome = outcome_of(passage, verb, one_sided=both or (one_sided and not side))
        name, items = ("outcome", outcome) if outcome else ("agenda", agenda_of(passage, verb, one_sided=one_sided))
        people = tuple(dict.fromkeys(m.name for m in passage.mentions if m.kind == "person" and m.name in known))  # type: ignore[operator]
        return [self._finding(passage, verb, name, items, people)] if items else []

    def _by_office(self, subject: Token, home: Finding) -> bool:
        """"The prime minister" behind "the Prime Minister spoke to X" and "Prime Minister Y spoke to X": one of those who met."""
        words = [t.lower_ for t in subject.subtree if t.pos_ in ("NOUN", "PROPN")]
        first_told = next((p for p in self.found if p.index == home.sentence), None)
        office = first_told is not None and subject.lemma_.lower() in first_told.group("talks", "delegates") and subject.tag_ in ("NN", "NNP")
        return office and bool(words) and subject.left_edge.lower_ == "the" and f" {' '.join(words)} " in f" {first_told.text.lower()} "  # type: ignore[union-attr]

    def _finding(self, passage: Passage, verb: Token, name: str, items: tuple[str, ...], people: tuple[str, ...]) -> Finding:
        fields = {"participants": people, name: items} if people else {name: items}
        said = passage.voice_of(verb)
        return Finding("talks", fields, passage.start, passage.end, passage.index, said, "same", f"talks.{name}")

    def delegations(self, passage: Passage, told: Sequence[Finding]) -> list[Finding]:
        """Who sits at the table, where a sentence close behind the meeting tells it: "the Russian side is led by X"."""
        if not told or passage.role != "story":
            return []
        if (there := self._beside(passage, told)):
            return there
        if passage.index - told[-1].sentence > CLOSE:
            return []
        people = {m.name: side_of(passage, m) for verb in passage.tokens if verb.pos_ == "VERB" for m in members(passage, verb)}
        if not people:
            return []
        fields = {"parties": tuple(dict.fromkeys(s for s in people.values() if s)), "participants": tuple(people)}
        return [self._table(passage, fields, "talks.delegation" if any(map(is_past, passage.tokens)) else "talks.delegation.ahead")]

    def _beside(self, passage: Passage, told: Sequence[Finding]) -> list[Finding]:
        """Heads of delegations who speak, and those by whom one who met was joined."""
        heads = {m.name: side_of(passage, m) for m in leading(passage)}
        if heads and any(f.sentence == passage.index and set(heads) <= set(f.fields.get("participants", ())) for f in told):  # type: ignore[arg-type]
            return []
        with_him = accompanied(passage) if not heads and passage.index - told[-1].sentence <= REACH else ()
        home = self._home(passage, told)
        if with_him and home is not None and {side_of(passage, with_him[0]), with_him[0].name} & {
                *home.fields.get("parties", ()), *home.fields.get("participants", ())}:  # type: ignore[misc]
            fields = {"parties": home.fields.get("parties", ()), "participants": tuple(dict.fromkeys(m.name for m in with_him))}
            return [self._table(passage, fields, "talks.leaders")]
        out = []
        for name, side in heads.items():
            out += [self._table(passage, {"parties": (side,), "participants": (name,)}, "talks.delegation")] if side in passage.story.at_war else []
        return out

    def _table(self, passage: Passage, fields: dict[str, tuple[str, ...]], rule: str) -> Finding:
        return Finding("talks", {k: v for k, v in fields.items() if v}, passage.start, passage.end, passage.index, passage.said_by(), "same", rule)

    def led_up(self, passage: Passage, finding: Finding) -> list[Finding]:
        """How those who meet came together, where the sentence of the meeting does not tell it."""
        at = next((n for n, p in enumerate(self.found) if p.index == passage.index), 0)
        before = self.found[max(0, at - CLOSE):at]
        if finding.fields.get("status") != "held":
            return []
        out = [] if "place" in finding.fields or finding.fields.get("kind") == "call" else [f for p in before[-1:] for f in _arrived(p, finding)]
        ours = any(t.lower_ == "our" for t in passage.tokens) and len(finding.fields.get("participants", ())) < 2  # type: ignore[arg-type]
        return out + ([f for p in before for f in _introduced(p)] if ours else [])


def _dated(headline: Passage) -> bool:
    """True where the headline itself names a day; a line of its own below it does not count."""
    return any("\n" not in text_of(headline.doc)[headline.start:d.start] for d in headline.days)


def _pledges(passage: Passage, verb: Token) -> bool:
    """"X promised to do Y" right behind the meeting; not "instructed the minister to do Y"."""
    told = any(c.dep_ == "dobj" and c.lemma_.lower() in passage.group("talks", "delegates") for c in verb.children)
    return verb.tag_ == "VBD" and verb.lemma_ in passage.group("talks", "promise") and not told


def _retells(passage: Passage, verb: Token) -> bool:
    """"X said he raised Y": told of the meeting by one who was there."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in passage.group("verbs", "speech")


def _tells(verb: Token) -> bool:
    """A main verb in the past, or one that completes another in the past ("went on to outline")."""
    return is_past(verb) or (verb.dep_ in ("advcl", "xcomp") and is_past(verb.head)) or verb.tag_ == "VBD"


def _over_meetings(passage: Passage) -> list[Token]:
    """The verbs of discussing and agreeing below which all the meetings of a sentence stand."""
    words = passage.group("talks", "discuss", "agree", "speak")
    nouns = [t.token for t in triggers(passage)]
    return [v for v in passage.tokens if v.pos_ == "VERB" and v.lemma_ in words and all(v.i < t.i and v.is_ancestor(t) for t in nouns)]


def _arrived(passage: Passage, finding: Finding) -> list[Finding]:
    """"X arrived in Kyiv" in the sentence before "he met Y"."""
    goes = passage.group("talks", "travel")
    for verb in passage.tokens:
        if verb.pos_ != "VERB" or verb.lemma_ not in goes or not is_past(verb):
            continue
        subject = first(verb, "nsubj")
        person = passage.story.cast.person(subject) if subject is not None else None
        place = next((m for m in passage.named("place") if passage.doc[m.i].dep_ in ("pobj", "dobj") and (
            passage.doc[m.i].head == verb or passage.doc[m.i].head.head == verb)), None)
        if person and place and person in finding.fields.get("participants", ()):  # type: ignore[operator]
            fields = {"place": place.name, "participants": (person,)}
            said = passage.voice_of(verb)
            return [Finding("talks", fields, passage.start, passage.end, passage.index, said, "same", "talks.arrival")]
    return []


def _gathered(passage: Passage, verb: Token, home: Finding) -> list[Finding]:
    """"The four leaders arrived in Kyiv today": the place of the meeting of that day."""
    subject = subject_of(verb)
    day = next((d.iso for d in passage.days if d.kind == "day" and d.iso), None)
    if verb.lemma_ not in passage.group("talks", "travel") or subject is None or not together(passage, subject):
        return []
    if "place" in home.fields or day is None or day != home.fields.get("date"):
        return []
    place = next((m for m in passage.named("place") if passage.doc[m.i].dep_ == "pobj" and passage.doc[m.i].head.head == verb), None)
    if place is None:
        return []
    return [Finding("talks", {"place": place.name, "date": day}, passage.start, passage.end, passage.index,
                    passage.voice_of(verb), "same", "talks.arrival")]


def _introduced(passage: Passage) -> list[Finding]:
    """"All four leaders - A, B, C and D": those of "our meeting"."""
    group = next((t for t in passage.tokens if t.lemma_ == "leader" and "Plur" in t.morph.get("Number") and any(
        c.dep_ == "appos" for c in t.children)), None)
    if group is None:
        return []
    people = [m for m in passage.mentions if m.kind == "person" and group.i < m.i]
    if len(people) < 2:
        return []
    fields = {"parties": tuple(dict.fromkeys(s for m in people if (s := side_of(passage, m)))),
              "participants": tuple(dict.fromkeys(m.name for m in people))}
    return [Finding("talks", {k: v for k, v in fields.items() if v}, passage.start, passage.end, passage.index,
                    passage.said_by(), "same", "talks.leaders")]
