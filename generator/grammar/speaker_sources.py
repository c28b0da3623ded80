"""Sources that stand outside the clause they give: "according to X", "citing X", "This was reported by X", "Source: X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from generator.grammar.attribution import Attribution
from generator.grammar.function_words import FINITE
from generator.grammar.names import in_span
from generator.grammar.persons import Cast
from generator.grammar.relations import behind, by_whom, first, has
from generator.grammar.speaker_again import is_outlet, speaker_of
from generator.grammar.speaker_closing import DASHES, TO_SOMEBODY, speaks_by_kind
from generator.grammar.speaker_quotations import quotations
from generator.grammar.texts import end_of, text_of
from generator.model import Article

LEAD = 3
"""Paragraphs above a source that closes a text; of more it is no source of a lead."""
SHARED = 0.7
"""Share of the shorter of two stretches that both must cover to be of the same words."""
CITED_NEAR = 6
"""Tokens from a verb of saying to "citing" where no comma stands before it."""
ACCORDING = frozenset(("according", "per", "words"))
SOURCE = re.compile(r"^\W*sources?:\s*", re.IGNORECASE)
QUOTE = re.compile(r"^\W*(?:[\w-]+['’]s\s+)?quote(\s+(?:from|by)\s+[^:\n]{1,60})?:\s*", re.IGNORECASE)
"""Headings of the lines in which some publishers give the source of the lead and its words."""
SET_AGAINST = frozenset(("but", "while", "whereas", "yet", "though", ";"))
"""What sets a clause apart from the one before it."""
REPORTED = frozenset(("this", "it", "that"))
IS = frozenset(("is", "was", "'s", "’s"))


def according(token: Token, cast: Cast, before: Sequence[Attribution]) -> list[Attribution]:
    if token.lower_ == "per" and token.dep_ == "prep" and (token.i == token.sent.start or _per_somebody(token, cast)):
        to = token
    elif token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = next((c for c in token.children if c.lower_ == "to"), token.nbor())
    elif token.lower_ == "words" and token.head.lower_ == "in" and token.nbor(-1).dep_ == "poss":
        return _in_words(token, cast, before)
    else:
        return []
    source = first(to, "pobj")
    speaker = speaker_of(source, before, cast) if source is not None and not _nobody(source, cast) else None
    if speaker is None:
        return []
    sent = token.sent
    if token.i - sent.start == 2 and sent[0].lower_ in REPORTED and sent[1].lower_ in IS:
        return [Attribution(*looked_back_on(sent), speaker, token.i)] if sent.start else []  # "That's according to X."
    if token.i - sent.start <= 1:
        start, end = end_of(source.right_edge), sent.end_char
    else:
        verb = token.head
        while verb.head != verb and verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
        # Of two clauses joined by "but", the source stands for its own; of "…, the ministry said, in a …", for what follows.
        apart = verb.dep_ == "conj" and verb.i < token.i and not _closes(token, source, verb) and has(verb, "nsubj", "nsubjpass")
        start, end = verb.left_edge.idx if apart else sent.start_char, token.idx
        if verb.dep_ == "parataxis" and verb.i < token.i:
            start = end_of(verb)
        behind = source.right_edge.i + (not source.right_edge.is_punct)
        if token.nbor(-1).text == "," and behind < sent.end and token.doc[behind].text == "," and verb.i > behind:
            end = sent.end_char  # "the missiles had, according to X, already been used"
        if token.nbor(-1).text == "," and not any(t.tag_ in FINITE for t in token.doc[sent.start:token.i]) and any(
                t.tag_ in FINITE for t in token.doc[source.i + 1:sent.end]):
            start, end = sent.start_char, sent.end_char  # "In the town, according to X, a drone hit a school"
    return [Attribution(start, end, speaker, token.i)]


def _in_words(words: Token, cast: Cast, before: Sequence[Attribution]) -> list[Attribution]:
    """"In his words, three houses were damaged", between commas or at the head of the sentence."""
    owner, opens, sent = words.nbor(-1), words.head, words.sent
    speaker = cast.person(owner) or speaker_of(owner, before, cast)
    apart = words.i + 1 < sent.end and words.nbor().text == "," and (opens.i == sent.start or opens.nbor(-1).text == ",")
    return [Attribution(sent.start_char, sent.end_char, speaker, words.i)] if speaker is not None and apart else []


def _per_somebody(per: Token, cast: Cast) -> bool:
    """"…, per the air force"; "20 a day, per launcher" names nobody."""
    source = first(per, "pobj")
    body = source is not None and getattr(cast.by_token.get(source.i), "kind", "") == "organisation"
    return per.nbor(-1).text == "," and source is not None and (body or speaks_by_kind(source, cast))


def _nobody(source: Token, cast: Cast) -> bool:
    """"Preliminary data", "unconfirmed reports": nobody is cited."""
    beside = [c for c in source.children if c.dep_ not in ("punct", "det")]
    vague = cast.words.group("cues", "vague")
    return source.lemma_.lower() in cast.words.group("cues", "documents") and bool(beside) and all(c.lower_ in vague for c in beside)


def _closes(according: Token, source: Token, verb: Token) -> bool:
    """Whether a source at the end of a sentence stands for all of it: for every clause that is joined by "and"."""
    behind = [t for t in according.doc[source.right_edge.i + 1:according.sent.end] if not t.is_punct and not t.is_space]
    joint = according.doc[max(verb.left_edge.i - 1, according.sent.start):verb.i]
    return not behind and according.nbor(-1).text == "," and not any(t.lower_ in SET_AGAINST for t in joint)


def stands_beside(verb: Token) -> bool:
    """"As X reported, …", "…, as announced by X", "As residents told the media, …": what is said stands beside it."""
    told = has(verb, "ccomp") or (has(verb, "dobj") and verb.lemma_ not in TO_SOMEBODY)
    return verb.dep_ == "advcl" and not told and any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.children)


def as_reported(verb: Token, cast: Cast) -> list[Attribution]:
    """The clause beside "As X reported, …" and "…, as X reported"."""
    subject = next(iter(by_whom(verb)), None) or first(verb, "nsubj")
    if not stands_beside(verb) or subject is None or verb.lemma_ not in cast.words.group("verbs", "speech"):
        return []
    speaker, sent = cast.speaker(subject), verb.sent
    if speaker is None:
        return []
    if verb.head.i < verb.i and sent.root.i < verb.i and sent.root.lemma_ in cast.words.group("verbs", "speech"):
        return []  # "the agency reports that …, as confirmed by the ministry": the agency's words
    if verb.i < verb.head.i:
        return [Attribution(end_of(verb.right_edge), sent.end_char, speaker, verb.i)]
    return [Attribution(sent.start_char, verb.left_edge.idx, speaker, verb.i)]


def looking_back(verb: Token, cast: Cast) -> list[Attribution]:
    """The sentence before "This was announced by X" or "X reported this on Facebook"; the paragraph before, where it opens one."""
    speech = cast.words.group("verbs", "speech") if has(verb, "nsubjpass") else cast.words.group("verbs", "said_before")
    if verb.pos_ != "VERB" or verb.lemma_ not in speech or not (verb.dep_ == "ROOT" or _passed_on(verb, cast)):
        return []
    if verb.lemma_ in cast.words.group("verbs", "deny", "doubt"):
        return []  # "this was denied by X" is not what X says
    told = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
    told += behind(verb, "about")
    agents = by_whom(verb)
    agents += [c for c in verb.children if c.dep_ == "nsubj"]
    before = verb.sent.start - 1
    if not agents or before < 0 or not any(t.lower_ in REPORTED and t.pos_ in ("PRON", "DET") for t in told):
        return []
    speaker = cast.speaker(agents[0])
    if speaker is None:
        return []
    closes = has(verb, "nsubjpass") and (not is_outlet(speaker, cast) or _reference(verb) is not None)  # "this is reported by" the outlet itself
    return [Attribution(*looked_back_on(verb.sent, whole=closes), speaker, verb.i)]


def signed(verb: Token, cast: Cast) -> list[Attribution]:
    """The paragraph above its signature: "A drone hit a depot. - reported the head of the region", as some outlets set what they quote."""
    sent = verb.sent
    opens = next((t.i for t in sent if not t.is_space and not t.is_quote), verb.i)
    if verb.i != opens + 1 or verb.doc[opens].text not in DASHES or verb.lemma_ not in cast.words.group("verbs", "speech"):
        return []
    said = next((c for c in verb.rights if c.dep_ in ("nsubj", "dobj") and c.left_edge.i == verb.i + 1), None)
    speaker = cast.speaker(said) if said is not None and speaks_by_kind(said, cast) else None
    start = text_of(verb.doc).rfind("\n", 0, sent.start_char) + 1
    return [Attribution(start, sent.start_char, speaker, verb.i)] if speaker is not None and start < sent.start_char else []


def looked_back_on(later: Span, *, whole: bool = False) -> tuple[int, int]:
    """What "this" means at the head of a sentence: the sentence before; the whole paragraph before where it opens one, or (`whole`) closes it."""
    text, sent = text_of(later.doc), later.doc[later.start - 1].sent
    opens = "\n" in text[sent.end_char - 1:later.start_char + 1] or text[:later.start_char].endswith("\n")
    closes = whole and ("\n" in text[later.end_char - 1:later.end_char + 1] or later.end_char >= len(text.rstrip()))
    start = max(text.rfind("\n", 0, len(text[:sent.end_char].rstrip())) + 1, 0) if opens or closes else sent.start_char
    return start, sent.end_char


def _passed_on(verb: Token, cast: Cast) -> bool:
    """"X announced this, the agency reports": the parse hangs what is passed on below the agency's verb."""
    root = verb.head
    known = root.lemma_ in cast.words.group("verbs", "speech", "cite")
    return verb.dep_ == "ccomp" and root.dep_ == "ROOT" and known and root.i > verb.i and verb.doc[verb.right_edge.i + 1].text == ","


def _speaks_for(inner: Attribution, outer: Attribution, doc: Doc) -> bool:
    """True where two sources of one sentence speak for the same words."""
    if inner.verb < 0 or doc[inner.verb].sent.start != doc[outer.verb].sent.start:
        return False
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared > SHARED * min(inner.length, outer.length) > 0


def agencies(doc: Doc, found: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """The attributions, an agency that cites a source replaced by it: "Ukrinform reports, citing the governor"."""
    out: list[Attribution] = []
    media = cast.media
    for told in found:
        verb = doc[told.verb]
        if not is_outlet(told.speaker, cast):
            out.append(told)
            continue
        if any(_speaks_for(other, told, doc) for other in found if other != told and other.speaker not in media):
            continue  # "the mayor said, Ukrinform reports": the mayor says it
        cites = cast.words.group("verbs", "cite")
        citing = next((t for t in verb.sent if t.tag_ == "VBG" and t.lemma_ in cites and t.i > verb.i), None)
        citing = citing if citing is not None else _reference(verb)
        source = next((c for c in citing.subtree if c.dep_ in ("dobj", "pobj") and c.i > citing.i), None) if citing is not None else None
        near = citing is not None and (doc[citing.i - 1].text == "," or _is_medium(citing.nbor(-1), cast) or citing.i - verb.i <= CITED_NEAR)
        cited = cast.speaker(source) if source is not None and not _unnamed(source, cast) and near and told.start < doc[citing.i].idx else None
        out.append(replace(told, speaker=cited) if cited is not None else told)
    return out


def _unnamed(source: Token, cast: Cast) -> bool:
    """"Two anonymous officials", "its sources", "eyewitnesses": those who cannot be asked, for whom the medium stands itself."""
    beside = {t.lower_ for t in source.subtree if t.dep_ in ("amod", "poss", "compound")} | {source.lower_, source.lemma_.lower()}
    return bool(beside & cast.words.group("cues", "unnamed"))


def _reference(verb: Token) -> Token | None:
    """The noun of "was reported by the agency with reference to X"."""
    return next((t for t in verb.sent if t.lower_ == "reference" and t.head.lower_ == "with" and t.i > verb.i), None)


def _is_medium(token: Token, cast: Cast) -> bool:
    """"Was killed, told Reuters, citing the governor" without its second comma."""
    mention = cast.by_token.get(token.i)
    return mention is not None and getattr(mention.entry, "kind", "") == "media"


def _does_it(doc: Doc, start: int, end: int, speaker: str, cast: Cast) -> bool:
    """Whether a lead tells of the deed of its own source: "X held a call with Y." above "Source: X"."""
    lead = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    subjects = [c for sent in (lead.sents if lead is not None else ()) for c in sent.root.children if c.dep_ == "nsubj"]
    return any((m := cast.by_token.get(c.i)) is not None and m.name == speaker for c in subjects)


def source_lines(doc: Doc, article: Article, cast: Cast) -> list[Attribution]:
    """The lead above a line "Source: X", and the quotations below it that are headed as such."""
    out: list[Attribution] = []
    speaker, verb = None, -1
    lead = next((p.start for p in article.paragraphs if p.role == "story"), 0)
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start:paragraph.end]
        match = SOURCE.match(text)
        if match:
            start = paragraph.start + match.end()
            token = doc.char_span(start, start + 1, alignment_mode="expand")
            people = in_span(cast.mentions, start, paragraph.end, "person")
            line = doc.char_span(start, paragraph.end, alignment_mode="contract")
            named = people[0].name if people else (cast.speaker(line.root) if line is not None and len(line) else None)
            speaker, verb = named, token.start if token is not None else -1
            above = [p for p in article.paragraphs if p.role == "story" and p.end <= paragraph.start]
            closing = not any(p.role == "story" for p in article.paragraphs if p.start > paragraph.start)
            credit = closing and token is not None and (_is_medium(token.root, cast) or len(above) > LEAD)
            several = credit or ";" in text or "://" in text or len({m.name for m in people}) > 1
            if speaker is not None and verb >= 0 and not several and not _does_it(doc, lead, paragraph.start, speaker, cast):
                out.append(Attribution(lead, paragraph.start, speaker, verb))
        elif speaker is not None and verb >= 0 and (quote := QUOTE.match(text)):
            named = in_span(cast.mentions, paragraph.start, paragraph.start + quote.end(), "person")
            said, end = (named[0].name if named else speaker), paragraph.end
            for start, stop in quotations(article.text):
                if start > paragraph.start and not article.text[end:start].strip(' \n“"'):
                    end = stop  # the quotation goes on in the next paragraph
            out.append(Attribution(paragraph.start + quote.end(), end, said, verb, quoted=True))
    return out
