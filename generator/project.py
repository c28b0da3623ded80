"""The files of a project -> Content: everything that a command works on, and which articles wait to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files, strict_yaml
from generator.briefs.drafts import THE_EDITOR, Draft, digest, read_draft, standing
from generator.briefs.homes import found_again, homes_of
from generator.briefs.reading import read_brief
from generator.config import read_config
from generator.lexicon.loading import read_lexicon
from generator.memory import Memory
from generator.model import Brief, Config, Fault, Lexicon
from generator.reading.visible import visible_text
from generator.site.render import LANGUAGES, OF_PROGRAM

ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm")
MEASURED = ("unseen", "accuracy")
"""The files of evaluation/ that `score --save` writes and the method page shows: on unseen articles, and on those of the repository."""
FULL_DAY = len("2025-07-22")
PACKAGE = Path(__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
"""The templates of the program."""
READS = ("reading", "grammar", "lexicon", "briefs", "model", "wording.py", "strict_yaml.py", "drafting.py")
"""The parts of the program that decide what a brief says: a change in them has every article read anew."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a command works on, as it stands on disk."""

    root: Path
    config: Config
    lexicon: Lexicon
    articles: Mapping[str, bytes]
    briefs: Mapping[str, str]
    """Slug -> text of content/briefs/<slug>.yaml."""
    read: Mapping[str, tuple[Brief | None, tuple[Fault, ...]]]
    """Slug -> that text as a brief, and what is wrong with it."""
    drafts: Mapping[str, Draft]
    """Slug of the brief -> what the machine last wrote there."""
    renamed: Mapping[str, str]
    """Slug of a brief -> the name under which its draft still stands."""
    homes: Mapping[str, str]
    """Path of an article -> slug of its brief, whether there is one or not."""
    hand: str
    pages: Mapping[str, str]
    templates: Mapping[str, bytes]
    accuracy: Mapping[str, Mapping[str, Mapping[str, float]]]
    """The measured accuracy of the program: file of evaluation/ -> row -> column -> number."""
    program: str
    """Digest of the code and tables that read articles."""


def gather(root: Path, memory: Memory | None = None) -> tuple[Content | None, tuple[Fault, ...]]:
    """Reads every file that a command needs; None where the configuration or the tables cannot be used.

    With a `memory` a text that was read before is not read again.
    """
    memory = memory or Memory()
    config_text, config_faults = files.read_text(root / "site.yaml", shown="site.yaml")
    config, more = read_config(config_text) if config_text is not None else (None, ())
    tables, table_faults = files.read_tree(PACKAGE / "lexicon", suffixes=(".yaml", ".tsv"))
    lexicon, lexicon_faults = memory.of(_lexicon, tuple(tables.items()))
    articles, article_faults = files.read_tree(root / "seeds", suffixes=ARTICLES, shown="seeds/")
    briefs, brief_faults = _texts(root / "content" / "briefs", "content/briefs/")
    drafts, draft_faults = _texts(root / "content" / "drafts", "content/drafts/")
    pages, page_faults = _texts(root / "content" / "pages", "content/pages/", suffixes=(".md",))
    templates, template_faults = _templates(root / "templates")
    accuracy, score_faults = _accuracy(root)
    hand, hand_faults = files.read_text(root / "content" / "events.yaml", shown="content/events.yaml", needed=False)
    faults = (*config_faults, *more, *table_faults, *lexicon_faults, *article_faults, *brief_faults, *draft_faults, *page_faults,
              *template_faults, *hand_faults, *score_faults)
    if config is None or lexicon is None:
        return None, faults
    texts = {_stem(name): text for name, text in briefs.items()}
    read = {slug: memory.of(read_brief, f"content/briefs/{slug}.yaml", text) for slug, text in texts.items()}
    written = {_stem(name): memory.of(read_draft, f"content/drafts/{name}", text) for name, text in drafts.items()}
    faults = (*faults, *(f for _, told in written.values() for f in told))
    named = {f"seeds/{name}": data for name, data in articles.items()}
    stored = {slug: draft for slug, (draft, _) in written.items() if draft is not None}
    renamed = found_again(stored, read)
    known = {slug: stored[renamed.get(slug, slug)] for slug in sorted({*stored, *renamed} - set(renamed.values()))}
    return Content(
        root, config, lexicon, named, texts, read, known, renamed, homes_of({path: _sha(data) for path, data in named.items()}, read, known),
        hand or "", pages, templates, accuracy, _program(),
    ), faults


def _templates(own: Path) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """The templates of the program, those of the site's own folder before them: a site changes one by a file of the same name."""
    found, faults = files.read_tree(own, suffixes=None, shown="templates/")
    if own.resolve() == TEMPLATES:
        return found, faults
    theirs, more = files.read_tree(TEMPLATES, suffixes=None, shown="templates/")
    # Of a language that the site has messages for, those of the program fill the gaps.
    both = {name.replace(LANGUAGES, LANGUAGES + OF_PROGRAM, 1): data for name, data in theirs.items() if name in found and name.startswith(LANGUAGES)}
    return {**theirs, **found, **both}, (*faults, *more)


def _lexicon(tables: Iterable[tuple[str, bytes]]) -> tuple[Lexicon | None, tuple[Fault, ...]]:
    return read_lexicon({name: data.decode("utf-8") for name, data in tables})


def measured_in(root: Path, name: str) -> Path:
    """The file of evaluation/ with the accuracy on one set of articles."""
    return root / "evaluation" / f"{name}.yaml"


def _accuracy(root: Path) -> tuple[Mapping[str, Mapping[str, Mapping[str, float]]], tuple[Fault, ...]]:
    out, faults = {}, []
    for name in MEASURED:
        shown = f"evaluation/{name}.yaml"
        text, told = files.read_text(measured_in(root, name), shown=shown, needed=False)
        loaded, more = strict_yaml.load(text, path=shown) if text else (None, ())
        faults += [*told, *more]
        if loaded is not None:
            out[name] = loaded.data
    return out, tuple(faults)


def articles_to_read(content: Content) -> tuple[str, ...]:
    """The articles without a brief, and those which have changed since they were read, or whose program or day has.

    With a new article come those without a day: it may date them. A brief with faults waits until they are mended.
    """
    due = [path for path in content.articles if _is_due(content, path)]
    if due:
        due += [path for path in content.articles if path not in due and _undated(content, content.homes[path])]
    return tuple(sorted(due))


def lacks_brief(content: Content, path: str) -> bool:
    """True for an article without a brief, and for one that has changed since its brief was drafted."""
    slug = content.homes[path]
    known = content.drafts.get(slug)
    changed = known is not None and known.article_digest != _sha(content.articles[path])
    return slug not in content.briefs or changed


def day_by_hand(content: Content, path: str) -> str | None:
    """The day that an editor has written for an article where the program found another one or none; a month reckons no weekday."""
    slug = content.homes[path]
    mine, known = content.read.get(slug, (None, ()))[0], content.drafts.get(slug)
    if mine is None or known is None or mine.published == known.brief.published or len(mine.published or "") != FULL_DAY:
        return None
    return mine.published


def is_of_another_day(reading: Brief, mine: Brief) -> bool:
    """Whether a reading was made with a day that its editor has taken back since."""
    return reading.published_from == THE_EDITOR and reading.published != mine.published


def previously(content: Content) -> Mapping[str, Brief]:
    """Path of an article -> the brief that the machine last read there, with all records that ever had an id in it."""
    found = {}
    for path, slug in content.homes.items():
        if known := content.drafts.get(slug):
            ids = {record.id for record in known.latest.records}
            gone = (record for record in known.brief.records if record.id not in ids)
            found[path] = replace(known.latest, records=(*known.latest.records, *gone))
    return found


def is_as_drafted(content: Content, slug: str) -> bool:
    """Whether a brief is missing, or stands as the machine wrote it."""
    known = content.drafts.get(slug)
    return slug not in content.briefs or (known is not None and digest(content.briefs[slug]) == known.brief_digest)


def _is_due(content: Content, path: str) -> bool:
    slug = content.homes[path]
    known = content.drafts.get(slug)
    stand = standing(known, content.briefs.get(slug), article_digest=_sha(content.articles[path]), program_digest=content.program)
    moved = known is not None and known.latest.article != path
    mine = content.read.get(slug, (None, ()))[0]
    dated = known is not None and mine is not None and (
        is_of_another_day(known.latest, mine) or (day_by_hand(content, path) or known.latest.published) != known.latest.published)
    broken = slug in content.briefs and mine is None
    return (stand == "read" or (stand == "keep" and (moved or dated))) and not broken


def _undated(content: Content, slug: str) -> bool:
    """True for a brief that lacks a day and that no hand has touched."""
    known = content.drafts.get(slug)
    return known is not None and known.brief.published is None and bool(known.statements) and is_as_drafted(content, slug)


def article_text(article: str | None, data: bytes | None) -> str | None:
    """The text of an article as a reader sees it; None where the article has vanished."""
    return visible_text(article, data) if data is not None and article else None


def _texts(folder: Path, shown: str, *, suffixes: tuple[str, ...] = (".yaml", ".yml")) -> tuple[dict[str, str], tuple[Fault, ...]]:
    found, faults = files.read_tree(folder, suffixes=suffixes, shown=shown)
    texts: dict[str, str] = {}
    for name, data in sorted(found.items()):
        if name.endswith(".yml"):
            faults = (*faults, Fault(f"{shown}{name}", "ends in .yml", f"rename it to {_stem(name)}.yaml"))
            continue
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[:error.start].count(b"\n") + 1
            faults = (*faults, Fault(f"{shown}{name}", "is not UTF-8 text", "save the file as UTF-8", line))
    return texts, tuple(faults)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _program() -> str:
    """Digest of what decides how an article is read; the parts are hashed by name and content."""
    found, _ = files.read_tree(PACKAGE, suffixes=(".py", ".yaml", ".tsv"))
    whole = hashlib.sha256()
    for name in sorted(n for n in found if n.startswith(READS)):
        whole.update(f"{name}\0{len(found[name])}\0".encode() + found[name])
    return whole.hexdigest()
