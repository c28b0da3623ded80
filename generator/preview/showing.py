"""What the preview shows at one moment: each page as the files make it now, or as they last could."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.model import Fault
from generator.site.pages import Unmade
from generator.site.render import ASSETS

NOT_MADE = "This page cannot be made anew. What you see is how it last could be."
LAST_GOOD = "The content has faults. What you see is the last good site."
NO_PAGE = "none"
"""The digest of the preview's own notices."""
NONE_YET = "The site cannot be built yet."


class Seen(NamedTuple):
    """One file of the site, as it is shown."""

    body: bytes | None
    """None where it never could be made."""
    problem: str
    """What is the matter, in a sentence; empty where nothing is."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What the preview shows at one moment."""

    site: Mapping[str, bytes]
    """The last good site, its pages made when they are asked for; empty where there has been none."""
    base_path: str = "/"
    faults: tuple[Fault, ...] = ()
    """What is wrong with files that have been saved since."""
    good: dict[str, bytes] = field(default_factory=dict)
    """Every file that was looked at, as it was when it last could be made; handed on from one moment to the next."""

    def at_fault(self, faults: tuple[Fault, ...]) -> Shown:
        """The same site, with what keeps a newer one from being made."""
        return replace(self, faults=faults)

    def seen(self, file: str) -> Seen:
        """One file of the site."""
        try:
            self.good[file] = self.site[file]
        except Unmade as slip:
            return Seen(self.good.get(file), NOT_MADE, (slip.fault,))
        except Exception as error:  # a bug, or a slip of a kind that Jinja does not know: the preview must outlive both
            return Seen(self.good.get(file), NOT_MADE, (Fault(file, f"cannot be made: {type(error).__name__}: {error}", ""),))
        return Seen(self.good[file], LAST_GOOD if self.faults else "", self.faults)

    def digest(self, seen: Seen) -> str:
        """Of the page and of what all pages use: an open page that was made from another one reloads itself."""
        if seen.body is None:
            return NO_PAGE
        whole = hashlib.sha256(seen.body + b"\0" + self.base_path.encode())
        for name in sorted(name for name in self.site if name.startswith(ASSETS)):
            whole.update(f"\0{name}\0".encode() + self.site[name])
        return whole.hexdigest()[:16]
