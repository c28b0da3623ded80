"""Which words of a sentence tell of a meeting: nouns and verbs of meeting, with the verb that governs them.

Understood: "the talks", "a phone call", "the sides met", "spoke by phone with X", "hosted President X", "discussed it by phone", "a chance to meet X". Not:
"met the target", "a call for talks", "accession talks", "a conversation with reporters", sport.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.offices import BODIES
from generator.grammar.passages import Passage, once
from generator.grammar.phrases import joined
from generator.grammar.relations import behind, by_whom, first, has
from generator.grammar.talk_calls import by_phone, spoke_alone, to_person
from generator.grammar.talk_exchanges import exchange_noun, released, swapped
from generator.grammar.talk_lists import named_behind
from generator.grammar.talk_namesakes import no_meeting, shown_together
from generator.grammar.talk_refusals import trip_called_off
from generator.grammar.talk_signings import signers
from generator.grammar.talk_trips import trip
from generator.grammar.talk_visits import discussed_with, during_visit, visits
from generator.grammar.tense import ranked

KINDS = ("negotiation", "meeting", "call", "conference", "exchange")
NOUN_LISTS = tuple(f"{kind}_nouns" for kind in KINDS)
GATHERING = ("gathering_nouns", "with_somebody", "release_nouns", "visit_nouns")
VERB_LISTS = ("meeting_verbs", "call_verbs", "negotiation_verbs", "receive_verbs", "discuss", "exchange_nouns", "release", "release_home",
              "receive_bodies", "swap_verbs", "sign_verbs", "travel", "make_visit", "tell_by_phone", "greet")
"""The lists that a verb of meeting must stand in."""
VERB_KINDS = ("meeting", "call", "negotiation")
SUBJECTLESS = ("conj", "xcomp", "advcl", "pcomp")
"""Verbs that take their subject from the verb above: "travels to Poland to meet X"."""


FACE = frozenset(("one", "on"))
LONGEST_OFFICE = 8
"""Tokens between "hosted" and the name of the guest."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a meeting, with the verb that governs it."""

    token: Token
    kind: str
    verb: Token
    path: tuple[Token, ...]
    """The nouns on the way to the verb: "insistence" in "insistence on a meeting"."""

    @property
    def is_verb(self) -> bool:
        return self.token.pos_ == "VERB"


@once
def triggers(passage: Passage) -> tuple[Trigger, ...]:
    """The triggers of a sentence in its order."""
    group = passage.group
    if group("talks", "sport") & passage.lemmas and not group("talks", "no_sport") & passage.lemmas:
        return ()
    out: list[Trigger] = []
    words = group("talks", *GATHERING, *NOUN_LISTS, *VERB_LISTS)
    for token in passage.tokens:
        if token.lemma_.lower() not in words and token.lower_ not in words and token.lower_ not in ("one", "series"):
            continue  # most words are passed over at once
        kind = _kind(passage, token, out[-1] if out else None)
        if kind:
            verb, path = (token, ()) if token.pos_ == "VERB" else governor(token)
            out.append(Trigger(token, kind, verb, path))
    return tuple(out)


def _kind(passage: Passage, token: Token, last: Trigger | None) -> str | None:
    story = passage.story
    if token.pos_ in ("NOUN", "PROPN"):
        if not {token.lemma_.lower(), token.lower_} & story.group("talks", *GATHERING, *NOUN_LISTS) and token.lemma_ != "series":
            return None
        nouns = {kind: story.group("talks", f"{kind}_nouns") for kind in KINDS}
        kind = next((k for k, group in nouns.items() if token.lemma_.lower() in group or token.lower_ in group), None)
        if token.lemma_ == "series":  # "held a series of meetings with X"
            kind = next((k for c in behind(token, "of") for k in KINDS[:2] if c.lemma_.lower() in nouns[k]), None)
        if kind == "exchange" or token.lemma_.lower() in story.group("talks", "release_nouns"):
            return "exchange" if exchange_noun(passage, token, governor(token)[0]) else None
        if kind is None and token.lemma_.lower() in story.group("talks", "with_somebody") and _with_person(passage, token):
            return "meeting" if governor(token)[0].lemma_ in ("join", "attend") else "call"
        if kind is None:
            gathered = _gathering(passage, token) or _held_talks(passage, token)
            return "meeting" if gathered or during_visit(passage, token, governor(token)[0]) or trip_called_off(passage, token) or trip(passage, token) else None
        calling = token.lower_ in ("call", "calls") and any(c.lower_ in ("for", "to") for c in token.children)
        other = {c.lower_ for c in token.lefts} & story.group("talks", "other_talks")
        if kind == "conference" and shown_together(passage, token):
            kind = "meeting"
        if kind == "call" and token.lemma_ == "conversation" and FACE <= {t.lower_ for t in token.lefts for t in t.subtree}:
            kind = "meeting"  # "a one-on-one conversation"
        if kind in ("conference", "negotiation") and {c.lower_ for c in token.lefts} & story.group("talks", "by_wire"):  # "phone talks"
            kind = "call"
        return None if calling or other or no_meeting(passage, token) or token.dep_ == "compound" or _inner(token, nouns) else kind
    if token.lower_ == "one" and token.dep_ == "conj" and last is not None and token.head in (last.token, last.token.head):
        return last.kind
    if token.pos_ == "VERB" and token.lemma_ in story.group("talks", *VERB_LISTS):
        kind = next((k for k in VERB_KINDS if token.lemma_ in story.group("talks", f"{k}_verbs") and _reciprocal(passage, token, k)), None)
        return kind or by_phone(passage, token) or _between_two(passage, token) or _exchanged(passage, token) or _received(passage, token) or (
            "meeting" if visits(passage, token) or _greets(passage, token) or _beside(passage, token) or signers(passage, token) else None)
    return None


def _with_person(passage: Passage, token: Token) -> bool:
    """"Discussions with Zelensky"."""
    heads = behind(token, "with")
    return any((m := passage.mention_at(c)) is not None and m.kind == "person" for c in heads)


@once
def meetings(passage: Passage) -> tuple[Token, ...]:
    """The nouns of meeting in a sentence."""
    nouns = passage.group("talks", *NOUN_LISTS)
    return tuple(t for t in passage.tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in nouns)


def governor(token: Token) -> tuple[Token, tuple[Token, ...]]:
    """The verb that a trigger hangs on, and the nouns on the way ("insistence on a meeting")."""
    path: list[Token] = []
    at = token
    while at.head != at and (not is_verb(at) or at == token):
        at = at.head
        if is_verb(at):
            break
        if at.pos_ in ("NOUN", "PROPN", "ADJ"):
            path.append(at)
    if at != token and at.lemma_ == "be" and (path[-1] if path else token).dep_ == "nsubj":
        forms = ("VBN",) if path else ("VB", "VBN")  # "is to take place", "two days of talks are to be held"; not "the aim of the talks is to end X"
        due = [c for c in at.children if c.dep_ == "acomp"]  # "is due to take place"
        at = next((c for a in (at, *due) for c in a.children if c.dep_ == "xcomp" and c.tag_ in forms and any(t.lower_ == "to" for t in c.lefts)), at)
    return at, tuple(path)


def is_verb(token: Token) -> bool:
    """A verb that is none of the prepositions made from verbs: "following", "including"."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "prep"


def _gathering(passage: Passage, token: Token) -> bool:
    """"the work of the Ukrainian and American teams in Jeddah on March 11"."""
    if token.lemma_.lower() not in passage.group("talks", "gathering_nouns"):
        return False
    below = passage.mentions_in(token, "country", "place", "organisation")
    teams = any(t.lemma_.lower() in passage.group("talks", "delegates") for t in token.subtree)
    return teams and len({m.country for m in below if m.kind == "country"}) > 1 and any(m.kind == "place" for m in below)


def _held_talks(passage: Passage, token: Token) -> bool:
    """"The discussions will take place on Friday", "after discussions with the United States in Saudi Arabia"."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in passage.group("talks", "with_somebody") & passage.group("talks", "gathering_nouns"):
        return False
    verb = token.head
    takes_place = token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("take", "hold", "resume", "begin", "start", "conclude")
    if takes_place and (verb.lemma_ != "take" or any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)):
        return token.left_edge.lower_ == "the" or bool(behind(token, "with", "between"))
    others = [m for t in behind(token, "with", "between") for m in passage.mentions_in(t, "country")]
    after = token.dep_ == "pobj" and token.head.lower_ in ("after", "following", "during")
    return bool(others) and after and any(m.kind in ("place", "country") for t in behind(token, "in") for m in (passage.mention_at(t),) if m)


def _inner(token: Token, nouns: Mapping[str, frozenset[str]]) -> bool:
    """True for the second noun of "round of negotiations": the first one is the trigger."""
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    head = token.head.head if of else token.head if token.dep_ == "compound" else None
    return head is not None and head.pos_ == "NOUN" and (head.lemma_ == "series" or any(head.lemma_ in g for g in nouns.values()))


def _between_two(passage: Passage, verb: Token) -> str | None:
    """"Blinken and Yermak discussed the package": two people of two states who speak of a matter have met in some way."""
    views = verb.lemma_ == "exchange" and any(c.dep_ == "dobj" and c.lemma_ in ("view", "opinion") for c in verb.children)  # "exchanged views"
    if not (verb.lemma_ == "discuss" or views) or verb.tag_ not in ("VBD", "VBN"):
        return None
    subject = first(verb, "nsubj")
    people = {m.country for m in passage.mentions_in(subject, "person") if m.country} if subject is not None else set()
    return "meeting" if len(people) > 1 or discussed_with(passage, verb) else None


def _exchanged(passage: Passage, verb: Token) -> str | None:
    return "exchange" if swapped(passage, verb) or released(passage, verb) else None


def _received(passage: Passage, verb: Token) -> str | None:
    """"hosted President X in London"."""
    if verb.lemma_ not in passage.group("talks", "receive_verbs"):
        return None
    if has(verb, "agent"):  # "was received by President X", not "a banquet hosted by X"
        if verb.dep_ == "acl" and verb.head.pos_ == "NOUN" and passage.story.cast.person(verb.head) is None and not _is_delegation(passage, verb.head):
            return None
        hosts = (passage.story.cast.person(c) for a in verb.children if a.dep_ == "agent" for c in a.children)
        return "meeting" if any(hosts) else None
    if host_and_guest(passage, verb):
        return "meeting"
    guests = [c for c in verb.children if c.dep_ == "dobj"]
    named = any(passage.story.cast.person(t) for c in guests for t in ((c,) if c.pos_ != "PRON" else joined(c)) if t.pos_ == "PROPN")
    named = named or any(named_behind(passage, c) is not None for c in guests)  # "hosted his Ukrainian counterpart, X"
    return "meeting" if named or any(_is_delegation(passage, c) for c in guests) else None


def _greets(passage: Passage, verb: Token) -> bool:
    """"A greets B in Kyiv on Monday", "A and B shake hands", as captions tell a meeting: two officials of two states."""
    group = passage.group
    if verb.lemma_ not in group("talks", "greet") or verb.dep_ not in ("ROOT", "conj", "advcl") or has(verb, "neg", "aux") or (has(verb, "auxpass") and not by_whom(verb)):
        return False
    hands = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.lemma_ == "shake" and (hands is None or hands.lemma_ != "hand"):
        return False
    heads = by_whom(verb) + [t for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") for t in joined(c)] + list(behind(verb, "with")) + (behind(hands, "with") if hands is not None else [])
    sides = {m.country for t in heads for m in passage.mentions_in(t, "person") if m.country}
    return len(sides) > 1


def _beside(passage: Passage, verb: Token) -> bool:
    """"Speaking alongside President X in Kyiv": the two are at one place."""
    heads = behind(verb, "alongside") if verb.lemma_ == "speak" else []
    return any((m := passage.mention_at(c)) is not None and m.kind == "person" and m.country for c in heads)


def host_and_guest(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Both names of "Trump hosted Ukrainian President X", where the parse takes "hosted" for an adjective of the guest."""
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.i == passage.sent.start:
        return ()
    host = passage.mention_at(verb.nbor(-1))
    guest = next((m for m in passage.named("person") if m.i > verb.i), None)
    if host is None or guest is None or host.kind not in ("person", "country") or guest.i - verb.i > LONGEST_OFFICE:
        return ()
    between = passage.doc[verb.i + 1:guest.i]
    plain = all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART") or t.text in ("-", "'s", "’s") for t in between)
    return (verb.nbor(-1), passage.doc[guest.i:guest.j].root) if plain else ()


def _reciprocal(passage: Passage, verb: Token, kind: str) -> bool:
    """A verb of meeting needs people: "met with X", "the sides met", "spoke by phone", not "met the target"."""
    subject = first(verb, "nsubj")
    prepositions = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    if verb.lemma_ == "sit" and not (any(c.lower_ == "down" for c in verb.children) and (
            "with" in prepositions or (subject is not None and (_is_delegation(passage, subject) or len({m.country for m in passage.mentions_in(subject, "person") if m.country}) > 1)))):
        return False
    if subject is None and verb.dep_ == "acl" and verb.head.lemma_ in passage.group("talks", "plan") and verb.head.dep_ == "dobj":
        subject = first(verb.head.head, "nsubj")  # "announced plans to speak with X"
    due = verb.head if subject is None and verb.dep_ == "xcomp" else None  # "the negotiators are due to meet"
    while due is not None and subject is None:
        subject = next((c for c in due.children if c.dep_ in ("nsubj", "nsubjpass") and not has(due, "dobj")), None)
        due = due.head if due.head != due and due.dep_ in ("xcomp", "acomp") else None
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.tag_ in ("NNS", "NNPS") and kind == "meeting":
        subject = verb.head  # "the ministers, meeting in Munich, condemned …"
    if (subject := subject or ranked(verb)) is None and verb.dep_ not in SUBJECTLESS and not chance_of(passage, verb):
        return False
    if verb.lemma_ in passage.group("talks", "gather_verbs"):
        two = {m.country for m in passage.mentions_in(subject, "person") if m.country} if subject is not None else set()
        body = passage.mention_at(subject) if subject is not None else None
        many = body is not None and getattr(body.entry, "kind", "") in BODIES and not getattr(body.entry, "country", "")
        return subject is not None and (len(two) > 1 or many or _is_delegation(passage, subject))
    others = [c for c in verb.children if c.dep_ in ("dobj", "oprd") and c.tag_ != "WDT" and c.lower_ != "face"]  # "told a briefing that they will meet X"
    other = others[0] if others else None
    delegates = passage.group("talks", "delegates")
    named = other is not None and ((other.lower_ in ("him", "her") and passage.story.cast.person(other)) or other.ent_type_ == "PERSON" or other.pos_ == "PROPN" or other.lemma_.lower() in delegates)
    if kind == "call":
        named = named and len(others) == 1 and not any(c.dep_ == "prt" and c.lower_ != "up" for c in verb.children) and not any(
            c.dep_ in ("dative", "ccomp", "xcomp", "npadvmod") and not c.ent_type_ for c in verb.children)
        by_phone = bool(passage.group("talks", "phones") & {t.lower_ for t in verb.subtree})
        speaks = verb.lemma_ in passage.group("talks", "speak")
        if speaks and subject is not None and spoke_alone(passage, verb, subject):
            return True
        return by_phone or (speaks and ("with" in prepositions or to_person(passage, verb))) or (not speaks and named and bool(subject))
    plural = subject is not None and ("Plur" in subject.morph.get("Number") or bool(list(subject.conjuncts)) or (
        len(passage.mentions_in(subject, "person")) > 1))
    body = passage.mention_at(subject) if subject is not None and other is None and kind == "meeting" else None
    of_states = body is not None and getattr(body.entry, "kind", "") in BODIES and not getattr(body.entry, "country", "")
    of_states = of_states or (subject is not None and other is None and kind == "meeting" and of_two(passage, subject))
    return "with" in prepositions or named or (other is None and plural) or of_states


def of_two(passage: Passage, group: Token) -> bool:
    """"The U.S.-EU Task Force met": a body named by the two states whose it is."""
    beside = [m for c in group.lefts if c.dep_ in ("compound", "nmod", "amod") for m in passage.mentions_in(c, "country", "organisation")]
    return group.lemma_.lower() in passage.group("talks", "bodies_of_two") and len({m.name for m in beside}) > 1


def chance_of(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Who may meet in "gives Zelensky a chance to meet Trump", "a chance for Zelensky to meet Trump"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl", "advcl") or noun.pos_ != "NOUN" or noun.lemma_ not in passage.group("talks", "chances"):
        return ()
    given = [c for c in noun.head.children if c.dep_ == "dative" and c.pos_ == "PROPN" and noun.dep_ == "dobj"]
    return (*given, *behind(noun, "for"))


def _is_delegation(passage: Passage, subject: Token) -> bool:
    """"Foreign ministers of the G7 gathered", not "hundreds of people gathered"."""
    sent = subject.lemma_.lower() in passage.group("talks", "delegates") and subject.tag_ in ("NNS", "NNPS")
    many = any(t.lemma_ in passage.group("talks", "counted_states") and t.tag_ == "NNS" for t in subject.subtree)  # "of some 40 countries"
    bloc = bool({t.lower_ for t in subject.lefts} & passage.group("talks", "blocs"))
    return sent and (many or bloc or bool(passage.mentions_in(subject, "country", "organisation")))
