"""The score: build, check, plan and score as lists of steps; the only file that knows several rooms.

Nothing here prints, and spaCy is imported only where an article is to be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import TemplateSyntaxError

from generator import files
from generator.briefs.assemble import slug_of
from generator.briefs.called import called
from generator.briefs.drafts import Draft, digest, read_draft, standing, write_draft
from generator.briefs.evidence import check_evidence
from generator.briefs.reading import read_brief
from generator.briefs.writing import write_brief
from generator.config import read_config
from generator.events.build import events_of
from generator.events.hand import HandEvents, read_hand_events
from generator.lexicon.loading import read_lexicon
from generator.model import Brief, Config, Event, Fault, Lexicon
from generator.reading.visible import visible_text
from generator.site.pages import render_site

ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm")
SCHEMA = "../../schema/brief.schema.json"
PACKAGE = Path(__file__).parent
READS = ("reading", "grammar", "lexicon", "briefs", "model.py", "wording.py", "strict_yaml.py", "drafting.py")
"""The parts of the program that decide what a brief says: a change in them has every article read anew."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a command works on, as it stands on disk."""

    root: Path
    config: Config
    lexicon: Lexicon
    articles: Mapping[str, bytes]
    briefs: Mapping[str, str]
    """Slug -> text of content/briefs/<slug>.yaml."""
    drafts: Mapping[str, Draft]
    hand: str
    pages: Mapping[str, str]
    templates: Mapping[str, bytes]
    program: str
    """Digest of the code and tables that read articles."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, for __main__ to tell."""

    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0

    @property
    def failed(self) -> bool:
        return any(f.level == "error" for f in self.faults)


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefs that were read and what they add up to."""

    briefs: tuple[Brief, ...] = ()
    events: tuple[Event, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def build(root: Path, out: Path, *, reads: bool = True, progress: Progress = lambda line: None) -> Outcome:
    """Drafts what is new, checks everything, and swaps the new site in; the last good site stays where anything is wrong."""
    site, outcome = made(root, reads=reads, progress=progress)
    if site is None:
        return outcome
    faults = (*outcome.faults, *files.swap_site(site, out))
    return Outcome(faults, (*outcome.notes, f"{len(site)} files in {out.name}/"), len(site))


def made(root: Path, *, reads: bool = True, progress: Progress = lambda line: None) -> tuple[dict[str, bytes] | None, Outcome]:
    """The whole site in memory, after what is new has been drafted; None where anything is wrong."""
    content, faults = gather(root)
    if content is None:
        return None, Outcome(faults)
    due = articles_to_read(content)
    if due and not reads:
        return None, Outcome((*faults, *(_unread(path) for path in due)))
    notes: tuple[str, ...] = ()
    if due:
        told, notes = draft(content, due, progress)
        content, again = gather(root)
        faults = (*again, *told)
        if content is None:
            return None, Outcome(faults)
    edition = edition_of(content)
    faults = _once((*faults, *edition.faults))
    if _spoiled(faults):
        return None, Outcome(faults, notes)
    site, more = render(content, edition)
    faults = _once((*faults, *more))
    return None if _spoiled(faults) else site, Outcome(faults, notes)


def _spoiled(faults: Iterable[Fault]) -> bool:
    """True where no site may be made; an article that cannot be read costs only itself."""
    return any(f.level == "error" and not f.file.startswith("seeds/") for f in faults)


def check(root: Path) -> Outcome:
    """Everything that can be wrong, nothing written."""
    content, faults = gather(root)
    if content is None:
        return Outcome(faults)
    edition = edition_of(content)
    waiting = tuple(replace(_unread(path), level="warning") for path in articles_to_read(content))
    _, more = render(content, edition) if not any(f.level == "error" for f in edition.faults) else ({}, ())
    return Outcome(_once((*faults, *edition.faults, *more, *waiting)), (f"{len(content.briefs)} briefs checked",))


def plan(root: Path) -> tuple[tuple[str, ...], Outcome]:
    """The articles that the next build reads."""
    content, faults = gather(root)
    return (articles_to_read(content) if content else ()), Outcome(faults)


def score(root: Path, gold: Path, *, show: bool, progress: Progress = lambda line: None) -> tuple[tuple[str, ...], Outcome]:
    """The accuracy of the briefs in content/ against gold briefs, as lines; an article without a brief is read now."""
    from generator.measuring import lines, measured

    content, faults = gather(root)
    if content is None:
        return (), Outcome(faults)
    read = [read_brief(f"content/briefs/{slug}.yaml", text) for slug, text in sorted(content.briefs.items())]
    table, more = measured(gold, briefs=[brief for brief, _ in read if brief is not None], seeds=content.articles,
                           lexicon=content.lexicon, progress=progress)
    told = (*faults, *(f for _, wrong in read for f in wrong), *more)
    return (*(table.told if show else ()), *lines(table)), Outcome(_once(f for f in told if f.level == "error"))


def gather(root: Path) -> tuple[Content | None, tuple[Fault, ...]]:
    """Reads every file that a command needs; None where the configuration or the tables cannot be used."""
    config_text, config_faults = files.read_text(root / "site.yaml", shown="site.yaml")
    config, more = read_config(config_text) if config_text is not None else (None, ())
    tables, table_faults = files.read_tree(PACKAGE / "lexicon", suffixes=(".yaml", ".tsv"))
    lexicon, lexicon_faults = read_lexicon({name: data.decode("utf-8") for name, data in tables.items()})
    articles, article_faults = files.read_tree(root / "seeds", suffixes=ARTICLES, shown="seeds/")
    briefs, brief_faults = _texts(root / "content" / "briefs", "content/briefs/")
    drafts, draft_faults = _texts(root / "content" / "drafts", "content/drafts/")
    pages, page_faults = _texts(root / "content" / "pages", "content/pages/", suffixes=(".md",))
    templates, template_faults = files.read_tree(root / "templates", suffixes=None, shown="templates/")
    hand, hand_faults = files.read_text(root / "content" / "events.yaml", shown="content/events.yaml", needed=False)
    faults = (*config_faults, *more, *table_faults, *lexicon_faults, *article_faults, *brief_faults, *draft_faults, *page_faults,
              *template_faults, *hand_faults)
    if config is None or lexicon is None:
        return None, faults
    read = {_stem(name): read_draft(f"content/drafts/{name}", text) for name, text in drafts.items()}
    faults = (*faults, *(f for _, told in read.values() for f in told))
    return Content(
        root, config, lexicon, {f"seeds/{name}": data for name, data in articles.items()},
        {_stem(name): text for name, text in briefs.items()}, {slug: d for slug, (d, _) in read.items() if d is not None},
        hand or "", pages, templates, _program(),
    ), faults


def articles_to_read(content: Content) -> tuple[str, ...]:
    """The articles without a brief, and those that have changed since (or whose program has) while no hand touched the brief.

    With a new article come those without a day: it may date them.
    """
    due = [path for path, data in content.articles.items() if _standing(content, path, data) == "read"]
    if due:
        due += [path for path in content.articles if path not in due and _undated(content, slug_of(path))]
    return tuple(sorted(due))


def _undated(content: Content, slug: str) -> bool:
    """True for a brief that lacks a day and that no hand has touched."""
    known = content.drafts.get(slug)
    return known is not None and known.brief.published is None and bool(known.statements) and (
        digest(content.briefs.get(slug, "")) == known.brief_digest)


def _standing(content: Content, path: str, data: bytes) -> str:
    slug = slug_of(path)
    return standing(content.drafts.get(slug), content.briefs.get(slug), article_digest=hashlib.sha256(data).hexdigest(),
                    program_digest=content.program)


def draft(content: Content, paths: Sequence[str], progress: Progress) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
    """Reads articles and writes their briefs and drafts; an article that cannot be read costs only itself."""
    try:
        from generator.drafting import drafted  # spaCy takes seconds to load: only here
    except ModuleNotFoundError as error:
        return tuple(replace(_unread(path), what=f"cannot be read: {error.name} is not installed") for path in paths), ()
    table, _ = files.read_text(PACKAGE / "lexicon" / "model.sha256")
    results = drafted({p: content.articles[p] for p in paths}, content.lexicon,
                      others=content.drafts, model_table=table or "", progress=progress)
    faults: list[Fault] = []
    written = 0
    for result in results:
        faults += result.faults
        if result.brief is None:
            continue
        text = write_brief(result.brief, schema=SCHEMA)
        slug = result.brief.slug
        files.write_text(content.root / "content" / "briefs" / f"{slug}.yaml", text)
        files.write_text(content.root / "content" / "drafts" / f"{slug}.yaml", write_draft(
            result.brief, article_digest=result.digest, program_digest=content.program, brief_digest=digest(text),
            statements=result.statements))
        written += 1
    return tuple(faults), (f"{written} of {len(paths)} articles read",)


def edition_of(content: Content) -> Edition:
    """The briefs that are published, checked against their articles, and their events."""
    briefs: list[Brief] = []
    faults: list[Fault] = []
    names = called(content.lexicon)
    for slug, text in sorted(content.briefs.items()):
        path = f"content/briefs/{slug}.yaml"
        brief, told = read_brief(path, text)
        faults += told
        if brief is None:
            continue
        faults += check_evidence(brief, path=path, article_text=_article_text(content, brief), names=names)
        briefs.append(brief)
    faults += _hand_kept(content)
    shown = tuple(b for b in briefs if not b.hide and (content.config.publish == "all" or b.review == "checked"))
    hand, told = read_hand_events(content.hand, path="content/events.yaml") if content.hand else (HandEvents(), ())
    events, more = events_of(shown, lexicon=content.lexicon, hand=hand)
    return Edition(shown, events, (*faults, *told, *more))


def render(content: Content, edition: Edition) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """The whole site as bytes; a slip in a template is a fault of the content."""
    try:
        return render_site(edition.events, edition.briefs, config=content.config, lexicon=content.lexicon, texts=content.pages,
                           templates=content.templates)
    except TemplateSyntaxError as error:
        return {}, (Fault(f"templates/{error.name}", f"is no valid template: {error.message}", "correct the line", error.lineno),)


def _article_text(content: Content, brief: Brief) -> str | None:
    data = content.articles.get(brief.article or "")
    return visible_text(brief.article, data) if data is not None and brief.article else None


def _hand_kept(content: Content) -> Iterable[Fault]:
    """Briefs that a hand has touched and whose article has changed: kept, and told."""
    for path, data in sorted(content.articles.items()):
        slug = slug_of(path)
        known = content.drafts.get(slug)
        if known is not None and known.article_digest != hashlib.sha256(data).hexdigest() and _standing(content, path, data) == "hand":
            yield Fault(f"content/briefs/{slug}.yaml", f"was edited by hand, and its article {path} has changed since it was drafted",
                        "the edited brief is kept as it is; compare it with the article, or delete the brief to have it drafted anew",
                        level="warning")


def _texts(folder: Path, shown: str, *, suffixes: tuple[str, ...] = (".yaml", ".yml")) -> tuple[dict[str, str], tuple[Fault, ...]]:
    found, faults = files.read_tree(folder, suffixes=suffixes, shown=shown)
    texts: dict[str, str] = {}
    for name, data in sorted(found.items()):
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[:error.start].count(b"\n") + 1
            faults = (*faults, Fault(f"{shown}{name}", "is not UTF-8 text", "save the file as UTF-8", line))
    return texts, tuple(faults)


def _unread(path: str) -> Fault:
    return Fault(path, "has no brief yet, or has changed since its brief was drafted",
                 "run `make build` on your machine and commit content/briefs/ and content/drafts/")


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: (f.file, f.line or 0, f.column or 0, f.what)))


def _program() -> str:
    """Digest of what decides how an article is read; the parts are hashed by name and content."""
    found, _ = files.read_tree(PACKAGE, suffixes=(".py", ".yaml", ".tsv"))
    whole = hashlib.sha256()
    for name in sorted(n for n in found if n.startswith(READS)):
        whole.update(f"{name}\0{len(found[name])}\0".encode() + found[name])
    return whole.hexdigest()
