"""Names of files that become addresses: they must work in a link, on Windows, and in the archive of a preview.

A name that only Linux knows keeps a whole repository from being checked out on Windows, and GitHub refuses an archive with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.model import Fault
from generator.wording import slug

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A brief's name: also readable in a link that somebody copies."""
_REFUSED = re.compile(r'["*:<>?|\\]')
"""Windows has no such file, and GitHub takes no archive with one."""
_IN_LINKS = re.compile("[#%]")
"""They mean something else in a link."""
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\.|$)")
"""Names that Windows keeps for itself, whatever ending follows."""


def brief_name_faults(slugs: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with the names of briefs, which are given without their ending."""
    slugs = sorted(slugs)
    for name in slugs:
        path = f"content/briefs/{name}.yaml"
        folder, _, last = name.rpartition("/")
        if folder:
            yield Fault(path, "is in a folder below content/briefs/", f"move it to content/briefs/{last}.yaml")
        elif not _ADDRESS.fullmatch(name) or _is_odd(name):
            yield Fault(path, f'the file name "{name}" cannot be an address: {_because(name)}', f"rename the file to {_better(name)}.yaml")
    yield from _doubles(f"content/briefs/{name}.yaml" for name in slugs)


def published_name_faults(paths: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with the paths of other files that the site takes over: pages and assets."""
    paths = sorted(paths)
    for path in paths:
        name = next((part for part in path.split("/") if _is_odd(part) or _IN_LINKS.search(part)), "")
        if name:
            yield Fault(path, f'the name "{name}" cannot be an address: {_because(name)}', f"rename it to {_renamed(name)}")
    yield from _doubles(paths)


def article_name_faults(paths: Iterable[str]) -> Iterator[Fault]:
    """Articles that Windows cannot hold; their names are no addresses, so the site is built all the same."""
    for path in sorted(paths):
        name = next(filter(_is_odd, path.split("/")), "")
        if name:
            yield Fault(path, f'the name "{name}" keeps the repository from being checked out on Windows: {_because(name)}',
                        f"rename it to {_renamed(name)}", level="warning")


def _doubles(paths: Iterable[str]) -> Iterator[Fault]:
    """Names that differ only in small and capital letters: one file on Windows and on a Mac."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(path.casefold(), path)
        if other != path:
            yield Fault(path, f"is the same name as {other} on Windows and on a Mac", "rename one of them")


def _is_odd(name: str) -> bool:
    return bool(_REFUSED.search(name) or _DEVICES.match(name) or name.endswith((".", " ")))


def _because(name: str) -> str:
    found = (*_REFUSED.findall(name), *_IN_LINKS.findall(name))
    if found:
        return f"it has a {found[0]}"
    if _DEVICES.match(name):
        return "Windows keeps that name for itself"
    return "it ends with a full stop or a space" if _is_odd(name) else "it must begin with a letter or digit and have only those, without accents, and . - _"


def _renamed(name: str) -> str:
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    return f"{_better(stem)}{'' if _is_odd(ending) else ending}"


def _better(stem: str) -> str:
    name = slug(stem) or "unnamed"
    return f"{name}-1" if _DEVICES.match(name) else name
