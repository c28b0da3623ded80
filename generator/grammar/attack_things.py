"""How records write a thing that was hit: a short phrase without numbers and articles, or nothing for what is no damage.

"Several high-rise buildings" is "high-rise buildings", "the entrance to a metro station" "metro station entrance", a ship has its name. Nothing: people, whole
cities, nameless targets, what is not a thing.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.grammar.attack_parts import Part, concrete
from generator.grammar.phrases import LEADING
from generator.grammar.relations import behind
from generator.model import Place, Weapon

LONGEST = 7


def phrase(noun: Token, part: Part) -> str:
    """A short phrase for a harmed thing; empty for what is no damage."""
    passage = part.passage
    mention = passage.mention_at(noun)
    if noun.pos_ == "PROPN" and (ship := ship_of(noun, part)):
        return ship
    if mention is not None and (isinstance(mention.entry, Place) or mention.kind in ("person", "country")):
        return ""
    if mention is not None and isinstance(mention.entry, Weapon) and mention.entry.kind in part.group("air_kinds"):
        return ""  # "destroyed four unmanned aerial vehicles"
    words = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "quantmod")]
    lemma, nouns = noun.lemma_.lower(), part.group("no_damage")
    joint = _joint(noun, part)
    if joint >= 0:  # the modifiers that are the noun's own
        words = [t for t in passage.doc[joint + 1:noun.i] if t.pos_ in ("ADJ", "NOUN", "NUM", "PROPN")]
    building = _of_a_building(noun, part)
    if any(_its_kind(c, part) is noun for c in noun.conjuncts):
        return ""  # told with what stands behind "and"
    if noun.pos_ not in ("NOUN", "PROPN") or (lemma in nouns and building is None and not _named_by(lemma, words, part)):
        return ""
    if building is not None and lemma in nouns:
        return f"{building.lemma_.lower()} {noun.lower_}"
    if lemma in part.group("strike_nouns", "injury_nouns", "injuries", "deaths", "people") or noun.lower_ in passage.group("cues", "titles") or not noun.text[0].isalpha() or noun.lower_ == "no" or noun.ent_type_ in ("DATE", "TIME"):
        return ""
    if any(t.lower_ in ("no", "any") for t in noun.lefts) or any(t.lower_ == "smoke" for t in behind(noun, "of")):
        return ""
    if lemma == "port" and any(t.lower_ == "sea" for t in words) and behind(noun, "of"):
        return ""  # "the Black Sea port of Odesa" is the city
    left = min((max(t.left_edge.i, joint + 1) for t in words), default=noun.i)
    if (kind := _its_kind(noun, part)) is not None:
        left = kind.i
    # A writer's house by name is a house, and "the city's refinery" a refinery.
    owners = {t.i for w in words if w.dep_ == "poss" and (w.ent_type_ == "PERSON" or w.lemma_.lower() in part.group("owners")) for t in w.subtree}
    kept = [t for t in passage.doc[left : noun.i + 1] if t.i not in owners and not _is_dropped(t, part)]
    while len(kept) > 1 and kept[0].tag_ in ("VBN", "VBD", "JJ", "VBG") and kept[0].lower_.endswith(("ed", "ing")) and (
            kept[0].lemma_ in part.group("damage_verbs") or kept[0].lower_ in part.group("damaged_words")):
        kept = kept[1:]  # "strikes damaged residential buildings", which the parser may take for damaged buildings
    look = max((n for n, t in enumerate(kept[:-1]) if t.lower_ in part.group("damaged_looks")), default=-1)
    kept = kept[look + 1:]  # "smouldering cars"; "debris of a drone damaged infrastructure", which the parser may take for one thing
    first = passage.mention_at(kept[0]) if len(kept) > 1 and kept[0].dep_ == "compound" else None
    if first is not None and first.kind == "country" and first.form == "name":
        kept = kept[first.j - kept[0].i:] or kept  # "a strike on Ukraine hotel" in a headline
    kept = [t for n, t in enumerate(kept) if t.lower_ not in ("and", "or") or n + 1 < len(kept) and kept[n + 1].i == t.i + 1]  # "residential and other buildings"
    while len(kept) > 1 and (kept[0].tag_ in ("JJS", "RBS") or kept[0].lower_ == "and"):
        kept = kept[1:]
    text = _with_possessor(noun, kept, part)
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "one" and text.endswith(noun.text):
        text = text.removesuffix(noun.text) + noun.lemma_  # "one of its warships"
    if lemma in part.group("ships"):
        text = f"{text} {_name_of(noun, part)}".strip()
    # Only the first letter of a sentence is no sign of a name.
    return text[:1].lower() + text[1:] if kept and kept[0].is_sent_start and kept[0].pos_ in ("NOUN", "ADJ") else text


def _named_by(lemma: str, words: list[Token], part: Part) -> bool:
    """Whether what stands before a dull noun says what was hit: "residential areas", "school grounds", "apartment windows"."""
    built = any(t.dep_ in ("compound", "nmod") and t.lemma_.lower() in concrete(part.passage) for t in words)
    return lemma in part.group("named_by_adjective") and _told_apart(words, part) or built and lemma in part.group("parts_of_buildings")


def _of_a_building(noun: Token, part: Part) -> Token | None:
    """The building whose windows they are: "windows in one of the schools"."""
    if noun.lemma_.lower() not in part.group("parts_of_buildings"):
        return None
    inside = next((t for t in behind(noun, "of", "in", "at")), None)
    if inside is not None and inside.lower_ == "one":
        inside = next(iter(behind(inside, "of")), inside)
    return inside if inside is not None and inside.lemma_.lower() in concrete(part.passage) else None


def _joint(noun: Token, part: Part) -> int:
    """The "and" before the noun by which the parse makes one thing of two: "a residential block and industrial areas"; -1 where there is none."""
    joints = [g.i for c in noun.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "NOUN" and c.lemma_.lower() in concrete(part.passage) and not says_what_kind(c, noun, part)
              for g in c.children if g.dep_ == "cc" and c.i < g.i < noun.i]
    return max(joints, default=-1)


def says_what_kind(first: Token, noun: Token, part: Part) -> bool:
    """Whether a noun before "and" only says of what kind the next thing is: the office of "office and non-residential buildings"."""
    bare = first.tag_ == "NN" and noun.tag_ == "NNS" and all(c.dep_ in ("cc", "conj", "punct") for c in first.children) and not any(
        c.lower_ in ("a", "an") for c in noun.lefts)  # "a burned bus and charred cars"
    between = part.passage.doc[first.i + 1:noun.i]
    joined = len(between) > 1 and between[0].lower_ == "and" and all(t.pos_ in ("ADJ", "NOUN", "PUNCT") for t in between[1:])
    return bare and joined and first.lemma_.lower() not in part.group("masses")


def _its_kind(noun: Token, part: Part) -> Token | None:
    before = [noun.head] if noun.dep_ == "conj" else [c for c in noun.lefts if c.dep_ in ("nmod", "compound")]
    return next((t for t in before if says_what_kind(t, noun, part)), None)


def _name_of(ship: Token, part: Part) -> str:
    """The name behind a kind of ship: "the landing ship X", "a submarine, the X"."""
    doc, at = part.passage.doc, ship.i + 1
    if at + 1 < part.j and doc[at].text == "," and doc[at + 1].lower_ == "the":
        at += 2
    end = at
    while end < part.j and (doc[end].pos_ == "PROPN" or doc[end].is_title):
        end += 1
    return doc[at:end].text


def ship_of(name: Token, part: Part) -> str:
    """A ship whose name is the head of its kind: "the frigate Admiral X"."""
    kinds = [t for t in name.lefts if t.dep_ == "compound" and t.lemma_.lower() in part.group("ships")]
    return part.passage.doc[kinds[-1].i:name.i + 1].text if kinds else ""


def _whose_seat(noun: Token, part: Part) -> str:
    """The body whose headquarters or office it is: "the headquarters of the Black Sea Fleet"."""
    of = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj" and g.pos_ == "PROPN"), None)
    if of is None:
        return ""
    mention = part.passage.mention_at(of)
    if mention is not None and mention.kind == "organisation":
        return mention.name
    return "".join(t.text_with_ws for t in (*of.lefts, of) if t.pos_ == "PROPN" and t.dep_ == "compound" or t.i == of.i).strip()


def _of_a_country(token: Token, part: Part) -> bool:
    mention = part.passage.mention_at(token)
    return mention is not None and mention.kind == "country"


def _told_apart(words: list[Token], part: Part) -> bool:
    dull = part.group("dull_words", "no_damage") | LEADING
    return any(
        t.dep_ in ("amod", "compound", "conj") and t.lower_ not in dull and t.pos_ not in ("NUM", "PROPN") and not _of_a_country(t, part)
        for t in words
    )


def _is_dropped(token: Token, part: Part) -> bool:
    mention = part.passage.mention_at(token)
    place = mention is not None and mention.kind in ("place", "country")
    if (
        token.text in ("-", "'s", "’s")
        and token.i + 1 < len(token.doc)
        and not place
        or token.pos_ == "NUM"
        and token.nbor().text == "-"
    ):
        if token.lower_ in part.group("tens"):
            return True  # "twenty-two houses"
        return token.text != "-" and token.head.pos_ == "PROPN"
    return (
        token.pos_ in ("DET", "NUM", "PUNCT", "PART")
        or token.is_bracket
        or token.lower_ in LEADING
        or token.lower_ in part.group("dull_words")
        or token.is_quote
        or (place and token.dep_ in ("poss", "amod", "case") and token.nbor().text != "-")
        or (mention is not None and mention.kind == "organisation" and token.pos_ == "ADJ" and token.is_title)
    )


def _with_possessor(noun: Token, kept: list[Token], part: Part) -> str:
    """The phrase with what it belongs to: "entrance to a metro station" gives "metro station entrance"."""
    of = next(
        (
            g
            for c in noun.children
            if c.lower_ in ("to", "of") and c.i == noun.i + 1
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    cut = {t.i for t, after in zip(kept, kept[1:], strict=False) if after.i > t.i + 1}  # a "key" oil depot
    text = "".join(t.text_with_ws + " " * (t.i in cut and not t.whitespace_) for t in kept).strip(" ,;-–—“”\"'’")
    if of is not None and of.pos_ == "NOUN" and of.lemma_.lower() not in part.group("no_damage"):
        start = min((t.left_edge.i for t in of.lefts if t.dep_ in ("compound", "amod")), default=of.i)
        inner = "".join(t.text_with_ws for t in of.doc[start:of.i + 1] if not (t.pos_ == "NUM" and t.head == of) and t.pos_ != "DET" and t.lower_ not in part.group("dull_words")).strip()
        text = f"{inner} {text}"
    elif noun.lemma_.lower() in part.group("seats_of_bodies") and (body := _whose_seat(noun, part)):
        text = f"{body} {text}"
    words = text.replace("’", "'").split()
    return " ".join(words) if len(words) <= LONGEST else " ".join(words[-3:])
