"""New files with one command: an article to be read, or a brief that is all the editor's; each teaches how to go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from generator import files
from generator.briefs.writing import scalar
from generator.model import Fault
from generator.reading.formats import ENDINGS, format_of
from generator.wording import WordingError, parse_day, slug

FRONT_MATTER = ("title", "published", "publisher", "url")
HEAD = "# What the article does not say itself; leave empty what you do not know."

BRIEF = """# yaml-language-server: $schema=../../schema/brief.schema.json
# A brief without an article: everything in it is yours, and the site says so. Lines that begin with # are remarks.
title: {title}
published: null       # the day that it is about, as 2025-07-22
article: null
review: draft         # `checked` when a second person has compared it
# why_it_matters: One or two sentences.

key_points: []
# key_points:
#   - text: What a reader should know, in one sentence.
#     by: editor

talks: []
# talks:
#   - id: istanbul-2025-07-23      # part of the page's address: never change it
#     kind: negotiation            # negotiation, meeting, call, conference or exchange
#     status: scheduled            # proposed, scheduled, held, postponed, cancelled or rejected
#     date: 2025-07-23
#     place: Istanbul
#     parties: [Ukraine, Russia]
#     by: editor                   # what stands without a quote is the editor's

attacks: []
# attacks:
#   - id: kyiv-2025-07-21
#     date: 2025-07-21
#     attacker: Russia
#     places: [Kyiv]
#     weapons: [drone]
#     killed: at least 1           # 2, at least 1, more than 50, about 30 or 3-5
#     by: editor

aid: []
# aid:
#   - id: patriot-systems-germany
#     donor: [Germany]
#     recipient: Ukraine
#     item: Patriot systems
#     quantity: 2
#     status: pledged              # requested, considered, pledged, delivered, suspended or rejected
#     by: editor
"""


def new_article(root: Path, name: str, data: bytes, *, said: Mapping[str, str], like: str = "") -> tuple[str | None, tuple[Fault, ...]]:
    """Writes an article into seeds/; gives its path, or None and why not.

    `said` holds what is known of title, published, publisher and url; `like` is the name of the file that the text comes from,
    whose format it keeps. A saved web page speaks for itself.
    """
    ending = PurePath(like).suffix.lower() if format_of(like) else ".txt"
    stem = slug(name.removesuffix(PurePath(name).suffix) if format_of(name) else name)
    path = f"seeds/{stem}{ending}"
    faults = tuple(_wrong(root, path, stem, data, said, like))
    if faults:
        return None, faults
    has_its_own = format_of(path) == "html" or data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"---")
    files.write_text(root / path, data if has_its_own else _front_matter(said).encode() + data.strip(b"\xef\xbb\xbf \r\n") + b"\n")
    return path, ()


def new_brief(root: Path, name: str, *, title: str) -> tuple[str | None, tuple[Fault, ...]]:
    """Writes a brief without an article into content/briefs/; gives its path, or None and why not."""
    stem = slug(name.removesuffix(".yaml"))
    path = f"content/briefs/{stem}.yaml"
    if faults := tuple(_unusable(root, path, stem)):
        return None, faults
    files.write_text(root / path, BRIEF.format(title=scalar(title or stem.replace("-", " ").capitalize())))
    return path, ()


def _wrong(root: Path, path: str, stem: str, data: bytes, said: Mapping[str, str], like: str) -> Iterator[Fault]:
    yield from _unusable(root, path, stem)
    if like and format_of(like) is None:
        yield Fault(like, "is no article format", f"use one of {', '.join(ENDINGS)}")
    if not data.strip():
        yield Fault(path, "there is no text", "paste the article, or name a file that holds it")
    if said.get("published"):
        try:
            parse_day(said["published"])
        except WordingError as error:
            yield Fault("--date", error.what, error.cure)


def _unusable(root: Path, path: str, stem: str) -> Iterator[Fault]:
    if not stem:
        yield Fault(path, "is no name for a file", "write letters and digits, such as talks-in-ankara")
    elif (root / path).exists():
        yield Fault(path, "is there already, and stays as it is", "choose another name")


def _front_matter(said: Mapping[str, str]) -> str:
    lines = [f"{key}: {said[key] if key == 'published' else scalar(said[key])}" if said.get(key) else f"{key}:" for key in FRONT_MATTER]
    return "\n".join(["---", HEAD, *lines, "---", ""])
