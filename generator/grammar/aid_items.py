"""What is given: the noun phrase of an item, with its number or its sum of money.

Understood: "14 refurbished Leopard 2 tanks", "rounds of ammunition for howitzers", "a package including radars", and lists: with numbers of their own
("20 tanks, 30 radars and other hardware") each thing is an item, any other list is one. The words are kept but for number, sum, giver and praise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.grammar.aid_counts import money, number, priced
from generator.grammar.aid_things import including, purpose, thing_in
from generator.grammar.function_words import LISTING, SUBJECTS
from generator.grammar.passages import Passage
from generator.grammar.phrases import LEADING
from generator.grammar.texts import end_of
from generator.model import Quantity

JOINS = frozenset((",", "and", "&", "plus", "or", "—", "–"))
JOINING = (("as", "well", "as"), ("along", "with"), ("together", "with"))
LONGEST_LIST = 14


@dataclass(frozen=True, slots=True)
class Item:
    """One thing given or asked for."""

    text: str
    head: Token
    quantity: Quantity | None = None
    amount: Quantity | None = None
    start: int = 0
    end: int = 0


def items(passage: Passage, head: Token) -> tuple[Item, ...]:
    """The items at the head of an object; a list with numbers of its own gives one for each, any other list is one item."""
    heads = listed(passage, head)
    counted = [h for h in heads if number(passage, h) is not None or priced(passage, h)]
    paid = any(priced(passage, h) for h in counted)
    groups = _runs(heads, counted, paid=paid) if counted and len(heads) > 1 else [heads]
    found = [item_of(passage, group, shared=not n) for n, group in enumerate(groups)]
    return tuple(i for i in found if i is not None)


def listed(passage: Passage, head: Token) -> list[Token]:
    """The heads of a list: what commas and "and" join to a thing, read from the words, since the parse often breaks it."""
    out, doc = [head], passage.doc
    while len(out) < LONGEST_LIST:
        found = thing_in(passage, out[-1])
        at = _behind(passage, out[-1], found if found is not None else out[-1])
        start = at
        while start < passage.sent.end and (steps := _joins(doc, start)):
            start += steps
        follower = _next_head(passage, start) if start > at else None
        if follower is None or _listed_thing(passage, follower) is None or any(t.tag_ in ("JJS", "RBS") for t in passage.doc[start:follower.i]):
            return out  # "a package, the largest to date" is no list
        out.append(follower)
    return out


def _listed_thing(passage: Passage, head: Token) -> Token | None:
    """The thing of a list's member, or what closes the list."""
    return thing_in(passage, head) or (head if _closes_list(passage, head) else None)


def _closes_list(passage: Passage, head: Token) -> bool:
    """True for "and other hardware" behind arms."""
    return head.lemma_.lower() in passage.group("aid", "rest") and any(c.lower_ == "other" for c in head.children)


def _joins(doc: Doc, at: int) -> int:
    """How many tokens join the next thing to a list here."""
    if doc[at].lower_ in JOINS:
        return 1
    return next((len(j) for j in JOINING if tuple(t.lower_ for t in doc[at:at + len(j)]) == j), 0)


def _behind(passage: Passage, head: Token, thing: Token) -> int:
    """The token behind a thing, its brackets and the "of" that belongs to it."""
    at = max(head.i, thing.i) + 1
    of = next((c for c in thing.children if c.lower_ == "of" and c.i == at), None)
    if of is not None:
        at = next((c.i for c in of.children if c.dep_ == "pobj"), of.i) + 1
    given = next((c for c in (*thing.children, *thing.head.children) if c.lower_ in ("for", "to", "from") and c.i == at), None)
    if given is not None and passage.mentions_in(given, "country", "organisation"):
        at = next((c.i for c in given.children if c.dep_ == "pobj"), given.i) + 1
    if at < passage.sent.end and passage.doc[at].text == "(":
        closing = next((t.i for t in passage.doc[at:min(at + 6, passage.sent.end)] if t.text == ")"), at - 1)
        at = closing + 1
    return at


def _next_head(passage: Passage, start: int) -> Token | None:
    """The noun that ends the noun phrase beginning at a token."""
    end, doc = passage.sent.end, passage.doc
    start = at = next((a.j for a in passage.amounts if a.i == start and not a.quantity.unit), start)
    while at < end and doc[at].lower_ not in LISTING and (
            doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "SYM") or doc[at].text in "-–$€£"
            or doc[at].tag_ in ("VBN", "VBG", "PRP$", "POS")):
        at += 1
        if at + 3 < end and doc[at].text == "(" and doc[at + 2].text == ")" and doc[at + 3].pos_ in ("NOUN", "PROPN"):
            at += 3
    head = doc[at - 1] if at > start and not (doc[start].tag_ == "VBG" and doc[start].dep_ in ("advcl", "acl")) else None  # "…, bringing the aid to"
    if head is None or head.pos_ not in ("NOUN", "PROPN") or (head.dep_ in SUBJECTS and not _closes_list(passage, head)):
        return None
    return head


def _runs(heads: list[Token], counted: list[Token], *, paid: bool) -> list[list[Token]]:
    """A new item begins at each number; what follows without one is the next item, since the number is not its own."""
    out: list[list[Token]] = []
    for head in heads:
        if head in counted or not out or (out[-1][-1] in counted and not paid):
            out.append([head])
        else:
            out[-1].append(head)
    return out


def item_of(passage: Passage, group: list[Token], *, shared: bool) -> Item | None:
    """One item; only the first of a list takes a sum that stands outside its own words."""
    first = thing_in(passage, group[0])
    if first is None:
        return None
    paid = (money(passage, group[0]) or money(passage, first)) if shared or priced(passage, group[0]) else None
    if any(c.lower_ in passage.group("aid", "summed") for c in first.children):
        return None
    count = number(passage, first) or number(passage, group[0])
    edges = [_edges(passage, t, head == group[-1]) for head in group if (t := _listed_thing(passage, head)) is not None]
    text = _joined(passage, edges)
    if not text or passage.doc[edges[0][0]].tag_ in ("WRB", "WP", "WDT"):
        return None
    start, end = edges[0][0], edges[-1][1]
    before = [a.start for a in (count, paid) if a is not None and a.i < start and a.i >= group[0].left_edge.i]
    behind = [a.end for a in (count, paid) if a is not None and end < a.i <= passage.sent.end]
    return Item(text, first, count.quantity if count else None, paid.quantity if paid else None,
                min([passage.doc[start].idx, *before]), max([end_of(passage.doc[end]), *behind]))


def _joined(passage: Passage, edges: list[tuple[int, int]]) -> str:
    """The words of a list: as they stand, or its members anew where words between them were left out."""
    texts = [words_of(passage, start, end) for start, end in edges]
    between = [passage.doc[a[1] + 1:b[0]].text for a, b in zip(edges, edges[1:], strict=False)]
    if all(words.strip() in ("", ",", "and", ", and") for words in between):
        return words_of(passage, edges[0][0], edges[-1][1])
    last = ", and " if "," in between[-1] and len(texts) > 2 else " and "
    return ", ".join(texts[:-1]) + last + texts[-1]


def specific(passage: Passage, item: Item) -> bool:
    """False for aid in general: "military support", with no number, sum or named thing."""
    if item.quantity is not None or item.amount is not None or including(item.head) is not None:
        return True
    if item.head.lemma_ in passage.group("aid", "packages"):
        return True
    owned = {_bare(t.text) for m in passage.named("country", start=item.start, end=item.end) for t in passage.doc[m.i:m.j]}
    words = {_bare(w) for w in item.text.split()} - owned
    vague = {w.rstrip("s") for w in passage.group("aid", "vague_words")}
    return bool(words - vague)


def _bare(word: str) -> str:
    return word.strip(".,").casefold().rstrip("s")


def _edges(passage: Passage, thing: Token, last: bool) -> tuple[int, int]:
    """The first and last token of a thing without its number, its sum, its owner and what is only said about it."""
    doc, end = passage.doc, thing.i
    start = min([t.i for t in thing.lefts] + [thing.left_edge.i, thing.i])
    if last:
        plain = passage.mentions_in(thing, "weapon")
        end = max([_with_phrases(passage, thing), *(t.i for t in purpose(passage, thing) if not plain and not t.is_punct)])
    for amount in passage.amounts:
        if not (amount.article or amount.ordinal or amount.measure) and start < amount.j <= thing.i:
            start = max(start, amount.j)
    cut = next((t.i + 1 for t in reversed(list(doc[start:thing.i])) if t.tag_ in ("VB", "VBD", "VBZ", "VBP", "TO", "MD")), start)
    start = max(start, cut)
    if any(a.of is not None and a.i < thing.i and thing.idx < a.noun_end + 1 for a in passage.amounts):
        start = _past_whole(doc, start, thing)
    for mention in passage.named("weapon"):  # "Mirage 2000-5 fighter jets", which the parse takes apart
        if mention.i <= end + 1 < mention.j and end - start < LONGEST_LIST:
            end = mention.j - 1
    start = next((m.i for m in passage.named("weapon") if m.i < start < m.j), start)  # "Leopard 2 battle tanks", whose number the parse gives to the tanks
    while start < thing.i and _is_dull(passage, start) and not (
            _hyphened(doc, start) or (doc[start].lower_ == "other" and _closes_list(passage, thing))):
        start += 1
    return start, end


def _is_dull(passage: Passage, at: int) -> bool:
    """True for a word before a thing that says nothing of what it is: "several", "another", "Germany's", "needed"."""
    token = passage.doc[at]
    small = token.pos_ in ("PUNCT", "SPACE", "ADV", "SYM", "PART", "ADP") or is_dull(passage, token.lower_)
    more = token.tag_ == "JJR" and token.nbor().text != "-"
    ordinal = any(a.i == at and a.ordinal for a in passage.amounts)
    return small or more or ordinal or _owner(passage, token) or _wanted(passage.doc, at)


def is_dull(passage: Passage, word: str) -> bool:
    return word in LEADING or word in passage.group("aid", "before_things")


def _wanted(doc: Doc, at: int) -> bool:
    """True for the participle of "desperately needed weapons", which says nothing of the thing."""
    return at > 0 and doc[at].tag_ == "VBN" and doc[at - 1].lower_.endswith("ly")


def _hyphened(doc: Doc, at: int) -> bool:
    """True for the "long" of "long-stalled", which the next word needs."""
    return doc[at].pos_ == "ADV" and doc[at + 1].text == "-" and not doc[at].whitespace_


def _past_whole(doc: Doc, start: int, thing: Token) -> int:
    """In "two of its nine remaining Patriot systems" the item is Patriot systems."""
    while start < thing.i and (doc[start].pos_ in ("NUM", "PRON", "DET", "VERB", "ADP") or doc[start].lower_ == "remaining"):
        start += 1
    return start


def _with_phrases(passage: Passage, thing: Token) -> int:
    """The end of a thing with the short phrases that belong to it: "rounds of ammunition", "including radars"."""
    end = thing.i
    for child in thing.rights:
        owned = child.lower_ != "of" and bool(passage.mentions_in(child, "country", "place", "person", "organisation"))
        timed = any(child.idx <= d.start < end_of(child.right_edge) and d.iso != d.text for d in passage.days)
        paid = next((c.i for c in child.children if c.dep_ == "pobj"), child.i)
        priced = paid != child.i and passage.doc[paid].lemma_.lower() in passage.group("aid", "worth_nouns")  # "material for the value of €3 million"
        if any(a.quantity.unit and (a.i <= paid < a.j or a.i == child.i + 1 or (priced and child.i < a.i <= child.right_edge.i)) for a in passage.amounts):
            break  # "an aid package of almost €500 million": the sum is told apart
        if child.dep_ != "prep" or child.lower_ not in ("of", "for", "on") or owned or child.i != end + 1 or (
                timed and child.lower_ != "for"):
            break
        inner = next((c.i for c in child.children if c.dep_ == "pobj"), child.i)
        given = any(m.i > inner for m in passage.mentions_in(child, "country", "place"))
        if (child.right_edge.i - end > 8 or given) and (child.lower_ != "of" or inner - end > 6):
            break
        end = inner if given or child.right_edge.i - end > 8 else child.right_edge.i
    doc = passage.doc
    if end == thing.i and end + 2 < passage.sent.end and doc[end + 1].lower_ == "for" and doc[end + 2].shape_ == "dddd":
        end += 2
    list_of = including(thing)
    if list_of is not None and not _holds_numbers(passage, list_of) and end < list_of.right_edge.i < end + 24 and not any(t.pos_ in ("VERB", "AUX") for t in doc[end + 1:list_of.i]):
        end = list_of.right_edge.i
        while doc[end].is_punct:
            end -= 1
    return end


def _holds_numbers(passage: Passage, listing: Token) -> bool:
    """True for "including $20bn in arms" and "including 500 launchers": each is told apart."""
    return any((a.i == listing.i + 1 and not (a.article or a.ordinal)) or (a.quantity.unit and listing.i < a.i <= listing.right_edge.i) for a in passage.amounts)


def _owner(passage: Passage, token: Token) -> bool:
    """The donor or recipient before a thing: "Germany's", "Ukrainian"; "US weapons" says where they are made."""
    m = passage.mention_at(token)
    given = token.i > passage.sent.start and passage.doc[token.i - 1].pos_ == "VERB"  # "send Kyiv missiles"
    if m is None:  # "the country's first package"
        return token.dep_ == "poss" and token.lemma_.lower() in passage.group("aid", "homes")
    return (m.kind == "country" or (m.kind == "place" and given)) and (token.dep_ == "poss" or m.country in passage.story.at_war)


def words_of(passage: Passage, start: int, end: int) -> str:
    start = next((i + 1 for i in range(end, start, -1) if passage.doc[i].text == ";"), start)
    text = " ".join(passage.doc[start:end + 1].text.split()).strip(" ,;:.–—-“”\"'")
    text = re.sub(r"\s+in (?:total|all)$", "", text)
    while text.endswith((", including", " including", " such as")):
        text = text.rsplit(" including", 1)[0].rsplit(" such as", 1)[0].strip(" ,")
    text = text.rsplit("(", 1)[0].rstrip(" ,") if text.count("(") > text.count(")") else text
    text = text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")
    text = text if text.count('"') % 2 == 0 else text.replace('"', "")
    first = passage.doc[start]
    named = any(w[:1].isupper() for w in text.split()[1:2]) or any(
        m.name[:1].isupper() for m in passage.named("weapon", start=first.idx, end=first.idx + 1))
    plain = (m := passage.mention_at(first)) is None or m.kind == "weapon"
    opens = first.idx == passage.start and first.pos_ != "PROPN" and plain and text[1:2].islower() and not named
    return text[:1].lower() + text[1:] if opens else text
