"""SVG pictures as PNG, painted by resvg with the fonts of the program, and kept: a picture that was painted before is not painted again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from generator import files

FONTS = tuple(Path(__file__).parent / "fonts" / name for name in ("Inter-Bold.ttf", "Inter-Regular.ttf"))
KEPT = Path(".cache", "painted")


class Painter:
    """Paints for one build; the store is below the folder of the site, and a disk that refuses costs only time."""

    def __init__(self, root: Path) -> None:
        self._store = root / KEPT
        self._mark = sha256(b"".join(map(files.read_bytes, FONTS)))
        self._used: set[str] = set()

    def __call__(self, picture: str) -> bytes:
        """The picture as PNG, in its own size."""
        mark = self._mark.copy()
        mark.update(picture.encode())
        kept = self._store / f"{mark.hexdigest()}.png"
        self._used.add(kept.name)
        try:
            return files.read_bytes(kept)
        except OSError:
            painted = _painted(picture)
        try:
            files.write_text(kept, painted)
        except OSError:
            pass
        return painted

    def tidy(self) -> None:
        """Takes away what this build did not use."""
        files.keep_only(self._store, self._used)


def _painted(picture: str) -> bytes:
    import resvg_py  # 3 MB, and only a build needs it

    return bytes(resvg_py.svg_to_bytes(svg_string=picture, skip_system_fonts=True, font_files=[str(path) for path in FONTS]))
