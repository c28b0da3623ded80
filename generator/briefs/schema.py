"""The JSON Schema of a brief, made from the model: editors' programs complete, explain and check by it.

What the keys mean is said in `explained`. Stricter rules (days that exist, quotes that stand in the article) are the
program's own. `markdownDescription`, `enumDescriptions`, `errorMessage`, `patternErrorMessage` and `defaultSnippets` are not of the
standard: VS Code knows them, and others pass them over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.briefs import explained, keys
from generator.briefs.explained import EXAMPLES, help_for, words_of
from generator.model import BOUNDS, CHOICES, DESKS, FIELDS, Desk, Kind
from generator.wording import CURRENCIES, SCALES

Json = dict[str, Any]

_DIGITS = r"([0-9]{1,3}(,[0-9]{3})+|[0-9]+(\.[0-9]+)?)"
_NUMBER = rf"{_DIGITS}( ({'|'.join(SCALES)}))?"
_BOUND = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in BOUNDS)
_QUANTITY = rf"^(({_BOUND}) )?{_NUMBER}(( ?[-–] ?| to ){_NUMBER})?( ({'|'.join(sorted(CURRENCIES))}))?$"
_MONTH = r"-(0[1-9]|1[0-2])"
_DAY_OF_MONTH = r"-(0[1-9]|[12][0-9]|3[01])"
_DAY = rf"^[0-9]{{4}}({_MONTH}({_DAY_OF_MONTH})?)?$"
_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?$"
_ADDRESS = r"^https?://\S+$"


def brief_schema() -> Json:
    """The schema of a file in content/briefs/, draft 2020-12."""
    parts = {key: _brief_key(key) for key in keys.BRIEF_KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        "description": "One article, summarized: drafted by the program, owned by the editor.",
        **_mapping(parts, required=["title"]),
    }


def _brief_key(key: str, desk: Desk | None = None) -> Json:
    if key in DESKS:
        return _described(key, _list(_record(key)))
    if key == "key_points":
        point = _part("Key point", keys.KEY_POINT_KEYS, required=["text"])
        return _described(key, _list({"anyOf": [{"type": "string"}, point]}))
    if key == "positions":
        return _described(key, _list(_part("Where a side stands", keys.POSITION_KEYS, required=["party", "text"])))
    if key == "corrections":
        return _described(key, _list(_part("Correction", keys.CORRECTION_KEYS, required=["day", "reason"])))
    text: Json = {"type": ["string", "null"], "errorMessage": explained.TEXT_FORM, "maxLength": keys.LONGEST.get(key)}
    plain: Mapping[str, Json] = {
        "published": _day(),
        "checked_on": _day(),
        "day": {"type": "string", **_pattern(rf"^[0-9]{{4}}{_MONTH}{_DAY_OF_MONTH}$", explained.CORRECTION_DAY_FORM)},
        "old": {"type": ["string", "integer", "null"]},
        "new": {"type": ["string", "integer", "null"]},
        "review": _choice(keys.REVIEWS, words_of("review", desk)),
        "hide": {"type": ["boolean", "null"], "errorMessage": explained.HIDE_FORM, "examples": [True]},
        "by": {"const": keys.EDITOR},
        "stance": _choice(keys.STANCES, words_of("stance", desk)),
        "embargo": {**text, **_pattern(_TIME, explained.TIME_FORM)},
        "url": {**text, **_pattern(_ADDRESS, explained.ADDRESS_FORM)},
        "id": {"type": "string", **_pattern("^[a-z0-9]+(-[a-z0-9]+)*$", explained.ID_FORM), "maxLength": keys.LONGEST["id"]},
    }
    return _described(key, plain.get(key, text), desk)


def _record(desk: Desk) -> Json:
    claims = _described("claims", _list(_claim(desk)))
    own = {key: claims if key == "claims" else _brief_key(key, desk) for key in keys.record_keys(desk) if key not in FIELDS[desk]}
    fields = {field: _field(desk, field) for field in FIELDS[desk]}
    shape = _mapping({key: {**own, **fields}[key] for key in keys.record_keys(desk)}, required=["id"])
    return {"title": explained.RECORDS[desk], **shape}


def _claim(desk: Desk) -> Json:
    own = {key: _brief_key(key, desk) for key in keys.claim_keys(desk) if key not in FIELDS[desk]}
    shape = _mapping({**own, **{field: _field(desk, field) for field in FIELDS[desk]}}, required=["quote"])
    return {"title": explained.CLAIM, **shape, "defaultSnippets": [explained.NEW_CLAIM]}


def _field(desk: Desk, field: str) -> Json:
    kind: Kind = FIELDS[desk][field]
    text: Json = {"type": ["string", "null"], "errorMessage": explained.TEXT_FORM, "maxLength": keys.LONGEST_FIELD}
    shapes: Mapping[Kind, Json] = {
        "word": _choice((*CHOICES.get((desk, field), ()), None), words_of(field, desk)),
        "day": _day(),
        "round": {"type": ["integer", "null"], "minimum": 1, "maximum": 999, "errorMessage": explained.ROUND_FORM},
        "quantity": {"type": ["integer", "string", "null"], "minimum": 0, **_pattern(_QUANTITY, explained.QUANTITY_FORM)},
    }
    plural = {"type": ["array", "string", "null"], "items": {"type": "string", "maxLength": keys.LONGEST_FIELD}}
    return _described(field, shapes.get(kind) or (plural if kind in ("names", "places", "texts") else text), desk)


def _day() -> Json:
    return {"type": ["string", "integer", "null"], **_pattern(_DAY, explained.DAY_FORM)}


def _choice(choices: tuple[str | None, ...], words: Mapping[str, str]) -> Json:
    """One of these words; beside each what it says."""
    return {"enum": list(choices), "enumDescriptions": [words.get(choice, "") if choice else explained.NOT_KNOWN for choice in choices]}


def _pattern(pattern: str, form: str) -> Json:
    return {"pattern": pattern, "patternErrorMessage": form, "errorMessage": form}


def _list(items: Json) -> Json:
    return {"type": ["array", "null"], "items": items}


def _part(title: str, own: tuple[str, ...], *, required: list[str]) -> Json:
    return {"title": title, **_mapping({name: _brief_key(name) for name in own}, required=required)}


def _mapping(properties: Json, *, required: list[str]) -> Json:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _described(key: str, shape: Json, desk: Desk | None = None) -> Json:
    """The shape with what it means: in plain text, and where that is more, in Markdown."""
    text = help_for(key, desk)
    plain = text.replace("`", "")
    markdown = {} if text == plain else {"markdownDescription": text}
    examples = {"examples": EXAMPLES[key]} if key in EXAMPLES else {}
    return {"description": plain, **markdown, **shape, **examples}
