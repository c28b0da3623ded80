"""The JSON Schema of a brief, made from the model: editors' programs complete, explain and check by it.

Meaning of the fields, in one sentence each, for someone who hovers over them. Stricter rules (days that exist, quotes
that stand in the article) are the program's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.briefs import keys
from generator.model import BOUNDS, CHOICES, DESKS, FIELDS, Desk, Kind

Json = dict[str, Any]

_HELP: Mapping[str, str] = {
    "title": "The headline.",
    "published": "The article's day, 2025-07-21; null where it is not known.",
    "published_from": "How the day was found.",
    "publisher": "The newspaper, agency or office that published the article.",
    "url": "Where the article stands on the web.",
    "article": "The file of the article, such as seeds/talks.txt.",
    "review": "draft: as the machine wrote it; checked: a person has compared it with the article.",
    "checked_by": "Who has checked it.",
    "checked_on": "The day on which it was checked, 2025-07-23.",
    "embargo": "Nothing of it is published before this time: 2025-07-22 18:00 in the site's time zone, or 2025-07-22T18:00+03:00.",
    "corrections": "Mistakes of this brief that were published, and what stands there now.",
    "day": "The day on which the mistake was put right.",
    "record": "The id of the record that was wrong; left out for the title or a key point.",
    "field": "The value that was wrong, such as killed.",
    "old": "What stood there.",
    "new": "What stands there now.",
    "reason": "In one sentence, for the reader.",
    "hide": "true leaves it out of the site.",
    "note": "A remark of the editor, shown on the site.",
    "why_it_matters": "One or two sentences of the editor.",
    "key_points": "Three to six sentences that tell the story, each with the words of the article it rests on.",
    "talks": "Meetings, calls and rounds of negotiations: held, planned or proposed.",
    "attacks": "Strikes: one record for each attacker and wave.",
    "aid": "Military aid: one record for each giver and item, requests included.",
    "positions": "What each side demands, offers or refuses.",
    "id": "A name for this record that never changes; small letters, digits and hyphens.",
    "claims": "What the sources say, each with its words.",
    "quote": "The words of the article, letter by letter.",
    "said_by": "Who says so; null where the article says it in its own voice.",
    "stance": "Whether the speaker states, claims, confirms, denies or doubts it.",
    "hedge": "The article's word of caution, such as reportedly.",
    "by": "editor: this stands without a quote, and the site says so.",
    "text": "In one sentence.",
    "party": "The side: a state or an organisation.",
    "kind": "What sort of talks.",
    "status": "How far it has come.",
    "date": "The day: 2025-07-23, or 2025-07 where only the month is known. Of several days the first.",
    "place": "The city, else the country.",
    "parties": "The states and organisations that talk.",
    "participants": "People by name, without titles.",
    "mediators": "Who brings the sides together.",
    "round": "The number of the round.",
    "agenda": "What is to be discussed, one phrase each.",
    "outcome": "What came of it, one phrase each.",
    "attacker": "The state that attacked; left out where that is disputed.",
    "places": "Cities, towns and regions hit or targeted.",
    "weapons": "Kinds of weapons, singular: drone, ballistic missile.",
    "launched": "How many drones, missiles or bombs were fired.",
    "intercepted": "How many of them were shot down.",
    "killed": "How many people were killed.",
    "injured": "How many people were injured.",
    "damage": "What was hit or damaged, one phrase each.",
    "donor": "Who gives, or is asked to give.",
    "recipient": "Who receives.",
    "item": "What is given, in a short phrase.",
    "quantity": "How many of them.",
    "amount": "The sum of money, with the currency's code.",
}
_EXAMPLES: Mapping[str, list[Any]] = {
    "published": ["2025-07-21"], "article": ["seeds/talks.txt"], "id": ["istanbul-2025-07-23"], "date": ["2025-07-23", "2025-07"],
    "place": ["Istanbul"], "parties": [["Ukraine", "Russia"]], "round": [3], "agenda": [["prisoner exchanges"]],
    "places": [["Kyiv", "Kharkiv"]], "weapons": [["drone", "ballistic missile"]], "launched": [450], "killed": [2, "at least 1"],
    "injured": [15], "donor": [["Germany", "Norway"]], "recipient": ["Ukraine"], "item": ["air defence systems"],
    "quantity": [2], "amount": ["over 5 billion EUR"], "said_by": ["Volodymyr Zelensky", None],
}  # fmt: skip

_NUMBER = r"[0-9][0-9,]*(\.[0-9]+)?( (thousand|million|billion|trillion))?"
_QUANTITY = rf"^(({'|'.join(BOUNDS)}) )?{_NUMBER}(( ?[-–] ?| to ){_NUMBER})?( [A-Z]{{3}})?$"
_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def brief_schema() -> Json:
    """The schema of a file in content/briefs/, draft 2020-12."""
    parts = {key: _brief_key(key) for key in keys.BRIEF_KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        "description": "One article, summarized: drafted by the machine, owned by the editor.",
        **_mapping(parts, required=["title"]),
    }


def _brief_key(key: str) -> Json:
    if key in DESKS:
        return _described(key, {"type": ["array", "null"], "items": _record(key)})
    if key == "key_points":
        point = _mapping({name: _brief_key(name) for name in keys.KEY_POINT_KEYS}, required=["text"])
        return _described(key, {"type": ["array", "null"], "items": {"anyOf": [{"type": "string"}, point]}})
    if key == "positions":
        position = _mapping({name: _brief_key(name) for name in keys.POSITION_KEYS}, required=["party", "text"])
        return _described(key, {"type": ["array", "null"], "items": position})
    if key == "corrections":
        correction = _mapping({name: _brief_key(name) for name in keys.CORRECTION_KEYS}, required=["day", "reason"])
        return _described(key, {"type": ["array", "null"], "items": correction})
    plain: Mapping[str, Json] = {
        "published": _day(),
        "checked_on": _day(),
        "day": {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "old": {"type": ["string", "integer", "null"]},
        "new": {"type": ["string", "integer", "null"]},
        "review": {"enum": list(keys.REVIEWS)},
        "hide": {"type": ["boolean", "null"]},
        "by": {"const": keys.EDITOR},
        "stance": {"enum": list(keys.STANCES)},
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": keys.LONGEST["id"]},
    }
    return _described(key, plain.get(key) or {"type": ["string", "null"], "maxLength": keys.LONGEST[key]})


def _record(desk: Desk) -> Json:
    claims = _described("claims", {"type": ["array", "null"], "items": _claim(desk)})
    own = {key: claims if key == "claims" else _brief_key(key) for key in keys.record_keys(desk) if key not in FIELDS[desk]}
    fields = {field: _field(desk, field) for field in FIELDS[desk]}
    return _mapping({key: {**own, **fields}[key] for key in keys.record_keys(desk)}, required=["id"])


def _claim(desk: Desk) -> Json:
    own = {key: _brief_key(key) for key in keys.claim_keys(desk) if key not in FIELDS[desk]}
    return _mapping({**own, **{field: _field(desk, field) for field in FIELDS[desk]}}, required=["quote"])


def _field(desk: Desk, field: str) -> Json:
    kind: Kind = FIELDS[desk][field]
    text: Json = {"type": ["string", "null"], "maxLength": keys.LONGEST_FIELD}
    shapes: Mapping[Kind, Json] = {
        "word": {"enum": [*CHOICES.get((desk, field), ()), None]},
        "day": _day(),
        "round": {"type": ["integer", "null"], "minimum": 1},
        "quantity": {"type": ["integer", "string", "null"], "minimum": 0, "pattern": _QUANTITY},
    }
    plural = {"type": ["array", "string", "null"], "items": {"type": "string", "maxLength": keys.LONGEST_FIELD}}
    return _described(field, shapes.get(kind) or (plural if kind in ("names", "places", "texts") else text))


def _day() -> Json:
    return {"type": ["string", "integer", "null"], "pattern": _DAY}


def _mapping(properties: Json, *, required: list[str]) -> Json:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _described(key: str, shape: Json) -> Json:
    examples = {"examples": _EXAMPLES[key]} if key in _EXAMPLES else {}
    return {"description": _HELP[key], **shape, **examples}
