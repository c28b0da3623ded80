"""A folder of gold briefs -> the accuracy of the briefs of the same articles; articles without a brief are drafted in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator import files, strict_yaml
from generator.model import Brief, Fault, Lexicon
from generator.reading.formats import ENDINGS
from generator.reading.visible import visible_text
from generator.scoring.likeness import Spellings
from generator.scoring.slots import Sheet, read_gold
from generator.scoring.table import Table, figures, lines, score

__all__ = ["figures", "lines", "measured"]

SPELLINGS = Path(__file__).parent / "scoring" / "spellings.yaml"


def measured(
    folder: Path, *, briefs: Sequence[Brief], seeds: Mapping[str, bytes], lexicon: Lexicon,
    progress: Callable[[str], None] = lambda line: None,
) -> tuple[Table, tuple[Fault, ...]]:
    """How well `briefs` agree with the gold in `folder`, and what is wrong with the gold or its articles.

    An article stands beside its gold, or else in `seeds`; what has no brief is read now, and nothing is written.
    """
    texts, faults = files.read_tree(folder, suffixes=(".yaml", ".yml"), shown=f"{folder.as_posix()}/")
    beside, more = files.read_tree(folder, suffixes=tuple(ENDINGS), shown=f"{folder.as_posix()}/")
    articles = {_name(path): data for path, data in (*sorted(seeds.items()), *sorted(beside.items()))}
    told = [*faults, *more]
    gold: dict[str, Sheet] = {}
    for path, data in sorted(texts.items()):
        name, sheet, wrong = _gold(f"{folder.as_posix()}/{path}", data, articles)
        told += wrong
        if sheet is not None:
            gold[name] = sheet
    made = tuple(brief for brief in briefs if _name(brief.article or "") in gold)
    known = {_name(brief.article or "") for brief in made}
    drafts, wrong = _drafted({n: articles[n] for n in sorted(gold) if n in articles and n not in known}, lexicon, progress)
    spoken = {name: visible_text(name, articles[name]) for name in gold if name in articles}
    return score(gold, (*made, *drafts), spoken, spellings=_spellings()), (*told, *wrong)


def _gold(path: str, data: bytes, articles: Mapping[str, bytes]) -> tuple[str, Sheet | None, tuple[Fault, ...]]:
    """The name of the article of one gold file, and what the gold says of it."""
    try:
        loaded, faults = strict_yaml.load(data.decode("utf-8-sig"), path=path)
    except UnicodeDecodeError:
        return "", None, (Fault(path, "is not UTF-8 text", "save the file as UTF-8"),)
    if loaded is None:
        return "", None, faults
    article = loaded.data.get("article") if isinstance(loaded.data, dict) else None
    if not isinstance(article, str):
        return "", None, (Fault(path, "names no article", "write `article: ` and the file of the article"),)
    name = _name(article)
    missing = () if name in articles else (
        Fault(path, f"the article {article} stands neither beside it nor in seeds/", "put it beside the gold", loaded.line("article")),)
    sheet, wrong = read_gold(loaded.data, path=path, article=visible_text(name, articles[name]) if name in articles else None)
    return name, sheet, (*missing, *wrong)


def _drafted(articles: Mapping[str, bytes], lexicon: Lexicon, progress: Callable[[str], None]) -> tuple[list[Brief], list[Fault]]:
    """Briefs of articles that nobody has built; they stand for themselves and are dated by one another alone."""
    if not articles:
        return [], []
    from generator.drafting import drafted  # spaCy takes seconds to load: only here

    results = list(drafted(articles, lexicon, others={}, progress=progress))
    return [r.brief for r in results if r.brief is not None], [f for r in results for f in r.faults if f.level == "error"]


def _spellings() -> Spellings:
    text, _ = files.read_text(SPELLINGS)
    loaded, _ = strict_yaml.load(text or "", path=SPELLINGS.name)
    return Spellings(loaded.data["spellings"], loaded.data["countries"]) if loaded else Spellings()


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]
