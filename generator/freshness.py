"""Whether anything that a site is made of has changed since it was last written: the quick way out of a build.

The stamp stands in `.cache/`, not in the site: the same input gives the same site, byte for byte, on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from generator import files

STAMP = Path(".cache", "last-build")
MADE_OF = ("site.yaml", "seeds", "content", "templates", "schema", "evaluation")
PROGRAM = Path(__file__).parent
TEMPLATES = PROGRAM.parent / "templates"


def last_told(root: Path, out: Path, *, now: datetime) -> tuple[str, ...] | None:
    """The warnings of the last build, where inputs, program and output are all as it left them; None where anything differs."""
    text, _ = files.read_text(root / STAMP, needed=False)
    stamp, until, *told = [*(text or "").splitlines(), "", ""]
    if not stamp or stamp != _stamp(root, out) or (until and datetime.fromisoformat(until) <= now):
        return None
    return tuple(line for line in told if line)


def remember(root: Path, out: Path, told: Iterable[str], *, until: datetime | None = None) -> None:
    """Notes that the site in `out` is that of the present inputs, `until` an embargo is lifted.

    A disk that refuses costs the next build its short cut.
    """
    try:
        files.write_text(root / STAMP, "\n".join([_stamp(root, out), until.isoformat() if until else "", *told, ""]))
    except OSError:
        return


def _stamp(root: Path, out: Path) -> str:
    inputs = files.fingerprint([*(root / name for name in MADE_OF), PROGRAM, TEMPLATES])
    return f"{out.resolve()} {inputs} {files.listing(out)}"
