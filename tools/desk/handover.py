"""What one step leaves for the next: types, and their one file of JSON. Texts of briefs travel in it, so that no name becomes a path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from generator.fault_lines import annotation
from generator.model import Fault


class Stop(Exception):
    """Ends a step with one clear line that says what to do, and where."""

    def __init__(self, text: str, *, link: str = "") -> None:
        super().__init__(text)
        self.link = link


@dataclass(frozen=True, slots=True)
class Note:
    """One line of `check` or `build`, or one of ours (then without a file)."""

    level: str
    file: str
    line: int | None
    text: str

    def annotation(self) -> str:
        told = annotation(Fault(self.file, self.text, line=self.line, level=self.level))
        return told if self.file else told.replace(" file=::", "::", 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the drafts go."""

    base: str
    base_commit: str
    branch: str | None
    """None where nothing may be pushed: the pull request comes from a fork."""
    branch_commit: str | None
    """None where the branch is to be made."""
    whole: bool
    """True where all drafts belong, False where only those of the pull request's own articles do."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What the reading has brought."""

    plan: Plan
    files: Mapping[str, str | None] = field(default_factory=dict)
    """Path in content/ -> the text to commit; None takes the file away."""
    drafted: tuple[tuple[str, str], ...] = ()
    """Article -> the file of its brief, of those that are to be committed."""
    notes: tuple[Note, ...] = ()
    site: bool = False
    """Whether there is a preview."""

    @property
    def briefs(self) -> tuple[str, ...]:
        return tuple(path for path, text in self.files.items() if path.startswith("content/briefs/") and text is not None)

    @property
    def errors(self) -> int:
        return sum(note.level == "error" for note in self.notes)


def save(path: Path, value: Plan | Handover) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handover = value if isinstance(value, Handover) else Handover(value)
    path.write_text(json.dumps(asdict(handover)), encoding="utf-8")


def load(path: Path) -> Handover:
    """Raises Stop where the step before has left nothing."""
    try:
        read = json.loads(path.read_text("utf-8"))
        return Handover(Plan(**read["plan"]), dict(read["files"]), tuple((a, b) for a, b in read["drafted"]),
                        tuple(Note(**note) for note in read["notes"]), bool(read["site"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Stop(f"{path.name} is missing or damaged ({type(error).__name__}); run the workflow again from its first step") from error
