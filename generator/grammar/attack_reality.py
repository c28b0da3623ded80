"""Whether a word tells of a strike as done: no plan, threat, wish, denial, condition or habit.

Done: "Russia attacked", "managed to shoot down", "after the strike", "what he called a massive attack". Not done: "could attack", "threatened to strike",
"a possible strike", "if missiles hit", "daily shelling", "since Russia's attack on Ukraine", "likened it to attacks on a church".
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.function_words import CONDITIONS, FINITE, LISTING, UNREAL
from generator.grammar.opinions import is_foreseen
from generator.grammar.passages import Passage
from generator.grammar.relations import behind, has, helping
from generator.grammar.texts import text_of

TABLE = "attacks"
PAST_ADJUNCTS = frozenset(("after", "during", "following", "despite", "from"))
"""Behind one of these an attack has happened, whatever its verb tells."""
ADJUNCTS = PAST_ADJUNCTS | frozenset(("in", "amid", "by", "before", "as", "with", "over"))
ENDS = tuple(".!?:;,…”\"")
UNLESS = CONDITIONS | {"whether"}
WAR_BEGAN = frozenset(("before", "after", "following", "since"))
"""Behind one of these "the Russian attack on Ukraine" is the war."""
FELT = frozenset(("about", "of", "over"))
"""Behind an adjective, before what one fears or minds."""
COMPARED = frozenset(("to", "with"))
HEADLINES = ("headline", "subheading", "caption")
"""In these the present tense tells of what has happened."""
AIMED = frozenset(("on", "at", "of", "near", "against"))
"""Behind a noun of a strike, before what it hit."""
TRADED = 4
"""Words between "exchange" and what is exchanged."""


def is_told_as_done(token: Token, passage: Passage) -> bool:
    """False for plans, threats, wishes, denials, conditions and habits."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _real_noun(token, passage)
    return _real_verb(token, passage)


def _real_noun(noun: Token, passage: Passage) -> bool:
    group = passage.group
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "nmod", "neg")}
    if words & group(TABLE, "general_adjectives") or words & {"no", "any"}:
        return False
    if noun.tag_ == "NNS" and words & group(TABLE, "habitual"):
        return False  # "repeated missile attacks"
    if group(TABLE, "traded") & {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - TRADED):noun.i]}:
        return False  # "Kyiv and Moscow trade drone strikes" tells of neither side's
    if is_foreseen(noun, passage.story.words):
        return False
    if words <= {"the", "russian"} and noun.tag_ == "NN" and noun.lower_ == "attack" and _on_a_country(noun, passage) and not any(
            d.dates_event for d in passage.days) and noun.head.lower_ in WAR_BEGAN:
        return False  # "a week before the Russian attack on Ukraine"
    node = named_so(noun, passage)
    while node.head.i != node.i and (node.pos_ not in ("VERB", "AUX") or (node != noun and node == named_so(noun, passage))):
        above = node.head
        if node.dep_ == "pobj" and (above.lower_ == "since" or (above.lower_ == "amid" and _on_a_country(noun, passage))):
            return False  # "amid Russia's attack on Ukraine" is the war
        if node.dep_ == "pobj" and above.lower_ in ADJUNCTS and above.head.pos_ in ("VERB", "AUX"):
            return _not_unreal(above.head) and not _supposed(above.head) or above.lower_ in PAST_ADJUNCTS
        if node.dep_ == "pobj" and node.tag_ == "NNS" and above.lower_ in FELT and above.head.pos_ == "ADJ" and not any(d.dates_event for d in passage.days):
            return False  # "is wary of strikes", "worried about attacks"
        if above.pos_ == "NOUN" and above.lemma_.lower() in group(TABLE, "general_nouns"):
            return False
        if node.dep_ == "pobj" and above.lower_ in COMPARED and above.head.lemma_ in group(TABLE, "comparing_verbs"):
            return False  # "likened it to attacks on a church" tells of no strike
        node = above
    if node.pos_ not in ("VERB", "AUX"):
        return True
    dated = node.lemma_ == "continue" and any(d.dates_event and d.kind == "day" for d in passage.days)  # "continued overnight, killing two"
    if dated:
        return _not_unreal(node)  # "as strikes continue, with two people killed on Friday"
    if node.lemma_ in group(TABLE, "reacting") and (noun.tag_ == "NN" or any(d.dates_event and d.kind == "day" for d in passage.days)):
        return _not_unreal(node)  # "we condemn the attack"
    return node.lemma_ not in group(TABLE, "habits") and _real_verb(node, passage)


def _on_a_country(noun: Token, passage: Passage) -> bool:
    aims = behind(noun, "on", "against")
    return any((m := passage.mention_at(a)) is not None and m.kind == "country" for a in aims)


def named_so(noun: Token, passage: Passage) -> Token:
    """The clause of "what X called a massive attack", "what appears to be a strike", in whose place the noun stands; else the noun itself."""
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        return seeming(noun) or noun
    named = noun.dep_ in ("oprd", "dobj", "attr", "xcomp") and verb.lemma_ in passage.group("verbs", "naming")
    return verb if named and any(c.lower_ == "what" for c in verb.subtree if c.i < noun.i) else noun


def as_noun(token: Token, passage: Passage) -> bool:
    """True for a noun that the parse takes for a verb: "Strike on a school", "Shelling of a bus stop" as a line of its own."""
    if token.tag_ not in ("VB", "VBG", "VBP") or token.lower_ not in passage.group(TABLE, "strike_nouns") or has(token, "nsubj", "dobj", "aux"):
        return False
    return aimed(token) and is_fragment(passage)


def aimed(token: Token) -> bool:
    """Whether what was hit stands straight behind a word for a strike."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in AIMED and token.nbor().head == token


def is_fragment(passage: Passage) -> bool:
    """True for words without a verb of their own: "Aftermath of shelling in Izium."."""
    return not any(t.tag_ in FINITE and t.dep_ not in ("relcl", "acl", "pcomp") for t in passage.tokens)


def seeming(noun: Token) -> Token | None:
    """The clause behind a preposition that only says what something appears to be: "in what appears to be a strike"."""
    verb = noun.head
    while verb.dep_ in ("xcomp", "ccomp"):
        verb = verb.head
    return verb if noun.dep_ == "attr" and verb.dep_ == "pcomp" and any(t.lower_ == "what" for t in verb.subtree if t.i < noun.i) else None


def _real_verb(verb: Token, passage: Passage) -> bool:
    if verb.dep_ in ("acl", "pcomp") and verb.tag_ == "VBG" and any(c.lower_ == "to" and c.dep_ == "aux" for t in verb.ancestors for c in t.children):
        return False  # "may hit back to stop forces attacking X"
    if verb.dep_ == "acl" and has(verb, "aux") and "to" in helping(verb) and not _of_a_row(verb.head, passage):
        return False  # "permission to carry out strikes"
    if verb.dep_ in ("amod", "acl", "compound"):
        return True
    if not _not_unreal(verb) or only_spoken_of(verb, passage):
        return False
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ == "let" and verb.head.tag_ in ("VBZ", "VBP"):
        return False  # "that lets the army strike" is a habit
    helpers = helping(verb)
    head, group = verb.head, passage.group
    if verb.dep_ in ("ccomp", "xcomp", "pcomp", "dobj") and head.lemma_ in group("verbs", "deny") - group(
        "verbs", "confirm"
    ):
        return False
    if verb.dep_ in ("xcomp", "ccomp", "pcomp", "conj", "advcl") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "ADP"):
        nonfinite = "to" in helpers or (verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp"))
        if nonfinite and head.lemma_ in group(TABLE, "habits"):
            return _went_on(verb, passage)
        habit = head.lemma_ == "use" and any(c.lower_ in ("has", "have") for c in head.children)
        if "to" in helpers and (habit or head.lemma_ not in group("verbs", "happened") or helping(head) & (UNREAL | {"to"})):
            return False  # "HIMARS, which the army has used to target depots" is a habit, "to use missiles to strike X" a wish
        if not helpers and verb.tag_ in ("VB", "VBG") and head != verb and head.pos_ in ("VERB", "AUX"):
            return _real_verb(head, passage) if verb.dep_ != "pcomp" else True
    elif "to" in helpers:
        return False
    present = verb.tag_ in ("VBZ", "VBP") and not helpers and verb.lower_ not in group(TABLE, "like_past")
    return not present or passage.role in HEADLINES or is_heading(passage) or verb.pos_ == "AUX"


def _went_on(verb: Token, passage: Passage) -> bool:
    """"On 29 March, Russian forces continued to shell the city": done on a day."""
    head = verb.head
    past = head.lemma_ == "continue" and head.tag_ in ("VBD", "VBN") and verb.dep_ == "xcomp" and not has(head, "neg")
    return past and not helping(head) & UNREAL and any(d.dates_event and d.kind == "day" for d in passage.days)


def is_heading(passage: Passage) -> bool:
    """A line of its own without a full stop: "1. Five killed as Russia hits a railway"."""
    text, end = text_of(passage.doc), passage.end
    return text[end - 1:end] not in ENDS and text[end:end + 2].strip(" ") in ("", "\n", "\n\n")


def _of_a_row(noun: Token, passage: Passage) -> bool:
    """"The first missile to hit the city", "an attempt to attack it": the infinitive tells what was done."""
    return noun.lemma_.lower() in passage.group(TABLE, "tried") or any(c.dep_ == "amod" and c.lower_ in passage.group(TABLE, "of_a_row") for c in noun.children)


def only_spoken_of(verb: Token, passage: Passage) -> bool:
    """True for a form without a tense that hangs on nothing done: "hitting such depots would help", "capable of striking", "to strike a depot and destroy it"."""
    happened = passage.group("verbs", "happened")
    node = verb
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and not any(d.dates_event and d.kind == "day" for d in passage.days):
        if any(t.lemma_ in passage.group(TABLE, "stepped_up") for t in verb.ancestors if t.pos_ == "VERB" and t.i < verb.i):
            return True  # "it has been stepping up its attacks, hitting refineries"
    while node.tag_ in ("VB", "VBG") and node.head.i != node.i:
        helpers = helping(node)
        if "to" in helpers or helpers & UNREAL:
            return bool(helpers & UNREAL) or (node.head.lemma_ not in happened and not _went_on(node, passage))
        if node.tag_ == "VB" and node.dep_ == "conj" and node.head.tag_ in ("VBZ", "VBD", "VBN"):
            return True  # "includes decisions to strike sites, destroy depots": the parse hangs it too high
        if (node.dep_ == "csubj" and node.head.tag_ not in ("VBD", "VBN")) or (node.dep_ == "pcomp" and node.head.head.lemma_ in passage.group(TABLE, "able")):
            return True
        if node.dep_ == "pcomp" and node.head.lower_ in LISTING:
            return node.head.head.pos_ == "NOUN"  # "the right to defend itself, including striking an aggressor"
        if node.dep_ == "pcomp" and node.head.lower_ == "by":
            node = node.head.head
        elif node.dep_ in ("conj", "advcl") or (node.dep_ in ("xcomp", "ccomp") and node.tag_ == "VB"):
            node = node.head
        else:
            return False
    return bool(helping(node) & UNREAL) and node.i != verb.i


def _supposed(verb: Token) -> bool:
    """True for "destroy" in "may attempt to destroy it with strikes"."""
    node = verb
    while node.tag_ == "VB" and node.dep_ in ("xcomp", "ccomp") and node.head.pos_ == "VERB":
        node = node.head
        if helping(node) & UNREAL:
            return True
    return False


def _not_unreal(verb: Token) -> bool:
    helpers = helping(verb)
    if helpers & UNREAL or has(verb, "neg"):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in UNLESS for c in verb.children)
