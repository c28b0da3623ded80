"""Where a strike hit.

Understood: "a strike on Odesa", "in Brovary, near Kyiv", "in Kherson, the governor said that shelling killed two", "the capital", "five drones there" by a
mayor. Left out: places that only tell where somebody speaks, where weapons were launched, what is near, or whose office it is.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part
from generator.grammar.attack_place_names import ADJECTIVES, DIRECTIONS, around, is_quarter, region_of, with_sites
from generator.grammar.function_words import SUBJECTS
from generator.grammar.names import Mention, head
from generator.grammar.passages import Passage
from generator.grammar.place_regions import lies_in
from generator.grammar.relations import first
from generator.model import Country, Place

BESIDE = frozenset("near outside from of off".split())
"""Before a landmark for another place."""
MEANWHILE = frozenset(("as", "while", "amid"))
OFFICE_NEAR = 4
"""Words from a region up to the office: "the governor of the central region of Cherkasy"."""
APART = 12
"""Tokens between a city and the region that it lies in."""


def places(part: Part) -> tuple[Mention, ...]:
    """The cities and regions hit or targeted; a region gives way to a city named in it."""
    named = [m for m in part.passage.mentions if m.kind == "place" and m.i in part and _is_scene(m, part)]
    named = with_sites(named, part)
    inner = [m for m in named if not _only_beside(m, named, part) and not _quarter(m, named, part) and not around(m, named, part)]
    return tuple(m for m in inner if not _holds(m, inner, part))


def capital(part: Part, country: str) -> str | None:
    """The city that "the capital" means in a part, by the country that is hit."""
    for token in part.passage.doc[part.i : part.j]:
        if token.lemma_.lower() not in part.group("capital_words") or token.dep_ == "compound" or speaks(token, part):
            continue
        words = {c.lower_ for c in token.children}
        if token.head.lower_ == "of" and token.head.head.lower_ in DIRECTIONS:
            continue  # "in Lviv, west of the capital"
        if words & part.group("not_the_capital") or "the" not in {t.lower_ for t in token.subtree} and not _possessed(token, part):
            continue
        said = _possessed(token, part) or country
        entry = next((c for c in part.passage.story.names.lexicon.countries if c.name == said), None)
        if isinstance(entry, Country) and entry.capital and said in part.passage.story.at_war and not _origin(token, part):
            return entry.capital
    return None


def _possessed(token: Token, part: Part) -> str:
    near = (part.passage.mention_at(c) for c in token.children if c.dep_ in ("amod", "poss", "compound", "nmod"))
    return next((m.country for m in near if m is not None and m.kind == "country"), "")


def _is_scene(mention: Mention, part: Part) -> bool:
    token = head(part.passage.doc, mention)
    entry = mention.entry
    if isinstance(entry, Place) and entry.kind == "country":
        return False
    follows = part.passage.doc[mention.j].lower_ if mention.j < part.j else ""
    if follows in ("-", "–") and mention.j + 1 < part.j and part.passage.doc[mention.j + 1].tag_ in ("VBN", "VBD", "JJ"):
        return False  # "the Moscow-appointed governor"
    opening = part.passage.doc[mention.i]
    if opening.ent_type_ == "PERSON" and opening.ent_iob_ == "I" and mention.form != "unknown":
        return False  # a person who is called like a place
    if _in_quotes(mention, part) or set(mention.name.lower().split()) & part.group("named_after"):
        return False
    if _is_ship(mention, part) or (token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in part.group("local_offices")):
        return False  # "the deputy mayor of Magadan"
    if mention.name.endswith(ADJECTIVES) and mention.form != "unknown" and is_quarter(mention, part) and not region_of(mention, part.passage):
        return False  # "the central Shevchenkivskyi district" is one of a city
    meetings = part.passage.group("talks", "meeting_nouns", "negotiation_nouns", "conference_nouns")
    if mention.country not in part.passage.story.at_war and any({t.lower_, t.lemma_.lower()} & meetings for t in part.passage.doc[part.i:mention.i]):
        return False  # "strikes hours after talks in Abu Dhabi", whatever the parse makes of a headline
    if follows in part.group("named_after") or _names_other(mention, part) or _origin(token, part) or speaks(token, part) or _in_name(token, part.passage):
        return False
    return _told_here(token, part)


def _names_other(mention: Mention, part: Part) -> bool:
    """What only has the name of a place: "Battlegroup Dnepr", "the 1977 Geneva Peace Protocols"."""
    doc, token = part.passage.doc, part.passage.doc[mention.j - 1]
    whole = token.head if token.dep_ in ("compound", "nmod") and token.head.i > token.i else token
    called = part.group("named_after")
    return bool({whole.lower_, whole.lemma_.lower()} & called) or mention.i > part.i and doc[mention.i - 1].lower_ in part.group("units_called")


def _is_ship(mention: Mention, part: Part) -> bool:
    """A ship that has the name of a place or of a person: "the submarine Rostov-on-Don", "the frigate Admiral Makarov", "the Novocherkassk"."""
    doc, at = part.passage.doc, mention.i - 1
    while at > part.i and doc[at].pos_ == "PROPN" and part.passage.mention_at(doc[at]) is None:
        at -= 1
    apposed = at - 2 >= part.i and at == mention.i - 1 and doc[at].lower_ == "the" and doc[at - 1].text == ","
    if at >= part.i and doc[at - 2 if apposed else at].lemma_.lower() in part.group("ships"):
        return True
    bare = mention.j >= len(doc) or doc[mention.j].pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "NUM", "PART")
    city = isinstance(mention.entry, Place) and mention.entry.kind == "city"
    return city and bare and at >= part.i and at == mention.i - 1 and doc[at].lower_ == "the" and region_of(mention, part.passage) is None


def _in_quotes(mention: Mention, part: Part) -> bool:
    """A name in quotation marks of its own: the 'Druzhba' refinery."""
    doc = part.passage.doc
    return mention.i > 0 and mention.j < len(doc) and doc[mention.i - 1].is_quote and doc[mention.j].is_quote


def _origin(token: Token, part: Part) -> bool:
    """ "launched from Kursk", "from the direction of the Sea of Azov", "from systems located in Crimea"."""
    node = token
    while node.head.i != node.i and (node.pos_ not in ("VERB", "AUX") or node.dep_ == "acl"):
        if node.dep_ == "prep" and node.lower_ in ("at", "on", "towards", "toward", "over", "to", "against"):
            return False
        if node.dep_ == "prep" and node.lower_ == "from":
            if node.head.lemma_.lower() in part.group("found_verbs"):
                return False  # "pulled bodies from a house in Odesa"
            return not {node.head.lemma_.lower(), *(c.lemma_.lower() for c in node.children)} & part.group("no_launch")
        node = node.head
    return False


def speaks(token: Token, part: Part) -> bool:
    """Whether the place belongs to the speaker: "the mayor of Lviv said", "he said in Kyiv"."""
    story = part.passage.story
    if _introduces_speaker(token, part):
        return True
    verbs = {a.verb for a in story.attributions if a.verb >= 0}
    struck = {t.i for t in part.triggers}
    node = token
    while node.head.i != node.i:
        if node.i in struck:
            return False  # "an attack on the town …, the governor added": the parse may make the attack the speaker
        if node.dep_ in ("nsubj", "agent") and node.head.i in verbs and node.pos_ in ("NOUN", "PROPN", "PRON", "ADP"):
            return True
        if node.pos_ == "ADP" and node.head.i in verbs and node.i > node.head.i and abs(node.i - node.head.i) < 4:
            return True
        if node.lower_ == "according":
            return True
        if node.pos_ in ("VERB", "AUX") and node.i not in verbs and part.passage.mention_at(node) is None:
            return False
        node = node.head
    return any(m.kind in ("organisation", "person") and m.i <= token.i < m.j for m in part.passage.mentions)


def _introduces_speaker(token: Token, part: Part) -> bool:
    """True between the name of a speaker and the verb of saying: "X, the head of the administration in Donetsk Oblast, reported"."""
    people = {m.name: m.j for m in part.passage.mentions if m.kind == "person" and m.j <= token.i}
    if not people:
        return False
    for said in part.passage.story.attributions:
        at = people.get(said.speaker)
        if at is not None and token.i < said.verb < part.passage.sent.end and part.passage.doc[at].text == ",":
            return not any(at < t.i < token.i for t in part.triggers)
    return False


def _in_name(token: Token, passage: Passage) -> bool:
    """ "Kharkiv Mayor", "the Kyiv school of economics": a place inside another name or office."""
    if token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
        top, own = token.head, passage.mention_at(token.head)
        if own is not None and own.kind == "place" and passage.doc[token.i + 1].text == ",":
            return False  # "shelled Kupiansk, Kharkiv"
        offices = passage.group("attacks", "local_offices")
        return (
            top.ent_type_ == "PERSON"
            or any(t.lemma_.lower() in offices for t in (top, *top.lefts))
            or token.head.lemma_.lower() in offices
        )
    return False


def _told_here(token: Token, part: Part) -> bool:
    """Whether the place hangs on what tells of the attack, not on another happening of the sentence."""
    triggers = {t.i for t in part.triggers}
    node = token
    meetings = part.passage.group("talks", "meeting_nouns", "negotiation_nouns", "conference_nouns")
    while node.head.i != node.i:
        if node.i in triggers:
            return True
        if node.pos_ in ("VERB", "AUX"):
            break
        if node.pos_ == "NOUN" and node.lemma_.lower() in meetings - part.group("salvoes"):
            return False  # "a day ahead of talks in Geneva"
        node = node.head
    verb = node
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.lemma_.lower() in meetings - part.group("salvoes") for c in verb.children):
        return False
    talk = part.passage.group("talks", "meeting_verbs", "call_verbs", "negotiation_verbs")
    speech = {a.verb for a in part.passage.story.attributions}
    if verb.i in triggers or verb.pos_ not in ("VERB", "AUX"):
        return True
    if verb.i in speech and _opens_with(token, verb, part):
        return True
    if verb.lemma_ in talk or verb.i in speech or verb.lemma_ in part.group("elsewhere", "blame_verbs"):
        return False
    if not triggers:
        return True
    if verb.lemma_ == "follow" and token.i < verb.i < min(triggers):
        return False  # "the casualties in Kramatorsk followed a barrage on Kharkiv"
    if verb.lemma_ in part.group("kill_verbs", "injure_verbs") and verb.i not in speech:
        return True  # "attacks continued on Sunday, injuring two in the Kharkiv region"
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in MEANWHILE for c in verb.children):
        return False  # "as fighting raged in the towns of the east"
    below = {t.i for t in verb.subtree}
    return bool(below & triggers) or any(verb.is_ancestor(t) or t.is_ancestor(verb) for t in part.triggers)


def _opens_with(token: Token, verb: Token, part: Part) -> bool:
    """True for the place that opens a sentence: "In Kherson, the governor said that shelling killed two people"."""
    preposition = token.head
    subject = first(verb, *SUBJECTS)
    if subject is not None and _in_its_capital(token, subject, part):
        return False
    return (token.dep_ == "pobj" and preposition.lower_ in ("in", "across") and preposition.head.i == verb.i and subject is not None
            and preposition.i <= part.passage.sent.start + 2 and token.i < subject.left_edge.i)


def _in_its_capital(token: Token, subject: Token, part: Part) -> bool:
    """True for "in Moscow, the Russian authorities said": where they sit, and no place of the attack."""
    place = part.passage.mention_at(token)
    countries = part.passage.story.names.lexicon.countries
    seat = place is not None and any(c.capital == place.name and c.name == place.country for c in countries)
    whose = {m.country for m in part.passage.mentions_in(subject, "country", "organisation")}
    return seat and place is not None and place.country in whose


def _only_beside(mention: Mention, named: list[Mention], part: Part) -> bool:
    """A landmark for another place: "in Brovary, near Kyiv", "60 km east of Dnipro"."""
    before = part.passage.doc[mention.i - 1] if mention.i > part.i else None
    if before is None or before.lower_ not in BESIDE:
        return False
    if before.lower_ == "of" and not (mention.i >= 2 and part.passage.doc[mention.i - 2].lower_ in DIRECTIONS):
        return False
    doc, starts = part.passage.doc, {m.i for m in named}
    if before.lower_ == "near" and mention.j + 2 < part.j and doc[mention.j].lower_ in (",", "and") and {mention.j + 1, mention.j + 2} & starts and not any(
            lies_in(mention, m) for m in named if m.i == mention.j + 1) and not any(m.j < mention.i for m in named):
        return False  # "near Berestove, Kyslivka and Synkivka"
    return before.lower_ == "of" or any(m is not mention and not lies_in(mention, m) for m in named)


def _quarter(mention: Mention, named: list[Mention], part: Part) -> bool:
    """A district or works of another place: "Kharkiv's Shevchenkivskyi district", "the Dnipro Hydroelectric Plant"."""
    if mention.j + 1 < part.j and part.passage.doc[mention.j].tag_ == "POS" and any(m.i in (mention.j + 1, mention.j + 2) for m in named):
        return True  # "in Sumy's Bilopillia city"
    if len(named) < 2 or mention.j >= part.j or mention.form == "unknown" or (region_of(mention, part.passage) or "").endswith(" district"):
        return False
    quarters = part.group("quarters")
    after = part.passage.doc[mention.j]
    if (
        after.pos_ == "PROPN"
        and after.is_title
        and part.passage.mention_at(after) is None
        and after.ent_type_ != "PERSON"
    ):
        return True
    return any(t.lower_ in quarters for t in part.passage.doc[mention.j : min(mention.j + 2, part.j)])


def _holds(region: Mention, named: list[Mention], part: Part) -> bool:
    """Whether a region only says where a named city lies."""
    entry, doc = region.entry, part.passage.doc
    if not isinstance(entry, Place) or entry.kind != "region":
        return False
    if region.i > 0 and doc[region.i - 1].lower_ == "and":
        return False
    inside = [
        m for m in named if isinstance(m.entry, Place) and m.entry.kind != "region" and m.entry.region == entry.name
    ]
    return any(
        abs(m.i - region.i) < APART and "and" not in {t.lower_ for t in doc[min(m.j, region.j) : max(m.i, region.i)]}
        for m in inside
    )


def points_home(part: Part) -> bool:
    """True where a local official speaks of his own: "five drones there", "over his region"."""
    words = [t.lower_ for t in part.passage.doc[part.i : part.j]]
    return "there" in words or any(a in ("his", "her", "the", "this", "our") and b in part.group("home_words")
                                   for a, b in zip(words, words[1:], strict=False))


def office_place(part: Part) -> tuple[Mention, ...]:
    """The city or region of a local official who reports: "Kharkiv Mayor … said a bomb had struck a house"."""
    offices = part.group("local_offices")
    out = []
    for m in part.passage.named("place"):
        token = head(part.passage.doc, m)
        near = (
            {t.lemma_.lower() for t in (token.head, *token.head.children, token.head.head)}
            if token.head != token
            else set()
        )
        near |= {t.lemma_.lower() for t in list(token.ancestors)[:OFFICE_NEAR] if t.pos_ in ("NOUN", "PROPN")}
        if near & offices and speaks(token, part) and isinstance(m.entry, Place) and m.entry.kind in ("city", "region"):
            out.append(m)
    return tuple(out[:1])
