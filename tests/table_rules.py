"""The downloads held against their own description: keys, links between the tables, and the rules of each column."""

import csv
import io
import json
import re


def package(files):
    return json.loads(files["data/datapackage.json"])


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline=""), strict=True))


def broken_rules(files):
    """(table, what) for each rule that does not hold; ten tables are looked at."""
    tables = {r["name"]: (r["schema"], rows(files, r["name"])) for r in package(files)["resources"] if "schema" in r}
    assert len(tables) == 10
    return [(name, what) for name, (schema, found) in tables.items() for what in _broken(schema, found, tables)]


def _broken(schema, found, tables):
    for field in schema["fields"]:
        if wrong([row[field["name"]] for row in found], field.get("constraints", {})):
            yield field["name"]
    key = schema.get("primaryKey", [])
    if key and len({tuple(row[part] for part in key) for row in found}) < len(found):
        yield f"two rows of one {key}"
    for link in schema.get("foreignKeys", []):
        there = {tuple(row[part] for part in link["reference"]["fields"]) for row in tables[link["reference"]["resource"]][1]}
        here = {tuple(row[part] for part in link["fields"]) for row in found}
        if not {cells for cells in here if any(cells)} <= there:
            yield link


def wrong(cells, rules):
    """The cells that break the constraints of a Table Schema."""
    filled = [cell for cell in cells if cell]
    broken = [cell for cell in cells if rules.get("required") and not cell]
    broken += [cell for cell in filled if "enum" in rules and cell not in map(str, rules["enum"])]
    broken += [cell for cell in filled if "pattern" in rules and not re.fullmatch(rules["pattern"], cell)]
    broken += [cell for cell in filled if not rules.get("minimum", float("-inf")) <= _size(cell, rules) <= rules.get("maximum", float("inf"))]
    return broken + (sorted(filled) if rules.get("unique") and len(set(filled)) < len(filled) else [])


def _size(cell, rules):
    return float(cell) if "minimum" in rules else 0
