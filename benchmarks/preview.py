"""From save to page: how long the preview takes to show an edit in Chromium: python -m benchmarks.preview [BRIEFS ...]

A project of made-up briefs with their articles is previewed by the real command; a title is edited in one brief, whose page is open in
Chromium, and the time runs from the save until the page shows the new title. Needs Debian's Chromium.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.events import made
from generator.briefs.writing import write_brief
from tests.browser.devtools import Browser
from tests.projects import project

EDITS = 7


def written(folder: Path, count: int) -> Path:
    """A project of so many briefs, each with an article that holds its quotes."""
    root, chance = project(folder), Random(count)
    for number in range(count):
        brief = made(number, days=365, chance=chance)
        for name, text in ((f"content/briefs/{brief.slug}.yaml", write_brief(brief, schema="")), (brief.article or "", article(brief))):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    return root


def article(brief) -> str:
    return "\n\n".join([brief.title, *(claim.quote for record in brief.records for claim in record.claims)])


def edits(root: Path, count: int) -> list[float]:
    """Seconds of each edit."""
    run = subprocess.Popen([sys.executable, "-m", "generator", "serve", "--port", "0"], cwd=root, stdout=subprocess.PIPE, text=True,
                           env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "/usr/bin:/bin"})
    assert run.stdout
    address = next(m[1] for line in run.stdout if (m := re.match(r"preview at (\S+)", line)))
    slug = f"b{count // 2:05}"
    path = root / "content" / "briefs" / f"{slug}.yaml"
    seconds = []
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(shutil.which("chromium") or "chromium", Path(profile), {}, address)
        browser.call("Fetch.disable")
        browser.open(f"briefs/{slug}/")
        time.sleep(1)
        for number in range(EDITS):
            title = f"Edit {number}"
            text = re.sub(r"(?m)^title: .*$", f"title: {title}", path.read_text(encoding="utf-8"), count=1)
            begun = time.monotonic()
            path.write_text(text, encoding="utf-8")
            while not shows(browser, title):
                time.sleep(0.005)
            seconds.append(time.monotonic() - begun)
            time.sleep(0.5)
        browser.close()
    run.terminate()
    run.wait()
    return seconds


def shows(browser: Browser, title: str) -> bool:
    """Whether the open page has this title; a page that is just being left has none."""
    try:
        return browser.value(f"(document.querySelector('h1') || {{}}).textContent === {json.dumps(title)}") is True
    except AssertionError:
        return False


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            seconds = sorted(edits(written(Path(folder) / "project", size), size))
        sys.stdout.write(f"{size:6} briefs: median {seconds[len(seconds) // 2]:.2f} s, from {seconds[0]:.2f} to {seconds[-1]:.2f} s\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2, 2000])
