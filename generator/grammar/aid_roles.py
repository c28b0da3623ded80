"""Between whom aid passes: donors, recipient and day of an act.

Understood: "Germany gives Ukraine X", "X was given to Ukraine by Germany", "Ukraine asked Germany for X", "together with Norway", "as part of a German
initiative", "supplied by X", “Give us X”. None where the sides make no sense as aid: arms for the attacker, for oneself, or for a third state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.grammar.aid_counts import money
from generator.grammar.aid_handed import handed_by, makers
from generator.grammar.aid_moving import announcers, confirmed_by, is_going, moves
from generator.grammar.aid_receivers import fallback, given_to, meant_for, recipient_of
from generator.grammar.aid_subjects import carried, states, subjects, urged_by
from generator.grammar.aid_sums import is_gift, to_war_fund
from generator.grammar.function_words import FIRST_PERSON, POINTING, RELATIVE
from generator.grammar.names import Mention
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, first, has
from generator.grammar.texts import word_of

PROGRAMMES = frozenset(("under", "through", "within", "via", "from"))
ASKED = ("country", "person", "organisation")


@dataclass(frozen=True, slots=True)
class Roles:
    donors: tuple[str, ...]
    recipient: str | None
    asks: bool
    """True where the subject is the one who is to receive."""
    day: str | None = None


def roles_of(passage: Passage, verb: Token, heads: Sequence[Token], groups: Mapping[str, frozenset[str]]) -> Roles | None:
    """The roles of a verb of the aid ladder; None where the sides make no sense as aid."""
    at_war, ours, group = passage.story.at_war, passage.story.attacked, passage.group
    if _is_plea(passage, verb):
        return Roles((), ours, True, None)
    told = thing_of(verb) is not None and not has(verb, "dobj")
    actors = states(passage, subjects(passage, verb)) or states(passage, carried(passage, verb))
    if verb.lemma_ in group("aid", "obstruct") and (whose := _obstructed(passage, heads, actors)):
        return Roles(whose, ours if any(m.country == ours for m in passage.mentions) else None, False, _day(passage, verb))
    urged = urged_by(passage, verb)
    if urged and not set(actors) & set(at_war):
        actors = states(passage, urged)  # "X urged allies including Y to send": X gives nothing
    others = _of_others(passage, verb, actors)
    actors = others or actors
    recipient, stranger = recipient_of(passage, verb, heads, actors)
    buying, taking = verb.lemma_ in group("aid", "buy"), verb.lemma_ in group("aid", "receive", "await")
    wanted = buying and verb.head.lemma_.lower() in groups["request"]
    sold = [n for n in _from(passage, verb, heads) or makers(passage, heads) if n not in at_war]
    armed = buying and bool(actors) and actors[0] in passage.story.attackers and bool(sold)  # "Russia is buying shells from North Korea"
    asks = bool(actors) and actors[0] in at_war and (_asking(verb, groups) or taking or wanted or armed)
    if asks:
        recipient, donors = actors[0], ([] if armed else _asked(passage, verb, groups)) or ((sold or _through(passage, verb)) if taking or armed else [])
    else:
        donors = [s for s in (*actors, *(_partners(passage, verb) if actors else ())) if s != recipient]
    donors = _donors(passage, verb, heads, groups, donors, recipient, alone=not actors)
    if verb.lemma_ == "welcome" and not others:
        donors = [d for d in donors if d not in actors]
    striven = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.lemma_.lower() in group("aid", "endeavours")
    if striven and ((asks and verb.lemma_ in group("aid", "receive")) or not (donors or actors or asks)):
        return None  # "efforts to supply tanks", "fewer opportunities to receive missiles": nobody gives
    if set(donors) & set(at_war) or (stranger and recipient is None) or _is_no_gift(passage, verb, heads, donors, recipient):
        return None
    donors += [n for n in _initiative(passage, verb) if n not in donors]
    for_itself = verb.lemma_.lower() in group("aid", "for_oneself") and not meant_for(passage, verb)
    apart = for_itself or (told and not _thanked(passage, verb) and not handed_by(passage, verb, heads))
    recipient = recipient or (None if apart else fallback(passage, verb, donors))
    if verb.lemma_ in group("aid", "obtaining") and actors and not asks and not has(verb, "nsubjpass"):
        return None  # "negotiations on obtaining a system of its own"
    if recipient in actors and not (asks or donors or has(verb, "nsubjpass")):
        return None
    if not (donors or asks or actors) and _by_somebody(passage, verb):
        return None
    if not (donors or recipient or actors) and _package_alone(passage, verb, heads):
        return Roles((), None, False, _day(passage, verb))
    if recipient is None and (told or not donors or not _without_receiver(passage, verb, heads, groups)):
        return None
    if recipient in passage.story.attackers and given_to(passage, ours):
        recipient = ours  # "to Ukraine for its fight against Russia"
    if recipient is not None and recipient != ours and (not donors or (asks and not (taking or armed))):
        return None
    if buying and actors and actors[0] in at_war and not (asks and donors):
        return None
    return Roles(tuple(dict.fromkeys(donors)), recipient, asks, _day(passage, verb))


def _donors(passage: Passage, verb: Token, heads: Sequence[Token], groups: Mapping[str, frozenset[str]], acting: Sequence[str],
            recipient: str | None, *, alone: bool) -> list[str]:
    """Those who act or are asked, and those behind "from"; else whose the thing is, who is asked by nobody, who confirms it."""
    sellers = acting and verb.lemma_.lower() in passage.group("aid", "for_oneself") and recipient is not None and recipient not in acting
    sources = [n for n in _from(passage, verb, heads) if n != recipient and not sellers]
    silent = bool(sources) and has(verb, "nsubjpass") and not has(verb, "agent")  # "X said that shells had been sent from Y": X only tells of it
    donors = [*([] if silent else acting), *(n for n in sources if silent or n not in acting)]
    if not donors and (moves(passage, verb) or has(verb, "nsubjpass")):
        donors = _owners(passage, verb, heads)
    if not donors and verb.lemma_.lower() in groups["suspend"]:
        donors = [m.country for t in behind(verb, "in") if (m := passage.mention_at(t)) is not None and m.kind == "organisation" and m.country]
    if not donors and alone and _asking(verb, groups):
        donors = _asked(passage, verb, groups)
    given = {m.country for c in verb.children if c.dep_ == "nsubjpass" and (m := passage.mention_at(c)) is not None}
    if not donors and recipient in (None, passage.story.attacked) and not given & set(passage.story.attackers):
        donors = [n for n in states(passage, confirmed_by(passage, verb)) if n not in passage.story.at_war]
    return donors or (_through(passage, verb) if alone and verb.lemma_.lower() in passage.group("aid", "enact") else [])


def _of_others(passage: Passage, verb: Token, actors: Sequence[str]) -> list[str]:
    """Whose act it is that another one approves or welcomes: "the US approved Germany's transfer of missiles"."""
    if verb.lemma_.lower() not in passage.group("aid", "leaving"):
        return []
    acts = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in passage.group("aid", "giving_nouns", "coming_nouns")]
    owners = states(passage, [c for a in acts for c in a.children if c.dep_ in ("poss", "amod", "compound", "nmod")])
    return [n for n in owners if n not in passage.story.at_war and n not in actors]


def _obstructed(passage: Passage, heads: Sequence[Token], actors: Sequence[str]) -> tuple[str, ...]:
    """Whose aid another one blocks: "Hungary blocked an EU package"."""
    owners = [c for h in heads for c in h.subtree if c.dep_ in ("poss", "amod", "compound", "nmod")]  # "the next tranche of EU military support"
    whose = tuple(n for n in states(passage, owners) if n not in passage.story.at_war)
    return whose if actors and not set(whose) & set(actors) else ()


def _asked(passage: Passage, verb: Token, groups: Mapping[str, frozenset[str]]) -> list[str]:
    """The states that a request is made to."""
    names = (m.country or (m.name if getattr(m.entry, "kind", "") in ("alliance", "body") else "") for m in _addressed(passage, verb, groups))
    return [name for name in names if name and name not in passage.story.at_war]


def _is_no_gift(passage: Passage, verb: Token, heads: Sequence[Token], donors: Sequence[str], recipient: str | None) -> bool:
    """True for what the attacker's people want, what one state does to the aid of others, and what is sold to a third."""
    if is_going(verb) and not donors and not any(money(passage, h) for h in heads):
        return True  # what heads for a city may be the enemy's
    owners = (passage.mention_at(c) for h in heads for c in h.children if c.dep_ == "poss")
    if any(m is not None and m.country in passage.story.attackers for m in owners):
        return True  # "Putin's call for an end to arms deliveries"
    if verb.lemma_ in passage.group("aid", "obstruct"):
        acting = [m for m in map(passage.mention_at, subjects(passage, verb)) if m is not None]
        if not acting and (has(verb, "nsubjpass") or verb.dep_ == "acomp"):
            return False  # "the package remains stalled"
        # One state that blocks the aid of others is not its giver; a parliament is its own state's.
        return not any(m.kind == "organisation" and m.country in donors for m in acting)
    if verb.lemma_ != "sell":
        return False
    buyers = [passage.mention_at(c) for c in behind(verb, "to")]
    third = bool(buyers) and recipient not in {m.country for m in buyers if m is not None}
    return recipient is None or third  # "will sell missiles to NATO allies, who hand them over"


def _is_plea(passage: Passage, verb: Token) -> bool:
    """True for “Give us the Patriots” in the words of the attacked country's own people."""
    if verb.tag_ != "VB" or has(verb, "nsubj", "aux", "neg") or not any(c.lower_ == "us" for c in verb.children):
        return False
    said = passage.voice(verb)
    speaker = said.speaker if said is not None else passage.story.cast.author
    return passage.story.cast.home(speaker) == passage.story.attacked


def _owners(passage: Passage, verb: Token, heads: Sequence[Token]) -> list[str]:
    """Whose arms move or are halted: "US military aid resumed", "Germany's delivery was delayed"; else who announces what moves."""
    acts = passage.group("aid", "act_nouns") | passage.group("aid", "general_nouns")
    owners = [c for h in heads if h.lemma_.lower() in acts for c in h.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
    return [n for n in states(passage, owners) or states(passage, announcers(passage, verb)) if n not in passage.story.at_war]


def _package_alone(passage: Passage, verb: Token, heads: Sequence[Token]) -> bool:
    """True for "another package worth $1 billion was approved": who gave it stands elsewhere."""
    passive = has(verb, "auxpass")
    return passive and any(h.lemma_.lower() in passage.group("aid", "packages") and money(passage, h) is not None for h in heads)


def _without_receiver(passage: Passage, verb: Token, heads: Sequence[Token], groups: Mapping[str, frozenset[str]]) -> bool:
    """True for acts that are aid also where the sentence names no receiver: a gift, a halt, a promised aid package."""
    lemma, group = verb.lemma_.lower(), passage.group
    if lemma in groups["deliver"] | groups["suspend"] | groups["reject"] or to_war_fund(passage, verb) or is_gift(passage, verb):
        return True
    if lemma not in groups["pledge"] - group("aid", "for_oneself"):
        return False
    handed = any(h.lemma_.lower() in group("aid", "giving_nouns") for h in heads)
    support = any(getattr(m.entry, "kind", "") == "support" for h in heads for m in passage.mentions_in(h, "weapon"))
    return lemma in group("aid", "donate", "commit") or handed or support


def _partners(passage: Passage, verb: Token) -> list[str]:
    """Who gives "together with", "in cooperation with" the one who acts."""
    over = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    withs = {t for v in over for t in v.subtree if t.lower_ == "alongside" or (
        t.lower_ == "with" and t.i > 0 and t.nbor(-1).lower_ in passage.group("aid", "jointly"))}
    return states(passage, [c for w in sorted(withs, key=lambda t: t.i) for c in w.children if c.dep_ == "pobj"])


def _initiative(passage: Passage, verb: Token) -> list[str]:
    """Whose it is "as part of a German initiative", "under a British scheme"; only for an act whose giver stands nowhere else."""
    if not has(verb, "nsubjpass"):
        return []
    out: list[str] = []
    for token in verb.subtree:
        of = token.dep_ == "pobj" and token.head.lower_ in ("of", "under", "through", "within")
        if of and token.lemma_.lower() in passage.group("aid", "initiatives"):
            out += [m.country for c in token.lefts if (m := passage.mention_at(c)) is not None and m.kind == "country"]
    return [n for n in dict.fromkeys(out) if n not in passage.story.at_war]


def _by_somebody(passage: Passage, verb: Token) -> bool:
    """True where the one who acts is named but is no state, no alliance, no company, and not "partners" in general."""
    actor = first(verb, "nsubj", "csubj")
    if actor is not None and actor.dep_ == "csubj":
        return True  # "using the missiles would require training"
    if actor is None or moves(passage, verb) or actor.lower_ in POINTING or actor.lower_ in FIRST_PERSON:
        return False
    whose = actor.lemma_.lower() in passage.group("aid", "organs") and any(t.lower_ in ("a", "another") for t in actor.subtree)  # "of a third country"
    return (whose or actor.lemma_.lower() not in passage.group("aid", "nobody")) and passage.mention_at(actor) is None


def _thanked(passage: Passage, verb: Token) -> bool:
    """ "thanked him for the missiles that he provided": the one who thanks received them."""
    at = verb
    while at.head != at and at.lemma_ not in passage.group("verbs", "thank"):
        at = at.head
    return at.lemma_ in passage.group("verbs", "thank")


def thing_of(verb: Token) -> Token | None:
    """The noun whose clause a verb stands in: "the missiles that X provided", "that X was first to provide"."""
    at = verb
    while at.dep_ in ("xcomp", "acl", "acomp") and at.head != at and at.head.pos_ in ("VERB", "AUX", "ADJ"):
        at = at.head
    if at.dep_ == "acl" and at.tag_ == "VBN":
        return at.head
    full = any(c.dep_ == "dobj" and c.lower_ != "that" for c in verb.children)  # "said at a meeting that X needs Y", which the parse hangs on the meeting
    told = any((c.lower_ == "that" and c.dep_ in ("mark", "dobj") and full) or (c.dep_ == "nsubj" and c.lower_ in RELATIVE) for c in at.children)
    return at.head if at.dep_ == "relcl" and not told else None


def _asking(verb: Token, groups: Mapping[str, frozenset[str]]) -> bool:
    """True where this verb, or the one above it, asks."""
    giving = groups["deliver"] | groups["pledge"]
    if verb.lemma_.lower() in groups["request"] and (verb.lemma_.lower() not in giving or verb.dep_ == "ROOT"):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_.lower() in groups["request"] - groups["pledge"]


def _addressed(passage: Passage, verb: Token, groups: Mapping[str, frozenset[str]]) -> Iterable[Mention]:
    """Whom a request is made to: "asked Germany for", "called on Berlin to", "a request to Washington"."""
    for v in (verb, verb.head):
        if v.lemma_.lower() not in groups["request"]:
            continue
        for child in v.children:
            tells = v != verb and v.lemma_.lower() in passage.group("aid", "telling")  # "Washington stressed that X needs"
            asker = child.dep_ == "nsubj" and (tells or has(v, "dobj", "dative"))  # "the US is encouraging its allies to donate"
            named = [child] if child.dep_ in ("dobj", "nsubj", "dative") and not asker else []
            if child.dep_ == "prep" and child.lower_ in ("on", "to", "from"):
                named = [c for c in child.children if c.dep_ == "pobj"]
            yield from (m for t in named if (m := passage.mention_at(t)) is not None and m.kind in ASKED)
    for child in verb.children:
        m = passage.mention_at(child)
        if child.dep_ == "nsubj" and verb.head.lemma_.lower() in groups["request"] and m is not None and m.kind in ASKED:
            yield m


def _from(passage: Passage, verb: Token, heads: Sequence[Token]) -> list[str]:
    """The donors after "from" or "supplied by"."""
    out: list[str] = []
    for token in (verb, *heads):
        for child in token.children:
            by = [c for c in child.children if c.dep_ == "agent"] if child.dep_ == "acl" and token != verb else []
            for prep in by or [child] * (child.dep_ == "prep" and child.lower_ == "from"):
                named = [c for c in prep.children if c.dep_ == "pobj" and passage.mention_at(c) is not None]
                out += states(passage, named)
    return [name for name in out if name]


def _through(passage: Passage, verb: Token) -> list[str]:
    """Whose programme a thing comes through where no giver is named: "has received aid under the PURL programme"."""
    bodies = passage.story.words.pairs("aid", "bodies_of")
    named = (m for m in passage.mentions_in(verb, "organisation") if m.i > verb.i and any(
        t.lower_ in PROGRAMMES for t in passage.doc[max(verb.i, m.i - 3):m.i]))
    return [bodies[m.name] for m in named if m.name in bodies][:1]


def _day(passage: Passage, verb: Token) -> str | None:
    """The day on which it was given, named or announced: one that hangs on the verb itself."""
    for day in passage.days:
        if day.kind not in ("day", "month") or not day.iso:
            continue
        token = word_of(passage.doc, day.start, day.end)
        while token.head != token and token.pos_ not in ("VERB", "AUX"):
            token = token.head
        if token.i == verb.i:
            return day.iso
    return None
