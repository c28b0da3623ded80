"""The score: build, check, plan and score as lists of steps; the only file that knows several rooms.

Nothing here prints, and spaCy is imported only where an article is to be read.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from generator import files
from generator.briefs.called import Called, called
from generator.briefs.evidence import check_evidence, check_quotes
from generator.embargo import waiting
from generator.events.build import NO_HAND, events_of
from generator.events.hand import read_hand_events
from generator.events.proposals import proposals_of
from generator.file_names import article_name_faults, brief_name_faults, published_name_faults
from generator.memory import Memory
from generator.model import Brief, Event, Fault
from generator.painting import Painter
from generator.project import (
    PACKAGE,
    Content,
    article_text,
    articles_to_read,
    gather,
    lacks_brief,
    measured_in,
)
from generator.redrafting import (
    dismissed,
    draft_articles,
    is_pending,
    merge_pending,
    merged_now,
    move_drafts,
    suggestion_faults,
    unread,
)
from generator.site.folder import for_a_folder
from generator.site.index import Pending, Preview
from generator.site.pages import Site, render_site, site_of

Progress = Callable[[str], None]
Made = TypeVar("Made")
HIDDEN = "it is hidden (hide: true)"
"""Why a brief is not published that otherwise would be."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, for __main__ to tell."""

    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0
    drafted: tuple[tuple[str, str], ...] = ()
    """The articles that were read, each with the file of its brief."""
    until: datetime | None = None
    """When the same files give another site: the next embargo is lifted."""

    @property
    def failed(self) -> bool:
        return any(f.level == "error" for f in self.faults)


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefs that were read and what they add up to."""

    briefs: tuple[Brief, ...] = ()
    events: tuple[Event, ...] = ()
    faults: tuple[Fault, ...] = field(default=())
    pending: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """Brief -> what the program reads otherwise than its editor."""
    waiting: Mapping[str, datetime] = field(default_factory=dict)
    """Brief -> when its embargo is lifted."""
    unpublished: Mapping[str, tuple[Brief, str]] = field(default_factory=dict)
    """A brief that is not published, and why."""


def build(root: Path, out: Path, *, now: datetime, reads: bool = True, skips: bool = False, progress: Progress = lambda line: None) -> Outcome:
    """Drafts what is new, checks everything, and swaps the new site in; the last good site stays where anything is wrong."""
    return _written(*made(root, now=now, reads=reads, skips=skips, progress=progress), out)


def build_preview(root: Path, out: Path, *, now: datetime, edit_pattern: str = "", progress: Progress = lambda line: None) -> Outcome:
    """The same for the desk: with what is suggested and not published, for a folder that is opened without a server."""
    site, outcome = previewed(root, now=now, memory=Memory(), edit_pattern=edit_pattern, progress=progress)
    if site is None:
        return outcome
    pages, more = site.whole()
    style, _ = files.read_tree(PACKAGE / "preview" / "own", suffixes=(".css",))
    return _written(*_unless_spoiled(for_a_folder(pages, style=style["overlay.css"]), outcome, more), out)


def _written(site: Mapping[str, bytes] | None, outcome: Outcome, out: Path) -> Outcome:
    if site is None:
        return outcome
    faults = (*outcome.faults, *files.swap_site(site, out))
    return replace(outcome, faults=faults, notes=(*outcome.notes, f"{len(site)} files in {out.name}/"), pages=len(site))


def made(root: Path, *, now: datetime, reads: bool = True, skips: bool = False, progress: Progress = lambda line: None,
         ) -> tuple[dict[str, bytes] | None, Outcome]:
    """The whole site in memory, after what is new has been drafted and merged; None where anything is wrong."""
    content, edition, outcome = brought_up_to_date(root, now=now, reads=reads, skips=skips, progress=progress)
    if content is None or edition is None:
        return None, outcome
    painter = Painter(root)
    site, more = render_site(edition.events, edition.briefs, **_inputs(content, edition), paint=painter)
    painter.tidy()
    return _unless_spoiled(site, outcome, more)


def previewed(root: Path, *, now: datetime, memory: Memory, edit_pattern: str = "", progress: Progress = lambda line: None,
              ) -> tuple[Site | None, Outcome]:
    """The site with what is suggested and what is not published, each page made when it is asked for; None where the content is wrong.

    `edit_pattern` is the address of an edit link, with {file} and {line} in it; what `memory` holds is not read or matched again.
    """
    content, edition, outcome = brought_up_to_date(root, now=now, progress=progress, memory=memory)
    if content is None or edition is None:
        return None, outcome
    pending = {slug: tuple(Pending(f.line, f"{f.what}; {f.cure}") for f in told) for slug, told in edition.pending.items()}
    preview = Preview(pending, edition.unpublished, edit_pattern)
    site, more = site_of(edition.events, edition.briefs, **_inputs(content, edition), preview=preview, memory=memory)
    return _unless_spoiled(site, outcome, (*more, *site.slips()))


def _inputs(content: Content, edition: Edition) -> dict[str, Any]:
    """What a site is made of besides its events and briefs."""
    hidden = tuple(brief for brief, why in edition.unpublished.values() if why == HIDDEN)
    return {"config": content.config, "lexicon": content.lexicon, "texts": content.pages, "templates": content.templates,
            "scores": content.accuracy, "hidden": hidden}


def _unless_spoiled(site: Made, outcome: Outcome, more: Iterable[Fault]) -> tuple[Made | None, Outcome]:
    faults = _once((*outcome.faults, *more))
    return None if _spoiled(faults) else site, replace(outcome, faults=faults)


def brought_up_to_date(root: Path, *, now: datetime, reads: bool = True, skips: bool = False, progress: Progress = lambda line: None,
                       memory: Memory | None = None) -> tuple[Content | None, Edition | None, Outcome]:
    """The content after what is new has been drafted and merged, and what is published of it; None where anything is wrong.

    Where nothing is read, an article without a brief is an error, or with `skips` left out and told as a warning.
    """
    memory = memory or Memory()
    content, faults = gather(root, memory)
    if content is None or any(f.level == "error" and f.file.startswith(("content/briefs/", "content/drafts/")) for f in faults):
        return None, None, Outcome(faults)  # a brief that cannot be read must not be taken for a missing one
    if reads:
        move_drafts(content)
    due = articles_to_read(content)
    if due and not reads:
        lacking = [path for path in due if lacks_brief(content, path)]
        faults = (*faults, *(unread(path, level="warning" if skips else "error") for path in lacking))
        if lacking and not skips:
            return content, None, Outcome(faults)
        due = ()  # only the program is newer: the committed briefs still stand in their articles
    notes: tuple[str, ...] = ()
    told: tuple[Fault, ...] = ()
    drafted: tuple[tuple[str, str], ...] = ()
    if due:
        told, drafted = draft_articles(content, due, progress)
        notes = (f"{len(drafted)} of {len(due)} articles read",)
        content, faults = gather(root, memory)
    if content is not None and reads and is_pending(content) and (more := merge_pending(content, memory.of(called, content.lexicon))) is not None:
        content, faults, told = *gather(root, memory), (*told, *more)
    if content is None:
        return None, None, Outcome(faults, drafted=drafted)
    faults = (*faults, *told)
    edition = edition_of(content, now, memory)
    notes = (*notes, *(f"{slug} waits for its embargo until {time.isoformat(sep=' ', timespec='minutes')}" for slug, time in edition.waiting.items()))
    faults = _once((*faults, *edition.faults))
    until = next(iter(edition.waiting.values()), None)
    return content, None if _spoiled(faults) else edition, Outcome(faults, notes, drafted=drafted, until=until)


def _spoiled(faults: Iterable[Fault]) -> bool:
    """True where no site may be made; an article that cannot be read costs only itself."""
    return any(f.level == "error" and not f.file.startswith("seeds/") for f in faults)


def check(root: Path, *, now: datetime) -> Outcome:
    """Everything that can be wrong, nothing written."""
    content, faults = gather(root)
    if content is None:
        return Outcome(faults)
    edition = edition_of(content, now)
    due = tuple(unread(path, level="warning") for path in articles_to_read(content))
    fine = not any(f.level == "error" for f in edition.faults)
    _, more = render_site(edition.events, edition.briefs, **_inputs(content, edition)) if fine else ({}, ())
    return Outcome(_once((*faults, *edition.faults, *more, *due)), (f"{len(content.briefs)} briefs checked",))


def plan(root: Path) -> tuple[tuple[str, ...], Outcome]:
    """The articles that the next build reads."""
    content, faults = gather(root)
    return (articles_to_read(content) if content else ()), Outcome(faults)


def propose(root: Path, *, now: datetime) -> tuple[tuple[str, ...], Outcome]:
    """Lines for content/events.yaml: reports that may be one event though they are kept apart, or two though they were joined."""
    content, faults = gather(root)
    if content is None:
        return (), Outcome(faults)
    edition = edition_of(content, now)
    hand, _ = read_hand_events(content.hand, path="content/events.yaml") if content.hand else (NO_HAND, ())
    found = proposals_of(edition.briefs, lexicon=content.lexicon, hand=hand)
    lines = []
    for rule in ("join", "part"):
        of_rule = [proposal.line for proposal in found if proposal.rule == rule]
        lines += [f"{rule}:", *of_rule] if of_rule else []
    return tuple(lines), Outcome(tuple(f for f in edition.faults if f.level == "error"), (f"{len(found)} pairs of reports to look at",))


def dismiss(root: Path, slugs: Sequence[str]) -> Outcome:
    """Keeps what stands in these briefs: what the program reads otherwise is told no more, until it reads something new."""
    content, faults = gather(root)
    if content is None:
        return Outcome(faults)
    unknown = tuple(Fault(f"content/briefs/{slug}.yaml", "there is no such brief, or it has faults", _nearest(slug, content.briefs))
                    for slug in slugs if content.read.get(slug, (None, ()))[0] is None)
    if unknown:
        return Outcome(unknown)
    move_drafts(content)
    names = called(content.lexicon)
    counts = {slug: dismissed(content, slug, names) for slug in slugs}
    return Outcome(notes=tuple(f"{slug}: {count} suggestion{'' if count == 1 else 's'} dismissed" for slug, count in counts.items()))


def _nearest(slug: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(slug, list(known), n=1)
    return f"write {near[0]}" if near else "run `check` to see the names and the faults"


def score(root: Path, gold: Path, *, show: bool, save: str | None = None, progress: Progress = lambda line: None,
          ) -> tuple[tuple[str, ...], Outcome]:
    """The accuracy of the briefs in content/ against gold briefs, as lines; an article without a brief is read now."""
    from generator.measuring import figures, lines, measured

    content, faults = gather(root)
    if content is None:
        return (), Outcome(faults)
    read = [told for _, told in sorted(content.read.items())]
    table, more = measured(gold, briefs=[brief for brief, _ in read if brief is not None], seeds=content.articles,
                           lexicon=content.lexicon, progress=progress)
    if save:
        files.write_text(measured_in(root, save), figures(table, save))
    told = (*faults, *(f for _, wrong in read for f in wrong), *more)
    return (*(table.told if show else ()), *lines(table)), Outcome(_once(f for f in told if f.level == "error"))


def edition_of(content: Content, now: datetime, memory: Memory | None = None) -> Edition:
    """The briefs that are published, checked against their articles, and their events."""
    memory = memory or Memory()
    briefs: list[Brief] = []
    faults = [*brief_name_faults(content.briefs), *article_name_faults(content.articles), *published_name_faults(
        (*(f"content/pages/{name}" for name in content.pages), *(f"templates/{name}" for name in content.templates)))]
    names = memory.of(called, content.lexicon)
    for slug, (brief, told) in sorted(content.read.items()):
        faults += told
        if brief is None:
            faults += check_quotes(content.briefs[slug], path=f"content/briefs/{slug}.yaml",
                                   article_text=lambda name: article_text(name, content.articles.get(name)))
            continue
        faults += memory.of(_evidence_faults, brief, content.articles.get(brief.article or ""), names)
        briefs.append(brief)
    pending = {slug: tuple(suggestion_faults(content, slug, done)) for slug, done in merged_now(content, names).items()}
    faults += (fault for told in pending.values() for fault in told)
    early = waiting(briefs, now, zone=content.config.time_zone)
    kept_back = {b.slug: (b, why) for b in briefs if (why := _kept_back(b, early, content.config.publish))}
    shown = tuple(b for b in briefs if b.slug not in kept_back)
    hand, told = memory.of(read_hand_events, content.hand, path="content/events.yaml") if content.hand else (NO_HAND, ())
    events, more = events_of(shown, lexicon=content.lexicon, hand=hand, unpublished=tuple(b for b, _ in kept_back.values()), memory=memory)
    return Edition(shown, events, (*faults, *told, *more), pending, early, kept_back)


def _evidence_faults(brief: Brief, article: bytes | None, names: Called) -> tuple[Fault, ...]:
    return check_evidence(brief, path=f"content/briefs/{brief.slug}.yaml", article_text=article_text(brief.article, article), names=names)


def _kept_back(brief: Brief, early: Mapping[str, datetime], publish: str) -> str:
    """Why a brief is not published; empty where it is."""
    if brief.slug in early:
        return f"its embargo ends at {early[brief.slug].isoformat(sep=' ', timespec='minutes')}"
    if publish != "all" and brief.review != "checked":
        return "it is a draft, and only checked briefs are published"
    return HIDDEN if brief.hide else ""


def _once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: (f.file, f.line or 0, f.column or 0, f.what)))
