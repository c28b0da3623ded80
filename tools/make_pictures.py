"""Takes the pictures of docs/editing.md from the project's own articles and briefs; run by hand when a page has changed, its results are committed.

    apt install fonts-inter fonts-jetbrains-mono       (the letters of the pictures; without them the system's own)
    .venv/bin/python tools/make_pictures.py docs/pictures

Needs Chromium, and the packages that read an article (`python3 run.py setup`): the picture of a suggestion is of a real one. The edits are those of
the lesson, made in a copy of the project, and the pages are those of the preview.
"""

from __future__ import annotations

import base64
import html
import json
import re
import shutil
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.preview.server import Preview  # noqa: E402
from tests.browser.devtools import PATIENCE, Browser  # noqa: E402
from tests.lesson import SLUG, edited, edits  # noqa: E402

WIDTH, SHARPNESS = 600, 1.5
"""Of a page, and pixels to each of its own: 900 pixels, to be read on a phone too."""
COLOURS = 64
LARGEST = 150_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGE = f"briefs/{SLUG}/"
ATTACK = "moscow-nizhny-novgorod-2025-07-21"
RECORD, TALKS, HIDDEN = f"#attacks-{ATTACK}", "#talks-istanbul-2025-07-23", "#talks-germany-united-kingdom-29"
SLIP = ("        killed: at least 1\n", "        killed: at lest 1\n")
OWN_TITLE = ("title: Fresh Ukraine-Russia talks in Istanbul on Wednesday, says Zelensky\n", "title: Talks in Istanbul are planned for Wednesday\n")
NEW_HEADLINE = ("Fresh Ukraine-Russia talks in Istanbul on Wednesday, says Zelensky\n", "Zelensky: new Ukraine-Russia talks in Istanbul on Wednesday\n")

LETTERS = """
body, .preview-faults, .preview-faults p { font-family: Inter, system-ui, sans-serif; }
code, pre, .preview-faults li { font-family: "JetBrains Mono", ui-monospace, monospace; font-variant-ligatures: none; }
"""
SHEET = """
* { box-sizing: border-box; }
body { margin: 0; padding: 20px; width: 600px; background: #fff; color: #1a1a1a; font: 15px/1.45 system-ui; }
.part { display: flex; gap: 14px; padding: 10px 12px; border-left: 6px solid; margin: 0 0 10px; background: #f4f6f8; }
.part.claim { background: #f3f8f1; margin-left: 22px; }
.record { border-color: #2b5d8c; } .claim { border-color: #3d7a3a; }
.text { flex: 1; min-width: 0; }
.row { display: flex; gap: 12px; margin-top: 5px; }
.row > :first-child { flex: 1; min-width: 0; }
pre { margin: 0; font-size: 13px; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
.says { flex: 0 0 148px; font-size: 13.5px; line-height: 1.35; padding: 1px 0 1px 8px; border-left: 3px solid; }
.quote { color: #8a5200; } .speaker { color: #6b3fa0; } .values { color: #1f6a5e; }
h2 { margin: 0 0 4px; font-size: 15px; }
.record h2 { color: #2b5d8c; } .claim h2 { color: #3d7a3a; }
.lines { margin: 0; }
.lines div { display: flex; align-items: baseline; }
.lines b { flex: 0 0 92px; font-size: 13px; font-weight: 400; color: #5f6368; }
.lines pre { font-size: 14px; line-height: 1.75; white-space: pre; }
.lines i { font-style: normal; color: #a33b00; background: #fdeee4; }
.wrong { margin-top: 14px; padding: 8px 0 4px; border-top: 1px solid #c8ccd0; }
.wrong p { margin: 0 0 4px; } .wrong .bad { background: #fbe3e6; }
"""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, studio(Path(scratch)) as (root, preview, browser):
        brief, article = root / "content" / "briefs" / f"{SLUG}.yaml", root / "seeds" / "003_846623eb4312df23.txt"
        drafted = brief.read_text("utf-8")

        def save(file: Path, text: str) -> None:
            file.write_text(text, "utf-8")
            preview.update()
            browser.open(PAGE, width=WIDTH)
            until(browser, "document.readyState === 'complete' && performance.getEntriesByType('resource').some(e => e.name.endsWith('overlay.css'))")

        def take(name: str, first: str, *, upto: str = "") -> None:
            picture = palette_png(browser, captured(browser, (first, upto or first)))
            (folder / name).write_bytes(picture)
            print(f"{name}: {len(picture):,} bytes")
            if len(picture) > LARGEST:
                sys.exit(f"{name} has more than {LARGEST:,} bytes; show less of the page")

        sheet(browser, parts_of(drafted))
        take("parts.png", "body")
        sheet(browser, indents_of(drafted))
        take("indent.png", "body")
        save(brief, drafted)
        take("record.png", RECORD, upto=f"{RECORD} .evidence:nth-of-type(2)")
        lesson = drafted
        for block in edits():
            lesson = edited(lesson, block)
        save(brief, lesson)
        take("record-corrected.png", RECORD, upto=f"{RECORD} .evidence:nth-of-type(2)")
        take("note.png", TALKS, upto=f"{TALKS} .note")
        take("preview.png", HIDDEN)
        take("checked.png", ".kicker", upto="dl.about")
        save(brief, changed(lesson, *SLIP))
        until(browser, "document.querySelector('.preview-faults a') !== null")
        take("fault.png", "window")
        save(brief, changed(lesson, *OWN_TITLE))
        save(article, changed(article.read_text("utf-8"), *NEW_HEADLINE))
        take("suggestion.png", ".kicker", upto=".pending")


@contextmanager
def studio(scratch: Path) -> Iterator[tuple[Path, Preview, Browser]]:
    """A copy of the project, its preview, and Chromium."""
    root = scratch / "ukraine-briefing"
    for name in ("seeds", "content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.yaml", root)
    preview = Preview(root, port=0, tell=print)
    preview.update()
    preview.start()
    browser = Browser(next(filter(None, map(shutil.which, BROWSERS))), scratch / "profile", {}, preview.address)
    browser.call("Fetch.disable")
    browser.call("Page.setBypassCSP", enabled=True)
    yield root, preview, browser
    browser.close()
    preview.close()


def changed(text: str, old: str, new: str) -> str:
    """The text with one stretch replaced, which must stand in it once."""
    if text.count(old) != 1:
        sys.exit(f"{old!r} stands {text.count(old)} times")
    return text.replace(old, new)


def until(browser: Browser, expression: str) -> None:
    """Waits until the page says so; while it is being left it says nothing."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if browser.value(expression):
                return
        except AssertionError:
            pass
        time.sleep(0.05)
    sys.exit(f"never true: {expression}")


# --- Pages of our own -------------------------------------------------------------------------------------------------


def sheet(browser: Browser, body: str) -> None:
    """Shows a page of our own."""
    browser.call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=900, deviceScaleFactor=SHARPNESS, mobile=False)
    frame = browser.call("Page.navigate", url="about:blank")["frameId"]
    browser.call("Page.setDocumentContent", frameId=frame, html=f"<!doctype html><meta charset=utf-8><style>{SHEET}</style><body>{body}")


def record_lines(brief: str) -> list[str]:
    """The lines of the record that the lesson is about."""
    found = re.search(rf"^  - id: {ATTACK}\n(?:    .*\n)+", brief, re.MULTILINE)
    return found[0].splitlines()


def parts_of(brief: str) -> str:
    """A record and its first two claims, each part with what it is."""
    lines = record_lines(brief)
    start = lines.index("    claims:")
    claims = re.findall(r"      - (?:.*\n?)(?:        .*\n?)*", "\n".join(lines[start + 1:]))[:2]
    says = ("quote: the words of the article", "said_by: who says so", "the values that these words state")
    body = f'<div class="part record"><div class="text"><h2>The record: what we say</h2>{_text(lines[: start + 1], 0)}</div></div>'
    for title, claim in zip(("A claim: what a source says", "Another claim"), claims, strict=True):
        rows = claim.rstrip("\n").split("\n")
        groups = zip((rows[:1], rows[1:2], rows[2:]), ("quote", "speaker", "values"), says, strict=True)
        told = "".join(f'<div class="row">{_text(group, 3)}<div class="says {kind}">{label}</div></div>' for group, kind, label in groups)
        body += f'<div class="part claim"><div class="text"><h2>{title}</h2>{told}</div></div>'
    return body


def _text(lines: list[str], moved: int) -> str:
    """Lines as they are indented, moved to the left by as far as their box is moved to the right; a long one goes on below its second letter."""
    spaces = [len(line) - len(line.lstrip(" ")) - moved for line in lines]
    shown = (f'<pre style="padding-left:{indent + 2}ch;text-indent:-2ch">{html.escape(line.lstrip(" "))}</pre>' for line, indent in zip(lines, spaces, strict=True))
    return f"<div>{''.join(shown)}</div>"


def indents_of(brief: str) -> str:
    """Some lines of the record with their spaces drawn, and one that is indented wrongly."""
    lines = record_lines(brief)
    second = next(at for at, line in enumerate(lines) if line.startswith("      - quote: Of these"))
    shown = ["attacks:", *lines[:2], *lines[3:4], "    claims:", *lines[second : second + 2]]
    good = "".join(_spaced(line) for line in shown)
    bad = _spaced(lines[second]) + _spaced(lines[second + 1][1:], bad=True)
    return (f'<div class="lines">{good}</div><div class="lines wrong"><p><strong>Wrong:</strong> '
            f"one space too few. The line stands under no other.</p>{bad}</div>")


def _spaced(line: str, *, bad: bool = False) -> str:
    text = line.lstrip(" ")
    count = len(line) - len(text)
    note = f"{count} spaces" if count else "no space"
    shown = text if len(text) <= 46 else text[:46].rsplit(" ", 1)[0] + " …"
    mark = ' class="bad"' if bad else ""
    return f"<div{mark}><b>{note}</b><pre><i>{'·' * count}</i>{html.escape(shown)}</pre></div>"


# --- Taking a picture -------------------------------------------------------------------------------------------------


def captured(browser: Browser, shown: tuple[str, str]) -> bytes:
    """A PNG from the top of one thing to the bottom of another, with a thin frame; "window" is the upper part of the page as one sees it."""
    browser.call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=720, deviceScaleFactor=SHARPNESS, mobile=False)
    browser.value(f"document.head.append(Object.assign(document.createElement('style'), {{textContent: {json.dumps(LETTERS)}}}))")
    browser.value("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100))))")
    clip = browser.value(f"({AREA})({json.dumps(shown)})")
    picture = browser.call("Page.captureScreenshot", format="png", captureBeyondViewport=shown[0] != "window", clip={**clip, "scale": 1})
    return base64.b64decode(picture["data"])


AREA = """selectors => {
  const around = 16, boxes = selectors[0] === "window" ? [new DOMRect(0, 0, innerWidth, innerHeight)]
    : selectors.map(name => document.querySelector(name).getBoundingClientRect());
  const whole = selectors[0] === "window" || selectors[0] === "body";
  const top = Math.max(0, Math.floor(boxes[0].top + scrollY - (whole ? 0 : around)));
  const bottom = Math.ceil(boxes.at(-1).bottom + scrollY + (whole ? 0 : around));
  const frame = Object.assign(document.createElement("div"), {id: "frame"});
  frame.style.cssText = `position:absolute;left:0;top:${top}px;width:${innerWidth}px;height:${bottom - top}px;` +
    "border:1px solid #9aa0a6;pointer-events:none;z-index:2000";
  document.getElementById("frame")?.remove();
  document.body.append(frame);
  return {x: 0, y: top, width: innerWidth, height: bottom - top};
}"""

INDEXED = """async (png, most) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const data = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer), count = new Map();
  for (const colour of data) count.set(colour, (count.get(colour) || 0) + 1);
  const byUse = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a - b), kept = byUse.slice(0, most);
  const far = (a, b) => [0, 8, 16].reduce((sum, at) => sum + ((a >> at & 255) - (b >> at & 255)) ** 2, 0);
  const index = new Map(byUse.map(colour => [colour, kept.reduce((best, other, at) => far(colour, other) < far(colour, kept[best]) ? at : best, 0)]));
  let bytes = "";
  for (const colour of data) bytes += String.fromCharCode(index.get(colour));
  return {width: canvas.width, height: canvas.height, palette: kept.map(c => [c & 255, c >> 8 & 255, c >> 16 & 255]), indices: btoa(bytes)};
}"""


def palette_png(browser: Browser, picture: bytes) -> bytes:
    """The picture with its most frequent colours alone: a third of the size, and no difference to be seen in text."""
    found = browser.value(f"({INDEXED})({json.dumps(base64.b64encode(picture).decode())}, {COLOURS})")
    width, height, indices = found["width"], found["height"], base64.b64decode(found["indices"])
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = bytes(part for colour in found["palette"] for part in colour)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"PLTE", colours) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
