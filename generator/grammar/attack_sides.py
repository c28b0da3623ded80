"""Which side struck: the country whose hands, weapons or attacks a stretch of text names; never the one that speaks.

    "Russian drones", "Russia's overnight attack", "launched by Russia", "Ukrainian forces shelled", "the enemy
    attacked", "74 Ukrainian drones were shot down", "air defences of the Ukrainian army downed" (the other side
    attacked)

A strike by "drones" alone has no attacker.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, is_interception, objects
from generator.grammar.attack_place_names import DIRECTIONS, territory
from generator.grammar.attack_reality import named_so
from generator.grammar.function_words import RELATIVE, SUBJECTS, WHOEVER
from generator.grammar.names import Mention
from generator.grammar.relations import behind, by_whom, first, has, is_passive
from generator.grammar.texts import end_of
from generator.model import Organisation

AGENTS = ("agent", "by")
ARMED = ("army", "government", "ministry", "body", "agency")


def attacker(part: Part) -> str | None:
    """The one side that all triggers of a part point to; None where there is none or where they differ."""
    found = [side for t in part.triggers if (side := attacker_of(t, part)) is not None]
    return found[0] if found and len(set(found)) == 1 else None


def attacker_of(trigger: Token, part: Part) -> str | None:
    """The side behind one trigger."""
    passage = part.passage
    if is_interception(trigger, passage):
        return _of_interception(trigger, part)
    read = _of_noun(trigger, part) if trigger.pos_ in ("NOUN", "PROPN") else _of_verb(trigger, part)
    harmed = trigger.lemma_ in part.group("kill_verbs", "injure_verbs")  # "Ukrainian soldiers killed": no word of who struck
    return read or (None if harmed else _just_before(trigger, part))


def _just_before(trigger: Token, part: Part) -> str | None:
    """The side whose adjective or possessive stands just before a trigger, where the parse has lost it."""
    for i in range(trigger.i - 1, max(part.i, trigger.i - 5) - 1, -1):
        token = part.passage.doc[i]
        mention = part.passage.mention_at(token)
        if mention is not None and mention.kind == "country":
            if part.passage.doc[mention.j].lemma_.lower() in part.group("tellers"):
                return None
            owns = mention.form == "demonym" or part.passage.doc[mention.j].tag_ == "POS"
            return mention.country if owns and mention.country in part.passage.story.at_war else None
        if (called := _called(token, part)) is not None:
            return called
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PART") and not token.is_punct:
            return None
    return None


def _of_noun(noun: Token, part: Part) -> str | None:
    """ "Russian missile strike", "an attack by Russia", "Russia launched a strike", "debris from Russian drones"."""
    own = _owner(noun, part) or _its(noun, part)
    if own:
        return own
    aimed = any(c.lower_ in ("on", "against") for c in noun.children)
    for child in noun.children:
        if child.lower_ in ("by", "of", "from") and child.dep_ in ("prep", "agent") and not (aimed and child.lower_ == "from"):
            for g in child.children:  # not "an attack on a ship from Russia's fleet"
                side = _acting(g, part) if child.lower_ == "by" else _owner(g, part)
                if side and (child.lower_ != "of" or g.lemma_.lower() in part.group("forces")):
                    return side
    for child in noun.children:  # "the strikes that Russia carried out"
        if child.dep_ == "relcl" and child.lemma_ in part.group("carry_verbs", "launch_verbs") and not is_passive(child):
            subject = first(child, "nsubj")
            if subject is not None and subject.lower_ not in RELATIVE and (side := _acting(subject, part)):
                return side
    node = named_so(noun, part.passage)
    node = node.head if node != noun else noun
    while node.head.i != node.i and node.pos_ != "VERB":
        node = node.head
        telling = node.pos_ in ("NOUN", "PROPN") and node.lemma_.lower() in part.group("strike_nouns", "forces")
        if telling and (side := _owner(node, part)):
            return side
    if node.pos_ == "VERB" and (side := _blamed(noun, node, part)):
        return side
    doing = part.group("carry_verbs", "launch_verbs", "damage_verbs", "kill_verbs", "injure_verbs", "strike_verbs")
    if node.pos_ == "VERB" and node.lemma_ in doing and not is_interception(node, part.passage):
        return _of_verb(node, part)
    return None


def _its(noun: Token, part: Part) -> str | None:
    """The side that tells of its own strike: "the general staff confirmed its strike on X"."""
    if not any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in noun.children):
        return None
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    subject = first(verb, "nsubj") if verb is not None else None
    return _acting(subject, part) if subject is not None and subject.i < noun.i else None


def _blamed(noun: Token, verb: Token, part: Part) -> str | None:
    """The one who is blamed: "blamed Ukraine for the attack", "pinned the shelling on Russia", "accused Kyiv of a strike"."""
    if verb.lemma_ not in part.group("accuse", "blame_verbs"):
        return None
    hung = noun
    while hung.head.i != verb.i and hung.head.i != hung.i:
        hung = hung.head
    if hung.dep_ == "dobj" and hung.i == noun.i:
        aims = behind(verb, "on", "to", "upon")
    else:
        aims = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i != hung.i] if hung.lower_ in ("for", "of", "over") else []
    return next((side for t in aims if (side := _acting(t, part))), None)


def _of_verb(verb: Token, part: Part) -> str | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        if side := _acting(verb.head, part):
            return side
        if verb.i > part.i and verb.nbor(-1).text == "," and (above := next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None)) is not None:
            return _of_verb(above, part)  # "advanced in the direction of Soledar, carrying out airstrikes"
    agent = next((g for c in verb.children if c.dep_ in AGENTS or c.lower_ == "by" for g in c.children), None)
    if agent is not None and (side := _acting(agent, part)):
        return side
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        return _behind_gerund(verb, part)
    subject = first(verb, *SUBJECTS)
    passive = is_passive(verb) or (subject is not None and verb.lemma_ in part.group("kill_verbs", "injure_verbs") and not has(verb, "dobj"))
    if not passive and subject is not None:
        if subject.lower_ in WHOEVER:
            # "They" of a sentence on its own or inside a quotation are as often the enemy.
            said = part.passage.voice(subject)
            own = subject.lower_ == "we" or (verb.dep_ in ("ccomp", "conj", "xcomp") and not (said and said.quoted))
            return _speaking_side(part) if own else None
        if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return _acting(verb.head, part)
        side = _acting(subject, part)
        if side:
            return side
        if subject.lemma_.lower() in part.group("forces") and any(
            c.lower_ in ("its", "our", "their") for c in subject.children
        ):
            return _speaking_side(part)
        if subject.lower_ == "forces":
            return None
    elif subject is None and not passive and verb.dep_ in ("conj", "advcl", "xcomp", "ccomp") and verb.head.pos_ == "VERB":
        reported = verb.head.lemma_ == "report" and verb.tag_ == "VBG"  # "officials reported shelling"
        if not reported and not is_interception(verb.head, part.passage):
            above = _of_verb(verb.head, part)
            if above:
                return above
    hitting = part.group("strike_verbs", "damage_verbs", "kill_verbs", "injure_verbs")
    named = [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else []  # "soldiers killed by a mine"
    struck = [*named, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))] if verb.lemma_ in hitting else []
    for thing in objects(verb):
        if any(thing == s or thing in s.conjuncts for s in struck):
            continue  # "drones attacked the Russian fleet", "two Ukrainian soldiers were killed"
        if thing.lemma_.lower() in part.group("forces", "strike_nouns") and (side := _owner(thing, part)):
            return side
    return None


def _behind_gerund(verb: Token, part: Part) -> str | None:
    """ "accused Russia of striking", "blamed Moscow for shelling", "of undermining peace by launching", "broke it by firing"."""
    above = verb.head.head
    if above.lemma_ in part.group("accuse"):
        return next((s for c in above.children if c.dep_ in ("nsubjpass", "dobj") and (s := _acting(c, part))), None)
    if verb.head.lower_ not in ("by", "after", "before", "while", "in") or above.pos_ != "VERB":
        return None
    if above.dep_ == "pcomp" and above.tag_ == "VBG":
        return _behind_gerund(above, part)
    passive = is_passive(above)
    return None if passive else next((s for c in above.children if c.dep_ == "nsubj" and (s := _acting(c, part))), None)


def _of_interception(verb: Token, part: Part) -> str | None:
    """Whose weapons were downed: named with them, else the opponent of the army that downed them."""
    downing = by_whom(verb)
    for thing in objects(verb):
        if thing in downing:
            continue  # "shot down by the Russian air defence systems"
        side = _owner(thing, part)
        if side and thing.lemma_.lower() not in part.group("defences"):
            return side
        for child in thing.children:
            if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and (side := _of_verb(child, part)):
                return side
    subject = first(verb, "nsubj")
    agent = next(iter(by_whom(verb)), None)
    actor = agent if agent is not None else subject
    defender = None
    if actor is not None and actor.lower_ not in WHOEVER:
        defender = _owner(actor, part, plain=True)
    return part.passage.story.words.opponent(defender or _speaking_side(part) or "")


def _acting(token: Token, part: Part) -> str | None:
    """The side that a subject or agent acts for."""
    passage = part.passage
    token = _counted(token, part)
    named = {_armed(m) for t in (token, *token.conjuncts) if (m := passage.mention_at(t)) is not None} & set(
        passage.story.at_war
    )
    if named:
        return named.pop() if len(named) == 1 else None
    whose = behind(token, "of") if token.lemma_.lower() in part.group("forces") else []  # "the military forces of Russia"
    return _owner(token, part) or next((m.country for t in whose if (m := passage.mention_at(t)) is not None and m.kind == "country" and m.country in passage.story.at_war), None)


def _counted(token: Token, part: Part) -> Token:
    """What is counted by a noun: "dozens of Russian missiles", "a wave of drones"."""
    if token.lemma_.lower() not in part.group("parts_of", "salvoes", "counting_words"):
        return token
    return next(iter(behind(token, "of")), token)


def _armed(mention: Mention) -> str:
    if mention.kind == "country":
        return mention.country
    entry = mention.entry
    return entry.country if isinstance(entry, Organisation) and entry.kind in ARMED else ""


def _owner(token: Token, part: Part, *, plain: bool = False) -> str | None:
    """The side named beside a noun: "Russian drones", "Russia's attack", "enemy drones", "the occupiers"."""
    passage = part.passage
    named = _called(token, part)
    if named:
        return named
    mention = passage.mention_at(token)
    if mention is not None and plain and (side := _armed(mention)) in passage.story.at_war:
        return side
    for child in (c for c in token.subtree if c.i < token.i):
        if child.dep_ not in ("amod", "poss", "compound", "nmod", "nsubj") or not _beside(child, token):
            continue
        mention = passage.mention_at(child)
        if mention is not None and mention.kind == "country" and mention.country in passage.story.at_war:
            if mention.form in ("name", "alias") and child.dep_ == "compound" and child.head.i != token.i:
                continue
            if mention.form in ("name", "alias") and mention.i > 0 and passage.doc[mention.i - 1].lower_.removesuffix("ern") in DIRECTIONS:
                continue  # "shelling in east Ukraine", "east Ukraine shelling"
            if mention.j < token.i and passage.doc[mention.j].lemma_.lower() in part.group("tellers"):
                continue  # "Russian media report missile attack"
            return mention.country
        if mention is not None and (side := _armed(mention)) in passage.story.at_war:
            return side
        if (named := _called(child, part)) is not None:
            return named
    return None


def _beside(child: Token, noun: Token) -> bool:
    """Whether a modifier hangs on the noun itself, or on another modifier of it."""
    node = child
    while node.i != noun.i:
        if node.dep_ not in ("amod", "poss", "compound", "nmod", "nummod", "nsubj"):
            return False
        node = node.head
    return True


def _called(token: Token, part: Part) -> str | None:
    """The side that its opponents call "occupiers", or "the enemy" of the one who speaks."""
    passage = part.passage
    hostile, lemma = passage.story.words.hostile, token.lemma_.lower()
    if lemma in hostile or token.lower_ in hostile:
        return hostile.get(lemma) or hostile[token.lower_]
    if lemma in part.group("enemy"):
        return passage.story.words.opponent(_speaking_side(part) or territory(passage.named("place"), passage))
    return None


def _speaking_side(part: Part) -> str | None:
    """The side of whoever says the words of a part."""
    passage = part.passage
    said = passage.says(passage.doc[part.i].idx, end_of(passage.doc[part.j - 1]))
    first = part.triggers[0] if part.triggers else None
    if said is None and first is not None:
        said = passage.voice(first)
    if said is None:
        return None
    near = passage.story.cast.mentions
    persons = {m.country for m in near if m.name == said.speaker and m.country in passage.story.at_war}
    if persons:
        return persons.pop() if len(persons) == 1 else None
    if said.verb >= 0:
        sent = passage.doc[said.verb].sent
        within = [
            m for m in near if sent.start_char <= m.start < sent.end_char and not said.start <= m.start < said.end
        ]
        named = [
            m
            for m in within
            if m.kind in ("country", "organisation", "place", "person") and m.country in passage.story.at_war
        ]
        if len({m.country for m in named}) == 1:
            return named[0].country
    return None
