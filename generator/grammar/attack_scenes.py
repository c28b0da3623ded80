"""Where a strike hit.

Left out: places that only tell where somebody speaks, where weapons were launched, what is near, or whose office it is.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from generator.grammar.attack_parts import Part
from generator.grammar.names import Mention, head
from generator.grammar.passages import Passage
from generator.grammar.settlements import DISTRICTS
from generator.model import Country, Place

ORIGINS = frozenset(("from",))
BESIDE = frozenset("near outside from of off".split())
ELSEWHERE = frozenset("arrive visit travel return hold live".split())
"""Verbs of another happening, whose places are not those of the attack."""
LISTING = frozenset((",", "and", "or", "as", "well", "the"))
"""What stands between the names of a list: "Kharkiv, as well as the western Lviv and Rivne regions"."""
MEANWHILE = frozenset(("as", "while", "amid"))
APART = 12
"""Tokens between a city and the region that it lies in."""
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "km kilometres kilometers miles".split()
)


def places(part: Part) -> tuple[Mention, ...]:
    """The cities and regions hit or targeted; a region gives way to a city named in it."""
    named = [m for m in part.passage.mentions if m.kind == "place" and m.i in part and _is_scene(m, part)]
    named = _with_sites(named, part)
    inner = [m for m in named if not _only_beside(m, named, part) and not _quarter(m, named, part)]
    return tuple(m for m in inner if not _holds(m, inner, part))


def _with_sites(found: list[Mention], part: Part) -> list[Mention]:
    """A base or works named after its city is told as that city: "Engels air base"."""
    rows = part.passage.story.names.entries
    out = []
    for m in found:
        if isinstance(m.entry, Place) and m.entry.kind == "site":
            near = [e for _, _, e in rows.get(m.name.split()[0], ()) if isinstance(e, Place) and e.kind == "city" and e.country == m.country]
            out += [replace(m, name=near[0].name, entry=near[0])] if near else []
        else:
            out.append(m)
    return out


def place_names(found: tuple[Mention, ...], passage: Passage) -> tuple[str, ...]:
    """How records write the places; a city's name that stands for its region is the region."""
    return tuple(dict.fromkeys(_region(m, passage) or m.name for m in found))


def _region(mention: Mention, passage: Passage) -> str | None:
    """ "the Odesa and Mykolaiv regions", "the region of Bryansk", "Voronezh Governor"."""
    entry, doc = mention.entry, passage.doc
    if not isinstance(entry, Place) or entry.kind != "city" or mention.form == "unknown":
        return None
    words = passage.story.group("attacks", "region_words")
    region = entry.region or f"{entry.name} region"
    if _before_the(mention, passage):
        return None
    if _of_regions(mention, passage, words):
        return region
    if mention.j < len(doc) and doc[mention.j].lower_ in passage.story.group("attacks", "regional_offices"):
        return region
    if mention.j + 1 < passage.sent.end and doc[mention.j].pos_ in ("NOUN", "ADJ") and doc[mention.j + 1].lower_ in words:
        return region  # "the Belgorod border region"
    at = mention.j
    while at < passage.sent.end and (doc[at].lower_ in LISTING or doc[at].tag_ == "JJ" or _is_place(doc[at], passage)):
        at += 1
    closing = doc[at].lower_ if at < passage.sent.end else ""
    if closing in DISTRICTS:
        return f"{entry.name} district" if _is_raion(mention, passage, at) else None
    return region if closing in words and closing.endswith("s") else None


def _before_the(mention: Mention, passage: Passage) -> bool:
    """True for Kyiv in "Kyiv and the Sumy and Poltava regions": the regions begin behind the article."""
    doc, at = passage.doc, mention.j
    if mention.i > passage.sent.start and (doc[mention.i - 1].lower_ == "the" or doc[mention.i - 1].text == ","):
        return False
    while at < passage.sent.end and (doc[at].lower_ in ("and", ",") or _is_place(doc[at], passage)):
        at += 1
    return at < passage.sent.end and at > mention.j and doc[at].lower_ == "the" and doc[at - 1].lower_ == "and"


def _is_raion(mention: Mention, passage: Passage, at: int) -> bool:
    """True for "the Kupiansk district", "the Izium and Chuhuiv districts"; a district "of" or behind "'s" is one of a city."""
    doc = passage.doc
    alone = doc[at].lower_.endswith("s") or at == mention.j
    inside = doc[mention.i - 1].tag_ == "POS" or any(t.tag_ == "POS" or t.lower_ == "the" for t in doc[mention.j:at])
    of = at + 1 < len(doc) and doc[at + 1].lower_ == "of"
    regional = of and any(m.kind == "place" and getattr(m.entry, "kind", "") == "region" and 0 < m.i - at <= 3 for m in passage.mentions)
    return alone and not inside and (not of or regional)


def lying_in(found: tuple[Mention, ...]) -> tuple[tuple[str, str], ...]:
    """Each place with its region."""
    return tuple((m.name, m.entry.region) for m in found if isinstance(m.entry, Place) and m.entry.region and m.entry.kind != "region")


def _of_regions(mention: Mention, passage: Passage, words: frozenset[str]) -> bool:
    """"The region of Bryansk", "the border regions of Belgorod, Kursk and Bryansk"."""
    doc, at = passage.doc, mention.i - 1
    if at > passage.sent.start and doc[at].lower_ == "of":
        return doc[at - 1].lower_ in words
    while at > passage.sent.start and (doc[at].text in (",", "and") or _is_place(doc[at], passage)):
        at -= 1
    return doc[at].lower_ == "of" and at > passage.sent.start and doc[at - 1].lower_ in words and doc[at - 1].lower_.endswith("s")


def _is_place(token: Token, passage: Passage) -> bool:
    mention = passage.mention_at(token)
    return mention is not None and mention.kind == "place"


def capital(part: Part, country: str) -> str | None:
    """The city that "the capital" means in a part, by the country that is hit."""
    for token in part.passage.doc[part.i : part.j]:
        if token.lemma_.lower() not in part.group("capital_words") or token.dep_ == "compound" or speaks(token, part):
            continue
        words = {c.lower_ for c in token.children}
        if (
            words & part.group("not_the_capital")
            or "the" not in {t.lower_ for t in token.subtree}
            and not _possessed(token, part)
        ):
            continue
        said = _possessed(token, part) or country
        entry = next((c for c in part.passage.story.names.lexicon.countries if c.name == said), None)
        if isinstance(entry, Country) and entry.capital and not _origin(token):
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
    if _in_quotes(mention, part) or set(mention.name.lower().split()) & part.group("named_after"):
        return False
    if follows in part.group("named_after") or _origin(token) or speaks(token, part) or _in_name(token, part.passage):
        return False
    return _told_here(token, part)


def _in_quotes(mention: Mention, part: Part) -> bool:
    """A name in quotation marks of its own: the 'Druzhba' refinery."""
    doc = part.passage.doc
    return mention.i > 0 and mention.j < len(doc) and doc[mention.i - 1].is_quote and doc[mention.j].is_quote


def _origin(token: Token) -> bool:
    """ "launched from Kursk", "from the direction of the Sea of Azov", "from systems located in Crimea"."""
    node = token
    while node.head.i != node.i and (node.pos_ not in ("VERB", "AUX") or node.dep_ == "acl"):
        if node.dep_ == "prep" and node.lower_ in ("at", "on", "towards", "toward", "over", "to", "against"):
            return False
        if node.dep_ == "prep" and node.lower_ in ORIGINS:
            return node.head.lemma_.lower() not in ("rubble", "report", "evacuate", "toll", "casualty", "footage")
        node = node.head
    return False


def speaks(token: Token, part: Part) -> bool:
    """Whether the place belongs to the speaker: "the mayor of Lviv said", "he said in Kyiv"."""
    story = part.passage.story
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
        if node.pos_ in ("VERB", "AUX") and node.i not in verbs:
            return False
        node = node.head
    return any(m.kind in ("organisation", "person") and m.i <= token.i < m.j for m in part.passage.mentions)


def _in_name(token: Token, passage: Passage) -> bool:
    """ "Kharkiv Mayor", "the Kyiv school of economics": a place inside another name or office."""
    if token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
        top = token.head
        offices = passage.story.group("attacks", "local_offices")
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
    meetings = part.passage.story.group("talks", "meeting_nouns", "negotiation_nouns", "conference_nouns")
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
    talk = part.passage.story.group("talks", "meeting_verbs", "call_verbs", "negotiation_verbs")
    speech = {a.verb for a in part.passage.story.attributions}
    if verb.i in triggers or verb.pos_ not in ("VERB", "AUX"):
        return True
    if verb.lemma_ in talk or verb.i in speech or verb.lemma_ in ELSEWHERE | part.group("blame_verbs"):
        return False
    if not triggers:
        return True
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in MEANWHILE for c in verb.children):
        return False  # "as fighting raged in the towns of the east"
    below = {t.i for t in verb.subtree}
    return bool(below & triggers) or any(verb.is_ancestor(t) or t.is_ancestor(verb) for t in part.triggers)


def _only_beside(mention: Mention, named: list[Mention], part: Part) -> bool:
    """A landmark for another place: "in Brovary, near Kyiv", "60 km east of Dnipro"."""
    before = part.passage.doc[mention.i - 1] if mention.i > part.i else None
    if before is None or before.lower_ not in BESIDE:
        return False
    if before.lower_ == "of" and not (mention.i >= 2 and part.passage.doc[mention.i - 2].lower_ in DIRECTIONS):
        return False
    return len(named) > 1 or before.lower_ == "of"


def _quarter(mention: Mention, named: list[Mention], part: Part) -> bool:
    """A district or works of another place: "Kharkiv's Shevchenkivskyi district", "the Dnipro Hydroelectric Plant"."""
    if len(named) < 2 or mention.j >= part.j or mention.form == "unknown" or (_region(mention, part.passage) or "").endswith(" district"):
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
    entry = region.entry
    if not isinstance(entry, Place) or entry.kind != "region":
        return False
    doc = part.passage.doc
    if region.i > 0 and doc[region.i - 1].lower_ == "and":
        return False
    inside = [
        m for m in named if isinstance(m.entry, Place) and m.entry.kind != "region" and m.entry.region == entry.name
    ]
    return any(
        abs(m.i - region.i) < APART and "and" not in {t.lower_ for t in doc[min(m.j, region.j) : max(m.i, region.i)]}
        for m in inside
    )


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
        if near & offices and isinstance(m.entry, Place) and m.entry.kind in ("city", "region"):
            out.append(m)
    return tuple(out[:1])
