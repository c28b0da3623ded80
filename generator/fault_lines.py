"""A fault as the one line in which every command tells it, and as the annotation by which GitHub shows it.

Names of files and words of articles may stand in it, so neither form can be broken into two lines, or into a command of GitHub's.
"""

from __future__ import annotations

import re

from generator.model import Fault

DRAFTED = "is drafted from "
_BREAKS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")


def place(fault: Fault) -> str:
    """`content/briefs/a.yaml:12:5`"""
    return ":".join(str(part) for part in (fault.file, fault.line, fault.column if fault.line else None) if part is not None)


def plain(fault: Fault) -> str:
    """`content/briefs/a.yaml:12:5: what is wrong; what to write`"""
    return one_line(f"{place(fault)}: {'warning: ' if fault.level == 'warning' else ''}{fault.what}{_cure(fault)}")


def one_line(text: str) -> str:
    """The text without line breaks and other control characters."""
    return _BREAKS.sub(" ", text)


def annotation(fault: Fault) -> str:
    """The workflow command by which GitHub marks a line: `::error file=content/briefs/a.yaml,line=12,col=5::what is wrong`"""
    where = "".join(f",{name}={value}" for name, value in (("line", fault.line), ("col", fault.column)) if value)
    return f"::{fault.level} file={_property(fault.file)}{where}::{_data(f'{fault.what}{_cure(fault)}')}"


def drafted(brief: str, article: str) -> str:
    """The workflow command that tells of a brief which article it was drafted from."""
    return f"::notice file={_property(brief)}::{DRAFTED}{_data(article)}"


def _cure(fault: Fault) -> str:
    return f"; {fault.cure}" if fault.cure else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
