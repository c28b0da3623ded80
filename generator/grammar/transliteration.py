"""One name in the spellings by which other alphabets come into Latin letters: Sergey and Sergei, Serhiy and Serhii, Stoere and Støre."""

from __future__ import annotations

import re

from generator.wording import fold

_MARKS = re.compile(r"[^a-z ]+")
_SOUNDS = (("oe", "o"), ("ae", "a"), ("ue", "u"), ("x", "ks"), ("kh", "h"), ("y", "i"), ("j", "i"), ("ie", "e"))
"""What is written in one way or the other, in this order."""
_TWICE = re.compile(r"([a-z])\1+")


def as_spelled(name: str, said: str) -> str:
    """The name as the text has it, where the two differ only in how it is brought into Latin letters; Oleg and Oleh are forms of two languages, not one."""
    text = " ".join(said.split())
    return text if text != name and text.istitle() and _sounds(text) == _sounds(name) else name


def as_said(name: str, said: str, *, house: bool = False) -> str:
    """As much of a full name as the text has: "Syrsky" as it stands, "bin Salman" too; a byname is the full name. One of the `house` keeps its own spelling."""
    parts, short = name.split(), name.split(" ", 1)[1]
    if len(said.split()) > 1:
        return name
    last = parts[-1]
    if not house and (spelled := as_spelled(last, said)) != last:
        return spelled
    return last if fold(said)[:3] == fold(last)[:3] else short


def _sounds(name: str) -> str:
    text = _MARKS.sub("", " ".join(fold(name).split()))
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return _TWICE.sub(r"\1", text)
