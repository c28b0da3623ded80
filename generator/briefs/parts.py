"""A brief, a record or a claim as named leaves and named lists: one shape for comparing, merging and writing all of them.

    Record -> leaves {"id": "kyiv-1", "date": "2025-07-21", "killed": Quantity(2, 2)}, lists {"claims": (Claim, …)}

The names are the keys of the brief's file. A leaf that says nothing (null, an empty text, `review: draft`) is absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.briefs import keys
from generator.model import DESKS, FIELDS, Brief, Claim, Correction, Desk, KeyPoint, Position, Record, Value

Part = Brief | Record | Claim | KeyPoint | Position | Correction
Leaf = Value | bool
"""What stands under one key that holds no list of mappings."""

HEAD = ("title", "published", "published_from", "publisher", "url", "article", "review", "checked_by", "checked_on", "embargo", "hide",
        "note", "why_it_matters")
"""The keys at the top of a brief."""


def leaves(part: Part) -> dict[str, Leaf]:
    """Key -> value of all that the part says outside its lists."""
    match part:
        case Brief():
            all_ = {key: getattr(part, key) for key in HEAD}
            all_["review"] = part.review if part.review != "draft" else ""
        case Record():
            all_ = {"id": part.id, **part.fields, "by": keys.EDITOR if part.by_editor else "", "hide": part.hide, "note": part.note}
        case Claim():
            all_ = {"quote": part.quote, "said_by": part.said_by, "stance": part.stance if part.stance != "states" else "",
                    "hedge": part.hedge, **part.fields}
        case KeyPoint():
            all_ = {"text": part.text, "quote": part.quote, "by": keys.EDITOR if part.by_editor else ""}
        case Position():
            all_ = {"party": part.party, "text": part.text, "said_by": part.said_by, "quote": part.quote,
                    "by": keys.EDITOR if part.by_editor else ""}
        case Correction():
            all_ = {key: getattr(part, key) for key in keys.CORRECTION_KEYS}
    return {key: value for key, value in all_.items() if value not in (None, "", False, ())}


def lists(part: Part) -> dict[str, tuple[Part, ...]]:
    """Name -> the parts of each list; only a brief and a record have some."""
    match part:
        case Brief():
            desks = {desk: tuple(r for r in part.records if r.desk == desk) for desk in DESKS}
            return {"key_points": part.key_points, **desks, "positions": part.positions, "corrections": part.corrections}
        case Record():
            return {"claims": part.claims}
    return {}


def made_of(part: Part, said: Mapping[str, Any], held: Mapping[str, tuple[Part, ...]]) -> Part:
    """A part like `part` with these leaves and lists; what is not named says nothing."""
    match part:
        case Brief():
            head = {key: said.get(key) for key in HEAD}
            head |= {"title": head["title"] or "", "review": head["review"] or "draft", "hide": bool(head["hide"])}
            head |= {key: head[key] or "" for key in ("note", "why_it_matters", "checked_by", "embargo")}
            return replace(part, **head, key_points=held["key_points"], positions=held["positions"], corrections=held["corrections"],
                           records=tuple(r for desk in DESKS for r in held[desk]))
        case Record():
            return replace(part, id=said.get("id", ""), fields=_fields(part.desk, said), claims=held["claims"],
                           by_editor="by" in said, hide=bool(said.get("hide")), note=said.get("note", ""))
        case Claim():
            known = {name: value for name, value in said.items() if name not in ("quote", "said_by", "stance", "hedge")}
            return replace(part, quote=said.get("quote", ""), said_by=said.get("said_by"), stance=said.get("stance", "states"),
                           hedge=said.get("hedge", ""), fields=known)
        case KeyPoint():
            return replace(part, text=said.get("text", ""), quote=said.get("quote", ""), by_editor="by" in said)
        case Position():
            return replace(part, party=said.get("party", ""), text=said.get("text", ""), said_by=said.get("said_by"),
                           quote=said.get("quote", ""), by_editor="by" in said)
        case Correction():
            return replace(part, **{key: said.get(key, "") for key in keys.CORRECTION_KEYS})


def order(section: str, desk: Desk | None = None) -> tuple[str, ...]:
    """The keys of a part in the order in which they are written; `section` is the list it stands in, empty for the brief."""
    if section == "":
        return keys.BRIEF_KEYS
    if section == "claims" and desk:
        return keys.claim_keys(desk)
    if section in DESKS:
        return keys.record_keys(section)
    return {"key_points": keys.KEY_POINT_KEYS, "positions": keys.POSITION_KEYS}[section]


def _fields(desk: Desk, said: Mapping[str, Any]) -> dict[str, Value]:
    return {name: said[name] for name in FIELDS[desk] if name in said}
