"""The files below /data/ and the page that explains them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Config, Event
from generator.site.accounts import Pair
from generator.site.calendar import calendar
from generator.site.cards import count
from generator.site.days import Day, day_of
from generator.site.index import Index, event_path, places_of
from generator.site.labels import DESK_NAMES
from generator.site.render import Page
from generator.site.tables import GEO_PRECISION, Cell, Table, table_names

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One row of the data dictionary."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class TableView:
    """One table in the data dictionary."""

    name: str
    title: str
    rows: str
    csv: str
    csv_size: str
    json: str
    json_size: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of the downloads."""

    tables: tuple[TableView, ...]
    others: tuple[Pair, ...]
    feeds: tuple[Pair, ...]
    licence: str
    latest: Day
    cite: str


Given = Callable[[str], bytes]
"""Gives the bytes of another file of the site."""


def downloads(index: Index, made: Callable[[str], Table], given: Given) -> dict[str, Callable[[], bytes]]:
    """How every file below /data/ is made, by address; `made` gives a table by its name."""
    files: dict[str, Callable[[], bytes]] = {}
    for name in table_names(index.config):
        files[f"data/{name}.csv"] = lambda name=name: as_csv(made(name))
        files[f"data/{name}.json"] = lambda name=name: as_json(made(name))
    files["data/attacks.geojson"] = lambda: geojson(index)
    files["data/talks.ics"] = lambda: calendar(index)
    files["data/datapackage.json"] = lambda: datapackage([made(name) for name in table_names(index.config)], given, config=index.config)
    return files


def data_page(index: Index, made: Callable[[str], Table], given: Given) -> Page:
    """The data dictionary with its downloads."""
    config = index.config
    view = DataView(
        tables=tuple(_table_view(made(name), given) for name in table_names(config)),
        others=(
            Pair(label="data/attacks.geojson", text="Attacks as points, one a place; regions are points of low precision"),
            Pair(label="data/talks.ics", text="Talks with a known day as a calendar"),
            Pair(label="data/datapackage.json", text="All tables described for machines (Frictionless Data Package)"),
        ),
        feeds=tuple(_feed_links(config)),
        licence=config.licence,
        latest=day_of(index.latest),
        cite=f"{config.publisher or config.title}: {config.title}. {config.base_url}",
    )
    return Page(path="data/", title="Data and downloads", template="data.html", view=view, section="data/",
                description="Every event and every claim as CSV and JSON, with a dictionary of the columns, map and calendar.")


def _feed_links(config: Config) -> Iterator[Pair]:
    yield Pair(label="feed.xml", text="All desks")
    for desk in config.desks:
        yield Pair(label=f"{desk}/feed.xml", text=DESK_NAMES[desk])


def _table_view(table: Table, given: Given) -> TableView:
    names = {kind: f"data/{table.name}.{kind}" for kind in ("csv", "json")}
    return TableView(
        name=table.name, title=table.title, rows=count(len(table.rows), "row"),
        csv=names["csv"], csv_size=_size(given(names["csv"])), json=names["json"], json_size=_size(given(names["json"])),
        columns=tuple(ColumnView(name=c.name, type=c.type, about=c.about) for c in table.columns),
    )


def _size(body: bytes) -> str:
    return f"{max(1, round(len(body) / 1000)):,} kB"


def as_csv(table: Table) -> bytes:
    """The table as CSV (RFC 4180); no cell can start a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def as_json(table: Table) -> bytes:
    """The table as a list of objects; what is not stated is null."""
    names = [column.name for column in table.columns]
    rows = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def geojson(index: Index) -> bytes:
    """Attacks as GeoJSON (RFC 7946), a point for every place whose position is known."""
    features = [feature for event in index.events if event.desk == "attacks" for feature in _points(event, index)]
    body = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return ('{"type": "FeatureCollection", "features": [\n' + body + "\n]}\n").encode()


def _points(event: Event, index: Index) -> Iterator[dict]:
    for number, name in enumerate(places_of(event), start=1):
        place = index.place.get(name)
        if place is None or place.latitude is None or place.longitude is None:
            continue
        yield {
            "type": "Feature",
            "id": f"{event.id}-{number}",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "event_id": event.id, "event_date": event.date, "title": event.title, "location": name,
                "admin1": place.region or None, "country": place.country, "geo_precision": GEO_PRECISION[place.kind],
                "sources": event.sources, "url": index.config.base_url + event_path(event),
            },
        }


def datapackage(tables: Sequence[Table], given: Given, *, config: Config) -> bytes:
    """The description of all CSV files (Frictionless Data Package 1)."""
    package = {
        "profile": "tabular-data-package",
        "name": "briefing-data",
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "resources": [_resource(each, given(f"data/{each.name}.csv")) for each in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, body: bytes) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "schema": {
            "fields": [{"name": c.name, "type": c.type, "description": c.about} for c in table.columns],
            "missingValues": [""],
        },
    }
