"""What reading costs beside the raw spaCy pipeline on the same texts: `python -m benchmarks.reading [FOLDER] [TIMES]`.

Both are timed in turn, in one process, in processor seconds: machines that others use too compare only within one run.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the commands do

# ruff: noqa: E402
from generator.briefs.assemble import brief_of
from generator.briefs.borne_out import borne_out
from generator.briefs.called import called
from generator.grammar.findings import find
from generator.grammar.names import names_of
from generator.lexicon.loading import read_lexicon
from generator.reading.articles import read_article
from generator.reading.pipeline import load_model, parse

LEXICON = Path(__file__).parent.parent / "generator" / "lexicon"


def main(folder: Path, times: int) -> None:
    """Prints processor seconds of both and their ratio."""
    tables = {p.name: p.read_text(encoding="utf-8") for p in LEXICON.iterdir() if p.suffix in (".yaml", ".tsv")}
    lexicon, _ = read_lexicon(tables)
    assert lexicon is not None
    files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".md", ".html")}
    nlp, spellings = load_model(), called(lexicon)
    names = names_of(nlp, lexicon)
    texts = [a.text for n, d in files.items() if (a := read_article(f"seeds/{n}", d, words=lexicon.words["cues"])[0]) is not None]
    list(nlp.pipe(texts[:2]))
    raw = whole = 0.0
    for _ in range(times):
        start = time.process_time()
        list(nlp.pipe(texts, batch_size=8))
        raw += time.process_time() - start
        start = time.process_time()
        read = [read_article(f"seeds/{name}", data, words=lexicon.words["cues"])[0] for name, data in files.items()]
        articles = [article for article in read if article is not None]
        for article, doc in zip(articles, parse(nlp, articles), strict=True):
            borne_out(brief_of(article, find(doc, article, names)), article_text=article.text, names=spellings)
        whole += time.process_time() - start
    each = times * len(texts)
    print(f"{len(texts)} articles, {times} times: raw pipeline {raw / each:.3f} s each, whole reading {whole / each:.3f} s each, "
          f"ratio {whole / raw:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "evaluation/gold"), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
