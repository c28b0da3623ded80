"""datapackage.json: every download described for machines (Frictionless Data Package 1), with its size and fingerprint.

Version and day are taken from what the articles and corrections say, never from a clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from generator.model import DAY_ONE, Config
from generator.site.columns import Table
from generator.site.days import is_full
from generator.site.index import Index
from generator.site.sources import medium

GAZETTEER = {"title": "GeoNames: coordinates of places (CC BY 4.0)", "path": "https://www.geonames.org/"}
MARK = 8
"""Letters of the fingerprint of all data in the version."""
OTHERS = {
    "attacks-geojson": ("attacks.geojson", "Attacks as points, one a place", "geojson", "application/geo+json"),
    "talks-ics": ("talks.ics", "Talks with a known day as a calendar", "ics", "text/calendar"),
}
"""What is no table: name -> file, title, format, media type."""


def datapackage(tables: Sequence[Table], given: Callable[[str], bytes], *, index: Index) -> bytes:
    """The description; `given` gives the bytes of each file."""
    config = index.config
    resources = [resource for table in tables for resource in _of_table(table, given)]
    resources += [_file(name, *about, given(f"data/{about[0]}")) for name, about in OTHERS.items()]
    day = newest(index)
    mark = sha256("".join(resource["hash"] for resource in resources).encode()).hexdigest()[:MARK]
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "briefing-data",
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "version": f"{'.'.join(str(int(part)) for part in day.split('-'))}+{mark}",
        "created": f"{day}T00:00:00Z",
        "licenses": [licence(config)] if config.licence else None,
        "sources": list(_sources(index)),
        "contributors": [{"title": config.publisher, "role": "publisher"}] if config.publisher else None,
        "keywords": ["Ukraine", "Russia", "war", *config.desks],
        "resources": resources,
    }
    return (json.dumps({key: value for key, value in package.items() if value is not None}, ensure_ascii=False, indent=1) + "\n").encode()


def newest(index: Index) -> str:
    """The latest day on which an article was published or a correction made."""
    corrected = [told.day for brief in (*index.briefs, *index.hidden) for told in brief.corrections if is_full(told.day)]
    return max([*corrected, *([index.latest] if index.latest else [])], default=DAY_ONE.isoformat())


def licence(config: Config) -> dict[str, str]:
    """The terms of reuse; a short name such as `CC BY 4.0` in the form in which registers list it."""
    if config.licence.startswith(("https://", "http://")):
        return {"title": config.licence, "path": config.licence}
    name = "-".join(config.licence.split())
    known = {"name": name} if re.fullmatch(r"[A-Z][A-Za-z]*[-A-Za-z0-9._]{0,20}", name) else {}
    return {**known, "title": config.licence, "path": f"{config.base_url}data/#cite"}


def _sources(index: Index) -> Iterator[dict[str, str]]:
    named = sorted({name for brief in index.briefs if (name := medium(brief))})
    yield from ({"title": name} for name in named)
    nameless = sum(not medium(brief) for brief in index.briefs)
    if nameless:
        yield {"title": f"Articles that name no publisher: {nameless}"}
    yield GAZETTEER


def _of_table(table: Table, given: Callable[[str], bytes]) -> Iterator[dict[str, Any]]:
    """The CSV file with its columns, and the JSON file: readers of packages take it for a table only with more than their plain install."""
    csv, json_ = f"{table.name}.csv", f"{table.name}.json"
    resource = _file(table.name, csv, table.title, "csv", "text/csv", given(f"data/{csv}"))
    yield {**resource, "profile": "tabular-data-resource", "schema": _schema(table)}
    resource = _file(f"{table.name}-json", json_, table.title, "json", "application/json", given(f"data/{json_}"))
    yield {**resource, "profile": "data-resource", "description": f"The rows of {csv} as a list of objects, with the same columns; empty is null"}


def _file(name: str, path: str, title: str, ending: str, media_type: str, body: bytes) -> dict[str, Any]:
    return {
        "name": name, "path": path, "title": title, "format": ending, "mediatype": media_type, "encoding": "utf-8",
        "bytes": len(body), "hash": f"sha256:{sha256(body).hexdigest()}",
    }


def _schema(table: Table) -> dict[str, Any]:
    """The columns, the key and the links of a table."""
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.about, **({"constraints": dict(column.rules)} if column.rules else {})}
            for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.to)}} for link in table.links
        ]
    return schema
