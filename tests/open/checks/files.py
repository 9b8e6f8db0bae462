"""What holds of every file, whatever its format: it is known, it is text in UTF-8 where it should be, JSON is JSON, and a
CSV is one table without formulas."""

import csv
import io
import json

NAME = "files"
COUNTS = ["files", "json", "csv"]
IS_SLOW = False

# A file that is none of these is seen by no validator.
KNOWN = [
    "places.geojson",
    "*.csv",
    "*.csv-metadata.json",
    "datapackage.json",
    "changes.json",
    "changes.atom",
    "facilities.xlsx",
    "hsds/*.csv",
    "hsds/*.json",
    "fhir/*.json",
]

# What a spreadsheet takes for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    for path in sorted(path for path in district.rglob("*") if path.is_file()):
        counts["files"] += 1
        if not any(path.relative_to(district).match(pattern) for pattern in KNOWN):
            say(path, "no check knows this file")
        if path.suffix in [".xlsx", ".atom"]:
            continue
        text = path.read_bytes().decode("utf-8-sig")
        if "\ufffd" in text or "\0" in text:
            say(path, "a sign that stands for none")
        if path.suffix == ".csv":
            counts["csv"] += 1
            table(path, text, say)
        else:
            counts["json"] += 1
            json.loads(text, object_pairs_hook=lambda pairs: once(pairs, path, say), parse_constant=refused)
    return counts


def once(pairs, path, say):
    fields = dict(pairs)
    if len(fields) != len(pairs):
        say(path, f"a name stands twice among {[name for name, _ in pairs]}")
    return fields


def refused(constant):
    raise ValueError(f"JSON has no {constant}")


def table(path, text, say):
    """What RFC 4180 asks, and that no cell is a formula for whoever opens the file in a spreadsheet."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            say(path, f"row {number} has {len(row)} cells, the first {len(rows[0])}")
        # The tables of HSDS are read by programs, which take a sign that is added for a part of the text.
        for cell in row if path.parent.name != "hsds" else []:
            is_number = cell.lstrip("+-").replace(".", "", 1).isdigit()
            if cell.startswith(FORMULA) and not is_number:
                say(path, f"row {number}: a formula: {cell[:40]}")
