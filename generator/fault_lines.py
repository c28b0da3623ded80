"""A fault as the one line in which every command tells it."""

from __future__ import annotations

from generator.model import Fault


def place(fault: Fault) -> str:
    """`content/briefs/a.yaml:12:5`"""
    return ":".join(str(part) for part in (fault.file, fault.line, fault.column if fault.line else None) if part is not None)


def plain(fault: Fault) -> str:
    """`content/briefs/a.yaml:12:5: what is wrong; what to write`"""
    cure = f"; {fault.cure}" if fault.cure else ""
    return f"{place(fault)}: {'warning: ' if fault.level == 'warning' else ''}{fault.what}{cure}"
