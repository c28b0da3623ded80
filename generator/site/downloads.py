"""The files below /data/ and the page that explains them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from generator.site import linked
from generator.site.accounts import Pair
from generator.site.calendar import calendar
from generator.site.cards import count
from generator.site.columns import Cell, Column, Table
from generator.site.days import Day, day_of
from generator.site.geo import geojson
from generator.site.index import Index
from generator.site.language import gettext, of_articles
from generator.site.package import datapackage
from generator.site.render import Page
from generator.site.tables import table_names

FORMATS = {"csv": "text/csv", "json": "application/json"}
FORMULA_SIGNS = frozenset("=+-@\t\r")


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
    row: str
    """What one row is."""
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
    address: str
    """Of the folder with the files, in full."""
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
    files["data/datapackage.json"] = lambda: datapackage([made(name) for name in table_names(index.config)], given, index=index)
    return files


def data_page(index: Index, made: Callable[[str], Table], given: Given) -> Page:
    """The data dictionary with its downloads."""
    config = index.config
    version = json.loads(given("data/datapackage.json"))["version"]
    view = DataView(
        tables=tuple(_table_view(made(name), given) for name in table_names(config)),
        others=(
            Pair(label="data/attacks.geojson", text=gettext("a map: attacks as points, one a place; regions are points of low precision")),
            Pair(label="data/talks.ics", text=gettext("a calendar: talks with a known day")),
            Pair(label="data/datapackage.json", text=gettext("all files described for machines (Frictionless Data Package): columns, keys, sizes, fingerprints")),
        ),
        address=index.data_address,
        licence=config.licence,
        latest=day_of(index.latest),
        cite=gettext("{publisher}: {title}, data version {version}. {address}", publisher=config.publisher or config.title, title=config.title,
                     version=version, address=index.data_address),
    )
    description = gettext("Every event and every claim as CSV and JSON, with a dictionary of the columns, map and calendar.")
    kinds = [(f"data/{table.name}.{kind}", media_type) for table in view.tables for kind, media_type in FORMATS.items()]
    kinds += [("data/attacks.geojson", "application/geo+json"), ("data/talks.ics", "text/calendar")]
    return Page(path="data/", title=gettext("Data and downloads"), template="data.html", view=view, section="data/", description=description,
                linked=(linked.dataset(description, kinds, index, version=version),))


def _table_view(table: Table, given: Given) -> TableView:
    names = {kind: f"data/{table.name}.{kind}" for kind in ("csv", "json")}
    return TableView(
        name=table.name, title=of_articles(table.title), row=of_articles(table.row), rows=count(len(table.rows), "row"),
        csv=names["csv"], csv_size=_size(given(names["csv"])), json=names["json"], json_size=_size(given(names["json"])),
        columns=tuple(ColumnView(name=c.name, type=c.type, about=of_articles(_about(c))) for c in table.columns),
    )


def _about(column: Column) -> str:
    """The meaning, with the words that a cell may hold."""
    words = [word for word in column.rules.get("enum", ()) if isinstance(word, str)]
    return f"{column.about}. One of: {', '.join(words)}" if words else column.about


def _size(body: bytes) -> str:
    return f"{max(1, round(len(body) / 1000)):,} kB"


def as_csv(table: Table) -> bytes:
    """The table as CSV (RFC 4180); no cell can start a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _plain(cell: Cell) -> Cell:
    """A text with an apostrophe where a spreadsheet would take it for a formula, true and false as machines write them."""
    if type(cell) is str:
        return "'" + cell if cell[:1] in FORMULA_SIGNS else cell
    return ("true" if cell else "false") if type(cell) is bool else cell


def as_json(table: Table) -> bytes:
    """The table as a list of objects; what is not stated is null."""
    names = [column.name for column in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rows = [encode(dict(zip(names, row, strict=True))) for row in table.rows]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
