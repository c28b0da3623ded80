"""A reader in front of the browser: follows links with the pointer, or with Tab and Enter alone, and sees where the focus is."""

from __future__ import annotations

import json
import time

from tests.browser.devtools import PATIENCE, Browser

STOPS = 500
"""Presses of Tab before a reader gives up."""
KEYS = {"Tab": 9, "Enter": 13}


class Reader:
    """Looks at a site by one means: `pointer` or `keyboard`."""

    def __init__(self, browser: Browser, means: str, *, width: int) -> None:
        self.browser, self.means, self.width = browser, means, width

    def open(self, address: str) -> None:
        self.browser.open(address, width=self.width, height=800)

    def sees(self, expression: str) -> object:
        """What an expression gives at this moment; an empty text while a page is being left."""
        try:
            return self.browser.value(expression)
        except AssertionError:
            return ""

    def waits_for(self, expression: str) -> None:
        """Until an expression holds; asked from outside, since a page without scripts runs no timers."""
        deadline = time.monotonic() + PATIENCE
        while not self.sees(f"Boolean({expression})"):
            assert time.monotonic() < deadline, expression
            time.sleep(0.01)

    def uses(self, selector: str, text: str = "") -> None:
        """Presses the first visible element that a selector finds, with just this text if one is given."""
        mine = f"(one => one.matches({json.dumps(selector)}) && ({json.dumps(text)} === '' || one.innerText.trim().replace(/\\s+/g, ' ') === {json.dumps(text)}))"
        found = f"[...document.querySelectorAll({json.dumps(selector)})].find(one => one.checkVisibility() && {mine}(one))"
        assert self.sees(f"Boolean({found})"), f"{selector} {text}: not on {self.sees('location.href')}"
        if self.means == "pointer":
            self._points_at(found)
        else:
            self._tabs_to(mine)

    def follows(self, selector: str, text: str = "") -> None:
        """Uses a link, and waits for where it leads."""
        before = self.sees("location.href")
        self.uses(selector, text)
        if self.means == "keyboard":
            self.presses("Enter")
        self.waits_for(f"location.href !== {json.dumps(before)} && document.readyState === 'complete'")

    def presses(self, key: str) -> None:
        shared = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        self.browser.call("Input.dispatchKeyEvent", type="keyDown", **shared, **({"text": "\r"} if key == "Enter" else {}))
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    def types(self, words: str) -> None:
        self.browser.call("Input.insertText", text=words)

    def _points_at(self, found: str) -> None:
        self.sees(f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        box = self.sees(f"(({{left, top, width, height}}) => [left + Math.min(width / 2, 30), top + Math.min(height / 2, 10)])({found}.getClientRects()[0])")
        for kind in ("mousePressed", "mouseReleased"):
            self.browser.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
        self.browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=0, y=0)  # nothing on the next page is pointed at by chance

    def _tabs_to(self, mine: str) -> None:
        """Every stop on the way shows that it has the focus."""
        for _ in range(STOPS):
            self.presses("Tab")
            assert self.sees(SHOWS_FOCUS), f"no visible focus: {self.sees('document.activeElement.outerHTML')}"
            if self.sees(f"{mine}(document.activeElement)"):
                return
        raise AssertionError(f"Tab does not lead to it on {self.sees('location.href')}")


SHOWS_FOCUS = """(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return one !== document.body && one.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
})(document.activeElement)"""
TARGET_SHOWS = """(one => {
  if (!one) { return false; }
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 && box.top >= 0 && box.top < innerHeight;
})(document.querySelector(':target'))"""
