"""Which brief is whose: an article finds its brief again, and a brief its draft, when either file has been renamed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.briefs.assemble import slug_of
from generator.briefs.drafts import Draft
from generator.briefs.ids import free
from generator.model import Brief, Fault

Read = Mapping[str, tuple[Brief | None, tuple[Fault, ...]]]


def found_again(drafts: Mapping[str, Draft], briefs: Read) -> dict[str, str]:
    """Slug of a brief that was renamed -> the slug under which its draft stands: both name one article."""
    lost = {draft.latest.article: slug for slug, draft in sorted(drafts.items()) if slug not in briefs}
    nameless = [(slug, brief.article) for slug, (brief, _) in sorted(briefs.items()) if slug not in drafts and brief is not None]
    return {slug: lost.pop(article) for slug, article in nameless if article in lost}


def homes_of(articles: Mapping[str, str], briefs: Read, drafts: Mapping[str, Draft]) -> dict[str, str]:
    """Path of an article -> slug of its brief; `articles` gives the digest of each file.

    Its brief is the one that was drafted from it, else one that names it, else the one whose article has vanished and was the
    same, byte for byte. Any other article will have a brief named after it, never one that tells of something else.
    """
    homes: dict[str, str] = {}
    owned: set[str] = set()

    def settle(path: str | None, slug: str) -> None:
        if path in articles and path not in homes and slug not in owned:
            homes[path] = slug
            owned.add(slug)

    named = {slug: brief.article for slug, (brief, _) in sorted(briefs.items()) if brief is not None}
    for slug, draft in sorted(drafts.items(), key=lambda item: item[0] not in briefs):
        settle(draft.latest.article, slug)
    for slug, path in named.items():
        settle(path, slug)
    moved = {draft.article_digest: slug for slug, draft in sorted(drafts.items()) if draft.latest.article not in articles}
    for path, digest in sorted(articles.items()):
        if digest in moved:
            settle(path, moved[digest])
    taken = owned | named.keys()
    for path in sorted(articles):
        if path not in homes:
            homes[path] = free(slug_of(path), taken)
            taken.add(homes[path])
    return homes
