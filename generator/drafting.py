"""Articles -> briefs: the one place where reading, grammar and briefs meet; loads spaCy."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import cpu_count
from pathlib import Path
from typing import Any

from generator import files
from generator.briefs.assemble import brief_of
from generator.briefs.borne_out import borne_out
from generator.briefs.called import Called, called
from generator.briefs.drafts import THE_EDITOR, Draft
from generator.grammar.findings import find
from generator.grammar.names import Names, names_of
from generator.model import Article, Brief, Fault, Findings, Lexicon, Statement
from generator.reading.articles import read_article
from generator.reading.pipeline import ModelMissing, load_model, model_faults, parse
from generator.reading.publication import inferred_days

MUCH = 150_000
"""Characters of text from which a second process pays: some 60 articles."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of one article."""

    path: str
    brief: Brief | None
    faults: tuple[Fault, ...]
    digest: str = ""
    statements: tuple[Statement, ...] = ()


def drafted(articles: Mapping[str, bytes], lexicon: Lexicon, *, others: Mapping[str, Draft], progress: Callable[[str], None],
            model_table: str = "", previous: Mapping[str, Brief] | None = None, days: Mapping[str, str] | None = None,
            ) -> Iterator[Drafted]:
    """A brief for each article; `others` are the drafts of articles that are not read now, for dating those without a day.

    `previous` gives the brief that the machine last wrote for an article, whose records keep their ids; `days` the day that an
    editor has written for one. `model_table` holds the digests of the language model's files.
    """
    before, days = previous or {}, days or {}
    read = {path: _dated(read_article(path, data, words=lexicon.words["cues"]), days.get(path)) for path, data in sorted(articles.items())}
    usable = [article for article, _ in read.values() if article is not None]
    for path, (article, faults) in read.items():
        if article is None:
            yield Drafted(path, None, faults)
    if not usable:
        return
    progress("loading the language model")
    try:
        nlp = load_model()
    except ModelMissing as error:
        yield Drafted(usable[0].path, None, (Fault(usable[0].path, "cannot be read", str(error)),))
        return
    faults = model_faults(files.digests(nlp.path, (line.split()[-1] for line in model_table.splitlines() if line)), model_table)
    if faults:
        yield Drafted(usable[0].path, None, faults)
    names, spellings = names_of(nlp, lexicon), called(lexicon)
    undated: list[tuple[Article, object, Findings]] = []
    known: dict[str, tuple[Statement, ...]] = {d.brief.article or slug: d.statements for slug, d in others.items() if d.brief.published}
    for number, (article, doc) in enumerate(zip(usable, parse(nlp, usable, processes=_processes(usable)), strict=True), 1):
        progress(f"reading {number} of {len(usable)}: {article.path}")
        findings, stumbled = _found(doc, article, names)
        if findings is None:
            yield Drafted(article.path, None, (*read[article.path][1], *stumbled))
            continue
        if article.published is None:
            undated.append((article, doc, findings))
            continue
        known[article.path] = findings.statements
        yield _drafted(article, findings, read[article.path][1], before.get(article.path), spellings)
    found = inferred_days({a.path: f.statements for a, _, f in undated}, known)
    for article, doc, findings in undated:
        faults = read[article.path][1]
        if article.path in found:
            day, how = found[article.path]
            article = replace(article, published=day, published_from=how)
            findings = find(doc, article, names)
            faults = tuple(f for f in faults if f.level == "error")
        yield _drafted(article, findings, faults, before.get(article.path), spellings)


def _processes(articles: Sequence[Article]) -> int:
    """Two where there are many articles and the machine has two cores: a second process costs about a second to begin."""
    return min(2, cpu_count()) if sum(len(a.text) for a in articles) > MUCH else 1


def _found(doc: Any, article: Article, names: Names) -> tuple[Findings | None, tuple[Fault, ...]]:
    """What is found in an article; a text over which a rule stumbles costs only itself."""
    try:
        return find(doc, article, names), ()
    except Exception as error:  # whatever a rule did not foresee
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"cannot be read: a rule of the program fails on it ({type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno})"
        return None, (Fault(article.path, what, "report this line to those who keep the program; until then write its brief by hand, from `new brief`"),)


def _dated(read: tuple[Article | None, tuple[Fault, ...]], day: str | None) -> tuple[Article | None, tuple[Fault, ...]]:
    """An article with the day that its editor gave it, from which its weekdays are then reckoned."""
    article, faults = read
    if article is None or day is None:
        return read
    return replace(article, published=day, published_from=THE_EDITOR), tuple(f for f in faults if f.level == "error")


def _drafted(article: Article, findings: Findings, faults: tuple[Fault, ...], before: Brief | None, spellings: Called) -> Drafted:
    """The brief with nothing in it that its own quotes do not bear out."""
    brief = borne_out(brief_of(article, findings, previous=before), article_text=article.text, names=spellings)
    return Drafted(article.path, brief, faults, article.digest, findings.statements)
