"""Bytes -> text, by a chain that never guesses: byte order mark, UTF-8, the charset the page declares, cp1252.

Statistical detectors are left out on purpose: on short European names they answer with the wrong alphabet.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.model import Fault

MAX_BYTES = 5_000_000
"""No article is longer; a larger file is an archive or a mistake."""
MAX_CONTROL_SHARE = 0.01
"""Text has next to no control characters, images and documents are full of them."""
MAX_FOREIGN_SHARE = 0.25
"""More accented letters than this are another alphabet read with the wrong table."""

SAVE_AS_UTF8 = "open it in an editor and save it as plain text in UTF-8"

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def decode(path: str, data: bytes, *, declared: str | None = None) -> tuple[str | None, tuple[Fault, ...]]:
    """The file's text, cleaned; None with one fault where there is none to be had."""
    if fault := _unreadable(path, data):
        return None, (fault,)
    text, faults = _decoded(path, data, declared=declared)
    if text is None:
        return None, faults
    if len(_CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        return None, (Fault(path, "is not a text file", "keep only .txt, .md and .html articles in this folder"),)
    text = clean(text)
    if not text.strip():
        return None, (Fault(path, "is empty", "paste the article's text into it or delete the file"),)
    return text, faults


def clean(text: str) -> str:
    """The text with one kind of newline and space, composed letters, and nothing invisible.

    A quote is compared after the same cleaning, so that what a browser copies is found.
    """
    text = _NEWLINES.sub("\n", text)
    text = _INVISIBLE.sub("", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def _unreadable(path: str, data: bytes) -> Fault | None:
    if not data.strip():
        return Fault(path, "is empty", "paste the article's text into it or delete the file")
    if len(data) > MAX_BYTES:
        return Fault(path, f"is larger than {MAX_BYTES // 1_000_000} MB", "keep one article per file")
    return None


def _decoded(path: str, data: bytes, *, declared: str | None) -> tuple[str | None, tuple[Fault, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _attempt(data, name)
            faults = () if text is not None else (Fault(path, f"is damaged: not valid {name.upper()}", SAVE_AS_UTF8),)
            return text, faults
    if (text := _attempt(data, "utf-8")) is not None:
        return text, ()
    if declared and (text := _attempt(data, declared)) is not None:
        return text, ()
    text = _attempt(data, "cp1252")
    if text is None or _foreign_share(text) > MAX_FOREIGN_SHARE:
        return None, (Fault(path, "is neither UTF-8 nor a Western European text", SAVE_AS_UTF8),)
    line = data[: _first_bad(data)].count(b"\n") + 1
    what = "is not UTF-8; it was read as Windows Western European (cp1252)"
    return text, (Fault(path, what, "save it as UTF-8 and check its accented letters", line=line, level="warning"),)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _foreign_share(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(not letter.isascii() for letter in letters) / max(1, len(letters))
