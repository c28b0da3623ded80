"""What a new reading does to the files in content/: a brief is written, or merged with what its editor made of it.

A brief that still is as the machine wrote it gets the new reading whole. In any other the editor's hand wins, field by field,
and what the program reads otherwise is kept in the draft and told as a suggestion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator import files, strict_yaml
from generator.briefs.called import Called, called
from generator.briefs.drafts import Draft, digest, write_draft
from generator.briefs.suggesting import beside, told
from generator.briefs.updating import Updated, updated
from generator.briefs.writing import write_brief
from generator.model import Brief, Fault
from generator.project import PACKAGE, Content, day_by_hand, is_as_drafted, is_of_another_day, previously

if TYPE_CHECKING:
    from generator.drafting import Drafted  # loads spaCy

SCHEMA = "../../schema/brief.schema.json"


def draft_articles(content: Content, paths: Sequence[str], progress: Callable[[str], None],
                   ) -> tuple[tuple[Fault, ...], tuple[tuple[str, str], ...]]:
    """Reads articles and writes their briefs and drafts; an article that cannot be read costs only itself.

    Gives what is wrong, and the articles that were read, each with the file of its brief.
    """
    try:
        from generator.drafting import drafted  # spaCy takes seconds to load: only here
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        return tuple(replace(unread(path), what=f"cannot be read: {missing} is not installed") for path in paths), ()
    table, _ = files.read_text(PACKAGE / "lexicon" / "model.sha256")
    days = {path: day for path in paths if (day := day_by_hand(content, path))}
    results = drafted({p: content.articles[p] for p in paths}, content.lexicon, others=content.drafts, model_table=table or "",
                      previous=previously(content), days=days, progress=progress)
    faults: list[Fault] = []
    read: list[tuple[str, str]] = []
    names = called(content.lexicon)
    for result in results:
        faults += result.faults
        if result.brief is not None:
            faults += save_reading(content, result, names)
            read.append((result.path, f"content/briefs/{content.homes[result.path]}.yaml"))
    return tuple(faults), tuple(read)


def unread(path: str, *, level: Literal["error", "warning"] = "error") -> Fault:
    """An article that waits for its brief."""
    return Fault(path, "has no brief yet, or has changed since its brief was drafted",
                 "run `make build` on your machine and commit content/briefs/ and content/drafts/, "
                 "or on GitHub merge the pull request that *Draft the briefs* opens", level=level)


def save_reading(content: Content, result: Drafted, names: Called) -> tuple[Fault, ...]:
    """Writes the brief and the draft of one article that was read."""
    assert result.brief is not None
    slug = content.homes[result.path]
    new = replace(result.brief, slug=slug)
    known = content.drafts.get(slug)
    draft = Draft(new, result.digest, content.program, "", result.statements)
    if known is None or is_as_drafted(content, slug):
        text = write_brief(new, schema=SCHEMA)
        files.write_text(_brief(content, slug), text)
        _write(content, slug, replace(draft, brief_digest=digest(text)))
        return ()
    mine = content.read[slug][0]
    assert mine is not None  # a brief with faults waits
    done = updated(content.briefs[slug], mine, path=f"content/briefs/{slug}.yaml", base=known.brief, new=new, names=names)
    return _save(content, slug, replace(draft, brief_digest=known.brief_digest), done)


def move_drafts(content: Content) -> None:
    """Gives the drafts of renamed briefs the names of their briefs."""
    for slug, former in content.renamed.items():
        _write(content, slug, content.drafts[slug])
        files.remove(content.root / "content" / "drafts" / f"{former}.yaml")


def is_pending(content: Content) -> bool:
    """Whether the program reads something else in any brief than what it wrote there."""
    return next(_pending(content), None) is not None


def merge_pending(content: Content, names: Called) -> tuple[Fault, ...] | None:
    """Merges what the program has read already, where the editor has given way since; None where no file has changed.

    A value that the editor has set back to the machine's is the machine's again.
    """
    faults = None
    for slug, known, mine in _pending(content):
        done = _merged(content, slug, known, mine, names)
        if done.text != content.briefs[slug] or done.base != known.brief:
            faults = (*(faults or ()), *_save(content, slug, known, done))
    return faults


def dismissed(content: Content, slug: str, names: Called) -> int:
    """Remembers that the editor keeps what stands in a brief; gives the number of suggestions that are told no more."""
    for each, known, mine in _pending(content):
        if each == slug:
            done = _merged(content, slug, known, mine, names, settle=True)
            _save(content, slug, known, done)
            return 0 if done.refused else len(done.suggestions)
    return 0


def merged_now(content: Content, names: Called) -> Mapping[str, Updated]:
    """Slug -> what the merge gives for each brief of which the program reads something else than what it wrote."""
    return {slug: _merged(content, slug, known, mine, names) for slug, known, mine in _pending(content)}


def suggestion_faults(content: Content, slug: str, done: Updated) -> Iterator[Fault]:
    """Each suggestion as a warning at its place in the editor's file, and why the rest cannot be merged where it cannot."""
    path, mine = f"content/briefs/{slug}.yaml", content.read[slug][0]
    if done.refused:
        yield Fault(path, f"what the program reads anew cannot be written into this brief: {done.refused}",
                    "it stays as it is; change that line, and build again", level="warning")
    loaded, _ = strict_yaml.load(content.briefs[slug], path=path)
    assert loaded is not None and mine is not None  # a brief with faults has no suggestions
    for suggestion in done.suggestions:
        what, cure = told(suggestion, mine, slug=slug)
        yield Fault(path, what, cure, *loaded.mark(suggestion.path), "warning")


def _pending(content: Content) -> Iterator[tuple[str, Draft, Brief]]:
    """The briefs of which the program reads something else than what it wrote."""
    for slug, known in sorted(content.drafts.items()):
        mine = content.read.get(slug, (None, ()))[0]
        if known.reading is not None and mine is not None and not is_of_another_day(known.reading, mine):
            yield slug, known, mine


def _merged(content: Content, slug: str, known: Draft, mine: Brief, names: Called, *, settle: bool = False) -> Updated:
    return updated(content.briefs[slug], mine, path=f"content/briefs/{slug}.yaml", base=known.brief, new=known.latest, names=names,
                   settle=settle)


def _save(content: Content, slug: str, draft: Draft, done: Updated) -> tuple[Fault, ...]:
    files.write_text(_brief(content, slug), done.text)
    _write(content, slug, replace(draft, brief=done.base, reading=done.reading))
    path = f"content/briefs/{slug}.yaml"
    faults = [Fault(path, *beside(remarked), remarked.line, None, "warning") for remarked in done.remarked]
    if done.brief.review == "checked" and done.text != content.briefs[slug]:
        faults.append(Fault(path, "has new values since it was checked: its article, or how it is read, has changed",
                            "compare them with the article, as `git diff` shows them", level="warning"))
    return tuple(faults)


def _brief(content: Content, slug: str) -> Path:
    return content.root / "content" / "briefs" / f"{slug}.yaml"


def _write(content: Content, slug: str, draft: Draft) -> None:
    files.write_text(content.root / "content" / "drafts" / f"{slug}.yaml", write_draft(draft))
