"""Which person a pronoun, an office or a title stands for, and how a speaker is written.

"the Ukrainian president" is the person of that country and office whom the article names; "the general" the one of
that rank named last; "he" the last subject that is a man. Where two fit alike, nobody is named: the words stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from generator.grammar.authors import author_of
from generator.grammar.function_words import FIRST_PERSON
from generator.grammar.introduced import Introduced, fitting, has_another, introductions, meant, offices_of
from generator.grammar.names import Mention, in_span
from generator.grammar.relations import has
from generator.grammar.speaker_documents import maker, paper_of
from generator.grammar.texts import text_of
from generator.grammar.titled import is_unknown
from generator.grammar.words import MEETINGS, STRIKES, Words
from generator.model import Article, Person

GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
LONGEST_OFFICE = 18
"""Tokens from an office to the name that closes it."""
CLAUSES = frozenset(("relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "prep"))
KEPT_PREPOSITIONS = frozenset(("of", "in", "for", "within"))
OPENING = 3
"""Paragraphs, the headline with them, that may name an office before its holder."""
YOUNGER = ("Jr.", "Sr.", "Jr", "Sr")
WINDOW = 2
"""Sentences of the paragraph before that a pronoun looks back to."""


@dataclass(frozen=True)
class Cast:
    """The people and bodies of one article."""

    doc: Doc
    article: Article
    mentions: tuple[Mention, ...]
    words: Words

    @cached_property
    def mute(self) -> frozenset[str]:
        """Nouns that never speak: attacks, talks."""
        group = self.words.group
        return group("attacks", *STRIKES) | group("talks", *MEETINGS) | group("cues", "mute")

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words of office before a name: governor, minister."""
        return self.words.group("cues", "titles")

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of the people in the article."""
        return frozenset(m.name for m in self.mentions if m.kind == "person")

    @cached_property
    def _surnames(self) -> Mapping[str, str]:
        """People whom only this article names in full, by the last word: "Ivan Prikhodko" where "Prikhodko said" is no name to the model."""
        return {m.name.split()[-1]: m.name for m in self.mentions if m.kind == "person" and m.entry is None and " " in m.name}

    @cached_property
    def media(self) -> frozenset[str]:
        """The names of the media in the article."""
        return frozenset(m.name for m in self.mentions if getattr(m.entry, "kind", "") == "media")

    @cached_property
    def _homes(self) -> Mapping[str, str]:
        return {m.name: m.country for m in reversed(self.mentions) if m.country}

    def home(self, name: str | None) -> str:
        """The country of somebody whom the article names; empty where it is not known."""
        return self._homes.get(name or "", "")

    @cached_property
    def author(self) -> str | None:
        """Whose statement the whole article is; None for reporting, readouts and joint statements."""
        return author_of(self.article, self.mentions, self.words)

    @cached_property
    def by_token(self) -> Mapping[int, Mention]:
        return {i: m for m in self.mentions for i in range(m.i, m.j)}

    def _introduced(self, token: Token) -> str | None:
        """The person whom the article has introduced by this office."""
        return meant(token, self._offices, self.by_token, self.words, opening=self._opening)

    def holders(self, office: Token) -> frozenset[str]:
        """All whom an office may mean."""
        return frozenset(g.name for g in fitting(office, self._offices, self.by_token, self.words))

    @cached_property
    def _opening(self) -> int:
        """Where headline and lead end."""
        read = [end for _, end, role in self._roles if role != "furniture"]
        return read[min(OPENING, len(read)) - 1] if read else 0

    @cached_property
    def _offices(self) -> Sequence[Introduced]:
        """The offices that the article gives to people."""
        return introductions(self.doc, self.mentions, self.by_token, self.words)

    @cached_property
    def _roles(self) -> Sequence[tuple[int, int, str]]:
        return [(p.start, p.end, p.role) for p in self.article.paragraphs]

    def told(self, at: int) -> str:
        """The role of the paragraph at a character."""
        return next((role for start, end, role in reversed(self._roles) if start <= at <= end), "furniture")  # "(AGENCY) -Russia" touch

    def speaker(self, token: Token) -> str | None:
        """How a record writes the speaker at this token; None where it is no speaker."""
        person = self.person(token)
        if person:
            return person
        if token.pos_ == "PRON" or token.lower_ in ("who", "which", "that", "it"):
            return self.author if token.lower_ in FIRST_PERSON else None
        made_by = maker(token, self.words) if token.lemma_.lower() in self.words.group("cues", "documents", "channels") else None
        if token.lemma_.lower() in self.mute and (made_by is None or made_by.pos_ == "PRON") or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        paper = self.by_token.get(paper_of(token).i) if made_by is None and token.lemma_.lower() == "report" and paper_of(token) is not None else None
        if paper is not None and getattr(paper.entry, "kind", "") == "media":
            return paper.name
        author = self.speaker(made_by) if made_by is not None and made_by.pos_ != "PRON" else None
        written = author or self._introduced(token) or self._medium(token) or self.wording(token)
        return None if "/" in written and " " in written or not written[:1].isalnum() or len(written) < 2 else written  # the credit of a picture; "Let's hope"

    @cached_property
    def _known(self) -> dict[int, str | None]:
        """Token -> its person, as far as was asked."""
        return {}

    def person(self, token: Token) -> str | None:
        """The person at this token: by name, by apposition, by pronoun or by office."""
        if token.i not in self._known:
            self._known[token.i] = self._person(token)
        return self._known[token.i]

    def _person(self, token: Token) -> str | None:
        if token.text in YOUNGER and token.i > 1:
            token = self.doc[token.i - 1 - (self.doc[token.i - 1].text == ",")]  # "Joseph R. Biden, Jr."
        mention = self.by_token.get(token.i)
        if mention is not None and mention.kind == "person":
            return mention.name
        for child in token.children:
            m = self.by_token.get(child.i)
            if child.dep_ in ("appos", "flat") and m is not None and m.kind == "person" and not has_another(token, m, offices_of(self.words)):
                return m.name
        if token.lower_ in GENDER:
            return self._antecedent(token)
        if token.lower_ in self.titles:
            below = {m.name for m in in_span(self.mentions, token.idx, token.right_edge.idx + 1, "person") if not has_another(token, m, offices_of(self.words))
                     and (self.doc[m.i - 1].pos_ != "ADP" or m.i == token.i)}  # not "an adviser to X"
            if len(below) == 1:
                return below.pop()
            beside = next((c for c in token.rights if c.dep_ == "appos"), None)
            if beside is not None and is_unknown(self.doc[beside.left_edge.i:beside.i + 1], self.by_token):
                return self.doc[beside.left_edge.i:beside.i + 1].text
        named = self._closing_name(token) or (self._surnames.get(token.text) if mention is None else None)
        if named is not None:
            return named
        return self._office(token) if token.pos_ in ("NOUN", "PROPN") and mention is None else None

    def _closing_name(self, token: Token) -> str | None:
        """The person whose name closes a long office: "adviser to the head of the office of the president of Ukraine, X"."""
        if token.pos_ not in ("NOUN", "PROPN") or self.by_token.get(token.i) is not None:
            return None
        for i in range(token.i + 1, min(token.i + LONGEST_OFFICE, len(self.doc))):
            word, mention = self.doc[i], self.by_token.get(i)
            if mention is not None and mention.kind == "person":
                before = self.by_token.get(i - 1)
                known = before is not None and before.kind in ("country", "place", "organisation")
                return mention.name if known or self.doc[i - 1].pos_ == "NOUN" and token.lower_ in self.titles else None
            if word.pos_ not in ("NOUN", "PROPN", "ADP", "DET", "ADJ", "PART") or (i == token.i + 1 and word.lower_ not in ("to", "of", "in", "for")):
                return None
        return None

    def _medium(self, token: Token) -> str | None:
        beside = [c for p in token.children if p.dep_ == "prep" for c in p.children] if token.lemma_.lower() in self.words.group("cues", "unnamed") else []
        near = [m for t in (token, *token.children, *beside) if (m := self.by_token.get(t.i)) is not None and t.dep_ not in ("poss", "relcl")]
        named = next((m.name for m in near if m.kind == "organisation" and getattr(m.entry, "kind", "") == "media"), None)
        return named or self._called_again(token)

    def _called_again(self, token: Token) -> str | None:
        """The medium named last, where "the newspaper" stands for it."""
        again = token.lemma_.lower() in self.words.group("cues", "media") and token.left_edge.lower_ == "the" and not any(
            c.pos_ == "PROPN" and getattr(self.by_token.get(c.i), "kind", "") != "country" for c in token.lefts if c.dep_ == "compound")
        bodies = [m for m in self.mentions if m.end <= token.idx and m.kind == "organisation" and getattr(m.entry, "kind", "") in ("media", "agency")]
        return bodies[-1].name if again and bodies and getattr(bodies[-1].entry, "kind", "") == "media" else None

    def _antecedent(self, pronoun: Token) -> str | None:
        gender = GENDER[pronoun.lower_]
        for sent in reversed(self._near(pronoun)):
            near = [m for m in in_span(self.mentions, sent.start_char, min(sent.end_char, pronoun.idx), "person")
                    if getattr(m.entry, "gender", "") in (gender, "")]
            subjects = [m for m in near if self.doc[m.i:m.j].root.dep_ in ("nsubj", "nsubjpass")]
            if subjects:
                return subjects[0 if sent.start <= pronoun.i < sent.end else -1].name
            if len({m.name for m in near}) == 1:
                return near[0].name
        return None

    def may_be(self, pronoun: Token, name: str) -> bool:
        """Whether "he" or "she" fits a person of the article; "she" somebody who is known to be a woman."""
        known = next((getattr(m.entry, "gender", "") for m in self.mentions if m.name == name and m.kind == "person"), None)
        return known == GENDER[pronoun.lower_] or known == "" and GENDER[pronoun.lower_] == GENDER["he"]

    def _near(self, pronoun: Token) -> list[Span]:
        """The sentences of a pronoun's paragraph up to it, and the last ones of the paragraph before."""
        start = text_of(self.doc).rfind("\n", 0, pronoun.idx)
        sents = list(self.doc[max(0, pronoun.i - 300):pronoun.i + 1].sents)
        own = [s for s in sents if s.end_char > start]
        return [*[s for s in sents if s.end_char <= start][-WINDOW:], *own]

    def _office(self, token: Token) -> str | None:
        words = {t.lower_ for t in token.subtree if t.dep_ in ("compound", "amod") or t.i == token.i}
        if token.i == token.left_edge.i or token.left_edge.lower_ not in ("the", "his", "her") and not self._owner(token):
            return None
        owner = self._owner(token)
        fits: dict[str, int] = {}
        whole = " ".join(t.lower_ for t in self.doc[token.i:token.right_edge.i + 1])  # "the Head of State"
        for m in self.mentions:
            entry = m.entry
            if m.start < token.idx and isinstance(entry, Person) and (not owner or entry.country == owner):
                roles = [role.lower() for role in entry.roles]
                if any(role == whole or (set(role.split()) <= words and token.lower_ in role.split()) for role in roles):
                    fits[m.name] = m.start
        return max(fits, key=lambda name: fits[name], default=None) if len(fits) == 1 or not owner else None

    def _owner(self, token: Token) -> str:
        """The country that stands beside an office: "the Ukrainian president", "Ukraine's president"."""
        near = (self.by_token.get(t.i) for t in token.children if t.dep_ in ("amod", "poss", "compound", "nmod"))
        return next((m.country for m in near if m is not None and m.kind == "country"), "")

    def wording(self, token: Token) -> str:
        """The noun phrase of a speaker as the article words it, without article, clauses and places of speaking."""
        left = token.left_edge.i
        body = self.by_token.get(token.i)
        if body is not None and body.kind == "organisation" and all(t.is_lower or t.pos_ == "DET" for t in self.doc[left:body.i]):
            left = body.i  # "the aviation authority X" is X
        listed = [t.i for t in self.doc[left:token.i] if t.text == "," and t.i > left and self.doc[t.i - 1].tag_ == "NNP"]
        left = listed[-1] + 1 if listed else left  # "launched from the Black Sea, the air force said": the parse makes them one
        right = token.i
        for child in token.rights:
            if child.tag_ == "HYPH" and child.i == right + 1:
                right = child.i  # "commander-in-chief"
            elif child.dep_ == "prep" and child.i == right + 1 and (child.lower_ in KEPT_PREPOSITIONS or child.lower_ == "to" and token.lower_ in self.titles):
                right = self._unclaused(child) if not self._elsewhere(child, left) else right
            elif child.i == right + 1 and child.lower_ in self.words.group("cues", "knowing") and has(child, "prep"):
                right = child.right_edge.i  # "a source familiar with the matter"
            elif child.dep_ in CLAUSES and child.dep_ != "prep":
                break
        if body is not None and body.kind == "organisation" and body.i <= left + 1 and right < body.j and any(t.lower_ == "in" for t in self.doc[body.i:body.j]):
            return body.name  # "the Ministry of Defence in Moscow" is the Russian one
        return self._plain(self.doc[left:right + 1])

    def _elsewhere(self, preposition: Token, left: int) -> bool:
        """"The ministry in a statement", "the head of the region in Kyiv": where it was said, not who."""
        said = any(t.lemma_.lower() in self.words.group("cues", "documents") for t in preposition.children)
        return preposition.lower_ == "in" and (said or any(t.lower_ == "of" for t in self.doc[left:preposition.i]))

    def _unclaused(self, of: Token) -> int:
        """The last token of "of X" without what is told of X: "of a city, a port on the river"."""
        beside = [t.left_edge.i for t in of.subtree if t.left_edge.i > of.i + 1
                  and (t.dep_ in ("appos", "relcl") or t.dep_ == "acl" and self.doc[t.left_edge.i - 1].text == ",")]
        last = min(beside) - 1 if beside else of.right_edge.i
        while last > of.i + 1 and self.doc[last].is_punct:
            last -= 1
        return last

    def _behind_credit(self, span: Span) -> int:
        """Where the speaker begins behind the credit of a picture that has run into the sentence: "X/Agency Russia's ministry"."""
        credit = max((t.i for t in span[:-1] if "/" in t.text), default=-1)
        named = next((m for m in self.mentions if m.i > credit >= span.start and m.j <= span.end and m.kind in ("country", "place", "person")), None)
        return named.i if named is not None else span.start

    def _plain(self, span: Span) -> str:
        start = self._behind_credit(span)
        while start < span.end - 1 and (self.doc[start].pos_ in ("DET", "PUNCT", "SPACE", "ADP", "ADV", "SCONJ") or self.doc[start].tag_ == "PRP$"
                                        or self.doc[start].is_quote):
            start += 1
        out, i = "", start
        while i < span.end:
            m = self.by_token.get(i)
            asis = m is not None and (self.doc[i].is_upper if span.end - start > m.j - m.i else m.kind == "country")  # "US official", "the Holy See"
            if m is not None and m.kind in ("place", "country") and m.j <= span.end and m.form == "name" and not asis:
                out, i = out + m.name + self.doc[m.j - 1].whitespace_, m.j
            else:
                out, i = out + self.doc[i].text_with_ws, i + 1
        text = " ".join(out.replace("’", "'").split()).strip(" ,;:–—-“”\"")
        first = self.doc[start]
        plain = first.pos_ in ("NOUN", "ADJ") and not first.ent_type_ and first.i not in self.by_token
        common = plain or (first.pos_ == "NUM" and first.is_alpha)
        return text[:1].lower() + text[1:] if first.is_sent_start and common else text
