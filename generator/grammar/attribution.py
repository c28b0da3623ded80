"""One speaker for one stretch of text: what the modules of the speakers hand to each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker for one stretch of text (characters, half open)."""

    start: int
    end: int
    speaker: str
    verb: int
    """Token of the verb of saying, or of "according"."""
    stance: str = "states"
    quoted: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start
